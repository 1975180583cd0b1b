//! Risks, governance, reviews and the change log.

use crate::plan::{self, Entry, Plan};
use crate::view::people;
use crate::view::playbooks::playbook_named;
use crate::view::{Named, humanize};
use schemars::JsonSchema;
use serde::Serialize;

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
    /// What needs whose agreement.
    pub approvals: Vec<String>,
    /// The policies that hold.
    pub policies: Vec<Policy>,
    /// What people learn before they write.
    pub training: Vec<Training>,
    /// How often it is checked who can sign in.
    pub access_review: Option<String>,
    /// What is kept, and for how long.
    pub records: Option<String>,
    /// What everybody keeps to.
    pub principles: Vec<String>,
    /// Where a second factor is needed to sign in.
    pub two_factor: Option<&'static str>,
    /// What nobody changes without agreement.
    pub locked: Vec<String>,
    /// Where to say what should be better.
    pub feedback: Option<String>,
    /// Where the figures are kept, when they are in a file of their own.
    pub measurements: Option<String>,
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
    pub audience: Vec<String>,
    /// How often.
    pub every: Option<String>,
    /// Whether nobody signs in before.
    pub before_access: bool,
    /// What is written down of it.
    pub records: Vec<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Reviews {
    /// How often the plan is looked at.
    pub every: Option<String>,
    /// When it was looked at last.
    pub last: Option<String>,
    /// When it is looked at next.
    pub next: Option<String>,
    /// Who holds them.
    pub owner: Option<Named>,
    /// Who meets, when, and to decide what.
    pub meetings: Vec<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Change {
    /// The version that came of it.
    pub version: Option<String>,
    /// The day, in words.
    pub date: Option<String>,
    /// Who changed it.
    pub by: Option<String>,
    /// What changed.
    pub what: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Test {
    /// Its name.
    pub name: String,
    /// What is asked.
    pub given: String,
    /// What should come out.
    pub expected: String,
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
    let feedback = plan.feedback.get().and_then(|feedback| feedback_in_words(plan, feedback));
    let measurements = match plan.measurements.get() {
        Some(plan::Measurements::File(path)) => Some(path.to_string()),
        Some(plan::Measurements::List(_)) | None => None,
    };
    let governance = plan.governance.get();
    if governance.is_none() && feedback.is_none() && measurements.is_none() {
        return None;
    }
    let label = |id: &plan::OwnerId| people::label(plan, id);
    let approvals = governance.map(|governance| governance.approvals.items()).unwrap_or_default();
    let policies = governance.map(|governance| governance.policies.items()).unwrap_or_default();
    let training = governance.map(|governance| governance.training.entries()).unwrap_or_default();
    let access = governance.and_then(|governance| governance.access_review.get());
    let records = governance.and_then(|governance| governance.records.get());
    Some(Governance {
        approvals: approvals
            .iter()
            .filter_map(|approval| {
                let what = humanize::text(&approval.what).unwrap_or_else(|| "plan".to_owned());
                let version = approval
                    .version
                    .copied()
                    .map(|version| format!(" (version {})", version.0))
                    .unwrap_or_default();
                let by = approval.by.get().map(label)?;
                let on =
                    humanize::date_of(&approval.date).map(|day| format!(" on {day}")).unwrap_or_default();
                Some(format!("{} approved by {by}{on}{version}", humanize::title(&what)))
            })
            .collect(),
        policies: policies
            .iter()
            .map(|policy| Policy {
                name: humanize::text(&policy.name).unwrap_or_default(),
                url: policy.url.get().map(|url| url.to_string()),
            })
            .collect(),
        training: training
            .iter()
            .map(|training| Training {
                name: humanize::title(&training.id),
                audience: training.value.r#for.items().iter().map(label).collect(),
                every: humanize::every_of(&training.value.every),
                before_access: training.value.before_access.copied().unwrap_or(false),
                records: training
                    .value
                    .records
                    .get()
                    .map(|records| records.0.entries())
                    .unwrap_or_default()
                    .iter()
                    .map(|record| {
                        format!("{} on {}", people::label(plan, &record.id), humanize::date(record.value))
                    })
                    .collect(),
            })
            .collect(),
        access_review: access.and_then(|access| {
            let last =
                humanize::date_of(&access.last).map(|day| format!(", last on {day}")).unwrap_or_default();
            let by = access.owner.get().map(|id| format!(", by {}", label(id))).unwrap_or_default();
            Some(format!("{}{last}{by}", humanize::every(access.every.copied()?)))
        }),
        records: records.and_then(|records| {
            let place =
                humanize::text(&records.r#where).map(|place| format!(" in {place}")).unwrap_or_default();
            Some(format!("kept {}{place}", humanize::duration(records.retain.copied()?)))
        }),
        principles: governance
            .map(|governance| humanize::texts(&governance.response_principles))
            .unwrap_or_default(),
        two_factor: governance
            .and_then(|governance| governance.two_factor.copied())
            .map(plan::TwoFactor::word),
        locked: governance.map(|governance| humanize::texts(&governance.lock)).unwrap_or_default(),
        feedback,
        measurements,
    })
}

fn feedback_in_words(plan: &Plan, feedback: &plan::Feedback) -> Option<String> {
    let owner = feedback.owner.get().map(|id| people::label(plan, id))?;
    let every = humanize::every_of(&feedback.every).map(|every| format!(", {every}")).unwrap_or_default();
    let to: Vec<String> =
        people::owners(plan, &feedback.report_to).into_iter().map(|owner| owner.label).collect();
    let to = if to.is_empty() { String::new() } else { format!(", for {}", to.join(", ")) };
    let survey =
        humanize::text(&feedback.survey).map(|survey| format!(", survey {survey}")).unwrap_or_default();
    Some(format!("{owner} collects what customers say{every}{to}{survey}"))
}

pub(super) fn reviews(plan: &Plan) -> Option<Reviews> {
    let review = plan.about()?.review.get()?;
    let meeting = |meeting: &plan::Meeting| {
        let what = humanize::text(&meeting.what)?;
        let every = humanize::every_of(&meeting.every).map(|every| format!(", {every}")).unwrap_or_default();
        let by = people::plain_owner(plan, &meeting.owner)
            .map(|owner| format!(", called by {}", owner.label))
            .unwrap_or_default();
        Some(format!("{what}{every}{by}"))
    };
    Some(Reviews {
        every: humanize::every_of(&review.every),
        last: humanize::date_of(&review.last),
        next: humanize::date_of(&review.next),
        owner: people::plain_owner(plan, &review.owner),
        meetings: review.meetings.items().iter().filter_map(meeting).collect(),
    })
}

pub(super) fn changes(plan: &Plan) -> Vec<Change> {
    let changes = plan.about().map(|about| about.changes.items()).unwrap_or_default();
    changes
        .iter()
        .map(|change| Change {
            version: change.version.copied().map(|version| version.0.to_string()),
            date: humanize::date_of(&change.date),
            by: people::plain_owner(plan, &change.by).map(|owner| owner.label),
            what: humanize::text(&change.what),
        })
        .collect()
}

pub(super) fn tests(plan: &Plan) -> Vec<Test> {
    let named = |owners: &plan::OneOrMany<plan::OwnerId>| {
        owners.0.iter().map(|id| people::label(plan, id)).collect::<Vec<_>>().join(" or ")
    };
    let test = |test: &plan::TestCase| {
        let given = [
            humanize::text(&test.message).map(|message| format!("“{message}”")),
            humanize::text(&test.kind).map(|kind| format!("a comment of kind {}", humanize::word(&kind))),
            test.playbook.get().map(|id| format!("{} is opened", playbook_named(plan, id).label)),
            test.channel.get().map(|id| format!("on {}", people::channel_named(plan, id).label)),
            test.location.get().map(|id| format!("about {}", people::place_or_owner(plan, id))),
            test.silent.get().map(|silent| format!("while {} does not answer", named(silent))),
            test.at.copied().map(|at| format!("at {}", humanize::moment(at))),
        ];
        let expected = test.expect.get().map(|expect| {
            [
                humanize::text(&expect.kind).map(|kind| format!("is of kind {}", humanize::word(&kind))),
                expect.playbook.get().map(|id| format!("opens {}", playbook_named(plan, id).label)),
                expect.answered_by.get().map(|owners| format!("answered by {}", named(owners))),
                humanize::duration_of(&expect.answered_within).map(|within| format!("within {within}")),
                expect
                    .message
                    .get()
                    .map(|id| format!("with {}", super::messages::message_named(plan, id).label)),
                expect.not_answered_by.get().map(|owners| format!("not by {}", named(owners))),
            ]
        });
        let join = |parts: Vec<Option<String>>| parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        Test {
            name: humanize::text(&test.name).unwrap_or_default(),
            given: join(given.into()),
            expected: join(expected.map(Vec::from).unwrap_or_default()),
        }
    };
    plan.tests.items().iter().map(test).collect()
}
