use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A content rule that says neither what to do nor what to avoid.
    ///
    /// ## Why this matters
    /// Examples without the rule behind them are copied, and not understood.
    ///
    /// ## Example
    /// ```yaml bad
    /// content: {rules: {events: {bad: ["Sign up and go!"]}}}
    /// ```
    /// ```yaml good
    /// content: {rules: {events: {do: Say that we speak there, avoid: Calls to attend, bad: ["Sign up and go!"]}}}
    /// ```
    "content-rule-empty", Category::Publishing, Severity::Warning, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let Some(section) = context.plan.content.get() else { return };
    for rule in section.rules.entries() {
        if rule.value.r#do.is_missing() && rule.value.avoid.is_missing() {
            findings
                .add(
                    rule.place,
                    format!("content rule `{}` says neither what to do nor what to avoid", rule.id),
                )
                .help("add `do:` with what posts do, or `avoid:` with what they do not");
        }
    }
}
