//! A text as words, numbers and signs.

use std::ops::Range;

/// A word, a number or a sign of a text.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) place: Range<usize>,
    pub(super) kind: Kind,
    /// The number of the sentence that it stands in.
    pub(super) sentence: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// Digits, with `.`, `,` or `:` between them: `17:00`, `2,000`.
    Number,
    /// One character, as it is typed on a keyboard.
    Sign(char),
}

/// The tokens of a text, without its spaces.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut sentence = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((start, first)) = letters.next() {
        let mut end = start + first.len_utf8();
        if first == '\n' {
            sentence += 1;
            continue;
        } else if first.is_whitespace() {
            continue;
        }
        let kind = if first.is_ascii_digit() {
            while let Some(&(at, next)) = letters.peek() {
                let joins = matches!(next, '.' | ',' | ':')
                    && text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
                if !next.is_ascii_digit() && !joins {
                    break;
                }
                end = at + next.len_utf8();
                letters.next();
            }
            Kind::Number
        } else if first.is_alphabetic() {
            while let Some(&(at, next)) = letters.peek() {
                if !next.is_alphabetic() {
                    break;
                }
                end = at + next.len_utf8();
                letters.next();
            }
            Kind::Word
        } else {
            let ends = matches!(first, '.' | '!' | '?' | '…')
                && letters.peek().is_none_or(|(_, next)| next.is_whitespace());
            tokens.push(Token { place: start..end, kind: Kind::Sign(plain(first)), sentence });
            sentence += usize::from(ends);
            continue;
        };
        tokens.push(Token { place: start..end, kind, sentence });
    }
    tokens
}

fn plain(sign: char) -> char {
    match sign {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2010}'..='\u{2015}' => '-',
        _ => sign,
    }
}
