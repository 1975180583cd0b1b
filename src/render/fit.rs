//! How high words become on paper, in a font that is wider than most: what fits by this fits in every usual font.

use crate::render::TooLong;

/// What is left of a sheet inside its margins, in points: as wide as A4, as high as Letter, so that both hold it.
pub(super) const SHEET: (f64, f64) = (538.0, 729.0);

/// A line of text in parts of its size.
pub(super) const LINE: f64 = 1.25;

/// A size in points as style sheets know it: `12`, `10-5`.
pub(super) fn size_class(size: f64) -> String {
    format!("{size}").replace('.', "-")
}

/// How many lines of a size do not fit on the sheet.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines of one sheet")]
pub(super) fn too_long(height: f64, size: f64) -> TooLong {
    TooLong { n_lines: ((height - SHEET.1) / (size * LINE)).ceil() as usize }
}

/// How high things become of which so many stand beside each other.
pub(super) fn in_rows(heights: &[f64], n_columns: usize) -> f64 {
    heights.chunks(n_columns).map(|row| row.iter().copied().fold(0.0, f64::max)).sum()
}

/// How wide a text is, in parts of its size. From the widths of `DejaVu` Sans, which is about 15 percent wider than the
/// fonts of Windows, macOS and Android; bold letters are an eighth wider.
pub(super) fn width(text: &str, is_bold: bool) -> f64 {
    let width: f64 = text.chars().map(letter).sum();
    if is_bold { width * 1.13 } else { width }
}

/// The widths of the signs of ASCII from the space on, in hundredths.
#[rustfmt::skip]
const ASCII: [u8; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64,
    64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64,
    58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74, 69, 99, 69,
    62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58,
    28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];

fn letter(letter: char) -> f64 {
    let number = u32::from(letter);
    let ascii = usize::try_from(number).ok().and_then(|number| ASCII.get(number.checked_sub(32)?));
    match ascii {
        Some(hundredths) => f64::from(*hundredths) / 100.0,
        // Letters with accents, Greek, Cyrillic and Hebrew, and the signs of sentences.
        None if number < 0x250 || (0x2010..0x2050).contains(&number) => 0.68,
        None if number < 0x600 => 0.8,
        // Scripts whose signs are as wide as they are high.
        None => 1.05,
    }
}

/// On how many lines a text comes, where a line is so wide (in parts of the size of the text).
#[expect(clippy::cast_precision_loss, reason = "a text of a card")]
pub(super) fn lines(text: &str, line: f64, is_bold: bool) -> f64 {
    let mut n_lines = 0_usize;
    for paragraph in text.lines() {
        n_lines += 1;
        let mut used = 0.0;
        for word in paragraph.split_whitespace() {
            let wide = width(word, is_bold);
            let space = if used > 0.0 { width(" ", is_bold) } else { 0.0 };
            if used + space + wide <= line {
                used += space + wide;
                continue;
            }
            if used > 0.0 {
                n_lines += 1;
            }
            // A word that is longer than a line is broken.
            used = wide;
            while used > line {
                n_lines += 1;
                used -= line * 0.95;
            }
        }
    }
    n_lines as f64
}

#[cfg(test)]
mod tests {
    use crate::render::fit::lines;

    #[test]
    fn words_go_on_the_next_line_where_they_do_not_fit() {
        let of = |text: &str, line: f64| format!("{}", lines(text, line, false));
        assert_eq!(of("", 10.0), "0");
        assert_eq!(of("one two three", 100.0), "1");
        assert_eq!(of("one two three", 5.0), "2");
        assert_eq!(of("one\ntwo", 100.0), "2");
        assert_eq!(of(&"x".repeat(100), 20.0), "4");
        assert_eq!(of(&"漢".repeat(20), 10.5), "3");
    }
}
