use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::Respond;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A kind of comment that nobody answers.
    ///
    /// Rows that say `respond: none` or `respond: monitor` need no owner, nor do rows that name `responders`.
    ///
    /// ## Why this matters
    /// The table is there to say "which employees respond to various types of comments".
    ///
    /// ## Example
    /// ```yaml bad
    /// triage:
    ///   - {kind: complaint, respond: reply}
    /// ```
    /// ```yaml good
    /// triage:
    ///   - {kind: complaint, respond: reply, owner: responder}
    ///   - {kind: spam, respond: none}
    /// roles:
    ///   responder: {held_by: [dana]}
    /// ```
    "triage-owner-missing", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about owners
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for (index, row) in context.plan.triage.items().iter().enumerate() {
        let is_answered = !matches!(row.respond.copied(), Some(Respond::None | Respond::Monitor));
        if is_answered
            && row.owner.is_missing()
            && (row.responders.is_missing() || row.responders.get().is_some_and(Vec::is_empty))
        {
            let kind = row.kind.get().map_or_else(String::new, |kind| format!(" (`{}`)", &**kind));
            findings
                .missing(
                    row.place,
                    "owner",
                    format!("nobody answers the comments of triage row {}{kind}", index + 1),
                )
                .help("add `owner:` with the id of a person, role or contact, or `respond: none`");
        }
    }
}
