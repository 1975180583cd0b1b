//! Times of the day as people write them: `09:00-17:00`, `9-17`, `9am-5pm`, `9h30-17h`, `9–17 Uhr`.

use crate::format::values::hours::spec::{DAY, Times, Unknowable};
use crate::format::values::hours::tokens::{Piece, Token};
use crate::format::values::hours::vocabulary::Meaning;

const NOON: u16 = 12 * 60;

/// What the next pieces are.
pub(super) enum Reading {
    Times {
        times: Times,
        /// What else they can mean.
        other: Option<Times>,
        n_pieces: usize,
    },
    Unknowable(Unknowable),
    Nonsense,
}

/// One time as it is written.
#[derive(Clone, Copy)]
struct Clock {
    minutes: u16,
    half: Option<Half>,
    /// Only an hour, without a zero before it, minutes or a word behind it.
    is_bare: bool,
    /// Its hour is one digit, as nobody writes times of 24 hours: `5:00`.
    is_short: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// From one time to another.
pub(super) fn read_range(pieces: &[Piece]) -> Reading {
    let token = |at: usize| pieces.get(at).map(|piece| piece.token);
    if matches!(token(0), Some(Token::Word(Meaning::Sun) | Token::Sign('('))) {
        return Reading::Unknowable(Unknowable::Sun);
    }
    let Some((from, mut at)) = read(pieces, 0) else { return Reading::Nonsense };
    if token(at) == Some(Token::Sign('+')) {
        return Reading::Unknowable(Unknowable::OpenEnd);
    }
    if !matches!(token(at), Some(Token::Sign('-') | Token::Word(Meaning::To))) {
        return Reading::Nonsense;
    }
    at += 1;
    if matches!(token(at), Some(Token::Word(Meaning::Sun) | Token::Sign('('))) {
        return Reading::Unknowable(Unknowable::Sun);
    }
    let Some((to, at)) = read(pieces, at) else { return Reading::Nonsense };
    if token(at) == Some(Token::Sign('+')) {
        return Reading::Unknowable(Unknowable::OpenEnd);
    }
    match range(from, to) {
        Some((times, other)) => Reading::Times { times, other, n_pieces: at },
        None => Reading::Nonsense,
    }
}

/// The time that begins at a piece, and where the pieces behind it begin.
fn read(pieces: &[Piece], start: usize) -> Option<(Clock, usize)> {
    let piece = |at: usize| pieces.get(at);
    let of_word =
        |minutes: u16| Some((Clock { minutes, half: None, is_bare: false, is_short: false }, start + 1));
    let (number, n_digits) = match piece(start)?.token {
        Token::Word(Meaning::Noon) => return of_word(NOON),
        Token::Word(Meaning::Midnight) => return of_word(0),
        Token::Number(number, n_digits) => (number, n_digits),
        Token::Word(_) | Token::Sign(_) | Token::Otherwise | Token::Remark => return None,
    };
    let mut at = start + 1;
    let (mut hour, mut minute, mut is_bare) = (number, 0, n_digits < 2 || number > 9);
    // `0900`
    if n_digits == 4 {
        (hour, minute, is_bare) = (number / 100, number % 100, false);
    } else if n_digits > 2 {
        return None;
    }
    // `9:30`, `9.30`, `9h30`
    let separates = |token: Token| matches!(token, Token::Sign(':' | '.') | Token::Word(Meaning::Clock));
    let minutes = piece(at)
        .filter(|separator| separator.is_joined && separates(separator.token))
        .and(piece(at + 1))
        .filter(|minutes| minutes.is_joined);
    if let Some(Piece { token: Token::Number(minutes, 2), .. }) = minutes {
        (minute, is_bare) = (*minutes, false);
        at += 2;
    }
    if let Some(Token::Word(Meaning::Clock)) = piece(at).map(|piece| piece.token) {
        at += 1;
        is_bare = is_bare && hour <= 12;
    }
    let half = match piece(at).map(|piece| piece.token) {
        Some(Token::Word(Meaning::Am)) => Some(Half::Morning),
        Some(Token::Word(Meaning::Pm)) => Some(Half::Afternoon),
        _ => None,
    };
    at += usize::from(half.is_some());
    let most = if half.is_some() { 12 } else { 48 };
    if hour > most || minute > 59 || (half.is_some() && hour == 0) || hour * 60 + minute > 2 * DAY {
        return None;
    }
    Some((Clock { minutes: hour * 60 + minute, half, is_bare, is_short: n_digits == 1 }, at))
}

impl Clock {
    /// Minutes from midnight, in a half of the day: 12 am is midnight, 12 pm is noon.
    fn in_half(self, half: Half) -> u16 {
        let minutes = self.minutes % NOON;
        if half == Half::Morning { minutes } else { minutes + NOON }
    }
}

/// What two times mean, and what else they can mean.
fn range(from: Clock, to: Clock) -> Option<(Times, Option<Times>)> {
    let mut other = None;
    let (start, end) = match (from.half, to.half) {
        (Some(first), Some(last)) => (from.in_half(first), to.in_half(last)),
        // `1-5pm` is the afternoon, `9-5pm` begins in the morning.
        (None, Some(last)) if from.minutes <= NOON => {
            let end = to.in_half(last);
            let same = from.in_half(last);
            (if same < end { same } else { from.minutes % NOON }, end)
        }
        (None, Some(last)) => (from.minutes, to.in_half(last)),
        // `9am-5` ends at the next five o'clock, `9am-17` at seventeen.
        (Some(first), None) => {
            let start = from.in_half(first);
            let is_later = to.minutes <= start && to.minutes + NOON > start && to.minutes < NOON;
            (start, if is_later { to.minutes + NOON } else { to.minutes })
        }
        (None, None) => {
            let is_small = |clock: Clock| clock.is_bare && (1..=NOON).contains(&clock.minutes);
            // `9-5` is the day of an office for most, `1-5` the afternoon; to the letter both lie in the night.
            let is_office = to.minutes <= from.minutes && to.minutes < NOON;
            let is_afternoon = from.minutes < 6 * 60 && to.minutes > from.minutes && to.minutes < NOON;
            // `9:00-5:00` as well: who means the night writes `05:00`.
            let is_short = to.is_short
                && if is_office {
                    (5 * 60..=NOON).contains(&from.minutes)
                } else {
                    from.is_short && from.minutes > 0
                };
            let is_written_so = is_short || is_small(from) && is_small(to);
            if is_written_so && (is_office || is_afternoon) {
                let start = if is_afternoon { from.minutes + NOON } else { from.minutes };
                other = Some((from.minutes, to.minutes));
                (start, to.minutes + NOON)
            } else {
                (from.minutes, to.minutes)
            }
        }
    };
    let other = match other {
        Some((start, end)) => Some(times(start, end)?),
        None => None,
    };
    Some((times(start, end)?, other))
}

/// From one minute to another: an end that is not behind the beginning is on the next day.
fn times(from: u16, to: u16) -> Option<Times> {
    let to = if to <= from { to + DAY } else { to };
    (from < DAY && to <= 2 * DAY).then_some(Times { from, to })
}
