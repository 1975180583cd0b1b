//! Days that are alike, so that only one of them has to be worked out.
//!
//! Two days are alike when, on them and on the days around them that their promises reach, the same happens: the same day of
//! the week, zones as far from each other, the same hours of every person and channel, the same closed days, the same people
//! away, and the same turns.

use crate::duty::intervals::DAY;
use crate::duty::rota::turns;
use crate::duty::schedule::patterns;
use crate::duty::zone::{Zone, clock_changes, local_start, zones_of};
use crate::duty::{Days, Intervals, Minute, days_in, holidays, later};
use crate::plan::{Date, Hours, Person, Plan};
use foldhash::{HashMap, HashMapExt, HashSet};

/// What happens on each day of a time and on those around it, as a number: the same for days on which the same happens.
#[derive(Debug)]
pub struct Signs {
    days: Days,
    /// How many days the numbers begin before the first day.
    before: i32,
    of_days: Vec<u32>,
    /// When each of these days begins in the zone of the plan, in minutes from 1970 in UTC.
    starts: Vec<Minute>,
}

/// Which days of a time are alike.
#[derive(Debug)]
pub struct Alike {
    /// The number of the first day that each day is like.
    like: Vec<usize>,
    /// When each day begins, and when the last one ends.
    starts: Vec<Minute>,
}

/// What can happen on a day, besides its day of the week.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Happening {
    /// How far the zones of the plan are from each other.
    Offsets(usize),
    /// A clock changes on the day with a number: no other one is like it.
    ClockChange(usize),
    Closed(Option<usize>),
    /// It is before the first day.
    Before,
    /// A public holiday of the country with a number.
    Holiday(usize),
    /// The hours with a number are not those of the same day of the first week.
    Hours(usize, u32),
    /// The person with a number is on leave, not yet there or not there any more: the second number says which.
    Away(usize, usize),
    /// Whose turn it is in the rota with a number, and from which minute of the day on.
    Turn(usize, Minute, usize),
}

/// What days are told apart by, besides hours and zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// Closed days, whoever is away, turns, and public holidays: they are no business days.
    WithHolidays,
    /// Closed days, whoever is away, and turns.
    Everything,
    /// Turns.
    Turns,
    Nothing,
}

impl Signs {
    /// What happens on some days, on so many before them, and on those that a promise made on them reaches.
    pub fn of(plan: &Plan, days: Days, (back, reach): (i32, i32), telling: Telling) -> Signs {
        let around = around(plan);
        let before = 1 + around + back;
        let (first, last) = (later(days.0, -before), later(days.1, reach + around));
        let zone = Zone::around(plan.zone_name(), first, last);
        let n_days = days_in((first, last));
        let starts: Vec<Minute> = (0..=n_days).map(|day| zone.start_of(later(first, day))).collect();
        let weekday = first.weekday().to_monday_zero_offset();
        let signs = (0..n_days).map(|day| (i32::from(weekday) + day).rem_euclid(7).unsigned_abs()).collect();
        let mut marks = Marks { first, known: HashMap::new(), signs, starts };
        marks.zones(plan, &zone);
        marks.hours(plan);
        if matches!(telling, Telling::Everything | Telling::WithHolidays) {
            marks.absences(plan);
        }
        if telling == Telling::WithHolidays {
            marks.holidays(plan);
        }
        if telling != Telling::Nothing {
            marks.turns(plan);
        }
        if back > 0 {
            marks.on((first, later(days.0, -1)), Happening::Before);
        }
        Signs { days, before, of_days: marks.signs, starts: marks.starts }
    }

    /// What happens from so many days after the first one on.
    pub fn from(&self, day: usize, n_days: usize) -> &[u32] {
        let first = day + usize::try_from(self.before).unwrap_or(0);
        self.of_days.get(first..first + n_days).unwrap_or_default()
    }

    /// The days that are alike for promises that hang by so many days before them and reach so many ahead.
    pub fn alike(&self, plan: &Plan, (back, reach): (i32, i32)) -> Alike {
        let n_days = usize::try_from(days_in(self.days)).unwrap_or(0);
        let before = usize::try_from(self.before).unwrap_or(0);
        let earlier = 1 + around(plan) + back;
        let skipped = usize::try_from(self.before - earlier).unwrap_or(0);
        let width = usize::try_from(earlier + 1 + reach + around(plan)).unwrap_or(1);
        let window = |day: usize| self.of_days.get(day + skipped..day + skipped + width).unwrap_or_default();
        let mut firsts: HashMap<&[u32], usize> = HashMap::new();
        let mut like: Vec<usize> = Vec::with_capacity(n_days);
        for day in 0..n_days {
            // Most days are like the one a week before.
            let last_week = day.checked_sub(7).filter(|last| window(*last) == window(day));
            let known = last_week.and_then(|last| like.get(last)).copied();
            like.push(known.unwrap_or_else(|| *firsts.entry(window(day)).or_insert(day)));
        }
        let starts = self.starts.get(before..=before + n_days).unwrap_or_default().to_vec();
        Alike { like, starts }
    }
}

/// Elsewhere a day begins before or after it begins here.
fn around(plan: &Plan) -> i32 {
    i32::from(plan.zone_names().any(|name| name != plan.zone_name()))
}

/// The days on which a person is away, each with what tells them apart: who stands in, or that they do not belong to the team.
fn away(person: &Person) -> Vec<(Days, usize)> {
    const NO_MEMBER: usize = usize::MAX;
    let mut covers: HashMap<Option<&str>, usize> = HashMap::new();
    let mut all: Vec<(Days, usize)> = Vec::new();
    for leave in person.leave.items() {
        let n_covers = covers.len();
        let cover = *covers.entry(leave.cover.get().map(|cover| &**cover)).or_insert(n_covers);
        all.extend(leave.days().map(|days| (days, cover)));
    }
    let (from, until) = (person.from.copied(), person.until.copied());
    let earlier = from.and_then(|from| Some((Date::MIN, from.yesterday().ok()?)));
    let later = until.and_then(|until| Some((until.tomorrow().ok()?, Date::MAX)));
    all.extend(earlier.into_iter().chain(later).map(|days| (days, NO_MEMBER)));
    all
}

struct Marks {
    first: Date,
    known: HashMap<(u32, Happening), u32>,
    signs: Vec<u32>,
    starts: Vec<Minute>,
}

impl Marks {
    fn mark(&mut self, day: usize, happening: Happening) {
        const FIRST: u32 = 7;
        let Some(sign) = self.signs.get_mut(day) else { return };
        let new = u32::try_from(self.known.len()).unwrap_or(u32::MAX - FIRST) + FIRST;
        *sign = *self.known.entry((*sign, happening)).or_insert(new);
    }

    fn on(&mut self, (from, to): Days, happening: Happening) {
        let n_days = i32::try_from(self.signs.len()).unwrap_or(i32::MAX);
        let number = |day: Date| i32::try_from((local_start(day) - local_start(self.first)) / DAY);
        let (Ok(from), Ok(to)) = (number(from), number(to)) else { return };
        for day in from.max(0)..=to.min(n_days - 1) {
            self.mark(usize::try_from(day).unwrap_or(usize::MAX), happening);
        }
    }

    /// The day on which an instant is.
    fn day_of(&self, at: Minute) -> Option<usize> {
        self.starts.partition_point(|start| *start <= at).checked_sub(1)
    }

    fn zones(&mut self, plan: &Plan, own: &Zone) {
        let (Some(&start), Some(&end)) = (self.starts.first(), self.starts.last()) else { return };
        let zones = zones_of(plan, own.day(start), own.day(end));
        let changes = clock_changes(&zones, start, end);
        for day in changes.iter().filter_map(|at| self.day_of(*at)).collect::<Vec<_>>() {
            self.mark(day, Happening::ClockChange(day));
        }
        if zones.len() < 2 {
            return;
        }
        // How far the zones are from each other at some time; most often one of two or three.
        let mut known: Vec<Vec<Minute>> = Vec::new();
        let mut from = start;
        for until in changes.into_iter().chain([end]) {
            let offsets = zones.iter().map(|zone| zone.offset(from) - own.offset(from)).collect();
            let number = known.iter().position(|one| *one == offsets).unwrap_or(known.len());
            if number == known.len() {
                known.push(offsets);
            }
            if number > 0 {
                let begins = self.starts.partition_point(|start| *start < from);
                let ends = self.starts.partition_point(|start| *start < until);
                for day in begins..ends {
                    self.mark(day, Happening::Offsets(number));
                }
            }
            from = until;
        }
    }

    fn hours(&mut self, plan: &Plan) {
        let n_days = i32::try_from(self.signs.len()).unwrap_or(i32::MAX);
        let all = plan.all_hours().filter_map(|hours| hours.get());
        let countries = plan.countries();
        // Whose hours they are makes no difference here: days are told apart by the holidays of all countries.
        let of_country =
            |hours: &Hours| if hours.spec().names_holidays() { countries.len().max(1) } else { 1 };
        let all = all.filter(|hours| !hours.spec().is_weekly());
        let each = all.flat_map(|hours| (0..of_country(hours)).map(move |country| (hours, country)));
        for (number, (hours, country)) in each.enumerate() {
            let country = countries.get(country).copied();
            for (day, pattern) in patterns(hours, country, self.first, n_days).iter().enumerate() {
                if *pattern > 0 {
                    self.mark(day, Happening::Hours(number, *pattern));
                }
            }
        }
    }

    fn absences(&mut self, plan: &Plan) {
        for (day, location) in plan.all_closed_days() {
            let location = location.and_then(|id| plan.locations.position(id));
            self.on((day, day), Happening::Closed(location));
        }
        for (number, person) in plan.people.entries().iter().enumerate() {
            for (days, why) in away(&person.value) {
                self.on(days, Happening::Away(number, why));
            }
        }
    }

    fn holidays(&mut self, plan: &Plan) {
        let n_days = i32::try_from(self.signs.len()).unwrap_or(i32::MAX);
        for (number, country) in plan.countries().into_iter().enumerate() {
            let Some(known) = holidays::known_holidays(Some(country)) else { continue };
            for day in known.between(self.first, later(self.first, n_days)) {
                self.on((*day, *day), Happening::Holiday(number));
            }
        }
    }

    fn turns(&mut self, plan: &Plan) {
        let (Some(&start), Some(&end)) = (self.starts.first(), self.starts.last()) else { return };
        let rotas = plan.roles.entries().iter().filter_map(|role| role.value.rota.get());
        // Rotas that are the same hand over on the same days: one of them tells.
        let mut told = HashSet::default();
        for (number, rota) in rotas.enumerate() {
            let every = (rota.every().0.amount, rota.every().0.in_minutes());
            let people: Vec<&str> = rota.order.items().iter().map(|person| &**person).collect();
            let of_days = (plan.zone_in(&rota.time_zone), rota.starts(), rota.at().minutes(), every);
            let is_steady = rota.changes.is_missing() && rota.swaps.is_missing();
            if is_steady && !told.insert((of_days, people)) {
                continue;
            }
            // With a change of the rota the same person can be on call at other hours.
            let mut holders = HashMap::new();
            for turn in turns(plan, rota, start, end) {
                let next = holders.len();
                let hours = turn.hours.map(|hours| &**hours);
                let holder = *holders.entry((turn.person, hours, turn.zone)).or_insert(next);
                let days = (self.day_of(turn.begins), self.day_of(turn.ends - 1));
                let (Some(first), Some(last)) = days else { continue };
                for day in first..=last {
                    let begins = self.starts.get(day).map_or(0, |start| (turn.begins - start).max(0));
                    self.mark(day, Happening::Turn(number, begins, holder));
                }
            }
        }
    }
}

impl Alike {
    /// The first day of each kind, so many days longer.
    pub fn firsts(&self, n_more: i32) -> Intervals {
        let firsts = self.like.iter().zip(self.starts.windows(2)).enumerate();
        let firsts = firsts.filter(|(day, (first, _))| day == *first);
        let span = |(_, (_, span)): (usize, (&usize, &[Minute]))| match span {
            &[start, end] => Some((start, end + Minute::from(n_more) * DAY)),
            _ => None,
        };
        Intervals::of(firsts.filter_map(span).collect())
    }

    /// How many days have to be worked out.
    pub fn n_firsts(&self) -> usize {
        self.like.iter().enumerate().filter(|(day, first)| day == *first).count()
    }

    /// How many days are like each first one.
    fn weights(&self) -> Vec<Minute> {
        let mut weights = vec![0; self.like.len()];
        for first in &self.like {
            if let Some(weight) = weights.get_mut(*first) {
                *weight += 1;
            }
        }
        weights
    }

    /// How many minutes there are on all days in what is so on the first ones.
    pub fn length(&self, on_firsts: &Intervals) -> Minute {
        let weights = self.weights();
        let parts = self.by_day(on_firsts);
        parts.map(|(day, from, to)| weights.get(day).map_or(0, |weight| weight * (to - from))).sum()
    }

    /// What is so on the first days, on all days that are like them.
    pub fn on_all_days(&self, on_firsts: &Intervals) -> Intervals {
        let mut of_day: HashMap<usize, Vec<(Minute, Minute)>> = HashMap::new();
        for (day, from, to) in self.by_day(on_firsts) {
            let start = self.starts.get(day).copied().unwrap_or_default();
            of_day.entry(day).or_default().push((from - start, to - start));
        }
        let parts = self.like.iter().zip(&self.starts).flat_map(|(first, start)| {
            let parts = of_day.get(first).map(Vec::as_slice).unwrap_or_default();
            parts.iter().map(move |(from, to)| (start + from, start + to))
        });
        Intervals::of(parts.collect())
    }

    /// What is so on the first days, cut at midnight.
    fn by_day<'i>(&'i self, on_firsts: &'i Intervals) -> impl Iterator<Item = (usize, Minute, Minute)> + 'i {
        on_firsts.all().iter().flat_map(move |&(from, to)| {
            let first = self.starts.partition_point(|start| *start <= from).saturating_sub(1);
            let days = self.starts.get(first..).unwrap_or_default().windows(2).enumerate();
            let here = days.take_while(move |(_, span)| span.first().is_some_and(|start| *start < to));
            here.filter_map(move |(day, span)| {
                let &[start, end] = span else { return None };
                Some((first + day, from.max(start), to.min(end)))
            })
        })
    }
}
