//! The first page: what the plan is, and what is asked of its readers.

use crate::plan::{Date, LadderStep, Plan, PlanKind, PlanStatus};
use crate::view::View;
use crate::view::drawing::timeline::Axis;
use crate::view::people::{self, Owner};
use crate::view::{Named, humanize};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Glance {
    /// Plan, playbooks or policy.
    pub kind: &'static str,
    /// Where it stands, in words.
    pub status: Option<String>,
    /// The tone of the status.
    pub tone: &'static str,
    /// The version of the plan.
    pub version: Option<String>,
    /// The first day of the horizon.
    pub starts: Option<String>,
    /// The last day of the horizon.
    pub ends: Option<String>,
    /// Who answers for the plan.
    pub owner: Option<Owner>,
    /// Who stands behind the plan.
    pub sponsor: Option<Named>,
    /// The day on which the plan is looked at next.
    pub next_review: Option<String>,
    /// The time zone of all times in the plan.
    pub time_zone: Option<String>,
    /// What the organisation is there for.
    pub mission: Option<String>,
    /// What the organisation promises its customers.
    pub promise: Option<String>,
    /// What the organisation stands for.
    pub values: Vec<String>,
    /// The plan that came before.
    pub previous: Option<String>,
    /// The days on which nobody works.
    pub closed: Vec<String>,
    /// Decisions that are needed from whoever reads this.
    pub asks: Vec<Ask>,
    /// Whom to call first when something happens; nothing where the document is for everybody.
    pub call: Option<Call>,
    /// The number that customers call.
    pub hotline: Option<Call>,
    /// How much of the horizon is gone on the day that is looked at, in percent.
    pub gone: Option<u8>,
    /// Who agreed to the plan last, and when.
    pub approved: Option<String>,
    /// The figures to see first.
    pub figures: Vec<KeyFigure>,
}

/// A number to call.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Call {
    /// Who it is.
    pub label: String,
    /// The number as people read it.
    pub phone: String,
    /// The number as a phone dials it.
    pub dial: String,
}

/// A figure of the first page, with the section that says more.
#[derive(Debug, JsonSchema, Serialize)]
pub struct KeyFigure {
    /// The figure.
    pub value: String,
    /// What it counts.
    pub words: String,
    /// The section that says more.
    pub section: &'static str,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Ask {
    /// The decision that is needed.
    pub what: String,
    /// Who decides.
    pub owner: Option<Named>,
    /// The day by which it is needed.
    pub by: Option<String>,
}

pub(super) fn glance(plan: &Plan, as_of: Option<Date>) -> Glance {
    let about = plan.about();
    let horizon = about.and_then(|about| about.horizon.get());
    let review = about.and_then(|about| about.review.get());
    let kind = match plan.usual_kind() {
        PlanKind::Plan => "Plan",
        PlanKind::Playbook => "Playbooks",
        PlanKind::Policy => "Policy",
    };
    Glance {
        kind,
        status: about.and_then(|about| about.status.copied()).map(|status| humanize::title(status.word())),
        tone: match about.and_then(|about| about.status.copied()) {
            Some(PlanStatus::Active | PlanStatus::Approved) => "ok",
            Some(PlanStatus::Draft) => "warn",
            Some(PlanStatus::Retired) | None => "plain",
        },
        version: about.and_then(|about| about.version.copied()).map(|version| version.0.to_string()),
        starts: horizon.and_then(|horizon| horizon.starts.get()).map(|day| humanize::date(day.value)),
        ends: horizon.and_then(|horizon| horizon.ends.get()).map(|day| humanize::date(day.value)),
        owner: about.and_then(|about| people::reached(plan, &about.owner)),
        sponsor: about.and_then(|about| people::owner_of(plan, &about.sponsor)),
        next_review: review.and_then(|review| humanize::date_of(&review.next)),
        time_zone: about.and_then(|about| about.time_zone.get()).map(|zone| zone.to_string()),
        mission: about.and_then(|about| humanize::text(&about.mission)),
        promise: about.and_then(|about| humanize::text(&about.promise)),
        values: about.map(|about| humanize::texts(&about.values)).unwrap_or_default(),
        previous: about.and_then(|about| humanize::text(&about.previous)),
        call: first_call(plan),
        hotline: hotline(plan),
        gone: as_of.and_then(|day| Some(Axis::of(plan)?.gone(day))),
        approved: approved(plan),
        figures: Vec::new(),
        closed: plan.closed.items().iter().map(|day| humanize::date(*day)).collect(),
        asks: about
            .map(|about| about.asks.items())
            .unwrap_or_default()
            .iter()
            .map(|ask| Ask {
                what: humanize::text(&ask.what).unwrap_or_default(),
                owner: people::plain_owner(plan, &ask.owner),
                by: humanize::date_of(&ask.by),
            })
            .collect(),
    }
}

/// The first on the ladder of the worst playbook who has a phone.
fn first_call(plan: &Plan) -> Option<Call> {
    let playbooks = plan.playbooks.entries();
    // Of equals the first.
    let worst = playbooks.iter().rev().max_by_key(|playbook| plan.level(&playbook.value))?;
    let steps = plan.steps_of(&worst.value)?;
    let owners = steps.iter().flat_map(LadderStep::told);
    let people = owners.flat_map(|owner| people::owner(plan, &owner.value).people);
    let reachable = people.into_iter().find_map(|one| Some((one.name, one.phone?, one.dial?)));
    reachable.map(|(label, phone, dial)| Call { label, phone, dial })
}

fn hotline(plan: &Plan) -> Option<Call> {
    let channels = plan.channels.entries().iter().filter(|channel| channel.value.is_in_use());
    let mut numbers = channels.filter_map(|channel| Some((channel, channel.value.number.get()?)));
    numbers.next().map(|(channel, number)| Call {
        label: humanize::title(&channel.id),
        phone: number.to_string(),
        dial: number.dialled(),
    })
}

fn approved(plan: &Plan) -> Option<String> {
    let approvals = plan.governance.get()?.approvals.items();
    let last = approvals
        .iter()
        .filter(|approval| approval.by.get().is_some())
        .max_by_key(|one| one.date.copied())?;
    let by = people::plain_owner(plan, &last.by)?.label;
    Some(match humanize::date_of(&last.date) {
        Some(date) => format!("{date}, {by}"),
        None => by,
    })
}

/// The figures to see first: goals, actions, cover and the next review.
pub(super) fn figures(view: &View, plan: &Plan, as_of: Option<Date>) -> Vec<KeyFigure> {
    let mut figures = Vec::new();
    let standing = |tone: &str| {
        view.goals
            .iter()
            .filter(|goal| goal.standing.as_ref().is_some_and(|standing| standing.tone == tone))
            .count()
    };
    let n_measured = view.goals.iter().filter(|goal| goal.standing.is_some()).count();
    if !view.goals.is_empty() {
        let words = match (n_measured, standing("warn"), standing("bad")) {
            (0, ..) => "goals measured so far".to_owned(),
            (_, 0, 0) => "goals on track".to_owned(),
            (_, at_risk, off_track) => format!("goals on track, {at_risk} at risk, {off_track} off track"),
        };
        let value = format!("{} of {}", standing("ok"), view.goals.len());
        figures.push(KeyFigure { value, words, section: "goals" });
    }
    if !view.actions.is_empty() {
        let count = |status: &str| view.actions.iter().filter(|action| action.status == status).count();
        let n_late = view.actions.iter().filter(|action| action.late).count();
        let words =
            format!("{} done, {} under way, {} planned", count("done"), count("active"), count("planned"));
        let (value, words) = if n_late > 0 {
            (format!("{n_late} late"), format!("of {} actions: {words}", view.actions.len()))
        } else {
            (view.actions.len().to_string(), format!("actions: {words}"))
        };
        figures.push(KeyFigure { value, words, section: "actions" });
    }
    if let Some(duty) = &view.duty {
        let n_short = duty.channels.iter().filter(|week| week.kept == Some(false)).count();
        let n_all = duty.channels.len();
        let (value, words) = if n_short == 0 {
            (format!("{n_all} of {n_all}"), "touch points covered in a usual week".to_owned())
        } else {
            (
                format!("{n_short} of {n_all}"),
                "touch points with hours in which an answer takes too long".to_owned(),
            )
        };
        figures.push(KeyFigure { value, words, section: "duty" });
    }
    let review = plan.about().and_then(|about| about.review.get()).and_then(|review| review.next.copied());
    if let Some(next) = review {
        let (value, words) = match as_of.map(|day| (next - day).get_days()) {
            Some(0) => ("Today".to_owned(), "is the next review".to_owned()),
            Some(1) => ("1 day".to_owned(), format!("to the next review, {}", humanize::weekday(next))),
            Some(days) if days > 0 => {
                (format!("{days} days"), format!("to the next review, {}", humanize::weekday(next)))
            }
            Some(days) => (
                format!("{} days", -days),
                format!("since the review of {} was due", humanize::weekday(next)),
            ),
            None => (humanize::date(next), "is the next review".to_owned()),
        };
        figures.push(KeyFigure { value, words, section: "reviews" });
    }
    figures
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Situation {
    /// What led here.
    pub background: Option<String>,
    /// When it was looked at.
    pub audit_date: Option<String>,
    /// What was found, such as strengths.
    pub lists: Vec<TitledList>,
    /// How others stand.
    pub benchmarks: Vec<Benchmark>,
}

/// A list under a heading of its own.
#[derive(Debug, JsonSchema, Serialize)]
pub struct TitledList {
    /// Its heading.
    pub title: &'static str,
    /// What is in it.
    pub items: Vec<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Benchmark {
    /// What is compared.
    pub what: Option<String>,
    /// Whom it is compared with.
    pub who: Option<String>,
    /// The value, in words.
    pub value: Option<String>,
    /// Where it is from.
    pub source: Option<String>,
}

pub(super) fn situation(plan: &Plan) -> Option<Situation> {
    let situation = plan.situation.get()?;
    let lists = [
        ("Strengths", &situation.strengths),
        ("Weaknesses", &situation.weaknesses),
        ("Opportunities", &situation.opportunities),
        ("Threats", &situation.threats),
        ("Competitors", &situation.competitors),
    ];
    Some(Situation {
        background: humanize::text(&situation.background),
        audit_date: humanize::date_of(&situation.audit_date),
        lists: titled(lists),
        benchmarks: situation
            .benchmarks
            .items()
            .iter()
            .map(|benchmark| Benchmark {
                what: humanize::text(&benchmark.what),
                who: humanize::text(&benchmark.who),
                value: humanize::text(&benchmark.value),
                source: humanize::text(&benchmark.source),
            })
            .collect(),
    })
}

/// The lists that hold something.
pub(super) fn titled<const N: usize>(
    lists: [(&'static str, &crate::plan::Field<Vec<crate::plan::Text>>); N],
) -> Vec<TitledList> {
    lists
        .into_iter()
        .map(|(title, field)| TitledList { title, items: humanize::texts(field) })
        .filter(|list| !list.items.is_empty())
        .collect()
}
