//! The escalation ladder against the clock: who answers, how long one waits, which promises hold. Exact: no sampling.
//!
//! A step of the ladder can answer a message that arrived at `t` at the first minute from `t + after` on at which one of
//! its people is there. Everything follows from that.

mod absent;
mod again;
mod answering;
mod by_channel;
mod cases;
mod humanize;
mod judge;
mod ladder;
mod limit;
mod look;
mod opening;
mod outcome;
mod promised;
mod promises;
mod requests;
mod roster;
mod simulation;
mod staffed;
mod tasks;
mod team;
mod uncovered;
mod unjudged;
mod usual;
mod week_words;
mod weeks;
mod whose_leave;
mod whose_week;

pub use absent::{MOST_SPANS, differ, n_weeks_with_less, times_in_words, zone_around};
pub use cases::{
    Arrivals, Case, MOST_COMBINATIONS, Pledge, applies, cases, channels, combinations, judged_days,
    runs_always,
};
pub use humanize::{
    DAYS, clock, day, day_at, length, moment, timestamp, timestamp_at, week_time_at, zone_at,
};
pub use ladder::{Climb, Step, Worst};
pub use outcome::{Cause, Depth, Unusual};
pub use promised::{Due, Verdict, due, dues, is_staffed, seen_at, tasks_due};
pub use promises::{Dated, Indispensable, MOST_DAYS, Promise, promises};
pub use requests::{LateRequests, late_requests};
pub use roster::{OnDuty, Roster, Stretch, call_the_same, gravest};
pub use simulation::{
    Answer, Answerer, Asked, Call, Ladder, Notified, Reach, Scene, Stage, Timeline, instant_of, play,
};
pub use staffed::{Unstaffed, unstaffed};
pub use tasks::{Approval, Task};
pub use uncovered::{TooManyChannels, Uncovered, uncovered};
pub use unjudged::{Promising, Unjudged, unjudged};
pub use usual::{UsualWeek, Weeks, in_week, usual_week, week_minute};
pub use week_words::{WeekSpan, in_week_words, week_spans};
pub use weeks::{ChannelWeek, weeks};
