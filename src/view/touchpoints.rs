//! Audiences and channels, what is posted there, what is heard, who answers and what is removed.

use crate::model::{self, Entry, Plan};
use crate::view::glance::{TitledList, titled};
use crate::view::goals::audience_names;
use crate::view::people::{self, Owner};
use crate::view::{Named, is_public, spell};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Audience {
    pub anchor: String,
    pub name: String,
    pub description: Option<String>,
    pub kind: Option<String>,
    pub size: Option<u32>,
    pub finds_us: Vec<Named>,
    pub languages: Vec<String>,
    pub needs: Vec<String>,
    pub source: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Touchpoint {
    pub code: String,
    pub anchor: String,
    pub name: String,
    pub platform: Option<String>,
    pub kind: String,
    pub visibility: &'static str,
    pub handle: Option<String>,
    pub url: Option<String>,
    pub number: Option<String>,
    pub dial: Option<String>,
    pub address: Option<String>,
    pub purpose: Option<String>,
    pub audiences: Vec<String>,
    pub owner: Option<Owner>,
    pub admins: Vec<String>,
    pub two_factor: Option<bool>,
    pub recovery: Option<String>,
    pub status: Option<String>,
    pub staffed: Option<String>,
    pub first_response: Option<String>,
    pub first_response_off_hours: Option<String>,
    pub auto_reply: Option<Named>,
    pub accepts: Vec<&'static str>,
    pub private_path: Option<Named>,
    pub cadence: Option<String>,
    pub update_every: Option<String>,
    pub signed_by: Option<String>,
    /// The location that it belongs to.
    pub store: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Content {
    pub voice: Option<String>,
    pub pillars: Vec<Pillar>,
    pub accessibility: Vec<Pillar>,
}

/// A subject and its share, or a rule and what it asks.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Pillar {
    pub name: String,
    pub value: String,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Listening {
    pub monitor: Option<Owner>,
    pub terms: Vec<String>,
    pub checks: Vec<Check>,
    pub alerts: Vec<Alert>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Check {
    pub what: Option<String>,
    pub every: Option<String>,
    pub when: Option<String>,
    pub owner: Option<Owner>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Alert {
    pub when: Option<String>,
    pub opens: Option<Named>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct TriageRow {
    pub kind: String,
    pub signs: Option<String>,
    pub respond: String,
    pub choices: Vec<String>,
    pub owner: Option<Owner>,
    pub responders: Vec<Owner>,
    pub inform: Vec<Owner>,
    pub message: Option<Named>,
    pub playbook: Option<Named>,
    pub forward_to: Option<String>,
    pub max_wait: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Moderation {
    pub lists: Vec<TitledList>,
    pub archive_before_removal: Option<bool>,
    pub may_hide: Vec<Owner>,
    pub may_block: Vec<Owner>,
    pub house_rules: Option<String>,
    pub appeal: Option<Named>,
    pub report_to: Option<Named>,
}

pub(super) fn audiences(plan: &Plan) -> Vec<Audience> {
    let audience = |entry: &Entry<model::Audience>| {
        let audience = &entry.value;
        Audience {
            anchor: format!("audience-{}", entry.id),
            name: spell::title(&entry.id),
            description: spell::text(&audience.description),
            kind: audience.kind.copied().map(|kind| kind.word().to_owned()),
            size: audience.size.copied().map(|size| size.0),
            finds_us: audience.finds_us.items().iter().map(|id| people::channel_named(plan, id)).collect(),
            languages: audience.languages.items().iter().map(|language| language.to_string()).collect(),
            needs: spell::texts(&audience.needs),
            source: spell::text(&audience.source),
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

fn touchpoint(plan: &Plan, index: usize, entry: &Entry<model::Channel>, store: Option<String>) -> Touchpoint {
    let channel = &entry.value;
    let public = is_public(plan);
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
        name: spell::title(&entry.id),
        platform: channel.platform.copied().map(|platform| platform.word().to_owned()),
        kind: spell::word(channel.usual_kind().word()),
        visibility: channel.usual_visibility().word(),
        handle: spell::text(&channel.handle),
        url: channel.url.get().map(|url| url.to_string()),
        number: channel.number.get().map(|number| number.to_string()),
        dial: channel.number.get().map(model::Phone::dialled),
        address: channel.address.get().map(|address| address.to_string()),
        purpose: spell::text(&channel.purpose),
        audiences: audience_names(plan, &channel.audience),
        owner: people::owner_of(plan, &channel.owner),
        admins: channel
            .admins
            .items()
            .iter()
            .filter(|_| !public)
            .map(|id| people::owner(plan, id).label)
            .collect(),
        two_factor: channel.two_factor.copied(),
        recovery: spell::text(&channel.recovery).filter(|_| !public).map(|recovery| {
            match plan.contacts.entry(&recovery) {
                Some(_) => people::contact_named(plan, &recovery).label,
                None => recovery,
            }
        }),
        status: channel.status.copied().map(|status| status.word().to_owned()),
        staffed: channel.staffed.get().map(|hours| hours.to_string()),
        first_response: spell::duration_of(&channel.first_response),
        first_response_off_hours: spell::duration_of(&channel.first_response_off_hours),
        auto_reply: channel.auto_reply.get().map(|id| super::messages::message_named(plan, id)),
        accepts: channel.accepts.items().iter().map(|accepts| accepts.word()).collect(),
        private_path: channel.private_path.get().map(|id| people::channel_named(plan, &id.value)),
        cadence,
        update_every: spell::every_of(&channel.update_every),
        signed_by: channel
            .voice
            .get()
            .and_then(|voice| spell::text(&voice.signed_by))
            .map(|signed| spell::word(&signed)),
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
        .filter_map(|(name, field)| Some(Pillar { name: name.to_owned(), value: spell::text(field)? }))
        .collect()
    });
    Some(Content {
        voice: spell::text(&content.voice),
        pillars: pillars
            .iter()
            .map(|pillar| Pillar {
                name: spell::title(&pillar.id),
                value: format!("{}%", spell::number(pillar.value)),
            })
            .collect(),
        accessibility: accessibility.unwrap_or_default(),
    })
}

pub(super) fn listening(plan: &Plan) -> Option<Listening> {
    let listening = plan.listening.get()?;
    Some(Listening {
        monitor: people::plain_owner(plan, &listening.monitor),
        terms: spell::texts(&listening.terms),
        checks: listening
            .checks
            .items()
            .iter()
            .map(|check| Check {
                what: spell::text(&check.what),
                every: spell::every_of(&check.every),
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
    metric: &model::Field<model::Text>,
    over: &model::Field<model::Number>,
    within: &model::Field<model::Duration>,
) -> Option<String> {
    let metric = spell::word(&spell::text(metric)?);
    let over = over.copied().map(|over| format!("more than {} ", spell::number(over))).unwrap_or_default();
    let within = within.copied().map(|within| format!(" in {}", spell::duration(within))).unwrap_or_default();
    Some(format!("{over}{metric}{within}"))
}

/// What a row of triage is called.
pub(super) fn row_named(row: &model::TriageRow) -> String {
    spell::text(&row.kind).map(|kind| spell::title(&kind)).unwrap_or_default()
}

pub(super) fn triage(plan: &Plan) -> Vec<TriageRow> {
    let row = |row: &model::TriageRow| TriageRow {
        kind: row_named(row),
        signs: spell::text(&row.signs),
        respond: row.respond.copied().map_or("reply", model::Respond::word).to_owned(),
        choices: spell::texts(&row.choices),
        owner: people::owner_of(plan, &row.owner),
        responders: people::owners(plan, &row.responders),
        inform: people::owners(plan, &row.inform),
        message: row.message.get().map(|id| super::messages::message_named(plan, id)),
        playbook: row.playbook.get().map(|id| super::playbooks::playbook_named(plan, id)),
        forward_to: row.forward_to.get().map(|id| people::place_or_owner(plan, id)),
        max_wait: spell::duration_of(&row.max_wait),
    };
    plan.triage.items().iter().map(row).collect()
}

pub(super) fn moderation(plan: &Plan) -> Option<Moderation> {
    let moderation = plan.moderation.get()?;
    let owners = |field: &model::Field<Vec<crate::source::Spanned<model::OwnerId>>>| {
        field.items().iter().map(|id| people::owner(plan, &id.value)).collect()
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
