//! Risks, governance, reviews and the change log.

use crate::due;
use crate::plan::{self, Agreeable, Entry, Part, Plan};
use crate::publishing::Agreements;
use crate::view::approvals::approvals;
use crate::view::facts::{self, Day, Duration};
use crate::view::messages::message_named;
use crate::view::people;
use crate::view::playbooks::playbook_named;
use crate::view::publishing::{self, SignOff};
use crate::view::{Named, humanize};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashSet;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Risk {
    /// The name of its place in the document, for links.
    pub anchor: String,
    /// What could go wrong.
    pub what: String,
    /// How likely it is, from 1 to 5.
    pub likelihood: Option<u8>,
    /// How much harm it would do, from 1 to 5.
    pub impact: Option<u8>,
    /// Who answers for it.
    pub owner: Option<Named>,
    /// What to do when it happens.
    pub playbook: Option<Named>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Governance {
    /// Who agreed to what.
    pub approvals: Vec<Approval>,
    /// Those of whom one has to agree to the plan next, where it lists who agrees; nobody where the document is for everybody.
    pub waiting_for: Vec<Named>,
    /// The policies that hold.
    pub policies: Vec<Policy>,
    /// What people learn before they write.
    pub training: Vec<Training>,
    /// How often it is checked who can sign in.
    pub access_review: Option<AccessReview>,
    /// What is kept, and for how long.
    pub records: Option<Records>,
    /// What the document leaves out on purpose.
    pub left_out: Vec<LeftOut>,
    /// What everybody keeps to.
    pub principles: Vec<String>,
    /// Who agrees to messages, to playbooks and to the plan.
    pub sign_off: Vec<SignOff>,
    /// Where a second factor is needed to sign in: a word of the format, such as `all`.
    pub two_factor: Option<&'static str>,
    /// What nobody changes without agreement.
    pub locked: Vec<String>,
    /// What stores may promise more of, and never less.
    pub tighten_only: Vec<String>,
    /// How what customers say is collected.
    pub feedback: Option<Feedback>,
    /// Where the figures are kept, when they are in a file of their own that could not be read.
    pub measurements: Option<String>,
}

/// A part that the document leaves out on purpose.
#[derive(Debug, JsonSchema, Serialize)]
pub struct LeftOut {
    /// The part: a word of the format, such as `crisis-path`.
    pub part: &'static str,
    /// Why.
    pub why: String,
}

/// That somebody agreed to something.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Approval {
    /// What was agreed to; nothing for the plan itself.
    pub what: Option<String>,
    /// Who agreed.
    pub by: Named,
    /// The day.
    pub on: Option<Day>,
    /// The version that was agreed to.
    pub version: Option<u32>,
    /// The last day on which it holds.
    pub until: Option<Day>,
    /// Whether the plan was changed since; not said where the document is for everybody.
    pub changed: bool,
}

/// How it is checked who can sign in.
#[derive(Debug, JsonSchema, Serialize)]
pub struct AccessReview {
    /// How often.
    pub every: Duration,
    /// When it was checked last.
    pub last: Option<Day>,
    /// Who checks it.
    pub by: Option<Named>,
}

/// What is kept of conversations.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Records {
    /// How long.
    pub retain: Duration,
    /// Where.
    pub place: Option<String>,
}

/// How what customers say is collected.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Feedback {
    /// Who collects it.
    pub by: Named,
    /// How often.
    pub every: Option<Duration>,
    /// Who hears of it.
    pub report_to: Vec<Named>,
    /// How customers are asked.
    pub survey: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Policy {
    /// What it is called.
    pub name: String,
    /// Its address.
    pub url: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Training {
    /// What is learnt.
    pub name: String,
    /// Who takes part.
    pub audience: Vec<Named>,
    /// How often.
    pub every: Option<Duration>,
    /// Whether nobody signs in before.
    pub before_access: bool,
    /// Who had it when.
    pub records: Vec<TrainingRecord>,
}

/// That somebody had a training.
#[derive(Debug, JsonSchema, Serialize)]
pub struct TrainingRecord {
    /// Who.
    pub who: Named,
    /// When.
    pub on: Day,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Reviews {
    /// How often the plan is looked at.
    pub every: Option<Duration>,
    /// When it was looked at last.
    pub last: Option<Day>,
    /// When it is looked at next.
    pub next: Option<Day>,
    /// Who holds them.
    pub owner: Option<Named>,
    /// Who meets how often, and what for.
    pub meetings: Vec<Meeting>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Meeting {
    /// What it is called.
    pub what: String,
    /// How often.
    pub every: Option<Duration>,
    /// When it was held last, where that is known.
    pub last: Option<Day>,
    /// Who calls it.
    pub owner: Option<Named>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Change {
    /// The version that came of it.
    pub version: Option<u32>,
    /// The day.
    pub date: Option<Day>,
    /// Who changed it.
    pub by: Option<Named>,
    /// What changed.
    pub what: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Test {
    /// Its name.
    pub name: String,
    /// What is asked.
    pub given: Vec<Given>,
    /// What should come out.
    pub expected: Vec<Expected>,
}

/// A part of what is asked.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Given {
    /// A comment with these words.
    Message {
        /// The words.
        text: String,
    },
    /// A comment of this kind.
    Kind {
        /// The kind, as the triage table calls it.
        kind: String,
    },
    /// This playbook is opened.
    Playbook {
        /// The playbook.
        playbook: Named,
    },
    /// On this channel.
    Channel {
        /// The channel.
        channel: Named,
    },
    /// It is about this location.
    Location {
        /// The location, or whom it is about.
        place: Named,
    },
    /// While these do not answer.
    Silent {
        /// People or roles.
        who: Vec<Named>,
    },
    /// At this time.
    At {
        /// The local time, as in ISO 8601.
        at: String,
    },
}

/// A part of what should come out.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Expected {
    /// The comment is of this kind.
    Kind {
        /// The kind, as the triage table calls it.
        kind: String,
    },
    /// This playbook opens.
    Playbook {
        /// The playbook.
        playbook: Named,
    },
    /// One of these answers.
    AnsweredBy {
        /// People or roles.
        who: Vec<Named>,
    },
    /// The answer comes within this time.
    AnsweredWithin {
        /// The time.
        within: Duration,
    },
    /// With this message.
    Message {
        /// The message.
        message: Named,
    },
    /// None of these answers.
    NotAnsweredBy {
        /// People or roles.
        who: Vec<Named>,
    },
}

pub(super) fn risks(plan: &Plan) -> Vec<Risk> {
    let risk = |entry: &Entry<plan::Risk>| Risk {
        anchor: format!("risk-{}", entry.id),
        what: humanize::text(&entry.value.what).unwrap_or_else(|| humanize::title(&entry.id)),
        likelihood: entry.value.likelihood.copied().map(|score| score.0),
        impact: entry.value.impact.copied().map(|score| score.0),
        owner: people::plain_owner(plan, &entry.value.owner),
        playbook: entry.value.playbook.get().map(|id| playbook_named(plan, id)),
    };
    plan.risks.entries().iter().map(risk).collect()
}

pub(super) fn governance(plan: &Plan) -> Option<Governance> {
    let feedback = plan.feedback.get().and_then(|feedback| collected(plan, feedback));
    let measurements = match plan.measurements.get() {
        Some(plan::Measurements::File(path)) => Some(path.to_string()),
        Some(plan::Measurements::List(_)) | None => None,
    };
    let governance = plan.governance.get();
    let left_out = left_out(plan);
    if governance.is_none() && feedback.is_none() && measurements.is_none() && left_out.is_empty() {
        return None;
    }
    let given = governance.map(|governance| governance.approvals.items()).unwrap_or_default();
    let policies = governance.map(|governance| governance.policies.items()).unwrap_or_default();
    let trainings = governance.map(|governance| governance.training.entries()).unwrap_or_default();
    let access = governance.and_then(|governance| governance.access_review.get());
    let records = governance.and_then(|governance| governance.records.get());
    let policy = |policy: &plan::Policy| Policy {
        name: humanize::text(&policy.name).unwrap_or_default(),
        url: policy.url.get().map(|url| url.to_string()),
    };
    let of_plan = approvals(plan, &Agreements::of(plan), Agreeable::Plan(plan));
    let current = plan.current_approvals().into_iter().zip(&of_plan.agreed);
    let changed: HashSet<usize> =
        current.filter(|(_, agreed)| agreed.changed).map(|((index, _), _)| index).collect();
    let approvals = given.iter().enumerate();
    let approvals = approvals.filter_map(|(index, one)| approval(plan, one, changed.contains(&index)));
    Some(Governance {
        left_out,
        sign_off: publishing::of_governance(plan),
        approvals: approvals.collect(),
        waiting_for: of_plan.waiting_for,
        policies: policies.iter().map(policy).collect(),
        training: trainings.iter().map(|one| training(plan, one)).collect(),
        access_review: access.and_then(|access| {
            Some(AccessReview {
                every: Duration::of(&access.every)?,
                last: access.last_held().map(|last| Day(last.value)),
                by: people::plain_owner(plan, &access.owner),
            })
        }),
        records: records.and_then(|records| {
            Some(Records { retain: Duration::of(&records.retain)?, place: humanize::text(&records.r#where) })
        }),
        principles: governance
            .map(|governance| humanize::texts(&governance.response_principles))
            .unwrap_or_default(),
        two_factor: governance
            .and_then(|governance| governance.two_factor.copied())
            .map(plan::TwoFactor::word),
        locked: governance.map(|governance| humanize::texts(&governance.lock)).unwrap_or_default(),
        tighten_only: governance
            .map(|governance| humanize::texts(&governance.tighten_only))
            .unwrap_or_default(),
        feedback,
        measurements,
    })
}

fn left_out(plan: &Plan) -> Vec<LeftOut> {
    let Some(reasons) = plan.not_needed.get() else { return Vec::new() };
    let said = |part: Part| Some(LeftOut { part: part.word(), why: humanize::text(reasons.why(part))? });
    Part::ALL.into_iter().filter_map(said).collect()
}

fn approval(plan: &Plan, approval: &plan::Approval, changed: bool) -> Option<Approval> {
    Some(Approval {
        what: humanize::text(&approval.what).map(|what| humanize::title(&what)),
        by: people::plain_owner(plan, &approval.by)?,
        on: Day::of(&approval.date),
        version: approval.version.copied().map(|version| version.0),
        until: Day::of(&approval.until),
        changed,
    })
}

fn training(plan: &Plan, training: &Entry<plan::Training>) -> Training {
    let records = training.value.records.get().map(|records| records.0.entries()).unwrap_or_default();
    let record = |record: &Entry<plan::Date>| TrainingRecord {
        who: people::named(plan, &record.id),
        on: Day(record.value),
    };
    Training {
        name: humanize::title(&training.id),
        audience: people::owners(plan, &training.value.r#for),
        every: Duration::of(&training.value.every),
        before_access: training.value.before_access(),
        records: records.iter().map(record).collect(),
    }
}

fn collected(plan: &Plan, feedback: &plan::Feedback) -> Option<Feedback> {
    Some(Feedback {
        by: people::plain_owner(plan, &feedback.owner)?,
        every: Duration::of(&feedback.every),
        report_to: people::owners(plan, &feedback.report_to),
        survey: humanize::text(&feedback.survey),
    })
}

pub(super) fn reviews(plan: &Plan) -> Option<Reviews> {
    let review = plan.about()?.review.get()?;
    let meeting = |meeting: &plan::Meeting| {
        Some(Meeting {
            what: humanize::text(&meeting.what)?,
            every: Duration::of(&meeting.every),
            last: meeting.last_held().map(|last| Day(last.value)),
            owner: people::plain_owner(plan, &meeting.owner),
        })
    };
    Some(Reviews {
        every: Duration::of(&review.every),
        last: review.last_held().map(|last| Day(last.value)),
        next: due::review(plan).map(|fact| Day(fact.due)),
        owner: people::plain_owner(plan, &review.owner),
        meetings: review.meetings.items().iter().filter_map(meeting).collect(),
    })
}

pub(super) fn changes(plan: &Plan) -> Vec<Change> {
    let changes = plan.about().map(|about| about.changes.items()).unwrap_or_default();
    changes
        .iter()
        .map(|change| Change {
            version: change.version.copied().map(|version| version.0),
            date: Day::of(&change.date),
            by: people::plain_owner(plan, &change.by),
            what: humanize::text(&change.what),
        })
        .collect()
}

pub(super) fn tests(plan: &Plan) -> Vec<Test> {
    plan.tests.items().iter().map(|one| test(plan, one)).collect()
}

fn test(plan: &Plan, test: &plan::TestCase) -> Test {
    let named = |owners: &plan::OneOrMany<plan::OwnerId>| -> Vec<Named> {
        owners.0.iter().map(|id| people::named(plan, id)).collect()
    };
    let kind = |kind: String| humanize::word(&kind);
    let given = [
        humanize::text(&test.message).map(|text| Given::Message { text }),
        humanize::text(&test.kind).map(|word| Given::Kind { kind: kind(word) }),
        test.playbook.get().map(|id| Given::Playbook { playbook: playbook_named(plan, id) }),
        test.channel.get().map(|id| Given::Channel { channel: people::channel_named(plan, id) }),
        test.location.get().map(|id| Given::Location { place: people::place_or_owner(plan, id) }),
        test.silent.get().map(|silent| Given::Silent { who: named(silent) }),
        test.at.copied().map(|at| Given::At { at: facts::moment(at) }),
    ];
    let expected = test.expect.get().map(|expect| {
        [
            humanize::text(&expect.kind).map(|word| Expected::Kind { kind: kind(word) }),
            expect.playbook.get().map(|id| Expected::Playbook { playbook: playbook_named(plan, id) }),
            expect.answered_by.get().map(|owners| Expected::AnsweredBy { who: named(owners) }),
            Duration::of(&expect.answered_within).map(|within| Expected::AnsweredWithin { within }),
            expect.message.get().map(|id| Expected::Message { message: message_named(plan, id) }),
            expect.not_answered_by.get().map(|owners| Expected::NotAnsweredBy { who: named(owners) }),
        ]
    });
    Test {
        name: humanize::text(&test.name).unwrap_or_default(),
        given: given.into_iter().flatten().collect(),
        expected: expected.into_iter().flatten().flatten().collect(),
    }
}
