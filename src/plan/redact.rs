//! The same plan for somebody else: for everybody, or for those at one location.
//!
//! Who may see which field is said where the field is declared; what is done here by hand is what no single field says: a
//! person whose name is not for everybody goes by their work, and channels for colleagues are not there at all.

use crate::format::decode::{Decode, Field};
use crate::format::map::{Entry, Map};
use crate::format::privacy::Withheld;
use crate::format::redaction::Redaction;
use crate::plan::about::PlanVisibility;
use crate::plan::channels::{Channel, Visibility};
use crate::plan::ids::PersonId;
use crate::plan::people::{Holding, Person};
use crate::plan::{Holders, Plan};
use std::collections::{HashMap, HashSet};

/// A plan as everybody may see it.
#[derive(Debug)]
pub struct PublicPlan {
    pub plan: Plan,
    /// The kinds of things that are in the plan and not here, each once.
    pub left_out: Vec<Withheld>,
    renamed: HashMap<Box<str>, Box<str>>,
}

impl PublicPlan {
    /// What somebody or something is called here, by its id in the whole plan.
    pub fn id<'i>(&'i self, id: &'i str) -> &'i str {
        self.renamed.get(id).map_or(id, |renamed| renamed)
    }
}

impl Plan {
    /// Whether the plan says that everybody may read it.
    pub fn is_public(&self) -> bool {
        self.about().is_some_and(|about| about.visibility() == PlanVisibility::Public)
    }

    /// Lets the plan say that everybody may read it, whatever it says.
    pub fn show_to_everybody(&mut self) {
        if let Some(about) = self.plan.value_mut() {
            about.visibility.put(PlanVisibility::Public);
        }
    }

    /// The plan as everybody may see it: without what its fields are declared to keep from others, and without channels for
    /// colleagues. People whose names are not for everybody go by what they do.
    #[must_use]
    pub fn for_everybody(&self) -> PublicPlan {
        let mut plan = self.clone();
        let mut redaction = Redaction {
            renamed: self.names_by_work(),
            without_channels: take_out_channels(&mut plan),
            ..Redaction::default()
        };
        if !redaction.without_channels.is_empty() {
            redaction.left_out.insert(Withheld::Channels);
        }
        for person in plan.people.value_mut().into_iter().flat_map(Map::entries_mut) {
            if let Some(name) = redaction.renamed.get(&person.id) {
                person.id.clone_from(name);
            }
        }
        if let Some(people) = plan.people.value_mut() {
            people.sort_ids();
        }
        plan.redact(&mut redaction);
        for person in plan.people.values_mut().filter(|person| person.name.is_missing()) {
            person.name = std::mem::take(&mut person.title);
        }
        plan.show_to_everybody();
        PublicPlan { plan, left_out: redaction.left_out.into_iter().collect(), renamed: redaction.renamed }
    }

    /// What people are called whose names are not for everybody: the first role that they hold, and a number.
    fn names_by_work(&self) -> HashMap<Box<str>, Box<str>> {
        let is_named =
            |person: &Person| person.public.get().is_some_and(|public| public.disclosed().contains(&"name"));
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut taken: HashSet<Box<str>> = HashSet::new();
        let mut names = HashMap::new();
        for person in self.people.entries().iter().filter(|person| !is_named(&person.value)) {
            let holds = |holding: &Holding| match holding {
                Holding::People(people) => people.iter().any(|id| **id == *person.id),
                Holding::Location => false,
            };
            let role = self.roles.entries().iter().find(|role| role.value.held_by.get().is_some_and(holds));
            let work = role.map_or("colleague", |role| &*role.id);
            let number = numbers.entry(work).or_default();
            let name = loop {
                *number += 1;
                let name: Box<str> = format!("{work}-{number}").into();
                let is_free = self.people.entry(&name).is_none() && self.roles.entry(&name).is_none();
                if is_free && taken.insert(name.clone()) {
                    break name;
                }
            };
            names.insert(person.id.clone(), name);
        }
        names
    }

    /// The plan as it is at a location: roles that each location fills are held by the people there.
    #[must_use]
    pub fn at_location(&self, location: &str) -> Plan {
        let mut plan = self.clone();
        let Some(location) = self.locations.entry(location) else { return plan };
        let Some(roles) = plan.roles.value_mut() else { return plan };
        for role in roles.entries_mut() {
            if !matches!(role.value.held_by.get(), Some(Holding::Location)) {
                continue;
            }
            if let Holders::People(people) = self.holders(&role.id, Some(location)) {
                let people = people.into_iter().map(|id| PersonId(id.into())).collect();
                role.value.held_by.put(Holding::People(people));
            }
        }
        plan
    }
}

/// Takes the channels for colleagues out of a plan and of its locations; their ids.
fn take_out_channels(plan: &mut Plan) -> HashSet<Box<str>> {
    let mut ids = HashSet::new();
    let mut take_out = |channels: &mut Field<Map<Channel>>| {
        let Some(channels) = channels.value_mut() else { return };
        let is_for_colleagues =
            |channel: &Entry<Channel>| channel.value.usual_visibility() == Visibility::Internal;
        ids.extend(
            channels
                .entries()
                .iter()
                .filter(|channel| is_for_colleagues(channel))
                .map(|channel| channel.id.clone()),
        );
        channels.retain(|channel| !is_for_colleagues(channel));
    };
    take_out(&mut plan.channels);
    plan.locations.values_mut().for_each(|location| take_out(&mut location.channels));
    ids
}
