//! Turns that somebody else has.

use crate::changes::fact::{Change, Group, Level, Sides, Turn, What};
use crate::changes::renames::Renames;
use crate::changes::shown::entry_subject;
use crate::duty::{Minute, Zone, day_of, local_start, turns};
use crate::plan::{Date, Entry, Plan, Role, Rota};
use crate::response::{judged_days, timestamp};
use std::collections::BTreeSet;

/// The most turns of a role that are named one by one.
const MOST_NAMED: usize = 200;

/// How many days of the past are looked at.
const DAYS_BACK: i32 = 366;

/// Compares the turns of all rotas, from a year before a day to the end of the new plan.
pub(super) fn compare(old: &Plan, new: &Plan, renames: &Renames, as_of: Date) -> Vec<Change> {
    let Some((_, end)) = judged_days(new, Some(as_of)) else { return Vec::new() };
    let mut changes = Vec::new();
    for role in old.roles.entries() {
        let id = renames.id("roles", &role.id);
        let Some(after) = new.roles.entry(id) else { continue };
        let both = Both { old, new, was: role, is: after, renames };
        for (is_past, from, to) in
            [(true, crate::duty::later(as_of, -DAYS_BACK), as_of), (false, as_of, crate::duty::later(end, 1))]
        {
            changes.extend(both.between(is_past, from, to));
        }
    }
    changes
}

/// A role of both plans.
#[derive(Clone, Copy)]
struct Both<'c> {
    old: &'c Plan,
    new: &'c Plan,
    was: &'c Entry<Role>,
    is: &'c Entry<Role>,
    renames: &'c Renames,
}

impl Both<'_> {
    /// The turns between two days that somebody else has.
    fn between(self, is_past: bool, from: Date, to: Date) -> Option<Change> {
        let (was, is) = (self.was.value.rota.get(), self.is.value.rota.get());
        if from >= to || (was.is_none() && is.is_none()) {
            return None;
        }
        let zone = is.or(was).map(|rota| self.new.zone_in(&rota.time_zone))?;
        let zone = Zone::around(zone, from, to);
        let (from, to) = (zone.instant(local_start(from)), zone.instant(local_start(to)));
        let renamed =
            |(begin, end, person): (Minute, Minute, _)| (begin, end, self.renames.id("people", person));
        let before: Vec<_> = of(self.old, was, from, to).into_iter().map(renamed).collect();
        let after = of(self.new, is, from, to);
        let mut edges: BTreeSet<Minute> = BTreeSet::new();
        edges.extend(before.iter().chain(&after).flat_map(|(begin, end, _)| [*begin, *end]));
        let edges: Vec<Minute> = edges.into_iter().collect();
        let mut moved: Vec<(Minute, Minute, Option<&str>, Option<&str>)> = Vec::new();
        let (mut earlier, mut later) = (Cursor::of(&before), Cursor::of(&after));
        for pair in edges.windows(2) {
            let &[begin, end] = pair else { continue };
            let (was, is) = (earlier.at(begin), later.at(begin));
            if was == is {
                continue;
            }
            match moved.last_mut() {
                // A hand-over in between is another turn of the same two.
                Some(last) if last.1 == begin && (last.2, last.3) == (was, is) => last.1 = end,
                _ => moved.push((begin, end, was, is)),
            }
        }
        if moved.is_empty() {
            return None;
        }
        let n_turns = moved.len();
        let name = |id: Option<&str>| {
            let person = self.new.people.entry(id?).or_else(|| self.old.people.entry(id?))?;
            person.value.name.get().map(|name| name.to_string())
        };
        let at = |instant: Minute| {
            let day = day_of(instant);
            timestamp(&Zone::around(zone.name(), day, day), instant)
        };
        let named = moved.into_iter().take(MOST_NAMED).map(|(begin, end, was, is)| Turn {
            from: at(begin),
            to: at(end),
            was: was.map(str::to_owned),
            is: is.map(str::to_owned),
            was_name: name(was),
            is_name: name(is),
        });
        Some(Change {
            group: Group::People,
            level: if is_past { Level::Warning } else { Level::Info },
            section: "roles",
            subject: entry_subject(
                "roles",
                &self.is.id,
                self.is.value.title.get().map(|title| title.to_string()),
            ),
            what: What::Turns { is_past, n_turns, turns: named.collect() },
            places: Sides {
                old: was.map(|_| self.was.value.rota.span()),
                new: is.map(|_| self.is.value.rota.span()),
            },
            touched: Vec::new(),
        })
    }
}

/// The turns of a rota between two instants, as they are swapped.
fn of<'p>(
    plan: &'p Plan,
    rota: Option<&'p Rota>,
    from: Minute,
    to: Minute,
) -> Vec<(Minute, Minute, &'p str)> {
    let turns = rota.map(|rota| turns(plan, rota, from, to)).unwrap_or_default();
    turns.into_iter().map(|turn| (turn.begins, turn.ends, turn.person)).collect()
}

/// Goes through turns from one instant to the next.
struct Cursor<'c, 'p> {
    turns: &'c [(Minute, Minute, &'p str)],
}

impl<'c, 'p> Cursor<'c, 'p> {
    fn of(turns: &'c [(Minute, Minute, &'p str)]) -> Cursor<'c, 'p> {
        Cursor { turns }
    }

    /// Who has the turn at an instant; instants come in their order.
    fn at(&mut self, instant: Minute) -> Option<&'p str> {
        while let [(_, end, _), rest @ ..] = self.turns
            && *end <= instant
        {
            self.turns = rest;
        }
        self.turns.first().filter(|(begin, ..)| *begin <= instant).map(|(.., person)| *person)
    }
}
