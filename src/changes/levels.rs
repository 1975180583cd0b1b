//! What is worse than before without a promise being broken.

use crate::changes::Side;
use crate::changes::agreed::is_anew;
use crate::changes::fact::{Change, Group, Level, What};
use crate::changes::meaning::{default_of, items, value, written_as};
use crate::changes::renames::Renames;
use crate::format::{Compared, FieldInfo, Shape, Tighter};
use crate::plan::{Channel, Entry, Plan, SeverityLevel};
use crate::syntax::{Content, Node};
use serde_json::Value;

/// Whether a field asks for less than before, as its declaration tells which values ask for more.
pub(super) fn is_looser(
    info: &'static FieldInfo,
    (old, new): (Option<Node<'_>>, Option<Node<'_>>),
    roots: [Option<Node<'_>>; 2],
    (was, is): (&Plan, &Plan),
    renames: &Renames,
) -> bool {
    let Some(tighter) = info.tighter else { return false };
    let [old_root, new_root] = roots;
    let (before, after) = (held(info, old, old_root, was), held(info, new, new_root, is));
    // An id of the old plan as the new one calls it.
    let before = match (&info.shape, before) {
        (Shape::List(Shape::Id(kind)), Compared::Words(words)) => {
            Compared::Words(words.into_iter().map(|word| renames.new_name(kind, word)).collect())
        }
        (_, before) => before,
    };
    tighter.is_looser(&before, &after)
}

/// What holds in a field: as it is written, as the entry that it falls back to says, or by default.
fn held<'t>(
    info: &'static FieldInfo,
    record: Option<Node<'t>>,
    root: Option<Node<'t>>,
    plan: &Plan,
) -> Compared<'t> {
    if let Some((_, node)) = value(info, record) {
        return compared(info, node, plan);
    }
    let entry = || {
        let fallback = info.fallback?;
        let (_, by) = record?.entry(fallback.by)?;
        let (_, section) = root?.entry(fallback.section)?;
        let (_, entry) = section.entry(by.key()?)?;
        entry.entry(info.name).map(|(_, node)| compared(info, node, plan))
    };
    entry().or_else(|| default_of(info).map(Compared::Word)).unwrap_or(Compared::Nothing)
}

fn compared<'t>(info: &'static FieldInfo, node: Node<'t>, plan: &Plan) -> Compared<'t> {
    if info.tighter == Some(Tighter::Worse) {
        return node.key().map_or(Compared::Nothing, |word| Compared::Rank(rank(plan, word)));
    }
    match (written_as(&info.shape, node), node.content()) {
        (_, Content::Scalar(scalar)) => Compared::Word(scalar.text),
        // Of two times the longer one is what is kept at the latest, and what a person keeps counts.
        (Shape::Record(record), Content::Mapping) => {
            let directed = record.fields.iter().filter(|field| field.tighter == info.tighter);
            let human = directed.clone().find(|field| field.name == "human");
            let all = human.map_or_else(|| directed.collect::<Vec<_>>(), |human| vec![human]);
            let values = all.into_iter().filter_map(|field| value(field, Some(node))?.1.key());
            Compared::Words(values.collect())
        }
        _ => Compared::Words(items(Some(node)).into_iter().filter_map(Node::key).collect()),
    }
}

/// How bad a severity is, from 0 for the worst.
fn rank(plan: &Plan, word: &str) -> usize {
    let own = plan.severities.entry(word).and_then(|own| own.value.like.copied());
    let level = own.or_else(|| SeverityLevel::of(word));
    let word = level.map_or("", SeverityLevel::word);
    SeverityLevel::WORDS.iter().position(|level| *level == word).unwrap_or(0)
}

/// Sets the levels of what is worse than before.
pub(super) fn set(changes: &mut [Change], old: Side<'_>, new: Side<'_>, renames: &Renames) {
    for change in changes.iter_mut() {
        if is_worse(change) || leaves_one_admin(change, old.plan, new.plan, renames) {
            change.level = change.level.min(Level::Warning);
        }
        if changes_what_is_agreed(change, old.plan, new.plan, renames) {
            change.level = Level::Error;
        }
    }
}

fn is_worse(change: &Change) -> bool {
    let first = change.fields().next();
    let is_whole = change.subject.field.is_empty();
    let (is_added, is_removed) =
        (matches!(change.what, What::Added { .. }), matches!(change.what, What::Removed { .. }));
    match (change.section, first) {
        // Rules that are silenced, and locks that are gone.
        ("lint" | "not_needed", _) => is_added,
        ("governance", Some("lock" | "tighten_only")) => is_removed || loses_some(&change.what),
        // Cases that nobody plays any more, and goals that nobody has.
        ("tests" | "goals", None) => is_removed,
        ("roles", Some("held_by")) => only_one_left(&change.what),
        _ => match change.group {
            Group::Words => !(is_whole && is_added),
            Group::Publishing => is_removed,
            Group::Promises
            | Group::People
            | Group::Goals
            | Group::Playbooks
            | Group::Stores
            | Group::Approvals
            | Group::Governance
            | Group::Renamed
            | Group::Wording => false,
        },
    }
}

/// Whether a list lost some of its items.
fn loses_some(what: &What) -> bool {
    let What::Changed { old: Value::Array(old), new: Value::Array(new) } = what else { return false };
    old.iter().any(|item| !new.contains(item))
}

/// Whether of several only one is left.
fn only_one_left(what: &What) -> bool {
    let What::Changed { old: Value::Array(old), new } = what else { return false };
    let left = match new {
        Value::Array(new) => new.len(),
        _ => 1,
    };
    old.len() > 1 && left == 1
}

/// Whether a channel had several admins and has one; their names are not for everybody, so the plans are asked.
fn leaves_one_admin(change: &Change, old: &Plan, new: &Plan, renames: &Renames) -> bool {
    if change.section != "channels" || change.fields().next() != Some("admins") {
        return false;
    }
    let before = old.channels.entry(renames.old_id("channels", &change.subject.id));
    let after = new.channels.entry(&change.subject.id);
    let count =
        |channel: Option<&Entry<Channel>>| channel.map_or(0, |channel| channel.value.admins.items().len());
    count(before) > 1 && count(after) == 1
}

/// Whether words, channel or time of a post changed to which somebody had agreed, and nobody has agreed since.
fn changes_what_is_agreed(change: &Change, old: &Plan, new: &Plan, renames: &Renames) -> bool {
    const AGREED: [&str; 5] = ["text", "alt", "link", "channel", "at"];
    if change.section != "calendar" || !change.fields().next().is_some_and(|field| AGREED.contains(&field)) {
        return false;
    }
    let before = old.calendar.entry(renames.old_id("calendar", &change.subject.id));
    let before = before.map(|post| post.value.approved.all()).unwrap_or_default();
    let after = new.calendar.entry(&change.subject.id).map(|post| post.value.approved.all());
    !before.is_empty() && !is_anew(before, after.unwrap_or_default(), renames)
}
