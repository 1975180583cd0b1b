//! Characters that nobody sees: controls, and those that turn the direction of reading around.

use crate::diagnostic::{Edit, Findings};
use crate::source::{FileId, Span};
use crate::syntax::rule;

/// Reports them with their places.
pub(super) fn find_hidden_characters(text: &str, file: FileId, findings: &mut Findings) {
    const AT_ONCE: usize = 64;
    const MOST: usize = 20;
    let pieces = text.as_bytes().chunks(AT_ONCE).enumerate().filter(|(_, bytes)| may_be_hidden(bytes));
    let places = pieces.flat_map(|(index, bytes)| (index * AT_ONCE..).take(bytes.len()));
    let mut n_found = 0;
    for (start, character) in places.filter_map(|start| Some((start, text.get(start..)?.chars().next()?))) {
        let direction = turns_direction(character);
        let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{85}');
        let mark = character == '\u{feff}' && start > 0;
        if !(direction || control || mark) {
            continue;
        }
        let place = Span::new(file, start, start + character.len_utf8());
        n_found += 1;
        if n_found > MOST {
            let message = format!("only the first {MOST} such characters are shown, and there are more");
            findings
                .add(rule::HIDDEN_CHARACTER, place, message)
                .for_others()
                .help("delete those that are shown, and check again");
            return;
        }
        let kind = if direction { "turns the direction of reading around" } else { "cannot be seen" };
        let message = format!("the character U+{:04X} {kind}", u32::from(character));
        let finding = findings.add(rule::HIDDEN_CHARACTER, place, message);
        let edit = Edit::Replace { place: finding.span, text: String::new() };
        finding
            .help("delete it; it often comes along when text is pasted from another program")
            .unsafe_fix(edit);
        if direction || mark {
            finding.milder();
        }
    }
}

/// Whether a character that nobody sees may begin at one of some bytes. Looks at all of them, without a branch for each.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch for each byte would cost more than all comparisons"
)]
fn may_be_hidden(bytes: &[u8]) -> bool {
    let begins_one = |byte: u8| {
        (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')
            | (byte == 127)
            | (byte == 0xC2)
            | (byte == 0xE2)
            | (byte == 0xEF)
    };
    bytes.iter().fold(false, |found, &byte| found | begins_one(byte))
}

fn turns_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character that is more than a byte can be seen, and is one in the rules of YAML.
pub fn is_visible(character: char) -> bool {
    let is_none = matches!(character, '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    !(is_none || character.is_control() || turns_direction(character))
}

/// Where characters begin that are more than a byte and of which some cannot be seen.
pub(super) fn first_bytes(bytes: &[u8]) -> impl Iterator<Item = usize> {
    memchr::memchr3_iter(0xC2, 0xE2, 0xEF, bytes)
}

/// Whether a text has a control in it that ends no line. Looks at all bytes, without a branch for each.
pub(super) fn has_controls(bytes: &[u8]) -> bool {
    let is_control = |byte: u8| {
        (u8::from(byte < b' ') & u8::from(byte != b'\n') & u8::from(byte != b'\r')) | u8::from(byte == 127)
    };
    bytes.iter().fold(0, |found, &byte| found | is_control(byte)) != 0
}
