use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::plan::{Date, Entry, Holders, LadderStep, Leave, Location, Person, Plan};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;

declare_rule! {
    /// Everybody on a step of a ladder is on leave on the same day.
    ///
    /// Owners and backups count, and at every location those who are bound there. Whoever names a `cover` who is not away is not missed.
    ///
    /// ## Why this matters
    /// "She is on the beach on Barbados": the step is on paper, and nobody answers the phone.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   rio: {name: Rio, leave: [{from: 2026-08-01, to: 2026-08-14}]}
    ///   jo: {name: Jo, leave: [{from: 2026-08-10, to: 2026-08-21}]}
    /// escalations: {care: {steps: [{owner: rio, backup: jo, after: 0m}]}}
    /// ```
    /// ```yaml good
    /// people:
    ///   rio: {name: Rio, leave: [{from: 2026-08-01, to: 2026-08-09}]}
    ///   jo: {name: Jo, leave: [{from: 2026-08-10, to: 2026-08-21}]}
    /// escalations: {care: {steps: [{owner: rio, backup: jo, after: 0m}]}}
    /// ```
    "owner-and-backup-away", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

/// The most steps at locations that are looked at.
const MOST_LOOKS: usize = 100_000;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let takes_leave = |person: &Entry<Person>| !person.value.leave.items().is_empty();
    if !plan.people.entries().iter().any(takes_leave) {
        return;
    }
    let locations: Vec<Option<&Entry<Location>>> = match plan.locations.entries() {
        [] => vec![None],
        all => all.iter().map(Some).collect(),
    };
    let mut work = 0;
    for ladder in context.ladders() {
        work += ladder.steps.len() * locations.len();
        if work > MOST_LOOKS {
            if let Some(step) = ladder.steps.first() {
                findings.give_up_here(step.place);
            }
            return;
        }
        for (index, step) in ladder.steps.iter().enumerate() {
            // One finding a step: the first location at which it is so.
            let away = locations.iter().find_map(|location| {
                let away = all_away(plan, &people(plan, step, *location)?)?;
                Some((away, *location))
            });
            let Some((Away { from, to, people, place }, location)) = away else { continue };
            let is_local = step.owners().any(|owner| plan.is_held_by_location(&owner.value));
            let at = location
                .filter(|_| is_local)
                .map(|location| format!(" at `{}`", location.id))
                .unwrap_or_default();
            let (verb, both) = if people.len() == 1 {
                ("is", "")
            } else {
                ("are", if people.len() == 2 { "both " } else { "all " })
            };
            let until = if from == to { format!("on {from}") } else { format!("from {from} to {to}") };
            let message = format!(
                "step {} of ladder `{}` has nobody{at} {until}: {} {verb} {both}away",
                index + 1,
                ladder.name,
                listed(&people)
            );
            findings
                .add(place, message)
                .help("move one of the leaves, add `cover:` with somebody who is there, or one more backup to the step");
        }
    }
}

/// A time in which everybody is away.
struct Away<'p> {
    from: Date,
    to: Date,
    people: Vec<&'p str>,
    /// The leave that begins last.
    place: Span,
}

/// The people of a step at a location; `None` where not all of them are known.
fn people<'p>(
    plan: &'p Plan,
    step: &'p LadderStep,
    location: Option<&'p Entry<Location>>,
) -> Option<Vec<&'p str>> {
    let mut all = Vec::new();
    for owner in step.owners() {
        match plan.holders(&owner.value, location) {
            Holders::People(people) => all.extend(people),
            Holders::Unknown => return None,
        }
    }
    all.sort_unstable();
    all.dedup();
    (!all.is_empty()).then_some(all)
}

/// The first time in which all of some people are away.
fn all_away<'p>(plan: &'p Plan, people: &[&'p str]) -> Option<Away<'p>> {
    let leaves: Vec<Vec<(Date, Date, Span)>> = people.iter().map(|person| leaves(plan, person)).collect();
    // Somebody is the last to go: only on such a day can everybody begin to be away.
    let mut days: Vec<(Date, Span)> =
        leaves.iter().flatten().map(|(from, _, place)| (*from, *place)).collect();
    days.sort_unstable();
    days.into_iter().find_map(|(day, place)| {
        let ends = leaves.iter().map(|of_one| {
            of_one.iter().filter(|(from, to, _)| (*from..=*to).contains(&day)).map(|(_, to, _)| *to).max()
        });
        let ends: Vec<Date> = ends.collect::<Option<_>>()?;
        Some(Away { from: day, to: ends.into_iter().min()?, people: people.to_vec(), place })
    })
}

/// The leaves of a person for which nobody stands in.
fn leaves(plan: &Plan, person: &str) -> Vec<(Date, Date, Span)> {
    let Some(person) = plan.person(person) else { return Vec::new() };
    let each = person.value.leave.items().iter().filter_map(|leave| {
        let (from, to) = (leave.from.get()?, leave.to.get()?);
        let is_covered = leave.cover.get().is_some_and(|cover| stands_in(plan, cover, from.value, to.value));
        (!is_covered).then_some((from.value, to.value, from.span))
    });
    each.collect()
}

/// Whether somebody of an owner is there on all days of a leave.
fn stands_in(plan: &Plan, cover: &str, from: Date, to: Date) -> bool {
    let Holders::People(people) = plan.holders(cover, None) else { return true };
    people.into_iter().filter_map(|person| plan.person(person)).any(|person| {
        let leaves = person.value.leave.items().iter();
        let mut spans = leaves.filter_map(Leave::days);
        !spans.any(|(begins, ends)| begins <= to && from <= ends)
    })
}
