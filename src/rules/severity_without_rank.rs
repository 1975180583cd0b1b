use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A severity of the plan's own that does not say which usual one it is like.
    ///
    /// The usual ones are critical, high, medium and low. Until it says so it is taken for critical.
    ///
    /// ## Why this matters
    /// What a high-severity playbook needs (somebody who speaks, a decision about planned posts, words that are agreed) is asked for by rank: a name such as `sev-2` says nothing about it.
    ///
    /// ## Example
    /// ```yaml bad
    /// severities: {sev-1: {acknowledge_within: 5m}}
    /// ```
    /// ```yaml good
    /// severities: {sev-1: {like: critical, acknowledge_within: 5m}}
    /// ```
    "severity-without-rank", Category::Playbook, Severity::Warning, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for severity in context.plan.severities.entries() {
        if severity.value.like.is_missing() && SeverityLevel::of(&severity.id).is_none() {
            findings
                .missing(
                    severity.place,
                    "like",
                    format!("severity `{}` does not say which usual one it is like", severity.id),
                )
                .help("add `like:` with critical, high, medium or low; until then it counts as critical");
        }
    }
}
