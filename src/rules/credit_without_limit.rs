use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A role may offer goodwill or refunds without a limit: how much, in which currency, or for how long.
    ///
    /// ## Why this matters
    /// "$100 in store credits" a month is something a store manager can decide alone at a counter. "Some credit" is a call to headquarters.
    ///
    /// ## Example
    /// ```yaml bad
    /// roles: {store-manager: {held_by: [pat], authority: {may: [refund], credit: {amount: 100, currency: USD}}}}
    /// ```
    /// ```yaml good
    /// roles: {store-manager: {held_by: [pat], authority: {may: [refund], credit: {amount: 100, currency: USD, per: month}}}}
    /// ```
    "credit-without-limit", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for role in context.plan.roles.entries() {
        let Some(credit) = role.value.authority.get().and_then(|authority| authority.credit.get()) else {
            continue;
        };
        let fields = [
            (credit.amount.is_missing(), "amount", "add `amount:`, such as 100"),
            (credit.currency.is_missing(), "currency", "add `currency:`, such as USD"),
            (credit.per.is_missing(), "per", "add `per:` with case, day, week, month or year"),
        ];
        for (_, field, help) in fields.into_iter().filter(|(is_missing, ..)| *is_missing) {
            findings
                .missing(credit.place, field, format!("the credit of `{}` has no `{field}`", role.id))
                .help(help);
        }
    }
}
