//! `smplan init`: makes a plans repository.

use crate::cli::questions::{self, About};
use crate::cli::schema::{FOLDER, PLAN_SCHEMA, plan_schema, settings_schema};
use crate::cli::terminal::{Terminal, advise, complain};
use crate::cli::{Outcome, output};
use crate::scaffold::{RepositoryFile, is_released, plan_path, repository};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// The version of this program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Make a plans repository: a first plan, settings, CI for GitHub and GitLab, pre-commit, and schemas for editors.
///
/// What it makes passes its own CI. Files that are there already are left alone.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder of the repository.
    #[arg(default_value = ".", value_name = "DIR")]
    folder: PathBuf,

    #[command(flatten)]
    about: About,

    /// Only write the schemas for editors anew, after an upgrade.
    #[arg(long)]
    refresh: bool,

    /// Overwrite files that are there.
    #[arg(long)]
    force: bool,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let schemas = vec![
        file(&format!("{FOLDER}/{PLAN_SCHEMA}"), plan_schema()?),
        file(&format!("{FOLDER}/settings.schema.json"), settings_schema()?),
    ];
    if arguments.refresh {
        write_all(&arguments.folder, &schemas, terminal)?;
        return Ok(Outcome::Good);
    }
    let asks = questions::asks(terminal);
    let chosen = questions::chosen_starter(&arguments.about, asks)?;
    let answers = questions::answers(&arguments.about, chosen, asks)?;
    let plan = plan_path(&answers);
    let text = chosen.fill(&answers)?;
    let line = format!("# yaml-language-server: $schema=../{FOLDER}/{PLAN_SCHEMA}\n");
    let mut files = repository(&answers, VERSION)?;
    files.push(file(&plan, format!("{line}{text}")));
    files.extend(schemas);
    let settings = arguments.folder.join("smplan.toml");
    if settings.symlink_metadata().is_ok() && !arguments.force {
        complain(&format!("`{}` is there already: this is a plans repository", settings.display()));
        advise(
            "`smplan new plans/another.yaml` writes one more plan; --refresh writes the schemas anew, --force everything",
        );
        return Ok(Outcome::Undone);
    }
    let is_there = |file: &RepositoryFile| arguments.folder.join(&file.path).symlink_metadata().is_ok();
    let (kept, files): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| is_there(file) && !arguments.force);
    for file in kept {
        terminal.note(&format!("kept {}, which was there already", file.path));
    }
    write_all(&arguments.folder, &files, terminal)?;
    terminal.note(&format!("\nPut your own people and numbers into {plan}, then:\n"));
    if arguments.folder.as_os_str() != "." {
        terminal.note(&format!("  cd {}", arguments.folder.display()));
    }
    terminal.note("  git init && git add .");
    terminal.note("  smplan lint");
    if !is_released(VERSION) {
        terminal.note(&format!(
            "\nsmplan {VERSION} is not released: put its wheel into `wheels/` before you push \
             (in the source code of smplan: `maturin build --release -o wheels`)."
        ));
    }
    Ok(Outcome::Good)
}

fn file(path: &str, text: String) -> RepositoryFile {
    RepositoryFile { path: path.to_owned(), text }
}

fn write_all(folder: &Path, files: &[RepositoryFile], terminal: &Terminal) -> Result<()> {
    for file in files {
        let target = folder.join(&file.path);
        if let Some(folder) = target.parent() {
            output::make_folder(folder)?;
        }
        output::write(&target, file.text.as_bytes())?;
        terminal.note(&format!("wrote {}", file.path));
    }
    Ok(())
}
