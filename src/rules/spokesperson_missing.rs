use crate::diagnostic::{Category, Severity};
use crate::plan::{Roster, SeverityLevel};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A high-severity playbook without a spokesperson, or without a deputy for one.
    ///
    /// At severity high and critical `spokesperson` names a role with two holders, or a person whom somebody backs up.
    ///
    /// ## Why this matters
    /// "Designate spokespeople and backups" (CERC): one voice, and one who can stand in when that voice is on a plane.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   pile-on: {severity: high}
    /// ```
    /// ```yaml good
    /// people:
    ///   ana: {name: Ana Lindqvist}
    ///   max: {name: Max Ferrand}
    /// roles:
    ///   speaker: {held_by: [ana, max]}
    /// playbooks:
    ///   pile-on: {severity: high, spokesperson: speaker}
    /// ```
    "spokesperson-missing", Category::Playbook, Severity::Warning, since "0.1.0", check, about owners, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let roster = Roster::of(plan);
    for playbook in plan.playbooks.entries() {
        if plan.level(&playbook.value) < Some(SeverityLevel::High) {
            continue;
        }
        let spokesperson = &playbook.value.spokesperson;
        if spokesperson.is_missing() {
            findings
                .missing(
                    playbook.place,
                    "spokesperson",
                    format!("playbook `{}` has no spokesperson", playbook.id),
                )
                .help("add `spokesperson:` with the id of a role that two people hold");
        } else if let Some(owner) = spokesperson.get()
            && let Some((person, _)) = roster.alone(&owner.value).first()
        {
            findings
                .add(
                    owner.span,
                    format!("playbook `{}` has no deputy for its spokesperson `{person}`", playbook.id),
                )
                .help("name a role that two people hold, so that somebody can stand in");
        }
    }
}
