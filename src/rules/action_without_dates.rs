use crate::diagnostic::{Category, Severity};
use crate::plan::ActionStatus;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// An action without a day by which it is done.
    ///
    /// `due`, or `starts` and `ends`, say when. Actions that are done or dropped are left alone.
    ///
    /// ## Why this matters
    /// What has no day is done when there is time, and there is never time.
    ///
    /// ## Example
    /// ```yaml bad
    /// actions:
    ///   pin-form: {do: Pin the care form on every profile, starts: 2026-01-05}
    /// ```
    /// ```yaml good
    /// actions:
    ///   pin-form: {do: Pin the care form on every profile, due: 2026-01-31}
    /// ```
    "action-without-dates", Category::Plan, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for action in context.plan.actions.entries() {
        let (id, action, place) = (&action.id, &action.value, action.place);
        if matches!(action.status.copied(), Some(ActionStatus::Done | ActionStatus::Dropped))
            || !action.due.is_missing()
        {
            continue;
        }
        let (label, help) = match (action.starts.is_missing(), action.ends.is_missing()) {
            (false, false) => continue,
            (false, true) => ("no `ends` here", "add `ends:`, or write `due:` instead"),
            (true, false) => ("no `starts` here", "add `starts:`, or write `due:` instead"),
            (true, true) => ("no `due` here", "add `due:` with a day, or `starts:` and `ends:`"),
        };
        findings.add(place, format!("action `{id}` does not say when it is done")).label(label).help(help);
    }
}
