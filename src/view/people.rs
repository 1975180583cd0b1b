//! People, roles, stores and outside contacts.

use crate::plan::{self, Entry, Holders, Holding, May, OneOrMany, OwnerId, Plan, Target};
use crate::source::Spanned;
use crate::view::{Named, humanize, is_public};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

/// Who an owner is: what to call them, and how to reach the people behind it.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Owner {
    /// What to call them.
    pub label: String,
    /// The name of its place in the document, for links.
    pub anchor: Option<String>,
    /// Whether it is somebody else at each location.
    pub by_location: bool,
    /// The people behind a role; the person alone where a person is named.
    pub people: Vec<Reach>,
}

/// How somebody is reached.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Reach {
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
    /// When somebody is there, in words.
    pub hours: Option<String>,
    /// When the person can be called outside of the hours.
    pub on_call: Option<String>,
    /// The time zone of the hours.
    pub time_zone: Option<String>,
    /// The languages the person answers in.
    pub languages: Vec<String>,
    /// What the person is trained in.
    pub skills: Vec<String>,
    /// When the person is away, and who stands in.
    pub leave: Vec<String>,
    /// The last day with the organisation.
    pub until: Option<String>,
    /// The roles that the person holds.
    pub roles: Vec<Named>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Role {
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
    /// What may be decided there, in words.
    pub may: Vec<String>,
    /// How much it may give away.
    pub credit: Option<String>,
    /// What somebody has to be trained in.
    pub skills: Vec<String>,
    /// Which accounts it can sign in to.
    pub access: Vec<String>,
    /// What it does not answer.
    pub not_for: Vec<String>,
    /// Who has it when.
    pub rota: Option<String>,
    /// Whether it is held outside of the organisation.
    pub external: bool,
    /// How long somebody holds it.
    pub term: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Store {
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What it is called.
    pub name: String,
    /// The region it is in.
    pub region: Option<String>,
    /// When it is open.
    pub hours: Option<String>,
    /// The time zone of all its times.
    pub time_zone: Option<String>,
    /// When the store agreed to the plan.
    pub acknowledged: Option<String>,
    /// Who holds which role there.
    pub roles: Vec<BoundRole>,
    /// Its own channels.
    pub channels: Vec<Named>,
}

/// Who holds a role at a store.
#[derive(Debug, JsonSchema, Serialize)]
pub struct BoundRole {
    /// The role, by its name.
    pub role: String,
    /// Who holds it there.
    pub people: Vec<Reach>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Region {
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
    /// When it can be reached.
    pub hours: Option<String>,
    /// The channels that it helps with.
    pub channels: Vec<Named>,
}

/// What an owner is called.
pub(super) fn label(plan: &Plan, id: &str) -> String {
    match (plan.person(id), id) {
        (Some(person), _) => person_name(person),
        (None, "anyone") => "Anyone".to_owned(),
        (None, "reporter") => "Whoever reported it".to_owned(),
        (None, "location") => "The location".to_owned(),
        (None, _) => role_label(plan, id),
    }
}

/// What an owner is called, and where it stands in the document.
pub(super) fn named(plan: &Plan, id: &str) -> Named {
    let anchor = match plan.person(id) {
        Some(_) => Some(format!("person-{id}")),
        None => plan.roles.entry(id).map(|_| format!("role-{id}")),
    };
    Named { label: label(plan, id), anchor }
}

/// Resolves an owner to names and numbers.
pub(super) fn owner(plan: &Plan, id: &str) -> Owner {
    let Named { label, anchor } = named(plan, id);
    if let Some(person) = plan.person(id) {
        return Owner { label, anchor, by_location: false, people: vec![reach(plan, person)] };
    }
    let people = match plan.holders(id, None) {
        Holders::People(people) if !plan.is_held_by_location(id) => {
            people.into_iter().filter_map(|id| plan.person(id)).map(|person| reach(plan, person)).collect()
        }
        Holders::People(_) | Holders::Unknown => Vec::new(),
    };
    let by_location = plan.is_held_by_location(id) && !plan.locations.entries().is_empty();
    Owner { label, anchor, by_location, people }
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

fn role_label(plan: &Plan, id: &str) -> String {
    let title = plan.roles.entry(id).and_then(|role| humanize::text(&role.value.title));
    title.unwrap_or_else(|| humanize::title(id))
}

fn person_name(person: &Entry<plan::Person>) -> String {
    humanize::text(&person.value.name).unwrap_or_else(|| humanize::title(&person.id))
}

fn reach(plan: &Plan, person: &Entry<plan::Person>) -> Reach {
    let phone = person.value.phone.get().filter(|_| !is_public(plan));
    let has_no_phone = person.value.phone.is_missing() && !is_public(plan);
    Reach {
        name: person_name(person),
        phone: phone.map(|phone| phone.to_string()),
        dial: phone.map(plan::Phone::dialled),
        email: person.value.email.get().filter(|_| has_no_phone).map(|email| email.to_string()),
        chat: humanize::text(&person.value.chat).filter(|_| has_no_phone),
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

pub(super) fn people(plan: &Plan) -> Vec<Person> {
    let mut held: HashMap<&str, Vec<Named>> = HashMap::new();
    for role in plan.roles.entries() {
        if let Some(Holding::People(people)) = role.value.held_by.get() {
            for id in people {
                held.entry(id).or_default().push(Named::new(
                    "role",
                    &role.id,
                    Some(role_label(plan, &role.id)),
                ));
            }
        }
    }
    let person = |entry: &Entry<plan::Person>| {
        let person = &entry.value;
        let phone = person.phone.get();
        Person {
            anchor: format!("person-{}", entry.id),
            name: person_name(entry),
            title: humanize::text(&person.title),
            phone: phone.map(|phone| phone.to_string()),
            dial: phone.map(plan::Phone::dialled),
            email: person.email.get().map(|email| email.to_string()),
            chat: humanize::text(&person.chat),
            hours: person.hours.get().map(|hours| hours.to_string()),
            on_call: person.on_call.get().map(|hours| hours.to_string()),
            time_zone: person.time_zone.get().map(|zone| zone.to_string()),
            languages: person.languages.items().iter().map(|language| language.to_string()).collect(),
            skills: humanize::texts(&person.skills),
            leave: person.leave.items().iter().filter_map(|leave| leave_in_words(plan, leave)).collect(),
            until: humanize::date_of(&person.until),
            roles: held.get(&*entry.id).cloned().unwrap_or_default(),
        }
    };
    plan.people.entries().iter().map(person).collect()
}

fn leave_in_words(plan: &Plan, leave: &plan::Leave) -> Option<String> {
    let (from, to) = leave.days()?;
    let days = if from == to {
        humanize::date(from)
    } else {
        format!("{} to {}", humanize::date(from), humanize::date(to))
    };
    let cover =
        leave.cover.get().map(|id| format!(", {} stands in", owner(plan, id).label)).unwrap_or_default();
    Some(format!("{days}{cover}"))
}

pub(super) fn roles(plan: &Plan) -> Vec<Role> {
    let role = |entry: &Entry<plan::Role>| {
        let role = &entry.value;
        let authority = role.authority.get();
        let holders = match role.held_by.get() {
            Some(Holding::People(people)) => people.iter().map(|id| person_named(plan, id)).collect(),
            Some(Holding::Location) | None => Vec::new(),
        };
        Role {
            anchor: format!("role-{}", entry.id),
            label: role_label(plan, &entry.id),
            holders,
            held_by_location: matches!(role.held_by.get(), Some(Holding::Location)),
            department: humanize::text(&role.department).map(|department| humanize::word(&department)),
            may: authority.map(|authority| may_in_words(authority.may.items())).unwrap_or_default(),
            credit: authority.and_then(|authority| credit(authority.credit.get()?)),
            skills: humanize::texts(&role.needs_skills),
            access: humanize::texts(&role.access),
            not_for: humanize::texts(&role.not_for),
            rota: role.rota.get().and_then(|rota| rota_in_words(plan, rota)),
            external: role.external.copied().unwrap_or(false),
            term: humanize::duration_of(&role.term),
        }
    };
    plan.roles.entries().iter().map(role).collect()
}

fn person_named(plan: &Plan, id: &str) -> Named {
    Named::new("person", id, plan.person(id).map(person_name))
}

pub(super) fn may_in_words(may: &[May]) -> Vec<String> {
    may.iter().map(|may| humanize::word(may.word())).collect()
}

fn credit(credit: &plan::Credit) -> Option<String> {
    let amount = humanize::number(credit.amount.copied()?);
    let currency =
        humanize::text(&credit.currency).map(|currency| format!(" {currency}")).unwrap_or_default();
    let per = credit.per.copied().map(|per| format!(" a {}", per.word())).unwrap_or_default();
    Some(format!("{amount}{currency}{per}"))
}

fn rota_in_words(plan: &Plan, rota: &plan::Rota) -> Option<String> {
    let order: Vec<String> = rota.order.items().iter().map(|id| person_named(plan, id).label).collect();
    let starts = humanize::date_of(&rota.starts).map(|day| format!(", from {day}")).unwrap_or_default();
    let at = rota.at.get().map(|time| format!(", handed over at {}", &**time)).unwrap_or_default();
    let zone = rota.time_zone.get().map(|zone| format!(" ({})", &**zone)).unwrap_or_default();
    Some(format!("{} in turn, {}{starts}{at}{zone}", order.join(", "), humanize::every(rota.every.copied()?)))
}

pub(super) fn stores(plan: &Plan) -> Vec<Store> {
    let roles: Vec<&Entry<plan::Role>> =
        plan.roles.entries().iter().filter(|role| plan.is_held_by_location(&role.id)).collect();
    let store = |entry: &Entry<plan::Location>| {
        let location = &entry.value;
        let bound = |role: &&Entry<plan::Role>| {
            let Holders::People(people) = plan.holders(&role.id, Some(entry)) else { return None };
            let people: Vec<Reach> = people
                .into_iter()
                .filter_map(|id| plan.person(id))
                .map(|person| reach(plan, person))
                .collect();
            (!people.is_empty()).then(|| BoundRole { role: role_label(plan, &role.id), people })
        };
        let acknowledged = location.acknowledged.get().and_then(|acknowledged| {
            let day = humanize::date_of(&acknowledged.date)?;
            let by =
                acknowledged.by.get().map(|id| format!(" by {}", owner(plan, id).label)).unwrap_or_default();
            Some(format!("accepted on {day}{by}"))
        });
        Store {
            anchor: format!("store-{}", entry.id),
            name: location_name(entry),
            region: location.region.get().map(|region| region_name(plan, &region.value)),
            hours: location.hours.get().map(|hours| hours.to_string()),
            time_zone: location.time_zone.get().map(|zone| zone.to_string()),
            acknowledged,
            roles: roles.iter().filter_map(bound).collect(),
            channels: location
                .channels
                .entries()
                .iter()
                .map(|channel| Named::new("channel", &channel.id, Some(humanize::title(&channel.id))))
                .collect(),
        }
    };
    plan.locations.entries().iter().map(store).collect()
}

pub(super) fn location_name(location: &Entry<plan::Location>) -> String {
    humanize::text(&location.value.name).unwrap_or_else(|| humanize::title(&location.id))
}

fn region_name(plan: &Plan, id: &str) -> String {
    plan.regions
        .entry(id)
        .and_then(|region| humanize::text(&region.value.name))
        .unwrap_or_else(|| humanize::title(id))
}

pub(super) fn regions(plan: &Plan) -> Vec<Region> {
    let region = |entry: &Entry<plan::Region>| {
        let bound = entry.value.binds.get().map(|binds| binds.0.entries()).unwrap_or_default();
        let roles = bound.iter().map(|bound| BoundRole {
            role: role_label(plan, &bound.id),
            people: bound
                .value
                .0
                .iter()
                .filter_map(|id| plan.person(id))
                .map(|person| reach(plan, person))
                .collect(),
        });
        Region {
            anchor: format!("region-{}", entry.id),
            name: region_name(plan, &entry.id),
            liaison: entry.value.liaison.get().map(|id| owner(plan, id)),
            roles: roles.collect(),
        }
    };
    plan.regions.entries().iter().map(region).collect()
}

pub(super) fn contacts(plan: &Plan) -> Vec<Contact> {
    let contact = |entry: &Entry<plan::Contact>| {
        let contact = &entry.value;
        Contact {
            anchor: format!("contact-{}", entry.id),
            what: humanize::text(&contact.what).unwrap_or_else(|| humanize::title(&entry.id)),
            url: contact.url.get().map(|url| url.to_string()),
            phone: contact.phone.get().map(|phone| phone.to_string()),
            dial: contact.phone.get().map(plan::Phone::dialled),
            email: contact.email.get().map(|email| email.to_string()),
            hours: contact.hours.get().map(|hours| hours.to_string()),
            channels: contact.r#for.items().iter().map(|id| channel_named(plan, id)).collect(),
        }
    };
    plan.contacts.entries().iter().map(contact).collect()
}

/// A channel by its handle where it has one, else by its id.
pub(super) fn channel_named(plan: &Plan, id: &str) -> Named {
    let known = plan.channels.entry(id).is_some() || plan.all_channels().any(|channel| &*channel.id == id);
    Named::new("channel", id, known.then(|| humanize::title(id)))
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

/// A channel with how to get there: `Care form (https://www.example.com/care)`.
pub(super) fn channel_in_words(plan: &Plan, id: &str) -> String {
    let name = channel_named(plan, id).label;
    let Some(channel) = plan.all_channels().find(|channel| *channel.id == *id) else { return name };
    let number = channel.value.number.get().map(|number| number.to_string());
    let url = channel.value.url.get().map(|url| url.to_string());
    let address = channel.value.address.get().map(|address| address.to_string());
    match number.or(url).or(address) {
        Some(way) => format!("{name} ({way})"),
        None => name,
    }
}

/// A contact with how to reach it.
pub(super) fn contact_in_words(plan: &Plan, id: &str) -> String {
    let name = contact_named(plan, id).label;
    let Some(contact) = plan.contacts.entry(id).map(|contact| &contact.value) else { return name };
    let phone = contact.phone.get().map(|phone| phone.to_string());
    let url = contact.url.get().map(|url| url.to_string());
    let email = contact.email.get().map(|email| email.to_string());
    match phone.or(url).or(email) {
        Some(way) => format!("{name} ({way})"),
        None => name,
    }
}

/// A place or an owner by its name.
pub(super) fn place_or_owner(plan: &Plan, id: &str) -> String {
    if Target::RESERVED_OWNERS.contains(&id) {
        return owner(plan, id).label.to_lowercase();
    }
    match plan.locations.entry(id) {
        Some(location) => location_name(location),
        None => owner(plan, id).label,
    }
}
