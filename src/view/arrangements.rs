//! What a playbook lays down beside its steps: who stops planned posts, who speaks, how the case is kept and closed.

use crate::plan::{self, Pause, Plan};
use crate::source::Spanned;
use crate::view::facts::{Day, Duration};
use crate::view::messages::message_named;
use crate::view::{Named, humanize, people};
use schemars::JsonSchema;
use serde::Serialize;

/// What is laid down about one thing.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Arrangement {
    /// What it is about.
    pub about: Topic,
    /// What is laid down, point by point.
    pub points: Vec<Point>,
    /// Whether whoever has to act must know it: it stands in the playbook and on its card.
    pub on_the_wall: bool,
}

/// What an arrangement is about.
#[derive(Clone, Copy, Debug, JsonSchema, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Posts that are planned.
    Publishing,
    /// Who speaks for the organisation.
    Spokesperson,
    /// Who agrees to statements.
    Statements,
    /// How to go on in private.
    Offline,
    /// How the case is kept.
    Case,
    /// How the case goes to the next team.
    Handoff,
    /// What is done once it is over.
    CloseOut,
    /// How the playbook is rehearsed.
    Drill,
    /// How often it was needed.
    Cases,
}

impl Topic {
    fn is_on_the_wall(self) -> bool {
        !matches!(self, Topic::Handoff | Topic::CloseOut | Topic::Drill | Topic::Cases)
    }
}

/// A point of an arrangement.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Point {
    /// Planned posts go on.
    GoOn,
    /// These planned posts are paused.
    Pause {
        /// Which posts, in the words of the plan.
        scope: String,
    },
    /// Who pauses them.
    PausedBy {
        /// A person or a role.
        by: Named,
        /// How soon.
        within: Option<Duration>,
    },
    /// Who lets them go on.
    ResumedBy {
        /// A person or a role.
        by: Named,
    },
    /// Who speaks for the organisation.
    Speaker {
        /// A person or a role.
        who: Named,
    },
    /// Who agrees.
    ApprovedBy {
        /// A person or a role.
        by: Named,
    },
    /// Within which time.
    Within {
        /// The time.
        within: Duration,
    },
    /// Who decides when nobody agreed in time.
    Else {
        /// A person or a role.
        who: Named,
    },
    /// Who makes contact.
    Contact {
        /// A person or a role of the organisation; nothing where the plan names none.
        who: Option<Named>,
        /// `company` where they do, `customer` where they answer whoever gets in touch.
        initiated_by: &'static str,
    },
    /// By which ways.
    Via {
        /// The ways, in the words of the plan.
        ways: Vec<String>,
    },
    /// How often it is tried.
    Attempts {
        /// How many times.
        times: u32,
    },
    /// What is sent when nobody was reached.
    Then {
        /// The message.
        message: Named,
    },
    /// The number of the case.
    Number {
        /// How it is written, as the plan says it, such as `NL-{year}-{seq:5}`.
        number: String,
        /// The first one of the plan's first year, such as `NL-2026-00001`; nothing where the form has other gaps than `{year}` and
        /// `{seq}`.
        example: Option<String>,
    },
    /// Where the case is kept.
    KeptIn {
        /// The place, in the words of the plan.
        place: String,
    },
    /// Who stays with the customer.
    Representative {
        /// A person or a role.
        who: Named,
    },
    /// What to ask for.
    Collect {
        /// The things, in the words of the plan.
        what: Vec<String>,
    },
    /// One person keeps the case to the end.
    SingleOwner,
    /// Who takes it over.
    To {
        /// A person or a role.
        who: Named,
    },
    /// Within which time it is accepted.
    AcceptedWithin {
        /// The time.
        within: Duration,
    },
    /// What is handed over with it.
    With {
        /// The things, in the words of the plan.
        what: Vec<String>,
    },
    /// Where it is logged.
    LoggedIn {
        /// The place, in the words of the plan.
        place: String,
    },
    /// How much of it is looked at.
    Sample {
        /// How many of a hundred.
        percent: f64,
        /// How often.
        every: Duration,
        /// Who looks.
        by: Option<Named>,
    },
    /// What is said of the root cause.
    RootCause {
        /// The words of the plan.
        cause: String,
    },
    /// The causes that it can have.
    Causes {
        /// The causes, in the words of the plan.
        causes: Vec<String>,
    },
    /// The customer is told.
    CustomerTold,
    /// How the customer is asked.
    Survey {
        /// The survey, in the words of the plan.
        survey: String,
    },
    /// Where it is said how it ended.
    ReportBack {
        /// The channel.
        channel: Named,
        /// The message that is used.
        message: Option<Named>,
        /// In which case, in the words of the plan.
        when: Option<String>,
        /// Within which time.
        within: Option<Duration>,
    },
    /// When people look back at it.
    LookBack {
        /// Within which time.
        within: Duration,
        /// Who calls the meeting.
        by: Option<Named>,
    },
    /// Who is thanked, and how.
    Thanks {
        /// The words of the plan.
        how: String,
    },
    /// How it is rehearsed.
    Kind {
        /// The words of the plan.
        kind: String,
    },
    /// How often.
    Every {
        /// The time from one to the next.
        every: Duration,
    },
    /// When it was rehearsed last.
    Last {
        /// The day.
        on: Day,
    },
    /// Who calls it.
    CalledBy {
        /// The person or role.
        who: Named,
    },
    /// How many cases there were.
    Cases {
        /// How many.
        all: usize,
        /// How many of them are not closed.
        open: usize,
        /// The day of the first one.
        since: Option<Day>,
    },
    /// How many of them had a cause.
    CasesOf {
        /// The cause, in the words of the plan.
        cause: String,
        /// How many.
        count: usize,
    },
    /// How many of them were at a location.
    CasesAt {
        /// The location.
        at: Named,
        /// How many.
        count: usize,
    },
    /// In how many minutes half of them were answered, of those whose times are known.
    MedianAnswer {
        /// How many minutes.
        minutes: i64,
    },
}

impl Point {
    /// The person or the role that it names.
    pub fn owner(&self) -> Option<&Named> {
        match self {
            Point::PausedBy { by, .. } | Point::ResumedBy { by } | Point::ApprovedBy { by } => Some(by),
            Point::Speaker { who }
            | Point::Else { who }
            | Point::Representative { who }
            | Point::To { who }
            | Point::CalledBy { who } => Some(who),
            Point::Sample { by: who, .. } | Point::LookBack { by: who, .. } | Point::Contact { who, .. } => {
                who.as_ref()
            }
            Point::GoOn
            | Point::Pause { .. }
            | Point::Within { .. }
            | Point::Via { .. }
            | Point::Attempts { .. }
            | Point::Then { .. }
            | Point::Number { .. }
            | Point::KeptIn { .. }
            | Point::Collect { .. }
            | Point::SingleOwner
            | Point::AcceptedWithin { .. }
            | Point::With { .. }
            | Point::LoggedIn { .. }
            | Point::RootCause { .. }
            | Point::Causes { .. }
            | Point::CustomerTold
            | Point::Survey { .. }
            | Point::ReportBack { .. }
            | Point::Thanks { .. }
            | Point::Kind { .. }
            | Point::Every { .. }
            | Point::Last { .. }
            | Point::Cases { .. }
            | Point::CasesOf { .. }
            | Point::CasesAt { .. }
            | Point::MedianAnswer { .. } => None,
        }
    }
}

/// All that a playbook lays down, in the order of its fields.
pub(super) fn arrangements(plan: &Plan, playbook: &plan::Playbook) -> Vec<Arrangement> {
    let owner = |field: &plan::Field<Spanned<plan::OwnerId>>| people::owner_of(plan, field);
    let all = [
        (Topic::Publishing, playbook.pause_publishing.get().map(|pause| publishing(plan, pause))),
        (Topic::Spokesperson, owner(&playbook.spokesperson).map(|who| vec![Some(Point::Speaker { who })])),
        (Topic::Statements, playbook.approve_statements.get().map(|approval| statements(plan, approval))),
        (Topic::Offline, playbook.offline.get().map(|offline| in_private(plan, offline))),
        (Topic::Case, playbook.case.get().map(|case| kept(plan, case))),
        (Topic::Handoff, playbook.handoff.get().map(|handoff| handed_over(plan, handoff))),
        (Topic::CloseOut, playbook.close_out.get().map(|close| closed(plan, close))),
        (Topic::Drill, playbook.drill.get().map(drill)),
    ];
    let arrangement = |(about, points): (Topic, Option<Vec<Option<Point>>>)| {
        let points: Vec<Point> = points?.into_iter().flatten().collect();
        (!points.is_empty()).then_some(Arrangement { about, points, on_the_wall: about.is_on_the_wall() })
    };
    all.into_iter().filter_map(arrangement).collect()
}

fn publishing(plan: &Plan, pause: &Pause) -> Vec<Option<Point>> {
    match pause {
        Pause::Nothing => vec![Some(Point::GoOn)],
        Pause::Record(pause) => vec![
            humanize::text(&pause.scope).map(|scope| Point::Pause { scope }),
            people::owner_of(plan, &pause.by)
                .map(|by| Point::PausedBy { by, within: Duration::of(&pause.within) }),
            people::owner_of(plan, &pause.resume_by).map(|by| Point::ResumedBy { by }),
        ],
    }
}

fn statements(plan: &Plan, approval: &plan::ApproveStatements) -> Vec<Option<Point>> {
    vec![
        people::owner_of(plan, &approval.by).map(|by| Point::ApprovedBy { by }),
        Duration::of(&approval.within).map(|within| Point::Within { within }),
        people::owner_of(plan, &approval.r#else).map(|who| Point::Else { who }),
    ]
}

fn in_private(plan: &Plan, offline: &plan::Offline) -> Vec<Option<Point>> {
    let who = people::owner_of(plan, &offline.owner);
    let initiated_by = offline.initiated_by().word();
    let is_said = who.is_some() || !offline.initiated_by.is_missing();
    vec![
        is_said.then_some(Point::Contact { who, initiated_by }),
        some(humanize::texts(&offline.via)).map(|ways| Point::Via { ways }),
        Duration::of(&offline.within).map(|within| Point::Within { within }),
        offline.attempts.copied().map(|attempts| Point::Attempts { times: attempts.0 }),
        offline.then.get().map(|id| Point::Then { message: message_named(plan, id) }),
    ]
}

fn kept(plan: &Plan, case: &plan::Case) -> Vec<Option<Point>> {
    vec![
        humanize::text(&case.number)
            .map(|number| Point::Number { example: first_number(plan, &number), number }),
        humanize::text(&case.system).map(|place| Point::KeptIn { place }),
        people::plain_owner(plan, &case.representative).map(|who| Point::Representative { who }),
        some(humanize::texts(&case.collect)).map(|what| Point::Collect { what }),
        (case.single_owner.copied() == Some(true)).then_some(Point::SingleOwner),
    ]
}

fn handed_over(plan: &Plan, handoff: &plan::Handoff) -> Vec<Option<Point>> {
    let sample = handoff.sample.get().and_then(|sample| {
        Some(Point::Sample {
            percent: sample.share.copied()?.0,
            every: Duration::of(&sample.every)?,
            by: people::plain_owner(plan, &sample.owner),
        })
    });
    vec![
        people::plain_owner(plan, &handoff.to).map(|who| Point::To { who }),
        some(humanize::texts(&handoff.via)).map(|ways| Point::Via { ways }),
        Duration::of(&handoff.accept_within).map(|within| Point::AcceptedWithin { within }),
        some(humanize::texts(&handoff.required)).map(|what| Point::With { what }),
        humanize::text(&handoff.log).map(|place| Point::LoggedIn { place }),
        sample,
    ]
}

fn closed(plan: &Plan, close: &plan::CloseOut) -> Vec<Option<Point>> {
    let report = close.report_back.get().and_then(|report| {
        Some(Point::ReportBack {
            channel: people::channel_named(plan, report.channel.get()?),
            message: report.message.get().map(|id| message_named(plan, id)),
            when: humanize::text(&report.when),
            within: Duration::of(&report.within),
        })
    });
    let review = close.after_action_review.get().and_then(|review| {
        Some(Point::LookBack {
            within: Duration::of(&review.within)?,
            by: people::plain_owner(plan, &review.owner),
        })
    });
    vec![
        humanize::text(&close.root_cause).map(|cause| Point::RootCause { cause }),
        some(humanize::texts(&close.causes)).map(|causes| Point::Causes { causes }),
        (close.notify_customer.copied() == Some(true)).then_some(Point::CustomerTold),
        humanize::text(&close.survey).map(|survey| Point::Survey { survey }),
        report,
        review,
        humanize::text(&close.recognise).map(|how| Point::Thanks { how }),
    ]
}

pub(super) fn drill(drill: &plan::Drill) -> Vec<Option<Point>> {
    vec![
        humanize::text(&drill.kind).map(|kind| Point::Kind { kind }),
        Duration::of(&drill.every).map(|every| Point::Every { every }),
        drill.last_held().map(|last| Point::Last { on: Day(last.value) }),
    ]
}

/// The first number of a form: `NL-2026-00001` of `NL-{year}-{seq:5}`.
fn first_number(plan: &Plan, form: &str) -> Option<String> {
    let year = plan.about()?.horizon.get()?.starts.get()?.value.year();
    let mut parts = form.split('{');
    let mut number = parts.next()?.to_owned();
    for part in parts {
        let (gap, rest) = part.split_once('}')?;
        match gap.trim().split_once(':').unwrap_or((gap.trim(), "1")) {
            ("year", _) => number.push_str(&year.to_string()),
            ("seq", digits) => {
                let digits: usize = digits.parse().ok().filter(|digits| *digits <= 12)?;
                number.push_str(&"0".repeat(digits.saturating_sub(1)));
                number.push('1');
            }
            _ => return None,
        }
        number.push_str(rest);
    }
    (number != form).then_some(number)
}

/// A list that holds something.
fn some(texts: Vec<String>) -> Option<Vec<String>> {
    Some(texts).filter(|texts| !texts.is_empty())
}
