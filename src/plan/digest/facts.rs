//! Which fields somebody agrees to.

use crate::plan::calendar::{CalendarEntry, CountedTime, PostTime};
use crate::plan::digest::Agreeable;
use crate::plan::digest::fact::{Agreed, Fact};
use crate::plan::document::Plan;
use crate::plan::escalations::{Condition, Escalation, Ladder, LadderStep, Notify, UpdateEvery, UpdateRange};
use crate::plan::ids::{LadderId, MessageId};
use crate::plan::messages::{Message, MessageKind, Placeholder, PlaceholderSource};
use crate::plan::people::May;
use crate::plan::playbooks::{
    AfterActionReview, ApproveStatements, Case, Clock, CloseOut, Handoff, InitiatedBy, Offline, Pause,
    PauseRecord, Phase, Playbook, PlaybookStep, ReportBack, Sample, StepKind, Then, Trigger,
};

/// Says of each field of a record whether it is agreed to, or may change without anybody being asked; one of which neither is said
/// does not compile. A new field is left out where it is missing, so that it changes no digest that is there.
macro_rules! agreed {
    ($( $record:ident: $($field:ident)* $(; but not: $($other:ident)*)? ),* $(,)?) => {$(
        impl Agreed for $record {
            fn fact(&self, plan: &Plan) -> Option<Fact> {
                let $record { place: _, $($field,)* $($($other: _,)*)? } = self;
                Some(Fact::group([
                    $( (const { crate::format::shape::field_name(stringify!($field)) }, $field.fact(plan)?), )*
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

agreed_words! { PlaceholderSource MessageKind Clock StepKind Phase Then InitiatedBy Condition Notify May }

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
