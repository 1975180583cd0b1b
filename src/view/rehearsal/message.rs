//! The words to send, and where the conversation goes on in private.

use crate::plan::{self, Entry, Plan};
use crate::rehearsal::{Reply, is_for};
use crate::view::messages::message_named;
use crate::view::{humanize, people};
use serde::Serialize;

/// The predetermined message to send first, with its examples filled in.
#[derive(Debug, Serialize)]
pub struct Words {
    pub code: String,
    pub id: String,
    pub name: String,
    pub kind: Option<String>,
    pub text: String,
    /// What has to be filled in by hand, each with its example.
    pub blanks: Vec<Blank>,
    /// Whether it is written for the channel; true where no channel is named.
    pub for_channel: bool,
    pub length: Option<usize>,
    pub limit: Option<usize>,
    /// What must not be changed.
    pub verbatim: bool,
}

#[derive(Debug, Serialize)]
pub struct Blank {
    pub name: String,
    pub example: Option<String>,
}

pub(super) fn words(
    plan: &Plan,
    message: &Entry<plan::Message>,
    channel: Option<&Entry<plan::Channel>>,
) -> Words {
    let index = plan.messages.position(&message.id).unwrap_or(0);
    let text = message.value.wordings().first().map(|(text, _)| text.value.to_string()).unwrap_or_default();
    let filled = message.value.filled_with_examples(&text).unwrap_or_else(|_| text.clone());
    let declared = message.value.placeholders.get().map(|declared| declared.0.entries()).unwrap_or_default();
    let example = |name: &str| {
        let of_name = declared.iter().find(|placeholder| &*placeholder.id == name);
        of_name.and_then(|placeholder| humanize::text(&placeholder.value.example))
    };
    let blanks = message.value.blanks(&text).unwrap_or_default();
    let platform = channel.and_then(|channel| channel.value.platform.copied());
    let limit = platform.and_then(|platform| platform.text_limit(message.value.is_answer()));
    Words {
        code: format!("M{}", index + 1),
        id: message.id.to_string(),
        name: humanize::title(&message.id),
        kind: message.value.kind.copied().map(|kind| humanize::word(kind.word())),
        blanks: blanks.into_iter().map(|name| Blank { example: example(&name), name }).collect(),
        for_channel: channel.is_none_or(|channel| is_for(message, channel)),
        length: limit.map(|limit| limit.count(&filled)),
        limit: limit.map(|limit| limit.most),
        text: filled,
        verbatim: message.value.adapt.copied() == Some(false),
    }
}

pub(super) fn in_private(plan: &Plan, reply: &Reply<'_>) -> Vec<String> {
    let mut said = Vec::new();
    let path = reply.channel.and_then(|(channel, _)| channel.value.private_path.get());
    if let Some(path) = path {
        said.push(format!("Offer the way to {}.", people::channel_in_words(plan, &path.value)));
    }
    if let Some(offline) = reply.playbook.and_then(|playbook| playbook.value.offline.get()) {
        let who =
            people::owner_of(plan, &offline.owner).map_or_else(|| "Somebody".to_owned(), |owner| owner.label);
        let via = humanize::texts(&offline.via);
        let via = if via.is_empty() { String::new() } else { format!(" by {}", via.join(" or ")) };
        let within = humanize::duration_of(&offline.within)
            .map(|within| format!(" within {within}"))
            .unwrap_or_default();
        let attempts = offline
            .attempts
            .copied()
            .map(|attempts| format!(", {} attempts", attempts.0))
            .unwrap_or_default();
        let then = offline
            .then
            .get()
            .map(|id| format!(", then {}", message_named(plan, id).label))
            .unwrap_or_default();
        said.push(match offline.initiated_by.copied() {
            Some(plan::InitiatedBy::Customer) => format!("The customer calls {who}{via}{within}."),
            _ => format!("{who} makes contact{via}{within}{attempts}{then}."),
        });
    }
    said
}

/// Those who speak with the customer, in the order in which they do.
pub(super) fn speakers(plan: &Plan, playbook: &plan::Playbook) -> Vec<String> {
    playbook.speakers().into_iter().map(|owner| people::label(plan, owner)).collect()
}
