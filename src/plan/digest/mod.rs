//! What somebody agrees to, and its digest: the same words have the same one, however they are written.
//!
//! `v1` stays as it is for ever, so that no approval lapses through an upgrade; what is to be counted otherwise is a `v2`.

mod fact;
mod facts;

pub use fact::Fact;

use crate::format::decode::{Field, OneOrMany};
use crate::format::map::Entry;
use crate::plan::calendar::CalendarEntry;
use crate::plan::document::Plan;
use crate::plan::messages::{Approved, Message};
use crate::plan::playbooks::Playbook;
use crate::source::Span;
use fact::Agreed;
use sha2::{Digest, Sha256};

/// Something of a plan to which somebody agrees: a message, a playbook or a post.
#[derive(Clone, Copy, Debug)]
pub enum Agreeable<'p> {
    Message(&'p Entry<Message>),
    Playbook(&'p Entry<Playbook>),
    Post(&'p Entry<CalendarEntry>),
}

impl Plan {
    /// All to which somebody agrees, in the order of the plan; slots of the calendar, which come again, are none of it.
    pub fn agreeables(&self) -> impl Iterator<Item = Agreeable<'_>> {
        let messages = self.messages.entries().iter().map(Agreeable::Message);
        let playbooks = self.playbooks.entries().iter().map(Agreeable::Playbook);
        let posts = self.calendar.entries().iter().filter(|entry| entry.value.every.is_missing());
        messages.chain(playbooks).chain(posts.map(Agreeable::Post))
    }
}

impl<'p> Agreeable<'p> {
    /// What it is in a word.
    pub fn noun(self) -> &'static str {
        match self {
            Agreeable::Message(_) => "message",
            Agreeable::Playbook(_) => "playbook",
            Agreeable::Post(_) => "post",
        }
    }

    /// The section of the plan that it stands in.
    pub fn section(self) -> &'static str {
        match self {
            Agreeable::Message(_) => "messages",
            Agreeable::Playbook(_) => "playbooks",
            Agreeable::Post(_) => "calendar",
        }
    }

    pub fn id(self) -> &'p str {
        match self {
            Agreeable::Message(entry) => &entry.id,
            Agreeable::Playbook(entry) => &entry.id,
            Agreeable::Post(entry) => &entry.id,
        }
    }

    /// How commands name it, and findings: `messages.sorry`.
    pub fn path(self) -> String {
        format!("{}.{}", self.section(), self.id())
    }

    /// Where its id is written.
    pub fn place(self) -> Span {
        match self {
            Agreeable::Message(entry) => entry.place,
            Agreeable::Playbook(entry) => entry.place,
            Agreeable::Post(entry) => entry.place,
        }
    }

    /// Who agreed to it.
    pub fn approved(self) -> &'p Field<OneOrMany<Approved>> {
        match self {
            Agreeable::Message(entry) => &entry.value.approved,
            Agreeable::Playbook(entry) => &entry.value.approved,
            Agreeable::Post(entry) => &entry.value.approved,
        }
    }

    /// What is agreed to; `None` where a part of it could not be read.
    pub fn facts(self, plan: &Plan) -> Option<Fact> {
        match self {
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
