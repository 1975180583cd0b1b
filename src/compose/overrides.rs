//! What is wrong with what a file changes in the plans that it builds on.

use crate::compose::changes::{Change, ChangeKind};
use crate::compose::header::Header;
use crate::compose::rule;
use crate::diagnostic::Findings;
use crate::format::nearest;
use crate::syntax::{Content, Node, Tree, Trees};

/// What is found in the changes of all files; those of a file that is not the named one are found there as well.
pub(super) fn check(trees: &Trees<'_>, changes: &[Change<'_>]) -> Findings {
    let mut findings = Findings::default();
    // One that nobody has written down is a mistake of its own.
    let is_known = |location: &&str| trees.iter().any(|tree| has_location(tree, location));
    let location_of = |tree| {
        Header::of(tree).and_then(|header| header.location).map(|location| location.value).filter(is_known)
    };
    let locations: Vec<Option<&str>> = trees.iter().map(location_of).collect();
    for change in changes {
        let location = locations.get(usize::from(change.file.0)).copied().flatten();
        if !is_of_another_location(change, location, &mut findings) {
            look(change, &mut findings);
        }
    }
    findings
}

/// Whether a file writes about a location.
fn has_location(tree: &Tree<'_>, location: &str) -> bool {
    let entries = tree.root().into_iter().flat_map(Node::entries);
    entries
        .filter(|(key, _)| key.key() == Some("locations"))
        .any(|(_, locations)| locations.entries().any(|(key, _)| key.key() == Some(location)))
}

/// Reports what a store writes about another store.
fn is_of_another_location(change: &Change<'_>, location: Option<&str>, findings: &mut Findings) -> bool {
    let (Some(own), ["locations", other, ..]) = (location, change.path.as_slice()) else { return false };
    if *other == own {
        return false;
    }
    findings
        .add(
            rule::OTHER_LOCATION,
            change.key.span(),
            format!("this is the plan of `{own}`, and it writes about the location `{other}`"),
        )
        .help(format!("write it in the plan of `{other}`, or in the plan that both build on"));
    true
}

fn look(change: &Change<'_>, findings: &mut Findings) {
    let path = change.path_in_words();
    match &change.kind {
        ChangeKind::Unclear => {
            findings
                .add(
                    rule::REMOVAL_UNCLEAR,
                    change.key.span(),
                    format!("`{path}` has no value: is it to be removed, or is the line not finished?"),
                )
                .help("write a value after the colon, or `null` to remove what the plan has from the one that it builds on");
        }
        ChangeKind::RemovesNothing(names) => {
            let name = change.path.last().copied().unwrap_or_default();
            let near = nearest(name, names.iter().copied());
            let finding = findings.add(
                rule::REMOVES_NOTHING,
                change.key.span(),
                format!("`{path}` is removed, but there is none in the plan that this one builds on"),
            );
            match near {
                Some(near) => finding.help(format!("did you mean `{near}`?")).rewrite(near, false),
                None => finding.help("remove the line"),
            };
        }
        ChangeKind::Replaces(before) => {
            if let ["people", person, "name"] = change.path.as_slice() {
                find_other_name(change, person, *before, findings);
            } else if is_same(*before, change.value) {
                findings
                    .add(
                        rule::OVERRIDE_CHANGES_NOTHING,
                        change.value.span(),
                        format!("`{path}` is the same in the plan that this one builds on"),
                    )
                    .help("remove it: whoever changes it there changes it here as well")
                    .related(before.span(), "it is here already");
            }
        }
        ChangeKind::Adds | ChangeKind::Removes(_) => {}
    }
}

/// Reports another name under the id of somebody who is there: that would be half of two people.
fn find_other_name(change: &Change<'_>, person: &str, before: Node<'_>, findings: &mut Findings) {
    let (Some(is), Some(was)) = (change.value.key(), before.key()) else { return };
    if is == was {
        return;
    }
    findings
        .add(
            rule::PERSON_OVERRIDDEN,
            change.value.span(),
            format!("`{person}` is {was} in the plan that this one builds on, and {is} here"),
        )
        .help("give the other person an id of their own")
        .related(before.span(), "the name of the person");
}

/// Whether two nodes say the same.
fn is_same(one: Node<'_>, other: Node<'_>) -> bool {
    // Aliases make small files endless; what is so long is hardly the same.
    const MOST: usize = 1000;
    same(one, other, &mut MOST.clone())
}

fn same(one: Node<'_>, other: Node<'_>, n_left: &mut usize) -> bool {
    let Some(left) = n_left.checked_sub(1) else { return false };
    *n_left = left;
    match (one.content(), other.content()) {
        (Content::Scalar(one), Content::Scalar(other)) => one.text == other.text,
        (Content::List, Content::List) => {
            one.items().len() == other.items().len()
                && one.items().zip(other.items()).all(|(one, other)| same(one, other, n_left))
        }
        (Content::Mapping, Content::Mapping) => {
            let mut pairs = one.entries().zip(other.entries());
            one.entries().len() == other.entries().len()
                && pairs
                    .all(|((key, one), (name, other))| key.key() == name.key() && same(one, other, n_left))
        }
        _ => false,
    }
}
