use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A hand-off that does not say all that the next person must know.
    ///
    /// `handoff.required` names the case, the link, the issue and what was promised, and the location in a plan with locations.
    ///
    /// ## Why this matters
    /// Six people, and the same story told six times: the next one knows nothing of what the last one promised.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   complaint: {handoff: {to: care-lead, required: [case, issue]}}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   complaint: {handoff: {to: care-lead, required: [case, link, issue, promised]}}
    /// ```
    "handoff-fields-missing", Category::Playbook, Severity::Warning, Leniency::ForSmallTeams, since "0.2.0", check, needs ["locations"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let has_locations = plan.open_locations().next().is_some();
    for playbook in plan.playbooks.entries() {
        let Some(handoff) = playbook.value.handoff.get().filter(|handoff| !handoff.required.is_unreadable())
        else {
            continue;
        };
        let needed =
            ["case", "link", "issue", "promised"].into_iter().chain(has_locations.then_some("location"));
        let is_there =
            |name: &&str| handoff.required.items().iter().any(|item| item.to_lowercase().contains(*name));
        let missing: Vec<String> =
            needed.filter(|name| !is_there(name)).map(|name| format!("`{name}`")).collect();
        if !missing.is_empty() {
            let list = listed(&missing);
            let place = if handoff.required.is_missing() { handoff.place } else { handoff.required.span() };
            findings
                .add(place, format!("the hand-off of playbook `{}` does not pass on {list}", playbook.id))
                .help(format!("add {list} to `required` of the hand-off"));
        }
    }
}
