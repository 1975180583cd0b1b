use crate::diagnostic::{Category, Severity};
use crate::duty::WEEK;
use crate::plan::{Entry, Holders, Person};
use crate::response::Weeks;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The recurring actions of somebody take longer than they work in a week.
    ///
    /// Added up is `effort` of actions with `every` that are planned or active; those of a role are shared among its holders. Working time is `hours`, without `on_call`.
    ///
    /// ## Why this matters
    /// Social media "takes up the time" of whoever also has another job. A plan of 46 hours in a week of 40 is a wish.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {lee: {name: Lee, hours: "Mo-Fr 09:00-13:00"}}
    /// actions: {stories: {do: Tell a story, owner: lee, every: 1d, effort: 4h}}
    /// ```
    /// ```yaml good
    /// people: {lee: {name: Lee, hours: "Mo-Fr 09:00-13:00"}}
    /// actions: {stories: {do: Tell a story, owner: lee, every: 1w, effort: 4h}}
    /// ```
    "workload-exceeds-capacity", Category::Plan, Severity::Info, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    // Minutes a week of each person.
    let mut loads: Vec<(&Entry<Person>, f64)> = Vec::new();
    for action in plan.actions.entries() {
        let (Some(every), Some(effort)) = (action.value.every.copied(), action.value.effort.copied()) else {
            continue;
        };
        let Some(owner) = action.value.owner.get().filter(|_| action.value.is_open()) else { continue };
        let Holders::People(people) = plan.holders(&owner.value, None) else { continue };
        let a_week =
            minutes(effort.in_minutes()) * minutes(WEEK.unsigned_abs()) / minutes(every.in_minutes());
        let share = a_week / minutes(u64::try_from(people.len().max(1)).unwrap_or(1));
        for person in people.into_iter().filter_map(|id| plan.person(id)) {
            match loads.iter_mut().find(|(known, _)| std::ptr::eq(*known, person)) {
                Some((_, load)) => *load += share,
                None => loads.push((person, share)),
            }
        }
    }
    if loads.is_empty() {
        return;
    }
    let Some(days) = context.days() else { return };
    let week = Weeks::of(plan, days);
    for (person, load) in loads {
        let Some(hours) = person.value.hours.get() else { continue };
        let capacity = minutes(week.hours(hours, plan.zone_name()).length().unsigned_abs());
        if load > capacity {
            findings
                .add(
                    person.place,
                    format!(
                        "`{}` has {:.0} h of actions a week in {:.0} working hours",
                        person.id,
                        load / 60.0,
                        capacity / 60.0
                    ),
                )
                .help("do some of it less often, give some to somebody else, or drop what serves least");
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "minutes of a week")]
fn minutes(minutes: u64) -> f64 {
    minutes as f64
}
