use crate::diagnostic::{Category, Severity};
use crate::plan::Hours;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Hours speak of public holidays (`PH`), but the plan does not say in which country.
    ///
    /// ## Why this matters
    /// Public holidays are those of the plan's `country`. Without one `PH off` closes nothing, and nobody is told.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim, hours: "Mo-Fr 09:00-17:00; PH off"}}
    /// ```
    /// ```yaml good
    /// plan: {country: IE}
    /// people: {kim: {name: Kim, hours: "Mo-Fr 09:00-17:00; PH off"}}
    /// ```
    "holiday-country-missing", Category::Escalation, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.about().is_some_and(|about| !about.country.is_missing()) {
        return;
    }
    let names_holidays = |hours: &Hours| hours.spec().names_holidays();
    if let Some(hours) = plan.all_hours().find(|hours| hours.get().is_some_and(names_holidays)) {
        findings
            .add(hours.span(), "`PH` stands for public holidays, but the plan names no country")
            .help("add `country:` to the section `plan`, such as US or IE, or list the days under `closed:`");
    }
}
