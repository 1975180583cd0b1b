//! Rotas turn by turn, and how much of them each person has.

use crate::duty::{Calendar, Counting, InForce, MOST_TURNS, Minute, Rotation, Turn, Zone, day_of, later};
use crate::plan::{self, Date, Entry, Plan, Role};
use crate::response::{self, judged_days};
use crate::view::facts::{Day, Duration, digits};
use crate::view::{Named, humanize, people};
use serde::Serialize;
use std::collections::BTreeSet;

/// What is asked about the rotas of a plan.
#[derive(Clone, Copy, Debug)]
pub struct RotaQuestion<'q> {
    /// The first day whose turns are listed, and the first that is not.
    pub listed: (Date, Date),
    /// The days whose turns are counted, both included; without them what was handed over from the first turn on.
    pub counted: (Option<Date>, Option<Date>),
    /// A role, where only its rota is meant.
    pub role: Option<&'q str>,
    /// A person, where only their turns are meant.
    pub person: Option<&'q str>,
}

/// The rota of a role.
#[derive(Clone, Debug, Serialize)]
pub struct Rota {
    pub role: Named,
    /// How long turns are on the first listed day.
    pub every: Duration,
    /// The time of the day at which they are handed over.
    pub at: String,
    pub time_zone: String,
    pub turns: Vec<RotaTurn>,
    /// What the person who was asked for had and gave away.
    pub given_away: Vec<RotaTurn>,
    /// Whether there are more turns than can be listed, or counted.
    pub is_cut: bool,
    /// From when to when turns are counted; nothing where none is.
    pub counted: Option<(RotaTime, RotaTime)>,
    pub shares: Vec<Share>,
    /// How many swaps do not count as they are written: `lint` says why.
    pub idle_swaps: usize,
    /// Whether it does not say when it starts.
    pub has_no_start: bool,
}

/// A turn, or what somebody has of one.
#[derive(Clone, Debug, Serialize)]
pub struct RotaTurn {
    /// A name that stays the same while the plan, the role and the beginning do, whoever has it.
    #[serde(skip)]
    pub uid: String,
    pub from: RotaTime,
    pub to: RotaTime,
    pub person: Named,
    /// From whom they took it.
    pub instead_of: Option<Named>,
    /// Why, in the words of the plan.
    pub why: Option<String>,
}

/// A time by the clock of a rota.
#[derive(Clone, Debug, Serialize)]
pub struct RotaTime {
    pub day: Day,
    /// The time of the day, unless it is the one at which turns are handed over, or a whole day that ends.
    pub at: Option<String>,
    /// As in ISO 8601 with its offset: `2026-04-20T09:00-05:00`.
    pub instant: String,
    /// The same in UTC.
    #[serde(skip)]
    pub utc: String,
}

/// What one person has of a rota.
#[derive(Clone, Debug, Serialize)]
pub struct Share {
    pub person: Named,
    /// Turns of which they have all or a part.
    pub turns: usize,
    /// Real minutes in the hours of the rota.
    pub minutes: Minute,
    /// Those from 22:00 to 06:00 where they are.
    pub night_minutes: Minute,
    /// Those on days there that are no business days.
    pub weekend_minutes: Minute,
    /// Turns, or parts of them, that they took from others and gave to others.
    pub taken: usize,
    pub given: usize,
}

/// The rotas of a plan that are asked for; those of which a part cannot be read are left out.
pub fn rotas(plan: &Plan, question: RotaQuestion<'_>) -> Vec<Rota> {
    let roles = plan.roles.entries().iter();
    let asked = roles.filter(|role| question.role.is_none_or(|wanted| wanted == &*role.id));
    asked.filter_map(|role| rota_of(plan, role, question)).collect()
}

/// The rotas of a person or role on the days of the plan that are still to come.
pub fn rotas_of(plan: &Plan, as_of: Option<Date>, owner: &str) -> Vec<Rota> {
    let Some((from, to)) = judged_days(plan, as_of) else { return Vec::new() };
    let is_person = plan.person(owner).is_some();
    let (role, person) = if is_person { (None, Some(owner)) } else { (Some(owner), None) };
    rotas(plan, RotaQuestion { listed: (from, later(to, 1)), counted: (None, None), role, person })
}

/// Whether nobody knows whose turn of a role it is, because a part of its rota cannot be read.
pub fn has_unreadable_rota(role: &Role) -> bool {
    role.rota.is_unreadable()
        || role.rota.get().is_some_and(|rota| rota.is_unreadable() || rota.order.is_unreadable())
}

fn rota_of(plan: &Plan, role: &Entry<Role>, question: RotaQuestion<'_>) -> Option<Rota> {
    let rota = plan.rota_of(&role.id).filter(|rota| !rota.is_unreadable())?;
    let everybody = rota.everybody();
    if question.person.is_some_and(|person| !everybody.contains(&person)) {
        return None;
    }
    let latest = question.listed.1.max(question.counted.1.unwrap_or(question.listed.1));
    let rotation = Rotation::whole(plan, rota, later(latest, 1));
    let (from, to) = (rotation.start_of(question.listed.0), rotation.start_of(question.listed.1));
    let teller = Teller { plan, role: &role.id, rotation: &rotation };
    let all = rotation.turns(from, to);
    let is_asked = |person: &str| question.person.is_none_or(|asked| asked == person);
    let in_force = rotation.in_force(from)?;
    let (start, end) = counted(&rotation, &question);
    let (shares, is_counted_whole) =
        if start < end { teller.shares(rota, (start, end)) } else { (Vec::new(), true) };
    let is_listed_whole = all.len() < MOST_TURNS;
    Some(Rota {
        role: people::role_named(plan, &role.id),
        every: in_force.every.into(),
        at: response::clock(in_force.at),
        time_zone: in_force.zone.to_owned(),
        is_cut: !is_listed_whole || !is_counted_whole,
        turns: all.iter().filter(|turn| is_asked(turn.person)).map(|turn| teller.turn(turn)).collect(),
        given_away: question
            .person
            .map(|person| teller.given_away(rota, person, (from, to)))
            .unwrap_or_default(),
        counted: (!shares.is_empty()).then(|| teller.days(start, end)),
        shares: shares.into_iter().filter(|share| is_asked(&share.person.id)).collect(),
        idle_swaps: rota.swaps.items().iter().filter(|swap| !rotation.belongs_to_giver(swap)).count(),
        has_no_start: rota.starts.is_missing(),
    })
}

/// From when to when turns are counted: the days that are named; else from the first turn to the end of the one that runs when the
/// first listed day ends, or where none does, what is listed.
fn counted(rotation: &Rotation<'_>, question: &RotaQuestion<'_>) -> (Minute, Minute) {
    let begins = rotation.begins().unwrap_or(0);
    let day_after = rotation.start_of(later(question.listed.0, 1));
    let hand_over = rotation.turns(day_after - 1, day_after).last().map(|turn| turn.of.1);
    let end = hand_over.unwrap_or_else(|| rotation.start_of(question.listed.1));
    (
        question.counted.0.map_or(begins, |day| rotation.start_of(day)),
        question.counted.1.map_or(end, |day| rotation.start_of(later(day, 1))),
    )
}

/// Tells the turns of a rota by the names that documents use.
struct Teller<'t, 'p> {
    plan: &'p Plan,
    role: &'p str,
    rotation: &'t Rotation<'p>,
}

impl<'p> Teller<'_, 'p> {
    fn turn(&self, turn: &Turn<'p>) -> RotaTurn {
        let is_from_midnight = self.rotation.in_force(turn.begins).is_some_and(|phase| phase.at == 0);
        let (from, to) = if is_from_midnight {
            self.days(turn.begins, turn.ends)
        } else {
            self.times(turn.begins, turn.ends)
        };
        let instead_of = turn.swap.and_then(|swap| swap.r#for.get());
        RotaTurn {
            uid: format!(
                "rota-{}-{}@{}.smplan",
                self.role,
                digits(&from.utc),
                self.plan.full_id().unwrap_or_else(|| "plan".to_owned())
            ),
            from,
            to,
            person: people::named(self.plan, turn.person),
            instead_of: instead_of.map(|from| people::named(self.plan, &from.value)),
            why: turn.swap.and_then(|swap| humanize::text(&swap.why)),
        }
    }

    /// Two ends by the clock of the rota: of whole days the last one instead of the midnight that ends it.
    fn days(&self, begins: Minute, ends: Minute) -> (RotaTime, RotaTime) {
        let (from, to) = self.times(begins, ends);
        let is_midnight = |end| self.rotation.local(end).is_some_and(|time| time.minute == 0);
        if !is_midnight(begins) || !is_midnight(ends) {
            return (from, to);
        }
        let last = Day(to.day.0.yesterday().unwrap_or(to.day.0));
        (RotaTime { at: None, ..from }, RotaTime { at: None, day: last, ..to })
    }

    /// Two ends by the clock of the rota, without the time of the usual hand-over where turns are days.
    fn times(&self, begins: Minute, ends: Minute) -> (RotaTime, RotaTime) {
        let time = |instant: Minute| {
            // What ends with a phase ends by its clock.
            let in_force = self.rotation.in_force(instant.min(ends - 1));
            let zone = in_force.map_or("UTC", |phase| phase.zone);
            let zone = Zone::around(zone, day_of(instant), day_of(instant));
            let minute = zone.local(instant).rem_euclid(24 * 60);
            let is_usual = |phase: InForce<'_>| phase.at == minute && phase.every.in_minutes() >= 24 * 60;
            let utc = Zone::around("UTC", day_of(instant), day_of(instant));
            RotaTime {
                day: Day(zone.day(instant)),
                at: (!in_force.is_some_and(is_usual)).then(|| response::clock(minute)),
                instant: response::timestamp(&zone, instant),
                utc: response::timestamp(&utc, instant),
            }
        };
        (time(begins), time(ends))
    }

    /// What a person had at some time and has no longer.
    fn given_away(&self, rota: &'p plan::Rota, person: &str, (from, to): (Minute, Minute)) -> Vec<RotaTurn> {
        let mut given = Vec::new();
        for swap in rota.swaps.items() {
            let Ok((begins, ends)) = self.rotation.span_of(swap) else { continue };
            if begins >= to || ends <= from || swap.r#for.get().is_none_or(|from| *from.value.0 != *person) {
                continue;
            }
            for turn in self.rotation.turns_before(swap, begins, ends) {
                let part = Turn { begins: turn.begins.max(begins), ends: turn.ends.min(ends), ..turn };
                let now = self.rotation.turns(part.begins, part.ends);
                if turn.person == person && now.iter().all(|turn| turn.person != person) {
                    given.push(RotaTurn { instead_of: None, why: None, ..self.turn(&part) });
                }
            }
        }
        given
    }

    /// What each has between two instants, of those who have a turn then, take or give one, or are in the order; and whether all
    /// turns were counted.
    fn shares(&self, rota: &'p plan::Rota, (from, to): (Minute, Minute)) -> (Vec<Share>, bool) {
        let mut turns = self.rotation.turns(from, to);
        for turn in &mut turns {
            (turn.begins, turn.ends) = (turn.begins.max(from), turn.ends.min(to));
        }
        let zone = Zone::around("UTC", day_of(from), day_of(to));
        let days = (later(zone.day(from), -2), later(zone.day(to), 2));
        let calendar = Calendar::of(self.plan, Counting::Everything, days.0, days.1);
        let mut shares: Vec<Share> = Vec::new();
        for person in rota.everybody() {
            let theirs: Vec<Turn<'p>> = turns.iter().filter(|turn| turn.person == person).copied().collect();
            let burden = calendar.burden(person, &theirs);
            shares.push(Share {
                person: people::named(self.plan, person),
                turns: theirs.iter().map(|turn| turn.of).collect::<BTreeSet<_>>().len(),
                minutes: burden.minutes,
                night_minutes: burden.nights,
                weekend_minutes: burden.weekends,
                taken: 0,
                given: 0,
            });
        }
        for swap in rota.swaps.items() {
            let Ok((begins, ends)) = self.rotation.span_of(swap) else { continue };
            let (Some(had), Some(has)) = (swap.r#for.get(), swap.by.get()) else { continue };
            let before = self.rotation.turns_before(swap, begins, ends);
            let is_counted = begins < to && ends > from && had.value != has.value;
            if !is_counted || before.iter().all(|turn| *turn.person != *had.value.0) {
                continue;
            }
            for share in &mut shares {
                share.taken += usize::from(*share.person.id == *has.value.0);
                share.given += usize::from(*share.person.id == *had.value.0);
            }
        }
        let orders = [from, to - 1].map(|at| self.rotation.in_force(at).map(|phase| phase.order));
        let is_in_order =
            |id: &str| orders.iter().flatten().any(|order| order.iter().any(|known| **known == *id));
        shares.retain(|share| share.turns + share.taken + share.given > 0 || is_in_order(&share.person.id));
        (shares, turns.len() < MOST_TURNS)
    }
}
