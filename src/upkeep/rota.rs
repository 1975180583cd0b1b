//! Somebody takes a turn of a rota, comes into it, or goes.

use crate::duty::{LocalTime, Minute, NoTurn, Rotation, Turn, later};
use crate::edit::{Edit, Path, Side, Value};
use crate::plan::{Date, DayOrTime, Entry, PersonId, Plan, Role, Rota, Swap};
use crate::rehearsal::{find_owner, find_person};
use crate::upkeep::Refused;
use crate::upkeep::record::{group, refuse_inherited};
use std::fmt::Write;

/// What becomes of a rota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RotaChanged {
    pub edits: Vec<Edit>,
    /// What they are, and below it which turns move, for whoever reads what was done.
    pub said: String,
}

/// How a rota goes on.
#[derive(Clone, Copy, Debug)]
pub enum Handing<'a> {
    /// Somebody has a turn too, behind all others.
    Add(&'a str),
    /// Somebody has none any more.
    Remove(&'a str),
    /// Somebody has the turns of somebody else; whoever has turns already has no more of them.
    InPlaceOf { who: &'a str, with: &'a str },
    /// These people follow one another.
    Order(&'a [String]),
}

/// A turn goes to somebody else; in return they give one of theirs, where one is named.
pub fn swap_turn(
    plan: &Plan,
    role: &str,
    turn: DayOrTime,
    by: &str,
    (back, why): (Option<DayOrTime>, Option<&str>),
) -> Result<RotaChanged, Refused> {
    let (role, rota) = find_rota(plan, role)?;
    let by = &*find_person(plan, by)?.id;
    let rotation = Rotation::whole(plan, rota, back.map_or(turn.day(), |back| back.day().max(turn.day())));
    let had = holder(&rotation, role, turn)?;
    if had == by {
        return Err(Refused::new(
            format!("`{by}` has that turn of `{}` already", role.id),
            format!("`smplan rota --role {}` says who has which", role.id),
        ));
    }
    let mut swaps = vec![(turn, had, by)];
    if let Some(back) = back {
        let has = holder(&rotation, role, back)?;
        if has != by {
            return Err(Refused::new(
                format!("the turn of {} is not of `{by}` but of `{has}`", written(back)),
                "name a turn of theirs with --back",
            ));
        }
        swaps.push((back, by, had));
    }
    let (mut edits, mut said) = (Vec::new(), Vec::new());
    for (turn, from, to) in swaps {
        let mut entry = vec![("turn", written(turn)), ("for", from.to_owned()), ("by", to.to_owned())];
        entry.extend(why.map(|why| ("why", why.to_owned())));
        edits.push(Edit::Push { path: path(role, "swaps"), item: group(entry), side: Side::Back });
        said.push(format!("the turn of {} goes from `{from}` to `{to}`", written(turn)));
    }
    Ok(RotaChanged { edits, said: said.join("; ") })
}

/// A rota goes on in another order from the next hand-over on or after a day. Swaps of later turns that no longer belong to whom
/// they name are dropped where that is wanted, and are in the way otherwise.
pub fn change_rota(
    plan: &Plan,
    role: &str,
    from: Date,
    handing: Handing<'_>,
    drop_swaps: bool,
) -> Result<RotaChanged, Refused> {
    let (role, rota) = find_rota(plan, role)?;
    if let Some(change) =
        rota.changes.items().iter().filter_map(|change| change.from.copied()).find(|day| *day >= from)
    {
        return Err(Refused::new(
            format!("the rota of `{}` has a change on {change}, with an order of its own", role.id),
            "change that one by hand, or name a later day with --from",
        ));
    }
    let until = later(from, MOST_DAYS);
    let rotation = Rotation::whole(plan, rota, until);
    let hand_over = rotation.hand_over(from).ok_or_else(|| {
        Refused::new(
            format!("the rota of `{}` has no turn after {from}", role.id),
            "name an earlier day with --from",
        )
    })?;
    if hand_over.day <= rota.starts() {
        return Err(Refused::new(
            format!("the rota of `{}` starts only on {}", role.id, rota.starts()),
            "change its `order` by hand, or name a later day with --from",
        ));
    }
    let order = ordered(plan, role, &hand_over.order, handing)?;
    if order == hand_over.order {
        return Err(Refused::new(
            format!("that is the order of `{}` already", role.id),
            format!("`smplan rota --role {}` says who has which turn", role.id),
        ));
    }
    let changed = rotation.with_change(rota, &hand_over, &order, until);
    let outdated = outdated(rota, (&rotation, &changed), hand_over.begins);
    if !outdated.is_empty() && !drop_swaps {
        let turns: Vec<String> = outdated.iter().map(|(_, day)| day.to_string()).collect();
        return Err(Refused::new(
            format!("swaps of later turns would no longer fit: {}", turns.join(", ")),
            "add --drop-swaps to take them out, and agree on them anew",
        ));
    }
    let mut entry = vec![("from".to_owned(), Value::word(hand_over.day.to_string()))];
    if !hand_over.is_usual {
        entry.push((
            "at".to_owned(),
            Value::word(format!("{:02}:{:02}", hand_over.at / 60, hand_over.at % 60)),
        ));
    }
    let ids = order.iter().map(|person| Value::word(&**person));
    entry.push(("order".to_owned(), Value::List(ids.collect())));
    let mut edits =
        vec![Edit::Push { path: path(role, "changes"), item: Value::Group(entry), side: Side::Back }];
    // From the back, so that the numbers of the others stay.
    edits.extend(outdated.iter().rev().map(|(number, _)| {
        let path = [path(role, "swaps"), vec![(*number).into()]].concat();
        Edit::Remove { path }
    }));
    let names: Vec<String> = order.iter().map(|person| format!("`{}`", &**person)).collect();
    let mut said = format!("from {} on {} take turns", hand_over.day, names.join(", "));
    for (_, day) in &outdated {
        let _ = write!(said, "; the swap of {day} is gone");
    }
    let window = (hand_over.begins, hand_over.begins.saturating_add(two_rounds(&changed, hand_over.begins)));
    for line in moved(&rotation, &changed, window) {
        let _ = write!(said, "\n  {line}");
    }
    Ok(RotaChanged { edits, said })
}

/// Somebody has what is left of the turn of somebody else until the next hand-over on or after a day; nothing where that turn is of
/// others.
pub fn cover_cut_turn(
    plan: &Plan,
    role: &str,
    from: Date,
    (who, with): (&str, &str),
) -> Result<Option<Edit>, Refused> {
    let (role, rota) = find_rota(plan, role)?;
    let rotation = Rotation::whole(plan, rota, later(from, MOST_DAYS));
    let Some(hand_over) = rotation.hand_over(from) else { return Ok(None) };
    let turns = rotation.turns(rotation.start_of(from), hand_over.begins);
    if !turns.iter().any(|turn| turn.person == who) {
        return Ok(None);
    }
    if turns.iter().any(|turn| turn.person != who) {
        return Err(Refused::new(
            format!("several people have turns of `{}` from {from} to {}", role.id, hand_over.day),
            "write the swap by hand, with `from` and `to`",
        ));
    }
    let entry = vec![
        ("from", format!("{from}T00:00")),
        ("to", format!("{}T{:02}:{:02}", hand_over.day, hand_over.at / 60, hand_over.at % 60)),
        ("for", who.to_owned()),
        ("by", with.to_owned()),
    ];
    Ok(Some(Edit::Push { path: path(role, "swaps"), item: group(entry), side: Side::Back }))
}

/// As far as turns are compared.
const MOST_DAYS: i32 = 1100;

/// The role of a name with its rota, which can be read and stands in the plan itself.
fn find_rota<'p>(plan: &'p Plan, name: &str) -> Result<(&'p Entry<Role>, &'p Rota), Refused> {
    let id = find_owner(plan, name)?;
    let no_rota = || {
        let with_rota = plan.roles.entries().iter().filter(|role| plan.rota_of(&role.id).is_some());
        let with_rota: Vec<String> = with_rota.map(|role| format!("`{}`", role.id)).collect();
        let help = match with_rota.as_slice() {
            [] => "no role of the plan has one".to_owned(),
            roles => format!("rotas are those of {}", roles.join(", ")),
        };
        Refused::new(format!("`{id}` has no rota"), help)
    };
    let role = plan.roles.entry(id).ok_or_else(no_rota)?;
    let rota = plan.rota_of(id).ok_or_else(no_rota)?;
    if rota.is_unreadable() {
        return Err(Refused::new(format!("the rota of `{id}` cannot be read"), "`smplan lint` says why"));
    }
    refuse_inherited(&format!("the rota of `{id}`"), rota.place)?;
    Ok((role, rota))
}

/// Who has a whole turn.
fn holder<'p>(rotation: &Rotation<'p>, role: &Entry<Role>, turn: DayOrTime) -> Result<&'p str, Refused> {
    let (begins, ends) = rotation.turn_on(turn).map_err(|why| no_turn(role, turn, why))?;
    let parts: Vec<Turn<'p>> = rotation.turns(begins, ends);
    match parts.as_slice() {
        [first, rest @ ..] if rest.iter().all(|part| part.person == first.person) => Ok(first.person),
        _ => Err(Refused::new(
            format!("several people have a part of the turn of {}", written(turn)),
            "write the swap by hand, with `from` and `to`",
        )),
    }
}

fn no_turn(role: &Entry<Role>, turn: DayOrTime, why: NoTurn) -> Refused {
    let near = match why {
        NoTurn::Several(times) => {
            let times: Vec<String> = times.iter().map(written_time).collect();
            return Refused::new(
                format!("{} turns of `{}` begin on {}", times.len(), role.id, turn.day()),
                format!(
                    "name the time as well, such as {}",
                    times.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(" or ")
                ),
            );
        }
        NoTurn::None { before, after } => before.iter().chain(&after).map(written_time).collect(),
        NoTurn::Unread
        | NoTurn::Unsaid
        | NoTurn::SaidTwice
        | NoTurn::HalfSaid
        | NoTurn::Mixed
        | NoTurn::Backwards => Vec::new(),
    };
    let help = match near.as_slice() {
        [] => "the rota has no turns".to_owned(),
        near => format!("turns begin on {}", near.join(" and ")),
    };
    Refused::new(format!("no turn of `{}` begins on {}", role.id, written(turn)), help)
}

/// As a plan says it: `2026-04-20`, `2026-04-20T19:00`.
fn written(time: DayOrTime) -> String {
    match time.minutes() {
        Some(minutes) => format!("{}T{:02}:{:02}", time.day(), minutes / 60, minutes % 60),
        None => time.day().to_string(),
    }
}

fn written_time(time: &LocalTime) -> String {
    if time.needs_minute {
        format!("{}T{:02}:{:02}", time.day, time.minute / 60, time.minute % 60)
    } else {
        time.day.to_string()
    }
}

/// Where in the plan a part of a rota stands.
fn path(role: &Entry<Role>, part: &str) -> Path {
    ["roles", &role.id, "rota", part].map(Into::into).to_vec()
}

/// Who follows whom from then on.
fn ordered(
    plan: &Plan,
    role: &Entry<Role>,
    order: &[PersonId],
    handing: Handing<'_>,
) -> Result<Vec<PersonId>, Refused> {
    let mut order = order.to_vec();
    match handing {
        Handing::Add(name) => {
            let person = find_person(plan, name)?;
            if order.iter().any(|known| **known == *person.id) {
                return Err(Refused::new(
                    format!("`{}` takes turns of `{}` already", person.id, role.id),
                    "name somebody else, or the whole order with --order",
                ));
            }
            order.push(PersonId(person.id.clone()));
        }
        Handing::Remove(name) => {
            let person = find_person(plan, name)?;
            let n_before = order.len();
            order.retain(|known| **known != *person.id);
            if order.len() == n_before {
                return Err(Refused::new(
                    format!("`{}` takes no turns of `{}` then", person.id, role.id),
                    format!("`smplan rota --role {}` says who does", role.id),
                ));
            }
            if order.is_empty() {
                return Err(Refused::new(
                    format!("nobody else takes turns of `{}`", role.id),
                    "name who does from then on with --order",
                ));
            }
        }
        Handing::InPlaceOf { who, with } => {
            if order.iter().any(|known| **known == *with) {
                order.retain(|known| **known != *who);
            }
            order
                .iter_mut()
                .filter(|known| ***known == *who)
                .for_each(|known| *known = PersonId(with.into()));
        }
        Handing::Order(names) => {
            order.clear();
            for name in names {
                order.push(PersonId(find_person(plan, name)?.id.clone()));
            }
        }
    }
    Ok(order)
}

/// The swaps after an instant that fit a rota and no longer do once it is changed: their numbers, and the days on which they begin.
fn outdated(
    rota: &Rota,
    (before, after): (&Rotation<'_>, &Rotation<'_>),
    from: Minute,
) -> Vec<(usize, Date)> {
    let is_later = |swap: &Swap| before.span_of(swap).is_ok_and(|(_, ends)| ends > from);
    let all = rota.swaps.items().iter().enumerate();
    let outdated = all
        .filter(|(_, swap)| is_later(swap) && before.belongs_to_giver(swap) && !after.belongs_to_giver(swap));
    let dated = outdated
        .filter_map(|(number, swap)| Some((number, swap.turn.copied().or(swap.from.copied())?.day())));
    dated.collect()
}

/// How long two rounds are, about.
fn two_rounds(rotation: &Rotation<'_>, at: Minute) -> Minute {
    let length = rotation.in_force(at).map_or(0, |phase| {
        let every = Minute::try_from(phase.every.in_minutes()).unwrap_or(Minute::MAX / 8);
        every.saturating_mul(2 * Minute::try_from(phase.order.len()).unwrap_or(1))
    });
    length.min(Minute::from(MOST_DAYS) * 24 * 60)
}

/// The turns that others have than before, as lines.
fn moved(before: &Rotation<'_>, after: &Rotation<'_>, (from, to): (Minute, Minute)) -> Vec<String> {
    const MOST_LINES: usize = 12;
    let had = before.turns(from, to);
    let mut lines = Vec::new();
    for turn in after.turns(from, to) {
        let first = had.partition_point(|other| other.ends <= turn.begins);
        let Some(other) = had.get(first).filter(|other| other.person != turn.person) else { continue };
        let Some(begins) = after.local(turn.begins) else { continue };
        lines.push(format!("{begins}: `{}` instead of `{}`", turn.person, other.person));
    }
    let n_more = lines.len().saturating_sub(MOST_LINES);
    if n_more > 0 {
        lines.truncate(MOST_LINES);
        lines.push(format!("and {n_more} more in the next two rounds"));
    }
    lines
}
