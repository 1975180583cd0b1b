use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A part of the format that this version of the program does not carry out yet.
    ///
    /// `extends` and `location`, by which a store builds on the plan of its group, and `governance.lock`, by which the group
    /// keeps stores from changing it, are understood but not carried out.
    ///
    /// ## Why this matters
    /// A plan that is silently read without the plan that it builds on would look complete and not be so.
    ///
    /// ## Example
    /// ```yaml bad
    /// extends: group.yaml
    /// location: ridgeway
    /// ```
    /// ```yaml good
    /// locations:
    ///   ridgeway: {name: Northline Ridgeway, binds: {store-manager: [uma, theo]}}
    /// ```
    "not-supported-yet", Category::Locations, Severity::Error, since "0.1.0", check of parts
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if !plan.extends.is_missing() {
        findings
            .add(plan.extends.span(), "`extends` is not supported yet: only this file is read")
            .help("copy what the store needs into this file for now, or list the store under `locations` of the group's plan");
    }
    if !plan.location.is_missing() {
        findings
            .add(plan.location.span(), "`location` is not supported yet: no store is bound")
            .help("list the store under `locations` of the group's plan for now");
    }
    if let Some(lock) =
        plan.governance.get().map(|governance| &governance.lock).filter(|lock| !lock.is_missing())
    {
        findings
            .add(
                lock.span(),
                "`governance.lock` is not supported yet: nothing keeps stores from changing these",
            )
            .help("keep it for later, and compare the stores' files by hand until then")
            .milder();
    }
}
