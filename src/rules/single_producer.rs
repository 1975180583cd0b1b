use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashMap;

declare_rule! {
    /// Nearly everything in the calendar is seen to by one.
    ///
    /// Looked at are calendars of five entries or more that are to go out and have an owner: four of five are one person's, or those of
    /// a role that one person holds. A plan with `profile: small` is left alone.
    ///
    /// ## Why this matters
    /// When they are ill for two weeks, the channels are silent for two weeks.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {nia: {name: Nia}}
    /// channels: {page: {platform: facebook}}
    /// calendar:
    ///   a: {channel: [page], at: 2026-05-01T09:00, owner: nia}
    ///   b: {channel: [page], at: 2026-05-02T09:00, owner: nia}
    ///   c: {channel: [page], at: 2026-05-03T09:00, owner: nia}
    ///   d: {channel: [page], at: 2026-05-04T09:00, owner: nia}
    ///   e: {channel: [page], at: 2026-05-05T09:00, owner: nia}
    /// ```
    /// ```yaml good
    /// people: {nia: {name: Nia}, ola: {name: Ola}}
    /// channels: {page: {platform: facebook}}
    /// calendar:
    ///   a: {channel: [page], at: 2026-05-01T09:00, owner: nia}
    ///   b: {channel: [page], at: 2026-05-02T09:00, owner: nia}
    ///   c: {channel: [page], at: 2026-05-03T09:00, owner: nia}
    ///   d: {channel: [page], at: 2026-05-04T09:00, owner: ola}
    ///   e: {channel: [page], at: 2026-05-05T09:00, owner: ola}
    /// ```
    "single-producer", Category::Publishing, Severity::Info, since "0.2.0", check, needs ["people", "roles"]
}

const FEWEST: usize = 5;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.is_small() {
        return;
    }
    let mut of_each: HashMap<&str, usize> = HashMap::new();
    let mut n_owned = 0;
    for entry in plan.calendar.entries().iter().filter(|entry| entry.value.is_to_come()) {
        let Some(owner) = entry.value.owner.get().map(|owner| &*owner.value.0) else { continue };
        n_owned += 1;
        let people = plan.holders(owner, None).people();
        if let [one] = people.as_slice() {
            *of_each.entry(one).or_default() += 1;
        }
    }
    let most = of_each.into_iter().max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(one.0)));
    let Some((person, n)) = most.filter(|(_, n)| n_owned >= FEWEST && n * 5 >= n_owned * 4) else { return };
    findings
        .add(plan.calendar.span(), format!("`{person}` sees to {n} of {n_owned} entries of the calendar"))
        .help("give some of them to somebody else, or add a second holder to the role");
}
