//! Where reports go: standard output, files, and the summary of a step in GitHub Actions.

use crate::cli::output;
use crate::cli::places::Places;
use crate::cli::terminal::{Terminal, environment};
use crate::report::{self, Part, Reporter, Run, RunSummary, STATISTICS};
use anyhow::{Context, Result, bail};
use std::io::Write;
use std::path::{Path, PathBuf};

/// One report that is wanted.
pub(super) struct Wanted {
    pub(super) reporter: &'static Reporter,
    pub(super) to: To,
}

/// Where a report goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum To {
    Stdout,
    Stderr,
    File(PathBuf),
    /// The file to which GitHub Actions lets each step add a summary.
    StepSummary(PathBuf),
}

/// What was asked for on the command line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// The format, where one was named there or in the environment.
    pub(super) format: Option<&'a str>,
    /// The format of the settings.
    pub(super) set: Option<&'a str>,
    pub(super) output: Option<&'a Path>,
    /// `FORMAT=FILE`.
    pub(super) reports: &'a [String],
    pub(super) statistics: bool,
}

/// The reports that are wanted; the first is the main one.
pub(super) fn wanted(asked: Asked<'_>, places: &Places) -> Result<Vec<Wanted>> {
    let in_actions = environment("GITHUB_ACTIONS").is_some_and(|value| value == "true");
    let from_environment = environment("SMPLAN_OUTPUT_FORMAT");
    let usual = if in_actions { "github" } else { "human" };
    let name = asked.format.or(from_environment.as_deref()).or(asked.set).unwrap_or(usual);
    let Some(mut reporter) = report::reporter(name) else {
        bail!("SMPLAN_OUTPUT_FORMAT names no format: `{name}`; it can be one of {}", names());
    };
    if asked.statistics {
        let Some(counting) = STATISTICS.iter().find(|counting| counting.name == name) else {
            if asked.format.is_some() {
                bail!("--statistics needs the format human or json, not {name}");
            }
            return statistics_for_people(asked);
        };
        reporter = counting;
    }
    let mut all = vec![Wanted { reporter, to: target(asked.output) }];
    if in_actions
        && reporter.summary == RunSummary::StepSummary
        && !asked.statistics
        && let (Some(file), Some(reporter)) =
            (environment("GITHUB_STEP_SUMMARY"), report::reporter("markdown"))
    {
        all.push(Wanted { reporter, to: To::StepSummary(PathBuf::from(file)) });
    }
    for report in asked.reports {
        all.push(further(report)?);
    }
    for (index, one) in all.iter().enumerate() {
        let same = |other: &Wanted| match (&one.to, &other.to) {
            (To::File(one), To::File(other)) => places.absolute(one) == places.absolute(other),
            _ => false,
        };
        if all.iter().skip(index + 1).any(same) {
            bail!("two reports would go into the same file; name another one");
        }
    }
    Ok(all)
}

/// Counts where neither the environment nor the settings name a format that can hold them.
fn statistics_for_people(asked: Asked<'_>) -> Result<Vec<Wanted>> {
    let [people, _] = &STATISTICS;
    let mut all = vec![Wanted { reporter: people, to: target(asked.output) }];
    for report in asked.reports {
        all.push(further(report)?);
    }
    Ok(all)
}

/// Lets what would go to standard output go to standard error.
pub(super) fn move_to_stderr(wanted: &mut [Wanted]) {
    for wanted in wanted.iter_mut().filter(|wanted| wanted.to == To::Stdout) {
        wanted.to = To::Stderr;
    }
}

fn target(output: Option<&Path>) -> To {
    match output {
        Some(file) if file.as_os_str() != "-" => To::File(file.to_path_buf()),
        _ => To::Stdout,
    }
}

fn further(report: &str) -> Result<Wanted> {
    let Some((name, file)) = report.split_once('=') else {
        bail!("--report needs a format and a file, such as --report sarif=smplan.sarif, not `{report}`");
    };
    let Some(reporter) = report::reporter(name) else {
        let near = crate::plan::nearest(name, report::REPORTERS.iter().map(|reporter| reporter.name));
        let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        bail!("--report: there is no format `{name}`{near} The formats are {}", names());
    };
    if file.is_empty() || file == "-" {
        bail!("--report {name}= needs the name of a file");
    }
    Ok(Wanted { reporter, to: To::File(PathBuf::from(file)) })
}

fn names() -> String {
    report::REPORTERS.iter().map(|reporter| reporter.name).collect::<Vec<_>>().join(", ")
}

/// Writes a report to where it goes.
pub(super) fn write(wanted: &Wanted, parts: &[Part], run: &Run<'_>, terminal: &mut Terminal) -> Result<()> {
    match &wanted.to {
        To::Stdout => {
            let mut out = terminal.out();
            (wanted.reporter.write)(&mut out, parts, run)?;
            out.flush()?;
        }
        To::Stderr => terminal.error(String::from_utf8_lossy(&text(wanted, parts, run)?).trim_end()),
        To::File(file) => output::write(file, &text(wanted, parts, run)?)?,
        To::StepSummary(file) => output::append(file, &text(wanted, parts, run)?)
            .with_context(|| format!("cannot add to the step summary `{}`", file.display()))?,
    }
    Ok(())
}

fn text(wanted: &Wanted, parts: &[Part], run: &Run<'_>) -> Result<Vec<u8>> {
    let mut text = Vec::new();
    (wanted.reporter.write)(&mut text, parts, run)?;
    Ok(text)
}

/// Refuses to write a report over a file that was read.
pub(super) fn check_targets(wanted: &[Wanted]) -> Result<()> {
    wanted.iter().try_for_each(|target| match &target.to {
        To::File(file) | To::StepSummary(file) => output::refuse_opened(file),
        To::Stdout | To::Stderr => Ok(()),
    })
}
