use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The call to the customer is tried once at most, or nobody knows what comes after the last try.
    ///
    /// `offline.attempts` is 2 or more, and `offline.then` names the message after the last.
    ///
    /// ## Why this matters
    /// People do not pick up an unknown number at the first ring. Only "after a few attempts" may the customer be asked to call.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   complaint: {offline: {owner: sam, via: [phone], within: 24h}}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   complaint: {offline: {owner: sam, via: [phone], within: 24h, attempts: 3, then: unreachable}}
    /// ```
    "offline-attempts-missing", Category::Playbook, Severity::Warning, Leniency::ForSmallTeams, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for playbook in context.plan.playbooks.entries() {
        let Some(offline) = playbook.value.offline.get() else { continue };
        let few = offline.attempts.copied().is_some_and(|attempts| attempts.0 < 2);
        let missing =
            [("attempts", offline.attempts.is_missing() || few), ("then", offline.then.is_missing())];
        let missing: Vec<String> = missing
            .into_iter()
            .filter(|(_, missing)| *missing)
            .map(|(name, _)| format!("`{name}`"))
            .collect();
        if !missing.is_empty() {
            let place = if few { offline.attempts.span() } else { offline.place };
            findings
                .add(
                    place,
                    format!(
                        "playbook `{}` does not say what comes when the customer does not pick up",
                        playbook.id
                    ),
                )
                .help(format!(
                    "write {} of `offline`: two tries or more, and the message after the last",
                    listed(&missing)
                ));
        }
    }
}
