//! Findings that somebody decided to live with: comments, `lint.allow`, settings for paths, and the baseline.
//!
//! Every exception is looked at in turn: one that covers nothing, gives no reason, has lapsed or cannot be read is a
//! finding of its own.

mod allow;
mod baseline;
mod comments;

pub use baseline::{Baseline, Entry, find_stale};

use crate::config::PathIgnore;
use crate::diagnostic::{Diagnostic, Edit, Findings, RuleInfo};
use crate::plan::{Date, Plan, nearest};
use crate::source::{FileId, Sources, Span, Spanned};
use crate::syntax::Tree;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The names of the rules about exceptions.
pub mod rule {
    pub const BASELINE_STALE: &str = "baseline-stale";
    pub const LAPSED: &str = "suppression-lapsed";
    pub const UNKNOWN_RULE: &str = "suppression-unknown-rule";
    pub const UNREADABLE: &str = "suppression-unreadable";
    pub const UNUSED: &str = "suppression-unused";
    pub const WITHOUT_REASON: &str = "suppression-without-reason";
}

/// What is known when exceptions are applied.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// All rules there are.
    pub rules: &'k [RuleInfo],
    /// The rules that looked at the plan: an exception from another one is not called unused.
    pub ran: &'k [RuleInfo],
    pub as_of: Option<Date>,
    /// Whether the plan was read to its end, so that what an exception covers must have been found.
    pub complete: bool,
}

impl Known<'_> {
    fn has_run(&self, name: &str) -> bool {
        self.ran.iter().any(|rule| rule.name == name)
    }
}

/// What is left when exceptions are applied.
#[derive(Debug, Default)]
pub struct Outcome {
    pub kept: Vec<Diagnostic>,
    /// What is to be said of the exceptions themselves.
    pub findings: Findings,
    pub n_by_comments: usize,
    pub n_by_plan: usize,
    /// Where the passwords and keys stand that are covered.
    pub hidden_secrets: Vec<Span>,
    /// What became of each exception that holds.
    pub uses: Vec<ExceptionUse>,
}

/// What became of an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExceptionUse {
    /// The rule that is excepted.
    pub rule: &'static str,
    /// Where it is named.
    pub place: Span,
    /// Whether it covers something.
    pub is_of_use: bool,
}

/// That nothing is against a rule in a plan and in all that build on it, where it is excepted for all of them.
pub fn unused_in_family(exception: ExceptionUse) -> Findings {
    let mut findings = Findings::default();
    let ExceptionUse { rule: name, place: span, .. } = exception;
    findings
        .add(
            rule::UNUSED,
            span,
            format!("nothing here, nor in the plans that build on this one, is against `{name}`"),
        )
        .help("remove the exception");
    findings
}

/// Takes out the findings that comments and `lint.allow` of a plan cover.
pub fn apply<'t>(
    trees: impl Iterator<Item = &'t Tree<'t>>,
    plan: Option<&Plan>,
    diagnostics: Vec<Diagnostic>,
    known: Known<'_>,
) -> Outcome {
    let mut outcome = Outcome::default();
    let mut comments = Vec::new();
    for tree in trees {
        comments.extend(comments::exceptions(tree, &known, &mut outcome.findings));
    }
    let mut allowed =
        plan.map(|plan| allow::exceptions(plan, &known, &mut outcome.findings)).unwrap_or_default();
    if comments.is_empty() && allowed.is_empty() {
        outcome.kept = diagnostics;
        return outcome;
    }
    let covered = [covering(&comments, &diagnostics), covering(&allowed, &diagnostics)];
    let [by_comments, by_plan] = covered.map(Vec::into_iter);
    for (diagnostic, covering) in diagnostics.into_iter().zip(by_comments.zip(by_plan)) {
        let (exception, count) = match covering {
            (Some(exception), _) => (comments.get_mut(exception), &mut outcome.n_by_comments),
            (None, Some(exception)) => (allowed.get_mut(exception), &mut outcome.n_by_plan),
            (None, None) => (None, &mut outcome.n_by_plan),
        };
        let Some(exception) = exception else {
            outcome.kept.push(diagnostic);
            continue;
        };
        exception.used = true;
        *count += 1;
        if diagnostic.finding.concealed {
            outcome.hidden_secrets.push(diagnostic.finding.span);
        }
    }
    for exception in comments.iter().chain(&allowed) {
        exception.speak_up(&known, &mut outcome.findings);
        outcome.uses.extend(exception.fate(&known));
    }
    outcome
}

/// One rule that is excepted somewhere.
#[derive(Debug)]
struct Exception {
    /// The rule, and where it is named.
    rule: Spanned<&'static str>,
    scope: Scope,
    has_reason: bool,
    /// The last day on which it holds.
    until: Option<Date>,
    used: bool,
    /// How to write a reason.
    reason_help: &'static str,
    /// How to take it out.
    removal: Option<Edit>,
}

/// What an exception covers.
#[derive(Debug)]
enum Scope {
    /// The whole plan, of whatever files.
    Plan,
    File(FileId),
    Place(Span),
    /// A path with `*` for any one step, and everything below.
    Path(String),
    /// Nothing any more.
    Lapsed,
}

/// For each finding the first exception that covers it. Both may be many.
fn covering(exceptions: &[Exception], diagnostics: &[Diagnostic]) -> Vec<Option<usize>> {
    let mut of_rules: BTreeMap<&str, Exceptions<'_>> = BTreeMap::new();
    for (number, exception) in exceptions.iter().enumerate() {
        of_rules.entry(exception.rule.value).or_default().add(number, &exception.scope);
    }
    for exceptions in of_rules.values_mut() {
        exceptions.places.sort_unstable();
    }
    // In the order of the text, so that each place is begun and ended once.
    let mut order: Vec<usize> = (0..diagnostics.len()).collect();
    let place = |index: usize| diagnostics.get(index).map(|diagnostic| diagnostic.finding.span);
    order.sort_by_key(|index| place(*index).map(|place| (place.file, place.start)));
    let mut covering = vec![None; diagnostics.len()];
    for index in order {
        if let (Some(diagnostic), Some(covering)) = (diagnostics.get(index), covering.get_mut(index))
            && let Some(exceptions) = of_rules.get_mut(diagnostic.finding.rule)
        {
            *covering = exceptions.first_for(diagnostic);
        }
    }
    covering
}

/// A byte of a file.
type Offset = (FileId, u32);

/// The exceptions from one rule, by their numbers.
#[derive(Debug, Default)]
struct Exceptions<'e> {
    whole_plan: Option<usize>,
    whole_files: HashMap<FileId, usize>,
    paths: allow::Patterns<'e>,
    /// In the order of the text: where each begins, where it ends, and its number.
    places: Vec<(Offset, Offset, usize)>,
    n_begun: usize,
    /// Those of the places that were begun and are perhaps not ended.
    open: BTreeSet<(usize, Offset)>,
}

impl<'e> Exceptions<'e> {
    fn add(&mut self, number: usize, scope: &'e Scope) {
        match scope {
            Scope::Plan => _ = self.whole_plan.get_or_insert(number),
            Scope::File(file) => _ = self.whole_files.entry(*file).or_insert(number),
            Scope::Path(path) => self.paths.add(path, number),
            Scope::Place(Span { file, start, end }) => {
                self.places.push(((*file, *start), (*file, *end), number));
            }
            Scope::Lapsed => {}
        }
    }

    /// The first that covers a finding; asked in the order of the text.
    fn first_for(&mut self, diagnostic: &Diagnostic) -> Option<usize> {
        let Span { file, start, .. } = diagnostic.finding.span;
        while let Some((_, end, number)) =
            self.places.get(self.n_begun).filter(|(begin, ..)| *begin <= (file, start))
        {
            self.open.insert((*number, *end));
            self.n_begun += 1;
        }
        // One that is over will never cover anything again.
        while self.open.first().is_some_and(|(_, end)| *end <= (file, start)) {
            self.open.pop_first();
        }
        let place = self.open.first().map(|(number, _)| *number);
        let file = self.whole_files.get(&file).copied();
        let path = self.paths.first_to(&diagnostic.path);
        [self.whole_plan, file, path, place].into_iter().flatten().min()
    }
}

impl Exception {
    /// What became of it; nothing where it holds no longer, or its rule did not look.
    fn fate(&self, known: &Known<'_>) -> Option<ExceptionUse> {
        let holds = !matches!(self.scope, Scope::Lapsed) && known.has_run(self.rule.value);
        holds.then_some(ExceptionUse { rule: self.rule.value, place: self.rule.span, is_of_use: self.used })
    }

    /// Says what is wrong with the exception itself: one thing at a time.
    fn speak_up(&self, known: &Known<'_>, findings: &mut Findings) {
        let Spanned { span, value: name } = self.rule;
        let ran = known.has_run(name);
        if matches!(self.scope, Scope::Lapsed) {
            has_ended(&self.rule, self.until, findings);
        } else if !self.used && ran && known.complete {
            let finding = findings.add(rule::UNUSED, span, format!("nothing here is against `{name}`"));
            finding.help("remove the exception");
            if let Some(removal) = &self.removal {
                finding.fix(removal.clone());
            }
        } else if !self.has_reason && (self.used || !known.complete) {
            findings
                .add(rule::WITHOUT_REASON, span, format!("the exception from `{name}` does not say why"))
                .help(self.reason_help);
        }
    }
}

/// Says that an exception ended on a day.
fn has_ended(rule: &Spanned<&str>, until: Option<Date>, findings: &mut Findings) {
    let until = until.map(|day| day.to_string()).unwrap_or_default();
    findings
        .add(rule::LAPSED, rule.span, format!("the exception from `{}` ended on {until}", rule.value))
        .help("fix what it covered and remove it, or set a new day if the reason still holds");
}

/// The rule of a name that somebody wrote, or a finding.
fn rule_of(name: &Spanned<&str>, known: &Known<'_>, findings: &mut Findings) -> Option<&'static str> {
    let Some(info) = known.rules.iter().find(|rule| rule.is_called(name.value)) else {
        // Thousands of unknown names are no slips.
        const MOST_SUGGESTED: usize = 1000;
        let near = (findings.len() < MOST_SUGGESTED)
            .then(|| nearest(name.value, known.rules.iter().map(|rule| rule.name)))
            .flatten();
        let short: String = name.value.chars().take(60).collect();
        let finding = findings.add(rule::UNKNOWN_RULE, name.span, format!("there is no rule `{short}`"));
        match near {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("`smplan rules` lists the rules; name them one by one"),
        };
        return None;
    };
    if info.always_on || info.category == crate::diagnostic::Category::Exceptions {
        let help = if info.always_on { info.why_always_on() } else { "fix the exception that it speaks of" };
        findings
            .add(rule::UNKNOWN_RULE, name.span, format!("`{}` cannot be ignored in a plan", info.name))
            .help(help);
        return None;
    }
    Some(info.name)
}

fn has_lapsed(until: Option<Date>, known: &Known<'_>) -> bool {
    until.zip(known.as_of).is_some_and(|(until, as_of)| until < as_of)
}

/// Which of the ignores for paths were of use in a plan.
#[derive(Clone, Debug, Default)]
pub struct PathIgnoreUse {
    /// Positions of the ignores whose pattern a file fits.
    pub fitting: Vec<usize>,
    /// A pair for each finding that was taken out: the position of the ignore and of its rule.
    pub used: Vec<(usize, usize)>,
}

/// Takes out the findings from which the settings except the file that each is in.
pub fn apply_by_path(
    diagnostics: Vec<Diagnostic>,
    sources: &Sources,
    ignores: &[PathIgnore],
    fits: impl Fn(&str, &str) -> bool,
) -> (Vec<Diagnostic>, PathIgnoreUse) {
    let mut of_use = PathIgnoreUse::default();
    if ignores.is_empty() {
        return (diagnostics, of_use);
    }
    let of_file: Vec<Vec<usize>> = sources
        .iter()
        .map(|(_, source)| {
            let all = ignores.iter().enumerate();
            all.filter(|(_, ignore)| ignore.patterns.fit(source.absolute())).map(|(index, _)| index).collect()
        })
        .collect();
    let cover = |diagnostic: &Diagnostic| {
        let here = of_file.get(usize::from(diagnostic.finding.span.file.0))?;
        here.iter().find_map(|&index| {
            let rules = &ignores.get(index)?.rules;
            let rule = rules.iter().position(|name| fits(diagnostic.finding.rule, &name.value))?;
            Some((index, rule))
        })
    };
    let mut kept = Vec::new();
    for diagnostic in diagnostics {
        match cover(&diagnostic) {
            Some(cover) => of_use.used.push(cover),
            None => kept.push(diagnostic),
        }
    }
    of_use.fitting = of_file.into_iter().flatten().collect();
    of_use.fitting.sort_unstable();
    of_use.fitting.dedup();
    (kept, of_use)
}
