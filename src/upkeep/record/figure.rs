//! A goal was measured.

use crate::edit::{Edit, Value};
use crate::plan::{Baseline, Date, Entry, Goal, Measurement, Measurements, Plan};
use crate::rehearsal::find_goal;
use crate::source::FileId;
use crate::upkeep::Refused;
use crate::upkeep::record::{Recorded, When, listed, said_otherwise};

pub(super) fn figure(
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
    let figures = plan.measurements.get().map_or(&[][..], Measurements::items);
    let said = format!("figure of `{}` for {}: {value}", goal.id, when.date);
    let of_that_day = |one: &&Measurement| {
        one.goal.get().is_some_and(|id| **id == *goal.id) && one.date.copied() == Some(when.date)
    };
    if let Some((index, there)) = figures.iter().enumerate().find(|(_, one)| of_that_day(one)) {
        let old = there.value.copied().map(|number| number.0);
        if old == Some(number) {
            let says =
                |wanted: Option<&str>, there: Option<&str>| wanted.is_none_or(|wanted| there == Some(wanted));
            let is_same = says(source, there.source.get().map(|words| &**words))
                && says(when.note, there.note.get().map(|words| &**words));
            return if is_same { Ok(Recorded::There(said)) } else { Err(said_otherwise(&said)) };
        }
        let old = old.map_or_else(|| "another figure".to_owned(), |old| old.to_string());
        let is_here = plan.measurements.span().file == FileId(0);
        if !replace && is_here {
            return Err(Refused::new(
                format!("`{}` has {old} for {} already", goal.id, when.date),
                "write it over with --replace, or name another day with --date",
            ));
        }
        if !is_here {
            return Err(Refused::new(
                format!("`{}` has {old} for {}, which does not stand in this file", goal.id, when.date),
                "write it over where it stands, in the table of figures or in the plan that this one builds on",
            ));
        }
        let path = vec!["measurements".into(), index.into(), "value".into()];
        let said = format!("{said} in place of {old}");
        return Ok(Recorded::Edits(vec![Edit::Set { path, value: Value::word(value) }], said));
    }
    let mut entry =
        vec![("goal", goal.id.to_string()), ("date", when.date.to_string()), ("value", value.to_owned())];
    entry.extend(source.map(|source| ("source", source.to_owned())));
    entry.extend(when.note.map(|note| ("note", note.to_owned())));
    let dates: Vec<Date> = figures.iter().filter_map(|one| one.date.copied()).collect();
    listed(("measurements", &plan.measurements), entry, &dates, said)
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
            format!("write {} or {written}0", written.replace('.', "")),
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
