//! What not everybody may see, on its way out of a plan.

use crate::format::privacy::Withheld;
use crate::format::reference::Target;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What is taken out of a plan on the way to everybody, and what was.
#[derive(Debug, Default)]
pub(crate) struct Redaction {
    /// Ids of people whose names are not for everybody, with what they are called instead.
    pub(crate) renamed: HashMap<Box<str>, Box<str>>,
    /// Ids of channels that are not there for everybody.
    pub(crate) without_channels: HashSet<Box<str>>,
    pub(crate) left_out: BTreeSet<Withheld>,
}

impl Redaction {
    /// Gives a reference the new name of what it leads to; `false` where that is not there for everybody.
    pub(crate) fn reference(&self, target: Target, id: &mut Box<str>) -> bool {
        match target {
            Target::Owner | Target::Person | Target::OwnerOrLocation => {
                if let Some(name) = self.renamed.get(id) {
                    id.clone_from(name);
                }
                true
            }
            Target::Channel | Target::ChannelOrPlatform => !self.without_channels.contains(id),
            Target::Role
            | Target::Location
            | Target::Region
            | Target::Contact
            | Target::Audience
            | Target::Goal
            | Target::Strategy
            | Target::Action
            | Target::Message
            | Target::Ladder
            | Target::Playbook
            | Target::Severity
            | Target::Pillar
            | Target::Campaign
            | Target::SignOff
            | Target::HashtagSet
            | Target::Policy => true,
        }
    }
}
