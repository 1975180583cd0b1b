use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A plan with hours that does not say of which time zone they are.
    ///
    /// They count as UTC then. A plan in which every person and place with hours names its own zone needs none.
    ///
    /// ## Why this matters
    /// Nine o'clock in UTC is the middle of the night for somebody; whoever is called then is asleep, and the plan is green.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {id: harbour-books, title: Harbour Books}
    /// people:
    ///   ada: {name: Ada Quinn, hours: "Mo-Fr 09:00-17:00"}
    /// ```
    /// ```yaml good
    /// plan: {id: harbour-books, title: Harbour Books, time_zone: Europe/Dublin}
    /// people:
    ///   ada: {name: Ada Quinn, hours: "Mo-Fr 09:00-17:00"}
    /// ```
    "time-zone-missing", Category::Plan, Severity::Warning, since "0.2.0", check, about promises, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(about) = plan.about().filter(|about| about.time_zone.is_missing()) else {
        return; // It is there, or `field-missing` speaks up.
    };
    let of_people = plan.people.entries().iter().filter(|person| person.value.time_zone.is_missing());
    let of_people = of_people.flat_map(|person| [&person.value.hours, &person.value.on_call]);
    let of_channels = plan.channels.entries().iter().map(|channel| &channel.value.staffed);
    let listening = plan.listening.get().map(|listening| listening.checks.items()).unwrap_or_default();
    let mut hours = of_people.chain(of_channels).chain(listening.iter().map(|check| &check.when));
    // Where somebody watches at all hours it does not matter which they are.
    if let Some(first) = hours.find(|hours| hours.get().is_some_and(|hours| &**hours != "24/7")) {
        findings
            .missing(
                about.place,
                "time_zone",
                "the plan has hours, and does not say of which time zone: they count as UTC",
            )
            .help("add `time_zone:` with continent and city, such as Europe/Dublin or America/Chicago")
            .related(first.span(), "the first of them");
    }
}
