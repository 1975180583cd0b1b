//! What a new plan has to know, from flags or asked for at the terminal.

use crate::cli::terminal::Terminal;
use crate::plan::{Date, is_time_zone};
use crate::scaffold::{Answers, STARTERS, Starter, starter};
use anyhow::{Context, Result};
use std::io::{self, BufRead, IsTerminal, Write};

/// What a plan is about.
#[derive(Debug, clap::Args)]
pub(super) struct About {
    /// The plan to start from.
    #[arg(long, short, value_name = "NAME", value_parser = names())]
    pub(super) template: Option<String>,

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
    #[arg(long, value_name = "ZONE", default_value = "UTC", value_parser = zone)]
    time_zone: String,
}

/// The plan of a store, which is made from that of its group.
pub(super) const STORE: &str = "store";

pub(super) const STORE_DESCRIPTION: &str = "a store of a group, on whose plan it builds (--extends)";

fn names() -> clap::builder::PossibleValuesParser {
    let starters = STARTERS.iter().map(|starter| (starter.name, starter.description));
    let names = starters.chain([(STORE, STORE_DESCRIPTION)]);
    let names = names.map(|(name, description)| clap::builder::PossibleValue::new(name).help(description));
    names.collect::<Vec<_>>().into()
}

fn zone(name: &str) -> Result<String, String> {
    if is_time_zone(name) {
        return Ok(name.to_owned());
    }
    Err("there is no such time zone; write continent and city, such as America/Chicago or Europe/Dublin"
        .to_owned())
}

/// Whether there is somebody to ask.
pub(super) fn asks(terminal: &Terminal) -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal() && !terminal.quiet
}

/// The plan to start from.
pub(super) fn chosen_starter(arguments: &About, asks: bool) -> Result<&'static Starter> {
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
    if name == STORE {
        anyhow::bail!("`store` builds on a plan: smplan new FILE --template store --extends PLAN");
    }
    starter(&name).with_context(|| {
        format!("there is no plan called `{name}` to start from; --list-templates lists them")
    })
}

/// The answers, from the flags, from the terminal where it `asks`, else the usual ones.
pub(super) fn answers(arguments: &About, chosen: &Starter, asks: bool) -> Result<Answers> {
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

/// Whether somebody at the terminal says yes.
pub(super) fn confirm(question: &str) -> Result<bool> {
    let answer = ask(question, "no")?;
    Ok(matches!(answer.to_lowercase().as_str(), "y" | "yes"))
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
