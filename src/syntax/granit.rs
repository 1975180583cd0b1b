//! All of YAML, read by granit-parser, without stopping at the first mistake that can be stepped over.

use crate::diagnostic::Findings;
use crate::source::{FileId, Span};
use crate::syntax::build::{Builder, Parsed};
use crate::syntax::gap::{Gap, Holder, Misread};
use crate::syntax::limits::Limits;
use crate::syntax::messages::short;
use crate::syntax::tree::Style;
use crate::syntax::{copied, hidden, messages, recovery, rule};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, Tag};

/// Reads whatever is YAML, and as much as can be read of what is not.
pub fn parse_thoroughly(text: &str, file: FileId, limits: Limits) -> Parsed<'_> {
    let mut findings = Findings::default();
    hidden::find_hidden_characters(text, file, &mut findings);
    let n_hidden = findings.len();
    let mut builder = Builder::new(text, file, findings);
    let Err(error) = read(&mut builder, text, limits) else { return builder.finish(true) };
    // A character that was just reported is why the parser stops: once is enough.
    if n_hidden > 0 {
        return builder.finish(false);
    }
    if error.kind == ErrorKind::RecursionLimitExceeded {
        report_depth(&mut builder, error.at, limits);
        return builder.finish_early();
    }
    if let Some(parsed) = parse_rest(text, &error, builder.open_bracket(), limits, file) {
        return parsed;
    }
    let bracket = builder.open_bracket();
    report(&mut builder, &error, bracket);
    builder.finish_early()
}

/// Reads what is left of a text where its mistakes are cut out.
fn parse_rest<'s>(
    text: &'s str,
    first: &Misread,
    bracket: Option<Span>,
    limits: Limits,
    file: FileId,
) -> Option<Parsed<'s>> {
    let rest = recovery::cut(text, limits)?;
    let mut builder = Builder::new(text, file, Findings::default());
    builder.leave_out(&rest.text, &rest.gaps);
    read(&mut builder, &rest.text, limits).ok()?;
    let mut n_reported = 0;
    let mut last: Option<&Gap> = None;
    for gap in &rest.gaps {
        let is_next = |last: &Gap| {
            let between = text.get(last.bytes.end..gap.bytes.start).unwrap_or_default();
            last.error.kind == gap.error.kind
                && !matches!(last.holder, Holder::Value { .. })
                && between.trim().is_empty()
                && copied::explain(line_at(text, gap.error.at)).is_none()
        };
        // Lines that are out of line together are one mistake.
        let is_same = last.replace(gap).is_some_and(is_next);
        if is_same {
            continue;
        }
        n_reported += 1;
        if n_reported > MOST_MISTAKES {
            let place = Span::new(file, gap.bytes.start, gap.bytes.start);
            let message =
                format!("only the first {MOST_MISTAKES} mistakes of this kind are shown, and there are more");
            builder
                .findings
                .add(rule::INVALID_YAML, place, message)
                .for_others()
                .help("fix those that are shown, and check again");
            break;
        }
        if n_reported == 1 && gap.bytes.contains(&first.at) {
            report(&mut builder, first, bracket);
        } else {
            report(&mut builder, &gap.error, None);
        }
    }
    Some(builder.finish(false))
}

/// How many mistakes of YAML are shown: they often come of one habit.
const MOST_MISTAKES: usize = 20;

/// Reads a text, which has the places of that of the tree.
fn read(builder: &mut Builder<'_>, text: &str, limits: Limits) -> Result<(), Misread> {
    let file = builder.tree.file();
    let mut n_documents = 0;
    for next in Parser::new_from_str_with_options(text, limits.options()) {
        match next {
            Ok((Event::DocumentStart(..), span)) if n_documents > 0 => {
                let (start, end) = place(span);
                builder
                    .findings
                    .add(
                        rule::NOT_ONE_PLAN,
                        Span { file, start, end },
                        "the file holds more than one document",
                    )
                    .help("put each plan into a file of its own, or remove the line `---`");
                break;
            }
            Ok((Event::DocumentStart(..), _)) => n_documents += 1,
            Ok((event, span)) => take(builder, event, span),
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(usize::MAX).min(text.len());
                return Err(Misread { at, kind: error.kind().clone() });
            }
        }
    }
    Ok(())
}

fn take(builder: &mut Builder<'_>, event: Event<'_>, span: granit_parser::Span) {
    builder.pass_gaps(place(span).0);
    match event {
        Event::Scalar(text, style, anchor, tag) => {
            check_tag(builder, tag.as_deref(), span);
            let style = match style {
                ScalarStyle::Plain => Style::Plain,
                ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
            };
            builder.scalar(&text, style, place(span), anchor);
        }
        Event::MappingStart(_, anchor, tag) => {
            check_tag(builder, tag.as_deref(), span);
            builder.open_mapping(place(span), anchor);
        }
        Event::SequenceStart(_, anchor, tag) => {
            check_tag(builder, tag.as_deref(), span);
            builder.open_list(place(span), anchor);
        }
        Event::MappingEnd | Event::SequenceEnd => builder.close(Some(place(span))),
        Event::Alias(anchor) => builder.alias(anchor, place(span)),
        // What it stands for may be in a part that could not be read.
        Event::UnresolvedAlias(name) if builder.is_in_gap(&format!("&{name}")) => builder.broken(place(span)),
        Event::UnresolvedAlias(name) => {
            let (start, end) = place(span);
            builder
                .findings
                .add(
                    rule::INVALID_YAML,
                    Span { file: builder.tree.file(), start, end },
                    format!("`*{}` refers to an anchor that is not there", short(&name)),
                )
                .help(format!(
                    "put quotes around text that begins with `*`, or write `&{}` further up",
                    short(&name)
                ));
            builder.broken((start, end));
        }
        Event::Comment(..) => builder.comment(place(span)),
        _ => {}
    }
}

fn check_tag(builder: &mut Builder<'_>, tag: Option<&Tag>, span: granit_parser::Span) {
    let Some(tag) = tag else { return };
    let core = ["str", "int", "float", "bool", "null", "seq", "map", "timestamp"];
    if core.iter().any(|name| tag.is_yaml_core_schema_tag(name)) {
        return;
    }
    let name = short(&tag.original());
    let (start, end) = place(span.tag_span().unwrap_or(span));
    builder
        .findings
        .add(
            rule::WRONG_TYPE,
            Span { file: builder.tree.file(), start, end },
            format!("`{name}` is a YAML tag, which plans do not have"),
        )
        .help("remove it, or put quotes around text that begins with `!`");
}

fn report_depth(builder: &mut Builder<'_>, at: usize, limits: Limits) {
    let place = Span::new(builder.tree.file(), at, at);
    let message = format!("more than {} lists and mappings inside one another", limits.nesting);
    builder
        .findings
        .add(rule::INPUT_TOO_LARGE, place, message)
        .help("a plan is at most about ten deep; look for a bracket that is never closed");
}

fn report(builder: &mut Builder<'_>, error: &Misread, bracket: Option<Span>) {
    let place = Span::new(builder.tree.file(), error.at, error.at);
    let line = line_at(builder.tree.text(), error.at);
    let (message, help) = match copied::explain(line) {
        Some((message, help)) => (message, Some(help)),
        None if begins_with_tab(line) => messages::explain(&ErrorKind::TabInIndentation),
        None => messages::explain(&error.kind),
    };
    let finding = builder.findings.add(rule::INVALID_YAML, place, message);
    if let Some(bracket) = bracket {
        finding.related(bracket, "the bracket that was opened last and is not closed");
    }
    if let Some(help) = help {
        finding.help(help);
    }
}

fn begins_with_tab(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with('\t')
}

/// The line on which a byte is.
fn line_at(text: &str, at: usize) -> &str {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default()
}

/// The bytes that something stands on.
fn place(span: granit_parser::Span) -> (u32, u32) {
    (offset(span.start.byte_offset()), offset(span.end.byte_offset()))
}

fn offset(bytes: Option<usize>) -> u32 {
    bytes.and_then(|bytes| u32::try_from(bytes).ok()).unwrap_or(u32::MAX)
}
