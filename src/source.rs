//! The text of a file, and places in it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Which file of a plan a place is in, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A place in a file: the bytes from `start` up to, but not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The place of something that is not written anywhere.
    pub const NOWHERE: Span = Span { file: FileId(u16::MAX), start: 0, end: 0 };

    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        Span { file, start: narrow(start), end: narrow(end) }
    }

    pub fn is_written(self) -> bool {
        self.file != FileId(u16::MAX)
    }
}

/// How many characters begin in some bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A value together with the place where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    pub span: Span,
    pub value: T,
}

/// A line and a column, both counted from 1; a column counts Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// Where a file lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePaths {
    /// From the root of the file system.
    pub absolute: PathBuf,
    /// From the top of the repository, with `/` between folders.
    pub from_top: String,
}

/// One file as it was read, under the name that readers of a report see.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    /// Where it lies, where that is more than its name says.
    paths: Option<Box<FilePaths>>,
    line_starts: OnceLock<Vec<u32>>,
    /// How many characters begin before every `STRIDE`th byte.
    characters_before: OnceLock<Vec<u32>>,
}

/// So many bytes are counted one by one to find a column, however long the line is.
const STRIDE: usize = 1024;

impl Source {
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        Source {
            name: name.into(),
            text: text.into(),
            paths: None,
            line_starts: OnceLock::new(),
            characters_before: OnceLock::new(),
        }
    }

    /// The same file, of which it is known where it lies.
    #[must_use]
    pub fn at(mut self, paths: &FilePaths) -> Source {
        self.paths = Some(Box::new(paths.clone()));
        self
    }

    /// The same file under another name.
    #[must_use]
    pub fn called(self, name: impl Into<String>) -> Source {
        Source { name: name.into(), ..self }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The path from the top of the repository, with `/` between folders; the name where nothing else is known.
    pub fn path(&self) -> &str {
        self.paths.as_ref().map_or(&self.name, |paths| &paths.from_top)
    }

    /// The path from the root of the file system; the name where nothing else is known.
    pub fn absolute(&self) -> &Path {
        self.paths.as_ref().map_or(Path::new(&self.name), |paths| &paths.absolute)
    }

    /// The same file with another text.
    #[must_use]
    pub fn with_text(&self, text: impl Into<String>) -> Source {
        let paths = self.paths.clone();
        Source { paths, ..Source::new(&*self.name, text) }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text at a place; empty where the place is not in this file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// Where a byte is, for people.
    pub fn position(&self, offset: u32) -> Position {
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start <= offset);
        let line_start = starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let hidden = usize::from(line_start == 0 && offset > 0 && self.text.starts_with('\u{feff}'));
        let before = self.characters(line_start, offset);
        Position { line: line.max(1), column: before + 1 - hidden }
    }

    /// The place cut to its first line, because reports mark one line.
    pub fn first_line(&self, span: Span) -> Span {
        let starts = self.line_starts();
        let next = starts.partition_point(|&start| start <= span.start);
        let end = starts.get(next).map_or(span.end, |&next| next.min(span.end));
        let line = self.slice(Span { end, ..span }).trim_end_matches(['\n', '\r']);
        Span { end: span.start + narrow(line.len()), ..span }
    }

    /// How many characters begin between two bytes.
    fn characters(&self, from: u32, to: u32) -> usize {
        let (from, to) = (from as usize, (to as usize).min(self.text.len()));
        if to.saturating_sub(from) < STRIDE {
            return begun(self.text.as_bytes().get(from..to).unwrap_or_default());
        }
        let table = self.characters_before.get_or_init(|| {
            let strides = self.text.as_bytes().chunks(STRIDE);
            let sum = |before: &mut u32, stride: &[u8]| {
                let here = *before;
                *before += narrow(begun(stride));
                Some(here)
            };
            strides.scan(0, sum).collect()
        });
        let before = |offset: usize| {
            let stride = (offset / STRIDE).min(table.len().saturating_sub(1));
            let counted = table.get(stride).copied().unwrap_or(0) as usize;
            counted + begun(self.text.as_bytes().get(stride * STRIDE..offset).unwrap_or_default())
        };
        before(to).saturating_sub(before(from))
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let mut starts = vec![0];
            for index in memchr::memchr2_iter(b'\n', b'\r', bytes) {
                // CR LF is one end of a line.
                if bytes.get(index..index + 2) != Some(b"\r\n") {
                    starts.push(narrow(index + 1));
                }
            }
            starts
        })
    }
}

/// Why a file that another one names is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub message: String,
    pub help: String,
}

/// What a file holds that another one names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plan,
    Table,
    /// What is only there; it leads back to the file that names it.
    Guide,
}

/// Which file another one means by a path.
#[derive(Clone, Debug)]
struct Link {
    from: FileId,
    written: String,
    kind: Kind,
    to: Result<FileId, Refusal>,
}

/// The files that one plan is made of.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Arc<Source>>,
    /// The paths that stand in the files, with what they lead to.
    links: Vec<Link>,
    /// A file that lists those that build on it, and not the first one.
    unlisted_by: Option<FileId>,
}

impl Sources {
    pub fn of(source: Source) -> Sources {
        Sources { files: vec![Arc::new(source)], ..Sources::default() }
    }

    /// Adds a file; what places in it are known by.
    pub fn push(&mut self, source: impl Into<Arc<Source>>) -> FileId {
        self.files.push(source.into());
        FileId(u16::try_from(self.files.len() - 1).unwrap_or(u16::MAX))
    }

    /// Says which plan another one means by a path, or why that is not read.
    pub fn link(&mut self, from: FileId, written: impl Into<String>, to: Result<FileId, Refusal>) {
        self.links.push(Link { from, written: written.into(), kind: Kind::Plan, to });
    }

    /// Says which table (CSV) a plan means by a path, or why that is not read.
    pub fn link_table(&mut self, from: FileId, written: impl Into<String>, to: Result<FileId, Refusal>) {
        self.links.push(Link { from, written: written.into(), kind: Kind::Table, to });
    }

    /// Says whether there is a file that a plan names and that is not read, or why not.
    pub fn link_guide(&mut self, from: FileId, written: impl Into<String>, there: Result<(), Refusal>) {
        let to = there.map(|()| from);
        self.links.push(Link { from, written: written.into(), kind: Kind::Guide, to });
    }

    /// Why there is no such file as a plan names; `None` where there is one, or nobody has looked for it.
    pub fn missing_guide(&self, from: FileId, written: &str) -> Option<&Refusal> {
        let is_meant =
            |link: &&Link| link.kind == Kind::Guide && link.from == from && link.written == written;
        self.links.iter().find(is_meant)?.to.as_ref().err()
    }

    /// The file that another one means by a path; `None` where nobody has looked for it.
    pub fn linked(&self, from: FileId, written: &str) -> Option<&Result<FileId, Refusal>> {
        let is_meant =
            |link: &&Link| link.kind != Kind::Guide && link.from == from && link.written == written;
        Some(&self.links.iter().find(is_meant)?.to)
    }

    /// Says that a file lists those that build on it, and not the first one.
    pub fn leave_unlisted(&mut self, by: FileId) {
        self.unlisted_by = Some(by);
    }

    /// The file that lists those that build on it, and not the first one.
    pub fn unlisted_by(&self) -> Option<FileId> {
        self.unlisted_by
    }

    /// The plans that a file names, in its order, each once.
    pub fn named_by(&self, from: FileId) -> Vec<FileId> {
        self.linked_from(from, |kind| kind == Kind::Plan)
    }

    /// Whether a file holds a table, and no YAML.
    pub fn is_table(&self, file: FileId) -> bool {
        self.links.iter().any(|link| link.kind == Kind::Table && link.to == Ok(file))
    }

    /// Whether a file is the one that was named, or a table of it.
    pub fn is_own(&self, file: FileId) -> bool {
        file == FileId(0) || self.linked_from(FileId(0), |kind| kind == Kind::Table).contains(&file)
    }

    fn linked_from(&self, from: FileId, is_meant: impl Fn(Kind) -> bool) -> Vec<FileId> {
        let mut named = Vec::new();
        for link in self.links.iter().filter(|link| link.from == from && is_meant(link.kind)) {
            if let Some(file) = link.to.as_ref().ok().copied().filter(|file| !named.contains(file)) {
                named.push(file);
            }
        }
        named
    }

    /// One of the files with those that it names, and those that they name.
    #[must_use]
    pub fn seen_from(&self, file: FileId) -> Sources {
        let mut order = vec![file];
        let mut next = 0;
        while let Some(&from) = order.get(next) {
            let named = self.linked_from(from, |_| true).into_iter().filter(|named| !order.contains(named));
            order.extend(named.collect::<Vec<_>>());
            next += 1;
        }
        let number = |file: FileId| {
            let position = order.iter().position(|other| *other == file)?;
            u16::try_from(position).ok().map(FileId)
        };
        let links = self.links.iter().filter_map(|link| {
            let to = match &link.to {
                Ok(to) => Ok(number(*to)?),
                Err(refusal) => Err(refusal.clone()),
            };
            Some(Link { from: number(link.from)?, written: link.written.clone(), kind: link.kind, to })
        });
        let files = order.iter().filter_map(|file| self.files.get(usize::from(file.0))).cloned();
        Sources { links: links.collect(), files: files.collect(), unlisted_by: None }
    }

    pub fn len(&self) -> usize {
        self.files.len()
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub fn get(&self, file: FileId) -> Option<&Source> {
        self.files.get(usize::from(file.0)).map(Arc::as_ref)
    }

    /// All files, each with what places in it are known by.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &Source)> {
        let id = |index: usize| FileId(u16::try_from(index).unwrap_or(u16::MAX));
        self.files.iter().enumerate().map(move |(index, source)| (id(index), &**source))
    }

    /// The same files, some of them with another text.
    #[must_use]
    pub fn with_texts(&self, texts: &[(FileId, String)]) -> Sources {
        let files = self.iter().zip(&self.files).map(|((file, source), same)| {
            let changed = texts.iter().find(|(other, _)| *other == file);
            changed.map_or_else(|| Arc::clone(same), |(_, text)| Arc::new(source.with_text(&**text)))
        });
        Sources { files: files.collect(), links: self.links.clone(), unlisted_by: self.unlisted_by }
    }

    /// The file that was named, taken out.
    pub fn into_first(self) -> Arc<Source> {
        self.files.into_iter().next().unwrap_or_else(|| Arc::new(Source::new("", "")))
    }

    /// The file that was named on the command line.
    pub fn first(&self) -> &Source {
        static NOTHING: OnceLock<Source> = OnceLock::new();
        self.files.first().map_or_else(|| NOTHING.get_or_init(|| Source::new("", "")), Arc::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{Position, STRIDE, Source};

    #[test]
    fn columns_count_characters_and_a_byte_order_mark_does_not_count() {
        let source = Source::new("plan.yaml", "\u{feff}née: 😀 x\r\nsecond");
        let at = |needle: &str| source.position(u32::try_from(source.text().find(needle).unwrap()).unwrap());
        assert_eq!(at("née"), Position { line: 1, column: 1 });
        assert_eq!(at("x"), Position { line: 1, column: 8 });
        assert_eq!(at("second"), Position { line: 2, column: 1 });
    }

    #[test]
    fn columns_of_long_lines_are_those_that_one_counts() {
        let text = format!("\u{feff}first\n{}end", "né 😀".repeat(3 * STRIDE));
        let source = Source::new("plan.yaml", &*text);
        let line = text.find('\n').unwrap() + 1;
        let (_, second) = text.split_once('\n').unwrap();
        for (index, (offset, _)) in second.char_indices().enumerate() {
            let offset = u32::try_from(line + offset).unwrap();
            assert_eq!(source.position(offset), Position { line: 2, column: index + 1 });
        }
    }
}
