//! A part of a view: what one person or role has to do, or what holds at one location.

use crate::plan::Plan;
use crate::view::people::{self, Owner};
use crate::view::{Named, View};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// Something that somebody has to do.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Task {
    /// What, and by when.
    pub what: String,
    /// Where it is written.
    pub place: Named,
}

/// Leaves what somebody has to do or has to know for it: their goals, actions, channels and rows of triage, the playbooks in
/// which they have a part, whole, with the messages in them, themselves, and whom they reach outside.
pub(super) fn for_owner(view: &mut View, plan: &Plan, id: &str) {
    let them = Them::of(plan, view, id);

    view.narrowed = Some(format!("What {} has to do", them.label));
    view.goals.retain(|goal| them.own(goal.owner.as_ref()));
    view.actions.retain(|action| them.own(action.owner.as_ref()) || them.any(&action.needs_approval));
    view.touchpoints.retain(|point| {
        let is_theirs = them.own(point.owner.as_ref()) && them.are_at(point.store.as_deref());
        is_theirs || point.admins.contains(&them.label)
    });
    view.triage
        .retain(|row| them.own(row.owner.as_ref()) || them.any(&row.responders) || them.any(&row.inform));
    view.playbooks.retain(|playbook| {
        let on_ladder =
            playbook.ladder.iter().any(|rung| them.are_among(&rung.owners) || them.are_among(&rung.backups));
        let in_steps = playbook.steps.iter().any(|step| them.are_among(&step.owner));
        let in_facts =
            playbook.facts.iter().any(|fact| them.labels.iter().any(|label| fact.words.contains(label)));
        them.are_among(&playbook.owner) || them.any(&playbook.inform) || on_ladder || in_steps || in_facts
    });
    view.risks.retain(|risk| them.own(risk.owner.as_ref()));
    view.glance.asks.retain(|ask| them.own(ask.owner.as_ref()));

    view.tasks = tasks(view, &them);

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

    view.people.retain(|person| them.anchors.contains(&person.anchor));
    view.roles.retain(|role| them.anchors.contains(&role.anchor));
    let is_at = |roles: &[people::BoundRole]| {
        roles.iter().any(|role| role.people.iter().any(|person| them.labels.contains(&person.name)))
    };
    view.stores.retain(|store| is_at(&store.roles));
    view.regions.retain(|region| them.are_among(&region.liaison) || is_at(&region.roles));
    if let Some(duty) = &mut view.duty {
        duty.channels.retain(|week| view.touchpoints.iter().any(|point| point.anchor == week.anchor));
    }
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
    view.events.retain(|event| event.of.as_deref().is_some_and(|of| kept.contains(of)));
}

/// Everything that they have to do, each with where it is written.
fn tasks(view: &View, them: &Them) -> Vec<Task> {
    let with = |what: &str, when: Option<&String>| match when {
        Some(when) => format!("{what}, {when}"),
        None => what.to_owned(),
    };
    let at = |anchor: &str, label: String| Named { label, anchor: Some(anchor.to_owned()) };
    let mut tasks = Vec::new();
    for goal in &view.goals {
        let due = goal.due.as_ref().map(|due| format!("due {due}"));
        let what = with(&format!("Answer for the goal: {}", goal.statement), due.as_ref());
        tasks.push(Task { what, place: at(&goal.anchor, goal.code.clone()) });
    }
    for action in &view.actions {
        let own = them.own(action.owner.as_ref());
        let what = if own { action.what.clone() } else { format!("Approve: {}", action.what) };
        tasks.push(Task {
            what: with(&what, action.when.as_ref()),
            place: at(&action.anchor, action.code.clone()),
        });
    }
    for point in view.touchpoints.iter().filter(|point| them.own(point.owner.as_ref())) {
        let what = format!("Look after {}", point.name);
        tasks.push(Task { what, place: at(&point.anchor, point.code.clone()) });
    }
    for row in view.triage.iter().filter(|row| them.own(row.owner.as_ref()) || them.any(&row.responders)) {
        let what = format!("Answer when this comes in: {}", row.kind);
        tasks.push(Task { what, place: at("triage", "Who answers what".to_owned()) });
    }
    for playbook in &view.playbooks {
        let place = || at(&playbook.anchor, format!("{} {}", playbook.code, playbook.title));
        for rung in playbook
            .ladder
            .iter()
            .filter(|rung| them.are_among(&rung.owners) || them.are_among(&rung.backups))
        {
            let part = if them.are_among(&rung.owners) { "Be called" } else { "Stand in" };
            let what = with(&format!("{part} as step {}", rung.number), rung.after.as_ref());
            tasks.push(Task { what, place: place() });
        }
        for step in playbook.steps.iter().filter(|step| them.are_among(&step.owner)) {
            tasks.push(Task { what: with(&step.what, step.when.as_ref()), place: place() });
        }
    }
    if let Some(reviews) = view.reviews.as_ref().filter(|reviews| them.own(reviews.owner.as_ref())) {
        let what = with("Hold the review of the plan", reviews.next.as_ref());
        tasks.push(Task { what, place: at("reviews", "Reviews".to_owned()) });
    }
    tasks
}

/// Somebody, with all that they are called.
struct Them {
    /// The name, or the name of the role.
    label: String,
    anchors: BTreeSet<String>,
    labels: BTreeSet<String>,
    /// The locations at which they hold a role; none where they hold none there.
    stores: BTreeSet<String>,
}

impl Them {
    /// A person with the roles that they hold anywhere, or a role alone.
    fn of(plan: &Plan, view: &View, id: &str) -> Them {
        let owner = people::named(plan, id);
        let mut anchors: BTreeSet<String> = owner.anchor.iter().cloned().collect();
        let mut labels = BTreeSet::from([owner.label.clone()]);
        let held = view.people.iter().filter(|person| owner.anchor.as_ref() == Some(&person.anchor));
        for role in held.flat_map(|person| &person.roles) {
            anchors.extend(role.anchor.clone());
            labels.insert(role.label.clone());
        }
        let mut stores = BTreeSet::new();
        let at = plan.locations.entries().iter().map(|location| (location.value.binds.get(), Some(location)));
        let in_region = plan.regions.entries().iter().map(|region| (region.value.binds.get(), None));
        for (binds, location) in at.chain(in_region) {
            for bound in binds.map(|binds| binds.0.entries()).unwrap_or_default() {
                if bound.value.0.iter().any(|person| **person == *id) {
                    anchors.insert(format!("role-{}", bound.id));
                    labels.insert(people::label(plan, &bound.id));
                    stores.extend(location.map(people::location_name));
                }
            }
        }
        Them { label: owner.label, anchors, labels, stores }
    }

    /// Whether they have to do with what belongs to a location, or to all.
    fn are_at(&self, store: Option<&str>) -> bool {
        store.is_none_or(|store| self.stores.is_empty() || self.stores.contains(store))
    }

    fn own(&self, owner: Option<&Named>) -> bool {
        owner.is_some_and(|owner| self.are(owner.anchor.as_ref()))
    }

    fn any(&self, owners: &[Named]) -> bool {
        owners.iter().any(|owner| self.are(owner.anchor.as_ref()))
    }

    fn are_among<'o>(&self, called: impl IntoIterator<Item = &'o Owner>) -> bool {
        called.into_iter().any(|owner| self.are(owner.anchor.as_ref()))
    }

    fn are(&self, anchor: Option<&String>) -> bool {
        anchor.is_some_and(|anchor| self.anchors.contains(anchor))
    }
}

/// Leaves what holds at a location: its own row, its channels and those of all, and nobody who is only somewhere else.
pub(super) fn at_location(view: &mut View, plan: &Plan, id: &str) {
    let Some(location) = plan.locations.entry(id) else { return };
    let name = people::location_name(location);
    let anchor = format!("store-{id}");
    view.narrowed = Some(match view.narrowed.take() {
        Some(words) => format!("{words} at {name}"),
        None => format!("For {name}"),
    });
    view.stores.retain(|store| store.anchor == anchor);
    let region = view.stores.first().and_then(|store| store.region.clone());
    view.regions.retain(|one| Some(&one.name) == region.as_ref());
    let is_here = |store: &Option<String>| store.as_ref().is_none_or(|store| *store == name);
    view.touchpoints.retain(|point| is_here(&point.store));
    if let Some(duty) = &mut view.duty {
        duty.channels.retain(|week| is_here(&week.store));
    }
    // What the checks found is for those who write the plan.
    view.findings.clear();
    view.checks = None;
    let bound = |location: &crate::plan::Entry<crate::plan::Location>| -> Vec<String> {
        let binds = location.value.binds.get().map(|binds| binds.0.entries()).unwrap_or_default();
        binds.iter().flat_map(|role| &role.value.0).map(|person| format!("person-{}", &**person)).collect()
    };
    let here: BTreeSet<String> = bound(location).into_iter().collect();
    let elsewhere = plan.locations.entries().iter().filter(|other| *other.id != *id);
    let elsewhere: BTreeSet<String> = elsewhere.flat_map(bound).collect();
    let holds_a_role = |person: &people::Person| !person.roles.is_empty();
    view.people.retain(|person| {
        here.contains(&person.anchor) || holds_a_role(person) || !elsewhere.contains(&person.anchor)
    });
}
