//! Times that come every week, in words.

use crate::duty::{DAY, Intervals, Minute, WEEK};
use crate::response::humanize::{DAYS, clock, week_time};

/// A time that comes on some days of every week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekSpan {
    /// The first and the last day of each run of days, from 0 for Monday.
    pub days: Vec<(Minute, Minute)>,
    /// The minute of the day at which it begins.
    pub from: Minute,
    /// The minute at which it ends, counted from the same day; more than a day where it ends on a later one.
    pub to: Minute,
}

/// Some minutes of a week, days with the same times together.
pub fn week_spans(spans: &Intervals) -> Vec<WeekSpan> {
    if spans.length() == WEEK {
        return vec![WeekSpan { days: vec![(0, 6)], from: 0, to: DAY }];
    }
    // A span that goes over the end of the week is one.
    let mut parts: Vec<(Minute, Minute)> = spans.all().to_vec();
    if let (Some(&(0, end)), Some(&(start, WEEK))) = (parts.first(), parts.last())
        && parts.len() > 1
    {
        parts.remove(0);
        if let Some(last) = parts.last_mut() {
            *last = (start, WEEK + end);
        }
    }
    let mut all: Vec<WeekSpan> = Vec::new();
    for (start, end) in parts {
        let day = start / DAY;
        let (from, to) = (start - day * DAY, end - day * DAY);
        match all.iter_mut().find(|known| (known.from, known.to) == (from, to)) {
            Some(known) => match known.days.last_mut() {
                Some((_, last)) if *last + 1 == day => *last = day,
                _ => known.days.push((day, day)),
            },
            None => all.push(WeekSpan { days: vec![(day, day)], from, to }),
        }
    }
    all
}

/// When something is in a week, to be put behind a sentence: `on Mon-Fri 17:00-20:00`, `from Sat 13:00 to Mon 08:00`, `each night
/// from Monday to Thursday, 17:00 to 09:00`; at most so many parts.
pub fn in_week_words(spans: &Intervals, most: usize) -> String {
    if spans.length() == WEEK {
        return "at any time".to_owned();
    }
    let spans = week_spans(spans);
    let mut parts: Vec<String> = spans.iter().take(most).map(WeekSpan::in_words).collect();
    match spans.len().saturating_sub(most) {
        0 => {}
        1 => parts.push("once more".to_owned()),
        more => parts.push(format!("{more} times more")),
    }
    let comma = if parts.iter().any(|part| part.contains(", ")) { "," } else { "" };
    match parts.pop() {
        Some(last) if parts.is_empty() => last,
        Some(last) => format!("{}{comma} and {last}", parts.join(", ")),
        None => String::new(),
    }
}

impl WeekSpan {
    fn in_words(&self) -> String {
        let WeekSpan { days, from, to } = self;
        let (from, first) = (clock(*from), days.first().map_or(0, |(first, _)| *first));
        match days.as_slice() {
            [(0, 6)] if *to <= DAY => format!("every day {from}-{}", clock(*to)),
            _ if *to <= DAY => format!("on {} {from}-{}", named(days), clock(*to)),
            // Longer than a night.
            _ if to - self.from >= DAY => {
                let each = days.iter().flat_map(|(one, last)| *one..=*last);
                let span = |day| format!("from {} {from} to {}", day_name(day), week_time(day * DAY + to));
                each.map(span).collect::<Vec<_>>().join(" and ")
            }
            [(0, 6)] => format!("each night, {from} to {}", clock(to - DAY)),
            [(one, last)] if one == last => {
                format!("from {} {from} to {}", day_name(*one), week_time(first * DAY + to))
            }
            [(one, last)] if last - one > 1 => {
                format!(
                    "each night from {} to {}, {from} to {}",
                    whole_name(*one),
                    whole_name(*last),
                    clock(to - DAY)
                )
            }
            _ => format!("in the nights of {}, {from} to {}", named(days), clock(to - DAY)),
        }
    }
}

/// Days of the week: `Mon-Fri`, `Mon, Wed`.
fn named(days: &[(Minute, Minute)]) -> String {
    let run = |(first, last): &(Minute, Minute)| match last - first {
        0 => day_name(*first).to_owned(),
        1 => format!("{}, {}", day_name(*first), day_name(*last)),
        _ => format!("{}-{}", day_name(*first), day_name(*last)),
    };
    days.iter().map(run).collect::<Vec<String>>().join(", ")
}

fn day_name(day: Minute) -> &'static str {
    usize::try_from(day).ok().and_then(|day| DAYS.get(day)).copied().unwrap_or_default()
}

fn whole_name(day: Minute) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    usize::try_from(day).ok().and_then(|day| NAMES.get(day)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::duty::{DAY, Intervals, Minute, WEEK};
    use crate::response::in_week_words;

    #[test]
    fn times_that_come_every_week_are_said_as_people_say_them() {
        let said = |spans: Vec<(Minute, Minute)>| in_week_words(&Intervals::of(spans), 3);
        let each = |days: std::ops::Range<Minute>, from: Minute, to: Minute| {
            days.map(move |day| (day * DAY + from * 60, day * DAY + to * 60)).collect::<Vec<_>>()
        };
        assert_eq!(said(each(0..5, 17, 20)), "on Mon-Fri 17:00-20:00");
        assert_eq!(said(each(0..7, 21, 22)), "every day 21:00-22:00");
        assert_eq!(said(vec![(0, WEEK)]), "at any time");
        assert_eq!(
            said([each(0..2, 8, 9), each(0..2, 17, 20)].concat()),
            "on Mon, Tue 08:00-09:00, and on Mon, Tue 17:00-20:00"
        );
        assert_eq!(said(vec![(0, 8 * 60), (5 * DAY + 13 * 60, WEEK)]), "from Sat 13:00 to Mon 08:00");
        let days = vec![(14 * 60, 30 * 60 + DAY), (2 * DAY + 14 * 60, 3 * DAY + 30 * 60)];
        assert_eq!(said(days), "from Mon 14:00 to Wed 06:00 and from Wed 14:00 to Fri 06:00");
        let nights = [each(0..4, 17, 33), vec![(0, 9 * 60), (4 * DAY + 17 * 60, WEEK)]].concat();
        assert_eq!(
            said(nights),
            "each night from Monday to Thursday, 17:00 to 09:00, and from Fri 17:00 to Mon 09:00"
        );
    }
}
