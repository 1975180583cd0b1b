use crate::diagnostic::{Category, Severity};
use crate::rules::listed::say;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message that says no comment.
    ///
    /// A list of phrases in English and German, found as whole words in any case. Switch it off or set how loud it is under
    /// `[rules]` in `smplan.toml`; phrases of your own go under `[words]`.
    ///
    /// ## Why this matters
    /// It is heard as a yes. What can be said is what you do to find out, and when there will be more.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We cannot comment on this.}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We do not know yet. We will say more by 16:00.}
    /// ```
    "no-comment", Category::Messages, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    say(
        context,
        findings,
        "says no comment",
        "say what you know, what you are doing, and when there will be more",
        |_| true,
    );
}
