//! Another id for something: everywhere it is written, and where it is only spoken of.

use crate::edit::applied;
use crate::plan::{Plan, Target, TestFile, kebab};
use crate::rehearsal::what_there_is;
use crate::source::{FileId, Span};
use crate::syntax::{Content, Node, Tree, Trees};
use crate::upkeep::Refused;
use std::collections::BTreeSet;
use std::ops::Range;

/// The sections whose ids may be changed, each with what else shares its ids.
const SECTIONS: &[(&str, &[&str])] = &[
    ("people", OWNERS),
    ("roles", OWNERS),
    ("contacts", OWNERS),
    ("locations", &["locations"]),
    ("regions", &["regions"]),
    ("audiences", &["audiences"]),
    ("channels", &["channels"]),
    ("goals", &["goals"]),
    ("strategy", &["strategy"]),
    ("actions", &["actions"]),
    ("messages", &["messages"]),
    ("escalations", &["escalations"]),
    ("playbooks", &["playbooks"]),
    ("campaigns", &["campaigns"]),
    ("calendar", &["calendar"]),
    ("risks", &["risks"]),
];

/// People and roles share one namespace: either may own something.
const OWNERS: &[&str] = &["people", "roles", "contacts"];

/// An id and the one that comes in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renaming {
    section: &'static str,
    old: String,
    new: String,
}

impl Renaming {
    /// What is meant by a path such as `people.dana`, and by a new id.
    pub fn of(path: &str, new: &str) -> Result<Renaming, Refused> {
        let (section, old) = path.split_once('.').unwrap_or((path, ""));
        let Some((section, _)) = SECTIONS.iter().find(|(name, _)| *name == section) else {
            let all: Vec<&str> = SECTIONS.iter().map(|(name, _)| *name).collect();
            return Err(Refused::new(
                format!("there are no ids in `{section}`"),
                format!("write the section and the id, such as people.dana; sections are {}", all.join(", ")),
            ));
        };
        if old.is_empty() || old.contains('.') {
            return Err(Refused::new(
                format!("`{path}` is no section and id"),
                format!("write {section}, a dot and the id"),
            ));
        }
        let kebab = kebab(new);
        // Other programs read these as numbers, or as yes and no.
        let is_word = new.contains(|letter: char| letter.is_ascii_alphabetic())
            && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&new);
        if kebab != new || !is_word {
            let help = "an id has small letters, digits and hyphens, such as dana-reyes";
            return Err(Refused::new(format!("`{new}` is no id"), help));
        }
        if Target::RESERVED_OWNERS.contains(&new) && OWNERS.contains(section) {
            return Err(Refused::new(format!("`{new}` has a meaning of its own"), "choose another id"));
        }
        Ok(Renaming { section, old: old.to_owned(), new: new.to_owned() })
    }

    pub fn old_id(&self) -> &str {
        &self.old
    }

    /// What is changed, in words.
    pub fn said(&self) -> String {
        let Renaming { section, old, new } = self;
        format!("`{section}.{old}` is `{section}.{new}`")
    }

    /// Words that name it, with the new id.
    pub fn known_as(&self, words: &str) -> String {
        let places: Vec<_> = self.found_in(words).map(|place| (place, self.new.clone())).collect();
        applied(words, &places).unwrap_or_default()
    }

    /// Refuses where there is nothing of that id in the plan of a file, or something of the new one already.
    pub fn check(&self, plan: &Tree<'_>, file: &str) -> Result<(), Refused> {
        let Some(root) = plan.root() else { return Err(Refused::new("there is no plan in this file", "")) };
        let section = |name: &str| below(root, name);
        if section(self.section).and_then(|section| entry(section, &self.old)).is_none() {
            let ids = section(self.section).into_iter().flat_map(Node::entries);
            let ids: Vec<String> = ids.filter_map(|(key, _)| Some(key.key()?.to_owned())).collect();
            let near = crate::plan::nearest(&self.old, ids.iter().map(String::as_str));
            return Err(Refused::new(
                format!("there is no `{}` in `{}`", self.old, self.section),
                what_there_is(near, &ids),
            ));
        }
        let shared =
            SECTIONS.iter().find(|(name, _)| *name == self.section).map_or(&[][..], |(_, shared)| shared);
        let taken =
            shared.iter().find(|name| section(name).and_then(|section| entry(section, &self.new)).is_some());
        match taken {
            Some(name) => Err(Refused::new(
                format!("there is a `{}` in the `{name}` of {file} already", self.new),
                "choose another id, or join the two by hand",
            )),
            None => Ok(()),
        }
    }

    /// What is renamed: the section and the id.
    pub fn what(&self) -> (&str, &str) {
        (self.section, &self.old)
    }

    /// Whether it is written down in a plan, and not only named.
    pub fn is_defined_in(&self, trees: &Trees<'_>) -> bool {
        !defined_in(trees, self.section, &self.old).is_empty()
    }

    /// The places in the files of a plan that hold the id, and what stands there then.
    pub fn in_plan(&self, trees: &Trees<'_>, whole: &Tree<'_>) -> Vec<(Span, String)> {
        let references = Plan::references_to(whole, self.section, &self.old);
        let mut places: Vec<(Span, String)> =
            references.into_iter().map(|place| (place, self.new.clone())).collect();
        trees.iter().for_each(|tree| self.add_of_file(tree, &mut places));
        places.sort_by_key(|(place, _)| (place.file, place.start));
        places.dedup();
        places
    }

    /// The same for a file of cases about a plan.
    pub fn in_cases(&self, tree: &Tree<'_>) -> Vec<(Span, String)> {
        let references = TestFile::references_to(tree, self.section, &self.old);
        references.into_iter().map(|place| (place, self.new.clone())).collect()
    }

    /// Where a file names it itself, as the key of its entry, in paths, and in fields that hold ids as they are.
    fn add_of_file(&self, tree: &Tree<'_>, places: &mut Vec<(Span, String)>) {
        let Some(root) = tree.root() else { return };
        if self.section == "goals" && tree.section() == Some("measurements") {
            let goals = root.items().filter_map(|figure| below(figure, "goal"));
            let named = goals.filter(|goal| goal.key() == Some(&*self.old));
            places.extend(named.map(|goal| (goal.span(), self.new.clone())));
        }
        let own = entry(root, self.section).and_then(|(_, section)| entry(section, &self.old));
        let mut found: Vec<Node<'_>> = own.map(|(key, _)| key).into_iter().collect();
        if self.section == "goals"
            && let Some(figures) = below(root, "measurements")
        {
            found.extend(figures.items().filter_map(|figure| below(figure, "goal")));
        }
        if self.section == "contacts" {
            let local = below(root, "locations").into_iter().flat_map(Node::entries);
            let channels = local.filter_map(|(_, location)| below(location, "channels"));
            let channels = channels.chain(below(root, "channels")).flat_map(Node::entries);
            found.extend(channels.filter_map(|(_, channel)| below(channel, "recovery")));
        }
        let governance = below(root, "governance");
        if self.section == "people"
            && let Some(courses) = governance.and_then(|governance| below(governance, "training"))
        {
            let records = courses.entries().filter_map(|(_, course)| below(course, "records"));
            found.extend(records.flat_map(Node::entries).map(|(person, _)| person));
        }
        let allowed = below(root, "lint").and_then(|lint| below(lint, "allow"));
        let allowed: Vec<Node<'_>> = allowed.into_iter().flat_map(Node::items).collect();
        if self.section == "locations" {
            found.extend(allowed.iter().filter_map(|one| below(*one, "location")));
            found.extend(below(root, "location"));
        }
        let is_it = |node: &Node<'_>| !node.is_alias() && node.key() == Some(&*self.old);
        places.extend(found.into_iter().filter(is_it).map(|node| (node.span(), self.new.clone())));
        let locks = ["lock", "tighten_only"].into_iter().filter_map(|name| below(governance?, name));
        let paths = allowed.iter().filter_map(|one| below(*one, "at"));
        for path in paths.chain(locks.flat_map(Node::items)).filter(|path| !path.is_alias()) {
            let written = path.key().unwrap_or_default();
            let rest = written.strip_prefix(&format!("{}.{}", self.section, self.old));
            if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('.')) {
                places.push((path.span(), format!("{}.{}{rest}", self.section, self.new)));
            }
        }
    }

    /// Where a file speaks of it otherwise, in prose and comments: nobody knows whether it is meant there.
    pub fn mentions(&self, tree: &Tree<'_>, changed: &[(Span, String)]) -> Vec<Span> {
        let changed: BTreeSet<u32> = changed.iter().map(|(place, _)| place.start).collect();
        let mut found: Vec<Span> = Vec::new();
        if let Some(root) = tree.root() {
            self.add_mentions(root, &changed, &mut found);
        }
        let text = tree.text();
        let comments = tree.comments().iter().map(|comment| comment.span);
        found.extend(comments.filter(|place| {
            let words = text.get(place.start as usize..place.end as usize);
            words.is_some_and(|words| self.is_in(words))
        }));
        found.sort_by_key(|place| place.start);
        found
    }

    fn add_mentions(&self, node: Node<'_>, changed: &BTreeSet<u32>, found: &mut Vec<Span>) {
        if node.is_alias() {
            return;
        }
        match node.content() {
            Content::Scalar(scalar) => {
                if !changed.contains(&node.span().start) && self.is_in(scalar.text) {
                    found.push(node.span());
                }
            }
            Content::Mapping => node.entries().for_each(|(key, value)| {
                self.add_mentions(key, changed, found);
                self.add_mentions(value, changed, found);
            }),
            Content::List => node.items().for_each(|item| self.add_mentions(item, changed, found)),
            Content::Broken => {}
        }
    }

    fn is_in(&self, text: &str) -> bool {
        self.found_in(text).next().is_some()
    }

    /// Where the id stands in a text as a word.
    fn found_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        let places = text.match_indices(&*self.old).map(|(start, word)| start..start + word.len());
        places.filter(move |place| {
            let before = text.get(..place.start).and_then(|before| before.chars().next_back());
            let after = text.get(place.end..).and_then(|after| after.chars().next());
            !before.is_some_and(is_word) && !after.is_some_and(is_word)
        })
    }
}

/// The files of a plan in which something of a section is written down.
pub fn defined_in(trees: &Trees<'_>, section: &str, id: &str) -> Vec<FileId> {
    let defines = |tree: &&Tree<'_>| {
        let section = tree.root().and_then(|root| below(root, section));
        section.is_some_and(|section| entry(section, id).is_some())
    };
    trees.iter().filter(defines).map(Tree::file).collect()
}

/// The entry of a group that has a name.
fn entry<'t>(group: Node<'t>, name: &str) -> Option<(Node<'t>, Node<'t>)> {
    group.entry(name).filter(|_| !group.is_alias())
}

fn below<'t>(group: Node<'t>, name: &str) -> Option<Node<'t>> {
    entry(group, name).map(|(_, value)| value)
}
