//! What can be said to `smplan lint`.

use crate::cli::input::STDIN_NAME;
use crate::diagnostic::Severity;
use crate::plan::Date;
use crate::report;
use clap::ValueEnum;
use std::path::PathBuf;

/// Check plans.
///
/// Files that are named are read as plans, whatever they are called. Folders are walked as git would: YAML files with
/// `smplan:` at the top are plans, others are passed over; what git knows is looked at whatever ignore files say. What `smplan.toml` says holds, the nearest to each plan; what
/// is said here holds before it.
///
/// Exit code 0: nothing found at or above --fail-on. 1: findings. 2: something could not be read or done.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(in crate::cli) struct Arguments {
    /// Plans, or folders with plans; `-` is standard input.
    #[arg(default_value = ".", value_name = "PATHS")]
    pub(super) paths: Vec<PathBuf>,

    /// How findings are shown. Without it: `SMPLAN_OUTPUT_FORMAT`, the settings, `github` in GitHub Actions, else `human`.
    #[arg(long, visible_alias = "output-format", value_name = "FORMAT", value_parser = formats(), help_heading = "Output")]
    pub(super) format: Option<String>,

    /// Write the findings into a file instead of standard output.
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(super) output: Option<PathBuf>,

    /// Write one more report, such as sarif=smplan.sarif; can be given several times.
    #[arg(long, value_name = "FORMAT=FILE", help_heading = "Output")]
    pub(super) report: Vec<String>,

    /// Count the findings of each rule instead of showing them; with the format human or json.
    #[arg(long, help_heading = "Output")]
    pub(super) statistics: bool,

    /// Show every finding instead of grouping repeats.
    #[arg(long, help_heading = "Output")]
    pub(super) all: bool,

    /// Run only these rules or categories, or ALL.
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = "Rules")]
    pub(super) select: Vec<String>,

    /// Run these rules or categories as well.
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = "Rules")]
    pub(super) extend_select: Vec<String>,

    /// Leave these rules or categories out.
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = "Rules")]
    pub(super) ignore: Vec<String>,

    /// Exit with 1 when there is a finding as loud as this. Without it: the settings, else error.
    #[arg(long, value_enum, value_name = "SEVERITY", help_heading = "Rules")]
    pub(super) fail_on: Option<SeverityArgument>,

    /// Leave out what is less loud than this. Without it: the settings, else info.
    #[arg(long, value_enum, value_name = "SEVERITY", help_heading = "Rules")]
    pub(super) min_severity: Option<SeverityArgument>,

    /// Exit with 0 whatever is found.
    #[arg(long, help_heading = "Rules")]
    pub(super) exit_zero: bool,

    /// Fix what can be fixed with certainty, and show what is left.
    #[arg(long, conflicts_with_all = ["write_baseline", "watch"], help_heading = "Fixes")]
    pub(super) fix: bool,

    /// Fix also what could be meant otherwise; without --fix, count it as fixable.
    #[arg(long, help_heading = "Fixes")]
    pub(super) unsafe_fixes: bool,

    /// Show what --fix would change, as a patch, and change nothing.
    #[arg(long, conflicts_with_all = ["write_baseline", "watch"], help_heading = "Fixes")]
    pub(super) diff: bool,

    /// The day on which the plans are looked at, instead of today in UTC.
    #[arg(long, value_name = "DATE", value_parser = crate::cli::day, help_heading = "Rules")]
    pub(super) as_of: Option<Date>,

    /// Use these settings for all plans. Without it: `SMPLAN_CONFIG`, else the nearest smplan.toml.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", help_heading = "Settings")]
    pub(super) config: Option<PathBuf>,

    /// Use no settings, ignore files and baselines of the repository: nothing in it can switch a rule off or hide a plan.
    #[arg(long, help_heading = "Settings")]
    pub(super) no_config: bool,

    /// Show the settings that hold, and where they come from, instead of checking.
    #[arg(long, conflicts_with = "show_files", help_heading = "Settings")]
    pub(super) show_settings: bool,

    /// Show which files would be checked, instead of checking.
    #[arg(long, help_heading = "Settings")]
    pub(super) show_files: bool,

    /// Leave these files and folders out, written as in .gitignore.
    #[arg(long, value_name = "PATTERN", help_heading = "Settings")]
    pub(super) exclude: Vec<String>,

    /// Look at files that git ignores and at hidden ones, too.
    #[arg(long, help_heading = "Settings")]
    pub(super) no_gitignore: bool,

    /// Leave out the plans that are not named and build on one that is.
    #[arg(long, help_heading = "Settings")]
    pub(super) no_stores: bool,

    /// The name of what is read from standard input.
    #[arg(long, value_name = "NAME", default_value = STDIN_NAME, help_heading = "Settings")]
    pub(super) stdin_filename: String,

    /// Do not show the findings that are in this file.
    #[arg(long, value_name = "FILE", help_heading = "Baseline")]
    pub(super) baseline: Option<PathBuf>,

    /// Write all findings into a new file for --baseline, and exit with 0.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "prune_baseline"], help_heading = "Baseline")]
    pub(super) write_baseline: Option<PathBuf>,

    /// Take what is fixed out of the baseline.
    #[arg(long, help_heading = "Baseline")]
    pub(super) prune_baseline: bool,

    /// Check again whenever a plan, the settings or the baseline change, until Ctrl-C.
    #[arg(long)]
    pub(super) watch: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum SeverityArgument {
    Error,
    Warning,
    Info,
}

impl From<SeverityArgument> for Severity {
    fn from(severity: SeverityArgument) -> Severity {
        match severity {
            SeverityArgument::Error => Severity::Error,
            SeverityArgument::Warning => Severity::Warning,
            SeverityArgument::Info => Severity::Info,
        }
    }
}

fn formats() -> clap::builder::PossibleValuesParser {
    report::REPORTERS
        .iter()
        .map(|reporter| clap::builder::PossibleValue::new(reporter.name).help(reporter.description))
        .collect::<Vec<_>>()
        .into()
}
