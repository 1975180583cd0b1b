//! `smplan rules`: lists the rules.

use crate::cli::Outcome;
use crate::cli::terminal::Terminal;
use crate::rules::{FIXABLE, RULES};
use anyhow::Result;
use clap::ValueEnum;
use serde::Serialize;
use std::io::Write;

/// List the rules.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// How the list is shown.
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
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
    let mut out = terminal.out();
    match arguments.format {
        Format::Human => {
            let width = RULES.iter().map(|rule| rule.info.name.len()).max().unwrap_or(0);
            let mut category = None;
            for rule in RULES {
                if category != Some(rule.info.category) {
                    let gap = if category.is_some() { "\n" } else { "" };
                    writeln!(out, "{gap}{}", rule.info.category.name())?;
                    category = Some(rule.info.category);
                }
                writeln!(
                    out,
                    "  {:width$}  {:7}  {}",
                    rule.info.name,
                    rule.info.severity.name(),
                    rule.info.summary()
                )?;
            }
            writeln!(out, "\n{} rules; `smplan explain NAME` says more of one.", RULES.len())?;
        }
        Format::Json => {
            let listed: Vec<Listed<'_>> = RULES
                .iter()
                .map(|rule| Listed {
                    name: rule.info.name,
                    category: rule.info.category.name(),
                    severity: rule.info.severity.name(),
                    since: rule.info.since,
                    fixable: FIXABLE.contains(&rule.info.name),
                    summary: rule.info.summary(),
                    documentation: rule.info.documentation.trim(),
                })
                .collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&listed)?)?;
        }
    }
    out.flush()?;
    Ok(Outcome::Good)
}
