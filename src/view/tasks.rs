//! What one person or role has to do, one thing after the other.

use crate::plan::{self, Plan};
use crate::view::facts::{Dates, Day, Duration};
use crate::view::filter::Them;
use crate::view::playbooks::playbook_named;
use crate::view::{Named, View};
use schemars::JsonSchema;
use serde::Serialize;

/// Something that somebody has to do.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Task {
    /// What.
    pub what: TaskKind,
    /// When, or by when.
    pub when: Option<TaskTime>,
    /// Where it is written.
    pub place: Place,
}

/// What somebody has to do.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum TaskKind {
    /// Answer for a goal.
    Goal {
        /// The goal in a sentence.
        goal: String,
    },
    /// Do something.
    Action {
        /// What is done.
        action: String,
    },
    /// Agree to something that others do.
    Approve {
        /// What is done.
        action: String,
    },
    /// Look after a channel.
    Channel {
        /// The channel.
        channel: Named,
    },
    /// Answer when a kind of comment comes in.
    Answer {
        /// The kind, as the triage table calls it.
        kind: String,
    },
    /// Be called when something happens.
    BeCalled {
        /// The number of the step of the escalation path, from 1.
        step: usize,
    },
    /// Be called when somebody else cannot be reached.
    StandIn {
        /// The number of the step of the escalation path, from 1.
        step: usize,
    },
    /// Do a step of a playbook.
    Step {
        /// What is done.
        step: String,
    },
    /// Do a step of a playbook while whoever does it is not there.
    StandInStep {
        /// What is done.
        step: String,
    },
    /// Hold the review of the plan.
    Review,
}

/// When something has to be done.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum TaskTime {
    /// On this day.
    On {
        /// The day.
        on: Day,
    },
    /// It is due on this day.
    Due {
        /// The day.
        on: Day,
    },
    /// By this day.
    By {
        /// The day.
        on: Day,
    },
    /// From this day on.
    From {
        /// The day.
        on: Day,
    },
    /// Until this day.
    Until {
        /// The day.
        on: Day,
    },
    /// From the one day to the other.
    Between {
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
    },
    /// As soon as it begins.
    AtOnce,
    /// So long after it began.
    After {
        /// The time.
        after: Duration,
    },
    /// Within this time, counted from the opening.
    Within {
        /// The time.
        within: Duration,
        /// How often it is done again.
        every: Option<Duration>,
    },
    /// Again and again.
    Every {
        /// How often.
        every: Duration,
    },
}

impl From<Dates> for TaskTime {
    fn from(dates: Dates) -> TaskTime {
        match dates {
            Dates::Between { from, to } => TaskTime::Between { from, to },
            Dates::By { on } => TaskTime::By { on },
            Dates::From { from } => TaskTime::From { on: from },
            Dates::Until { to } => TaskTime::Until { on: to },
        }
    }
}

/// Where something is written.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Place {
    /// At a thing of the plan.
    Thing {
        /// The thing, by its code.
        thing: Named,
    },
    /// In a section.
    Section {
        /// The id of the section.
        section: &'static str,
    },
}

/// Everything that they have to do, each with where it is written; of what is left in the view.
pub(super) fn tasks(view: &View, plan: &Plan, them: &Them) -> Vec<Task> {
    let at = |kind: &str, id: &str, code: &str| Place::Thing {
        thing: Named::new(kind, id, Some(code.to_owned())),
    };
    let mut tasks = Vec::new();
    for (goal, id) in with_ids(&view.goals, "goal-", |goal| &goal.anchor) {
        tasks.push(Task {
            what: TaskKind::Goal { goal: goal.statement.clone() },
            when: goal.due.map(|on| TaskTime::Due { on }),
            place: at("goal", id, &goal.code),
        });
    }
    for (action, id) in with_ids(&view.actions, "action-", |action| &action.anchor) {
        // What is done or dropped is nothing to do any more.
        if matches!(action.status, "done" | "dropped") {
            continue;
        }
        let own = them.own(action.owner.as_ref());
        let what = action.what.clone();
        tasks.push(Task {
            what: if own { TaskKind::Action { action: what } } else { TaskKind::Approve { action: what } },
            when: action.when.map(TaskTime::from),
            place: at("action", id, &action.code),
        });
    }
    for point in view.touchpoints.iter().filter(|point| them.any(&point.owners)) {
        let channel = Named::new("channel", &point.id, Some(point.name.clone()));
        let place = at("channel", &point.id, &point.code);
        tasks.push(Task { what: TaskKind::Channel { channel }, when: None, place });
    }
    for row in view.triage.iter().filter(|row| them.own(row.owner.as_ref()) || them.any(&row.responders)) {
        let what = TaskKind::Answer { kind: row.kind.clone() };
        tasks.push(Task { what, when: None, place: Place::Section { section: "triage" } });
    }
    for shown in &view.playbooks {
        let Some(playbook) = plan.playbooks.entry(&shown.id) else { continue };
        let place = || Place::Thing { thing: playbook_named(plan, &shown.id) };
        let of_playbook = of_playbook(plan, &playbook.value, them);
        tasks.extend(of_playbook.into_iter().map(|(what, when)| Task { what, when, place: place() }));
    }
    if let Some(reviews) = view.reviews.as_ref().filter(|reviews| them.own(reviews.owner.as_ref())) {
        tasks.push(Task {
            what: TaskKind::Review,
            when: reviews.next.map(|on| TaskTime::On { on }),
            place: Place::Section { section: "reviews" },
        });
    }
    tasks
}

/// Things of a view with their ids in the plan.
fn with_ids<'v, T>(
    things: &'v [T],
    prefix: &'static str,
    anchor: impl Fn(&T) -> &str + 'v,
) -> impl Iterator<Item = (&'v T, &'v str)> {
    things.iter().filter_map(move |thing| Some((thing, anchor(thing).strip_prefix(prefix)?)))
}

fn of_playbook(plan: &Plan, playbook: &plan::Playbook, them: &Them) -> Vec<(TaskKind, Option<TaskTime>)> {
    let mut tasks = Vec::new();
    for (index, step) in plan.steps_of(playbook).unwrap_or_default().iter().enumerate() {
        let when = step.after.copied().map(|after| match after.0.amount {
            0 => TaskTime::AtOnce,
            _ => TaskTime::After { after: after.0.into() },
        });
        if them.are_among(&step.owner) {
            tasks.push((TaskKind::BeCalled { step: index + 1 }, when));
        } else if them.are_among(&step.backup) {
            tasks.push((TaskKind::StandIn { step: index + 1 }, when));
        }
    }
    let steps = playbook.steps.items().iter().zip(playbook.step_times());
    for (step, time) in steps {
        let is_own = them.are_named(&step.owner);
        if !is_own && !them.are_named(&step.backup) {
            continue;
        }
        let (within, every) = (time.within().map(Duration::from), Duration::of(&step.every));
        let when = match (within, every) {
            (Some(within), every) => Some(TaskTime::Within { within, every }),
            (None, Some(every)) => Some(TaskTime::Every { every }),
            (None, None) => None,
        };
        let step = step.r#do.get().map(|words| words.to_string()).unwrap_or_default();
        let what = if is_own { TaskKind::Step { step } } else { TaskKind::StandInStep { step } };
        tasks.push((what, when));
    }
    tasks
}
