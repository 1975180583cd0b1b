//! Ladders as playbooks use them.

use crate::format::map::Entry;
use crate::format::values::Duration;
use crate::plan::document::Plan;
use crate::plan::escalations::{Escalation, LadderStep, SeverityLevel, UpdateEvery};
use crate::plan::ids::OwnerId;
use crate::plan::people::May;
use crate::plan::playbooks::Playbook;
use crate::plan::triage::TriageRow;
use crate::source::{Span, Spanned};
use std::collections::HashMap;

/// An escalation path with the playbooks that climb it.
#[derive(Clone, Debug)]
pub struct LadderInUse<'p> {
    /// The id of the escalation path, or of the playbook that it is written in.
    pub name: &'p str,
    /// The place to mark when the escalation path as a whole is meant.
    pub place: Span,
    pub steps: &'p [LadderStep],
    pub playbooks: Vec<&'p Entry<Playbook>>,
}

impl Playbook {
    /// Whether it says no more than who takes over: one step at most, and one on its escalation path.
    pub fn is_outline(&self, plan: &Plan) -> bool {
        self.steps.items().len() <= 1 && plan.steps_of(self).is_none_or(|ladder| ladder.len() <= 1)
    }
}

impl Entry<Playbook> {
    /// The name of the escalation path: its id, or that of the playbook where its steps stand there.
    pub fn ladder_name(&self) -> &str {
        match self.value.escalation.get() {
            Some(Escalation::Named(id)) => id,
            _ => &self.id,
        }
    }
}

impl LadderStep {
    /// Those who are told at the step, without those who stand in.
    pub fn told(&self) -> &[Spanned<OwnerId>] {
        self.owner.get().map(|owners| owners.0.as_slice()).unwrap_or_default()
    }

    /// Everybody whom the step names: its owners and those who stand in.
    pub fn owners(&self) -> impl Iterator<Item = &Spanned<OwnerId>> {
        let named = [&self.owner, &self.backup].into_iter().filter_map(|owners| owners.get());
        named.flat_map(|owners| &owners.0)
    }

    /// Whether a program answers: it tells somebody something, and answers nobody.
    pub fn is_automated(&self) -> bool {
        self.automated.copied() == Some(true)
    }
}

impl Plan {
    /// All escalation paths: the named ones, and those that a playbook holds itself.
    pub fn ladders(&self) -> Vec<LadderInUse<'_>> {
        let mut climbers: HashMap<&str, Vec<&Entry<Playbook>>> = HashMap::new();
        for playbook in self.playbooks.entries() {
            if let Some(Escalation::Named(id)) = playbook.value.escalation.get() {
                climbers.entry(id).or_default().push(playbook);
            }
        }
        let named = self.escalations.entries().iter().filter_map(|ladder| {
            Some(LadderInUse {
                name: &ladder.id,
                place: ladder.place,
                steps: ladder.value.steps.get()?,
                playbooks: climbers.remove(&*ladder.id).unwrap_or_default(),
            })
        });
        let named: Vec<_> = named.collect();
        let inline =
            self.playbooks.entries().iter().filter_map(|playbook| match playbook.value.escalation.get()? {
                Escalation::Inline(steps) => Some(LadderInUse {
                    name: &playbook.id,
                    place: playbook.place,
                    steps,
                    playbooks: vec![playbook],
                }),
                Escalation::Named(_) => None,
            });
        named.into_iter().chain(inline).collect()
    }

    /// The steps of a playbook's escalation path; `None` where it has none or they cannot be read.
    pub fn steps_of<'p>(&'p self, playbook: &'p Playbook) -> Option<&'p [LadderStep]> {
        match playbook.escalation.get()? {
            Escalation::Named(id) => self.escalations.entry(id)?.value.steps.get().map(Vec::as_slice),
            Escalation::Inline(steps) => Some(steps),
        }
    }

    /// How long it takes on the escalation path of a playbook from being told to the acknowledgement.
    pub fn reaction(&self, playbook: &Playbook) -> Duration {
        const NONE: Duration = Duration::minutes(0);
        match playbook.escalation.get() {
            Some(Escalation::Named(id)) => {
                self.escalations.entry(id).map_or(NONE, |ladder| ladder.value.reaction().0)
            }
            Some(Escalation::Inline(_)) | None => NONE,
        }
    }

    /// The triage rows that open a playbook.
    pub fn rows_to<'p>(&'p self, playbook: &str) -> impl Iterator<Item = &'p TriageRow> {
        let opens = move |row: &&TriageRow| row.playbook.get().is_some_and(|id| **id == *playbook);
        self.triage.items().iter().filter(opens)
    }

    /// The worst severity among the playbooks of an escalation path; `None` where nobody uses it.
    pub fn worst_level(&self, ladder: &LadderInUse<'_>) -> Option<SeverityLevel> {
        ladder.playbooks.iter().filter_map(|playbook| self.level(&playbook.value)).max()
    }

    /// How soon a playbook has to be acknowledged: its own time, else that which is written for its severity.
    pub fn acknowledge_within(&self, playbook: &Playbook) -> Option<Duration> {
        let severity = playbook.severity.get().and_then(|id| self.severities.entry(id));
        playbook
            .acknowledge_within
            .copied()
            .or_else(|| severity.and_then(|severity| severity.value.acknowledge_within.copied()))
    }

    /// How soon a playbook has to be solved: its own time, else that which is written for its severity.
    pub fn resolve_within(&self, playbook: &Playbook) -> Option<Duration> {
        let severity = playbook.severity.get().and_then(|id| self.severities.entry(id));
        playbook
            .resolve_within
            .copied()
            .or_else(|| severity.and_then(|severity| severity.value.resolve_within.copied()))
    }

    /// The longest time without a word in a playbook: its own, else that which is written for its severity.
    pub fn update_every(&self, playbook: &Playbook) -> Option<Duration> {
        self.updates(playbook)?.longest()
    }

    /// How often people hear more in a playbook: as it says, else as is written for its severity.
    pub fn updates<'p>(&'p self, playbook: &'p Playbook) -> Option<&'p UpdateEvery> {
        let own = playbook.update_every.get().filter(|own| own.longest().is_some());
        own.or_else(|| self.severities.entry(playbook.severity.get()?)?.value.update_every.get())
    }

    /// Those who can answer on an escalation path, step by step: no program, and nobody who may not.
    pub fn answering<'p>(
        &'p self,
        ladder: &'p [LadderStep],
    ) -> impl Iterator<Item = (&'p LadderStep, &'p str)> {
        let steps = ladder.iter().filter(|step| !step.is_automated());
        steps.flat_map(|step| {
            let owners = step.owners().map(move |owner| (step, &*owner.value.0));
            owners.filter(|(step, owner)| self.may_acknowledge(step, owner))
        })
    }

    /// Whether an owner may acknowledge at a step: the step's `may` says so; or it has none and the role's authority says
    /// so; or neither says anything.
    pub fn may_acknowledge(&self, step: &LadderStep, owner: &str) -> bool {
        match step.may.get() {
            Some(may) => may.contains(&May::Acknowledge),
            None => self.authority_of(owner).is_none_or(|may| may.contains(&May::Acknowledge)),
        }
    }
}
