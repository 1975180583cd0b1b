//! Audiences and channels, what is posted there, what is heard, who answers and what is removed.

use crate::plan::{self, Entry, Plan};
use crate::view::goals::audience_names;
use crate::view::overview::{TitledList, titled};
use crate::view::people;
use crate::view::{Named, humanize};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Audience {
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What they are called.
    pub name: String,
    /// Who they are.
    pub description: Option<String>,
    /// What kind it is, in words.
    pub kind: Option<String>,
    /// How many they are.
    pub size: Option<u32>,
    /// The channels on which they find the organisation.
    pub finds_us: Vec<Named>,
    /// The languages, by their names.
    pub languages: Vec<String>,
    /// What they need.
    pub needs: Vec<String>,
    /// Where it is from.
    pub source: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Touchpoint {
    /// What it is called for short, such as `G1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What it is called.
    pub name: String,
    /// The platform, by its name.
    pub platform: Option<String>,
    /// What kind of channel it is.
    pub kind: String,
    /// Who can see what is written there.
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
    pub audiences: Vec<String>,
    /// Who looks after it.
    pub owner: Option<Named>,
    /// Who can sign in.
    pub admins: Vec<String>,
    /// Whether a second factor is needed to sign in.
    pub two_factor: Option<bool>,
    /// Where to turn when the account is lost.
    pub recovery: Option<String>,
    /// Whether it is in use, in words.
    pub status: Option<String>,
    /// When it is looked after.
    pub staffed: Option<String>,
    /// Within which time there is a first answer.
    pub first_response: Option<String>,
    /// The same outside of the hours.
    pub first_response_off_hours: Option<String>,
    /// What is sent by itself.
    pub auto_reply: Option<Named>,
    /// What can be sent there.
    pub accepts: Vec<&'static str>,
    /// Where to go on in private.
    pub private_path: Option<Named>,
    /// How often something is published.
    pub cadence: Option<String>,
    /// How often people are told what is new.
    pub update_every: Option<String>,
    /// How answers are signed.
    pub signed_by: Option<String>,
    /// The location that it belongs to.
    pub store: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Content {
    /// How the organisation speaks.
    pub voice: Option<String>,
    /// The subjects, each with its share.
    pub pillars: Vec<Pillar>,
    /// What is done so that everybody can read it.
    pub accessibility: Vec<Pillar>,
}

/// A subject and its share, or a rule and what it asks.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Pillar {
    /// The subject.
    pub name: String,
    /// Its share, or what is asked.
    pub value: String,
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
    /// How often.
    pub every: Option<String>,
    /// At which time of the day or week.
    pub when: Option<String>,
    /// Who answers for it.
    pub owner: Option<Named>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Alert {
    /// What sets it off.
    pub when: Option<String>,
    /// The playbook that it opens.
    pub opens: Option<Named>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct TriageRow {
    /// What has come in.
    pub kind: String,
    /// How to know it.
    pub signs: Option<String>,
    /// Whether it is answered, in words.
    pub respond: String,
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
    /// Where it is passed on.
    pub forward_to: Option<String>,
    /// The longest that anybody waits.
    pub max_wait: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Moderation {
    /// What is hidden, and what stays.
    pub lists: Vec<TitledList>,
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
    /// The message that goes with it.
    pub report_to: Option<Named>,
}

pub(super) fn audiences(plan: &Plan) -> Vec<Audience> {
    let audience = |entry: &Entry<plan::Audience>| {
        let audience = &entry.value;
        Audience {
            anchor: format!("audience-{}", entry.id),
            name: humanize::title(&entry.id),
            description: humanize::text(&audience.description),
            kind: audience.kind.copied().map(|kind| kind.word().to_owned()),
            size: audience.size.copied().map(|size| size.0),
            finds_us: audience.finds_us.items().iter().map(|id| people::channel_named(plan, id)).collect(),
            languages: audience.languages.items().iter().map(|language| language.to_string()).collect(),
            needs: humanize::texts(&audience.needs),
            source: humanize::text(&audience.source),
        }
    };
    plan.audiences.entries().iter().map(audience).collect()
}

pub(super) fn touchpoints(plan: &Plan) -> Vec<Touchpoint> {
    let group = plan.channels.entries().iter().map(|channel| (channel, None));
    let local = plan.locations.entries().iter().flat_map(|location| {
        let name = people::location_name(location);
        location.value.channels.entries().iter().map(move |channel| (channel, Some(name.clone())))
    });
    group
        .chain(local)
        .enumerate()
        .map(|(index, (channel, store))| touchpoint(plan, index, channel, store))
        .collect()
}

fn touchpoint(plan: &Plan, index: usize, entry: &Entry<plan::Channel>, store: Option<String>) -> Touchpoint {
    let channel = &entry.value;
    let cadence =
        channel.cadence.get().and_then(|cadence| match (cadence.min.copied(), cadence.max.copied()) {
            (Some(min), Some(max)) => Some(format!("{min} to {max}")),
            (Some(min), None) => Some(format!("at least {min}")),
            (None, Some(max)) => Some(format!("at most {max}")),
            (None, None) => None,
        });
    Touchpoint {
        code: format!("C{}", index + 1),
        anchor: format!("channel-{}", entry.id),
        name: humanize::title(&entry.id),
        platform: channel.platform.copied().map(|platform| platform.word().to_owned()),
        kind: humanize::word(channel.usual_kind().word()),
        visibility: channel.usual_visibility().word(),
        handle: humanize::text(&channel.handle),
        url: channel.url.get().map(|url| url.to_string()),
        number: channel.number.get().map(|number| number.to_string()),
        dial: channel.number.get().map(plan::Phone::dialled),
        address: channel.address.get().map(|address| address.to_string()),
        purpose: humanize::text(&channel.purpose),
        audiences: audience_names(plan, &channel.audience),
        owner: people::owner_of(plan, &channel.owner),
        admins: channel.admins.items().iter().map(|id| people::label(plan, id)).collect(),
        two_factor: channel.two_factor.copied(),
        recovery: humanize::text(&channel.recovery).map(|recovery| match plan.contacts.entry(&recovery) {
            Some(_) => people::contact_named(plan, &recovery).label,
            None => recovery,
        }),
        status: channel.status.copied().map(|status| status.word().to_owned()),
        staffed: channel.staffed.get().map(|hours| hours.to_string()),
        first_response: humanize::duration_of(&channel.first_response),
        first_response_off_hours: humanize::duration_of(&channel.first_response_off_hours),
        auto_reply: channel.auto_reply.get().map(|id| super::messages::message_named(plan, id)),
        accepts: channel.accepts.items().iter().map(|accepts| accepts.word()).collect(),
        private_path: channel.private_path.get().map(|id| people::channel_named(plan, &id.value)),
        cadence,
        update_every: humanize::every_of(&channel.update_every),
        signed_by: channel
            .voice
            .get()
            .and_then(|voice| humanize::text(&voice.signed_by))
            .map(|signed| humanize::word(&signed)),
        store,
    }
}

pub(super) fn content(plan: &Plan) -> Option<Content> {
    let content = plan.content.get()?;
    let pillars = content.pillars.get().map(|pillars| pillars.0.entries()).unwrap_or_default();
    let accessibility = content.accessibility.get().map(|rules| {
        [
            ("Pictures described", &rules.alt_text),
            ("Captions", &rules.captions),
            ("Hashtags", &rules.hashtags),
        ]
        .into_iter()
        .filter_map(|(name, field)| Some(Pillar { name: name.to_owned(), value: humanize::text(field)? }))
        .collect()
    });
    Some(Content {
        voice: humanize::text(&content.voice),
        pillars: pillars
            .iter()
            .map(|pillar| Pillar {
                name: humanize::title(&pillar.id),
                value: format!("{}%", humanize::number(pillar.value)),
            })
            .collect(),
        accessibility: accessibility.unwrap_or_default(),
    })
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
                every: humanize::every_of(&check.every),
                when: check.when.get().map(|hours| hours.to_string()),
                owner: people::plain_owner(plan, &check.owner),
            })
            .collect(),
        alerts: listening
            .alerts
            .items()
            .iter()
            .map(|alert| Alert {
                when: alert.when.get().and_then(|when| threshold(&when.metric, &when.over, &when.within)),
                opens: alert.opens.get().map(|id| super::playbooks::playbook_named(plan, id)),
            })
            .collect(),
    })
}

/// `more than 20 negative mentions in 1 hour`.
pub(super) fn threshold(
    metric: &plan::Field<plan::Text>,
    over: &plan::Field<plan::Number>,
    within: &plan::Field<plan::Duration>,
) -> Option<String> {
    let metric = humanize::word(&humanize::text(metric)?);
    let over = over.copied().map(|over| format!("more than {} ", humanize::number(over))).unwrap_or_default();
    let within =
        within.copied().map(|within| format!(" in {}", humanize::duration(within))).unwrap_or_default();
    Some(format!("{over}{metric}{within}"))
}

/// What a row of triage is called.
pub(super) fn row_named(row: &plan::TriageRow) -> String {
    humanize::text(&row.kind).map(|kind| humanize::title(&kind)).unwrap_or_default()
}

pub(super) fn triage(plan: &Plan) -> Vec<TriageRow> {
    let row = |row: &plan::TriageRow| TriageRow {
        kind: row_named(row),
        signs: humanize::text(&row.signs),
        respond: row.respond.copied().map_or("reply", plan::Respond::word).to_owned(),
        choices: humanize::texts(&row.choices),
        owner: people::owner_of(plan, &row.owner),
        responders: people::owners(plan, &row.responders),
        inform: people::owners(plan, &row.inform),
        message: row.message.get().map(|id| super::messages::message_named(plan, id)),
        playbook: row.playbook.get().map(|id| super::playbooks::playbook_named(plan, id)),
        forward_to: row.forward_to.get().map(|id| people::place_or_owner(plan, id)),
        max_wait: humanize::duration_of(&row.max_wait),
    };
    plan.triage.items().iter().map(row).collect()
}

pub(super) fn moderation(plan: &Plan) -> Option<Moderation> {
    let moderation = plan.moderation.get()?;
    let owners = |field: &plan::Field<Vec<crate::source::Spanned<plan::OwnerId>>>| {
        field.items().iter().map(|id| people::named(plan, &id.value)).collect()
    };
    Some(Moderation {
        lists: titled([
            ("Hide", &moderation.hide),
            ("Keep", &moderation.keep),
            ("Delete", &moderation.delete),
        ]),
        archive_before_removal: moderation.archive_before_removal.copied(),
        may_hide: owners(&moderation.may_hide),
        may_block: owners(&moderation.may_block),
        house_rules: moderation.house_rules.get().map(|url| url.to_string()),
        appeal: moderation.appeal.get().map(|id| people::channel_named(plan, id)),
        report_to: moderation.report_to.get().map(|id| people::channel_named(plan, id)),
    })
}
