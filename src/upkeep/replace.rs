//! Somebody in another one's place: everywhere they are named, now or from a day on.

use crate::duty::later;
use crate::edit::{Edit, Path, Side, Step, Value, node_at, path_to};
use crate::plan::{Date, Person, Plan};
use crate::source::{FileId, Span};
use crate::syntax::{Node, Tree, Trees};
use crate::upkeep::{Handing, Refused, change_rota, cover_cut_turn};
use std::collections::BTreeSet;

/// Who comes in whose place; without anybody as far as nobody has to stand there, and without a day to come at once.
#[derive(Clone, Copy, Debug)]
pub struct Handover<'a> {
    pub who: &'a str,
    pub with: Option<&'a str>,
    pub from: Option<Date>,
    pub today: Date,
    /// Whether the new one is named already: then nothing keeps them out of lists until the day comes.
    pub with_is_named: bool,
}

/// What becomes of the file of a plan.
#[derive(Debug, Default)]
pub struct InFile {
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

/// Whether somebody is named in a plan, but for what they did.
pub fn is_named(trees: &Trees<'_>, whole: &Tree<'_>, id: &str) -> bool {
    Plan::references_to(whole, "people", id).iter().any(|place| {
        let path = trees.get(place.file).and_then(|tree| path_to(tree, *place));
        path.is_some_and(|path| !is_history(&path))
    })
}

/// The edits of the own file of a plan that put somebody in another one's place; with a day to come, as far as two can stand there.
/// What somebody did in their time stays theirs. Only some sections are changed, where they are named.
pub fn replace(
    plan: &Plan,
    (tree, whole): (&Tree<'_>, &Tree<'_>),
    handover: Handover<'_>,
    only: &[String],
) -> InFile {
    let mut own = Plan::references_to(whole, "people", handover.who);
    own.retain(|place| place.file == tree.file());
    own.sort();
    own.dedup();
    let mut in_file = InFile::default();
    let mut rotas: BTreeSet<String> = BTreeSet::new();
    // From the end to the beginning, so that the numbers of items still hold.
    for place in own.into_iter().rev() {
        let Some(path) = path_to(tree, place) else { continue };
        let Some(Step::Key(section)) = path.first() else { continue };
        let is_wanted = only.is_empty() || only.contains(section);
        if section == "tests" {
            in_file.cases.push(place);
        } else if is_history(&path) || !is_wanted {
            in_file.stays.push(place);
        } else if let Some(role) = role_of_rota(&path) {
            // Turns that were served stay: from a day on the rota goes on otherwise.
            rotas.insert(role.to_owned());
            in_file.stays.push(place);
        } else {
            in_file.add(tree, path, handover);
            in_file.until_then.extend(handover.from.map(|_| place));
        }
    }
    for role in &rotas {
        in_file.add_rota(plan, role, handover);
    }
    if let Some(day) = handover.from {
        in_file.add_days(plan, tree.file(), handover, day);
    }
    in_file
}

/// Whether somebody did something there in their time, which stays theirs.
fn is_history(path: &[Step]) -> bool {
    let is = |step: Option<&Step>, name: &str| step == Some(&Step::from(name));
    let is_log = |section: &str, field: &str| is(path.first(), section) && is(path.get(1), field);
    let is_done = ["approved", "acknowledged", "held"].iter().any(|name| path.contains(&Step::from(*name)));
    is_done || is_log("plan", "changes") || is_log("governance", "approvals")
}

impl InFile {
    fn add(&mut self, tree: &Tree<'_>, path: Path, handover: Handover<'_>) {
        let list = match path.split_last() {
            Some((Step::Item(index), list)) => node_at(tree, list).map(|node| (list.to_vec(), *index, node)),
            _ => None,
        };
        let Some(with) = handover.with else {
            // One person alone stands there, and nobody comes.
            self.edits.extend(list.map(|_| Edit::Remove { path }));
            return;
        };
        let (is_now, value) = (handover.from.is_none(), Value::word(with));
        let is_there = |list: Node<'_>| list.items().any(|item| item.key() == Some(with));
        self.edits.push(match list {
            Some((_, _, node)) if is_there(node) && is_now => Edit::Remove { path },
            _ if is_now => Edit::Set { path, value },
            // Both stand there until the day comes: the first day of the new one keeps them out.
            Some((list, index, node)) if !is_there(node) && !handover.with_is_named => {
                Edit::Push { path: list, item: value, side: Side::Behind(index) }
            }
            _ => return,
        });
        self.n_places += 1;
    }

    /// From the next hand-over on the one has the turns of the other.
    fn add_rota(&mut self, plan: &Plan, role: &str, handover: Handover<'_>) {
        let day = handover.from.unwrap_or(handover.today);
        let Handover { who, with, .. } = handover;
        let handing = with.map_or(Handing::Remove(who), |with| Handing::InPlaceOf { who, with });
        let changed = change_rota(plan, role, day, handing, false);
        let cut = with.map_or(Ok(None), |with| cover_cut_turn(plan, role, day, (who, with)));
        match changed.and_then(|changed| Ok((changed.edits, cut?))) {
            Ok((edits, cut)) => {
                self.n_places += 1;
                self.edits.extend(edits.into_iter().chain(cut));
            }
            Err(refused) => self.rotas_left.push(refused),
        }
    }

    /// The last day of the one, and the first day of the other.
    fn add_days(&mut self, plan: &Plan, file: FileId, handover: Handover<'_>, day: Date) {
        let person = |id: &str| plan.people.entry(id).filter(|person| person.place.file == file);
        let field = |id: &str, name: &str| vec!["people".into(), id.into(), name.into()];
        let last_day = later(day, -1);
        let leaves_before = |person: &Person| person.until.copied().is_some_and(|until| until <= last_day);
        if person(handover.who).is_some_and(|person| !leaves_before(&person.value)) {
            let value = Value::word(last_day.to_string());
            self.edits.push(Edit::Set { path: field(handover.who, "until"), value });
        }
        let comes = handover.with.filter(|_| !handover.with_is_named).and_then(person);
        if let Some(comes) = comes.filter(|person| person.value.from.is_missing()) {
            let value = Value::word(day.to_string());
            self.edits.push(Edit::Set { path: field(&comes.id, "from"), value });
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
