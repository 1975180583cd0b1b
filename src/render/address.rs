//! Where the current version of a sheet is, for whoever has it on paper.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use qrcode::{Color, QrCode};
use serde::Serialize;
use std::fmt::Write;

/// An address to read and to point a phone at.
#[derive(Serialize)]
pub struct Address {
    pub(super) url: String,
    /// The dark squares as the path of a drawing.
    squares: String,
    /// How many squares wide the drawing is, with the light ones around it that a phone needs.
    side: usize,
}

/// How many light squares stand around the others, as ISO/IEC 18004 wants it.
const AROUND: usize = 4;

/// The longest address in bytes: the squares of a longer one are too small for paper.
const MOST_ADDRESS_BYTES: usize = 250;

impl Address {
    /// The address of a document below the one where a site is published, or that one itself; `None` where it is too long.
    pub(super) fn of(published: &str, path: Option<&str>) -> Option<Address> {
        // What stays as it is in the path of an address.
        const KEPT: &AsciiSet =
            &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
        let url = match path {
            Some(path) => {
                format!("{}/{}", published.trim_end_matches('/'), utf8_percent_encode(path, KEPT))
            }
            None => published.to_owned(),
        };
        if url.len() > MOST_ADDRESS_BYTES {
            return None;
        }
        let code = QrCode::new(&url).ok()?;
        let width = code.width();
        let mut squares = String::new();
        for (row, line) in code.to_colors().chunks(width).enumerate() {
            let mut column = 0;
            // Squares beside each other are one stroke.
            for run in line.chunk_by(|left, right| left == right) {
                if run.first() == Some(&Color::Dark) {
                    _ = write!(squares, "M{} {}h{}v1h-{2}z", column + AROUND, row + AROUND, run.len());
                }
                column += run.len();
            }
        }
        Some(Address { url, squares, side: width + 2 * AROUND })
    }
}

#[cfg(test)]
mod tests {
    use crate::render::address::Address;

    #[test]
    fn an_address_is_below_where_the_site_is() {
        let url = |published: &str, path| Address::of(published, path).map(|address| address.url);
        let card = Some("cards/Läden a.html");
        assert_eq!(
            url("https://example.com/plans/", card).as_deref(),
            Some("https://example.com/plans/cards/L%C3%A4den%20a.html")
        );
        assert_eq!(url("https://example.com/plan", None).as_deref(), Some("https://example.com/plan"));
        assert_eq!(url(&format!("https://example.com/{}", "a".repeat(300)), None), None);
    }
}
