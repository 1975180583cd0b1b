//! The words to send, and where the conversation goes on in private.

use crate::plan::{self, Entry, Plan};
use crate::rehearsal::{Reply, is_for};
use crate::view::messages::{self, message_named};
use crate::view::{Duration, Named, humanize, people};
use serde::Serialize;

/// The predetermined message to send first, with its examples filled in.
#[derive(Debug, Serialize)]
pub struct FirstMessage {
    /// Its place among the messages, such as `M1`.
    pub code: String,
    /// Its id in the plan.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is for: a word of the format, such as `acknowledgement`.
    pub kind: Option<&'static str>,
    /// Its words, with examples for what has to be filled in.
    pub text: String,
    /// The same in its other languages, in the order of the plan.
    pub in_other_languages: Vec<Wording>,
    /// What has to be filled in by hand, each with its example.
    pub blanks: Vec<Blank>,
    /// Whether it is written for the channel; true where no channel is named.
    pub for_channel: bool,
    /// How long it is, as the channel counts.
    pub length: Option<usize>,
    /// How long it may be there.
    pub limit: Option<usize>,
    /// Whether it must be sent word for word.
    pub verbatim: bool,
}

/// The words of a message in a language.
#[derive(Debug, Serialize)]
pub struct Wording {
    /// The language, as in BCP 47.
    pub language: String,
    /// The words, with examples for what has to be filled in.
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct Blank {
    /// Its name between the braces.
    pub name: String,
    /// What stands there for now.
    pub example: Option<String>,
}

/// How the conversation goes on in private.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum InPrivate {
    /// The customer is offered another channel.
    Offer {
        /// Which.
        channel: Named,
        /// The number or address.
        way: Option<String>,
    },
    /// The customer calls.
    CustomerCalls {
        /// Whom.
        who: Option<Named>,
        /// How.
        via: Vec<String>,
        /// By when.
        within: Option<Duration>,
    },
    /// The organisation makes contact.
    Contact {
        /// Who does.
        who: Option<Named>,
        /// How.
        via: Vec<String>,
        /// By when.
        within: Option<Duration>,
        /// How many attempts are made.
        attempts: Option<u32>,
        /// The message after the last attempt.
        then: Option<Named>,
    },
}

pub(super) fn first_message(
    plan: &Plan,
    message: &Entry<plan::Message>,
    channel: Option<&Entry<plan::Channel>>,
    location: Option<&Entry<plan::Location>>,
) -> FirstMessage {
    let here = location.or(plan.bound_location()).map(|location| &location.value);
    let index = plan.messages.position(&message.id).unwrap_or(0);
    let wordings = message.value.wordings();
    let at_place = |text: &str| message.value.text_at(text, here).into_owned();
    let fill = |text: String| message.value.filled_with_examples(&text).unwrap_or(text);
    let text = wordings.first().map(|(text, _)| at_place(text.value)).unwrap_or_default();
    let others = wordings.iter().skip(1).filter_map(|(text, language)| {
        Some(Wording { language: (*language)?.to_owned(), text: fill(at_place(text.value)) })
    });
    let declared = message.value.placeholders.get().map(|declared| declared.0.entries()).unwrap_or_default();
    let example = |name: &str| {
        let of_name = declared.iter().find(|placeholder| &*placeholder.id == name);
        of_name.and_then(|placeholder| humanize::text(&placeholder.value.example))
    };
    let blanks = message.value.blanks(&text).unwrap_or_default();
    let filled = fill(text);
    let platform = channel.and_then(|channel| channel.value.platform.copied());
    let limit = platform.and_then(|platform| platform.text_limit(message.value.is_answer()));
    FirstMessage {
        code: format!("M{}", index + 1),
        id: message.id.to_string(),
        name: messages::title(message),
        kind: message.value.kind.copied().map(plan::MessageKind::word),
        blanks: blanks.into_iter().map(|name| Blank { example: example(&name), name }).collect(),
        for_channel: channel.is_none_or(|channel| is_for(message, channel)),
        in_other_languages: others.collect(),
        limit: limit.map(|limit| limit.most),
        length: limit.map(|limit| limit.count(&filled)),
        text: filled,
        verbatim: !message.value.adapt(),
    }
}

pub(super) fn in_private(plan: &Plan, reply: &Reply<'_>) -> Vec<InPrivate> {
    let mut ways = Vec::new();
    if let Some(id) = reply.channel.and_then(|(channel, _)| channel.value.private_path.get()) {
        let channel = people::channel_named(plan, &id.value);
        ways.push(InPrivate::Offer { channel, way: channel_way(plan, &id.value) });
    }
    if let Some(offline) = reply.playbook.and_then(|playbook| playbook.value.offline.get()) {
        let who = people::owner_of(plan, &offline.owner);
        let (via, within) = (humanize::texts(&offline.via), Duration::of(&offline.within));
        ways.push(match offline.initiated_by() {
            plan::InitiatedBy::Customer => InPrivate::CustomerCalls { who, via, within },
            plan::InitiatedBy::Company => InPrivate::Contact {
                who,
                via,
                within,
                attempts: offline.attempts.copied().map(|attempts| attempts.0),
                then: offline.then.get().map(|id| message_named(plan, id)),
            },
        });
    }
    ways
}

/// How to get to a channel: its number, else its page, else its address.
fn channel_way(plan: &Plan, id: &str) -> Option<String> {
    let channel = plan.all_channels().find(|channel| *channel.id == *id)?;
    let number = channel.value.number.get().map(|number| number.to_string());
    let url = channel.value.url.get().map(|url| url.to_string());
    let address = channel.value.address.get().map(|address| address.to_string());
    number.or(url).or(address)
}

/// How to get to a contact outside: its number, else its page, else its address for e-mail.
pub(super) fn contact_way(plan: &Plan, id: &str) -> Option<String> {
    let contact = plan.contacts.entry(id).map(|contact| &contact.value)?;
    let phone = contact.phone.get().map(|phone| phone.to_string());
    let url = contact.url.get().map(|url| url.to_string());
    let email = contact.email.get().map(|email| email.to_string());
    phone.or(url).or(email)
}

/// Those who speak with the customer, in the order in which they do.
pub(super) fn speakers(plan: &Plan, playbook: &plan::Playbook) -> Vec<Named> {
    playbook.speakers().into_iter().map(|owner| people::named(plan, owner)).collect()
}
