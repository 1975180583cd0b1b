//! When a message is seen: what looks at its channel from time to time.

use crate::duty::{Calendar, Intervals, Minute};
use crate::plan::{Channel, Check, Entry, Location, Plan, Playbook};
use crate::response::cases::{channels_of, opens_unstaffed};
use crate::response::limit::{Opens, Piece, minutes};
use foldhash::HashMap;
use std::cell::RefCell;
use std::ptr;
use std::rc::Rc;

/// What looks at the channels of a plan.
#[derive(Debug)]
pub(super) struct Watches<'p> {
    plan: &'p Plan,
    looks_at_channels: bool,
    /// The first is that of whoever is not looked at: nothing.
    all: RefCell<Vec<Watch<'p>>>,
    numbers: RefCell<HashMap<(*const Entry<Channel>, bool), usize>>,
}

/// What looks at a channel for a playbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Watch<'p> {
    checks: Vec<ByPlace<'p>>,
    /// Whether an alert opens the playbook where nobody looks.
    has_alert: bool,
}

/// A check, the same as itself.
#[derive(Clone, Copy, Debug)]
struct ByPlace<'p>(&'p Check);

impl PartialEq for ByPlace<'_> {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl<'p> Watches<'p> {
    pub(super) fn of(plan: &'p Plan) -> Watches<'p> {
        let checks = plan.listening.get().map(|listening| listening.checks.items()).unwrap_or_default();
        Watches {
            plan,
            looks_at_channels: checks.iter().any(Check::looks_at_channels),
            all: RefCell::new(vec![Watch::default()]),
            numbers: RefCell::default(),
        }
    }

    /// The number of what looks at a channel for a playbook: the same for what is looked at in the same way.
    pub(super) fn number(&self, channel: Option<&'p Entry<Channel>>, playbook: &'p Entry<Playbook>) -> usize {
        let Some(channel) = channel.filter(|_| self.plan.listening.get().is_some()) else { return 0 };
        let has_alert = self.plan.has_alert_for(playbook);
        let key = (ptr::from_ref(channel), has_alert);
        if let Some(known) = self.numbers.borrow().get(&key) {
            return *known;
        }
        let watch = Watch::of(self.plan, channel, has_alert);
        let mut all = self.all.borrow_mut();
        let known = all.iter().position(|known| *known == watch);
        let number = known.unwrap_or_else(|| {
            all.push(watch);
            all.len() - 1
        });
        self.numbers.borrow_mut().insert(key, number);
        number
    }

    /// Whether a playbook opens later than its messages arrive, on some channel.
    pub(super) fn delay(&self, playbook: &'p Entry<Playbook>) -> bool {
        let mut channels = channels_of(self.plan, &playbook.value, None);
        self.looks_at_channels && channels.any(|(channel, _)| self.number(Some(channel), playbook) > 0)
    }

    /// The instants at which a playbook opens for messages that arrive from one on, always or while its channels are
    /// staffed; `None` where it opens at once.
    pub(super) fn openings(
        &self,
        calendar: &Calendar<'p>,
        arrivals: (Minute, bool),
        at: (&'p Entry<Playbook>, Option<&'p Entry<Location>>),
    ) -> Option<Intervals> {
        let instants = |(from, to, opens): (Minute, Minute, Opens)| match opens {
            Opens::After(time) => (from + time, to + time),
            Opens::At(time) => (time, time + 1),
        };
        let opened = || self.opened(calendar, arrivals, at).map(instants).collect();
        self.delay(at.0).then(|| Intervals::of(opened()))
    }

    /// The messages that arrive on the channels of a playbook from an instant on, always or while they are staffed: those of each
    /// channel that are seen in the same way, from when to when, and how.
    pub(super) fn opened(
        &self,
        calendar: &Calendar<'p>,
        (from, is_always): (Minute, bool),
        (playbook, location): (&'p Entry<Playbook>, Option<&'p Entry<Location>>),
    ) -> impl Iterator<Item = (Minute, Minute, Opens)> {
        let channels: Vec<_> = channels_of(self.plan, &playbook.value, location).collect();
        let hours = if is_always || opens_unstaffed(self.plan, &playbook.value, location) {
            Intervals::of(vec![calendar.span(self.plan.zone_name())])
        } else {
            let hours = channels.iter().filter_map(|(channel, of)| {
                Some(calendar.staffed(channel.value.staffed.get()?, self.plan.locality_at(*of)))
            });
            hours.fold(Intervals::default(), |all, more| all.union(&more))
        };
        let hours = hours.between(from, Minute::MAX);
        let mut all = Vec::new();
        for (channel, _) in channels {
            let opening = self.opening(self.number(Some(channel), playbook), calendar);
            all.extend(hours.all().iter().flat_map(|&(start, end)| opening.between(start, end)));
        }
        all.into_iter()
    }

    /// When messages are seen on the days of a calendar.
    pub(super) fn opening(&self, number: usize, calendar: &Calendar<'p>) -> Opening {
        self.all.borrow().get(number).map(|watch| watch.opening(self.plan, calendar)).unwrap_or_default()
    }
}

impl<'p> Watch<'p> {
    pub(super) fn of(plan: &'p Plan, channel: &Entry<Channel>, has_alert: bool) -> Watch<'p> {
        let checks: Vec<ByPlace<'p>> = plan.checks_of(channel).into_iter().map(ByPlace).collect();
        Watch { has_alert: has_alert && !checks.is_empty(), checks }
    }

    /// Whether everything is seen at once.
    pub(super) fn is_at_once(&self) -> bool {
        self.checks.is_empty()
    }

    /// When messages are seen on the days of a calendar. In the hours of a check that takes as long as it is apart from the next
    /// one, at other times it takes until somebody looks again.
    pub(super) fn opening(&self, plan: &'p Plan, calendar: &Calendar<'p>) -> Opening {
        if self.is_at_once() {
            return Opening::default();
        }
        let (start, end) = calendar.span(plan.zone_name());
        let mut looks: Vec<(Minute, Minute, Minute)> = Vec::new();
        for ByPlace(check) in &self.checks {
            let every = check.every.copied().map_or(0, minutes);
            match check.when.get() {
                Some(hours) => {
                    let hours = calendar.staffed(hours, plan.locality_at(None));
                    looks.extend(hours.all().iter().map(|(from, to)| (*from, *to, every)));
                }
                None => looks.push((start, end, every)),
            }
        }
        Opening::of((start, end), &looks, self.has_alert)
    }
}

/// When messages are seen, and playbooks open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Opening {
    /// One behind the other; `None` where everything is seen at once.
    seen: Option<Rc<[Seen]>>,
}

/// Messages that are seen in the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    from: Minute,
    to: Minute,
    opens: Opens,
}

/// Nobody looks any more.
pub(super) const NEVER: Minute = Minute::MAX / 4;

impl Opening {
    /// Some times in which somebody looks, and after how long again.
    fn of((start, end): (Minute, Minute), looks: &[(Minute, Minute, Minute)], has_alert: bool) -> Opening {
        let mut cuts: Vec<Minute> = looks.iter().flat_map(|(from, to, _)| [*from, *to]).collect();
        cuts.extend([start, end]);
        cuts.sort_unstable();
        cuts.dedup();
        let mut begins: Vec<Minute> = looks.iter().map(|(from, ..)| *from).collect();
        begins.sort_unstable();
        let mut changes: Vec<(Minute, bool, Minute)> = looks
            .iter()
            .flat_map(|(from, to, every)| [(*from, true, *every), (*to, false, *every)])
            .collect();
        changes.sort_unstable();
        let mut changes = changes.into_iter().peekable();
        let mut now: Vec<Minute> = Vec::new();
        let mut seen: Vec<Seen> = Vec::with_capacity(cuts.len());
        for pair in cuts.windows(2) {
            let &[from, to] = pair else { continue };
            while let Some((_, begins, every)) = changes.next_if(|(at, ..)| *at <= from) {
                if begins {
                    now.push(every);
                } else if let Some(index) = now.iter().position(|known| *known == every) {
                    now.swap_remove(index);
                }
            }
            let opens = match now.iter().min() {
                Some(every) => Opens::After(*every),
                None if has_alert => Opens::After(0),
                None => {
                    let next = begins.partition_point(|at| *at < to);
                    Opens::At(begins.get(next).copied().unwrap_or(NEVER))
                }
            };
            match seen.last_mut() {
                Some(last) if last.opens == opens => last.to = to,
                _ => seen.push(Seen { from, to, opens }),
            }
        }
        Opening { seen: Some(seen.into()) }
    }

    /// One of which every part is known: from when to when, and when its messages are seen.
    pub(super) fn in_parts(parts: impl Iterator<Item = (Minute, Minute, Opens)>) -> Opening {
        let seen = parts.map(|(from, to, opens)| Seen { from, to, opens });
        Opening { seen: Some(seen.collect()) }
    }

    /// When a message is seen.
    pub(super) fn at(&self, arrival: Minute) -> Minute {
        let Some(seen) = &self.seen else { return arrival };
        let index = seen.partition_point(|one| one.to <= arrival);
        match seen.get(index).filter(|one| one.from <= arrival).map(|one| one.opens) {
            Some(Opens::After(time)) => arrival + time,
            Some(Opens::At(time)) => time,
            None => arrival,
        }
    }

    /// Messages that are seen in the same way, from one minute to another: when, and how.
    pub(super) fn between(&self, from: Minute, to: Minute) -> Vec<(Minute, Minute, Opens)> {
        let Some(seen) = &self.seen else { return vec![(from, to, Opens::After(0))] };
        let first = seen.partition_point(|one| one.to <= from);
        let here = seen.get(first..).unwrap_or_default().iter().take_while(|one| one.from < to);
        here.map(|one| (one.from.max(from), one.to.min(to), one.opens)).collect()
    }

    /// Pieces of a limit, cut where messages are seen in another way, of which an answer takes some of the time.
    pub(super) fn cut(&self, pieces: Vec<Piece>, reaction: Minute) -> Vec<Piece> {
        if self.seen.is_none() && reaction == 0 {
            return pieces;
        }
        let cut = pieces.into_iter().flat_map(|piece| {
            let until = piece.until.sooner_by(reaction);
            let parts = self.between(piece.from, piece.to).into_iter();
            parts.map(move |(from, to, opens)| Piece { from, to, opens, until })
        });
        cut.collect()
    }
}
