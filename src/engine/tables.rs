//! Sections of a plan that are a table of their own, before the plan is put together.

use crate::compose::{Header, Tables};
use crate::diagnostic::{Findings, Gap};
use crate::plan::{Plan, read_table, rule};
use crate::source::{FileId, Sources, Span};
use crate::syntax::Trees;

/// What became of the tables of a plan.
#[derive(Debug, Default)]
pub(super) struct TablesRead {
    /// What the paths lead to.
    pub(super) tables: Tables,
    pub(super) findings: Findings,
    /// What cannot be read, which was reported: it is not missing.
    pub(super) lost: Vec<Gap>,
}

/// Reads the tables that some files name, and adds their trees.
pub(super) fn read<'s>(sources: &'s Sources, trees: &mut Trees<'s>) -> TablesRead {
    let mut read = TablesRead::default();
    for NamedTable { from, section, written, place } in tables_of(trees) {
        let record = Plan::record().field(section).and_then(|field| field.shape.record());
        let is_whole = match (sources.linked(from, &written), record) {
            (Some(Ok(file)), Some(record)) => {
                let text = sources.get(*file).map_or("", |source| source.text());
                let table = read_table(text, *file, section, record);
                read.findings.append(table.findings);
                if let Some(tree) = table.tree {
                    trees.push(tree);
                    read.tables.add(place, *file);
                }
                table.complete
            }
            (Some(Err(refusal)), _) => {
                let (message, help) = (&*refusal.message, refusal.help.clone());
                read.findings.add(rule::TABLE_UNREADABLE, place, message).help(help);
                false
            }
            (None, _) | (_, None) => {
                let help = "check the file of the plan itself, so that what it names is read as well";
                let message = format!("`{written}` was not read");
                read.findings.add(rule::TABLE_UNREADABLE, place, message).help(help);
                false
            }
        };
        if !is_whole {
            read.lost.push(Gap { place, path: section.to_owned() });
        }
    }
    read
}

/// A table as a file names it.
struct NamedTable {
    from: FileId,
    section: &'static str,
    written: String,
    place: Span,
}

fn tables_of(trees: &Trees<'_>) -> Vec<NamedTable> {
    let mut named = Vec::new();
    for tree in trees.iter() {
        for (section, path) in Header::of(tree).unwrap_or_default().tables {
            let (written, place) = (path.value.to_owned(), path.span);
            named.push(NamedTable { from: tree.file(), section, written, place });
        }
    }
    named
}
