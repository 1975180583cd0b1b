//! From a file that was read to what was found in it: what only the command line knows of checking.

use crate::cli::bases::{BaseFiles, with_bases};
use crate::cli::configuration::Loaded;
use crate::cli::followed::is_followed;
use crate::cli::input::Input;
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::engine::{self, CheckConfig, PlanCheck};
use crate::plan::{self, Date};
use crate::rules::Selection;
use crate::source::{FileId, FilePaths, Source, Sources, Span};
use std::sync::Arc;

/// How the plans of one configuration are checked by `lint`, and which findings count.
#[derive(Clone, Debug)]
pub(super) struct LintConfig {
    pub(super) check: CheckConfig,
    /// What is milder is not shown.
    pub(super) min_severity: Severity,
    /// What is as loud makes the run fail.
    pub(super) fail_on: Severity,
}

impl LintConfig {
    pub(super) fn new(loaded: &Loaded, check: CheckConfig) -> LintConfig {
        let settings = &loaded.settings;
        LintConfig {
            check,
            min_severity: settings.min_severity.as_ref().map_or(Severity::Info, |set| set.value),
            fail_on: settings.fail_on.as_ref().map_or(Severity::Error, |set| set.value),
        }
    }
}

/// How the plans of one configuration are checked.
pub(super) fn check_config(loaded: &Loaded, selection: Selection, as_of: Option<Date>) -> CheckConfig {
    let mut config = CheckConfig::new(Arc::clone(&loaded.settings), selection, as_of);
    config.calendar_day = as_of.map(|_| crate::cli::today());
    if let Some(bytes) = &loaded.settings.plan_bytes {
        config.limits.bytes = bytes.value;
    }
    config
}

/// Checks the plan of a file that was read.
pub(super) fn check(input: Input, paths: &FilePaths, config: &CheckConfig) -> PlanCheck {
    check_with(input, paths, config, &BaseFiles::default(), |sources| engine::check(sources, config))
}

/// The same with another way to check what was read.
pub(super) fn check_with(
    input: Input,
    paths: &FilePaths,
    config: &CheckConfig,
    known: &BaseFiles,
    check: impl Fn(Sources) -> PlanCheck,
) -> PlanCheck {
    match input {
        Input::Text(source) => {
            let sources = with_bases(source.at(paths), Some(paths), config.limits, known);
            without_news_of_its_end(check(sources), paths)
        }
        Input::TooLarge { name, size } => {
            let findings = too_large(size, config.limits.bytes);
            engine::refuse(Sources::of(Source::new(name, "").at(paths)), findings, config)
        }
    }
}

/// That a plan ends is no news where the one that follows is there.
fn without_news_of_its_end(mut checked: PlanCheck, paths: &FilePaths) -> PlanCheck {
    const ABOUT_THE_END: [&str; 2] = ["horizon-ends-soon", "horizon-over"];
    let is_about_it = |one: &Diagnostic| ABOUT_THE_END.contains(&one.finding.rule);
    if checked.report.diagnostics.iter().any(is_about_it)
        && let Some(id) = checked.plan.as_ref().and_then(|plan| plan.own_id())
        && is_followed(&paths.absolute, id)
    {
        checked.report.diagnostics.retain(|one| !is_about_it(one));
    }
    checked
}

fn too_large(size: Option<u64>, limit: usize) -> Findings {
    const MEBIBYTE: u64 = 1024 * 1024;
    let limit = u64::try_from(limit).unwrap_or(u64::MAX);
    let in_mebibytes = |bytes: u64| {
        if bytes.is_multiple_of(MEBIBYTE) || bytes > MEBIBYTE {
            format!("{} MiB", bytes.div_ceil(MEBIBYTE))
        } else {
            format!("{bytes} bytes")
        }
    };
    let size = size.map_or_else(|| "more".to_owned(), in_mebibytes);
    let mut findings = Findings::default();
    findings
        .add(
            plan::rule::INPUT_TOO_LARGE,
            Span::new(FileId(0), 0, 0),
            format!("the file holds {size}, and the limit is {}", in_mebibytes(limit)),
        )
        .help("a plan is text of some hundred kilobytes at most; is this the right file? `limits.plan-bytes` in smplan.toml sets another limit");
    findings
}
