//! The escalation ladder against the clock: who answers, how long one waits, which promises hold. Exact: no sampling.
//!
//! A step of the ladder can answer a message that arrived at `t` at the first minute from `t + after` on at which one of
//! its people is there. Everything follows from that.

mod cases;
mod ladder;
mod limit;
mod promises;
mod spell;
mod staffed;
mod team;

pub use cases::{Arrivals, Case, MOST_COMBINATIONS, cases, combinations};
pub use ladder::{Climb, Step, Worst};
pub use promises::{Depth, Indispensable, Promise, promises};
pub use spell::{length, week_spans, week_time};
pub use staffed::{Unstaffed, unstaffed};
