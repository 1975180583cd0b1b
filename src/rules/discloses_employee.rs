use crate::diagnostic::{Category, Severity};
use crate::rules::listed::say;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message that tells what happened to an employee.
    ///
    /// A list of phrases in English and German, found as whole words in any case. Switch it off or set how loud it is under
    /// `[rules]` in `smplan.toml`; phrases of your own go under `[words]`.
    ///
    /// ## Why this matters
    /// It is their personal data, it looks like looking for somebody to blame, and courts have made it expensive.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We are sorry. The driver has been suspended.}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We are sorry. We have changed how shifts are handed over.}
    /// ```
    "discloses-employee", Category::Messages, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    say(context, findings, "tells what happened to an employee", "say what the organisation changes", |_| {
        true
    });
}
