//! Hours in OpenStreetMap syntax.

use crate::format::values::hours::spec::{
    DAY, Dates, DayOf, Joint, Part, Spec, State, Times, Weekdays, Weeks, YearDay, Years,
};
use std::fmt;

pub(super) const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
pub(super) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A name by its number; numbers come from the reader, which knows no others.
pub(super) fn name<'n>(names: &[&'n str], number: i8) -> &'n str {
    usize::try_from(number).ok().and_then(|number| names.get(number)).copied().unwrap_or_default()
}

impl fmt::Display for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, part) in self.parts.iter().enumerate() {
            if number > 0 {
                f.write_str(match part.joint {
                    Joint::Replaces => "; ",
                    Joint::Adds => ", ",
                    Joint::Otherwise => " || ",
                })?;
            }
            write!(f, "{part}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_always = self.is_for_every_day() && self.times.is_empty() && !self.is_off();
        let holidays = self.holidays.iter().map(|later| format!("PH{}", Later(*later)));
        let days: Vec<String> = if self.needs_both {
            vec![listed(holidays), listed(self.days.iter().map(ToString::to_string))]
        } else {
            vec![listed(self.days.iter().map(ToString::to_string).chain(holidays))]
        };
        let weeks = listed(self.weeks.iter().map(ToString::to_string));
        let words = [
            if is_always { "24/7".to_owned() } else { String::new() },
            listed(self.years.iter().map(ToString::to_string)),
            listed(self.dates.iter().map(ToString::to_string)),
            if weeks.is_empty() { weeks } else { format!("week {weeks}") },
        ];
        let times = listed(self.times.iter().map(ToString::to_string));
        let state = match self.state {
            State::Open => "",
            State::SaidOpen => "open",
            State::Off => "off",
        };
        let words = words.into_iter().chain(days).chain([times, state.to_owned()]);
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        f.write_str(&words.join(" "))
    }
}

fn listed(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(",")
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.to, self.step) {
            (i16::MAX, _) => write!(f, "{}+", self.from),
            (to, _) if to == self.from => write!(f, "{to}"),
            (to, 1) => write!(f, "{}-{to}", self.from),
            (to, step) => write!(f, "{}-{to}/{step}", self.from),
        }
    }
}

impl fmt::Display for Weeks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.to, self.step) {
            (to, _) if to == self.from => write!(f, "{to:02}"),
            (to, 1) => write!(f, "{:02}-{to:02}", self.from),
            (to, step) => write!(f, "{:02}-{to:02}/{step}", self.from),
        }
    }
}

impl fmt::Display for Dates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Dates::Months { year, from, to } => {
                if let Some(year) = year {
                    write!(f, "{year} ")?;
                }
                f.write_str(name(&MONTHS, from - 1))?;
                if from == to { Ok(()) } else { write!(f, "-{}", name(&MONTHS, to - 1)) }
            }
            Dates::Days { from, to } if from == to => write!(f, "{from}"),
            Dates::Days { from, to } => match (from.day, to.day) {
                (DayOf::Month { month, .. }, DayOf::Month { month: last, day })
                    if month == last && to.year.is_none() =>
                {
                    write!(f, "{from}-{day:02}")
                }
                _ => write!(f, "{from}-{to}"),
            },
        }
    }
}

impl fmt::Display for YearDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            write!(f, "{year} ")?;
        }
        match self.day {
            DayOf::Month { month, day } => write!(f, "{} {day:02}", name(&MONTHS, month - 1)),
            DayOf::Nth { month, weekday, nth } => {
                write!(f, "{} {}[{nth}]", name(&MONTHS, month - 1), name(&DAYS, weekday))
            }
            DayOf::Easter(later) => write!(f, "easter{}", Later(later)),
        }
    }
}

impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(name(&DAYS, self.from))?;
        if self.from != self.to {
            write!(f, "-{}", name(&DAYS, self.to))?;
        }
        if !self.nth.is_empty() {
            write!(f, "[{}]", listed(self.nth.iter().map(ToString::to_string)))?;
        }
        write!(f, "{}", Later(self.later))
    }
}

/// ` +1 day`, ` -2 days`, or nothing.
pub(super) struct Later(pub(super) i16);

impl fmt::Display for Later {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => Ok(()),
            1 | -1 => write!(f, " {:+} day", self.0),
            _ => write!(f, " {:+} days", self.0),
        }
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = if self.to > DAY && self.to - self.from <= DAY { self.to - DAY } else { self.to };
        write!(f, "{:02}:{:02}-{:02}:{:02}", self.from / 60, self.from % 60, end / 60, end % 60)
    }
}
