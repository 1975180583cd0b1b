use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The times of a playbook contradict one another.
    ///
    /// The acknowledgement comes no later than the call, the call no later than the solution, and updates come more often than the
    /// solution takes. Times that a playbook does not write are those that are written for its severity.
    ///
    /// ## Why this matters
    /// Two of the promises cannot both be kept, and nobody knows which one holds.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   complaint: {severity: medium, follow_up_within: 24h, resolve_within: 4h}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   complaint: {severity: medium, follow_up_within: 4h, resolve_within: 24h}
    /// ```
    "targets-out-of-order", Category::Playbook, Severity::Error, since "0.1.0", check, about promises
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for entry in plan.playbooks.entries() {
        let playbook = &entry.value;
        let acknowledge = plan.acknowledge_within(playbook);
        let follow_up = playbook.follow_up_within.copied();
        let resolve = plan.resolve_within(playbook);
        let update = plan.update_every(playbook);
        let place = [
            playbook.resolve_within.span(),
            playbook.follow_up_within.span(),
            playbook.acknowledge_within.span(),
            playbook.update_every.span(),
        ];
        // Times that all come from a severity are no mistake of the playbook.
        let Some(place) = place.into_iter().find(|place| place.is_written()) else { continue };
        let id = &entry.id;
        let contradiction = match (acknowledge, follow_up, resolve, update) {
            (Some(first), Some(call), ..) if first.in_minutes() > call.in_minutes() => {
                Some(format!("playbook `{id}` calls within {call}, but acknowledges only within {first}"))
            }
            (_, Some(call), Some(end), _) if call.in_minutes() > end.in_minutes() => Some(format!(
                "playbook `{id}` is solved within {end}, but the customer is called only within {call}"
            )),
            (Some(first), _, Some(end), _) if first.in_minutes() > end.in_minutes() => Some(format!(
                "playbook `{id}` is solved within {end}, but the acknowledgement comes only within {first}"
            )),
            (_, _, Some(end), Some(every))
                if every.in_minutes() >= end.in_minutes() && !playbook.update_every.is_missing() =>
            {
                Some(format!("playbook `{id}` is solved within {end}, but updates come only every {every}"))
            }
            _ => None,
        };
        if let Some(contradiction) = contradiction {
            findings
                .add(place, contradiction)
                .help("let `acknowledge_within`, `follow_up_within` and `resolve_within` grow in this order");
        }
    }
}
