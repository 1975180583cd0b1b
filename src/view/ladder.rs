//! The ladder of a playbook: whom to call, one after the other, and what stops it.

use crate::plan::{self, LadderStep, Plan};
use crate::view::facts::Duration;
use crate::view::people::{self, Owner};
use crate::view::{Named, humanize};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Rung {
    /// From 1.
    pub number: usize,
    /// How long after the opening of the playbook; an amount of 0 at once.
    pub after: Option<Duration>,
    /// What to do when nobody answers: how long to wait, and the step that follows.
    pub otherwise: Option<Otherwise>,
    /// Whom to call.
    pub owners: Vec<Owner>,
    /// Who stands in.
    pub backups: Vec<Owner>,
    /// How they are told: `phone`, `sms`, `chat` or `email`.
    pub notify: Vec<&'static str>,
    /// What may be decided there, where that is not what the role may anyway: words of the format, such as `pause-publishing`.
    pub may: Vec<&'static str>,
    /// What they are trained in.
    pub skills: Vec<String>,
    /// What they do.
    pub what: Option<String>,
    /// Whether there is nobody after it.
    pub last: bool,
}

/// What follows when nobody answers.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Otherwise {
    /// How long to wait.
    pub wait_minutes: i64,
    /// The number of the next step.
    pub next: usize,
}

/// What stops an escalation path, and how often it starts again.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LadderEnd {
    /// What stops it: `acknowledged` as soon as somebody answers, `resolved` once the case is solved.
    pub unless: &'static str,
    /// How often it starts again from the top; 0 where it does not.
    pub repeat: u32,
    /// How long it takes from being told to the acknowledgement; an amount of 0 where nothing is counted for it.
    pub reaction: Duration,
    /// Who is told without being asked to act.
    pub inform: Vec<Named>,
}

pub(super) fn rungs(plan: &Plan, steps: &[LadderStep]) -> Vec<Rung> {
    steps.iter().enumerate().map(|(index, step)| rung(plan, steps, index, step)).collect()
}

fn rung(plan: &Plan, steps: &[LadderStep], index: usize, step: &LadderStep) -> Rung {
    let after = |step: &LadderStep| step.after.copied().map(|after| after.0);
    let gap = steps.get(index + 1).and_then(after).zip(after(step));
    let gap =
        gap.and_then(|(next, own)| i64::try_from(next.in_minutes().checked_sub(own.in_minutes())?).ok());
    Rung {
        number: index + 1,
        after: after(step).map(Duration::from),
        otherwise: gap.filter(|gap| *gap > 0).map(|gap| Otherwise { wait_minutes: gap, next: index + 2 }),
        owners: people::all_reached(plan, &step.owner),
        backups: people::all_reached(plan, &step.backup),
        notify: step.notify.items().iter().map(|notify| notify.word()).collect(),
        may: may(plan, step),
        skills: humanize::texts(&step.skills),
        what: humanize::text(&step.r#do),
        last: step.r#final(),
    }
}

fn may(plan: &Plan, step: &LadderStep) -> Vec<&'static str> {
    let may = step.may.items();
    let mut owners = step.owners().peekable();
    let is_theirs = |owner: &plan::OwnerId| {
        plan.authority_of(owner)
            .is_some_and(|usual| usual.len() == may.len() && usual.iter().all(|one| may.contains(one)))
    };
    if owners.peek().is_some() && owners.all(|owner| is_theirs(&owner.value)) {
        return Vec::new();
    }
    people::may(may)
}

/// What stops the escalation path of a playbook; `None` where it has no named one.
pub(super) fn end(plan: &Plan, playbook: &plan::Playbook) -> Option<LadderEnd> {
    let plan::Escalation::Named(id) = playbook.escalation.get()? else { return None };
    let ladder = &plan.escalations.entry(id)?.value;
    Some(LadderEnd {
        unless: ladder.unless().word(),
        repeat: ladder.repeat.copied().map_or(0, |repeat| repeat.0),
        reaction: plan.reaction(playbook).into(),
        inform: people::owners(plan, &ladder.inform),
    })
}
