//! Lines that a CI runner obeys: `##[command]` anywhere in a line, and `::command::` at its beginning. A document may be printed
//! into the log of one, so that none has such a line; what is said stays the same wherever the format can say it otherwise.

use crate::render::code_blocks::lines;
use memchr::memmem;

/// What begins a command anywhere in a line.
const ANYWHERE: &str = "##[";

/// Whether a line begins with a command.
fn is_command(line: &str) -> bool {
    line.trim_start().starts_with("::")
}

fn is_harmless(text: &str) -> bool {
    let is_blank = |letter: char| letter.is_whitespace() && !matches!(letter, '\n' | '\r');
    let begins_line = |at: usize| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches(is_blank);
        before.is_empty() || before.ends_with(['\n', '\r'])
    };
    memmem::find(text.as_bytes(), ANYWHERE.as_bytes()).is_none()
        && !memmem::find_iter(text.as_bytes(), "::").any(begins_line)
}

/// What stands for a command: for `##[`, and for the colons at the beginning of a line.
#[derive(Clone, Copy)]
struct Instead {
    anywhere: &'static str,
    colons: &'static str,
}

impl Instead {
    fn push(self, result: &mut String, line: &str) {
        if is_harmless(line) && !line.contains('\r') {
            result.extend([line, "\n"]);
            return;
        }
        let line = line.replace('\r', " ").replace(ANYWHERE, self.anywhere);
        if is_command(&line) {
            let (blanks, rest) = line.split_at(line.len() - line.trim_start().len());
            result.extend([blanks, self.colons, rest.strip_prefix("::").unwrap_or(rest)]);
        } else {
            result.push_str(&line);
        }
        result.push('\n');
    }
}

/// Markdown without such lines. What is copied out of a code block has the form in which reports show it.
pub(super) fn in_markdown(text: String) -> String {
    const PROSE: Instead = Instead { anywhere: "#\\#[", colons: "\\::" };
    const CODE: Instead = Instead { anywhere: "#\\u{23}[", colons: "'::" };
    if is_harmless(&text) {
        return text;
    }
    let mut result = String::with_capacity(text.len() + 16);
    for (line, is_code) in lines(&text) {
        if is_code { CODE } else { PROSE }.push(&mut result, line);
    }
    result
}

/// A page without such lines; its own style sheet and script have none.
pub(super) fn in_html(text: String) -> String {
    const INSTEAD: Instead = Instead { anywhere: "#&#35;[", colons: "&#58;:" };
    if is_harmless(&text) {
        return text;
    }
    let mut result = String::with_capacity(text.len() + 16);
    let mut is_own = false;
    for line in text.lines() {
        is_own |= line.contains("<style>") || line.contains("<script>");
        if is_own {
            result.extend([line, "\n"]);
        } else {
            INSTEAD.push(&mut result, line);
        }
        is_own &= !(line.contains("</style>") || line.contains("</script>"));
    }
    result
}

/// A cell of a table without such lines.
pub(super) fn in_cell(cell: &str) -> String {
    let mut result = String::with_capacity(cell.len() + 2);
    for line in cell.split_inclusive(['\n', '\r']) {
        if is_command(line) {
            result.push('\'');
        }
        result.push_str(line);
    }
    result.replace(ANYWHERE, "#'#[")
}

/// JSON without such lines: outside of strings there is no `#`.
pub(super) fn in_json(text: &str) -> String {
    text.replace(ANYWHERE, "#\\u0023[")
}

#[cfg(test)]
mod tests {
    use crate::render::runner::{in_cell, in_html, in_json, in_markdown};

    #[test]
    fn no_line_is_a_command_and_each_says_the_same() {
        assert_eq!(
            in_markdown("a ##[error]x\n  ::error::x\n```\n::error::x\n##[x]\n```\n".to_owned()),
            "a #\\#[error]x\n  \\::error::x\n```\n'::error::x\n#\\u{23}[x]\n```\n"
        );
        assert_eq!(
            in_html("<p>##[error]\n ::error::x</p>\n<style>\n::selection {}\n</style>\n".to_owned()),
            "<p>#&#35;[error]\n &#58;:error::x</p>\n<style>\n::selection {}\n</style>\n"
        );
        assert_eq!(in_cell("::a\n ::b ##[c]"), "'::a\n' ::b #'#[c]");
        assert_eq!(in_json("{\"a\": \"##[x]\"}"), "{\"a\": \"#\\u0023[x]\"}");
    }
}
