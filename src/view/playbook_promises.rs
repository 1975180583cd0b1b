//! What channels promise while a playbook is open, and whether a usual week keeps it.

use crate::duty::Days;
use crate::plan::{self, Entry, Plan};
use crate::response::{Arrivals, Depth, Promise, Task, promises};
use crate::view::facts::{Duration, WeekTime};
use crate::view::{Named, is_public, people};
use schemars::JsonSchema;
use serde::Serialize;
use std::ptr;

/// What is promised on some channels, and whether it is kept in a usual week.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PlaybookPromise {
    /// Where it is promised; nothing where it is wherever the playbook opens.
    pub channels: Vec<PlacedChannel>,
    /// What is promised.
    pub what: Promised,
    /// `None` where nobody knows.
    pub kept: Option<bool>,
    /// On how many days it is broken although a usual week keeps it.
    pub broken_days: usize,
    /// How many of a hundred messages are answered in time, rounded down, where it is not all of them.
    pub percent: Option<i64>,
    /// The longest that anybody waits.
    pub longest: Longest,
}

/// A channel, and the location that it belongs to.
#[derive(Debug, JsonSchema, Serialize)]
pub struct PlacedChannel {
    /// The channel.
    pub channel: Named,
    /// The location; nothing for a channel of the whole organisation.
    pub store: Option<Named>,
}

/// What is promised.
#[derive(Clone, Debug, JsonSchema, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Promised {
    /// An answer to what comes while the channel is staffed.
    Staffed {
        /// The longest that it takes.
        within: Duration,
    },
    /// An answer to what comes at other times.
    OffHours {
        /// The longest that it takes.
        within: Duration,
    },
    /// An answer to what comes at any time.
    Always {
        /// The longest that it takes.
        within: Duration,
    },
    /// A call in private.
    FollowUp {
        /// The longest that it takes.
        within: Duration,
    },
    /// A step of the playbook.
    Step {
        /// Which one, from 1.
        number: usize,
        /// The longest that it takes.
        within: Duration,
    },
    /// What is planned is held back.
    Pause {
        /// The longest that it takes.
        within: Duration,
    },
    /// A statement is approved.
    Approval {
        /// The longest that it takes.
        within: Duration,
    },
    /// The public hears more, again and again.
    Updates {
        /// The longest time between two of them.
        within: Duration,
    },
}

impl Promised {
    pub(super) fn of(task: Task<'_>, arrivals: Arrivals, within: plan::Duration) -> Promised {
        let within = within.into();
        match (task, arrivals) {
            (Task::Answer, Arrivals::Staffed) => Promised::Staffed { within },
            (Task::Answer, Arrivals::OffHours) => Promised::OffHours { within },
            (Task::Answer, Arrivals::Always) => Promised::Always { within },
            (Task::FollowUp { .. }, _) => Promised::FollowUp { within },
            (Task::Step { number, .. }, _) => Promised::Step { number, within },
            (Task::Pause { .. }, _) => Promised::Pause { within },
            (Task::Approval(_), _) => Promised::Approval { within },
            (Task::Updates { .. }, _) => Promised::Updates { within },
        }
    }

    /// Whether it is an answer or a call to a customer: such promises are shown, of others those that are not kept.
    pub(crate) fn is_to_customers(&self) -> bool {
        match self {
            Promised::Staffed { .. }
            | Promised::OffHours { .. }
            | Promised::Always { .. }
            | Promised::FollowUp { .. } => true,
            Promised::Step { .. }
            | Promised::Pause { .. }
            | Promised::Approval { .. }
            | Promised::Updates { .. } => false,
        }
    }
}

/// The longest that anybody waits in a usual week.
#[derive(Debug, JsonSchema, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Longest {
    /// Nobody knows, because nobody knows when these can be reached.
    Unknown {
        /// People or roles.
        who: Vec<Named>,
    },
    /// A message of this time is never answered.
    Never {
        /// When it comes.
        on: WeekTime,
        /// The location at which it is so.
        place: Option<Named>,
    },
    /// Every message is answered at once.
    AtOnce,
    /// A message of this time waits longest.
    Wait {
        /// How long it waits.
        minutes: i64,
        /// When it comes.
        on: WeekTime,
        /// The location at which it is so.
        place: Option<Named>,
        /// Who answers it.
        by: Vec<Named>,
        /// When they do.
        until: WeekTime,
    },
}

/// The promises of all playbooks; none where the document is for everybody. `None` where there is too much to look at.
pub(super) fn all_promises(plan: &Plan, days: Option<Days>) -> Option<Vec<Promise<'_>>> {
    match days.filter(|_| !is_public(plan)) {
        Some(days) => promises(plan, days, Depth::All, &[]),
        None => Some(Vec::new()),
    }
}

/// What the channels promise when a playbook is open, with times in a zone; nothing where the document is for everybody.
pub(super) fn of_playbook(
    plan: &Plan,
    zone: &str,
    playbook: &Entry<plan::Playbook>,
    promises: &[Promise<'_>],
) -> Vec<PlaybookPromise> {
    let mut all: Vec<PlaybookPromise> = Vec::new();
    for promise in promises.iter().filter(|promise| ptr::eq(promise.pledge.case.playbook, playbook)) {
        let one = told(plan, zone, promise);
        if one.kept == Some(true) && !one.what.is_to_customers() {
            continue;
        }
        let is_alike = |known: &&mut PlaybookPromise| {
            (&known.what, known.kept, known.broken_days, known.percent, &known.longest)
                == (&one.what, one.kept, one.broken_days, one.percent, &one.longest)
        };
        // Channels of which the same is to be said stand together.
        match all.iter_mut().find(is_alike) {
            Some(known) => known.channels.extend(one.channels),
            None => all.push(one),
        }
    }
    all
}

fn told(plan: &Plan, zone: &str, promise: &Promise<'_>) -> PlaybookPromise {
    let is_known = promise.unknown.is_empty();
    let is_broken = promise.is_broken();
    let pledge = &promise.pledge;
    let placed = |channel: &Entry<plan::Channel>| PlacedChannel {
        channel: people::channel_named(plan, &channel.id),
        store: pledge.case.of.map(people::location_named),
    };
    PlaybookPromise {
        channels: pledge.case.channel.map(placed).into_iter().collect(),
        what: Promised::of(pledge.task, pledge.arrivals, pledge.within),
        kept: is_known.then(|| promise.is_kept()),
        broken_days: promise.single_days(plan).len(),
        // Never more than it is: what is broken is not 100 %.
        percent: is_broken.then(|| promise.kept * 100 / promise.promised.max(1)),
        longest: longest(plan, zone, promise),
    }
}

fn longest(plan: &Plan, zone: &str, promise: &Promise<'_>) -> Longest {
    let named = |ids: &[&str]| ids.iter().map(|id| people::named(plan, id)).collect();
    if !promise.unknown.is_empty() {
        return Longest::Unknown { who: named(&promise.unknown) };
    }
    let on = WeekTime::at(zone, promise.worst.arrival);
    let place = promise.location.map(people::location_named);
    match promise.worst.wait {
        None => Longest::Never { on, place },
        Some(0) => Longest::AtOnce,
        Some(minutes) => Longest::Wait {
            minutes,
            on,
            place,
            by: named(&promise.answered_by),
            until: WeekTime::at(zone, promise.worst.arrival + minutes),
        },
    }
}
