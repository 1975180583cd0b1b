//! What is promised and cannot be judged, because nobody is named who would keep it.

use crate::plan::{Channel, Duration, Entry, Location, Plan, Playbook};
use crate::response::cases::{acknowledgement, applies, channels};
use crate::source::Span;

/// A promise without an escalation path.
#[derive(Clone, Copy, Debug)]
pub struct Unjudged<'p> {
    pub by: Promising<'p>,
    pub within: Duration,
    /// Where it is written.
    pub place: Span,
}

/// Who promises.
#[derive(Clone, Copy, Debug)]
pub enum Promising<'p> {
    /// A channel on which no playbook with an escalation path opens, and the location whose channel it is.
    Channel(&'p Entry<Channel>, Option<&'p Entry<Location>>),
    /// A playbook without an escalation path.
    Playbook(&'p Entry<Playbook>),
}

/// What is promised by channels and playbooks that no escalation path belongs to.
pub fn unjudged(plan: &Plan) -> Vec<Unjudged<'_>> {
    let has_ladder =
        |playbook: &&Entry<Playbook>| plan.steps_of(&playbook.value).is_some_and(|steps| !steps.is_empty());
    let with_ladder: Vec<_> = plan.playbooks.entries().iter().filter(has_ladder).collect();
    let mut all = Vec::new();
    for (channel, of) in channels(plan) {
        if with_ladder.iter().any(|playbook| applies(&playbook.value, channel)) {
            continue;
        }
        let fields = [&channel.value.first_response, &channel.value.first_response_off_hours];
        let by = Promising::Channel(channel, of);
        all.extend(
            fields.into_iter().filter_map(|field| {
                Some(Unjudged { by, within: field.get()?.human()?, place: field.span() })
            }),
        );
    }
    for playbook in plan.playbooks.entries().iter().filter(|playbook| !has_ladder(playbook)) {
        let by = Promising::Playbook(playbook);
        let made = acknowledgement(plan, &playbook.value);
        all.extend(made.map(|(within, place)| Unjudged { by, within, place }));
    }
    all
}
