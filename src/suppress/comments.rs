//! Exceptions in comments: `# smplan: ignore[rule-a, rule-b] reason`.

use crate::diagnostic::{Edit, Findings};
use crate::plan::{Date, nearest};
use crate::source::{Span, Spanned};
use crate::suppress::{Exception, Known, Scope, has_lapsed, rule, rule_of};
use crate::syntax::{Comment, Tree};

const FORMS: &str = "write `# smplan: ignore[rule] reason` above the place, or `# smplan: file-ignore[rule] reason` for the whole file";

pub(super) fn exceptions(tree: &Tree<'_>, known: &Known<'_>, findings: &mut Findings) -> Vec<Exception> {
    let mut exceptions = Vec::new();
    let mut below = Below::default();
    for comment in tree.comments() {
        let Some(words) = words_for_smplan(tree, comment) else { continue };
        match directive(&words, comment.span) {
            Reading::Prose => {}
            Reading::Wrong { message, help } => {
                findings.add(rule::UNREADABLE, comment.span, message).help(help);
            }
            Reading::Directive(directive) => {
                for (position, name) in directive.rules.iter().enumerate() {
                    let Some(rule) = rule_of(name, known, findings) else { continue };
                    let scope = if has_lapsed(directive.until, known) {
                        Scope::Lapsed
                    } else if directive.whole_file {
                        Scope::File(tree.file())
                    } else {
                        Scope::Place(covered(tree, comment, &mut below))
                    };
                    exceptions.push(Exception {
                        rule: Spanned { span: name.span, value: rule },
                        scope,
                        has_reason: directive.has_reason,
                        until: directive.until,
                        used: false,
                        reason_help: "write the reason after the bracket",
                        removal: Some(removal(&directive.rules, position, comment.span)),
                    });
                }
            }
        }
    }
    exceptions
}

/// How to take one of several rules out of a comment, or the comment.
fn removal(rules: &[Spanned<&str>], position: usize, comment: Span) -> Edit {
    let place = |start: u32, end: u32| Span { start, end, ..comment };
    let at = |position: usize| rules.get(position).map_or(comment, |rule| rule.span);
    let place = match (position, rules.len()) {
        (_, 0 | 1) => return Edit::RemoveComment { place: comment },
        (0, _) => place(at(0).start, at(1).start),
        _ => place(at(position - 1).end, at(position).end),
    };
    Edit::Replace { place, text: String::new() }
}

/// The part of a comment after `# smplan:`, with where it begins.
fn words_for_smplan<'t>(tree: &'t Tree<'_>, comment: &Comment) -> Option<Spanned<&'t str>> {
    let text = tree.text().get(comment.span.start as usize..comment.span.end as usize)?.trim_end();
    let rest = text.trim_start_matches('#').trim_start();
    let name = rest.get(..6).filter(|name| name.eq_ignore_ascii_case("smplan"))?;
    let rest = rest.get(name.len()..)?.trim_start().strip_prefix(':')?.trim_start();
    Some(from_end_of(text, rest, comment.span))
}

/// A part that ends where the whole ends, with its place.
fn from_end_of<'t>(whole: &str, part: &'t str, place: Span) -> Spanned<&'t str> {
    let start = place.start as usize + whole.len() - part.len();
    Spanned { span: Span::new(place.file, start, start + part.len()), value: part }
}

enum Reading<'t> {
    /// Words that only begin like an exception.
    Prose,
    Wrong {
        message: String,
        help: String,
    },
    Directive(Directive<'t>),
}

struct Directive<'t> {
    whole_file: bool,
    rules: Vec<Spanned<&'t str>>,
    until: Option<Date>,
    has_reason: bool,
}

fn directive<'t>(words: &Spanned<&'t str>, comment: Span) -> Reading<'t> {
    const KINDS: [&str; 2] = ["ignore", "file-ignore"];
    let text = words.value;
    let wrong = |message: String, help: String| Reading::Wrong { message, help };
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '-' && letter != '_');
    let (kind, rest) = text.split_at(end.unwrap_or(text.len()));
    let rest = rest.trim_start();
    let lower = kind.to_lowercase();
    let whole_file = lower == "file-ignore";
    if !KINDS.contains(&lower.as_str()) {
        let near = nearest(&lower, KINDS);
        if near.is_none() && !rest.starts_with('[') {
            return Reading::Prose;
        }
        let short: String = kind.chars().take(40).collect();
        return wrong(
            format!("`{short}` is nothing that a comment can ask for"),
            near.map_or_else(|| FORMS.to_owned(), |near| format!("did you mean `{near}`?")),
        );
    }
    let Some(inside) = rest.strip_prefix('[') else {
        return wrong(format!("`{lower}` does not say which rules"), FORMS.to_owned());
    };
    let Some((names, after)) = inside.split_once(']') else {
        return wrong("the bracket is not closed".to_owned(), FORMS.to_owned());
    };
    let mut rules = Vec::new();
    let mut offset = words.span.end as usize - inside.len();
    for name in names.split(',') {
        let lead = name.len() - name.trim_start().len();
        let start = offset + lead;
        offset += name.len() + 1;
        let name = name.trim();
        if !name.is_empty() {
            rules.push(Spanned { span: Span::new(comment.file, start, start + name.len()), value: name });
        }
    }
    if rules.is_empty() {
        return wrong(format!("`{lower}` does not say which rules"), FORMS.to_owned());
    }
    let (until, reason) = match until_and_reason(after) {
        Ok(both) => both,
        Err(day) => {
            return wrong(
                format!("`until={day}` is not a day"),
                "write it as year-month-day, such as until=2026-12-31".to_owned(),
            );
        }
    };
    let has_reason = reason.chars().any(char::is_alphanumeric);
    Reading::Directive(Directive { whole_file, rules, until, has_reason })
}

/// The last day that a text names with `until=`, and the words without it.
fn until_and_reason(text: &str) -> Result<(Option<Date>, String), String> {
    let Some((before, after)) = text.split_once("until") else { return Ok((None, text.to_owned())) };
    let Some(day) = after.trim_start().strip_prefix(['=', ':']) else { return Ok((None, text.to_owned())) };
    if before.ends_with(|letter: char| letter.is_alphanumeric()) {
        return Ok((None, text.to_owned()));
    }
    let day = day.trim_start();
    let (day, rest) = day.split_at(day.find([' ', '\t', ',', ';']).unwrap_or(day.len()));
    match day.parse() {
        Ok(until) if day.len() == "2026-12-31".len() => Ok((Some(until), format!("{before}{rest}"))),
        _ => Err(day.chars().take(40).collect()),
    }
}

/// Blanks and comments, and what stands below them: the same for each of the comments.
#[derive(Default)]
struct Below {
    from: usize,
    to: usize,
}

impl Below {
    /// Where something begins below a place.
    fn of(&mut self, text: &str, from: usize) -> usize {
        if (self.from..self.to).contains(&from) {
            return self.to;
        }
        let mut to = from;
        loop {
            let rest = text.get(to..).unwrap_or_default();
            to += rest.len() - rest.trim_start().len();
            match text.get(to..).unwrap_or_default() {
                rest if rest.starts_with('#') => to += rest.find(['\n', '\r']).unwrap_or(rest.len()),
                _ => break,
            }
        }
        *self = Below { from, to };
        to
    }
}

/// What a comment covers: at the end of a line, what begins on that line, and what ends there with its bracket, as tools
/// that break lines leave it; on a line of its own, what stands below.
fn covered(tree: &Tree<'_>, comment: &Comment, below: &mut Below) -> Span {
    let text = tree.text();
    let start = comment.span.start as usize;
    let before = text.get(..start).unwrap_or_default();
    let line_start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let before = text.get(line_start..start).unwrap_or_default();
    // The `-` of an item alone says nothing yet.
    let alone = before.trim_matches(['\u{feff}', ' ', '\t', '-']).is_empty();
    let line = |from: usize, end: u32| Span {
        end: end.max(comment.span.end),
        ..Span::new(comment.span.file, from, from)
    };
    if !alone {
        let before = before.trim_end_matches([' ', '\t', ',']);
        let closed =
            before.ends_with(['}', ']']).then(|| tree.closed_at(line_start + before.len() - 1)).flatten();
        let begun = closed.map_or(line_start, |begun| (begun as usize).min(line_start));
        // A text of several lines belongs to the line on which it begins.
        return line(begun, tree.text_end(line_start, start));
    }
    let below = below.of(text, comment.span.end as usize);
    tree.begins_at(below).unwrap_or(Span::new(comment.span.file, below, below))
}
