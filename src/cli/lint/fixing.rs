//! Mending plans: `--fix`, `--unsafe-fixes` and `--diff`.

use crate::cli::terminal::{has_command, has_hidden};
use crate::diagnostic::{Diagnostic, Mend, PlanReport};
use crate::fix::{self, Mended};
use crate::source::{FileId, Sources};
use crate::syntax::Limits;
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};
use std::fmt::Write as _;

/// What is done about findings that can be fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fixing {
    /// They are only counted.
    None,
    /// Files are changed.
    Write,
    /// The change is shown.
    Show,
}

/// The files of a plan after all fixes.
#[derive(Default)]
pub(super) struct Fixed {
    /// The new text of each file that is changed, in the order of the files.
    pub(super) texts: Vec<(FileId, String)>,
    pub(super) n_fixed: usize,
}

impl Fixed {
    fn add(&mut self, mended: Mended) {
        self.n_fixed += mended.n_applied;
        self.texts.retain(|(file, _)| mended.texts.iter().all(|(newer, _)| newer != file));
        self.texts.extend(mended.texts);
        self.texts.sort_by_key(|(file, _)| *file);
    }
}

/// Mends a plan as long as there is something to fix: one fix can be the way to the next.
pub(super) fn mend_all<C>(
    first: C,
    unsafe_too: bool,
    limits: Limits,
    report: impl Fn(&C) -> &PlanReport,
    check: impl Fn(Sources) -> C,
) -> (C, Option<Fixed>) {
    const MOST_ROUNDS: usize = 20;
    let mut current = first;
    let mut fixed: Option<Fixed> = None;
    for _ in 0..MOST_ROUNDS {
        let report = report(&current);
        let mends: Vec<&Mend> =
            report.diagnostics.iter().filter_map(|found| wanted(found, unsafe_too)).collect();
        if mends.is_empty() {
            break;
        }
        let mended = fix::mend(&report.sources, &mends, limits);
        if mended.n_applied == 0 {
            break;
        }
        current = check(report.sources.with_texts(&mended.texts));
        fixed.get_or_insert_default().add(mended);
    }
    (current, fixed)
}

/// The fix of a finding, if it may be applied.
pub(super) fn wanted(diagnostic: &Diagnostic, unsafe_too: bool) -> Option<&Mend> {
    diagnostic.mend.as_deref().filter(|mend| mend.is_safe || unsafe_too)
}

/// The change as a patch for `git apply`; `None` where a line of it cannot be printed safely: a CI runner would take
/// it for a command, or a terminal for more than text.
pub(super) fn patch(path: &str, old: &str, new: &str) -> Option<String> {
    const CONTEXT: usize = 3;
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let mut text = format!("--- {}\n+++ {}\n", name("a", path), name("b", path));
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
    (!has_command(&text) && !has_hidden(&text)).then_some(text)
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
