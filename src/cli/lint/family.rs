//! What is told of plans that build on the same one: what holds of many stores is said once, in the plan that they share.

use crate::cli::families::{Family, fits};
use crate::cli::gather::PlanFile;
use crate::cli::lint::checking::FileResult;
use crate::cli::lint::tally::PlanResult;
use crate::compose::{Header, MOST_PATTERNS, rule};
use crate::diagnostic::{Diagnostic, Findings};
use crate::engine;
use crate::plan::LOCATION_UNKNOWN;
use crate::report::{FamilyCounts, counted};
use crate::source::{FileId, Source, Sources, Span, Spanned};
use crate::suppress::{self, ExceptionUse};
use crate::syntax::{self, Limits};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is found in a family besides what is found in each plan.
pub(super) struct AboutFamily {
    pub(super) configuration: usize,
    /// The file that it is told in, and those that it points to.
    pub(super) sources: Sources,
    pub(super) plan_id: String,
    pub(super) findings: Findings,
    /// What holds of many stores.
    pub(super) merged: Vec<Diagnostic>,
}

/// Looks at a family after each of its plans was checked; takes out of the stores what is said once instead.
pub(super) fn settle(family: &Family, files: &[PlanFile], results: &mut [FileResult]) -> Vec<AboutFamily> {
    let (Some(file), Some(FileResult::Plan(base))) = (files.get(family.base), results.get(family.base))
    else {
        return Vec::new();
    };
    let Some(report) = &base.report else { return Vec::new() };
    let absolute = report.sources.first().absolute();
    let path = absolute.canonicalize().unwrap_or_else(|_| absolute.to_path_buf());
    let mut about = AboutFamily {
        configuration: file.configuration,
        sources: report.sources.seen_from(FileId(0)),
        plan_id: report.plan_id.clone(),
        findings: Findings::default(),
        merged: Vec::new(),
    };
    let (unbound, nouns) = (base.unbound.clone(), base.nouns);
    let (mut stores, mut strangers, mut is_whole) = (Vec::new(), Vec::new(), family.is_whole);
    for &position in &family.listed {
        match results.get(position) {
            Some(FileResult::Plan(plan)) if builds_on(plan, &path) => {
                is_whole &= is_known(plan);
                stores.push(position);
            }
            // What it builds on cannot be read: perhaps this plan.
            Some(FileResult::Plan(plan)) if plan.unread.is_some() => is_whole = false,
            Some(FileResult::Plan(_) | FileResult::NoPlan) => strangers.push(position),
            Some(FileResult::Failed(_)) | None => is_whole = false,
        }
    }
    find_strangers(&strangers, files, &path, &mut about);
    if family.is_whole {
        find_patterns_without_files(&family.without_files, &mut about);
    }
    let bound = locations(&stores, results);
    let twice = bound_twice(&bound, files, results);
    // Where a file is not found, or is that of another store by mistake, the stores are perhaps bound there.
    if is_whole && about.findings.is_empty() && twice.is_empty() {
        for (id, place) in unbound.iter().filter(|(id, _)| !bound.contains_key(id)) {
            about.findings.append(engine::bound_by_nobody(id, *place));
        }
    }
    if is_whole {
        find_unused(&stores, results, (family.base, &path), &mut about);
    }
    let is_open =
        |position: &&usize| matches!(results.get(**position), Some(FileResult::Plan(plan)) if plan.is_open);
    let n_stores = bound.values().flatten().filter(is_open).count();
    merge(&stores, (n_stores, nouns), &path, results, &mut about);
    let mut all = twice;
    all.push(about);
    all
}

/// How many plans of which kind there are in families that have stores.
pub(super) fn counts(families: &[Family], results: &[FileResult]) -> FamilyCounts {
    let plan = |position: usize| match results.get(position) {
        Some(FileResult::Plan(plan)) if plan.is_open => Some(plan),
        _ => None,
    };
    let is_store = |position: &usize| plan(*position).is_some_and(|plan| plan.location.is_some());
    let builds_on_another = |position: &usize| plan(*position).is_some_and(|plan| !plan.inherited.is_empty());
    let with_stores = families.iter().filter(|family| family.listed.iter().any(is_store));
    let (mut bases, mut listed) = (BTreeSet::new(), BTreeSet::new());
    for family in with_stores {
        bases.insert(family.base);
        listed.extend(family.listed.iter().copied().filter(builds_on_another));
    }
    let n_stores = listed.iter().filter(|position| is_store(position)).count();
    let n_bases = bases.difference(&listed).count();
    let nouns: BTreeSet<_> = bases.iter().filter_map(|base| Some(plan(*base)?.nouns)).collect();
    let usual = FamilyCounts::default();
    // Groups that call them otherwise are counted in words that fit all of them.
    let nouns = if nouns.len() == 1 { nouns.into_iter().next() } else { None };
    let nouns = nouns.unwrap_or(usual.nouns);
    FamilyCounts { n_bases, n_layers: listed.len() - n_stores, n_stores, nouns }
}

/// Whether a plan builds on a file, be it by way of others.
fn builds_on(plan: &PlanResult, base: &Path) -> bool {
    let sources = plan.report.iter().flat_map(|report| report.sources.iter().skip(1));
    sources.into_iter().any(|(_, source)| source.absolute() == base)
}

/// Whether it is known which store a plan is that of.
fn is_known(plan: &PlanResult) -> bool {
    let is_unknown = |one: &Diagnostic| one.finding.rule == LOCATION_UNKNOWN;
    plan.unread.is_none() && !plan.report.iter().flat_map(|report| &report.diagnostics).any(is_unknown)
}

/// Reports files that are listed and do not build on the plan, at the pattern that lists them.
fn find_strangers(strangers: &[usize], files: &[PlanFile], base: &Path, about: &mut AboutFamily) {
    let mut strangers: Vec<&PlanFile> =
        strangers.iter().filter_map(|position| files.get(*position)).collect();
    let patterns = if strangers.is_empty() { Vec::new() } else { patterns_of(about.sources.first()) };
    for pattern in patterns {
        let here: Vec<&PlanFile> =
            strangers.extract_if(.., |file| fits(base, &pattern.value, &real(file))).collect();
        let names: Vec<String> =
            here.iter().map(|file| file.candidate.path().display().to_string()).collect();
        about.findings.append(engine::strangers(pattern.span, &names));
    }
}

/// Reports the patterns of these positions, which fit no file.
fn find_patterns_without_files(positions: &[usize], about: &mut AboutFamily) {
    // Of many one cause is likelier than many.
    const MOST_SAID: usize = 20;
    if positions.is_empty() {
        return;
    }
    let patterns = patterns_of(about.sources.first());
    for &position in positions.iter().take(MOST_SAID) {
        let Some(pattern) = patterns.get(position) else { continue };
        about.findings.append(match position {
            MOST_PATTERNS => engine::too_many_patterns(pattern.span),
            _ => engine::matches_nothing(pattern.span),
        });
    }
}

/// The patterns of a plan for the files that build on it.
fn patterns_of(source: &Source) -> Vec<Spanned<String>> {
    let parsed = syntax::parse(source.text(), FileId(0), Limits::default());
    let patterns = Header::of(&parsed.tree).unwrap_or_default().extended_by.into_iter();
    patterns.map(|written| Spanned { value: written.value.to_owned(), span: written.span }).collect()
}

/// Where a file really is.
fn real(file: &PlanFile) -> PathBuf {
    file.names.absolute.canonicalize().unwrap_or_default()
}

/// Reports the exceptions of a plan that cover nothing in it, nor in any plan that builds on it.
fn find_unused(stores: &[usize], results: &[FileResult], base: (usize, &Path), about: &mut AboutFamily) {
    let (base, path) = base;
    let mut of_base: BTreeMap<u32, ExceptionUse> = BTreeMap::new();
    for &position in stores.iter().chain([&base]) {
        let Some(FileResult::Plan(plan)) = results.get(position) else { continue };
        let exceptions = match &plan.exceptions {
            Some(exceptions) => exceptions,
            None if !plan.is_open => continue,
            // Nobody knows what they would cover in what was not read.
            None => return,
        };
        let sources = plan.report.iter().flat_map(|report| report.sources.iter());
        let here = sources.filter(|(_, source)| position == base || source.absolute() == path);
        let Some(file) = here.map(|(file, _)| file).next() else { continue };
        for exception in exceptions.iter().filter(|exception| exception.place.file == file) {
            let mut known = *exception;
            known.place.file = FileId(0);
            let known = of_base.entry(known.place.start).or_insert(known);
            known.is_of_use |= exception.is_of_use;
        }
    }
    // What is found in a family cannot be excepted, and is there all the same.
    let is_found = |rule: &str| about.findings.iter().any(|finding| finding.rule == rule);
    of_base.retain(|_, exception| !exception.is_of_use && !is_found(exception.rule));
    for exception in of_base.into_values() {
        about.findings.append(suppress::unused_in_family(exception));
    }
}

/// The locations that are bound, each with the positions of the plans that bind it.
fn locations(stores: &[usize], results: &[FileResult]) -> BTreeMap<String, Vec<usize>> {
    let mut bound: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &position in stores {
        if let Some(FileResult::Plan(plan)) = results.get(position)
            && let Some((id, _)) = &plan.location
        {
            bound.entry(id.clone()).or_default().push(position);
        }
    }
    bound
}

/// Reports plans of one location, in all but the first of them.
fn bound_twice(
    bound: &BTreeMap<String, Vec<usize>>,
    files: &[PlanFile],
    results: &[FileResult],
) -> Vec<AboutFamily> {
    let plan = |position: usize| match results.get(position) {
        Some(FileResult::Plan(plan)) => Some(plan),
        _ => None,
    };
    let again = bound.values().filter_map(|positions| positions.split_first());
    let each = again.flat_map(|(first, others)| others.iter().map(move |other| (*first, *other)));
    let about = each.filter_map(|(first, other)| {
        let (first, again) = (plan(first)?, plan(other)?);
        let (of_first, report) = (first.report.as_ref()?, again.report.as_ref()?);
        let mut sources = report.sources.seen_from(FileId(0));
        let source = of_first.sources.first();
        let there = sources.push(source.with_text(source.text()));
        let (id_there, place) = first.location.as_ref()?;
        let there = Span { file: there, ..*place };
        let findings = engine::bound_twice(id_there, again.location.as_ref()?.1, source.name(), there);
        Some(AboutFamily {
            configuration: files.get(other)?.configuration,
            sources,
            plan_id: report.plan_id.clone(),
            findings,
            merged: Vec::new(),
        })
    });
    about.collect()
}

/// What is alike in findings of several stores: the rule, the path, and where in the plan that they share it is.
type Alike = (&'static str, String, u32, u32);

/// Says once what holds of more than half of the stores, and of three at least.
fn merge(
    stores: &[usize],
    (n_stores, nouns): (usize, [&str; 2]),
    base: &Path,
    results: &mut [FileResult],
    about: &mut AboutFamily,
) {
    const FEWEST: usize = 3;
    let mut alike: BTreeMap<Alike, (Diagnostic, usize)> = BTreeMap::new();
    let of_base = |plan: &PlanResult, one: &Diagnostic| {
        let report = plan.report.as_ref()?;
        let there = one.finding.related.first().filter(|_| one.is_moved)?.span;
        let is_there = report.sources.get(there.file).is_some_and(|source| source.absolute() == base);
        is_there.then(|| (one.finding.rule, one.path.clone(), there.start, there.end))
    };
    for &position in stores {
        let Some(FileResult::Plan(plan)) = results.get(position) else { continue };
        let mut seen: Vec<Alike> = Vec::new();
        for one in plan.report.iter().flat_map(|report| &report.diagnostics) {
            let Some(key) = of_base(plan, one).filter(|key| !seen.contains(key)) else { continue };
            alike.entry(key.clone()).or_insert_with(|| (one.clone(), 0)).1 += 1;
            seen.push(key);
        }
    }
    alike.retain(|_, (_, count)| *count >= FEWEST && *count * 2 > n_stores);
    if alike.is_empty() {
        return;
    }
    for &position in stores {
        let Some(FileResult::Plan(plan)) = results.get_mut(position) else { continue };
        let found = plan.report.iter().flat_map(|report| &report.diagnostics);
        let is_said = |one: &Diagnostic| of_base(plan, one).is_some_and(|key| alike.contains_key(&key));
        let mut said = found.map(is_said).collect::<Vec<bool>>().into_iter();
        let mut gone = Vec::new();
        let Some(report) = &mut plan.report else { continue };
        report.diagnostics.retain(|one| {
            let is_said = said.next() == Some(true);
            gone.extend(is_said.then(|| one.fingerprint.clone()));
            !is_said
        });
        plan.entries.retain(|entry| !gone.contains(&entry.fingerprint));
    }
    for ((_, _, start, end), (mut one, count)) in alike {
        let finding = &mut one.finding;
        finding.span = Span { file: FileId(0), start, end };
        finding.related.clear();
        let stores = counted(n_stores, nouns[0], nouns[1]);
        finding.message = format!("{}; so it is in {count} of {stores}", finding.message);
        one.is_moved = false;
        about.merged.push(one);
    }
}

/// The path to what is found in a family.
pub(super) fn path_of(rule: &str, sources: &Sources, place: Span) -> String {
    let text = sources.first().text();
    let parsed = syntax::parse(text, FileId(0), Limits::default());
    if rule == rule::LOCATION_BOUND_TWICE { "location".to_owned() } else { parsed.tree.path_to(place.start) }
}
