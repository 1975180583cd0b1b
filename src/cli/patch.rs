//! The change of a text as a patch: `--diff`.

use crate::cli::terminal::{has_command, has_hidden};
use anyhow::{Result, bail};
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};
use std::fmt::Write as _;

/// The change as a patch for `git apply`; an error, with what to do instead, where a line of it cannot be printed safely: a CI
/// runner would take it for a command, or a terminal for more than text.
pub(super) fn patch(path: &str, old: &str, new: &str, instead: &str) -> Result<String> {
    patch_of_file(path, Some(old), new, instead)
}

/// The same of a file that may not be there yet.
pub(super) fn patch_of_file(path: &str, old: Option<&str>, new: &str, instead: &str) -> Result<String> {
    const CONTEXT: usize = 3;
    let from = if old.is_some() { name("a", path) } else { "/dev/null".to_owned() };
    let old = old.unwrap_or_default();
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let mut text = format!("--- {from}\n+++ {}\n", name("b", path));
    for group in group_diff_ops(capture_diff_slices(Algorithm::Myers, &old, &new), CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let range = |start: usize, end: usize| {
            let length = end - start;
            format!("{},{length}", if length == 0 { start } else { start + 1 })
        };
        let from = range(first.old_range().start, last.old_range().end);
        let to = range(first.new_range().start, last.new_range().end);
        let _ = writeln!(text, "@@ -{from} +{to} @@");
        for op in &group {
            let olds = old.get(op.old_range()).unwrap_or_default();
            let news = new.get(op.new_range()).unwrap_or_default();
            if matches!(op, DiffOp::Equal { .. }) {
                lines(&mut text, ' ', olds);
            } else {
                lines(&mut text, '-', olds);
                lines(&mut text, '+', news);
            }
        }
    }
    if has_command(&text) || has_hidden(&text) {
        bail!("the change of `{path}` holds a line that is not safe to print; {instead}");
    }
    Ok(text)
}

fn lines(text: &mut String, sign: char, lines: &[&str]) {
    for line in lines {
        text.push(sign);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}

/// A path as git writes it: in quotes where it holds anything unusual.
fn name(side: &str, path: &str) -> String {
    let is_usual = |byte: u8| (0x20..0x7f).contains(&byte) && !matches!(byte, b'"' | b'\\');
    if path.bytes().all(is_usual) {
        // A tab ends a name with blanks.
        return format!("{side}/{path}{}", if path.contains(' ') { "\t" } else { "" });
    }
    let mut quoted = format!("\"{side}/");
    for byte in path.bytes() {
        match byte {
            b'"' | b'\\' => {
                quoted.push('\\');
                quoted.push(char::from(byte));
            }
            byte if is_usual(byte) => quoted.push(char::from(byte)),
            byte => {
                let _ = write!(quoted, "\\{byte:03o}");
            }
        }
    }
    quoted.push('"');
    quoted
}
