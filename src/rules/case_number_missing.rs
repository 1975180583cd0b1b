use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook that passes a customer on without a case to look up.
    ///
    /// A playbook with `offline` or `handoff` has `case.number` and `case.system`.
    ///
    /// ## Why this matters
    /// Without "a case #" the customer tells the story again to everybody; three channels with "no connection between the
    /// three".
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   complaint:
    ///     offline: {owner: anyone, via: [phone], within: 24h}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   complaint:
    ///     offline: {owner: anyone, via: [phone], within: 24h}
    ///     case: {number: "C-{seq:3}", system: Shop notebook}
    /// ```
    "case-number-missing", Category::Playbook, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for playbook in context.plan.playbooks.entries() {
        if playbook.value.offline.is_missing() && playbook.value.handoff.is_missing() {
            continue;
        }
        let case = &playbook.value.case;
        if case.is_missing() {
            findings
                .missing(
                    playbook.place,
                    "case",
                    format!("playbook `{}` gives the customer no case number", playbook.id),
                )
                .help("add `case: {number: \"C-{year}-{seq:4}\", system: where the case is kept}`");
        } else if let Some(case) = case.get() {
            let missing = [("number", case.number.is_missing()), ("system", case.system.is_missing())];
            if let Some((name, _)) = missing.into_iter().find(|(_, missing)| *missing) {
                findings
                    .missing(
                        case.place,
                        name,
                        format!("the case of playbook `{}` has no `{name}`", playbook.id),
                    )
                    .help("say how cases are numbered (`number`) and where they are kept (`system`)");
            }
        }
    }
}
