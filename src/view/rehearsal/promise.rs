//! What is promised to a message, and whether it is kept.

use crate::plan::Plan;
use crate::response::{Arrivals, Due, Verdict};
use crate::view::rehearsal::clock::{Clock, When};
use crate::view::rehearsal::events::Note;
use crate::view::{Duration, Named, people};
use serde::Serialize;

/// Something that is promised to this message.
#[derive(Debug, Serialize)]
pub struct Promise {
    /// Where it is promised.
    pub channel: Named,
    /// What is promised.
    pub kind: PromiseKind,
    /// In which time.
    pub within: Duration,
    /// When that time is over.
    pub until: When,
    /// When it is done; nothing where nobody does it.
    pub done: Option<When>,
    /// Who does it.
    pub by: Vec<Named>,
    /// Whether it is kept.
    pub verdict: PromiseVerdict,
}

/// What is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PromiseKind {
    /// An answer, while the channel is staffed.
    Staffed,
    /// An answer, outside the staffed hours.
    OffHours,
    /// A call.
    FollowUp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PromiseVerdict {
    Kept,
    Broken,
    /// It depends on somebody of whom nobody knows when they are there.
    Unknown,
}

impl Promise {
    /// What becomes of it.
    pub(super) fn outcome(&self) -> Note {
        match (self.verdict, &self.done) {
            (PromiseVerdict::Kept, Some(done)) => {
                Note::Kept { by: self.by.clone(), minutes: done.minutes.max(0) }
            }
            (PromiseVerdict::Broken, Some(done)) => {
                Note::Broken { by: self.by.clone(), until: done.at.clone() }
            }
            (PromiseVerdict::Unknown, _) => Note::NobodyKnows,
            (PromiseVerdict::Kept | PromiseVerdict::Broken, None) => Note::NobodyDoesIt,
        }
    }
}

pub(super) fn promise(plan: &Plan, clock: &Clock, due: &Due<'_>) -> Promise {
    let by = due.answer.as_ref().map(|answer| answer.by.as_slice()).unwrap_or_default();
    Promise {
        channel: people::channel_named(plan, &due.channel.id),
        kind: match due.arrivals {
            Arrivals::Staffed => PromiseKind::Staffed,
            Arrivals::OffHours => PromiseKind::OffHours,
            Arrivals::FollowUp => PromiseKind::FollowUp,
        },
        within: due.within.into(),
        until: clock.when(due.until),
        done: due.answer.as_ref().map(|answer| clock.when(answer.at)),
        by: by.iter().map(|one| people::named(plan, one.person)).collect(),
        verdict: match due.verdict {
            Verdict::Kept => PromiseVerdict::Kept,
            Verdict::Broken => PromiseVerdict::Broken,
            Verdict::Unknown => PromiseVerdict::Unknown,
        },
    }
}
