use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::plan::{Date, Entry, Holders, LadderStep, Leave, Location, Person, Plan};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;
use std::collections::HashMap;

declare_rule! {
    /// Everybody on a step of an escalation path is on leave on the same day.
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
    "owner-and-backup-away", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check, needs team
}

/// The most steps at locations that are looked at.
const MOST_LOOKS: usize = 100_000;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let takes_leave = |person: &Entry<Person>| !person.value.leave.items().is_empty();
    if !plan.people.entries().iter().any(takes_leave) {
        return;
    }
    let mut locations: Vec<Option<&Entry<Location>>> = plan.open_locations().map(Some).collect();
    if locations.is_empty() {
        locations.push(None);
    }
    let mut covers = Covers::default();
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
                let away = all_away(plan, &people(plan, step, *location)?, &mut covers)?;
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
                "step {} of escalation path `{}` has nobody{at} {until}: {} {verb} {both}away",
                index + 1,
                ladder.name,
                listed(&people)
            );
            findings
                .add(place, message)
                .help("move one of the leaves, add `cover:` with somebody who is on duty, or one more backup to the step");
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
fn all_away<'p>(plan: &'p Plan, people: &[&'p str], covers: &mut Covers<'p>) -> Option<Away<'p>> {
    let leaves: Vec<Vec<(Date, Date, Span)>> =
        people.iter().map(|person| joined(leaves(plan, person, covers))).collect();
    // Somebody is the last to go: only on such a day can everybody begin to be away.
    let mut begins: Vec<(Date, Span)> =
        leaves.iter().flatten().map(|(from, _, place)| (*from, *place)).collect();
    let mut ends: Vec<Date> = leaves.iter().flatten().map(|(_, to, _)| *to).collect();
    begins.sort_unstable();
    ends.sort_unstable();
    let mut ended = 0;
    let last = begins.iter().enumerate().find(|(index, (day, _))| {
        ended += ends.get(ended..).unwrap_or_default().iter().take_while(|end| *end < day).count();
        index + 1 - ended == people.len()
    });
    let (_, &(from, place)) = last?;
    let until = |of_one: &Vec<(Date, Date, Span)>| {
        of_one.iter().find(|(begins, ends, _)| (*begins..=*ends).contains(&from)).map(|(_, to, _)| *to)
    };
    let to = leaves.iter().filter_map(until).min()?;
    Some(Away { from, to, people: people.to_vec(), place })
}

/// Leaves in their order, those that overlap as one.
fn joined(mut leaves: Vec<(Date, Date, Span)>) -> Vec<(Date, Date, Span)> {
    leaves.retain(|(from, to, _)| from <= to);
    leaves.sort_unstable();
    leaves.dedup_by(|next, last| {
        let is_same = next.0 <= last.1;
        if is_same {
            last.1 = last.1.max(next.1);
        }
        is_same
    });
    leaves
}

/// Who stands in, asked once: thousands of people may be covered by thousands.
#[derive(Default)]
struct Covers<'p> {
    absences: HashMap<&'p str, Vec<Vec<(Date, Date)>>>,
    answers: HashMap<(&'p str, Date, Date), bool>,
}

impl<'p> Covers<'p> {
    /// Whether one of the people of a cover is on duty on all days of a time.
    fn is_there(&mut self, plan: &'p Plan, cover: &'p str, from: Date, to: Date) -> bool {
        *self.answers.entry((cover, from, to)).or_insert_with(|| {
            let people = self.absences.entry(cover).or_insert_with(|| absences(plan, cover));
            // People of whom nobody knows who they are stand in.
            people.is_empty() || people.iter().any(|leaves| is_there(leaves, from, to))
        })
    }
}

/// The leaves of a person for which nobody stands in.
fn leaves<'p>(plan: &'p Plan, person: &str, covers: &mut Covers<'p>) -> Vec<(Date, Date, Span)> {
    let Some(person) = plan.person(person) else { return Vec::new() };
    let each = person.value.leave.items().iter().filter_map(|leave| {
        let (from, to) = (leave.from.get()?, leave.to.get()?);
        let cover = leave.cover.get();
        let is_covered = cover.is_some_and(|cover| covers.is_there(plan, cover, from.value, to.value));
        (!is_covered).then_some((from.value, to.value, from.span))
    });
    each.collect()
}

/// When each of the people of an owner is away, in order and without overlaps; nobody where it is not known who they are.
fn absences(plan: &Plan, cover: &str) -> Vec<Vec<(Date, Date)>> {
    let people = plan.holders(cover, None).people();
    let known = people.into_iter().filter_map(|person| plan.person(person));
    let leaves = known.map(|person| {
        let days = person.value.leave.items().iter().filter_map(Leave::days);
        joined(days.map(|(from, to)| (from, to, Span::NOWHERE)).collect())
    });
    leaves.map(|leaves| leaves.into_iter().map(|(from, to, _)| (from, to)).collect()).collect()
}

/// Whether somebody is on duty on all days of a time.
fn is_there(away: &[(Date, Date)], from: Date, to: Date) -> bool {
    let next = away.partition_point(|(_, ends)| *ends < from);
    away.get(next).is_none_or(|(begins, _)| *begins > to)
}
