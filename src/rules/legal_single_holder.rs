use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::Holders;
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::BTreeSet;

declare_rule! {
    /// Only one person can approve statements, and there is no fallback.
    ///
    /// ## Why this matters
    /// A statement that waits for counsel who is on a plane is not a statement. A second holder or an `else` costs a line.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {ines: {name: Ines}}
    /// roles: {legal: {held_by: [ines]}}
    /// playbooks: {pile-on: {severity: high, approve_statements: {by: legal, within: 30m}}}
    /// ```
    /// ```yaml good
    /// people: {ines: {name: Ines}, ana: {name: Ana}}
    /// roles: {legal: {held_by: [ines]}}
    /// playbooks: {pile-on: {severity: high, approve_statements: {by: legal, within: 30m, else: ana}}}
    /// ```
    "legal-single-holder", Category::Escalation, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check, about owners, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for playbook in plan.playbooks.entries() {
        let Some(approval) = playbook.value.approve_statements.get() else { continue };
        let Some(owner) = approval.by.get().filter(|_| approval.r#else.is_missing()) else { continue };
        let Holders::People(people) = plan.holders(&owner.value, None) else { continue };
        let mut others = people.iter().filter(|person| Some(*person) != people.first());
        if let (Some(person), None) = (people.first(), others.next())
            && said.insert(&owner.value)
        {
            let who = if *person == &*owner.value.0 {
                format!("only `{person}`")
            } else {
                format!("only `{}`, who is `{person}` alone,", &*owner.value)
            };
            findings.add(owner.span, format!("{who} can approve statements, and there is no fallback")).help(
                "add `else:` with whoever decides when there is no answer, or a second holder of the role",
            );
        }
    }
}
