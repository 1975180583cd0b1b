use crate::diagnostic::{Category, Severity};
use crate::plan::ActionStatus;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// An action that lies outside the time of the plan.
    ///
    /// ## Why this matters
    /// Before the plan starts nobody works by it, after its end nobody looks; most often the year is a slip.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// actions:
    ///   weekly-faces: {do: One post a week with a face, starts: 2026-01-12, ends: 2027-02-01}
    /// ```
    /// ```yaml good
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// actions:
    ///   weekly-faces: {do: One post a week with a face, starts: 2026-01-12, ends: 2026-12-18}
    /// ```
    "action-outside-horizon", Category::Plan, Severity::Error, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(horizon) = plan.about().and_then(|about| about.horizon.get()) else {
        return; // `horizon-missing` speaks up.
    };
    let (Some(first), Some(last)) = (horizon.starts.get(), horizon.ends.get()) else { return };
    for action in plan.actions.entries() {
        let dropped = action.value.status.copied() == Some(ActionStatus::Dropped);
        let days =
            [("starts", &action.value.starts), ("ends", &action.value.ends), ("is due", &action.value.due)];
        // One wrong year moves both days: one finding for each action is enough.
        let outside = days.into_iter().filter(|_| !dropped).find_map(|(verb, field)| {
            let day = field.get()?;
            if day.value > last.value {
                Some((verb, day, format!("after the plan ends on {}", last.value), last.span))
            } else if day.value < first.value {
                Some((verb, day, format!("before the plan starts on {}", first.value), first.span))
            } else {
                None
            }
        });
        if let Some((verb, day, when, edge)) = outside {
            findings
                .add(day.span, format!("action `{}` {verb} on {}, {when}", action.id, day.value))
                .help("move the day into the horizon, or leave the action to another plan")
                .related(edge, "the horizon");
        }
    }
}
