//! The texts of messages as they are read, and where the plan uses them.

use crate::plan::{Channel, Date, Entry, Message, MessageKind, Plan, Playbook};
use crate::source::Span;
use crate::wording::{Contact, Filled, Listed, Wording, lists_of, read};

/// Any Monday: hours of a week are compared on its days.
pub(super) const MONDAY: Date = Date::constant(2026, 6, 1);

/// A text of a message, and what it says.
#[derive(Clone, Debug)]
pub(super) struct Worded<'p> {
    pub(super) message: &'p Entry<Message>,
    pub(super) span: Span,
    pub(super) language: &'p str,
    pub(super) wording: Wording,
}

/// All texts of all messages that can be filled in.
pub(super) fn worded(plan: &Plan) -> Vec<Worded<'_>> {
    let mut all = Vec::new();
    for message in plan.messages.entries() {
        for (text, language) in message.value.wordings() {
            let language = language.unwrap_or_else(|| plan.language());
            if let Some(filled) = Filled::of(&message.value, text.value) {
                all.push(Worded { message, span: text.span, language, wording: read(filled, language) });
            }
        }
    }
    all
}

/// A phrase of a list in a text of a message.
#[derive(Clone, Copy, Debug)]
pub(super) struct InMessage<'p> {
    pub(super) message: &'p Entry<Message>,
    pub(super) span: Span,
    pub(super) listed: Listed,
}

/// The phrases of all lists in all messages: each text is read once.
pub(super) fn listed(plan: &Plan) -> Vec<InMessage<'_>> {
    let mut all = Vec::new();
    for message in plan.messages.entries() {
        for (text, language) in message.value.wordings() {
            let Some(lists) = lists_of(language.unwrap_or_else(|| plan.language())) else { continue };
            let found = lists.find(text.value).into_iter();
            all.extend(found.map(|listed| InMessage { message, span: text.span, listed }));
        }
    }
    all
}

/// The channels on which a message goes out: those that send it by themselves, else those that it names.
pub(super) fn channels_of<'p>(plan: &'p Plan, message: &'p Entry<Message>) -> Vec<&'p Entry<Channel>> {
    let sends =
        |channel: &&Entry<Channel>| channel.value.auto_reply.get().is_some_and(|id| *id.0 == *message.id);
    let by_themselves: Vec<_> = plan.all_channels().filter(sends).collect();
    if !by_themselves.is_empty() {
        return by_themselves;
    }
    let named = message.value.channels.items();
    plan.all_channels().filter(|channel| named.iter().any(|id| *id.0 == *channel.id)).collect()
}

/// Whether a message is sent by a program.
pub(super) fn is_auto_reply(plan: &Plan, message: &Entry<Message>) -> bool {
    message.value.kind.copied() == Some(MessageKind::AutoReply)
        || plan
            .all_channels()
            .any(|channel| channel.value.auto_reply.get().is_some_and(|id| *id.0 == *message.id))
}

/// The playbooks that use a message: in their list, in a step, after the last attempt to call, at the end, or by a row of triage.
pub(super) fn playbooks_of<'p>(plan: &'p Plan, message: &str) -> Vec<&'p Entry<Playbook>> {
    let uses = |entry: &&Entry<Playbook>| {
        let playbook = &entry.value;
        let steps = playbook.steps.items().iter().filter_map(|step| step.message.get());
        let offline = playbook.offline.get().and_then(|offline| offline.then.get());
        let report = playbook.close_out.get().and_then(|close| close.report_back.get()?.message.get());
        let rows = plan.rows_to(&entry.id).filter_map(|row| row.message.get());
        let used = playbook.messages.items().iter().chain(steps).chain(offline).chain(report).chain(rows);
        used.into_iter().any(|id| *id.0 == *message)
    };
    plan.playbooks.entries().iter().filter(uses).collect()
}

/// The channel that a contact leads to.
pub(super) fn channel_at<'p>(plan: &'p Plan, contact: &Contact) -> Option<&'p Entry<Channel>> {
    plan.all_channels().find(|channel| {
        let channel = &channel.value;
        channel.number.get().is_some_and(|number| contact.is(number))
            || channel.address.get().is_some_and(|address| contact.is(address))
            || channel.handle.get().is_some_and(|handle| contact.is(handle))
            || channel.url.get().is_some_and(|url| contact.is(url))
    })
}
