//! Goals, strategy and actions.

use crate::plan::{self, Date, Entry, Measurements, Plan};
use crate::view::drawing::spark::spark;
use crate::view::drawing::timeline::Axis;
use crate::view::drawing::{Bar, Spark};
use crate::view::people;
use crate::view::{Named, humanize};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Goal {
    /// What it is called for short, such as `G1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// The goal in a sentence.
    pub statement: String,
    /// What kind of goal it is.
    pub kind: Option<String>,
    /// What the goal is for.
    pub objective: Option<String>,
    /// What is measured.
    pub metric: Option<String>,
    /// The figure at the beginning.
    pub from: Option<String>,
    /// The day of the first figure.
    pub from_date: Option<String>,
    /// The latest figure, and its day.
    pub now: Option<String>,
    /// The day of the latest figure.
    pub now_date: Option<String>,
    /// The figure to reach.
    pub target: Option<String>,
    /// The day by which it is reached.
    pub due: Option<String>,
    /// Who answers for it.
    pub owner: Option<Named>,
    /// Where the figures come from.
    pub source: Option<String>,
    /// How often it is measured.
    pub measure_every: Option<String>,
    /// What else is watched, to know why.
    pub diagnostic: Option<String>,
    /// How important it is; 1 comes first.
    pub priority: Option<u32>,
    /// How much of the way is gone, in percent from 0 to 100.
    pub progress: Option<u8>,
    /// How much of its time is gone on the day that is looked at, else on the day of the last figure.
    pub expected: Option<u8>,
    /// Where it stands; `None` where nothing was measured.
    pub standing: Option<Standing>,
    /// The last figures as a line.
    pub spark: Option<Spark>,
    /// The strategies that serve it.
    pub strategies: Vec<Named>,
    /// All figures so far, in the order of their days.
    pub measurements: Vec<Figure>,
}

/// Where a goal stands against its time.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Standing {
    /// The same in words.
    pub words: &'static str,
    /// `ok`, `warn` or `bad`.
    pub tone: &'static str,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Figure {
    /// The day, in words.
    pub date: String,
    /// The figure with its unit.
    pub value: String,
    /// What has to be known of it.
    pub note: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Strategy {
    /// What it is called for short, such as `G1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// How, in a sentence.
    pub approach: String,
    /// What kind it is, in words.
    pub kind: Option<String>,
    /// Why this way.
    pub rationale: Option<String>,
    /// The goals that it serves.
    pub goals: Vec<Named>,
    /// What is done for it.
    pub actions: Vec<Named>,
    /// The audiences it is for.
    pub audiences: Vec<String>,
    /// The channels it is about.
    pub channels: Vec<Named>,
    /// What else it works with.
    pub integrates_with: Vec<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Action {
    /// What it is called for short, such as `G1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What is done.
    pub what: String,
    /// What kind it is, in words.
    pub kind: Option<String>,
    /// Who answers for it.
    pub owner: Option<Named>,
    /// From when to when, in words.
    pub when: Option<String>,
    /// The first day, as in ISO 8601.
    pub starts: Option<String>,
    /// The last day, or the day by which it is done.
    pub ends: Option<String>,
    /// How often.
    pub every: Option<String>,
    /// The time for it, in words.
    pub effort: Option<String>,
    /// The money for it, in words.
    pub budget: Option<String>,
    /// How its success is measured.
    pub measure: Option<String>,
    /// How far it is, in words.
    pub status: String,
    /// `ok` for what is done, `now` for what is under way, `bad` for what is late, `plain` else.
    pub tone: &'static str,
    /// Whether it should be done on the day that is looked at.
    pub late: bool,
    /// Where it lies on the line of the horizon.
    pub bar: Option<Bar>,
    /// The strategies it belongs to.
    pub strategies: Vec<Named>,
    /// The channels it is about.
    pub channels: Vec<Named>,
    /// The audiences it is for.
    pub audiences: Vec<String>,
    /// Who has to agree.
    pub needs_approval: Vec<Named>,
    /// What has to be done before.
    pub after: Vec<Named>,
    /// What has to be kept to.
    pub terms: Option<String>,
}

pub(super) fn goals(plan: &Plan, as_of: Option<Date>) -> Vec<Goal> {
    let mut served_by: HashMap<&str, Vec<Named>> = HashMap::new();
    for (index, strategy) in plan.strategy.entries().iter().enumerate() {
        for goal in strategy.value.serves.items() {
            served_by.entry(goal).or_default().push(coded("strategy", 'S', index, &strategy.id));
        }
    }
    let mut figures = figures(plan);
    let goal = |(index, entry): (usize, &Entry<plan::Goal>)| {
        let goal = &entry.value;
        let unit = humanize::text(&goal.unit);
        let figure = |value: f64| humanize::figure(value, unit.as_deref());
        let measured = figures.remove(&*entry.id).unwrap_or_default();
        let baseline = goal.baseline.get();
        let from = baseline.and_then(plan::Baseline::value);
        let target = goal.target.copied().map(|target| target.0);
        let latest = measured.last().and_then(|latest| latest.value.copied()).map(|value| value.0);
        let begun = baseline.and_then(plan::Baseline::date).or_else(|| horizon_start(plan));
        let progress = progress(from, latest, target);
        let looked_at = as_of.or_else(|| measured.last().and_then(|latest| latest.date.copied()));
        let expected = looked_at.and_then(|day| expected(begun?, goal.due.copied()?, day));
        Goal {
            code: format!("G{}", index + 1),
            anchor: format!("goal-{}", entry.id),
            statement: humanize::text(&goal.statement).unwrap_or_else(|| humanize::title(&entry.id)),
            kind: goal.kind.copied().map(|kind| humanize::word(kind.word())),
            objective: humanize::text(&goal.objective),
            metric: humanize::text(&goal.metric),
            from: from.map(figure),
            from_date: baseline.and_then(plan::Baseline::date).map(humanize::date),
            now: latest.map(figure),
            now_date: measured.last().and_then(|latest| humanize::date_of(&latest.date)),
            target: target.map(figure),
            due: humanize::date_of(&goal.due),
            owner: people::owner_of(plan, &goal.owner),
            source: humanize::text(&goal.source),
            measure_every: humanize::every_of(&goal.measure_every),
            diagnostic: humanize::text(&goal.diagnostic),
            priority: goal.priority.copied().map(|priority| priority.0),
            progress,
            expected,
            standing: progress.zip(expected).map(|(progress, expected)| standing(progress, expected)),
            spark: spark(&line(begun.zip(from), &measured), target),
            strategies: served_by.get(&*entry.id).cloned().unwrap_or_default(),
            measurements: measured
                .iter()
                .filter_map(|one| {
                    Some(Figure {
                        date: humanize::date_of(&one.date)?,
                        value: figure(one.value.copied()?.0),
                        note: humanize::text(&one.note),
                    })
                })
                .collect(),
        }
    };
    plan.goals.entries().iter().enumerate().map(goal).collect()
}

fn horizon_start(plan: &Plan) -> Option<Date> {
    Some(plan.about()?.horizon.get()?.starts.get()?.value)
}

/// How much of the time between two days is gone on another one, in percent.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 100 before")]
fn expected(begun: Date, due: Date, on: Date) -> Option<u8> {
    let days = |from: Date, to: Date| f64::from((to - from).get_days());
    let all = days(begun, due);
    (all > 0.0).then(|| (days(begun, on) / all * 100.0).clamp(0.0, 100.0).round() as u8)
}

/// A goal is on track where it is about as far as its time, at risk where it is up to a quarter behind.
fn standing(progress: u8, expected: u8) -> Standing {
    const ABOUT: u8 = 5;
    const BEHIND: u8 = 25;
    let (words, tone) = match expected.saturating_sub(progress) {
        _ if progress >= 100 => ("Reached", "ok"),
        behind if behind <= ABOUT => ("On track", "ok"),
        behind if behind <= BEHIND => ("At risk", "warn"),
        _ => ("Off track", "bad"),
    };
    Standing { words, tone }
}

/// The start and the figures, each with its day as a number.
fn line(start: Option<(Date, f64)>, measured: &[&plan::Measurement]) -> Vec<(f64, f64)> {
    let zero = jiff::civil::date(2000, 1, 1);
    let day = |date: Date| f64::from((date - zero).get_days());
    let figures = measured.iter().filter_map(|one| Some((day(one.date.copied()?), one.value.copied()?.0)));
    start.map(|(date, value)| (day(date), value)).into_iter().chain(figures).collect()
}

/// The figures of each goal, oldest first.
fn figures(plan: &Plan) -> HashMap<&str, Vec<&plan::Measurement>> {
    let mut figures: HashMap<&str, Vec<&plan::Measurement>> = HashMap::new();
    if let Some(Measurements::List(list)) = plan.measurements.get() {
        let mut list: Vec<_> = list.iter().collect();
        list.sort_by_key(|one| one.date.copied());
        for one in list {
            if let Some(goal) = one.goal.get() {
                figures.entry(goal).or_default().push(one);
            }
        }
    }
    figures
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 100 before")]
fn progress(from: Option<f64>, now: Option<f64>, target: Option<f64>) -> Option<u8> {
    let (from, now, target) = (from?, now?, target?);
    let way = target - from;
    (way != 0.0).then(|| ((now - from) / way * 100.0).clamp(0.0, 100.0).round() as u8)
}

fn coded(prefix: &str, letter: char, index: usize, id: &str) -> Named {
    Named::new(prefix, id, Some(format!("{letter}{}", index + 1)))
}

pub(super) fn strategy(plan: &Plan) -> Vec<Strategy> {
    let mut carried_out_by: HashMap<&str, Vec<Named>> = HashMap::new();
    for (index, action) in plan.actions.entries().iter().enumerate() {
        for strategy in action.value.serves.items() {
            carried_out_by.entry(strategy).or_default().push(coded("action", 'A', index, &action.id));
        }
    }
    let strategy = |(index, entry): (usize, &Entry<plan::Strategy>)| {
        let strategy = &entry.value;
        Strategy {
            code: format!("S{}", index + 1),
            anchor: format!("strategy-{}", entry.id),
            approach: humanize::text(&strategy.approach).unwrap_or_else(|| humanize::title(&entry.id)),
            kind: humanize::text(&strategy.kind).map(|kind| humanize::word(&kind)),
            rationale: humanize::text(&strategy.rationale),
            goals: strategy.serves.items().iter().map(|id| goal_named(plan, id)).collect(),
            actions: carried_out_by.get(&*entry.id).cloned().unwrap_or_default(),
            audiences: audience_names(plan, &strategy.audience),
            channels: strategy.channels.items().iter().map(|id| people::channel_named(plan, id)).collect(),
            integrates_with: humanize::texts(&strategy.integrates_with),
        }
    };
    plan.strategy.entries().iter().enumerate().map(strategy).collect()
}

fn goal_named(plan: &Plan, id: &str) -> Named {
    let index = plan.goals.position(id);
    Named::new("goal", id, index.map(|index| format!("G{}", index + 1)))
}

pub(super) fn audience_names(plan: &Plan, audiences: &plan::Field<Vec<plan::AudienceId>>) -> Vec<String> {
    let name = |id: &plan::AudienceId| {
        let known = plan.audiences.entry(id).is_some();
        if known { humanize::word(id) } else { id.to_string() }
    };
    audiences.items().iter().map(name).collect()
}

pub(super) fn actions(plan: &Plan, as_of: Option<Date>) -> Vec<Action> {
    let axis = Axis::of(plan);
    let action = |(index, entry): (usize, &Entry<plan::Action>)| {
        let action = &entry.value;
        let date = |field: &plan::Field<crate::source::Spanned<plan::Date>>| field.get().map(|day| day.value);
        let (starts, ends, due) = (date(&action.starts), date(&action.ends), date(&action.due));
        let when = match (starts.map(humanize::date), ends.map(humanize::date), due.map(humanize::date)) {
            (Some(starts), Some(ends), _) => Some(format!("{starts} to {ends}")),
            (Some(starts), None, Some(due)) => Some(format!("{starts} to {due}")),
            (None, _, Some(due)) => Some(format!("by {due}")),
            (Some(starts), None, None) => Some(format!("from {starts}")),
            (None, Some(ends), None) => Some(format!("until {ends}")),
            (None, None, None) => None,
        };
        let strategy_named = |id: &plan::StrategyId| {
            let index = plan.strategy.position(id);
            Named::new("strategy", id, index.map(|index| format!("S{}", index + 1)))
        };
        let action_named = |id: &plan::ActionId| {
            let index = plan.actions.position(id);
            Named::new("action", id, index.map(|index| format!("A{}", index + 1)))
        };
        let budget = action.budget.get().and_then(|budget| {
            let currency =
                humanize::text(&budget.currency).map(|currency| format!(" {currency}")).unwrap_or_default();
            Some(format!("{}{currency}", humanize::number(budget.amount.copied()?)))
        });
        let last = ends.or(due);
        let status = action.status.copied().unwrap_or(plan::ActionStatus::Planned);
        let is_open = matches!(status, plan::ActionStatus::Planned | plan::ActionStatus::Active);
        let late = is_open && as_of.zip(last).is_some_and(|(today, last)| last < today);
        let tone = match status {
            _ if late => "bad",
            plan::ActionStatus::Done => "ok",
            plan::ActionStatus::Active => "now",
            plan::ActionStatus::Planned | plan::ActionStatus::Dropped => "plain",
        };
        Action {
            code: format!("A{}", index + 1),
            anchor: format!("action-{}", entry.id),
            what: humanize::text(&action.r#do).unwrap_or_else(|| humanize::title(&entry.id)),
            kind: action.kind.copied().map(|kind| kind.word().to_owned()),
            owner: people::owner_of(plan, &action.owner),
            when,
            starts: starts.map(|day| day.to_string()),
            ends: last.map(|day| day.to_string()),
            every: humanize::every_of(&action.every),
            effort: humanize::duration_of(&action.effort),
            budget,
            measure: humanize::text(&action.measure),
            status: status.word().to_owned(),
            tone,
            late,
            bar: axis.and_then(|axis| axis.bar(starts, last, as_of)),
            strategies: action.serves.items().iter().map(strategy_named).collect(),
            channels: action.channel.items().iter().map(|id| people::channel_named(plan, id)).collect(),
            audiences: audience_names(plan, &action.audience),
            needs_approval: people::owners(plan, &action.needs_approval),
            after: action.after.items().iter().map(action_named).collect(),
            terms: action.terms.get().map(|url| url.to_string()),
        }
    };
    plan.actions.entries().iter().enumerate().map(action).collect()
}
