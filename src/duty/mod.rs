//! When people are there: hours, on-call hours, time zones, closed days and leave as exact intervals.
//!
//! All times are whole minutes, counted from 1970 in UTC. Intervals are half-open: `[start, end)`.

mod absence;
mod alike;
mod burden;
mod calendar;
mod days;
pub mod holidays;
mod intervals;
mod phases;
mod rota;
mod rota_change;
mod schedule;
mod shared;
mod shifts;
mod stand_in;
mod swaps;
mod traps;
mod turn;
mod zone;

pub use absence::Outside;
pub use alike::{Alike, Signs, Telling};
pub use burden::Burden;
pub use calendar::{Calendar, Counting, Presence};
pub use days::{Days, days_in, later};
pub use intervals::{DAY, Intervals, Minute};
pub use rota::{MOST_TURNS, Rotation, cycle, turns};
pub use schedule::{WEEK, days as hours_of_days, is_usual};
pub use traps::{Trap, TrapKind, trap};
pub use turn::{Cut, HandOver, InForce, LocalTime, NoTurn, Turn};
pub use zone::{Zone, clock_changes, day_of, local_start, zones_of};
