//! What a plan is, in the planners' words.
//!
//! A plan is read from a tree in one pass that never fails: what is not written is missing, what
//! cannot be read is reported and marked as unreadable, and everything else is there with its place.
//! Each record is declared once, with its fields, types and documentation; reading, `explain` and the
//! reference of the format all come from that declaration.

mod about;
mod actions;
mod audiences;
mod channels;
mod dates;
mod decode;
mod escalations;
mod goals;
mod governance;
mod governed;
mod ladders;
mod limits;
mod measurements;
mod messages;
mod owners;
mod people;
mod perspective;
mod places;
mod plan;
mod playbooks;
mod reader;
mod record;
mod reference;
mod roster;
mod schema;
mod secrets;
mod shape;
mod suggest;
mod tests;
mod triage;
mod values;
mod wording;
mod zones;

pub use about::{
    About, Ask, Benchmark, Change, Horizon, Meeting, PlanStatus, PlanVisibility, Profile, Review, Sector,
    Situation,
};
pub use actions::{Action, ActionKind, ActionStatus, Budget};
pub use audiences::{Audience, AudienceKind};
pub use channels::{Accepts, CadenceRange, Channel, ChannelKind, ChannelStatus, Platform, Visibility, Voice};
pub use decode::{Entry, Field, Map, OneOrMany};
pub use escalations::{
    Condition, Escalation, Ladder, LadderStep, Notify, Severity, SeverityLevel, UpdateEvery, UpdateRange,
};
pub use goals::{Baseline, BaselineRecord, Goal, GoalKind, Strategy};
pub use governance::{AccessReview, Approval, Governance, Policy, Records, Training, TwoFactor};
pub use governed::{
    Accessibility, Content, Feedback, LintAllow, LintSettings, Moderation, RankBy, Risk, Score,
};
pub use ladders::LadderInUse;
pub use limits::{TextLimit, text_messages};
pub use measurements::{Measurement, Measurements};
pub use messages::{Approved, Message, MessageKind, Placeholder, Words};
pub use owners::{Holder, Holders};
pub use people::{Authority, Binds, Credit, Holding, Leave, May, Per, Person, Role, Rota};
pub use places::{Acknowledged, Contact, Location, Region};
pub use plan::{Plan, PlanKind};
pub use playbooks::{
    AfterActionReview, ApproveStatements, Basis, Case, CloseOut, CrisisType, Drill, Handoff, InitiatedBy,
    Offline, Pause, PauseRecord, Phase, Playbook, PlaybookStep, ReportBack, ResponseStrategy, Sample,
    StepKind, Then, Trigger,
};
pub use reader::{Reader, kebab};
pub use reference::{
    ActionId, AudienceId, ChannelId, ContactId, GoalId, LadderId, LocationId, MessageId, OwnerId, PersonId,
    PlaceOrOwnerId, PlaybookId, RegionId, SeverityId, StrategyId, Target,
};
pub use roster::Roster;
pub use schema::json_schema;
pub use shape::{FieldInfo, Need, Plain, RecordInfo, Shape};
pub use suggest::{is_surely, nearest};
pub use tests::{Expectation, TestCase, TestFile};
pub use triage::{Alert, Check, Listening, Match, Respond, Threshold, TriageRow};
pub use values::{
    Anything, Cadence, Country, Date, Delay, Duration, Email, Hours, Language, Moment, Number, Phone, PlanId,
    Text, TimeOfDay, TimeZone, Unit, Url, WholeNumber, begun_months, is_time_zone, later, whole_months,
};
pub use wording::has_words;

/// The names of the rules whose findings come from reading a plan.
pub mod rule {
    pub const FIELD_MISSING: &str = "field-missing";
    pub const INVALID_CONTACT: &str = "invalid-contact";
    pub const INVALID_DATE: &str = "invalid-date";
    pub const INVALID_DURATION: &str = "invalid-duration";
    pub const INVALID_HOURS: &str = "invalid-hours";
    pub const INVALID_ID: &str = "invalid-id";
    pub const NOT_ONE_PLAN: &str = "not-one-plan";
    pub const SECRET_IN_PLAN: &str = "secret-in-plan";
    pub const TEXT_LOST_TO_COMMENT: &str = "text-lost-to-comment";
    pub const UNFINISHED_TEXT: &str = "unfinished-text";
    pub const UNKNOWN_FIELD: &str = "unknown-field";
    pub const UNKNOWN_REFERENCE: &str = "unknown-reference";
    pub const UNKNOWN_TIME_ZONE: &str = "unknown-time-zone";
    pub const UNKNOWN_VALUE: &str = "unknown-value";
    pub const UNSUPPORTED_VERSION: &str = "unsupported-version";
    pub const INPUT_TOO_LARGE: &str = "input-too-large";
    pub const WRONG_TYPE: &str = "wrong-type";
}
