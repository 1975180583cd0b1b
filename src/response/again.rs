//! Whether a break is usual: it comes again and again.

use crate::duty::{DAY, Days, Intervals, Zone, cycle, days_in};
use crate::plan::{Date, Plan};
use crate::response::look::Look;

/// Whether messages of some days wait too long again and again: on days of at least four weeks, of every fourth week of a short
/// time, or in every round of a rota.
pub(super) fn comes_again(plan: &Plan, all: Days, broken: &[Date], look: Look<'_>) -> bool {
    const WEEKS: i64 = 4;
    let first_weekday = all.0.weekday().to_monday_zero_offset();
    let mut weeks: Vec<i64> = Vec::new();
    for day in broken {
        let week = i64::from((*day - all.0).get_days() + i32::from(first_weekday)) / 7;
        weeks.extend((weeks.last() != Some(&week)).then_some(week));
    }
    let n_weeks = i64::from(days_in(all) + 6) / 7;
    let rotas = look.case.involved(plan, look.task).into_iter();
    let rounds = rotas.filter_map(|(_, owner)| cycle(plan, plan.rota_of(owner)?));
    let n_rounds = rounds.max().map_or(WEEKS, |round| (n_weeks * 7 * DAY / round.max(1)).max(1));
    let enough = WEEKS.min((n_weeks + WEEKS - 1) / WEEKS).min(n_rounds);
    !weeks.is_empty() && i64::try_from(weeks.len()).is_ok_and(|n_weeks| n_weeks >= enough)
}

/// Every day on which one of some messages arrives.
pub(super) fn days_of(zone: &Zone, messages: &Intervals) -> Vec<Date> {
    let mut days: Vec<Date> = Vec::new();
    for &(start, end) in messages.all() {
        let (mut day, last) = (zone.day(start), zone.day(end - 1));
        while day <= last {
            days.extend((days.last() != Some(&day)).then_some(day));
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
    }
    days
}

/// The first and the last of some days, where something is so in a part of all of them alone.
pub(super) fn part_of(days: &[Date], all: Option<Days>) -> Option<Days> {
    let has_hole = days.windows(2).any(|pair| matches!(pair, &[one, next] if is_far(one, next)));
    let whole = || Some((*days.first()?, *days.last()?));
    whole().filter(|_| has_hole).or_else(|| begins_or_ends_in(days, all?))
}

/// The same where it begins later than all days do, or ends earlier.
pub(super) fn begins_or_ends_in(days: &[Date], (from, to): Days) -> Option<Days> {
    let (first, last) = (*days.first()?, *days.last()?);
    (is_far(from, first) || is_far(last, to)).then_some((first, last))
}

fn is_far(one: Date, next: Date) -> bool {
    const A_WEEK: i32 = 7;
    (next - one).get_days() > A_WEEK
}
