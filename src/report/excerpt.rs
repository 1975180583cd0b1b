//! The line of a plan that a finding is about, cut and made safe, with the place to mark.

use crate::report::safe::push_visible;
use crate::source::{Source, Span};

/// A line to show.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) line: String,
    /// The bytes of `line` to mark.
    pub(super) mark: std::ops::Range<usize>,
}

/// The longest excerpt, in characters of the plan.
const WIDTH: usize = 140;

/// The line on which a place begins, at most 140 characters of it around the place.
pub(super) fn excerpt(source: &Source, span: Span) -> Excerpt {
    let span = source.first_line(span);
    let text = source.text();
    let start = (span.start as usize).min(text.len());
    let before = text.get(..start).unwrap_or_default();
    let line_start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let lead = text.get(line_start..start).unwrap_or_default().trim_start_matches('\u{feff}');
    let marked = source.slice(span);
    let rest = text.get(span.end as usize..).unwrap_or_default();
    let rest = rest.lines().next().unwrap_or_default();

    let mut result = String::new();
    let mut last = '\0';
    let mut push = |result: &mut String, character: char| {
        push_visible(result, character, last);
        last = character;
    };
    let n_lead = lead.chars().count();
    let room_before = if n_lead + marked.chars().count() > WIDTH { WIDTH / 3 } else { n_lead };
    if n_lead > room_before {
        push(&mut result, '…');
    }
    lead.chars().skip(n_lead.saturating_sub(room_before)).for_each(|character| push(&mut result, character));
    let mark_start = result.len();
    let mut room = WIDTH.saturating_sub(room_before);
    for character in marked.chars().take(room) {
        push(&mut result, character);
    }
    let cut = marked.chars().nth(room).is_some();
    if cut {
        push(&mut result, '…');
    }
    let mark_end = result.len();
    room = room.saturating_sub(marked.chars().count());
    if !cut {
        rest.chars().take(room).for_each(|character| push(&mut result, character));
        if rest.chars().nth(room).is_some() {
            push(&mut result, '…');
        }
    }
    Excerpt { line: result.trim_end().to_owned(), mark: mark_start..mark_end.max(mark_start) }
}

/// The same with the place itself blotted out: it may be a password, and reports end up in the logs of CI.
pub(super) fn excerpt_without(source: &Source, span: Span) -> Excerpt {
    const BLOT: &str = "********";
    let Excerpt { line, mark } = excerpt(source, span);
    let before = line.get(..mark.start).unwrap_or_default();
    let after = line.get(mark.end..).unwrap_or_default();
    Excerpt { line: format!("{before}{BLOT}{after}"), mark: mark.start..mark.start + BLOT.len() }
}

#[cfg(test)]
mod tests {
    use crate::report::excerpt::excerpt;
    use crate::source::{FileId, Source, Span};

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}HERE{}\n", "a".repeat(500), "b".repeat(500));
        let source = Source::new("plan.yaml", text);
        let shown = excerpt(&source, Span::new(FileId(0), 500, 504));
        assert!(shown.line.chars().count() <= 143, "{}", shown.line.chars().count());
        assert_eq!(shown.line.get(shown.mark), Some("HERE"));
    }

    #[test]
    fn the_mark_stays_on_its_word_behind_characters_that_are_spelled_out() {
        let source = Source::new("plan.yaml", "x\n\ttitle: \u{1b}[31m ##[error] WORD\n");
        let start = source.text().find("WORD").unwrap();
        let shown = excerpt(&source, Span::new(FileId(0), start, start + 4));
        assert_eq!(shown.line.get(shown.mark.clone()), Some("WORD"));
        assert_eq!(shown.line, "    title: \\u{1b}[31m #\\u{23}[error] WORD");
    }
}
