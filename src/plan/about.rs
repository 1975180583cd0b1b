//! The `plan` and `situation` sections: what the document is, and where the organisation stands.

use crate::format::record::{record, words};
use crate::format::values::{Country, Date, Duration, Language, PlanId, Text, TimeZone, WholeNumber};
use crate::plan::ids::OwnerId;
use crate::source::Spanned;

record! {
    /// What this document is: its title, its owner, the time it covers and when it is reviewed.
    pub struct About, "the section `plan`" {
        /// Short name of the plan in kebab-case; stores, measurement logs and `previous` refer to it.
        id: PlanId [required],
        /// The title on the cover.
        title: Text [required],
        /// Whose plan it is.
        organisation: Text [required in plans],
        /// How much is asked of the plan: `small` softens rules that a team of two does not need; `group` is for organisations with locations.
        profile: Profile [default "standard"],
        /// `public` switches on rules about records and viewpoints.
        sector: Sector [default "private"],
        /// A written `draft` may be incomplete: what is not there yet is a warning and no error.
        status: PlanStatus [default "active"],
        /// Number of the version, raised at each approval.
        version: WholeNumber,
        /// Language of the plan and of its messages.
        language: Language [default "en"],
        /// `public` leaves people's phones, e-mails and leave, sign-ins, recovery and sums out of documents.
        visibility: PlanVisibility [default "internal"],
        /// The zone of all hours that name no other.
        time_zone: TimeZone [required when "hours appear anywhere"],
        /// Country whose public holidays `PH` in hours means.
        country: Country,
        /// The one person or role that answers for the plan.
        owner: Spanned<OwnerId> [required by "plan-owner-missing"],
        /// The executive who clears obstacles.
        sponsor: Spanned<OwnerId>,
        /// First and last day of the plan: 6 months to 2 years.
        horizon: Horizon [required by "horizon-missing"],
        /// When the plan is looked at again.
        review: Review [required by "review-cadence-missing"],
        /// What the organisation is for.
        mission: Text,
        /// What customers may count on.
        promise: Text,
        /// What the organisation stands for.
        values: Vec<Text>,
        /// Id of the plan that this one follows.
        previous: Text,
        /// What changed from version to version, newest first.
        changes: Vec<Change>,
        /// Decisions that are needed, shown on the first page.
        asks: Vec<Ask>,
    }
}

record! {
    /// The time that the plan covers, first and last day included.
    pub struct Horizon, "the horizon" {
        /// First day.
        starts: Spanned<Date> [required],
        /// Last day.
        ends: Spanned<Date> [required],
    }
}

record! {
    /// When and by whom the plan is reviewed.
    pub struct Review, "the review" {
        /// How often; 3 months is usual.
        every: Duration [required by "review-cadence-missing"],
        /// Day of the last review.
        last: Date,
        /// Day of the next review.
        next: Date [default "`last` and `every` together"],
        /// Who calls it.
        owner: OwnerId,
        /// Weekly, monthly or annual meetings.
        meetings: Vec<Meeting>,
    }
}

record! {
    /// A regular meeting about the plan.
    #[open yes]
    pub struct Meeting, "a meeting" {
        /// What it is about.
        what: Text,
        /// How often.
        every: Duration,
        /// Who calls it.
        owner: OwnerId,
    }
}

record! {
    /// One entry of the change log.
    pub struct Change, "a change" {
        /// The version that brought it.
        version: WholeNumber,
        /// Day of the change.
        date: Date,
        /// Who made it.
        by: OwnerId,
        /// What changed.
        what: Text,
    }
}

record! {
    /// A decision that somebody has to take.
    pub struct Ask, "a decision" {
        /// What has to be decided.
        what: Text [required],
        /// Who decides.
        owner: OwnerId,
        /// By when.
        by: Date,
    }
}

record! {
    /// Where the organisation stands, as evidence for the goals.
    pub struct Situation, "the section `situation`" {
        /// What a reader has to know of the business and its customers.
        background: Text,
        /// Day of the last audit of all channels.
        audit_date: Date,
        /// How well others do it.
        benchmarks: Vec<Benchmark>,
        /// What is good within the organisation.
        strengths: Vec<Text>,
        /// What is weak within the organisation.
        weaknesses: Vec<Text>,
        /// What may help from outside.
        opportunities: Vec<Text>,
        /// What may hurt from outside.
        threats: Vec<Text>,
        /// Whom customers compare the organisation with.
        competitors: Vec<Text>,
    }
}

record! {
    /// A figure of another organisation to compare with.
    pub struct Benchmark, "a benchmark" {
        /// What is measured.
        what: Text,
        /// Who reaches it.
        who: Text,
        /// The figure.
        value: Text,
        /// Where it was read.
        source: Text,
    }
}

words! {
    /// How much is asked of a plan.
    pub enum Profile { Small = "small", Standard = "standard", Group = "group" }
}

words! {
    /// Whose plan it is in law.
    pub enum Sector { Private = "private", Public = "public" }
}

words! {
    /// Where a plan is in its life.
    pub enum PlanStatus { Draft = "draft", Approved = "approved", Active = "active", Retired = "retired" }
}

words! {
    /// Who may read the plan.
    pub enum PlanVisibility { Internal = "internal", Public = "public" }
}
