use crate::diagnostic::{Category, Edit, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A phrase under `not` that takes nothing back: it can overlap no phrase of `any`.
    ///
    /// `not` takes back only what it overlaps: `no refund` takes back `refund`, and leaves another `refund` in the comment. What should
    /// keep the row from all of a comment stands under `unless`. Regular expressions are not compared.
    ///
    /// ## Why this matters
    /// "Our car caught fire, my son dropped his video game": a veto for video games would hide the fire.
    ///
    /// ## Example
    /// ```yaml bad
    /// triage:
    ///   - {kind: complaint, owner: care, match: {any: [refund], not: [thank you]}}
    /// ```
    /// ```yaml good
    /// triage:
    ///   - {kind: complaint, owner: care, match: {any: [refund], not: [no refund], unless: [thank you]}}
    /// ```
    "triage-not-overlaps-nothing", Category::Playbook, Severity::Warning, since "0.2.0", check, fixes some
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let useless = context.triage().useless_nots();
    for (of_row, phrase) in &useless {
        // As a veto it would hide emergencies.
        let is_for_emergencies = context.plan.triage.items().iter().any(|row| {
            row.r#match.get().is_some_and(|own| std::ptr::eq(own, *of_row)) && row.is_for_emergencies()
        });
        let added = findings.add(
            phrase.span,
            format!("`{}` under `not` overlaps no phrase of `any`: it takes nothing back", &*phrase.value),
        );
        if is_for_emergencies {
            added.help("remove it; under `unless` it would hide emergencies");
            continue;
        }
        added.help("move it to `unless`, where it keeps the row from the whole comment, or remove it");
        let of_same_row = useless.iter().filter(|(other, _)| std::ptr::eq(*other, *of_row)).count();
        if of_same_row == of_row.not.items().len() && of_row.unless.is_missing() {
            added.unsafe_fix(Edit::RenameField { place: of_row.not.span(), name: "unless" });
        }
    }
}
