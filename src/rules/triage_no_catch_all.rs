use crate::diagnostic::{Category, Severity};
use crate::plan::Match;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A triage table that a program reads and that lets comments through which no row fits: they reach nobody.
    ///
    /// The last row is `match: {}` with an `owner`. Silent for tables without any `match`, which people read.
    ///
    /// ## Why this matters
    /// Of 14 emergencies in words that nobody had thought of, 11 reached nobody.
    ///
    /// ## Example
    /// ```yaml bad
    /// triage:
    ///   - {kind: complaint, owner: care, match: {any: [refund]}}
    /// ```
    /// ```yaml good
    /// triage:
    ///   - {kind: complaint, owner: care, match: {any: [refund]}}
    ///   - {kind: other, owner: care, match: {}}
    /// ```
    "triage-no-catch-all", Category::Playbook, Severity::Warning, since "0.2.0", check, needs ["triage"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let rows = context.plan.triage.items();
    let Some(last) = rows.last().filter(|_| rows.iter().any(|row| row.r#match.get().is_some())) else {
        return;
    };
    let takes_all = last.r#match.get().is_some_and(Match::takes_all);
    if !takes_all {
        findings.add(last.place, "comments that no row of `triage` fits reach nobody").help(format!(
            "end the table with a row for everything else: `{{kind: other, owner: {}, match: {{}}}}`",
            context.somebody()
        ));
    } else if last.owner.is_missing() && last.responders.is_missing() {
        findings
            .add(last.place, "the last row of `triage` takes everything else, and nobody owns it")
            .help("add `owner:` with who looks at it");
    }
}
