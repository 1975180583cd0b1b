//! Whose turn it is.

use crate::duty::Minute;
use crate::duty::zone::{Zone, day_of, local_start};
use crate::plan::{Date, Duration, Plan, Rota, Unit};
use jiff::Span;

/// A turn of a rota: from when to when, in minutes from 1970 in UTC, and who has it.
pub(super) type Turn<'p> = (Minute, Minute, &'p str);

/// More turns than anybody hands over.
const MOST_TURNS: usize = 10_000;

/// By more than clocks ever change.
const HOURS_OF_CLOCKS: Minute = 3 * 60;

/// The turns of a rota between two instants; none where nobody is named.
///
/// A rota that starts later goes on backwards before: that it starts too late is said elsewhere.
pub fn turns<'p>(plan: &'p Plan, rota: &'p Rota, from: Minute, to: Minute) -> Vec<Turn<'p>> {
    let order = rota.order.items();
    let Ok(n_people) = i64::try_from(order.len()) else { return Vec::new() };
    if n_people == 0 {
        return Vec::new();
    }
    let zone = Zone::around(plan.zone_in(&rota.time_zone), day_of(from), day_of(to));
    let (starts, at) = (rota.starts(), rota.at().minutes());
    let (length, every) = (every(rota), rota.every().0);
    let begins = |number: i64| {
        begin((starts, at), every, number, &zone).unwrap_or(if number < 0 {
            Minute::MIN / 4
        } else {
            Minute::MAX / 4
        })
    };
    // Months and years are not all as long, and clocks change: begin early.
    let mut number = (from - zone.instant(local_start(starts)) - HOURS_OF_CLOCKS).div_euclid(length) - 2;
    let mut turns = Vec::new();
    let mut begin = begins(number);
    while begin < to && turns.len() < MOST_TURNS {
        let next = begins(number + 1);
        let (start, end) = (begin.max(from), next.min(to));
        let holder = usize::try_from(number.rem_euclid(n_people)).ok().and_then(|index| order.get(index));
        if start < end {
            turns.extend(holder.map(|holder| (start, end, &**holder)));
        }
        number += 1;
        begin = next;
    }
    turns
}

/// After how long the same people have the same turns again; `None` where months or years decide, or nobody is named.
pub fn cycle(rota: &Rota) -> Option<Minute> {
    let n_people = Minute::try_from(rota.order.items().len()).ok().filter(|n_people| *n_people > 0)?;
    every(rota).checked_mul(n_people).filter(|_| is_regular(rota))
}

fn is_regular(rota: &Rota) -> bool {
    !matches!(rota.every().0.unit, Unit::Months | Unit::Years)
}

/// The length of a turn.
fn every(rota: &Rota) -> Minute {
    Minute::try_from(rota.every().0.in_minutes()).unwrap_or(Minute::MAX / 8).clamp(1, Minute::MAX / 8)
}

/// When a turn begins: by the clock on the wall, so that a turn of 12 hours is longer or shorter in the nights when clocks change.
fn begin((starts, at): (Date, Minute), every: Duration, number: i64, zone: &Zone) -> Option<Minute> {
    let amount = i64::from(every.amount).checked_mul(number)?;
    let span = match every.unit {
        Unit::Minutes | Unit::Hours => {
            let length = Minute::try_from(every.in_minutes()).ok()?;
            return Some(zone.instant((local_start(starts) + at).checked_add(length.checked_mul(number)?)?));
        }
        Unit::Days | Unit::BusinessDays => Span::new().try_days(amount),
        Unit::Weeks => Span::new().try_weeks(amount),
        Unit::Months => Span::new().try_months(amount),
        Unit::Years => Span::new().try_years(amount),
    };
    Some(zone.instant(local_start(starts.checked_add(span.ok()?).ok()?) + at))
}
