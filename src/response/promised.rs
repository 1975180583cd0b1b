//! What is promised to one message, and whether it is kept.

use crate::duty::{Calendar, DAY, Intervals, Minute};
use crate::plan::{Channel, Duration, Entry, Locality, Location, Plan, Playbook};
use crate::response::cases::{Arrivals, Case, Commitment, channels_of, first_words, opens_unstaffed};
use crate::response::limit::{Day, Limit};
use crate::response::opening::Watch;
use crate::response::simulation::{Answer, Answerer, Scene, Timeline, calendar_around};
use crate::response::tasks::Task;
use crate::response::team::Team;
use crate::source::Span;

/// A promise that holds for one message.
#[derive(Clone, Debug)]
pub struct Due<'p> {
    /// `None` where the playbook promises it wherever it opens.
    pub channel: Option<&'p Entry<Channel>>,
    pub task: Task<'p>,
    pub arrivals: Arrivals,
    pub within: Duration,
    /// Where the promise is written.
    pub place: Span,
    /// Until when, in minutes from 1970 in UTC.
    pub until: Minute,
    /// The answer, or that something is done.
    pub answer: Option<Answer<'p>>,
    pub verdict: Verdict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Kept,
    Broken,
    /// It depends on somebody of whom nobody knows when they are there.
    Unknown,
}

impl Verdict {
    fn of(answer: Option<&Answer<'_>>, until: Minute, is_unknown: bool) -> Verdict {
        match answer {
            Some(answer) if answer.at <= until => Verdict::Kept,
            _ if is_unknown => Verdict::Unknown,
            _ => Verdict::Broken,
        }
    }
}

/// The first words that a channel, alone or together with a playbook, promises to the message of a scene, with what comes of
/// it. `first` is the scene as it was played.
pub fn dues<'p>(
    plan: &'p Plan,
    (channel, of): (&'p Entry<Channel>, Option<&'p Entry<Location>>),
    playbook: Option<&'p Entry<Playbook>>,
    scene: &Scene<'p>,
    first: &Timeline<'p>,
) -> Vec<Due<'p>> {
    let is_staffed = is_staffed(plan, (channel, of), scene.posted);
    let case = playbook.map(|playbook| Case::anywhere(plan, playbook));
    let made = first_words(plan, channel, case.as_ref()).into_iter();
    let holds = made.filter(|made| made.arrivals.hold(is_staffed));
    holds.map(|made| first_due(plan, Some(channel), made, scene, first)).collect()
}

/// What a playbook asks of its people by when once it opens in a scene, with what comes of it; and the first word, where it opens
/// on no channel.
pub fn tasks_due<'p>(
    plan: &'p Plan,
    playbook: &'p Entry<Playbook>,
    scene: &Scene<'p>,
    first: &Timeline<'p>,
) -> Vec<Due<'p>> {
    let case = Case::anywhere(plan, playbook);
    let mut channels = channels_of(plan, &playbook.value, scene.location);
    let is_staffed = opens_unstaffed(plan, &playbook.value, scene.location)
        || channels.any(|channel| is_staffed(plan, channel, scene.posted));
    let made = case.commitments(plan).into_iter().filter(|made| made.arrivals.hold(is_staffed));
    made.map(|made| match made.task {
        Task::Answer => first_due(plan, None, made, scene, first),
        _ => task_due(plan, case, made, scene),
    })
    .collect()
}

impl Arrivals {
    /// Whether a promise holds for a message that arrives while the channel is staffed or is not.
    fn hold(self, is_staffed: bool) -> bool {
        match self {
            Arrivals::Always => true,
            Arrivals::Staffed => is_staffed,
            Arrivals::OffHours => !is_staffed,
        }
    }
}

fn first_due<'p>(
    plan: &'p Plan,
    channel: Option<&'p Entry<Channel>>,
    made: Commitment<'p>,
    scene: &Scene<'p>,
    first: &Timeline<'p>,
) -> Due<'p> {
    let Commitment { task, arrivals, within, place } = made;
    let until = due(plan, plan.locality_at(scene.location), scene.posted, within);
    let is_unknown = first.unknown.iter().any(|(_, told)| *told <= until);
    let verdict = Verdict::of(first.answer.as_ref(), until, is_unknown);
    Due { channel, task, arrivals, within, place, until, answer: first.answer.clone(), verdict }
}

/// A task; of one that comes again and again the first time that it is done too late, else the first.
fn task_due<'p>(plan: &'p Plan, case: Case<'p>, made: Commitment<'p>, scene: &Scene<'p>) -> Due<'p> {
    const DAYS_OF_WAITING: i32 = 60;
    let Commitment { task, arrivals, within, place } = made;
    // A call is promised to whoever writes; everything else begins when the playbook opens.
    let begins = if task.begins_when_it_opens() { scene.opened } else { scene.posted };
    let at = plan.locality_at(scene.location);
    let length = due(plan, at, begins, within) - begins;
    let reach = length.saturating_mul(Minute::from(task.count())) / DAY;
    let n_days = i32::try_from(reach).unwrap_or(i32::MAX / 2).saturating_add(DAYS_OF_WAITING);
    let calendar = calendar_around(plan, begins, begins, n_days).silencing(&scene.silent);
    let asked = case.asked(plan, task);
    let team = Team::of(&calendar, &asked, scene.location);
    let climb = team.climb(None);
    let first = task.approval().map(|approval| Team::approving(&calendar, approval, scene.location));
    let is_known = team.is_known() && first.as_ref().is_none_or(Team::is_known);
    let first = first.map(|first| first.climb(None));
    let one = |from: Minute| {
        let until = from + length;
        // Nobody calls before somebody has seen the message.
        let known = if task.begins_when_it_opens() { from } else { from.max(scene.opened) };
        let approved = first.as_ref().map_or(Some(known), |first| first.answer(known));
        let answer = approved
            .and_then(|from| climb.answer(from))
            .map(|at| Answer { at, by: done_by(&calendar, &asked, scene, at) });
        let verdict = Verdict::of(answer.as_ref(), until, !is_known);
        Due { channel: None, task, arrivals, within, place, until, answer, verdict }
    };
    // Of what comes again the last time may have been just before those who do it went off duty.
    let last = begins + length * (Minute::from(task.count()) - 1);
    let cover = if task.count() > 1 { team.cover() } else { Intervals::default() };
    let ends = cover.ending(begins + 1, last + 1).iter().map(|(_, end)| *end);
    [begins]
        .into_iter()
        .chain(ends)
        .map(one)
        .find(|due| due.verdict != Verdict::Kept)
        .unwrap_or_else(|| one(begins))
}

/// Whoever does something at an instant.
fn done_by<'p>(
    calendar: &Calendar<'p>,
    asked: &[(Minute, &'p str)],
    scene: &Scene<'p>,
    at: Minute,
) -> Vec<Answerer<'p>> {
    let mut by: Vec<Answerer<'p>> = Vec::new();
    for (_, owner) in asked {
        for person in calendar.there_at(owner, scene.location, at) {
            if !by.iter().any(|known| known.person == person) {
                by.push(Answerer { person, owner, step: 1 });
            }
        }
    }
    by
}

/// Whether a channel is staffed at an instant; never on a closed day.
pub fn is_staffed<'p>(
    plan: &'p Plan,
    (channel, of): (&'p Entry<Channel>, Option<&'p Entry<Location>>),
    at: Minute,
) -> bool {
    let calendar = calendar_around(plan, at, at, 1);
    let hours = channel.value.staffed.get();
    hours.is_some_and(|hours| calendar.staffed(hours, plan.locality_at(of)).contains(at))
}

/// When somebody sees a message of a channel: at once, or when what is looked at from time to time is looked at again.
pub fn seen_at<'p>(
    plan: &'p Plan,
    channel: &'p Entry<Channel>,
    playbook: Option<&'p Entry<Playbook>>,
    at: Minute,
) -> Minute {
    const DAYS_OF_WAITING: i32 = 60;
    let has_alert = playbook.is_some_and(|playbook| plan.has_alert_for(playbook));
    let watch = Watch::of(plan, channel, has_alert);
    if watch.is_at_once() {
        at
    } else {
        watch.opening(plan, &calendar_around(plan, at, at, DAYS_OF_WAITING)).at(at)
    }
}

/// The instant so long after another one; business days are those of a place.
pub fn due<'p>(plan: &'p Plan, place: Locality<'p>, at: Minute, within: Duration) -> Minute {
    let limit = Limit::of(within);
    match limit {
        Limit::Minutes(_) => limit.due(at, &[]),
        Limit::BusinessDays(n_days) => {
            let n_closed = plan.most_closed_days().min(400);
            let n_days = i32::try_from(n_days * 2 + n_closed + 20).unwrap_or(i32::MAX / 2);
            limit.due(at, &Day::all_of(&calendar_around(plan, at, at, n_days), place))
        }
    }
}
