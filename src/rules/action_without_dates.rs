use crate::diagnostic::{Category, Severity};
use crate::plan::{Action, ActionStatus, Entry, PlanKind};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// An action without a day by which it is done.
    ///
    /// `due`, or `starts` and `ends`, say when; what is done again and again (`every`) needs no day. Actions that are done or
    /// dropped are left alone, and so are the routines of a small team (`profile: small`). Where no action of several has a
    /// day, one finding says so.
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
    let plan = context.plan;
    if plan.is_small() || !matches!(plan.kind(), PlanKind::Plan | PlanKind::Calendar) {
        return;
    }
    let is_open = |action: &&Entry<Action>| {
        let status = action.value.status.copied();
        !matches!(status, Some(ActionStatus::Done | ActionStatus::Dropped))
            && action.value.every.is_missing()
            && action.value.trigger.is_missing()
    };
    let open: Vec<&Entry<Action>> = plan.actions.entries().iter().filter(is_open).collect();
    let says_nothing =
        |action: &Action| action.due.is_missing() && action.starts.is_missing() && action.ends.is_missing();
    if let [first, _, _, ..] = open.as_slice()
        && open.iter().all(|action| says_nothing(&action.value))
    {
        findings
            .missing(first.place, "due", format!("none of {} actions says when it is done", open.len()))
            .help("add `due:` with a day to each, `starts:` and `ends:`, or `every:` where it is a routine");
        return;
    }
    for action in open.iter().filter(|action| action.value.due.is_missing()) {
        let (label, help) = match (action.value.starts.is_missing(), action.value.ends.is_missing()) {
            (false, false) => continue,
            (false, true) => ("no `ends` here", "add `ends:`, or write `due:` instead"),
            (true, false) => ("no `starts` here", "add `starts:`, or write `due:` instead"),
            (true, true) => (
                "no `due` here",
                "add `due:` with a day, `starts:` and `ends:`, or `every:` where it is a routine",
            ),
        };
        findings
            .add(action.place, format!("action `{}` does not say when it is done", action.id))
            .label(label)
            .help(help);
    }
}
