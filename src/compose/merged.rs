//! What was merged so far: nodes as they stand in their files, and what several make together.

use crate::source::FileId;
use crate::syntax::{Assembly, Content, Node, Piece};

/// What only the file that was named says, of itself.
pub(super) const OF_THE_FILE: [&str; 4] = ["smplan", "extends", "extended_by", "location"];

/// What was merged so far: a node as it stands in its file, or several together.
#[derive(Clone, Debug)]
pub(super) enum Merged<'t> {
    Node(Node<'t>),
    Mapping { place: Node<'t>, entries: Vec<(Node<'t>, Merged<'t>)> },
    List { place: Node<'t>, items: Vec<Node<'t>> },
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Mapping,
    List,
    Other,
}

impl<'t> Merged<'t> {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Merged::Mapping { .. } => Kind::Mapping,
            Merged::List { .. } => Kind::List,
            Merged::Node(node) => match node.content() {
                Content::Mapping => Kind::Mapping,
                Content::List => Kind::List,
                Content::Scalar(_) | Content::Broken => Kind::Other,
            },
        }
    }

    /// The node in whose place it stands: the first of those that were merged.
    pub(super) fn place(&self) -> Node<'t> {
        match self {
            Merged::Node(place) | Merged::Mapping { place, .. } | Merged::List { place, .. } => *place,
        }
    }

    pub(super) fn into_entries(self) -> Vec<(Node<'t>, Merged<'t>)> {
        match self {
            Merged::Node(node) => node.entries().map(|(key, value)| (key, Merged::Node(value))).collect(),
            Merged::Mapping { entries, .. } => entries,
            Merged::List { .. } => Vec::new(),
        }
    }

    pub(super) fn into_items(self) -> Vec<Node<'t>> {
        match self {
            Merged::Node(node) => node.items().collect(),
            Merged::List { items, .. } => items,
            Merged::Mapping { .. } => Vec::new(),
        }
    }

    /// The root with what the file that was named says of itself, in the places of the farthest one.
    pub(super) fn with_own_words(self, roots: &[(FileId, Node<'t>)]) -> Merged<'t> {
        let place = self.place();
        let of_named = |name: &str| roots.last().and_then(|(_, root)| root.entry(name));
        let of_first = |name: &str| roots.iter().find_map(|(_, root)| root.entry(name));
        let kind = of_named("kind").or_else(|| of_first("kind"));
        // A layer between the group and its stores leaves to the stores what the group leaves to them.
        let listed = of_first("extended_by").filter(|_| of_named("location").is_none());
        let listed = listed.filter(|_| of_named("extended_by").is_none());
        let mut own: Vec<(Node<'t>, Node<'t>)> =
            OF_THE_FILE.into_iter().filter_map(of_named).chain(kind).chain(listed).collect();
        let mut entries = Vec::new();
        for (key, value) in self.into_entries() {
            let name = key.key();
            if !name.is_some_and(|name| OF_THE_FILE.contains(&name) || name == "kind") {
                entries.push((key, value));
            } else if let Some(position) = own.iter().position(|(own, _)| own.key() == name) {
                let (_, own) = own.remove(position);
                // What is the same in both is that of the farthest one, where it is said of the plan.
                let is_same = own.key().is_some() && own.key() == value.place().key();
                let says_where = matches!(name, Some("extends" | "extended_by" | "location"));
                entries.push((key, if is_same && !says_where { value } else { Merged::Node(own) }));
            }
        }
        entries.extend(own.into_iter().map(|(key, value)| (key, Merged::Node(value))));
        Merged::Mapping { place, entries }
    }

    pub(super) fn assemble(&self, assembly: &mut Assembly<'_>) -> Piece {
        match self {
            Merged::Node(node) => assembly.link(*node),
            Merged::Mapping { place, entries } => {
                let entries: Vec<(Piece, Piece)> = entries
                    .iter()
                    .map(|(key, value)| (assembly.link(*key), value.assemble(assembly)))
                    .collect();
                assembly.mapping(*place, &entries)
            }
            Merged::List { place, items } => {
                let items: Vec<Piece> = items.iter().map(|item| assembly.link(*item)).collect();
                assembly.list(*place, &items)
            }
        }
    }
}

/// Something of what was merged so far.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place<'m, 't> {
    Merged(&'m Merged<'t>),
    Node(Node<'t>),
}

impl<'m, 't> Place<'m, 't> {
    pub(super) fn of(merged: &'m Merged<'t>) -> Place<'m, 't> {
        match merged {
            Merged::Node(node) => Place::Node(*node),
            Merged::Mapping { .. } | Merged::List { .. } => Place::Merged(merged),
        }
    }

    /// The node that it is, or in whose place it stands.
    pub(super) fn node(self) -> Node<'t> {
        match self {
            Place::Merged(merged) => merged.place(),
            Place::Node(node) => node,
        }
    }

    /// What has a name in it.
    pub(super) fn get(self, name: &str) -> Option<Place<'m, 't>> {
        self.entries().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// What it holds, by name.
    pub(super) fn entries(self) -> Box<dyn Iterator<Item = (&'t str, Place<'m, 't>)> + 'm>
    where
        't: 'm,
    {
        match self {
            Place::Merged(Merged::Mapping { entries, .. }) => {
                Box::new(entries.iter().filter_map(|(key, value)| Some((key.key()?, Place::of(value)))))
            }
            Place::Merged(_) => Box::new(std::iter::empty()),
            Place::Node(node) => {
                Box::new(node.entries().filter_map(|(key, value)| Some((key.key()?, Place::Node(value)))))
            }
        }
    }

    pub(super) fn is_mapping(self) -> bool {
        match self {
            Place::Merged(merged) => merged.kind() == Kind::Mapping,
            Place::Node(node) => matches!(node.content(), Content::Mapping),
        }
    }

    /// The items of a list.
    pub(super) fn items(self) -> Vec<Node<'t>> {
        match self {
            Place::Merged(Merged::List { items, .. }) => items.clone(),
            Place::Merged(_) => Vec::new(),
            Place::Node(node) => node.items().collect(),
        }
    }

    /// The word that it is.
    pub(super) fn word(self) -> Option<&'t str> {
        match self {
            Place::Merged(_) => None,
            Place::Node(node) => node.key(),
        }
    }
}
