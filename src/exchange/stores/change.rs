//! What a row says of a store otherwise than its plan, as edits of its file.

use crate::edit::{Edit, Value};
use crate::exchange::Remark;
use crate::exchange::stores::file::NewStore;
use crate::exchange::stores::people::{Team, before, is_same_phone};
use crate::exchange::stores::row::StoreRow;
use crate::plan::{Date, Location, LocationStatus, Plan};
use crate::source::FileId;

/// What becomes of the file of a store.
#[derive(Debug, Default)]
pub struct StoreChange {
    /// None where the plan says the same as the list.
    pub edits: Vec<Edit>,
    /// What changes, in words.
    pub said: Vec<String>,
}

/// What a row changes in the plan of a store, whose own file is the first; or why that cannot be done.
pub fn change(row: &StoreRow, plan: &Plan, today: Date) -> Result<StoreChange, Remark> {
    let mut change = StoreChange::default();
    let Some(location) = plan.bound_location() else { return Ok(change) };
    let own = Some(FileId(0));
    let team = Team { plan, binds: location.value.binds.get(), own, today };
    let people = team.change(row)?;
    for (field, new, now) in differing(row, plan, Some(&location.value)) {
        let path = vec!["locations".into(), (&*location.id).into(), field.into()];
        change.edits.push(Edit::Set { path, value: Value::word(&new) });
        change.said.push(format!("{field} {}{new}", before(now.as_deref())));
    }
    if !people.new.is_empty() {
        let words = |fields: Vec<(&str, String)>| {
            Value::Group(
                fields.into_iter().map(|(field, words)| (field.to_owned(), Value::word(words))).collect(),
            )
        };
        let entries = people.new.into_iter().map(|(id, fields)| (id, words(fields))).collect();
        change.edits.push(Edit::Insert { path: vec!["people".into()], entries });
    }
    for (role, holders) in people.binds {
        let path = vec!["locations".into(), (&*location.id).into(), "binds".into(), role.as_str().into()];
        let value = Value::List(holders.iter().map(Value::word).collect());
        change.edits.push(Edit::Set { path, value });
    }
    change.edits.extend(people.edits);
    change.said.extend(people.said);
    Ok(change)
}

/// Closes a location.
pub fn retirement(id: &str) -> Edit {
    let path = vec!["locations".into(), id.into(), "status".into()];
    Edit::Set { path, value: Value::word(LocationStatus::Closed.word()) }
}

/// The file of a store that has none, as a row has it; `location` is what the group says of it.
pub fn new_of_row(
    row: &StoreRow,
    (plan, location): (&Plan, Option<&Location>),
    (id, extends): (&str, &str),
    today: Date,
) -> Result<NewStore, Remark> {
    let team = Team { plan, binds: location.and_then(|location| location.binds.get()), own: None, today };
    let people = team.change(row)?;
    let words =
        |fields: Vec<(&'static str, String)>| fields.into_iter().map(|(field, words)| (field, Some(words)));
    Ok(NewStore {
        extends: extends.to_owned(),
        id: id.to_owned(),
        fields: differing(row, plan, location).into_iter().map(|(field, new, _)| (field, new)).collect(),
        people: people.new.into_iter().map(|(id, fields)| (id, words(fields).collect())).collect(),
        binds: people.binds,
    })
}

/// The fields of a store of which a row says something else, with that and with what holds without it.
fn differing(
    row: &StoreRow,
    plan: &Plan,
    location: Option<&Location>,
) -> Vec<(&'static str, String, Option<String>)> {
    let written = |of: &dyn Fn(&Location) -> Option<String>| location.and_then(of);
    let usual_zone = plan.about().and_then(|about| about.time_zone.get()).map(|zone| zone.to_string());
    let usual_country = plan.about().and_then(|about| about.country.get()).map(|country| country.to_string());
    let fields = [
        ("code", &row.code, written(&|location| Some(location.code.get()?.to_string()))),
        ("name", &row.name, written(&|location| Some(location.name.get()?.to_string()))),
        ("region", &row.region, written(&|location| Some(location.region.get()?.value.to_string()))),
        (
            "time_zone",
            &row.time_zone,
            written(&|location| Some(location.time_zone.get()?.to_string())).or(usual_zone),
        ),
        (
            "country",
            &row.country,
            written(&|location| Some(location.country.get()?.to_string())).or(usual_country),
        ),
        ("phone", &row.phone, written(&|location| Some(location.phone.get()?.to_string()))),
        ("hours", &row.hours, written(&|location| Some(location.hours.get()?.to_string()))),
    ];
    let phone = location.and_then(|location| location.phone.get());
    let is_same = |field: &str, new: &str, now: Option<&str>| {
        let says_the_same =
            |now: &str| now == new || (field == "name" && now.to_lowercase() == new.to_lowercase());
        now.is_some_and(says_the_same) || (field == "phone" && is_same_phone(phone, new))
    };
    let differing = fields.into_iter().filter_map(|(field, new, now)| {
        let new = new.clone().filter(|new| !is_same(field, new, now.as_deref()))?;
        Some((field, new, now))
    });
    differing.collect()
}
