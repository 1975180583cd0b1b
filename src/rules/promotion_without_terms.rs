use crate::diagnostic::{Category, Severity};
use crate::plan::{ActionKind, ActionStatus};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A promotion without its terms.
    ///
    /// ## Why this matters
    /// Who may take part, what is won and who decides is law in most countries, and every question about it comes in public.
    ///
    /// ## Example
    /// ```yaml bad
    /// actions:
    ///   giveaway: {do: Give away three jackets, kind: promotion}
    /// ```
    /// ```yaml good
    /// actions:
    ///   giveaway: {do: Give away three jackets, kind: promotion, terms: "https://www.example.com/terms"}
    /// ```
    "promotion-without-terms", Category::Plan, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for action in context.plan.actions.entries() {
        let is_open =
            !matches!(action.value.status.copied(), Some(ActionStatus::Dropped | ActionStatus::Done));
        if is_open
            && action.value.kind.copied() == Some(ActionKind::Promotion)
            && action.value.terms.is_missing()
        {
            findings
                .missing(
                    action.place,
                    "terms",
                    format!("action `{}` is a promotion without terms", action.id),
                )
                .help("add `terms:` with the page on which they stand");
        }
    }
}
