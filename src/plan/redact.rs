//! The same plan for somebody else: for everybody, or for those at one location.

use crate::format::decode::{Entry, Field, Map};
use crate::plan::about::PlanVisibility;
use crate::plan::channels::{Channel, Visibility};
use crate::plan::escalations::{Escalation, LadderStep};
use crate::plan::ids::PersonId;
use crate::plan::measurements::Measurements;
use crate::plan::people::Holding;
use crate::plan::{Holders, Plan};

impl Plan {
    /// The plan as everybody may see it: without phones, e-mails, chat names and leave of people and of contacts outside,
    /// without who can sign in and how accounts are secured and recovered, without what a role or a step may decide and give
    /// away, without what agents may choose from, without notes to figures, without decisions that are needed and without
    /// cases; channels for colleagues alone are not there.
    #[must_use]
    pub fn for_everybody(&self) -> Plan {
        let mut plan = self.clone();
        if let Some(about) = plan.plan.value_mut() {
            about.visibility.put(PlanVisibility::Public);
            about.asks.clear();
        }
        for person in plan.people.values_mut() {
            person.phone.clear();
            person.email.clear();
            person.chat.clear();
            person.leave.clear();
        }
        for contact in plan.contacts.values_mut() {
            contact.phone.clear();
            contact.email.clear();
            contact.hours.clear();
        }
        for role in plan.roles.values_mut() {
            role.authority.clear();
            role.access.clear();
        }
        make_public(&mut plan.channels);
        for location in plan.locations.values_mut() {
            make_public(&mut location.channels);
        }
        let without_authority =
            |steps: &mut Vec<LadderStep>| steps.iter_mut().for_each(|step| step.may.clear());
        for ladder in plan.escalations.values_mut() {
            ladder.steps.value_mut().into_iter().for_each(without_authority);
        }
        for playbook in plan.playbooks.values_mut() {
            if let Some(Escalation::Inline(steps)) = playbook.escalation.value_mut() {
                without_authority(steps);
            }
        }
        for row in plan.triage.value_mut().into_iter().flatten() {
            row.choices.clear();
        }
        if let Some(Measurements::List(figures)) = plan.measurements.value_mut() {
            for figure in figures {
                figure.note.clear();
            }
        }
        plan.tests.clear();
        plan
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

/// Channels without what only those who run them may know.
fn make_public(channels: &mut Field<Map<Channel>>) {
    let is_for_colleagues =
        |channel: &Entry<Channel>| channel.value.visibility.copied() == Some(Visibility::Internal);
    if let Some(channels) = channels.value_mut() {
        channels.retain(|channel| !is_for_colleagues(channel));
        for channel in channels.entries_mut() {
            channel.value.admins.clear();
            channel.value.two_factor.clear();
            channel.value.recovery.clear();
        }
    }
}
