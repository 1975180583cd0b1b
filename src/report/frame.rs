//! A finding in the shape of cargo's messages: its line, and what is wrong in it.

use crate::diagnostic::{Finding, PlanReport, Severity};
use crate::report::alike::{Alike, lines};
use crate::report::excerpt::{excerpt, excerpt_of_cell};
use crate::report::{Options, visible};
use crate::source::{Source, Span};
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// A finding with its line; of places in secrets nothing is shown.
pub(super) fn frame(
    report: &PlanReport,
    alike: &Alike<'_>,
    concealed: &[Span],
    options: &Options<'_>,
) -> String {
    let diagnostic = alike.first;
    let finding = &diagnostic.finding;
    let source = report.source(diagnostic);
    let (start, _) = report.positions(diagnostic);
    let is_cell = report.sources.is_table(finding.span.file);
    let shown = if is_cell { excerpt_of_cell } else { excerpt }(source, finding.span, concealed);
    let level = match diagnostic.severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::BrightYellow,
        Severity::Info => AnsiColor::BrightGreen,
    };
    let style = |style: Style| if options.color { style } else { Style::new() };
    let loud = style(level.on_default().bold());
    let frame = style(AnsiColor::BrightBlue.on_default().bold());
    let bold = style(Style::new().bold());

    let number = start.line.to_string();
    let gutter = " ".repeat(number.len());
    let indent = " ".repeat(shown.line.get(..shown.mark.start).map_or(0, UnicodeWidthStr::width));
    let marks = "^".repeat(shown.line.get(shown.mark.clone()).map_or(1, |marked| marked.width().max(1)));
    let label = finding.label.as_deref().map(|label| format!(" {}", visible(label))).unwrap_or_default();

    let mut text = String::new();
    let mut line = |words: std::fmt::Arguments<'_>| {
        let _ = text.write_fmt(words);
        text.push('\n');
    };
    let message = visible(&finding.message);
    line(format_args!("{loud}{}[{}]{loud:#}{bold}: {message}{bold:#}", diagnostic.severity, finding.rule));
    let name = visible(source.name());
    line(format_args!("{gutter}{frame}-->{frame:#} {name}:{}:{}", start.line, start.column));
    line(format_args!("{gutter} {frame}|{frame:#}"));
    line(format_args!("{frame}{number} |{frame:#} {}", shown.line));
    line(format_args!("{gutter} {frame}|{frame:#} {indent}{loud}{marks}{label}{loud:#}"));
    line(format_args!("{gutter} {frame}|{frame:#}"));
    let mut note = |kind: &str, words: &str| {
        line(format_args!("{gutter} {frame}={frame:#} {bold}{kind}{bold:#}: {words}"));
    };
    for (places, label) in related(report, finding, source) {
        note("note", &format!("{places}: {}", visible(label)));
    }
    if let Some(repeats) = alike.repeats(report) {
        note("note", &format!("{repeats} (--all shows each)"));
    }
    if let Some(help) = &finding.help {
        note("help", &visible(help));
    }
    note("note", &format!("smplan explain {}", finding.rule));
    text
}

/// The places that explain a finding, those with the same label together: `lines 8, 9`.
fn related<'f>(report: &PlanReport, finding: &'f Finding, source: &Source) -> Vec<(String, &'f str)> {
    let mut groups: Vec<(&str, &str, Vec<usize>)> = Vec::new();
    for related in &finding.related {
        let its_source = report.source_of(related.span);
        let file = if std::ptr::eq(its_source, source) { "" } else { its_source.name() };
        let number = its_source.position(related.span.start).line;
        match groups.iter_mut().find(|(name, label, _)| *name == file && *label == related.label) {
            Some((.., numbers)) => numbers.push(number),
            None => groups.push((file, &related.label, vec![number])),
        }
    }
    let places = groups.into_iter().map(|(file, label, mut numbers)| {
        numbers.dedup();
        let file = if file.is_empty() { String::new() } else { format!("{} ", visible(file)) };
        (format!("{file}{}", lines(&numbers)), label)
    });
    places.collect()
}
