//! What is due of goals: to be reached, and to be measured on the way.

use crate::due::fact::{About, Fact, GoalEnd, horizon_days};
use crate::due::steps::so_long_after;
use crate::plan::{Baseline, Date, Entry, Goal, GoalForm, Measurement, Measurements, Plan, PlanKind};
use std::collections::HashMap;

/// How many points a goal may be below its line.
pub const BEHIND: u8 = 10;

/// The goals that have a day, without those that were reached when it was over.
pub fn goals(plan: &Plan, today: Date) -> Vec<Fact<'_>> {
    let newest = newest_figures(plan);
    let changes = |(_, entry): &(usize, &Entry<Goal>)| entry.value.form() == GoalForm::Change;
    let due = plan.goals.entries().iter().enumerate().filter(changes).filter_map(|(index, entry)| {
        let due = entry.value.due.copied()?;
        let end = if due < today { Some(end(plan, entry, newest.get(&*entry.id).copied())?) } else { None };
        Some(Fact {
            about: About::Goal(index, entry, end),
            owner: owner(entry),
            due,
            last: None,
            every: None,
            place: entry.value.due.span(),
        })
    });
    due.collect()
}

/// What became of a goal, where it is not reached; nothing either where nobody can say.
fn end(plan: &Plan, goal: &Entry<Goal>, newest: Option<&Measurement>) -> Option<GoalEnd> {
    let target = goal.value.target.copied()?.0; // `goal-not-measurable` speaks up.
    let Some(value) = newest.and_then(|figure| figure.value.copied()) else {
        let is_known = plan.kind() == PlanKind::Plan && are_in_plan(plan);
        return is_known.then_some(GoalEnd::Unmeasured);
    };
    let is_missed = is_reached(&goal.value, value.0) == Some(false);
    is_missed.then_some(GoalEnd::Missed { value: value.0, target })
}

/// Whether a figure is as good as the target of a goal, which may lie below its baseline; `None` where it has none.
pub fn is_reached(goal: &Goal, value: f64) -> Option<bool> {
    let target = goal.target.copied()?.0;
    let falls = goal.baseline.get().and_then(Baseline::value).is_some_and(|start| start > target);
    Some(if falls { value <= target } else { value >= target })
}

/// The day by which each goal is measured next, as long as it is not over: so long after its newest figure as it says, or as
/// reviews are apart. Before the plan begins nobody measures by it, and after its end nobody has to.
pub fn figures(plan: &Plan, today: Date) -> Vec<Fact<'_>> {
    if !are_in_plan(plan) {
        return Vec::new();
    }
    let review = plan.about().and_then(|about| about.review.get()?.every.copied());
    let (starts, ends) = horizon_days(plan);
    let newest = newest_figures(plan);
    // What no figure says is not measured.
    let measured = |(_, entry): &(usize, &Entry<Goal>)| entry.value.form() != GoalForm::Evidence;
    let due = plan.goals.entries().iter().enumerate().filter(measured).filter_map(|(index, entry)| {
        let goal = &entry.value;
        let every = goal.measure_every.copied().or(review)?;
        let baseline = goal.baseline.get().and_then(Baseline::date);
        let last = newest.get(&*entry.id).and_then(|figure| figure.date.copied()).max(baseline);
        let due = so_long_after(plan, last.max(starts)?, every)?;
        let is_over = goal.due.copied().is_some_and(|end| end < today || end < due);
        (!is_over && ends.is_none_or(|ends| due <= ends)).then(|| Fact {
            about: About::Figure(index, entry),
            owner: owner(entry),
            due,
            last,
            every: Some(every),
            place: entry.place,
        })
    });
    due.collect()
}

/// Whether the figures are known: those in a file of their own may not have been read, which was reported.
fn are_in_plan(plan: &Plan) -> bool {
    !plan.measurements.is_unreadable() && !matches!(plan.measurements.get(), Some(Measurements::File(_)))
}

fn owner(goal: &Entry<Goal>) -> Option<&str> {
    goal.value.owner.get().map(|owner| &*owner.value.0)
}

/// The newest figure of each goal.
pub fn newest_figures(plan: &Plan) -> HashMap<&str, &Measurement> {
    let mut newest: HashMap<&str, &Measurement> = HashMap::new();
    let Some(Measurements::List(list)) = plan.measurements.get() else { return newest };
    for figure in list.iter().filter(|figure| !figure.date.is_missing() && !figure.value.is_missing()) {
        let Some(goal) = figure.goal.get() else { continue };
        let known = newest.entry(goal).or_insert(figure);
        if figure.date.copied() >= known.date.copied() {
            *known = figure;
        }
    }
    newest
}

/// How much of its way a goal has gone and how much of its time is gone, in percent, where it is more than a little behind.
pub fn behind(
    plan: &Plan,
    goal: &Entry<Goal>,
    newest: Option<&Measurement>,
    today: Date,
) -> Option<(u8, u8)> {
    let baseline = goal.value.baseline.get();
    let begun = baseline.and_then(Baseline::date).or(horizon_days(plan).0)?;
    let now = newest.and_then(|figure| figure.value.copied()).map(|value| value.0);
    let target = goal.value.target.copied().map(|target| target.0);
    let way = part_of_way(baseline.and_then(Baseline::value), now, target)?;
    let time = part_of_time(begun, goal.value.due.copied()?, today)?;
    (time.saturating_sub(way) > BEHIND).then_some((way, time))
}

/// How much of the way from one figure to another is gone, in percent.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 100 before")]
pub fn part_of_way(from: Option<f64>, now: Option<f64>, target: Option<f64>) -> Option<u8> {
    let (from, now, target) = (from?, now?, target?);
    let way = target - from;
    (way != 0.0).then(|| ((now - from) / way * 100.0).clamp(0.0, 100.0).round() as u8)
}

/// How much of the time between two days is gone on another one, in percent.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 100 before")]
pub fn part_of_time(begun: Date, due: Date, on: Date) -> Option<u8> {
    let days = |from: Date, to: Date| f64::from((to - from).get_days());
    let all = days(begun, due);
    (all > 0.0).then(|| (days(begun, on) / all * 100.0).clamp(0.0, 100.0).round() as u8)
}
