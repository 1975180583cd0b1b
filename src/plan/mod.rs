//! What a plan is, in the planners' words.
//!
//! A plan is read from a tree in one pass that never fails: what is not written is missing, what cannot be read is reported
//! and marked as unreadable, and everything else is there with its place. The values that its fields hold are those of
//! [`crate::format`] and part of the words of a plan.

mod about;
mod actions;
mod audiences;
mod binding;
mod calendar;
mod cases;
mod channels;
mod content;
mod dates;
mod digest;
mod document;
mod escalations;
mod goals;
mod governance;
mod governed;
mod held;
mod ids;
mod measurements;
mod messages;
mod moments;
mod parts;
mod people;
mod places;
mod playbooks;
mod publishing;
mod queries;
mod read;
mod redact;
mod references;
mod secrets;
mod team;
mod test_cases;
mod test_file;
mod triage;

pub use crate::format::rule::LOCATION_UNKNOWN;
pub use crate::format::{
    Anything, Cadence, Country, Date, DayOrTime, Delay, Disclosed, Duration, Email, Entry, Field, Hours,
    HoursJoint, HoursPart, HoursSpec, Language, Map, Moment, Naming, Number, OneOrMany, Phone, PlanId,
    Removal, Said, Target, Text, TimeOfDay, TimeZone, TurnLength, Unit, Url, WeekMoment, Weekdays,
    WholeNumber, Withheld, Words, begun_months, is_time_zone, kebab, later, nearest, read_table, rule,
    said_of_tables, whole_months,
};
pub use about::{
    About, Ask, Benchmark, Change, Horizon, LocationKind, Meeting, PlanStatus, PlanVisibility, Profile,
    Review, Sector, Situation,
};
pub use actions::{Action, ActionKind, ActionStatus, Budget};
pub use audiences::{Audience, AudienceKind};
pub use calendar::{CalendarEntry, Campaign, CampaignBudget, CountedTime, PostStatus, PostTime};
pub use cases::{CustomerCase, CustomerCases};
pub use channels::{
    Accepts, Accounts, CadenceRange, Channel, ChannelKind, ChannelStatus, FirstResponse, FirstResponses,
    FormatCadence, Mix, Platform, Visibility, Voice,
};
pub use content::{
    Accessibility, ByChannel, Content, ContentRule, CountRange, DescribedPillar, Find, Guide, Hashtags,
    Images, Pillar, Pillars, RuleLevel, RuleScope,
};
pub use digest::{Agreeable, AgreedBy, Fact};
pub use document::{Plan, PlanKind};
pub use escalations::{
    Condition, Escalation, Ladder, LadderStep, Notify, SeverityDefinition, SeverityLevel, UpdateEvery,
    UpdateRange,
};
pub use goals::{Baseline, BaselineRecord, Goal, GoalForm, GoalKind, GoalPer, Strategy};
pub use governance::{AccessReview, Approval, Governance, Policy, Records, SignOffs, Training, TwoFactor};
pub use governed::{Feedback, LintAllow, LintSettings, Moderation, RankBy, Risk, Score};
pub use held::Held;
pub use ids::{
    ActionId, AudienceId, CampaignId, ChannelId, ContactId, GoalId, HashtagSetName, LadderId, LocationId,
    MessageId, OwnerId, PersonId, PillarId, PlaceOrOwnerId, PlaybookId, PolicyName, RegionId, SeverityId,
    SignOffId, StrategyId,
};
pub use measurements::{Measurement, Measurements};
pub use messages::{Approved, Message, MessageKind, NamedValues, Placeholder};
pub use parts::{NotNeeded, Part};
pub use people::{Authority, Binds, Credit, Holding, Leave, May, Per, Person, Role, Rota, RotaChange, Swap};
pub use places::{Acknowledged, Contact, Location, LocationDrills, LocationReview, LocationStatus, Region};
pub use playbooks::{
    AfterActionReview, ApproveStatements, Basis, Case, Clock, CloseOut, CrisisType, Drill, Handoff,
    InitiatedBy, Offline, Pause, PauseRecord, Phase, Playbook, PlaybookStep, ReportBack, ResponseStrategy,
    Sample, StepKind, Then, Trigger,
};
pub use publishing::{Publishing, Quiet, Requests, SignOff, SignOffStep, StaffAccounts};
pub use queries::{
    Acceptance, Closing, Holder, Holders, LadderInUse, Locality, MistypedBlank, Roster, StepTime, TextLimit,
    has_words, text_messages,
};
pub use redact::PublicPlan;
pub use team::{Membership, Note, NotePlace, Report, Tool};
pub use test_cases::{Expectation, TestCase, TestFile};
pub use triage::{Alert, Check, EmergencyList, Listening, Match, Respond, Threshold, TriageRow};
