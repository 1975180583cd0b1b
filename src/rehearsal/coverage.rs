//! Which parts of a plan no case exercises.

use crate::plan::Plan;
use crate::rehearsal::question::Reply;
use crate::response::{self, Stage};
use serde::Serialize;
use std::collections::BTreeSet;

/// One kind of parts.
#[derive(Clone, Debug)]
pub struct Part {
    pub kind: PartKind,
    pub n_covered: usize,
    /// Those that no case exercises, in the order of the plan.
    pub missing: Vec<Uncovered>,
}

/// Which parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    Playbooks,
    LadderSteps,
    TriageRows,
    Channels,
}

/// A part that no case exercises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Uncovered {
    Playbook {
        id: String,
    },
    /// A step of an escalation path, from 1.
    Step {
        ladder: String,
        step: usize,
    },
    /// A row of triage, from 1.
    Row {
        row: usize,
        kind: Option<String>,
    },
    Channel {
        id: String,
    },
}

/// What the cases of a plan exercise.
#[derive(Debug)]
pub struct Coverage<'p> {
    plan: &'p Plan,
    playbooks: BTreeSet<&'p str>,
    steps: BTreeSet<(&'p str, usize)>,
    rows: BTreeSet<usize>,
    channels: BTreeSet<&'p str>,
}

impl<'p> Coverage<'p> {
    pub fn of(plan: &'p Plan) -> Coverage<'p> {
        let (playbooks, steps, rows, channels) = Default::default();
        Coverage { plan, playbooks, steps, rows, channels }
    }

    /// Counts what a case exercises: a step of an escalation path when it is told before somebody has answered.
    pub fn add(&mut self, reply: &Reply<'p>) {
        self.rows.extend(reply.row.map(|(index, _)| index));
        self.channels.extend(reply.channel.map(|(channel, _)| &*channel.id));
        let Some(playbook) = reply.playbook else { return };
        self.playbooks.insert(&playbook.id);
        let calls = reply.scene.iter().flat_map(|(_, played)| &played.calls);
        let made = calls.filter(|call| call.stage == Stage::Made && call.step.is_some());
        self.steps.extend(made.map(|call| (playbook.ladder_name(), call.number)));
    }

    /// Playbooks, steps of escalation paths that a playbook climbs, rows of triage, and channels that are answered.
    pub fn parts(&self) -> Vec<Part> {
        let plan = self.plan;
        let mut playbooks = Part::of(PartKind::Playbooks);
        for playbook in plan.playbooks.entries() {
            let is_covered = self.playbooks.contains(&*playbook.id);
            playbooks.add(is_covered, || Uncovered::Playbook { id: playbook.id.to_string() });
        }
        let mut steps = Part::of(PartKind::LadderSteps);
        for ladder in plan.ladders().iter().filter(|ladder| !ladder.playbooks.is_empty()) {
            for number in 1..=ladder.steps.len() {
                let step = || Uncovered::Step { ladder: ladder.name.to_owned(), step: number };
                steps.add(self.steps.contains(&(ladder.name, number)), step);
            }
        }
        let mut rows = Part::of(PartKind::TriageRows);
        for (index, row) in plan.triage.items().iter().enumerate() {
            let kind = row.kind.get().map(|kind| kind.to_string());
            rows.add(self.rows.contains(&index), || Uncovered::Row { row: index + 1, kind });
        }
        let mut channels = Part::of(PartKind::Channels);
        for (channel, _) in response::channels(plan) {
            let is_covered = self.channels.contains(&*channel.id);
            channels.add(is_covered, || Uncovered::Channel { id: channel.id.to_string() });
        }
        vec![playbooks, steps, rows, channels]
    }
}

impl Part {
    fn of(kind: PartKind) -> Part {
        Part { kind, n_covered: 0, missing: Vec::new() }
    }

    fn add(&mut self, is_covered: bool, part: impl FnOnce() -> Uncovered) {
        if is_covered {
            self.n_covered += 1;
        } else {
            self.missing.push(part());
        }
    }

    pub fn n_all(&self) -> usize {
        self.n_covered + self.missing.len()
    }

    /// Percent of all, rounded down; 100 where there is none.
    pub fn percent(&self) -> usize {
        (self.n_covered * 100).checked_div(self.n_all()).unwrap_or(100)
    }
}
