use crate::diagnostic::{Category, Severity};
use crate::plan::Plan;
use crate::routing::Shadowed;
use crate::rules::{Context, Found, declare_rule};

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

fn check<'p>(plan: &'p Plan, context: &Context<'p>, found: &mut Found) {
    let kind =
        |row: usize| plan.triage.items().get(row).and_then(|row| row.kind.get()).map_or("", |kind| kind);
    for one in context.triage(plan).shadowed() {
        if let &Shadowed::Phrase { row, place, earlier } = one {
            found
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
