//! Cases of the old plan, played in the new one.

use crate::changes::fact::{Change, Group, Level, Sides, Subject, What};
use crate::changes::renames::Renames;
use crate::plan::{Field, OneOrMany, OwnerId, Plan, TestCase};
use crate::rehearsal::try_case;
use crate::routing::Table;
use std::collections::HashMap;

/// The cases that the old plan passes and the new one fails.
pub(super) fn newly_failing(old: &Plan, new: &Plan, renames: &Renames) -> Vec<Change> {
    if old.tests.items().is_empty() {
        return Vec::new();
    }
    let (before, after) = (Table::of(old), Table::of(new));
    // Where the new plan has the case, it is that line that a reader looks for.
    let places: HashMap<&str, _> =
        new.tests.items().iter().filter_map(|case| Some((&**case.name.get()?, case.name.span()))).collect();
    let mut changes = Vec::new();
    for (index, case) in old.tests.items().iter().enumerate() {
        let was = try_case(old, &before, case);
        if !was.differences.is_empty() {
            continue;
        }
        let now = renamed(case, renames);
        if try_case(new, &after, &now).differences.is_empty() {
            continue;
        }
        changes.push(Change {
            group: Group::Playbooks,
            level: Level::Error,
            section: "tests",
            subject: Subject {
                kind: "test".to_owned(),
                id: (index + 1).to_string(),
                name: Some(was.name.clone()),
                field: Vec::new(),
            },
            what: What::CaseFails { case: was.name.clone() },
            places: Sides { old: Some(was.place), new: places.get(was.name.as_str()).copied() },
            touched: Vec::new(),
        });
    }
    changes
}

/// A case of the old plan as the new one would write it.
fn renamed(case: &TestCase, renames: &Renames) -> TestCase {
    let mut case = case.clone();
    let owners = |field: &mut Field<OneOrMany<OwnerId>>| {
        if let Some(owners) = field.get() {
            let each = owners.0.iter();
            let kind = "a person, role or contact";
            let each = each.map(|owner| OwnerId(renames.new_name(kind, &owner.0).into()));
            let owners = OneOrMany(each.collect());
            field.put(owners);
        }
    };
    macro_rules! rename {
        ($field:expr, $section:literal) => {
            if let Some(mut id) = $field.get().cloned() {
                id.0 = renames.id($section, &id.0).into();
                $field.put(id);
            }
        };
    }
    rename!(case.playbook, "playbooks");
    rename!(case.channel, "channels");
    rename!(case.location, "locations");
    owners(&mut case.silent);
    if let Some(mut expect) = case.expect.get().cloned() {
        rename!(expect.playbook, "playbooks");
        rename!(expect.message, "messages");
        owners(&mut expect.answered_by);
        owners(&mut expect.not_answered_by);
        case.expect.put(expect);
    }
    case
}
