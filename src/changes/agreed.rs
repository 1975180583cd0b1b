//! Messages to which somebody had agreed, and whose words are others now.

use crate::changes::fact::{Change, Group, Level, Sides, Subject, What};
use crate::changes::renames::Renames;
use crate::plan::{Approved, Plan, PlanStatus};
use std::collections::BTreeMap;

/// What of a message is agreed; its examples and its notes are not.
const AGREED: [&str; 7] = ["text", "texts", "kind", "channels", "signed_by", "adapt", "placeholders"];

/// The approvals that lapse, because the words changed and nobody has agreed since.
pub(super) fn lapsed(changes: &[Change], old: &Plan, new: &Plan, renames: &Renames) -> Vec<Change> {
    let is_agreed = |change: &&Change| {
        change.section == "messages"
            && change.level < Level::Wording
            && change.fields().next().is_some_and(|field| AGREED.contains(&field))
    };
    let subjects = changes.iter().filter(is_agreed).map(|change| &change.subject);
    let subjects: BTreeMap<&str, &Subject> = subjects.map(|subject| (&*subject.id, subject)).collect();
    let level = if new.status() == PlanStatus::Active { Level::Error } else { Level::Warning };
    let mut found = Vec::new();
    for (id, subject) in subjects {
        let Some(entry) = old.messages.entry(renames.old_id("messages", id)) else { continue };
        let all = entry.value.approved.all();
        let Some(before) = all.first() else { continue };
        let after = new.messages.entry(id).map(|message| message.value.approved.all()).unwrap_or_default();
        if is_anew(all, after, renames) {
            continue;
        }
        let by = before.by.get().map(|by| {
            let name = new.people.entry(renames.id("people", &by.0)).or_else(|| old.people.entry(&by.0));
            let name = name.and_then(|person| person.value.name.get());
            name.map_or_else(|| by.0.to_string(), |name| name.to_string())
        });
        found.push(Change {
            group: Group::Approvals,
            level,
            section: "messages",
            subject: Subject { field: Vec::new(), ..subject.clone() },
            what: What::ApprovalLapses { by, date: before.date.copied().map(|date| date.to_string()) },
            places: Sides {
                old: Some(entry.value.approved.span()),
                new: after.first().map(|after| after.place),
            },
            touched: Vec::new(),
        });
    }
    found
}

/// Whether somebody agreed again: on another day, or somebody else; where one of several has not, it is not done.
pub(super) fn is_anew(before: &[Approved], after: &[Approved], renames: &Renames) -> bool {
    let is_left = |before: &Approved| after.iter().any(|after| is_same(before, after, renames));
    !after.is_empty() && !before.iter().any(is_left)
}

fn is_same(before: &Approved, after: &Approved, renames: &Renames) -> bool {
    let kind = "a person, role or contact";
    let by = before.by.get().map(|by| renames.new_name(kind, &by.0));
    by == after.by.get().map(|by| &*by.0)
        && before.date.copied() == after.date.copied()
        && before.digest.get().map(|digest| &**digest) == after.digest.get().map(|digest| &**digest)
}
