use crate::diagnostic::{Category, Leniency, Severity};
use crate::due;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook that should have been rehearsed by now.
    ///
    /// The next rehearsal is due `drill.every` after `drill.last`, or after the first day of the plan where there was none yet. Drafts
    /// and retired plans are left alone.
    ///
    /// ## Why this matters
    /// 63 % of companies hold no yearly drill (Pillsbury and Levick): what was never done together is not done in time.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   pile-on: {drill: {kind: tabletop, every: 6mo, last: 2020-01-15}}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   pile-on: {drill: {kind: tabletop, every: 6mo, last: 2026-03-15}}
    /// ```
    "drill-overdue", Category::Governance, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(today) = context.as_of.filter(|_| plan.is_in_force()) else { return };
    for fact in due::drills(plan).iter().filter(|fact| fact.is_late(today)) {
        let never = if fact.last.is_some() { "" } else { ", and there was none yet" };
        findings
            .add(
                fact.place,
                format!("the rehearsal of playbook `{}` was due on {}{never}", fact.about.id(), fact.due),
            )
            .help("rehearse it, then set `last` to that day");
    }
}
