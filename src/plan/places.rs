//! The `regions`, `locations` and `contacts` sections: the stores of a group, and who helps from outside.

use crate::format::decode::{Decode, Said};
use crate::format::disclosed::Disclosed;
use crate::format::map::{Entry, Map, decode_map};
use crate::format::reader::{Reader, mended};
use crate::format::record::{record, words};
use crate::format::redaction::Redaction;
use crate::format::reference::Target;
use crate::format::shape::Shape;
use crate::format::values::{Country, Date, Duration, Email, Hours, Phone, Text, TimeZone, Url, WholeNumber};
use crate::plan::channels::Channel;
use crate::plan::held::{Held, last_held};
use crate::plan::ids::{ChannelId, OwnerId, RegionId};
use crate::plan::people::Binds;
use crate::plan::playbooks::Drill;
use crate::source::{Span, Spanned};
use crate::syntax::Node;

record! {
    /// Several locations together; it helps out where a location binds nobody to a role.
    #[seen whole]
    pub struct Region, "a region" {
        /// What the region is called.
        name: Text,
        /// The person at headquarters whom the region turns to.
        liaison: OwnerId,
        /// Who holds a role where a location of the region binds nobody.
        binds: Binds,
    }
}

record! {
    /// A store, branch or office.
    pub struct Location, "a location" {
        /// What the location is called.
        name: Text [required] [public],
        /// Its number in lists of the organisation, in quotes: `"0417"`.
        code: Text [internal Handling],
        /// The region that it belongs to.
        region: Spanned<RegionId> [public],
        /// The zone of its hours.
        time_zone: TimeZone [default in words "plan.time_zone"] [public],
        /// Country or region whose public holidays it has: `IE`, `DE-BY`, `GB-ENG`.
        country: Country [default in words "plan.country"] [public] [not shown "it says which public holidays count"],
        /// Who holds the roles that are held by location.
        binds: Binds [required by "location-role-unbound"] [public],
        /// Accounts of the location itself.
        channels: Map<Channel> [public],
        /// Opening hours.
        hours: Hours [public],
        /// Whether it is open: a place that is planned or closed is not judged, not counted, and in no document.
        status: LocationStatus [default LocationStatus::Open] [public],
        /// Days on which this place alone is closed; they add to those of the plan.
        closed: Vec<Date> [public],
        /// Its phone number, with country code.
        phone: Phone [public],
        /// That the location accepts the plan.
        acknowledged: Acknowledged [internal Handling],
        /// When the plan is reviewed there.
        review: LocationReview [internal Handling],
        /// When playbooks are rehearsed there, by playbook.
        drills: LocationDrills [internal Handling],
    }
}

words! {
    /// Where a location is in its life.
    pub enum LocationStatus { Planned = "planned", Open = "open", Closed = "closed" }
}

impl Entry<Location> {
    /// Whether it is open: neither planned nor closed. What cannot be read was reported.
    pub fn is_open(&self) -> bool {
        self.value.status() == LocationStatus::Open
    }
}

record! {
    /// When the plan is reviewed at a location.
    #[seen whole]
    pub struct LocationReview, "the review of a location" {
        /// How often; without it as often as the plan is reviewed elsewhere.
        every: Duration [tighter Less],
        /// When last.
        last: Date,
        /// When it was held, one entry a time; the last one counts together with `last`.
        held: Vec<Held>,
        /// Who calls it.
        owner: OwnerId,
    }
}

impl LocationReview {
    /// When a review was held last, with its place.
    pub fn last_held(&self) -> Option<Spanned<Date>> {
        last_held(&self.last, &self.held)
    }
}

/// How playbooks are rehearsed at one place: `{safety: {last: 2026-03-31}}`; what is not said there is that of the playbook.
#[derive(Clone, Debug)]
pub struct LocationDrills(pub Map<Drill>);

impl Decode for LocationDrills {
    const SHAPE: Shape = Shape::Map("playbook", &Drill::SHAPE);

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<LocationDrills> {
        decode_map(node, at, reader, |reader, key| {
            reader.refer(Target::Playbook, key);
            mended(key.key().unwrap_or_default())
        })
        .map(LocationDrills)
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        self.0.redact(redaction)
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        self.0.say(at, said);
    }
}

record! {
    /// Who accepted the plan for a location, and when.
    #[seen whole]
    pub struct Acknowledged, "the acknowledgement" {
        /// Who accepted it.
        by: OwnerId,
        /// The day.
        date: Date,
        /// The version of the plan that was accepted.
        version: WholeNumber,
    }
}

record! {
    /// Somebody outside the organisation whom the plan needs: a platform's recovery form, a press desk, a regulator.
    pub struct Contact, "a contact" {
        /// What it is.
        what: Text [required] [public],
        /// Page.
        url: Url [public],
        /// Phone number with country code.
        phone: Phone [internal OutsideContacts],
        /// E-mail address.
        email: Email [internal OutsideContacts],
        /// When somebody is on duty.
        hours: Hours [internal OutsideContacts],
        /// The channels that it is for.
        r#for: Vec<ChannelId> [public],
        /// Fields for colleagues that everybody may see all the same, such as `[phone, hours]`.
        public: Disclosed<Contact> [public] [not shown "it says what else is shown"],
    }
}
