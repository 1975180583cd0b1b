//! The tree of a YAML document: every key, value and comment with the bytes that it stands on.
//!
//! Nodes lie in one vector and refer to one another by number, so that an alias stays a link and a
//! document of many thousand lines costs a few allocations. Texts that stand in the file as they are
//! meant stay there; only texts with escapes or folded lines are kept beside it.

use crate::source::{FileId, Span};

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
        }
    }

    pub fn root(&self) -> Option<Node<'_>> {
        self.root.map(|id| Node { tree: self, id })
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

    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// Whether a place is inside `[…]` or `{…}`.
    pub fn is_in_brackets(&self, offset: u32) -> bool {
        let mut next = self.root();
        while let Some(node) = next.take() {
            let first = match node.content() {
                Content::Mapping => node.entries().next().map(|(key, _)| key),
                Content::List => node.items().next(),
                Content::Scalar(_) | Content::Broken => return false,
            };
            let opens = self.text.as_bytes().get(node.span().start as usize);
            let is_flow = first.map_or(offset > node.span().start, |first| {
                first.span().start > node.span().start && matches!(opens, Some(b'[' | b'{'))
            });
            if is_flow {
                return true;
            }
            let entry = node.last_entry(offset);
            let begun = [
                entry.map(|(key, _)| key),
                entry.map(|(_, value)| value),
                node.last_item(offset).map(|(_, item)| item),
            ];
            next = begun
                .into_iter()
                .flatten()
                .find(|child| (child.span().start..child.span().end).contains(&offset))
                .filter(|child| !child.is_alias());
        }
        false
    }

    /// The place of what begins at an offset: an entry with its key, an item of a list with its `-`.
    pub fn begins_at(&self, offset: usize) -> Option<Span> {
        let offset = u32::try_from(offset).ok()?;
        let mut next = self.root();
        while let Some(node) = next.take() {
            match node.content() {
                Content::Mapping => {
                    let (key, value) = node.last_entry(offset)?;
                    if key.span().start == offset {
                        return Some(Span { end: key.span().end.max(value.span().end), ..key.span() });
                    }
                    next = Some(value);
                }
                Content::List => {
                    let item = node.last_item(offset).map(|(_, item)| item);
                    let below = node.items().find(|item| item.span().start >= offset);
                    // The `-` of an item stands before the item itself.
                    let is_dash = self.text.as_bytes().get(offset as usize) == Some(&b'-');
                    if let Some(below) = below.filter(|below| below.span().start == offset || is_dash)
                        && item.is_none_or(|item| item.span().end <= offset || item.span().start == offset)
                    {
                        return Some(Span { start: offset, ..below.span() });
                    }
                    next = item;
                }
                Content::Scalar(_) | Content::Broken => return None,
            }
            next = next.filter(|node| !node.is_alias() && offset < node.span().end);
        }
        None
    }

    /// Where the entry or item begins whose bracket closes at an offset, that of the bracket.
    pub fn closed_at(&self, offset: usize) -> Option<u32> {
        let offset = u32::try_from(offset).ok()?;
        let root = self.root();
        let mut next = root.map(|root| (root.span().start, root));
        while let Some((start, node)) = next {
            let is_bracket =
                matches!(self.text.as_bytes().get(node.span().start as usize), Some(b'{' | b'['));
            if is_bracket && node.span().end == offset + 1 {
                return Some(start);
            }
            let inner = match node.content() {
                Content::Mapping => {
                    let (key, value) = node.last_entry(offset)?;
                    (key.span().start, value)
                }
                Content::List => {
                    let (_, item) = node.last_item(offset)?;
                    (item.span().start, item)
                }
                Content::Scalar(_) | Content::Broken => return None,
            };
            next = Some(inner).filter(|(_, node)| !node.is_alias() && offset < node.span().end);
        }
        None
    }

    /// Whether a place is that of a whole list or mapping.
    pub fn is_collection(&self, place: Span) -> bool {
        let first = self.nodes.partition_point(|item| item.start < place.start);
        let here = self.nodes.get(first..).unwrap_or_default().iter();
        here.take_while(|item| item.start == place.start).any(|item| {
            item.end == place.end && matches!(item.shape, Shape::Mapping { .. } | Shape::List { .. })
        })
    }

    /// The end of the last text that begins between two offsets; the second offset where none does.
    pub fn text_end(&self, from: usize, to: usize) -> u32 {
        let (from, to) = (narrow(from), narrow(to));
        let is_text = |item: &&Item| matches!(item.shape, Shape::Verbatim { .. } | Shape::Rewritten { .. });
        let is_block = |item: &&Item| match item.shape {
            Shape::Verbatim { style, .. } | Shape::Rewritten { style, .. } => style == Style::Block,
            _ => false,
        };
        let first = self.nodes.partition_point(|item| item.start < from);
        let rest = self.nodes.get(first..).unwrap_or_default();
        let (begun, after) = rest.split_at(rest.partition_point(|item| item.start <= to));
        // The words of a block begin on the line after its `|`.
        let block = after.first().filter(|item| !begun.is_empty() && is_block(item));
        let texts = begun.iter().filter(is_text).chain(block);
        texts.map(|item| item.end).max().unwrap_or(to).max(to)
    }

    /// The path to a place that stands for the whole thing which begins there: an item of a list, not its first key.
    pub fn path_to_whole(&self, offset: u32) -> String {
        self.path(offset, true)
    }

    /// The keys and list positions that lead to a place: `playbooks.pile-on.steps.1`.
    pub fn path_to(&self, offset: u32) -> String {
        self.path(offset, false)
    }

    fn path(&self, offset: u32, whole: bool) -> String {
        let mut path = String::new();
        let mut next = self.root();
        while let Some(node) = next.take() {
            let (step, child) = match node.content() {
                Content::Mapping => {
                    let entry = node.last_entry(offset);
                    let Some((key, value)) = entry.filter(|(_, value)| offset < value.span().end) else {
                        break;
                    };
                    (key.key().unwrap_or("?").to_owned(), (value.span().start <= offset).then_some(value))
                }
                Content::List => {
                    let item = node.last_item(offset);
                    let Some((index, item)) = item.filter(|(_, item)| offset < item.span().end) else {
                        break;
                    };
                    let first = item.entries().next().map_or(item.span(), |(key, _)| key.span());
                    let is_whole = whole && first.start == offset;
                    (index.to_string(), Some(item).filter(|_| !is_whole))
                }
                Content::Scalar(_) | Content::Broken => break,
            };
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&step);
            // An alias leads elsewhere in the file: its own place is the end of the path.
            next = child.filter(|child| !child.is_alias());
        }
        path
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

/// One key, value, list or mapping of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Node<'t> {
    tree: &'t Tree<'t>,
    id: u32,
}

impl<'t> Node<'t> {
    /// Where the node is written; for an alias the place of the alias.
    pub fn span(self) -> Span {
        let item = self.tree.item(self.id);
        Span { file: self.tree.file, start: item.start, end: item.end }
    }

    /// A number that tells nodes apart; an alias has that of what it stands for.
    pub fn identity(self) -> u32 {
        match self.tree.item(self.id).shape {
            Shape::Alias { target } => target,
            _ => self.id,
        }
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
            Shape::Alias { .. } | Shape::Broken => Content::Broken,
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
        Node { tree: self.tree, id }
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
