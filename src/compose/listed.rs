//! The paths that a plan lists under `governance.lock` and `governance.tighten_only`, and what is wrong with them.

use crate::compose::held::{field, fields};
use crate::compose::merged::Place;
use crate::compose::rule;
use crate::diagnostic::Findings;
use crate::format::{RecordInfo, Shape, nearest};
use crate::source::Span;
use crate::syntax::{Node, Tree};

/// Any one name.
pub(super) const ANY: &str = "*";

/// A path that a file lists.
#[derive(Clone, Debug)]
pub(super) struct Listed<'t> {
    /// The position of the file among those that are laid over one another.
    pub(super) order: usize,
    pub(super) steps: Vec<&'t str>,
    pub(super) place: Span,
    pub(super) may_tighten: bool,
}

/// The paths that a file lists.
pub(super) fn listed(root: Node<'_>, order: usize) -> Vec<Listed<'_>> {
    let Some(governance) = Place::Node(root).get("governance") else { return Vec::new() };
    let mut all = Vec::new();
    for (name, may_tighten) in [("lock", false), ("tighten_only", true)] {
        let Some(list) = governance.get(name) else { continue };
        for item in list.items() {
            let steps: Vec<&str> = item.key().map(steps).unwrap_or_default();
            if !steps.is_empty() {
                all.push(Listed { order, steps, place: item.span(), may_tighten });
            }
        }
    }
    all
}

/// The names of a path.
pub(super) fn steps(path: &str) -> Vec<&str> {
    path.split('.').map(str::trim).filter(|step| !step.is_empty()).collect()
}

/// What is wrong with the paths that a file lists, in the plan that it makes with those that it builds on.
pub fn check_lists(own: &Tree<'_>, whole: &Tree<'_>, record: &'static RecordInfo) -> Findings {
    let mut findings = Findings::default();
    let (Some(own), Some(whole)) = (own.root(), whole.root()) else { return findings };
    if Place::Node(own).get("location").is_some() {
        return findings; // Nobody builds on the plan of a store.
    }
    for listed in listed(own, 0) {
        let path = listed.steps.join(".");
        if let Err(names) = find(Place::Node(whole), None, record, &listed.steps) {
            let finding = findings.add(
                rule::LOCK_MATCHES_NOTHING,
                listed.place,
                format!("`{path}` leads to nothing in this plan"),
            );
            match names.near {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help(
                    "write a path from the top of the plan, `*` for any one name, such as `messages.*`",
                ),
            };
            continue;
        }
        let field = fields(record, &listed.steps).last().copied().flatten();
        if field.is_some_and(|field| {
            listed.may_tighten && field.tighter.is_none() && field.shape.record().is_none()
        }) {
            findings
                .add(rule::LOCK_WITHOUT_DIRECTION, listed.place, format!("`{path}` has no stricter values"))
                .help("list it under `lock`, or a field that is a time, a number or a list of what is asked");
        }
    }
    findings
}

/// What a path could have meant that leads to nothing.
struct Lost {
    near: Option<String>,
}

/// What the format does not know has no fields.
const NO_FIELDS: &Shape = &Shape::Words(&[], &[]);

/// Whether something is there, or a field that may be left out.
fn find(
    place: Place<'_, '_>,
    shape: Option<&'static Shape>,
    record: &'static RecordInfo,
    steps: &[&str],
) -> Result<(), Lost> {
    let Some((first, rest)) = steps.split_first() else { return Ok(()) };
    let inner = |name: &str| match shape {
        None => field(record, name).map(|field| &field.shape),
        Some(shape) => shape.step(name).map(|(shape, _)| shape),
    };
    if *first == ANY {
        let mut near = None;
        for (name, value) in place.entries() {
            match find(value, inner(name).or(Some(NO_FIELDS)), record, rest) {
                Ok(()) => return Ok(()),
                Err(lost) => near = near.or(lost.near),
            }
        }
        return Err(Lost { near });
    }
    let is_field = match shape {
        None => field(record, first).is_some(),
        Some(shape) => shape.step(first).is_some_and(|(_, field)| field.is_some()),
    };
    match place.get(first) {
        Some(value) => find(value, inner(first).or(Some(NO_FIELDS)), record, rest),
        None if is_field && rest.is_empty() => Ok(()),
        None => {
            let known: &[_] = match shape {
                None => record.fields,
                Some(Shape::Record(info)) => info.fields,
                Some(_) => &[],
            };
            let names = place.entries().map(|(name, _)| name).chain(known.iter().map(|field| field.name));
            Err(Lost { near: nearest(first, names).map(str::to_owned) })
        }
    }
}
