//! The `regions`, `locations` and `contacts` sections: the stores of a group, and who helps from outside.

use crate::format::disclosed::Disclosed;
use crate::format::map::Map;
use crate::format::record::record;
use crate::format::values::{Country, Date, Email, Hours, Phone, Text, TimeZone, Url};
use crate::plan::channels::Channel;
use crate::plan::ids::{ChannelId, OwnerId, RegionId};
use crate::plan::people::Binds;
use crate::source::Spanned;

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
        /// That the location accepts the plan.
        acknowledged: Acknowledged [internal Handling],
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
