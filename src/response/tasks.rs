//! What a playbook asks of its people by when, besides the first word.

use crate::duty::{Intervals, Minute};
use crate::plan::{Duration, Field, LadderStep, OwnerId, Pause, Plan, Playbook, PlaybookStep, StepKind};
use crate::response::limit::minutes;
use crate::source::{Span, Spanned};

/// What somebody has to do in some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Task<'p> {
    /// The first word; whoever is on the ladder says it.
    Answer,
    /// The call that follows.
    FollowUp { caller: &'p str },
    /// A step of the playbook.
    Step {
        /// From 1.
        number: usize,
        owner: &'p str,
        backup: Option<&'p str>,
        /// What has to be approved before it is published.
        approval: Option<Approval<'p>>,
    },
    /// What is planned is held back.
    Pause { by: &'p str },
    /// A statement is approved.
    Approval(Approval<'p>),
    /// The public hears more, again and again.
    Updates {
        by: &'p str,
        backup: Option<&'p str>,
        /// How often at most.
        count: u32,
    },
}

/// Who approves what is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Approval<'p> {
    pub by: &'p str,
    /// Who decides when the time for it is over, in minutes from the opening.
    pub otherwise: Option<(Minute, &'p str)>,
}

/// A task with its time, and where that is written.
type Timed<'p> = (Task<'p>, Duration, Span);

/// How long updates are looked at where nothing says how soon it is solved.
const FIRST_DAY: Duration = Duration::hours(24);

impl<'p> Task<'p> {
    /// What a playbook asks for by when. Whoever is nobody in particular, such as `anyone`, is not asked.
    pub(super) fn all_of(plan: &'p Plan, playbook: &'p Playbook) -> Vec<Timed<'p>> {
        let mut tasks: Vec<Timed<'p>> = Vec::new();
        tasks.extend(follow_up(playbook));
        tasks.extend(steps(plan, playbook));
        if let Some(Pause::Record(pause)) = playbook.pause_publishing.get()
            && let (Some(by), Some(within)) = (somebody(&pause.by), pause.within.copied())
        {
            tasks.push((Task::Pause { by }, within, pause.within.span()));
        }
        tasks.extend(approval(plan, playbook));
        tasks.extend(updates(plan, playbook));
        tasks
    }

    /// The owners who are asked, with how long after the opening.
    pub(super) fn asked(self, plan: &'p Plan, ladder: &'p [LadderStep]) -> Vec<(Minute, &'p str)> {
        if self != Task::Answer {
            return self.people().into_iter().flatten().collect();
        }
        // Where there is no delay `escalation-delay-missing` speaks up.
        let answering = plan.answering(ladder);
        answering.filter_map(|(step, owner)| Some((minutes(step.after.copied()?.0), owner))).collect()
    }

    /// The owner and whoever stands in, with how long after the opening they are asked; nobody of an answer: the ladder says who.
    pub(super) fn people(self) -> [Option<(Minute, &'p str)>; 2] {
        let at_once = |owner| (0, owner);
        match self {
            Task::Answer => [None, None],
            Task::FollowUp { caller: only } | Task::Pause { by: only } => [Some(at_once(only)), None],
            Task::Step { owner, backup, .. } | Task::Updates { by: owner, backup, .. } => {
                [Some(at_once(owner)), backup.map(at_once)]
            }
            Task::Approval(approval) => approval.people(),
        }
    }

    /// What has to be approved first.
    pub fn approval(self) -> Option<Approval<'p>> {
        match self {
            Task::Step { approval, .. } => approval,
            _ => None,
        }
    }

    /// The same where nothing has to be approved first.
    pub(super) fn approved(self) -> Task<'p> {
        match self {
            Task::Step { number, owner, backup, .. } => Task::Step { number, owner, backup, approval: None },
            other => other,
        }
    }

    /// Those who do it; nobody of an answer: the ladder says who.
    pub fn owners(self) -> Vec<&'p str> {
        self.people().into_iter().flatten().map(|(_, owner)| owner).collect()
    }

    /// Whether it is an answer or a call to a customer; everything else is done by the team for the playbook.
    pub fn is_to_customers(self) -> bool {
        matches!(self, Task::Answer | Task::FollowUp { .. })
    }

    /// Whether its time begins when the playbook opens, and not when a message arrives.
    pub(super) fn begins_when_it_opens(self) -> bool {
        !self.is_to_customers()
    }

    /// How often it is done, one time after the other.
    pub(super) fn count(self) -> u32 {
        match self {
            Task::Updates { count, .. } => count,
            Task::Answer
            | Task::FollowUp { .. }
            | Task::Step { .. }
            | Task::Pause { .. }
            | Task::Approval(_) => 1,
        }
    }

    /// The messages for which something is waited for at some instants, of a task that comes again after some time until it is
    /// solved.
    pub(super) fn before(self, every: Minute, instants: &Intervals) -> Intervals {
        let until = every.saturating_mul(Minute::from(self.count()) - 1);
        Intervals::of(instants.all().iter().map(|(from, to)| (from - until, *to)).collect())
    }

    /// The instants at which a task may be waited for, of messages: whoever told the public something new as late as could be, and
    /// whoever did so at once.
    pub(super) fn after(self, every: Minute, messages: &Intervals) -> Intervals {
        let until = every.saturating_mul(Minute::from(self.count()) - 1);
        Intervals::of(messages.all().iter().map(|(from, to)| (*from, to + until)).collect())
    }
}

/// The owner of a field, where that is somebody to count on.
fn somebody(owner: &Field<Spanned<OwnerId>>) -> Option<&str> {
    owner.get().map(|owner| &*owner.value.0).filter(|owner| !Plan::is_nobody_in_particular(owner))
}

fn follow_up(playbook: &Playbook) -> Option<Timed<'_>> {
    let offline = playbook.offline.get()?;
    let caller = somebody(&offline.owner)?;
    let written = [&offline.within, &playbook.follow_up_within].into_iter();
    let mut written = written.filter_map(|field| Some((field.copied()?, field.span())));
    let (within, place) = written.next()?;
    Some((Task::FollowUp { caller }, within, place))
}

/// A program does what a program does at once.
fn steps<'p>(plan: &'p Plan, playbook: &'p Playbook) -> impl Iterator<Item = Timed<'p>> {
    let approval = Approval::of(playbook);
    let steps = playbook.steps.items().iter().zip(playbook.step_times()).enumerate();
    let done = steps.filter(|(_, (step, _))| step.kind.copied() != Some(StepKind::Automated));
    done.filter_map(move |(index, (step, time))| {
        let (owner, within) = (somebody(&step.owner)?, time.within()?);
        let approval = approval.filter(|_| needs_approval(plan, step));
        let task = Task::Step { number: index + 1, owner, backup: somebody(&step.backup), approval };
        Some((task, within, step.within.span()))
    })
}

/// Whether a step publishes what is not approved yet.
fn needs_approval(plan: &Plan, step: &PlaybookStep) -> bool {
    match step.message.get().and_then(|id| plan.messages.entry(id)) {
        Some(message) => message.value.approved.is_missing(),
        None => step.kind.copied() == Some(StepKind::Publish),
    }
}

impl<'p> Approval<'p> {
    /// Who approves the statements of a playbook, where that is somebody to count on.
    fn of(playbook: &'p Playbook) -> Option<Approval<'p>> {
        let approve = playbook.approve_statements.get()?;
        let by = somebody(&approve.by)?;
        let otherwise = approve.within.copied().zip(somebody(&approve.r#else));
        Some(Approval { by, otherwise: otherwise.map(|(within, owner)| (minutes(within), owner)) })
    }

    /// Those who approve, with how long after the opening they are asked.
    pub fn people(self) -> [Option<(Minute, &'p str)>; 2] {
        [Some((0, self.by)), self.otherwise]
    }

    /// The same, as far as there are any.
    pub(super) fn asked(self) -> Vec<(Minute, &'p str)> {
        self.people().into_iter().flatten().collect()
    }

    /// Those who approve.
    pub fn owners(self) -> Vec<&'p str> {
        self.asked().into_iter().map(|(_, owner)| owner).collect()
    }
}

/// A statement is approved where a step publishes one: what was approved before needs nobody.
fn approval<'p>(plan: &'p Plan, playbook: &'p Playbook) -> Option<Timed<'p>> {
    let approval = Approval::of(playbook)?;
    let within = &playbook.approve_statements.get()?.within;
    let is_needed = playbook.steps.items().iter().any(|step| needs_approval(plan, step));
    is_needed.then_some((Task::Approval(approval), within.copied()?, within.span()))
}

/// Updates belong to the owner of the step that comes again, else to whoever speaks, else to the owner of the playbook.
fn updates<'p>(plan: &'p Plan, playbook: &'p Playbook) -> Option<Timed<'p>> {
    let every = plan.update_every(playbook)?;
    let until = plan.resolve_within(playbook).unwrap_or(FIRST_DAY);
    let count = u32::try_from(until.in_minutes() / every.in_minutes().max(1)).unwrap_or(u32::MAX);
    if count == 0 {
        return None; // It is solved before.
    }
    let again = playbook.steps.items().iter().find(|step| !step.every.is_missing());
    let owner = again.map(|step| (&step.owner, somebody(&step.backup)));
    let mut owners = owner.into_iter().chain([(&playbook.spokesperson, None), (&playbook.owner, None)]);
    let (by, backup) = owners.find(|(owner, _)| !owner.is_missing())?;
    let by = somebody(by)?;
    let severity = || playbook.severity.get().and_then(|id| plan.severities.entry(id));
    let place = if playbook.update_every.is_missing() {
        severity().map(|severity| severity.value.update_every.span())
    } else {
        Some(playbook.update_every.span())
    };
    // Business days are no time after which something comes again; every message is followed by its first update.
    let count = if every.is_in_business_days() { 1 } else { count };
    Some((Task::Updates { by, backup, count }, every, place.unwrap_or_else(|| playbook.severity.span())))
}
