use crate::diagnostic::{Category, Severity};
use crate::plan::{Field, May, OwnerId, Pause, Plan, Respond};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Spanned;

declare_rule! {
    /// Somebody is asked to do what their role may not do.
    ///
    /// Looked at are `pause_publishing` (pause-publishing), `spokesperson` (speak-to-media), `approve_statements`
    /// (approve-statement), `moderation.may_hide` and triage rows that hide (hide). A role whose authority says nothing is
    /// left to `authority-undefined`.
    ///
    /// ## Why this matters
    /// Somebody who "has no responsibility for any of these things" loses an hour by asking for leave.
    ///
    /// ## Example
    /// ```yaml bad
    /// roles:
    ///   store-manager: {held_by: [pat], authority: {may: [acknowledge]}}
    /// playbooks:
    ///   pile-on: {severity: high, spokesperson: store-manager}
    /// ```
    /// ```yaml good
    /// roles:
    ///   vp-customer: {held_by: [ana], authority: {may: [acknowledge, speak-to-media]}}
    /// playbooks:
    ///   pile-on: {severity: high, spokesperson: vp-customer}
    /// ```
    "owner-without-authority", Category::Escalation, Severity::Error, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        let playbook = &playbook.value;
        if let Some(Pause::Record(pause)) = playbook.pause_publishing.get() {
            may(plan, pause.by.get(), May::PausePublishing, "pauses publishing", findings);
        }
        may(plan, playbook.spokesperson.get(), May::SpeakToMedia, "speaks in public", findings);
        if let Some(approval) = playbook.approve_statements.get() {
            may(plan, approval.by.get(), May::ApproveStatement, "agrees to statements", findings);
            may(plan, approval.r#else.get(), May::ApproveStatement, "agrees to statements", findings);
        }
    }
    if let Some(moderation) = plan.moderation.get() {
        for owner in moderation.may_hide.items() {
            may(plan, Some(owner), May::Hide, "hides comments", findings);
        }
    }
    for row in plan.triage.items().iter().filter(|row| is_hidden(&row.respond)) {
        may(plan, row.owner.get(), May::Hide, "hides comments", findings);
    }
}

fn is_hidden(respond: &Field<Respond>) -> bool {
    respond.copied() == Some(Respond::Hide)
}

fn may(plan: &Plan, owner: Option<&Spanned<OwnerId>>, wanted: May, task: &str, findings: &mut RuleFindings) {
    let Some(owner) = owner else { return };
    let Some(allowed) = plan.authority_of(&owner.value) else { return };
    if !allowed.contains(&wanted) {
        findings.add(owner.span, format!("`{}` {task} here, but the role may not", &*owner.value)).help(
            format!(
                "add `{}` to `authority.may` of the role `{}`, or name somebody who may",
                wanted.word(),
                &*owner.value
            ),
        );
    }
}
