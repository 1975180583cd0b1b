//! The tree of a table: a list of mappings, as if its rows were written in YAML.

use crate::source::FileId;
use crate::syntax::cells::Cell;
use crate::syntax::tree::{Item, Shape, Style, Tree, narrow};

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellValue<'w> {
    /// What stands in the file.
    Written,
    /// Other words than those in the file.
    Words(&'w str),
    /// Something that was already reported and cannot be read.
    Broken,
}

/// Makes the tree of a table, row by row.
#[derive(Debug)]
pub struct Listing<'s> {
    tree: Tree<'s>,
    list: u32,
    rows: Vec<u32>,
    /// The cells of the row that is not closed yet.
    cells: Vec<u32>,
    /// The names of the columns, as texts of the tree.
    names: Vec<u32>,
}

impl<'s> Listing<'s> {
    /// A table that stands in a section of a plan, with the names of its columns.
    pub fn of(text: &'s str, file: FileId, section: &'static str, columns: &[&str]) -> Listing<'s> {
        let mut tree = Tree::new(text, file);
        tree.set_section(section);
        let names = columns.iter().map(|name| tree.add_text(name)).collect();
        let list = tree.add(Item { start: 0, end: narrow(text.len()), shape: Shape::List { run: u32::MAX } });
        Listing { tree, list, rows: Vec::new(), cells: Vec::new(), names }
    }

    pub fn begin_row(&mut self, start: usize) {
        let shape = Shape::Mapping { run: u32::MAX };
        let row = self.tree.add(Item { start: narrow(start), end: narrow(start), shape });
        self.rows.push(row);
    }

    /// Adds a cell to the row, in the order of the text. Numbers are plain, everything else is words.
    pub fn add(&mut self, column: usize, cell: &Cell, value: CellValue<'_>, is_number: bool) {
        let (start, end) = (narrow(cell.start), narrow(cell.end));
        let name = self.names.get(column).copied().unwrap_or(u32::MAX);
        let named = Shape::Rewritten { index: name, style: Style::Plain };
        let style = if is_number { Style::Plain } else { Style::Quoted };
        let marks = u16::from(cell.is_quoted);
        let shape = match value {
            CellValue::Written => Shape::Verbatim { style, before: marks, after: marks },
            CellValue::Words(words) => Shape::Rewritten { index: self.tree.add_text(words), style },
            CellValue::Broken => Shape::Broken,
        };
        for shape in [named, shape] {
            let id = self.tree.add(Item { start, end, shape });
            self.cells.push(id);
        }
    }

    pub fn end_row(&mut self, end: usize) {
        if let Some(row) = self.rows.last() {
            self.tree.close(*row, self.cells.drain(..), narrow(end));
        }
    }

    pub fn finish(mut self) -> Tree<'s> {
        self.tree.close(self.list, self.rows.into_iter(), 0);
        self.tree.set_root(self.list);
        self.tree
    }
}
