use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{PlanStatus, later};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook that should have been rehearsed by now.
    ///
    /// The next rehearsal is due `drill.every` after `drill.last`. Drafts and retired plans are left alone.
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
    let Some(today) = context.as_of else { return };
    let status = plan.about().and_then(|about| about.status.copied());
    if matches!(status, Some(PlanStatus::Draft | PlanStatus::Retired)) {
        return;
    }
    for playbook in plan.playbooks.entries() {
        let Some(drill) = playbook.value.drill.get() else { continue };
        let (Some(every), Some(last)) = (drill.every.copied(), drill.last.copied()) else { continue };
        if let Some(due) = later(last, every).filter(|due| *due < today) {
            findings
                .add(
                    drill.last.span(),
                    format!("the rehearsal of playbook `{}` was due on {due}", playbook.id),
                )
                .help("rehearse it, then set `last` to that day");
        }
    }
}
