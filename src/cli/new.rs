//! `smplan new`: writes a plan to start from.

use crate::cli::new_store;
use crate::cli::places::Places;
use crate::cli::questions::{self, About, STORE, STORE_DESCRIPTION};
use crate::cli::schema::Schema;
use crate::cli::terminal::{Terminal, advise, complain};
use crate::cli::{Outcome, output};
use crate::scaffold::STARTERS;
use anyhow::Result;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Write a plan to start from.
///
/// What is written has no error and no warning, and can be rendered at once. At a terminal it asks for what is not
/// given; elsewhere it takes what the flags say and examples for the rest. Its first line leads editors to the schema of the
/// format, in the folder `.smplan` of the repository; where there is none yet, it is written beside the plan.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The file to write; `-` is standard output.
    #[arg(default_value = "plan.yaml", value_name = "PATH")]
    path: PathBuf,

    /// List the plans to start from.
    #[arg(long)]
    list_templates: bool,

    #[command(flatten)]
    about: About,

    /// The plan of the group on which that of a store builds.
    #[arg(long, value_name = "PLAN")]
    extends: Option<PathBuf>,

    /// The id of the store among the locations of the group; without it the name of the file.
    #[arg(long, value_name = "ID", requires = "extends")]
    location: Option<String>,

    /// Overwrite the file if it is there.
    #[arg(long)]
    force: bool,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    if arguments.list_templates {
        let mut out = terminal.out();
        for starter in STARTERS {
            writeln!(out, "{:9} {}", starter.name, starter.description)?;
        }
        writeln!(out, "{STORE:9} {STORE_DESCRIPTION}")?;
        out.flush()?;
        return Ok(Outcome::Good);
    }
    let to_stdout = arguments.path.as_os_str() == "-";
    if !to_stdout && !arguments.force && arguments.path.symlink_metadata().is_ok() {
        complain(&format!("`{}` is there already", arguments.path.display()));
        advise("name another file, or overwrite it with --force");
        return Ok(Outcome::Undone);
    }
    let template = arguments.about.template.as_deref();
    if let Some(base) = &arguments.extends {
        if template.is_some_and(|template| template != STORE) {
            anyhow::bail!("--extends is for the plan of a store: --template store");
        }
        return new_store::run(&arguments.path, base, arguments.location.as_deref(), terminal);
    }
    let asks = questions::asks(terminal);
    let chosen = questions::chosen_starter(&arguments.about, asks)?;
    let answers = questions::answers(&arguments.about, chosen, asks)?;
    let text = chosen.fill(&answers)?;
    if to_stdout {
        let mut out = terminal.out();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        return Ok(Outcome::Good);
    }
    if let Some(folder) = arguments.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        output::make_folder(folder)?;
    }
    let schema = Schema::beside(&arguments.path, &mut Places::new());
    output::write(&arguments.path, format!("{}{text}", schema.line()).as_bytes())?;
    let wrote_schema = schema.write_where_missing()?;
    let name = arguments.path.display();
    terminal.note(&format!("Wrote {name}. Put in your own people and numbers, then:\n"));
    terminal.note(&format!("  smplan lint {name}"));
    terminal.note(&format!(
        "  smplan render --html {name} -o {}",
        Path::new(&arguments.path).with_extension("html").display()
    ));
    if wrote_schema {
        terminal.note("\nFor editors, the schema of the format was written into .smplan/ beside it.");
    }
    Ok(Outcome::Good)
}
