//! The `severities` and `escalations` sections: how bad it is, and whom to call next.

use crate::format::decode::{Decode, OneOrMany, Said};
use crate::format::either::either;
use crate::format::reader::Reader;
use crate::format::record::{record, words};
use crate::format::redaction::Redaction;
use crate::format::shape::Shape;
use crate::format::values::{Delay, Duration, Text, WholeNumber};
use crate::plan::ids::{ChannelId, LadderId, OwnerId};
use crate::plan::people::May;
use crate::source::{Span, Spanned};
use crate::syntax::{Content, Node};
use std::cmp::Ordering;

record! {
    /// How bad something is, and which times follow from it.
    #[seen whole]
    pub struct SeverityDefinition, "a severity" {
        /// Which of the four usual ones it is like. One of the plan's own that does not say so counts as critical.
        like: SeverityLevel [not shown "rules about high-severity playbooks ask for it"] [tighter Worse],
        /// How soon somebody says "we have seen this", counted from the post. Usual are 15m at critical, 30m at high, 1h at
        /// medium and 4h at low; nothing is promised that is not written.
        acknowledge_within: Duration [tighter Less],
        /// How often the public hears more. Usual are 30m at critical, 2h at high and 1d at medium.
        update_every: UpdateEvery [tighter Less],
        /// How soon it is solved. Usual are 1d at critical, 2d at high, 3d at medium and 7d at low.
        resolve_within: Duration [tighter Less],
        /// Where the organisation speaks at this level.
        channels: Vec<ChannelId>,
        /// How soon the team looks back at it.
        after_action_review: Duration [tighter Less],
        /// How to tell that it is this bad.
        definition: Text,
    }
}

words! {
    /// The four severities that every plan has, from the worst on.
    pub enum SeverityLevel { Critical = "critical", High = "high", Medium = "medium", Low = "low" }
}

impl Ord for SeverityLevel {
    /// The worst one is the greatest.
    fn cmp(&self, other: &SeverityLevel) -> Ordering {
        (*other as u8).cmp(&(*self as u8))
    }
}

impl PartialOrd for SeverityLevel {
    fn partial_cmp(&self, other: &SeverityLevel) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl SeverityLevel {
    /// How soon others acknowledge: for comparing, it promises nothing.
    pub fn usual_acknowledgement(self) -> Duration {
        match self {
            SeverityLevel::Critical => Duration::minutes(15),
            SeverityLevel::High => Duration::minutes(30),
            SeverityLevel::Medium => Duration::hours(1),
            SeverityLevel::Low => Duration::hours(4),
        }
    }
}

either! {
    /// How often the public hears more: one duration, or the shortest and the longest.
    pub enum UpdateEvery {
        Each(Duration),
        Between(UpdateRange),
    }
}

impl UpdateEvery {
    /// The longest time without a word.
    pub fn longest(&self) -> Option<Duration> {
        match self {
            UpdateEvery::Each(duration) => Some(*duration),
            UpdateEvery::Between(range) => range.max.copied().or(range.min.copied()),
        }
    }
}

record! {
    /// The shortest and the longest time between two updates.
    #[seen whole]
    pub struct UpdateRange, "a range" {
        /// Not more often than this.
        min: Duration [tighter Less],
        /// Not less often than this.
        max: Duration [tighter Less],
    }
}

record! {
    /// An escalation path: who is told first, and who next when nobody answers.
    #[seen whole]
    pub struct Ladder, "an escalation path" {
        /// The steps, in the order of their times.
        steps: Vec<LadderStep> [required],
        /// What stops the escalation path.
        unless: Condition [default Condition::Acknowledged],
        /// How often the escalation path starts again from the top.
        repeat: WholeNumber,
        /// How long it takes from being told to the acknowledgement.
        reaction: Delay [default "0m"],
        /// Who is told without being asked to do anything.
        inform: Vec<OwnerId>,
    }
}

record! {
    /// A step of an escalation path.
    pub struct LadderStep, "an escalation path step" {
        /// Who is told; with several, all are told and whoever answers first counts.
        owner: OneOrMany<Spanned<OwnerId>> [required by "escalation-owner-missing"] [public],
        /// Who stands in.
        backup: OneOrMany<Spanned<OwnerId>> [required when "the owner is one person, or a role with one holder"] [public],
        /// Time since the playbook opened; grows from step to step, the first is 0m.
        after: Delay [required by "escalation-delay-missing"] [public],
        /// How they are told.
        notify: Vec<Notify> [public],
        /// Skills that are needed from here on.
        skills: Vec<Text> [public],
        /// What they may do at this step.
        may: Vec<May> [default in words "the authority of the role"] [internal Authority],
        /// What they do.
        r#do: Text [public],
        /// Whether the escalation path ends here.
        r#final: bool [required when "it is the last step"] [default false] [public] [not shown "of the last step it is said"],
        /// Whether a program answers: a bot, a phone menu.
        automated: bool [default false] [public],
    }
}

/// The escalation path of a playbook: the name of one, or steps written right there.
#[derive(Clone, Debug)]
pub enum Escalation {
    Named(LadderId),
    Inline(Vec<LadderStep>),
}

impl Decode for Escalation {
    const SHAPE: Shape = Shape::Either(&Shape::Id("an escalation path"), &Shape::List(&LadderStep::SHAPE));

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Escalation> {
        match node.content() {
            Content::List => Vec::decode(node, at, reader).map(Escalation::Inline),
            _ => LadderId::decode(node, at, reader).map(Escalation::Named),
        }
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        match self {
            Escalation::Named(ladder) => ladder.redact(redaction),
            Escalation::Inline(steps) => steps.redact(redaction),
        }
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        match self {
            Escalation::Named(ladder) => ladder.say(at, said),
            Escalation::Inline(steps) => steps.say(at, said),
        }
    }
}

words! {
    /// What stops an escalation path.
    pub enum Condition { Acknowledged = "acknowledged", Resolved = "resolved" }
}

words! {
    /// How somebody is told.
    pub enum Notify { Phone = "phone", Sms = "sms", Chat = "chat", Email = "email" }
}
