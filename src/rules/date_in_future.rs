use crate::diagnostic::{Category, Severity};
use crate::plan::{Baseline, Date, Field, Measurements};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Something is said to have happened on a day that is still to come.
    ///
    /// Looked at are approvals, records of training, the last review, rehearsal and check, changes, and what was measured. The day
    /// is that on which the plan is looked at, or the day of the calendar, whichever is later.
    ///
    /// ## Why this matters
    /// A date that somebody typed ahead, or with a wrong year, says that it was done although nobody did it.
    ///
    /// ## Example
    /// ```yaml bad
    /// governance:
    ///   approvals: [{what: plan, by: ana, date: 2099-01-05}]
    /// ```
    /// ```yaml good
    /// governance:
    ///   approvals: [{what: plan, by: ana, date: 2026-01-05}]
    /// ```
    "date-in-future", Category::Governance, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let Some(today) = context.latest_today() else { return };
    let plan = context.plan;
    let mut look = |what: String, day: &Field<Date>| {
        if let Some(date) = day.copied().filter(|date| *date > today) {
            findings
                .add(day.span(), format!("{what} is dated {date}, which is still to come"))
                .help("write the day on which it happened, or take it out until it has");
        }
    };
    if let Some(review) = plan.about().and_then(|about| about.review.get()) {
        look("the last review".to_owned(), &review.last);
    }
    for change in plan.about().map(|about| about.changes.items()).unwrap_or_default() {
        look("a change".to_owned(), &change.date);
    }
    for message in plan.messages.entries() {
        if let Some(approved) = message.value.approved.get() {
            look(format!("the approval of message `{}`", message.id), &approved.date);
        }
    }
    for playbook in plan.playbooks.entries() {
        if let Some(drill) = playbook.value.drill.get() {
            look(format!("the last rehearsal of playbook `{}`", playbook.id), &drill.last);
        }
    }
    for location in plan.locations.entries() {
        if let Some(acknowledged) = location.value.acknowledged.get() {
            look(format!("the agreement of location `{}`", location.id), &acknowledged.date);
        }
    }
    for goal in plan.goals.entries() {
        if let Some(Baseline::Dated(baseline)) = goal.value.baseline.get() {
            look(format!("the baseline of goal `{}`", goal.id), &baseline.date);
        }
    }
    if let Some(Measurements::List(figures)) = plan.measurements.get() {
        for figure in figures {
            look("a figure".to_owned(), &figure.date);
        }
    }
    let Some(governance) = plan.governance.get() else { return };
    for approval in governance.approvals.items() {
        look("an approval".to_owned(), &approval.date);
    }
    if let Some(access) = governance.access_review.get() {
        look("the last check of who can sign in".to_owned(), &access.last);
    }
    for course in governance.training.entries() {
        let Some(records) = course.value.records.get() else { continue };
        if let Some(record) = records.0.entries().iter().find(|record| record.value > today) {
            findings
                .add(
                    record.place,
                    format!(
                        "training `{}` of `{}` is dated {}, which is still to come",
                        course.id, record.id, record.value
                    ),
                )
                .help("write the day on which it happened, or take it out until it has");
        }
    }
}
