//! What a plan has from those that it builds on: what is wrong there is said there, and once.

use crate::compose::Header;
use crate::diagnostic::{Diagnostic, Related, Severity};
use crate::engine::{CheckConfig, finish, look};
use crate::source::{FileId, Sources, Span};
use crate::syntax::Trees;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What is found in a plan that others build on.
#[derive(Clone, Debug)]
pub struct Inherited {
    /// Its file, as readers see it, and its path from the top of the repository.
    pub name: String,
    pub path: String,
    /// The rules that find something in it, each with the path of the thing.
    known: HashSet<(&'static str, String)>,
    /// How many errors are reported of it.
    pub n_errors: usize,
}

impl Inherited {
    /// What is found in each of the plans on which the first of some files builds.
    pub fn of_all(sources: &Sources, config: &CheckConfig) -> Vec<Arc<Inherited>> {
        of_all(sources, config, &mut HashMap::new())
    }

    /// What is found in the first of some files, on which others build.
    pub fn of(sources: &Sources, config: &CheckConfig) -> Arc<Inherited> {
        of(sources, config, &mut HashMap::new())
    }

    /// The plans on which the first of some files builds, each with those on which it builds itself.
    pub fn bases(sources: &Sources) -> impl Iterator<Item = Sources> {
        let seen = sources.named_by(FileId(0)).into_iter().map(|base| sources.seen_from(base));
        // What builds on itself was reported.
        seen.filter(|seen| !seen.iter().any(|(_, source)| std::ptr::eq(source, sources.first())))
    }

    fn has(&self, found: &Diagnostic) -> bool {
        self.known.contains(&(found.finding.rule, found.path.clone()))
    }
}

/// What is found in each plan that was looked at, by its text: several may build on the same one.
type Known = HashMap<usize, Arc<Inherited>>;

fn of_all(sources: &Sources, config: &CheckConfig, known: &mut Known) -> Vec<Arc<Inherited>> {
    Inherited::bases(sources).map(|seen| of(&seen, config, known)).collect()
}

/// What is found in a plan that others build on, and that may build on more.
fn of(sources: &Sources, config: &CheckConfig, known: &mut Known) -> Arc<Inherited> {
    let key = std::ptr::from_ref(sources.first()).addr();
    if let Some(known) = known.get(&key) {
        return Arc::clone(known);
    }
    let inherited = of_all(sources, config, known);
    let looked = look(sources, config);
    let found = looked.diagnostics.iter().map(|one| (one.finding.rule, one.path.clone())).collect();
    let finished = finish(looked, sources, config, &inherited);
    let errors = finished.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let (name, path) = (sources.first().name().to_owned(), sources.first().path().to_owned());
    let inherited = Arc::new(Inherited { name, path, known: found, n_errors: errors.count() });
    known.insert(key, Arc::clone(&inherited));
    inherited
}

/// Leaves out what the plans have alone on which a plan builds.
pub(super) fn without(
    mut found: Vec<Diagnostic>,
    inherited: &[Arc<Inherited>],
    is_own: impl Fn(Span) -> bool,
) -> Vec<Diagnostic> {
    found.retain(|one| is_own(one.finding.span) || !inherited.iter().any(|base| base.has(one)));
    found
}

/// Moves what is found in the files that a plan builds on to where the plan makes it so: to another place of the finding in
/// the file of the plan, else to the nearest thing above it that the file writes, else to the location that it binds.
pub(super) fn bring_home(found: &mut [Diagnostic], trees: &Trees<'_>, is_own: impl Fn(Span) -> bool) {
    let Some(own) = trees.get(FileId(0)) else { return };
    let header = Header::of(own).unwrap_or_default();
    let first = header.location.or_else(|| header.extends.into_iter().next()).map(|word| word.span);
    let last_resort = first.unwrap_or(Span::new(FileId(0), 0, 0));
    for one in found.iter_mut().filter(|one| !is_own(one.finding.span)) {
        let finding = &mut one.finding;
        let related = finding.related.iter().position(|related| is_own(related.span));
        let there = finding.span;
        finding.span = match related {
            Some(position) => finding.related.remove(position).span,
            None => own.nearest_on(&one.path).unwrap_or(last_resort),
        };
        let label = finding.label.take();
        let label = label.map_or_else(|| "it is about this".to_owned(), Cow::into_owned);
        finding.related.insert(0, Related { span: there, label });
        // What stands here is not what the finding is known by.
        finding.whole = true;
        finding.fix = None;
        one.is_moved = true;
    }
}
