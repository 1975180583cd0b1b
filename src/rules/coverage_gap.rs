use crate::diagnostic::{Category, Leniency, Severity};
use crate::response::{Unstaffed, day_at, in_week, in_week_words, unstaffed, zone_at};
use crate::rules::pledged::either;
use crate::rules::promised::are_too_many;
use crate::rules::when::{between, less_in_some_weeks, zone_of};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A channel is staffed in hours in which no one who answers for it is on duty, without leave and closed days.
    ///
    /// ## Why this matters
    /// "Staffed" is what people read on the page. Gaps between the hours on the page and the hours of the people are not seen until somebody calculates them.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 08:00-17:00"}}
    /// channels: {care-phone: {platform: phone, owner: kim, staffed: "Mo-Fr 08:00-17:00; Sa 09:00-12:00"}}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 08:00-17:00; Sa 09:00-12:00"}}
    /// channels: {care-phone: {platform: phone, owner: kim, staffed: "Mo-Fr 08:00-17:00; Sa 09:00-12:00"}}
    /// ```
    "coverage-gap", Category::Escalation, Severity::Warning, Leniency::InDrafts, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    const MOST_SPANS: usize = 3;
    if are_too_many(context, findings) {
        return;
    }
    let plan = context.plan;
    let Some(days) = context.days() else { return };
    for Unstaffed { channel, gaps, location } in unstaffed(plan, days) {
        let owners = either(channel.value.owners());
        let at = location.map(|location| format!(" at `{}`", location.id)).unwrap_or_default();
        let Some((first, last)) = gaps.all().first().zip(gaps.all().last()) else { continue };
        let when = in_week_words(&in_week(&zone_at(plan, first.0), &gaps), MOST_SPANS);
        let zone = zone_of(plan);
        let less = less_in_some_weeks(plan, &gaps);
        let (first, last) = (day_at(plan, first.0), day_at(plan, last.1 - 1));
        let message = format!(
            "`{}` is staffed, but no one in {owners}{at} is on duty {when}{less}{zone}{}",
            channel.id,
            between(days, (first, last))
        );
        findings.add(channel.value.staffed.span(), message).help(format!(
            "let somebody of {owners} work then (`hours` or `on_call`), or take the hours out of `staffed`"
        ));
    }
}
