//! The `content` section: how posts sound, what they are about, and the rules that they keep to.

use crate::format::decode::{Decode, Field, Said};
use crate::format::either::either;
use crate::format::map::{Entry, Map, decode_map};
use crate::format::reader::Reader;
use crate::format::record::{record, words};
use crate::format::redaction::Redaction;
use crate::format::reference::Target;
use crate::format::shape::Shape;
use crate::format::values::{Number, Text, Url, WholeNumber};
use crate::plan::ids::ChannelId;
use crate::plan::messages::{MessageKind, NamedValues};
use crate::source::{Span, Spanned};
use crate::syntax::Node;

record! {
    /// How posts sound, what they are about, and what they keep to.
    pub struct Content, "the section `content`" {
        /// How the organisation sounds.
        voice: Text [public],
        /// Subjects and their share of all posts in percent, together 100; with words, as in `{description: Changes of hours, share: 20}`;
        /// or a list of their names.
        pillars: Pillars [public],
        /// What is never posted about.
        not_covered: Vec<Text> [public],
        /// What posts come back to.
        key_messages: Vec<Text> [public],
        /// What is shared and not posted first: news of partners, of staff.
        reshare_only: Vec<Text> [public],
        /// What posts do and do not, each with why and with examples.
        rules: Map<ContentRule> [public],
        /// Which hashtags there are, and how many a post has.
        hashtags: Hashtags [public],
        /// What pictures need before they are published.
        images: Images [public],
        /// What everybody can read and see.
        accessibility: Accessibility [public],
        /// Pages and files that say more: a style guide, a brand book.
        guides: Vec<Guide> [public],
    }
}

/// The subjects of posts, by their names.
#[derive(Clone, Debug)]
pub struct Pillars(pub Map<Pillar>);

impl Decode for Pillars {
    const SHAPE: Shape = Shape::Either(&NamedValues::<Pillar>::SHAPE, &Shape::List(&Text::SHAPE));

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Pillars> {
        if !matches!(node.content(), crate::syntax::Content::List) {
            return NamedValues::decode(node, at, reader).map(|named| Pillars(named.0));
        }
        let names: Vec<Spanned<Text>> = Vec::decode(node, at, reader)?;
        let is_part = names.len() < node.items().len();
        let pillar = |name: Spanned<Text>| Entry {
            id: (&*name.value).into(),
            place: name.span,
            value: Pillar::Described(DescribedPillar {
                place: name.span,
                description: Field::default(),
                share: Field::default(),
            }),
        };
        Some(Pillars(Map::of(at, names.into_iter().map(pillar).collect(), is_part)))
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        self.0.redact(redaction)
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        self.0.say(at, said);
    }
}

either! {
    /// A subject of posts: its share in percent, or what it is with its share.
    pub enum Pillar {
        Share(Number),
        Described(DescribedPillar),
    }
}

impl Pillar {
    /// The share of all posts in percent, where one is written.
    pub fn share(&self) -> Option<f64> {
        match self {
            Pillar::Share(share) => Some(share.0),
            Pillar::Described(described) => described.share.copied().map(|share| share.0),
        }
    }

    /// What it is about, in words.
    pub fn description(&self) -> Option<&str> {
        match self {
            Pillar::Share(_) => None,
            Pillar::Described(described) => described.description.get().map(|text| &**text),
        }
    }
}

record! {
    /// A subject of posts, in words.
    #[seen whole]
    pub struct DescribedPillar, "a subject" {
        /// What it is about.
        description: Text,
        /// Its share of all posts in percent.
        share: Number,
    }
}

record! {
    /// Something that posts do, or that they do not.
    #[seen whole]
    pub struct ContentRule, "a content rule" {
        /// What posts do.
        r#do: Text [required when "there is no `avoid`"],
        /// What they do not.
        avoid: Text,
        /// Why.
        why: Text,
        /// Texts that keep to it; where the rule has `find`, nothing is found in them.
        good: Vec<Spanned<Text>>,
        /// Texts that do not; where the rule has `find`, it finds each of them.
        bad: Vec<Spanned<Text>>,
        /// The words by which a text is known that breaks it; it then runs on all messages.
        find: Find,
        /// Where it holds; everywhere, where nothing is said.
        r#for: RuleScope,
        /// How loud it is when a text breaks it.
        level: RuleLevel [default RuleLevel::Warning] [not shown "`smplan lint` says how loud it is"],
    }
}

record! {
    /// Words by which a text is known.
    #[seen whole]
    pub struct Find, "what is found" {
        /// Any of these, as whole words in any case; `refund*` with any ending, and `/…/` is a regular expression.
        any: Vec<Text> [required],
    }
}

record! {
    /// Where a content rule holds.
    #[seen whole]
    pub struct RuleScope, "the scope of a rule" {
        /// On these channels.
        channels: Vec<ChannelId>,
        /// In messages of these kinds.
        kinds: Vec<MessageKind>,
    }
}

words! {
    /// How loud a content rule is.
    pub enum RuleLevel { Warning = "warning", Info = "info" }
}

record! {
    /// Which hashtags there are, and how many a post has.
    #[seen whole]
    pub struct Hashtags, "the hashtags" {
        /// Hashtags that go together, by a name: `{local: ["#Lakeside", "#LakesideEats"]}`.
        sets: NamedValues<Vec<Text>>,
        /// How many a post has, by channel or by platform: `{instagram: {min: 3, max: 5}}`.
        count: ByChannel<CountRange>,
    }
}

record! {
    /// At least and at most how many.
    #[seen whole]
    pub struct CountRange, "a count" {
        /// At least so many.
        min: WholeNumber,
        /// At most so many.
        max: WholeNumber,
    }
}

record! {
    /// What pictures need before they are published.
    pub struct Images, "the rules for pictures" {
        /// What somebody who can be recognised agrees to, and how: `written`.
        consent: Text [public],
        /// Where it is kept that they agreed.
        records: Text [private Publishing],
        /// Whether children are shown: `never`, or under which condition.
        minors: Text [public],
    }
}

record! {
    /// What everybody can read and see.
    #[open yes]
    #[seen whole]
    pub struct Accessibility, "the accessibility" {
        /// Whether pictures are described.
        alt_text: Text,
        /// Whether films have captions.
        captions: Text,
        /// How hashtags are written: `CamelCase`.
        hashtags: Text,
    }
}

record! {
    /// A page that says more.
    pub struct Guide, "a guide" {
        /// What it is called.
        title: Text [required] [public],
        /// Where it is.
        url: Url [public],
        /// The file in which it is, as a path from the folder of the plan to a file beside it or below.
        file: Text [internal Notes],
    }
}

/// Values by channel, or by the platform of several.
#[derive(Clone, Debug)]
pub struct ByChannel<T>(pub Map<T>);

impl<T: Decode> Decode for ByChannel<T> {
    const SHAPE: Shape = Shape::Map("channel", &T::SHAPE);

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<ByChannel<T>> {
        decode_map(node, at, reader, |reader, key| {
            reader.refer(Target::ChannelOrPlatform, key);
            key.key().unwrap_or_default().into()
        })
        .map(ByChannel)
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        self.0.retain(|entry| !redaction.without_channels.contains(&entry.id));
        self.0.redact(redaction)
    }
}
