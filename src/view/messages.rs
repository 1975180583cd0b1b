//! Messages that are ready to be copied.

use crate::model::{self, Entry, Plan};
use crate::view::people::{self, Owner};
use crate::view::{Named, drawing, spell};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Message {
    pub code: String,
    pub anchor: String,
    pub name: String,
    pub kind: Option<String>,
    pub channels: Vec<Named>,
    /// The words, one text for each language; `{{ name }}` stands where something is filled in.
    pub texts: Vec<Text>,
    pub placeholders: Vec<Placeholder>,
    pub verbatim: bool,
    pub after_attempts: bool,
    pub signed_by: Option<Owner>,
    pub approved: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Text {
    /// `None` for the language of the plan.
    pub language: Option<String>,
    pub words: String,
    /// The same in parts: words, and what is filled in. One part, as it is written, where there is more to the text.
    pub pieces: Vec<Piece>,
    /// How long it is on each platform.
    pub counts: Vec<Count>,
}

/// A part of a text.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Piece {
    pub words: String,
    /// Whether it is filled in by whoever sends it.
    pub blank: bool,
}

/// How long a text is on a platform, from its examples to the longest that is filled in.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Count {
    pub platform: String,
    pub from: usize,
    pub to: usize,
    pub limit: usize,
    /// Percent of the limit, for bars.
    pub from_percent: String,
    pub to_percent: String,
    pub too_long: bool,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Placeholder {
    pub name: String,
    /// The name as it stands in the text: `first name`.
    pub label: String,
    pub max: Option<u32>,
    pub example: Option<String>,
}

pub(super) fn messages(plan: &Plan) -> Vec<Message> {
    plan.messages.entries().iter().enumerate().map(|(index, entry)| message(plan, index, entry)).collect()
}

fn message(plan: &Plan, index: usize, entry: &Entry<model::Message>) -> Message {
    let message = &entry.value;
    let wordings = message.wordings();
    let texts = wordings.iter().map(|(text, language)| text_of(plan, message, text.value, *language));
    let placeholders =
        message.placeholders.get().map(|placeholders| placeholders.0.entries()).unwrap_or_default();
    Message {
        code: format!("M{}", index + 1),
        anchor: format!("message-{}", entry.id),
        name: spell::title(&entry.id),
        kind: message.kind.copied().map(|kind| spell::word(kind.word())),
        channels: message.channels.items().iter().map(|id| people::channel_named(plan, id)).collect(),
        texts: texts.collect(),
        placeholders: placeholders
            .iter()
            .map(|placeholder| Placeholder {
                label: spell::word(&placeholder.id.replace('_', "-")),
                name: placeholder.id.to_string(),
                max: placeholder.value.max.copied().map(|max| max.0),
                example: spell::text(&placeholder.value.example),
            })
            .collect(),
        verbatim: message.adapt.copied() == Some(false),
        after_attempts: message.after_attempts.copied().unwrap_or(false),
        signed_by: people::plain_owner(plan, &message.signed_by),
        approved: message.approved.get().and_then(|approved| approval(plan, approved)),
    }
}

fn text_of(plan: &Plan, message: &model::Message, text: &str, language: Option<&str>) -> Text {
    let pieces = model::Message::parts(text).map(|parts| {
        let piece = |(words, blank): (&str, bool)| Piece {
            words: if blank { spell::word(&words.replace('_', "-")) } else { words.to_owned() },
            blank,
        };
        parts.into_iter().filter(|(words, _)| !words.is_empty()).map(piece).collect()
    });
    Text {
        language: language.map(str::to_owned),
        pieces: pieces.unwrap_or_else(|| vec![Piece { words: text.to_owned(), blank: false }]),
        counts: counts(plan, message, text),
        words: text.to_owned(),
    }
}

/// How long a text is on each platform that has a limit.
fn counts(plan: &Plan, message: &model::Message, text: &str) -> Vec<Count> {
    let (Ok(examples), Some(longest)) = (message.filled_with_examples(text), message.longest(text)) else {
        return Vec::new();
    };
    let mut platforms: Vec<model::Platform> = Vec::new();
    for id in message.channels.items() {
        let channel = plan.all_channels().find(|channel| *channel.id == **id);
        let platform = channel.and_then(|channel| channel.value.platform.copied());
        platforms.extend(platform.filter(|platform| !platforms.contains(platform)));
    }
    let count = |platform: model::Platform| {
        let limit = platform.text_limit(message.is_answer())?;
        let (one, other) = (limit.count(&examples), limit.count(&longest));
        let (from, to) = (one.min(other), one.max(other));
        Some(Count {
            platform: spell::title(platform.word()),
            from,
            to,
            limit: limit.most,
            from_percent: drawing::percent_of(from, limit.most),
            to_percent: drawing::percent_of(to, limit.most),
            too_long: to > limit.most,
        })
    };
    platforms.into_iter().filter_map(count).collect()
}

fn approval(plan: &Plan, approved: &model::Approved) -> Option<String> {
    let by = approved.by.get().map(|id| people::owner(plan, id).label)?;
    let on = spell::date_of(&approved.date).map(|day| format!(" on {day}")).unwrap_or_default();
    let until = spell::date_of(&approved.until).map(|day| format!(", until {day}")).unwrap_or_default();
    Some(format!("{by}{on}{until}"))
}

/// A message by its code and name.
pub(super) fn message_named(plan: &Plan, id: &str) -> Named {
    let index = plan.messages.position(id);
    Named::new("message", id, index.map(|index| format!("M{} {}", index + 1, spell::title(id))))
}
