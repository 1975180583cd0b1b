//! The new names of what is called otherwise, looked up.

use std::collections::BTreeMap;

/// Ids by section and by the id on the other side.
pub(super) type Ids = BTreeMap<&'static str, BTreeMap<String, String>>;

/// The ids of what is called otherwise.
#[derive(Debug, Default)]
pub(super) struct Renames {
    /// The new ids, by the old ones.
    pub(super) new: Ids,
    /// The old ids, by the new ones.
    old: Ids,
}

/// The sections in which the ids of a kind are, as their declaration describes them; a test holds that all are here.
const SECTIONS: &[(&str, &[&str])] = &[
    ("a person, role or contact", &["people", "roles", "contacts"]),
    ("a person", &["people"]),
    ("a role", &["roles"]),
    ("a location, person, role or contact", &["locations", "people", "roles", "contacts"]),
    ("a location", &["locations"]),
    ("a region", &["regions"]),
    ("a contact", &["contacts"]),
    ("an audience", &["audiences"]),
    ("a subject of `content.pillars`", &[]),
    ("a campaign", &["campaigns"]),
    ("a kind of sign-off", &[]),
    ("a set of hashtags", &[]),
    ("a policy", &[]),
    ("a channel", &["channels"]),
    ("a goal", &["goals"]),
    ("a strategy", &["strategy"]),
    ("an action", &["actions"]),
    ("a message", &["messages"]),
    ("an escalation path", &["escalations"]),
    ("a playbook", &["playbooks"]),
    ("a severity", &["severities"]),
];

/// Fields of text in which an id stands, with its section.
const IN_TEXT: [(&str, &str); 2] = [("goal", "goals"), ("location", "locations")];

/// Fields of text in which a path stands, such as `people.dana.phone`.
const PATHS: [&str; 4] = ["at", "lock", "tighten_only", "what"];

impl Renames {
    pub(super) fn of(new: Ids) -> Renames {
        let turned = |ids: &BTreeMap<String, String>| {
            ids.iter().map(|(old, new)| (new.clone(), old.clone())).collect::<BTreeMap<_, _>>()
        };
        Renames { old: new.iter().map(|(section, ids)| (*section, turned(ids))).collect(), new }
    }

    /// The id that something of the old plan has in the new one; `kind` is what the declaration says that it is the id of.
    pub(super) fn new_name<'n>(&'n self, kind: &str, old: &'n str) -> &'n str {
        let sections = SECTIONS.iter().find(|(known, _)| *known == kind).map_or(&[][..], |(_, all)| all);
        sections.iter().find_map(|section| self.new_id(section, old)).unwrap_or(old)
    }

    /// The new id of an entry of a section that is called otherwise.
    pub(super) fn new_id(&self, section: &str, old: &str) -> Option<&str> {
        self.new.get(section)?.get(old).map(String::as_str)
    }

    /// The id of an entry of a section in the new plan.
    pub(super) fn id<'n>(&'n self, section: &str, old: &'n str) -> &'n str {
        self.new_id(section, old).unwrap_or(old)
    }

    /// The id that an entry of the new plan has in the old one.
    pub(super) fn old_id<'n>(&'n self, section: &str, new: &'n str) -> &'n str {
        self.old.get(section).and_then(|ids| ids.get(new)).map_or(new, String::as_str)
    }

    /// A text of the old plan with ids in it, as the new plan would write it; `None` where nothing in it is called otherwise.
    pub(super) fn in_text(&self, field: &str, text: &str) -> Option<String> {
        if let Some((_, section)) = IN_TEXT.iter().find(|(known, _)| *known == field) {
            return self.new_id(section, text).map(str::to_owned);
        }
        let (section, rest) = text.split_once('.').filter(|_| PATHS.contains(&field))?;
        let (id, rest) = rest.split_once('.').map_or((rest, None), |(id, rest)| (id, Some(rest)));
        let id = self.new_id(section, id)?;
        Some(rest.map_or_else(|| format!("{section}.{id}"), |rest| format!("{section}.{id}.{rest}")))
    }
}

#[cfg(test)]
mod tests {
    use crate::changes::renames::SECTIONS;
    use crate::format::{RecordInfo, Shape};
    use crate::plan::Plan;

    fn ids(shape: &'static Shape, seen: &mut Vec<*const RecordInfo>, found: &mut Vec<&'static str>) {
        match shape {
            Shape::Id(kind) => found.push(kind),
            Shape::List(inner) | Shape::OneOrMany(inner) | Shape::Map(_, inner) => ids(inner, seen, found),
            Shape::Either(one, other) => {
                ids(one, seen, found);
                ids(other, seen, found);
            }
            Shape::Record(info) if !seen.contains(&std::ptr::from_ref(*info)) => {
                seen.push(std::ptr::from_ref(*info));
                info.fields.iter().for_each(|field| ids(&field.shape, seen, found));
            }
            Shape::Record(_) | Shape::Value(..) | Shape::Words(..) | Shape::OwnFields => {}
        }
    }

    #[test]
    fn of_every_id_it_is_known_where_it_leads() {
        let mut found = Vec::new();
        for field in Plan::record().fields {
            ids(&field.shape, &mut Vec::new(), &mut found);
        }
        found.retain(|kind| !SECTIONS.iter().any(|(known, _)| known == kind));
        assert!(found.is_empty(), "nobody knows in which section these are: {found:?}");
    }
}
