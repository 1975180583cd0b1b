//! The `playbooks` section: what to do when it happens.

use crate::format::decode::{Decode, OneOrMany, Said};
use crate::format::disclosed::Disclosed;
use crate::format::reader::{Reader, clip};
use crate::format::record::{record, words};
use crate::format::redaction::Redaction;
use crate::format::shape::Shape;
use crate::format::values::{Date, Duration, Number, Text, Url, WholeNumber};
use crate::plan::escalations::{Escalation, UpdateEvery};
use crate::plan::held::{Held, last_held};
use crate::plan::ids::{ChannelId, ContactId, MessageId, OwnerId, SeverityId};
use crate::plan::messages::Approved;
use crate::source::{Span, Spanned};
use crate::syntax::{Content, Node, Style};

record! {
    /// What is done when something goes wrong, written before it does.
    pub struct Playbook, "a playbook" {
        /// What happens, in the words of whoever sees it first.
        title: Text [required] [public],
        /// How bad it is: critical, high, medium, low, or a severity of the plan.
        severity: SeverityId [required by "severity-missing"] [public] [tighter Worse],
        /// What opens the playbook.
        triggers: Vec<Trigger> [required by "playbook-no-trigger"] [public],
        /// Who answers for it.
        owner: Spanned<OwnerId> [required by "playbook-owner-missing"] [public],
        /// Who is called when nobody answers: the name of an escalation path, or its steps.
        escalation: Escalation [required by "playbook-without-escalation"] [public],
        /// What is done, three to nine steps.
        steps: Vec<PlaybookStep> [required] [public],
        /// The words that are ready: at least an acknowledgement or a holding message.
        messages: Vec<MessageId> [required by "playbook-without-message"] [public],
        /// Where it applies.
        channels: Vec<ChannelId> [default in words "all public channels that accept complaints"] [public],
        /// Whether it happened before, or is expected.
        basis: Basis [internal Assessment],
        /// What others went through.
        precedents: Vec<Url> [public],
        /// Who is to blame in the public eye, after Coombs.
        crisis_type: CrisisType [internal Assessment],
        /// How the organisation answers, after Coombs.
        response_strategy: Vec<ResponseStrategy> [internal Assessment],
        /// How soon somebody says "we have seen this", counted from the post.
        acknowledge_within: Duration [required when "the severity is critical, high or medium and says no time"] [default in words "that of the severity"] [public] [tighter Less] [else of "severities" by "severity"],
        /// Whether its times count at all hours, or only from what comes in while one of its channels is staffed; a channel with a promise and without `staffed` always is.
        clock: Clock [default in words "`always` where the severity is critical or high, or none of its channels has `staffed` hours; else `staffed`"] [public],
        /// How soon the customer is called. Usual are 24h.
        follow_up_within: Duration [public] [tighter Less],
        /// How often the public hears more.
        update_every: UpdateEvery [default in words "that of the severity"] [public] [tighter Less] [else of "severities" by "severity"],
        /// How soon it is solved.
        resolve_within: Duration [default in words "that of the severity"] [public] [tighter Less] [else of "severities" by "severity"],
        /// Who stops all posts that are planned, or `false` where nothing is stopped.
        pause_publishing: Pause [required when "severity is high or critical"] [public],
        /// Who speaks in public.
        spokesperson: Spanned<OwnerId> [required when "severity is high or critical"] [public],
        /// Who agrees to statements.
        approve_statements: ApproveStatements [internal Authority],
        /// Who is told without being asked to do anything.
        inform: Vec<OwnerId> [public],
        /// How the conversation goes on in private.
        offline: Offline [required when "the playbook answers complaints"] [public],
        /// How the case is kept.
        case: Case [public],
        /// How the case goes from one team to another.
        handoff: Handoff [internal Handling],
        /// What is done when it is over.
        close_out: CloseOut [required by "close-out-no-root-cause"] [public],
        /// How it is rehearsed.
        drill: Drill [internal Handling],
        /// Who agreed to it: one, or all of them in the order of the sign-off.
        approved: OneOrMany<Approved> [internal Authority],
        /// Fields for colleagues that everybody may see all the same, such as `[drill]`.
        public: Disclosed<Playbook> [public] [not shown "it says what else is shown"],
    }
}

impl Playbook {
    /// Those who speak with the customer, each once, in the order of the steps: whoever sends a message, calls or publishes.
    pub fn speakers(&self) -> Vec<&str> {
        let mut owners: Vec<&str> = Vec::new();
        for step in self.steps.items().iter().filter(|step| step.speaks_with_customer()) {
            owners.extend(
                step.owner.get().map(|owner| &*owner.value.0).filter(|owner| !owners.contains(owner)),
            );
        }
        owners
    }
}

record! {
    /// What opens a playbook: words, or a figure that is passed.
    #[seen whole]
    pub struct Trigger, "a trigger" {
        /// What somebody sees.
        text: Text,
        /// The figure that is watched.
        metric: Text,
        /// The count that is passed.
        over: Number,
        /// In which time.
        within: Duration,
    }
}

record! {
    /// One thing that somebody does.
    pub struct PlaybookStep, "a step" {
        /// What is done.
        r#do: Text [required] [public],
        /// When it is done, in words, where it is not always done; promises are judged as if it always is.
        only_if: Text [public],
        /// Who does it.
        owner: Spanned<OwnerId> [required by "step-owner-missing"] [public],
        /// Who does it while the owner is not there.
        backup: Spanned<OwnerId> [public],
        /// A second person or role that looks at it before it counts as done.
        confirm: OwnerId [public],
        /// The id of an earlier step; `within` then counts from the end of that one.
        from: Spanned<Text> [public],
        /// By when, counted from the opening, or from the end of the step that `from` names.
        within: Duration [public],
        /// How often it is done again.
        every: Duration [public],
        /// For how long it is done again.
        stop_after: Duration [public],
        /// Where it is done, in words: a room, a page, a queue.
        r#where: Text [public],
        /// The words to send.
        message: MessageId [public],
        /// What kind of step it is.
        kind: StepKind [public],
        /// Which phase it belongs to.
        phase: Phase [public],
        /// A name for the step.
        id: Text [public] [not shown "other steps refer to it"],
        /// The step that is done at the same time.
        parallel: Text [public],
        /// Who helps from outside.
        contact: Vec<ContactId> [public],
        /// What follows at once.
        then: Then [public],
        /// The number that it has in another document, such as the one that this plan was written from.
        r#ref: Text [internal Notes],
    }
}

impl PlaybookStep {
    fn speaks_with_customer(&self) -> bool {
        !self.message.is_missing()
            || matches!(self.kind.copied(), Some(StepKind::Offline | StepKind::Publish))
    }
}

words! {
    /// When the times of a playbook count.
    pub enum Clock { Always = "always", Staffed = "staffed" }
}

words! {
    /// What kind of step it is.
    pub enum StepKind {
        Offline = "offline",
        Verify = "verify",
        Publish = "publish",
        Automated = "automated",
        CounterbalancePost = "counterbalance-post",
    }
}

words! {
    /// Which phase a step belongs to.
    pub enum Phase { Ready = "ready", Contain = "contain", Recover = "recover", Respond = "respond", Learn = "learn" }
}

words! {
    /// What follows a step at once.
    pub enum Then { Handoff = "handoff", Close = "close" }
}

words! {
    /// Whether a playbook answers what happened or what may happen.
    pub enum Basis { Past = "past", Forecast = "forecast" }
}

words! {
    /// Who is to blame in the public eye (Coombs, situational crisis communication theory).
    pub enum CrisisType { Victim = "victim", Accidental = "accidental", Preventable = "preventable" }
}

words! {
    /// How the organisation answers (Coombs).
    pub enum ResponseStrategy {
        Inform = "inform",
        Deny = "deny",
        Diminish = "diminish",
        Rebuild = "rebuild",
        Bolster = "bolster",
    }
}

/// Whether planned posts are stopped.
#[derive(Clone, Debug)]
pub enum Pause {
    /// `false`: nothing is stopped, and that was decided.
    Nothing,
    Record(PauseRecord),
}

impl Decode for Pause {
    const SHAPE: Shape =
        Shape::Either(&PauseRecord::SHAPE, &Shape::Value("false", crate::format::shape::Plain::False));

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Pause> {
        match node.content() {
            Content::Scalar(scalar) if scalar.text == "false" && scalar.style == Style::Plain => {
                Some(Pause::Nothing)
            }
            Content::Scalar(scalar) => {
                let found = format!("`{}`", clip(scalar.text));
                reader
                    .wrong_type(node, "who pauses and who resumes, or `false`", &found)
                    .help("write {scope: all scheduled posts, by: a role, resume_by: a role}, or false");
                None
            }
            _ => PauseRecord::decode(node, at, reader).map(Pause::Record),
        }
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        match self {
            Pause::Nothing => true,
            Pause::Record(pause) => pause.redact(redaction),
        }
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        match self {
            Pause::Nothing => {}
            Pause::Record(pause) => pause.say(at, said),
        }
    }
}

record! {
    /// Who stops planned posts, and who lets them go on.
    #[seen whole]
    pub struct PauseRecord, "the pause" {
        /// What is stopped.
        scope: Text,
        /// Who stops it.
        by: Spanned<OwnerId> [required],
        /// How soon after the opening.
        within: Duration [tighter Less],
        /// Who lets it go on.
        resume_by: Spanned<OwnerId>,
    }
}

record! {
    /// Who agrees to statements, and what happens when they do not answer.
    #[seen whole]
    pub struct ApproveStatements, "the approval of statements" {
        /// Who agrees.
        by: Spanned<OwnerId> [required],
        /// In which time.
        within: Duration [tighter Less],
        /// Who decides when that time is over.
        r#else: Spanned<OwnerId>,
    }
}

record! {
    /// How the conversation goes on in private: the organisation calls, not the customer.
    #[seen whole]
    pub struct Offline, "the private follow-up" {
        /// Who calls.
        owner: Spanned<OwnerId>,
        /// How.
        via: Vec<Text>,
        /// Who makes the call.
        initiated_by: InitiatedBy [default InitiatedBy::Company],
        /// By when.
        within: Duration [tighter Less],
        /// How many attempts are made.
        attempts: WholeNumber [tighter More],
        /// The message after the last attempt.
        then: MessageId,
    }
}

words! {
    /// Who makes the call.
    pub enum InitiatedBy { Company = "company", Customer = "customer" }
}

record! {
    /// How a case is kept, so that nobody has to tell it twice.
    pub struct Case, "the case" {
        /// The form of its number, such as `NL-{year}-{seq:5}`.
        number: Text [public],
        /// Where it is kept.
        system: Text [internal Handling],
        /// The one who stays with the customer.
        representative: OwnerId [public],
        /// What is asked of the customer.
        collect: Vec<Text> [public],
        /// Whether one person keeps the case to its end.
        single_owner: bool [public],
    }
}

record! {
    /// How a case goes from one team to another.
    #[seen whole]
    pub struct Handoff, "the hand-off" {
        /// Who takes it.
        to: OwnerId,
        /// How it is passed.
        via: Vec<Text>,
        /// How soon they say that they have it.
        accept_within: Duration [tighter Less],
        /// Where hand-offs are written down.
        log: Text,
        /// What the next person must be told.
        required: Vec<Text>,
        /// How hand-offs are looked at afterwards.
        sample: Sample,
    }
}

record! {
    /// Which share of hand-offs is looked at afterwards.
    #[seen whole]
    pub struct Sample, "the sample" {
        /// Percent of all.
        share: Number,
        /// How often.
        every: Duration [tighter Less],
        /// By whom.
        owner: OwnerId,
    }
}

record! {
    /// What is done when it is over.
    pub struct CloseOut, "the close-out" {
        /// Whether the cause has to be found: `required`.
        root_cause: Text [public],
        /// The causes to choose from.
        causes: Vec<Text> [public],
        /// Whether the customer is told what changed.
        notify_customer: bool [public],
        /// How customers are asked whether it is solved.
        survey: Text [public],
        /// What the public is told.
        report_back: ReportBack [public],
        /// How the team looks back at it.
        after_action_review: AfterActionReview [public],
        /// Who is thanked, and how.
        recognise: Text [private Names],
    }
}

record! {
    /// What the public is told once the cause is removed.
    #[seen whole]
    pub struct ReportBack, "the report back" {
        /// Under which condition.
        when: Text,
        /// Where.
        channel: ChannelId,
        /// In which words.
        message: MessageId,
        /// By when.
        within: Duration [tighter Less],
    }
}

record! {
    /// How the team looks back at it.
    #[seen whole]
    pub struct AfterActionReview, "the after-action review" {
        /// By when.
        within: Duration [tighter Less],
        /// Who calls it.
        owner: OwnerId,
    }
}

record! {
    /// How a playbook is rehearsed.
    #[seen whole]
    pub struct Drill, "the drill" {
        /// What kind of rehearsal: tabletop, functional.
        kind: Text,
        /// How often.
        every: Duration [tighter Less],
        /// When last.
        last: Date,
        /// When it was held, one entry a time; the last one counts together with `last`.
        held: Vec<Held>,
    }
}

impl Drill {
    /// When a rehearsal was held last, with its place.
    pub fn last_held(&self) -> Option<Spanned<Date>> {
        last_held(&self.last, &self.held)
    }
}
