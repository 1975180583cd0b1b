use crate::diagnostic::{Category, Leniency, Severity};
use crate::response::Task;
use crate::rules::gone::{gone, when_missed};
use crate::rules::pledged::promised;
use crate::rules::promised::{are_too_many, clock_mend, consequence, or_promise, place_of};
use crate::rules::same_gap::is_named_there;
use crate::rules::when::{every_week, on_days};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Whoever calls the customer back is not on duty within the time that is promised.
    ///
    /// Looked at is the owner of `offline`, within `offline.within`, else `follow_up_within`, for messages that arrive while a channel of the playbook is staffed, from when a check sees them (`listening.checks`); at all hours where the severity is critical or high, or `clock: always` is written; on every day of the horizon that is still to come, without leave and closed days.
    ///
    /// ## Why this matters
    /// The company calls, and within 24 hours: whoever wrote on Saturday evening should not wait for Monday.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 08:00-17:00"}
    /// channels: {page: {platform: facebook, accepts: [complaints], staffed: "Mo-Sa 08:00-17:00", first_response: 3d}}
    /// playbooks: {complaint: {severity: low, offline: {owner: kim, within: 24h}, escalation: [{owner: kim, after: 0m}]}}
    /// ```
    /// ```yaml good
    /// people:
    ///   kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Sa 08:00-17:00"}
    /// channels: {page: {platform: facebook, accepts: [complaints], staffed: "Mo-Sa 08:00-17:00", first_response: 3d}}
    /// playbooks: {complaint: {severity: low, offline: {owner: kim, within: 24h}, escalation: [{owner: kim, after: 0m}]}}
    /// ```
    "follow-up-unreachable", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    if are_too_many(context, findings) {
        return;
    }
    for promise in context.promises() {
        let Task::FollowUp { caller } = promise.pledge.task else { continue };
        if !promise.is_broken() || is_named_there(context, promise) {
            continue;
        }
        let message = format!(
            "{}{}, but {}{}",
            promised(&promise.pledge),
            place_of(promise),
            consequence(context, promise),
            on_days(context, promise)
        );
        let gaps = &promise.gaps;
        let when =
            if gaps.is_empty() { String::new() } else { format!(" {}", every_week(context.plan, gaps)) };
        let (wait, clock) = (or_promise(context.plan, &[promise]), clock_mend(context.plan, &[promise]));
        let help = match gone(context.plan, caller, when_missed(promise), promise.location) {
            Some(gone) => format!("name somebody under `offline.owner` in place of {gone}{clock}"),
            None if promise.unattended.is_empty() => format!(
                "monitor the channel more often (`listening.checks`), so that whoever calls knows of it{wait}{clock}"
            ),
            None if !promise.unseen.is_empty() => format!(
                "monitor the channel more often (`listening.checks`), or leave it out of `channels` there if the platform tells you of each message, and let `{caller}` be on duty{when} (`hours` or `on_call`){wait}{clock}"
            ),
            None => format!(
                "let `{caller}` be on duty{when} (`hours` or `on_call`), name somebody else under `offline.owner`{wait}{clock}"
            ),
        };
        findings.add(promise.pledge.place, message).help(help);
    }
}
