//! Reading hours: the grammar of OpenStreetMap, and what people write instead of it.

use crate::format::values::hours::clock::{Reading, read_range};
use crate::format::values::hours::spec::{Joint, Part, Spec, State, Times, Unknowable};
use crate::format::values::hours::tokens::{Piece, Token, pieces};
use crate::format::values::hours::vocabulary::{ENGLISH, Meaning, OTHERS, Vocabulary};

/// Why hours are not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// They are not hours.
    Nonsense,
    /// They name days and no times.
    NoTimes,
    /// They can mean this or that.
    Ambiguous(Vec<String>),
    /// What they stand for cannot be known in advance: the word or sign, and where it stands.
    Unknowable(Vec<(Unknowable, std::ops::Range<usize>)>),
}

/// What hours mean. English comes first; other languages must agree with each other.
pub(super) fn parse(text: &str) -> Result<Spec, Unread> {
    let english = parse_in(text, &ENGLISH);
    let reason = match english {
        Err(reason @ Unread::Nonsense) => reason,
        other => return other,
    };
    let mut found: Vec<Spec> = Vec::new();
    let mut asks: Option<Unread> = None;
    for vocabulary in &OTHERS {
        match parse_in(text, vocabulary) {
            Ok(spec) if found.contains(&spec) => {}
            Ok(spec) => found.push(spec),
            Err(Unread::Nonsense) => {}
            Err(other) => asks = asks.or(Some(other)),
        }
    }
    match (found.pop(), asks) {
        (Some(only), _) if found.is_empty() => Ok(only),
        (Some(last), _) => {
            Err(Unread::Ambiguous(found.iter().chain([&last]).map(ToString::to_string).collect()))
        }
        (None, Some(asks)) => Err(asks),
        (None, None) => Err(reason),
    }
}

fn parse_in(text: &str, vocabulary: &Vocabulary) -> Result<Spec, Unread> {
    let pieces = pieces(text, vocabulary).ok_or(Unread::Nonsense)?;
    let reader = Reader { pieces: &pieces, at: 0, other: None };
    reader.spec()
}

/// Reads pieces, one after the other.
pub(super) struct Reader<'p> {
    pub(super) pieces: &'p [Piece],
    pub(super) at: usize,
    /// The first part of which a time can mean two things.
    other: Option<usize>,
}

pub(super) type Read<T> = Result<T, Unread>;

impl Reader<'_> {
    fn spec(mut self) -> Read<Spec> {
        let mut parts: Vec<Part> = Vec::new();
        let mut joint = Joint::Replaces;
        let mut others: Vec<Part> = Vec::new();
        while self.at < self.pieces.len() {
            let (part, other) = self.part(joint)?;
            others.push(other.clone().unwrap_or_else(|| part.clone()));
            self.other = self.other.or(other.map(|_| parts.len()));
            parts.push(part);
            joint = if self.sign(';') {
                while self.sign(';') {}
                Joint::Replaces
            } else if self.sign(',') || self.word(Meaning::And) {
                if self.at == self.pieces.len() {
                    return Err(Unread::Nonsense);
                }
                Joint::Adds
            } else if self.eat(Token::Otherwise) {
                Joint::Otherwise
            } else {
                // `Mo-Fr 9-17 Sa 9-12`: the days of a new part end the part before it.
                Joint::Replaces
            };
        }
        if parts.is_empty() {
            return Err(Unread::Nonsense);
        }
        if !parts.iter().any(Part::says_something) {
            return Err(Unread::NoTimes);
        }
        let spec = Spec { parts };
        if self.other.is_some() {
            let other = Spec { parts: others };
            return Err(Unread::Ambiguous(vec![spec.to_string(), other.to_string()]));
        }
        Ok(spec)
    }

    /// A part, and what else it can mean.
    fn part(&mut self, joint: Joint) -> Read<(Part, Option<Part>)> {
        let start = self.at;
        let mut part = Part {
            joint,
            years: Vec::new(),
            dates: Vec::new(),
            weeks: Vec::new(),
            days: Vec::new(),
            holidays: Vec::new(),
            needs_both: false,
            times: Vec::new(),
            state: State::Open,
            place: 0..0,
            has_comma_before_times: false,
        };
        let mut other = None;
        if self.is_all_week() {
            self.at += 3;
        } else {
            let names_days = self.days_of_year(&mut part)? | self.days_of_week(&mut part)?;
            if names_days && self.sign(',') {
                part.has_comma_before_times = true;
                if !self.is_time_next() {
                    return Err(Unread::Nonsense);
                }
            }
            other = self.times(&mut part)?;
        }
        self.state(&mut part)?;
        if self.at == start {
            return Err(Unread::Nonsense);
        }
        let first = self.pieces.get(start).map_or(0, |piece| piece.place.start);
        let last = self.pieces.get(self.at - 1).map_or(first, |piece| piece.place.end);
        part.place = first..last;
        let other = other.map(|times| Part { times, ..part.clone() });
        Ok((part, other))
    }

    /// Times, and what else they can mean.
    fn times(&mut self, part: &mut Part) -> Read<Option<Vec<Times>>> {
        let mut others = Vec::new();
        let mut is_doubtful = false;
        while self.is_time_next() {
            match read_range(self.pieces.get(self.at..).unwrap_or_default()) {
                Reading::Times { times, other, n_pieces } => {
                    part.times.push(times);
                    others.push(other.unwrap_or(times));
                    is_doubtful |= other.is_some();
                    self.at += n_pieces;
                }
                Reading::Unknowable(what) => return self.unknowable(what),
                Reading::Nonsense => return Err(Unread::Nonsense),
            }
            // `09:00-12:00, 13:00-17:00` goes on; `, Sa 09:00-12:00` and `, 2026 …` are parts of their own.
            if self.is_sign(0, ',') || self.is_word(0, Meaning::And) {
                self.at += 1;
                if !self.is_time_next() {
                    self.at -= 1;
                    break;
                }
            }
        }
        Ok(is_doubtful.then_some(others))
    }

    /// `off`, `open` or a remark behind the times.
    fn state(&mut self, part: &mut Part) -> Read<()> {
        if self.word(Meaning::Off) {
            part.state = State::Off;
        } else if self.word(Meaning::Open) {
            part.state = State::SaidOpen;
        } else if self.is_word(0, Meaning::Unknown) {
            return self.unknowable(Unknowable::Remark);
        }
        if self.token(0) == Some(Token::Remark) {
            // By the grammar a remark alone says that it is not sure.
            if part.state == State::Open {
                return self.unknowable(Unknowable::Remark);
            }
            self.at += 1;
        }
        Ok(())
    }
}

impl Part {
    /// Whether it names a time, or says that nobody is on duty: days alone are no hours.
    fn says_something(&self) -> bool {
        !self.times.is_empty() || self.is_off() || self.is_for_every_day() || self.state == State::SaidOpen
    }
}
