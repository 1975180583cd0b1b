use crate::diagnostic::{Category, Leniency, Severity};
use crate::response::Arrivals;
use crate::rules::promised::{are_too_many, consequence, on_days, or_promise, place_of};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Whoever calls the customer back is not there within the time that is promised.
    ///
    /// Looked at are messages that arrive while the channel is staffed, and the owner of `offline`: `offline.within`, else `follow_up_within`, else 24h; on every day of the horizon that is still to come, without leave and closed days.
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
    "follow-up-unreachable", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    if are_too_many(context, findings) {
        return;
    }
    let mut said: Vec<&str> = Vec::new();
    for promise in context.promises() {
        if promise.arrivals != Arrivals::FollowUp || promise.is_kept() || !promise.unknown.is_empty() {
            continue;
        }
        let playbook = promise.case.playbook;
        if said.contains(&&*playbook.id) {
            continue; // It is the same person on every channel.
        }
        said.push(&playbook.id);
        let owner = playbook.value.offline.get().and_then(|offline| offline.owner.get());
        let owner = owner.map_or("nobody", |owner| &owner.value);
        let place = place_of(promise);
        let message = format!(
            "playbook `{}` promises a call in {}{place}, but{} {}",
            playbook.id,
            promise.within,
            on_days(context, promise),
            consequence(context.plan, promise).replace("a message on", "whoever writes on")
        );
        let wait = or_promise(promise);
        findings
            .add(promise.place, message)
            .help(format!("let `{owner}` be there sooner (`hours` or `on_call`), name somebody else under `offline.owner`{wait}"));
    }
}
