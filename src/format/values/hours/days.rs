//! Reading days: years, dates, weeks, days of the week and holidays.

use crate::format::values::hours::parse::{Read, Reader, Unread};
use crate::format::values::hours::spec::Unknowable;
use crate::format::values::hours::spec::{Dates, DayOf, Part, Weekdays, Weeks, YearDay, Years};
use crate::format::values::hours::tokens::Token;
use crate::format::values::hours::vocabulary::Meaning;

impl Reader<'_> {
    /// Years, dates and weeks.
    pub(super) fn days_of_year(&mut self, part: &mut Part) -> Read<bool> {
        let start = self.at;
        if self.is_year() && !self.is_year_of_date() {
            self.list(Self::is_year, |reader| reader.years().map(|years| part.years.push(years)))?;
        }
        if self.is_date() {
            self.dates(&mut part.dates)?;
        }
        if self.word(Meaning::Week) {
            let is_week = |reader: &Self| reader.is_week_number();
            self.list(is_week, |reader| reader.weeks().map(|weeks| part.weeks.push(weeks)))?;
        }
        let found = self.at > start;
        if found {
            self.sign(':');
        }
        Ok(found)
    }

    /// A list with commas, with or without spaces.
    fn list(
        &mut self,
        goes_on: impl Fn(&Self) -> bool,
        mut item: impl FnMut(&mut Self) -> Read<()>,
    ) -> Read<()> {
        item(self)?;
        while self.is_sign(0, ',') {
            self.at += 1;
            if !goes_on(self) {
                self.at -= 1;
                break;
            }
            item(self)?;
        }
        Ok(())
    }

    fn years(&mut self) -> Read<Years> {
        let from = self.year()?;
        if self.sign('+') {
            return Ok(Years { from, to: i16::MAX, step: 1 });
        }
        if !self.range_sign() {
            return Ok(Years { from, to: from, step: 1 });
        }
        let to = self.year()?;
        let step = self.step()?;
        if to < from { Err(Unread::Nonsense) } else { Ok(Years { from, to, step }) }
    }

    fn weeks(&mut self) -> Read<Weeks> {
        let week = |number: u16| i8::try_from(number).ok().filter(|week| (1..=53).contains(week));
        let from = self.number().and_then(week).ok_or(Unread::Nonsense)?;
        if !self.range_sign() {
            return Ok(Weeks { from, to: from, step: 1 });
        }
        let to = self.number().and_then(week).ok_or(Unread::Nonsense)?;
        let step = i8::try_from(self.step()?).map_err(|_| Unread::Nonsense)?;
        if step > 1 && to < from { Err(Unread::Nonsense) } else { Ok(Weeks { from, to, step }) }
    }

    fn step(&mut self) -> Read<i16> {
        if !self.sign('/') {
            return Ok(1);
        }
        let step = self.number().and_then(|step| i16::try_from(step).ok());
        step.filter(|step| *step > 0).ok_or(Unread::Nonsense)
    }

    fn dates(&mut self, dates: &mut Vec<Dates>) -> Read<()> {
        loop {
            let date = self.date_range()?;
            dates.push(date);
            // `Dec 24,25`: days of the same month.
            while let Dates::Days { to: YearDay { day: DayOf::Month { month, .. }, year }, .. } = date
                && self.is_sign(0, ',')
                && self.is_day_number(1)
                && !self.is_month(2)
            {
                self.at += 1;
                let from = YearDay { year, day: DayOf::Month { month, day: self.day_number()? } };
                dates.push(Dates::Days { from, to: self.end_of(from)? });
            }
            if !(self.is_sign(0, ',') || self.is_word(0, Meaning::And)) {
                return Ok(());
            }
            self.at += 1;
            if !self.is_date() {
                self.at -= 1;
                return Ok(());
            }
        }
    }

    fn date_range(&mut self) -> Read<Dates> {
        let year = if self.is_year() { Some(self.year()?) } else { None };
        if let Some(month) = self.month_alone() {
            let to = if self.is_range_sign(0) && self.is_month(1) && !self.is_day_number(2) {
                self.at += 1;
                self.month_alone().ok_or(Unread::Nonsense)?
            } else {
                month
            };
            return Ok(Dates::Months { year, from: month, to });
        }
        let from = YearDay { year, day: self.day_of()? };
        Ok(Dates::Days { from, to: self.end_of(from)? })
    }

    /// The end of a range of days that begins with a day; the day itself where none follows.
    fn end_of(&mut self, from: YearDay) -> Read<YearDay> {
        if !self.is_range_sign(0) {
            return Ok(from);
        }
        if let (true, DayOf::Month { month, day: first }) =
            (self.is_day_number(1) && !self.is_month(2), from.day)
        {
            self.at += 1;
            let day = self.day_number()?;
            // `Dec 24-2` ends in the next month.
            let month = if day >= first { month } else { month % 12 + 1 };
            return Ok(YearDay { year: None, day: DayOf::Month { month, day } });
        }
        self.at += 1;
        if !self.is_date() {
            self.at -= 1;
            return Ok(from);
        }
        let year = if self.is_year() { Some(self.year()?) } else { None };
        Ok(YearDay { year, day: self.day_of()? })
    }

    /// A month that no number of a day follows.
    fn month_alone(&mut self) -> Option<i8> {
        let Some(Token::Word(Meaning::Month(month))) = self.token(0) else { return None };
        if self.is_day_number(1) || self.begins_with_nth_weekday() {
            return None;
        }
        self.at += 1;
        Some(month)
    }

    /// `Dec 24`, `24 Dec`, `easter -2 days`.
    fn day_of(&mut self) -> Read<DayOf> {
        match self.token(0) {
            Some(Token::Word(Meaning::Easter)) => {
                self.at += 1;
                Ok(DayOf::Easter(self.later()))
            }
            Some(Token::Word(Meaning::Month(month))) => {
                self.at += 1;
                let Some(Token::Word(Meaning::Day(weekday))) = self.token(0) else {
                    return Ok(DayOf::Month { month, day: self.day_number()? });
                };
                self.at += 1;
                match *self.weekdays(weekday)?.nth {
                    [nth] => Ok(DayOf::Nth { month, weekday, nth }),
                    _ => Err(Unread::Nonsense),
                }
            }
            Some(Token::Number(..)) => {
                let day = self.day_number()?;
                self.sign('.');
                let Some(Token::Word(Meaning::Month(month))) = self.token(0) else {
                    return Err(Unread::Nonsense);
                };
                self.at += 1;
                Ok(DayOf::Month { month, day })
            }
            _ => Err(Unread::Nonsense),
        }
    }

    /// `Mar Su[-1]-Oct Su[-1]`: a range that begins on a day of the week; `Mar Su[-1]` alone is a month and a day of the week.
    fn begins_with_nth_weekday(&self) -> bool {
        let behind = if self.is_sign(3, '-') { 5 } else { 4 };
        matches!(self.token(1), Some(Token::Word(Meaning::Day(_))))
            && self.is_sign(2, '[')
            && self.is_sign(behind, ']')
            && self.is_range_sign(behind + 1)
            && (self.is_month(behind + 2)
                || self.is_word(behind + 2, Meaning::Easter)
                || self.is_year_at(behind + 2))
    }

    fn day_number(&mut self) -> Read<i8> {
        let day = self.number().and_then(|day| i8::try_from(day).ok());
        day.filter(|day| (1..=31).contains(day)).ok_or(Unread::Nonsense)
    }

    /// Days of the week and holidays.
    pub(super) fn days_of_week(&mut self, part: &mut Part) -> Read<bool> {
        if self.word(Meaning::EveryDay) {
            part.days.push(Weekdays { from: 0, to: 6, nth: Vec::new(), later: 0 });
            self.sign(':');
            return Ok(true);
        }
        let start = self.at;
        let mut was_comma = true;
        loop {
            match self.token(0) {
                Some(Token::Word(Meaning::Day(day))) => {
                    // `PH Mo-Fr` are holidays on such days; `Mo We Fr` is a list without commas.
                    part.needs_both |= !was_comma && !part.holidays.is_empty();
                    self.at += 1;
                    let days = self.weekdays(day)?;
                    part.days.push(days);
                }
                Some(Token::Word(Meaning::PublicHoliday)) => {
                    part.needs_both |= !was_comma && !part.days.is_empty();
                    self.at += 1;
                    let later = self.later();
                    part.holidays.push(later);
                }
                Some(Token::Word(Meaning::SchoolHoliday)) => {
                    return self.unknowable(Unknowable::SchoolHolidays);
                }
                _ => break,
            }
            let goes_on = |reader: &Self| {
                use Meaning::{Day, PublicHoliday, SchoolHoliday};
                matches!(reader.token(1), Some(Token::Word(Day(_) | PublicHoliday | SchoolHoliday)))
            };
            was_comma = (self.is_sign(0, ',') || self.is_word(0, Meaning::And)) && goes_on(self);
            if was_comma {
                self.at += 1;
            }
        }
        let found = self.at > start;
        if found {
            self.sign(':');
        }
        Ok(found)
    }

    fn weekdays(&mut self, from: i8) -> Read<Weekdays> {
        let mut nth = Vec::new();
        if self.sign('[') {
            loop {
                let is_last = self.sign('-');
                let number = self.number().and_then(|number| i8::try_from(number).ok());
                let number = number.filter(|number| (1..=5).contains(number)).ok_or(Unread::Nonsense)?;
                if is_last {
                    nth.push(-number);
                } else if self.is_sign(0, '-') {
                    self.at += 1;
                    let to = self.number().and_then(|to| i8::try_from(to).ok());
                    let to = to.filter(|to| (number..=5).contains(to)).ok_or(Unread::Nonsense)?;
                    nth.extend(number..=to);
                } else {
                    nth.push(number);
                }
                if self.sign(']') {
                    break;
                }
                if !self.sign(',') {
                    return Err(Unread::Nonsense);
                }
            }
            let later = self.later();
            return Ok(Weekdays { from, to: from, nth, later });
        }
        let mut to = from;
        if self.is_range_sign(0)
            && let Some(Token::Word(Meaning::Day(day))) = self.token(1)
        {
            self.at += 2;
            to = day;
        }
        Ok(Weekdays { from, to, nth, later: 0 })
    }

    /// ` +1 day` or ` -2 days`; 0 where nothing of it follows.
    fn later(&mut self) -> i16 {
        let sign = match self.token(0) {
            Some(Token::Sign('+')) => 1,
            Some(Token::Sign('-')) => -1,
            _ => return 0,
        };
        match (self.token(1), self.token(2)) {
            (Some(Token::Number(days, _)), Some(Token::Word(Meaning::DayUnit))) => {
                self.at += 3;
                i16::try_from(days).unwrap_or(i16::MAX / 2).min(1000) * sign
            }
            _ => 0,
        }
    }
}
