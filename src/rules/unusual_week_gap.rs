use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::duty::Outside;
use crate::plan::{Entry, Person};
use crate::response::{Cause, Unusual, day};
use crate::rules::dated::grouped;
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
    let unusual = context.dated().filter(|one| matches!(one.cause, Cause::UnusualWeek(_)));
    for group in grouped(plan, unusual) {
        let message = group.message(", which a usual week keeps, but not every week of the calendar", plan);
        let wait = group.worst.worst.wait;
        let promise = wait.map(|wait| format!(", or promise {}", rounded(wait))).unwrap_or_default();
        let who = group.who();
        let (mut gone, mut others): (Vec<String>, Vec<String>) = Default::default();
        for one in group.causes {
            match one {
                Cause::UnusualWeek(Unusual::Outside(person, why)) => gone.push(in_words(person, why)),
                Cause::UnusualWeek(why) => others.extend(look_at(why)),
                Cause::Leave(..) | Cause::ClosedDays => {}
            }
        }
        let instead = || format!("name somebody in place of {}", listed(&gone));
        let on_duty = || match listed(&others) {
            look if look.is_empty() => format!("let somebody {who} be on duty then"),
            look => format!("look at {look}: let somebody {who} be on duty then"),
        };
        let help = match (gone.is_empty(), others.is_empty()) {
            (true, _) => on_duty(),
            (false, true) => instead(),
            (false, false) => format!("{}, and {}", instead(), on_duty()),
        } + &promise;
        let finding = findings.add(group.worst.pledge.place, message).help(help);
        // Who has left does not come back.
        if group.days.len() <= FEW_DAYS && gone.is_empty() {
            finding.milder();
        }
    }
}

/// `` `kim`, who leaves on 31 Mar 2026 (`until`)``.
fn in_words(person: &Entry<Person>, why: Outside) -> String {
    match why {
        Outside::NotYet(from) => format!("`{}`, who comes on {} (`from`)", person.id, day(from)),
        Outside::Left(until) => format!("`{}`, who leaves on {} (`until`)", person.id, day(until)),
    }
}

/// Where the cause is to be found.
fn look_at(why: Unusual<'_>) -> Option<String> {
    match why {
        Unusual::Hours(person) => Some(format!("the hours of `{}`, which differ in the year", person.id)),
        Unusual::Staffed(channel) => Some(format!("the hours of `{}`, which differ in the year", channel.id)),
        Unusual::Clocks => Some("clocks that change, or do so on different days".to_owned()),
        Unusual::Turn(role) => Some(format!("the turns of `{}`", role.id)),
        Unusual::Outside(..) | Unusual::Other => None,
    }
}
