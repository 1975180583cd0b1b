use crate::diagnostic::{Category, Severity};
use crate::rules::listed::say;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message that apologises for what somebody feels, or for nothing in particular.
    ///
    /// "Inconvenience" alone is information.
    ///
    /// A list of phrases in English and German, found as whole words in any case. Switch it off or set how loud it is under
    /// `[rules]` in `smplan.toml`; phrases of your own go under `[words]`.
    ///
    /// ## Why this matters
    /// An apology that names nothing is read as none, and is quoted as such.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We apologise for any inconvenience this may have caused.}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We are sorry that you waited for two hours.}
    /// ```
    "non-apology", Category::Messages, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    say(
        context,
        findings,
        "apologises for nothing in particular",
        "name what went wrong, and say that you are sorry for that",
        |_| true,
    );
}
