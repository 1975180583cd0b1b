//! What is promised to a message, and whether it is kept.

use crate::duty::Minute;
use crate::plan::Plan;
use crate::response::{Arrivals, Due, Task, Verdict};
use crate::view::rehearsal::clock::{Clock, When};
use crate::view::rehearsal::events::Note;
use crate::view::{Duration, Named, people};
use serde::Serialize;

/// Something that is promised to this message.
#[derive(Debug, Serialize)]
pub struct Promise {
    /// Where it is promised; nothing where it is wherever the playbook opens.
    pub channel: Option<Named>,
    /// What is promised.
    pub kind: PromiseKind,
    /// Of a step, which one, from 1.
    pub step: Option<usize>,
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
    /// When its time is over, in minutes from 1970 in UTC.
    #[serde(skip)]
    pub(super) due: Minute,
}

/// What is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PromiseKind {
    /// An answer, while the channel is staffed.
    Staffed,
    /// An answer, outside the staffed hours.
    OffHours,
    /// An answer, at any time.
    Always,
    /// A call.
    FollowUp,
    /// A step of the playbook.
    Step,
    /// What is planned is held back.
    Pause,
    /// A statement is approved.
    Approval,
    /// The public hears more.
    Updates,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PromiseVerdict {
    Kept,
    Broken,
    /// It depends on somebody of whom nobody knows when they are on duty.
    Unknown,
}

impl PromiseKind {
    /// Whether it is an answer or a call to a customer; everything else is a task of the playbook.
    pub fn is_to_customers(self) -> bool {
        match self {
            PromiseKind::Staffed | PromiseKind::OffHours | PromiseKind::Always | PromiseKind::FollowUp => {
                true
            }
            PromiseKind::Step | PromiseKind::Pause | PromiseKind::Approval | PromiseKind::Updates => false,
        }
    }
}

impl Promise {
    /// Whether it is shown among the promises: of tasks those that are not kept.
    pub fn is_shown(&self) -> bool {
        self.kind.is_to_customers() || self.verdict != PromiseVerdict::Kept
    }

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
        channel: due.channel.map(|channel| people::channel_named(plan, &channel.id)),
        kind: match (due.task, due.arrivals) {
            (Task::Answer, Arrivals::Staffed) => PromiseKind::Staffed,
            (Task::Answer, Arrivals::OffHours) => PromiseKind::OffHours,
            (Task::Answer, Arrivals::Always) => PromiseKind::Always,
            (Task::FollowUp { .. }, _) => PromiseKind::FollowUp,
            (Task::Step { .. }, _) => PromiseKind::Step,
            (Task::Pause { .. }, _) => PromiseKind::Pause,
            (Task::Approval(_), _) => PromiseKind::Approval,
            (Task::Updates { .. }, _) => PromiseKind::Updates,
        },
        step: match due.task {
            Task::Step { number, .. } => Some(number),
            _ => None,
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
        due: due.until,
    }
}
