//! `smplan rules`: lists the rules, and runs the examples of an organisation's own.

use crate::cli::Outcome;
use crate::cli::configuration::{Configurations, Loaded, SettingsFrom, all_rules};
use crate::cli::places::Places;
use crate::cli::settings;
use crate::cli::terminal::{Terminal, complain, environment};
use crate::config::OwnRule;
use crate::diagnostic::{FixAvailability, RuleInfo};
use crate::own_rules;
use crate::report::visible;
use crate::rules::{Fate, LEFT_OUT};
use crate::source::{FileId, Spanned};
use crate::syntax::{self, Limits};
use anyhow::Result;
use clap::{Subcommand, ValueEnum};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;

/// List the rules: those of smplan, and those of the nearest smplan.toml.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    /// How the list is shown.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the examples (`ok` and `bad`) of the rules in smplan.toml.
    ///
    /// Exit code 0: every rule finds nothing in `ok` and something in `bad`. 1: one does not. 2: the settings cannot be used.
    Test {
        /// The settings to test, instead of the nearest smplan.toml.
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    #[default]
    Human,
    Json,
}

#[derive(Serialize)]
struct Listed<'r> {
    name: &'r str,
    category: &'r str,
    severity: &'r str,
    since: &'r str,
    fixable: bool,
    summary: &'r str,
    documentation: &'r str,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let named = match &arguments.command {
        Some(Command::Test { config }) => config.clone(),
        None => None,
    };
    let mut configurations = Configurations::new(origin(named));
    let Some(loaded) = nearest(&mut configurations, terminal)? else { return Ok(Outcome::Undone) };
    if let Some(Command::Test { .. }) = arguments.command {
        return test(loaded, terminal);
    }
    let rules = all_rules(&loaded.settings);
    let mut out = terminal.out();
    match arguments.format {
        Format::Human => out.write_all(list(&rules).as_bytes())?,
        Format::Json => {
            let listed: Vec<Listed<'_>> = rules.iter().map(listed).collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&listed)?)?;
        }
    }
    out.flush()?;
    Ok(Outcome::Good)
}

fn origin(named: Option<PathBuf>) -> SettingsFrom {
    let file = named.or_else(|| environment("SMPLAN_CONFIG").map(PathBuf::from));
    file.map_or(SettingsFrom::Nearest, SettingsFrom::File)
}

/// The settings of the working folder; `None`, after saying why, where they cannot be used.
pub(super) fn nearest<'c>(
    configurations: &'c mut Configurations,
    terminal: &Terminal,
) -> Result<Option<&'c Loaded>> {
    let mut places = Places::new();
    let folder = places.working().to_path_buf();
    let index = settings::usable(configurations.of_folder(&folder, &mut places), terminal)?;
    Ok(index.and_then(|index| configurations.get(index)))
}

fn listed(rule: &RuleInfo) -> Listed<'_> {
    Listed {
        name: rule.name,
        category: rule.category.name(),
        severity: rule.severity.name(),
        since: rule.since,
        fixable: rule.fix == FixAvailability::Sometimes,
        summary: rule.summary(),
        documentation: rule.documentation.trim(),
    }
}

fn list(rules: &[RuleInfo]) -> String {
    let width = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    let mut category = None;
    for rule in rules {
        if category != Some(rule.category) {
            let gap = if category.is_some() { "\n" } else { "" };
            let _ = writeln!(text, "{gap}{}", rule.category.name());
            category = Some(rule.category);
        }
        let summary = visible(rule.summary());
        let _ = writeln!(text, "  {:width$}  {:7}  {summary}", rule.name, rule.severity.name());
    }
    let _ = writeln!(text, "\nleft out");
    let width = LEFT_OUT.iter().map(|left_out| left_out.name.len()).max().unwrap_or(0);
    for left_out in LEFT_OUT {
        let _ = writeln!(text, "  {:width$}  {}", left_out.name, fate(left_out.fate));
    }
    let _ = writeln!(text, "\n{} rules; `smplan explain NAME` says more of one.", rules.len());
    text
}

/// What became of a rule that is left out.
pub(super) fn fate(fate: Fate) -> String {
    match fate {
        Fate::SaidBy(rule) => format!("said by {rule}"),
        Fate::StruckOut(why) => format!("struck out: {why}"),
    }
}

/// Runs the examples of all rules in some settings.
fn test(loaded: &Loaded, terminal: &mut Terminal) -> Result<Outcome> {
    let rules = &loaded.settings.own_rules;
    if rules.is_empty() {
        complain("there are no rules to test: the settings have no `[[rule]]`");
        return Ok(Outcome::Undone);
    }
    let mut out = terminal.out();
    let mut n_wrong = 0;
    for rule in rules {
        let wrong = wrong_examples(rule);
        let n_examples = rule.ok.len() + rule.bad.len();
        if wrong.is_empty() {
            writeln!(out, "good  {} ({n_examples} examples)", rule.info.name)?;
        }
        for (place, words) in &wrong {
            let source = loaded.sources.get(place.span.file).unwrap_or_else(|| loaded.sources.first());
            let at = source.position(place.span.start);
            let name = visible(source.name());
            writeln!(
                out,
                "WRONG {}\n      {name}:{}:{}: {}",
                rule.info.name,
                at.line,
                at.column,
                visible(words)
            )?;
        }
        n_wrong += wrong.len();
    }
    out.flush()?;
    Ok(if n_wrong == 0 { Outcome::Good } else { Outcome::Findings })
}

/// Examples in which a rule does not find what it should, with the place of each.
fn wrong_examples(rule: &OwnRule) -> Vec<(Spanned<()>, String)> {
    let at = |place: &Spanned<String>| Spanned { span: place.span, value: () };
    let mut wrong = Vec::new();
    for (kind, examples) in [("ok", &rule.ok), ("bad", &rule.bad)] {
        if examples.is_empty() {
            wrong.push((
                Spanned { span: rule.name.span, value: () },
                format!("there is no example in `{kind}`; add a piece of a plan"),
            ));
        }
    }
    for example in &rule.ok {
        match found(rule, &example.value) {
            Err(why) => wrong.push((at(example), why)),
            Ok(messages) => {
                wrong.extend(messages.first().map(|message| (at(example), format!("finds: {message}"))));
            }
        }
    }
    for example in &rule.bad {
        match found(rule, &example.value) {
            Err(why) => wrong.push((at(example), why)),
            Ok(messages) if messages.is_empty() => {
                wrong.push((at(example), "finds nothing in this bad example".to_owned()));
            }
            Ok(_) => {}
        }
    }
    wrong
}

/// What a rule says of a piece of a plan.
fn found(rule: &OwnRule, example: &str) -> Result<Vec<String>, String> {
    let parsed = syntax::parse(example, FileId(0), Limits::default());
    if let Some(mistake) = parsed.findings.into_iter().next() {
        return Err(format!("the example cannot be read: {}", mistake.message));
    }
    let findings = own_rules::check(std::iter::once(rule), &parsed.tree, None);
    Ok(findings.into_iter().map(|finding| finding.message).collect())
}

/// The rule of a name, with those of the nearest settings.
pub(super) fn find(name: &str, terminal: &Terminal) -> Result<Option<RuleInfo>> {
    if let Some(rule) = crate::rules::rule(name) {
        return Ok(Some(rule.info));
    }
    let mut configurations = Configurations::new(origin(None));
    let loaded = nearest(&mut configurations, terminal)?;
    Ok(loaded.and_then(|loaded| {
        loaded.settings.own_rules.iter().find(|own| own.info.name == name).map(|own| own.info)
    }))
}
