use crate::diagnostic::{Category, Severity};
use crate::routing::{MOST_PATTERNS, Problem};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A phrase or a regular expression in the `match` of a triage row cannot be read.
    ///
    /// Between slashes stands a regular expression; everything else is a phrase that is found as whole words.
    /// Look-ahead, look-behind and back-references are not known: every expression is tried in a time that grows with the
    /// length of the comment alone.
    ///
    /// ## Why this matters
    /// What cannot be read finds nothing, and nobody notices that the comments it was written for go elsewhere.
    ///
    /// ## Example
    /// ```yaml bad
    /// triage:
    ///   - {kind: complaint, owner: care, match: {any: ['/refund(ed|/']}}
    /// ```
    /// ```yaml good
    /// triage:
    ///   - {kind: complaint, owner: care, match: {any: ['/refund(ed|s)?/', money back]}}
    /// ```
    "triage-pattern-unreadable", Category::Playbook, Severity::Error, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for (place, problem) in context.triage().problems() {
        match problem {
            Problem::Empty => findings
                .add(place, "there are no words in this phrase")
                .help("write the words that the comments hold, or remove it"),
            Problem::Unreadable(why) => findings
                .add(place, format!("this regular expression cannot be read, {why}"))
                .help("fix it, or write the words without slashes: a phrase is found as whole words in any case"),
            Problem::TooLarge => findings
                .add(place, "this regular expression is too large")
                .help("write fewer repeats such as {1,500}, or several expressions"),
            Problem::TooMany => findings
                .add(place, format!("the patterns of `triage` end here: more than {MOST_PATTERNS} are not looked at"))
                .help("write one regular expression for phrases that differ little"),
        };
    }
}
