use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::plan::{ChannelStatus, Part, Plan, PlanKind, PlanStatus, SeverityLevel};
use crate::rules::kind_section_missing::place_of_kind;
use crate::rules::moderation_rule_missing::moderates;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A part that such a document needs is neither there nor said to be left out.
    ///
    /// One finding for the document names all such parts. Each is added, or left out with why under `not_needed`, which
    /// documents show: `not_needed: {listening: No public accounts yet}`. Which parts there are depends on `kind`:
    ///
    /// - `plan`: all of them
    /// - `playbook`: `crisis_path`, `sign_off`, `drills`, `reviews`
    /// - `policy`: `triage`, `moderation`, `private_way`, `training`, `employee_policy`, `crisis_path`, `account_security`,
    ///   `sign_off`, `reviews`
    /// - `guidelines`: `moderation`, `crisis_path`, `account_security`, `sign_off`, `reviews`
    /// - `charter`: `account_security`, `crisis_path`, `sign_off`, `reviews`
    /// - `calendar`: `sign_off`
    ///
    /// A part is there with the section `triage`, `moderation`, `feedback` or `listening`; a course in
    /// `governance.training`; one of `governance.policies`, or `publishing.staff_accounts` (`employee_policy`); a channel that accepts complaints and is not
    /// public (`private_way`); `plan.review` (`reviews`); a `drill` in a playbook; `governance.two_factor` or
    /// `governance.access_review` (`account_security`); a playbook ranked high or critical with an escalation path (`crisis_path`);
    /// `publishing.sign_off`, `governance.sign_off`, `governance.approvals`, `approve_statements` or `needs_approval` (`sign_off`). A part of which another rule speaks is
    /// not named again. A plan with `profile: small` need not say anything of training, employee policy, feedback, drills and
    /// listening.
    ///
    /// ## Why this matters
    /// Nobody misses what is not there: a plan without a word about who can sign in looks as finished as one that has decided
    /// it.
    ///
    /// ## Example
    /// ```yaml bad
    /// kind: calendar
    /// actions:
    ///   launch: {do: Announce the new range, due: 2026-05-04}
    /// ```
    /// ```yaml good
    /// kind: calendar
    /// actions:
    ///   launch: {do: Announce the new range, due: 2026-05-04, needs_approval: [dana]}
    /// people:
    ///   dana: {name: Dana Reyes}
    /// ```
    "sections-undecided", Category::Plan, Severity::Warning, Leniency::InDrafts, since "0.2.0", check, needs parts
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.status() == PlanStatus::Retired {
        return;
    }
    let is_open = |part: &&Part| {
        let is_asked = !(plan.is_small() && part.is_for_larger_teams());
        is_asked && !plan.has_part(**part) && !plan.is_left_out(**part) && !is_said(plan, **part)
    };
    // Without `plan` nobody knows how large the team is.
    let is_asked =
        |part: &&Part| plan.kind() != PlanKind::Plan || plan.about().is_some() || !part.is_for_larger_teams();
    let open: Vec<Part> = plan.kind().parts().iter().filter(is_asked).filter(is_open).copied().collect();
    if let Some(first) = open.first() {
        let parts: Vec<String> =
            open.iter().map(|part| format!("{} (`{}`)", part.question(), part.field())).collect();
        findings.add(place_of_kind(plan), format!("it is not decided {}", listed(&parts))).help(format!(
            "add what is missing, or say why it is left out, such as `not_needed: {{{}: the reason}}`",
            first.field()
        ));
    }
    let Some(reasons) = plan.not_needed.get() else { return };
    for part in Part::ALL.into_iter().filter(|part| plan.is_left_out(*part) && plan.has_part(*part)) {
        findings
            .add(
                reasons.why(part).span(),
                format!("`{}` is said to be left out, but the document has it", part.field()),
            )
            .help(format!("take `{}` out of `not_needed`", part.field()));
    }
}

/// Whether another rule says that the part is missing.
fn is_said(plan: &Plan, part: Part) -> bool {
    let kind = plan.kind();
    let is_plan = kind == PlanKind::Plan;
    let has_playbooks = !plan.playbooks.entries().is_empty();
    let needs_playbooks = matches!(kind, PlanKind::Plan | PlanKind::Playbook);
    match part {
        // `moderation-rule-missing`, and in a policy without accounts `kind-section-missing`.
        Part::Moderation => (moderates(kind) && plan.has_social_accounts()) || is_conduct_missing(plan),
        Part::Triage => is_conduct_missing(plan),
        // `no-private-complaint-channel`, or nobody is there who could complain.
        Part::PrivateWay => is_plan || !plan.speaks_to_customers(),
        // `review-cadence-missing`; `approval-missing`, once it is no draft any more.
        Part::Reviews | Part::SignOff => is_plan,
        // `kind-section-missing`.
        Part::Drills => needs_playbooks && !has_playbooks,
        // `kind-section-missing`, `playbook-without-escalation`, or `severity-missing`.
        Part::CrisisPath => {
            (needs_playbooks && !has_playbooks)
                || plan.playbooks.entries().iter().any(|playbook| {
                    let has_path = !playbook.value.escalation.is_missing();
                    if playbook.value.severity.is_missing() {
                        has_path
                    } else {
                        !has_path && plan.level(&playbook.value) >= Some(SeverityLevel::High)
                    }
                })
        }
        // `two-factor-unknown` and `no-offboarding`; without accounts there is nothing to secure.
        Part::AccountSecurity => {
            plan.social_accounts().any(|channel| !channel.value.admins.is_missing())
                || plan.all_channels().all(|channel| channel.value.status() == ChannelStatus::Closed)
        }
        Part::Listening | Part::Feedback | Part::Training | Part::EmployeePolicy => false,
    }
}

/// Whether `kind-section-missing` asks a policy for triage or moderation.
fn is_conduct_missing(plan: &Plan) -> bool {
    plan.kind() == PlanKind::Policy
        && plan.triage.is_missing()
        && plan.moderation.is_missing()
        && !plan.has_social_accounts()
}
