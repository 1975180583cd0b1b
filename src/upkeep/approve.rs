//! Somebody agrees to messages, playbooks, posts or the plan: who may, and where that is written.

use crate::edit::{Edit, Path, Side, Step, Value};
use crate::plan::{Agreeable, AgreedBy, Date, Plan, nearest};
use crate::publishing::{Agreement, Agreements, Given, Standing};
use crate::rehearsal::{find_owner, find_playbook, what_there_is};
use crate::source::FileId;
use crate::upkeep::Refused;

/// Who agrees, on which day, and until when.
#[derive(Clone, Copy, Debug)]
pub struct Approver<'a> {
    pub by: &'a str,
    pub today: Date,
    pub until: Option<Date>,
}

/// What becomes of what somebody wants to agree to.
#[derive(Debug, Default)]
pub struct Approving<'p> {
    /// To this they agree now.
    pub new: Vec<Agreeable<'p>>,
    /// To this they have agreed already.
    pub there: Vec<Agreeable<'p>>,
    /// Why they cannot agree now to something of a whole section.
    pub left: Vec<Refused>,
    /// What says so in the plan.
    pub edits: Vec<Edit>,
    /// Who agrees, by their id.
    pub by: String,
}

const SECTIONS: [&str; 3] = ["messages", "playbooks", "calendar"];

/// What somebody agrees to: things by section and id, or whole sections. Nobody agrees to what has a `mistake`.
pub fn approve<'p>(
    plan: &'p Plan,
    wanted: &[String],
    approver: Approver<'_>,
    mistake: impl Fn(Agreeable<'_>) -> Option<String>,
) -> Result<Approving<'p>, Refused> {
    let Approver { today, until, .. } = approver;
    let by = find_owner(plan, approver.by)?;
    if plan.has_left(by, today) {
        return Err(Refused::new(format!("`{by}` has left"), "name somebody who is there with --by"));
    }
    if !plan.belongs_on(by, today) {
        return Err(Refused::new(format!("`{by}` has not come yet"), "name somebody who is there with --by"));
    }
    if let Some(until) = until.filter(|until| *until < today) {
        return Err(Refused::new(format!("{until} is over"), "name a day to come with --until"));
    }
    let agreements = Agreements::of(plan);
    let mut approving = Approving { by: by.to_owned(), ..Approving::default() };
    let approver = Approver { by, ..approver };
    for wanted in wanted {
        let (all, is_one) = meant(plan, wanted)?;
        for what in all {
            if [&approving.new, &approving.there].iter().any(|known| is_among(what, known)) {
                continue; // It is named twice.
            }
            let decided = decide(&agreements.about(what), plan, approver);
            match decided.and_then(|edits| refuse_mistake(what, edits, &mistake)) {
                Ok(None) => approving.there.push(what),
                Ok(Some(edits)) => {
                    approving.new.push(what);
                    approving.edits.extend(edits);
                }
                Err(refused) if is_one => return Err(refused),
                Err(refused) => approving.left.push(refused),
            }
        }
    }
    Ok(approving)
}

/// Nobody agrees anew to what is wrong.
fn refuse_mistake(
    what: Agreeable<'_>,
    edits: Option<Vec<Edit>>,
    mistake: impl Fn(Agreeable<'_>) -> Option<String>,
) -> Result<Option<Vec<Edit>>, Refused> {
    match mistake(what).filter(|_| edits.is_some()) {
        Some(mistake) => Err(Refused::new(
            format!("there is an error in {}: {mistake}", what.name()),
            "run `smplan lint`, and mend it first",
        )),
        None => Ok(edits),
    }
}

fn is_among(what: Agreeable<'_>, known: &[Agreeable<'_>]) -> bool {
    known.iter().any(|known| (known.section(), known.id()) == (what.section(), what.id()))
}

/// What is meant by `messages` or `messages.sorry`, and whether that is one thing.
fn meant<'p>(plan: &'p Plan, wanted: &str) -> Result<(Vec<Agreeable<'p>>, bool), Refused> {
    if wanted == "plan" {
        return Ok((vec![Agreeable::Plan(plan)], true));
    }
    let (section, id) = wanted.split_once('.').map_or((wanted, None), |(section, id)| (section, Some(id)));
    if !SECTIONS.contains(&section) {
        return Err(Refused::new(
            format!("nobody agrees to `{wanted}`"),
            "name what is agreed to: plan, messages.ID, playbooks.ID or calendar.ID, or one of these sections",
        ));
    }
    let all: Vec<Agreeable<'p>> = plan.agreeables().filter(|what| what.section() == section).collect();
    let Some(id) = id else {
        // What stands in a plan that this one builds on is approved there; a post without words is still to be written.
        let own = all.into_iter().filter(|what| what.place().file == FileId(0) && has_words(*what));
        let own: Vec<Agreeable<'p>> = own.collect();
        if own.is_empty() {
            return Err(Refused::new(
                format!("there is nothing in `{section}` to agree to"),
                "name something else",
            ));
        }
        return Ok((own, false));
    };
    if let Some(what) = all.iter().find(|what| what.id() == id) {
        return Ok((vec![*what], true));
    }
    if section == "playbooks" {
        return Ok((vec![Agreeable::Playbook(find_playbook(plan, id)?)], true));
    }
    if plan.calendar.entry(id).is_some() && section == "calendar" {
        return Err(Refused::new(
            format!("`{id}` is a slot, which comes again with other words"),
            "name the posts that fill it",
        ));
    }
    let ids: Vec<String> = all.iter().map(|what| what.id().to_owned()).collect();
    let near = nearest(id, ids.iter().map(String::as_str));
    Err(Refused::new(format!("`{section}` has no `{id}`"), what_there_is(near, &ids)))
}

fn has_words(what: Agreeable<'_>) -> bool {
    match what {
        Agreeable::Plan(_) | Agreeable::Message(_) | Agreeable::Playbook(_) => true,
        Agreeable::Post(entry) => !entry.value.text.is_missing(),
    }
}

/// The edits that say that somebody agrees; none where the plan says so already.
fn decide(
    agreement: &Agreement<'_>,
    plan: &Plan,
    approver: Approver<'_>,
) -> Result<Option<Vec<Edit>>, Refused> {
    let Approver { by, today, until } = approver;
    let what = agreement.what;
    let name = what.name();
    let (place, is_readable) = what.approval_place();
    let is_of_other = matches!(what, Agreeable::Plan(_)) && place.is_written() && place.file != FileId(0);
    if what.place().file != FileId(0) || is_of_other {
        let name = if is_of_other { "who agreed to the plan".to_owned() } else { name };
        return Err(Refused::new(
            format!("{name} stands in a plan that this one builds on"),
            "name the file of that plan with --plan",
        ));
    }
    if !has_words(what) {
        return Err(Refused::new(format!("{name} has no words yet"), "write its `text` first"));
    }
    let Some(digest) = what.digest(plan).filter(|_| is_readable) else {
        return Err(Refused::new(
            format!("a part of {name} cannot be read"),
            "run `smplan lint`, and mend it first",
        ));
    };
    may_agree(agreement, &name, approver)?;
    let is_mine = |given: &&Given<'_>| given.by() == Some(by);
    let mine = agreement.given.iter().find(is_mine);
    let is_there = mine.is_some_and(|mine| {
        mine.standing == Standing::Current
            && mine.counts_on(today)
            && !mine.approved.date.is_missing()
            && until.is_none_or(|until| mine.approved.until.copied() == Some(until))
    });
    if is_there {
        return Ok(None);
    }
    let new = Words { by, date: today, until, digest: &digest };
    Ok(Some(match what {
        Agreeable::Plan(plan) => edits_of_plan(plan, agreement, new),
        Agreeable::Message(_) | Agreeable::Playbook(_) | Agreeable::Post(_) => edits(agreement, new, today),
    }))
}

/// Whether somebody is one of those who agree, and it is their turn.
fn may_agree(agreement: &Agreement<'_>, name: &str, approver: Approver<'_>) -> Result<(), Refused> {
    let own = agreement.steps_of(approver.by);
    let by = approver.by;
    if agreement.steps.is_empty() {
        return Ok(());
    }
    let Some(last) = own.last() else {
        let who = one_of(agreement.steps.iter().flatten().copied());
        return Err(Refused::new(format!("`{by}` may not agree to {name}"), format!("{who} may")));
    };
    match agreement.next_step(|given| given.counts_on(approver.today)) {
        Some(next) if !own.contains(&next) && *last > next => {
            let who = agreement.steps.get(next).map(|step| one_of(step.iter().copied())).unwrap_or_default();
            let message = format!("it is not yet the turn of `{by}` to agree to {name}");
            Err(Refused::new(message, format!("first comes {who}")))
        }
        _ => Ok(()),
    }
}

/// Some owners of whom one is enough, each once.
fn one_of<'p>(owners: impl Iterator<Item = &'p str>) -> String {
    let mut named: Vec<String> = Vec::new();
    for owner in owners.map(|owner| format!("`{owner}`")) {
        if !named.contains(&owner) {
            named.push(owner);
        }
    }
    named.join(" or ")
}

/// What an approval says.
#[derive(Clone, Copy)]
struct Words<'a> {
    by: &'a str,
    date: Date,
    until: Option<Date>,
    digest: &'a str,
}

impl Words<'_> {
    fn group(self) -> Value {
        Value::Group(self.entries())
    }

    fn entries(self) -> Vec<(String, Value)> {
        let word = |name: &str, word: String| (name.to_owned(), Value::Word(word));
        let mut group = vec![word("by", self.by.to_owned()), word("date", self.date.to_string())];
        group.extend(self.until.map(|until| word("until", until.to_string())));
        group.push(word("digest", self.digest.to_owned()));
        group
    }

    /// Says so in the place of another approval, whose other lines stay as they are.
    fn instead_of(self, old: AgreedBy<'_>, path: &Path) -> Vec<Edit> {
        let at = |name: &str| [path.as_slice(), &[name.into()]].concat();
        let set = |name: &str, word: String| Edit::Set { path: at(name), value: Value::Word(word) };
        let mut edits = vec![set("by", self.by.to_owned()), set("date", self.date.to_string())];
        match self.until {
            Some(until) => edits.push(set("until", until.to_string())),
            None if !old.until.is_missing() => edits.push(Edit::Remove { path: at("until") }),
            None => {}
        }
        edits.push(set("digest", self.digest.to_owned()));
        edits
    }
}

/// The edits that write an approval of the plan, and take out those of this version that are of other words; those of earlier versions
/// stay.
fn edits_of_plan(plan: &Plan, agreement: &Agreement<'_>, new: Words<'_>) -> Vec<Edit> {
    let path: Path = vec!["governance".into(), "approvals".into()];
    let item = |index: usize| -> Path { [path.as_slice(), &[index.into()]].concat() };
    let current = plan.current_approvals().into_iter().zip(&agreement.given);
    let mut edits = Vec::new();
    let mut is_written = false;
    for ((index, approval), given) in current {
        if given.by() == Some(new.by) {
            is_written = true;
            edits.extend(new.instead_of(approval.into(), &item(index)));
        } else if given.standing == Standing::Outdated {
            edits.push(Edit::Remove { path: item(index) });
        }
    }
    if !is_written {
        let version = plan.about().and_then(|about| about.version.copied());
        let mut words = new.entries();
        words.insert(0, ("what".to_owned(), Value::word("plan")));
        words.extend(version.map(|version| ("version".to_owned(), Value::word(version.0.to_string()))));
        edits.push(Edit::Push { path, item: Value::Group(words), side: Side::Back });
    }
    edits
}

/// The edits that write an approval, and take out those that no longer count.
fn edits(agreement: &Agreement<'_>, new: Words<'_>, today: Date) -> Vec<Edit> {
    let what = agreement.what;
    let (place, _) = what.approval_place();
    let path: Path = vec![what.section().into(), what.id().into(), "approved".into()];
    let has_steps = agreement.steps.len() > 1;
    let is_mine = |given: &Given<'_>| given.by() == Some(new.by);
    // Without steps the newest approval is enough, and one without a digest is no longer needed.
    let counts =
        |given: &Given<'_>| given.counts_on(today) && (given.standing == Standing::Current || has_steps);
    let is_list = agreement.given.first().is_some_and(|first| first.approved.place.start >= place.start);
    // What is agreed to in a plan that this one builds on stays there.
    let is_own = place.file == FileId(0);
    match agreement.given.get(..if is_own { agreement.given.len() } else { 0 }).unwrap_or_default() {
        [only] if is_mine(only) || !counts(only) => {
            let path = if is_list { [path.as_slice(), &[Step::Item(0)]].concat() } else { path };
            new.instead_of(only.approved, &path)
        }
        given => {
            // Somebody who agrees in several steps renews the last one.
            let at = given.iter().rposition(|one| is_mine(one) && !is_turn_again(agreement, one, today));
            let mut entries: Vec<Value> = Vec::new();
            for (index, one) in given.iter().enumerate() {
                if Some(index) == at {
                    entries.push(new.group());
                } else if counts(one) {
                    entries.push(as_written(one.approved));
                }
            }
            if at.is_none() {
                entries.push(new.group());
            }
            let value = if entries.len() == 1 { new.group() } else { Value::List(entries) };
            vec![Edit::Set { path, value }]
        }
    }
}

/// Whether it is the turn of whoever gave an approval once more, in a later step.
fn is_turn_again(agreement: &Agreement<'_>, given: &Given<'_>, today: Date) -> bool {
    let next = agreement.next_step(|given| given.counts_on(today));
    given.counts_on(today)
        && next.is_some_and(|next| given.by().is_some_and(|by| agreement.steps_of(by).contains(&next)))
}

fn as_written(approved: AgreedBy<'_>) -> Value {
    let AgreedBy { place: _, by, date, until, digest } = approved;
    let words = [
        ("by", by.get().map(|by| by.to_string())),
        ("date", date.copied().map(|date| date.to_string())),
        ("until", until.copied().map(|until| until.to_string())),
        ("digest", digest.get().map(|digest| digest.to_string())),
    ];
    let there = words.into_iter().filter_map(|(name, word)| Some((name.to_owned(), Value::Word(word?))));
    Value::Group(there.collect())
}
