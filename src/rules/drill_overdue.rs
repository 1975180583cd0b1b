use crate::diagnostic::{Category, Leniency, Severity};
use crate::due::{self, About};
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
    let all = due::drills(plan).into_iter().chain(due::location_drills(plan));
    for fact in all.filter(|fact| fact.is_late(today)) {
        let About::Drill(_, playbook, at) = &fact.about else { continue };
        let at = at.map(|location| format!(" at `{}`", location.id)).unwrap_or_default();
        let never = if fact.last.is_some() { "" } else { ", and there was none yet" };
        findings
            .add(
                fact.place,
                format!("the rehearsal of playbook `{}`{at} was due on {}{never}", playbook.id, fact.due),
            )
            .help("rehearse it, then set `last` to that day, or add it under `held`");
    }
}
