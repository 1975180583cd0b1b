//! `smplan review`: the sheet for the meeting that looks back, and the plan that follows.

mod arguments;
mod next;
mod sheet;

use crate::cli::Outcome;
use crate::cli::terminal::Terminal;
use anyhow::Result;

pub(super) use arguments::Arguments;

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    match &arguments.next {
        Some(file) => next::run(arguments, file, terminal),
        None => sheet::run(arguments, terminal),
    }
}
