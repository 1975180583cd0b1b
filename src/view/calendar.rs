//! The dates of a plan, for calendars.

use crate::duty::{Calendar, Counting, later};
use crate::plan::{self, ActionStatus, Date, Duration, Plan, Unit};
use crate::view::facts::{Amount, Day};
use crate::view::{Named, View, humanize, people};
use jiff::ToSpan;
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
    /// How it comes again, as a rule of RFC 5545: `FREQ=WEEKLY;UNTIL=20261231`. What no rule says that all calendars read in the
    /// same way is an event a day instead.
    pub repeats: Option<String>,
    /// The days on which it does not come, though the rule says so: closed days and public holidays.
    pub except: Vec<Day>,
}

/// What happens.
#[derive(Clone, Debug, JsonSchema, Serialize)]
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
    let mut events: Vec<Event> = Vec::new();
    let mut add = |id: &str, what: Occasion, owner: Option<Named>, dated: Dated| {
        let uid = format!("{}-{id}", what.word());
        let of = what.anchor(id);
        let event = |uid: String, what: Occasion, from: Date, to: Date, repeats, except| Event {
            uid: format!("{uid}@{plan_id}.smplan"),
            of: of.clone(),
            what,
            owner: owner.clone(),
            from: Day(from),
            to: Day(to.max(from)),
            repeats,
            except,
        };
        match dated.every.map_or(Coming::Once, |every| coming(plan, every, dated.from, dated.until)) {
            Coming::Once => events.push(event(uid, what, dated.from, dated.to, None, Vec::new())),
            Coming::ByRule { from, rule, except } => {
                let to = if from == dated.from { dated.to } else { from };
                events.push(event(uid, what, from, to, Some(rule), except));
            }
            Coming::On(days) => events.extend(days.iter().map(|day| {
                event(format!("{uid}-{}", day.strftime("%Y%m%d")), what.clone(), *day, *day, None, Vec::new())
            })),
        }
    };
    for (entry, shown) in plan.goals.entries().iter().zip(&view.goals) {
        if let Some(due) = entry.value.due.copied() {
            let (code, goal) = (shown.code.clone(), shown.statement.clone());
            let what = Occasion::Goal { code, goal, target: shown.target.clone() };
            add(&entry.id, what, shown.owner.clone(), Dated::on(due));
        }
    }
    for (entry, shown) in plan.actions.entries().iter().zip(&view.actions) {
        let Some(dated) = action(&entry.value, ends) else { continue };
        let (code, action) = (shown.code.clone(), shown.what.clone());
        let what = Occasion::Action { code, action, measure: shown.measure.clone() };
        add(&entry.id, what, shown.owner.clone(), dated);
    }
    for (entry, shown) in plan.playbooks.entries().iter().zip(&view.playbooks) {
        let Some(drill) = entry.value.drill.get() else { continue };
        let next = drill.every.copied().and_then(|every| plan::later(drill.last.copied()?, every));
        if let Some(from) = next {
            let (code, playbook) = (shown.code.clone(), shown.title.clone());
            let what = Occasion::Drill { code, playbook, drill: humanize::text(&drill.kind) };
            let dated = Dated { from, to: from, every: drill.every.copied(), until: ends };
            add(&entry.id, what, people::owner_of(plan, &entry.value.owner), dated);
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
            add(&entry.id, what, None, Dated::on(until));
        }
    }
    let review = plan.about().and_then(|about| about.review.get());
    if let Some((review, from)) = review.and_then(|review| Some((review, review.due()?))) {
        let owner = people::plain_owner(plan, &review.owner);
        let dated = Dated { from, to: from, every: review.every.copied(), until: ends };
        add("plan", Occasion::Review { plan: view.title.clone() }, owner, dated);
    }
    if let Some(ends) = ends {
        let owner = plan.about().and_then(|about| people::owner_of(plan, &about.owner));
        add("ends", Occasion::Plan { plan: view.title.clone() }, owner, Dated::on(ends));
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

/// How something comes again.
#[derive(Debug, PartialEq, Eq)]
enum Coming {
    Once,
    /// From a day on, but for some days.
    ByRule {
        from: Date,
        rule: String,
        except: Vec<Day>,
    },
    /// On these days, which no rule says that all calendars read in the same way.
    On(Vec<Date>),
}

/// The most days of something that no rule says.
const MOST_DAYS: usize = 400;

/// How something comes again, from a day until another.
fn coming(plan: &Plan, every: Duration, from: Date, until: Option<Date>) -> Coming {
    if every.amount == 0 || until.is_some_and(|until| until < from) {
        return Coming::Once;
    }
    let ending = until.map(|until| format!(";UNTIL={}", until.strftime("%Y%m%d"))).unwrap_or_default();
    match every.unit {
        Unit::BusinessDays => on_business_days(plan, every, from, until, &ending),
        _ => on_any_days(every, from, until, &ending),
    }
}

/// On all days alike.
fn on_any_days(every: Duration, from: Date, until: Option<Date>, ending: &str) -> Coming {
    let interval = |amount: u32| if amount > 1 { format!(";INTERVAL={amount}") } else { String::new() };
    let rule = |rule: String| Coming::ByRule { from, rule: format!("{rule}{ending}"), except: Vec::new() };
    // Not every month has the day: then it is the last that the month has, which readers understand where it always is.
    let is_last = from.day() == from.days_in_month();
    match every.unit {
        // A calendar has whole days.
        Unit::Minutes | Unit::Hours => rule("FREQ=DAILY".to_owned()),
        Unit::Days | Unit::BusinessDays => rule(format!("FREQ=DAILY{}", interval(every.amount))),
        Unit::Weeks => rule(format!("FREQ=WEEKLY{}", interval(every.amount))),
        Unit::Months if from.day() <= 28 => rule(format!("FREQ=MONTHLY{}", interval(every.amount))),
        Unit::Months if from.day() == 31 => {
            rule(format!("FREQ=MONTHLY{};BYMONTHDAY=-1", interval(every.amount)))
        }
        Unit::Years if from.month() == 2 && from.day() == 29 && is_last => {
            rule(format!("FREQ=YEARLY{};BYMONTH=2;BYMONTHDAY=-1", interval(every.amount)))
        }
        Unit::Years => rule(format!("FREQ=YEARLY{};BYMONTH={}", interval(every.amount), from.month())),
        Unit::Months => {
            let later = |number: usize| {
                let amount = every.amount.checked_mul(u32::try_from(number).ok()?)?;
                plan::later(from, Duration { amount, ..every })
            };
            let last = until.or_else(|| plan::later(from, Duration { amount: 3, unit: Unit::Years }));
            let days =
                (0..MOST_DAYS).map_while(|number| if number == 0 { Some(from) } else { later(number) });
            Coming::On(days.take_while(|day| last.is_none_or(|last| *day <= last)).collect())
        }
    }
}

/// On business days alone: the days of business of the plan, neither closed nor public holidays of its country.
fn on_business_days(plan: &Plan, every: Duration, from: Date, until: Option<Date>, ending: &str) -> Coming {
    const NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let last = until.or_else(|| plan::later(from, Duration { amount: 1, unit: Unit::Years })).unwrap_or(from);
    let calendar = Calendar::of(plan, Counting::Everything, from, last);
    let business = calendar.business_days(plan.country());
    let usual = Calendar::of(plan, Counting::UsualDays, from, last).business_days(None);
    let days = || from.series(1.day()).take_while(|day| *day <= last);
    let Some(first) = days().find(|day| business.contains(*day)) else { return Coming::Once };
    if every.amount > 1 {
        let step = usize::try_from(every.amount).unwrap_or(usize::MAX);
        return Coming::On(
            days().filter(|day| business.contains(*day)).step_by(step).take(MOST_DAYS).collect(),
        );
    }
    let monday = later(first, -i32::from(first.weekday().to_monday_zero_offset()));
    let week = (0..).zip(NAMES).filter(|(number, _)| usual.contains(later(monday, *number)));
    let week: Vec<&str> = week.map(|(_, name)| name).collect();
    let rule = format!("FREQ=WEEKLY;BYDAY={}{ending}", week.join(","));
    let is_left_out = |day: &Date| *day > first && usual.contains(*day) && !business.contains(*day);
    Coming::ByRule { from: first, rule, except: days().filter(is_left_out).map(Day).collect() }
}

#[cfg(test)]
mod tests {
    use crate::plan::Duration;
    use crate::view::calendar::{Coming, on_any_days};
    use jiff::civil::date;

    #[test]
    fn what_comes_again_is_a_rule_that_all_calendars_read_in_the_same_way() {
        let of = |every: &str, day| {
            let every = Duration::parse(every).unwrap();
            match on_any_days(every, date(2026, 1, day), Some(date(2026, 12, 31)), "") {
                Coming::ByRule { rule, .. } => rule,
                Coming::On(days) => days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
                Coming::Once => "once".to_owned(),
            }
        };
        assert_eq!(of("1w", 5), "FREQ=WEEKLY");
        assert_eq!(of("2w", 5), "FREQ=WEEKLY;INTERVAL=2");
        assert_eq!(of("3mo", 28), "FREQ=MONTHLY;INTERVAL=3");
        assert_eq!(of("1mo", 31), "FREQ=MONTHLY;BYMONTHDAY=-1");
        assert_eq!(of("4mo", 30), "2026-01-30 2026-05-30 2026-09-30");
        assert_eq!(of("8h", 5), "FREQ=DAILY");
        assert_eq!(of("1y", 5), "FREQ=YEARLY;BYMONTH=1");
        let leap = on_any_days(Duration::parse("1y").unwrap(), date(2024, 2, 29), None, "");
        let rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1".to_owned();
        assert_eq!(leap, Coming::ByRule { from: date(2024, 2, 29), rule, except: Vec::new() });
    }
}
