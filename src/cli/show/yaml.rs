//! A plan as YAML, with where what comes from.

use crate::cli::show::Showing;
use crate::cli::show::origins::{Done, Place};
use crate::cli::show::scalars::{block, in_brackets, inline, quoted, short};
use crate::format::{FieldDefault, Shape};
use crate::plan::Plan;
use crate::syntax::{Content, Node, Scalar, Style};
use anyhow::{Result, bail};

/// How many values are printed at most: aliases can make small files endless.
const MOST: usize = 500_000;

/// Lists of words are written on one line up to so many letters.
const WIDEST: usize = 80;

/// How far to the right what stands behind values is moved, so that it stands in one column.
const FARTHEST: usize = 48;

/// What a plan says of the plans around it, which a flat one does not.
const OF_THE_FILE: [&str; 1] = ["extends"];

/// A line, and what is said behind it.
struct Line {
    text: String,
    remark: Option<String>,
}

pub(super) fn write(root: Node<'_>, showing: &Showing<'_>) -> Result<String> {
    let mut writer = Writer { showing, path: Vec::new(), lines: Vec::new(), n_left: MOST };
    match root.content() {
        Content::Mapping => writer.mapping(root, None, 0),
        _ => writer.value("", root, None, 0),
    }
    if writer.n_left == 0 {
        bail!("aliases repeat so much that the plan becomes too long to be shown; name a part of it");
    }
    Ok(aligned(&writer.lines))
}

/// The lines with what is said behind them, in columns where they are near one another.
fn aligned(lines: &[Line]) -> String {
    let mut text = String::new();
    for group in lines.chunk_by(|one, other| one.remark.is_some() == other.remark.is_some()) {
        let widths = group.iter().map(|line| line.text.chars().count()).filter(|width| *width <= FARTHEST);
        let column = widths.max().unwrap_or(0);
        for line in group {
            text.push_str(&line.text);
            if let Some(remark) = &line.remark {
                let width = line.text.chars().count();
                text.extend(std::iter::repeat_n(' ', column.saturating_sub(width) + 2));
                text.push_str("# ");
                text.push_str(remark);
            }
            text.push('\n');
        }
    }
    text
}

struct Writer<'s, 't> {
    showing: &'s Showing<'s>,
    path: Vec<&'t str>,
    lines: Vec<Line>,
    n_left: usize,
}

impl<'t> Writer<'_, 't> {
    fn line(&mut self, indent: usize, text: &str, remark: Option<String>) {
        let remark = remark.filter(|_| !self.showing.arguments.flat);
        self.lines.push(Line { text: format!("{:indent$}{text}", ""), remark });
    }

    fn mapping(&mut self, node: Node<'t>, shape: Option<&'static Shape>, indent: usize) {
        let depth = self.path.len();
        let wanted = self.showing.wanted;
        for (key, value) in node.entries() {
            let Some(name) = key.key() else { continue };
            let is_left_out = depth == 0 && self.showing.arguments.flat && OF_THE_FILE.contains(&name);
            if is_left_out || !wanted.takes(depth, name, value) {
                continue;
            }
            let Some(left) = self.n_left.checked_sub(1) else { return };
            self.n_left = left;
            let below = self.below(shape, name);
            self.path.push(name);
            let written = key.scalar().map(inline).unwrap_or_default();
            self.value(&format!("{written}:"), value, below, indent);
            self.path.pop();
        }
        self.defaults(node, shape, indent);
        if self.showing.arguments.flat {
            return;
        }
        let names: Vec<&str> = node.entries().filter_map(|(key, _)| key.key()).collect();
        let removed = self.showing.origins.removed_from(&self.path.join("."));
        for (name, by, was, _) in removed {
            if !names.contains(&name) && wanted.names(depth, name) {
                let (by, was) = (by.in_words(), was.in_words());
                self.line(indent, &format!("# {name}: removed by {by}, was {was}"), None);
            }
        }
    }

    /// What is below a name.
    fn below(&self, shape: Option<&'static Shape>, name: &str) -> Option<&'static Shape> {
        match shape {
            Some(shape) => shape.step(name).map(|(shape, _)| shape),
            None if self.path.is_empty() => {
                Plan::record().fields.iter().find(|field| field.name == name).map(|field| &field.shape)
            }
            None => None,
        }
    }

    /// What holds although it is not written.
    fn defaults(&mut self, node: Node<'t>, shape: Option<&'static Shape>, indent: usize) {
        let fields = match shape {
            Some(Shape::Record(info)) => info.fields,
            None if self.path.is_empty() => Plan::record().fields,
            _ => return,
        };
        let depth = self.path.len();
        if !self.showing.arguments.defaults {
            return;
        }
        for field in fields {
            let is_written = node.entries().any(|(key, _)| key.key() == Some(field.name));
            let text = match field.default {
                Some(FieldDefault::Text(text)) => text,
                Some(FieldDefault::Bool(true)) => "true",
                Some(FieldDefault::Bool(false)) => "false",
                Some(FieldDefault::InWords(_)) | None => continue,
            };
            if !is_written && self.showing.wanted.takes_all(depth) {
                self.line(indent, &format!("{}: {text}", field.name), Some("default".to_owned()));
            }
        }
    }

    /// A value behind its name, or behind the dash of a list.
    fn value(&mut self, name: &str, node: Node<'t>, shape: Option<&'static Shape>, indent: usize) {
        match node.content() {
            Content::Scalar(scalar) => self.scalar(name, node, scalar, indent),
            Content::Mapping if node.entries().len() == 0 => {
                let remark = self.origin(node);
                self.line(indent, &after(name, "{}"), Some(remark));
            }
            Content::Mapping => {
                if !name.is_empty() {
                    // What was merged is of several files; only where it was to be changed whole there is anything to say.
                    let changed = self.showing.origins.at(&self.path.join(".")).next().is_some();
                    let remark = changed.then(|| self.origin(node));
                    self.line(indent, name, remark);
                }
                self.mapping(node, shape, indent + if name.is_empty() { 0 } else { 2 });
            }
            Content::List => self.list(name, node, shape, indent),
            Content::Broken => {
                let place = Place::of(node.span(), self.showing.sources).in_words();
                self.line(indent, &format!("# {name} not read, see {place}"), None);
            }
        }
    }

    fn scalar(&mut self, name: &str, node: Node<'t>, scalar: Scalar<'t>, indent: usize) {
        let remark = Some(self.origin(node));
        let as_block = if scalar.style == Style::Plain { None } else { block(scalar.text) };
        let as_block = as_block.filter(|(_, lines)| scalar.style == Style::Block || lines.len() > 1);
        match as_block {
            Some((head, lines)) => {
                self.line(indent, &after(name, head), remark);
                for line in lines {
                    let width = if line.is_empty() { 0 } else { indent + 2 };
                    self.line(width, line, None);
                }
            }
            None if scalar.text.contains('\n') => {
                self.line(indent, &after(name, &quoted(scalar.text)), remark);
            }
            None => self.line(indent, &after(name, &inline(scalar)), remark),
        }
    }

    fn list(&mut self, name: &str, node: Node<'t>, shape: Option<&'static Shape>, indent: usize) {
        let depth = self.path.len();
        let words = node.items().map(|item| item.scalar().and_then(in_brackets));
        let words: Option<Vec<String>> = words.collect();
        let is_of_one_file = node.items().all(|item| item.span().file == node.span().file);
        let one_line = words.map(|words| after(name, &format!("[{}]", words.join(", "))));
        let all = self.showing.wanted.takes_all(depth) && is_of_one_file;
        let fits = |line: &String| all && (line.chars().count() <= WIDEST || node.items().len() == 0);
        if let Some(line) = one_line.filter(fits) {
            let remark = self.origin(node);
            self.line(indent, &line, Some(remark));
            return;
        }
        let remark = is_of_one_file.then(|| self.origin(node));
        if !name.is_empty() {
            self.line(indent, name, remark);
        }
        let inner = match shape {
            Some(
                Shape::List(inner)
                | Shape::OneOrMany(inner)
                | Shape::Either(_, Shape::List(inner))
                | Shape::Either(Shape::List(inner), _),
            ) => Some(*inner),
            _ => None,
        };
        for (position, item) in node.items().enumerate() {
            let Some(left) = self.n_left.checked_sub(1) else { return };
            self.n_left = left;
            if !self.showing.wanted.takes(depth, &position.to_string(), item) {
                continue;
            }
            let (first, width) = (self.lines.len(), indent + 2);
            // Names in lists are in no path of what was changed: a list is changed whole.
            let steps = std::mem::replace(&mut self.path, vec![""; depth + 1]);
            self.value("", item, inner, width + 2);
            self.path = steps;
            let is_noted = !is_of_one_file;
            for (number, line) in self.lines.iter_mut().skip(first).enumerate() {
                if number == 0 {
                    line.text.replace_range(width..width + 2, "- ");
                }
                if !(is_noted && number == 0) {
                    line.remark = None;
                } else if line.remark.is_none() {
                    line.remark = Some(Place::of(item.span(), self.showing.sources).in_words());
                }
            }
        }
    }

    /// Where a value is written, and what it stands over.
    fn origin(&self, node: Node<'t>) -> String {
        let mut remark = Place::of(node.span(), self.showing.sources).in_words();
        let mut is_first = true;
        for one in self.showing.origins.at(&self.path.join(".")) {
            let said = match &one.done {
                Done::Over(place, value) if is_first => {
                    is_first = false;
                    format!(", over {} of {}", short(value), place.in_words())
                }
                Done::Over(place, value) => format!(" and {} of {}", short(value), place.in_words()),
                Done::Refused(value, listed) => {
                    format!("; not {} of {}, see {}", short(value), one.place.in_words(), listed.in_words())
                }
                Done::Removed(..) => continue,
            };
            remark.push_str(&said);
        }
        remark
    }
}

/// What stands behind a name on one line; in a list there is no name.
fn after(name: &str, text: &str) -> String {
    match (name.is_empty(), text.is_empty()) {
        (true, _) => text.to_owned(),
        (false, true) => name.to_owned(),
        (false, false) => format!("{name} {text}"),
    }
}
