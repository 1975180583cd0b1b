//! All plans of a repository, for the first page of their site.

use crate::plan::{Date, Plan, PlanStatus};
use crate::view::drawing::timeline::{Axis, Bar, Mark, Tick};
use crate::view::{View, humanize};
use schemars::JsonSchema;
use serde::Serialize;

/// What the first page of a site shows of one plan.
#[derive(Debug, Default, JsonSchema, Serialize)]
pub struct Summary {
    /// The title of the plan, or the name of its file where it cannot be read.
    pub title: String,
    /// The file that it is read from.
    pub source: String,
    /// Its page; nothing where the plan cannot be read.
    pub page: Option<String>,
    /// Its calendar.
    pub calendar: Option<String>,
    /// The cards of its playbooks.
    pub cards: Vec<CardLink>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Where it stands, in words.
    pub status: String,
    /// `ok`, `warn`, `bad` or `plain`.
    pub tone: &'static str,
    /// Whether its time is over, or it is retired.
    pub is_closed: bool,
    /// Whether somebody has to do something: it cannot be read, a check fails, or a review is late.
    pub needs_attention: bool,
    /// The first and the last day, as in ISO 8601.
    pub starts: Option<String>,
    /// The last day.
    pub ends: Option<String>,
    /// Its horizon, in words.
    pub when: Option<String>,
    /// Its horizon on the line of all plans.
    pub bar: Option<Bar>,
    /// The next review, as in ISO 8601.
    pub next_review: Option<String>,
    /// The same in words.
    pub review: Option<String>,
    /// Where the next review is on the line of all plans, in percent.
    pub review_x: Option<String>,
    /// `in 16 days`, `today`, `17 days late`; nothing where no day is looked at.
    pub review_in: Option<String>,
    /// Whether the next review is late.
    pub is_late: bool,
    /// How many errors the checks found; nothing where the plan is for everybody.
    pub errors: Option<usize>,
    /// How many warnings.
    pub warnings: Option<usize>,
    /// How many notes.
    pub notes: Option<usize>,
    #[serde(skip)]
    #[schemars(skip)]
    days: Days,
    /// Whose plan it is, and its language, for what can be said of all plans; nothing where the plan cannot be read.
    #[serde(skip)]
    #[schemars(skip)]
    said: Option<(Option<String>, String)>,
}

/// The days of a plan, before they have their place on the line of all plans.
#[derive(Clone, Copy, Debug, Default)]
struct Days {
    starts: Option<Date>,
    ends: Option<Date>,
    review: Option<Date>,
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
    pub as_of: Option<String>,
    /// The plans, those whose review is next first, closed ones last.
    pub plans: Vec<Summary>,
    /// How many are active, drafts, closed, in words.
    pub by_status: String,
    /// How many need attention.
    pub n_attention: usize,
    /// How many are closed.
    pub n_closed: usize,
    /// How many errors the checks found in all plans.
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
        let review = about.and_then(|about| about.review.get()?.next.copied());
        let status = about.and_then(|about| about.status.copied());
        let is_over = as_of.zip(ends).is_some_and(|(today, ends)| ends < today);
        let is_closed = status == Some(PlanStatus::Retired) || is_over;
        let review = review.filter(|_| !is_closed);
        let is_late = as_of.zip(review).is_some_and(|(today, review)| review < today);
        let count = |severity: &str| {
            let found = view.findings.iter().filter(|finding| finding.severity == severity).count();
            view.checks.as_ref().map(|_| found)
        };
        let errors = count("error");
        let (status, tone) = match (is_closed, is_late, status) {
            (true, ..) => ("Closed", "plain"),
            (_, true, _) => ("Review overdue", "bad"),
            (.., Some(PlanStatus::Active)) => ("Active", "ok"),
            (.., Some(PlanStatus::Approved)) => ("Approved", "ok"),
            (.., Some(PlanStatus::Draft)) => ("Draft", "warn"),
            (.., Some(PlanStatus::Retired) | None) => ("No status", "plain"),
        };
        Summary {
            title: view.title.clone(),
            source,
            owner: view.glance.owner.as_ref().map(|owner| match owner.people.first() {
                Some(person) if person.name != owner.label => format!("{}, {}", person.name, owner.label),
                _ => owner.label.clone(),
            }),
            status: status.to_owned(),
            tone,
            is_closed,
            needs_attention: !is_closed && (is_late || errors.is_some_and(|errors| errors > 0)),
            starts: starts.map(|day| day.to_string()),
            ends: ends.map(|day| day.to_string()),
            when: starts
                .zip(ends)
                .map(|(starts, ends)| format!("{} to {}", humanize::date(starts), humanize::date(ends))),
            next_review: review.map(|day| day.to_string()),
            review: review.map(humanize::date),
            review_in: as_of.zip(review).map(|(today, review)| days_until(today, review)),
            is_late,
            errors,
            warnings: count("warning"),
            notes: count("note"),
            days: Days { starts, ends, review },
            said: Some((view.organisation.clone(), view.language.clone())),
            ..Summary::default()
        }
    }

    /// A file that says that it is a plan, and cannot be read as one.
    pub fn unreadable(source: String, n_errors: usize) -> Summary {
        Summary {
            title: source.rsplit('/').next().unwrap_or_default().to_owned(),
            source,
            status: "Cannot be read".to_owned(),
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
            let key = |plan: &Summary| (plan.is_closed, plan.days.review.is_none(), plan.days.review);
            key(one)
                .cmp(&key(other))
                .then_with(|| one.title.cmp(&other.title))
                .then_with(|| one.source.cmp(&other.source))
        });
        let days = || plans.iter().map(|plan| plan.days);
        let first = days().filter_map(|days| days.starts).min();
        let last = days().filter_map(|days| days.ends).max();
        let axis = first.zip(last).and_then(|(first, last)| Axis::between(first, last));
        for plan in &mut plans {
            let Days { starts, ends, review } = plan.days;
            plan.bar = axis.and_then(|axis| axis.bar(starts, ends, as_of));
            plan.review_x = axis.zip(review).and_then(|(axis, review)| axis.mark(review)).map(|mark| mark.x);
        }
        let count = |wanted: &dyn Fn(&Summary) -> bool| plans.iter().filter(|plan| wanted(plan)).count();
        let n_closed = count(&|plan| plan.is_closed);
        let by_status = [
            (count(&|plan| plan.status == "Active" || plan.status == "Approved" || plan.is_late), "active"),
            (count(&|plan| plan.status == "Draft"), "in draft"),
            (n_closed, "closed"),
        ];
        let by_status: Vec<String> =
            by_status.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
        let said = || plans.iter().filter_map(|plan| plan.said.as_ref());
        let sum = |of: &dyn Fn(&Summary) -> Option<usize>| plans.iter().filter_map(of).sum();
        SiteIndex {
            view: super::VERSION,
            organisation: said_by_all(said().map(|(organisation, _)| organisation)).flatten(),
            language: said_by_all(said().map(|(_, language)| language)).unwrap_or_else(|| "en".to_owned()),
            tool_version: env!("CARGO_PKG_VERSION"),
            as_of: as_of.map(humanize::date),
            by_status: by_status.join(", "),
            n_attention: count(&|plan| plan.needs_attention),
            n_closed,
            n_errors: sum(&|plan| plan.errors),
            n_warnings: sum(&|plan| plan.warnings),
            next: plans
                .iter()
                .position(|plan| plan.days.review.is_some_and(|day| as_of.is_none_or(|today| day >= today))),
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

fn days_until(today: Date, day: Date) -> String {
    let days = (day - today).get_days();
    match humanize::some(days.abs(), "day") {
        None => "today".to_owned(),
        Some(words) if days > 0 => format!("in {words}"),
        Some(words) => format!("{words} late"),
    }
}
