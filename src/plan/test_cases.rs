//! The `tests` section, and files of their own with more of them: what should happen when.

use crate::format::decode::OneOrMany;
use crate::format::record::record;
use crate::format::values::{Duration, Moment, Text, WholeNumber};
use crate::plan::ids::{ChannelId, LocationId, MessageId, OwnerId, PlaybookId};

record! {
    /// A case that the plan must handle as expected: `smplan test` plays it.
    #[seen whole]
    pub struct TestCase, "a test" {
        /// What the case is about.
        name: Text [required],
        /// The words of a comment; the `match` of the triage rows decides which kind it is.
        message: Text [required when "there is no `kind` and no `playbook`"],
        /// The kind of a comment, as a person would call it; it decides, whatever the words.
        kind: Text,
        /// A playbook that somebody opens without a comment, such as when a figure is passed.
        playbook: PlaybookId,
        /// Where it is posted.
        channel: ChannelId,
        /// The location that it is about.
        location: LocationId,
        /// When it is posted, in the plan's time zone: 2026-03-14T22:30.
        at: Moment [required when "the case expects who answers, or how soon"],
        /// Those who do not answer, although they are told: people or roles.
        silent: OneOrMany<OwnerId>,
        /// What should happen; only what is named is compared.
        expect: Expectation [required],
    }
}

record! {
    /// What should happen.
    #[seen whole]
    pub struct Expectation, "an expectation" {
        /// The kind of the comment: the triage row that takes it.
        kind: Text,
        /// The playbook that opens.
        playbook: PlaybookId,
        /// Who answers: a person or a role; of several, one of them.
        answered_by: OneOrMany<OwnerId>,
        /// How soon, counted from the post.
        answered_within: Duration,
        /// With which words.
        message: MessageId,
        /// Who does not answer.
        not_answered_by: OneOrMany<OwnerId>,
    }
}

record! {
    /// Cases in a file of their own: `plan.test.yaml` beside `plan.yaml`.
    #[seen whole]
    pub struct TestFile, "a file of tests" {
        /// Version of the format: 1.
        smplan: WholeNumber,
        /// The plan that the cases are about, as a path from this file.
        plan: Text [default in words "the plan of the same name beside it"],
        /// The cases.
        tests: Vec<TestCase> [required],
    }
}
