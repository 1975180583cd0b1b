//! Turns as numbers, for the script of a page.

use crate::duty::{Minute, WEEK};
use crate::view::roster::weeks::Part;
use std::fmt::Write;

/// All turns as numbers; what comes again week after week once, with how often.
pub(super) fn turns(parts: &[Part], place_of: impl Fn(Option<usize>) -> usize) -> String {
    let Some((start, ..)) = parts.first() else { return String::new() };
    let mut weeks: Vec<(String, usize)> = vec![(String::new(), 1)];
    let mut end_of_week = start + WEEK;
    for &(from, to, (first, _)) in parts {
        let mut from = from;
        while from < to {
            let until = to.min(end_of_week);
            if let Some((week, _)) = weeks.last_mut() {
                let _ = write!(
                    week,
                    "{} {} ",
                    base_36(until - from),
                    base_36(Minute::try_from(place_of(first)).unwrap_or(0))
                );
            }
            from = until;
            if until == end_of_week {
                end_of_week += WEEK;
                weeks.push((String::new(), 1));
            }
        }
    }
    let mut text = base_36(*start);
    let mut joined: Vec<(String, usize)> = Vec::new();
    for (week, count) in weeks.into_iter().filter(|(week, _)| !week.is_empty()) {
        match joined.last_mut().filter(|(known, _)| *known == week) {
            Some((_, known)) => *known += count,
            None => joined.push((week, count)),
        }
    }
    for (week, count) in joined {
        let _ = write!(text, "|{} {}", base_36(Minute::try_from(count).unwrap_or(1)), week.trim_end());
    }
    text
}

fn base_36(number: Minute) -> String {
    let mut digits = Vec::new();
    let mut rest = number.max(0);
    loop {
        digits.extend(u32::try_from(rest % 36).ok().and_then(|digit| char::from_digit(digit, 36)));
        rest /= 36;
        if rest == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}
