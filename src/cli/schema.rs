//! `smplan schema`: JSON Schemas for editors and programs.

use crate::cli::Outcome;
use crate::cli::configuration::{format_names, rule_infos};
use crate::cli::terminal::Terminal;
use crate::config::{self, Known};
use crate::report;
use anyhow::Result;
use clap::ValueEnum;
use std::io::Write;

/// Print a JSON Schema, for editors and programs.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What the schema describes.
    #[arg(value_enum, value_name = "WHAT")]
    what: What,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// The plan format (draft-07).
    Plan,
    /// The settings in `smplan.toml` (draft-07).
    Config,
    /// What `smplan lint --format json` prints (draft-07).
    Report,
}

/// The JSON Schema of plans, as it is printed and written.
pub(super) fn plan_schema() -> Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(&crate::model::json_schema())?))
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let schema = match arguments.what {
        What::Plan => plan_schema()?,
        What::Config => {
            let (rules, formats) = (rule_infos(), format_names());
            let schema = config::json_schema(Known { rules: &rules, formats: &formats });
            format!("{}\n", serde_json::to_string_pretty(&schema)?)
        }
        What::Report => report::JSON_SCHEMA.to_owned(),
    };
    let mut out = terminal.out();
    out.write_all(schema.as_bytes())?;
    out.flush()?;
    Ok(Outcome::Good)
}
