use crate::diagnostic::{Category, Severity};
use crate::rules::listed::say;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message that puts the blame on the customer.
    ///
    /// A list of phrases in English and German, found as whole words in any case. Switch it off or set how loud it is under
    /// `[rules]` in `smplan.toml`; phrases of your own go under `[words]`.
    ///
    /// ## Why this matters
    /// "Never, EVER, write anything negative about them": everybody who reads it imagines to be the next.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: acknowledgement, text: You should have told us before. We are sorry.}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We are sorry. Tell us what happened and we will put it right.}
    /// ```
    "blames-customer", Category::Messages, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    say(context, findings, "blames the customer", "say what you will do now instead", |_| true);
}
