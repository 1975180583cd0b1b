use crate::diagnostic::{Category, Severity};
use crate::rules::listed::say;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message that promises what nobody can keep: that something will never happen again, or is completely safe.
    ///
    /// A list of phrases in English and German, found as whole words in any case. Switch it off or set how loud it is under
    /// `[rules]` in `smplan.toml`; phrases of your own go under `[words]`.
    ///
    /// ## Why this matters
    /// The next time it happens the old answer is shown beside the new one.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We are sorry. This will never happen again.}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We are sorry. From today on two people check every bill.}
    /// ```
    "overpromises", Category::Messages, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    say(
        context,
        findings,
        "promises what nobody can keep",
        "say what you have changed, and what you can keep",
        |_| true,
    );
}
