//! What the plan that follows is called, and who is still in it.

use crate::edit::{Edit, node_at};
use crate::plan::{Agreeable, Date, Plan, kebab};
use crate::publishing::{Agreements, Given, Standing};
use crate::syntax::Tree;
use crate::upkeep::Refused;
use crate::upkeep::successor::paths::{below, path_of};
use crate::upkeep::successor::time::Shift;
use std::fmt::Write;

/// The id that was asked for; else the old one with the year raised, or with one at its end.
pub(super) fn new_id(plan: &Plan, shift: &Shift, asked: Option<&str>) -> Result<String, Refused> {
    let old = plan.about().and_then(|about| about.id.get()).map(|id| id.to_string()).unwrap_or_default();
    if old.is_empty() {
        return Err(Refused::new("the plan has no id", "write `id: harbour-2026` under `plan` first"));
    }
    if let Some(id) = asked {
        if id == old {
            return Err(Refused::new(
                format!("`{id}` is the id of the plan itself"),
                "name another one with --id",
            ));
        }
        if id.is_empty() || kebab(id) != id {
            let help = "an id has small letters, digits and hyphens, such as harbour-2027";
            return Err(Refused::new(format!("`{id}` is no id"), help));
        }
        return Ok(id.to_owned());
    }
    let new = raised(&old, shift.n_years());
    if new != old {
        return Ok(new);
    }
    let has_year = raised(&old, 1) != old;
    let (stem, number) = match old.rsplit_once('-').map(|(stem, end)| (stem, end.parse::<u8>())) {
        Some((stem, Ok(number))) if has_year && number < u8::MAX => (stem, number + 1),
        _ => (&*old, 2),
    };
    Ok(if has_year { format!("{stem}-{number}") } else { format!("{old}-{}", shift.starts().year()) })
}

/// The title that was asked for; else the old one with the year raised; nothing where it stays.
pub(super) fn new_title(plan: &Plan, shift: &Shift, asked: Option<&str>) -> Option<String> {
    let old = plan.about().and_then(|about| about.title.get()).map(|title| title.to_string())?;
    let new = asked.map_or_else(|| raised(&old, shift.n_years()), str::to_owned);
    (new != old).then_some(new)
}

/// Words with each year in them raised, in `2026-27` and `2026/27` both.
fn raised(words: &str, n_years: i16) -> String {
    let mut new = String::with_capacity(words.len());
    let mut year_before: Option<i16> = None;
    for part in words.split_inclusive(|letter: char| !letter.is_ascii_digit()) {
        let digits = part.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let number = digits.parse::<i16>().ok();
        let is_year = digits.len() == 4 && number.is_some_and(|number| (1990..2100).contains(&number));
        let is_second = digits.len() == 2 && number == year_before.map(|year| (year + 1) % 100);
        let raised = number.map(|number| number + n_years);
        let _ = match raised.filter(|_| is_year || is_second) {
            Some(year) if is_year => write!(new, "{year}"),
            Some(year) => write!(new, "{:02}", year.rem_euclid(100)),
            None => new.write_str(digits),
        };
        new.push_str(part.strip_prefix(digits).unwrap_or_default());
        year_before = number.filter(|_| is_year);
    }
    new
}

/// What nobody needs in the plan that follows once all else is done: people who have left before a day and whom nothing names, with
/// their trainings, and approvals of messages that do not hold.
pub fn left_behind(plan: &Plan, (own, whole): (&Tree<'_>, &Tree<'_>), day: Date) -> (Vec<Edit>, usize) {
    let mut edits = Vec::new();
    let left = plan
        .people
        .entries()
        .iter()
        .filter(|person| person.value.until.copied().is_some_and(|until| until < day));
    for person in left {
        let path = path_of(&["people", &person.id]);
        if node_at(own, &path).is_some() && Plan::references_to(whole, "people", &person.id).is_empty() {
            edits.push(Edit::Remove { path });
            edits.extend(records_of(plan, own, &person.id));
        }
    }
    let agreements = Agreements::of(plan);
    let mut n_lapsed = 0;
    for message in plan.messages.entries() {
        let path = path_of(&["messages", &message.id, "approved"]);
        let Some(written) = node_at(own, &path) else { continue };
        let given = agreements.about(Agreeable::Message(message)).given;
        let holds = |given: &Given<'_>| given.standing == Standing::Current && given.counts_on(day);
        let lapsed: Vec<usize> =
            (0..given.len()).filter(|index| !given.get(*index).is_some_and(holds)).collect();
        n_lapsed += lapsed.len();
        if lapsed.len() == given.len() || written.items().len() == 0 && !lapsed.is_empty() {
            edits.push(Edit::Remove { path });
        } else {
            edits.extend(lapsed.into_iter().map(|index| Edit::Remove { path: below(&path, index) }));
        }
    }
    (edits, n_lapsed)
}

/// The trainings that somebody had; a list of nobody goes as a whole.
fn records_of(plan: &Plan, own: &Tree<'_>, person: &str) -> Vec<Edit> {
    let courses = plan.governance.get().map(|governance| governance.training.entries()).unwrap_or_default();
    let records = courses.iter().filter_map(|course| {
        let path = path_of(&["governance", "training", &course.id, "records"]);
        let record = below(&path, person);
        node_at(own, &record)?;
        let is_only = node_at(own, &path)?.entries().len() == 1;
        Some(Edit::Remove { path: if is_only { path } else { record } })
    });
    records.collect()
}
