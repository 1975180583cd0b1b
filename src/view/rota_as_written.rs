//! The rota of a role as the plan writes it: who follows whom, what is otherwise from a day on, and who takes which turn.

use crate::duty::{Rotation, Zone};
use crate::plan::{self, Date, Plan};
use crate::response;
use crate::view::facts::{Day, Duration};
use crate::view::{Named, humanize};
use schemars::JsonSchema;
use serde::Serialize;

/// A duty that goes from one to the next.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Rota {
    /// Who follows whom.
    pub order: Vec<Named>,
    /// How long each turn is.
    pub every: Duration,
    /// The day on which the first turn begins.
    pub starts: Day,
    /// The time of the day at which the duty is handed over.
    pub at: String,
    /// The time zone of that time, and of the hours, where it is not that of the plan.
    pub time_zone: Option<String>,
    /// When whoever has the turn is on call.
    pub hours: Option<String>,
    /// What is otherwise from a day on, in the order of the plan.
    pub changes: Vec<RotaChange>,
    /// Turns that others take, without those that are over.
    pub swaps: Vec<Swap>,
}

/// How a duty goes on from a day on.
#[derive(Debug, JsonSchema, Serialize)]
pub struct RotaChange {
    /// The day from which on it does.
    pub from: Day,
    /// Who follows whom from then on.
    pub order: Vec<Named>,
    /// How long each turn is from then on.
    pub every: Duration,
    /// The time of the day at which the duty is handed over from then on.
    pub at: String,
    /// The time zone of that time, and of the hours, where it is not that of the plan.
    pub time_zone: Option<String>,
    /// When whoever has the turn is on call from then on.
    pub hours: Option<String>,
}

/// A turn, or a part of turns, that somebody else takes.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Swap {
    /// Who takes it.
    pub by: Named,
    /// Whose it was.
    pub instead_of: Named,
    /// The day on which the turn begins, or the first day.
    pub from: Day,
    /// The time of that day, where one is written.
    pub from_at: Option<String>,
    /// The last day; nothing for a whole turn.
    pub to: Option<Day>,
    /// The time of that day at which it ends, where one is written.
    pub to_at: Option<String>,
    /// Why, in the words of the plan.
    pub why: Option<String>,
}

/// What a person is called, by their id.
type Naming<'n> = &'n dyn Fn(&str) -> Named;

impl Rota {
    /// A rota as it is written, in a document with times of a zone, without swaps that are over on a day; people by the names that
    /// documents use.
    pub(super) fn of(
        plan: &Plan,
        shown: &str,
        rota: &plan::Rota,
        as_of: Option<Date>,
        named: Naming<'_>,
    ) -> Rota {
        let order = |order: &plan::Field<Vec<plan::PersonId>>| {
            order.items().iter().map(|id| named(id)).collect::<Vec<_>>()
        };
        let other_zone = |zone: &str| (*zone != *shown).then(|| zone.to_owned());
        let time_zone = other_zone(plan.zone_in(&rota.time_zone));
        let (mut every, mut at) = (rota.every(), rota.at().to_string());
        let (mut zone, mut hours) = (time_zone.clone(), rota.hours.get());
        let changes = rota.changes.items().iter().filter_map(|change| {
            every = change.every.copied().unwrap_or(every);
            if let Some(other) = change.at.get() {
                at = other.to_string();
            }
            if let Some(other) = change.time_zone.get() {
                zone = other_zone(other);
            }
            hours = change.hours.get().or(hours);
            Some(RotaChange {
                from: Day(change.from.copied()?),
                order: order(&change.order),
                every: every.0.into(),
                at: at.clone(),
                time_zone: zone.clone(),
                hours: hours.map(|hours| hours.to_string()),
            })
        });
        let rotation = Rotation::whole(plan, rota, rota.starts());
        let midnight = as_of.map(|day| Zone::around(plan.zone_name(), day, day).start_of(day));
        let is_over = |swap: &plan::Swap| {
            midnight.is_some_and(|now| rotation.span_of(swap).is_ok_and(|(_, ends)| ends <= now))
        };
        let swaps = rota.swaps.items().iter().filter(|swap| !is_over(swap));
        Rota {
            order: order(&rota.order),
            every: rota.every().0.into(),
            starts: Day(rota.starts()),
            at: rota.at().to_string(),
            time_zone,
            hours: rota.hours.get().map(|hours| hours.to_string()),
            changes: changes.collect(),
            swaps: swaps.filter_map(|swap| Swap::of(swap, named)).collect(),
        }
    }
}

impl Swap {
    fn of(swap: &plan::Swap, named: Naming<'_>) -> Option<Swap> {
        let (from, to) = match swap.turn.copied() {
            Some(turn) => (turn, None),
            None => (swap.from.copied()?, Some(swap.to.copied()?)),
        };
        let at = |time: plan::DayOrTime| time.minutes().map(response::clock);
        Some(Swap {
            by: named(&swap.by.get()?.value),
            instead_of: named(&swap.r#for.get()?.value),
            from: Day(from.day()),
            from_at: at(from),
            to: to.map(|to| Day(to.day())),
            to_at: to.and_then(at),
            why: humanize::text(&swap.why),
        })
    }
}
