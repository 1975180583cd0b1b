use crate::diagnostic::{Category, Severity};
use crate::plan::MessageKind;
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::wording::is_known;

declare_rule! {
    /// A holding statement that does not say when the next update comes.
    ///
    /// A time of the clock, a day, "every N hours", "within N hours" or a placeholder for one of them is enough. Read are English,
    /// German, French, Spanish, Dutch and Italian.
    ///
    /// ## Why this matters
    /// Without a time to wait for, people ask again, and others answer in your place.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   outage: {kind: holding, text: We know that the shop is down and are working on it.}
    /// ```
    /// ```yaml good
    /// messages:
    ///   outage: {kind: holding, text: We know that the shop is down. The next update is here by 16:00.}
    /// ```
    "holding-without-next-update", Category::Messages, Severity::Warning, since "0.2.0", check
}

/// What stands in the names of placeholders for a time.
const TIMES: &[&str] = &[
    "time", "update", "when", "day", "date", "hour", "clock", "next", "zeit", "uhr", "tag", "datum", "heure",
    "jour", "hora", "fecha", "dia", "tijd", "dag", "ora", "giorno", "data",
];

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for worded in context.worded() {
        let message = &worded.message.value;
        if message.kind.copied() != Some(MessageKind::Holding)
            || worded.wording.names_a_time
            || !is_known(worded.language)
        {
            continue;
        }
        if message.placeholders.is_unreadable() || message.placeholders.get().is_some_and(|all| all.0.is_part)
        {
            continue; // They could not be read, which was reported.
        }
        let placeholders = message.placeholders.get().map(|all| all.0.entries()).unwrap_or_default();
        let is_time = |name: &str| name.split(['_', '-']).any(|word| TIMES.contains(&word));
        if !placeholders.iter().any(|placeholder| is_time(&placeholder.id)) {
            findings
                .add(
                    worded.span,
                    format!(
                        "holding statement `{}` does not say when the next update comes",
                        worded.message.id
                    ),
                )
                .help("add a time, such as `The next update is here by {{ next_update }}.`");
        }
    }
}
