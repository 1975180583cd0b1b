use crate::diagnostic::{Category, Severity};
use crate::plan::{Field, Hours, Locality};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;
use std::collections::HashSet;

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
    // Of people and locations whose own country is known, it is known which days are meant.
    let is_known = |place: Locality<'_>| place.country.is_some();
    let people =
        plan.people.entries().iter().filter(|person| is_known(plan.locality_of(&person.id, &person.value)));
    let people = people.flat_map(|person| [&person.value.hours, &person.value.on_call]);
    let locations = plan.open_locations().filter(|location| is_known(plan.locality_at(Some(location))));
    let locations = locations.flat_map(|location| {
        let channels = location.value.channels.entries().iter().map(|channel| &channel.value.staffed);
        channels.chain([&location.value.hours])
    });
    let known: HashSet<Span> = people.chain(locations).map(Field::span).collect();
    let mut hours = plan.all_hours().filter(|hours| !known.contains(&hours.span()));
    if let Some(hours) = hours.find(|hours| hours.get().is_some_and(names_holidays)) {
        findings
            .add(hours.span(), "`PH` stands for public holidays, but the plan names no country")
            .help("add `country:` to the section `plan`, such as US or IE, or list the days under `closed:`");
    }
}
