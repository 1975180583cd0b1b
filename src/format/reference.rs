//! What may be referred to by its id.

use crate::source::Span;
use crate::syntax::Node;

/// What a reference may lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A person, a role, a contact, or a reserved word.
    Owner,
    Person,
    Role,
    /// A location, an owner, or a reserved word.
    OwnerOrLocation,
    Location,
    Region,
    Contact,
    Audience,
    Channel,
    Goal,
    Strategy,
    Action,
    Message,
    Ladder,
    Playbook,
    Severity,
    /// A subject of all content.
    Pillar,
    Campaign,
    /// A kind of sign-off.
    SignOff,
    /// A set of hashtags.
    HashtagSet,
    Policy,
    /// A channel, or all channels of a platform.
    ChannelOrPlatform,
}

impl Target {
    /// Owners that are not ids: whoever it is, whoever reported it, and whoever holds the role at the location.
    pub const RESERVED_OWNERS: [&'static str; 3] = ["anyone", "reporter", "location"];

    /// Whether it may be a channel, of the whole organisation or of a location.
    pub(crate) fn may_be_channel(self) -> bool {
        matches!(self, Target::Channel | Target::ChannelOrPlatform)
    }

    /// Whether its names are words of the planner, which need not be ids.
    pub(crate) fn has_free_names(self) -> bool {
        matches!(self, Target::Pillar | Target::HashtagSet | Target::Policy)
    }

    /// What one such thing is called.
    pub fn noun(self) -> &'static str {
        match self {
            Target::Owner => "person, role or contact",
            Target::Person => "person",
            Target::Role => "role",
            Target::OwnerOrLocation => "location, person, role or contact",
            Target::Location => "location",
            Target::Region => "region",
            Target::Contact => "contact",
            Target::Audience => "audience",
            Target::Channel => "channel",
            Target::Goal => "goal",
            Target::Strategy => "strategy",
            Target::Action => "action",
            Target::Message => "message",
            Target::Ladder => "escalation path",
            Target::Playbook => "playbook",
            Target::Severity => "severity",
            Target::Pillar => "subject",
            Target::Campaign => "campaign",
            Target::SignOff => "kind of sign-off",
            Target::HashtagSet => "set of hashtags",
            Target::Policy => "policy",
            Target::ChannelOrPlatform => "channel or platform",
        }
    }

    /// The sections of the plan that hold such things.
    pub(crate) fn sections(self) -> &'static str {
        match self {
            Target::Owner => "`people`, `roles` or `contacts`",
            Target::Person => "`people`",
            Target::Role => "`roles`",
            Target::OwnerOrLocation => "`locations`, `people`, `roles` or `contacts`",
            Target::Location => "`locations`",
            Target::Region => "`regions`",
            Target::Contact => "`contacts`",
            Target::Audience => "`audiences`",
            Target::Channel | Target::ChannelOrPlatform => "`channels`",
            Target::Goal => "`goals`",
            Target::Strategy => "`strategy`",
            Target::Action => "`actions`",
            Target::Message => "`messages`",
            Target::Ladder => "`escalations`",
            Target::Playbook => "`playbooks`",
            Target::Severity => "`severities`",
            Target::Pillar => "`content.pillars`",
            Target::Campaign => "`campaigns`",
            Target::SignOff => "`publishing.sign_off`",
            Target::HashtagSet => "`content.hashtags.sets`",
            Target::Policy => "`governance.policies`",
        }
    }
}

/// Something that a plan takes out of the one that it builds on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// The section that it was in, such as `channels`.
    pub section: String,
    pub id: String,
    /// Where it is taken out.
    pub place: Span,
}

impl Target {
    /// Whether such things are in a section.
    pub(crate) fn is_in(self, section: &str) -> bool {
        self.sections().contains(&format!("`{section}`"))
    }

    /// Whether something of this kind may be what was taken out.
    pub(crate) fn may_be(self, removal: &Removal) -> bool {
        self.is_in(&removal.section)
    }
}

/// A reference that was read and is yet to be looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reference<'t> {
    pub(crate) target: Target,
    pub(crate) node: Node<'t>,
}
