//! What hours mean: parts, one after the other, each for some days.

use std::ops::Range;

/// Minutes of a day.
pub(super) const DAY: u16 = 24 * 60;

/// Hours as they are meant. Every part is for some days and replaces, or adds to, what the parts before it say of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    pub parts: Vec<Part>,
}

/// A part of hours: on which days, at which times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub joint: Joint,
    /// Any of them; every year where there is none.
    pub years: Vec<Years>,
    /// Any of them; every day of the year where there is none.
    pub dates: Vec<Dates>,
    /// Any of them; every week where there is none.
    pub weeks: Vec<Weeks>,
    /// Days of the week, any of them; every day where there is none, and no holiday either.
    pub days: Vec<Weekdays>,
    /// Public holidays, so many days later, any of them.
    pub holidays: Vec<i16>,
    /// `PH Mo-Fr`: holidays that are such days; `PH,Mo-Fr` are holidays and such days.
    pub needs_both: bool,
    /// In minutes from midnight; the whole day where there is none.
    pub times: Vec<Times>,
    pub state: State,
    /// Where it is written, in bytes of the text.
    pub place: Range<usize>,
    /// `Mo-Fr, 09:00-17:00`: a comma stands between days and times.
    pub has_comma_before_times: bool,
}

/// How a part follows the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// `;` – on its days only this part counts.
    Replaces,
    /// `,` – it counts besides the parts before it.
    Adds,
    /// `||` – it counts where the parts before it are off.
    Otherwise,
}

/// Whether a part opens or closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Open,
    /// The same, with the word `open` behind it.
    SaidOpen,
    Off,
}

/// From one year to another, and each how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    pub from: i16,
    /// `i16::MAX`: from then on.
    pub to: i16,
    pub step: i16,
}

/// Weeks of ISO 8601, and each how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weeks {
    pub from: i8,
    pub to: i8,
    pub step: i8,
}

/// Days of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    Months { year: Option<i16>, from: i8, to: i8 },
    Days { from: YearDay, to: YearDay },
}

/// A day of the year, of every year or of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearDay {
    pub year: Option<i16>,
    pub day: DayOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOf {
    Month {
        month: i8,
        day: i8,
    },
    /// A day of the week of a month, from Monday = 0 on: the first is 1, the last -1.
    Nth {
        month: i8,
        weekday: i8,
        nth: i8,
    },
    /// Easter Sunday, so many days later.
    Easter(i16),
}

/// Days of the week, from Monday = 0 on; over Sunday where the first is behind the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weekdays {
    pub from: i8,
    pub to: i8,
    /// Which of the month: 1 is the first, -1 the last; every one where there is none.
    pub nth: Vec<i8>,
    /// So many days later.
    pub later: i16,
}

/// From one minute to another, counted from the midnight before; past 1440 it is the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    pub from: u16,
    pub to: u16,
}

impl Spec {
    /// Whether every week is like every other.
    pub fn is_weekly(&self) -> bool {
        self.parts.iter().all(Part::is_weekly)
    }

    /// Whether public holidays change anything.
    pub fn names_holidays(&self) -> bool {
        self.parts.iter().any(|part| !part.holidays.is_empty())
    }
}

impl Part {
    /// Whether it is for every day that there is.
    pub fn is_for_every_day(&self) -> bool {
        self.years.is_empty()
            && self.dates.is_empty()
            && self.weeks.is_empty()
            && self.days.is_empty()
            && self.holidays.is_empty()
    }

    pub fn is_off(&self) -> bool {
        self.state == State::Off
    }

    /// Whether it opens without the word `open`.
    pub fn is_open_unsaid(&self) -> bool {
        self.state == State::Open
    }

    /// Writes the word `open`.
    pub fn say_open(&mut self) {
        self.state = State::SaidOpen;
    }

    /// Whether it is the same in every week.
    pub fn is_weekly(&self) -> bool {
        self.years.is_empty()
            && self.dates.is_empty()
            && self.weeks.is_empty()
            && self.holidays.is_empty()
            && self.days.iter().all(|days| days.nth.is_empty())
    }

    /// Whether it is for all seven days of every week, and names them.
    pub fn is_for_all_weekdays(&self) -> bool {
        let is_named = |day| self.days.iter().any(|days| days.names(day));
        self.is_weekly() && (0..7).all(is_named)
    }

    /// Takes the days of the week of another part out of it.
    pub fn leave_out_days_of(&mut self, other: &Part) {
        let is_named =
            |part: &Part, day| part.days.is_empty() || part.days.iter().any(|days| days.names(day));
        let left = |day: i8| is_named(self, day) && !is_named(other, day);
        let mut days: Vec<Weekdays> = Vec::new();
        for day in (0..7).filter(|day| left(*day)) {
            match days.last_mut() {
                Some(last) if last.to == day - 1 => last.to = day,
                _ => days.push(Weekdays { from: day, to: day, nth: Vec::new(), later: 0 }),
            }
        }
        self.days = days;
    }

    /// The years that it names.
    pub fn first_years(&self) -> impl Iterator<Item = i16> {
        let of_dates = self.dates.iter().filter_map(|dates| match dates {
            Dates::Months { year, .. } | Dates::Days { from: YearDay { year, .. }, .. } => *year,
        });
        self.years.iter().map(|years| years.from).chain(of_dates)
    }
    /// Whether it runs past the midnight behind its day.
    pub fn has_nights(&self) -> bool {
        self.times.iter().any(|times| times.to > DAY)
    }
}

/// What nobody knows in advance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknowable {
    SchoolHolidays,
    Sun,
    OpenEnd,
    Remark,
}
