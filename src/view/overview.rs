//! The first section: what the plan is, and what is asked of its readers.

use crate::due;
use crate::plan::{self, Date, Entry, Location, Plan, PlanStatus};
use crate::view::counts::KeyFigure;
use crate::view::drawing::timeline::Axis;
use crate::view::facts::Day;
use crate::view::people::{self, Owner};
use crate::view::{Named, humanize};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Overview {
    /// `plan`, `playbook` or `policy`.
    pub kind: &'static str,
    /// Where the plan stands: `draft`, `approved`, `active` or `retired`, active where it says nothing; `closed` where its time
    /// is over on the day that is looked at.
    pub status: &'static str,
    /// The tone of the status.
    pub tone: &'static str,
    /// The version of the plan.
    pub version: Option<u32>,
    /// The first day of the horizon.
    pub starts: Option<Day>,
    /// The last day of the horizon.
    pub ends: Option<Day>,
    /// Who answers for the plan.
    pub owner: Option<Owner>,
    /// Who stands behind the plan.
    pub sponsor: Option<Named>,
    /// The day on which the plan is looked at next.
    pub next_review: Option<Day>,
    /// The time zone of all times in the plan; nothing where it names neither a zone nor times.
    pub time_zone: Option<String>,
    /// The country or region whose public holidays count.
    pub country: Option<String>,
    /// `private`, or `public` where the organisation is a public body.
    pub sector: &'static str,
    /// What the organisation is there for.
    pub mission: Option<String>,
    /// What the organisation promises its customers.
    pub promise: Option<String>,
    /// What the organisation stands for.
    pub values: Vec<String>,
    /// The plan that came before.
    pub previous: Option<String>,
    /// The days on which nobody works.
    pub closed: Vec<Day>,
    /// Decisions that are needed from whoever reads this.
    pub asks: Vec<Ask>,
    /// The number that customers call.
    pub hotline: Option<Call>,
    /// How much of the horizon is gone on the day that is looked at, in percent.
    pub gone: Option<u8>,
    /// Who agreed to the plan last, and when.
    pub approved: Option<Agreement>,
    /// The figures to see first.
    pub figures: Vec<KeyFigure>,
}

/// That somebody agreed.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Agreement {
    /// Who agreed on that day.
    pub by: Vec<Named>,
    /// The day.
    pub on: Option<Day>,
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

#[derive(Debug, JsonSchema, Serialize)]
pub struct Ask {
    /// The decision that is needed.
    pub what: String,
    /// Who decides.
    pub owner: Option<Named>,
    /// The day by which it is needed.
    pub by: Option<Day>,
}

/// What a plan is; at a place the days count on which that is closed.
pub(super) fn overview(plan: &Plan, as_of: Option<Date>, here: Option<&Entry<Location>>) -> Overview {
    let about = plan.about();
    let horizon = about.and_then(|about| about.horizon.get());
    let (status, tone) = match plan.status() {
        _ if as_of.is_some_and(|today| plan.has_ended(today)) => ("closed", "plain"),
        status @ (PlanStatus::Active | PlanStatus::Approved) => (status.word(), "ok"),
        status @ PlanStatus::Draft => (status.word(), "warn"),
        status @ PlanStatus::Retired => (status.word(), "plain"),
    };
    Overview {
        kind: plan.kind().word(),
        status,
        tone,
        version: about.and_then(|about| about.version.copied()).map(|version| version.0),
        starts: horizon.and_then(|horizon| horizon.starts.get()).map(|day| Day(day.value)),
        ends: horizon.and_then(|horizon| horizon.ends.get()).map(|day| Day(day.value)),
        owner: about.and_then(|about| people::reached(plan, &about.owner)),
        sponsor: about.and_then(|about| people::owner_of(plan, &about.sponsor)),
        next_review: due::review(plan).map(|fact| Day(fact.due)),
        time_zone: time_zone(plan, plan.zone_at(here)),
        country: plan.country().map(str::to_owned),
        sector: about.map_or(plan::Sector::Private, plan::About::sector).word(),
        mission: about.and_then(|about| humanize::text(&about.mission)),
        promise: about.and_then(|about| humanize::text(&about.promise)),
        values: about.map(|about| humanize::texts(&about.values)).unwrap_or_default(),
        previous: about.and_then(|about| humanize::text(&about.previous)),
        hotline: hotline(plan),
        gone: as_of.and_then(|day| Some(Axis::of(plan)?.gone(day))),
        approved: approved(plan),
        figures: Vec::new(),
        closed: closed_days(plan, here),
        asks: about
            .map(|about| about.asks.items())
            .unwrap_or_default()
            .iter()
            .map(|ask| Ask {
                what: humanize::text(&ask.what).unwrap_or_default(),
                owner: people::plain_owner(plan, &ask.owner),
                by: Day::of(&ask.by),
            })
            .collect(),
    }
}

fn closed_days(plan: &Plan, here: Option<&Entry<Location>>) -> Vec<Day> {
    let here = here.into_iter().flat_map(|location| location.value.closed.items());
    let mut days: Vec<Day> = plan.closed.items().iter().chain(here).copied().map(Day).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn time_zone(plan: &Plan, zone: &str) -> Option<String> {
    let is_written = plan.about().is_some_and(|about| !about.time_zone.is_missing());
    let has_times = || plan.all_hours().any(|hours| hours.get().is_some());
    (is_written || has_times()).then(|| zone.to_owned())
}

fn hotline(plan: &Plan) -> Option<Call> {
    let channels = plan.channels.entries().iter().filter(|channel| channel.value.is_in_use());
    let mut numbers = channels.filter_map(|channel| Some((channel, channel.value.number.get()?)));
    numbers.next().map(|(channel, number)| Call {
        label: people::channel_title(channel),
        phone: number.to_string(),
        dial: number.dialled(),
    })
}

fn approved(plan: &Plan) -> Option<Agreement> {
    let approvals = plan.governance.get()?.approvals.items();
    let last = approvals
        .iter()
        .filter(|approval| approval.by.get().is_some())
        .max_by_key(|one| one.date.copied())?;
    let that_day = approvals.iter().filter(|one| one.date.copied() == last.date.copied());
    let by = that_day.filter_map(|one| people::plain_owner(plan, &one.by)).collect();
    Some(Agreement { by, on: Day::of(&last.date) })
}
