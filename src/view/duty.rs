//! Who is there when, and what the promises come to in a usual week.

use crate::duty::{DAY, Days, Intervals, Minute};
use crate::plan::{self, Date, Entry, Plan};
use crate::response::{ChannelWeek, Promise, usual_week, weeks};
use crate::view::drawing::{CoverChart, cover};
use crate::view::facts::{ClockSpan, Day, Duration, WeekSpan};
use crate::view::{Named, humanize, is_public, people};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;
use std::ptr;

/// Who is there when.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Duty {
    /// The time zone of all hours.
    pub time_zone: String,
    /// When weeks are as they are shown; nothing where all of them are.
    pub usual: Option<UsualWeeks>,
    /// The usual week of each channel.
    pub channels: Vec<Week>,
}

/// The weeks that are as most are.
#[derive(Debug, JsonSchema, Serialize)]
pub struct UsualWeeks {
    /// The first day of the first of them.
    pub from: Day,
    /// The last day of the last.
    pub to: Day,
    /// How many there are.
    pub count: usize,
}

/// The usual week of a channel.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Week {
    /// The id of the channel.
    pub id: String,
    /// What it is called for short, such as `G1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// The channel, by its name.
    pub name: String,
    /// The location that it belongs to.
    pub store: Option<Named>,
    /// Within which time a first answer is promised.
    pub first_response: Option<Duration>,
    /// The same outside of the hours.
    pub first_response_off_hours: Option<Duration>,
    /// What comes of it.
    pub verdict: WeekVerdict,
    /// Whether every message is answered in time; `None` where nobody knows.
    pub kept: Option<bool>,
    /// The days from Monday.
    pub days: Vec<DutyDay>,
    /// The same, with days that are alike on one line.
    pub runs: Vec<Run>,
    /// The same as a picture; `None` in Markdown.
    pub chart: Option<CoverChart>,
    /// How long messages wait too long in a week; nothing where none does.
    pub short_minutes: Option<i64>,
}

/// What comes of the week of a channel.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum WeekVerdict {
    /// Nobody knows, because nobody knows when these can be reached.
    Unknown {
        /// People or roles.
        who: Vec<Named>,
    },
    /// Whoever writes is answered in time.
    InTime {
        /// On so many days, of other weeks or unusual ones, some wait too long all the same.
        broken_days: usize,
    },
    /// Whoever writes in these hours waits too long.
    TooLong {
        /// How long the hours are together.
        minutes: i64,
        /// The hours, as many as are read at a glance.
        hours: Vec<WeekSpan>,
        /// How many there are beside.
        more: usize,
    },
    /// Nothing is promised, and somebody is on duty in all staffed hours.
    Staffed,
    /// Nothing is promised, and nobody is on duty in these staffed hours.
    Unstaffed {
        /// How long the hours are together.
        minutes: i64,
        /// The hours, as many as are read at a glance.
        hours: Vec<WeekSpan>,
        /// How many there are beside.
        more: usize,
    },
}

/// Days in a row that are alike.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Run {
    /// The first day of the week, from 1 for Monday.
    pub first: Minute,
    /// The last; the same as the first where it is one day.
    pub last: Minute,
    /// The hours of these days.
    pub staffed: Vec<ClockSpan>,
    /// When somebody is on duty.
    pub there: Vec<ClockSpan>,
    /// When messages wait too long.
    pub too_long: Vec<ClockSpan>,
}

/// A day of a usual week.
#[derive(Debug, JsonSchema, Serialize)]
pub struct DutyDay {
    /// The day of the week, from 1 for Monday to 7.
    pub weekday: Minute,
    /// The hours of the channel.
    pub staffed: Vec<ClockSpan>,
    /// When somebody who may answer is on duty.
    pub there: Vec<ClockSpan>,
    /// When messages arrive that wait too long.
    pub too_long: Vec<ClockSpan>,
    /// The state of each of the 24 hours.
    #[serde(skip)]
    pub(in crate::view) hours: [Hour; 24],
    /// The same as 24 signs: `█` for two people or more, `▓` for one, `░` for nobody, but whoever writes is answered in time,
    /// `!` for waiting too long, and a blank where nothing is promised.
    pub signs: String,
}

/// An hour of a usual week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::view) enum Hour {
    /// Two or more are there.
    Two,
    One,
    /// Nobody is on duty all the hour, but whoever writes is answered in time.
    InTime,
    /// Whoever writes waits too long.
    TooLong,
    NoPromise,
}

impl Hour {
    fn sign(self) -> char {
        match self {
            Hour::Two => '█',
            Hour::One => '▓',
            Hour::InTime => '░',
            Hour::TooLong => '!',
            Hour::NoPromise => ' ',
        }
    }
}

/// Who is there when, in a zone; `None` where no channel says when it is staffed, or the document is for everybody.
pub(super) fn duty(
    plan: &Plan,
    zone: &str,
    days: Option<Days>,
    promises: &[Promise<'_>],
    with_pictures: bool,
) -> Option<Duty> {
    let days = days.filter(|_| !is_public(plan))?;
    let usual = usual_week(plan, days);
    let mut known: HashMap<ChannelKey, OfChannel<'_>> = HashMap::new();
    for (position, channel) in plan.all_channels().enumerate() {
        known.entry(ptr::from_ref(channel)).or_insert(OfChannel { position, promises: Vec::new() });
    }
    for promise in promises {
        let channel = promise.pledge.case.channel.map(ptr::from_ref);
        if let Some(of_channel) = channel.and_then(|channel| known.get_mut(&channel)) {
            of_channel.promises.push(promise);
        }
    }
    let unknown = OfChannel::default();
    let channels: Vec<Week> = weeks(plan, zone, &usual)
        .iter()
        .map(|week| {
            let of_channel = known.get(&ptr::from_ref(week.channel)).unwrap_or(&unknown);
            channel_week(plan, week, of_channel, with_pictures)
        })
        .collect();
    let (from, to) = (Day(usual.days.0), Day(usual.days.1));
    let weeks = (!usual.is_every_week).then_some(UsualWeeks { from, to, count: usual.n_weeks });
    (!channels.is_empty()).then(|| Duty { time_zone: zone.to_owned(), usual: weeks, channels })
}

/// Which channel something is of: two may have one id.
type ChannelKey = *const Entry<plan::Channel>;

/// What is looked up of a channel.
#[derive(Default)]
struct OfChannel<'p> {
    /// Where it stands among all.
    position: usize,
    promises: Vec<&'p Promise<'p>>,
}

fn channel_week(
    plan: &Plan,
    week: &ChannelWeek<'_>,
    of_channel: &OfChannel<'_>,
    with_pictures: bool,
) -> Week {
    let channel = &week.channel.value;
    let days: Vec<DutyDay> = (0..7).map(|number| day(week, number)).collect();
    Week {
        id: week.channel.id.to_string(),
        code: format!("C{}", of_channel.position + 1),
        anchor: format!("duty-{}", week.channel.id),
        name: humanize::title(&week.channel.id),
        store: week.of.map(people::location_named),
        first_response: channel.answers_within().map(Duration::from),
        first_response_off_hours: channel.answers_off_hours_within().map(Duration::from),
        verdict: verdict(plan, week, &of_channel.promises),
        kept: week.unknown.is_empty().then(|| week.broken.is_empty()),
        runs: runs(&days),
        chart: with_pictures.then(|| cover::chart(&days)),
        short_minutes: (!week.broken.is_empty()).then(|| week.broken.length()),
        days,
    }
}

fn runs(days: &[DutyDay]) -> Vec<Run> {
    let alike = |one: &DutyDay, other: &DutyDay| {
        (&one.staffed, &one.there, &one.too_long) == (&other.staffed, &other.there, &other.too_long)
    };
    let run = |days: &[DutyDay]| {
        let (first, last) = (days.first()?, days.last()?);
        let (staffed, there, too_long) = (first.staffed.clone(), first.there.clone(), first.too_long.clone());
        Some(Run { first: first.weekday, last: last.weekday, staffed, there, too_long })
    };
    days.chunk_by(alike).filter_map(run).collect()
}

fn verdict(plan: &Plan, week: &ChannelWeek<'_>, promises: &[&Promise<'_>]) -> WeekVerdict {
    const MOST_SPANS: usize = 6;
    if !week.unknown.is_empty() {
        return WeekVerdict::Unknown { who: week.unknown.iter().map(|id| people::named(plan, id)).collect() };
    }
    let minutes = week.broken.length();
    let mut hours = WeekSpan::all_of(&week.broken);
    let more = hours.len().saturating_sub(MOST_SPANS);
    hours.truncate(MOST_SPANS);
    match (week.promised.is_empty(), week.broken.is_empty()) {
        (false, true) => WeekVerdict::InTime { broken_days: broken_days(plan, promises) },
        (false, false) => WeekVerdict::TooLong { minutes, hours, more },
        (true, true) => WeekVerdict::Staffed,
        (true, false) => WeekVerdict::Unstaffed { minutes, hours, more },
    }
}

/// On how many days promises of a channel are broken.
fn broken_days(plan: &Plan, promises: &[&Promise<'_>]) -> usize {
    let mut days: Vec<Date> = promises
        .iter()
        .flat_map(|promise| promise.days.iter().copied().chain(promise.single_days(plan)).collect::<Vec<_>>())
        .collect();
    days.sort_unstable();
    days.dedup();
    days.len()
}

fn day(week: &ChannelWeek<'_>, number: Minute) -> DutyDay {
    let (from, to) = (number * DAY, (number + 1) * DAY);
    let times = |set: &Intervals| {
        let spans = set.between(from, to);
        spans.all().iter().map(|(start, end)| ClockSpan::of(start - from, end - from)).collect()
    };
    let counts = if week.promised.is_empty() { &week.staffed } else { &week.promised };
    let hour = |number: Minute| {
        let (start, end) = (from + number * 60, from + (number + 1) * 60);
        let whole = |set: &Intervals| set.length_between(start, end) == end - start;
        if week.broken.length_between(start, end) > 0 {
            Hour::TooLong
        } else if counts.length_between(start, end) == 0 {
            Hour::NoPromise
        } else if whole(&week.twice) {
            Hour::Two
        } else if whole(&week.there) {
            Hour::One
        } else {
            Hour::InTime
        }
    };
    let mut hours = [Hour::NoPromise; 24];
    // On many days nothing is promised.
    if counts.length_between(from, to) > 0 || week.broken.length_between(from, to) > 0 {
        for (state, number) in hours.iter_mut().zip(0..) {
            *state = hour(number);
        }
    }
    DutyDay {
        weekday: number + 1,
        staffed: times(&week.staffed),
        there: times(&week.there),
        too_long: times(&week.broken),
        signs: hours.iter().map(|state| state.sign()).collect(),
        hours,
    }
}
