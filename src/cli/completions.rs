//! `smplan completions`: what shells know of the command line.

use crate::cli::Outcome;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Category;
use crate::rules::RULES;
use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
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

pub(super) fn run(arguments: &Arguments, command: clap::Command, terminal: &mut Terminal) -> Result<Outcome> {
    let mut command = with_names_of_rules(command);
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

/// The command with the rules as values, where rules are named: shells offer them, and other words are taken as well.
fn with_names_of_rules(command: clap::Command) -> clap::Command {
    let rules = || RULES.iter().map(|rule| rule.info.name);
    let categories = || Category::ALL.into_iter().map(Category::name);
    let selected = || PossibleValuesParser::new(["ALL"].into_iter().chain(categories()).chain(rules()));
    let lint = |lint: clap::Command| {
        ["select", "extend_select", "ignore"]
            .into_iter()
            .fold(lint, |lint, name| lint.mut_arg(name, |argument| argument.value_parser(selected())))
    };
    let explain = |explain: clap::Command| {
        // What is changed goes to the end of the list, so that places have to be said.
        let names = PossibleValuesParser::new(rules().chain(["hours"]));
        explain
            .mut_arg("name", |argument| argument.index(1).value_parser(names))
            .mut_arg("hours", |argument| argument.index(2))
    };
    command.mut_subcommand("lint", lint).mut_subcommand("explain", explain)
}
