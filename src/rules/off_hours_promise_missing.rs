use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Accepts, Hours};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A channel that takes complaints does not say what happens to whoever writes outside its hours.
    ///
    /// ## Why this matters
    /// Small organisations cannot be on duty around the clock: those who say when they are back are forgiven, those who are silent are not.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {page: {platform: facebook, accepts: [complaints], first_response: 1h, staffed: "Mo-Fr 09:00-17:00"}}
    /// ```
    /// ```yaml good
    /// channels: {page: {platform: facebook, accepts: [complaints], first_response: 1h, staffed: "Mo-Fr 09:00-17:00", first_response_off_hours: 65h}}
    /// ```
    "off-hours-promise-missing", Category::Escalation, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for channel in context.plan.channels.entries() {
        let says = &channel.value;
        let Some(hours) = says.staffed.get() else {
            continue; // `staffed-hours-missing` speaks up.
        };
        let takes_complaints = says.accepts.items().contains(&Accepts::Complaints);
        let is_silent = says.first_response_off_hours.is_missing() && says.auto_reply.is_missing();
        if takes_complaints && !says.first_response.is_missing() && is_silent && !is_always(hours) {
            findings
                .missing(
                    channel.place,
                    "first_response_off_hours",
                    format!("`{}` does not say what happens outside its hours", channel.id),
                )
                .help("add `first_response_off_hours:` with what is true, such as 16h, or `auto_reply:` with a message that says when you are back");
        }
    }
}

/// Whether somebody is on duty all the time.
fn is_always(hours: &Hours) -> bool {
    matches!(hours.trim(), "24/7" | "Mo-Su 00:00-24:00" | "00:00-24:00")
}
