use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::plan::{Field, Plan, PlanKind};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A section that this kind of document needs is not there.
    ///
    /// A plan needs people, roles, audiences, channels, goals, strategy, actions and playbooks; a playbook document needs
    /// playbooks and roles; a policy needs triage or moderation.
    ///
    /// ## Why this matters
    /// Goals, strategy, actions and rapid contingency are the four steps of a plan (Qualman, *Digital Leader*, 2012).
    /// Many good documents are only playbooks or policies: `kind` says so.
    ///
    /// ## Example
    /// ```yaml bad
    /// kind: playbook
    /// roles:
    ///   care-lead: {held_by: [sam]}
    /// ```
    /// ```yaml good
    /// kind: policy
    /// moderation: {hide: [spam], keep: [respectful criticism]}
    /// ```
    "kind-section-missing", Category::Structure, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let kind = plan.kind();
    let missing = match kind {
        PlanKind::Plan => missing_of(&[
            ("people", is_empty(&plan.people, |map| map.entries().is_empty())),
            ("roles", is_empty(&plan.roles, |map| map.entries().is_empty())),
            ("audiences", is_empty(&plan.audiences, |map| map.entries().is_empty())),
            ("channels", is_empty(&plan.channels, |map| map.entries().is_empty())),
            ("goals", is_empty(&plan.goals, |map| map.entries().is_empty())),
            ("strategy", is_empty(&plan.strategy, |map| map.entries().is_empty())),
            ("actions", is_empty(&plan.actions, |map| map.entries().is_empty())),
            ("playbooks", is_empty(&plan.playbooks, |map| map.entries().is_empty())),
        ]),
        PlanKind::Playbook => missing_of(&[
            ("roles", is_empty(&plan.roles, |map| map.entries().is_empty())),
            ("playbooks", is_empty(&plan.playbooks, |map| map.entries().is_empty())),
        ]),
        PlanKind::Policy if plan.triage.is_missing() && plan.moderation.is_missing() => {
            vec!["`triage` or `moderation`".to_owned()]
        }
        PlanKind::Policy => Vec::new(),
    };
    if missing.is_empty() {
        return;
    }
    let sections = listed(&missing);
    let place = if plan.kind.is_missing() { top(plan) } else { plan.kind.span() };
    let finding = findings.add(place, format!("kind is {}, but there is no {sections}", kind.word()));
    match kind {
        PlanKind::Plan => finding
            .help("add what is missing, or write `kind: playbook` or `kind: policy` if the document is one"),
        PlanKind::Playbook | PlanKind::Policy => {
            finding.help("add what is missing, or write the `kind` that the document is")
        }
    };
}

fn top(plan: &Plan) -> Span {
    if plan.smplan.is_missing() { plan.place } else { plan.smplan.span() }
}

fn is_empty<T>(field: &Field<T>, has_nothing: fn(&T) -> bool) -> bool {
    field.is_missing() || field.get().is_some_and(has_nothing)
}

fn missing_of(sections: &[(&str, bool)]) -> Vec<String> {
    sections.iter().filter(|(_, missing)| *missing).map(|(name, _)| format!("`{name}`")).collect()
}
