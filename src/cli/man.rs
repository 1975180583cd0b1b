//! `smplan man`: manual pages.

use crate::cli::terminal::Terminal;
use crate::cli::{DAY, Outcome, output};
use anyhow::Result;
use clap_mangen::Man;
use std::io::Write;
use std::path::PathBuf;

/// Print the manual page, or write the pages of all commands into a folder.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The folder for the pages, such as ~/.local/share/man/man1; without it, the main page goes to standard output.
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub(super) fn run(
    arguments: &Arguments,
    mut command: clap::Command,
    terminal: &mut Terminal,
) -> Result<Outcome> {
    command.build();
    let Some(folder) = &arguments.folder else {
        let mut out = terminal.out();
        out.write_all(&page(command)?)?;
        out.flush()?;
        return Ok(Outcome::Good);
    };
    output::make_folder(folder)?;
    let mut commands = vec![("smplan".to_owned(), command)];
    while let Some((name, command)) = commands.pop() {
        let below =
            command.get_subcommands().map(|inner| (format!("{name}-{}", inner.get_name()), inner.clone()));
        commands.extend(below);
        output::write(&folder.join(format!("{name}.1")), &page(command.display_name(name))?)?;
    }
    Ok(Outcome::Good)
}

fn page(command: clap::Command) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    // The day of the release, never that of today: the same program makes the same page. `-` where there is none yet.
    Man::new(command).date(DAY.unwrap_or("-")).render(&mut page)?;
    // Linters complain of a break on either side of an empty line; one space says the same.
    Ok(String::from_utf8(page)?.replace("\n.br\n\n.br\n", "\n.sp\n").into_bytes())
}
