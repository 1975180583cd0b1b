//! The dates of a plan, for calendars.

use crate::plan::{self, ActionStatus, Date, Duration, Plan, Unit};
use crate::view::facts::{Amount, Day};
use crate::view::{Named, View, humanize, people};
use schemars::JsonSchema;
use serde::Serialize;

/// Something that happens on a day, or from one day to another.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Event {
    /// What stays the same whatever changes in the plan: what it is, its id, and the id of the plan.
    pub uid: String,
    /// The place in the document of what it belongs to.
    pub of: Option<String>,
    /// What happens.
    #[serde(flatten)]
    pub what: Occasion,
    /// Who sees to it.
    pub owner: Option<Named>,
    /// The first day.
    pub from: Day,
    /// The last day; the same as the first where it is one day.
    pub to: Day,
    /// How it comes again, as a rule of RFC 5545: `FREQ=WEEKLY;UNTIL=20261231`.
    pub repeats: Option<String>,
}

/// What happens.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Occasion {
    /// A goal is due.
    Goal {
        /// What the goal is called for short, such as `G1`.
        code: String,
        /// The goal in a sentence.
        goal: String,
        /// The figure to reach.
        target: Option<Amount>,
    },
    /// An action begins, ends, or is done again.
    Action {
        /// What the action is called for short, such as `A1`.
        code: String,
        /// What is done.
        action: String,
        /// How its success is measured.
        measure: Option<String>,
    },
    /// A playbook is rehearsed.
    Drill {
        /// What the playbook is called for short, such as `P1`.
        code: String,
        /// The playbook, by its title.
        playbook: String,
        /// How it is rehearsed.
        drill: Option<String>,
    },
    /// The approval of a message ends.
    Message {
        /// What the message is called for short, such as `M1`.
        code: String,
        /// The message, by its name.
        message: String,
        /// Who approved it.
        by: Option<Named>,
        /// When it was approved.
        on: Option<Day>,
        /// When the approval ends.
        until: Day,
    },
    /// The plan is looked at again.
    Review {
        /// The title of the plan.
        plan: Option<String>,
    },
    /// The plan ends.
    Plan {
        /// The title of the plan.
        plan: Option<String>,
    },
}

impl Occasion {
    /// The same in a word: `goal`, `action`, `drill`, `message`, `review` or `plan`.
    pub fn word(&self) -> &'static str {
        match self {
            Occasion::Goal { .. } => "goal",
            Occasion::Action { .. } => "action",
            Occasion::Drill { .. } => "drill",
            Occasion::Message { .. } => "message",
            Occasion::Review { .. } => "review",
            Occasion::Plan { .. } => "plan",
        }
    }

    /// Where it stands in the document.
    fn anchor(&self, id: &str) -> Option<String> {
        match self {
            Occasion::Goal { .. } | Occasion::Action { .. } | Occasion::Message { .. } => {
                Some(format!("{}-{id}", self.word()))
            }
            Occasion::Drill { .. } => Some(format!("playbook-{id}")),
            Occasion::Review { .. } => Some("review".to_owned()),
            Occasion::Plan { .. } => None,
        }
    }
}

/// The days of an event.
struct Dated {
    from: Date,
    to: Date,
    every: Option<Duration>,
    until: Option<Date>,
}

/// Everything in the plan that has a day: actions, goals, the next review, drills, and the days on which approvals of
/// messages end. Actions that are dropped are not among them.
pub(super) fn events(plan: &Plan, view: &View) -> Vec<Event> {
    let ends = plan.about().and_then(|about| about.horizon.get()?.ends.get().map(|day| day.value));
    let plan_id = plan.full_id().unwrap_or_else(|| "plan".to_owned());
    let event = |id: &str, what: Occasion, owner: Option<Named>, dated: Dated| Event {
        uid: format!("{}-{id}@{plan_id}.smplan", what.word()),
        of: what.anchor(id),
        what,
        owner,
        from: Day(dated.from),
        to: Day(dated.to.max(dated.from)),
        repeats: dated.every.and_then(|every| rule(every, dated.from, dated.until)),
    };
    let mut events = Vec::new();
    for (entry, shown) in plan.goals.entries().iter().zip(&view.goals) {
        if let Some(due) = entry.value.due.copied() {
            let (code, goal) = (shown.code.clone(), shown.statement.clone());
            let what = Occasion::Goal { code, goal, target: shown.target.clone() };
            events.push(event(&entry.id, what, shown.owner.clone(), Dated::on(due)));
        }
    }
    for (entry, shown) in plan.actions.entries().iter().zip(&view.actions) {
        let Some(dated) = action(&entry.value, ends) else { continue };
        let (code, action) = (shown.code.clone(), shown.what.clone());
        let what = Occasion::Action { code, action, measure: shown.measure.clone() };
        events.push(event(&entry.id, what, shown.owner.clone(), dated));
    }
    for (entry, shown) in plan.playbooks.entries().iter().zip(&view.playbooks) {
        let Some(drill) = entry.value.drill.get() else { continue };
        let next = drill.every.copied().and_then(|every| plan::later(drill.last.copied()?, every));
        if let Some(from) = next {
            let (code, playbook) = (shown.code.clone(), shown.title.clone());
            let what = Occasion::Drill { code, playbook, drill: humanize::text(&drill.kind) };
            let dated = Dated { from, to: from, every: drill.every.copied(), until: ends };
            events.push(event(&entry.id, what, people::owner_of(plan, &entry.value.owner), dated));
        }
    }
    for (entry, shown) in plan.messages.entries().iter().zip(&view.messages) {
        let Some(approved) = entry.value.approved.get() else { continue };
        if let Some(until) = approved.until.copied() {
            let what = Occasion::Message {
                code: shown.code.clone(),
                message: shown.name.clone(),
                by: people::plain_owner(plan, &approved.by),
                on: Day::of(&approved.date),
                until: Day(until),
            };
            events.push(event(&entry.id, what, None, Dated::on(until)));
        }
    }
    if let Some(review) = plan.about().and_then(|about| about.review.get()) {
        let every = review.every.copied();
        let next = review.next.copied();
        let next = next.or_else(|| plan::later(review.last.copied()?, every?));
        if let Some(from) = next {
            let owner = people::plain_owner(plan, &review.owner);
            let dated = Dated { from, to: from, every, until: ends };
            events.push(event("plan", Occasion::Review { plan: view.title.clone() }, owner, dated));
        }
    }
    if let Some(ends) = ends {
        let owner = plan.about().and_then(|about| people::owner_of(plan, &about.owner));
        events.push(event("ends", Occasion::Plan { plan: view.title.clone() }, owner, Dated::on(ends)));
    }
    events
}

impl Dated {
    fn on(day: Date) -> Dated {
        Dated { from: day, to: day, every: None, until: None }
    }
}

/// The days of an action: again and again where it says how often, else from its first day to its last.
fn action(action: &plan::Action, ends: Option<Date>) -> Option<Dated> {
    if action.status.copied() == Some(ActionStatus::Dropped) {
        return None;
    }
    let last = action.last_day();
    let from = action.starts.get().map(|day| day.value).or(last)?;
    Some(match action.every.copied() {
        Some(every) => Dated { from, to: from, every: Some(every), until: last.or(ends) },
        None => Dated { from, to: last.unwrap_or(from), every: None, until: None },
    })
}

/// How something comes again, from a day until another.
fn rule(every: Duration, from: Date, until: Option<Date>) -> Option<String> {
    if every.amount == 0 || until.is_some_and(|until| until < from) {
        return None;
    }
    let interval = |amount: u32| if amount > 1 { format!(";INTERVAL={amount}") } else { String::new() };
    // Not every month has the day: then it is the last that the month has.
    let last_days = || {
        let day = from.day();
        let days: Vec<String> = (28..=day).map(|day| day.to_string()).collect();
        if day > 28 { format!(";BYMONTHDAY={};BYSETPOS=-1", days.join(",")) } else { String::new() }
    };
    let rule = match every.unit {
        // A calendar has whole days.
        Unit::Minutes | Unit::Hours => "FREQ=DAILY".to_owned(),
        Unit::BusinessDays if every.amount == 1 => "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR".to_owned(),
        Unit::Days | Unit::BusinessDays => format!("FREQ=DAILY{}", interval(every.amount)),
        Unit::Weeks => format!("FREQ=WEEKLY{}", interval(every.amount)),
        Unit::Months => format!("FREQ=MONTHLY{}{}", interval(every.amount), last_days()),
        Unit::Years => {
            format!("FREQ=YEARLY{};BYMONTH={}{}", interval(every.amount), from.month(), last_days())
        }
    };
    let until = until.map(|until| format!(";UNTIL={}", until.strftime("%Y%m%d"))).unwrap_or_default();
    Some(format!("{rule}{until}"))
}

#[cfg(test)]
mod tests {
    use crate::plan::Duration;
    use crate::view::calendar::rule;
    use jiff::civil::date;

    #[test]
    fn what_comes_again_is_a_rule_of_the_standard() {
        let of = |every: &str, day| rule(Duration::parse(every).unwrap(), date(2026, 1, day), None);
        assert_eq!(of("1w", 5).as_deref(), Some("FREQ=WEEKLY"));
        assert_eq!(of("2w", 5).as_deref(), Some("FREQ=WEEKLY;INTERVAL=2"));
        assert_eq!(of("3mo", 28).as_deref(), Some("FREQ=MONTHLY;INTERVAL=3"));
        assert_eq!(of("1mo", 31).as_deref(), Some("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"));
        assert_eq!(of("1bd", 5).as_deref(), Some("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"));
        assert_eq!(of("8h", 5).as_deref(), Some("FREQ=DAILY"));
        let until = rule(Duration::parse("1y").unwrap(), date(2024, 2, 29), Some(date(2027, 1, 1)));
        assert_eq!(
            until.as_deref(),
            Some("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1;UNTIL=20270101")
        );
        assert_eq!(rule(Duration::parse("1y").unwrap(), date(2026, 1, 5), Some(date(2026, 1, 1))), None);
    }
}
