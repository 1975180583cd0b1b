//! Something was done: where that is written.

use crate::edit::{Edit, Path, Side, Step, Value};
use crate::plan::{ActionStatus, Baseline, Date, Entry, Goal, Measurement, Measurements, Plan};
use crate::rehearsal::{find_action, find_course, find_goal, find_person};
use crate::source::{FileId, Span};
use crate::upkeep::Refused;

/// What was done.
#[derive(Clone, Debug)]
pub enum Done<'a> {
    /// A goal was measured; another figure of the same day is written over where `replace` says so.
    Figure { goal: &'a str, value: &'a str, source: Option<&'a str>, replace: bool },
    /// People had a course.
    Training { course: &'a str, people: &'a [String] },
    /// An action went on, ended or was given up.
    Action { action: &'a str, status: ActionStatus },
}

/// On which day, and what else is to be said.
#[derive(Clone, Copy, Debug)]
pub struct When<'a> {
    pub date: Date,
    pub note: Option<&'a str>,
}

/// What becomes of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// It says so already.
    There(String),
    /// These edits say it; with what they are, for whoever reads what was done.
    Edits(Vec<Edit>, String),
}

/// Where a plan says that something was done.
pub fn record(plan: &Plan, done: &Done<'_>, when: When<'_>) -> Result<Recorded, Refused> {
    match *done {
        Done::Figure { goal, value, source, replace } => figure(plan, (goal, value, source, replace), when),
        Done::Training { course, people } => training(plan, course, people, when.date),
        Done::Action { action, status } => action_status(plan, action, status),
    }
}

fn figure(
    plan: &Plan,
    (goal, value, source, replace): (&str, &str, Option<&str>, bool),
    when: When<'_>,
) -> Result<Recorded, Refused> {
    let goal = find_goal(plan, goal)?;
    let number = number(value)?;
    if !goal.value.evidence.is_missing() {
        return Err(Refused::new(
            format!("no figure says whether `{}` is reached", goal.id),
            "its `evidence` does; write there what is to be seen",
        ));
    }
    refuse_before_baseline(goal, when.date)?;
    let figures = match plan.measurements.get() {
        Some(Measurements::File(file)) => {
            return Err(Refused::new(
                format!("the figures are in `{}`", &**file),
                "add a row with goal, date and value there",
            ));
        }
        Some(Measurements::List(figures)) => {
            // In a table, or in a plan that this one builds on.
            if plan.measurements.span().file != FileId(0) {
                return Err(Refused::new(
                    "the figures do not stand in this file",
                    "add a row with goal, date and value to their table, or name the file of the plan that has them with --plan",
                ));
            }
            figures.as_slice()
        }
        None => &[],
    };
    let path = Path::from(["measurements".into()]);
    let said = format!("figure of `{}` for {}: {value}", goal.id, when.date);
    let of_that_day = |one: &&Measurement| {
        one.goal.get().is_some_and(|id| **id == *goal.id) && one.date.copied() == Some(when.date)
    };
    if let Some((index, there)) = figures.iter().enumerate().find(|(_, one)| of_that_day(one)) {
        let old = there.value.copied().map(|number| number.0);
        if old == Some(number) {
            return Ok(Recorded::There(said));
        }
        let old = old.map_or_else(|| "another figure".to_owned(), |old| old.to_string());
        if !replace {
            return Err(Refused::new(
                format!("`{}` has {old} for {} already", goal.id, when.date),
                "write it over with --replace, or name another day with --date",
            ));
        }
        let path = [path, vec![index.into(), "value".into()]].concat();
        let said = format!("{said} in place of {old}");
        return Ok(Recorded::Edits(vec![Edit::Set { path, value: Value::word(value) }], said));
    }
    let mut entry =
        vec![("goal", goal.id.to_string()), ("date", when.date.to_string()), ("value", value.to_owned())];
    entry.extend(source.map(|source| ("source", source.to_owned())));
    entry.extend(when.note.map(|note| ("note", note.to_owned())));
    let dates: Vec<Date> = figures.iter().filter_map(|one| one.date.copied()).collect();
    Ok(Recorded::Edits(vec![Edit::Push { path, item: group(entry), side: newest_side(&dates) }], said))
}

/// A number that everybody reads alike.
fn number(written: &str) -> Result<f64, Refused> {
    let digits = written.strip_prefix('-').unwrap_or(written);
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = is_digits(whole) && part.is_none_or(is_digits);
    let number = written.parse::<f64>().ok().filter(|number| is_plain && number.is_finite());
    let Some(number) = number else {
        return Err(Refused::new(
            format!("`{written}` is no number"),
            "write digits alone, such as 1000 or 6.4; the unit is that of the goal",
        ));
    };
    // In half of Europe this is a thousand times as much.
    if whole != "0" && whole.len() <= 3 && part.is_some_and(|part| part.len() == 3) {
        return Err(Refused::new(
            format!("`{written}` can be read in two ways"),
            format!("write {whole}{} or {number}", part.unwrap_or_default()),
        ));
    }
    Ok(number)
}

fn refuse_before_baseline(goal: &Entry<Goal>, date: Date) -> Result<(), Refused> {
    let baseline = goal.value.baseline.get().and_then(Baseline::date);
    match baseline.filter(|baseline| date < *baseline) {
        Some(baseline) => Err(Refused::new(
            format!("the baseline of `{}` is of {baseline}, after {date}", goal.id),
            "an earlier figure is no step towards the target; name the day with --date",
        )),
        None => Ok(()),
    }
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
fn refuse_inherited(what: &str, place: Span) -> Result<(), Refused> {
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

fn group(entries: Vec<(&str, String)>) -> Value {
    Value::Group(entries.into_iter().map(|(key, word)| (key.to_owned(), Value::Word(word))).collect())
}
