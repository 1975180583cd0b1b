//! Hours that mean something else than they seem to.

use crate::duty::shifts::{Known, walk};
use crate::plan::{Date, Hours, HoursJoint, HoursPart, HoursSpec};
use foldhash::HashMap;
use std::cell::RefCell;

/// Hours that mean something else than they seem to, and what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trap {
    pub kind: TrapKind,
    /// The number of the part.
    pub part: usize,
    /// What may have been meant.
    pub meant: HoursSpec,
}

/// Why hours mean something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrapKind {
    /// `Mo-Fr, 09:00-17:00`: a comma before the times.
    CommaBeforeTimes,
    /// `Mo-Fr 09:00-17:00; Sa`: a day without times is a whole day.
    WholeDay,
    /// `Mo-Fr 09:00-12:00; 13:00-17:00`: times without days are for every day.
    EveryDay,
    /// `Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00`: the part of that number takes its days away.
    ReplacedBy(usize),
    /// `Fr 22:00-06:00; Sa 09:00-12:00`: the part of that number ends its nights at midnight.
    NightCutBy(usize),
}

/// The first trap in hours. The same hours are written many times, so answers are kept.
pub fn trap(hours: &Hours) -> Option<Trap> {
    const MOST_KEPT: usize = 4096;
    thread_local! {
        static KNOWN: RefCell<HashMap<Box<str>, Option<Trap>>> = RefCell::default();
    }
    // A comma before the times is not in the form that hours are kept in.
    if let Some(trap) = alone(hours.spec()) {
        return Some(trap);
    }
    if hours.spec().parts.len() < 2 {
        return None;
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(known) = known.get(&**hours) {
            return known.clone();
        }
        let found = between_parts(hours.spec());
        if known.len() < MOST_KEPT {
            known.insert((&**hours).into(), found.clone());
        }
        found
    })
}

/// What one part says of itself.
fn alone(spec: &HoursSpec) -> Option<Trap> {
    let mut names_days = false;
    for (number, part) in spec.parts.iter().enumerate() {
        let is_open_all_day = part.times.is_empty() && part.is_open_unsaid();
        let kind = if part.has_comma_before_times {
            Some(TrapKind::CommaBeforeTimes)
        } else if is_open_all_day && !part.is_for_every_day() {
            Some(TrapKind::WholeDay)
        } else if part.is_for_every_day()
            && !part.is_off()
            && names_days
            && part.joint != HoursJoint::Otherwise
        {
            Some(TrapKind::EveryDay)
        } else {
            None
        };
        if let Some(kind) = kind {
            return Some(Trap { kind, part: number, meant: meant(spec, kind, number) });
        }
        names_days |= !part.is_for_every_day();
    }
    None
}

/// What parts do to each other, on days of two years, or of two weeks where all weeks are alike.
fn between_parts(spec: &HoursSpec) -> Option<Trap> {
    let n_parts = spec.parts.len();
    let mut n_days = vec![0_usize; n_parts];
    let mut replaced: Vec<(usize, usize)> = Vec::new();
    let mut cut: Vec<(usize, usize)> = Vec::new();
    let known = Known { is_holiday: &is_some_holiday, closed: &[] };
    let days = if spec.is_weekly() { 14 } else { 731 };
    walk(spec, known, first_day(spec), days, |_, outcome| {
        let counting = outcome.counting.iter().filter(|one| !one.is_tail).map(|one| one.part);
        for part in counting.chain(outcome.closing.iter().copied()) {
            if let Some(days) = n_days.get_mut(part) {
                *days += 1;
            }
        }
        add_new(&mut replaced, &outcome.replaced);
        add_new(&mut cut, &outcome.cut);
    });
    for (number, part) in spec.parts.iter().enumerate() {
        let is_wiped_out = n_days.get(number) == Some(&0);
        let by = replaced.iter().find(|(loses, by)| {
            let other = spec.parts.get(*by);
            *loses == number && other.is_some_and(|other| is_trap(part, other, is_wiped_out))
        });
        let kind = by.map(|(_, by)| TrapKind::ReplacedBy(*by)).or_else(|| {
            let by = cut.iter().find(|(loses, _)| *loses == number);
            by.map(|(_, by)| TrapKind::NightCutBy(*by))
        });
        if let Some(kind) = kind {
            return Some(Trap { kind, part: number, meant: meant(spec, kind, number) });
        }
    }
    None
}

fn add_new(known: &mut Vec<(usize, usize)>, more: &[(usize, usize)]) {
    for pair in more {
        if !known.contains(pair) {
            known.push(*pair);
        }
    }
}

/// Whether a part that replaces another one does more than people expect: special hours for special days are usual.
fn is_trap(part: &HoursPart, by: &HoursPart, is_wiped_out: bool) -> bool {
    if part.is_off() {
        // `off; Mo-Fr 09:00-17:00` begins with nothing; who names days means them.
        return !part.is_for_every_day() && !part.is_for_all_weekdays();
    }
    if by.is_off() {
        return is_wiped_out;
    }
    let meets = |one: &HoursPart, other: &HoursPart| {
        let overlaps = one.times.iter().any(|a| other.times.iter().any(|b| a.from < b.to && b.from < a.to));
        one.times.is_empty() || other.times.is_empty() || overlaps
    };
    is_wiped_out || (by.is_weekly() && !meets(part, by))
}

/// What may have been meant.
fn meant(spec: &HoursSpec, kind: TrapKind, number: usize) -> HoursSpec {
    let mut parts = spec.parts.clone();
    match kind {
        TrapKind::CommaBeforeTimes => {
            if let Some(part) = parts.get_mut(number) {
                part.has_comma_before_times = false;
            }
        }
        TrapKind::WholeDay => {
            if let Some(part) = parts.get_mut(number) {
                part.say_open();
            }
        }
        TrapKind::EveryDay => {
            // The days of the part before it.
            if let Some((part, before)) = parts.get(number).zip(parts.get(number.wrapping_sub(1))) {
                let same_days = HoursPart {
                    times: part.times.clone(),
                    state: part.state,
                    joint: HoursJoint::Adds,
                    ..before.clone()
                };
                if let Some(part) = parts.get_mut(number) {
                    *part = same_days;
                }
            }
        }
        TrapKind::ReplacedBy(by) | TrapKind::NightCutBy(by) => {
            let is_off = parts.get(number).is_some_and(HoursPart::is_off);
            if is_off {
                // What is off stands last.
                let part = parts.remove(number);
                parts.push(part);
            } else if let Some(by) = parts.get_mut(by).filter(|by| !by.is_off()) {
                by.joint = HoursJoint::Adds;
            } else {
                parts = without_days_of(parts, by);
            }
        }
    }
    if let Some(first) = parts.first_mut() {
        first.joint = HoursJoint::Replaces;
    }
    HoursSpec { parts }
}

/// The parts without the days of one that is off, and without that one.
fn without_days_of(mut parts: Vec<HoursPart>, by: usize) -> Vec<HoursPart> {
    if by >= parts.len() {
        return parts;
    }
    let off = parts.remove(by);
    let before = parts.iter_mut().take(by);
    before.for_each(|part| part.leave_out_days_of(&off));
    parts.retain(|part| !part.is_for_every_day() || part.times.is_empty());
    if parts.is_empty() { vec![off] } else { parts }
}

/// From the first year that is named on, else any.
fn first_day(spec: &HoursSpec) -> Date {
    const ANY: i16 = 2026;
    let year = spec.parts.iter().flat_map(HoursPart::first_years).min().unwrap_or(ANY);
    Date::new(year, 1, 1).unwrap_or(jiff::civil::date(ANY, 1, 1))
}

/// Holidays of no country: one on each day of the week.
fn is_some_holiday(day: Date) -> bool {
    day.month() == 5 && (11..=17).contains(&day.day())
}

#[cfg(test)]
mod tests {
    use crate::duty::traps::{TrapKind, trap};
    use crate::plan::Hours;

    #[test]
    fn every_trap_is_found_and_gone_when_what_was_meant_is_written() {
        use TrapKind::{CommaBeforeTimes, EveryDay, NightCutBy, ReplacedBy, WholeDay};
        for (text, kind, meant) in [
            ("Mo-Fr, 09:00-17:00", CommaBeforeTimes, "Mo-Fr 09:00-17:00"),
            ("Mo-Fr 09:00-17:00; Sa", WholeDay, "Mo-Fr 09:00-17:00; Sa open"),
            ("Mo-Fr 09:00-12:00; 13:00-17:00", EveryDay, "Mo-Fr 09:00-12:00, Mo-Fr 13:00-17:00"),
            ("Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00", ReplacedBy(1), "Mo-Fr 09:00-12:00, Mo-Fr 13:00-17:00"),
            ("Mo-Fr 09:00-12:00; Mo,We 13:00-17:00", ReplacedBy(1), "Mo-Fr 09:00-12:00, Mo,We 13:00-17:00"),
            ("Dec 24-Jan 2 off; Mo-Fr 09:00-17:00", ReplacedBy(1), "Mo-Fr 09:00-17:00; Dec 24-Jan 02 off"),
            ("PH off; Mo-Fr 09:00-17:00", ReplacedBy(1), "Mo-Fr 09:00-17:00; PH off"),
            ("2024 Dec 24 off; Mo-Fr 09:00-17:00", ReplacedBy(1), "Mo-Fr 09:00-17:00; 2024 Dec 24 off"),
            ("Sa 09:00-12:00; Sa off", ReplacedBy(1), "Sa off"),
            ("09:00-12:00; 13:00-17:00", ReplacedBy(1), "09:00-12:00, 13:00-17:00"),
            ("Mo-Fr 22:00-06:00; Sa 09:00-12:00", NightCutBy(1), "Mo-Fr 22:00-06:00, Sa 09:00-12:00"),
            ("Mo-Fr 22:00-06:00; Sa-Su off", NightCutBy(1), "Mo-Fr 22:00-06:00"),
            ("Mo-Su 22:00-06:00; Sa off", NightCutBy(1), "Mo-Fr,Su 22:00-06:00"),
        ] {
            let found = Hours::parse(text).and_then(|hours| trap(&hours));
            let found = found.unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.kind, found.meant.to_string().as_str()), (kind, meant), "{text}");
            let mended = Hours::parse(meant).unwrap_or_else(|| panic!("{meant}"));
            assert_eq!(trap(&mended), None, "{meant}");
        }
    }

    #[test]
    fn hours_of_every_day_are_no_traps() {
        for text in [
            "24/7",
            "24/7; PH off",
            "Mo-Fr 09:00-17:00; Sa 09:00-13:00",
            "Mo-Fr 09:00-17:00; We 09:00-12:00",
            "Mo-Fr 09:00-17:00; PH off; Dec 24 09:00-12:00",
            "Mo-Fr 09:00-12:00; Dec 24 13:00-15:00",
            "Mo-Su 10:00-18:00; Jan-Mar Mo-Su 10:00-16:00",
            "off; Mo-Fr 09:00-17:00",
            "Mo-Su off; Mo-Fr 09:00-17:00",
            "Mo-Su 18:00-03:00; PH off",
            "Mo-Fr 09:00-17:00; Sa-Su off",
            "Mo-Fr 09:00-17:00; Mo-Fr 12:00-13:00 off",
            "Mo-Fr 09:00-12:00, 13:00-17:00",
            "Mo-Th 16:00-20:00, Sa open",
        ] {
            let found = Hours::parse(text).and_then(|hours| trap(&hours));
            assert_eq!(found, None, "{text}");
        }
    }
}
