use crate::diagnostic::{Category, Severity, listed};
use crate::routing::Shadowed;
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;
use std::collections::HashMap;

declare_rule! {
    /// A triage row can never win: an earlier row takes every comment that it would take.
    ///
    /// It repeats the `kind` of an earlier row that has no `match` either; or each of its phrases is in a comment only together
    /// with one of an earlier row; or it takes back in `not` what it asks for in `any`.
    /// Regular expressions are compared with phrases where that is certain, and with each other where they are the same.
    ///
    /// ## Why this matters
    /// Rows are tried in order and the first that fits wins, as routes of an alert router do: whoever is named in such a row is
    /// never asked.
    ///
    /// ## Example
    /// ```yaml bad
    /// triage:
    ///   - {kind: complaint, owner: care, match: {any: [refund]}}
    ///   - {kind: refund-fraud, owner: legal, match: {any: [refund fraud, fake refund]}}
    /// ```
    /// ```yaml good
    /// triage:
    ///   - {kind: refund-fraud, owner: legal, match: {any: [refund fraud, fake refund]}}
    ///   - {kind: complaint, owner: care, match: {any: [refund]}}
    /// ```
    "triage-unreachable-row", Category::Playbook, Severity::Error, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let rows = context.plan.triage.items();
    let kind = |row: usize| rows.get(row).and_then(|row| row.kind.get()).map_or("", |kind| kind);
    let place = |row: usize| {
        let row = rows.get(row);
        row.map_or(Span::NOWHERE, |row| if row.kind.is_missing() { row.place } else { row.kind.span() })
    };
    let name = |row: usize| format!("row {} `{}`", row + 1, kind(row));
    let mut first: HashMap<String, usize> = HashMap::new();
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.r#match.is_missing()) {
        let Some(kind) = row.kind.get() else { continue };
        let earlier = *first.entry(kind.trim().to_lowercase()).or_insert(index);
        if earlier != index {
            findings
                .add(
                    row.kind.span(),
                    format!("{} can never win: row {} has the same kind", name(index), earlier + 1),
                )
                .help("join the two rows, or give each a kind or a `match` of its own");
        }
    }
    if let Some(place) = context.triage().too_many() {
        findings.give_up_here(place);
    }
    for one in context.triage().shadowed() {
        match one {
            Shadowed::ByRows { row, earlier } => {
                let earlier: Vec<String> = earlier.iter().map(|row| name(*row)).collect();
                findings
                    .add(
                        place(*row),
                        format!(
                            "{} can never win: {} takes every comment that it fits",
                            name(*row),
                            listed(&earlier)
                        ),
                    )
                    .help("move it before them, or give it phrases that they do not have");
            }
            Shadowed::ByItself { row } => {
                findings
                    .add(
                        place(*row),
                        format!("{} can never win: its `not` takes back all of its `any`", name(*row)),
                    )
                    .help("remove from `not` what is part of the phrases in `any`");
            }
            Shadowed::ByNothing { row, place } => {
                findings
                    .add(*place, format!("{} can never win: this list is empty", name(*row)))
                    .help("name something in it, or remove the line");
            }
            Shadowed::Phrase { .. } => {} // `triage-phrase-shadowed` speaks up.
        }
    }
}
