//! The `messages` section: words that are ready before they are needed.

use crate::format::decode::{Decode, OneOrMany, Said};
use crate::format::map::{Map, decode_map};
use crate::format::reader::Reader;
use crate::format::record::{record, words};
use crate::format::redaction::Redaction;
use crate::format::shape::Shape;
use crate::format::values::{Date, Text, WholeNumber};
use crate::plan::ids::{ChannelId, OwnerId};
use crate::source::{Span, Spanned};
use crate::syntax::Node;

record! {
    /// A predetermined message.
    #[seen whole]
    pub struct Message, "a message" {
        /// What the message is for.
        kind: MessageKind [required],
        /// Where it may be used; the strictest limit of these holds.
        channels: Vec<ChannelId> [required],
        /// The words, with `{{ name }}` where something is filled in.
        text: Text [required when "there are no `texts`"],
        /// The words in several languages.
        texts: NamedValues<Spanned<Text>>,
        /// What is filled in, each with its longest length and an example.
        placeholders: NamedValues<Placeholder> [required when "the text has `{{ name }}` in it"],
        /// What it is called in documents, in place of its id.
        title: Text,
        /// Whether the words may be made personal.
        adapt: bool [default true],
        /// Whether it is sent after several attempts to reach the customer; it may then ask for a call.
        after_attempts: bool [default false],
        /// Who signs it.
        signed_by: OwnerId,
        /// Who agreed to the words: one, or all of them in the order of the sign-off.
        approved: OneOrMany<Approved> [required when "a playbook of severity high or critical uses it"],
    }
}

record! {
    /// Something that is filled into a message.
    #[seen whole]
    pub struct Placeholder, "a placeholder" {
        /// The longest that it can be, in characters.
        max: WholeNumber,
        /// An example, shown in documents.
        example: Text,
        /// What of a place fills it by itself: `location.name` or `location.phone`; without a place it stays to be filled in.
        from: PlaceholderSource [not shown "each place fills it in"],
    }
}

words! {
    /// What of a place fills a placeholder.
    pub enum PlaceholderSource { Name = "location.name", Phone = "location.phone" }
}

record! {
    /// Who agreed to a message, a playbook or a post.
    #[seen whole]
    pub struct Approved, "the approval" {
        /// Who agreed.
        by: OwnerId,
        /// When.
        date: Date,
        /// Until when it holds.
        until: Date,
        /// Digest of what was agreed to, which `smplan approve` writes: it shows later changes and is no signature.
        digest: Text [not shown "it is for programs"],
    }
}

words! {
    /// What a message is for.
    pub enum MessageKind {
        Acknowledgement = "acknowledgement",
        Holding = "holding" | "holding-statement",
        Update = "update",
        FollowUp = "follow-up",
        OfflineInvite = "offline-invite",
        Correction = "correction",
        Resolution = "resolution",
        /// Says sorry, and for what.
        Apology = "apology",
        /// Asks the customer something.
        Question = "question",
        /// For the press and everybody.
        Statement = "statement",
        ReportBack = "report-back",
        AutoReply = "auto-reply",
        Thanks = "thanks",
        ModerationNotice = "moderation-notice",
    }
}

/// Values by words that are no ids: languages, placeholders, dates of a record.
#[derive(Clone, Debug)]
pub struct NamedValues<T>(pub Map<T>);

impl<T: Decode> Decode for NamedValues<T> {
    const SHAPE: Shape = Shape::Map("name", &T::SHAPE);

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<NamedValues<T>> {
        decode_map(node, at, reader, |_, key| key.key().unwrap_or_default().into()).map(NamedValues)
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        self.0.redact(redaction)
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        self.0.say(at, said);
    }
}
