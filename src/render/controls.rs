//! Characters that no document may have: nobody sees them, and they change how the others read.

/// Characters that nobody sees, or that turn the direction of reading around.
pub(super) fn is_control(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\t')) || is_direction(character)
}

/// Characters that turn the direction of reading around.
fn is_direction(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

pub(super) fn has_controls(text: &str) -> bool {
    // All of them are a byte of their own or begin with one of these two.
    let may_begin_one = |byte: u8| byte < b' ' || matches!(byte, 0x7F | 0xC2 | 0xE2);
    text.bytes().any(may_begin_one) && text.contains(is_control)
}

/// A text without them.
pub(super) fn without_controls(text: &str) -> String {
    text.chars().filter(|character| !is_control(*character)).collect()
}
