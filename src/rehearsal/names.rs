//! What people call the things of a plan.

use crate::plan::{Channel, Entry, Location, Plan, Playbook, TriageRow, nearest};

/// A name that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What was looked for: `channel`.
    pub what: &'static str,
    pub name: String,
    /// What was perhaps meant.
    pub near: Option<String>,
    /// All that there is, at most so many as one line holds.
    pub all: Vec<String>,
}

/// A channel with the location that it belongs to.
pub(super) type Place<'p> = (&'p Entry<Channel>, Option<&'p Entry<Location>>);

/// Names as they are compared: in lower case, with hyphens for spaces.
fn same(name: &str) -> String {
    name.trim().trim_start_matches(['@', '#']).to_lowercase().replace([' ', '_'], "-")
}

fn unknown<'n>(what: &'static str, name: &str, all: impl Iterator<Item = &'n str> + Clone) -> Unknown {
    const MOST: usize = 12;
    let near = nearest(&same(name), all.clone()).map(str::to_owned);
    Unknown { what, name: name.trim().to_owned(), near, all: all.take(MOST).map(str::to_owned).collect() }
}

/// All channels, with the location that each belongs to.
pub(super) fn all_channels(plan: &Plan) -> impl Iterator<Item = Place<'_>> + Clone {
    let own = plan.channels.entries().iter().map(|channel| (channel, None));
    let local = plan.locations.entries().iter().flat_map(|location| {
        location.value.channels.entries().iter().map(move |channel| (channel, Some(location)))
    });
    own.chain(local)
}

/// The channels that a name may mean: the one of the id, else all of the platform or the handle.
pub fn channels_called<'p>(plan: &'p Plan, name: &str) -> Vec<Place<'p>> {
    let name = same(name);
    if let Some(exact) = all_channels(plan).find(|(channel, _)| *channel.id == *name) {
        return vec![exact];
    }
    let is_called = |(channel, _): &Place<'_>| {
        let platform = channel.value.platform.copied().map(crate::plan::Platform::word);
        let handle = channel.value.handle.get().map(|handle| same(handle));
        platform == Some(&name) || handle.as_deref() == Some(&name)
    };
    all_channels(plan).filter(is_called).collect()
}

/// The channel of an id, a platform or a handle.
pub fn find_channel<'p>(plan: &'p Plan, name: &str) -> Result<Place<'p>, Unknown> {
    let found = channels_called(plan, name);
    let ids = all_channels(plan).map(|(channel, _)| &*channel.id);
    found.into_iter().next().ok_or_else(|| unknown("channel", name, ids))
}

/// The location of an id or a name.
pub fn find_location<'p>(plan: &'p Plan, name: &str) -> Result<&'p Entry<Location>, Unknown> {
    let wanted = same(name);
    let locations = plan.locations.entries();
    let by_id = locations.iter().find(|location| *location.id == *wanted);
    let is_called =
        |location: &&Entry<Location>| location.value.name.get().is_some_and(|name| same(name) == wanted);
    let found = by_id.or_else(|| locations.iter().find(is_called));
    found.ok_or_else(|| unknown("location", name, locations.iter().map(|location| &*location.id)))
}

/// The playbook of an id, of a code such as `P2` or of a title.
pub fn find_playbook<'p>(plan: &'p Plan, name: &str) -> Result<&'p Entry<Playbook>, Unknown> {
    let wanted = same(name);
    let playbooks = plan.playbooks.entries();
    let by_code = wanted.strip_prefix('p').and_then(|number| number.parse::<usize>().ok());
    let by_code = by_code.and_then(|number| playbooks.get(number.checked_sub(1)?));
    let is_called =
        |playbook: &&Entry<Playbook>| playbook.value.title.get().is_some_and(|title| same(title) == wanted);
    let found = playbooks.iter().find(|playbook| *playbook.id == *wanted).or(by_code);
    let found = found.or_else(|| playbooks.iter().find(is_called));
    found.ok_or_else(|| unknown("playbook", name, playbooks.iter().map(|playbook| &*playbook.id)))
}

/// The row of triage of a kind, with its place from 0.
pub fn find_kind<'p>(plan: &'p Plan, name: &str) -> Result<(usize, &'p TriageRow), Unknown> {
    let wanted = same(name);
    let kind = |row: &'p TriageRow| row.kind.get().map(|kind| &**kind);
    let mut rows = plan.triage.items().iter().enumerate();
    let found = rows.find(|(_, row)| kind(row).is_some_and(|kind| same(kind) == wanted));
    found.ok_or_else(|| unknown("kind of comment", name, plan.triage.items().iter().filter_map(kind)))
}

/// A person or a role, by id or by name.
pub fn find_owner<'p>(plan: &'p Plan, name: &str) -> Result<&'p str, Unknown> {
    let wanted = same(name);
    let people = plan.people.entries();
    let by_id =
        people.iter().map(|person| &*person.id).chain(plan.roles.entries().iter().map(|role| &*role.id));
    if let Some(id) = by_id.clone().find(|id| **id == *wanted) {
        return Ok(id);
    }
    let by_name =
        people.iter().find(|person| person.value.name.get().is_some_and(|name| same(name) == wanted));
    by_name.map(|person| &*person.id).ok_or_else(|| unknown("person or role", name, by_id))
}

impl std::fmt::Display for Unknown {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "the plan has no {} `{}`", self.what, self.name)
    }
}

impl Unknown {
    /// What to write instead.
    pub fn help(&self) -> String {
        match (&self.near, self.all.is_empty()) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, false) => format!("it has `{}`", self.all.join("`, `")),
            (None, true) => "it has none at all".to_owned(),
        }
    }
}
