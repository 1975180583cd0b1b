//! From the files of a plan to the plan, before any rule looks at it.

use crate::compose::{self, Change, ChangeKind, Known};
use crate::diagnostic::{Extent, Findings, Gap};
use crate::engine::guides;
use crate::engine::tables::{self, TablesRead};
use crate::plan::{Date, LOCATION_UNKNOWN, Plan, Removal, said_of_tables};
use crate::source::{FileId, Sources, Span};
use crate::syntax::{self, Limits, Tree, Trees};

/// A plan as it was read.
#[derive(Debug)]
pub struct ParsedPlan<'s> {
    /// One tree for each file.
    pub trees: Trees<'s>,
    /// The trees put together, where the plan builds on others or has tables.
    pub composed: Option<Tree<'s>>,
    /// Whether it builds on others.
    pub builds_on_others: bool,
    /// `None` where there is nothing to read.
    pub plan: Option<Plan>,
    /// What was found while reading.
    pub findings: Findings,
    /// How much of the files was read.
    pub extent: Extent,
    /// What was read as YAML, and is nothing that the format has.
    pub lost: Vec<Gap>,
}

impl<'s> ParsedPlan<'s> {
    /// The tree of the whole plan.
    pub fn whole(&self) -> Option<&Tree<'s>> {
        self.composed.as_ref().or(self.trees.first())
    }
}

/// Reads the plan that some files make, without looking at it by rules. On another day other exceptions may hold.
pub fn read(sources: &Sources, limits: Limits, as_of: Option<Date>) -> ParsedPlan<'_> {
    read_seeing(sources, limits, as_of, |_| {})
}

/// The same; `look` sees what the files change in one another.
pub fn read_seeing(
    sources: &Sources,
    limits: Limits,
    as_of: Option<Date>,
    mut look: impl FnMut(&[Change<'_>]),
) -> ParsedPlan<'_> {
    let mut read = ParsedPlan {
        trees: Trees::default(),
        composed: None,
        builds_on_others: false,
        plan: None,
        findings: Findings::default(),
        extent: Extent::Whole,
        lost: Vec::new(),
    };
    let mut gaps = Vec::new();
    let mut unread: Vec<FileId> = Vec::new();
    for (file, source) in sources.iter().filter(|(file, _)| !sources.is_table(*file)) {
        let parsed = syntax::parse(source.text(), file, limits);
        read.findings.append(parsed.findings);
        unread.extend((!parsed.complete).then_some(file));
        let gap = |place: Span| Gap { place, path: parsed.tree.path_to(place.start) };
        match (parsed.complete, parsed.gaps.is_empty()) {
            (true, _) => {}
            (false, true) => read.extent = Extent::Beginning,
            (false, false) => gaps.extend(parsed.gaps.iter().copied().map(gap)),
        }
        read.trees.push(parsed.tree);
    }
    read.findings.append(guides::missing(sources, &read.trees));
    let TablesRead { tables, findings, lost } = tables::read(sources, &mut read.trees);
    read.findings.append(findings);
    read.lost = lost;
    let mut removals = Vec::new();
    let known = Known { record: Plan::record(), as_of };
    let composition = compose::compose(sources, &read.trees, &tables, &unread, known, |changes| {
        removals = taken_out(changes);
        look(changes);
    });
    if let Some(composition) = composition {
        read.findings.append(composition.findings);
        // Nobody knows what would have been written over.
        if !composition.complete || !gaps.is_empty() {
            read.extent = Extent::Beginning;
        }
        read.builds_on_others = composition.builds_on_others;
        read.composed = Some(composition.tree);
    }
    if let (Some(own), Some(whole)) = (read.trees.first(), read.whole()) {
        let found = compose::check_lists(own, whole, known.record);
        read.findings.append(found);
    }
    if !gaps.is_empty() && read.extent.is_whole() {
        read.extent = Extent::without(gaps);
    }
    // After a syntax error there may be nothing to read; the error says enough.
    if let Some(tree) = read.whole().filter(|tree| tree.root().is_some() || read.extent.is_whole()) {
        let (mut plan, mut found, lost) = Plan::from_composed(tree, removals);
        said_of_tables(&mut found, |file| sources.is_table(file));
        // It stands perhaps in what is not read.
        if !read.extent.is_whole() {
            found.retain(|finding| finding.rule != LOCATION_UNKNOWN);
        }
        let gap = |place: Span| Gap { place, path: read.trees.path_to(place) };
        read.lost.extend(lost.into_iter().map(gap));
        read.findings.append(found);
        if let Some(plan) = plan.as_mut().filter(|_| read.builds_on_others) {
            plan.keep_own_cases(FileId(0));
            plan.keep_cases_of_store(|file| sources.is_own(file));
        }
        read.plan = plan;
    }
    read
}

/// What the files take out of those that they build on, as far as it may be referred to.
fn taken_out(changes: &[Change<'_>]) -> Vec<Removal> {
    let removal = |change: &Change<'_>| match (&change.kind, change.path.as_slice()) {
        (ChangeKind::Removes(_), [section, id]) => {
            Some(Removal { section: (*section).to_owned(), id: (*id).to_owned(), place: change.key.span() })
        }
        _ => None,
    };
    changes.iter().filter_map(removal).collect()
}
