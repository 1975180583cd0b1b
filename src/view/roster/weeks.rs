//! Who is called when in most weeks, and when it is otherwise.

use crate::duty::{Intervals, Minute, WEEK, Zone};
use crate::response;

/// The place of who is called first, and of who follows, in the list of all who are called.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// Times of a week, or since 1970, with who is called.
pub(super) type Part = (Minute, Minute, Pair);

/// The same by who is called first alone, whoever comes then.
pub(super) fn by_first(parts: &[Part]) -> Vec<Part> {
    let mut merged: Vec<Part> = Vec::new();
    for &(from, to, (first, _)) in parts {
        match merged.last_mut().filter(|last| last.2.0 == first) {
            Some(last) => last.1 = to,
            None => merged.push((from, to, (first, None))),
        }
    }
    merged
}

/// Times of a week by who is called, in the order of the week.
pub(super) fn grouped<K: Copy + PartialEq>(week: &[Part], key: impl Fn(Pair) -> K) -> Vec<(K, Intervals)> {
    let mut groups: Vec<(K, Vec<(Minute, Minute)>)> = Vec::new();
    for &(from, to, pair) in week {
        match groups.iter_mut().find(|(known, _)| *known == key(pair)) {
            Some((_, spans)) => spans.push((from, to)),
            None => groups.push((key(pair), vec![(from, to)])),
        }
    }
    // What goes on from Sunday to Monday is one time.
    groups.into_iter().map(|(key, spans)| (key, Intervals::of(spans).round(WEEK))).collect()
}

/// The whole weeks, each from Monday 00:00 in the zone of the plan, in minutes from then.
fn weeks(zone: &Zone, parts: &[Part]) -> Vec<(Minute, Vec<Part>)> {
    let mut weeks: Vec<(Minute, Vec<Part>)> = Vec::new();
    for &(from, to, pair) in parts {
        let (start, end) = (zone.local(from), zone.local(to));
        let mut monday = start - response::week_minute(zone, from);
        while start.max(monday) < end {
            let part = (start.max(monday) - monday, end.min(monday + WEEK) - monday, pair);
            match weeks.last_mut().filter(|(known, _)| *known == monday) {
                Some((_, known)) => known.push(part),
                None => weeks.push((monday, vec![part])),
            }
            monday += WEEK;
        }
    }
    weeks
}

/// The week that more than half of all whole weeks are like; `None` where turns go round, or no week is whole.
pub(super) fn usual_week(zone: &Zone, parts: &[Part]) -> Option<Vec<Part>> {
    let mut weeks = weeks(zone, parts);
    let is_whole = |week: &[Part]| {
        week.first().is_some_and(|(from, ..)| *from == 0) && week.last().is_some_and(|(_, to, _)| *to == WEEK)
    };
    if weeks.len() > 1 {
        weeks.retain(|(_, week)| is_whole(week));
    }
    let mut counts: Vec<(usize, &Vec<Part>)> = Vec::new();
    for (_, week) in &weeks {
        match counts.iter_mut().find(|(_, known)| *known == week) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, week)),
        }
    }
    let (count, week) = counts.into_iter().max_by_key(|(count, _)| *count)?;
    (count * 2 > weeks.len()).then(|| week.clone())
}

/// The times at which somebody else is called than in the usual week.
pub(super) fn otherwise_than(zone: &Zone, parts: &[Part], usual: &[Part]) -> Vec<Part> {
    let mut others: Vec<Part> = Vec::new();
    for (monday, week) in weeks(zone, parts) {
        for &(from, to, pair) in &week {
            // Where nobody is there, who comes next says nothing of whom to call.
            let differs = |usual: Pair| if pair.0.is_some() { usual != pair } else { usual.0.is_some() };
            for &(start, end, _) in usual.iter().filter(|(.., usual)| differs(*usual)) {
                let (start, end) = (start.max(from), end.min(to));
                if start < end {
                    others.push((zone.instant(monday + start), zone.instant(monday + end), pair));
                }
            }
        }
    }
    let mut joined: Vec<Part> = Vec::new();
    for part in others {
        match joined.last_mut().filter(|last| last.1 == part.0 && last.2 == part.2) {
            Some(last) => last.1 = part.1,
            None => joined.push(part),
        }
    }
    joined
}
