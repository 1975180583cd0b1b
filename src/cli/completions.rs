//! `smplan completions`: what shells know of the command line.

use crate::cli::Outcome;
use crate::cli::terminal::Terminal;
use anyhow::Result;
use clap::ValueEnum;
use clap_complete::Shell as Known;
use clap_complete_nushell::Nushell;

/// Print completions for a shell.
///
/// For bash, for example: `smplan completions bash > ~/.local/share/bash-completion/completions/smplan`
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shell {
    Bash,
    Elvish,
    Fish,
    Nushell,
    Powershell,
    Zsh,
}

pub(super) fn run(
    arguments: &Arguments,
    mut command: clap::Command,
    terminal: &mut Terminal,
) -> Result<Outcome> {
    let mut text = Vec::new();
    let mut known = |shell: Known| clap_complete::generate(shell, &mut command, "smplan", &mut text);
    match arguments.shell {
        Shell::Bash => known(Known::Bash),
        Shell::Elvish => known(Known::Elvish),
        Shell::Fish => known(Known::Fish),
        Shell::Powershell => known(Known::PowerShell),
        Shell::Zsh => known(Known::Zsh),
        Shell::Nushell => clap_complete::generate(Nushell, &mut command, "smplan", &mut text),
    }
    terminal.print(&text)?;
    Ok(Outcome::Good)
}
