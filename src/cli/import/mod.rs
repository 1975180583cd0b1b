//! `smplan import`: lists that others keep, brought into plans.

mod calendar;
mod files;
mod list;
mod read;
mod stores;
mod there;

use crate::cli::Outcome;
use crate::cli::terminal::Terminal;
use anyhow::Result;

/// Bring a list that others keep into plans: the stores of a group, or what goes out when.
///
/// The list is CSV or a workbook (.xlsx), as it was exported: titles above the head, other separators and other encodings are
/// understood. Nothing is written without --write, and nothing is guessed: a row that can be read in two ways is left out, and it
/// is said which one and why. The same list again changes nothing.
///
/// Exit code 0: all rows were used. 1: some were left out, or a plan cannot be read. 2: something could not be done.
#[derive(Debug, clap::Args)]
#[command(disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    Stores(stores::Arguments),
    Calendar(calendar::Arguments),
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    match &arguments.what {
        What::Stores(arguments) => stores::run(arguments, terminal),
        What::Calendar(arguments) => calendar::run(arguments, terminal),
    }
}
