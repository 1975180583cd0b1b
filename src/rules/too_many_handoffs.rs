use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// More than three people or roles speak with the customer in one playbook.
    ///
    /// Steps that speak with the customer are those with a `message` and those of kind `offline` or `publish`.
    ///
    /// ## Why this matters
    /// Nobody wants to be "juggled from rep to rep": one person who stays with the case is worth more than four who each do a part.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   complaint:
    ///     steps:
    ///       - {do: Answer, owner: a, message: sorry}
    ///       - {do: Call, owner: b, kind: offline}
    ///       - {do: Call again, owner: c, kind: offline}
    ///       - {do: Say what changed, owner: d, message: thanks}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   complaint:
    ///     steps:
    ///       - {do: Answer, owner: a, message: sorry}
    ///       - {do: Call, owner: b, kind: offline}
    ///       - {do: Call again, owner: b, kind: offline}
    ///       - {do: Say what changed, owner: b, message: thanks}
    /// ```
    "too-many-handoffs", Category::Escalation, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check, needs team
}

const MOST: usize = 3;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for playbook in context.plan.playbooks.entries() {
        let owners = playbook.value.speakers();
        if owners.len() > MOST {
            let named: Vec<String> = owners.iter().map(|owner| format!("`{owner}`")).collect();
            findings
                .add(
                    playbook.place,
                    format!("{} speak with the customer in playbook `{}`", listed(&named), playbook.id),
                )
                .help("let one of them stay with the customer: write the same `owner` on these steps, and name them under `case.representative`");
        }
    }
}
