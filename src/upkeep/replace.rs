//! Somebody in another one's place: everywhere they are named, now or from a day on.

use crate::duty::later;
use crate::edit::{Edit, Path, Side, Step, Value, path_to};
use crate::plan::{Date, Person, Plan};
use crate::source::{FileId, Span};
use crate::syntax::{Content, Node, Tree, Trees};
use crate::upkeep::{Handing, Refused, change_rota, cover_cut_turn};
use std::collections::BTreeSet;

/// Who comes in whose place; without a day to come at once.
#[derive(Clone, Copy, Debug)]
pub struct Handover<'a> {
    pub who: &'a str,
    pub with: &'a str,
    pub from: Option<Date>,
    pub today: Date,
}

/// What becomes of one file.
#[derive(Debug)]
pub struct InFile {
    pub file: FileId,
    pub edits: Vec<Edit>,
    /// How many places name the new one then.
    pub n_places: usize,
    /// Where the old one is named until the day comes.
    pub until_then: Vec<Span>,
    /// Where cases name the old one: nobody knows whether the new one is meant there.
    pub cases: Vec<Span>,
    /// Where the old one stays for good: what they did in their time, turns that are over, and sections that nobody asked for.
    pub stays: Vec<Span>,
    /// Why rotas go on as they are.
    pub rotas_left: Vec<Refused>,
}

/// The edits that put somebody in another one's place, file by file; with a day to come, as far as two can stand there. What
/// somebody did in their time stays theirs. Only some sections are changed where they are named.
pub fn replace(
    plan: &Plan,
    (trees, whole): (&Trees<'_>, &Tree<'_>),
    handover: Handover<'_>,
    only: &[String],
) -> Vec<InFile> {
    let named = |id: &str| Plan::references_to(whole, "people", id);
    let (places, places_of_new) = (named(handover.who), named(handover.with));
    let is_named = places_of_new.iter().any(|place| {
        let path = trees.get(place.file).and_then(|tree| path_to(tree, *place));
        path.is_some_and(|path| !is_history(&path))
    });
    let mut files: Vec<InFile> = Vec::new();
    for tree in trees.iter() {
        let mut own: Vec<Span> = places.iter().copied().filter(|place| place.file == tree.file()).collect();
        own.sort();
        own.dedup();
        let mut in_file = InFile::of(tree.file());
        let mut rotas: BTreeSet<String> = BTreeSet::new();
        // From the end to the beginning, so that the numbers of items still hold.
        for place in own.into_iter().rev() {
            let Some(path) = path_to(tree, place) else { continue };
            let Some(Step::Key(section)) = path.first() else { continue };
            if section == "tests" {
                in_file.cases.push(place);
            } else if let Some(role) =
                role_of_rota(&path).filter(|_| only.is_empty() || only.contains(section))
            {
                // Turns that were served stay: from a day on the rota goes on otherwise.
                rotas.insert(role.to_owned());
                in_file.stays.push(place);
            } else if !is_history(&path) && (only.is_empty() || only.contains(section)) {
                in_file.add(tree, path, handover);
                in_file.until_then.extend(handover.from.map(|_| place));
            } else {
                in_file.stays.push(place);
            }
        }
        for role in &rotas {
            in_file.add_rota(plan, role, handover);
        }
        if let Some(day) = handover.from {
            in_file.add_days(plan, handover, day, is_named);
        }
        files.push(in_file);
    }
    files
}

/// Whether somebody did something there in their time, which stays theirs.
fn is_history(path: &[Step]) -> bool {
    let is = |step: Option<&Step>, name: &str| step == Some(&Step::from(name));
    let is_log = |section: &str, field: &str| is(path.first(), section) && is(path.get(1), field);
    let is_done = ["approved", "acknowledged", "held"].iter().any(|name| path.contains(&Step::from(*name)));
    is_done || is_log("plan", "changes") || is_log("governance", "approvals")
}

impl InFile {
    fn of(file: FileId) -> InFile {
        InFile {
            file,
            edits: Vec::new(),
            n_places: 0,
            until_then: Vec::new(),
            cases: Vec::new(),
            stays: Vec::new(),
            rotas_left: Vec::new(),
        }
    }

    fn add(&mut self, tree: &Tree<'_>, path: Path, handover: Handover<'_>) {
        let with = Value::word(handover.with);
        let is_now = handover.from.is_none();
        let list = match path.split_last() {
            Some((Step::Item(index), list)) => at(tree, list).map(|node| (list.to_vec(), *index, node)),
            _ => None,
        };
        let is_there = |list: Node<'_>| list.items().any(|item| item.key() == Some(handover.with));
        self.edits.push(match list {
            Some((_, _, node)) if is_there(node) && is_now => Edit::Remove { path },
            _ if is_now => Edit::Set { path, value: with },
            // Both stand there until the day comes, where two can.
            Some((list, index, node)) if !is_there(node) => {
                Edit::Push { path: list, item: with, side: Side::Behind(index) }
            }
            _ => return,
        });
        self.n_places += 1;
    }

    /// From the next hand-over on the one has the turns of the other.
    fn add_rota(&mut self, plan: &Plan, role: &str, handover: Handover<'_>) {
        let day = handover.from.unwrap_or(handover.today);
        let handing = Handing::InPlaceOf { who: handover.who, with: handover.with };
        let changed = change_rota(plan, role, day, handing, false);
        let cut = cover_cut_turn(plan, role, day, (handover.who, handover.with));
        match changed.and_then(|changed| Ok((changed.edits, cut?))) {
            Ok((edits, cut)) => {
                self.n_places += 1;
                self.edits.extend(edits.into_iter().chain(cut));
            }
            Err(refused) => self.rotas_left.push(refused),
        }
    }

    /// The last day of the one, and the first day of the other.
    fn add_days(&mut self, plan: &Plan, handover: Handover<'_>, day: Date, is_named: bool) {
        let person = |id: &str| plan.people.entry(id).filter(|person| person.place.file == self.file);
        let field = |id: &str, name: &str| vec!["people".into(), id.into(), name.into()];
        let last_day = later(day, -1);
        let leaves_before = |person: &Person| person.until.copied().is_some_and(|until| until <= last_day);
        if person(handover.who).is_some_and(|person| !leaves_before(&person.value)) {
            let value = Value::word(last_day.to_string());
            self.edits.push(Edit::Set { path: field(handover.who, "until"), value });
        }
        if !is_named && person(handover.with).is_some_and(|person| person.value.from.is_missing()) {
            let value = Value::word(day.to_string());
            self.edits.push(Edit::Set { path: field(handover.with, "from"), value });
        }
    }
}

/// The role whose rota a path leads into.
fn role_of_rota(path: &[Step]) -> Option<&str> {
    match path {
        [Step::Key(roles), Step::Key(role), Step::Key(rota), ..] if roles == "roles" && rota == "rota" => {
            Some(role)
        }
        _ => None,
    }
}

/// The node at the end of a path.
fn at<'t>(tree: &'t Tree<'_>, path: &[Step]) -> Option<Node<'t>> {
    path.iter().try_fold(tree.root()?, |node, step| match (node.content(), step) {
        (Content::Mapping, Step::Key(name)) => {
            node.entries().find(|(key, _)| key.key() == Some(name)).map(|(_, value)| value)
        }
        (Content::List, Step::Item(index)) => node.items().nth(*index),
        _ => None,
    })
}
