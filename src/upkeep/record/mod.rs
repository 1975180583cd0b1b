//! Something was done: where that is written.

mod case;
mod figure;
mod held;

use crate::edit::{Edit, Side, Step, Value};
use crate::format::Tabular;
use crate::plan::{ActionStatus, Date, Field, Plan};
use crate::rehearsal::{find_action, find_course, find_person};
use crate::source::{FileId, Span};
use crate::upkeep::Refused;
use case::case;
use figure::figure;
use held::{acknowledged, held};

/// What was done.
#[derive(Clone, Debug)]
pub enum Done<'a> {
    /// A goal was measured; another figure of the same day is written over where `replace` says so.
    Figure { goal: &'a str, value: &'a str, source: Option<&'a str>, replace: bool },
    /// People had a course.
    Training { course: &'a str, people: &'a [String] },
    /// An action went on, ended or was given up.
    Action { action: &'a str, status: ActionStatus },
    /// Something that comes again was held; what kind of thing, and of which kind it was.
    Held { what: Meet<'a>, kind: Option<&'a str>, location: Option<&'a str> },
    /// A location accepts the plan.
    Acknowledged { location: Option<&'a str> },
    /// A case of a customer, with what is known of it.
    Case { number: &'a str, fields: &'a [(&'static str, Option<&'a str>)] },
}

/// What is held again and again.
#[derive(Clone, Copy, Debug)]
pub enum Meet<'a> {
    /// The review of the plan.
    Review,
    /// The check of who can sign in.
    AccessReview,
    /// The rehearsal of a playbook.
    Drill(&'a str),
    /// A meeting of the plan, by what it is about.
    Meeting(&'a str),
}

/// On which day, by whom, and what else is to be said.
#[derive(Clone, Copy, Debug)]
pub struct When<'a> {
    pub date: Date,
    pub by: Option<&'a str>,
    pub note: Option<&'a str>,
}

/// What becomes of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It says so already.
    There(String),
    /// These edits say it; with what they are, for whoever reads what was done.
    Edits(Vec<Edit>, String),
    /// A row of a section that is a table in a file of its own.
    Row { table: FileId, section: &'static str, row: Vec<(&'static str, String)>, said: String },
}

/// Where a plan says that something was done.
pub fn record(plan: &Plan, done: &Done<'_>, when: When<'_>) -> Result<Recorded, Refused> {
    match *done {
        Done::Figure { goal, value, source, replace } => figure(plan, (goal, value, source, replace), when),
        Done::Training { course, people } => training(plan, course, people, when.date),
        Done::Action { action, status } => action_status(plan, action, status),
        Done::Held { what, kind, location } => held(plan, what, (kind, location), when),
        Done::Acknowledged { location } => acknowledged(plan, location, when),
        Done::Case { number, fields } => case(plan, number, fields, when),
    }
}

/// That the plan has something of that day or number, and says otherwise of it: both are not written.
fn said_otherwise(said: &str) -> Refused {
    Refused::new(
        format!("there already, and the plan says something else of it: {said}"),
        "change it where it stands, or name another day or number",
    )
}

/// One more entry of a section that is a list here, or a table elsewhere; refused where the table was not read.
fn listed<T>(
    (section, field): (&'static str, &Field<Tabular<T>>),
    entry: Vec<(&'static str, String)>,
    dates: &[Date],
    said: String,
) -> Result<Recorded, Refused> {
    if let Some(Tabular::File(file)) = field.get() {
        let message = format!("the table `{}` of `{section}` cannot be read", &**file);
        return Err(Refused::new(message, "`smplan lint` says why"));
    }
    if !field.is_missing() && field.span().file != FileId(0) {
        return Ok(Recorded::Row { table: field.span().file, section, row: entry, said });
    }
    let side = newest_side(dates);
    Ok(Recorded::Edits(vec![Edit::Push { path: vec![section.into()], item: group(entry), side }], said))
}

fn training(plan: &Plan, course: &str, people: &[String], date: Date) -> Result<Recorded, Refused> {
    let course = find_course(plan, course)?;
    refuse_inherited(&format!("course `{}`", course.id), course.place)?;
    let records = course.value.records.get().map_or(&[][..], |records| records.0.entries());
    let mut edits = Vec::new();
    let mut names = Vec::new();
    let mut known_days = Vec::new();
    for person in people {
        let person = find_person(plan, person)?;
        let known = records.iter().find(|record| record.id == person.id);
        names.push(format!("`{}`", person.id));
        known_days.extend(known.map(|known| format!("`{}` on {}", person.id, known.value)));
        if known.is_none_or(|known| known.value < date) {
            let records: [Step; 5] = [
                "governance".into(),
                "training".into(),
                (&*course.id).into(),
                "records".into(),
                (&*person.id).into(),
            ];
            edits.push(Edit::Set { path: records.to_vec(), value: Value::word(date.to_string()) });
        }
    }
    Ok(if edits.is_empty() {
        Recorded::There(format!("training `{}`: {}", course.id, known_days.join(", ")))
    } else {
        Recorded::Edits(edits, format!("training `{}` on {date}: {}", course.id, names.join(", ")))
    })
}

fn action_status(plan: &Plan, action: &str, status: ActionStatus) -> Result<Recorded, Refused> {
    let action = find_action(plan, action)?;
    refuse_inherited(&format!("action `{}`", action.id), action.place)?;
    let said = format!("action `{}` is {}", action.id, status.word());
    if action.value.status() == status {
        return Ok(Recorded::There(said));
    }
    let path = vec!["actions".into(), (&*action.id).into(), "status".into()];
    Ok(Recorded::Edits(vec![Edit::Set { path, value: Value::word(status.word()) }], said))
}

/// What stands in a plan that this one builds on is changed there.
pub(super) fn refuse_inherited(what: &str, place: Span) -> Result<(), Refused> {
    if place.file == FileId(0) {
        return Ok(());
    }
    Err(Refused::new(
        format!("{what} stands in a plan that this one builds on"),
        "name the file of that plan with --plan",
    ))
}

/// The end of a list at which the newest entries stand.
fn newest_side(dates: &[Date]) -> Side {
    match dates {
        [first, .., last] if first > last => Side::Front,
        _ => Side::Back,
    }
}

pub(super) fn group(entries: Vec<(&str, String)>) -> Value {
    Value::Group(entries.into_iter().map(|(key, word)| (key.to_owned(), Value::Word(word))).collect())
}
