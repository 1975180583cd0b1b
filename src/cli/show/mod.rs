//! `smplan show`: a plan as it is once those that it builds on are laid under it, and where each value comes from.

mod listing;
mod origins;
mod path;
mod scalars;
mod yaml;

use crate::cli::bases::{BaseFiles, with_bases};
use crate::cli::find::Candidate;
use crate::cli::input::{self, Input, STDIN_NAME};
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::cli::{Outcome, answer, settings};
use crate::diagnostic::PlanReport;
use crate::engine;
use crate::rules::{self, Selection};
use crate::syntax::{Limits, Tree};
use anyhow::Result;
use origins::Origins;
use path::{Lost, Path};
use std::path::PathBuf;
use std::sync::Arc;

/// The JSON Schema of what `--format json` prints.
pub(super) const JSON_SCHEMA: &str = include_str!("json.schema.json");

/// Print a plan as it is once the plans that it builds on are laid under it.
///
/// Behind each value stands where it is written, and what it stands over: `# stores/ridgeway.yaml:21, over 15m of group.yaml:123`.
/// What is printed is YAML; with `--flat` it is a plan of its own that can be checked like the one that was named.
///
/// Exit code 0: all of it was read. 1: a part could not be read, and the rest is printed. 2: there is nothing to print.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The plan; `-` is standard input.
    plan: PathBuf,

    /// What to print of it, as a dotted path with `*` for any one name: channels.facebook, playbooks.*.severity.
    #[arg(value_name = "PATH")]
    path: Option<String>,

    /// Print one plan that builds on no other: without `extends`, and without saying where what comes from.
    #[arg(long)]
    flat: bool,

    /// Print what holds where nothing is written, too.
    #[arg(long)]
    defaults: bool,

    /// What to print: YAML or JSON.
    #[arg(long, alias = "output-format", value_name = "FORMAT", default_value = "yaml")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Yaml,
    Json,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let path = &arguments.plan;
    if path.is_dir() {
        anyhow::bail!("`{}` is a folder; name the file of one plan", path.display());
    }
    let candidate = if path.as_os_str() == "-" { Candidate::Stdin } else { Candidate::Named(path.clone()) };
    let source = match input::read_candidate(&candidate, STDIN_NAME, Limits::default())? {
        Some(Input::Text(source)) => source,
        Some(Input::TooLarge { .. }) => anyhow::bail!("`{}` is too large to be shown", path.display()),
        None => anyhow::bail!("`{}` is no plan", path.display()),
    };
    let sources = with_bases(source, None, Limits::default(), &BaseFiles::default());
    let mut origins = Origins::default();
    let read = engine::read_seeing(&sources, Limits::default(), Some(crate::cli::today()), |changes| {
        origins = Origins::of(changes, &sources);
    });
    let wanted = Path::of(arguments.path.as_deref().unwrap_or_default());
    let root = read.whole().and_then(Tree::root);
    let printed = match root {
        None => None,
        Some(root) => match wanted.check(root, &origins) {
            Ok(()) => {
                let showing = Showing { arguments, wanted: &wanted, origins: &origins, sources: &sources };
                let text = match arguments.format {
                    Format::Yaml => yaml::write(root, &showing)?,
                    Format::Json => answer::json(&listing::list(root, &showing)?),
                };
                let text = if arguments.format == Format::Yaml { safe(&text) } else { text };
                terminal.print(text.as_bytes())?;
                Some(())
            }
            Err(Lost { message, help }) if read.extent.is_whole() => {
                complain(&message);
                advise(&help);
                return Ok(Outcome::Undone);
            }
            Err(_) => None,
        },
    };
    if read.extent.is_whole() && printed.is_some() {
        return Ok(Outcome::Good);
    }
    let mut found = rules::judge(read.findings, None, &Selection::all());
    // What keeps it from being read, and not what else is found in it.
    found.retain(|one| {
        rules::rule(one.finding.rule).is_some_and(|rule| rule.info.always_on && !rule.info.binds_stores)
    });
    let report = PlanReport::of_plan(sources, String::new(), Arc::from([]), found);
    settings::report_mistakes(&report, terminal)?;
    Ok(if printed.is_some() { Outcome::Findings } else { Outcome::Undone })
}

/// What is shown, and how.
struct Showing<'s> {
    arguments: &'s Arguments,
    wanted: &'s Path<'s>,
    origins: &'s Origins,
    sources: &'s crate::source::Sources,
}
