use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A triage row for emergencies has `not` or `unless`, which can keep a real one from it.
    ///
    /// Rows for emergencies are those with `lists`, and those whose `kind` speaks of threats, safety, danger, injuries, fire or the like.
    ///
    /// ## Why this matters
    /// A false alarm costs a minute; an emergency that nobody sees costs more. "Our car caught fire, my son dropped his video game":
    /// `unless: [video game]` hides the fire.
    ///
    /// ## Example
    /// ```yaml bad
    /// triage:
    ///   - {kind: threat-or-safety, owner: care, match: {any: [caught fire], unless: [video game]}}
    /// ```
    /// ```yaml good
    /// triage:
    ///   - {kind: threat-or-safety, owner: care, match: {any: [caught fire]}}
    /// ```
    "emergency-taken-back", Category::Playbook, Severity::Info, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for row in context.plan.triage.items().iter().filter(|row| row.is_for_emergencies()) {
        let Some(of_row) = row.r#match.get() else { continue };
        for (field, name) in [(&of_row.not, "not"), (&of_row.unless, "unless")] {
            if !field.items().is_empty() {
                let kind = row.kind.get().map(|kind| kind.to_string()).unwrap_or_default();
                findings
                    .add(field.span(), format!("`{name}` can keep an emergency from the row `{kind}`"))
                    .help(
                        "remove it unless `smplan triage` on real messages shows that the row takes too much",
                    );
            }
        }
    }
}
