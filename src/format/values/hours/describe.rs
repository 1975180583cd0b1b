//! Hours in English words, part by part.

use crate::format::values::hours::display::{Later, name};
use crate::format::values::hours::spec::{
    Dates, DayOf, Joint, Part, Spec, Times, Weekdays, Weeks, YearDay, Years,
};

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Spec {
    /// The parts in words: `Monday to Friday 09:00–17:00`.
    pub fn in_words(&self) -> Vec<String> {
        self.parts.iter().enumerate().map(|(number, part)| part.in_words(number == 0)).collect()
    }
}

impl Part {
    /// A part in words, with how it follows the one before it.
    fn in_words(&self, is_first: bool) -> String {
        let days = self.days_in_words();
        let is_long = !(self.years.is_empty() && self.dates.is_empty() && self.weeks.is_empty());
        let names_weekdays = !(self.days.is_empty() && self.holidays.is_empty());
        let comma = if is_long && names_weekdays { "," } else { "" };
        let text = format!("{days}{comma} {}", self.times_in_words());
        match self.joint {
            _ if is_first => text,
            Joint::Replaces => text,
            Joint::Adds => format!("also {text}"),
            Joint::Otherwise => format!("else {text}"),
        }
    }

    /// `Monday to Friday`, `the first Monday of the month in 2026`, `every day`.
    pub fn days_in_words(&self) -> String {
        let mut words = Vec::new();
        let holidays = self.holidays.iter().map(|later| match later {
            0 => "public holidays".to_owned(),
            later => format!("public holidays{}", Later(*later)),
        });
        let days = self.days.iter().map(Weekdays::in_words);
        if self.needs_both {
            words.push(format!("{} on {}", and(holidays.collect()), and(days.collect())));
        } else {
            words.push(and(days.chain(holidays).collect()));
        }
        let weeks = and(self.weeks.iter().map(|weeks| weeks.in_words()).collect());
        if !weeks.is_empty() {
            words.push(format!("in {weeks}"));
        }
        words.push(and(self.dates.iter().map(Dates::in_words).collect()));
        let years = and(self.years.iter().map(|years| years.in_words()).collect());
        if !years.is_empty() {
            words.push(format!("in {years}"));
        }
        words.retain(|words| !words.is_empty());
        if words.is_empty() { "every day".to_owned() } else { words.join(", ") }
    }

    fn times_in_words(&self) -> String {
        match (self.times.is_empty(), self.is_off()) {
            (true, true) => "off".to_owned(),
            (true, false) => "all day".to_owned(),
            (false, true) => format!("off {}", self.clock_in_words()),
            (false, false) => self.clock_in_words(),
        }
    }

    /// `09:00–12:00 and 13:00–17:00`.
    pub fn clock_in_words(&self) -> String {
        and(self.times.iter().map(|times| times.in_words()).collect())
    }
}

impl Times {
    fn in_words(self) -> String {
        let text = self.to_string().replace('-', "–");
        if self.to > 24 * 60 { format!("{text} the next day") } else { text }
    }
}

impl Weekdays {
    fn in_words(&self) -> String {
        let day = name(&DAYS, self.from);
        let days = match self.to {
            to if to == self.from => day.to_owned(),
            _ if self.from == 0 && self.to == 6 => "every day".to_owned(),
            to => format!("{day} to {}", name(&DAYS, to)),
        };
        if self.nth.is_empty() {
            return days;
        }
        let which = self.nth.iter().map(|nth| ordinal(*nth));
        format!("the {} {days} of the month{}", and(which.collect()), Later(self.later))
    }
}

impl Years {
    fn in_words(self) -> String {
        match (self.to, self.step) {
            (i16::MAX, _) => format!("{} and later", self.from),
            (to, _) if to == self.from => to.to_string(),
            (to, 1) => format!("{} to {to}", self.from),
            (to, step) => format!("every {step} years from {} to {to}", self.from),
        }
    }
}

impl Weeks {
    fn in_words(self) -> String {
        match (self.to, self.step) {
            (to, _) if to == self.from => format!("week {to}"),
            (to, 1) => format!("weeks {} to {to}", self.from),
            (to, step) => format!("every {step} weeks from week {} to week {to}", self.from),
        }
    }
}

impl Dates {
    fn in_words(&self) -> String {
        match self {
            Dates::Months { year, from, to } => {
                let year = year.map(|year| format!(" {year}")).unwrap_or_default();
                let first = name(&MONTHS, from - 1);
                if from == to {
                    format!("in {first}{year}")
                } else {
                    format!("{first} to {}{year}", name(&MONTHS, to - 1))
                }
            }
            Dates::Days { from, to } if from == to => format!("on {}", from.in_words()),
            Dates::Days { from, to } => format!("{} to {}", from.in_words(), to.in_words()),
        }
    }
}

impl YearDay {
    fn in_words(self) -> String {
        let year = self.year.map(|year| format!(" {year}")).unwrap_or_default();
        match self.day {
            DayOf::Month { month, day } => format!("{day} {}{year}", name(&MONTHS, month - 1)),
            DayOf::Nth { month, weekday, nth } => {
                format!("the {} {} in {}{year}", ordinal(nth), name(&DAYS, weekday), name(&MONTHS, month - 1))
            }
            DayOf::Easter(later) => format!("Easter Sunday{year}{}", Later(later)),
        }
    }
}

/// `first` for 1, `last` for -1.
fn ordinal(nth: i8) -> String {
    match nth {
        1 => "first".to_owned(),
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        -1 => "last".to_owned(),
        -2 => "second last".to_owned(),
        -3 => "third last".to_owned(),
        nth if nth > 0 => format!("{nth}th"),
        nth => format!("{}th last", -nth),
    }
}

/// `a, b and c`.
fn and(mut items: Vec<String>) -> String {
    match items.pop() {
        Some(last) if items.is_empty() => last,
        Some(last) => format!("{} and {last}", items.join(", ")),
        None => String::new(),
    }
}
