use crate::diagnostic::{Category, Severity};
use crate::rules::listed::say;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message with words that lawyers read as admitting liability; information, to be shown to counsel first.
    ///
    /// A list of phrases in English and German, found as whole words in any case. Switch it off or set how loud it is under
    /// `[rules]` in `smplan.toml`; phrases of your own go under `[words]`.
    ///
    /// ## Why this matters
    /// An apology helps and is often protected by law; a statement about guilt is neither.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We are sorry about the fire. It was our fault.}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We are sorry about the fire, and are with those who are hurt.}
    /// ```
    "admits-liability", Category::Messages, Severity::Info, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    say(context, findings, "may admit liability", "show it to counsel first", |_| true);
}
