//! The whole plan.

use crate::format::decode::{Decode, Field, OneOrMany, Said};
use crate::format::map::{Entry, Map};
use crate::format::record::{record, words};
use crate::format::reference::Target;
use crate::format::values::{Date, Text, WholeNumber};
use crate::plan::about::{About, LocationKind, PlanStatus, Profile, Situation};
use crate::plan::actions::Action;
use crate::plan::audiences::Audience;
use crate::plan::calendar::{CalendarEntry, Campaign};
use crate::plan::cases::CustomerCases;
use crate::plan::channels::{Channel, ChannelKind, Platform};
use crate::plan::content::Content;
use crate::plan::escalations::{Ladder, SeverityDefinition, SeverityLevel};
use crate::plan::goals::{Goal, Strategy};
use crate::plan::governance::Governance;
use crate::plan::governed::{Feedback, LintSettings, Moderation, Risk};
use crate::plan::measurements::Measurements;
use crate::plan::messages::Message;
use crate::plan::parts::NotNeeded;
use crate::plan::people::{Person, Role};
use crate::plan::places::{Contact, Location, Region};
use crate::plan::playbooks::Playbook;
use crate::plan::publishing::Publishing;
use crate::plan::team::{Membership, Note, Report, Tool};
use crate::plan::test_cases::TestCase;
use crate::plan::triage::{Listening, TriageRow};
use crate::source::Span;

record! {
    /// A social media plan: goals, strategy, actions and playbooks, and what they stand on.
    pub struct Plan, "a plan" {
        /// Version of the format: 1. It stands at the top of every plan.
        smplan: WholeNumber [required] [public] [not shown "it is for programs"],
        /// What kind of document it is; decides which sections have to be there.
        kind: PlanKind [default PlanKind::Plan] [public],
        /// The plan that this one builds on, as a path from this file, or several, of which a later one wins.
        extends: OneOrMany<Text> [public] [not shown "what it brings is shown"],
        /// The plans that build on this one, as patterns of paths from this file: `stores/*.yaml`.
        extended_by: OneOrMany<Text> [public] [not shown "it is for checks"],
        /// In the file of a store: the location that it binds.
        location: Text [required when "the file is that of a store"] [public] [not shown "it is said of the whole plan"],
        /// What this document is.
        plan: About [required] [public],
        /// What is left out on purpose, and why.
        not_needed: NotNeeded [public],
        /// Where the organisation stands.
        situation: Situation [public],
        /// Everybody who works with the plan.
        people: Map<Person> [required by "kind-section-missing"] [public],
        /// The tasks that people hold.
        roles: Map<Role> [required by "kind-section-missing"] [public],
        /// Several locations together.
        regions: Map<Region> [public],
        /// Stores, branches, offices.
        locations: Map<Location> [public],
        /// Days on which nobody works, such as public holidays.
        closed: Vec<Date> [public],
        /// Who helps from outside.
        contacts: Map<Contact> [public],
        /// Whom the organisation talks to.
        audiences: Map<Audience> [required by "kind-section-missing"] [public],
        /// Every point where people meet the organisation.
        channels: Map<Channel> [required by "kind-section-missing"] [public],
        /// What is to be reached.
        goals: Map<Goal> [required by "kind-section-missing"] [public],
        /// How the goals are reached.
        strategy: Map<Strategy> [required by "kind-section-missing"] [public],
        /// Who does what when.
        actions: Map<Action> [required by "kind-section-missing"] [public],
        /// How posts sound and what they are about.
        content: Content [public],
        /// Who may publish what, who agrees first, and when nothing is published.
        publishing: Publishing [internal Publishing],
        /// What goes out when: posts, and slots that come again and again.
        calendar: Map<CalendarEntry> [internal Publishing],
        /// Campaigns and events, with moments that entries of the calendar count from.
        campaigns: Map<Campaign> [internal Publishing],
        /// How bad something is; critical, high, medium and low are there without being written.
        severities: Map<SeverityDefinition> [public],
        /// How the organisation hears what is said about it.
        listening: Listening [public],
        /// Who answers which kind of comment; the first row that fits wins.
        triage: Vec<TriageRow> [required when "kind is policy and there is no `moderation`"] [public],
        /// What is hidden and what stays.
        moderation: Moderation [required when "there is an owned-social channel"] [public],
        /// Words that are ready.
        messages: Map<Message> [required when "there are playbooks"] [public],
        /// Who is called when nobody answers.
        escalations: Map<Ladder> [required when "there are playbooks"] [public],
        /// What to do when it happens.
        playbooks: Map<Playbook> [required by "kind-section-missing"] [public],
        /// What may go wrong.
        risks: Map<Risk> [internal Assessment],
        /// How what customers say changes the organisation.
        feedback: Feedback [public],
        /// Who agreed, who was trained, who may sign in.
        governance: Governance [public],
        /// How somebody joins the team, stays in it and leaves it.
        membership: Membership [public],
        /// Programs and services that the team works with.
        tools: Map<Tool> [internal Accounts],
        /// What is told to whom how often.
        reports: Map<Report> [internal Publishing],
        /// Prose that documents show behind a section, or at their end; fields that begin with `x-` are shown nowhere.
        notes: Map<Note> [internal Notes],
        /// What was reached so far: a list, or the path of a CSV file with these columns, beside the plan or below it.
        measurements: Measurements [public],
        /// What playbooks were opened for: a list, or the path of a CSV file with these columns, beside the plan or below it.
        cases: CustomerCases [internal Handling],
        /// Exceptions from rules.
        lint: LintSettings [internal Notes],
        /// Cases that the plan must handle as expected.
        tests: Vec<TestCase> [internal Handling],
    }
}

words! {
    /// What kind of document it is.
    pub enum PlanKind {
        /// Goals, strategy, actions and playbooks.
        Plan = "plan",
        /// Playbooks alone.
        Playbook = "playbook",
        /// Rules of conduct: triage or moderation.
        Policy = "policy",
        /// Rules for what is published and how people behave there.
        Guidelines = "guidelines",
        /// A team: who is in it, what it may do, for how long.
        Charter = "charter",
        /// What is published when: a campaign, an event, a season.
        Calendar = "calendar",
    }
}

impl Plan {
    /// What the format is made of, from the top.
    pub fn record() -> &'static crate::format::shape::RecordInfo {
        const RECORD: &crate::format::shape::RecordInfo = &Plan::INFO;
        RECORD
    }

    /// Where the plan stands; what says nothing of itself is in force.
    pub fn status(&self) -> PlanStatus {
        self.about().map_or(PlanStatus::Active, About::status)
    }

    /// Whether the plan says `status: draft`.
    pub fn is_draft(&self) -> bool {
        self.about().is_some_and(|about| about.status() == PlanStatus::Draft)
    }

    /// Whether it says of its organisation that there is none: `Northline (fictional)`.
    pub fn is_fictional(&self) -> bool {
        let name = self.about().and_then(|about| about.organisation.get());
        name.is_some_and(|name| name.to_lowercase().contains("fictional"))
    }

    /// Whether an account of the organisation on a social network is in use.
    pub fn has_social_accounts(&self) -> bool {
        self.social_accounts().next().is_some()
    }

    /// The accounts of the organisation on social networks that are in use.
    pub fn social_accounts(&self) -> impl Iterator<Item = &Entry<Channel>> {
        let is_social = |channel: &&Entry<Channel>| {
            channel.value.is_in_use() && channel.value.usual_kind() == ChannelKind::OwnedSocial
        };
        self.all_channels().filter(is_social)
    }

    /// Whether less is asked of the plan, as of a team of two.
    pub fn is_small(&self) -> bool {
        self.about().is_some_and(|about| about.profile() == Profile::Small)
    }

    /// The language of the plan and of its messages.
    pub fn language(&self) -> &str {
        let written = self.about().and_then(|about| about.language.get());
        written.map_or_else(|| About::INFO.default_of("language").unwrap_or_default(), |language| &**language)
    }

    /// What its places are called.
    pub fn location_kind(&self) -> LocationKind {
        self.about().map_or(LocationKind::Location, About::location_kind)
    }

    /// All that is written in it: texts in somebody's own words, and who is named where.
    pub fn said(&self) -> Said<'_> {
        let mut said = Said::default();
        self.say(Span::NOWHERE, &mut said);
        said
    }

    /// The section `plan`.
    pub fn about(&self) -> Option<&About> {
        self.plan.get()
    }

    /// The locations that are open: what is planned or closed is not judged, not counted and not shown.
    pub fn open_locations(&self) -> impl Iterator<Item = &Entry<Location>> + Clone {
        self.locations.entries().iter().filter(|location| location.is_open())
    }

    /// All channels with their ids, those of open locations too.
    pub fn all_channels(&self) -> impl Iterator<Item = &Entry<Channel>> {
        let local = self.open_locations().flat_map(|location| location.value.channels.entries());
        self.channels.entries().iter().chain(local)
    }

    /// How bad a playbook is: as its severity says that it is like, else by name; one of the plan's own that does not say so is
    /// taken for the worst. `None` where the severity is missing or not known.
    pub fn level(&self, playbook: &Playbook) -> Option<SeverityLevel> {
        let severity = playbook.severity.get()?;
        let own = self.severities.entry(severity);
        let like = own.and_then(|own| own.value.like.copied());
        like.or_else(|| SeverityLevel::of(severity)).or(own.map(|_| SeverityLevel::Critical))
    }

    /// Whether a playbook is ranked critical or high.
    pub fn is_grave(&self, playbook: &Playbook) -> bool {
        self.level(playbook).is_some_and(|level| level >= SeverityLevel::High)
    }

    /// Whether a reference leads somewhere.
    pub(super) fn has(&self, target: Target, id: &str) -> bool {
        match target {
            Target::Owner => {
                Target::RESERVED_OWNERS.contains(&id)
                    || self.people.entry(id).is_some()
                    || self.roles.entry(id).is_some()
                    || self.contacts.entry(id).is_some()
            }
            Target::OwnerOrLocation => self.has(Target::Owner, id) || self.locations.entry(id).is_some(),
            Target::Person => self.people.entry(id).is_some(),
            Target::Role => self.roles.entry(id).is_some(),
            Target::Location => self.locations.entry(id).is_some(),
            Target::Region => self.regions.entry(id).is_some(),
            Target::Contact => self.contacts.entry(id).is_some(),
            Target::Audience => self.audiences.entry(id).is_some(),
            // Channels of locations are looked up by the caller, who has many to look up.
            Target::Channel => self.channels.entry(id).is_some(),
            Target::Goal => self.goals.entry(id).is_some(),
            Target::Strategy => self.strategy.entry(id).is_some(),
            Target::Action => self.actions.entry(id).is_some(),
            Target::Message => self.messages.entry(id).is_some(),
            Target::Ladder => self.escalations.entry(id).is_some(),
            Target::Playbook => self.playbooks.entry(id).is_some(),
            Target::Severity => SeverityLevel::of(id).is_some() || self.severities.entry(id).is_some(),
            Target::Pillar => self.pillars().is_some_and(|pillars| pillars.entry(id).is_some()),
            Target::Campaign => self.campaigns.entry(id).is_some(),
            Target::SignOff => self.sign_offs().is_some_and(|kinds| kinds.entry(id).is_some()),
            Target::HashtagSet => self.hashtag_sets().is_some_and(|sets| sets.entry(id).is_some()),
            Target::Policy => self.policy_names().any(|name| name == id),
            Target::ChannelOrPlatform => Platform::of(id).is_some() || self.has(Target::Channel, id),
        }
    }

    /// All ids that a reference may lead to.
    pub(super) fn ids(&self, target: Target) -> Box<dyn Iterator<Item = &str> + '_> {
        fn names<T>(map: &Field<Map<T>>) -> impl Iterator<Item = &str> {
            map.entries().iter().map(|entry| &*entry.id)
        }
        match target {
            Target::Owner => {
                Box::new(names(&self.people).chain(names(&self.roles)).chain(names(&self.contacts)))
            }
            Target::OwnerOrLocation => Box::new(names(&self.locations).chain(self.ids(Target::Owner))),
            Target::Person => Box::new(names(&self.people)),
            Target::Role => Box::new(names(&self.roles)),
            Target::Location => Box::new(names(&self.locations)),
            Target::Region => Box::new(names(&self.regions)),
            Target::Contact => Box::new(names(&self.contacts)),
            Target::Audience => Box::new(names(&self.audiences)),
            Target::Channel => Box::new(self.all_channels().map(|channel| &*channel.id)),
            Target::Goal => Box::new(names(&self.goals)),
            Target::Strategy => Box::new(names(&self.strategy)),
            Target::Action => Box::new(names(&self.actions)),
            Target::Message => Box::new(names(&self.messages)),
            Target::Ladder => Box::new(names(&self.escalations)),
            Target::Playbook => Box::new(names(&self.playbooks)),
            Target::Pillar => {
                Box::new(self.pillars().into_iter().flat_map(Map::entries).map(|pillar| &*pillar.id))
            }
            Target::Campaign => Box::new(names(&self.campaigns)),
            Target::SignOff => {
                Box::new(self.sign_offs().into_iter().flat_map(Map::entries).map(|kind| &*kind.id))
            }
            Target::HashtagSet => {
                Box::new(self.hashtag_sets().into_iter().flat_map(Map::entries).map(|set| &*set.id))
            }
            Target::Policy => Box::new(self.policy_names()),
            Target::ChannelOrPlatform => {
                Box::new(self.ids(Target::Channel).chain(Platform::WORDS.iter().copied()))
            }
            Target::Severity => Box::new(SeverityLevel::WORDS.iter().copied().chain(names(&self.severities))),
        }
    }

    /// Whether some of those who can be named are in a section that `kind-section-missing` asks for.
    pub(super) fn lacks_some_owners(&self, target: Target) -> bool {
        let is_owner =
            matches!(target, Target::Owner | Target::Person | Target::Role | Target::OwnerOrLocation);
        is_owner && self.kind() == PlanKind::Plan && (self.people.is_missing() || self.roles.is_missing())
    }

    /// Whether the section that a reference leads to is missing as a whole although `kind-section-missing`
    /// asks for it, or could not be read: one finding says it all.
    pub(super) fn lacks_section(&self, target: Target) -> bool {
        let in_plan = self.kind() == PlanKind::Plan;
        match target {
            Target::Owner | Target::Person | Target::Role | Target::OwnerOrLocation => {
                self.people.has_unnamed()
                    || self.roles.has_unnamed()
                    || self.contacts.has_unnamed()
                    || (target == Target::OwnerOrLocation && self.locations.has_unnamed())
                    || (in_plan && self.people.is_missing() && self.roles.is_missing())
            }
            Target::Audience => self.audiences.has_unnamed() || (in_plan && self.audiences.is_missing()),
            Target::Pillar => {
                self.content.is_unreadable()
                    || self.content.get().is_some_and(|content| content.pillars.is_unreadable())
            }
            Target::HashtagSet => self.content.is_unreadable(),
            Target::Campaign => self.campaigns.has_unnamed(),
            Target::SignOff => {
                self.publishing.is_unreadable()
                    || self.publishing.get().is_some_and(|publishing| publishing.sign_off.has_unnamed())
            }
            Target::Policy => self.governance.is_unreadable(),
            Target::Channel | Target::ChannelOrPlatform => {
                self.channels.has_unnamed()
                    || self.locations.has_unnamed()
                    || (in_plan && self.channels.is_missing())
            }
            Target::Goal => self.goals.has_unnamed() || (in_plan && self.goals.is_missing()),
            Target::Strategy => self.strategy.has_unnamed() || (in_plan && self.strategy.is_missing()),
            Target::Action => self.actions.has_unnamed(),
            Target::Playbook => self.playbooks.has_unnamed() || (in_plan && self.playbooks.is_missing()),
            Target::Message => self.messages.has_unnamed(),
            Target::Ladder => self.escalations.has_unnamed(),
            Target::Location => self.locations.has_unnamed(),
            Target::Region => self.regions.has_unnamed(),
            Target::Contact => self.contacts.has_unnamed(),
            Target::Severity => self.severities.has_unnamed(),
        }
    }
}
