//! What stands at a place of a file: the path that leads there, and what begins and ends there.

use crate::source::Span;
use crate::syntax::tree::{Content, Item, Shape, Style, Tree, narrow};

impl Tree<'_> {
    /// Whether a place is inside `[…]` or `{…}`.
    pub fn is_in_brackets(&self, offset: u32) -> bool {
        let mut next = self.root();
        while let Some(node) = next.take() {
            let first = match node.content() {
                Content::Mapping => node.entries().next().map(|(key, _)| key),
                Content::List => node.items().next(),
                Content::Scalar(_) | Content::Broken => return false,
            };
            let opens = self.text().as_bytes().get(node.span().start as usize);
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
                    let is_dash = self.text().as_bytes().get(offset as usize) == Some(&b'-');
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
                matches!(self.text().as_bytes().get(node.span().start as usize), Some(b'{' | b'['));
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
        let first = self.nodes().partition_point(|item| item.start < place.start);
        let here = self.nodes().get(first..).unwrap_or_default().iter();
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
        let first = self.nodes().partition_point(|item| item.start < from);
        let rest = self.nodes().get(first..).unwrap_or_default();
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
        let mut path = self.section().unwrap_or_default().to_owned();
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

    /// The last name on a path that is written here: that of the thing itself, or of what it is in.
    pub fn nearest_on(&self, path: &str) -> Option<Span> {
        let mut found = None;
        let mut next = self.root();
        for step in path.split('.') {
            let Some(node) = next else { break };
            let entry = node.entry(step);
            let Some((key, value)) = entry else { break };
            found = Some(key.span());
            next = Some(value).filter(|value| !value.is_alias());
        }
        found
    }
}
