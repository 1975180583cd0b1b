//! Goals, and the ways to them.

use crate::due::{self, BEHIND, part_of_time, part_of_way};
use crate::plan::{self, Date, Entry, GoalKind, Measurements, Plan};
use crate::view::drawing::Spark;
use crate::view::drawing::spark::spark;
use crate::view::facts::{Amount, Day, Duration};
use crate::view::people;
use crate::view::{Named, humanize};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

#[derive(Debug, JsonSchema, Serialize)]
pub struct Goal {
    /// What it is called for short, such as `G1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// The goal in a sentence.
    pub statement: String,
    /// What kind of goal it is: a word of the format, such as `reputation`.
    pub kind: Option<&'static str>,
    /// What the goal is for.
    pub objective: Option<String>,
    /// What is measured.
    pub metric: Option<String>,
    /// The figure at the beginning.
    pub from: Option<Amount>,
    /// The day of the first figure.
    pub from_date: Option<Day>,
    /// The latest figure.
    pub now: Option<Amount>,
    /// The day of the latest figure.
    pub now_date: Option<Day>,
    /// The figure to reach.
    pub target: Option<Amount>,
    /// The day by which it is reached.
    pub due: Option<Day>,
    /// The figure that is kept up, or not passed, instead of one that is reached.
    pub level: Option<Level>,
    /// How to tell that it is reached where no figure says it.
    pub evidence: Option<String>,
    /// The channels that it is about; all where there are none.
    pub channels: Vec<Named>,
    /// The number that it has in another document.
    pub reference: Option<String>,
    /// Who answers for it.
    pub owner: Option<Named>,
    /// Where the figures come from.
    pub source: Option<String>,
    /// How often it is measured.
    pub measure_every: Option<Duration>,
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

/// A figure that is held: at least, at most, or between the two.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Level {
    /// The figure that is kept up.
    pub at_least: Option<Amount>,
    /// The figure that is not passed.
    pub at_most: Option<Amount>,
    /// The span in which it is counted: `day`, `week`, `month` or `year`.
    pub per: Option<&'static str>,
}

/// Where a goal stands against its time.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Standing {
    /// Where it stands.
    pub is: StandingKind,
    /// `ok`, `warn` or `bad`.
    pub tone: &'static str,
}

/// Whether a goal is as far as its time.
#[derive(Clone, Copy, Debug, JsonSchema, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StandingKind {
    /// The whole way is gone.
    Reached,
    /// It is about as far as its time.
    OnTrack,
    /// It is up to a quarter behind.
    AtRisk,
    /// It is further behind.
    OffTrack,
    /// Its day is over, and it is not reached or was never measured.
    Missed,
    /// The last figure is on the right side of the level that is held.
    Held,
    /// The last figure is on the wrong side of it.
    Behind,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Figure {
    /// The day.
    pub date: Day,
    /// The figure.
    pub value: Amount,
    /// What has to be known of it.
    pub note: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Strategy {
    /// What it is called for short, such as `S1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// How, in a sentence.
    pub approach: String,
    /// What kind it is, as the plan says it.
    pub kind: Option<String>,
    /// Why this way.
    pub rationale: Option<String>,
    /// The goals that it serves.
    pub goals: Vec<Named>,
    /// What is done for it.
    pub actions: Vec<Named>,
    /// The audiences it is for.
    pub audiences: Vec<Named>,
    /// The channels it is about.
    pub channels: Vec<Named>,
    /// What else it works with.
    pub integrates_with: Vec<String>,
    /// The number that it has in another document.
    pub reference: Option<String>,
}

pub(super) fn goals(plan: &Plan, as_of: Option<Date>) -> Vec<Goal> {
    let mut served_by: HashMap<&str, Vec<Named>> = HashMap::new();
    for (index, strategy) in plan.strategy.entries().iter().enumerate() {
        for goal in strategy.value.serves.items() {
            served_by.entry(goal).or_default().push(coded("strategy", 'S', Some(index), &strategy.id));
        }
    }
    let mut figures = figures(plan);
    let missed = missed(plan, as_of);
    let goal = |(index, entry): (usize, &Entry<plan::Goal>)| {
        let goal = &entry.value;
        let unit = humanize::text(&goal.unit);
        let figure = |value: f64| Amount { value, unit: unit.clone() };
        let measured = figures.remove(&*entry.id).unwrap_or_default();
        let baseline = goal.baseline.get();
        let from = baseline.and_then(plan::Baseline::value);
        let target = goal.target.copied().map(|target| target.0);
        let latest = measured.last().and_then(|latest| latest.value.copied()).map(|value| value.0);
        let begun = baseline.and_then(plan::Baseline::date).or_else(|| horizon_start(plan));
        let progress = part_of_way(from, latest, target);
        let looked_at = as_of.or_else(|| measured.last().and_then(|latest| latest.date.copied()));
        let expected = looked_at.and_then(|day| part_of_time(begun?, goal.due.copied()?, day));
        Goal {
            code: format!("G{}", index + 1),
            anchor: format!("goal-{}", entry.id),
            statement: humanize::text(&goal.statement).unwrap_or_else(|| humanize::title(&entry.id)),
            kind: goal.kind.copied().map(GoalKind::word),
            objective: humanize::text(&goal.business_goal),
            metric: humanize::text(&goal.metric),
            from: from.map(figure),
            from_date: baseline.and_then(plan::Baseline::date).map(Day),
            now: latest.map(figure),
            now_date: measured.last().and_then(|latest| Day::of(&latest.date)),
            target: target.map(figure),
            due: Day::of(&goal.due),
            level: level(goal, unit.as_deref()),
            evidence: humanize::text(&goal.evidence),
            channels: people::channels_named(plan, &goal.channels),
            reference: humanize::text(&goal.r#ref),
            owner: people::owner_of(plan, &goal.owner),
            source: humanize::text(&goal.source),
            measure_every: Duration::of(&goal.measure_every),
            diagnostic: humanize::text(&goal.diagnostic),
            priority: goal.priority.copied().map(|priority| priority.0),
            progress,
            expected,
            standing: missed
                .contains(&*entry.id)
                .then_some(Standing { is: StandingKind::Missed, tone: "bad" })
                .or_else(|| progress.zip(expected).map(|(progress, expected)| standing(progress, expected)))
                .or_else(|| Some(held(goal.holds(latest?)?))),
            spark: spark(&line(begun.zip(from), &measured), target),
            strategies: served_by.get(&*entry.id).cloned().unwrap_or_default(),
            measurements: measured
                .iter()
                .filter_map(|one| {
                    Some(Figure {
                        date: Day::of(&one.date)?,
                        value: figure(one.value.copied()?.0),
                        note: humanize::text(&one.note),
                        source: humanize::text(&one.source),
                    })
                })
                .collect(),
        }
    };
    plan.goals.entries().iter().enumerate().map(goal).collect()
}

/// The goals whose day is over, as a review looks back on them: none before the plan is in force.
fn missed(plan: &Plan, as_of: Option<Date>) -> HashSet<String> {
    let Some(today) = as_of.filter(|_| plan.is_in_force()) else { return HashSet::new() };
    let late = due::goals(plan, today).into_iter().filter(|fact| fact.is_late(today));
    late.map(|fact| fact.about.id()).collect()
}

fn horizon_start(plan: &Plan) -> Option<Date> {
    Some(plan.about()?.horizon.get()?.starts.get()?.value)
}

/// The level that is held; nothing where a goal has none.
fn level(goal: &plan::Goal, unit: Option<&str>) -> Option<Level> {
    let figure = |value: plan::Number| Amount { value: value.0, unit: unit.map(str::to_owned) };
    let (at_least, at_most) = (goal.at_least.copied().map(figure), goal.at_most.copied().map(figure));
    let per = goal.per.copied().map(plan::GoalPer::word);
    let is_said = at_least.is_some() || at_most.is_some() || per.is_some();
    is_said.then_some(Level { at_least, at_most, per })
}

/// A level is held or not, whatever the time: it is never missed.
fn held(is_held: bool) -> Standing {
    if is_held {
        Standing { is: StandingKind::Held, tone: "ok" }
    } else {
        Standing { is: StandingKind::Behind, tone: "warn" }
    }
}

/// A goal is on track where it is about as far as its time, at risk where it is up to a quarter behind.
fn standing(progress: u8, expected: u8) -> Standing {
    const FAR_BEHIND: u8 = 25;
    let (is, tone) = match expected.saturating_sub(progress) {
        _ if progress >= 100 => (StandingKind::Reached, "ok"),
        behind if behind <= BEHIND => (StandingKind::OnTrack, "ok"),
        behind if behind <= FAR_BEHIND => (StandingKind::AtRisk, "warn"),
        _ => (StandingKind::OffTrack, "bad"),
    };
    Standing { is, tone }
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

/// A thing that is called by a letter and its place in the plan, from 0; it has no place where it is not in the plan.
pub(super) fn coded(prefix: &str, letter: char, index: Option<usize>, id: &str) -> Named {
    Named::new(prefix, id, index.map(|index| format!("{letter}{}", index + 1)))
}

pub(super) fn strategy(plan: &Plan) -> Vec<Strategy> {
    let mut carried_out_by: HashMap<&str, Vec<Named>> = HashMap::new();
    for (index, action) in plan.actions.entries().iter().enumerate() {
        for strategy in action.value.serves.items() {
            carried_out_by.entry(strategy).or_default().push(coded("action", 'A', Some(index), &action.id));
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
            audiences: audiences_named(plan, &strategy.audience),
            channels: people::channels_named(plan, &strategy.channels),
            integrates_with: humanize::texts(&strategy.integrates_with),
            reference: humanize::text(&strategy.r#ref),
        }
    };
    plan.strategy.entries().iter().enumerate().map(strategy).collect()
}

pub(super) fn goal_named(plan: &Plan, id: &str) -> Named {
    coded("goal", 'G', plan.goals.position(id), id)
}

pub(super) fn audiences_named(plan: &Plan, audiences: &plan::Field<Vec<plan::AudienceId>>) -> Vec<Named> {
    let named = |id: &plan::AudienceId| {
        let known = plan.audiences.entry(id).is_some();
        Named::new("audience", id, known.then(|| humanize::word(id)))
    };
    audiences.items().iter().map(named).collect()
}
