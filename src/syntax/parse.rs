//! From YAML events to a tree, without stopping at the first mistake that can be stepped over.

use crate::diagnostic::{Edit, Findings};
use crate::source::{FileId, Span};
use crate::syntax::tree::{Item, Shape, Style, Tree};
use crate::syntax::{messages, rule};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Tag};
use std::collections::{HashMap, HashSet};

/// How much is read before the reader says that it is too much.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one file.
    pub bytes: usize,
    /// Lists and mappings inside one another.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: 8 * 1024 * 1024, nesting: 64 }
    }
}

/// What could be read of a file.
#[derive(Debug)]
pub struct Parsed<'s> {
    pub tree: Tree<'s>,
    pub findings: Findings,
    /// Whether the file was read to its end. What a broken file lacks may only stand further down.
    pub complete: bool,
}

/// Reads the first document of a text. Never fails: mistakes are findings, and what stands before a
/// syntax error is in the tree.
pub fn parse(text: &str, file: FileId, limits: Limits) -> Parsed<'_> {
    let mut builder = Builder {
        tree: Tree::new(text, file),
        findings: Findings::default(),
        open: Vec::new(),
        pending: Vec::new(),
        anchors: HashMap::new(),
        documents: 0,
    };
    find_hidden_characters(text, file, &mut builder.findings);
    let n_hidden = builder.findings.len();
    let options = granit_parser::options! {
        emit_unresolved_aliases: true,
        max_buffered_comment_events: 1_000_000,
        flow_nesting_limit: limits.nesting,
        block_nesting_limit: limits.nesting,
    };
    let mut complete = true;
    for next in Parser::new_from_str_with_options(text, options) {
        match next {
            Ok((event, span)) => {
                if !builder.take(event, span) {
                    break;
                }
            }
            Err(error) => {
                complete = false;
                // A character that was just reported is why the parser stops: once is enough.
                if n_hidden == 0 {
                    builder.report(&error, limits);
                }
                break;
            }
        }
    }
    builder.finish();
    let Builder { tree, findings, .. } = builder;
    Parsed { tree, findings, complete }
}

struct Builder<'s> {
    tree: Tree<'s>,
    findings: Findings,
    /// Collections that are not closed yet, innermost last.
    open: Vec<Open>,
    /// Children of the open collections, those of the innermost last.
    pending: Vec<u32>,
    anchors: HashMap<usize, u32>,
    documents: usize,
}

struct Open {
    id: u32,
    first_child: usize,
}

impl<'s> Builder<'s> {
    /// Takes one event; `false` when nothing after it belongs to the plan.
    fn take(&mut self, event: Event<'s>, span: granit_parser::Span) -> bool {
        let (start, end) = (offset(span.start.byte_offset()), offset(span.end.byte_offset()));
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let place = Span { file: self.tree.file(), start, end };
                    self.findings
                        .add(rule::NOT_ONE_PLAN, place, "the file holds more than one document")
                        .help("put each plan into a file of its own, or remove the line `---`");
                    return false;
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.check_tag(tag.as_deref(), span);
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                    ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                };
                let shape = self.scalar(&text, style, start, end);
                let id = self.tree.add(Item { start, end, shape });
                self.remember(anchor, id);
                self.place(id);
            }
            Event::MappingStart(_, anchor, tag) => {
                self.check_tag(tag.as_deref(), span);
                self.open(Item { start, end, shape: Shape::Mapping { run: u32::MAX } }, anchor);
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.check_tag(tag.as_deref(), span);
                self.open(Item { start, end, shape: Shape::List { run: u32::MAX } }, anchor);
            }
            Event::MappingEnd | Event::SequenceEnd => self.close(Some((start, end))),
            Event::Alias(anchor) => self.alias(anchor, start, end),
            Event::UnresolvedAlias(name) => {
                let place = Span { file: self.tree.file(), start, end };
                self.findings
                    .add(
                        rule::INVALID_YAML,
                        place,
                        format!("`*{}` refers to an anchor that is not there", short(&name)),
                    )
                    .help(format!(
                        "put quotes around text that begins with `*`, or write `&{}` further up",
                        short(&name)
                    ));
                let id = self.tree.add(Item { start, end, shape: Shape::Broken });
                self.place(id);
            }
            Event::Comment(..) => {
                self.tree.add_comment(Span { file: self.tree.file(), start, end });
            }
            _ => {}
        }
        true
    }

    fn scalar(&mut self, text: &str, style: Style, start: u32, end: u32) -> Shape {
        // Where the text is the same bytes of memory as the file, it stands there as it is meant.
        let file = self.tree.text();
        let first = (text.as_ptr() as usize).checked_sub(file.as_ptr() as usize);
        let first = first.filter(|first| first.saturating_add(text.len()) <= file.len());
        let last = first.map(|first| first + text.len());
        let between =
            |less: Option<usize>, more: Option<usize>| u16::try_from(more?.checked_sub(less?)?).ok();
        let before = between(Some(start as usize), first);
        let after = between(last, Some(end as usize));
        match (before, after) {
            (Some(before), Some(after)) => Shape::Verbatim { style, before, after },
            _ => Shape::Rewritten { index: self.tree.add_text(text), style },
        }
    }

    fn open(&mut self, item: Item, anchor: usize) {
        let id = self.tree.add(item);
        self.remember(anchor, id);
        self.open.push(Open { id, first_child: self.pending.len() });
    }

    /// Closes the innermost collection, whose closing bracket, if it has one, stands at `bracket`.
    fn close(&mut self, bracket: Option<(u32, u32)>) {
        let Some(Open { id, first_child }) = self.open.pop() else { return };
        let children = self.pending.get(first_child..).unwrap_or_default();
        let last_end = children.last().map_or(0, |&child| self.tree.item_end(child));
        let end = match bracket {
            Some((start, end)) if end > start => end,
            _ => last_end,
        };
        if matches!(self.tree.item(id).shape, Shape::Mapping { .. }) {
            let (pairs, rest) = children.as_chunks::<2>();
            let (n_rest, repeated) = (rest.len(), repeated_keys(&self.tree, pairs));
            self.pending.truncate(self.pending.len() - n_rest);
            if !repeated.is_empty() {
                self.drop_repeated(first_child, &repeated);
            }
        }
        self.tree.close(id, self.pending.drain(first_child.min(self.pending.len())..), end);
        self.place(id);
    }

    /// Reports keys that are there twice and keeps the first of them.
    fn drop_repeated(&mut self, first_child: usize, repeated: &[(u32, u32)]) {
        for &(again, first) in repeated {
            let (again, first) = (self.tree.node(again), self.tree.node(first));
            let name = again.key().unwrap_or_default();
            self.findings
                .add(rule::DUPLICATE_KEY, again.span(), format!("`{}` is here twice", short(name)))
                .help("rename one of the two, or join them; the first one is used until then")
                .related(first.span(), format!("`{}` is here first", short(name)));
        }
        let again: HashSet<u32> = repeated.iter().map(|&(again, _)| again).collect();
        let children = self.pending.split_off(first_child);
        let (pairs, _) = children.as_chunks::<2>();
        self.pending.extend(pairs.iter().filter(|[key, _]| !again.contains(key)).flatten());
    }

    fn alias(&mut self, anchor: usize, start: u32, end: u32) {
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

    fn remember(&mut self, anchor: usize, id: u32) {
        if anchor != 0 {
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

    fn check_tag(&mut self, tag: Option<&Tag>, span: granit_parser::Span) {
        let Some(tag) = tag else { return };
        let core = ["str", "int", "float", "bool", "null", "seq", "map", "timestamp"];
        if core.iter().any(|name| tag.is_yaml_core_schema_tag(name)) {
            return;
        }
        let name = short(&tag.original());
        let place = span.tag_span().unwrap_or(span);
        let (start, end) = (offset(place.start.byte_offset()), offset(place.end.byte_offset()));
        self.findings
            .add(
                rule::WRONG_TYPE,
                Span { file: self.tree.file(), start, end },
                format!("`{name}` is a YAML tag, which plans do not have"),
            )
            .help("remove it, or put quotes around text that begins with `!`");
    }

    fn report(&mut self, error: &ScanError, limits: Limits) {
        let at = offset(error.marker().byte_offset()).min(offset(Some(self.tree.text().len())));
        let place = Span { file: self.tree.file(), start: at, end: at };
        if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            let message = format!("more than {} lists and mappings inside one another", limits.nesting);
            self.findings
                .add(rule::INPUT_TOO_LARGE, place, message)
                .help("a plan is at most about ten deep; look for a bracket that is never closed");
            return;
        }
        let (message, help) = messages::explain(error.kind());
        let bracket = self.open_bracket();
        let finding = self.findings.add(rule::INVALID_YAML, place, message);
        if let Some(bracket) = bracket {
            finding.related(bracket, "the bracket that was opened last and is not closed");
        }
        if let Some(help) = help {
            finding.help(help);
        }
    }

    /// The innermost bracket that is still open.
    fn open_bracket(&self) -> Option<Span> {
        let text = self.tree.text();
        let starts = self.open.iter().rev().map(|open| self.tree.item(open.id).start);
        let start = starts
            .map(|start| start as usize)
            .find(|&start| text.get(start..).is_some_and(|rest| rest.starts_with(['{', '['])))?;
        Some(Span::new(self.tree.file(), start, start + 1))
    }

    /// Closes what a syntax error left open. What stands in an open bracket is not to be relied on.
    fn finish(&mut self) {
        while let Some(open) = self.open.last() {
            let (id, start) = (open.id, self.tree.item(open.id).start as usize);
            let in_bracket = self.tree.text().get(start..).is_some_and(|rest| rest.starts_with(['{', '[']));
            self.close(None);
            if in_bracket {
                self.tree.set_broken(id);
            }
        }
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
                std::collections::hash_map::Entry::Occupied(first) => repeated.push((key, *first.get())),
                std::collections::hash_map::Entry::Vacant(place) => {
                    place.insert(key);
                }
            }
        }
    }
    repeated
}

/// The beginning of a text, for a message.
fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

fn offset(bytes: Option<usize>) -> u32 {
    bytes.and_then(|bytes| u32::try_from(bytes).ok()).unwrap_or(u32::MAX)
}

/// Reports characters that nobody sees: controls, and those that turn the direction of reading around.
fn find_hidden_characters(text: &str, file: FileId, findings: &mut Findings) {
    const AT_ONCE: usize = 64;
    const MOST: usize = 20;
    let pieces = text.as_bytes().chunks(AT_ONCE).enumerate().filter(|(_, bytes)| may_be_hidden(bytes));
    let places = pieces.flat_map(|(index, bytes)| (index * AT_ONCE..).take(bytes.len()));
    let mut n_found = 0;
    for (start, character) in places.filter_map(|start| Some((start, text.get(start..)?.chars().next()?))) {
        let direction = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{85}');
        let mark = character == '\u{feff}' && start > 0;
        if !(direction || control || mark) {
            continue;
        }
        let place = Span::new(file, start, start + character.len_utf8());
        n_found += 1;
        if n_found > MOST {
            let message = format!("only the first {MOST} such characters are shown, and there are more");
            findings
                .add(rule::HIDDEN_CHARACTER, place, message)
                .for_others()
                .help("delete those that are shown, and check again");
            return;
        }
        let kind = if direction { "turns the direction of reading around" } else { "cannot be seen" };
        let message = format!("the character U+{:04X} {kind}", u32::from(character));
        let finding = findings.add(rule::HIDDEN_CHARACTER, place, message);
        let edit = Edit::Replace { place: finding.span, text: String::new() };
        finding
            .help("delete it; it often comes along when text is pasted from another program")
            .unsafe_fix(edit);
        if direction || mark {
            finding.milder();
        }
    }
}

/// Whether a character that nobody sees may begin at one of some bytes. Looks at all of them, without a branch for each.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch for each byte would cost more than all comparisons"
)]
fn may_be_hidden(bytes: &[u8]) -> bool {
    let begins_one = |byte: u8| {
        (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')
            | (byte == 127)
            | (byte == 0xC2)
            | (byte == 0xE2)
            | (byte == 0xEF)
    };
    bytes.iter().fold(false, |found, &byte| found | begins_one(byte))
}
