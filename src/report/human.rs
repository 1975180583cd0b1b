//! For people at a terminal: the shape of cargo's messages, repeats grouped.

use crate::diagnostic::{Diagnostic, Finding, PlanReport, Severity};
use crate::report::excerpt::excerpt;
use crate::report::{Options, Part, Reporter, Run, RunSummary, visible};
use crate::source::{Source, Span};
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

pub(super) const REPORTER: Reporter = Reporter {
    name: "human",
    description: "for people: each finding with its line, repeats grouped",
    for_programs: false,
    tells_fingerprints: false,
    says_what_passed: false,
    summary: RunSummary::Told,
    parts,
    write,
};

/// How many findings of one kind are shown one by one.
const SHOWN_SINGLY: usize = 2;

/// How many findings are shown at all: nobody reads more.
const MOST_SHOWN: usize = 1000;

fn parts(report: &PlanReport, options: &Options<'_>) -> Vec<Part> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    for diagnostic in &report.diagnostics {
        let alike = |group: &&mut Vec<&Diagnostic>| {
            group.first().is_some_and(|first| {
                let (one, other) = (&first.finding, &diagnostic.finding);
                one.rule == other.rule
                    && first.severity == diagnostic.severity
                    && one.help == other.help
                    && one.span.file == other.span.file
            })
        };
        match groups.iter_mut().take(200).find(alike) {
            Some(group) if !options.all => group.push(diagnostic),
            _ => groups.push(vec![diagnostic]),
        }
    }
    let secrets = report.diagnostics.iter().filter(|diagnostic| diagnostic.finding.concealed);
    let secrets: Vec<Span> = secrets.map(|diagnostic| diagnostic.finding.span).collect();
    let mut shown = Vec::new();
    for group in &groups {
        let (singly, repeats) =
            if group.len() > SHOWN_SINGLY { group.split_at(1) } else { (group.as_slice(), [].as_slice()) };
        for diagnostic in singly {
            let span = diagnostic.finding.span;
            let order = (span.file, span.start, diagnostic.finding.rule);
            let text = block(report, diagnostic, repeats, &secrets, options);
            shown.push((order, Part { n_findings: 1 + repeats.len(), ..Part::of(diagnostic, text) }));
        }
    }
    shown.sort_by_key(|(order, _)| *order);
    shown.into_iter().map(|(_, part)| part).collect()
}

fn block(
    report: &PlanReport,
    diagnostic: &Diagnostic,
    repeats: &[&Diagnostic],
    concealed: &[Span],
    options: &Options<'_>,
) -> String {
    let finding = &diagnostic.finding;
    let source = report.source(diagnostic);
    let (start, _) = report.positions(diagnostic);
    let shown = excerpt(source, finding.span, concealed);
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
    if !repeats.is_empty() {
        note("note", &repeated(report, repeats));
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

/// `line 8`, or `lines 8, 9, 17 …`.
fn lines(numbers: &[usize]) -> String {
    const LINES_NAMED: usize = 6;
    let named: Vec<String> = numbers.iter().take(LINES_NAMED).map(usize::to_string).collect();
    let more = if numbers.len() > LINES_NAMED { " …" } else { "" };
    let lines = if numbers.len() == 1 { "line" } else { "lines" };
    format!("{lines} {}{more}", named.join(", "))
}

/// `63 more like this, on lines 66, 70, 74 …`
fn repeated(report: &PlanReport, repeats: &[&Diagnostic]) -> String {
    let mut numbers: Vec<usize> =
        repeats.iter().map(|diagnostic| report.positions(diagnostic).0.line).collect();
    numbers.dedup();
    format!("{} more like this, on {} (--all shows each)", repeats.len(), lines(&numbers))
}

fn write(out: &mut dyn Write, parts: &[Part], run: &Run<'_>) -> io::Result<()> {
    let mut n_shown = 0;
    let mut n_hidden = 0;
    for part in parts {
        if n_shown >= MOST_SHOWN && !run.options.all {
            n_hidden += part.n_findings;
            continue;
        }
        n_shown += 1;
        writeln!(out, "{}", part.text)?;
    }
    if n_hidden > 0 {
        writeln!(out, "… and {n_hidden} more (--all shows each)\n")?;
    }
    run.write_closing_words(out)
}
