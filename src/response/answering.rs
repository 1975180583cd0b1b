//! Whoever does what a playbook asks for.

use crate::duty::Minute;
use crate::plan::{Duration, LadderStep, Plan};
use crate::response::cases::{Case, Pledge};
use crate::response::limit::{Limit, minutes};
use crate::response::tasks::{Approval, Task};

/// Whoever does something: a ladder, or the people of a task.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Answering<'p> {
    Ladder(*const LadderStep),
    /// What is asked of one step or another of the same people is the same: who, when, how often, and what is approved first.
    People([Option<(Minute, &'p str)>; 2], u32, Option<Approval<'p>>),
}

impl<'p> Answering<'p> {
    pub(super) fn of(case: Case<'p>, task: Task<'p>) -> Answering<'p> {
        match task {
            Task::Answer => Answering::Ladder(case.steps.as_ptr()),
            _ => Answering::People(task.people(), task.count(), task.approval()),
        }
    }
}

impl<'p> Pledge<'p> {
    /// The owners who are asked for it, and those whom it waits for.
    pub fn asked(&self, plan: &'p Plan) -> Vec<&'p str> {
        self.case.involved(plan, self.task).into_iter().map(|(_, owner)| owner).collect()
    }
}

impl<'p> Case<'p> {
    /// The owners who are asked for something and may do it, with how long after the opening.
    pub(super) fn asked(&self, plan: &'p Plan, task: Task<'p>) -> Vec<(Minute, &'p str)> {
        task.asked(plan, self.steps)
    }

    /// The owner who is asked first for an answer, and after how many minutes, where that is in time.
    pub fn first_asked(&self, plan: &'p Plan, within: Duration) -> Option<(Minute, &'p str)> {
        let somebody = |(_, owner): &(Minute, &str)| !Plan::is_nobody_in_particular(owner);
        let asked = self.asked(plan, Task::Answer).into_iter().filter(somebody);
        let latest = Limit::of(within).at_most() - minutes(plan.reaction(&self.playbook.value));
        asked.min_by_key(|(after, _)| *after).filter(|(after, _)| *after <= latest)
    }

    /// Whether only programs stand on the ladder, or nobody who may acknowledge. Where a delay is missing
    /// `escalation-delay-missing` speaks up.
    pub fn asks_nobody(&self, plan: &'p Plan, task: Task<'p>) -> bool {
        let is_timed = self.steps.iter().all(|step| step.after.copied().is_some());
        task == Task::Answer && is_timed && self.asked(plan, task).is_empty()
    }

    /// Those who are asked, and those whom they wait for.
    pub(super) fn involved(&self, plan: &'p Plan, task: Task<'p>) -> Vec<(Minute, &'p str)> {
        let mut involved = self.asked(plan, task);
        involved.extend(task.approval().into_iter().flat_map(Approval::asked));
        involved
    }

    /// Whoever does something: everybody on the ladder, or those of the task and those who approve it.
    pub(super) fn answering(&self, task: Task<'p>) -> Vec<&'p str> {
        match task {
            Task::Answer => {
                self.steps.iter().flat_map(LadderStep::owners).map(|owner| &*owner.value.0).collect()
            }
            _ => task
                .owners()
                .into_iter()
                .chain(task.approval().into_iter().flat_map(Approval::owners))
                .collect(),
        }
    }
}
