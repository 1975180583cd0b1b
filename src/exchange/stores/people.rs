//! Who holds the roles of a store, as a row has it and as the plan has it.

use crate::diagnostic::Severity;
use crate::edit::{Edit, Path, Value};
use crate::exchange::Remark;
use crate::exchange::may_be_id;
use crate::exchange::stores::row::{PersonCells, StoreRow};
use crate::plan::{Binds, Date, Entry, Person, Phone, Plan, kebab};
use crate::source::FileId;
use std::fmt::Write as _;

/// What a row says otherwise of the people of a store.
#[derive(Debug, Default)]
pub(super) struct PeopleChange {
    /// People who are new, by their ids, with the fields that are known.
    pub(super) new: Vec<(String, Vec<(&'static str, String)>)>,
    /// Changes of those who are there.
    pub(super) edits: Vec<Edit>,
    /// Who holds a role from now on, where that changes.
    pub(super) binds: Vec<(String, Vec<String>)>,
    pub(super) said: Vec<String>,
}

/// The people of one store, and whose file is changed; without a file it is new.
pub(super) struct Team<'p> {
    pub(super) plan: &'p Plan,
    pub(super) binds: Option<&'p Binds>,
    pub(super) own: Option<FileId>,
    pub(super) today: Date,
}

impl Team<'_> {
    /// What a row says otherwise, or why that cannot be done.
    pub(super) fn change(&self, row: &StoreRow) -> Result<PeopleChange, Remark> {
        let mut change = PeopleChange::default();
        // Who is named, each with the role: whoever has another role stays.
        let mut named: Vec<(&str, String)> = Vec::new();
        for cells in &row.people {
            let id = match self.known(row, cells)? {
                Some(person) => {
                    self.renew(person, cells, &mut change);
                    person.id.to_string()
                }
                None => self.add(cells, &mut change),
            };
            named.push((&cells.role, id));
        }
        for (role, id) in &named {
            self.bind(role, id, &named, &mut change);
        }
        Ok(change)
    }

    fn is_own(&self, person: &Entry<Person>) -> bool {
        Some(person.place.file) == self.own
    }

    /// Somebody who is in the plan: by their address, else by their name.
    fn known(&self, row: &StoreRow, cells: &PersonCells) -> Result<Option<&Entry<Person>>, Remark> {
        let all = self.plan.people.entries();
        let name = cells.name.as_deref().unwrap_or_default();
        let is_called = |person: &&Entry<Person>| {
            person.value.name.get().is_some_and(|known| known.to_lowercase() == name.to_lowercase())
        };
        let has_address = |person: &&Entry<Person>| {
            let known = person.value.email.get().map(|email| email.to_lowercase());
            known.is_some() && known == cells.email.as_ref().map(|email| email.to_lowercase())
        };
        let mut reached = all.iter().filter(has_address);
        if let (Some(person), None) = (reached.next(), reached.next()) {
            let known = person.value.name.get().map_or("", |known| known);
            if is_called(&person) || shares_a_word(known, name) {
                return Ok(Some(person));
            }
            let email = cells.email.as_deref().unwrap_or_default();
            let message = format!(
                "`{email}` is the address of {known} in the plan, and of {name} here: one person or two?"
            );
            let help = format!(
                "for one, correct the name of `{}` in the plan; for two, give each an address of their own",
                person.id
            );
            return Err(Remark::new(Severity::Error, row.number, message).help(help));
        }
        // Those of the store before those of the group.
        let (own, others): (Vec<_>, Vec<_>) =
            all.iter().filter(is_called).partition(|person| self.is_own(person));
        match (own.as_slice(), others.as_slice()) {
            ([one], _) | ([], [one]) => Ok(Some(one)),
            ([], []) => Ok(None),
            _ => {
                let message = format!("several people of the plan are called {name}");
                let help = "write the e-mail address by which one of them is known into the list";
                Err(Remark::new(Severity::Error, row.number, message).help(help))
            }
        }
    }

    /// Brings what is known of somebody up to date, where they stand in the file of the store.
    fn renew(&self, person: &Entry<Person>, cells: &PersonCells, change: &mut PeopleChange) {
        if !self.is_own(person) {
            return;
        }
        let path = |field: &str| -> Path { vec!["people".into(), (&*person.id).into(), field.into()] };
        let is_same =
            |now: Option<&str>, new: &str| now.is_some_and(|now| now.to_lowercase() == new.to_lowercase());
        let known = &person.value;
        let fields: [(&str, Option<&str>, &Option<String>); 3] = [
            ("name", known.name.get().map(|name| &**name), &cells.name),
            ("email", known.email.get().map(|email| &**email), &cells.email),
            ("phone", known.phone.get().map(|phone| &**phone), &cells.phone),
        ];
        for (field, now, new) in fields {
            let Some(new) = new else { continue };
            if is_same(now, new) || (field == "phone" && is_same_phone(known.phone.get(), new)) {
                continue;
            }
            change.edits.push(Edit::Set { path: path(field), value: Value::word(new) });
            change.said.push(format!("`{}`: {field} {}{new}", person.id, before(now)));
        }
        if known.has_left(self.today) {
            change.edits.push(Edit::Remove { path: path("until") });
            change.said.push(format!("`{}` is back", person.id));
        }
    }

    /// Adds somebody, and says under which id.
    fn add(&self, cells: &PersonCells, change: &mut PeopleChange) -> String {
        let fields = [("name", &cells.name), ("email", &cells.email), ("phone", &cells.phone)];
        let fields: Vec<(&str, String)> =
            fields.into_iter().filter_map(|(field, words)| Some((field, words.clone()?))).collect();
        // Somebody may have several roles.
        let same = change.new.iter().find(|(_, known)| known.first() == fields.first());
        if let Some((id, _)) = same {
            return id.clone();
        }
        let id = self.id_for(cells.name.as_deref().unwrap_or_default(), change);
        change.new.push((id.clone(), fields));
        id
    }

    /// An id that nobody has: the first name, else the whole name, else that with a number.
    fn id_for(&self, name: &str, change: &PeopleChange) -> String {
        let is_free = |id: &str| {
            let plan = self.plan;
            may_be_id(id)
                && plan.people.entry(id).is_none()
                && plan.roles.entry(id).is_none()
                && plan.contacts.entry(id).is_none()
                && change.new.iter().all(|(known, _)| known != id)
        };
        let first = kebab(name.split_whitespace().next().unwrap_or_default());
        let whole =
            Some(kebab(name)).filter(|whole| !whole.is_empty()).unwrap_or_else(|| "person".to_owned());
        let numbered = (2..).map(|number| format!("{whole}-{number}"));
        [first, whole.clone()].into_iter().chain(numbered).find(|id| is_free(id)).unwrap_or(whole)
    }

    /// Lets somebody hold a role before all others; whoever of the store held it leaves.
    fn bind(&self, role: &str, id: &str, named: &[(&str, String)], change: &mut PeopleChange) {
        let bound = |role: &str| -> Vec<&str> {
            let held = self.binds.and_then(|Binds(binds)| binds.entry(role));
            held.map_or(Vec::new(), |held| held.value.0.iter().map(|person| &**person).collect())
        };
        let before = bound(role);
        if before.first() == Some(&id) {
            return;
        }
        let old = before.first().and_then(|old| self.plan.people.entry(old)).filter(|old| self.is_own(old));
        let leaves = |person: &str| old.is_some_and(|old| &*old.id == person);
        let others = before.iter().filter(|person| **person != id && !leaves(person));
        let holders: Vec<String> = [id].into_iter().chain(others.copied()).map(str::to_owned).collect();
        change.binds.push((role.to_owned(), holders));
        let called = |id: &str| {
            let new = change.new.iter().find(|(known, _)| known == id).and_then(|(_, fields)| fields.first());
            let known = self.plan.people.entry(id).and_then(|person| person.value.name.get());
            new.map(|(_, name)| name.clone())
                .or_else(|| known.map(|name| name.to_string()))
                .unwrap_or_else(|| id.to_owned())
        };
        let Some(old) = old else {
            change.said.push(format!("{role} {}", called(id)));
            return;
        };
        let mut said = format!("{role} {} → {}", called(&old.id), called(id));
        let has_another = self.binds.is_some_and(|Binds(binds)| {
            binds.entries().iter().any(|held| &*held.id != role && bound(&held.id).contains(&&*old.id))
        });
        let stays = named.iter().any(|(_, named)| *named == *old.id) || has_another;
        if !stays && old.value.until.copied().is_none_or(|until| until > self.today) {
            let path = vec!["people".into(), (&*old.id).into(), "until".into()];
            change.edits.push(Edit::Set { path, value: Value::word(self.today.to_string()) });
            let _ = write!(said, ", `{}` gets `until: {}`", old.id, self.today);
        }
        change.said.push(said);
    }
}

/// Whether two names have a word in common, as after a marriage.
fn shares_a_word(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> { name.split([' ', '-', '.']).map(str::to_lowercase).collect() };
    let others = words(other);
    words(one).iter().any(|word| word.chars().count() > 1 && others.contains(word))
}

/// Whether two numbers reach the same phone, however they are written.
pub(super) fn is_same_phone(now: Option<&Phone>, new: &str) -> bool {
    let new = Phone::read(new).ok();
    now.is_some() && now.map(Phone::dialled) == new.as_ref().map(Phone::dialled)
}

/// What was there, as it is said before what comes.
pub(super) fn before(now: Option<&str>) -> String {
    now.map_or_else(String::new, |now| format!("{now} → "))
}
