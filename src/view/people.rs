//! People and roles, and what owners, stores, channels and contacts are called.

use crate::plan::{self, Date, Entry, Holders, Holding, May, OneOrMany, OwnerId, Plan, Target};
use crate::source::Spanned;
use crate::view::facts::{Day, Duration};
use crate::view::rota_as_written::Rota;
use crate::view::{Named, humanize, is_public};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Who an owner is: what to call them, and how to reach the people behind it.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Owner {
    /// The id of the person or the role in the plan.
    pub id: String,
    /// What to call them.
    pub label: String,
    /// The name of its place in the document, for links.
    pub anchor: Option<String>,
    /// `anyone`, `reporter` or `location`: whoever is no person and no role of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reserved: Option<&'static str>,
    /// Whether it is somebody else at each location.
    pub by_location: bool,
    /// The people behind a role; the person alone where a person is named.
    pub people: Vec<Reach>,
}

impl Owner {
    /// What they are called, without how they are reached.
    pub(super) fn named(&self) -> Named {
        let Owner { id, label, anchor, reserved, .. } = self;
        Named { id: id.clone(), label: label.clone(), anchor: anchor.clone(), reserved: *reserved }
    }
}

/// How somebody is reached.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Reach {
    /// The id of the person in the plan.
    pub id: String,
    /// The name.
    pub name: String,
    /// The number as people read it.
    pub phone: Option<String>,
    /// The number as a phone dials it.
    pub dial: Option<String>,
    /// How to reach somebody who has no phone.
    pub email: Option<String>,
    /// The name in the chat, where there is no phone.
    pub chat: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Person {
    /// The id in the plan.
    pub id: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// The name.
    pub name: String,
    /// What the person does.
    pub title: Option<String>,
    /// The number as people read it.
    pub phone: Option<String>,
    /// The number as a phone dials it.
    pub dial: Option<String>,
    /// The address for e-mail.
    pub email: Option<String>,
    /// The name in the chat.
    pub chat: Option<String>,
    /// When the person is there, as in OpenStreetMap: `Mo-Fr 09:00-17:00`.
    pub hours: Option<String>,
    /// When the person can be called outside of the hours, written in the same way.
    pub on_call: Option<String>,
    /// The time zone of the hours, where it is not that of the plan.
    pub time_zone: Option<String>,
    /// The languages the person answers in, as in BCP 47.
    pub languages: Vec<String>,
    /// What the person is trained in.
    pub skills: Vec<String>,
    /// When the person is away, and who stands in.
    pub leave: Vec<Leave>,
    /// The first day with the organisation.
    pub from: Option<Day>,
    /// The last day with the organisation.
    pub until: Option<Day>,
    /// The roles that the person holds.
    pub roles: Vec<Named>,
}

/// Days on which a person is away.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Leave {
    /// The first day.
    pub from: Day,
    /// The last day; the first where it is one day.
    pub to: Day,
    /// Who stands in.
    pub cover: Option<Named>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Role {
    /// The id in the plan.
    pub id: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What it is called.
    pub label: String,
    /// Who holds it.
    pub holders: Vec<Named>,
    /// Whether each location has somebody else.
    pub held_by_location: bool,
    /// Where in the organisation it is.
    pub department: Option<String>,
    /// What may be decided there: words of the format, such as `pause-publishing`.
    pub may: Vec<&'static str>,
    /// How much it may give away.
    pub credit: Option<Credit>,
    /// The rewards that it may give, in the words of the plan.
    pub reward: Option<String>,
    /// What somebody has to be trained in.
    pub skills: Vec<String>,
    /// Which accounts it can sign in to.
    pub access: Vec<String>,
    /// What it does not answer.
    pub not_for: Vec<String>,
    /// What it does, in the words of the plan.
    pub duties: Vec<String>,
    /// Who has it when.
    pub rota: Option<Rota>,
    /// Whether it is held outside of the organisation.
    pub external: bool,
    /// How long somebody holds it.
    pub term: Option<Duration>,
}

/// How much somebody may give away.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Credit {
    /// The sum.
    pub amount: f64,
    /// Its currency, such as `USD`.
    pub currency: Option<String>,
    /// For each `case`, or in each `day`, `week`, `month` or `year`.
    pub per: Option<&'static str>,
}

/// What an owner is called.
pub(super) fn label(plan: &Plan, id: &str) -> String {
    match (plan.person(id), id) {
        (Some(person), _) => person_name(person),
        (None, "anyone") => "Anyone".to_owned(),
        (None, "reporter") => "Whoever reported it".to_owned(),
        (None, "location") => "The location".to_owned(),
        (None, _) => contact_label(plan, id).unwrap_or_else(|| role_label(plan, id)),
    }
}

/// What an owner is called, and where it stands in the document.
pub(super) fn named(plan: &Plan, id: &str) -> Named {
    let anchor = match plan.person(id) {
        Some(_) => Some(format!("person-{id}")),
        None => plan
            .roles
            .entry(id)
            .map(|_| format!("role-{id}"))
            .or_else(|| plan.contacts.entry(id).map(|_| format!("contact-{id}"))),
    };
    let reserved = Target::RESERVED_OWNERS.into_iter().find(|word| *word == id);
    Named { id: id.to_owned(), label: label(plan, id), anchor, reserved }
}

/// Resolves an owner to names and numbers.
pub(super) fn owner(plan: &Plan, id: &str) -> Owner {
    let Named { id: own_id, label, anchor, reserved } = named(plan, id);
    if let Some(person) = plan.person(id) {
        let people = vec![reach(plan, person)];
        return Owner { id: own_id, label, anchor, reserved, by_location: false, people };
    }
    if let Some(contact) = plan.contacts.entry(id).filter(|_| plan.roles.entry(id).is_none()) {
        let people = vec![reach_outside(plan, contact)];
        return Owner { id: own_id, label, anchor, reserved, by_location: false, people };
    }
    let people = match plan.holders(id, None) {
        Holders::People(people) if !plan.is_held_by_location(id) => {
            people.into_iter().filter_map(|id| plan.person(id)).map(|person| reach(plan, person)).collect()
        }
        Holders::People(_) | Holders::Unknown => Vec::new(),
    };
    let by_location = plan.is_held_by_location(id) && plan.open_locations().next().is_some();
    Owner { id: own_id, label, anchor, reserved, by_location, people }
}

pub(super) fn owner_of(plan: &Plan, field: &plan::Field<Spanned<OwnerId>>) -> Option<Named> {
    field.get().map(|id| named(plan, &id.value))
}

pub(super) fn plain_owner(plan: &Plan, field: &plan::Field<OwnerId>) -> Option<Named> {
    field.get().map(|id| named(plan, id))
}

pub(super) fn owners(plan: &Plan, field: &plan::Field<Vec<OwnerId>>) -> Vec<Named> {
    field.items().iter().map(|id| named(plan, id)).collect()
}

/// Somebody who is called, with their numbers.
pub(super) fn reached(plan: &Plan, field: &plan::Field<Spanned<OwnerId>>) -> Option<Owner> {
    field.get().map(|id| owner(plan, &id.value))
}

pub(super) fn all_reached(plan: &Plan, field: &plan::Field<OneOrMany<Spanned<OwnerId>>>) -> Vec<Owner> {
    field.get().map(|owners| owners.0.iter().map(|id| owner(plan, &id.value)).collect()).unwrap_or_default()
}

/// What somebody outside the organisation is called, where the id means them and no role.
fn contact_label(plan: &Plan, id: &str) -> Option<String> {
    let contact = plan.contacts.entry(id).filter(|_| plan.roles.entry(id).is_none())?;
    humanize::text(&contact.value.what)
}

fn role_label(plan: &Plan, id: &str) -> String {
    let title = plan.roles.entry(id).and_then(|role| humanize::text(&role.value.title));
    title.unwrap_or_else(|| humanize::title(id))
}

/// A role by its id, whatever people are called.
pub(super) fn role_named(plan: &Plan, id: &str) -> Named {
    let anchor = plan.roles.entry(id).map(|_| format!("role-{id}"));
    Named { id: id.to_owned(), label: role_label(plan, id), anchor, reserved: None }
}

fn person_name(person: &Entry<plan::Person>) -> String {
    humanize::text(&person.value.name).unwrap_or_else(|| humanize::title(&person.id))
}

pub(super) fn reach(plan: &Plan, person: &Entry<plan::Person>) -> Reach {
    let phone = person.value.phone.get().filter(|_| !is_public(plan));
    let has_no_phone = person.value.phone.is_missing() && !is_public(plan);
    Reach {
        id: person.id.to_string(),
        name: person_name(person),
        phone: phone.map(|phone| phone.to_string()),
        dial: phone.map(plan::Phone::dialled),
        email: person.value.email.get().filter(|_| has_no_phone).map(|email| email.to_string()),
        chat: humanize::text(&person.value.chat).filter(|_| has_no_phone),
    }
}

/// How a person is reached; of a role that stands in, its first holder.
pub(super) fn reach_of(plan: &Plan, id: &str) -> Option<Reach> {
    match plan.person(id) {
        Some(person) => Some(reach(plan, person)),
        None => owner(plan, id).people.into_iter().next(),
    }
}

/// How somebody outside the organisation is reached.
fn reach_outside(plan: &Plan, contact: &Entry<plan::Contact>) -> Reach {
    let phone = contact.value.phone.get().filter(|_| !is_public(plan));
    let has_no_phone = contact.value.phone.is_missing() && !is_public(plan);
    Reach {
        id: contact.id.to_string(),
        name: label(plan, &contact.id),
        phone: phone.map(|phone| phone.to_string()),
        dial: phone.map(plan::Phone::dialled),
        email: contact.value.email.get().filter(|_| has_no_phone).map(|email| email.to_string()),
        chat: None,
    }
}

/// Every way to reach a person, for whoever rehearses: nothing where the document is for everybody.
pub(super) fn all_ways(plan: &Plan, person: &Entry<plan::Person>) -> Reach {
    let reach = reach(plan, person);
    let is_for_colleagues = !is_public(plan);
    Reach {
        email: person.value.email.get().filter(|_| is_for_colleagues).map(|email| email.to_string()),
        chat: humanize::text(&person.value.chat).filter(|_| is_for_colleagues),
        ..reach
    }
}

/// Everybody, with the zone of their hours where it is another one.
pub(super) fn people(plan: &Plan, zone: &str) -> Vec<Person> {
    let mut held: HashMap<&str, Vec<Named>> = HashMap::new();
    for role in plan.roles.entries() {
        if let Some(Holding::People(people)) = role.value.held_by.get() {
            for id in people {
                held.entry(id).or_default().push(role_named(plan, &role.id));
            }
        }
    }
    let at_locations = plan.roles.entries().iter().filter(|role| plan.is_held_by_location(&role.id));
    for role in at_locations {
        let places = plan.open_locations().map(|place| plan.holders(&role.id, Some(place)).people());
        let people: BTreeSet<&str> = places.flatten().collect();
        for id in people {
            held.entry(id).or_default().push(role_named(plan, &role.id));
        }
    }
    let person = |entry: &Entry<plan::Person>| {
        let person = &entry.value;
        let phone = person.phone.get();
        let own_zone = plan.zone_in(&person.time_zone);
        let is_asked =
            !person.time_zone.is_missing() || person.hours.get().is_some() || person.on_call.get().is_some();
        Person {
            id: entry.id.to_string(),
            anchor: format!("person-{}", entry.id),
            name: person_name(entry),
            title: humanize::text(&person.title),
            phone: phone.map(|phone| phone.to_string()),
            dial: phone.map(plan::Phone::dialled),
            email: person.email.get().map(|email| email.to_string()),
            chat: humanize::text(&person.chat),
            hours: person.hours.get().map(|hours| hours.to_string()),
            on_call: person.on_call.get().map(|hours| hours.to_string()),
            time_zone: (own_zone != zone && is_asked).then(|| own_zone.to_owned()),
            languages: person.languages.items().iter().map(|language| language.to_string()).collect(),
            skills: humanize::texts(&person.skills),
            leave: person.leave.items().iter().filter_map(|one| leave(plan, one)).collect(),
            from: Day::of(&person.from),
            until: Day::of(&person.until),
            roles: held.get(&*entry.id).cloned().unwrap_or_default(),
        }
    };
    plan.people.entries().iter().map(person).collect()
}

fn leave(plan: &Plan, leave: &plan::Leave) -> Option<Leave> {
    let (from, to) = leave.days()?;
    Some(Leave { from: Day(from), to: Day(to), cover: plain_owner(plan, &leave.cover) })
}

pub(super) fn roles(plan: &Plan, zone: &str, as_of: Option<Date>) -> Vec<Role> {
    let person = |id: &str| person_named(plan, id);
    let role = |entry: &Entry<plan::Role>| {
        let role = &entry.value;
        let authority = role.authority.get();
        let holders = match role.held_by.get() {
            Some(Holding::People(people)) => people.iter().map(|id| person_named(plan, id)).collect(),
            Some(Holding::Location) | None => Vec::new(),
        };
        Role {
            id: entry.id.to_string(),
            anchor: format!("role-{}", entry.id),
            label: role_label(plan, &entry.id),
            holders,
            held_by_location: matches!(role.held_by.get(), Some(Holding::Location)),
            department: humanize::text(&role.department).map(|department| humanize::word(&department)),
            may: authority.map(|authority| may(authority.may.items())).unwrap_or_default(),
            credit: authority.and_then(|authority| credit(authority.credit.get()?)),
            reward: authority.and_then(|authority| humanize::text(&authority.reward)),
            skills: humanize::texts(&role.needs_skills),
            access: humanize::texts(&role.access),
            not_for: humanize::texts(&role.not_for),
            duties: humanize::texts(&role.duties),
            rota: role.rota.get().map(|one| Rota::of(plan, zone, one, as_of, &person)),
            external: role.external(),
            term: Duration::of(&role.term),
        }
    };
    plan.roles.entries().iter().map(role).collect()
}

fn person_named(plan: &Plan, id: &str) -> Named {
    Named::new("person", id, plan.person(id).map(person_name))
}

pub(super) fn may(may: &[May]) -> Vec<&'static str> {
    may.iter().map(|may| may.word()).collect()
}

fn credit(credit: &plan::Credit) -> Option<Credit> {
    Some(Credit {
        amount: credit.amount.copied()?.0,
        currency: humanize::text(&credit.currency),
        per: credit.per.copied().map(plan::Per::word),
    })
}

/// The zone that a field names, where it is another one than that of the plan.
pub(super) fn other_zone(plan: &Plan, field: &plan::Field<plan::TimeZone>) -> Option<String> {
    field.get().filter(|zone| ***zone != *plan.zone_name()).map(|zone| zone.to_string())
}

pub(super) fn location_name(location: &Entry<plan::Location>) -> String {
    humanize::text(&location.value.name).unwrap_or_else(|| humanize::title(&location.id))
}

/// A store, and where it stands in the document.
pub(super) fn location_named(location: &Entry<plan::Location>) -> Named {
    Named::new("store", &location.id, Some(location_name(location)))
}

/// A channel by its handle where it has one, else by its id.
pub(super) fn channel_named(plan: &Plan, id: &str) -> Named {
    let known = plan.channels.entry(id).or_else(|| plan.all_channels().find(|channel| &*channel.id == id));
    Named::new("channel", id, known.map(channel_title))
}

/// What a channel is called: by its name, else by its id.
pub(super) fn channel_title(channel: &Entry<plan::Channel>) -> String {
    humanize::text(&channel.value.name).unwrap_or_else(|| humanize::title(&channel.id))
}

pub(super) fn channels_named(plan: &Plan, channels: &plan::Field<Vec<plan::ChannelId>>) -> Vec<Named> {
    channels.items().iter().map(|id| channel_named(plan, id)).collect()
}

/// The channels that a field names, where they are not those that are meant without it.
pub(super) fn unusual_channels(
    plan: &Plan,
    field: &plan::Field<Vec<plan::ChannelId>>,
    is_usual: impl Fn(&Entry<plan::Channel>) -> bool,
) -> Vec<Named> {
    if field.items().is_empty() {
        return Vec::new();
    }
    let named: HashSet<&str> = field.items().iter().map(|id| &**id).collect();
    let usual: HashSet<&str> = plan.all_channels().filter(|one| is_usual(one)).map(|one| &*one.id).collect();
    if named == usual { Vec::new() } else { channels_named(plan, field) }
}

pub(super) fn contact_named(plan: &Plan, id: &str) -> Named {
    Named::new(
        "contact",
        id,
        plan.contacts
            .entry(id)
            .map(|contact| humanize::text(&contact.value.what).unwrap_or_else(|| humanize::title(id))),
    )
}

/// A place or an owner by its name.
pub(super) fn place_or_owner(plan: &Plan, id: &str) -> Named {
    match plan.locations.entry(id) {
        Some(location) => location_named(location),
        None => named(plan, id),
    }
}
