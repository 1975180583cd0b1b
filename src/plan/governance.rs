//! The `governance` section: who agreed, who was trained, who may sign in.

use crate::format::map::Map;
use crate::format::record::{record, words};
use crate::format::values::{Date, Duration, Text, Url, WholeNumber};
use crate::plan::held::{Held, last_held};
use crate::plan::ids::OwnerId;
use crate::plan::messages::NamedValues;
use crate::plan::publishing::SignOff;
use crate::source::Spanned;

record! {
    /// Who agreed to the plan, who was trained for it, and what is checked.
    pub struct Governance, "the section `governance`" {
        /// Who agreed to what, and when.
        approvals: Vec<Approval> [public],
        /// Policies that go with the plan.
        policies: Vec<Policy> [public],
        /// Courses, who needs them and who had them.
        training: Map<Training> [internal Training],
        /// How often the list of those who can sign in is checked.
        access_review: AccessReview [internal SignIn],
        /// What is kept, and how long.
        records: Records [public],
        /// Paths that plans which build on this one may not change, `*` for any one name: `messages.*`, `moderation`.
        lock: Vec<Text> [internal Notes],
        /// Paths that they may only tighten: promise sooner, never later: `channels.*.first_response`.
        tighten_only: Vec<Text> [internal Notes],
        /// Who agrees to messages, to playbooks and to the plan before they are in force.
        sign_off: SignOffs [internal Authority],
        /// What every answer keeps to.
        response_principles: Vec<Text> [public],
        /// Whether signing in takes a second factor.
        two_factor: TwoFactor [internal SignIn] [tighter True],
    }
}

record! {
    /// Who agrees to what is not a post.
    #[seen whole]
    pub struct SignOffs, "the sign-offs" {
        /// Who agrees to messages.
        messages: SignOff,
        /// Who agrees to playbooks.
        playbooks: SignOff,
        /// Who agrees to the plan.
        plan: SignOff,
    }
}

record! {
    /// That somebody agreed to something.
    #[seen whole]
    pub struct Approval, "an approval" {
        /// What was agreed to: `plan`.
        what: Text,
        /// Who agreed.
        by: OwnerId,
        /// When.
        date: Date,
        /// To which version.
        version: WholeNumber,
        /// Until when it holds.
        until: Date,
        /// Digest of what was agreed to, which `smplan approve` writes: it shows later changes and is no signature.
        digest: Text [not shown "it is for programs"],
    }
}

record! {
    /// A policy that goes with the plan.
    #[seen whole]
    pub struct Policy, "a policy" {
        /// What it is called.
        name: Text [required],
        /// Where it is.
        url: Url,
    }
}

record! {
    /// A course.
    pub struct Training, "a training" {
        /// Who needs it.
        r#for: Vec<OwnerId> [required] [public],
        /// After how long it is due again.
        every: Duration [public] [tighter Less],
        /// Whether it comes before the first sign-in.
        before_access: bool [default false] [public],
        /// Who had it when: `{dana: 2026-01-15}`.
        records: NamedValues<Date> [private Training],
    }
}

record! {
    /// How often the list of those who can sign in is checked.
    #[seen whole]
    pub struct AccessReview, "the access review" {
        /// How often.
        every: Duration [tighter Less],
        /// When last.
        last: Date,
        /// When it was held, one entry a time; the last one counts together with `last`.
        held: Vec<Held>,
        /// By whom.
        owner: OwnerId,
    }
}

impl AccessReview {
    /// When a check was held last, with its place.
    pub fn last_held(&self) -> Option<Spanned<Date>> {
        last_held(&self.last, &self.held)
    }
}

record! {
    /// What is kept, and how long.
    #[seen whole]
    pub struct Records, "the records" {
        /// How long.
        retain: Duration,
        /// Where.
        r#where: Text,
    }
}

words! {
    /// Whether signing in takes a second factor.
    pub enum TwoFactor { Required = "required", Evaluate = "evaluate" }
}
