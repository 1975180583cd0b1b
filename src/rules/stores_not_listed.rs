use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A plan that keeps stores from changing it, and lists none.
    ///
    /// ## Why this matters
    /// A new lock breaks the plans of stores; where `extended_by` lists them, whoever sets it sees which ones.
    ///
    /// ## Example
    /// ```yaml bad
    /// governance: {lock: [messages.*]}
    /// messages: {sorry: {text: We are sorry to hear that.}}
    /// ```
    /// ```yaml good
    /// extended_by: stores/*.yaml
    /// governance: {lock: [messages.*]}
    /// messages: {sorry: {text: We are sorry to hear that.}}
    /// ```
    "stores-not-listed", Category::Locations, Severity::Warning, since "0.2.0", check, needs ["extended_by", "location"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if !plan.extended_by.is_missing() || !plan.location.is_missing() {
        return;
    }
    let Some(governance) = plan.governance.get() else { return };
    let lists = [("lock", &governance.lock), ("tighten_only", &governance.tighten_only)];
    if let Some((name, list)) = lists.into_iter().find(|(_, list)| !list.is_missing()) {
        findings
            .add(list.span(), format!("`{name}` binds the plans that build on this one, and none are listed"))
            .of_the_whole()
            .help("list them at the top, such as `extended_by: stores/*.yaml`");
    }
}
