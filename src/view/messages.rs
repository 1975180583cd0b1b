//! Messages that are ready to be copied.

use crate::model::{self, Entry, Plan};
use crate::view::people::{self, Owner};
use crate::view::{Named, spell};
use serde::Serialize;

#[derive(Debug, Serialize)]
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

#[derive(Debug, Serialize)]
pub struct Text {
    /// `None` for the language of the plan.
    pub language: Option<String>,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct Placeholder {
    pub name: String,
    pub max: Option<u32>,
    pub example: Option<String>,
}

pub(super) fn messages(plan: &Plan) -> Vec<Message> {
    plan.messages.entries().iter().enumerate().map(|(index, entry)| message(plan, index, entry)).collect()
}

fn message(plan: &Plan, index: usize, entry: &Entry<model::Message>) -> Message {
    let message = &entry.value;
    let texts = message.texts.get().map(|texts| texts.0.entries()).unwrap_or_default();
    let own = spell::text(&message.text).map(|text| Text { language: None, text });
    let translated = texts
        .iter()
        .map(|text| Text { language: Some(text.id.to_string()), text: text.value.value.to_string() });
    let placeholders =
        message.placeholders.get().map(|placeholders| placeholders.0.entries()).unwrap_or_default();
    Message {
        code: format!("M{}", index + 1),
        anchor: format!("message-{}", entry.id),
        name: spell::title(&entry.id),
        kind: message.kind.copied().map(|kind| spell::word(kind.word())),
        channels: message.channels.items().iter().map(|id| people::channel_named(plan, id)).collect(),
        texts: own.into_iter().chain(translated).collect(),
        placeholders: placeholders
            .iter()
            .map(|placeholder| Placeholder {
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
