//! One run over all plans: read, check, tell.

use crate::cli::Outcome;
use crate::cli::baseline_file::{self, Accepted};
use crate::cli::check::LintConfig;
use crate::cli::configuration::{Configurations, rule_infos};
use crate::cli::families::{Bases, Family};
use crate::cli::find::{Candidate, nothing_in};
use crate::cli::gather::{Gathered, PlanFile, like_a_plan};
use crate::cli::input::{self, Input, STDIN_NAME};
use crate::cli::lint::arguments::Arguments;
use crate::cli::lint::checking::{FileResult, Work, check_file, conclude, parts};
use crate::cli::lint::family::{self, AboutFamily};
use crate::cli::lint::fixing::Fixing;
use crate::cli::lint::tally::Tally;
use crate::cli::opened;
use crate::cli::parallel;
use crate::cli::places::Places;
use crate::cli::reports::{self, Asked};
use crate::cli::settings;
use crate::cli::terminal::{Terminal, advise, complain};
use crate::diagnostic::{PlanReport, RuleInfo, Severity, listed};
use crate::engine;
use crate::report::{self, Options, Run, RunSummary, SettingsNote, Summary, counted};
use crate::rules;
use crate::source::{FileId, Span};
use anyhow::{Context, Result};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Everything that a run knows before it looks at the first plan.
pub(super) struct Session<'a> {
    pub(super) arguments: &'a Arguments,
    pub(super) gathered: Gathered,
    /// The plans that list others.
    pub(super) families: Vec<Family>,
    pub(super) configurations: Configurations,
    /// How to check, for each of the configurations.
    pub(super) checks: Vec<LintConfig>,
    /// The configuration that speaks for the whole run.
    pub(super) main: usize,
    pub(super) places: Places,
}

impl Session<'_> {
    pub(super) fn run(mut self, terminal: &mut Terminal) -> Result<Outcome> {
        let main = self.configurations.get(self.main);
        let asked = Asked {
            format: self.arguments.format.as_deref(),
            set: main.and_then(|main| main.settings.format.as_ref()).map(|format| format.value),
            output: self.arguments.output.as_deref(),
            reports: &self.arguments.report,
            statistics: self.arguments.statistics,
        };
        let mut wanted = reports::wanted(asked, &self.places)?;
        let is_piped = self.gathered.files.iter().any(|file| matches!(file.candidate, Candidate::Stdin));
        if self.arguments.fix && is_piped {
            // Standard output is for the plan.
            reports::move_to_stderr(&mut wanted);
        }
        let baseline_file = self.baseline_file()?;
        if let Some(file) = &baseline_file {
            opened::add(file);
        }
        reports::check_targets(&wanted)?;
        let accepted = match &baseline_file {
            Some(file) => Some(baseline_file::read(file, &mut self.places)?),
            None if self.arguments.prune_baseline => anyhow::bail!("--prune-baseline needs --baseline FILE"),
            None => None,
        };
        if let Some(file) = &self.arguments.write_baseline {
            baseline_file::refuse_to_grow(file)?;
        }
        let mut infos = rule_infos();
        for own in self.configurations.all().iter().flat_map(|loaded| &loaded.settings.own_rules) {
            if !infos.iter().any(|known| known.name == own.info.name) {
                infos.push(own.info);
            }
        }
        let options = Options {
            color: terminal.uses_color() && self.arguments.output.is_none(),
            all: self.arguments.all,
            quiet: terminal.quiet,
            fail_on: Severity::Error,
            rules: &infos,
        };
        let work = Work {
            wanted: &wanted,
            options,
            accepted: accepted.as_ref(),
            writes_baseline: self.arguments.write_baseline.is_some(),
            stdin_name: &self.arguments.stdin_filename,
            fixing: match (self.arguments.diff, self.arguments.fix) {
                (true, _) => Fixing::Show,
                (_, true) => Fixing::Write,
                _ => Fixing::None,
            },
            unsafe_too: self.arguments.unsafe_fixes,
            bases: &Bases::default(),
        };
        let look = |file: &PlanFile| match self.checks.get(file.configuration) {
            Some(checks) => check_file(file, checks, &work),
            None => FileResult::NoPlan,
        };
        let mut results = if work.fixing != Fixing::None && !self.families.is_empty() {
            // One is read while others build on it: in turn, so that it is the same each time.
            self.gathered.files.iter().map(look).collect()
        } else {
            parallel::map(&self.gathered.files, look, terminal)
        };
        let about_families: Vec<AboutFamily> = self
            .families
            .iter()
            .flat_map(|family| family::settle(family, &self.gathered.files, &mut results))
            .collect();
        for (file, result) in self.gathered.files.iter().zip(&mut results) {
            if let (FileResult::Plan(plan), Some(checks)) = (result, self.checks.get(file.configuration)) {
                conclude(plan, checks, &work);
            }
        }

        let mut tally = Tally::new(wanted.len());
        tally.summary.families = family::counts(&self.families, &results);
        for error in &self.gathered.failed {
            tally.fail(error);
        }
        let files = self.gathered.files.clone();
        for (file, result) in files.iter().zip(results) {
            match result {
                FileResult::Plan(plan) => tally.add(file, *plan),
                FileResult::NoPlan => {
                    tally.n_passed_over += 1;
                    self.gathered.left_out.extend(like_a_plan(file.candidate.path()));
                }
                FileResult::Failed(error) => tally.fail(&error),
            }
        }
        self.look_at_twins(&mut tally, accepted.as_ref(), &work);
        for about in about_families {
            self.tell_more(about, &mut tally, accepted.as_ref(), &work);
        }
        self.say_more(&tally, terminal);
        if tally.summary.n_plans == 0 && tally.unread.is_empty() && self.gathered.n_tests > 0 {
            terminal.note("note: a file of cases is no plan; `smplan test` runs it");
        } else if tally.summary.n_plans == 0 && tally.unread.is_empty() {
            complain(&nothing_in(&self.arguments.paths));
            advise(
                "name a file, or write one with `smplan new`; in folders only YAML files with `smplan:` at the top are plans",
            );
            tally.is_undone = true;
        }
        if let Some(file) = &self.arguments.write_baseline {
            if !tally.is_undone {
                baseline_file::write(file, tally.entries, terminal)?;
            }
            return Ok(if tally.is_undone { Outcome::Undone } else { Outcome::Good });
        }
        if work.fixing != Fixing::None {
            self.show_changes(&tally, &work, terminal)?;
        }
        if work.fixing == Fixing::Show {
            return Ok(match (tally.is_undone, tally.n_fixed > 0) {
                (true, _) => Outcome::Undone,
                (_, true) => Outcome::Findings,
                (false, false) => Outcome::Good,
            });
        }
        self.look_at_exceptions(&mut tally, accepted.as_ref(), &work, terminal)?;
        Ok(self.report(&mut tally, &work, terminal))
    }

    /// The baseline of the command line, else that of the settings.
    fn baseline_file(&self) -> Result<Option<PathBuf>> {
        if self.arguments.baseline.is_some() || self.arguments.write_baseline.is_some() {
            return Ok(self.arguments.baseline.clone());
        }
        let Some(main) = self.configurations.get(self.main) else { return Ok(None) };
        let named = main.settings.baseline.as_ref();
        let file = named.map(|named| main.path_of(named, "`baseline`", &self.places)).transpose();
        file.context("cannot read the baseline")
    }

    /// Prints patches and what was read from standard input, and says how much was fixed.
    #[expect(clippy::unused_self, reason = "it belongs to the run")]
    fn show_changes(&self, tally: &Tally, work: &Work<'_>, terminal: &mut Terminal) -> Result<()> {
        let mut out = terminal.out();
        for shown in &tally.shown {
            out.write_all(shown.as_bytes())?;
        }
        out.flush()?;
        if !tally.unread_parts.is_empty() {
            terminal.note("note: nothing is fixed in a file that is not YAML as a whole; fix by hand what `invalid-yaml` says");
        }
        if tally.n_fixed > 0 {
            let did = if work.fixing == Fixing::Show { "Would fix" } else { "Fixed" };
            let findings = counted(tally.n_fixed, "finding", "findings");
            terminal.note(&format!("{did} {findings} in {}.", counted(tally.n_changed, "plan", "plans")));
        }
        Ok(())
    }

    fn say_more(&self, tally: &Tally, terminal: &Terminal) {
        if !terminal.verbose {
            return;
        }
        for loaded in self.configurations.all() {
            match &loaded.file {
                Some(_) => terminal.note(&format!("settings: {}", loaded.settings.files.join(", then "))),
                None => terminal.note("settings: none; there is no smplan.toml"),
            }
        }
        for (index, checks) in self.checks.iter().enumerate() {
            let n_plans = self.gathered.files.iter().filter(|file| file.configuration == index).count();
            terminal.note(&format!("{} rules look at {n_plans} files", checks.check.ran.len()));
        }
        if tally.n_passed_over > 0 {
            let files = if tally.n_passed_over == 1 { "YAML file" } else { "YAML files" };
            terminal
                .note(&format!("passed over {} {files} without `smplan:` at the top", tally.n_passed_over));
        }
    }

    /// Looks for exceptions that are of no use: entries of the baseline, and ignores for paths.
    fn look_at_exceptions(
        &self,
        tally: &mut Tally,
        accepted: Option<&Accepted>,
        work: &Work<'_>,
        terminal: &Terminal,
    ) -> Result<()> {
        let Some(checks) = self.checks.get(self.main) else { return Ok(()) };
        let mut all = Vec::new();
        if let Some(accepted) = accepted
            && tally.unread.is_empty()
        {
            let rules_ran = |rule: &str| checks.check.ran.iter().any(|info| info.name == rule);
            let stale = accepted.stale(&tally.found_again, &tally.files, rules_ran);
            if self.arguments.prune_baseline {
                accepted.prune(&stale, terminal)?;
            } else {
                all.extend(accepted.report_stale(&stale, &checks.check));
            }
        }
        for (index, loaded) in self.configurations.all().iter().enumerate() {
            // Only a run over the whole folder can say that a pattern is of no use there.
            let is_whole = loaded.file.is_some() && self.covers(&loaded.folder) && tally.has_read_all();
            if let Some(checks) = self.checks.get(index).filter(|_| is_whole) {
                let fitting = |ignore: usize| tally.fitting.contains(&(index, ignore));
                let used = |ignore: usize, rule: usize| tally.used.contains(&(index, ignore, rule));
                all.extend(settings::unused_ignores(loaded, checks, fitting, used));
            }
        }
        for mut one in all {
            report::set_fingerprints(&mut one);
            tell(one, checks, tally, work);
        }
        Ok(())
    }

    /// Finds plans that share their id.
    fn look_at_twins(&self, tally: &mut Tally, accepted: Option<&Accepted>, work: &Work<'_>) {
        let mut ids = std::mem::take(&mut tally.ids);
        // Whoever builds on another plan has its id.
        ids.retain(|(_, _, place)| !place.is_written() || place.file == FileId(0));
        let twins = engine::twins(ids.iter().map(|(_, id, _)| id.as_str()));
        for ((file, id, place), other) in ids.iter().zip(twins) {
            let Some((other, ..)) = other.and_then(|other| ids.get(other)) else { continue };
            let Some(checks) = self.checks.get(file.configuration) else { continue };
            // Plans are let go once they are checked; few have a twin.
            let source = match input::read_candidate(&file.candidate, STDIN_NAME, checks.check.limits) {
                Ok(Some(Input::Text(source))) if !matches!(file.candidate, Candidate::Stdin) => source,
                _ => continue,
            };
            let source = source.at(&file.names);
            let is_there = source.slice(*place).contains(id.as_str());
            let place = if is_there { *place } else { Span::new(FileId(0), 0, 0) };
            let findings = engine::id_taken(id, place, &other.candidate.path().to_string_lossy());
            let mut diagnostics = rules::judge(findings, None, &checks.check.selection);
            for diagnostic in &mut diagnostics {
                "plan.id".clone_into(&mut diagnostic.path);
            }
            let one = PlanReport::of_file(source, Arc::clone(&checks.check.rules), diagnostics);
            tell_unless_accepted(one, checks, tally, accepted, work);
        }
    }

    /// Tells what is found in several plans that build on the same one.
    fn tell_more(&self, about: AboutFamily, tally: &mut Tally, accepted: Option<&Accepted>, work: &Work<'_>) {
        let AboutFamily { configuration, sources, plan_id, findings, merged } = about;
        let Some(checks) = self.checks.get(configuration) else { return };
        let mut diagnostics = rules::judge(findings, None, &checks.check.selection);
        for diagnostic in &mut diagnostics {
            diagnostic.path = family::path_of(diagnostic.finding.rule, &sources, diagnostic.finding.span);
            diagnostic.finding.whole = true;
        }
        diagnostics.extend(merged);
        let mut one = PlanReport::of_plan(sources, plan_id, Arc::clone(&checks.check.ran), diagnostics);
        one.diagnostics.retain(|diagnostic| diagnostic.severity >= checks.min_severity);
        tell_unless_accepted(one, checks, tally, accepted, work);
    }

    /// What has to be said in every report, whatever was found.
    fn remarks(&self, tally: &Tally) -> Vec<String> {
        const MOST: usize = 10;
        let mut remarks = self.gathered.remarks();
        remarks.extend(tally.unread_parts.iter().take(MOST).cloned());
        if let Some(more @ 1..) = tally.unread_parts.len().checked_sub(MOST) {
            remarks.push(format!("Not all was read of {} more either.", counted(more, "plan", "plans")));
        }
        let n_secrets = tally.hidden_secrets.len();
        if n_secrets > 0 {
            let mut places: Vec<String> = tally.hidden_secrets.iter().take(MOST).cloned().collect();
            if n_secrets > MOST {
                places.push(format!("{} more", n_secrets - MOST));
            }
            let secrets = counted(n_secrets, "password or key is", "passwords and keys are");
            remarks.push(format!("{secrets} not reported because somebody decided so: {}.", listed(&places)));
        }
        let unseen =
            tally.bases.iter().filter(|(path, (_, n_errors))| *n_errors > 0 && !tally.files.contains(*path));
        remarks.extend(unseen.map(|(_, (name, n_errors))| {
            let errors = counted(*n_errors, "error", "errors");
            format!("`{name}`, on which others build, has {errors} of its own: smplan lint {name}")
        }));
        remarks
    }

    /// Whether everything in a folder was looked at.
    fn covers(&self, folder: &Path) -> bool {
        let is_narrow = self.arguments.exclude.is_empty() && self.arguments.min_severity.is_none();
        is_narrow
            && self.arguments.paths.iter().any(|path| {
                let path = self.places.absolute(path);
                path.is_dir() && folder.starts_with(&path)
            })
    }

    fn report(&self, tally: &mut Tally, work: &Work<'_>, terminal: &mut Terminal) -> Outcome {
        let notes: Vec<SettingsNote> = self
            .configurations
            .all()
            .iter()
            .enumerate()
            .filter_map(|(index, loaded)| {
                let n_excluded = self.gathered.n_excluded.get(&index).copied().unwrap_or(0);
                settings::note(loaded, self.checks.get(index)?, n_excluded)
            })
            .collect();
        let off = off_everywhere(work.options.rules, &self.checks);
        let remarks = self.remarks(tally);
        let run = Run {
            summary: tally.summary,
            options: work.options,
            settings: &notes,
            off: &off,
            unread: &tally.unread,
            remarks: &remarks,
        };
        let mut is_undone = tally.is_undone;
        for (wanted, parts) in work.wanted.iter().zip(&mut tally.parts) {
            if tally.summary.n_plans == 0 && !wanted.reporter.for_programs {
                continue;
            }
            match reports::write(wanted, parts, &run, terminal) {
                Ok(()) => {}
                // Whoever reads has seen enough; what was found still counts.
                Err(error) if crate::cli::terminal::is_closed_pipe(&error) => {}
                Err(error) => {
                    complain(&format!("{error:#}"));
                    is_undone = true;
                }
            }
        }
        let main = work.wanted.first().map(|main| main.reporter);
        if main.is_some_and(|reporter| reporter.summary == RunSummary::None) {
            run.notes().for_each(|words| terminal.note(&crate::report::visible(&words)));
        }
        if is_undone {
            Outcome::Undone
        } else if tally.n_failing > 0 && !self.arguments.exit_zero {
            Outcome::Findings
        } else {
            Outcome::Good
        }
    }

    pub(super) fn show_files(&self, terminal: &mut Terminal) -> Result<Outcome> {
        let mut out = terminal.out();
        let mut n_files = 0;
        for file in &self.gathered.files {
            let Some(checks) = self.checks.get(file.configuration) else { continue };
            let path = file.candidate.path();
            // What is named is a plan, whatever stands in it.
            let is_plan = match &file.candidate {
                Candidate::Stdin | Candidate::Named(_) => true,
                walked @ Candidate::Walked(_) => {
                    input::read_candidate(walked, STDIN_NAME, checks.check.limits)?.is_some()
                }
            };
            if is_plan {
                n_files += 1;
                writeln!(out, "{}", crate::report::visible(&path.to_string_lossy()))?;
            }
        }
        out.flush()?;
        if n_files == 0 {
            complain(&nothing_in(&self.arguments.paths));
            return Ok(Outcome::Undone);
        }
        Ok(Outcome::Good)
    }
}

/// What is found beside the plans, where the baseline does not hold it.
fn tell_unless_accepted(
    mut one: PlanReport,
    checks: &LintConfig,
    tally: &mut Tally,
    accepted: Option<&Accepted>,
    work: &Work<'_>,
) {
    report::set_fingerprints(&mut one);
    if let Some(accepted) = accepted {
        let path = one.path().to_owned();
        one.diagnostics.retain(|diagnostic| {
            let known = accepted.position(&diagnostic.fingerprint, &path);
            tally.found_again.extend(known);
            tally.summary.hidden.by_baseline += usize::from(known.is_some());
            known.is_none()
        });
    }
    if work.writes_baseline {
        tally.entries.extend(baseline_file::entries(&one));
    }
    tell(one, checks, tally, work);
}

/// What is found beside the plans, as it is reported.
fn tell(mut one: PlanReport, checks: &LintConfig, tally: &mut Tally, work: &Work<'_>) {
    report::tell_apart(&mut one);
    one.diagnostics.retain(|diagnostic| diagnostic.severity >= checks.min_severity);
    let options = Options { fail_on: checks.fail_on, ..work.options };
    let mut summary = Summary::default();
    summary.count(&one.diagnostics);
    tally.n_failing += summary.n_at_least(checks.fail_on);
    tally.summary.add(summary);
    for (all, more) in tally.parts.iter_mut().zip(parts(&one, work.wanted, &options)) {
        all.extend(more);
    }
}

/// Rules that no configuration leaves on.
fn off_everywhere(rules: &[RuleInfo], checks: &[LintConfig]) -> Vec<&'static str> {
    let is_on = |rule: &RuleInfo| checks.iter().any(|checks| checks.check.selection.is_on(rule.name));
    rules.iter().filter(|rule| !is_on(rule)).map(|rule| rule.name).collect()
}
