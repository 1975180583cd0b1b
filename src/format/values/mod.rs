//! Single values: texts, numbers, dates, durations, hours, contacts.

mod checked;
mod clock;
mod contact;
mod country;
mod date;
mod day_or_time;
mod duration;
mod hours;
mod language;
mod moment;
mod number;
mod text;
mod turn;
mod week_moment;
mod weekdays;
mod windows_zones;
mod written;
mod zone;

pub use clock::TimeOfDay;
pub use contact::{Email, Phone, Url, check_url, mend_url};
pub use country::{Country, read_country};
pub use date::{Date, begun_months, later, read_date, whole_months};
pub use day_or_time::DayOrTime;
pub use duration::{Cadence, Delay, Duration, Unit};
pub use hours::{Hours, Joint as HoursJoint, Part as HoursPart, Spec as HoursSpec};
pub use language::Language;
pub use moment::Moment;
pub use number::{Number, WholeNumber};
pub use text::{Anything, PlanId, Text};
pub use turn::TurnLength;
pub use week_moment::WeekMoment;
pub use weekdays::Weekdays;
pub(crate) use written::Written;
pub use zone::{TimeZone, is_time_zone, meant_zone};
