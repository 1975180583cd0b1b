//! Which minutes of which days are in hours.
//!
//! A part for days of the week or for dates replaces whole calendar days, as OpenStreetMap has it: what runs on from the
//! night before ends at midnight. A holiday, or a date that is `off`, takes away the shifts that begin on it, with their
//! mornings after midnight, and leaves the shift of the day before to its end; so does a closed day of the plan. A shift
//! that never began has no morning.

use crate::duty::Minute;
use crate::duty::intervals::{DAY, Intervals};
use crate::plan::{Date, HoursJoint, HoursPart, HoursSpec};

/// What the parts of hours make of a day. Parts are named by their numbers.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// The parts that count, one after the other.
    pub(super) counting: Vec<Counting>,
    /// The parts that close the whole day.
    pub(super) closing: Vec<usize>,
    /// Parts of which another one takes the day away, and that other one.
    pub(super) replaced: Vec<(usize, usize)>,
    /// Parts of which another one takes away what runs on from the night before, and that other one.
    pub(super) cut: Vec<(usize, usize)>,
}

/// A part that counts on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counting {
    pub(super) part: usize,
    /// Whether it is what runs on from the night before.
    pub(super) is_tail: bool,
}

/// What is known of days besides their dates.
#[derive(Clone, Copy)]
pub(super) struct Known<'k> {
    pub(super) is_holiday: &'k dyn Fn(Date) -> bool,
    /// Days on which no shift begins.
    pub(super) closed: &'k [Date],
}

/// Looks at some days, one after the other.
pub(super) fn walk(
    spec: &HoursSpec,
    known: Known<'_>,
    first: Date,
    n_days: i64,
    mut see: impl FnMut(i64, &Outcome),
) {
    // What runs on into the first day began on the day before it.
    let Ok(mut day) = first.yesterday() else { return };
    let mut began: Vec<usize> = Vec::new();
    for number in -1..n_days {
        let outcome = on(spec, known, day, &began);
        if number >= 0 {
            see(number, &outcome);
        }
        began = outcome.counting.iter().filter(|one| !one.is_tail).map(|one| one.part).collect();
        let Ok(next) = day.tomorrow() else { return };
        day = next;
    }
}

fn on(spec: &HoursSpec, known: Known<'_>, day: Date, began: &[usize]) -> Outcome {
    let mut outcome = Outcome::default();
    let is_closed = known.closed.contains(&day);
    let mut previous_is_for_every_day = true;
    for (number, part) in spec.parts.iter().enumerate() {
        let is_for_every_day = part.is_for_every_day();
        if !is_closed && part.is_for(day, known.is_holiday) {
            let replaces = number > 0
                && part.joint == HoursJoint::Replaces
                && (!is_for_every_day || previous_is_for_every_day);
            // Off for the whole day is off, however it is joined; where nobody is there anyway it says nothing.
            let is_off_all_day = part.is_off() && part.times.is_empty();
            let closes = is_off_all_day && part.joint != HoursJoint::Otherwise;
            if closes || (replaces && !part.is_off()) {
                outcome.take_away(number, spares_the_night_before(part));
                let open_again = if closes { Vec::new() } else { std::mem::take(&mut outcome.closing) };
                outcome.replaced.extend(open_again.into_iter().map(|closing| (closing, number)));
            }
            if closes {
                outcome.closing.push(number);
            }
            if !is_off_all_day {
                outcome.counting.push(Counting { part: number, is_tail: false });
            }
        }
        if part.has_nights() && began.contains(&number) {
            outcome.counting.push(Counting { part: number, is_tail: true });
        }
        previous_is_for_every_day = is_for_every_day;
    }
    outcome
}

/// Whether a part takes away shifts and no calendar days.
fn spares_the_night_before(part: &HoursPart) -> bool {
    !part.holidays.is_empty() || (part.is_off() && !part.dates.is_empty())
}

impl Outcome {
    fn take_away(&mut self, by: usize, spares_the_night_before: bool) {
        for one in std::mem::take(&mut self.counting) {
            match one.is_tail {
                true if spares_the_night_before => self.counting.push(one),
                true => self.cut.push((one.part, by)),
                false => self.replaced.push((one.part, by)),
            }
        }
    }
}

/// The minutes of some days, counted from the midnight before the first; in no particular order.
pub(super) fn minutes(spec: &HoursSpec, known: Known<'_>, first: Date, n_days: i64) -> Vec<(Minute, Minute)> {
    let mut all = Vec::new();
    walk(spec, known, first, n_days, |number, outcome| {
        let mut of_day: Vec<(Minute, Minute)> = Vec::new();
        for one in &outcome.counting {
            let Some(part) = spec.parts.get(one.part) else { continue };
            let parts = if one.is_tail { after_midnight(part) } else { before_midnight(part) };
            if part.is_off() {
                of_day = Intervals::of(of_day).without(&Intervals::of(parts)).all().to_vec();
            } else {
                of_day.extend(parts);
            }
        }
        let start = number * DAY;
        all.extend(of_day.into_iter().map(|(from, to)| (start + from, start + to)));
    });
    all
}

fn before_midnight(part: &HoursPart) -> Vec<(Minute, Minute)> {
    if part.times.is_empty() {
        return vec![(0, DAY)];
    }
    let times = part.times.iter();
    times.map(|times| (Minute::from(times.from), Minute::from(times.to).min(DAY))).collect()
}

fn after_midnight(part: &HoursPart) -> Vec<(Minute, Minute)> {
    let ends = part.times.iter().map(|times| Minute::from(times.to) - DAY);
    ends.filter(|end| *end > 0).map(|end| (0, end)).collect()
}

#[cfg(test)]
mod tests {
    use crate::duty::Intervals;
    use crate::duty::shifts::{Known, minutes};
    use crate::plan::Hours;
    use jiff::civil::{Date, date};

    /// `Fr 22:00-24:00 Sa 00:00-06:00` of the week of 5 January 2026, of which the Wednesday is a holiday.
    fn week(text: &str) -> String {
        let hours = Hours::parse(text).unwrap_or_else(|| panic!("{text}"));
        let is_holiday = |day: Date| day == date(2026, 1, 7);
        shown(&hours, Known { is_holiday: &is_holiday, closed: &[] })
    }

    fn shown(hours: &Hours, known: Known<'_>) -> String {
        let all = Intervals::of(minutes(hours.spec(), known, date(2026, 1, 5), 7));
        let clock = |minute: i64| format!("{:02}:{:02}", minute % 1440 / 60, minute % 60);
        let days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "Mo"];
        let name = |minute: i64| days[usize::try_from(minute / 1440).unwrap()];
        let each = all
            .all()
            .iter()
            .map(|(from, to)| format!("{} {}-{} {}", name(*from), clock(*from), name(*to), clock(*to)));
        each.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_night_belongs_to_the_day_on_which_it_begins() {
        // The night of Tuesday ends on the holiday; that of the holiday never begins.
        assert_eq!(week("Tu-We 22:00-06:00; PH off"), "Tu 22:00-We 06:00");
        assert_eq!(week("Tu-We 22:00-06:00; Jan 07 off"), "Tu 22:00-We 06:00");
        assert_eq!(week("Tu-We 22:00-06:00; PH 10:00-12:00"), "Tu 22:00-We 06:00, We 10:00-We 12:00");
        // A Saturday of its own replaces the whole Saturday.
        assert_eq!(week("Fr 22:00-06:00; Sa 09:00-12:00"), "Fr 22:00-Sa 00:00, Sa 09:00-Sa 12:00");
        assert_eq!(week("Fr 22:00-06:00, Sa 09:00-12:00"), "Fr 22:00-Sa 06:00, Sa 09:00-Sa 12:00");
        assert_eq!(week("Fr-Sa 22:00-06:00; Sa 09:00-12:00"), "Fr 22:00-Sa 00:00, Sa 09:00-Sa 12:00");
        // On a closed day no shift begins.
        let nights = Hours::parse("Tu-We 22:00-06:00").unwrap_or_else(|| panic!("they are hours"));
        let closed = Known { is_holiday: &|_| false, closed: &[date(2026, 1, 7)] };
        assert_eq!(shown(&nights, closed), "Tu 22:00-We 06:00");
        assert_eq!(week("Su 22:00-06:00"), "Mo 00:00-Mo 06:00, Su 22:00-Mo 00:00");
    }

    #[test]
    fn later_parts_replace_add_and_take_away() {
        assert_eq!(week("Mo 09:00-12:00; Mo 13:00-17:00"), "Mo 13:00-Mo 17:00");
        assert_eq!(week("Mo 09:00-12:00, Mo 13:00-17:00"), "Mo 09:00-Mo 12:00, Mo 13:00-Mo 17:00");
        assert_eq!(week("Mo 09:00-17:00; Mo 12:00-13:00 off"), "Mo 09:00-Mo 12:00, Mo 13:00-Mo 17:00");
        assert_eq!(week("Mo-Tu 09:00-17:00; Tu off"), "Mo 09:00-Mo 17:00");
        assert_eq!(week("Mo off || Mo 09:00-17:00"), "Mo 09:00-Mo 17:00");
        assert_eq!(week("Mo[1] 09:00-17:00; Tu[-1] 09:00-17:00"), "Mo 09:00-Mo 17:00");
        assert_eq!(week("2027 Mo 09:00-17:00; week 3 Mo 09:00-10:00"), "");
        assert_eq!(week("PH We 09:00-10:00, PH Th 09:00-10:00"), "We 09:00-We 10:00");
    }
}
