//! A text read once into the facts that it states.

use crate::plan::Hours;
use crate::wording::contacts::{self, Contact};
use crate::wording::fact::Fact;
use crate::wording::filled::Filled;
use crate::wording::tokens::{Kind, Token, tokens};
use crate::wording::words::{self, Meaning};
use std::ops::Range;

/// What a text says.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    pub filled: Filled,
    /// Times in which something is promised ("within 24 hours"), in minutes; of two, the longer one.
    pub promises: Vec<Fact<u64>>,
    /// Times of the clock by which something is promised ("by 17:00"), in minutes from midnight.
    pub by: Vec<Fact<u32>>,
    /// Opening hours ("Mon-Fri 8-20").
    pub hours: Vec<Fact<WrittenHours>>,
    /// Words for all hours of all days ("24/7").
    pub always: Vec<Fact<()>>,
    /// Sums that the sentence gives to the customer.
    pub given: Vec<Fact<Sum>>,
    pub contacts: Vec<Fact<Contact>>,
    /// Whether it names a time: of the clock, a day, how often, in how long.
    pub names_a_time: bool,
}

/// A sum of money.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    pub amount: f64,
    /// Such as `USD`; `$` where it is some kind of dollar.
    pub currency: &'static str,
}

/// Hours as customers are told them.
#[derive(Clone, Debug)]
pub struct WrittenHours {
    pub hours: Hours,
    /// Whether days are named; else they are those of every day.
    pub names_days: bool,
    /// Whether times are named; else whole days are.
    pub names_times: bool,
}

/// Reads a text in a language such as `en`.
pub fn read(filled: Filled, language: &str) -> Wording {
    let lower = filled.text.to_lowercase();
    // Places in both are the same for nearly all texts; where they are not, words are shown in small letters.
    let shown = if lower.len() == filled.text.len() { filled.text.as_str() } else { &lower };
    let reader = Reader { pieces: pieces(&lower, language), text: &lower, shown, filled: &filled };
    let mut wording = Wording::default();
    for at in 0..reader.pieces.len() {
        reader.look(at, &mut wording);
    }
    reader.hours(&mut wording.hours);
    wording.contacts = contacts::find(&filled, |place| {
        let later = |piece: &&Piece| piece.place.start >= place;
        reader.pieces.iter().find(later).map_or(usize::MAX, |piece| piece.sentence)
    });
    wording.filled = filled;
    wording
}

/// A phrase that is known, a number, or any other word or sign.
struct Piece {
    meanings: &'static [Meaning],
    kind: Kind,
    place: Range<usize>,
    sentence: usize,
}

impl Piece {
    fn means(&self, meaning: Meaning) -> bool {
        self.meanings.contains(&meaning)
    }

    fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    fn find<T>(&self, which: impl Fn(Meaning) -> Option<T>) -> Option<T> {
        self.meanings.iter().find_map(|meaning| which(*meaning))
    }

    fn unit(&self) -> Option<u64> {
        self.find(|meaning| if let Meaning::Unit(minutes) = meaning { Some(minutes.into()) } else { None })
    }
}

fn pieces(text: &str, language: &str) -> Vec<Piece> {
    let (tokens, words) = (tokens(text), words::of(language));
    let mut pieces = Vec::with_capacity(tokens.len());
    let mut rest: &[Token] = &tokens;
    while let Some(first) = rest.first() {
        let (n_tokens, meanings) = words::longest(words, text, rest).unwrap_or((1, &[]));
        let (phrase, after) = rest.split_at(n_tokens);
        let end = phrase.last().map_or(first.place.end, |last| last.place.end);
        pieces.push(Piece {
            meanings,
            kind: first.kind,
            place: first.place.start..end,
            sentence: first.sentence,
        });
        rest = after;
    }
    pieces
}

struct Reader<'t> {
    pieces: Vec<Piece>,
    text: &'t str,
    shown: &'t str,
    filled: &'t Filled,
}

impl Reader<'_> {
    fn look(&self, at: usize, wording: &mut Wording) {
        let Some(piece) = self.pieces.get(at) else { return };
        if piece.meanings.is_empty() && piece.kind != Kind::Number {
            return;
        }
        if piece.means(Meaning::Within)
            && let Some((minutes, end)) = self.span(at + 1)
        {
            wording.names_a_time = true;
            if !self.has(piece.sentence, Meaning::OtherMatter) {
                wording.promises.push(self.fact(minutes, at..end));
            }
        }
        if piece.means(Meaning::By) {
            let filler = self.at(at + 1).is_some_and(|next| next.means(Meaning::From));
            let start = at + 1 + usize::from(filler);
            if let Some((minute, end)) = self.clock(start) {
                wording.names_a_time = true;
                wording.by.push(self.fact(minute, at..end));
            }
        }
        let is_denied = || {
            let before = self.pieces.get(at.saturating_sub(4)..at).unwrap_or_default();
            before.iter().any(|other| other.sentence == piece.sentence && other.means(Meaning::Not))
        };
        let is_always = piece.means(Meaning::Always)
            || piece.means(Meaning::AnyTime) && self.has(piece.sentence, Meaning::Reach);
        if is_always && !is_denied() {
            wording.always.push(self.fact((), at..at + 1));
        }
        if let Some((sum, places)) = self.sum(at)
            && self.has(piece.sentence, Meaning::Gives)
        {
            wording.given.push(self.fact(sum, places));
        }
        wording.names_a_time |= piece.means(Meaning::Then)
            || piece.means(Meaning::Every) && self.at(at + 1).is_some_and(|next| next.unit().is_some())
            || self.number(at).is_some() && self.at(at + 1).is_some_and(|next| next.unit().is_some())
            || piece.kind == Kind::Number && (self.is_time(at) || self.clock(at).is_some());
    }

    fn at(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at)
    }

    fn has(&self, sentence: usize, meaning: Meaning) -> bool {
        self.pieces.iter().any(|piece| piece.sentence == sentence && piece.means(meaning))
    }

    fn written(&self, piece: &Piece) -> &str {
        self.text.get(piece.place.clone()).unwrap_or_default()
    }

    fn fact<T>(&self, value: T, pieces: Range<usize>) -> Fact<T> {
        let of_fact = self.pieces.get(pieces).unwrap_or_default();
        let start = of_fact.first().map_or(0, |piece| piece.place.start);
        let end = of_fact.last().map_or(start, |piece| piece.place.end);
        Fact {
            value,
            words: self.shown.get(start..end).unwrap_or_default().to_owned(),
            sentence: of_fact.first().map_or(0, |piece| piece.sentence),
            is_example: self.filled.overlaps(&(start..end)),
        }
    }

    fn number(&self, at: usize) -> Option<u64> {
        let piece = self.at(at)?;
        let in_words =
            || piece.find(|meaning| if let Meaning::Number(n) = meaning { Some(n.into()) } else { None });
        if piece.kind == Kind::Number { self.written(piece).parse().ok() } else { in_words() }
    }

    /// A span of time, such as `the next 24 hours`, `24-48 hours`, `the hour`: its minutes and the piece behind it.
    fn span(&self, start: usize) -> Option<(u64, usize)> {
        let mut at = start;
        while self.at(at).is_some_and(|piece| piece.means(Meaning::Filler) && self.number(at).is_none()) {
            at += 1;
        }
        if let Some(unit) = self.at(at)?.unit().filter(|_| self.number(at).is_none()) {
            return Some((unit, at + 1));
        }
        let mut amount = self.number(at)?;
        at += 1;
        let joins =
            |piece: &Piece| piece.is_sign('-') || piece.means(Meaning::To) || piece.means(Meaning::And);
        if self.at(at).is_some_and(joins)
            && let Some(more) = self.number(at + 1).filter(|more| *more > amount)
        {
            (amount, at) = (more, at + 2);
        }
        let hyphen = self.at(at).is_some_and(|piece| piece.is_sign('-'));
        at += usize::from(hyphen);
        let unit = self.at(at)?.unit()?;
        Some((amount.checked_mul(unit)?, at + 1))
    }

    /// Whether a number is written as a time of the clock is: `17:00`.
    fn is_time(&self, at: usize) -> bool {
        let written = self.at(at).map(|piece| self.written(piece)).unwrap_or_default();
        written
            .split_once(':')
            .is_some_and(|(hour, minute)| minute.len() == 2 && hour.parse::<u8>().is_ok_and(|hour| hour < 25))
    }

    /// A time of the clock, such as `17:00`, `5pm`, `17 Uhr`: its minute of the day and the piece behind it.
    fn clock(&self, at: usize) -> Option<(u32, usize)> {
        let piece = self.at(at).filter(|piece| piece.kind == Kind::Number)?;
        let written = self.written(piece);
        let (hour, minute) = written.split_once([':', '.']).unwrap_or((written, ""));
        let (hour, is_short): (u32, bool) = (hour.parse().ok()?, minute.is_empty());
        let minute: u32 =
            if is_short { 0 } else { Some(minute).filter(|text| text.len() == 2)?.parse().ok()? };
        let next = self.at(at + 1);
        let half = next.and_then(|next| {
            next.find(|meaning| match meaning {
                Meaning::Pm => Some(if hour < 12 { hour + 12 } else { hour }),
                Meaning::Am => Some(hour % 12),
                Meaning::Clock => Some(hour),
                _ => None,
            })
        });
        // `until 5` and `by 3.50` may be anything.
        let hour = if written.contains(':') { half.unwrap_or(hour) } else { half? };
        let minute_of_day = Some(hour * 60 + minute).filter(|_| hour <= 24 && minute < 60)?;
        Some((minute_of_day, at + 1 + usize::from(half.is_some())))
    }

    /// A sum of money, and its pieces.
    fn sum(&self, at: usize) -> Option<(Sum, Range<usize>)> {
        let piece = self.at(at).filter(|piece| piece.kind == Kind::Number)?;
        let currency = |at: Option<usize>| {
            self.at(at?)?
                .find(|meaning| if let Meaning::Currency(code) = meaning { Some(code) } else { None })
        };
        let before = at.checked_sub(1);
        let (currency, places) = match (currency(Some(at + 1)), currency(before)) {
            (Some(currency), _) => (currency, at..at + 2),
            (_, Some(currency)) => (currency, at.saturating_sub(1)..at + 1),
            _ => return None,
        };
        Some((Sum { amount: amount(self.written(piece))?, currency }, places))
    }

    /// The hours that are written: longest runs of days, times and the words between them.
    fn hours(&self, hours: &mut Vec<Fact<WrittenHours>>) {
        let mut start = 0;
        while start < self.pieces.len() {
            let rest = self.pieces.get(start..).unwrap_or_default();
            let sentence = rest.first().map_or(0, |piece| piece.sentence);
            let n_pieces =
                rest.iter().take_while(|piece| piece.sentence == sentence && is_of_hours(piece)).count();
            if n_pieces > 1 {
                hours.extend(self.hours_in(start..start + n_pieces));
            }
            start += n_pieces.max(1);
        }
    }

    fn hours_in(&self, mut run: Range<usize>) -> Option<Fact<WrittenHours>> {
        let means = |at: usize, meanings: &[Meaning]| {
            self.at(at).is_some_and(|piece| meanings.iter().any(|meaning| piece.means(*meaning)))
        };
        let is_number = |at: usize| self.at(at).is_some_and(|piece| piece.kind == Kind::Number);
        // `2-3 days` is no time of the clock.
        if self.at(run.end).is_some_and(|next| next.unit().is_some()) {
            return None;
        }
        while !run.is_empty() && !is_number(run.start) && !means(run.start, &DAYS) {
            run.start += 1;
        }
        while !run.is_empty()
            && !is_number(run.end - 1)
            && !means(run.end - 1, &DAYS)
            && !means(run.end - 1, &BEHIND)
        {
            run.end -= 1;
        }
        let joins = |at: usize| {
            means(at, &[Meaning::To, Meaning::And]) || self.at(at).is_some_and(|piece| piece.is_sign('-'))
        };
        let names_times = run.clone().filter(|at| is_number(*at)).any(|at| {
            let behind = at + 1 + usize::from(means(at + 1, &BEHIND));
            joins(behind) && is_number(behind + 1 + usize::from(means(behind + 1, &[Meaning::From])))
        });
        let n_days = run.clone().filter(|at| means(*at, &DAYS)).count();
        let many = n_days > 1 || run.clone().any(|at| means(at, &[Meaning::Weekdays, Meaning::Weekend]));
        if !names_times && (!many || run.clone().any(is_number)) {
            return None;
        }
        let mut written = String::new();
        let mut end = self.at(run.start)?.place.start;
        for piece in self.pieces.get(run.clone())? {
            written.push_str(self.text.get(end..piece.place.start)?);
            end = piece.place.end;
            written.push_str(match () {
                () if piece.means(Meaning::Weekdays) => "Mo-Fr",
                () if piece.means(Meaning::Weekend) => "Sa-Su",
                () => self.written(piece),
            });
        }
        if !names_times {
            written.push_str(" 00:00-24:00");
        }
        let hours = match Hours::read(&written) {
            Ok(hours) => hours,
            Err(refused) => Hours::parse(&refused.perhaps?)?,
        };
        Some(self.fact(WrittenHours { hours, names_days: n_days > 0, names_times }, run))
    }
}

const DAYS: [Meaning; 3] = [Meaning::Day, Meaning::Weekdays, Meaning::Weekend];

/// What may stand behind a time.
const BEHIND: [Meaning; 3] = [Meaning::Clock, Meaning::Am, Meaning::Pm];

fn is_of_hours(piece: &Piece) -> bool {
    match piece.kind {
        Kind::Number => true,
        Kind::Sign(sign) => matches!(sign, '-' | ',' | ':' | ';' | '&' | '/' | '.'),
        Kind::Word => piece.meanings.iter().any(|meaning| {
            matches!(
                meaning,
                Meaning::Day
                    | Meaning::Weekdays
                    | Meaning::Weekend
                    | Meaning::To
                    | Meaning::And
                    | Meaning::From
                    | Meaning::Clock
                    | Meaning::Am
                    | Meaning::Pm
            )
        }),
    }
}

/// A sum as it is written: `2000`, `2,000`, `2.000,50`, `2000.50`.
fn amount(written: &str) -> Option<f64> {
    let last = written.rfind(['.', ',']);
    let cents = last.and_then(|last| written.get(last + 1..)).filter(|cents| cents.len() < 3);
    let whole = match (last, cents) {
        (Some(last), Some(_)) => written.get(..last)?,
        _ => written,
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    format!("{digits}.{}", cents.unwrap_or("0")).parse().ok()
}

#[cfg(test)]
mod tests {
    use crate::wording::{Filled, Wording, read};

    fn said(text: &str, language: &str) -> Wording {
        read(Filled { text: text.to_owned(), blanks: Vec::new() }, language)
    }

    #[test]
    fn promises_are_read_in_six_languages() {
        for (language, text, hours) in [
            ("en", "A specialist will reach out to you within 48 hours.", 48),
            ("en", "We call you within a day", 24),
            ("en", "within the hour", 1),
            ("en", "within 24-48 hours", 48),
            ("en", "within one business day", 24),
            ("en-GB", "in the next two days", 48),
            ("de", "Wir rufen Sie innerhalb von 72 Stunden an.", 72),
            ("de", "binnen eines Werktages", 24),
            ("de", "spätestens in 2 Tagen", 48),
            ("fr", "Nous vous rappelons dans les 24 heures.", 24),
            ("fr", "sous 48 h", 48),
            ("es", "Le llamaremos en un plazo de 24 horas", 24),
            ("es", "dentro de las próximas 4 horas", 4),
            ("nl", "Wij bellen u binnen 24 uur.", 24),
            ("it", "La richiamiamo entro 24 ore", 24),
            ("it", "entro un giorno lavorativo", 24),
        ] {
            let found: Vec<u64> = said(text, language).promises.iter().map(|fact| fact.value).collect();
            assert_eq!(found, [hours * 60], "{text}");
        }
        for (language, text) in [
            ("en", "You can return it within 30 days."),
            ("en", "We tried to call you 3 times in 2 days"),
            ("en", "within the team"),
            ("de", "Die Erstattung ist innerhalb von 14 Tagen da."),
            ("pl", "within 24 hours"),
        ] {
            assert!(said(text, language).promises.is_empty(), "{text}");
        }
    }

    #[test]
    fn hours_clocks_and_sums_are_read() {
        for (language, text, hours) in [
            (
                "en",
                "We are closed now and answer here Mon-Fri 8-20, Sat 9-20. Danger?",
                "Mo-Fr 08:00-20:00, Sa 09:00-20:00",
            ),
            ("en", "We are here weekdays 9 to 5.", "Mo-Fr 09:00-17:00"),
            ("en", "Open 8-22", "08:00-22:00"),
            ("en", "We are open Monday to Friday.", "Mo-Fr 00:00-24:00"),
            ("de", "Wir sind Mo-Fr von 9 bis 17 Uhr da.", "Mo-Fr 09:00-17:00"),
            ("fr", "Nous répondons du lundi au vendredi de 9h à 17h.", "Mo-Fr 09:00-17:00"),
        ] {
            let found: Vec<String> =
                said(text, language).hours.iter().map(|fact| fact.value.hours.to_string()).collect();
            assert_eq!(found, [hours], "{text}");
        }
        for text in
            ["We answer in 2-3 days", "Call +1-312-555-0199.", "On 2026-01-05 at 9", "pages 2 and 3 of 4"]
        {
            assert!(said(text, "en").hours.is_empty(), "{text}");
        }
        for (language, text, minute) in [
            ("en", "by 17:00", 1020),
            ("en", "by 5 p.m.", 1020),
            ("de", "bis um 17 Uhr", 1020),
            ("fr", "avant 17h", 1020),
        ] {
            let found: Vec<u32> = said(text, language).by.iter().map(|fact| fact.value).collect();
            assert_eq!(found, [minute], "{text}");
        }
        for (text, amount) in [
            ("We refunded 2000 USD.", 2000.0),
            ("A voucher of $2,000.50", 2000.5),
            ("we refund € 2.000", 2000.0),
        ] {
            let found: Vec<f64> = said(text, "en").given.iter().map(|fact| fact.value.amount).collect();
            assert_eq!(found, [amount], "{text}");
        }
        assert!(said("We raised 2000 USD", "en").given.is_empty());
    }

    #[test]
    fn words_for_always_are_read() {
        for (language, text) in [
            ("en", "Our team is here 24/7 on the phone."),
            ("en", "Call us any time"),
            ("de", "rund um die Uhr"),
            ("fr", "24 heures sur 24"),
            ("pl", "24/7"),
        ] {
            assert_eq!(said(text, language).always.len(), 1, "{text}");
        }
        for text in ["We are not here 24/7", "Sorry that it takes any time", "a day"] {
            assert!(said(text, "en").always.is_empty(), "{text}");
        }
    }
}
