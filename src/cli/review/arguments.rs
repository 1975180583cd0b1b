//! What `smplan review` is asked.

use crate::cli::answer::Target;
use crate::plan::Date;
use std::path::PathBuf;

/// Write the sheet for the meeting that reviews a plan, or the plan that follows it.
///
/// The sheet looks back to the last review: decisions that are needed, goals with their figures, actions that are late or dropped,
/// cases and their causes against the time before, drills and trainings, who came and left, channels that earned nothing, what
/// changed, and room for what is decided. A part without data says what would fill it.
///
/// With --next, the plan that follows is written: the same text with later days, and without what is over. Comments stay. Days of
/// goals, actions, slots and campaigns move as far as the plan does, and say `# moved from`; goals begin where their newest figure
/// is, and say `# decide`. Posts, figures, cases, leave and swaps that are over, what was held, and approvals of the plan and its
/// playbooks go; approvals of messages stay where their digest holds. In rotas everybody keeps their turns. It is a draft, with the
/// old plan under `previous`, and the old plan is not touched.
///
/// Exit code 0: it was written. 1: the plan that follows has errors that the old one has not, or the plan cannot be read. 2: something could not be done.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Arguments {
    /// The plan; `-` is standard input.
    pub(super) plan: PathBuf,

    /// The first day to look back on; without it that of the last review, else of the plan.
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    pub(super) from: Option<Date>,

    /// What customers wrote, as JSON lines or CSV: counted by the rows of `triage`, as `smplan triage` does.
    #[arg(long, value_name = "FILE")]
    pub(super) messages: Option<PathBuf>,

    /// The day on which it is held: 2026-06-01, or today (the default).
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    pub(super) as_of: Option<Date>,

    /// What to write: Markdown, one page that can be printed, or JSON for programs.
    #[arg(long, alias = "output-format", value_name = "FORMAT", default_value = "markdown")]
    format: Format,

    /// The same as --format html.
    #[arg(long, conflicts_with = "format")]
    html: bool,

    #[command(flatten)]
    pub(super) target: Target,

    /// Write the plan that follows into this file; `-` is standard output.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["from", "messages", "format", "html", "output"])]
    pub(super) next: Option<PathBuf>,

    /// The first day of the plan that follows; without it, the day after the end of the plan.
    #[arg(long, value_name = "DAY", requires = "next", value_parser = crate::cli::day)]
    pub(super) start: Option<Date>,

    /// For how many months it holds; without it, for as long as the plan.
    #[arg(long, value_name = "NUMBER", requires = "next", value_parser = clap::value_parser!(i32).range(1..=120))]
    pub(super) months: Option<i32>,

    /// Its id; without it, that of the plan with the year raised.
    #[arg(long, value_name = "ID", requires = "next")]
    pub(super) id: Option<String>,

    /// Its title; without it, that of the plan with the year raised.
    #[arg(long, value_name = "TEXT", requires = "next")]
    pub(super) title: Option<String>,

    /// Overwrite the file of the plan that follows if it is there.
    #[arg(long, requires = "next")]
    pub(super) force: bool,

    /// Show how the plan that follows differs from the plan as a patch, and write nothing.
    #[arg(long, requires = "next")]
    pub(super) diff: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    Markdown,
    Html,
    Json,
}

impl Arguments {
    pub(super) fn what(&self) -> Format {
        if self.html { Format::Html } else { self.format }
    }
}
