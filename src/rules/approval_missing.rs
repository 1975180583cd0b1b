use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{About, Agreeable, Approval, Holders, OwnerId, Part, Plan, PlanKind};
use crate::rules::pledged::either;
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;
use std::collections::HashSet;

declare_rule! {
    /// An active plan that its sponsor or owner has not signed off in its current version.
    ///
    /// `governance.approvals` holds an entry for `plan` by the sponsor or the owner, of the version that the plan has now.
    /// Where `governance.sign_off.plan` lists who agrees, it is they who do. An approval that is over (`until`) counts no longer. Drafts
    /// and retired plans need none.
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
    if !plan.is_in_force() || plan.is_left_out(Part::SignOff) {
        return;
    }
    let agreements = context.agreements();
    let written = agreements.iter().find(|one| one.is_written && matches!(one.what, Agreeable::Plan(_)));
    if let Some(agreement) = written {
        // Where some have agreed, `approval-incomplete` speaks up.
        if let (Some(first), []) = (agreement.steps.first(), agreement.given.as_slice()) {
            findings
                .add(version_place(about), format!("nobody has signed off {}", version_named(about)))
                .help(format!(
                    "let {} read it, and run `smplan approve plan --by …`",
                    either(first.iter().copied())
                ));
        }
        return;
    }
    if plan.kind() != PlanKind::Plan || (about.owner.is_missing() && about.sponsor.is_missing()) {
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
    let is_over = |approval: &&Approval| {
        let until = approval.until.copied().zip(context.as_of);
        until.is_some_and(|(until, today)| until < today)
    };
    let is_by_owner = |approval: &&Approval| {
        approval.by.get().is_some_and(|by| with_people(plan, by).iter().any(|who| may_approve.contains(who)))
    };
    let of_plan: Vec<&Approval> = approvals.iter().filter(is_of_plan).collect();
    if of_plan.iter().any(|approval| is_current(approval) && is_by_owner(approval) && !is_over(approval)) {
        return;
    }
    let message = format!("its sponsor or owner has not signed off {}", version_named(about));
    let finding = findings.add(version_place(about), message);
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

fn version_named(about: &About) -> String {
    let version = about.version.copied();
    version.map_or_else(|| "the plan".to_owned(), |version| format!("version {} of the plan", version.0))
}

fn version_place(about: &About) -> Span {
    if about.version.is_missing() { about.place } else { about.version.span() }
}

/// An owner and the people behind it.
fn with_people<'p>(plan: &'p Plan, owner: &'p str) -> Vec<&'p str> {
    let mut all = vec![owner];
    if let Holders::People(people) = plan.holders(owner, None) {
        all.extend(people);
    }
    all
}
