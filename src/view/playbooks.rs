//! Playbooks with their steps, and what each severity promises.

use crate::plan::{self, Agreeable, Entry, Plan, SeverityLevel};
use crate::publishing::Agreements;
use crate::response::{self, Promise};
use crate::view::approvals::{Approvals, approvals};
use crate::view::arrangements::{Arrangement, arrangements};
use crate::view::facts::{Duration, Update};
use crate::view::ladder::{self, LadderEnd, Rung};
use crate::view::people::{self, Owner, channels_named};
use crate::view::playbook_promises::{self, PlaybookPromise};
use crate::view::{Named, case_sums, humanize, messages::message_named};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Severity {
    /// Its id: `critical`, `high`, `medium`, `low`, or one of the plan's own.
    pub id: String,
    /// How to know it.
    pub definition: Option<String>,
    /// Within which time it is acknowledged.
    pub acknowledge_within: Option<Duration>,
    /// How often people are told what is new.
    pub update_every: Option<Update>,
    /// Within which time it is solved.
    pub resolve_within: Option<Duration>,
    /// Where the organisation speaks at this level.
    pub channels: Vec<Named>,
    /// How soon the team looks back at it.
    pub after_action_review: Option<Duration>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Playbook {
    /// Its id in the plan.
    pub id: String,
    /// What it is called for short, such as `G1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What has happened, in plain words.
    pub title: String,
    /// How bad it is: the id of a severity.
    pub severity: Option<String>,
    /// The tone of the severity.
    pub tone: &'static str,
    /// Who answers for it.
    pub owner: Option<Owner>,
    /// How to know that it has begun.
    pub triggers: Vec<Trigger>,
    /// Where it can begin, where that is not every public channel that takes complaints.
    pub channels: Vec<Named>,
    /// Within which time it is acknowledged.
    pub acknowledge_within: Option<Duration>,
    /// When its times count: `always`, `staffed` for what comes in while one of its channels is staffed, or `uncovered` where
    /// that was decided for something high-severity; nothing where there are no times.
    pub clock: Option<&'static str>,
    /// Within which time people hear again.
    pub follow_up_within: Option<Duration>,
    /// How often people are told what is new.
    pub update_every: Option<Update>,
    /// Within which time it is solved.
    pub resolve_within: Option<Duration>,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// The place of its roster in `rosters`.
    pub roster: Option<usize>,
    /// Whom to call, one after the other.
    pub ladder: Vec<Rung>,
    /// What the channels promise, and whether the escalation path keeps it.
    pub promises: Vec<PlaybookPromise>,
    /// Whether there is more to say about it than whoever is in a hurry has to know.
    pub has_details: bool,
    /// What stops the escalation path, and how often it starts again.
    pub ladder_end: Option<LadderEnd>,
    /// The messages that it uses.
    pub messages: Vec<Named>,
    /// The ids of the messages to send first, at most two: those that the steps name, else those of the playbook.
    pub words: Vec<String>,
    /// The other messages that it uses.
    pub later_messages: Vec<Named>,
    /// What else is laid down.
    pub arrangements: Vec<Arrangement>,
    /// `past` where it happened before, `forecast` where it is expected.
    pub basis: Option<&'static str>,
    /// How much of it is the organisation's own doing: `victim`, `accidental` or `preventable`.
    pub crisis_type: Option<&'static str>,
    /// How it is answered: words of the format, such as `rebuild`.
    pub response_strategy: Vec<&'static str>,
    /// Who is told, without being asked to act.
    pub inform: Vec<Named>,
    /// When it happened before.
    pub precedents: Vec<String>,
    /// Who agreed to it.
    pub approvals: Approvals,
}

/// How to know that a playbook has begun.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Trigger {
    /// Something that people see.
    Sign {
        /// What they see, in the words of the plan.
        text: String,
    },
    /// A figure that goes over a limit.
    Threshold {
        /// What is counted.
        metric: String,
        /// The number that it goes over.
        over: Option<f64>,
        /// The time in which it is counted.
        within: Option<Duration>,
    },
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Step {
    /// What is done.
    pub what: String,
    /// Who does it.
    pub owner: Option<Owner>,
    /// Who does it while they are not there.
    pub backup: Option<Owner>,
    /// Within which time it is done.
    pub within: Option<Duration>,
    /// How often it is done.
    pub every: Option<Duration>,
    /// The message that is used.
    pub message: Option<Named>,
    /// Who outside helps.
    pub contacts: Vec<StepContact>,
    /// What becomes of the case then: `handoff` or `close`.
    pub then: Option<&'static str>,
    /// What kind of step it is: a word of the format, such as `publish`.
    pub kind: Option<&'static str>,
    /// The phase that it belongs to: a word of the format, such as `contain`.
    pub phase: Option<&'static str>,
    /// The step that is done at the same time, in the words of the plan.
    pub parallel: Option<String>,
    /// When it is done, in the words of the plan; always, where nothing is said.
    pub only_if: Option<String>,
    /// Who looks at it before it counts as done.
    pub confirm: Option<Named>,
    /// The step from whose end its time counts.
    pub from: Option<String>,
    /// For how long it is done again.
    pub stop_after: Option<Duration>,
    /// Where it is done, in the words of the plan.
    pub place: Option<String>,
    /// The number that it has in another document.
    pub reference: Option<String>,
}

/// Somebody outside who helps with a step, and how they are reached.
#[derive(Debug, JsonSchema, Serialize)]
pub struct StepContact {
    /// Who or what it is.
    #[serde(flatten)]
    pub named: Named,
    /// The number as people read it.
    pub phone: Option<String>,
    /// The number as a phone dials it.
    pub dial: Option<String>,
    /// The address for e-mail.
    pub email: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

impl StepContact {
    fn of(plan: &Plan, id: &str) -> StepContact {
        let contact = plan.contacts.entry(id).map(|contact| &contact.value);
        let phone = contact.and_then(|contact| contact.phone.get());
        StepContact {
            named: people::contact_named(plan, id),
            phone: phone.map(|phone| phone.to_string()),
            dial: phone.map(plan::Phone::dialled),
            email: contact.and_then(|contact| contact.email.get()).map(|email| email.to_string()),
            url: contact.and_then(|contact| contact.url.get()).map(|url| url.to_string()),
        }
    }

    /// The first way to reach them.
    pub(crate) fn way(&self) -> Option<&str> {
        self.phone.as_deref().or(self.email.as_deref()).or(self.url.as_deref())
    }
}

/// The severities that the plan defines: the usual ones, worst first, and its own.
pub(super) fn severities(plan: &Plan) -> Vec<Severity> {
    let own =
        plan.severities.entries().iter().map(|entry| &*entry.id).filter(|id| SeverityLevel::of(id).is_none());
    SeverityLevel::WORDS
        .iter()
        .copied()
        .chain(own)
        .filter(|word| plan.severities.entry(word).is_some())
        .map(|word| severity(plan, word))
        .collect()
}

fn severity(plan: &Plan, word: &str) -> Severity {
    let written = plan.severities.entry(word).map(|entry| &entry.value);
    Severity {
        id: word.to_owned(),
        definition: written.and_then(|severity| humanize::text(&severity.definition)),
        acknowledge_within: written.and_then(|severity| Duration::of(&severity.acknowledge_within)),
        update_every: written.and_then(|severity| Update::of(severity.update_every.get()?)),
        resolve_within: written.and_then(|severity| Duration::of(&severity.resolve_within)),
        channels: written.map(|severity| channels_named(plan, &severity.channels)).unwrap_or_default(),
        after_action_review: written.and_then(|severity| Duration::of(&severity.after_action_review)),
    }
}

impl Playbook {
    fn with_details(self) -> Playbook {
        let Playbook {
            promises,
            messages,
            arrangements,
            basis,
            crisis_type,
            response_strategy,
            inform,
            precedents,
            channels,
            ladder,
            approvals,
            ..
        } = &self;
        let has_details = !promises.is_empty()
            || !messages.is_empty()
            || arrangements.iter().any(|one| !one.on_the_wall)
            || basis.is_some()
            || crisis_type.is_some()
            || !response_strategy.is_empty()
            || !inform.is_empty()
            || !precedents.is_empty()
            || !channels.is_empty()
            || !approvals.agreed.is_empty()
            || !approvals.waiting_for.is_empty()
            || ladder.iter().any(|rung| !rung.may.is_empty() || !rung.skills.is_empty());
        Playbook { has_details, ..self }
    }
}

/// All playbooks, with times in a zone.
pub(super) fn playbooks(plan: &Plan, zone: &str, promises: &[Promise<'_>]) -> Vec<Playbook> {
    let agreements = Agreements::of(plan);
    let playbooks = plan.playbooks.entries().iter().enumerate();
    let playbooks = playbooks.map(|(index, entry)| {
        let approvals = approvals(plan, &agreements, Agreeable::Playbook(entry));
        playbook(plan, index, entry, (promises, zone, approvals)).with_details()
    });
    playbooks.collect()
}

fn playbook(
    plan: &Plan,
    index: usize,
    entry: &Entry<plan::Playbook>,
    (promises, zone, approvals): (&[Promise<'_>], &str, Approvals),
) -> Playbook {
    let playbook = &entry.value;
    let steps = plan.steps_of(playbook).unwrap_or_default();
    let offline = playbook.offline.get().and_then(|offline| Duration::of(&offline.within));
    let by_id = steps_by_id(playbook);
    let words = words(plan, playbook);
    let later = playbook.messages.items().iter().filter(|id| !words.iter().any(|known| **known == ***id));
    let later_messages = later.map(|id| message_named(plan, id)).collect();
    Playbook {
        id: entry.id.to_string(),
        code: code(index),
        anchor: format!("playbook-{}", entry.id),
        title: title(entry),
        severity: playbook.severity.get().map(|id| id.to_string()),
        tone: match plan.level(playbook) {
            Some(SeverityLevel::Critical | SeverityLevel::High) => "bad",
            Some(SeverityLevel::Medium) => "warn",
            Some(SeverityLevel::Low) | None => "plain",
        },
        owner: people::reached(plan, &playbook.owner),
        triggers: triggers(playbook),
        channels: people::unusual_channels(plan, &playbook.channels, |one| {
            one.value.takes_complaints_in_public()
        }),
        acknowledge_within: plan.acknowledge_within(playbook).map(Duration::from),
        clock: clock(plan, playbook),
        follow_up_within: Duration::of(&playbook.follow_up_within).or(offline),
        update_every: plan.updates(playbook).and_then(Update::of),
        resolve_within: plan.resolve_within(playbook).map(Duration::from),
        steps: playbook.steps.items().iter().map(|one| step(plan, &by_id, one)).collect(),
        roster: None,
        has_details: false,
        ladder: ladder::rungs(plan, steps),
        promises: playbook_promises::of_playbook(plan, zone, entry, promises),
        ladder_end: ladder::end(plan, playbook),
        messages: playbook.messages.items().iter().map(|id| message_named(plan, id)).collect(),
        words,
        later_messages,
        arrangements: arrangements(plan, playbook)
            .into_iter()
            .chain(case_sums::arrangement(plan, entry))
            .collect(),
        basis: playbook.basis.copied().map(plan::Basis::word),
        crisis_type: playbook.crisis_type.copied().map(plan::CrisisType::word),
        response_strategy: playbook.response_strategy.items().iter().map(|one| one.word()).collect(),
        inform: people::owners(plan, &playbook.inform),
        precedents: playbook.precedents.items().iter().map(|url| url.to_string()).collect(),
        approvals,
    }
}

/// The messages to send first.
fn words(plan: &Plan, playbook: &plan::Playbook) -> Vec<String> {
    const MOST: usize = 2;
    let of_steps = playbook.steps.items().iter().filter_map(|step| step.message.get()).map(|id| &*id.0);
    let mut ids: Vec<&str> = Vec::new();
    for id in of_steps.chain(playbook.messages.items().iter().map(|id| &**id)) {
        if !ids.contains(&id)
            && plan.messages.entry(id).is_some_and(|message| !message.value.wordings().is_empty())
        {
            ids.push(id);
        }
    }
    ids.into_iter().take(MOST).map(str::to_owned).collect()
}

fn clock(plan: &Plan, playbook: &plan::Playbook) -> Option<&'static str> {
    let has_times = plan.acknowledge_within(playbook).is_some()
        || plan.update_every(playbook).is_some()
        || playbook.steps.items().iter().any(|step| !step.within.is_missing());
    has_times.then(|| match response::runs_always(plan, playbook) {
        true => "always",
        false if plan.is_grave(playbook) => "uncovered",
        false => "staffed",
    })
}

/// What a playbook is called for short, by its place from 0: `P1`.
pub(super) fn code(index: usize) -> String {
    format!("P{}", index + 1)
}

/// What a playbook is called.
pub(super) fn title(playbook: &Entry<plan::Playbook>) -> String {
    humanize::text(&playbook.value.title).unwrap_or_else(|| humanize::title(&playbook.id))
}

/// How to know that a playbook has begun.
pub(super) fn triggers(playbook: &plan::Playbook) -> Vec<Trigger> {
    let trigger = |trigger: &plan::Trigger| match humanize::text(&trigger.text) {
        Some(text) => Some(Trigger::Sign { text }),
        None => Some(Trigger::Threshold {
            metric: humanize::word(&humanize::text(&trigger.metric)?),
            over: trigger.over.copied().map(|over| over.0),
            within: Duration::of(&trigger.within),
        }),
    };
    playbook.triggers.items().iter().filter_map(trigger).collect()
}

/// What is done in each step that has an id.
fn steps_by_id(playbook: &plan::Playbook) -> HashMap<&str, String> {
    let named = playbook.steps.items().iter().rev();
    named.filter_map(|step| Some((&**step.id.get()?, humanize::text(&step.r#do)?))).collect()
}

fn step(plan: &Plan, by_id: &HashMap<&str, String>, step: &plan::PlaybookStep) -> Step {
    Step {
        what: humanize::text(&step.r#do).unwrap_or_default(),
        owner: people::reached(plan, &step.owner),
        backup: people::reached(plan, &step.backup),
        within: Duration::of(&step.within),
        every: Duration::of(&step.every),
        message: step.message.get().map(|id| message_named(plan, id)),
        contacts: step.contact.items().iter().map(|id| StepContact::of(plan, id)).collect(),
        then: step.then.copied().map(plan::Then::word),
        kind: step.kind.copied().map(plan::StepKind::word),
        phase: step.phase.copied().map(plan::Phase::word),
        parallel: humanize::text(&step.parallel),
        only_if: humanize::text(&step.only_if),
        confirm: people::plain_owner(plan, &step.confirm),
        from: step
            .from
            .get()
            .map(|from| by_id.get(&*from.value).cloned().unwrap_or_else(|| from.value.to_string())),
        stop_after: Duration::of(&step.stop_after),
        place: humanize::text(&step.r#where),
        reference: humanize::text(&step.r#ref),
    }
}

/// A playbook by its code and title.
pub(super) fn playbook_named(plan: &Plan, id: &str) -> Named {
    let found = plan.playbooks.position(id).zip(plan.playbooks.entry(id));
    let label = found.map(|(index, playbook)| format!("{} {}", code(index), title(playbook)));
    Named::new("playbook", id, label)
}
