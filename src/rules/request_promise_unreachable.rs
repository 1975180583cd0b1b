use crate::diagnostic::{Category, Leniency, Severity};
use crate::response::{judged_days, late_requests, length, week_time_at};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Whoever asks for a post is promised an answer that nobody can give in time.
    ///
    /// Looked at is a usual week: leave, closed days and public holidays do not count. A request is answered by the owner of
    /// `publishing.requests`, or somebody who holds that role, as soon as one of them is on duty (`hours`). Of people without hours
    /// nobody knows when that is, and the rule is silent.
    ///
    /// ## Why this matters
    /// Colleagues who wait longer than they were told write to a friend in the team the next time, and past the form.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim, hours: "Mo-Th 09:00-17:00"}}
    /// publishing: {requests: {how: A form, owner: kim, within: 24h}}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim, hours: "Mo-Th 09:00-17:00"}}
    /// publishing: {requests: {how: A form, owner: kim, within: 4d}}
    /// ```
    "request-promise-unreachable", Category::Publishing, Severity::Error, Leniency::InDrafts, since "0.2.0", check, about promises, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let days = judged_days(plan, context.as_of);
    let Some(late) = days.and_then(|days| late_requests(plan, days)) else { return };
    let asked = week_time_at(plan, late.worst.arrival);
    let (wait, cure) = match late.worst.wait {
        Some(minutes) => {
            let wait = length(minutes);
            (format!("waits {wait}"), format!("promise {wait}, or"))
        }
        None => ("is never answered".to_owned(), "do not promise it, or".to_owned()),
    };
    findings
        .add(
            late.place,
            format!(
                "requests for posts are promised an answer in {}, but one of {asked} {wait}: nobody of `{}` is on duty before",
                late.within, late.owner
            ),
        )
        .help(format!("{cure} let somebody else answer them as well: another owner, or `hours` in between"));
}
