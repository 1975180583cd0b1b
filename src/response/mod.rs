//! The escalation ladder against the clock: who answers, how long one waits, which promises hold. Exact: no sampling.
//!
//! A step of the ladder can answer a message that arrived at `t` at the first minute from `t + after` on at which one of
//! its people is there. Everything follows from that.

mod ladder;
mod promises;
mod spell;
mod team;

pub use ladder::{Climb, Step, Worst};
pub use promises::{
    Arrivals, Case, Depth, Indispensable, MOST_COMBINATIONS, Promise, Unstaffed, cases, combinations,
    promises, unstaffed,
};
pub use spell::{length, week_spans, week_time};
