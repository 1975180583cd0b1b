use crate::diagnostic::{Category, Leniency, Severity};
use crate::duty::{WEEK, hours_of_days};
use crate::plan::{Channel, ChannelKind, Entry, Hours};
use crate::rules::worded::{MONDAY, Worded, channel_at, channels_of};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message says that somebody is on duty at every hour ("24/7", "around the clock", "any time"), and the channel is not staffed then.
    ///
    /// Where the sentence names a number, an address or a page of a channel or a contact, it is that one that has to be staffed; else
    /// the channels of the message. Forms, pages and mail can be used at any time, and a number whose hours the plan does not know may
    /// be answered at all hours.
    ///
    /// ## Why this matters
    /// Somebody believes it at three in the morning.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   facebook: {platform: facebook, staffed: "Mo-Fr 08:00-17:00"}
    /// messages:
    ///   sorry: {channels: [facebook], text: We are sorry. Our team is here 24/7.}
    /// ```
    /// ```yaml good
    /// channels:
    ///   facebook: {platform: facebook, staffed: "Mo-Fr 08:00-17:00"}
    /// messages:
    ///   sorry: {channels: [facebook], text: We are sorry. Our team is here from Monday to Friday.}
    /// ```
    "message-says-always", Category::Messages, Severity::Error, Leniency::InDrafts, since "0.2.0", check, about promises, needs contacts
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for Worded { message, span, wording, .. } in context.worded() {
        for always in &wording.always {
            let mut named = wording.contacts.iter().filter(|contact| contact.sentence == always.sentence);
            let reached: Vec<(&str, Option<&Hours>)> = match named.next() {
                Some(contact) => {
                    let of_contacts = plan.contacts.entries().iter().find(|known| {
                        known.value.phone.get().is_some_and(|phone| contact.value.is(phone))
                            || known.value.url.get().is_some_and(|url| contact.value.is(url))
                            || known.value.email.get().is_some_and(|email| contact.value.is(email))
                    });
                    match (channel_at(plan, &contact.value), of_contacts) {
                        (Some(channel), _) if takes_at_any_time(channel) => continue,
                        (Some(channel), _) => vec![(&*channel.id, channel.value.staffed.get())],
                        (None, Some(known)) => vec![(&*known.id, known.value.hours.get())],
                        (None, None) => of_channels(&channels_of(plan, message)),
                    }
                }
                None => of_channels(&channels_of(plan, message)),
            };
            let known: Vec<(&str, &Hours)> =
                reached.iter().filter_map(|(id, hours)| Some((*id, (*hours)?))).collect();
            let (Some((id, hours)), true) = (known.first(), known.len() == reached.len()) else { continue };
            if known.iter().any(|(_, hours)| is_always(hours)) {
                continue;
            }
            findings
                .add(
                    *span,
                    format!(
                        "message `{}` says `{}`, but `{id}` is staffed {}",
                        message.id, always.words, &***hours
                    ),
                )
                .help("say the hours in which somebody answers");
        }
    }
}

fn of_channels<'p>(channels: &[&'p Entry<Channel>]) -> Vec<(&'p str, Option<&'p Hours>)> {
    channels.iter().map(|channel| (&*channel.id, channel.value.staffed.get())).collect()
}

/// Whether people can leave something there while no one is on duty.
fn takes_at_any_time(channel: &Entry<Channel>) -> bool {
    matches!(channel.value.usual_kind(), ChannelKind::Form | ChannelKind::Web | ChannelKind::Email)
}

fn is_always(hours: &Hours) -> bool {
    hours_of_days(hours, None, MONDAY, 7).length() == WEEK
}
