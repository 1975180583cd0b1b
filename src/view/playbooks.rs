//! Playbooks with their ladders, and what each severity promises.

use crate::plan::{self, Entry, LadderStep, Pause, Plan, SeverityLevel};
use crate::response::Promise;
use crate::view::duty::{self, PlaybookPromise};
use crate::view::people::{self, Owner};
use crate::view::touchpoints::threshold;
use crate::view::{Named, humanize, messages::message_named};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Severity {
    /// What it is called.
    pub name: String,
    /// How to know it.
    pub definition: Option<String>,
    /// Within which time it is acknowledged.
    pub acknowledge_within: Option<String>,
    /// How often people are told what is new.
    pub update_every: Option<String>,
    /// Within which time it is solved.
    pub resolve_within: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Playbook {
    /// What it is called for short, such as `G1`: it stays when the words change.
    pub code: String,
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What has happened, in plain words.
    pub title: String,
    /// How bad it is.
    pub severity: Option<String>,
    /// The tone of the severity.
    pub tone: &'static str,
    /// Who answers for it.
    pub owner: Option<Owner>,
    /// How to know that it has begun.
    pub triggers: Vec<String>,
    /// Where it can begin.
    pub channels: Vec<Named>,
    /// Within which time it is acknowledged.
    pub acknowledge_within: Option<String>,
    /// Within which time people hear again.
    pub follow_up_within: Option<String>,
    /// How often people are told what is new.
    pub update_every: Option<String>,
    /// Within which time it is solved.
    pub resolve_within: Option<String>,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// Whom to call, one after the other.
    pub ladder: Vec<Rung>,
    /// The times of the ladder along a line.
    pub strip: Vec<StripMark>,
    /// What the channels promise, and whether the ladder keeps it.
    pub promises: Vec<PlaybookPromise>,
    /// What stops the ladder, and how often it starts again.
    pub ladder_note: Option<String>,
    /// The messages that it uses.
    pub messages: Vec<Named>,
    /// What else is laid down, label and words.
    pub facts: Vec<Fact>,
    /// Who is told, without being asked to act.
    pub inform: Vec<Named>,
    /// When it happened before.
    pub precedents: Vec<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Step {
    /// What is done.
    pub what: String,
    /// Who does it.
    pub owner: Option<Owner>,
    /// When it is done.
    pub when: Option<String>,
    /// The message that is used.
    pub message: Option<Named>,
    /// Who outside helps.
    pub contacts: Vec<Named>,
    /// What to mind.
    pub note: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Rung {
    /// From 1.
    pub number: usize,
    /// `Start`, `15 min`, `2 h`: as short as a badge.
    pub badge: Option<String>,
    /// What to do when nobody answers: how long to wait, and the step that follows.
    pub otherwise: Option<Otherwise>,
    /// How long after the start, in words.
    pub after: Option<String>,
    /// Whom to call.
    pub owners: Vec<Owner>,
    /// Who stands in.
    pub backups: Vec<Owner>,
    /// How they are told.
    pub notify: Vec<&'static str>,
    /// What may be decided there, in words.
    pub may: Vec<String>,
    /// What they are trained in.
    pub skills: Vec<String>,
    /// What they do.
    pub what: Option<String>,
    /// Whether there is nobody after it.
    pub last: bool,
}

/// A time of the ladder on its line.
#[derive(Debug, JsonSchema, Serialize)]
pub struct StripMark {
    /// The number of the step.
    pub number: usize,
    /// Where it is on the strip, in percent.
    pub x: String,
    /// The time, in words.
    pub label: String,
}

/// What follows when nobody answers.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Otherwise {
    /// How long to wait.
    pub wait: String,
    /// The number of the next step.
    pub next: usize,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Fact {
    /// What it is about.
    pub label: &'static str,
    /// What is laid down.
    pub words: String,
}

/// The severities that the playbooks of the plan use, worst first, and those that the plan defines.
pub(super) fn severities(plan: &Plan) -> Vec<Severity> {
    let used = |word: &str| {
        plan.severities.entry(word).is_some()
            || plan
                .playbooks
                .entries()
                .iter()
                .any(|playbook| playbook.value.severity.get().is_some_and(|id| &*id.0 == word))
    };
    let own = plan
        .severities
        .entries()
        .iter()
        .map(|entry| &*entry.id)
        .filter(|id| SeverityLevel::from_word(id).is_none());
    SeverityLevel::WORDS
        .into_iter()
        .chain(own)
        .filter(|word| used(word))
        .map(|word| severity(plan, word))
        .collect()
}

fn severity(plan: &Plan, word: &str) -> Severity {
    let level = SeverityLevel::from_word(word);
    let written = plan.severities.entry(word).map(|entry| &entry.value);
    let acknowledge = written
        .and_then(|severity| severity.acknowledge_within.copied())
        .or(level.map(SeverityLevel::acknowledge_within));
    let resolve = written
        .and_then(|severity| severity.resolve_within.copied())
        .or(level.map(SeverityLevel::resolve_within));
    let update = written.and_then(|severity| humanize::update_every(severity.update_every.get()?));
    Severity {
        name: humanize::title(word),
        definition: written.and_then(|severity| humanize::text(&severity.definition)),
        acknowledge_within: acknowledge.map(humanize::duration),
        update_every: update.or_else(|| level.and_then(SeverityLevel::update_every).map(humanize::every)),
        resolve_within: resolve.map(humanize::duration),
    }
}

pub(super) fn playbooks(plan: &Plan) -> Vec<Playbook> {
    let promises = duty::all_promises(plan);
    let playbooks = plan.playbooks.entries().iter().enumerate();
    playbooks.map(|(index, entry)| playbook(plan, index, entry, &promises)).collect()
}

fn playbook(plan: &Plan, index: usize, entry: &Entry<plan::Playbook>, promises: &[Promise<'_>]) -> Playbook {
    let playbook = &entry.value;
    let trigger = |trigger: &plan::Trigger| {
        humanize::text(&trigger.text).or_else(|| threshold(&trigger.metric, &trigger.over, &trigger.within))
    };
    let steps = plan.steps_of(playbook).unwrap_or_default();
    let follow_up = playbook
        .follow_up_within
        .copied()
        .or_else(|| playbook.offline.get().map(|_| plan::Duration::hours(24)));
    Playbook {
        code: format!("P{}", index + 1),
        anchor: format!("playbook-{}", entry.id),
        title: humanize::text(&playbook.title).unwrap_or_else(|| humanize::title(&entry.id)),
        severity: playbook.severity.get().map(|id| humanize::title(id)),
        tone: match plan.level(playbook) {
            Some(SeverityLevel::Critical | SeverityLevel::High) => "bad",
            Some(SeverityLevel::Medium) => "warn",
            Some(SeverityLevel::Low) | None => "plain",
        },
        owner: people::reached(plan, &playbook.owner),
        triggers: playbook.triggers.items().iter().filter_map(trigger).collect(),
        channels: playbook.channels.items().iter().map(|id| people::channel_named(plan, id)).collect(),
        acknowledge_within: plan.acknowledge_within(playbook).map(humanize::duration),
        follow_up_within: follow_up.map(humanize::duration),
        update_every: playbook
            .update_every
            .get()
            .and_then(humanize::update_every)
            .or_else(|| plan.update_every(playbook).map(humanize::every)),
        resolve_within: plan.resolve_within(playbook).map(humanize::duration),
        steps: playbook.steps.items().iter().map(|one| step(plan, one)).collect(),
        ladder: steps.iter().enumerate().map(|(index, step)| rung(plan, steps, index, step)).collect(),
        strip: strip(steps),
        promises: duty::of_playbook(plan, entry, promises),
        ladder_note: ladder_note(plan, playbook),
        messages: playbook.messages.items().iter().map(|id| message_named(plan, id)).collect(),
        facts: facts(plan, playbook),
        inform: people::owners(plan, &playbook.inform),
        precedents: playbook.precedents.items().iter().map(|url| url.to_string()).collect(),
    }
}

fn step(plan: &Plan, step: &plan::PlaybookStep) -> Step {
    let within = step.within.copied().map(|within| format!("within {}", humanize::duration(within)));
    let every = step.every.copied().map(humanize::every);
    let note = match step.then.copied() {
        Some(plan::Then::Handoff) => Some("then hand the case over".to_owned()),
        Some(plan::Then::Close) => Some("then close the case".to_owned()),
        None => None,
    };
    Step {
        what: humanize::text(&step.r#do).unwrap_or_default(),
        owner: people::reached(plan, &step.owner),
        when: within.into_iter().chain(every).reduce(|one, other| format!("{one}, {other}")),
        message: step.message.get().map(|id| message_named(plan, id)),
        contacts: step.contact.items().iter().map(|id| people::contact_named(plan, id)).collect(),
        note,
    }
}

/// The steps at equal distances; none where there are too few or too many for a line.
fn strip(steps: &[LadderStep]) -> Vec<StripMark> {
    const MOST: usize = 8;
    let n_steps = steps.len();
    if !(2..=MOST).contains(&n_steps) || steps.iter().any(|step| step.after.get().is_none()) {
        return Vec::new();
    }
    let mark = |(index, step): (usize, &LadderStep)| StripMark {
        number: index + 1,
        x: format!("{}%", 6 + 88 * index / (n_steps - 1)),
        label: step.after.copied().map(|after| humanize::badge(after.0)).unwrap_or_default(),
    };
    steps.iter().enumerate().map(mark).collect()
}

fn rung(plan: &Plan, steps: &[LadderStep], index: usize, step: &LadderStep) -> Rung {
    let after = |step: &LadderStep| step.after.copied().map(|after| after.0);
    let gap = steps.get(index + 1).and_then(after).zip(after(step));
    let gap =
        gap.and_then(|(next, own)| i64::try_from(next.in_minutes().checked_sub(own.in_minutes())?).ok());
    Rung {
        number: index + 1,
        badge: after(step).map(humanize::badge),
        otherwise: gap
            .filter(|gap| *gap > 0)
            .map(|gap| Otherwise { wait: humanize::wait(gap), next: index + 2 }),
        after: step.after.copied().map(|after| {
            if after.0.amount == 0 { "at once".to_owned() } else { humanize::duration(after.0) }
        }),
        owners: people::all_reached(plan, &step.owner),
        backups: people::all_reached(plan, &step.backup),
        notify: step.notify.items().iter().map(|notify| notify.word()).collect(),
        may: people::may_in_words(step.may.items()),
        skills: humanize::texts(&step.skills),
        what: humanize::text(&step.r#do),
        last: step.r#final.copied().unwrap_or(false),
    }
}

fn ladder_note(plan: &Plan, playbook: &plan::Playbook) -> Option<String> {
    let plan::Escalation::Named(id) = playbook.escalation.get()? else { return None };
    let ladder = &plan.escalations.entry(id)?.value;
    let stop = match ladder.unless.copied().unwrap_or(plan::Condition::Acknowledged) {
        plan::Condition::Acknowledged => "The ladder stops as soon as somebody acknowledges.",
        plan::Condition::Resolved => "The ladder goes on until the case is solved.",
    };
    let repeat = match ladder.repeat.copied().map(|repeat| repeat.0) {
        None | Some(0) => String::new(),
        Some(1) => " Then it starts once more from the top.".to_owned(),
        Some(times) => format!(" Then it starts again from the top, {times} times."),
    };
    let inform: Vec<String> =
        people::owners(plan, &ladder.inform).into_iter().map(|owner| owner.label).collect();
    let told = if inform.is_empty() {
        String::new()
    } else {
        format!(" Told without being asked: {}.", inform.join(", "))
    };
    Some(format!("{stop}{repeat}{told}"))
}

fn facts(plan: &Plan, playbook: &plan::Playbook) -> Vec<Fact> {
    let label = |field: &plan::Field<crate::source::Spanned<plan::OwnerId>>| {
        people::owner_of(plan, field).map(|owner| owner.label)
    };
    let role = |field: &plan::Field<plan::OwnerId>| people::plain_owner(plan, field).map(|owner| owner.label);
    let mut facts = Vec::new();
    let mut add = |name: &'static str, parts: Vec<Option<String>>| {
        let words: Vec<String> = parts.into_iter().flatten().collect();
        if !words.is_empty() {
            facts.push(Fact { label: name, words: words.join("; ") });
        }
    };
    match playbook.pause_publishing.get() {
        Some(Pause::Nothing) => add("Scheduled posts", vec![Some("go on".to_owned())]),
        Some(Pause::Record(pause)) => add(
            "Scheduled posts",
            vec![
                humanize::text(&pause.scope).map(|scope| format!("pause {scope}")),
                label(&pause.by).map(|by| format!("paused by {by}")),
                label(&pause.resume_by).map(|by| format!("resumed by {by}")),
            ],
        ),
        None => {}
    }
    add("Spokesperson", vec![label(&playbook.spokesperson)]);
    if let Some(approval) = playbook.approve_statements.get() {
        add(
            "Statements",
            vec![
                label(&approval.by).map(|by| format!("approved by {by}")),
                humanize::duration_of(&approval.within).map(|within| format!("within {within}")),
                label(&approval.r#else).map(|other| format!("else {other}")),
            ],
        );
    }
    if let Some(offline) = playbook.offline.get() {
        let via = humanize::texts(&offline.via);
        add(
            "In private",
            vec![
                label(&offline.owner).map(|owner| format!("{owner} makes contact")),
                (!via.is_empty()).then(|| format!("by {}", via.join(" or "))),
                humanize::duration_of(&offline.within).map(|within| format!("within {within}")),
                offline.attempts.copied().map(|attempts| format!("{} attempts", attempts.0)),
                offline.then.get().map(|id| format!("then {}", message_named(plan, id).label)),
            ],
        );
    }
    if let Some(case) = playbook.case.get() {
        let collect = humanize::texts(&case.collect);
        add(
            "Case",
            vec![
                humanize::text(&case.number).map(|number| format!("number {number}")),
                humanize::text(&case.system).map(|system| format!("kept in {system}")),
                role(&case.representative).map(|who| format!("{who} stays with the customer")),
                (!collect.is_empty()).then(|| format!("ask for {}", collect.join(", "))),
                case.single_owner
                    .copied()
                    .filter(|single| *single)
                    .map(|_| "one person keeps it to the end".to_owned()),
            ],
        );
    }
    if let Some(handoff) = playbook.handoff.get() {
        let (via, required) = (humanize::texts(&handoff.via), humanize::texts(&handoff.required));
        let sample = handoff.sample.get().and_then(|sample| {
            let by = role(&sample.owner).map(|by| format!(" by {by}")).unwrap_or_default();
            Some(format!(
                "{}% looked at {}{by}",
                humanize::number(sample.share.copied()?),
                humanize::every(sample.every.copied()?)
            ))
        });
        add(
            "Hand-off",
            vec![
                role(&handoff.to).map(|to| format!("to {to}")),
                (!via.is_empty()).then(|| format!("by {}", via.join(" or "))),
                humanize::duration_of(&handoff.accept_within)
                    .map(|within| format!("accepted within {within}")),
                (!required.is_empty()).then(|| format!("with {}", required.join(", "))),
                humanize::text(&handoff.log).map(|log| format!("logged in {log}")),
                sample,
            ],
        );
    }
    if let Some(close) = playbook.close_out.get() {
        let causes = humanize::texts(&close.causes);
        let report = close.report_back.get();
        let review = close.after_action_review.get();
        add(
            "When it is over",
            vec![
                humanize::text(&close.root_cause).map(|root| format!("root cause {root}")),
                (!causes.is_empty()).then(|| format!("causes: {}", causes.join(", "))),
                close
                    .notify_customer
                    .copied()
                    .filter(|told| *told)
                    .map(|_| "the customer is told".to_owned()),
                humanize::text(&close.survey).map(|survey| format!("survey {survey}")),
                report.and_then(|report| {
                    let channel = report.channel.get().map(|id| people::channel_named(plan, id).label)?;
                    let message = report
                        .message
                        .get()
                        .map(|id| format!(" with {}", message_named(plan, id).label))
                        .unwrap_or_default();
                    let when =
                        humanize::text(&report.when).map(|when| format!(", when {when}")).unwrap_or_default();
                    Some(format!("report back on {channel}{message}{when}"))
                }),
                review.and_then(|review| {
                    let by = role(&review.owner).map(|by| format!(", called by {by}")).unwrap_or_default();
                    Some(format!("look back within {}{by}", humanize::duration(review.within.copied()?)))
                }),
            ],
        );
    }
    if let Some(drill) = playbook.drill.get() {
        add(
            "Rehearsal",
            vec![
                humanize::text(&drill.kind),
                drill.every.copied().map(humanize::every),
                humanize::date_of(&drill.last).map(|last| format!("last on {last}")),
            ],
        );
    }
    add("Kind of crisis", vec![playbook.crisis_type.copied().map(|kind| kind.word().to_owned())]);
    let strategies: Vec<&str> =
        playbook.response_strategy.items().iter().map(|strategy| strategy.word()).collect();
    add("Answer", vec![(!strategies.is_empty()).then(|| strategies.join(", "))]);
    facts
}

/// A playbook by its code and title.
pub(super) fn playbook_named(plan: &Plan, id: &str) -> Named {
    let label = plan.playbooks.position(id).zip(plan.playbooks.entry(id)).map(|(index, playbook)| {
        let title = humanize::text(&playbook.value.title).unwrap_or_else(|| humanize::title(id));
        format!("P{} {title}", index + 1)
    });
    Named::new("playbook", id, label)
}
