//! A part of a view: what one person or role has to do, or what holds at one location. Ids alone decide.

use crate::plan::{self, Entry, Holders, Holding, OneOrMany, OwnerId, Pause, Plan};
use crate::source::Spanned;
use crate::view::tasks::tasks;
use crate::view::{Named, Owner, Playbook, View, people, places};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// Whose part of a plan a document shows.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Part {
    /// What one person or role has to do.
    Owner {
        /// The person or the role.
        owner: Named,
    },
    /// What holds at one location.
    Location {
        /// The location.
        location: Named,
    },
    /// What one person or role has to do at one location.
    OwnerAt {
        /// The person or the role.
        owner: Named,
        /// The location.
        location: Named,
    },
}

impl Part {
    /// The ids of the location and of the person or role.
    pub fn ids(&self) -> Vec<&str> {
        match self {
            Part::Owner { owner } => vec![&owner.id],
            Part::Location { location } => vec![&location.id],
            Part::OwnerAt { owner, location } => vec![&location.id, &owner.id],
        }
    }
}

/// Leaves what somebody has to do or has to know for it: their goals, actions, channels and rows of triage, the playbooks in
/// which they have a part, whole, with the messages in them, themselves, and whom they reach outside.
pub(super) fn for_owner(view: &mut View, plan: &Plan, id: &str) {
    let them = Them::of(plan, id);
    let owner = people::named(plan, id);
    view.narrowed = Some(match view.narrowed.take() {
        Some(Part::Location { location } | Part::OwnerAt { location, .. }) => {
            Part::OwnerAt { owner, location }
        }
        Some(Part::Owner { .. }) | None => Part::Owner { owner },
    });
    only_theirs(view, plan, &them);
}

/// Leaves what some people have to do or have to know for it.
fn only_theirs(view: &mut View, plan: &Plan, them: &Them) {
    view.goals.retain(|goal| them.own(goal.owner.as_ref()));
    view.actions.retain(|action| them.own(action.owner.as_ref()) || them.any(&action.needs_approval));
    view.touchpoints.retain(|point| {
        let is_theirs = them.any(&point.owners) && them.are_at(point.store.as_ref());
        is_theirs || point.admins.iter().any(|admin| them.is_person(&admin.id))
    });
    view.triage
        .retain(|row| them.own(row.owner.as_ref()) || them.any(&row.responders) || them.any(&row.inform));
    let playbook = |shown: &Playbook| plan.playbooks.entry(&shown.id);
    view.playbooks.retain(|shown| playbook(shown).is_some_and(|one| them.have_a_part(plan, &one.value)));
    view.risks.retain(|risk| them.own(risk.owner.as_ref()));
    view.overview.asks.retain(|ask| them.own(ask.owner.as_ref()));

    view.severities.retain(|severity| {
        view.playbooks.iter().any(|playbook| playbook.severity.as_deref() == Some(&severity.id))
    });
    for roster in &mut view.rosters {
        roster.playbooks.retain(|named| view.playbooks.iter().any(|playbook| playbook.id == named.id));
    }
    view.tasks = tasks(view, plan, them);

    let anchors = |named: &'_ Named| named.anchor.clone();
    let used: BTreeSet<String> =
        view.actions.iter().flat_map(|action| &action.strategies).filter_map(anchors).collect();
    view.strategy.retain(|strategy| used.contains(&strategy.anchor));
    let of_playbooks = view.playbooks.iter().flat_map(|playbook| {
        playbook.messages.iter().chain(playbook.steps.iter().filter_map(|step| step.message.as_ref()))
    });
    let of_rows = view.triage.iter().filter_map(|row| row.message.as_ref());
    let used: BTreeSet<String> = of_playbooks.chain(of_rows).filter_map(anchors).collect();
    view.messages.retain(|message| used.contains(&message.anchor) || them.own(message.signed_by.as_ref()));

    view.people.retain(|person| them.is_person(&person.id));
    view.roles.retain(|role| them.roles.contains(&role.id));
    let is_at = |roles: &[places::BoundRole]| {
        roles.iter().any(|role| role.people.iter().any(|person| them.is_person(&person.id)))
    };
    view.stores.retain(|store| is_at(&store.roles));
    view.regions.retain(|region| them.are(region.liaison.as_ref()) || is_at(&region.roles));
    only_weeks_of_channels(view);
    view.duty = view.duty.take().filter(|duty| !duty.channels.is_empty());
    view.listening = view.listening.take().filter(|listening| {
        them.own(listening.monitor.as_ref())
            || listening.checks.iter().any(|check| them.own(check.owner.as_ref()))
    });
    view.moderation =
        view.moderation.take().filter(|rules| them.any(&rules.may_hide) || them.any(&rules.may_block));
    view.reviews = view.reviews.take().filter(|reviews| them.own(reviews.owner.as_ref()));
    view.governance = None;
    view.situation = None;
    view.content = None;
    view.posts.retain(|post| them.own(post.owner.as_ref()));
    view.schedule = view.schedule.take().map(|schedule| schedule.only(&view.posts));
    view.campaigns.retain(|campaign| them.own(campaign.owner.as_ref()));
    view.reports.retain(|report| them.own(report.owner.as_ref()) || them.any(&report.to));
    view.tools.retain(|tool| them.own(tool.owner.as_ref()) || them.any(&tool.access));
    view.publishing = None;
    view.membership = None;
    view.notes.clear();
    view.audiences.clear();
    view.changes.clear();
    view.tests.clear();
    // What the checks found is for those who write the plan.
    view.findings.clear();
    view.checks = None;

    let kept: BTreeSet<&str> = (view.goals.iter().map(|goal| &*goal.anchor))
        .chain(view.actions.iter().map(|action| &*action.anchor))
        .chain(view.playbooks.iter().map(|playbook| &*playbook.anchor))
        .chain(view.messages.iter().map(|message| &*message.anchor))
        .chain(view.reviews.is_some().then_some("review"))
        .collect();
    let is_kept = |of: &str| kept.contains(of);
    view.events.retain(|event| event.of.as_deref().is_some_and(is_kept) || them.own(event.owner.as_ref()));
}

/// Somebody with all that they are: a person with the roles that they hold anywhere, or a role alone.
pub(super) struct Them {
    /// The people; none where it is a role alone.
    people: BTreeSet<String>,
    /// The ids by which a plan names them.
    ids: BTreeSet<String>,
    /// The roles that they hold.
    roles: BTreeSet<String>,
    /// The locations at which they hold a role; none where they hold none there.
    stores: BTreeSet<String>,
}

impl Them {
    fn of(plan: &Plan, id: &str) -> Them {
        let mut them = Them {
            people: BTreeSet::from([id.to_owned()]),
            ids: BTreeSet::from([id.to_owned()]),
            roles: BTreeSet::new(),
            stores: BTreeSet::new(),
        };
        if plan.person(id).is_none() {
            them.people.clear();
            them.roles.insert(id.to_owned());
            return them;
        }
        for role in plan.roles.entries() {
            match role.value.held_by.get() {
                Some(Holding::People(people)) if people.iter().any(|person| **person == *id) => {
                    them.hold(plan, &role.id);
                }
                Some(Holding::Location) => them.hold_locally(plan, &role.id, id),
                Some(Holding::People(_)) | None => {}
            }
        }
        them
    }

    fn hold(&mut self, plan: &Plan, role: &str) {
        self.roles.insert(role.to_owned());
        // An id that is a person's means the person wherever it stands.
        if plan.person(role).is_none() {
            self.ids.insert(role.to_owned());
        }
    }

    /// Takes in a role that each location gives to somebody, where one of them gives it to this person.
    fn hold_locally(&mut self, plan: &Plan, role: &str, id: &str) {
        let holds = |people: &[&str]| people.contains(&id);
        for location in plan.open_locations() {
            if let Holders::People(people) = plan.holders(role, Some(location))
                && holds(&people)
            {
                self.stores.insert(location.id.to_string());
                self.hold(plan, role);
            }
        }
        let in_region = plan.regions.entries().iter().filter_map(|region| region.value.binds.get());
        let mut bound = in_region.filter_map(|binds| binds.0.entry(role)).flat_map(|bound| &bound.value.0);
        if bound.any(|person| **person == *id) {
            self.hold(plan, role);
        }
    }

    /// Whether they have to do with what belongs to a location, or to all.
    fn are_at(&self, store: Option<&Named>) -> bool {
        store.is_none_or(|store| self.stores.is_empty() || self.stores.contains(&store.id))
    }

    /// Everybody who holds a role at a location because it is there; `None` where nobody does.
    fn at(plan: &Plan, location: &Entry<plan::Location>) -> Option<Them> {
        let roles = plan.roles.entries().iter().filter(|role| plan.is_held_by_location(&role.id));
        let roles: BTreeSet<String> = roles
            .filter(|role| !plan.holders(&role.id, Some(location)).people().is_empty())
            .map(|role| role.id.to_string())
            .collect();
        let people: BTreeSet<String> = holders_at(plan, location).into_iter().map(str::to_owned).collect();
        let ids = roles.union(&people).cloned().collect();
        let stores = BTreeSet::from([location.id.to_string()]);
        (!roles.is_empty()).then_some(Them { people, ids, roles, stores })
    }

    /// Whether somebody is one of them.
    fn is_person(&self, id: &str) -> bool {
        self.people.contains(id)
    }

    /// Whether an owner is one of them.
    pub(super) fn own(&self, owner: Option<&Named>) -> bool {
        owner.is_some_and(|owner| self.ids.contains(&owner.id))
    }

    /// Whether one of some owners is one of them.
    pub(super) fn any(&self, owners: &[Named]) -> bool {
        owners.iter().any(|owner| self.ids.contains(&owner.id))
    }

    fn are(&self, owner: Option<&Owner>) -> bool {
        owner.is_some_and(|owner| self.ids.contains(&owner.id))
    }

    /// Whether a field names one of them.
    pub(super) fn are_named(&self, field: &plan::Field<Spanned<OwnerId>>) -> bool {
        field.get().is_some_and(|id| self.ids.contains(&*id.value.0))
    }

    /// Whether a field of one or several owners names one of them.
    pub(super) fn are_among(&self, field: &plan::Field<OneOrMany<Spanned<OwnerId>>>) -> bool {
        field.get().is_some_and(|owners| owners.0.iter().any(|id| self.ids.contains(&*id.value.0)))
    }

    /// Whether a playbook names one of them anywhere.
    fn have_a_part(&self, plan: &Plan, playbook: &plan::Playbook) -> bool {
        let is = |field: &plan::Field<OwnerId>| field.get().is_some_and(|id| self.ids.contains(&*id.0));
        let are =
            |field: &plan::Field<Vec<OwnerId>>| field.items().iter().any(|id| self.ids.contains(&*id.0));
        let pauses = match playbook.pause_publishing.get() {
            Some(Pause::Record(pause)) => self.are_named(&pause.by) || self.are_named(&pause.resume_by),
            Some(Pause::Nothing) | None => false,
        };
        let approve = playbook
            .approve_statements
            .get()
            .is_some_and(|approval| self.are_named(&approval.by) || self.are_named(&approval.r#else));
        let call = playbook.offline.get().is_some_and(|offline| self.are_named(&offline.owner));
        let keep = playbook.case.get().is_some_and(|case| is(&case.representative));
        let take_over = playbook.handoff.get().is_some_and(|handoff| {
            is(&handoff.to) || handoff.sample.get().is_some_and(|sample| is(&sample.owner))
        });
        let look_back = playbook.close_out.get().and_then(|close| close.after_action_review.get());
        let ladder = match playbook.escalation.get() {
            Some(plan::Escalation::Named(id)) => plan.escalations.entry(id),
            Some(plan::Escalation::Inline(_)) | None => None,
        };
        let steps = plan.steps_of(playbook).unwrap_or_default();
        self.are_named(&playbook.owner)
            || self.are_named(&playbook.spokesperson)
            || are(&playbook.inform)
            || steps.iter().any(|step| self.are_among(&step.owner) || self.are_among(&step.backup))
            || ladder.is_some_and(|ladder| are(&ladder.value.inform))
            || playbook
                .steps
                .items()
                .iter()
                .any(|step| self.are_named(&step.owner) || self.are_named(&step.backup))
            || pauses
            || approve
            || call
            || keep
            || take_over
            || look_back.is_some_and(|review| is(&review.owner))
    }
}

/// Leaves what holds at a location: its own row, its channels and those of all, and nobody who is only somewhere else.
pub(super) fn at_location(view: &mut View, plan: &Plan, id: &str) {
    let Some(location) = plan.locations.entry(id) else { return };
    view.narrowed = Some(Part::Location { location: people::location_named(location) });
    view.stores.retain(|store| store.id == id);
    let region = location.value.region.get().map(|region| &*region.value);
    view.regions.retain(|one| Some(&*one.id) == region);
    view.touchpoints.retain(|point| point.store.as_ref().is_none_or(|store| store.id == id));
    only_weeks_of_channels(view);
    only_channels_here(view, plan);
    // What the checks found is for those who write the plan.
    view.findings.clear();
    view.checks = None;
    let here = holders_at(plan, location);
    let others = plan.open_locations().filter(|other| *other.id != *id);
    let elsewhere: BTreeSet<&str> = others.flat_map(|other| holders_at(plan, other)).collect();
    let is_only_elsewhere = |id: &str| elsewhere.contains(id) && !here.contains(id);
    let is_central = |id: &str| {
        let held = plan.roles.entries().iter().filter_map(|role| role.value.held_by.get());
        held.into_iter()
            .any(|held| matches!(held, Holding::People(people) if people.iter().any(|one| **one == *id)))
    };
    view.people.retain(|person| !is_only_elsewhere(&person.id) || is_central(&person.id));
    if let Some(them) = Them::at(plan, location) {
        only_theirs(view, plan, &them);
    }
}

/// Everybody who holds a role at a location because it is there.
fn holders_at<'p>(plan: &'p Plan, location: &'p Entry<plan::Location>) -> BTreeSet<&'p str> {
    let roles = plan.roles.entries().iter().filter(|role| plan.is_held_by_location(&role.id));
    roles.flat_map(|role| plan.holders(&role.id, Some(location)).people()).collect()
}

/// Leaves the weeks of the channels that are left. A channel has one code, wherever it stands.
fn only_weeks_of_channels(view: &mut View) {
    if let Some(duty) = &mut view.duty {
        let codes: BTreeSet<&str> = view.touchpoints.iter().map(|point| &*point.code).collect();
        duty.channels.retain(|week| codes.contains(&*week.code));
    }
}

/// Takes channels that are left out from all lists of channels, and what is for such channels alone.
fn only_channels_here(view: &mut View, plan: &Plan) {
    let here: BTreeSet<&str> = view.touchpoints.iter().map(|point| &*point.id).collect();
    let known: BTreeSet<&str> = plan.all_channels().map(|channel| &*channel.id).collect();
    let is_here = |channel: &Named| here.contains(&*channel.id) || !known.contains(&*channel.id);
    let is_for_here = |channels: &[Named]| channels.is_empty() || channels.iter().any(is_here);
    view.playbooks.retain(|playbook| is_for_here(&playbook.channels));
    view.messages.retain(|message| is_for_here(&message.channels));
    view.contacts.retain(|contact| is_for_here(&contact.channels));
    let lists = (view.playbooks.iter_mut().map(|playbook| &mut playbook.channels))
        .chain(view.messages.iter_mut().map(|message| &mut message.channels))
        .chain(view.contacts.iter_mut().map(|contact| &mut contact.channels))
        .chain(view.audiences.iter_mut().map(|audience| &mut audience.finds_us))
        .chain(view.strategy.iter_mut().map(|strategy| &mut strategy.channels))
        .chain(view.actions.iter_mut().map(|action| &mut action.channels));
    lists.for_each(|channels| channels.retain(is_here));
}
