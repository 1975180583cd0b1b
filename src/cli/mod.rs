//! The edge: arguments, files, clock, environment, terminal and exit codes. One file a command.

mod answer;
mod appearance;
mod approve;
mod baseline_file;
mod bases;
mod change;
mod check;
mod completions;
mod configuration;
mod diff;
mod drill;
mod explain;
mod families;
mod find;
mod followed;
mod gather;
mod git;
mod import;
mod init;
mod input;
mod linked;
mod lint;
mod man;
mod new;
mod new_store;
mod one_plan;
mod opened;
mod output;
mod overlooked;
mod parallel;
mod patch;
mod places;
mod provenance;
mod questions;
mod recognize;
mod record;
mod rename;
mod render;
mod replace;
mod reports;
mod review;
mod rota;
mod rules;
mod schema;
mod scorecards;
mod settings;
mod show;
mod status;
mod store_plan;
mod table_files;
mod templates;
mod terminal;
mod test;
mod time_argument;
mod tracked;
mod triage;
mod watch;
mod who;

use clap::{CommandFactory, Parser, Subcommand};
use std::process::ExitCode;
use std::sync::LazyLock;
use terminal::{ColorChoice, Terminal};

/// Social media plans as code: write the plan as YAML, check it, render it, keep it true.
#[derive(Debug, Parser)]
#[command(
    name = "smplan",
    version = version(),
    max_term_width = 100,
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,

    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: ColorChoice,

    /// Say only what was asked for.
    #[arg(long, short, global = true)]
    quiet: bool,

    /// Say more about what is done.
    #[arg(long, short, global = true)]
    verbose: bool,
}

/// The day of this release, where the release workflow says it.
const DAY: Option<&str> = option_env!("SMPLAN_DAY");

/// The version, and where the release workflow says them, commit and day.
fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let version = env!("CARGO_PKG_VERSION");
        match (option_env!("SMPLAN_COMMIT"), DAY) {
            (Some(commit), Some(day)) => format!("{version} ({commit:.9}, {day})"),
            _ => version.to_owned(),
        }
    });
    &VERSION
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Arguments),
    Init(init::Arguments),
    Lint(lint::Arguments),
    Render(render::Arguments),
    Templates(templates::Arguments),
    Drill(drill::Arguments),
    Who(who::Arguments),
    Test(test::Arguments),
    Triage(triage::Arguments),
    Show(show::Arguments),
    Status(status::Arguments),
    Diff(diff::Arguments),
    Import(import::Arguments),
    Record(record::Arguments),
    Approve(approve::Arguments),
    Rename(rename::Arguments),
    Replace(replace::Arguments),
    Rota(rota::Arguments),
    Review(review::Arguments),
    Explain(explain::Arguments),
    Rules(rules::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// How a command ended; of several ends the greatest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing to complain about: exit code 0.
    Good,
    /// There are findings: exit code 1.
    Findings,
    /// Something could not be done, and it was said what: exit code 2.
    Undone,
}

/// Runs the program with the arguments of the process, on a stack that does not depend on what the system gives.
pub fn run() -> ExitCode {
    const STACK_BYTES: usize = 16 << 20;
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(run_here);
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        Ok(Err(_)) => ExitCode::from(2),
        Err(error) => {
            terminal::complain(&format!("there is no memory to begin: {error}"));
            ExitCode::from(2)
        }
    }
}

fn run_here() -> ExitCode {
    std::panic::set_hook(Box::new(give_up));
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return terminal::usage(error),
    };
    let mut terminal = Terminal::new(arguments.color, arguments.quiet, arguments.verbose);
    let outcome = match arguments.command {
        Command::New(arguments) => new::run(&arguments, &mut terminal),
        Command::Init(arguments) => init::run(&arguments, &mut terminal),
        Command::Lint(arguments) => lint::run(&arguments, &mut terminal),
        Command::Render(arguments) => render::run(&arguments, &mut terminal),
        Command::Templates(arguments) => templates::run(&arguments, &mut terminal),
        Command::Drill(arguments) => drill::run(&arguments, &mut terminal),
        Command::Who(arguments) => who::run(&arguments, &mut terminal),
        Command::Test(arguments) => test::run(&arguments, &mut terminal),
        Command::Triage(arguments) => triage::run(&arguments, &mut terminal),
        Command::Show(arguments) => show::run(&arguments, &mut terminal),
        Command::Status(arguments) => status::run(&arguments, &mut terminal),
        Command::Diff(arguments) => diff::run(&arguments, &mut terminal),
        Command::Import(arguments) => import::run(&arguments, &mut terminal),
        Command::Record(arguments) => record::run(&arguments, &mut terminal),
        Command::Approve(arguments) => approve::run(&arguments, &mut terminal),
        Command::Rename(arguments) => rename::run(&arguments, &mut terminal),
        Command::Replace(arguments) => replace::run(&arguments, &mut terminal),
        Command::Rota(arguments) => rota::run(&arguments, &mut terminal),
        Command::Review(arguments) => review::run(&arguments, &mut terminal),
        Command::Explain(arguments) => explain::run(&arguments, &mut terminal),
        Command::Rules(arguments) => rules::run(&arguments, &mut terminal),
        Command::Schema(arguments) => schema::run(&arguments, &mut terminal),
        Command::Completions(arguments) => completions::run(&arguments, Arguments::command(), &mut terminal),
        Command::Man(arguments) => man::run(&arguments, Arguments::command(), &mut terminal),
    };
    match outcome {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Undone) => ExitCode::from(2),
        Err(error) if terminal::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

/// Ends a run in which the program itself is wrong, on whichever thread: it says so and leaves no half of a file.
#[expect(clippy::exit, reason = "nothing is unwound, so that what would do it need not be in the program")]
fn give_up(panic: &std::panic::PanicHookInfo<'_>) {
    terminal::complain(&format!("this is a mistake in smplan, please report it: {panic}"));
    output::remove_temporary();
    std::process::exit(2);
}

/// A day as it is typed: `2026-06-01`, or `today`.
fn day(text: &str) -> std::result::Result<crate::plan::Date, String> {
    if text == "today" {
        return Ok(today());
    }
    text.parse().map_err(|_| "write a day as 2026-06-01, or today".to_owned())
}

/// The day on which the program runs, in UTC: the same on every machine.
#[expect(clippy::disallowed_methods, reason = "this is the place where time enters")]
fn today() -> crate::plan::Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}
