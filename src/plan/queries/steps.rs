//! When the steps of a playbook are done: by a time that counts from the opening, or from the end of another step.

use crate::format::values::Duration;
use crate::plan::playbooks::Playbook;
use std::collections::HashMap;

/// By when a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepTime {
    /// No time is written.
    Unwritten,
    /// So long after the opening, at the latest.
    Within(Duration),
    /// It counts from a step that is not there, comes later, or has no time of its own: nobody knows.
    Unknown,
}

impl StepTime {
    /// How long after the opening, where that is known.
    pub fn within(self) -> Option<Duration> {
        match self {
            StepTime::Within(within) => Some(within),
            StepTime::Unwritten | StepTime::Unknown => None,
        }
    }
}

impl Playbook {
    /// By when each step is done, in their order.
    pub fn step_times(&self) -> Vec<StepTime> {
        let mut by_id: HashMap<&str, StepTime> = HashMap::new();
        let mut times = Vec::new();
        for step in self.steps.items() {
            let time = match (step.within.copied(), step.from.get()) {
                (None, _) => StepTime::Unwritten,
                (Some(within), None) => StepTime::Within(within),
                (Some(within), Some(from)) => by_id
                    .get(&*from.value)
                    .and_then(|before| before.within()?.plus(within))
                    .map_or(StepTime::Unknown, StepTime::Within),
            };
            times.push(time);
            if let Some(id) = step.id.get() {
                by_id.entry(id).or_insert(time);
            }
        }
        times
    }
}
