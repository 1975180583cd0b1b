//! The check that each reference leads somewhere.

use crate::diagnostic::{Edit, Findings, listed};
use crate::format::reader::{Reader, clip, is_id, mended};
use crate::format::reference::{Reference, Removal, Target};
use crate::format::rule;
use crate::format::suggest::nearest;
use crate::plan::document::Plan;
use crate::source::{FileId, Span};
use std::collections::{HashMap, HashSet};

/// Reports references that lead nowhere.
pub(super) fn check(plan: &Plan, reader: &mut Reader<'_>) {
    let references = std::mem::take(&mut reader.references);
    rename_everywhere(&references, reader);
    let misshapen: HashSet<&str> = reader.misshapen.iter().map(|(id, _)| *id).collect();
    let unreadable: HashSet<&str> = reader.unreadable.iter().copied().collect();
    let mut findings = Findings::default();
    let mut suggestions = 200;
    let mut missing: Vec<Missing<'_>> = Vec::new();
    let mut known: HashMap<(Target, &str, FileId), usize> = HashMap::new();
    let mut said_that_nobody_is_named = false;
    let removals = std::mem::take(&mut reader.removals);
    let mut uses: Vec<Vec<Span>> = vec![Vec::new(); removals.len()];
    let local = plan.locations.entries().iter().flat_map(|location| location.value.channels.entries());
    let local_channels: HashSet<&str> = local.map(|channel| &*channel.id).collect();
    let is_local_part = plan.locations.entries().iter().any(|location| location.value.channels.has_unnamed());
    for Reference { target, node } in references {
        let id = node.key().unwrap_or_default();
        // An id in the wrong shape leads to what is defined in the same shape; to nothing else.
        let in_shape = is_id(id) || target.has_free_names() || Target::RESERVED_OWNERS.contains(&id);
        let is_there = if in_shape {
            plan.has(target, id) || (target.may_be_channel() && local_channels.contains(id))
        } else {
            misshapen.contains(id) && plan.has(target, &mended(id))
        };
        let is_there = is_there || (target.may_be_channel() && is_local_part);
        if is_there || unreadable.contains(id) || plan.lacks_section(target) {
            continue;
        }
        let removed = removals.iter().position(|removal| removal.id == id && target.may_be(removal));
        if let Some(uses) = removed.and_then(|position| uses.get_mut(position)) {
            uses.push(node.span());
            continue;
        }
        let is_owner = is_about_owners(target);
        if is_owner && plan.people.is_missing() && plan.roles.is_missing() && plan.contacts.is_missing() {
            // Nobody is in such a document at all: that is one mistake, however many owners it names.
            if !std::mem::replace(&mut said_that_nobody_is_named, true) {
                let message =
                    format!("`{}` is named here, but the document has no `people` and no `roles`", clip(id));
                findings.add(rule::UNKNOWN_REFERENCE, node.span(), message).help(
                    "add `people:` and `roles:` with those who are named, so that readers know whom to call",
                );
            }
            continue;
        }
        if target == Target::Severity {
            let words: Vec<&str> = plan.ids(target).collect();
            let message = format!("`severity` does not know `{}`", clip(id));
            let finding = findings.add(rule::UNKNOWN_VALUE, node.span(), message);
            match nearest(id, words.iter().copied()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")).rewrite(near, false),
                None => finding.help(format!("write one of: {}", words.join(", "))),
            };
            continue;
        }
        // People are missed as people, whatever they are asked for.
        let missed = if is_owner { Target::Owner } else { target };
        let number = *known.entry((missed, id, node.span().file)).or_insert(missing.len());
        match missing.get_mut(number) {
            Some(one) => one.places.push(node.span()),
            None => missing.push(Missing { target, id, places: vec![node.span()] }),
        }
    }
    // Where nothing of a kind is there, that is one mistake, however many are named.
    let lacks_all = |one: &Missing<'_>| {
        !is_about_owners(one.target)
            && !plan.lacks_some_owners(one.target)
            && plan.ids(one.target).next().is_none()
    };
    let mut of_no_section: Vec<Vec<&Missing<'_>>> = Vec::new();
    for one in &missing {
        let is_same = |all: &&mut Vec<&Missing<'_>>| {
            all.iter().any(|known| known.target == one.target && known.file() == one.file())
        };
        match of_no_section.iter_mut().find(is_same) {
            _ if !lacks_all(one) => one.say(plan, &mut suggestions, &mut findings),
            Some(all) => all.push(one),
            None => of_no_section.push(vec![one]),
        }
    }
    for all in of_no_section {
        match all.as_slice() {
            [only] => only.say(plan, &mut suggestions, &mut findings),
            all => say_section(all, &mut findings),
        }
    }
    for (removal, uses) in removals.iter().zip(&uses) {
        say_uses(removal, uses, &mut findings);
    }
    reader.findings.append(findings);
}

/// Several of one kind are named, and nothing of that kind is there.
fn say_section(all: &[&Missing<'_>], findings: &mut Findings) {
    const MOST_NAMED: usize = 4;
    const MOST_SHOWN: usize = 5;
    let Some((first, place)) = all.first().and_then(|one| Some((one, one.places.first()?))) else { return };
    let mut names: Vec<String> =
        all.iter().take(MOST_NAMED).map(|one| format!("`{}`", clip(one.id))).collect();
    let n_more = all.len().saturating_sub(MOST_NAMED);
    names.extend((n_more > 0).then(|| format!("{n_more} more")));
    let message = format!("there are no {}, but {} are named", first.target.sections(), listed(&names));
    let finding = findings.add(rule::UNKNOWN_REFERENCE, *place, message);
    finding.help(format!("add {} with them, or take out what names them", first.target.sections()));
    for (one, place) in all.iter().skip(1).take(MOST_SHOWN).filter_map(|one| Some((one, one.places.first()?)))
    {
        finding.related(*place, format!("`{}` is named here", clip(one.id)));
    }
}

/// Where something of a section is referred to.
pub(super) fn leading_to(reader: &Reader<'_>, section: &str, id: &str) -> Vec<Span> {
    let leads_there =
        |reference: &&Reference<'_>| reference.target.is_in(section) && reference.node.key() == Some(id);
    reader.references.iter().filter(leads_there).map(|reference| reference.node.span()).collect()
}

/// What is named and is not there: one mistake, however often it is named.
struct Missing<'i> {
    /// As what it is named first.
    target: Target,
    id: &'i str,
    places: Vec<Span>,
}

impl Missing<'_> {
    fn file(&self) -> Option<FileId> {
        self.places.first().map(|place| place.file)
    }

    fn say(&self, plan: &Plan, suggestions: &mut i32, findings: &mut Findings) {
        const MOST_SHOWN: usize = 5;
        // Whoever is named so often is rather missing than misspelt.
        const OFTEN: usize = 3;
        let Missing { target, places, .. } = self;
        let by_name = if *suggestions > 0 { called(plan, *target, self.id) } else { None };
        let near =
            if *suggestions > 0 { by_name.or_else(|| nearest(self.id, plan.ids(*target))) } else { None };
        *suggestions -= i32::from(*suggestions > 0);
        let several = several(plan, *target, self.id);
        if near.is_none() && several.is_empty() && plan.lacks_some_owners(*target) {
            return; // `kind-section-missing` speaks up.
        }
        let [first, others @ ..] = places.as_slice() else { return };
        let id = clip(self.id);
        let times =
            if others.is_empty() { String::new() } else { format!(", named in {} places", places.len()) };
        let message = format!("no {} is called `{id}`{times}", target.noun());
        let finding = findings.add(rule::UNKNOWN_REFERENCE, *first, message);
        let add = format!("add `{id}` to {}, or name one that is there", target.sections());
        match near {
            _ if !several.is_empty() => {
                let all = several.join(", ");
                finding.help(if is_about_owners(*target) {
                    format!("name one of them, or a role that both hold: `held_by: [{all}]`")
                } else {
                    format!("write them apart, in brackets: [{all}]")
                })
            }
            // A name is no misspelt id: it is meant wherever it is written.
            Some(near) if places.len() >= OFTEN && by_name.is_none() => {
                finding.help(format!("{add}, such as `{near}`"))
            }
            // Another one could be meant.
            Some(near) => {
                let each = places.iter().map(|place| Edit::Rewrite { place: *place, value: near.to_owned() });
                finding.help(format!("did you mean `{near}`?")).unsafe_fixes(each.collect())
            }
            None => finding.help(add),
        };
        for place in others.iter().take(MOST_SHOWN) {
            finding.related(*place, "it is named here too");
        }
    }
}

/// Whether people are named there.
fn is_about_owners(target: Target) -> bool {
    matches!(target, Target::Owner | Target::Person | Target::OwnerOrLocation)
}

/// The person or role that has a text as its name.
fn called<'p>(plan: &'p Plan, target: Target, name: &str) -> Option<&'p str> {
    if !is_about_owners(target) && target != Target::Role {
        return None;
    }
    let is_name = |known: Option<&str>| known.is_some_and(|known| known.eq_ignore_ascii_case(name.trim()));
    let people = plan.people.entries().iter();
    let people =
        people.filter(|person| is_name(person.value.name.get().map(|name| &**name))).map(|one| &*one.id);
    let roles = plan.roles.entries().iter();
    let roles =
        roles.filter(|role| is_name(role.value.title.get().map(|title| &**title))).map(|one| &*one.id);
    let mut all: Vec<&str> = if target == Target::Role { Vec::new() } else { people.collect() };
    if target != Target::Person {
        all.extend(roles);
    }
    match all.as_slice() {
        [only] => Some(only),
        _ => None, // Two of one name: nobody knows who is meant.
    }
}

/// The ids in a text that names several: `jonas, priya`, `jonas and priya`, or `instagram inbox` where a comma was lost.
fn several<'i>(plan: &Plan, target: Target, text: &'i str) -> Vec<&'i str> {
    const MOST: usize = 10;
    let words = text.split([',', '/', '&', '+', ' ', ';']).map(str::trim);
    let words: Vec<&str> =
        words.filter(|word| !word.is_empty() && !matches!(*word, "and" | "or")).take(MOST).collect();
    let are_ids = words.len() > 1 && words.iter().all(|word| plan.has(target, word));
    if are_ids { words } else { Vec::new() }
}

/// Reports what was taken out of the plan that this one builds on and is still used: once, however often.
fn say_uses(removal: &Removal, uses: &[Span], findings: &mut Findings) {
    const MOST_SHOWN: usize = 5;
    let id = clip(&removal.id);
    let message = match uses.len() {
        0 => return,
        1 => format!("`{id}` is removed, and 1 place uses it"),
        n => format!("`{id}` is removed, and {n} places use it"),
    };
    let finding = findings.add(rule::REMOVAL_LEAVES_REFERENCES, removal.place, message);
    match removal.section.as_str() {
        "channels" => {
            finding.help("write `status: closed` instead of removing it, or change these places, too")
        }
        _ => finding.help("keep it, or change these places, too"),
    };
    for place in uses.iter().take(MOST_SHOWN) {
        finding.related(*place, "it is used here");
    }
}

/// Lets the fix of an id in the wrong shape rename what refers to it as well.
fn rename_everywhere(references: &[Reference<'_>], reader: &mut Reader<'_>) {
    const MOST_EDITS: usize = 10_000;
    if reader.misshapen.is_empty() {
        return;
    }
    let mut places: HashMap<&str, Vec<Span>> = HashMap::new();
    for reference in references {
        places.entry(reference.node.key().unwrap_or_default()).or_default().push(reference.node.span());
    }
    let mut n_edits = 0;
    for &(id, position) in &reader.misshapen {
        let Some(finding) = reader.findings.get_mut(position) else { continue };
        let Some(fix) = finding.fix.as_mut() else { continue };
        let same = places.get(id).map(Vec::as_slice).unwrap_or_default();
        n_edits += same.len();
        if n_edits > MOST_EDITS {
            finding.fix = None; // A mend that renames only some of them would make it worse.
            continue;
        }
        let renamed = mended(id);
        fix.edits.extend(same.iter().map(|&place| Edit::Rewrite { place, value: renamed.to_string() }));
    }
}
