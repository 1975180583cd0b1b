use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Approval, Holders, OwnerId, Part, Plan, PlanKind};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// An active plan that its sponsor or owner has not signed off in its current version.
    ///
    /// `governance.approvals` holds an entry for `plan` by the sponsor or the owner, of the version that the plan has now.
    /// Drafts and retired plans need none.
    ///
    /// ## Why this matters
    /// Crisis plans begin with the director's signed endorsement (CERC): it says that people may act by it without asking.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {owner: ana, version: 3}
    /// governance:
    ///   approvals: [{what: plan, by: ana, date: 2025-01-05, version: 2}]
    /// ```
    /// ```yaml good
    /// plan: {owner: ana, version: 3}
    /// governance:
    ///   approvals: [{what: plan, by: ana, date: 2026-04-03, version: 3}]
    /// ```
    "approval-missing", Category::Governance, Severity::Error, Leniency::ForSmallTeams, since "0.1.0", check, needs ["plan.owner", "plan.sponsor", "plan.version", "people", "roles", "governance"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(about) = plan.about() else {
        return; // `field-missing` speaks up.
    };
    if plan.kind() != PlanKind::Plan
        || !plan.is_in_force()
        || plan.is_left_out(Part::SignOff)
        || (about.owner.is_missing() && about.sponsor.is_missing())
    {
        return; // Without an owner `plan-owner-missing` speaks up.
    }
    let is_there = |owner: &&OwnerId| plan.holders(owner, None) != Holders::People(Vec::new());
    let named =
        [&about.sponsor, &about.owner].into_iter().filter_map(|field| field.get()).map(|owner| &owner.value);
    let Some(who) = named.into_iter().find(is_there) else {
        return; // Nobody could agree: `role-unheld` speaks up.
    };
    let mut may_approve = HashSet::new();
    for owner in [&about.owner, &about.sponsor].into_iter().filter_map(|field| field.get()) {
        may_approve.extend(with_people(plan, &owner.value));
    }
    let approvals = plan.governance.get().map(|governance| governance.approvals.items()).unwrap_or_default();
    let version = about.version.copied();
    let is_of_plan = |approval: &&Approval| approval.what.get().is_none_or(|what| &**what == "plan");
    let is_current = |approval: &&Approval| {
        version.is_none() || approval.version.copied().is_none_or(|of| Some(of) == version)
    };
    let is_by_owner = |approval: &&Approval| {
        approval.by.get().is_some_and(|by| with_people(plan, by).iter().any(|who| may_approve.contains(who)))
    };
    let of_plan: Vec<&Approval> = approvals.iter().filter(is_of_plan).collect();
    if of_plan.iter().any(|approval| is_current(approval) && is_by_owner(approval)) {
        return;
    }
    let subject =
        version.map_or_else(|| "the plan".to_owned(), |version| format!("version {} of the plan", version.0));
    let place = if about.version.is_missing() { about.place } else { about.version.span() };
    let finding = findings.add(place, format!("its sponsor or owner has not signed off {subject}"));
    let number = version.map_or_else(String::new, |version| format!(", version: {}", version.0));
    finding.help(format!(
        "add `{{what: plan, by: {}, date: {}{number}}}` with the day of their sign-off under `governance.approvals`, or `status: draft`",
        &**who,
        context.some_day(),
    ));
    if let Some(latest) = of_plan.last() {
        finding.related(latest.place, "the last approval of the plan");
    }
}

/// An owner and the people behind it.
fn with_people<'p>(plan: &'p Plan, owner: &'p str) -> Vec<&'p str> {
    let mut all = vec![owner];
    if let Holders::People(people) = plan.holders(owner, None) {
        all.extend(people);
    }
    all
}
