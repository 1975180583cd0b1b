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

/// What stands for a password: reports end up in the logs of CI.
const BLOT: &str = "********";

/// The line on which a place begins, at most 140 characters of it around the place, without what must not be shown.
pub(super) fn excerpt(source: &Source, span: Span, concealed: &[Span]) -> Excerpt {
    let span = source.first_line(span);
    let before = source.text().get(..span.start as usize).unwrap_or_default();
    let rest = source.text().get(span.end as usize..).unwrap_or_default();
    between(before, span, rest, source, concealed)
}

/// The place alone, cut and made safe in the same way: what stands beside a cell of a table may name customers.
pub(super) fn excerpt_of_cell(source: &Source, span: Span, concealed: &[Span]) -> Excerpt {
    between("", source.first_line(span), "", source, concealed)
}

fn between(before: &str, span: Span, rest: &str, source: &Source, concealed: &[Span]) -> Excerpt {
    let (start, end) = ((span.start as usize).min(source.text().len()), span.end as usize);
    // A line may be as long as a plan: no more of it is looked at than is shown.
    let is_on_line = |(_, letter): &(usize, char)| !matches!(letter, '\n' | '\r');
    let lead = before.char_indices().rev().take_while(is_on_line).take(WIDTH + 1);
    let lead: Vec<(usize, char)> = lead.filter(|(_, letter)| *letter != '\u{feff}').collect();
    let marked = source.slice(span).char_indices().map(|(at, letter)| (start + at, letter));
    let marked: Vec<(usize, char)> = marked.take(WIDTH + 1).collect();
    let rest = rest.char_indices().map(|(at, letter)| (end + at, letter));
    let rest = rest.take_while(is_on_line);

    let mut result = String::new();
    let (mut last, mut blotted) = ('\0', None);
    let mut push = |result: &mut String, (at, character): (usize, char)| {
        let is_inside = |secret: &Span| {
            secret.file == span.file && (secret.start as usize..secret.end as usize).contains(&at)
        };
        match concealed.iter().position(is_inside) {
            Some(secret) if blotted == Some(secret) => {}
            Some(secret) => {
                blotted = Some(secret);
                result.push_str(BLOT);
            }
            None => push_visible(result, character, last),
        }
        last = character;
    };
    // It stands for what is cut off, and is nowhere in the text.
    let more = (usize::MAX, '…');
    let n_lead = lead.len();
    let room_before = if n_lead + marked.len() > WIDTH { WIDTH / 3 } else { n_lead };
    if n_lead > room_before {
        push(&mut result, more);
    }
    lead.iter().take(room_before).rev().for_each(|character| push(&mut result, *character));
    let mark_start = result.len();
    let room = WIDTH.saturating_sub(room_before);
    marked.iter().take(room).for_each(|character| push(&mut result, *character));
    let is_cut = marked.len() > room;
    if is_cut {
        push(&mut result, more);
    }
    let mark_end = result.len();
    if !is_cut {
        let room = room - marked.len();
        for (number, character) in rest.take(room + 1).enumerate() {
            push(&mut result, if number < room { character } else { more });
        }
    }
    Excerpt { line: result.trim_end().to_owned(), mark: mark_start..mark_end.max(mark_start) }
}

#[cfg(test)]
mod tests {
    use crate::report::excerpt::excerpt;
    use crate::source::{FileId, Source, Span};

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}HERE{}\n", "a".repeat(500), "b".repeat(500));
        let source = Source::new("plan.yaml", text);
        let shown = excerpt(&source, Span::new(FileId(0), 500, 504), &[]);
        assert!(shown.line.chars().count() <= 143, "{}", shown.line.chars().count());
        assert_eq!(shown.line.get(shown.mark), Some("HERE"));
    }

    #[test]
    fn the_mark_stays_on_its_word_behind_characters_that_are_spelled_out() {
        let source = Source::new("plan.yaml", "x\n\ttitle: \u{1b}[31m ##[error] WORD\n");
        let start = source.text().find("WORD").unwrap();
        let shown = excerpt(&source, Span::new(FileId(0), start, start + 4), &[]);
        assert_eq!(shown.line.get(shown.mark.clone()), Some("WORD"));
        assert_eq!(shown.line, "    title: \\u{1b}[31m #\\u{23}[error] WORD");
    }

    #[test]
    fn no_secret_of_a_line_is_shown() {
        let text = "a: {pw: hunter2x, pin: hunter3y, b: WORD}";
        let source = Source::new("plan.yaml", text);
        let place = |word: &str| {
            let start = text.find(word).unwrap();
            Span::new(FileId(0), start, start + word.len())
        };
        let secrets = [place("hunter2x"), place("hunter3y")];
        let shown = excerpt(&source, place("WORD"), &secrets);
        assert_eq!(shown.line, "a: {pw: ********, pin: ********, b: WORD}");
        assert_eq!(shown.line.get(shown.mark), Some("WORD"));
        let shown = excerpt(&source, place("hunter3y"), &secrets);
        assert_eq!(shown.line.get(shown.mark), Some("********"));
    }
}
