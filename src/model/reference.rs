//! References by id, and the check that each of them leads somewhere.

use crate::diagnostic::{Edit, Findings};
use crate::model::decode::Decode;
use crate::model::plan::Plan;
use crate::model::reader::{Reader, clip, is_id, mended};
use crate::model::rule;
use crate::model::shape::Shape;
use crate::model::suggest::nearest;
use crate::source::Span;
use crate::syntax::Node;
use std::collections::HashSet;

/// What a reference may lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A person, a role, or a reserved word.
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
}

impl Target {
    /// Owners that are not ids: whoever it is, whoever reported it, and whoever holds the role at the location.
    pub const RESERVED_OWNERS: [&'static str; 3] = ["anyone", "reporter", "location"];

    /// What one such thing is called.
    pub fn noun(self) -> &'static str {
        match self {
            Target::Owner => "person or role",
            Target::Person => "person",
            Target::Role => "role",
            Target::OwnerOrLocation => "location, person or role",
            Target::Location => "location",
            Target::Region => "region",
            Target::Contact => "contact",
            Target::Audience => "audience",
            Target::Channel => "channel",
            Target::Goal => "goal",
            Target::Strategy => "strategy",
            Target::Action => "action",
            Target::Message => "message",
            Target::Ladder => "escalation ladder",
            Target::Playbook => "playbook",
            Target::Severity => "severity",
        }
    }

    /// The sections of the plan that hold such things.
    fn sections(self) -> &'static str {
        match self {
            Target::Owner => "`people` or `roles`",
            Target::Person => "`people`",
            Target::Role => "`roles`",
            Target::OwnerOrLocation => "`locations`, `people` or `roles`",
            Target::Location => "`locations`",
            Target::Region => "`regions`",
            Target::Contact => "`contacts`",
            Target::Audience => "`audiences`",
            Target::Channel => "`channels`",
            Target::Goal => "`goals`",
            Target::Strategy => "`strategy`",
            Target::Action => "`actions`",
            Target::Message => "`messages`",
            Target::Ladder => "`escalations`",
            Target::Playbook => "`playbooks`",
            Target::Severity => "`severities`",
        }
    }
}

/// A reference that was read and is yet to be looked up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reference<'t> {
    pub(super) target: Target,
    pub(super) node: Node<'t>,
}

macro_rules! reference {
    ($( $(#[doc = $doc:literal])* $name:ident => $target:ident, $described:literal; )*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $name(pub Box<str>);

            impl std::ops::Deref for $name {
                type Target = str;

                fn deref(&self) -> &str {
                    &self.0
                }
            }

            impl Decode for $name {
                const SHAPE: Shape = Shape::Id($described);

                fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<$name> {
                    let scalar = reader.scalar(node, concat!("the id of ", $described))?;
                    reader.refer(Target::$target, node);
                    Some($name(mended(scalar.text)))
                }
            }
        )*
    };
}

reference! {
    /// A person, a role, or `anyone`, `reporter`, `location`.
    OwnerId => Owner, "a person or role";
    PersonId => Person, "a person";
    /// A location, or an owner.
    PlaceOrOwnerId => OwnerOrLocation, "a location, person or role";
    LocationId => Location, "a location";
    RegionId => Region, "a region";
    ContactId => Contact, "a contact";
    AudienceId => Audience, "an audience";
    ChannelId => Channel, "a channel";
    GoalId => Goal, "a goal";
    StrategyId => Strategy, "a strategy";
    ActionId => Action, "an action";
    MessageId => Message, "a message";
    LadderId => Ladder, "an escalation ladder";
    PlaybookId => Playbook, "a playbook";
    SeverityId => Severity, "a severity";
}

/// Reports references that lead nowhere.
pub(super) fn check(plan: &Plan, reader: &mut Reader<'_>) {
    let references = std::mem::take(&mut reader.references);
    rename_everywhere(&references, reader);
    let misshapen: HashSet<&str> = reader.misshapen.iter().map(|(id, _)| *id).collect();
    let unreadable: HashSet<&str> = reader.unreadable.iter().copied().collect();
    let mut findings = Findings::default();
    let mut suggestions = 200;
    let mut said_that_nobody_is_named = false;
    let local = plan.locations.entries().iter().flat_map(|location| location.value.channels.entries());
    let local_channels: HashSet<&str> = local.map(|channel| &*channel.id).collect();
    for Reference { target, node } in references {
        let id = node.key().unwrap_or_default();
        // An id in the wrong shape leads to what is defined in the same shape; to nothing else.
        let in_shape = is_id(id) || Target::RESERVED_OWNERS.contains(&id);
        let is_there = if in_shape {
            plan.has(target, id) || (target == Target::Channel && local_channels.contains(id))
        } else {
            misshapen.contains(id) && plan.has(target, &mended(id))
        };
        if is_there || unreadable.contains(id) || plan.lacks_section(target) {
            continue;
        }
        let is_owner = matches!(target, Target::Owner | Target::Person | Target::OwnerOrLocation);
        if is_owner && plan.people.is_missing() && plan.roles.is_missing() {
            // Nobody is in such a document at all: that is one mistake, however many owners it names.
            if !std::mem::replace(&mut said_that_nobody_is_named, true) {
                let message =
                    format!("`{}` is named here, but the document has no `people` and no `roles`", clip(id));
                findings.add(rule::UNKNOWN_REFERENCE, node.span(), message).help(
                    "add `people:` and `roles:` with those who are named, so that readers know whom to call",
                );
            }
            continue;
        }
        if target == Target::Severity {
            let words: Vec<&str> = plan.ids(target).collect();
            let message = format!("`severity` does not know `{}`", clip(id));
            let finding = findings.add(rule::UNKNOWN_VALUE, node.span(), message);
            match nearest(id, words.iter().copied()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")).rewrite(near, false),
                None => finding.help(format!("write one of: {}", words.join(", "))),
            };
            continue;
        }
        let message = format!("no {} is called `{}`", target.noun(), clip(id));
        let finding = findings.add(rule::UNKNOWN_REFERENCE, node.span(), message);
        let near = if suggestions > 0 { nearest(id, plan.ids(target)) } else { None };
        suggestions -= i32::from(suggestions > 0);
        match near {
            // Another one could be meant.
            Some(near) => finding.help(format!("did you mean `{near}`?")).rewrite(near, false),
            None => finding.help(format!(
                "add `{}` to {}, or name one that is there",
                clip(id),
                target.sections()
            )),
        };
    }
    reader.findings.append(findings);
}

/// Lets the fix of an id in the wrong shape rename what refers to it as well.
fn rename_everywhere(references: &[Reference<'_>], reader: &mut Reader<'_>) {
    const MOST: usize = 100;
    for &(id, position) in reader.misshapen.iter().take(MOST) {
        let fix = reader.findings.get_mut(position).and_then(|finding| finding.fix.as_mut());
        let Some(fix) = fix else { continue };
        let renamed = mended(id);
        let same = references.iter().filter(|reference| reference.node.key() == Some(id));
        fix.edits.extend(
            same.map(|reference| Edit::Rewrite { place: reference.node.span(), value: renamed.to_string() }),
        );
    }
}
