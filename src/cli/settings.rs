//! What is said of settings: what they take away, what in them is of no use, and what holds.

use crate::cli::Outcome;
use crate::cli::check::LintConfig;
use crate::cli::configuration::{Configurations, Loaded, Unusable};
use crate::cli::gather::Gathered;
use crate::cli::terminal::{Terminal, complain};
use crate::config::SeverityOverride;
use crate::diagnostic::{Findings, PlanReport, Severity};
use crate::report::{self, Options, Run, SettingsNote, Summary, visible};
use crate::rules;
use crate::source::{FileId, Source, Span};
use crate::suppress;
use anyhow::Result;
use std::fmt::Write as _;
use std::sync::Arc;

/// What settings were wanted for; `None`, after saying why, where they cannot be used.
pub(super) fn usable<T>(found: Result<T, Unusable>, terminal: &Terminal) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Unusable::Error(error)) => Err(error),
        Err(Unusable::Findings(report)) => {
            refuse(&report, terminal)?;
            Ok(None)
        }
    }
}

/// Says that settings cannot be used, with every mistake in them.
pub(super) fn refuse(report: &PlanReport, terminal: &Terminal) -> Result<()> {
    let first = report.diagnostics.first();
    let name = first.map_or(report.sources.first(), |first| report.source(first)).name();
    let line = first.map_or(1, |first| report.positions(first).0.line);
    complain(&format!("`{name}` line {line}: these settings cannot be used, so that nothing was done"));
    report_mistakes(report, terminal)
}

/// Prints the findings of a file that stops a command, on standard error.
pub(super) fn report_mistakes(report: &PlanReport, terminal: &Terminal) -> Result<()> {
    terminal.error(told(report)?.trim_end());
    Ok(())
}

/// The findings of a file as readers see them, without a summary.
pub(super) fn told(report: &PlanReport) -> Result<String> {
    let Some(reporter) = report::reporter("human") else { return Ok(String::new()) };
    let options = Options { color: false, all: false, quiet: true, fail_on: Severity::Error, rules: &[] };
    let parts = (reporter.parts)(report, &options);
    let run =
        Run { summary: Summary::default(), options, settings: &[], off: &[], unread: &[], remarks: &[] };
    let mut text = Vec::new();
    (reporter.write)(&mut text, &parts, &run)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// What a configuration takes away from the checks; `None` where there is none.
pub(super) fn note(loaded: &Loaded, checks: &LintConfig, n_excluded: usize) -> Option<SettingsNote> {
    loaded.file.as_ref()?;
    let settings = &loaded.settings;
    let usual = rules::Selection::of(&crate::config::Settings::default(), rules::Choice::default()).ok()?;
    let set = rules::Selection::of(settings, rules::Choice::default()).ok()?;
    let all = || checks.check.rules.iter().filter(|rule| usual.is_on(rule.name));
    let milder = |name: &str, severity: Severity| {
        let set = settings.rules.get(name).and_then(|rule| rule.severity.as_ref());
        matches!(set.map(|set| set.value), Some(SeverityOverride::At(set)) if set < severity)
    };
    Some(SettingsNote {
        file: settings.files.iter().rev().cloned().collect::<Vec<_>>().join(" with "),
        // What the command line switches on again is not off.
        off: all()
            .filter(|rule| !set.is_on(rule.name) && !checks.check.selection.is_on(rule.name))
            .map(|rule| rule.name)
            .collect(),
        milder: all()
            .filter(|rule| checks.check.selection.is_on(rule.name) && milder(rule.name, rule.severity))
            .map(|rule| rule.name)
            .collect(),
        options: all()
            .filter(|rule| settings.rules.get(rule.name).is_some_and(|set| !set.options.is_empty()))
            .map(|rule| rule.name)
            .collect(),
        min_severity: settings
            .min_severity
            .as_ref()
            .map(|set| set.value)
            .filter(|severity| *severity == checks.min_severity && *severity > Severity::Info),
        n_excluded,
    })
}

/// Ignores for paths that mean no plan, or cover nothing in the plans that they mean.
pub(super) fn unused_ignores(
    loaded: &Loaded,
    checks: &LintConfig,
    fitting: impl Fn(usize) -> bool,
    used: impl Fn(usize, usize) -> bool,
) -> Vec<PlanReport> {
    let mut findings = Findings::default();
    for (index, ignore) in loaded.settings.path_ignores.iter().enumerate() {
        let pattern = &ignore.pattern.value;
        if !fitting(index) {
            findings
                .add(
                    suppress::rule::UNUSED,
                    ignore.pattern.span,
                    format!("no plan fits the pattern `{pattern}`"),
                )
                .help("correct the pattern, or remove the line");
            continue;
        }
        for (number, name) in ignore.rules.iter().enumerate() {
            let is_on = checks.check.ran.iter().any(|rule| rules::fits(rule, &name.value));
            if is_on && !used(index, number) {
                let message = format!("no plan that fits `{pattern}` is against `{}`", name.value);
                findings.add(suppress::rule::UNUSED, name.span, message).help("remove the exception");
            }
        }
    }
    // A report is about one file: settings may come from several.
    let diagnostics = rules::judge(findings, None, &checks.check.selection);
    let mut by_file = Vec::new();
    for number in 0..loaded.settings.files.len() {
        let number = FileId(u16::try_from(number).unwrap_or(u16::MAX));
        let Some(source) = loaded.sources.get(number) else { continue };
        let here = diagnostics.iter().filter(|diagnostic| diagnostic.finding.span.file == number);
        let mut here: Vec<_> = here.cloned().collect();
        for diagnostic in &mut here {
            diagnostic.finding.span = Span { file: FileId(0), ..diagnostic.finding.span };
        }
        if here.is_empty() {
            continue;
        }
        let source = Source::new(source.name(), source.text());
        by_file.push(PlanReport::of_file(source, Arc::clone(&checks.check.rules), here));
    }
    by_file
}

/// Prints the settings that hold, with where each comes from.
pub(super) fn show(
    configurations: &Configurations,
    checks: &[LintConfig],
    gathered: &Gathered,
    terminal: &mut Terminal,
) -> Result<Outcome> {
    let mut text = String::new();
    for (index, (loaded, checks)) in configurations.all().iter().zip(checks).enumerate() {
        if index > 0 {
            text.push('\n');
        }
        let files: Vec<_> = gathered.files.iter().filter(|file| file.configuration == index).collect();
        if let Some(first) = files.first() {
            let more = if files.len() > 1 { format!(" and {} more", files.len() - 1) } else { String::new() };
            let _ = writeln!(text, "# for {}{more}", visible(&first.candidate.path().to_string_lossy()));
        }
        text.push_str(&shown(loaded, checks));
    }
    terminal.print(text.as_bytes())?;
    Ok(Outcome::Good)
}

fn shown(loaded: &Loaded, checks: &LintConfig) -> String {
    let settings = &loaded.settings;
    let mut text = String::new();
    let from = |span: Option<Span>| -> String {
        let Some(source) = span.and_then(|span| loaded.sources.get(span.file)) else {
            return "not set".to_owned();
        };
        let line = source.position(span.map_or(0, |span| span.start)).line;
        format!("{}:{line}", visible(source.name()))
    };
    let mut line = |key: &str, value: &str, span: Option<Span>| {
        let _ = writeln!(text, "{key} = {value}  # {}", from(span));
    };
    let quoted = |word: &str| format!("\"{word}\"");
    let edition = settings.edition.as_ref();
    line(
        "edition",
        &quoted(edition.map_or(crate::config::EDITION, |set| set.value)),
        edition.map(|set| set.span),
    );
    line("fail-on", &quoted(checks.fail_on.name()), settings.fail_on.as_ref().map(|set| set.span));
    line(
        "min-severity",
        &quoted(checks.min_severity.name()),
        settings.min_severity.as_ref().map(|set| set.span),
    );
    for (key, set) in [
        ("select", &settings.select),
        ("extend-select", &settings.extend_select),
        ("ignore", &settings.ignore),
    ] {
        if let Some(set) = set {
            let names: Vec<String> = set.value.iter().map(|name| quoted(&visible(name))).collect();
            line(key, &format!("[{}]", names.join(", ")), Some(set.span));
        }
    }
    if let Some(baseline) = &settings.baseline {
        line("baseline", &quoted(&visible(&baseline.value)), Some(baseline.span));
    }
    line(
        "limits.plan-bytes",
        &checks.check.limits.bytes.to_string(),
        settings.plan_bytes.as_ref().map(|set| set.span),
    );
    for (platform, most) in &settings.max_characters {
        line(
            &format!("platforms.{}.max-characters", platform.word()),
            &most.value.to_string(),
            Some(most.span),
        );
    }
    let look = &settings.look;
    for (key, set) in [("templates", &look.templates), ("logo", &look.logo), ("url", &look.url)] {
        if let Some(set) = set {
            line(&format!("render.{key}"), &quoted(&visible(&set.value)), Some(set.span));
        }
    }
    if let Some(set) = &look.sections {
        let names: Vec<String> = set.value.iter().map(|name| quoted(name)).collect();
        line("render.sections", &format!("[{}]", names.join(", ")), Some(set.span));
    }
    for (language, file) in &look.words {
        line(&format!("render.words.{}", visible(language)), &quoted(&visible(&file.value)), Some(file.span));
    }
    for (key, colours) in [("light", &look.light), ("dark", &look.dark)] {
        for (name, colour) in colours {
            line(&format!("render.{key}.{name}"), &quoted(&colour.value), Some(colour.span));
        }
    }
    for ignore in &settings.path_ignores {
        let rules: Vec<String> = ignore.rules.iter().map(|rule| quoted(&visible(&rule.value))).collect();
        let key = format!("per-path-ignores.\"{}\"", visible(&ignore.pattern.value));
        line(&key, &format!("[{}]", rules.join(", ")), Some(ignore.pattern.span));
    }
    for rule in &*checks.check.rules {
        let set = settings.rules.get(rule.name);
        let severity = if checks.check.selection.is_on(rule.name) {
            checks.check.selection.severity_of(rule).name()
        } else {
            "off"
        };
        let span = set.and_then(|set| set.severity.as_ref()).map(|set| set.span);
        line(&format!("rules.{}.severity", rule.name), &quoted(severity), span);
        for option in rule.options {
            let set = set.and_then(|set| set.options.get(option.name));
            let values: Vec<&str> = match set {
                Some(set) => set.value.iter().map(String::as_str).collect(),
                None => option.default.to_vec(),
            };
            let values: Vec<String> = values.into_iter().map(quoted).collect();
            let value = match option.kind {
                crate::diagnostic::OptionKind::Duration => values.join(""),
                crate::diagnostic::OptionKind::Words(_) => format!("[{}]", values.join(", ")),
            };
            line(&format!("rules.{}.{}", rule.name, option.name), &value, set.map(|set| set.span));
        }
    }
    text
}
