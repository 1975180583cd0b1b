//! `smplan new`: writes a plan to start from.

use crate::cli::terminal::{Terminal, advise, complain};
use crate::cli::{Outcome, output};
use crate::model::{Date, is_time_zone};
use crate::scaffold::{Answers, STARTERS, Starter, starter};
use anyhow::{Context, Result};
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Write a plan to start from.
///
/// What is written has no error and no warning, and can be rendered at once. At a terminal it asks for what is not
/// given; elsewhere it takes what the flags say and examples for the rest.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The file to write; `-` is standard output.
    #[arg(default_value = "plan.yaml", value_name = "PATH")]
    path: PathBuf,

    /// The plan to start from.
    #[arg(long, short, value_name = "NAME", value_parser = names())]
    template: Option<String>,

    /// List the plans to start from.
    #[arg(long)]
    list_templates: bool,

    /// Title of the plan.
    #[arg(long)]
    title: Option<String>,

    /// Whose plan it is.
    #[arg(long, visible_alias = "organisation", value_name = "NAME")]
    organization: Option<String>,

    /// Name of the person who answers for the plan.
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,

    /// First day of the plan; without it, the first of the next month.
    #[arg(long, value_name = "DATE")]
    start: Option<Date>,

    /// How many months the plan covers.
    #[arg(long, value_name = "MONTHS", default_value_t = 12, value_parser = clap::value_parser!(i32).range(6..=24))]
    months: i32,

    /// Time zone of the plan's hours, such as Europe/Dublin.
    #[arg(long, value_name = "ZONE", default_value = "UTC")]
    time_zone: String,

    /// Overwrite the file if it is there.
    #[arg(long)]
    force: bool,
}

fn names() -> clap::builder::PossibleValuesParser {
    STARTERS
        .iter()
        .map(|starter| clap::builder::PossibleValue::new(starter.name).help(starter.description))
        .collect::<Vec<_>>()
        .into()
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    if arguments.list_templates {
        let mut out = terminal.out();
        for starter in STARTERS {
            writeln!(out, "{:9} {}", starter.name, starter.description)?;
        }
        out.flush()?;
        return Ok(Outcome::Good);
    }
    let to_stdout = arguments.path.as_os_str() == "-";
    if !to_stdout && !arguments.force && arguments.path.symlink_metadata().is_ok() {
        complain(&format!("`{}` is there already", arguments.path.display()));
        advise("name another file, or overwrite it with --force");
        return Ok(Outcome::Undone);
    }
    if !is_time_zone(&arguments.time_zone) {
        complain(&format!("`{}` is not the name of a time zone", arguments.time_zone));
        advise("write continent and city, such as America/Chicago or Europe/Dublin");
        return Ok(Outcome::Undone);
    }
    let asks = io::stdin().is_terminal() && io::stderr().is_terminal() && !terminal.quiet;
    let chosen = chosen_starter(arguments, asks)?;
    let answers = answers(arguments, chosen, asks)?;
    let text = chosen.fill(&answers)?;
    if to_stdout {
        let mut out = terminal.out();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        return Ok(Outcome::Good);
    }
    if let Some(folder) = arguments.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder `{}`", folder.display()))?;
    }
    output::write(&arguments.path, text.as_bytes())?;
    let name = arguments.path.display();
    terminal.note(&format!("Wrote {name}. Put in your own people and numbers, then:\n"));
    terminal.note(&format!("  smplan lint {name}"));
    terminal.note(&format!(
        "  smplan render --html {name} -o {}",
        Path::new(&arguments.path).with_extension("html").display()
    ));
    Ok(Outcome::Good)
}

fn chosen_starter(arguments: &Arguments, asks: bool) -> Result<&'static Starter> {
    let name = match &arguments.template {
        Some(name) => name.clone(),
        None if asks => {
            let mut err = io::stderr().lock();
            writeln!(err, "Which plan do you want to start from?")?;
            for starter in STARTERS {
                writeln!(err, "  {:9} {}", starter.name, starter.description)?;
            }
            drop(err);
            ask("Plan", "standard")?
        }
        None => "standard".to_owned(),
    };
    starter(&name).with_context(|| {
        format!("there is no plan called `{name}` to start from; --list-templates lists them")
    })
}

fn answers(arguments: &Arguments, chosen: &Starter, asks: bool) -> Result<Answers> {
    let given = |flag: &Option<String>, question: &str, otherwise: &str| match flag {
        Some(answer) => Ok(answer.clone()),
        None if asks => ask(question, otherwise),
        None => Ok(otherwise.to_owned()),
    };
    let organisation = given(&arguments.organization, "Organisation", "Example organisation")?;
    let start = match arguments.start {
        Some(start) => start,
        None => next_month(crate::cli::today())?,
    };
    let usual_title = match chosen.name {
        "playbook" => format!("{organisation} playbooks"),
        "policy" => format!("{organisation} social media policy"),
        _ => format!("{organisation} social media plan {}", start.year()),
    };
    let answers = Answers {
        title: given(&arguments.title, "Title", &usual_title)?,
        organisation,
        owner: given(&arguments.owner, "Who answers for it", "Robin Example")?,
        start,
        months: arguments.months,
        time_zone: arguments.time_zone.clone(),
    };
    for (name, text) in
        [("title", &answers.title), ("organization", &answers.organisation), ("owner", &answers.owner)]
    {
        if text.trim().is_empty() {
            anyhow::bail!("--{name} is empty");
        }
    }
    Ok(answers)
}

fn next_month(today: Date) -> Result<Date> {
    let next = today.last_of_month().tomorrow();
    next.context("there is no next month")
}

/// Asks at the terminal; an empty answer is the usual one.
fn ask(question: &str, usual: &str) -> Result<String> {
    let mut err = io::stderr().lock();
    write!(err, "{question} [{usual}]: ")?;
    err.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    let answer = answer.trim();
    Ok(if answer.is_empty() { usual.to_owned() } else { answer.to_owned() })
}
