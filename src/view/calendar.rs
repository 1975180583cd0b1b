//! The dates of a plan, for calendars.

use crate::plan::{self, ActionStatus, Date, Duration, Plan, Unit};
use crate::view::View;
use crate::view::humanize;
use schemars::JsonSchema;
use serde::Serialize;

/// Something that happens on a day, or from one day to another.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Event {
    /// What stays the same whatever changes in the plan: what it is, its id, and the id of the plan.
    pub uid: String,
    /// `action`, `goal`, `review`, `drill`, `message` or `plan`.
    pub kind: &'static str,
    /// The place in the document of what it belongs to.
    pub of: Option<String>,
    /// What happens.
    pub title: String,
    /// Who does it, and what else there is to know.
    pub about: Vec<String>,
    /// The first day, as in ISO 8601.
    pub from: String,
    /// The last day; the same as the first where it is one day.
    pub to: String,
    /// How it comes again, as a rule of RFC 5545: `FREQ=WEEKLY;UNTIL=20261231`.
    pub repeats: Option<String>,
}

/// An event before it has its words.
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
    let plan_id = plan.about().and_then(|about| about.id.get()).map_or("plan", |id| id);
    let event = |kind, id: &str, title: String, about: Vec<Option<String>>, dated: Dated| Event {
        uid: format!("{kind}-{id}@{plan_id}.smplan"),
        of: match kind {
            "drill" => Some(format!("playbook-{id}")),
            "review" => Some("review".to_owned()),
            "plan" => None,
            _ => Some(format!("{kind}-{id}")),
        },
        kind,
        title,
        about: about.into_iter().flatten().collect(),
        from: dated.from.to_string(),
        to: dated.to.max(dated.from).to_string(),
        repeats: dated.every.and_then(|every| rule(every, dated.from, dated.until)),
    };
    let by = |label: &String| format!("Owner: {label}");
    let mut events = Vec::new();
    for (entry, shown) in plan.goals.entries().iter().zip(&view.goals) {
        if let Some(due) = entry.value.due.copied() {
            let title = format!("{} is due: {}", shown.code, shown.statement);
            let aim = shown.target.as_ref().map(|target| format!("Goal: {target}"));
            let owner = shown.owner.as_ref().map(|owner| by(&owner.label));
            events.push(event("goal", &entry.id, title, vec![owner, aim], Dated::on(due)));
        }
    }
    for (entry, shown) in plan.actions.entries().iter().zip(&view.actions) {
        let Some(dated) = action(&entry.value, ends) else { continue };
        let title = format!("{} {}", shown.code, shown.what);
        let measure = shown.measure.as_ref().map(|measure| format!("Measured by: {measure}"));
        let owner = shown.owner.as_ref().map(|owner| by(&owner.label));
        events.push(event("action", &entry.id, title, vec![owner, measure], dated));
    }
    for (entry, shown) in plan.playbooks.entries().iter().zip(&view.playbooks) {
        let Some(drill) = entry.value.drill.get() else { continue };
        let next = drill.every.copied().and_then(|every| plan::later(drill.last.copied()?, every));
        if let Some(from) = next {
            let title = format!("Rehearse {} {}", shown.code, shown.title);
            let dated = Dated { from, to: from, every: drill.every.copied(), until: ends };
            let owner = shown.owner.as_ref().map(|owner| by(&owner.label));
            events.push(event("drill", &entry.id, title, vec![owner, humanize::text(&drill.kind)], dated));
        }
    }
    for (entry, shown) in plan.messages.entries().iter().zip(&view.messages) {
        let approved = entry.value.approved.get();
        if let Some(until) = approved.and_then(|approved| approved.until.copied()) {
            let title = format!("The approval of {} {} ends", shown.code, shown.name);
            let about = vec![shown.approved.as_ref().map(|by| format!("Approved by {by}"))];
            events.push(event("message", &entry.id, title, about, Dated::on(until)));
        }
    }
    if let Some(review) = plan.about().and_then(|about| about.review.get()) {
        let every = review.every.copied();
        let next = review.next.copied();
        let next = next.or_else(|| plan::later(review.last.copied()?, every?));
        if let Some(from) = next {
            let owner = view.reviews.as_ref().and_then(|reviews| Some(by(&reviews.owner.as_ref()?.label)));
            let dated = Dated { from, to: from, every, until: ends };
            events.push(event("review", "plan", format!("Review of {}", view.title), vec![owner], dated));
        }
    }
    if let Some(ends) = ends {
        let title = format!("{} ends", view.title);
        let owner = view.glance.owner.as_ref().map(|owner| by(&owner.label));
        events.push(event("plan", "ends", title, vec![owner], Dated::on(ends)));
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
    let day = |field: &plan::Field<crate::source::Spanned<Date>>| field.get().map(|day| day.value);
    let last = day(&action.ends).or(day(&action.due));
    let from = day(&action.starts).or(last)?;
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
