//! Who is there when, and what the promises come to in a usual week.

use crate::duty::{DAY, Intervals, Minute};
use crate::plan::{self, Entry, Plan};
use crate::response::{
    Arrivals, ChannelWeek, DAYS, Depth, Promise, clock, promises, week_spans, week_time, weeks,
};
use crate::view::drawing::{CoverChart, cover};
use crate::view::{humanize, is_public, people};
use schemars::JsonSchema;
use serde::Serialize;
use std::ptr;

/// Who is there when.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Duty {
    /// The time zone of all hours.
    pub time_zone: String,
    /// The usual week of each channel.
    pub channels: Vec<Week>,
}

/// The usual week of a channel.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Week {
    /// What it is called for short, such as `G1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// The channel, by its name.
    pub name: String,
    /// The location that it belongs to.
    pub store: Option<String>,
    /// Within which time a first answer is promised.
    pub promise: Option<String>,
    /// The gaps in words.
    pub words: String,
    /// Whether every message is answered in time; `None` where nobody knows.
    pub kept: Option<bool>,
    /// The days from Monday.
    pub days: Vec<Day>,
    /// The same, with days that are alike on one line.
    pub runs: Vec<Run>,
    /// The same as a picture; `None` in Markdown.
    pub chart: Option<CoverChart>,
    /// How long messages wait too long in a week: `60 hours`; nothing where none does.
    pub short: Option<String>,
}

/// Days in a row that are alike.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Run {
    /// `Mon`, `Mon to Fri`.
    pub name: String,
    /// The hours of these days.
    pub staffed: Option<String>,
    /// When somebody is there.
    pub there: Option<String>,
    /// When messages wait too long.
    pub too_long: Option<String>,
}

/// A day of a usual week: times such as `08:00-12:00, 14:00-17:00`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Day {
    /// `Monday`.
    pub name: &'static str,
    /// When somebody who may answer is there.
    pub staffed: Option<String>,
    /// When somebody who may answer is there.
    pub there: Option<String>,
    /// When messages arrive that wait too long.
    pub too_long: Option<String>,
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
    /// Nobody is there all the hour, but whoever writes is answered in time.
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

/// What is promised on some channels, and whether it is kept in a usual week.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PlaybookPromise {
    /// The channels, by their names.
    pub channels: Vec<String>,
    /// What is promised.
    pub what: String,
    /// `None` where nobody knows.
    pub kept: Option<bool>,
    /// The share of the messages that are answered in time, where it is not all of them.
    pub share: Option<String>,
    /// The longest that anybody waits.
    pub longest: String,
}

/// Who is there when; `None` where no channel says when it is staffed, or the document is for everybody.
pub(super) fn duty(plan: &Plan, with_pictures: bool) -> Option<Duty> {
    if is_public(plan) {
        return None;
    }
    let positions: Vec<*const Entry<plan::Channel>> = plan.all_channels().map(ptr::from_ref).collect();
    let channels: Vec<Week> =
        weeks(plan).iter().map(|week| channel_week(plan, week, &positions, with_pictures)).collect();
    (!channels.is_empty()).then(|| Duty { time_zone: plan.zone_name().to_owned(), channels })
}

fn channel_week(
    plan: &Plan,
    week: &ChannelWeek<'_>,
    positions: &[*const Entry<plan::Channel>],
    with_pictures: bool,
) -> Week {
    let channel = &week.channel.value;
    let position = positions.iter().position(|known| ptr::eq(*known, week.channel)).unwrap_or(0);
    let first = channel.first_response.copied().map(humanize::duration);
    let off_hours = channel.first_response_off_hours.copied().map(humanize::duration);
    let promise = match (first, off_hours) {
        (Some(first), Some(off_hours)) => {
            Some(format!("an answer within {first}, outside the hours within {off_hours}"))
        }
        (Some(first), None) => Some(format!("an answer within {first}")),
        (None, Some(off_hours)) => Some(format!("outside the hours an answer within {off_hours}")),
        (None, None) => None,
    };
    let kept = week.unknown.is_empty().then(|| week.broken.is_empty());
    let days: Vec<Day> = DAYS.iter().zip(0..).map(|(name, number)| day(week, name, number)).collect();
    Week {
        runs: runs(&days),
        chart: with_pictures.then(|| cover::chart(&days)),
        short: (!week.broken.is_empty()).then(|| humanize::wait(week.broken.length())),
        code: format!("C{}", position + 1),
        anchor: format!("duty-{}", week.channel.id),
        name: humanize::title(&week.channel.id),
        store: week.of.map(people::location_name),
        promise,
        words: in_words(plan, week),
        kept,
        days,
    }
}

fn runs(days: &[Day]) -> Vec<Run> {
    let alike = |one: &Day, other: &Day| {
        (&one.staffed, &one.there, &one.too_long) == (&other.staffed, &other.there, &other.too_long)
    };
    let run = |days: &[Day]| {
        let (first, last) = (days.first()?, days.last()?);
        let name =
            if days.len() == 1 { first.name.to_owned() } else { format!("{} to {}", first.name, last.name) };
        let (staffed, there, too_long) = (first.staffed.clone(), first.there.clone(), first.too_long.clone());
        Some(Run { name, staffed, there, too_long })
    };
    days.chunk_by(alike).filter_map(run).collect()
}

fn in_words(plan: &Plan, week: &ChannelWeek<'_>) -> String {
    const MOST_SPANS: usize = 6;
    if !week.unknown.is_empty() {
        let names: Vec<String> = week.unknown.iter().map(|id| people::label(plan, id)).collect();
        return format!("Nobody knows when {} can be reached.", crate::diagnostic::listed(&names));
    }
    let spans = week_spans(&week.broken, MOST_SPANS);
    match (week.promised.is_empty(), week.broken.is_empty()) {
        (false, true) => "Whoever writes is answered in time, whenever that is.".to_owned(),
        (false, false) => {
            format!(
                "Whoever writes in these {} waits too long: {spans}.",
                humanize::wait(week.broken.length())
            )
        }
        (true, true) => "Somebody is there in all staffed hours.".to_owned(),
        (true, false) => {
            format!(
                "Nobody is there in {} of the staffed hours: {spans}.",
                humanize::wait(week.broken.length())
            )
        }
    }
}

fn day(week: &ChannelWeek<'_>, name: &'static str, number: Minute) -> Day {
    let (from, to) = (number * DAY, (number + 1) * DAY);
    let times = |set: &Intervals| {
        let spans = set.between(from, to);
        let spans: Vec<String> = spans
            .all()
            .iter()
            .map(|(start, end)| match (start - from, end - from) {
                (0, DAY) => "all day".to_owned(),
                (start, end) => format!("{}-{}", clock(start), clock(end)),
            })
            .collect();
        (!spans.is_empty()).then(|| spans.join(", "))
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
    Day {
        name,
        staffed: times(&week.staffed),
        there: times(&week.there),
        too_long: times(&week.broken),
        signs: hours.iter().map(|state| state.sign()).collect(),
        hours,
    }
}

/// What the channels promise when a playbook is open; nothing where the document is for everybody.
pub(super) fn of_playbook(
    plan: &Plan,
    playbook: &Entry<plan::Playbook>,
    promises: &[Promise<'_>],
) -> Vec<PlaybookPromise> {
    let mut all: Vec<PlaybookPromise> = Vec::new();
    for promise in promises.iter().filter(|promise| ptr::eq(promise.case.playbook, playbook)) {
        let one = told(plan, promise);
        // Channels of which the same is to be said stand together.
        match all.iter_mut().find(|known| known.what == one.what && known.longest == one.longest) {
            Some(known) => known.channels.extend(one.channels),
            None => all.push(one),
        }
    }
    all
}

/// The promises of all playbooks; none where the document is for everybody.
pub(super) fn all_promises(plan: &Plan) -> Vec<Promise<'_>> {
    if is_public(plan) { Vec::new() } else { promises(plan, Depth::All) }
}

fn told(plan: &Plan, promise: &Promise<'_>) -> PlaybookPromise {
    let within = humanize::duration(promise.within);
    let what = match promise.arrivals {
        Arrivals::Staffed => format!("An answer within {within} while it is staffed"),
        Arrivals::OffHours => format!("An answer within {within} at other times"),
        Arrivals::FollowUp => format!("A call within {within}"),
    };
    let channel = humanize::title(&promise.case.channel.id);
    let channels = vec![match promise.case.of {
        Some(location) => format!("{channel}, {}", people::location_name(location)),
        None => channel,
    }];
    if !promise.unknown.is_empty() {
        let names: Vec<String> = promise.unknown.iter().map(|id| people::label(plan, id)).collect();
        let longest = format!("Nobody knows when {} can be reached", crate::diagnostic::listed(&names));
        return PlaybookPromise { channels, what, kept: None, share: None, longest };
    }
    let arrival = week_time(promise.worst.arrival);
    let at = promise.location.map(|at| format!(", at {}", people::location_name(at))).unwrap_or_default();
    let answered_by: Vec<String> = promise.answered_by.iter().map(|id| people::label(plan, id)).collect();
    let longest = match promise.worst.wait {
        None => format!("{arrival}{at}: nobody ever answers"),
        Some(0) => "Answered at once".to_owned(),
        Some(wait) => {
            let until = week_time(promise.worst.arrival + wait);
            let who = match answered_by.as_slice() {
                [] => String::new(),
                people => format!(" ({} on {until})", crate::diagnostic::listed(people)),
            };
            format!("{} on {arrival}{at}{who}", humanize::wait(wait))
        }
    };
    let share = (!promise.is_kept()).then(|| {
        // Never more than it is: what is broken is not 100 %.
        format!("{}%", promise.kept * 100 / promise.promised.max(1))
    });
    PlaybookPromise { channels, what, kept: Some(promise.is_kept()), share, longest }
}
