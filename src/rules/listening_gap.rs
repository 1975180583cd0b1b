use crate::diagnostic::{Category, Leniency, Severity};
use crate::duty::Intervals;
use crate::plan::Duration;
use crate::response::{Weeks, cases, in_week_words};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A channel is monitored less often than it promises an answer, or not in all hours in which it is staffed.
    ///
    /// A check of `listening` is about the channels under its `channels`; without them about those that its `what` names (by id, by platform, by kind: review sites, forums, social), else about all public ones. How long it takes until a message is seen counts where an answer is promised: in the hours of a check as long as it is from one look to the next (`every`), at other times until somebody looks again, unless an alert opens the playbook. What is promised is the shorter of `first_response` and what the playbooks that apply there promise.
    ///
    /// ## Why this matters
    /// Nobody can acknowledge in 15 minutes what they look at every four hours.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {yelp: {platform: yelp, accepts: [complaints], staffed: "Mo-Fr 09:00-17:00", first_response: 1h}}
    /// listening: {checks: [{what: review sites, every: 4h}]}
    /// ```
    /// ```yaml good
    /// channels: {yelp: {platform: yelp, accepts: [complaints], staffed: "Mo-Fr 09:00-17:00", first_response: 1h}}
    /// listening: {checks: [{what: review sites, every: 1h}]}
    /// ```
    "listening-gap", Category::Escalation, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    const MOST_SPANS: usize = 3;
    let plan = context.plan;
    if plan.listening.get().is_none_or(|listening| listening.checks.items().is_empty()) {
        return;
    }
    let Some(days) = context.days() else { return };
    let week = Weeks::of(plan, days);
    let cases = cases(plan);
    for channel in plan.channels.entries().iter().filter(|channel| channel.value.is_answered()) {
        let about = plan.checks_of(channel);
        let Some(hours) = channel.value.staffed.get().filter(|_| !about.is_empty()) else { continue };
        let of_playbooks =
            cases.iter().filter(|case| case.channel.is_some_and(|known| std::ptr::eq(known, channel)));
        let promised = of_playbooks.filter_map(|case| plan.acknowledge_within(&case.playbook.value));
        let promised = promised.chain(channel.value.answers_within());
        let Some(promised) = promised.min_by_key(|promised| promised.in_minutes()) else { continue };
        let staffed = week.hours(hours, plan.zone_name());
        let looked_at = |often_enough: &dyn Fn(Duration) -> bool| {
            let enough = about.iter().filter(|check| check.every.copied().is_some_and(often_enough));
            let spans = enough.map(|check| match check.when.get() {
                Some(when) => week.hours(when, plan.zone_name()),
                None => staffed.clone(),
            });
            spans.fold(Intervals::default(), |all, more| all.union(&more))
        };
        let too_seldom = staffed.without(&looked_at(&|every| every.in_minutes() <= promised.in_minutes()));
        if too_seldom.is_empty() {
            continue;
        }
        let never = staffed.without(&looked_at(&|_| true));
        let fastest = about.iter().filter_map(|check| Some((check, check.every.copied()?)));
        let Some((check, every)) = fastest.min_by_key(|(_, every)| every.in_minutes()) else { continue };
        let place = if check.every.is_missing() { check.place } else { check.every.span() };
        if every.in_minutes() > promised.in_minutes() {
            findings
                .add(
                    place,
                    format!("`{}` has to be answered in {promised}, but is monitored every {every}", channel.id),
                )
                .help("monitor it more often, let the platform notify you and say so with a shorter `every`, or promise what is true")
                .related(channel.place, "the channel");
        } else if !never.is_empty() {
            findings
                .add(
                    if check.when.is_missing() { place } else { check.when.span() },
                    format!(
                        "`{}` is staffed, but not monitored {}",
                        channel.id,
                        in_week_words(&never, MOST_SPANS)
                    ),
                )
                .help("add these hours to `when`, or a check of their own")
                .related(channel.value.staffed.span(), "the hours in which it is staffed");
        } else {
            findings
                .add(
                    place,
                    format!(
                        "`{}` has to be answered in {promised}, but is monitored less often {}",
                        channel.id,
                        in_week_words(&too_seldom, MOST_SPANS)
                    ),
                )
                .help("monitor it as often in all hours in which it is staffed")
                .related(channel.value.staffed.span(), "the hours in which it is staffed");
        }
    }
}
