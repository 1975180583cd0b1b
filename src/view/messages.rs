//! Messages that are ready to be copied.

use crate::plan::{self, Agreeable, Entry, Location, Plan};
use crate::publishing::Agreements;
use crate::view::approvals::{Approvals, approvals};
use crate::view::{Named, humanize, people};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Message {
    /// Its id in the plan.
    pub id: String,
    /// What it is called for short, such as `G1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What it is called.
    pub name: String,
    /// What it is for: a word of the format, such as `holding`.
    pub kind: Option<&'static str>,
    /// The channels that it is for.
    pub channels: Vec<Named>,
    /// The words, one text for each language; `{{ name }}` stands where something is filled in.
    pub texts: Vec<Text>,
    /// What is filled in.
    pub placeholders: Vec<Placeholder>,
    /// Whether not a word may be changed.
    pub verbatim: bool,
    /// Whether it is sent only when nobody could be reached.
    pub after_attempts: bool,
    /// Who signs it.
    pub signed_by: Option<Named>,
    /// Who agreed to it.
    pub approvals: Approvals,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Text {
    /// `None` for the language of the plan.
    pub language: Option<String>,
    /// The text as it is written.
    pub words: String,
    /// The same in parts: words, and what is filled in. One part, as it is written, where there is more to the text.
    pub pieces: Vec<Piece>,
    /// How long it is on each platform.
    pub counts: Vec<Count>,
    /// How many text messages a phone makes of it; nothing where it is not for text messages.
    pub parts: Option<Parts>,
    /// Whether it is for e-mail, and short enough for a link that opens a mail program with it.
    pub by_mail: bool,
}

/// How many text messages a text is, from its examples to the longest that is filled in.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Parts {
    /// The fewest.
    pub from: usize,
    /// The most.
    pub to: usize,
}

/// A part of a text.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Piece {
    /// The words; for what is filled in, its name.
    pub words: String,
    /// Whether it is filled in by whoever sends it.
    pub blank: bool,
}

/// How long a text is on a platform, from its examples to the longest that is filled in.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Count {
    /// The platform: a word of the format, such as `facebook`.
    pub platform: &'static str,
    /// The length with the examples filled in, in characters.
    pub from: usize,
    /// The length with the longest that is filled in.
    pub to: usize,
    /// The most that the platform takes.
    pub limit: usize,
    /// Whether the longest is more than the platform takes.
    pub too_long: bool,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Placeholder {
    /// The name between the braces.
    pub name: String,
    /// The name as it stands in the text: `first name`.
    pub label: String,
    /// How many characters it may have.
    pub max: Option<u32>,
    /// What it can look like.
    pub example: Option<String>,
}

/// All messages; at a place as they are sent there.
pub(super) fn messages(plan: &Plan, location: Option<&Location>) -> Vec<Message> {
    let agreements = Agreements::of(plan);
    let entries = plan.messages.entries().iter().enumerate();
    entries.map(|(index, entry)| message(plan, &agreements, index, (entry, location))).collect()
}

fn message(
    plan: &Plan,
    agreements: &Agreements<'_>,
    index: usize,
    (entry, location): (&Entry<plan::Message>, Option<&Location>),
) -> Message {
    let message = &entry.value;
    let wordings = message.wordings();
    let texts = wordings
        .iter()
        .map(|(text, language)| text_of(plan, message, &message.text_at(text.value, location), *language));
    let is_filled = |placeholder: &plan::Placeholder| {
        location.is_some_and(|location| placeholder.value_at(location).is_some())
    };
    let placeholders =
        message.placeholders.get().map(|placeholders| placeholders.0.entries()).unwrap_or_default();
    Message {
        id: entry.id.to_string(),
        code: format!("M{}", index + 1),
        anchor: format!("message-{}", entry.id),
        name: title(entry),
        kind: message.kind.copied().map(plan::MessageKind::word),
        channels: message.channels.items().iter().map(|id| people::channel_named(plan, id)).collect(),
        texts: texts.collect(),
        placeholders: placeholders
            .iter()
            .filter(|placeholder| !is_filled(&placeholder.value))
            .map(|placeholder| Placeholder {
                label: humanize::word(&placeholder.id.replace('_', "-")),
                name: placeholder.id.to_string(),
                max: placeholder.value.max.copied().map(|max| max.0),
                example: humanize::text(&placeholder.value.example),
            })
            .collect(),
        verbatim: !message.adapt(),
        after_attempts: message.after_attempts(),
        signed_by: people::plain_owner(plan, &message.signed_by),
        approvals: approvals(plan, agreements, Agreeable::Message(entry)),
    }
}

fn text_of(plan: &Plan, message: &plan::Message, text: &str, language: Option<&str>) -> Text {
    /// Mail programs cut what is longer.
    const LONGEST_BY_MAIL: usize = 1_500;
    let pieces = plan::Message::parts(text).map(|parts| {
        let piece = |(words, blank): (&str, bool)| Piece {
            words: if blank { humanize::word(&words.replace('_', "-")) } else { words.to_owned() },
            blank,
        };
        parts.into_iter().filter(|(words, _)| !words.is_empty()).map(piece).collect()
    });
    let platforms = platforms(plan, message);
    let lengths = Lengths::of(message, text);
    let is_for = |platform: plan::Platform| platforms.contains(&platform);
    Text {
        language: language.map(str::to_owned),
        pieces: pieces.unwrap_or_else(|| vec![Piece { words: text.to_owned(), blank: false }]),
        counts: lengths.as_ref().map(|lengths| lengths.counts(&platforms)).unwrap_or_default(),
        parts: lengths.filter(|_| is_for(plan::Platform::Sms)).map(|lengths| lengths.parts()),
        by_mail: is_for(plan::Platform::Email) && text.len() <= LONGEST_BY_MAIL,
        words: text.to_owned(),
    }
}

/// The platforms that a message is for.
fn platforms(plan: &Plan, message: &plan::Message) -> Vec<plan::Platform> {
    let mut platforms: Vec<plan::Platform> = Vec::new();
    for id in message.channels.items() {
        let channel = plan.all_channels().find(|channel| *channel.id == **id);
        let platform = channel.and_then(|channel| channel.value.platform.copied());
        platforms.extend(platform.filter(|platform| !platforms.contains(platform)));
    }
    platforms
}

/// A text as short and as long as it can be sent.
struct Lengths {
    examples: String,
    longest: String,
    is_answer: bool,
}

impl Lengths {
    fn of(message: &plan::Message, text: &str) -> Option<Lengths> {
        let examples = message.filled_with_examples(text).ok()?;
        Some(Lengths { examples, longest: message.longest(text)?, is_answer: message.is_answer() })
    }

    /// The fewest and the most that a way of counting comes to.
    fn span(&self, count: impl Fn(&str) -> usize) -> (usize, usize) {
        let (one, other) = (count(&self.examples), count(&self.longest));
        (one.min(other), one.max(other))
    }

    /// How long it is on each platform that has a limit.
    fn counts(&self, platforms: &[plan::Platform]) -> Vec<Count> {
        let count = |platform: &plan::Platform| {
            let limit = platform.text_limit(self.is_answer)?;
            let (from, to) = self.span(|text| limit.count(text));
            Some(Count { platform: platform.word(), from, to, limit: limit.most, too_long: to > limit.most })
        };
        platforms.iter().filter_map(count).collect()
    }

    fn parts(&self) -> Parts {
        let (from, to) = self.span(plan::text_messages);
        Parts { from, to }
    }
}

/// A message by its code and name.
pub(super) fn message_named(plan: &Plan, id: &str) -> Named {
    let index = plan.messages.position(id);
    let title = plan.messages.entry(id).map_or_else(|| humanize::title(id), title);
    Named::new("message", id, index.map(|index| format!("M{} {title}", index + 1)))
}

/// What a message is called.
pub(super) fn title(message: &Entry<plan::Message>) -> String {
    humanize::text(&message.value.title).unwrap_or_else(|| humanize::title(&message.id))
}
