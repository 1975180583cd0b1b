//! Hours as words, numbers and signs.

use crate::format::values::hours::vocabulary::{Meaning, Vocabulary};
use std::ops::Range;

/// A piece of hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number and how many digits it is written with.
    Number(u16, usize),
    Word(Meaning),
    Sign(char),
    /// `||`
    Otherwise,
    /// A remark in quotation marks.
    Remark,
}

/// A piece of hours with its place.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) token: Token,
    pub(super) place: Range<usize>,
    /// Whether nothing stands between it and the piece before it.
    pub(super) is_joined: bool,
}

/// The pieces of a text; `None` where a language does not know one of its words.
pub(super) fn pieces(text: &str, vocabulary: &Vocabulary) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = text;
    let mut is_joined = false;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        if is_space(first) {
            rest = rest.trim_start_matches(is_space);
            is_joined = false;
            continue;
        }
        let (token, length) = next(rest, first, vocabulary)?;
        rest = rest.get(length..)?;
        if let Some(token) = token {
            pieces.push(Piece { token, place: start..start + length, is_joined });
        }
        is_joined = true;
    }
    read_as_lists(&mut pieces);
    Some(pieces)
}

/// `Mo/We/Fr` and `09:00-12:00 + 13:00-17:00` are lists; `24/7`, `week 2-52/2` and `PH +1 day` are not.
fn read_as_lists(pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let (Some(before), Some(piece), Some(behind)) =
            (pieces.get(at - 1), pieces.get(at), pieces.get(at + 1))
        else {
            continue;
        };
        let is_list = match piece.token {
            Token::Sign('/') => matches!((before.token, behind.token), (Token::Word(_), Token::Word(_))),
            Token::Sign('+') => !piece.is_joined && !behind.is_joined,
            Token::Number(..) | Token::Word(_) | Token::Sign(_) | Token::Otherwise | Token::Remark => false,
        };
        if let Some(piece) = pieces.get_mut(at).filter(|_| is_list) {
            piece.token = Token::Sign(',');
        }
    }
}

/// The first piece of a text and its length; no piece where it says nothing.
fn next(rest: &str, first: char, vocabulary: &Vocabulary) -> Option<(Option<Token>, usize)> {
    if first.is_ascii_digit() {
        let digits = until(rest, |letter| !letter.is_ascii_digit());
        return Some((Some(Token::Number(digits.parse().ok()?, digits.len())), digits.len()));
    }
    if first.is_alphabetic() {
        return word(rest, vocabulary);
    }
    if rest.starts_with("||") {
        return Some((Some(Token::Otherwise), 2));
    }
    if first == '"' {
        let remark = rest.get(1..)?.find('"')?;
        return Some((Some(Token::Remark), remark + 2));
    }
    let sign = match first {
        // The dashes of word processors and of other keyboards.
        '-' | '–' | '—' | '‐' | '‑' | '‒' | '−' => '-',
        '&' | ',' => ',',
        '[' | ']' | '+' | '/' | ';' | ':' | '.' | '(' | ')' => first,
        _ => return None,
    };
    Some((Some(Token::Sign(sign)), first.len_utf8()))
}

fn word(rest: &str, vocabulary: &Vocabulary) -> Option<(Option<Token>, usize)> {
    // `a.m.` and `p.m.` are one word.
    for (written, meaning) in
        [("a.m.", Meaning::Am), ("p.m.", Meaning::Pm), ("a.m", Meaning::Am), ("p.m", Meaning::Pm)]
    {
        if rest.get(..written.len()).is_some_and(|start| start.eq_ignore_ascii_case(written)) {
            return Some((Some(Token::Word(meaning)), written.len()));
        }
    }
    let word = until(rest, |letter| !letter.is_alphabetic());
    let meaning = vocabulary.meaning(&word.to_lowercase())?;
    let mut length = word.len();
    let behind = rest.get(length..).unwrap_or_default();
    // `segunda-feira` is one word; a dot ends what is cut short, as in `Mo.`
    for tail in ["-feiras", "-feira", "."] {
        if behind.get(..tail.len()).is_some_and(|start| start.eq_ignore_ascii_case(tail)) {
            length += tail.len();
            break;
        }
    }
    Some((Some(Token::Word(meaning)).filter(|_| meaning != Meaning::From), length))
}

fn until(text: &str, ends: impl Fn(char) -> bool) -> &str {
    text.split(ends).next().unwrap_or_default()
}

/// Spaces, also those that do not break or are thin.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || letter == '\u{202f}' || letter == '\u{200b}'
}
