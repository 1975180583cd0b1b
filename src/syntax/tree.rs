//! The tree of a YAML document: every key, value and comment with the bytes that it stands on.
//!
//! Nodes lie in one vector and refer to one another by number, so that an alias stays a link and a
//! document of many thousand lines costs a few allocations. Texts that stand in the file as they are
//! meant stay there; only texts with escapes or folded lines are kept beside it.

use crate::source::{FileId, Span};
use std::sync::Arc;

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    Quoted,
    /// `|` or `>`.
    Block,
}

/// A word, number or text.
#[derive(Clone, Copy, Debug)]
pub struct Scalar<'t> {
    pub text: &'t str,
    pub style: Style,
}

impl Scalar<'_> {
    /// `null`, `~` or nothing at all, unquoted.
    pub fn is_null(self) -> bool {
        self.style == Style::Plain && matches!(self.text, "" | "~" | "null" | "Null" | "NULL")
    }
}

/// A comment, from its `#` to the end of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    pub span: Span,
}

/// What a node is, with aliases already followed.
#[derive(Clone, Copy, Debug)]
pub enum Content<'t> {
    Scalar(Scalar<'t>),
    Mapping,
    List,
    /// Something that was already reported and cannot be read.
    Broken,
}

/// A document as a tree.
#[derive(Debug, PartialEq, Eq)]
pub struct Tree<'s> {
    text: &'s str,
    file: FileId,
    nodes: Vec<Item>,
    /// Children of all mappings (key, value, key, value …) and lists, each collection in one run that begins with their
    /// number.
    children: Vec<u32>,
    /// Texts that differ from the bytes of the file.
    rewritten: Vec<Box<str>>,
    comments: Vec<Comment>,
    root: Option<u32>,
    /// The section of the plan that its root is; `None` for a whole plan.
    section: Option<&'static str>,
    /// The trees of which it is put together; `None` for that of a file.
    parts: Option<Box<Parts<'s>>>,
}

/// A node in 16 bytes: of these there are most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Text in the file: what is written, without so many bytes at its beginning and at its end, such as quotes.
    Verbatim {
        style: Style,
        before: u16,
        after: u16,
    },
    /// Text number so and so of `rewritten`.
    Rewritten {
        index: u32,
        style: Style,
    },
    /// Its children are the run that begins here.
    Mapping {
        run: u32,
    },
    List {
        run: u32,
    },
    Alias {
        target: u32,
    },
    Broken,
    /// What was not read, of an entry that has a name, or perhaps one.
    Gap {
        is_named: bool,
    },
}

/// How many bytes of a plan there are for each node, at the least: plans have 10 to 14.
const BYTES_A_NODE: usize = 10;

impl<'s> Tree<'s> {
    pub(super) fn new(text: &'s str, file: FileId) -> Tree<'s> {
        Tree {
            text,
            file,
            nodes: Vec::with_capacity(text.len() / BYTES_A_NODE),
            children: Vec::with_capacity(text.len() / BYTES_A_NODE),
            rewritten: Vec::new(),
            comments: Vec::new(),
            root: None,
            section: None,
            parts: None,
        }
    }

    /// A tree that is put together from those of several files.
    pub(super) fn of_parts(file: FileId, parts: Parts<'s>) -> Tree<'s> {
        Tree { parts: Some(Box::new(parts)), ..Tree::new("", file) }
    }

    pub(super) fn parts(&self) -> Option<&Parts<'s>> {
        self.parts.as_deref()
    }

    pub(super) fn parts_mut(&mut self) -> Option<&mut Parts<'s>> {
        self.parts.as_deref_mut()
    }

    /// The trees of the files that it is made of: itself, or those of which it was put together.
    pub fn files(&self) -> impl Iterator<Item = &Tree<'s>> {
        let parts = self.parts.iter().flat_map(|parts| parts.trees().iter().map(Arc::as_ref));
        parts.chain(Some(self).filter(|tree| tree.parts.is_none()))
    }

    pub fn root(&self) -> Option<Node<'_>> {
        self.root.map(|id| Node { tree: self, id })
    }

    /// The section of the plan that a table is; `None` for a tree of YAML.
    pub fn section(&self) -> Option<&'static str> {
        self.section
    }

    pub(super) fn set_section(&mut self, section: &'static str) {
        self.section = Some(section);
    }

    pub fn file(&self) -> FileId {
        self.file
    }

    /// The text of the whole file.
    pub fn text(&self) -> &'s str {
        self.text
    }

    /// All comments, in the order of the file.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// How many nodes there are, in all files together.
    pub fn node_count(&self) -> usize {
        self.nodes.len()
            + self.parts.iter().flat_map(|parts| parts.trees()).map(|tree| tree.node_count()).sum::<usize>()
    }

    /// What aliases stand for, once for each alias.
    pub fn shared(&self) -> impl Iterator<Item = Node<'_>> {
        self.nodes.iter().filter_map(|item| match item.shape {
            Shape::Alias { target } => Some(Node { tree: self, id: target }),
            _ => None,
        })
    }

    pub(super) fn nodes(&self) -> &[Item] {
        &self.nodes
    }

    pub(super) fn add(&mut self, item: Item) -> u32 {
        self.nodes.push(item);
        u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    pub(super) fn add_text(&mut self, text: &str) -> u32 {
        self.rewritten.push(text.into());
        u32::try_from(self.rewritten.len() - 1).unwrap_or(u32::MAX)
    }

    pub(super) fn add_comment(&mut self, span: Span) {
        self.comments.push(Comment { span });
    }

    /// Gives a collection its children and its end.
    pub(super) fn close(&mut self, id: u32, children: impl Iterator<Item = u32>, end: u32) {
        let run = narrow(self.children.len());
        self.children.push(0);
        self.children.extend(children);
        let count = narrow(self.children.len()) - run - 1;
        if let Some(place) = self.children.get_mut(run as usize) {
            *place = count;
        }
        if let Some(item) = self.nodes.get_mut(id as usize) {
            item.end = end.max(item.end);
            item.shape = match item.shape {
                Shape::Mapping { .. } => Shape::Mapping { run },
                Shape::List { .. } => Shape::List { run },
                other => other,
            };
        }
    }

    pub(super) fn set_broken(&mut self, id: u32) {
        if let Some(item) = self.nodes.get_mut(id as usize) {
            item.shape = Shape::Broken;
        }
    }

    /// Says that what a node stands for was not read.
    pub(super) fn set_gap(&mut self, id: u32, (start, end): (u32, u32), is_named: bool) {
        if let Some(item) = self.nodes.get_mut(id as usize) {
            *item = Item { start, end, shape: Shape::Gap { is_named } };
        }
    }

    pub(super) fn set_root(&mut self, id: u32) {
        self.root = Some(id);
    }

    pub(super) fn item_end(&self, id: u32) -> u32 {
        self.item(id).end
    }

    pub(super) fn item(&self, id: u32) -> Item {
        let broken = Item { start: 0, end: 0, shape: Shape::Broken };
        self.nodes.get(id as usize).copied().unwrap_or(broken)
    }

    pub(super) fn node(&self, id: u32) -> Node<'_> {
        Node { tree: self, id }
    }

    /// The children of a collection that was closed; none of one that is still open.
    fn run(&self, run: u32) -> &[u32] {
        let run = self.children.get(run as usize..).and_then(<[u32]>::split_first);
        run.and_then(|(&count, rest)| rest.get(..count as usize)).unwrap_or_default()
    }
}

/// The trees of which another one is put together, and what it takes from each.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts<'s> {
    trees: Vec<Arc<Tree<'s>>>,
    /// Nodes of these trees: the number of the tree, and that of the node.
    links: Vec<(usize, u32)>,
    /// For each node that is new, the link to the one in whose place it stands.
    places: Vec<u32>,
}

impl<'s> Parts<'s> {
    pub(super) fn of(trees: Vec<Arc<Tree<'s>>>) -> Parts<'s> {
        Parts { trees, links: Vec::new(), places: Vec::new() }
    }

    /// Adds a link to a node; its number.
    pub(super) fn link(&mut self, node: Node<'_>) -> u32 {
        let is_its =
            |tree: &Arc<Tree<'s>>| std::ptr::addr_eq(Arc::as_ptr(tree), std::ptr::from_ref(node.tree));
        let tree = self.trees.iter().position(is_its).unwrap_or(usize::MAX);
        self.links.push((tree, node.id));
        narrow(self.links.len() - 1)
    }

    /// Says where the node stands that was made last.
    pub(super) fn stands_at(&mut self, link: u32) {
        self.places.push(link);
    }

    pub(super) fn trees(&self) -> &[Arc<Tree<'s>>] {
        &self.trees
    }

    /// The node behind a link.
    pub(super) fn linked(&self, id: u32) -> Option<Node<'_>> {
        let &(tree, id) = self.links.get((id & !LINK) as usize)?;
        Some(Node { tree: self.trees.get(tree)?, id })
    }

    /// The node in whose place a new one stands.
    pub(super) fn place_of(&self, id: u32) -> Option<Node<'_>> {
        self.linked(*self.places.get(id as usize)?)
    }
}

/// One key, value, list or mapping of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Node<'t> {
    tree: &'t Tree<'t>,
    id: u32,
}

/// The bit of the number of a node that stands in another tree, of which this one is put together.
pub(super) const LINK: u32 = 1 << 31;

impl<'t> Node<'t> {
    /// Where the node is written; for an alias the place of the alias.
    pub fn span(self) -> Span {
        if let Some(parts) = self.tree.parts() {
            return parts.place_of(self.id).map_or(Span::NOWHERE, Node::span);
        }
        let item = self.tree.item(self.id);
        Span { file: self.tree.file, start: item.start, end: item.end }
    }

    /// Numbers that tell nodes apart; an alias has those of what it stands for.
    pub fn identity(self) -> (usize, u32) {
        let id = match self.tree.item(self.id).shape {
            Shape::Alias { target } => target,
            _ => self.id,
        };
        (std::ptr::from_ref(self.tree).addr(), id)
    }

    pub fn tree(self) -> &'t Tree<'t> {
        self.tree
    }

    pub fn content(self) -> Content<'t> {
        let target = self.target();
        match target.shape {
            Shape::Verbatim { style, before, after } => {
                let (start, end) = (target.start + u32::from(before), target.end - u32::from(after));
                let text = self.tree.text.get(start as usize..end as usize).unwrap_or_default();
                Content::Scalar(Scalar { text, style })
            }
            Shape::Rewritten { index, style } => {
                let text = self.tree.rewritten.get(index as usize).map_or("", |text| &**text);
                Content::Scalar(Scalar { text, style })
            }
            Shape::Mapping { .. } => Content::Mapping,
            Shape::List { .. } => Content::List,
            Shape::Alias { .. } | Shape::Broken | Shape::Gap { .. } => Content::Broken,
        }
    }

    /// The text of a key; `None` where the key is not a word.
    pub fn key(self) -> Option<&'t str> {
        self.scalar().map(|scalar| scalar.text)
    }

    pub fn scalar(self) -> Option<Scalar<'t>> {
        match self.content() {
            Content::Scalar(scalar) => Some(scalar),
            Content::Mapping | Content::List | Content::Broken => None,
        }
    }

    /// The entries of a mapping in the order of the file; nothing for any other node.
    pub fn entries(self) -> impl ExactSizeIterator<Item = (Node<'t>, Node<'t>)> {
        self.pairs().iter().map(move |&[key, value]| (self.at(key), self.at(value)))
    }

    /// The entry of a mapping that has a name; the first one where the name is there twice.
    pub fn entry(self, name: &str) -> Option<(Node<'t>, Node<'t>)> {
        self.entries().find(|(key, _)| key.key() == Some(name))
    }

    /// The last entry of a mapping that begins at an offset or before it.
    pub fn last_entry(self, offset: u32) -> Option<(Node<'t>, Node<'t>)> {
        let pairs = self.pairs();
        let begun = pairs.partition_point(|[key, _]| self.tree.item(*key).start <= offset);
        let &[key, value] = pairs.get(begun.checked_sub(1)?)?;
        Some((self.at(key), self.at(value)))
    }

    fn pairs(self) -> &'t [[u32; 2]] {
        match self.target().shape {
            Shape::Mapping { run } => self.tree.run(run).as_chunks().0,
            _ => &[],
        }
    }

    /// The items of a list; nothing for any other node.
    pub fn items(self) -> impl ExactSizeIterator<Item = Node<'t>> {
        self.children().iter().map(move |&child| self.at(child))
    }

    /// The last item of a list that begins at an offset or before it, with its number from 0.
    pub fn last_item(self, offset: u32) -> Option<(usize, Node<'t>)> {
        let children = self.children();
        let last = children.partition_point(|child| self.tree.item(*child).start <= offset).checked_sub(1)?;
        Some((last, self.at(*children.get(last)?)))
    }

    fn children(self) -> &'t [u32] {
        match self.target().shape {
            Shape::List { run } => self.tree.run(run),
            _ => &[],
        }
    }

    fn at(self, id: u32) -> Node<'t> {
        let here = Node { tree: self.tree, id };
        if id & LINK == 0 {
            return here;
        }
        self.tree.parts().and_then(|parts| parts.linked(id)).unwrap_or(here)
    }

    /// Whether it was not read.
    pub fn is_gap(self) -> bool {
        matches!(self.tree.item(self.id).shape, Shape::Gap { .. })
    }

    /// Whether it was not read, and nobody can be sure of the name before it.
    pub fn is_gap_without_name(self) -> bool {
        matches!(self.tree.item(self.id).shape, Shape::Gap { is_named: false })
    }

    /// Whether it is written as an alias (`*name`), so that what it holds is written elsewhere.
    pub fn is_alias(self) -> bool {
        matches!(self.tree.item(self.id).shape, Shape::Alias { .. })
    }

    /// The item itself, or what the alias stands for. An alias never leads to another alias.
    fn target(self) -> Item {
        let item = self.tree.item(self.id);
        match item.shape {
            Shape::Alias { target } => self.tree.item(target),
            _ => item,
        }
    }
}

pub(super) fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
