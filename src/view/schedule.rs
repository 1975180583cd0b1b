//! The calendar month by month, and each time at which something goes out.

use crate::duty::{Zone, later};
use crate::plan::{CalendarEntry, Date, Entry, Plan};
use crate::publishing::{Occurrence, Occurrences};
use crate::response;
use crate::view::facts::Day;
use crate::view::{humanize, people, posts};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};

/// The calendar month by month: from the month that is looked at, else from the first in which something goes out.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Schedule {
    /// The months in which something goes out, in their order.
    pub months: Vec<Month>,
    /// How many more there are after them.
    pub more_months: usize,
    /// Whether there are more times than are looked at.
    pub is_cut: bool,
}

impl Schedule {
    /// What goes out of some posts alone.
    pub(super) fn only(mut self, posts: &[posts::Post]) -> Schedule {
        let anchors: HashSet<&str> = posts.iter().map(|post| &*post.anchor).collect();
        for day in self.months.iter_mut().flat_map(|month| &mut month.days) {
            day.outings.retain(|outing| anchors.contains(&*outing.anchor));
        }
        self.months.retain(|month| month.days.iter().any(|day| !day.outings.is_empty()));
        self
    }
}

/// A month with its days.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Month {
    /// Its first day.
    pub first: Day,
    /// The day of the week on which it begins, from 1 for Monday to 7.
    pub weekday: i8,
    /// All its days, in their order.
    pub days: Vec<MonthDay>,
}

/// A day of a month, and what goes out on it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct MonthDay {
    /// The day.
    pub day: Day,
    /// The day of the month, from 1.
    pub number: i8,
    /// What goes out, in the order of its times.
    pub outings: Vec<Outing>,
}

/// Something that goes out.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Outing {
    /// The time on the clock of the channel: `09:00`.
    pub time: String,
    /// The post or slot.
    pub name: String,
    /// Where it stands in the document.
    pub anchor: String,
    /// Where it goes out.
    pub channels: Vec<String>,
    /// How far it is: a word of the format, such as `ready`.
    pub status: &'static str,
    /// The page to which it leads.
    pub link: Option<String>,
}

/// A time at which something goes out, for calendars and tables.
#[derive(Clone, Debug)]
pub struct PostEvent {
    /// The entry of the calendar.
    pub id: String,
    /// A name that stays the same.
    pub uid: String,
    /// What it is called.
    pub name: String,
    /// The local time, as in ISO 8601, and its zone.
    pub at: String,
    pub zone: String,
    /// The same in UTC, as in ISO 8601.
    pub instant: String,
    pub channels: Vec<String>,
    pub channel_ids: Vec<String>,
    pub owner: Option<String>,
    pub status: &'static str,
    pub text: Option<String>,
    pub alt: Option<String>,
    pub link: Option<String>,
    pub campaign: Option<String>,
    pub pillar: Option<String>,
    pub format: Option<String>,
}

/// How many months a document has that is about the calendar, and any other one.
const MOST_MONTHS: (usize, usize) = (24, 3);

pub(super) fn schedule(plan: &Plan, as_of: Option<Date>, is_about_it: bool) -> Option<Schedule> {
    let occurrences = Occurrences::of(plan);
    let mut by_month: BTreeMap<Date, Vec<Occurrence>> = BTreeMap::new();
    for occurrence in occurrences.all() {
        by_month.entry(occurrence.day().first_of_month()).or_default().push(*occurrence);
    }
    if let Some(today) = as_of {
        by_month.retain(|month, _| *month >= today.first_of_month());
    }
    let most = if is_about_it { MOST_MONTHS.0 } else { MOST_MONTHS.1 };
    let n_months = by_month.len();
    let months: Vec<Month> =
        by_month.into_iter().take(most).map(|(first, times)| month(plan, first, &times)).collect();
    let more_months = n_months - months.len();
    (n_months > 0).then_some(Schedule { months, more_months, is_cut: occurrences.cut_at().is_some() })
}

fn month(plan: &Plan, first: Date, times: &[Occurrence]) -> Month {
    let days = (0..i32::from(first.days_in_month())).map(|n| later(first, n));
    let mut rest = times;
    let mut days_of_month = Vec::new();
    for day in days {
        let n = rest.iter().take_while(|one| one.day() == day).count();
        let (here, behind) = rest.split_at(n);
        rest = behind;
        let outings = here.iter().filter_map(|one| outing(plan, *one)).collect();
        days_of_month.push(MonthDay { day: Day(day), number: day.day(), outings });
    }
    Month { first: Day(first), weekday: first.weekday().to_monday_one_offset(), days: days_of_month }
}

fn outing(plan: &Plan, occurrence: Occurrence) -> Option<Outing> {
    let entry = plan.calendar.entries().get(occurrence.entry)?;
    Some(Outing {
        time: response::clock(occurrence.minute_of_day()),
        name: humanize::title(&entry.id),
        anchor: posts::anchor(&entry.id),
        channels: channels(plan, &entry.value),
        status: entry.value.status().word(),
        link: entry.value.link.get().map(|link| link.to_string()),
    })
}

fn channels(plan: &Plan, post: &CalendarEntry) -> Vec<String> {
    people::channels_named(plan, &post.channel).into_iter().map(|channel| channel.label).collect()
}

/// Every time at which something of a plan goes out, in the order of their local times.
pub fn post_events(plan: &Plan) -> Vec<PostEvent> {
    let plan_id = plan.full_id().unwrap_or_else(|| "plan".to_owned());
    let event = |occurrence: &Occurrence| {
        let entry: &Entry<CalendarEntry> = plan.calendar.entries().get(occurrence.entry)?;
        let post = &entry.value;
        let name = plan.zone_of_post(post);
        let day = occurrence.day();
        let zone = Zone::around(name, later(day, -1), later(day, 1));
        let instant = zone.instant(occurrence.at);
        let utc = format!(
            "{}T{}+00:00",
            crate::duty::day_of(instant),
            response::clock(instant.rem_euclid(crate::duty::DAY))
        );
        let at = format!("{day}T{}", response::clock(occurrence.minute_of_day()));
        let stamp = if post.every.is_missing() { String::new() } else { format!("-{}", digits(&at)) };
        Some(PostEvent {
            id: entry.id.to_string(),
            channel_ids: post.channel.items().iter().map(|id| id.to_string()).collect(),
            uid: format!("post-{}{stamp}@{plan_id}.smplan", entry.id),
            name: humanize::title(&entry.id),
            at,
            zone: name.to_owned(),
            instant: utc,
            channels: channels(plan, post),
            owner: people::owner_of(plan, &post.owner).map(|owner| owner.label),
            status: post.status().word(),
            text: humanize::text(&post.text),
            alt: humanize::text(&post.alt),
            link: post.link.get().map(|link| link.to_string()),
            campaign: post.campaign.get().map(|id| posts::campaign_named(plan, id).label),
            pillar: post.pillar.get().map(|pillar| humanize::title(pillar)),
            format: humanize::text(&post.format),
        })
    };
    Occurrences::of(plan).all().iter().filter_map(event).collect()
}

fn digits(at: &str) -> String {
    at.chars().filter(char::is_ascii_digit).collect()
}
