//! Commands that change a plan: the change is made in memory and checked, and written only where it breaks nothing.

mod family;

use crate::cli::bases::BaseFiles;
use crate::cli::check::check_with;
use crate::cli::find::{self, Candidate};
use crate::cli::one_plan::{self, Unread};
use crate::cli::patch::patch;
use crate::cli::places::Places;
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::cli::{Outcome, input, output, settings, test};
use crate::diagnostic::{Diagnostic, PlanReport, Severity};
use crate::edit::{self, Edit, Refusal};
use crate::engine::{self, CheckConfig, PlanCheck};
use crate::plan::{Date, Plan};
use crate::report::counted;
use crate::source::{FileId, Source, Sources};
use crate::syntax::Limits;
use crate::upkeep::Refused;
use anyhow::Result;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

// Which plan is changed; no doc comment, because it would be that of the command.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Which {
    /// The plan; needed where the folder holds several.
    #[arg(long, global = true, value_name = "FILE")]
    plan: Option<PathBuf>,

    /// Show the change as a patch, and write nothing.
    #[arg(long, global = true)]
    diff: bool,

    /// The day on which this is done: 2026-06-01, or today (the default).
    #[arg(long, global = true, value_name = "DAY", value_parser = crate::cli::day)]
    as_of: Option<Date>,
}

impl Which {
    /// A plan that is named.
    pub(super) fn of(plan: &Path, as_of: Option<Date>) -> Which {
        Which { plan: Some(plan.to_path_buf()), diff: false, as_of }
    }

    pub(super) fn today(&self) -> Date {
        self.as_of.unwrap_or_else(crate::cli::today)
    }

    /// The file that was named.
    pub(super) fn named(&self) -> Option<&Path> {
        self.plan.as_deref()
    }

    /// Whether the change is shown and not made.
    pub(super) fn is_shown(&self) -> bool {
        self.diff
    }

    /// The same plan, looked at on another day.
    pub(super) fn on(&self, day: Date) -> Which {
        Which { as_of: Some(day), ..self.clone() }
    }
}

/// Plans that are changed together: the one that is meant first.
pub(super) struct Changing {
    members: Vec<Member>,
    is_shown: bool,
}

/// One of the plans, as it was before.
struct Member {
    config: CheckConfig,
    before: PlanCheck,
}

/// The new text of a file.
pub(super) struct NewText<'s> {
    pub(super) source: &'s Source,
    pub(super) text: String,
    /// What is said of the change.
    pub(super) said: String,
}

/// Why there is nothing to change.
pub(super) enum Unchanged {
    /// It was said why.
    Ended(Outcome),
    Error(anyhow::Error),
}

impl From<anyhow::Error> for Unchanged {
    fn from(error: anyhow::Error) -> Unchanged {
        Unchanged::Error(error)
    }
}

impl Unchanged {
    /// How the command ends.
    pub(super) fn end(self) -> Result<Outcome> {
        match self {
            Unchanged::Ended(outcome) => Ok(outcome),
            Unchanged::Error(error) => Err(error),
        }
    }
}

impl Changing {
    /// Reads and checks the plan that is meant.
    pub(super) fn open(which: &Which, terminal: &mut Terminal) -> Result<Changing, Unchanged> {
        let path = match &which.plan {
            Some(path) if path.is_dir() => {
                return Err(
                    anyhow::anyhow!("`{}` is a folder; name the file of one plan", path.display()).into()
                );
            }
            Some(path) if path.as_os_str() == "-" => {
                return Err(anyhow::anyhow!(
                    "--plan: name a file; what is read from a pipe cannot be changed"
                )
                .into());
            }
            Some(path) => path.clone(),
            None => the_only_plan(terminal)?,
        };
        let first = Member::open(&path, which, terminal)?;
        Ok(Changing { members: vec![first], is_shown: which.diff })
    }

    pub(super) fn plan(&self) -> Option<&Plan> {
        self.members.first()?.before.plan.as_deref()
    }

    fn source(&self) -> &Source {
        self.first().first()
    }

    /// How much of a file is read.
    pub(super) fn limits(&self) -> Limits {
        self.members.first().map(|first| first.config.limits).unwrap_or_default()
    }

    /// The files of the plan that is meant.
    pub(super) fn first(&self) -> &Sources {
        &self.members.first().expect("internal: one was opened").before.report.sources
    }

    /// The plans, each with the files that it is made of.
    pub(super) fn plans(&self) -> impl Iterator<Item = &Sources> {
        self.members.iter().map(|member| &member.before.report.sources)
    }

    /// The files of cases about these plans, wherever they lie in the repository.
    pub(super) fn cases(&self) -> Result<Vec<Source>> {
        let plans: Vec<&Path> = self.plans().map(|sources| sources.first().absolute()).collect();
        let folder = self.source().absolute().parent().unwrap_or(Path::new(""));
        test::files_about(&plans, &Places::new().root(folder))
    }

    /// Makes some edits of the plan that is meant, and says what they are.
    pub(super) fn make(&self, edits: &[Edit], said: &str, terminal: &mut Terminal) -> Result<Outcome> {
        let source = self.source();
        match edit::edit(source.text(), edits, self.limits()) {
            Ok(text) => self.write(&[NewText { source, text, said: said.to_owned() }], terminal),
            Err(refusal) => Ok(refuse_at(source, &refusal)),
        }
    }

    /// Writes new texts of files, if no plan that is made of them has an error more.
    pub(super) fn write(&self, texts: &[NewText<'_>], terminal: &mut Terminal) -> Result<Outcome> {
        self.write_where(texts, str::to_owned, terminal)
    }

    /// The same where the words of known errors change with the texts.
    pub(super) fn write_where(
        &self,
        texts: &[NewText<'_>],
        known_as: impl Fn(&str) -> String,
        terminal: &mut Terminal,
    ) -> Result<Outcome> {
        if let Some(report) = self.new_findings(texts, Severity::Error, known_as).into_iter().next() {
            let n_errors = counted(report.diagnostics.len(), "error", "errors");
            let name = report.sources.first().name();
            complain(&format!("nothing was written: `{name}` would have {n_errors} more"));
            settings::report_mistakes(&report, terminal)?;
            return Ok(Outcome::Undone);
        }
        self.put(texts, terminal)
    }

    /// Writes new texts of files, or shows them; somebody has looked at what they bring.
    pub(super) fn put(&self, texts: &[NewText<'_>], terminal: &mut Terminal) -> Result<Outcome> {
        for NewText { source, text, said } in texts {
            if self.is_shown {
                let patch = patch(source.path(), source.text(), text, "leave out --diff")?;
                terminal.print(patch.as_bytes())?;
                continue;
            }
            output::replace(source.absolute(), source.text(), text.as_bytes())?;
            let line = first_change(source.text(), text);
            // It is written: that nobody can be told does not undo it.
            let _ = say(&format!("{}:{line}: {said}", source.name()), terminal);
        }
        Ok(Outcome::Good)
    }

    /// What is found in the plans with new texts and was not before, from a severity on.
    pub(super) fn new_findings(
        &self,
        texts: &[NewText<'_>],
        from: Severity,
        known_as: impl Fn(&str) -> String,
    ) -> Vec<PlanReport> {
        self.members.iter().filter_map(|member| member.worse_by(texts, from, &known_as)).collect()
    }

    /// What is wrong, from a severity on, in something of the plan that is meant, by its path.
    pub(super) fn found_in<'c>(
        &'c self,
        path: &'c str,
        from: Severity,
    ) -> impl Iterator<Item = &'c Diagnostic> {
        let all = self.members.first().into_iter().flat_map(|first| &first.before.report.diagnostics);
        let is_in = move |one: &&Diagnostic| {
            let rest = one.path.strip_prefix(path);
            let is_within = |rest: &str| path.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']);
            one.severity >= from && rest.is_some_and(is_within)
        };
        all.filter(is_in)
    }

    /// Says that the plan says so already.
    pub(super) fn leave(&self, said: &str, terminal: &mut Terminal) -> Result<Outcome> {
        say(&format!("{}: there already: {said}", self.source().name()), terminal)
    }
}

fn say(line: &str, terminal: &mut Terminal) -> Result<Outcome> {
    terminal.print(safe(line).as_bytes())?;
    Ok(Outcome::Good)
}

impl Member {
    fn open(path: &Path, which: &Which, terminal: &Terminal) -> Result<Member, Unchanged> {
        let member =
            Member::read(path, which, &BaseFiles::default()).map_err(|unread| end(unread, terminal))?;
        if member.before.plan.is_none() {
            return Err(end(Unread::Mistakes(member.before.into_mistakes()), terminal));
        }
        Ok(member)
    }

    /// Reads and checks a plan, which may have mistakes; what plans build on is read once for all that are read together.
    fn read(path: &Path, which: &Which, known: &BaseFiles) -> Result<Member, Unread> {
        let (config, paths) = one_plan::config_of(path, Some(which.today()))?;
        let input = input::read(path, config.limits)?;
        let before = check_with(input, &paths, &config, known, |sources| engine::check(sources, &config));
        Ok(Member { config, before })
    }

    /// What is found in it with new texts of files and was not before, from a severity on.
    fn worse_by(
        &self,
        texts: &[NewText<'_>],
        from: Severity,
        known_as: impl Fn(&str) -> String,
    ) -> Option<PlanReport> {
        let after = with_texts(&self.before.report.sources, texts)?;
        let mut report = engine::check(after, &self.config).report;
        report.diagnostics =
            new_findings(&self.before.report.diagnostics, &report.diagnostics, from, known_as);
        (!report.diagnostics.is_empty()).then_some(report)
    }
}

fn end(unread: Unread, terminal: &Terminal) -> Unchanged {
    match unread.end(terminal) {
        Ok(outcome) => Unchanged::Ended(outcome),
        Err(error) => Unchanged::Error(error),
    }
}

/// The files of a plan with new texts; `None` where none of them is new.
pub(super) fn with_texts(sources: &Sources, texts: &[NewText<'_>]) -> Option<Sources> {
    let new_of = |(file, source): (FileId, &Source)| {
        let new = texts.iter().find(|new| new.source.absolute() == source.absolute())?;
        Some((file, new.text.clone()))
    };
    let new: Vec<(FileId, String)> = sources.iter().filter_map(new_of).collect();
    (!new.is_empty()).then(|| sources.with_texts(&new))
}

/// Says where and why a file cannot be changed.
pub(super) fn refuse_at(source: &Source, refusal: &Refusal) -> Outcome {
    let line = source.position(refusal.place.start).line;
    complain(&format!("{}:{line}: {refusal}", source.name()));
    Outcome::Undone
}

/// Says why nothing is done, and what to do instead.
pub(super) fn refuse(refused: &Refused) -> Outcome {
    complain(&refused.to_string());
    advise(&refused.help);
    Outcome::Undone
}

/// The only plan in the folder.
fn the_only_plan(terminal: &Terminal) -> Result<PathBuf, Unchanged> {
    const MOST_NAMED: usize = 12;
    let here = [PathBuf::from(".")];
    let (found, outcome) = one_plan::find(&here, &mut Places::new(), terminal)?;
    if outcome != Outcome::Good {
        return Err(Unchanged::Ended(outcome));
    }
    let mut plans: Vec<PathBuf> = Vec::new();
    for candidate in &found {
        let is_plan = match one_plan::read_candidate(candidate) {
            Ok(one) => one.is_some(),
            // What is wrong with it is said once it is named.
            Err(Unread::Mistakes(_) | Unread::Settings(_)) => true,
            Err(Unread::Error(error)) => return Err(error.into()),
        };
        if is_plan && let Candidate::Walked(path) | Candidate::Named(path) = candidate {
            plans.push(path.clone());
        }
    }
    match plans.as_slice() {
        [] => {
            complain(&find::nothing_in(&here));
            advise("name a plan with --plan, or write one with `smplan new`");
            Err(Unchanged::Ended(Outcome::Undone))
        }
        [only] => Ok(only.clone()),
        several => {
            let named = several.iter().take(MOST_NAMED).map(|path| named(path));
            let more = if several.len() > MOST_NAMED { " and more" } else { "" };
            complain(&format!("there are {} plans here", several.len()));
            let named = named.collect::<Vec<_>>().join(", ");
            advise(&format!("name the one that is meant with --plan: {named}{more}"));
            Err(Unchanged::Ended(Outcome::Undone))
        }
    }
}

fn named(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// The findings from a severity on that are new; the same words elsewhere are the same finding, which has moved.
fn new_findings(
    before: &[Diagnostic],
    after: &[Diagnostic],
    from: Severity,
    known_as: impl Fn(&str) -> String,
) -> Vec<Diagnostic> {
    let mut known: HashMap<(&str, String), usize> = HashMap::new();
    for one in before.iter().filter(|one| one.severity >= from) {
        *known.entry((one.finding.rule, known_as(&one.finding.message))).or_default() += 1;
    }
    let mut new = Vec::new();
    for one in after.iter().filter(|one| one.severity >= from) {
        match known.get_mut(&(one.finding.rule, one.finding.message.clone())) {
            Some(n_known) if *n_known > 0 => *n_known -= 1,
            _ => new.push(one.clone()),
        }
    }
    new
}

/// The line of the new text that is the first to differ.
fn first_change(old: &str, new: &str) -> usize {
    1 + old.lines().zip(new.lines()).take_while(|(old, new)| old == new).count()
}
