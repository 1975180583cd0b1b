//! Looking at the pieces of hours: what comes next, and what it can be.

use crate::format::values::hours::parse::{Read, Reader, Unread};
use crate::format::values::hours::spec::Unknowable;
use crate::format::values::hours::tokens::Token;
use crate::format::values::hours::vocabulary::Meaning;

impl Reader<'_> {
    /// Whether a week follows and no time: `week 1,3 09:00-12:00`.
    pub(super) fn is_week_number(&self) -> bool {
        self.number_at(0).is_some_and(|week| week <= 53) && !self.is_sign(1, ':')
    }

    /// Something that nobody knows, and what else of it stands further on.
    pub(super) fn unknowable<T>(&self, what: Unknowable) -> Read<T> {
        let rest = self.pieces.get(self.at..).unwrap_or_default();
        let place = rest.first().map_or(0..0, |piece| piece.place.clone());
        let mut all = vec![(what, place)];
        for (index, piece) in rest.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| rest.get(before)).map(|before| before.token);
            if let Some(what) = unknowable(before, piece.token)
                && !all.iter().any(|(known, _)| *known == what)
            {
                all.push((what, piece.place.clone()));
            }
        }
        Err(Unread::Unknowable(all))
    }

    pub(super) fn is_all_week(&self) -> bool {
        matches!(
            (self.token(0), self.token(1), self.token(2)),
            (Some(Token::Number(24, _)), Some(Token::Sign('/')), Some(Token::Number(7, _)))
        )
    }

    pub(super) fn is_time_next(&self) -> bool {
        match self.token(0) {
            Some(Token::Number(..)) => !self.is_year() && !self.is_date() && !self.is_all_week(),
            Some(Token::Word(Meaning::Noon | Meaning::Midnight | Meaning::Sun) | Token::Sign('(')) => true,
            _ => false,
        }
    }

    /// A number of four digits that is a year and no time: `2026`, not `2000-2200` behind a day.
    pub(super) fn is_year(&self) -> bool {
        self.is_year_at(0)
    }

    pub(super) fn is_year_at(&self, ahead: usize) -> bool {
        let is_year = matches!(self.token(ahead), Some(Token::Number(1900..=2999, 4)));
        let before = self.at + ahead;
        let is_behind_days =
            before.checked_sub(1).and_then(|before| self.pieces.get(before)).is_some_and(|piece| {
                matches!(piece.token, Token::Word(Meaning::Day(_) | Meaning::PublicHoliday))
            });
        is_year && !is_behind_days && !self.is_sign(ahead + 1, '.')
    }

    /// Whether the year belongs to the date behind it: `2026 Dec 24`; `2026-2027 Dec 24` has years of its own.
    pub(super) fn is_year_of_date(&self) -> bool {
        self.is_month(1) || self.is_word(1, Meaning::Easter)
    }

    pub(super) fn is_date(&self) -> bool {
        let behind_year = usize::from(self.is_year());
        self.is_month(behind_year)
            || self.is_word(behind_year, Meaning::Easter)
            // `24 Dec`, `24. Dezember`
            || (behind_year == 0
                && matches!(self.token(0), Some(Token::Number(1..=31, 1..=2)))
                && (self.is_month(1) || (self.is_sign(1, '.') && self.is_month(2))))
    }

    pub(super) fn is_month(&self, ahead: usize) -> bool {
        matches!(self.token(ahead), Some(Token::Word(Meaning::Month(_))))
    }

    /// Whether a number is that of a day and no time: no minutes, `am` or `Uhr` behind it.
    pub(super) fn is_day_number(&self, ahead: usize) -> bool {
        let is_number = matches!(self.token(ahead), Some(Token::Number(1..=31, 1..=2)));
        let is_time = match self.token(ahead + 1) {
            Some(Token::Sign(':')) => {
                let minutes = self.pieces.get(self.at + ahead + 2);
                minutes.is_some_and(|piece| piece.is_joined && matches!(piece.token, Token::Number(_, 2)))
            }
            Some(Token::Word(Meaning::Am | Meaning::Pm | Meaning::Clock)) => true,
            _ => false,
        };
        is_number && !is_time
    }

    pub(super) fn year(&mut self) -> Read<i16> {
        match self.token(0) {
            Some(Token::Number(year @ 1900..=2999, 4)) => {
                self.at += 1;
                i16::try_from(year).map_err(|_| Unread::Nonsense)
            }
            _ => Err(Unread::Nonsense),
        }
    }

    pub(super) fn number(&mut self) -> Option<u16> {
        let number = self.number_at(0)?;
        self.at += 1;
        Some(number)
    }

    pub(super) fn number_at(&self, ahead: usize) -> Option<u16> {
        match self.token(ahead) {
            Some(Token::Number(number, _)) => Some(number),
            _ => None,
        }
    }

    pub(super) fn token(&self, ahead: usize) -> Option<Token> {
        self.pieces.get(self.at + ahead).map(|piece| piece.token)
    }

    pub(super) fn is_sign(&self, ahead: usize, sign: char) -> bool {
        self.token(ahead) == Some(Token::Sign(sign))
    }

    pub(super) fn is_word(&self, ahead: usize, meaning: Meaning) -> bool {
        self.token(ahead) == Some(Token::Word(meaning))
    }

    pub(super) fn is_range_sign(&self, ahead: usize) -> bool {
        self.is_sign(ahead, '-') || self.is_word(ahead, Meaning::To)
    }

    pub(super) fn range_sign(&mut self) -> bool {
        let is_sign = self.is_range_sign(0);
        self.at += usize::from(is_sign);
        is_sign
    }

    pub(super) fn sign(&mut self, sign: char) -> bool {
        self.eat(Token::Sign(sign))
    }

    pub(super) fn word(&mut self, meaning: Meaning) -> bool {
        self.eat(Token::Word(meaning))
    }

    pub(super) fn eat(&mut self, token: Token) -> bool {
        let is_next = self.token(0) == Some(token);
        self.at += usize::from(is_next);
        is_next
    }
}

/// What nobody knows of a piece that stands behind another one.
fn unknowable(before: Option<Token>, token: Token) -> Option<Unknowable> {
    match (before, token) {
        (_, Token::Word(Meaning::Sun)) => Some(Unknowable::Sun),
        (_, Token::Word(Meaning::SchoolHoliday)) => Some(Unknowable::SchoolHolidays),
        (_, Token::Word(Meaning::Unknown)) => Some(Unknowable::Remark),
        // `08:00+`, and not a year and all behind it.
        (Some(Token::Number(_, 1..=2)), Token::Sign('+')) => Some(Unknowable::OpenEnd),
        _ => None,
    }
}
