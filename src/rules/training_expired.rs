use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::due::{self, About, Fact};
use crate::rules::training::untrained;
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;
use std::ptr;

declare_rule! {
    /// Training that is due again, or of which nobody has a record.
    ///
    /// `every` after the day under `records`; looked at are the people whom `for` names or who hold what it names. Whoever has no
    /// record needs it from their first day on, else from that of the plan. It depends on the day on which the plan is looked at.
    ///
    /// ## Why this matters
    /// "Require training before use of an account" (digital.gov): rules and platforms change, and so do people.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   sam: {name: Sam Whitlock}
    /// governance:
    ///   training:
    ///     care-basics: {for: [sam], every: 6mo, records: {sam: 2025-01-15}}
    /// ```
    /// ```yaml good
    /// people:
    ///   sam: {name: Sam Whitlock}
    /// governance:
    ///   training:
    ///     care-basics: {for: [sam], every: 6mo, records: {sam: 2026-01-15}}
    /// ```
    "training-expired", Category::Governance, Severity::Warning, Leniency::ForSmallTeams, since "0.2.0", check, needs ["governance"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(today) = context.as_of.filter(|_| plan.is_in_force()) else { return };
    let untrained = untrained(context);
    let answers_first: HashSet<&str> = untrained.iter().map(|known| known.who).collect();
    let facts = due::trainings(plan, today);
    let of_course = |fact: &Fact<'_>| match fact.about {
        About::Training(course, _) => Some(ptr::from_ref(course)),
        _ => None,
    };
    for facts in facts.chunk_by(|one, other| of_course(one) == of_course(other)) {
        let mut late = Vec::new();
        let mut course = None;
        for fact in facts.iter().filter(|fact| fact.is_late(today)) {
            let About::Training(of, person) = fact.about else { continue };
            course = Some(of);
            match fact.last {
                // `first-responder-untrained` speaks up of whoever answers first.
                None if answers_first.contains(&*person.id) => {}
                None => late.push(format!("`{}` (no record)", person.id)),
                Some(_) => late.push(format!("`{}` (due on {})", person.id, fact.due)),
            }
        }
        if let Some(course) = course.filter(|_| !late.is_empty()) {
            findings
                .add(course.place, format!("training `{}` is missing for {}", course.id, listed(&late)))
                .help("hold it, then write the day under `records`");
        }
    }
}
