//! All plans of a repository, for the first page of their site.

use crate::due;
use crate::plan::{Date, Plan, PlanStatus};
use crate::view::drawing::timeline::{Axis, Bar, Mark, Tick};
use crate::view::facts::{Countdown, Day};
use crate::view::{Named, Owner, View};
use schemars::JsonSchema;
use serde::Serialize;

/// What the first page of a site shows of one plan.
#[derive(Debug, Default, JsonSchema, Serialize)]
pub struct Summary {
    /// The title of the plan, or the name of its file where it cannot be read.
    pub title: Option<String>,
    /// The file that it is read from.
    pub source: String,
    /// Its page; nothing where the plan cannot be read.
    pub page: Option<String>,
    /// Its calendar.
    pub calendar: Option<String>,
    /// The cards of its playbooks.
    pub cards: Vec<CardLink>,
    /// Who answers for it.
    pub owner: Option<Named>,
    /// Who holds the role that answers for it; nothing where a person does.
    pub held_by: Option<String>,
    /// Where it stands.
    pub status: SiteStatus,
    /// `ok`, `warn`, `bad` or `plain`.
    pub tone: &'static str,
    /// Whether its time is over, or it is retired.
    pub is_closed: bool,
    /// Whether somebody has to do something: it cannot be read, a check fails, or a review is late.
    pub needs_attention: bool,
    /// The first day.
    pub starts: Option<Day>,
    /// The last day.
    pub ends: Option<Day>,
    /// Its horizon on the line of all plans.
    pub bar: Option<Bar>,
    /// The next review; nothing where the plan is closed.
    pub next_review: Option<Day>,
    /// Where the next review is on the line of all plans, in percent.
    pub review_x: Option<String>,
    /// How far away the next review is; nothing where no day is looked at.
    pub review_in: Option<Countdown>,
    /// Whether the next review is late.
    pub is_late: bool,
    /// How many errors the checks found; nothing where the plan is for everybody.
    pub errors: Option<usize>,
    /// How many warnings.
    pub warnings: Option<usize>,
    /// How many notes.
    pub notes: Option<usize>,
    /// Whose plan it is, and its language, for what can be said of all plans; nothing where the plan cannot be read.
    #[serde(skip)]
    #[schemars(skip)]
    said: Option<(Option<String>, String)>,
}

/// Where a plan of a site stands.
#[derive(Clone, Copy, Debug, Default, JsonSchema, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SiteStatus {
    /// It holds.
    #[default]
    Active,
    /// It is agreed to.
    Approved,
    /// It is being written.
    Draft,
    /// Its time is over, or it is retired.
    Closed,
    /// It should have been looked at again.
    ReviewOverdue,
    /// Its file cannot be read as a plan.
    Unreadable,
}

/// How many plans of a site are alike.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct PlanCount {
    /// `active`, `draft` or `closed`; a plan whose review is overdue is active.
    pub is: &'static str,
    /// How many there are.
    pub n: usize,
}

/// The card of a playbook.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CardLink {
    /// The code of the playbook, such as `P1`.
    pub code: String,
    /// The playbook, by its title.
    pub playbook: String,
    /// The file of the card.
    pub card: String,
}

/// The first page of a site.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SiteIndex {
    /// The version of what templates see.
    pub view: u32,
    /// Whose plans they are, where all say the same.
    pub organisation: Option<String>,
    /// The language of the page.
    pub language: String,
    /// Version of the program that made the page.
    pub tool_version: &'static str,
    /// The day on which the plans are looked at.
    pub as_of: Option<Day>,
    /// The plans, those whose review is next first, closed ones last.
    pub plans: Vec<Summary>,
    /// How many are active, drafts and closed, where there are any.
    pub by_status: Vec<PlanCount>,
    /// How many need attention.
    pub n_attention: usize,
    /// How many are closed.
    pub n_closed: usize,
    /// Of how many plans it is known what the checks found: of one that is for everybody nobody is told.
    pub n_checked: usize,
    /// How many errors the checks found in these.
    pub n_errors: usize,
    /// How many warnings.
    pub n_warnings: usize,
    /// The plan whose review is next: its place in the list, from 0.
    pub next: Option<usize>,
    /// The names along the line of all plans.
    pub ticks: Vec<Tick>,
    /// The day on which the plans are looked at, on that line.
    pub today: Option<Mark>,
}

impl Summary {
    /// What the first page shows of a plan; `source` is what its file is called.
    pub fn of(plan: &Plan, view: &View, source: String, as_of: Option<Date>) -> Summary {
        let about = plan.about();
        let horizon = about.and_then(|about| about.horizon.get());
        let starts = horizon.and_then(|horizon| horizon.starts.get()).map(|day| day.value);
        let ends = horizon.and_then(|horizon| horizon.ends.get()).map(|day| day.value);
        let review = due::review(plan).map(|fact| fact.due);
        let status = plan.status();
        let is_closed = status == PlanStatus::Retired || as_of.is_some_and(|today| plan.has_ended(today));
        let review = review.filter(|_| !is_closed);
        let is_late = plan.is_in_force() && as_of.zip(review).is_some_and(|(today, review)| review < today);
        let checks = view.checks.as_ref();
        let errors = checks.map(|found| found.errors);
        let (status, tone) = match (is_closed, is_late, status) {
            (true, ..) | (.., PlanStatus::Retired) => (SiteStatus::Closed, "plain"),
            (_, true, _) => (SiteStatus::ReviewOverdue, "bad"),
            (.., PlanStatus::Active) => (SiteStatus::Active, "ok"),
            (.., PlanStatus::Approved) => (SiteStatus::Approved, "ok"),
            (.., PlanStatus::Draft) => (SiteStatus::Draft, "warn"),
        };
        // The view knows who may be named.
        let owner = view.overview.owner.as_ref();
        let person = owner.and_then(|owner| owner.people.first());
        let is_person = owner.zip(person).is_some_and(|(owner, person)| owner.id == person.id);
        Summary {
            title: view.title.clone(),
            source,
            owner: owner.map(Owner::named),
            held_by: person.filter(|_| !is_person).map(|person| person.name.clone()),
            status,
            tone,
            is_closed,
            needs_attention: !is_closed && (is_late || errors.is_some_and(|errors| errors > 0)),
            starts: starts.map(Day),
            ends: ends.map(Day),
            next_review: review.map(Day),
            review_in: as_of.zip(review).map(|(today, review)| Countdown::of(today, review)),
            is_late,
            errors,
            warnings: checks.map(|found| found.warnings),
            notes: checks.map(|found| found.notes),
            said: Some((view.organisation.clone(), view.language.clone())),
            ..Summary::default()
        }
    }

    /// A file that says that it is a plan, and cannot be read as one.
    pub fn unreadable(source: String, n_errors: usize) -> Summary {
        Summary {
            title: source.rsplit('/').next().map(str::to_owned),
            source,
            status: SiteStatus::Unreadable,
            tone: "bad",
            needs_attention: true,
            errors: Some(n_errors),
            ..Summary::default()
        }
    }
}

impl SiteIndex {
    /// The first page of the site of some plans.
    pub fn of(mut plans: Vec<Summary>, as_of: Option<Date>) -> SiteIndex {
        plans.sort_by(|one, other| {
            let key = |plan: &Summary| (plan.is_closed, plan.next_review.is_none(), plan.next_review);
            key(one)
                .cmp(&key(other))
                .then_with(|| one.title.cmp(&other.title))
                .then_with(|| one.source.cmp(&other.source))
        });
        // Plans that are over would make the line long and all others short.
        let open = || plans.iter().filter(|plan| !plan.is_closed);
        let first = open().filter_map(|plan| plan.starts).min();
        let last = open().filter_map(|plan| plan.ends).max();
        let axis = first.zip(last).and_then(|(first, last)| Axis::between(first.0, last.0));
        for plan in plans.iter_mut().filter(|plan| !plan.is_closed) {
            let [starts, ends, review] = [plan.starts, plan.ends, plan.next_review].map(|day| Some(day?.0));
            plan.bar = axis.and_then(|axis| axis.bar(starts, ends, as_of));
            plan.review_x = axis.zip(review).and_then(|(axis, review)| axis.mark(review)).map(|mark| mark.x);
        }
        let count = |wanted: &dyn Fn(&Summary) -> bool| plans.iter().filter(|plan| wanted(plan)).count();
        let n_closed = count(&|plan| plan.is_closed);
        let is_active = |plan: &Summary| match plan.status {
            SiteStatus::Active | SiteStatus::Approved | SiteStatus::ReviewOverdue => true,
            SiteStatus::Draft | SiteStatus::Closed | SiteStatus::Unreadable => false,
        };
        let by_status = [
            PlanCount { is: "active", n: count(&is_active) },
            PlanCount { is: "draft", n: count(&|plan| plan.status == SiteStatus::Draft) },
            PlanCount { is: "closed", n: n_closed },
        ];
        let said = || plans.iter().filter_map(|plan| plan.said.as_ref());
        let sum = |of: &dyn Fn(&Summary) -> Option<usize>| plans.iter().filter_map(of).sum();
        SiteIndex {
            view: super::VERSION,
            organisation: said_by_all(said().map(|(organisation, _)| organisation)).flatten(),
            language: said_by_all(said().map(|(_, language)| language)).unwrap_or_else(|| "en".to_owned()),
            tool_version: env!("CARGO_PKG_VERSION"),
            as_of: as_of.map(Day),
            by_status: by_status.into_iter().filter(|count| count.n > 0).collect(),
            n_attention: count(&|plan| plan.needs_attention),
            n_closed,
            n_checked: count(&|plan| plan.errors.is_some()),
            n_errors: sum(&|plan| plan.errors),
            n_warnings: sum(&|plan| plan.warnings),
            next: plans.iter().position(|plan| {
                plan.next_review.is_some_and(|day| as_of.is_none_or(|today| day.0 >= today))
            }),
            ticks: axis.map(Axis::half_years).unwrap_or_default(),
            today: axis.zip(as_of).and_then(|(axis, today)| axis.mark(today)),
            plans,
        }
    }
}

/// What every plan says; nothing where they differ.
fn said_by_all<'s, T: Clone + PartialEq + 's>(mut said: impl Iterator<Item = &'s T>) -> Option<T> {
    let first = said.next()?;
    said.all(|other| other == first).then(|| first.clone())
}
