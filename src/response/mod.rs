//! The escalation ladder against the clock: who answers, how long one waits, which promises hold. Exact: no sampling.
//!
//! A step of the ladder can answer a message that arrived at `t` at the first minute from `t + after` on at which one of
//! its people is there. Everything follows from that.

mod cases;
mod clock;
mod dated;
mod humanize;
mod ladder;
mod limit;
mod promised;
mod promises;
mod rotas;
mod simulation;
mod staffed;
mod team;
mod uncovered;
mod weeks;
mod window;

pub use cases::{Arrivals, Case, MOST_COMBINATIONS, applies, cases, channels, combinations};
pub use dated::{Dated, MOST_DATED, dated};
pub use humanize::{
    DAYS, WeekSpan, clock, day, day_at, length, moment, timestamp, timestamp_at, week_spans,
    week_spans_in_words, week_time,
};
pub use ladder::{Climb, Step, Worst};
pub use promised::{Due, Verdict, due, dues, is_staffed};
pub use promises::{Depth, Indispensable, Promise, promises, promises_without};
pub use rotas::MOST_MEETINGS;
pub use simulation::{
    Answer, Answerer, Asked, Call, Ladder, Notified, Reach, Scene, Stage, Timeline, instant_of,
    instant_of_week, play,
};
pub use staffed::{Unstaffed, unstaffed};
pub use uncovered::{TooManyChannels, Uncovered, uncovered};
pub use weeks::{ChannelWeek, weeks};
pub use window::Cause;
