//! The tree, put together piece by piece in the order of the text, whoever reads it.

use crate::diagnostic::Findings;
use crate::source::{FileId, Span};
use crate::syntax::copied;
use crate::syntax::gap::Gap;
use crate::syntax::gaps::Gaps;
use crate::syntax::messages::short;
use crate::syntax::rule;
use crate::syntax::tree::{Item, Scalar, Shape, Style, Tree};
use foldhash::{HashMap, HashMapExt};
use std::borrow::Cow;
use std::collections::{HashSet, hash_map};

/// What could be read of a file.
#[derive(Debug)]
pub struct Parsed<'s> {
    pub tree: Tree<'s>,
    pub findings: Findings,
    /// Whether everything in the file was read. What a broken file lacks may stand in what was not.
    pub complete: bool,
    /// What was not read although what stands below it was; nothing where reading ended at a mistake.
    pub gaps: Vec<Span>,
}

/// A tree that is not finished yet, and what was found on the way.
pub(super) struct Builder<'s> {
    pub(super) tree: Tree<'s>,
    pub(super) findings: Findings,
    /// Collections that are not closed yet, innermost last.
    open: Vec<Open>,
    /// Children of the open collections, those of the innermost last.
    pending: Vec<u32>,
    anchors: HashMap<usize, u32>,
    /// Where the text begins in memory that is read, which is that of the tree but for its gaps.
    read_from: usize,
    gaps: Gaps,
}

struct Open {
    id: u32,
    first_child: usize,
}

/// A name by which aliases call a node, as the reader counts them.
pub(super) type Anchor = usize;

/// The anchor of a node that has none.
pub(super) const NO_ANCHOR: Anchor = 0;

impl<'s> Builder<'s> {
    pub(super) fn new(text: &'s str, file: FileId, findings: Findings) -> Builder<'s> {
        Builder {
            tree: Tree::new(text, file),
            findings,
            open: Vec::new(),
            pending: Vec::new(),
            anchors: HashMap::default(),
            read_from: text.as_ptr() as usize,
            gaps: Gaps::default(),
        }
    }

    /// Lets another text be read instead, in which gaps are blank.
    pub(super) fn leave_out(&mut self, text: &str, gaps: &[Gap]) {
        self.read_from = text.as_ptr() as usize;
        self.gaps = Gaps::new(gaps);
    }

    /// Puts the gaps into the tree that stand before an offset.
    pub(super) fn pass_gaps(&mut self, offset: u32) {
        self.gaps.pass(offset, &mut self.tree);
    }

    /// Whether some words stand in what was not read.
    pub(super) fn is_in_gap(&self, words: &str) -> bool {
        let text = self.tree.text();
        let mut places = self.gaps.places().map(|(start, end)| text.get(start as usize..end as usize));
        places.any(|gap| gap.is_some_and(|gap| gap.contains(words)))
    }

    /// A word, number or text, which stands at these bytes with its quotes.
    pub(super) fn scalar(&mut self, text: &str, style: Style, (start, end): (u32, u32), anchor: Anchor) {
        let place = Span { file: self.tree.file(), start, end };
        let (text, style) = match style {
            Style::Plain => copied::as_meant(text, place, &mut self.findings),
            Style::Quoted | Style::Block => (Cow::Borrowed(text), style),
        };
        // Where the text is the same bytes of memory as the file, it stands there as it is meant.
        let length = self.tree.text().len();
        let first = (text.as_ptr() as usize).checked_sub(self.read_from);
        let first = first.filter(|first| first.saturating_add(text.len()) <= length);
        let last = first.map(|first| first + text.len());
        let between =
            |less: Option<usize>, more: Option<usize>| u16::try_from(more?.checked_sub(less?)?).ok();
        let before = between(Some(start as usize), first);
        let after = between(last, Some(end as usize));
        let shape = match (before, after) {
            (Some(before), Some(after)) => Shape::Verbatim { style, before, after },
            _ => Shape::Rewritten { index: self.tree.add_text(&text), style },
        };
        let id = self.tree.add(Item { start, end, shape });
        self.remember(anchor, id);
        self.place(id);
    }

    /// Begins a mapping; what stands at these bytes, such as a bracket, belongs to it.
    pub(super) fn open_mapping(&mut self, (start, end): (u32, u32), anchor: Anchor) {
        self.open(Item { start, end, shape: Shape::Mapping { run: u32::MAX } }, anchor);
    }

    pub(super) fn open_list(&mut self, (start, end): (u32, u32), anchor: Anchor) {
        self.open(Item { start, end, shape: Shape::List { run: u32::MAX } }, anchor);
    }

    fn open(&mut self, item: Item, anchor: Anchor) {
        let id = self.tree.add(item);
        self.remember(anchor, id);
        self.open.push(Open { id, first_child: self.pending.len() });
    }

    /// Closes the innermost collection, whose closing bracket, if it has one, stands at `bracket`.
    pub(super) fn close(&mut self, bracket: Option<(u32, u32)>) {
        let Some(Open { id, first_child }) = self.open.pop() else { return };
        let children = self.pending.get(first_child..).unwrap_or_default();
        let last_end = children.last().map_or(0, |&child| self.tree.item_end(child));
        let mut another = None;
        let end = match bracket {
            Some((start, end)) if end > start => end,
            _ => last_end,
        };
        if matches!(self.tree.item(id).shape, Shape::Mapping { .. }) {
            let (pairs, rest) = children.as_chunks::<2>();
            let (n_rest, repeated) = (rest.len(), repeated_keys(&self.tree, pairs));
            self.pending.truncate(self.pending.len() - n_rest);
            another = bracket
                .is_none_or(|(start, end)| start == end)
                .then(|| self.split_off_another(first_child, &repeated))
                .flatten();
            if !repeated.is_empty() && another.is_none() {
                self.drop_repeated(first_child, &repeated);
            }
        }
        let end = self.gaps.fill(&mut self.tree, id, &mut self.pending, first_child, end);
        self.tree.close(id, self.pending.drain(first_child.min(self.pending.len())..), end);
        self.place(id);
        self.pending.extend(another.into_iter().flatten());
    }

    /// Where several names are here twice, another thing begins that lacks its dash, or whose name is missing or too far
    /// right: it is not read, and stands as a gap beside this one.
    fn split_off_another(&mut self, first_child: usize, repeated: &[(u32, u32)]) -> Option<Vec<u32>> {
        let &[(again, first), (another, _), ..] = repeated else { return None };
        let outer = self.open.last()?;
        let children = self.pending.get(first_child..)?;
        let pairs = children.as_chunks::<2>().0;
        let at = pairs.iter().position(|&[key, _]| key == again)?;
        let (tail, &[_, value]) = (pairs.get(at..)?, pairs.get(at)?);
        if tail.len() > 2 * repeated.len() || matches!(self.tree.item(value).shape, Shape::Mapping { .. }) {
            return None; // These are names of things.
        }
        let node = |id: u32| self.tree.node(id);
        let is_list = matches!(self.tree.item(outer.id).shape, Shape::List { .. });
        let is_name = |&&[_, value]: &&[u32; 2]| node(value).scalar().is_some_and(Scalar::is_null);
        let named = at.checked_sub(1).and_then(|above| pairs.get(above)).filter(is_name).filter(|_| !is_list);
        let (start, end) =
            (self.tree.item(again).start, children.last().map_or(0, |&last| self.tree.item_end(last)));
        let own = self
            .pending
            .get(first_child.checked_sub(1)?)
            .and_then(|&key| node(key).key())
            .map(short)
            .unwrap_or_default();
        let [name, also] = [again, another].map(|id| short(node(id).key().unwrap_or_default()));
        let (place, message, help) = match named {
            Some(&[key, _]) => {
                let name = short(node(key).key().unwrap_or_default());
                (
                    node(key).span(),
                    format!("`{name}` stands inside `{own}` and does not belong to it"),
                    format!("write fewer spaces before it, as many as `{own}` has"),
                )
            }
            None if is_list => (
                node(again).span(),
                format!("`{name}` and `{also}` are here twice: another item begins here"),
                format!("write `- ` before `{name}`, as far right as the dash above it"),
            ),
            None => (
                node(again).span(),
                format!("`{name}` and `{also}` are here twice: another thing begins here inside `{own}`"),
                format!("write its name and a colon on a line before it, with as many spaces as `{own}` has"),
            ),
        };
        self.findings
            .add(rule::DUPLICATE_KEY, place, message)
            .help(help)
            .related(node(first).span(), format!("`{name}` is here first"));
        let another = if let Some(&pair) = named {
            self.tree.set_gap(pair[1], (start, end), true);
            pair.to_vec()
        } else {
            self.tree.set_gap(value, (start, end), is_list);
            self.tree.set_broken(again);
            if is_list { vec![value] } else { vec![again, value] }
        };
        self.gaps.add((start, end));
        self.pending.truncate(first_child + 2 * (at - usize::from(named.is_some())));
        Some(another)
    }

    /// Reports keys that are there twice and keeps the first of them.
    fn drop_repeated(&mut self, first_child: usize, repeated: &[(u32, u32)]) {
        const MOST: usize = 100;
        for &(again, first) in repeated.iter().take(MOST) {
            let (again, first) = (self.tree.node(again), self.tree.node(first));
            let name = again.key().unwrap_or_default();
            self.findings
                .add(rule::DUPLICATE_KEY, again.span(), format!("`{}` is here twice", short(name)))
                .help("rename one of the two, or join them; the first one is used until then")
                .related(first.span(), format!("`{}` is here first", short(name)));
        }
        if let Some(&(again, _)) = repeated.get(MOST) {
            let message =
                format!("only the first {MOST} names that are here twice are shown, and there are more");
            self.findings
                .add(rule::DUPLICATE_KEY, self.tree.node(again).span(), message)
                .for_others()
                .help("fix those that are shown, and check again");
        }
        let again: HashSet<u32> = repeated.iter().map(|&(again, _)| again).collect();
        let children = self.pending.split_off(first_child);
        let (pairs, _) = children.as_chunks::<2>();
        self.pending.extend(pairs.iter().filter(|[key, _]| !again.contains(key)).flatten());
    }

    pub(super) fn comment(&mut self, (start, end): (u32, u32)) {
        self.tree.add_comment(Span { file: self.tree.file(), start, end });
    }

    /// Something that was reported and cannot be read.
    pub(super) fn broken(&mut self, (start, end): (u32, u32)) {
        let id = self.tree.add(Item { start, end, shape: Shape::Broken });
        self.place(id);
    }

    pub(super) fn alias(&mut self, anchor: Anchor, (start, end): (u32, u32)) {
        let target = self.anchors.get(&anchor).copied();
        let shape = match target {
            Some(target) if self.open.iter().any(|open| open.id == target) => {
                let place = Span { file: self.tree.file(), start, end };
                self.findings
                    .add(
                        rule::INVALID_YAML,
                        place,
                        "this alias stands inside the very thing that it refers to",
                    )
                    .help("write the value here instead of the alias");
                Shape::Broken
            }
            Some(target) => match self.tree.item(target).shape {
                Shape::Broken => Shape::Broken,
                _ => Shape::Alias { target },
            },
            None => Shape::Broken,
        };
        let id = self.tree.add(Item { start, end, shape });
        self.place(id);
    }

    fn remember(&mut self, anchor: Anchor, id: u32) {
        if anchor != NO_ANCHOR {
            self.anchors.insert(anchor, id);
        }
    }

    fn place(&mut self, id: u32) {
        if self.open.is_empty() {
            self.tree.set_root(id);
        } else {
            self.pending.push(id);
        }
    }

    /// The innermost bracket that is still open.
    pub(super) fn open_bracket(&self) -> Option<Span> {
        let text = self.tree.text();
        let starts = self.open.iter().rev().map(|open| self.tree.item(open.id).start);
        let start = starts
            .map(|start| start as usize)
            .find(|&start| text.get(start..).is_some_and(|rest| rest.starts_with(['{', '['])))?;
        Some(Span::new(self.tree.file(), start, start + 1))
    }

    /// What was read up to a mistake, behind which nothing was.
    pub(super) fn finish_early(self) -> Parsed<'s> {
        Parsed { gaps: Vec::new(), ..self.finish(false) }
    }

    /// What was read. Closes what a syntax error left open; what stands in an open bracket is not to be relied on.
    pub(super) fn finish(mut self, complete: bool) -> Parsed<'s> {
        while let Some(open) = self.open.last() {
            let (id, start) = (open.id, self.tree.item(open.id).start as usize);
            let in_bracket = self.tree.text().get(start..).is_some_and(|rest| rest.starts_with(['{', '[']));
            self.close(None);
            if in_bracket {
                self.tree.set_broken(id);
            }
        }
        let file = self.tree.file();
        let gaps: Vec<Span> = self.gaps.places().map(|(start, end)| Span { file, start, end }).collect();
        Parsed { tree: self.tree, findings: self.findings, complete: complete && gaps.is_empty(), gaps }
    }
}

/// The keys of a mapping that are there already, each with the first one of its name.
fn repeated_keys(tree: &Tree<'_>, pairs: &[[u32; 2]]) -> Vec<(u32, u32)> {
    const FEW: usize = 12;
    let keys = pairs.iter().filter_map(|&[key, _]| Some((tree.node(key).key()?, key)));
    let mut repeated = Vec::new();
    if pairs.len() <= FEW {
        let mut seen = [("", 0); FEW];
        for (n_seen, (name, key)) in keys.enumerate() {
            let (before, rest) = seen.split_at_mut(n_seen);
            repeated.extend(before.iter().find(|(other, _)| *other == name).map(|&(_, first)| (key, first)));
            if let Some(place) = rest.first_mut() {
                *place = (name, key);
            }
        }
    } else {
        let mut seen = HashMap::with_capacity(pairs.len());
        for (name, key) in keys {
            match seen.entry(name) {
                hash_map::Entry::Occupied(first) => repeated.push((key, *first.get())),
                hash_map::Entry::Vacant(place) => {
                    place.insert(key);
                }
            }
        }
    }
    repeated
}
