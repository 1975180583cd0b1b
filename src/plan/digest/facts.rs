//! Which fields somebody agrees to.

use crate::format::decode::Field;
use crate::plan::about::{About, Horizon};
use crate::plan::calendar::{CalendarEntry, CountedTime, PostTime};
use crate::plan::channels::{Accepts, Channel, FirstResponse, FirstResponses};
use crate::plan::content::{Content, ContentRule, Find, RuleScope};
use crate::plan::digest::Agreeable;
use crate::plan::digest::fact::{Agreed, Fact};
use crate::plan::document::Plan;
use crate::plan::escalations::{
    Condition, Escalation, Ladder, LadderStep, Notify, SeverityDefinition, SeverityLevel, UpdateEvery,
    UpdateRange,
};
use crate::plan::goals::{Baseline, BaselineRecord, Goal, GoalKind, GoalPer, Strategy};
use crate::plan::governance::{Governance, SignOffs};
use crate::plan::governed::Moderation;
use crate::plan::ids::{LadderId, MessageId};
use crate::plan::messages::{Message, MessageKind, Placeholder, PlaceholderSource};
use crate::plan::people::May;
use crate::plan::playbooks::{
    AfterActionReview, ApproveStatements, Case, Clock, CloseOut, Handoff, InitiatedBy, Offline, Pause,
    PauseRecord, Phase, Playbook, PlaybookStep, ReportBack, Sample, StepKind, Then, Trigger,
};
use crate::plan::publishing::{Publishing, SignOff, SignOffStep};
use crate::plan::triage::{EmergencyList, Match, Respond, TriageRow};

/// Says of each field of a record whether it is agreed to, or may change without anybody being asked; one of which neither is said
/// does not compile. A new field is left out where it is missing, so that it changes no digest that is there. What is in no record of
/// this list is agreed to nowhere: the plan has people, places, contact data, figures and days on which something was done in fields
/// that may change.
macro_rules! agreed {
    ($(
        $record:ident: $($field:ident)* $(; by its id: $message:ident)? $(; but not: $($other:ident)*)?
    ),* $(,)?) => {$(
        impl Agreed for $record {
            fn fact(&self, plan: &Plan) -> Option<Fact> {
                let $record { place: _, $($field,)* $($message,)? $($($other: _,)*)? } = self;
                Some(Fact::group([
                    $( (const { crate::format::shape::field_name(stringify!($field)) }, $field.fact(plan)?), )*
                    $( (stringify!($message), by_its_id($message)?), )?
                ]))
            }
        }
    )*};
}

agreed! {
    Message: kind channels text texts placeholders adapt after_attempts signed_by; but not: title approved,
    Placeholder: max from; but not: example,
    CalendarEntry: channel at text alt link; but not: every starts ends owner status pillar format campaign sign_off approved effort,
    CountedTime: from after before,
    Playbook: title severity triggers owner escalation steps messages channels acknowledge_within clock follow_up_within update_every
        resolve_within pause_publishing spokesperson approve_statements inform offline case handoff close_out;
        but not: approved basis precedents crisis_type response_strategy drill public,
    Trigger: text metric over within,
    PlaybookStep: r#do only_if owner backup confirm from within every stop_after r#where message kind phase id parallel contact then;
        but not: r#ref,
    PauseRecord: scope by within resume_by,
    ApproveStatements: by within r#else,
    Offline: owner via initiated_by within attempts then,
    Case: number system representative collect single_owner,
    Handoff: to via accept_within log required sample,
    Sample: share every owner,
    CloseOut: root_cause causes notify_customer survey report_back after_action_review recognise,
    ReportBack: when channel message within,
    AfterActionReview: within owner,
    Ladder: steps unless repeat reaction inform,
    LadderStep: owner backup after notify skills may r#do r#final automated,
    UpdateRange: min max,
    Plan: plan channels goals strategy content publishing severities triage moderation escalations governance;
        but not: smplan kind extends extended_by location not_needed situation people roles regions locations closed contacts audiences
        actions calendar campaigns listening messages playbooks risks feedback membership tools reports notes measurements cases lint tests,
    About: title horizon promise;
        but not: id organisation profile sector status version language visibility time_zone country business_days owner sponsor review
        mission values previous changes asks location_kind,
    Horizon: starts ends,
    Goal: statement kind business_goal metric unit baseline target due at_least at_most per evidence channels source measure_every owner
        priority diagnostic; but not: r#ref,
    BaselineRecord: value date,
    Strategy: approach serves kind audience channels rationale integrates_with; but not: r#ref,
    Channel: accepts private_path first_response first_response_off_hours update_every;
        but not: name platform kind visibility handle url number address purpose audience owner admins two_factor recovery status staffed
        auto_reply cadence mix time_zone accounts voice public,
    FirstResponses: automatic human,
    SeverityDefinition: like acknowledge_within update_every resolve_within channels after_action_review definition,
    TriageRow: kind signs respond choices owner responders inform playbook forward_to max_wait r#match; by its id: message;
        but not: public,
    Match: any lists not unless typos channels,
    Moderation: hide keep delete archive_before_removal may_hide may_block house_rules appeal report_to,
    Content: not_covered rules;
        but not: voice pillars key_messages reshare_only hashtags images accessibility guides,
    ContentRule: r#do avoid why find r#for; but not: good bad level,
    Find: any,
    RuleScope: channels kinds,
    Publishing: sign_off; but not: may_publish requests quiet staff_accounts,
    Governance: lock tighten_only sign_off response_principles;
        but not: approvals policies training access_review records two_factor,
    SignOffs: messages playbooks plan,
    SignOff: when find steps within,
    SignOffStep: any,
}

macro_rules! agreed_words {
    ($($words:ident)*) => {$(
        impl Agreed for $words {
            fn fact(&self, _plan: &Plan) -> Option<Fact> {
                Some(Fact::Word(self.word().to_owned()))
            }
        }
    )*};
}

agreed_words! {
    Accepts Clock Condition EmergencyList GoalKind GoalPer InitiatedBy May MessageKind Notify Phase PlaceholderSource Respond SeverityLevel StepKind Then
}

/// What a plan names has an approval of its own.
fn by_its_id(message: &Field<MessageId>) -> Option<Fact> {
    if message.is_missing() {
        return Some(Fact::nothing());
    }
    message.get().map(|id| Fact::Word(id.to_string()))
}

/// A message is what it says, however it is called.
impl Agreed for MessageId {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        match plan.messages.entry(self) {
            Some(message) => Agreeable::Message(message)
                .digest(plan)
                .map(|digest| Fact::Message { id: message.id.to_string(), digest }),
            None => Some(Fact::Word(self.to_string())),
        }
    }
}

/// An escalation path is its steps, however it is called.
impl Agreed for LadderId {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        match plan.escalations.entry(self) {
            Some(ladder) => ladder.value.fact(plan),
            None => Some(Fact::Word(self.to_string())),
        }
    }
}

impl Agreed for Escalation {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        match self {
            Escalation::Named(id) => id.fact(plan),
            Escalation::Inline(steps) => Some(Fact::group([("steps", steps.fact(plan)?)])),
        }
    }
}

impl Agreed for UpdateEvery {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        match self {
            UpdateEvery::Each(duration) => duration.fact(plan),
            UpdateEvery::Between(range) => range.fact(plan),
        }
    }
}

impl Agreed for Baseline {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        match self {
            Baseline::Value(value) => value.fact(plan),
            Baseline::Dated(record) => record.fact(plan),
        }
    }
}

impl Agreed for FirstResponse {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        match self {
            FirstResponse::Human(within) => within.fact(plan),
            FirstResponse::Both(both) => both.fact(plan),
        }
    }
}

impl Agreed for Pause {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        match self {
            Pause::Nothing => false.fact(plan),
            Pause::Record(pause) => pause.fact(plan),
        }
    }
}

impl Agreed for PostTime {
    fn fact(&self, plan: &Plan) -> Option<Fact> {
        match self {
            PostTime::Moment(moment) => moment.fact(plan),
            PostTime::Time(time) => time.fact(plan),
            PostTime::Counted(counted) => counted.fact(plan),
        }
    }
}
