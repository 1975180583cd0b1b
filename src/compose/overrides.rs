//! What is wrong with what a file changes in the plans that it builds on.

use crate::compose::changes::{Change, ChangeKind, Loosened, Refused};
use crate::compose::header::Header;
use crate::compose::held::{NOTHING, compared_alone, fields};
use crate::compose::lock::Locks;
use crate::compose::rule;
use crate::compose::same::is_same;
use crate::diagnostic::Findings;
use crate::format::{Compared, Tighter, nearest};
use crate::source::FileId;
use crate::syntax::{Node, Tree, Trees};
use std::collections::HashSet;

/// What is found in the changes of all files; those of a file that is not the named one are found there as well.
pub(super) fn check(trees: &Trees<'_>, changes: &[Change<'_>], locks: &Locks<'_>) -> Findings {
    let mut findings = Findings::default();
    // One that nobody has written down is a mistake of its own.
    let is_known = |location: &&str| trees.iter().any(|tree| has_location(tree, location));
    let location_of = |tree| {
        Header::of(tree).and_then(|header| header.location).map(|location| location.value).filter(is_known)
    };
    let locations: Vec<Option<&str>> = trees.iter().map(location_of).collect();
    let store = trees.first().and_then(Header::of).and_then(|header| header.location);
    let store = store.map(|location| location.value);
    let mut told = HashSet::new();
    for change in changes {
        let location = locations.get(usize::from(change.file.0)).copied().flatten();
        if !is_of_another_location(change, location, &mut told, &mut findings)
            && !is_of_the_whole_plan(change, store, &mut findings)
        {
            look(change, &mut findings);
            find_slower(change, locks, &mut findings);
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

/// Reports what a store writes about another store, once for each of them.
fn is_of_another_location<'t>(
    change: &Change<'t>,
    location: Option<&str>,
    told: &mut HashSet<(FileId, &'t str)>,
    findings: &mut Findings,
) -> bool {
    let (Some(own), ["locations", other, ..]) = (location, change.path.as_slice()) else { return false };
    if *other == own {
        return false;
    }
    if !told.insert((change.file, *other)) {
        return true;
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

/// Reports what is changed for a store although it is the same in the whole group.
fn is_of_the_whole_plan(change: &Change<'_>, store: Option<&str>, findings: &mut Findings) -> bool {
    let (Some(store), ["plan", field @ ("id" | "version" | "time_zone")]) = (store, change.path.as_slice())
    else {
        return false;
    };
    let before = match change.kind {
        ChangeKind::Adds => None,
        ChangeKind::Removes(before) => Some(before),
        ChangeKind::Replaces(before) if !is_same(before, change.value) => Some(before),
        _ => return false,
    };
    let message = format!("`plan.{field}` is the same for the whole group, and changed for `{store}` here");
    let help = match *field {
        "time_zone" => {
            format!("take it out, and write the time zone of the store under `locations.{store}.time_zone`")
        }
        _ => "take it out: it is that of the plan on which all build".to_owned(),
    };
    let finding = findings.add(rule::PLAN_OVERRIDDEN, change.key.span(), message).help(help);
    if let Some(before) = before {
        finding.related(before.span(), "what holds in the group");
    }
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
        ChangeKind::Refused(refused) => find_refused(change, refused, findings),
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

/// Reports what a plan on which this one builds does not allow: what that plan says holds.
fn find_refused(change: &Change<'_>, refused: &Refused, findings: &mut Findings) {
    let path = change.path_in_words();
    let finding = match &refused.loosens {
        None => {
            let message =
                format!("`{path}` is locked by the plan that this one builds on, which holds instead");
            let finding = findings.add(rule::OVERRIDE_NOT_ALLOWED, change.key.span(), message);
            finding.help("take it out; whoever answers for that plan can allow it there, under `lint.allow`")
        }
        Some(Loosened { path: looser, tighter, before, after }) => {
            let than = tighter.looser_in_words();
            let message = if *looser == path {
                format!("`{path}` is {than} than the group allows")
            } else if after == NOTHING {
                format!("`{path}` takes `{looser}` away, which is {before} in the group")
            } else {
                format!("`{path}` makes `{looser}` {than} than the group allows: {after} instead of {before}")
            };
            let place =
                if change.value.span().start < change.value.span().end { change.value } else { change.key };
            let help = if *looser == path { tighter.help(before) } else { "take it out".to_owned() };
            findings.add(rule::OVERRIDE_LOOSENS_TARGET, place.span(), message).help(help)
        }
    };
    let listed = if refused.loosens.is_some() { "it may only be tightened" } else { "it is locked here" };
    if let Some(before) = refused.before {
        finding.related(before, "this holds");
    }
    finding.related(refused.listed, listed);
}

/// Reports a promise that is slower than in the plan that this one builds on, where that says nothing of who may change it.
fn find_slower(change: &Change<'_>, locks: &Locks<'_>, findings: &mut Findings) {
    let (before, after) = match change.kind {
        ChangeKind::Replaces(before) => (before, Some(change.value)),
        ChangeKind::Removes(before) => (before, None),
        _ => return,
    };
    let field = fields(locks.record(), &change.path).last().copied().flatten();
    let Some((field, tighter)) = field.and_then(|field| Some((field, field.tighter?))) else { return };
    let was = compared_alone(before, field);
    let is = after.map_or(Compared::Nothing, |after| compared_alone(after, field));
    // In fewer hours the slower promise holds more often.
    let is_of_hours =
        tighter == Tighter::Superset && matches!((&was, &is), (Compared::Word(_), Compared::Word(_)));
    let is_time = tighter == Tighter::Less || is_of_hours;
    if !is_time || !tighter.is_looser(&was, &is) || locks.speak_of(&change.path) {
        return;
    }
    let path = change.path_in_words();
    let (place, message) = match after {
        Some(after) if is_of_hours => {
            (after, format!("`{path}` has fewer hours than in the plan that this one builds on"))
        }
        Some(after) => (after, format!("`{path}` is slower than in the plan that this one builds on")),
        None => {
            (change.key, format!("`{path}` is promised in the plan that this one builds on, and not here"))
        }
    };
    findings
        .add(rule::OVERRIDE_SLOWS_PROMISE, place.span(), message)
        .help("promise as much, or let the group decide: `tighten_only` under its `governance`")
        .related(before.span(), "what the other plan promises");
}
