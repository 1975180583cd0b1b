//! What is done, by whom and when.

use crate::due;
use crate::plan::{self, Date, Entry, Plan};
use crate::view::drawing::Bar;
use crate::view::drawing::timeline::Axis;
use crate::view::facts::{Amount, Dates, Day, Duration};
use crate::view::goals::{audiences_named, coded};
use crate::view::{Named, humanize, people};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashSet;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Action {
    /// What it is called for short, such as `A1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What is done.
    pub what: String,
    /// What kind it is: a word of the format, such as `campaign`.
    pub kind: Option<&'static str>,
    /// Who answers for it.
    pub owner: Option<Named>,
    /// From when to when, or by when.
    pub when: Option<Dates>,
    /// The first day.
    pub starts: Option<Day>,
    /// The last day, or the day by which it is done.
    pub ends: Option<Day>,
    /// How often.
    pub every: Option<Duration>,
    /// What sets it off each time, in the words of the plan.
    pub trigger: Option<String>,
    /// How soon it is done then.
    pub within: Option<Duration>,
    /// The number that it has in another document.
    pub reference: Option<String>,
    /// The time for it.
    pub effort: Option<Duration>,
    /// The money for it.
    pub budget: Option<Amount>,
    /// How its success is measured.
    pub measure: Option<String>,
    /// How far it is: `planned`, `active`, `done` or `dropped`.
    pub status: &'static str,
    /// `ok` for what is done, `now` for what is under way, `warn` for what should have begun, `bad` for what is late, `plain` else.
    pub tone: &'static str,
    /// Whether it should be done on the day that is looked at.
    pub late: bool,
    /// Whether its first day is over on the day that is looked at, and the plan does not say that it has begun.
    pub not_begun: bool,
    /// Where it lies on the line of the horizon.
    pub bar: Option<Bar>,
    /// The strategies it belongs to.
    pub strategies: Vec<Named>,
    /// The channels it is about.
    pub channels: Vec<Named>,
    /// The audiences it is for.
    pub audiences: Vec<Named>,
    /// Who has to agree.
    pub needs_approval: Vec<Named>,
    /// What has to be done before.
    pub after: Vec<Named>,
    /// What has to be kept to.
    pub terms: Option<String>,
}

pub(super) fn actions(plan: &Plan, as_of: Option<Date>) -> Vec<Action> {
    let axis = Axis::of(plan);
    let facts = as_of.filter(|_| plan.is_in_force()).map(|today| (today, due::actions(plan, today)));
    let late = facts
        .into_iter()
        .flat_map(|(today, facts)| facts.into_iter().filter(move |fact| fact.is_late(today)));
    let late: HashSet<String> = late.map(|fact| fact.about.id()).collect();
    let action = |(index, entry): (usize, &Entry<plan::Action>)| {
        let action = &entry.value;
        let date = |field: &plan::Field<crate::source::Spanned<plan::Date>>| field.get().map(|day| day.value);
        let (starts, ends, due) = (date(&action.starts), date(&action.ends), date(&action.due));
        let strategy_named = |id: &plan::StrategyId| coded("strategy", 'S', plan.strategy.position(id), id);
        let action_named = |id: &plan::ActionId| coded("action", 'A', plan.actions.position(id), id);
        let budget = action.budget.get().and_then(|budget| {
            let unit = humanize::text(&budget.currency);
            Some(Amount { value: budget.amount.copied()?.0, unit })
        });
        let last = action.last_day();
        let status = action.status();
        let late = late.contains(&*entry.id);
        let is_planned = status == plan::ActionStatus::Planned;
        let is_over = |day: Date| as_of.is_some_and(|today| plan.is_in_force() && day < today);
        let not_begun = is_planned && !late && starts.is_some_and(is_over);
        let tone = match status {
            _ if late => "bad",
            _ if not_begun => "warn",
            plan::ActionStatus::Done => "ok",
            plan::ActionStatus::Active => "now",
            plan::ActionStatus::Planned | plan::ActionStatus::Dropped => "plain",
        };
        Action {
            code: format!("A{}", index + 1),
            anchor: format!("action-{}", entry.id),
            what: humanize::text(&action.r#do).unwrap_or_else(|| humanize::title(&entry.id)),
            kind: action.kind.copied().map(plan::ActionKind::word),
            owner: people::owner_of(plan, &action.owner),
            when: Dates::of(starts, ends, due),
            starts: starts.map(Day),
            ends: last.map(Day),
            every: Duration::of(&action.every),
            trigger: humanize::text(&action.trigger),
            within: Duration::of(&action.within),
            reference: humanize::text(&action.r#ref),
            effort: Duration::of(&action.effort),
            budget,
            measure: humanize::text(&action.measure),
            status: status.word(),
            tone,
            late,
            not_begun,
            bar: axis.and_then(|axis| axis.bar(starts, last, as_of)),
            strategies: action.serves.items().iter().map(strategy_named).collect(),
            channels: people::channels_named(plan, &action.channel),
            audiences: audiences_named(plan, &action.audience),
            needs_approval: people::owners(plan, &action.needs_approval),
            after: action.after.items().iter().map(action_named).collect(),
            terms: action.terms.get().map(|url| url.to_string()),
        }
    };
    plan.actions.entries().iter().enumerate().map(action).collect()
}
