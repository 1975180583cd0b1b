//! Files in other encodings than UTF-8, read as if they were in it.

use crate::exchange::windows_1252;
use std::io::{self, Read};

/// How the letters of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Encoding {
    #[value(name = "utf-8")]
    Utf8,
    /// As spreadsheets write `Unicode text`.
    #[value(name = "utf-16")]
    Utf16,
    /// As spreadsheets on Windows in western languages write CSV.
    #[value(name = "windows-1252")]
    Windows1252,
}

/// A file whose bytes become UTF-8.
pub(super) struct Decoded<R> {
    input: R,
    decoder: Decoder,
    /// Bytes of a letter that is not whole yet.
    begun: Vec<u8>,
    text: Vec<u8>,
    n_given: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Decoder {
    Utf16 { is_big_endian: bool },
    Windows1252,
}

/// How a file is decoded, by its first bytes and by what somebody said; `None` for UTF-8.
pub(super) fn decoder(head: &[u8], said: Option<Encoding>) -> Option<Decoder> {
    let is_big_endian = head.starts_with(&[0xFE, 0xFF]);
    let is_utf16 = is_big_endian || head.starts_with(&[0xFF, 0xFE]);
    match said {
        Some(Encoding::Utf16) => Some(Decoder::Utf16 { is_big_endian }),
        None if is_utf16 => Some(Decoder::Utf16 { is_big_endian }),
        Some(Encoding::Windows1252) => Some(Decoder::Windows1252),
        Some(Encoding::Utf8) | None => None,
    }
}

impl<R: Read> Decoded<R> {
    pub(super) fn of(input: R, decoder: Decoder) -> Decoded<R> {
        Decoded { input, decoder, begun: Vec::new(), text: Vec::new(), n_given: 0 }
    }

    /// Decodes the next piece; whether there was one.
    fn decode(&mut self) -> io::Result<bool> {
        const PIECE: u64 = 16 * 1024;
        let mut bytes = std::mem::take(&mut self.begun);
        let n_read = (&mut self.input).take(PIECE).read_to_end(&mut bytes)?;
        let is_last = n_read < usize::try_from(PIECE).unwrap_or(usize::MAX);
        let mut text = String::with_capacity(bytes.len() * 2);
        match self.decoder {
            Decoder::Windows1252 => text.extend(bytes.iter().map(|byte| windows_1252(*byte))),
            Decoder::Utf16 { is_big_endian } => {
                let (pairs, odd) = bytes.as_chunks::<2>();
                let unit = if is_big_endian { u16::from_be_bytes } else { u16::from_le_bytes };
                let mut units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
                let mut n_begun = odd.len();
                let is_half = |unit: &u16| (0xD800..0xDC00).contains(unit);
                if !is_last && units.last().is_some_and(is_half) {
                    units.pop();
                    n_begun += 2;
                }
                self.begun = bytes.get(bytes.len() - n_begun..).unwrap_or_default().to_vec();
                let letters =
                    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
                text.extend(letters.filter(|letter| *letter != '\u{FEFF}'));
            }
        }
        self.text = text.into_bytes();
        self.n_given = 0;
        Ok(n_read > 0)
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.n_given >= self.text.len() {
            if !self.decode()? {
                return Ok(0);
            }
        }
        let rest = self.text.get(self.n_given..).unwrap_or_default();
        let n_bytes = rest.len().min(into.len());
        for (to, from) in into.iter_mut().zip(rest) {
            *to = *from;
        }
        self.n_given += n_bytes;
        Ok(n_bytes)
    }
}

#[cfg(test)]
mod tests {
    use crate::cli::triage::encoding::{Decoded, Decoder};
    use std::io::Read;

    #[test]
    fn letters_are_whole_where_pieces_end() {
        let text = "refund 😡 café ".repeat(5_000);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for n_odd in [0, 1] {
            let input = b"\0a".repeat(n_odd).into_iter().chain(bytes.iter().copied()).collect::<Vec<u8>>();
            let mut read = String::new();
            let decoder = Decoder::Utf16 { is_big_endian: true };
            Decoded::of(&*input, decoder).read_to_string(&mut read).unwrap();
            assert_eq!(read, format!("{}{text}", "a".repeat(n_odd)));
        }
        let mut read = String::new();
        Decoded::of(&b"caf\xe9 \x80 \x92"[..], Decoder::Windows1252).read_to_string(&mut read).unwrap();
        assert_eq!(read, "café € ’");
    }
}
