use crate::diagnostic::{Category, Severity};
use crate::routing::Shadowed;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A phrase of a triage row never decides: an earlier row takes every comment that it is in.
    ///
    /// ## Why this matters
    /// Whoever wrote it meant such comments for this row; they go to the earlier one.
    ///
    /// ## Example
    /// ```yaml bad
    /// triage:
    ///   - {kind: complaint, owner: care, match: {any: [refund]}}
    ///   - {kind: legal, owner: counsel, match: {any: [refund lawsuit, my lawyer]}}
    /// ```
    /// ```yaml good
    /// triage:
    ///   - {kind: legal, owner: counsel, match: {any: [lawsuit, my lawyer]}}
    ///   - {kind: complaint, owner: care, match: {any: [refund]}}
    /// ```
    "triage-phrase-shadowed", Category::Playbook, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let kind = |row: usize| {
        context.plan.triage.items().get(row).and_then(|row| row.kind.get()).map_or("", |kind| kind)
    };
    if let Some(place) = context.triage().too_many() {
        findings.give_up_here(place);
    }
    for one in context.triage().shadowed() {
        if let &Shadowed::Phrase { row, place, earlier } = one {
            findings
                .add(
                    place,
                    format!(
                        "this phrase of row {} `{}` never decides: row {} `{}` takes every comment with it",
                        row + 1,
                        kind(row),
                        earlier + 1,
                        kind(earlier)
                    ),
                )
                .help("remove it, or move the row before the other one");
        }
    }
}
