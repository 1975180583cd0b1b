use crate::diagnostic::{Category, Severity};
use crate::plan::{Agreeable, Baseline, Date, DayOrTime, Entry, Field, Measurements};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Something is said to have happened on a day that is still to come.
    ///
    /// Looked at are approvals, records of training, reviews, meetings, rehearsals and checks that were held, changes, cases, and what was measured. The day
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

const HELP: &str = "write the day on which it happened, or take it out until it has";

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let Some(today) = context.latest_today() else { return };
    let plan = context.plan;
    for case in plan.customer_cases() {
        for (what, at) in [
            ("opening", &case.opened),
            ("answering", &case.answered),
            ("calling about", &case.called),
            ("closing", &case.closed),
        ] {
            if let Some(day) = at.copied().map(DayOrTime::day).filter(|day| *day > today) {
                findings
                    .add(at.span(), format!("{what} a case is dated {day}, which is still to come"))
                    .help(HELP);
            }
        }
    }
    let mut look = |what: String, day: &Field<Date>| {
        if let Some(date) = day.copied().filter(|date| *date > today) {
            findings.add(day.span(), format!("{what} is dated {date}, which is still to come")).help(HELP);
        }
    };
    if let Some(review) = plan.about().and_then(|about| about.review.get()) {
        look("the last review".to_owned(), &review.last);
        review.held.items().iter().for_each(|held| look("a review".to_owned(), &held.date));
        let meetings = review.meetings.items().iter().flat_map(|meeting| meeting.held.items());
        meetings.for_each(|held| look("a meeting".to_owned(), &held.date));
    }
    for change in plan.about().map(|about| about.changes.items()).unwrap_or_default() {
        look("a change".to_owned(), &change.date);
    }
    for what in plan.agreeables() {
        // Those of earlier versions of the plan count as well.
        for approved in what.agreed().into_iter().filter(|_| !matches!(what, Agreeable::Plan(_))) {
            look(format!("the approval of {}", what.name()), approved.date);
        }
    }
    for playbook in plan.playbooks.entries() {
        if let Some(drill) = playbook.value.drill.get() {
            look(format!("the last rehearsal of playbook `{}`", playbook.id), &drill.last);
            for held in drill.held.items() {
                look(format!("a rehearsal of playbook `{}`", playbook.id), &held.date);
            }
        }
    }
    for location in plan.open_locations() {
        if let Some(acknowledged) = location.value.acknowledged.get() {
            look(format!("the agreement of location `{}`", location.id), &acknowledged.date);
        }
        if let Some(review) = location.value.review.get() {
            for day in review.held.items().iter().map(|held| &held.date).chain([&review.last]) {
                look(format!("a review at location `{}`", location.id), day);
            }
        }
        let drills = location.value.drills.get().map(|drills| drills.0.entries()).unwrap_or_default();
        for Entry { value: drill, .. } in drills {
            for day in drill.held.items().iter().map(|held| &held.date).chain([&drill.last]) {
                look(format!("a rehearsal at location `{}`", location.id), day);
            }
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
        access.held.items().iter().for_each(|held| look("a check of who can sign in".to_owned(), &held.date));
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
                .help(HELP);
        }
    }
}
