//! The `plan` and `situation` sections: what the document is, and where the organisation stands.

use crate::format::decode::Field;
use crate::format::record::{record, words};
use crate::format::values::{
    Country, Date, Duration, Language, PlanId, Text, TimeZone, Weekdays, WholeNumber,
};
use crate::plan::held::{Held, last_held};
use crate::plan::ids::OwnerId;
use crate::source::Spanned;

record! {
    /// What this document is: its title, its owner, the time it covers and when it is reviewed.
    pub struct About, "the section `plan`" {
        /// Short name of the plan in kebab-case; stores, measurement logs and `previous` refer to it.
        id: PlanId [required] [public] [not shown "other files refer to it"],
        /// The title on the cover.
        title: Text [required] [public],
        /// Whose plan it is.
        organisation: Text [alias "organization"] [required in plans] [public],
        /// How much is asked of the plan: `small` softens rules that a team of two does not need; `group` is for organisations with locations.
        profile: Profile [default Profile::Standard] [public] [not shown "it says how much the checks ask"],
        /// `public` switches on rules about records and viewpoints.
        sector: Sector [default Sector::Private] [public],
        /// A written `draft` may be incomplete: what is not there yet is a warning and no error.
        status: PlanStatus [default PlanStatus::Active] [public],
        /// Number of the version, raised at each approval.
        version: WholeNumber [public],
        /// What its places are called in documents: locations, stores, branches, departments, brands and so on.
        location_kind: LocationKind [default LocationKind::Location] [public],
        /// Language of the plan and of its messages.
        language: Language [default "en"] [public],
        /// `public` leaves what is for colleagues out of documents, and says at their end what kinds of things that was.
        visibility: PlanVisibility [default PlanVisibility::Internal] [public],
        /// The zone of all hours that name no other.
        time_zone: TimeZone [required when "hours appear anywhere"] [default "UTC"] [public],
        /// Country or region whose public holidays `PH` in hours means: `IE`, `DE-BY`, `GB-ENG`.
        ///
        /// A country alone has the days that all its regions share. Holidays are known for 2024 to 2032.
        country: Country [public],
        /// Days of the week on which business is done, less `closed` days and public holidays: `Mo-Fr`, `Su-Th`. Promises in
        /// business days (`1bd`) count them.
        business_days: Weekdays [default in words "the working week of plan.country, else Mo-Fr"] [public] [not shown "promises in business days depend on it"],
        /// The one person or role that answers for the plan.
        owner: Spanned<OwnerId> [required by "plan-owner-missing"] [public],
        /// The executive who clears obstacles.
        sponsor: Spanned<OwnerId> [public],
        /// First and last day of the plan: 6 months to 2 years.
        horizon: Horizon [required by "horizon-missing"] [public],
        /// When the plan is looked at again.
        review: Review [required by "review-cadence-missing"] [public],
        /// What the organisation is for.
        mission: Text [public],
        /// What customers may count on.
        promise: Text [public],
        /// What the organisation stands for.
        values: Vec<Text> [public],
        /// Id of the plan that this one follows.
        previous: Text [public],
        /// What changed from version to version, newest first.
        changes: Vec<Change> [public],
        /// Decisions that are needed, shown on the first page.
        asks: Vec<Ask> [internal Decisions],
    }
}

record! {
    /// The time that the plan covers, first and last day included.
    #[seen whole]
    pub struct Horizon, "the horizon" {
        /// First day.
        starts: Spanned<Date> [required],
        /// Last day.
        ends: Spanned<Date> [required],
    }
}

record! {
    /// When and by whom the plan is reviewed.
    #[seen whole]
    pub struct Review, "the review" {
        /// How often; 3 months is usual.
        every: Duration [required by "review-cadence-missing"] [tighter Less],
        /// Day of the last review.
        last: Date,
        /// When it was held, one entry a time; the last one counts together with `last`.
        held: Vec<Held>,
        /// Day of the next review.
        next: Date [default in words "`last` and `every` together"],
        /// Who calls it.
        owner: OwnerId,
        /// Weekly, monthly or annual meetings.
        meetings: Vec<Meeting>,
    }
}

impl Review {
    /// When a review was held last, with its place.
    pub fn last_held(&self) -> Option<Spanned<Date>> {
        last_held(&self.last, &self.held)
    }
}

record! {
    /// A regular meeting about the plan.
    #[open yes]
    #[seen whole]
    pub struct Meeting, "a meeting" {
        /// What it is about.
        what: Text,
        /// How often.
        every: Duration,
        /// When it was held, one entry a time: from then on the next one can be late.
        held: Vec<Held>,
        /// Who calls it.
        owner: OwnerId,
    }
}

impl Meeting {
    /// When it was held last, with its place.
    pub fn last_held(&self) -> Option<Spanned<Date>> {
        last_held(&Field::default(), &self.held)
    }
}

record! {
    /// One entry of the change log.
    #[seen whole]
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
    #[seen whole]
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
        background: Text [public],
        /// Day of the last audit of all channels.
        audit_date: Date [public],
        /// How well others do it.
        benchmarks: Vec<Benchmark> [public],
        /// What is good within the organisation.
        strengths: Vec<Text> [public],
        /// What is weak within the organisation.
        weaknesses: Vec<Text> [internal Assessment],
        /// What may help from outside.
        opportunities: Vec<Text> [internal Assessment],
        /// What may hurt from outside.
        threats: Vec<Text> [internal Assessment],
        /// Whom customers compare the organisation with.
        competitors: Vec<Text> [internal Assessment],
    }
}

record! {
    /// A figure of another organisation to compare with.
    #[seen whole]
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
    /// What the places of an organisation are called.
    pub enum LocationKind {
        Location = "location",
        Store = "store",
        Branch = "branch",
        Department = "department",
        Faculty = "faculty",
        Brand = "brand",
        Franchise = "franchise",
        Chapter = "chapter",
        Site = "site",
    }
}

impl LocationKind {
    /// One of them and several, as reports say it.
    pub fn nouns(self) -> [&'static str; 2] {
        match self {
            LocationKind::Location => ["location", "locations"],
            LocationKind::Store => ["store", "stores"],
            LocationKind::Branch => ["branch", "branches"],
            LocationKind::Department => ["department", "departments"],
            LocationKind::Faculty => ["faculty", "faculties"],
            LocationKind::Brand => ["brand", "brands"],
            LocationKind::Franchise => ["franchise", "franchises"],
            LocationKind::Chapter => ["chapter", "chapters"],
            LocationKind::Site => ["site", "sites"],
        }
    }
}

words! {
    /// Who may read the plan.
    pub enum PlanVisibility { Internal = "internal", Public = "public" }
}
