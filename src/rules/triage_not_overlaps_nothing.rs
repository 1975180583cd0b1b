use crate::diagnostic::{Category, Severity};
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
    "triage-not-overlaps-nothing", Category::Playbook, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for (place, phrase) in context.triage().useless_nots() {
        findings
            .add(place, format!("`{phrase}` under `not` overlaps no phrase of `any`: it takes nothing back"))
            .help("move it to `unless`, where it keeps the row from the whole comment, or remove it");
    }
}
