use crate::diagnostic::{Category, Severity};
use crate::plan::Agreeable;
use crate::publishing::{Agreement, Standing};
use crate::rules::pledged::either;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message or a playbook to which not all have agreed who have to.
    ///
    /// `governance.sign_off.messages` and `governance.sign_off.playbooks` list who agrees, one step after the other; of each step one is
    /// enough, and whoever agrees in a later step has seen that the earlier ones were done. A message to which nobody agreed is left to
    /// `message-unapproved`, a post to `post-not-approved`.
    ///
    /// ## Why this matters
    /// Everybody believes that somebody else has looked at it.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim}, legal: {name: Lee}}
    /// governance: {sign_off: {messages: {steps: [{any: [kim]}, {any: [legal]}]}}}
    /// messages:
    ///   sorry: {kind: holding, text: We know about it., approved: {by: kim, date: 2026-01-25}}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim}, legal: {name: Lee}}
    /// governance: {sign_off: {messages: {steps: [{any: [kim]}, {any: [legal]}]}}}
    /// messages:
    ///   sorry: {kind: holding, text: We know about it., approved: [{by: kim, date: 2026-01-25}, {by: legal, date: 2026-01-26}]}
    /// ```
    "approval-incomplete", Category::Governance, Severity::Warning, since "0.2.0", check, needs ["governance", "people", "roles"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if !plan.is_in_force() {
        return; // Nobody agrees to what is still being written.
    }
    for agreement in context.agreements().iter().filter(|agreement| agreement.is_written) {
        let what = agreement.what;
        let Some(next) = agreement.next_step(|_| true).filter(|_| is_told_here(agreement)) else { continue };
        let step = agreement.steps.get(next).map(|step| either(step.iter().copied())).unwrap_or_default();
        let message = match agreement.steps.len() {
            1 => format!("{} needs the approval of {step}", what.name()),
            n_steps => {
                format!("{} needs the approval of {step}, step {} of {n_steps}", what.name(), next + 1)
            }
        };
        let place = if agreement.given.is_empty() { what.place() } else { what.approval_place().0 };
        findings
            .add(place, message)
            .help(format!("let them read it, and run `smplan approve {} --by …`", what.path()));
    }
}

/// Whether no other rule says that somebody has to agree.
fn is_told_here(agreement: &Agreement<'_>) -> bool {
    let is_given = !agreement.given.is_empty();
    let is_told = match agreement.what {
        Agreeable::Plan(_) | Agreeable::Message(_) => is_given,
        Agreeable::Playbook(_) => is_given || !agreement.what.approval_place().0.is_written(),
        Agreeable::Post(_) => false,
    };
    // `approval-outdated` and `approver-not-entitled` speak up.
    is_told
        && agreement.given.iter().all(|given| {
            given.standing != Standing::Outdated && given.by().is_some_and(|by| agreement.may_agree(by))
        })
}
