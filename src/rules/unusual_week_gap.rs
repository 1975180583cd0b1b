use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::response::Cause;
use crate::rules::dated::grouped;
use crate::rules::gone::without_gone;
use crate::rules::promised::{are_too_many, rounded};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A promise that a usual week keeps breaks in some weeks of the calendar.
    ///
    /// Closed days, public holidays and leave are not the cause: other rules speak of those. What is left are clocks that change on different days in different places, hours that differ in the year (`Jun-Aug Mo-Fr 09:00-15:00`), rotas that hand over, and people who come or leave (`from`, `until`). On no more than 28 days it is information, but where somebody has left.
    ///
    /// ## Why this matters
    /// Between the second Sunday of March and the last one London is an hour nearer to Chicago: a shift that ends when the other one begins leaves an hour to nobody.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {time_zone: America/Chicago, horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// people: {kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 08:00-20:00; Jul 06-17 08:00-12:00"}}
    /// channels: {page: {platform: facebook, accepts: [complaints], staffed: "Mo-Fr 08:00-20:00", first_response: 1h}}
    /// playbooks: {complaint: {severity: medium, escalation: [{owner: kim, after: 0m}]}}
    /// ```
    /// ```yaml good
    /// plan: {time_zone: America/Chicago, horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// people: {kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 08:00-20:00; Jul 06-17 08:00-12:00"}}
    /// channels: {page: {platform: facebook, accepts: [complaints], staffed: "Mo-Fr 08:00-20:00; Jul 06-17 08:00-12:00", first_response: 1h}}
    /// playbooks: {complaint: {severity: medium, escalation: [{owner: kim, after: 0m}]}}
    /// ```
    "unusual-week-gap", Category::Escalation, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check, needs team
}

/// Clocks that change on different days, in spring and in autumn, do so for less.
const FEW_DAYS: usize = 28;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if are_too_many(context, findings) {
        return;
    }
    let unusual = context.dated().filter(|one| matches!(one.cause, Cause::UnusualWeek));
    for group in grouped(plan, unusual) {
        let message = group.message(", which a usual week keeps, but not every week of the calendar", plan);
        let wait = group.worst.worst.wait;
        let promise = wait.map(|wait| format!(", or promise {}", rounded(wait))).unwrap_or_default();
        let who = group.who();
        let asked = group.worst.pledge.asked(plan);
        let (_, gone) = without_gone(plan, asked, group.worst.worst.arrival, group.worst.location);
        let help = match gone.as_slice() {
            [] => format!(
                "look at hours that differ in the year, at hand-overs, and at clocks that change on different days: let somebody {who} be on duty then{promise}"
            ),
            gone => format!("name somebody in place of {}{promise}", listed(gone)),
        };
        let finding = findings.add(group.worst.pledge.place, message).help(help);
        // Who has left does not come back.
        if group.days.len() <= FEW_DAYS && gone.is_empty() {
            finding.milder();
        }
    }
}
