use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A post or a slot of the calendar that nobody sees to.
    ///
    /// Ideas and what is published or dropped are left alone.
    ///
    /// ## Why this matters
    /// A slot that belongs to the team is filled by whoever remembers it.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {page: {platform: facebook}}
    /// calendar: {monday: {channel: [page], every: 1w, at: "08:30"}}
    /// ```
    /// ```yaml good
    /// channels: {page: {platform: facebook}}
    /// roles: {social-team: {held_by: [nia]}}
    /// calendar: {monday: {channel: [page], every: 1w, at: "08:30", owner: social-team}}
    /// ```
    "slot-without-owner", Category::Publishing, Severity::Warning, Leniency::InDrafts, since "0.2.0", check, about owners
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let open = context.plan.calendar.entries().iter().filter(|entry| entry.value.needs_care());
    for entry in open.filter(|entry| entry.value.owner.is_missing()) {
        findings
            .missing(entry.place, "owner", format!("nobody sees to `{}` of the calendar", entry.id))
            .help("add `owner:` with the id of a person, role or contact");
    }
}
