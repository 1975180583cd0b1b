//! Which parts of a plan no case exercises.

use crate::plan::Plan;
use crate::rehearsal::question::Reply;
use crate::response::{self, Stage};
use std::collections::BTreeSet;

/// One kind of parts.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// What they are called: `playbooks`.
    pub what: &'static str,
    pub n_covered: usize,
    /// Those that no case exercises, in the order of the plan.
    pub missing: Vec<String>,
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

    /// Counts what a case exercises: a step of a ladder when it is told before somebody has answered.
    pub fn add(&mut self, reply: &Reply<'p>) {
        self.rows.extend(reply.row.map(|(index, _)| index));
        self.channels.extend(reply.channel.map(|(channel, _)| &*channel.id));
        let Some(playbook) = reply.playbook else { return };
        self.playbooks.insert(&playbook.id);
        let calls = reply.scene.iter().flat_map(|(_, played)| &played.calls);
        let made = calls.filter(|call| call.stage == Stage::Made && call.step.is_some());
        self.steps.extend(made.map(|call| (playbook.ladder_name(), call.number)));
    }

    /// Playbooks, steps of ladders that a playbook climbs, rows of triage, and channels that are answered.
    pub fn parts(&self) -> Vec<Part> {
        let plan = self.plan;
        let mut playbooks = Part { what: "playbooks", ..Part::default() };
        for playbook in plan.playbooks.entries() {
            playbooks.add(self.playbooks.contains(&*playbook.id), || format!("`{}`", playbook.id));
        }
        let mut steps = Part { what: "ladder steps", ..Part::default() };
        for ladder in plan.ladders().iter().filter(|ladder| !ladder.playbooks.is_empty()) {
            for number in 1..=ladder.steps.len() {
                let name = || format!("step {number} of `{}`", ladder.name);
                steps.add(self.steps.contains(&(ladder.name, number)), name);
            }
        }
        let mut rows = Part { what: "triage rows", ..Part::default() };
        for (index, row) in plan.triage.items().iter().enumerate() {
            let kind = row.kind.get().map(|kind| format!(" `{}`", &**kind)).unwrap_or_default();
            rows.add(self.rows.contains(&index), || format!("row {}{kind}", index + 1));
        }
        let mut channels = Part { what: "channels", ..Part::default() };
        for (channel, _) in response::channels(plan) {
            channels.add(self.channels.contains(&*channel.id), || format!("`{}`", channel.id));
        }
        vec![playbooks, steps, rows, channels]
    }
}

impl Part {
    fn add(&mut self, is_covered: bool, name: impl FnOnce() -> String) {
        if is_covered {
            self.n_covered += 1;
        } else {
            self.missing.push(name());
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
