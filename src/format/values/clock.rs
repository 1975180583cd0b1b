//! Times of the day.

use crate::format::values::checked::checked_text;

checked_text! {
    /// A time of the day with 24 hours: `09:00`. In quotes, because some readers of YAML take `10:00` for a number.
    TimeOfDay, "time of day such as \"09:00\"", INVALID_HOURS, check_time, mend_time;
}

impl TimeOfDay {
    /// The time that is written `09:00`; `None` for anything else.
    pub fn parse(text: &str) -> Option<TimeOfDay> {
        minutes(text).map(|_| TimeOfDay(text.into()))
    }

    /// Minutes since midnight.
    pub fn minutes(&self) -> i64 {
        minutes(self).unwrap_or(0)
    }
}

fn minutes(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let two_digits = |text: &str| (text.len() == 2).then(|| text.parse::<u8>().ok()).flatten();
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    (hours < 24 && minutes < 60).then(|| i64::from(hours) * 60 + i64::from(minutes))
}

fn check_time(text: &str) -> Result<(), &'static str> {
    if minutes(text).is_some() { Ok(()) } else { Err("is not a time of the day") }
}

fn mend_time(_text: &str) -> String {
    "write hours and minutes of 24 hours in quotes, such as \"09:00\"".to_owned()
}
