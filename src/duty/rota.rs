//! Whose turn it is.

use crate::duty::Minute;
use crate::duty::zone::{Zone, instant};
use crate::model::{Date, Duration, Rota, Unit};
use jiff::Span;

/// A turn of a rota: from when to when, in minutes from 1970 in UTC, and who has it.
pub type Turn<'p> = (Minute, Minute, &'p str);

/// More turns than anybody hands over.
const MOST_TURNS: usize = 10_000;

/// The turns of a rota between two instants; none where nobody is named. A turn begins when the day begins in the zone.
///
/// A rota that starts later goes on backwards before: that it starts too late is said elsewhere.
pub fn turns<'p>(rota: &'p Rota, zone: &Zone, from: Minute, to: Minute) -> Vec<Turn<'p>> {
    const USUAL: Date = jiff::civil::date(2026, 1, 5);
    const A_WEEK: Duration = Duration { amount: 1, unit: Unit::Weeks };
    let order = rota.order.items();
    let Ok(n_people) = i64::try_from(order.len()) else { return Vec::new() };
    if n_people == 0 {
        return Vec::new();
    }
    let starts = rota.starts.copied().unwrap_or(USUAL);
    let every = rota.every.copied().unwrap_or(A_WEEK);
    let length = Minute::try_from(every.in_minutes()).unwrap_or(Minute::MAX / 8).clamp(1, Minute::MAX / 8);
    let begins = |number: i64| {
        begin(starts, every, number, zone).unwrap_or(if number < 0 {
            Minute::MIN / 4
        } else {
            Minute::MAX / 4
        })
    };
    // Months and years are not all as long: begin one turn early.
    let mut number = (from - zone.instant(instant(starts))).div_euclid(length) - 2;
    let mut turns = Vec::new();
    while begins(number) < to && turns.len() < MOST_TURNS {
        let (start, end) = (begins(number).max(from), begins(number + 1).min(to));
        let holder = usize::try_from(number.rem_euclid(n_people)).ok().and_then(|index| order.get(index));
        if start < end {
            turns.extend(holder.map(|holder| (start, end, &**holder)));
        }
        number += 1;
    }
    turns
}

/// When a turn begins.
fn begin(starts: Date, every: Duration, number: i64, zone: &Zone) -> Option<Minute> {
    let amount = i64::from(every.amount).checked_mul(number)?;
    let span = match every.unit {
        Unit::Minutes | Unit::Hours => {
            let length = Minute::try_from(every.in_minutes()).ok()?;
            return zone.instant(instant(starts)).checked_add(length.checked_mul(number)?);
        }
        Unit::Days | Unit::BusinessDays => Span::new().try_days(amount),
        Unit::Weeks => Span::new().try_weeks(amount),
        Unit::Months => Span::new().try_months(amount),
        Unit::Years => Span::new().try_years(amount),
    };
    Some(zone.instant(instant(starts.checked_add(span.ok()?).ok()?)))
}
