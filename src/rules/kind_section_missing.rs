use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::plan::{Field, Plan, PlanKind};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A section that this kind of document needs is not there.
    ///
    /// A plan needs people, roles, audiences, channels, goals, strategy, actions and playbooks; a playbook document needs
    /// playbooks and roles; a policy needs triage or moderation; guidelines need content or moderation; a charter needs
    /// roles; a calendar needs a calendar or actions. Where `moderation-rule-missing` asks for moderation, nothing more is said of it.
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
    let has_no_roles = is_empty(&plan.roles, |map| map.entries().is_empty() && !map.is_part);
    let has_no_actions = is_empty(&plan.actions, |map| map.entries().is_empty() && !map.is_part);
    let has_no_playbooks = is_empty(&plan.playbooks, |map| map.entries().is_empty() && !map.is_part);
    let has_no_posts = is_empty(&plan.calendar, |map| map.entries().is_empty() && !map.is_part);
    // With accounts on social networks `moderation-rule-missing` speaks up.
    let has_no_conduct = plan.moderation.is_missing() && !plan.has_social_accounts();
    let missing = match kind {
        PlanKind::Plan => missing_of(&[
            ("people", is_empty(&plan.people, |map| map.entries().is_empty() && !map.is_part)),
            ("roles", has_no_roles),
            ("audiences", is_empty(&plan.audiences, |map| map.entries().is_empty() && !map.is_part)),
            ("channels", is_empty(&plan.channels, |map| map.entries().is_empty() && !map.is_part)),
            ("goals", is_empty(&plan.goals, |map| map.entries().is_empty() && !map.is_part)),
            ("strategy", is_empty(&plan.strategy, |map| map.entries().is_empty() && !map.is_part)),
            ("actions", has_no_actions),
            ("playbooks", has_no_playbooks),
        ]),
        PlanKind::Playbook => missing_of(&[("roles", has_no_roles), ("playbooks", has_no_playbooks)]),
        PlanKind::Policy if has_no_conduct && plan.triage.is_missing() => {
            vec!["`triage` or `moderation`".to_owned()]
        }
        PlanKind::Guidelines if has_no_conduct && plan.content.is_missing() => {
            vec!["`content` or `moderation`".to_owned()]
        }
        PlanKind::Calendar if has_no_posts && has_no_actions => vec!["`calendar` or `actions`".to_owned()],
        PlanKind::Policy | PlanKind::Guidelines | PlanKind::Calendar => Vec::new(),
        PlanKind::Charter => missing_of(&[("roles", has_no_roles)]),
    };
    if missing.is_empty() {
        return;
    }
    let sections = listed(&missing);
    let finding =
        findings.add(place_of_kind(plan), format!("kind is {}, but there is no {sections}", kind.word()));
    // Only a kind whose sections are there: the next check would refuse another one.
    let fitting = [
        (PlanKind::Playbook, !has_no_roles && !has_no_playbooks),
        (PlanKind::Policy, !plan.triage.is_missing() || !plan.moderation.is_missing()),
        (PlanKind::Guidelines, !plan.content.is_missing()),
        (PlanKind::Calendar, !has_no_actions || !has_no_posts),
        (PlanKind::Charter, !has_no_roles),
    ];
    // A plan that lacks one section is one.
    let may_be_another = kind != PlanKind::Plan || missing.len() > 1;
    match fitting.into_iter().find(|(other, fits)| *fits && *other != kind && may_be_another) {
        Some((other, _)) => finding
            .help(format!("add what is missing, or write `kind: {}` if the document is one", other.word())),
        None if missing.len() > 3 => {
            finding.help("add one after the other; `smplan new -` prints a plan that has them all")
        }
        None => finding.help("add what is missing"),
    };
}

/// Where the kind of document is said, or would be.
pub(super) fn place_of_kind(plan: &Plan) -> Span {
    match (plan.kind.is_missing(), plan.smplan.is_missing()) {
        (false, _) => plan.kind.span(),
        (true, false) => plan.smplan.span(),
        (true, true) => plan.place,
    }
}

fn is_empty<T>(field: &Field<T>, has_nothing: fn(&T) -> bool) -> bool {
    field.is_missing() || field.get().is_some_and(has_nothing)
}

fn missing_of(sections: &[(&str, bool)]) -> Vec<String> {
    sections.iter().filter(|(_, missing)| *missing).map(|(name, _)| format!("`{name}`")).collect()
}
