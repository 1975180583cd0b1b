//! Stores with their regions, and who helps from outside.

use crate::plan::{self, Binds, Entry, Holders, Plan};
use crate::view::arrangements::{Point, drill};
use crate::view::facts::{Day, Duration};
use crate::view::people::{self, Owner, Reach};
use crate::view::playbooks::playbook_named;
use crate::view::{Named, humanize};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Store {
    /// The id of the location in the plan.
    pub id: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What it is called.
    pub name: String,
    /// Its number in lists of the organisation.
    pub code: Option<String>,
    /// The region it is in.
    pub region: Option<Named>,
    /// When it is open, as in OpenStreetMap.
    pub hours: Option<String>,
    /// The days on which it alone is closed.
    pub closed: Vec<Day>,
    /// Its number as people read it.
    pub phone: Option<String>,
    /// Its number as a phone dials it.
    pub dial: Option<String>,
    /// The time zone of all its times.
    pub time_zone: Option<String>,
    /// When the store agreed to the plan.
    pub acknowledged: Option<Acknowledged>,
    /// When the plan is reviewed there; nothing where that is not said.
    pub review: Vec<Point>,
    /// When playbooks are rehearsed there.
    pub drills: Vec<StoreDrill>,
    /// Who holds which role there.
    pub roles: Vec<BoundRole>,
    /// Its own channels.
    pub channels: Vec<Named>,
}

/// That a store agreed to the plan.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Acknowledged {
    /// The day.
    pub on: Day,
    /// Who agreed.
    pub by: Option<Named>,
    /// The version that they agreed to, where that is said.
    pub version: Option<u32>,
}

/// How a playbook is rehearsed at a store.
#[derive(Debug, JsonSchema, Serialize)]
pub struct StoreDrill {
    /// The playbook.
    pub playbook: Named,
    /// What is said of it.
    pub points: Vec<Point>,
}

/// Who holds a role at a store.
#[derive(Debug, JsonSchema, Serialize)]
pub struct BoundRole {
    /// The role.
    pub role: Named,
    /// Who holds it there.
    pub people: Vec<Reach>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Region {
    /// The id in the plan.
    pub id: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// Who speaks for it.
    pub liaison: Option<Owner>,
    /// Who holds which role there.
    pub roles: Vec<BoundRole>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Contact {
    /// The id in the plan.
    pub id: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// Who or what it is.
    pub what: String,
    /// Its address.
    pub url: Option<String>,
    /// The number as people read it.
    pub phone: Option<String>,
    /// The number as a phone dials it.
    pub dial: Option<String>,
    /// The address for e-mail.
    pub email: Option<String>,
    /// When it can be reached, as in OpenStreetMap.
    pub hours: Option<String>,
    /// The channels that it helps with.
    pub channels: Vec<Named>,
}

pub(super) fn stores(plan: &Plan) -> Vec<Store> {
    let roles: Vec<&Entry<plan::Role>> =
        plan.roles.entries().iter().filter(|role| plan.is_held_by_location(&role.id)).collect();
    let store = |entry: &Entry<plan::Location>| {
        let location = &entry.value;
        let bound = |role: &&Entry<plan::Role>| {
            let Holders::People(people) = plan.holders(&role.id, Some(entry)) else { return None };
            let people = reached(plan, people);
            (!people.is_empty()).then(|| BoundRole { role: people::role_named(plan, &role.id), people })
        };
        let acknowledged = location.acknowledged.get().and_then(|acknowledged| {
            Some(Acknowledged {
                on: Day::of(&acknowledged.date)?,
                by: people::plain_owner(plan, &acknowledged.by),
                version: acknowledged.version.get().map(|version| version.0),
            })
        });
        Store {
            id: entry.id.to_string(),
            anchor: format!("store-{}", entry.id),
            name: people::location_name(entry),
            code: humanize::text(&location.code),
            region: location.region.get().map(|region| region_named(plan, &region.value)),
            hours: location.hours.get().map(|hours| hours.to_string()),
            closed: location.closed.items().iter().copied().map(Day).collect(),
            phone: location.phone.get().map(|phone| phone.to_string()),
            dial: location.phone.get().map(plan::Phone::dialled),
            time_zone: people::other_zone(plan, &location.time_zone),
            acknowledged,
            review: location.review.get().map(|review| reviewed(plan, review)).unwrap_or_default(),
            drills: location.drills.get().map(|drills| rehearsed(plan, drills)).unwrap_or_default(),
            roles: roles.iter().filter_map(bound).collect(),
            channels: location
                .channels
                .entries()
                .iter()
                .map(|channel| Named::new("channel", &channel.id, Some(people::channel_title(channel))))
                .collect(),
        }
    };
    plan.open_locations().map(store).collect()
}

fn reviewed(plan: &Plan, review: &plan::LocationReview) -> Vec<Point> {
    let points = [
        Duration::of(&review.every).map(|every| Point::Every { every }),
        review.last_held().map(|last| Point::Last { on: Day(last.value) }),
        people::plain_owner(plan, &review.owner).map(|who| Point::CalledBy { who }),
    ];
    points.into_iter().flatten().collect()
}

fn rehearsed(plan: &Plan, drills: &plan::LocationDrills) -> Vec<StoreDrill> {
    let drill = |entry: &Entry<plan::Drill>| StoreDrill {
        playbook: playbook_named(plan, &entry.id),
        points: drill(&entry.value).into_iter().flatten().collect(),
    };
    drills.0.entries().iter().map(drill).collect()
}

fn region_name(region: &Entry<plan::Region>) -> String {
    humanize::text(&region.value.name).unwrap_or_else(|| humanize::title(&region.id))
}

pub(super) fn region_named(plan: &Plan, id: &str) -> Named {
    match plan.regions.entry(id) {
        Some(region) => Named::new("region", id, Some(region_name(region))),
        None => Named { label: humanize::title(id), ..Named::new("region", id, None) },
    }
}

pub(super) fn regions(plan: &Plan) -> Vec<Region> {
    let region = |entry: &Entry<plan::Region>| {
        let binds = entry.value.binds.get().map(|Binds(binds)| binds.entries()).unwrap_or_default();
        let roles = binds.iter().map(|bound| BoundRole {
            role: people::role_named(plan, &bound.id),
            people: reached(plan, bound.value.0.iter().map(|id| &**id)),
        });
        Region {
            id: entry.id.to_string(),
            anchor: format!("region-{}", entry.id),
            name: region_name(entry),
            liaison: entry.value.liaison.get().map(|id| people::owner(plan, id)),
            roles: roles.collect(),
        }
    };
    plan.regions.entries().iter().map(region).collect()
}

pub(super) fn contacts(plan: &Plan) -> Vec<Contact> {
    let contact = |entry: &Entry<plan::Contact>| {
        let contact = &entry.value;
        Contact {
            id: entry.id.to_string(),
            anchor: format!("contact-{}", entry.id),
            what: humanize::text(&contact.what).unwrap_or_else(|| humanize::title(&entry.id)),
            url: contact.url.get().map(|url| url.to_string()),
            phone: contact.phone.get().map(|phone| phone.to_string()),
            dial: contact.phone.get().map(plan::Phone::dialled),
            email: contact.email.get().map(|email| email.to_string()),
            hours: contact.hours.get().map(|hours| hours.to_string()),
            channels: people::channels_named(plan, &contact.r#for),
        }
    };
    plan.contacts.entries().iter().map(contact).collect()
}

fn reached<'p>(plan: &Plan, people: impl IntoIterator<Item = &'p str>) -> Vec<Reach> {
    let known = people.into_iter().filter_map(|id| plan.person(id));
    known.map(|person| people::reach(plan, person)).collect()
}
