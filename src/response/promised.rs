//! What is promised to one message, and whether it is kept.

use crate::duty::Minute;
use crate::plan::{Channel, Duration, Entry, Location, Plan, Playbook};
use crate::response::cases::{Arrivals, commitments};
use crate::response::limit::{Day, Limit};
use crate::response::simulation::{Answer, Asked, Scene, Timeline, calendar_around, play};
use crate::source::Span;

/// A promise that holds for one message.
#[derive(Clone, Debug)]
pub struct Due<'p> {
    pub channel: &'p Entry<Channel>,
    pub arrivals: Arrivals,
    pub within: Duration,
    /// Where the promise is written.
    pub place: Span,
    /// Until when, in minutes from 1970 in UTC.
    pub until: Minute,
    /// The answer, or the call that follows.
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

/// What a channel, alone or together with a playbook, promises to the message of a scene, with what comes of it. `first` is
/// the scene as it was played.
pub fn dues<'p>(
    plan: &'p Plan,
    (channel, of): (&'p Entry<Channel>, Option<&'p Entry<Location>>),
    playbook: Option<&'p Entry<Playbook>>,
    scene: &Scene<'p>,
    first: &Timeline<'p>,
) -> Vec<Due<'p>> {
    let is_staffed = is_staffed(plan, (channel, of), scene.posted);
    let made = commitments(plan, channel, playbook.map(|playbook| &playbook.value));
    let holds = |arrivals: Arrivals| match arrivals {
        Arrivals::Staffed | Arrivals::FollowUp => is_staffed,
        Arrivals::OffHours => !is_staffed,
    };
    let mut dues = Vec::new();
    for commitment in made.into_iter().filter(|made| holds(made.arrivals)) {
        let until = due(plan, plan.zone_at(of), scene.posted, commitment.within);
        let caller = playbook.and_then(|playbook| playbook.value.offline.get()?.owner.get());
        let follow_up = caller.filter(|_| commitment.arrivals == Arrivals::FollowUp).map(|caller| {
            let asked = Asked::Owners(vec![&caller.value]);
            play(plan, &Scene { asked, opened: scene.posted, only: None, ..scene.clone() })
        });
        let played = follow_up.as_ref().unwrap_or(first);
        let answer = played.answer.clone();
        let is_unknown = played.unknown.iter().any(|(_, told)| *told <= until);
        let verdict = match &answer {
            Some(answer) if answer.at <= until => Verdict::Kept,
            _ if is_unknown => Verdict::Unknown,
            _ => Verdict::Broken,
        };
        let (arrivals, within, place) = (commitment.arrivals, commitment.within, commitment.place);
        dues.push(Due { channel, arrivals, within, place, until, answer, verdict });
    }
    dues
}

/// Whether a channel is staffed at an instant; never on a closed day.
pub fn is_staffed<'p>(
    plan: &'p Plan,
    (channel, of): (&'p Entry<Channel>, Option<&'p Entry<Location>>),
    at: Minute,
) -> bool {
    let calendar = calendar_around(plan, at, at, 1);
    let hours = channel.value.staffed.get();
    hours.is_some_and(|hours| calendar.staffed(hours, plan.zone_at(of)).contains(at))
}

/// The instant so long after another one; business days are those of the plan in a zone.
pub fn due<'p>(plan: &'p Plan, zone: &'p str, at: Minute, within: Duration) -> Minute {
    let limit = Limit::of(within);
    match limit {
        Limit::Minutes(_) => limit.due(at, &[]),
        Limit::BusinessDays(n_days) => {
            let n_closed = plan.closed.items().len().min(400);
            let n_days = i32::try_from(n_days * 2 + n_closed + 20).unwrap_or(i32::MAX / 2);
            limit.due(at, &Day::all_of(&calendar_around(plan, at, at, n_days), zone))
        }
    }
}
