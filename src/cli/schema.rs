//! `smplan schema`: JSON Schemas for editors and programs.

use crate::cli::configuration::Names;
use crate::cli::places::Places;
use crate::cli::terminal::Terminal;
use crate::cli::{Outcome, diff, output, rota, show, status};
use crate::config;
use crate::diagnostic::Severity;
use crate::format::Wanted;
use crate::report;
use crate::rules::RULES;
use crate::view::{ReviewDocument, View};
use anyhow::Result;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

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
    /// What `smplan show --format json` prints (draft-07).
    Show,
    /// What `smplan status --format json` prints (draft-07).
    Status,
    /// What `smplan diff --format json` prints (draft-07).
    Diff,
    /// What `smplan rota --format json` prints (draft-07).
    Rota,
    /// What `smplan review --format json` prints (2020-12).
    Review,
    /// What templates of documents see (2020-12).
    View,
}

/// When a rule asks for a field, so that editors ask for it too.
fn wanted(rule: &str) -> Wanted {
    match rule {
        "plan-owner-missing" | "horizon-missing" | "review-cadence-missing" => Wanted::InPlans,
        // Only for channels in use, where people are named, and for roles that each location has.
        // And which sections there are depends on the kind of the document.
        "channel-unowned" | "no-named-team" | "location-role-unbound" | "kind-section-missing" => {
            Wanted::Otherwise
        }
        _ => {
            let is_error =
                RULES.iter().any(|known| known.info.name == rule && known.info.severity == Severity::Error);
            if is_error { Wanted::Always } else { Wanted::Otherwise }
        }
    }
}

/// The JSON Schema of plans, as it is printed and written.
pub(super) fn plan_schema() -> Result<String> {
    let schema = crate::format::json_schema(crate::plan::Plan::record(), &wanted);
    Ok(format!("{}\n", serde_json::to_string_pretty(&schema)?))
}

/// The schema of plans as a file, for the editors of those who write them.
#[derive(Debug)]
pub(super) struct Schema {
    file: PathBuf,
    /// As the first line of the plan names it.
    name: String,
}

/// Where schemas are kept, below the top of a plans repository.
pub(super) const FOLDER: &str = ".smplan";

/// The file name of the schema of plans.
pub(super) const PLAN_SCHEMA: &str = "plan.schema.json";

impl Schema {
    /// The schema for a plan: the nearest up to the top of the repository, else one beside the plan.
    pub(super) fn beside(plan: &Path, places: &mut Places) -> Schema {
        let absolute = places.absolute(plan);
        let folder = absolute.parent().unwrap_or(Path::new(""));
        let top = places.top(folder).unwrap_or_else(|| places.working().to_path_buf());
        let mut up = String::new();
        for ancestor in folder.ancestors() {
            let file = ancestor.join(FOLDER).join(PLAN_SCHEMA);
            if file.is_file() {
                return Schema { file, name: format!("{up}{FOLDER}/{PLAN_SCHEMA}") };
            }
            if ancestor == top {
                break;
            }
            up.push_str("../");
        }
        Schema { file: folder.join(FOLDER).join(PLAN_SCHEMA), name: format!("{FOLDER}/{PLAN_SCHEMA}") }
    }

    pub(super) fn is_there(&self) -> bool {
        self.file.is_file()
    }

    /// The line of a plan by which editors find it.
    pub(super) fn line(&self) -> String {
        format!("# yaml-language-server: $schema={}\n", self.name)
    }

    /// Writes the schema, unless it is there; whether it was written.
    pub(super) fn write_where_missing(&self) -> Result<bool> {
        if self.file.is_file() {
            return Ok(false);
        }
        if let Some(folder) = self.file.parent() {
            output::make_folder(folder)?;
        }
        output::write(&self.file, plan_schema()?.as_bytes())?;
        Ok(true)
    }
}

/// The JSON Schema of settings, as it is printed and written.
pub(super) fn settings_schema() -> Result<String> {
    let schema = config::json_schema(Names::of_program().known());
    Ok(format!("{}\n", serde_json::to_string_pretty(&schema)?))
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let schema = match arguments.what {
        What::Plan => plan_schema()?,
        What::Config => settings_schema()?,
        What::Report => report::JSON_SCHEMA.to_owned(),
        What::Show => show::JSON_SCHEMA.to_owned(),
        What::Status => status::JSON_SCHEMA.to_owned(),
        What::Diff => diff::JSON_SCHEMA.to_owned(),
        What::Rota => rota::JSON_SCHEMA.to_owned(),
        What::Review => format!("{}\n", serde_json::to_string_pretty(&ReviewDocument::json_schema())?),
        What::View => format!("{}\n", serde_json::to_string_pretty(&View::json_schema())?),
    };
    terminal.print(schema.as_bytes())?;
    Ok(Outcome::Good)
}
