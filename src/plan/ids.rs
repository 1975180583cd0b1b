//! Ids that refer to something of the plan.

use crate::format::decode::{Decode, Said};
use crate::format::reader::{Reader, mended};
use crate::format::redaction::Redaction;
use crate::format::reference::Target;
use crate::format::shape::Shape;
use crate::source::Span;
use crate::syntax::Node;

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
                    Some($name(if Target::$target.has_free_names() { scalar.text.into() } else { mended(scalar.text) }))
                }

                fn redact(&mut self, redaction: &mut Redaction) -> bool {
                    redaction.reference(Target::$target, &mut self.0)
                }

                fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
                    if matches!(Target::$target, Target::Owner | Target::Person | Target::OwnerOrLocation) {
                        said.name(&self.0, at);
                    }
                }
            }
        )*
    };
}

reference! {
    /// A person, a role, a contact, or `anyone`, `reporter`, `location`.
    OwnerId => Owner, "a person, role or contact";
    PersonId => Person, "a person";
    /// A location, or an owner.
    PlaceOrOwnerId => OwnerOrLocation, "a location, person, role or contact";
    LocationId => Location, "a location";
    RegionId => Region, "a region";
    ContactId => Contact, "a contact";
    AudienceId => Audience, "an audience";
    /// A subject of `content.pillars`, whose name may be any words.
    PillarId => Pillar, "a subject of `content.pillars`";
    CampaignId => Campaign, "a campaign";
    SignOffId => SignOff, "a kind of sign-off";
    HashtagSetName => HashtagSet, "a set of hashtags";
    PolicyName => Policy, "a policy";
    ChannelId => Channel, "a channel";
    GoalId => Goal, "a goal";
    StrategyId => Strategy, "a strategy";
    ActionId => Action, "an action";
    MessageId => Message, "a message";
    LadderId => Ladder, "an escalation path";
    PlaybookId => Playbook, "a playbook";
    SeverityId => Severity, "a severity";
}
