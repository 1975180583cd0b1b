//! A plan as documents show it: references resolved to names, times and dates in words, nothing to look up.
//!
//! A view is plain data that templates and other programs can read. It holds no places. Where the plan says
//! `visibility: public`, people's phones, e-mails and leave, who can sign in, where to turn when an account is lost and how
//! much a role may give away and what the checks found are not in it, so no document can show them.

mod actions;
mod approvals;
mod arrangements;
mod calendar;
mod case_sums;
mod content;
mod counts;
mod drawing;
mod due;
mod duty;
mod duty_turns;
mod facts;
mod filter;
mod goals;
mod governance;
mod humanize;
mod ladder;
mod messages;
mod occasion;
mod on_duty;
mod overview;
mod people;
mod places;
mod playbook_promises;
mod playbooks;
mod posting;
mod posts;
mod promises;
mod publishing;
mod rehearsal;
mod review;
mod roster;
mod rota;
mod rota_as_written;
mod schedule;
mod scorecard;
mod sections;
mod site;
mod situation;
mod tasks;
mod team;
mod touchpoints;

pub use actions::Action;
pub use arrangements::{Arrangement, Point, Topic};
pub use calendar::Event;
pub use due::{BehindGoal, Duty, DutyOwner, DutyState, Status, status};
pub use duty_turns::{DutyTurn, duty_turns};
pub use facts::{
    Amount, ClockSpan, Countdown, Dates, Day, DayRun, Duration, Update, WeekSpan, WeekTime, digits,
};
pub use goals::Goal;
pub use governance::{Change, Risk};
pub use ladder::Rung;
pub use messages::{Message, Text};
pub use occasion::Occasion;
pub use on_duty::{Called, OnDutyAt, on_duty_at};
pub use overview::Ask;
pub use people::{Owner, Person, Reach};
pub use places::Contact;
pub use playbooks::{Playbook, Step, StepContact, Trigger};
pub use posting::{Cadence, Rate};
pub use promises::{BrokenDays, DaysCause, NotJudged, Promises, Row as PromiseRow, Wait, promises_of};
pub use rehearsal::{
    Answer as RehearsalAnswer, CallStage, ContactWay, EventKind, Fallback, NoAnswer,
    Promise as RehearsalPromise, PromiseVerdict, Rehearsal, Row as TriageRowAsked, When, rehearsal,
};
pub use review::{
    ChangedGroup, MessageKind, Review, ReviewChanges, ReviewDocument, ReviewMessages, review, review_from,
};
pub use roster::{OnDuty, Roster, Shift};
pub use rota::{Rota, RotaQuestion, RotaTime, RotaTurn, Share, has_unreadable_rota, rotas, rotas_of};
pub use schedule::{PostEvent, post_events};
pub use scorecard::{
    Accepted, GroupBase, ScoreSum, Scorecard, StorePlan, StoreScore, WorstPromise, scores_in, store_score,
};
pub use sections::{SectionLink, old_section_names, section_by_any_name, section_names};
pub use site::{CardLink, SiteIndex, Summary};
pub use touchpoints::Touchpoint;

use crate::diagnostic::{Diagnostic, Severity};
pub use crate::plan::nearest;
use crate::plan::{Date, Plan, PlanKind};
use crate::response::judged_days;
use crate::view::drawing::timeline::Axis;
use crate::view::drawing::{StrategyMap, Timeline};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde::Serialize;

/// The version of the view: it changes when a template that was written for it could fail.
const VERSION: u32 = 2;

/// A whole plan, ready to be shown: what templates see.
#[derive(Debug, JsonSchema, Serialize)]
pub struct View {
    /// The version of what templates see; it grows when templates of others could fail.
    pub view: u32,
    /// The title of the plan; nothing where it has none.
    pub title: Option<String>,
    /// The language of the plan, as in BCP 47.
    pub language: String,
    /// Whose part of the plan it is; nothing where it is the whole plan.
    pub narrowed: Option<filter::Part>,
    /// What there is to do, where the document is for one person or role.
    pub tasks: Vec<tasks::Task>,
    /// Whose plan it is.
    pub organisation: Option<String>,
    /// Version of the program that made the document.
    pub tool_version: &'static str,
    /// Name of the file that the plan was read from.
    pub source: String,
    /// The sections that hold something, in their order.
    pub sections: Vec<SectionLink>,
    /// What the first section shows.
    pub overview: overview::Overview,
    /// Where the organisation stands at the beginning.
    pub situation: Option<situation::Situation>,
    /// The goals, with where each stands.
    pub goals: Vec<goals::Goal>,
    /// The ways to the goals.
    pub strategy: Vec<goals::Strategy>,
    /// What is done, by whom and when.
    pub actions: Vec<actions::Action>,
    /// The horizon as a line; `None` where the plan has none.
    pub timeline: Option<Timeline>,
    /// What serves what, as a picture; `None` where there is nothing to connect, or too much, and in Markdown.
    pub map: Option<StrategyMap>,
    /// The people that the plan speaks to.
    pub audiences: Vec<touchpoints::Audience>,
    /// Where people meet the organisation: the channels.
    pub touchpoints: Vec<touchpoints::Touchpoint>,
    /// What is said, in which voice.
    pub content: Option<content::Content>,
    /// Who may publish what, and who agrees first.
    pub publishing: Option<publishing::Publishing>,
    /// What goes out when, in the order of the plan.
    pub posts: Vec<posts::Post>,
    /// The calendar month by month; nothing where nothing goes out from then on.
    pub schedule: Option<schedule::Schedule>,
    /// Campaigns and events.
    pub campaigns: Vec<posts::Campaign>,
    /// How somebody joins the team and leaves it.
    pub membership: Option<team::Membership>,
    /// What the team works with.
    pub tools: Vec<team::Tool>,
    /// What is told to whom how often.
    pub reports: Vec<team::Report>,
    /// Prose that stands behind sections, or at the end.
    pub notes: Vec<team::Note>,
    /// Where the organisation listens, and for what.
    pub listening: Option<touchpoints::Listening>,
    /// Who answers what.
    pub triage: Vec<touchpoints::TriageRow>,
    /// Who is there when, on each channel; nothing where no hours are known.
    pub duty: Option<duty::Duty>,
    /// Whom to call when something happens, a roster for each escalation path; the one to call first when nobody knows yet what it is.
    pub rosters: Vec<roster::Roster>,
    /// What is hidden, what stays, and who decides.
    pub moderation: Option<touchpoints::Moderation>,
    /// How bad something can be, and what follows.
    pub severities: Vec<playbooks::Severity>,
    /// What to do when something happens.
    pub playbooks: Vec<playbooks::Playbook>,
    /// Words that are ready to be sent.
    pub messages: Vec<messages::Message>,
    /// The people that the plan names.
    pub people: Vec<people::Person>,
    /// What people can be asked for, and who holds it.
    pub roles: Vec<people::Role>,
    /// The locations, and whom to reach at each.
    pub stores: Vec<places::Store>,
    /// How the store stands whose plan it is; nothing where it is that of none, no day is looked at, or it is for everybody.
    pub score: Option<StoreScore>,
    /// Parts of the organisation that hold stores.
    pub regions: Vec<places::Region>,
    /// People and places outside that help.
    pub contacts: Vec<places::Contact>,
    /// What could go wrong.
    pub risks: Vec<governance::Risk>,
    /// Who may do what, and how it is kept.
    pub governance: Option<governance::Governance>,
    /// When the plan is looked at again.
    pub reviews: Option<governance::Reviews>,
    /// What changed from version to version.
    pub changes: Vec<governance::Change>,
    /// The cases that the plan is tested with.
    pub tests: Vec<governance::Test>,
    /// What the checks found; nothing where the document is for everybody.
    pub findings: Vec<Finding>,
    /// How many findings there are of each severity; nothing where the document is for everybody.
    pub checks: Option<FindingCounts>,
    /// The dates of the plan, for calendars; none in Markdown.
    pub events: Vec<calendar::Event>,
    /// The kinds of things that are left out because the document is for everybody.
    pub left_out: Vec<&'static str>,
    /// The day on which the plan was looked at.
    pub as_of: Option<Day>,
    /// The beginning of the digest of the file.
    pub digest: Option<String>,
    /// The commit that the file is from.
    pub commit: Option<String>,
}

/// What the checks found, for the end of a document.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Finding {
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// The rule that found it.
    pub rule: &'static str,
    /// The table (CSV) that it is in, without folders; none where it is in the plan.
    pub table: Option<String>,
    /// The line of the file, from 1.
    pub line: usize,
    /// What is wrong, and where.
    pub message: String,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct FindingCounts {
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many notes.
    pub notes: usize,
}

/// Where a view comes from.
#[derive(Debug, Default)]
pub struct Origin<'o> {
    /// Name of the file, without its folders: documents are the same wherever they are made.
    pub file: &'o str,
    /// What the checks found, each with its line, and its table where it is in one.
    pub diagnostics: &'o [(Diagnostic, Option<String>, usize)],
    /// The day on which the plan is looked at; without one nothing in the view depends on a day.
    pub as_of: Option<Date>,
    /// The beginning of the digest of the file, and the commit that it is from, where they are known.
    pub digest: Option<&'o str>,
    pub commit: Option<&'o str>,
    /// The sections that are wanted, in their order; all where none are named.
    pub sections: Option<&'o [String]>,
    /// The person or role whose part of the plan is wanted.
    pub owner: Option<&'o str>,
    /// The location for which the plan is wanted.
    pub location: Option<&'o str>,
    /// Whether what is for colleagues alone stays out, whatever the plan says.
    pub for_everybody: bool,
    /// Whether the document is text alone, as Markdown is: it has no pictures and no dates for calendars.
    pub is_text: bool,
}

/// The JSON Schema (2020-12) of facts.
fn schema_of<T: JsonSchema>() -> serde_json::Value {
    // How large a number is in our memory is no format of JSON: strict readers refuse it.
    let without_sizes = RecursiveTransform(|schema: &mut Schema| {
        if schema.get("type").is_some_and(|kind| !kind.to_string().contains("string")) {
            schema.remove("format");
        }
    });
    let settings = SchemaSettings::draft2020_12().with_transform(without_sizes);
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

impl View {
    /// The JSON Schema (2020-12) of what templates see.
    pub fn json_schema() -> serde_json::Value {
        schema_of::<View>()
    }

    /// The names of what templates see.
    pub fn field_names() -> Vec<String> {
        let schema = View::json_schema();
        let fields = schema.get("properties").and_then(serde_json::Value::as_object);
        fields.map(|fields| fields.keys().cloned().collect()).unwrap_or_default()
    }

    /// The view of a plan. What is not in the plan is not in the view.
    pub fn of(plan: &Plan, origin: &Origin<'_>) -> View {
        let (redacted, bound);
        let mut plan = plan;
        let mut owner = origin.owner;
        let mut left_out = Vec::new();
        if origin.for_everybody || is_public(plan) {
            redacted = plan.for_everybody();
            plan = &redacted.plan;
            owner = owner.map(|id| redacted.id(id));
            left_out = redacted.left_out.iter().map(|kind| kind.word()).collect();
        }
        let whole = plan;
        if let Some(location) = origin.location {
            bound = plan.at_location(location);
            plan = &bound;
        }
        let here = origin.location.and_then(|id| plan.locations.entry(id)).or(plan.bound_location());
        // On the documents of a store everything is by its clock.
        let zone = plan.zone_at(here);
        let about = plan.about();
        // What is wrong with a plan is for those who write it.
        let findings: Vec<Finding> = origin
            .diagnostics
            .iter()
            .filter(|_| !is_public(plan))
            .map(|(diagnostic, table, line)| Finding {
                severity: match diagnostic.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Info => "note",
                },
                rule: diagnostic.finding.rule,
                table: table.clone(),
                line: *line,
                message: diagnostic.finding.message.clone(),
            })
            .collect();
        let days = judged_days(plan, origin.as_of);
        let is_chosen = |chosen: &[String]| chosen.iter().any(|section| section == "calendar");
        let is_about_calendar = plan.kind() == PlanKind::Calendar || origin.sections.is_some_and(is_chosen);
        let all_promises = playbook_promises::all_promises(plan, days);
        let promises = all_promises.as_deref().unwrap_or_default();
        let mut view = View {
            view: VERSION,
            title: about.and_then(|about| humanize::text(&about.title)),
            narrowed: None,
            tasks: Vec::new(),
            language: plan.language().to_owned(),
            organisation: about.and_then(|about| about.organisation.get()).map(|text| text.to_string()),
            tool_version: env!("CARGO_PKG_VERSION"),
            source: origin.file.to_owned(),
            sections: Vec::new(),
            overview: overview::overview(plan, origin.as_of, here),
            situation: situation::situation(plan),
            goals: goals::goals(plan, origin.as_of),
            strategy: goals::strategy(plan),
            actions: actions::actions(plan, origin.as_of),
            timeline: Axis::of(plan).map(|axis| axis.timeline(plan, origin.as_of)),
            map: None,
            audiences: touchpoints::audiences(plan),
            touchpoints: touchpoints::touchpoints(plan, zone),
            content: content::content(plan),
            publishing: publishing::publishing(plan),
            posts: posts::posts(plan, zone),
            schedule: schedule::schedule(plan, origin.as_of, is_about_calendar),
            campaigns: posts::campaigns(plan),
            membership: team::membership(plan),
            tools: team::tools(plan),
            reports: team::reports(plan),
            notes: team::notes(plan),
            listening: touchpoints::listening(plan),
            triage: touchpoints::triage(plan),
            duty: duty::duty(plan, zone, days, promises, !origin.is_text),
            rosters: roster::rosters(plan, zone, days, origin.location, origin.is_text),
            moderation: touchpoints::moderation(plan),
            severities: playbooks::severities(plan),
            playbooks: playbooks::playbooks(plan, zone, promises),
            messages: messages::messages(plan, here.map(|location| &location.value)),
            people: people::people(plan, zone),
            roles: people::roles(plan, zone, origin.as_of),
            // Who holds what at each location is for the whole plan to say.
            stores: places::stores(whole),
            score: scorecard::score_of(plan, origin.as_of, all_promises.as_deref()),
            regions: places::regions(plan),
            contacts: places::contacts(plan),
            risks: governance::risks(plan),
            governance: governance::governance(plan),
            reviews: governance::reviews(plan),
            changes: governance::changes(plan),
            tests: governance::tests(plan),
            checks: (!is_public(plan)).then(|| FindingCounts::of(&findings)),
            events: Vec::new(),
            left_out,
            as_of: origin.as_of.map(Day),
            digest: origin.digest.map(str::to_owned),
            commit: origin.commit.map(str::to_owned),
            findings,
        };
        for playbook in &mut view.playbooks {
            playbook.roster = view.rosters.iter().position(|roster| roster.is_of(&playbook.id));
        }
        if !origin.is_text {
            view.events = calendar::events(plan, origin.as_of);
        }
        if let Some(id) = origin.location {
            filter::at_location(&mut view, whole, id);
        }
        if let Some(id) = owner {
            filter::for_owner(&mut view, plan, id);
        }
        for (place, roster) in view.rosters.iter_mut().enumerate() {
            let its_own = view.playbooks.iter().filter(|playbook| playbook.roster == Some(place));
            roster.codes = its_own.map(|playbook| playbook.code.clone()).collect();
        }
        if !origin.is_text {
            view.map = drawing::map::map(&view.goals, &view.strategy, &view.actions);
        }
        view.overview.figures = counts::figures(&view, origin.as_of.filter(|_| plan.is_in_force()));
        view.sections = sections::sections(&view, origin.sections);
        sections::move_notes(&mut view);
        view
    }
}

impl FindingCounts {
    fn of(findings: &[Finding]) -> FindingCounts {
        let count = |severity: &str| findings.iter().filter(|finding| finding.severity == severity).count();
        FindingCounts { errors: count("error"), warnings: count("warning"), notes: count("note") }
    }
}

/// Whether what is for colleagues alone stays out of documents.
fn is_public(plan: &Plan) -> bool {
    plan.is_public()
}

/// A thing of the plan that other things name: how it is called, and where it stands in the document.
#[derive(Clone, Debug, JsonSchema, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its id in the plan.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// `None` where it is not in the plan.
    pub anchor: Option<String>,
    /// `anyone`, `reporter` or `location`: whoever is no person and no role of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reserved: Option<&'static str>,
}

impl Named {
    fn new(prefix: &str, id: &str, label: Option<String>) -> Named {
        let anchor = label.is_some().then(|| format!("{prefix}-{id}"));
        Named { id: id.to_owned(), label: label.unwrap_or_else(|| id.to_owned()), anchor, reserved: None }
    }
}
