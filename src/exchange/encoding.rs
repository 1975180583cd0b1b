//! The letters of a file in whichever encoding spreadsheets write it.

use crate::exchange::refusal;
use crate::source::Refusal;

/// The text of a file: UTF-8, UTF-16, or Windows-1252 where it can be nothing else.
pub(super) fn text(bytes: &[u8]) -> Result<String, Refusal> {
    const SAVE: &str = "save it as CSV in UTF-8 (Excel calls it `CSV UTF-8`)";
    if let Some(is_big_endian) = utf_16(bytes) {
        let (pairs, _) = bytes.as_chunks::<2>();
        let unit = if is_big_endian { u16::from_be_bytes } else { u16::from_le_bytes };
        let letters = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
        let text: Result<String, _> = letters.collect();
        let text = text.map_err(|_| refusal("the file is cut: it ends inside of a letter", SAVE))?;
        return Ok(text.trim_start_matches('\u{feff}').to_owned());
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Err(error) = str::from_utf8(bytes) else { return Ok(String::from_utf8_lossy(bytes).into_owned()) };
    let (before, line) =
        (bytes.get(..error.valid_up_to()).unwrap_or_default(), line_of(bytes, error.valid_up_to()));
    // Letters of several bytes are UTF-8, of which a part is broken; in no other encoding do they come by chance.
    let is_damaged = before.iter().any(|byte| !byte.is_ascii())
        || String::from_utf8_lossy(bytes)
            .chars()
            .any(|letter| !letter.is_ascii() && letter != char::REPLACEMENT_CHARACTER);
    if is_damaged {
        return Err(refusal(format!("a letter in line {line} is damaged"), SAVE));
    }
    if let Some(at) = bytes.iter().position(|byte| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)) {
        let line = line_of(bytes, at);
        return Err(refusal(format!("line {line} is neither in UTF-8 nor in Windows-1252"), SAVE));
    }
    Ok(bytes.iter().map(|byte| windows_1252(*byte)).collect())
}

/// Whether a file is in UTF-16, and if so whether the greater byte comes first: by its mark, or by the zeros between its letters.
fn utf_16(bytes: &[u8]) -> Option<bool> {
    match bytes {
        [0xFE, 0xFF, ..] => Some(true),
        [0xFF, 0xFE, ..] => Some(false),
        [0, second, 0, fourth, ..] if *second != 0 && *fourth != 0 => Some(true),
        [first, 0, third, 0, ..] if *first != 0 && *third != 0 => Some(false),
        _ => None,
    }
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count()
}

/// A byte as a letter, by the table of the WHATWG.
pub fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let special = byte.checked_sub(0x80).and_then(|at| FROM_80.get(usize::from(at)));
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use crate::exchange::encoding::text;

    #[test]
    fn letters_are_read_in_the_encodings_of_spreadsheets() {
        let read = |bytes: &[u8]| text(bytes).map_err(|refused| refused.message);
        assert_eq!(read("\u{feff}café".as_bytes()).as_deref(), Ok("café"));
        assert_eq!(read(b"caf\xe9 \x80").as_deref(), Ok("café €"));
        for with_mark in [true, false] {
            let marked = format!("{}code;café", if with_mark { "\u{feff}" } else { "" });
            for unit in [u16::to_le_bytes, u16::to_be_bytes] {
                let bytes: Vec<u8> = marked.encode_utf16().flat_map(unit).collect();
                assert_eq!(read(&bytes).as_deref(), Ok("code;café"));
            }
        }
        assert_eq!(
            read("café\n".as_bytes().iter().chain(b"x\xe9\n").copied().collect::<Vec<u8>>().as_slice()),
            Err("a letter in line 2 is damaged".to_owned())
        );
        assert_eq!(read(b"a\nM\x81nchen"), Err("line 2 is neither in UTF-8 nor in Windows-1252".to_owned()));
    }
}
