//! When people are there: hours, on-call hours, time zones, closed days and leave as exact intervals.
//!
//! All times are whole minutes. In a *typical week* they count from Monday 00:00 in the zone of the plan and are cyclic;
//! in the *calendar* they count from 1970 in UTC. Intervals are half-open: `[start, end)`.

mod calendar;
pub mod holidays;
mod intervals;
mod rota;
mod schedule;
mod shifts;
mod traps;
mod unusual;
mod week;
mod zone;

pub use calendar::{Calendar, Counting};
pub use intervals::{DAY, Intervals, Minute};
pub use rota::{Turn, cycle, turns};
pub use schedule::{WEEK, days as hours_of_days};
pub use traps::{Trap, TrapKind, trap};
pub use unusual::{ClockChange, Days, Unusual, unusual, windows};
pub use week::{Presence, Season, TypicalWeek, first_monday};
pub use zone::{Zone, day_of, local_start};
