//! The dates of a plan, for calendars.

use crate::due::{self, About, Fact};
use crate::duty::{Calendar, Counting, later};
use crate::plan::{self, Action, ActionStatus, Date, Duration, Plan, Unit};
use crate::view::facts::Day;
use crate::view::occasion::Occasion;
use crate::view::{Named, people};
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

/// The days of an event.
struct Dated {
    from: Date,
    to: Date,
    every: Option<Duration>,
    until: Option<Date>,
    /// What tells it apart from other days of the same thing.
    suffix: &'static str,
}

/// Everything in the plan that has a day and does not hang by the one that is looked at: actions, goals and their figures,
/// reviews and meetings, rehearsals, trainings, checks of who can sign in, the days on which approvals of messages end, and the end
/// of the plan. Actions that are dropped are not among them.
pub(super) fn events(plan: &Plan, as_of: Option<Date>) -> Vec<Event> {
    let ends = plan.about().and_then(|about| about.horizon.get()?.ends.get().map(|day| day.value));
    let plan_id = plan.full_id().unwrap_or_else(|| "plan".to_owned());
    // Without a day nothing is over yet.
    let today = as_of.unwrap_or(Date::MIN);
    let mut events: Vec<Event> = Vec::new();
    let mut add = |id: &str, about: &About<'_>, owner: Option<&str>, dated: Dated| {
        let what = Occasion::of(plan, about);
        let uid = format!("{}-{id}{}", what.word(), dated.suffix);
        let of = what.anchor(id);
        let owner = owner.map(|owner| people::named(plan, owner));
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
    for (index, entry) in plan.goals.entries().iter().enumerate() {
        if let Some(due) = entry.value.due.copied() {
            let owner = entry.value.owner.get().map(|owner| &*owner.value.0);
            add(&entry.id, &About::Goal(index, entry, None), owner, Dated::on(due));
        }
    }
    for fact in due::figures(plan, today) {
        let About::Figure(_, goal) = fact.about else { continue };
        let until = goal.value.due.copied().into_iter().chain(ends).min();
        add(&goal.id, &fact.about, fact.owner, Dated::again(plan, &fact, until));
    }
    for (index, entry) in plan.actions.entries().iter().enumerate() {
        let Some(dated) = action(plan, &entry.value, ends) else { continue };
        let owner = entry.value.owner.get().map(|owner| &*owner.value.0);
        let end = end_of_steps(plan, &entry.value, &dated);
        add(&entry.id, &About::Action(index, entry), owner, dated);
        if let Some(end) = end {
            add(&entry.id, &About::Action(index, entry), owner, Dated { suffix: "-ends", ..Dated::on(end) });
        }
    }
    for fact in due::drills(plan).into_iter().chain(due::location_drills(plan)) {
        add(&fact.about.id(), &fact.about, fact.owner, Dated::again(plan, &fact, ends));
    }
    for fact in due::approvals(plan) {
        add(&fact.about.id(), &fact.about, None, Dated::on(fact.due));
    }
    for fact in due::trainings(plan, today) {
        add(&fact.about.id(), &fact.about, fact.owner, Dated::again(plan, &fact, ends));
    }
    if let Some(fact) = due::access_check(plan) {
        add("plan", &fact.about, fact.owner, Dated::again(plan, &fact, ends));
    }
    if let Some(fact) = due::review(plan) {
        add("plan", &fact.about, fact.owner, Dated::again(plan, &fact, ends));
    }
    for fact in due::location_reviews(plan) {
        add(&fact.about.id(), &fact.about, fact.owner, Dated::again(plan, &fact, ends));
    }
    for fact in due::meetings(plan, Date::MIN).into_iter().chain(due::reports(plan, Date::MIN)) {
        add(&fact.about.id(), &fact.about, fact.owner, Dated::again(plan, &fact, ends));
    }
    if let Some(ends) = ends {
        let owner = plan.about().and_then(|about| about.owner.get()).map(|owner| &*owner.value.0);
        add("ends", &About::Horizon, owner, Dated::on(ends));
    }
    events
}

impl Dated {
    fn on(day: Date) -> Dated {
        Dated { from: day, to: day, every: None, until: None, suffix: "" }
    }

    /// From the day of a duty on, as often as it comes. A day that is written holds, even where no business is done on it.
    fn again(plan: &Plan, fact: &Fact<'_>, until: Option<Date>) -> Dated {
        let day = fact.due;
        let every = fact.every.filter(|every| due::next_step(plan, *every, day, None, day) == Some(day));
        Dated { from: day, to: day, every, until, suffix: "" }
    }
}

/// The days of an action: again and again where it says how often, else from its first day to its last.
fn action(plan: &Plan, action: &Action, ends: Option<Date>) -> Option<Dated> {
    if action.status.copied() == Some(ActionStatus::Dropped) {
        return None;
    }
    let last = due::action_last_day(action).map(|day| day.value);
    let from = due::action_start(plan, action)?;
    Some(match action.every.copied() {
        Some(every) => Dated { from, to: from, every: Some(every), until: last.or(ends), suffix: "" },
        None => Dated { from, to: last.unwrap_or(from), every: None, until: None, suffix: "" },
    })
}

/// The last day of an action that comes again, where it does not come on that day.
fn end_of_steps(plan: &Plan, action: &Action, dated: &Dated) -> Option<Date> {
    let (end, every) = (due::action_last_day(action)?.value, dated.every?);
    (due::next_step(plan, every, dated.from, Some(end), end) != Some(end)).then_some(end)
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
    let business = calendar.business_days(plan.locality());
    let usual = Calendar::of(plan, Counting::UsualDays, from, last).business_days(plan.locality());
    let days = || from.series(1.day()).take_while(|day| *day <= last);
    let Some(first) = days().find(|day| business.contains(*day)) else { return Coming::Once };
    if every.amount > 1 {
        return Coming::On(due::business_days(plan, every.amount, from, last));
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
