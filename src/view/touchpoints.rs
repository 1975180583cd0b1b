//! Audiences and channels, what is posted there, what is heard, who answers and what is removed.

use crate::plan::{self, Entry, Plan};
use crate::view::facts::Duration;
use crate::view::people;
use crate::view::posting::{self, Accounts, Cadence, MixPart};
use crate::view::{Named, humanize};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Audience {
    /// The id in the plan.
    pub id: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What they are called.
    pub name: String,
    /// Who they are.
    pub description: Option<String>,
    /// What kind it is: a word of the format, such as `media`.
    pub kind: Option<&'static str>,
    /// How many they are.
    pub size: Option<u32>,
    /// The channels on which they find the organisation.
    pub finds_us: Vec<Named>,
    /// The languages, as in BCP 47.
    pub languages: Vec<String>,
    /// What they need.
    pub needs: Vec<String>,
    /// Where it is from.
    pub source: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Touchpoint {
    /// The id of the channel in the plan.
    pub id: String,
    /// What it is called for short, such as `G1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What it is called.
    pub name: String,
    /// The platform: a word of the format, such as `google-business`.
    pub platform: Option<&'static str>,
    /// What kind of channel it is: a word of the format, such as `owned-social`.
    pub kind: &'static str,
    /// Who can see what is written there: `public`, `private` or `internal`.
    pub visibility: &'static str,
    /// The name of the account.
    pub handle: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The number to call or to write to.
    pub number: Option<String>,
    /// The number as a phone dials it.
    pub dial: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// The audiences it is for.
    pub audiences: Vec<Named>,
    /// Who looks after it: one, or several who share its hours.
    pub owners: Vec<Named>,
    /// Who can sign in.
    pub admins: Vec<Named>,
    /// Whether a second factor is needed to sign in.
    pub two_factor: Option<bool>,
    /// Where to turn when the account is lost.
    pub recovery: Option<Recovery>,
    /// Where it is in its life: `planned`, `active`, `dormant` or `closed`; nothing where the plan does not say it.
    pub status: &'static str,
    /// When it is looked after, as in OpenStreetMap.
    pub staffed: Option<String>,
    /// The time zone of these hours, where that is not the one of the document.
    pub staffed_zone: Option<String>,
    /// Within which time a person answers.
    pub first_response: Option<Duration>,
    /// Within which time a program says that the message has arrived.
    pub automatic_response: Option<Duration>,
    /// Within which time a person answers outside of the hours.
    pub first_response_off_hours: Option<Duration>,
    /// Within which time a program does so outside of the hours.
    pub automatic_off_hours: Option<Duration>,
    /// What is sent by itself.
    pub auto_reply: Option<Named>,
    /// What can be sent there: words of the format, such as `complaints`.
    pub accepts: Vec<&'static str>,
    /// Where to go on in private.
    pub private_path: Option<Named>,
    /// How often something is published.
    pub cadence: Option<Cadence>,
    /// How often people are told what is new.
    pub update_every: Option<Duration>,
    /// How answers are signed.
    pub signed_by: Option<String>,
    /// How it sounds, beside all content.
    pub tone: Option<String>,
    /// The languages in which it writes, as in BCP 47.
    pub languages: Vec<String>,
    /// What it does without.
    pub avoid: Vec<String>,
    /// Its subjects, each with its share where one is written.
    pub mix: Vec<MixPart>,
    /// The zone of its posts, where that is not the zone of the plan.
    pub time_zone: Option<String>,
    /// The accounts that it stands for.
    pub accounts: Option<Accounts>,
    /// The location that it belongs to.
    pub store: Option<Named>,
}

/// Where to turn when an account is lost.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Recovery {
    /// Somebody outside helps.
    Contact {
        /// Who.
        contact: Named,
    },
    /// What the plan says of it.
    Words {
        /// The words.
        words: String,
    },
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Listening {
    /// Who listens.
    pub monitor: Option<Named>,
    /// The words that are listened for.
    pub terms: Vec<String>,
    /// What is looked at, how often.
    pub checks: Vec<Check>,
    /// What sets off an alarm.
    pub alerts: Vec<Alert>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Check {
    /// What is looked at.
    pub what: Option<String>,
    /// The channels that the plan names for it.
    pub channels: Vec<Named>,
    /// How often.
    pub every: Option<Duration>,
    /// In which hours, as in OpenStreetMap.
    pub when: Option<String>,
    /// Who answers for it.
    pub owner: Option<Named>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Alert {
    /// What sets it off.
    pub when: Option<Threshold>,
    /// The playbook that it opens.
    pub opens: Option<Named>,
}

/// A figure that is passed.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Threshold {
    /// What is counted, in the words of the plan.
    pub metric: String,
    /// The count that is passed.
    pub over: Option<f64>,
    /// In which time.
    pub within: Option<Duration>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct TriageRow {
    /// What has come in.
    pub kind: String,
    /// How to know it.
    pub signs: Option<String>,
    /// What is done with it: a word of the format, such as `reply` or `monitor`.
    pub respond: &'static str,
    /// What can be offered, and to whom.
    pub choices: Vec<String>,
    /// Who answers for it.
    pub owner: Option<Named>,
    /// Who answers.
    pub responders: Vec<Named>,
    /// Who is told.
    pub inform: Vec<Named>,
    /// The message that is used.
    pub message: Option<Named>,
    /// The playbook that it opens.
    pub playbook: Option<Named>,
    /// Where it is passed on: a location or an owner.
    pub forward_to: Option<Named>,
    /// How long to wait for others to answer first.
    pub max_wait: Option<Duration>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Moderation {
    /// What is hidden.
    pub hide: Vec<String>,
    /// What stays, however much it hurts.
    pub keep: Vec<String>,
    /// What is deleted.
    pub delete: Vec<String>,
    /// Whether it is kept before it is taken away.
    pub archive_before_removal: Option<bool>,
    /// Who may hide something.
    pub may_hide: Vec<Named>,
    /// Who may keep people out.
    pub may_block: Vec<Named>,
    /// Where the rules for everybody are.
    pub house_rules: Option<String>,
    /// Where to turn when something was taken away wrongly.
    pub appeal: Option<Named>,
    /// Where somebody can report a comment.
    pub report_to: Option<Named>,
}

pub(super) fn audiences(plan: &Plan) -> Vec<Audience> {
    let audience = |entry: &Entry<plan::Audience>| {
        let audience = &entry.value;
        Audience {
            id: entry.id.to_string(),
            anchor: format!("audience-{}", entry.id),
            name: humanize::title(&entry.id),
            description: humanize::text(&audience.description),
            kind: audience.kind.copied().map(plan::AudienceKind::word),
            size: audience.size.copied().map(|size| size.0),
            finds_us: audience.finds_us.items().iter().map(|id| people::channel_named(plan, id)).collect(),
            languages: audience.languages.items().iter().map(|language| language.to_string()).collect(),
            needs: humanize::texts(&audience.needs),
            source: humanize::text(&audience.source),
        }
    };
    plan.audiences.entries().iter().map(audience).collect()
}

/// An audience in a sentence, and where it stands in the document.
fn audience_named(plan: &Plan, id: &str) -> Named {
    Named::new("audience", id, plan.audiences.entry(id).map(|_| humanize::word(id)))
}

/// All channels, in a document with times of a zone.
pub(super) fn touchpoints(plan: &Plan, zone: &str) -> Vec<Touchpoint> {
    let group = plan.channels.entries().iter().map(|channel| (channel, None));
    let local = plan.open_locations().flat_map(|location| {
        location.value.channels.entries().iter().map(move |channel| (channel, Some(location)))
    });
    group
        .chain(local)
        .enumerate()
        .map(|(index, (channel, location))| touchpoint(plan, zone, index, channel, location))
        .collect()
}

fn touchpoint(
    plan: &Plan,
    zone: &str,
    index: usize,
    entry: &Entry<plan::Channel>,
    location: Option<&Entry<plan::Location>>,
) -> Touchpoint {
    let channel = &entry.value;
    let voice = channel.voice.get();
    let other_zone = |other: &str| (*other != *zone).then(|| other.to_owned());
    Touchpoint {
        id: entry.id.to_string(),
        code: format!("C{}", index + 1),
        anchor: format!("channel-{}", entry.id),
        name: people::channel_title(entry),
        platform: channel.platform.copied().map(plan::Platform::word),
        kind: channel.usual_kind().word(),
        visibility: channel.usual_visibility().word(),
        handle: humanize::text(&channel.handle),
        url: channel.url.get().map(|url| url.to_string()),
        number: channel.number.get().map(|number| number.to_string()),
        dial: channel.number.get().map(plan::Phone::dialled),
        address: channel.address.get().map(|address| address.to_string()),
        purpose: humanize::text(&channel.purpose),
        audiences: channel.audience.items().iter().map(|id| audience_named(plan, id)).collect(),
        owners: channel.owners().map(|id| people::named(plan, id)).collect(),
        admins: channel.admins.items().iter().map(|id| people::named(plan, id)).collect(),
        two_factor: channel.two_factor.copied(),
        recovery: humanize::text(&channel.recovery).map(|words| match plan.contacts.entry(&words) {
            Some(contact) => Recovery::Contact { contact: people::contact_named(plan, &contact.id) },
            None => Recovery::Words { words },
        }),
        status: channel.status().word(),
        staffed: channel.staffed.get().map(|hours| hours.to_string()),
        staffed_zone: channel.staffed.get().and_then(|_| other_zone(plan.zone_at(location))),
        first_response: channel.answers_within().map(Duration::from),
        automatic_response: automatic(&channel.first_response),
        first_response_off_hours: channel.answers_off_hours_within().map(Duration::from),
        automatic_off_hours: automatic(&channel.first_response_off_hours),
        auto_reply: channel.auto_reply.get().map(|id| super::messages::message_named(plan, id)),
        accepts: channel.accepts.items().iter().map(|accepts| accepts.word()).collect(),
        private_path: channel.private_path.get().map(|id| people::channel_named(plan, &id.value)),
        cadence: channel.cadence.get().and_then(posting::cadence),
        update_every: Duration::of(&channel.update_every),
        signed_by: channel
            .voice
            .get()
            .and_then(|voice| humanize::text(&voice.signed_by))
            .map(|signed| humanize::word(&signed)),
        tone: voice.and_then(|voice| humanize::text(&voice.tone)),
        languages: voice
            .map(|voice| voice.languages.items())
            .unwrap_or_default()
            .iter()
            .map(|one| one.to_string())
            .collect(),
        avoid: voice.map(|voice| humanize::texts(&voice.avoid)).unwrap_or_default(),
        mix: channel.mix.get().map(posting::mix).unwrap_or_default(),
        time_zone: channel.time_zone.get().and_then(|other| other_zone(other)),
        accounts: channel.accounts.get().and_then(|accounts| posting::accounts(plan, accounts)),
        store: location.map(people::location_named),
    }
}

fn automatic(first: &plan::Field<plan::FirstResponse>) -> Option<Duration> {
    first.get()?.automatic().map(Duration::from)
}

pub(super) fn listening(plan: &Plan) -> Option<Listening> {
    let listening = plan.listening.get()?;
    Some(Listening {
        monitor: people::plain_owner(plan, &listening.monitor),
        terms: humanize::texts(&listening.terms),
        checks: listening
            .checks
            .items()
            .iter()
            .map(|check| Check {
                what: humanize::text(&check.what),
                channels: people::unusual_channels(plan, &check.channels, |one| plan.is_meant_by(check, one)),
                every: Duration::of(&check.every),
                when: check.when.get().map(|hours| hours.to_string()),
                owner: people::plain_owner(plan, &check.owner),
            })
            .collect(),
        alerts: listening
            .alerts
            .items()
            .iter()
            .map(|alert| Alert {
                when: alert.when.get().and_then(passed),
                opens: alert.opens.get().map(|id| super::playbooks::playbook_named(plan, id)),
            })
            .collect(),
    })
}

fn passed(threshold: &plan::Threshold) -> Option<Threshold> {
    Some(Threshold {
        metric: humanize::word(&humanize::text(&threshold.metric)?),
        over: threshold.over.copied().map(|over| over.0),
        within: Duration::of(&threshold.within),
    })
}

/// What a row of triage is called.
pub(super) fn row_named(row: &plan::TriageRow) -> String {
    humanize::text(&row.kind).map(|kind| humanize::title(&kind)).unwrap_or_default()
}

pub(super) fn triage(plan: &Plan) -> Vec<TriageRow> {
    let row = |row: &plan::TriageRow| TriageRow {
        kind: row_named(row),
        signs: humanize::text(&row.signs),
        respond: row.respond().word(),
        choices: humanize::texts(&row.choices),
        owner: people::owner_of(plan, &row.owner),
        responders: people::owners(plan, &row.responders),
        inform: people::owners(plan, &row.inform),
        message: row.message.get().map(|id| super::messages::message_named(plan, id)),
        playbook: row.playbook.get().map(|id| super::playbooks::playbook_named(plan, id)),
        forward_to: row.forward_to.get().map(|id| people::place_or_owner(plan, id)),
        max_wait: Duration::of(&row.max_wait),
    };
    plan.triage.items().iter().map(row).collect()
}

pub(super) fn moderation(plan: &Plan) -> Option<Moderation> {
    let moderation = plan.moderation.get()?;
    let owners = |field: &plan::Field<Vec<crate::source::Spanned<plan::OwnerId>>>| {
        field.items().iter().map(|id| people::named(plan, &id.value)).collect()
    };
    Some(Moderation {
        hide: humanize::texts(&moderation.hide),
        keep: humanize::texts(&moderation.keep),
        delete: humanize::texts(&moderation.delete),
        archive_before_removal: moderation.archive_before_removal.copied(),
        may_hide: owners(&moderation.may_hide),
        may_block: owners(&moderation.may_block),
        house_rules: moderation.house_rules.get().map(|url| url.to_string()),
        appeal: moderation.appeal.get().map(|id| people::channel_named(plan, id)),
        report_to: moderation.report_to.get().map(|id| people::channel_named(plan, id)),
    })
}
