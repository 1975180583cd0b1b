//! Which predetermined message is sent first.

use crate::plan::{Channel, Entry, Message, MessageKind, Plan, Playbook, TriageRow};

/// The message to send first: that of the triage row, else the first acknowledgement or holding message of the playbook that is
/// written for the channel, else the first of them at all.
pub fn words_for<'p>(
    plan: &'p Plan,
    row: Option<&'p TriageRow>,
    playbook: Option<&'p Entry<Playbook>>,
    channel: Option<&'p Entry<Channel>>,
) -> Option<&'p Entry<Message>> {
    if let Some(of_row) = row.and_then(|row| plan.messages.entry(row.message.get()?)) {
        return Some(of_row);
    }
    let playbook = &playbook?.value;
    let all: Vec<&Entry<Message>> =
        playbook.messages.items().iter().filter_map(|id| plan.messages.entry(id)).collect();
    let says_that_it_is_seen = |message: &&&Entry<Message>| {
        matches!(message.value.kind.copied(), Some(MessageKind::Acknowledgement | MessageKind::Holding))
    };
    let first: Vec<&&Entry<Message>> = all.iter().filter(says_that_it_is_seen).collect();
    let for_channel = first.iter().find(|message| channel.is_some_and(|channel| is_for(message, channel)));
    for_channel.or(first.first()).map(|message| **message).or(all.first().copied())
}

/// Whether a message is written for a channel.
pub fn is_for(message: &Entry<Message>, channel: &Entry<Channel>) -> bool {
    message.value.channels.items().iter().any(|id| *id.0 == *channel.id)
}
