use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::plan::{Date, Plan, Training, later};
use crate::rules::training::{courses, untrained};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Training that is due again, or of which nobody has a record.
    ///
    /// `every` after the day under `records`; looked at are the people whom `for` names or who hold what it names. A course
    /// without any records is left alone: it was not held yet. It depends on the day on which the plan is looked at.
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
    let answers_first = |who: &str| untrained.iter().any(|known| known.who == who);
    for course in courses(context) {
        let records = course.value.records.get().map(|records| records.0.entries()).unwrap_or_default();
        if records.is_empty() {
            continue;
        }
        let mut late = Vec::new();
        for who in trained(plan, &course.value, today) {
            let last = records.iter().filter(|record| &*record.id == who).map(|record| record.value).max();
            let due = last.and_then(|last| later(last, course.value.every.copied()?));
            match (last, due) {
                // `first-responder-untrained` speaks up of whoever answers first.
                (None, _) if answers_first(who) => {}
                (None, _) => late.push(format!("`{who}` (no record)")),
                (Some(_), Some(due)) if due < today => late.push(format!("`{who}` (due on {due})")),
                (Some(_), _) => {}
            }
        }
        if !late.is_empty() {
            findings
                .add(course.place, format!("training `{}` is missing for {}", course.id, listed(&late)))
                .help("hold it, then write the day under `records`");
        }
    }
}

/// The people whom a course is for, without those who have left.
fn trained<'p>(plan: &'p Plan, course: &'p Training, today: Date) -> Vec<&'p str> {
    let mut people: Vec<&str> = Vec::new();
    for who in course.r#for.items().iter().flat_map(|owner| plan.holders(owner, None).people()) {
        if plan.person(who).is_some() && !plan.has_left(who, today) && !people.contains(&who) {
            people.push(who);
        }
    }
    people
}
