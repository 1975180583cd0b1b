//! All of YAML, read by granit-parser, without stopping at the first mistake that can be stepped over.

use crate::diagnostic::Findings;
use crate::source::{FileId, Span};
use crate::syntax::build::{Builder, Parsed, short};
use crate::syntax::limits::Limits;
use crate::syntax::tree::Style;
use crate::syntax::{hidden, messages, rule};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Tag};

/// Reads whatever is YAML, and as much as can be read of what is not.
pub fn parse_thoroughly(text: &str, file: FileId, limits: Limits) -> Parsed<'_> {
    let mut findings = Findings::default();
    hidden::find_hidden_characters(text, file, &mut findings);
    let n_hidden = findings.len();
    let mut builder = Builder::new(text, file, findings);
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        max_buffered_comment_events: limits.comments,
        flow_nesting_limit: limits.nesting,
        block_nesting_limit: limits.nesting,
    };
    let mut n_documents = 0;
    for next in Parser::new_from_str_with_options(text, options) {
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
            Ok((event, span)) => take(&mut builder, event, span),
            Err(error) => {
                // A character that was just reported is why the parser stops: once is enough.
                if n_hidden == 0 {
                    report(&mut builder, &error, limits);
                }
                return builder.finish(false);
            }
        }
    }
    builder.finish(true)
}

fn take<'s>(builder: &mut Builder<'s>, event: Event<'s>, span: granit_parser::Span) {
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

fn report(builder: &mut Builder<'_>, error: &ScanError, limits: Limits) {
    let at = offset(error.marker().byte_offset()).min(offset(Some(builder.tree.text().len())));
    let place = Span { file: builder.tree.file(), start: at, end: at };
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        let message = format!("more than {} lists and mappings inside one another", limits.nesting);
        builder
            .findings
            .add(rule::INPUT_TOO_LARGE, place, message)
            .help("a plan is at most about ten deep; look for a bracket that is never closed");
        return;
    }
    let (message, help) = messages::explain(error.kind());
    let bracket = builder.open_bracket();
    let finding = builder.findings.add(rule::INVALID_YAML, place, message);
    if let Some(bracket) = bracket {
        finding.related(bracket, "the bracket that was opened last and is not closed");
    }
    if let Some(help) = help {
        finding.help(help);
    }
}

/// The bytes that something stands on.
fn place(span: granit_parser::Span) -> (u32, u32) {
    (offset(span.start.byte_offset()), offset(span.end.byte_offset()))
}

fn offset(bytes: Option<usize>) -> u32 {
    bytes.and_then(|bytes| u32::try_from(bytes).ok()).unwrap_or(u32::MAX)
}
