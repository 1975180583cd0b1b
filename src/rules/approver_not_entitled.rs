use crate::diagnostic::{Category, Severity};
use crate::plan::{Agreeable, PlanStatus};
use crate::rules::pledged::either;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message or a playbook to which somebody agreed whom its sign-off does not name.
    ///
    /// `governance.sign_off.messages` and `governance.sign_off.playbooks` list who agrees: people, or roles for whoever holds them. What
    /// is said of posts is said by `post-not-approved`.
    ///
    /// ## Why this matters
    /// It looks approved, and those who answer for it have never seen it.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim}, lee: {name: Lee}}
    /// governance: {sign_off: {messages: {steps: [{any: [kim]}]}}}
    /// messages:
    ///   sorry: {kind: holding, text: We know about it., approved: {by: lee, date: 2026-01-25}}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim}, lee: {name: Lee}}
    /// governance: {sign_off: {messages: {steps: [{any: [kim]}]}}}
    /// messages:
    ///   sorry: {kind: holding, text: We know about it., approved: {by: kim, date: 2026-01-25}}
    /// ```
    "approver-not-entitled", Category::Governance, Severity::Warning, since "0.2.0", check, needs ["governance", "people", "roles"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.status() == PlanStatus::Retired {
        return;
    }
    let all = context.agreements().iter();
    for agreement in all.filter(|one| one.is_written && !matches!(one.what, Agreeable::Post(_))) {
        let what = agreement.what;
        for given in &agreement.given {
            let Some(by) = given.by().filter(|by| !agreement.may_agree(by)) else { continue };
            let who = either(agreement.steps.iter().flatten().copied());
            findings
                .add(given.approved.by.span(), format!("`{by}` agreed to {}, and may not", what.name()))
                .help(format!(
                    "let {who} agree, or name `{by}` under `governance.sign_off.{}`",
                    what.section()
                ));
        }
    }
}
