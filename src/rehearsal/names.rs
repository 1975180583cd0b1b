//! What people call the things of a plan.

use crate::plan::{
    Action, Channel, Entry, Field, Goal, Location, LocationStatus, Person, Plan, Playbook, Text, Training,
    TriageRow, nearest,
};

/// A name that does not lead to one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameError {
    pub name: String,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Why {
    /// Nothing is called so.
    Unknown {
        /// What was looked for: `channel`.
        what: &'static str,
        /// What was perhaps meant.
        near: Option<String>,
        /// All that there is, at most so many as one line holds.
        all: Vec<String>,
    },
    /// Several are called so.
    Ambiguous {
        /// What they are: `channels`.
        what: &'static str,
        ids: Vec<String>,
    },
    /// It is the location with this id, which is planned or closed.
    NotOpen { id: String, status: LocationStatus },
}

/// A channel with the location that it belongs to.
pub(super) type Place<'p> = (&'p Entry<Channel>, Option<&'p Entry<Location>>);

/// Names as they are compared: in lower case, with hyphens for spaces.
fn same(name: &str) -> String {
    let name = name.trim().trim_start_matches(['@', '#']).to_lowercase();
    let words = name.split(|letter: char| letter.is_whitespace() || letter == '_');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

fn unknown<'n>(what: &'static str, name: &str, all: impl Iterator<Item = &'n str> + Clone) -> NameError {
    let near = nearest(&same(name), all.clone()).map(str::to_owned);
    let why = Why::Unknown { what, near, all: all.take(MOST_SHOWN).map(str::to_owned).collect() };
    NameError { name: name.trim().to_owned(), why }
}

/// As many ids as one line holds.
const MOST_SHOWN: usize = 12;

/// The only one of what is called by a name; `None` where nothing is.
fn only<'i, T>(
    what: &'static str,
    name: &str,
    called: impl Iterator<Item = T>,
    id: impl Fn(&T) -> &'i str,
) -> Result<Option<T>, NameError> {
    let mut called: Vec<T> = called.collect();
    if called.len() < 2 {
        return Ok(called.pop());
    }
    let ids = called.iter().map(|one| id(one).to_owned()).collect();
    Err(NameError { name: name.trim().to_owned(), why: Why::Ambiguous { what, ids } })
}

/// All channels, with the location that each belongs to.
pub(super) fn all_channels(plan: &Plan) -> impl Iterator<Item = Place<'_>> + Clone {
    let own = plan.channels.entries().iter().map(|channel| (channel, None));
    let local = plan.open_locations().flat_map(|location| {
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
        let title = channel.value.name.get().map(|title| same(title));
        platform == Some(&name) || handle.as_deref() == Some(&name) || title.as_deref() == Some(&name)
    };
    all_channels(plan).filter(is_called).collect()
}

/// The channel of an id, a platform or a handle.
pub fn find_channel<'p>(plan: &'p Plan, name: &str) -> Result<Place<'p>, NameError> {
    let found = channels_called(plan, name).into_iter();
    let ids = all_channels(plan).map(|(channel, _)| &*channel.id);
    only("channels", name, found, |(channel, _)| &channel.id)?.ok_or_else(|| unknown("channel", name, ids))
}

/// The one thing that is meant: that of the very id, else the only one whose id or name is the same to people.
fn find<'p, T>(
    (one, several): (&'static str, &'static str),
    name: &str,
    all: impl Iterator<Item = T> + Clone,
    id: impl Fn(&T) -> &'p str + Clone,
    called: impl Fn(&T) -> Option<&'p str>,
) -> Result<T, NameError> {
    if let Some(exact) = all.clone().find(|thing| id(thing) == name.trim()) {
        return Ok(exact);
    }
    let wanted = same(name);
    let is_meant =
        |thing: &T| same(id(thing)) == wanted || called(thing).is_some_and(|name| same(name) == wanted);
    only(several, name, all.clone().filter(is_meant), &id)?
        .ok_or_else(|| unknown(one, name, all.map(|thing| id(&thing))))
}

/// The location of an id or a name.
pub fn find_location<'p>(plan: &'p Plan, name: &str) -> Result<&'p Entry<Location>, NameError> {
    let all = plan.locations.entries().iter();
    find(
        ("location", "locations"),
        name,
        all,
        |location| &location.id,
        |location| words(&location.value.name),
    )
}

/// The location of an id or a name, where it is open.
pub fn find_open_location<'p>(plan: &'p Plan, name: &str) -> Result<&'p Entry<Location>, NameError> {
    let location = find_location(plan, name)?;
    if location.is_open() {
        return Ok(location);
    }
    let why = Why::NotOpen { id: location.id.to_string(), status: location.value.status() };
    Err(NameError { name: name.trim().to_owned(), why })
}

/// The playbook of an id, of a code such as `P2`, of a title, or of both as documents write them: `P2 The post is untrue`.
pub fn find_playbook<'p>(plan: &'p Plan, name: &str) -> Result<&'p Entry<Playbook>, NameError> {
    let all = plan.playbooks.entries();
    let title = |playbook: &&'p Entry<Playbook>| words(&playbook.value.title);
    let (code, behind) =
        name.trim().split_once(' ').map_or((name, None), |(code, behind)| (code, Some(behind)));
    let by_code = same(code).strip_prefix('p').and_then(|number| number.parse::<usize>().ok());
    let by_code = by_code.and_then(|number| all.get(number.checked_sub(1)?));
    let is_titled = |playbook: &&'p Entry<Playbook>| {
        behind.is_none_or(|behind| title(playbook).is_some_and(|title| same(title) == same(behind)))
    };
    let has_id = || all.iter().any(|playbook| *playbook.id == *name.trim());
    if let Some(playbook) = by_code.filter(is_titled).filter(|_| !has_id()) {
        return Ok(playbook);
    }
    find(("playbook", "playbooks"), name, all.iter(), |playbook| &playbook.id, title)
}

/// The row of triage of a kind, with its place from 0.
pub fn find_kind<'p>(plan: &'p Plan, name: &str) -> Result<(usize, &'p TriageRow), NameError> {
    let wanted = same(name);
    let kind = |row: &'p TriageRow| row.kind.get().map(|kind| &**kind);
    let mut rows = plan.triage.items().iter().enumerate();
    let found = rows.find(|(_, row)| kind(row).is_some_and(|kind| same(kind) == wanted));
    found.ok_or_else(|| unknown("kind of comment", name, plan.triage.items().iter().filter_map(kind)))
}

/// The person of an id or a name.
pub fn find_person<'p>(plan: &'p Plan, name: &str) -> Result<&'p Entry<Person>, NameError> {
    let all = plan.people.entries().iter();
    find(("person", "people"), name, all, |person| &person.id, |person| words(&person.value.name))
}

/// The goal of an id or a statement.
pub fn find_goal<'p>(plan: &'p Plan, name: &str) -> Result<&'p Entry<Goal>, NameError> {
    let all = plan.goals.entries().iter();
    find(("goal", "goals"), name, all, |goal| &goal.id, |goal| words(&goal.value.statement))
}

/// The action of an id, of a code such as `A2`, or of what is done.
pub fn find_action<'p>(plan: &'p Plan, name: &str) -> Result<&'p Entry<Action>, NameError> {
    let all = plan.actions.entries().iter();
    let number = same(name).strip_prefix('a').and_then(|number| number.parse::<usize>().ok());
    let by_code = number.and_then(|number| plan.actions.entries().get(number.checked_sub(1)?));
    if let Some(action) = by_code.filter(|_| plan.actions.entry(name.trim()).is_none()) {
        return Ok(action);
    }
    find(("action", "actions"), name, all, |action| &action.id, |action| words(&action.value.r#do))
}

/// The course of an id.
pub fn find_course<'p>(plan: &'p Plan, name: &str) -> Result<&'p Entry<Training>, NameError> {
    let courses = plan.governance.get().map_or(&[][..], |governance| governance.training.entries());
    find(("course", "courses"), name, courses.iter(), |course| &course.id, |_| None)
}

/// A person or a role, by id or by name.
pub fn find_owner<'p>(plan: &'p Plan, name: &str) -> Result<&'p str, NameError> {
    let people = plan.people.entries().iter().map(|person| (&*person.id, &person.value.name));
    let roles = plan.roles.entries().iter().map(|role| (&*role.id, &role.value.title));
    let owners = people.chain(roles);
    let found =
        find(("person or role", "people or roles"), name, owners, |owner| owner.0, |owner| words(owner.1));
    found.map(|(id, _)| id)
}

fn words(field: &Field<Text>) -> Option<&str> {
    field.get().map(|text| &**text)
}

impl std::fmt::Display for NameError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.why {
            Why::Unknown { what, .. } => write!(formatter, "the plan has no {what} `{}`", self.name),
            Why::NotOpen { id, status } => write!(formatter, "location `{id}` is {}", status.word()),
            Why::Ambiguous { what, ids } => {
                write!(formatter, "{} {what} are called `{}`", ids.len(), self.name)
            }
        }
    }
}

impl NameError {
    /// What was perhaps meant, and all that there is.
    pub(super) fn into_choices(self) -> (Option<String>, Vec<String>) {
        match self.why {
            Why::Unknown { near, all, .. } => (near, all),
            Why::Ambiguous { ids, .. } => (None, ids),
            Why::NotOpen { .. } => (None, Vec::new()),
        }
    }

    /// What to write instead.
    pub fn help(&self) -> String {
        match &self.why {
            Why::Unknown { near, all, .. } => what_there_is(near.as_deref(), all),
            Why::NotOpen { .. } => "nothing of it is played or shown until it has `status: open`".to_owned(),
            Why::Ambiguous { ids, .. } => format!("write the id of the one that is meant: {}", either(ids)),
        }
    }
}

/// What to write instead of a name that leads nowhere: what was perhaps meant, else all that there is.
pub fn what_there_is(near: Option<&str>, all: &[String]) -> String {
    match (near, all.is_empty()) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, false) => format!("it has `{}`", all.join("`, `")),
        (None, true) => "it has none at all".to_owned(),
    }
}

/// Ids with "or" before the last.
fn either(ids: &[String]) -> String {
    let shown: Vec<String> = ids.iter().take(MOST_SHOWN).map(|id| format!("`{id}`")).collect();
    match shown.split_last() {
        Some((last, before)) if shown.len() == ids.len() && !before.is_empty() => {
            format!("{} or {last}", before.join(", "))
        }
        _ => format!("{} and more", shown.join(", ")),
    }
}
