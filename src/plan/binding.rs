//! The plan of a store: what is written for all locations, seen from one of them.

use crate::format::decode::Field;
use crate::format::map::{Entry, Map};
use crate::format::reader::{Reader, clip};
use crate::format::rule;
use crate::plan::document::Plan;
use crate::plan::places::Location;
use crate::source::FileId;

impl Plan {
    /// Makes it the plan of the location that its file binds: the others belong to other files, and are judged there.
    pub(super) fn bind(&mut self, reader: &mut Reader<'_>) {
        let Some(id) = self.location.get().map(|id| (**id).to_owned()) else { return };
        if self.locations.is_unreadable() {
            return; // What cannot be read was reported.
        }
        if self.locations.entry(&id).is_some() {
            if let Some(locations) = self.locations.value_mut() {
                locations.retain(|location| *location.id == *id);
            }
            return;
        }
        let near = reader.nearest(&id, self.locations.entries().iter().map(|location| &*location.id));
        let message = format!("no location is called `{}`", clip(&id));
        let finding = reader.find(rule::LOCATION_UNKNOWN, self.location.span(), message);
        match near {
            Some(near) => finding.help(format!("did you mean `{near}`?")).rewrite(near, false),
            None => finding.help(format!(
                "add `{}` to `locations`, here or in the plan that this one builds on",
                clip(&id)
            )),
        };
        // All others are judged where they belong.
        if let Some(locations) = self.locations.value_mut() {
            locations.retain(|_| false);
        }
    }

    /// Takes out the locations that other files bind, which are judged there; all locations as they were. `None` where there
    /// are none.
    pub fn set_stores_aside(&mut self) -> Option<Field<Map<Location>>> {
        let binds_none = |location: &Entry<Location>| location.value.binds.is_missing();
        if self.extended_by.is_missing() || !self.locations.entries().iter().any(binds_none) {
            return None;
        }
        let all = self.locations.clone();
        if let Some(locations) = self.locations.value_mut() {
            locations.retain(|location| !binds_none(location));
        }
        Some(all)
    }

    /// The plan as the file of one of its locations would have it: without all others.
    #[must_use]
    pub fn of_location(&self, id: &str) -> Plan {
        let mut plan = self.clone();
        if let Some(locations) = plan.locations.value_mut() {
            locations.retain(|location| *location.id == *id);
        }
        plan
    }

    /// Whether a location is bound by the plan of its store, where this is one that those build on.
    pub fn is_bound_elsewhere(&self, location: &Entry<Location>) -> bool {
        let is_built_on =
            !self.extended_by.is_missing() || (!self.extends.is_missing() && self.location.is_missing());
        is_built_on && location.value.binds.is_missing()
    }

    /// The locations that no file has bound if they are not bound by those of stores.
    pub fn unbound_locations(&self) -> impl Iterator<Item = &Entry<Location>> {
        self.open_locations()
            .filter(|location| !self.extended_by.is_missing() && location.value.binds.is_missing())
    }

    /// Leaves the cases of the plans that it builds on to those.
    pub fn keep_own_cases(&mut self, file: FileId) {
        if let Some(cases) = self.tests.value_mut() {
            cases.retain(|case| case.place.file == file);
        }
    }

    /// What the plan is told apart from all others by: its id, with that of the location that it binds.
    pub fn full_id(&self) -> Option<String> {
        let id = self.about()?.id.get()?;
        Some(
            self.bound_location()
                .map_or_else(|| id.to_string(), |location| format!("{}/{}", &**id, location.id)),
        )
    }

    /// The location that the plan is that of, where it is planned or closed: then nothing of it is judged.
    pub fn location_not_open(&self) -> Option<&Entry<Location>> {
        self.bound_location().filter(|location| !location.is_open())
    }

    /// The location that the plan is that of; `None` for the plan of the whole organisation.
    pub fn bound_location(&self) -> Option<&Entry<Location>> {
        self.locations.entry(self.location.get()?)
    }
}
