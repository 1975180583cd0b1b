//! What somebody agrees to, and its digest: the same words have the same one, however they are written.
//!
//! `v1` stays as it is for ever, so that no approval lapses through an upgrade; what is to be counted otherwise is a `v2`.

mod fact;
mod facts;

pub use fact::Fact;

use crate::format::decode::Field;
use crate::format::map::Entry;
use crate::format::values::{Date, Text};
use crate::plan::calendar::CalendarEntry;
use crate::plan::document::Plan;
use crate::plan::governance::Approval;
use crate::plan::ids::OwnerId;
use crate::plan::messages::{Approved, Message};
use crate::plan::playbooks::Playbook;
use crate::source::Span;
use fact::Agreed;
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// Something to which somebody agrees: a message, a playbook, a post, or the plan, without what has an approval of its own and what
/// changes from day to day.
#[derive(Clone, Copy, Debug)]
pub enum Agreeable<'p> {
    Plan(&'p Plan),
    Message(&'p Entry<Message>),
    Playbook(&'p Entry<Playbook>),
    Post(&'p Entry<CalendarEntry>),
}

/// That somebody agreed, as the plan says it.
#[derive(Clone, Copy, Debug)]
pub struct AgreedBy<'p> {
    pub place: Span,
    pub by: &'p Field<OwnerId>,
    pub date: &'p Field<Date>,
    pub until: &'p Field<Date>,
    pub digest: &'p Field<Text>,
}

impl<'p> From<&'p Approved> for AgreedBy<'p> {
    fn from(approved: &'p Approved) -> AgreedBy<'p> {
        let Approved { place, by, date, until, digest } = approved;
        AgreedBy { place: *place, by, date, until, digest }
    }
}

impl<'p> From<&'p Approval> for AgreedBy<'p> {
    fn from(approval: &'p Approval) -> AgreedBy<'p> {
        let Approval { place, what: _, by, date, version: _, until, digest } = approval;
        AgreedBy { place: *place, by, date, until, digest }
    }
}

impl Plan {
    /// All to which somebody agrees, in the order of the plan; slots of the calendar, which come again, are none of it.
    pub fn agreeables(&self) -> impl Iterator<Item = Agreeable<'_>> {
        let messages = self.messages.entries().iter().map(Agreeable::Message);
        let playbooks = self.playbooks.entries().iter().map(Agreeable::Playbook);
        let posts = self.calendar.entries().iter().filter(|entry| entry.value.every.is_missing());
        std::iter::once(Agreeable::Plan(self))
            .chain(messages)
            .chain(playbooks)
            .chain(posts.map(Agreeable::Post))
    }

    /// The approvals of the plan in its current version, each with its place in the list: of one person the last one. Those of earlier
    /// versions are history.
    pub fn current_approvals(&self) -> Vec<(usize, &Approval)> {
        let version = self.about().and_then(|about| about.version.copied());
        let all = self.governance.get().map(|governance| governance.approvals.items()).unwrap_or_default();
        let is_current = |approval: &Approval| {
            approval.what.get().is_none_or(|what| &**what == "plan")
                && (version.is_none() || approval.version.copied().is_none_or(|of| Some(of) == version))
        };
        let mut known: HashSet<&str> = HashSet::new();
        let current = all.iter().enumerate().rev().filter(|(_, approval)| is_current(approval));
        let last = current.filter(|(_, approval)| approval.by.get().is_none_or(|by| known.insert(by)));
        let mut last: Vec<_> = last.collect();
        last.reverse();
        last
    }
}

impl<'p> Agreeable<'p> {
    /// What it is in a word.
    pub fn noun(self) -> &'static str {
        match self {
            Agreeable::Plan(_) => "plan",
            Agreeable::Message(_) => "message",
            Agreeable::Playbook(_) => "playbook",
            Agreeable::Post(_) => "post",
        }
    }

    /// The section of the plan that it stands in.
    pub fn section(self) -> &'static str {
        match self {
            Agreeable::Plan(_) => "plan",
            Agreeable::Message(_) => "messages",
            Agreeable::Playbook(_) => "playbooks",
            Agreeable::Post(_) => "calendar",
        }
    }

    pub fn id(self) -> &'p str {
        match self {
            Agreeable::Plan(plan) => plan.about().and_then(|about| about.id.get()).map_or("", |id| &**id),
            Agreeable::Message(entry) => &entry.id,
            Agreeable::Playbook(entry) => &entry.id,
            Agreeable::Post(entry) => &entry.id,
        }
    }

    /// How commands name it, and findings: `messages.sorry`.
    pub fn path(self) -> String {
        match self {
            Agreeable::Plan(_) => self.section().to_owned(),
            _ => format!("{}.{}", self.section(), self.id()),
        }
    }

    /// What it is called in findings: message `sorry`.
    pub fn name(self) -> String {
        match self {
            Agreeable::Plan(_) => "the plan".to_owned(),
            _ => format!("{} `{}`", self.noun(), self.id()),
        }
    }

    /// Where its id is written.
    pub fn place(self) -> Span {
        match self {
            // The section may begin in a plan that this one builds on; its id does not.
            Agreeable::Plan(plan) => plan.about().map_or(Span::NOWHERE, |about| about.id.span()),
            Agreeable::Message(entry) => entry.place,
            Agreeable::Playbook(entry) => entry.place,
            Agreeable::Post(entry) => entry.place,
        }
    }

    /// Who agreed to it.
    pub fn agreed(self) -> Vec<AgreedBy<'p>> {
        match self {
            Agreeable::Plan(plan) => {
                plan.current_approvals().into_iter().map(|(_, one)| one.into()).collect()
            }
            Agreeable::Message(entry) => entry.value.approved.all().iter().map(AgreedBy::from).collect(),
            Agreeable::Playbook(entry) => entry.value.approved.all().iter().map(AgreedBy::from).collect(),
            Agreeable::Post(entry) => entry.value.approved.all().iter().map(AgreedBy::from).collect(),
        }
    }

    /// Where that is written, nowhere where it is not; and whether it could be read.
    pub fn approval_place(self) -> (Span, bool) {
        fn place<T>(field: &Field<T>) -> (Span, bool) {
            (field.span(), !field.is_unreadable())
        }
        match self {
            Agreeable::Plan(plan) => plan.governance.get().map_or_else(
                || (Span::NOWHERE, plan.governance.is_missing()),
                |governance| place(&governance.approvals),
            ),
            Agreeable::Message(entry) => place(&entry.value.approved),
            Agreeable::Playbook(entry) => place(&entry.value.approved),
            Agreeable::Post(entry) => place(&entry.value.approved),
        }
    }

    /// What is agreed to; `None` where a part of it could not be read.
    pub fn facts(self, plan: &Plan) -> Option<Fact> {
        match self {
            Agreeable::Plan(plan) => plan.fact(plan),
            Agreeable::Message(entry) => entry.value.fact(plan),
            Agreeable::Playbook(entry) => entry.value.fact(plan),
            Agreeable::Post(entry) => entry.value.fact(plan),
        }
    }

    /// The digest of that: `v1:` and 32 hex digits.
    pub fn digest(self, plan: &Plan) -> Option<String> {
        // Words, lists and groups of words: always JSON.
        let canonical = serde_json::to_string(&(self.noun(), self.facts(plan)?)).unwrap_or_default();
        let digest = Sha256::digest(canonical.as_bytes());
        let first: [u8; 16] = digest.get(..16)?.try_into().ok()?;
        Some(format!("v1:{:032x}", u128::from_be_bytes(first)))
    }
}
