//! Times of the week.

use crate::format::values::checked::checked_text;
use crate::format::values::{TimeOfDay, Weekdays};

checked_text! {
    /// A time on some days of every week: `Mo-Fr 12:30`; without days it is every day.
    WeekMoment, "time of the week such as \"Mo-Fr 12:30\"", INVALID_HOURS, check_week_moment, mend_week_moment;
}

impl WeekMoment {
    /// The days from Monday on, and the minutes since midnight.
    pub fn days_and_minutes(&self) -> Option<([bool; 7], i64)> {
        read(self)
    }
}

fn read(text: &str) -> Option<([bool; 7], i64)> {
    let (days, time) = text.trim().rsplit_once(' ').unwrap_or(("", text.trim()));
    let days = if days.is_empty() { [true; 7] } else { Weekdays::parse(days)?.0 };
    Some((days, TimeOfDay::parse(time)?.minutes()))
}

fn check_week_moment(text: &str) -> Result<(), &'static str> {
    if read(text).is_some() { Ok(()) } else { Err("is not a time of the week") }
}

fn mend_week_moment(_text: &str) -> String {
    "write days and a time of 24 hours, such as \"Mo-Fr 12:30\", or the time alone for every day".to_owned()
}

#[cfg(test)]
mod tests {
    use crate::format::values::week_moment::read;

    #[test]
    fn a_time_of_the_week_has_days_or_is_every_day() {
        assert_eq!(read("Mo-Fr 12:30"), Some(([true, true, true, true, true, false, false], 750)));
        assert_eq!(read("Mo, We 08:05"), Some(([true, false, true, false, false, false, false], 485)));
        assert_eq!(read("10:00"), Some(([true; 7], 600)));
        for text in ["", "Mo-Fr", "Mo 25:00", "noon", "Mo-Fr 12:30-13:00", "Xx 10:00"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
