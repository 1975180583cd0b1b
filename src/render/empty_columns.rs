//! Columns of tables that say nothing: what is there for no row is no column.

use memchr::memmem;
use std::ops::Range;

/// A table without the columns that have a dash in every row; the first one names the row and stays, and so does what is left
/// free to be filled in.
pub(super) fn without_empty_columns(table: &[&str]) -> Vec<String> {
    let rows: Vec<Vec<&str>> = table.iter().map(|line| cells(line)).collect();
    let n_columns = rows.first().map_or(0, Vec::len);
    let is_table = rows.len() > 2 && rows.iter().all(|row| row.len() == n_columns);
    let says_something = |column: usize| {
        let mut body = rows.iter().skip(2).filter_map(|row| row.get(column));
        body.any(|cell| cell.trim() != "–")
    };
    let kept: Vec<usize> = (0..n_columns).filter(|column| *column == 0 || says_something(*column)).collect();
    if !is_table || kept.len() == n_columns {
        return table.iter().map(|line| (*line).to_owned()).collect();
    }
    let line = |row: &Vec<&str>| {
        let cells = kept.iter().filter_map(|column| row.get(*column)).copied();
        format!("|{}|", cells.collect::<Vec<_>>().join("|"))
    };
    rows.iter().map(line).collect()
}

/// The cells of a row, with the spaces around them; a pipe behind a backslash belongs to its cell.
fn cells(line: &str) -> Vec<&str> {
    let inside = line.trim_end();
    let inside = inside.strip_prefix('|').and_then(|inside| inside.strip_suffix('|')).unwrap_or(inside);
    let mut cells = Vec::new();
    let (mut rest, mut from) = (inside, 0);
    while let Some(found) = rest.get(from..).and_then(|later| later.find('|')) {
        let at = from + found;
        let n_before =
            rest.get(..at).unwrap_or_default().bytes().rev().take_while(|byte| *byte == b'\\').count();
        if n_before % 2 == 1 {
            from = at + 1;
            continue;
        }
        let (cell, later) = rest.split_at(at);
        cells.push(cell);
        (rest, from) = (later.strip_prefix('|').unwrap_or_default(), 0);
    }
    cells.push(rest);
    cells
}

/// What stands before each table of a page.
const TABLE: &str = "<div class=\"table\"><table";

/// A page without the columns of its tables that have nothing but an empty cell in every row. What names the row stays, and a
/// table that is made otherwise stays as it is.
pub(super) fn page_without_empty_columns(page: &str) -> String {
    let mut result = String::with_capacity(page.len());
    let mut copied = 0;
    for start in memmem::find_iter(page.as_bytes(), TABLE) {
        let table = page.get(start..).and_then(|rest| find(rest, "</table>")).map(|end| start..start + end);
        for cell in table.map(|table| empty_columns(page, table)).unwrap_or_default() {
            result.push_str(page.get(copied..cell.start).unwrap_or_default());
            copied = cell.end;
        }
    }
    result.push_str(page.get(copied..).unwrap_or_default());
    result
}

/// The cells of those columns, one after the other, each with the line that it begins.
fn empty_columns(page: &str, table: Range<usize>) -> Vec<Range<usize>> {
    let text = page.get(table.clone()).unwrap_or_default();
    // Most tables have no empty cell at all.
    if !["\"></td>", "–</td>"].iter().any(|end| find(text, end).is_some())
        || ["colspan", "rowspan"].iter().any(|span| find(text, span).is_some())
    {
        return Vec::new();
    }
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    for start in memmem::find_iter(text.as_bytes(), "<tr") {
        let rest = text.get(start..).unwrap_or_default();
        rows.push(cells_of_row(text, start..start + find(rest, "</tr>").unwrap_or(rest.len())));
    }
    let Some((head, body)) = rows.split_first().filter(|(_, body)| !body.is_empty()) else {
        return Vec::new();
    };
    if body.iter().any(|row| row.len() != head.len()) {
        return Vec::new();
    }
    let is_empty = |cell: &Range<usize>| {
        let cell = text.get(cell.clone()).unwrap_or_default();
        let inside = cell.split_once('>').and_then(|(_, inside)| inside.strip_suffix("</td>"));
        cell.starts_with("<td data-label") && inside.is_some_and(|inside| ["", "–"].contains(&inside.trim()))
    };
    let says_nothing = |column: usize| body.iter().all(|row| row.get(column).is_some_and(is_empty));
    let empty: Vec<usize> = (1..head.len()).filter(|column| says_nothing(*column)).collect();
    let cells = rows.iter().flat_map(|row| empty.iter().filter_map(|column| row.get(*column)));
    let line = |cell: &Range<usize>| {
        let is_end = text.get(cell.end..).is_some_and(|rest| rest.starts_with('\n'));
        table.start + cell.start..table.start + cell.end + usize::from(is_end)
    };
    cells.map(line).collect()
}

/// The cells of a row, with their tags.
fn cells_of_row(text: &str, row: Range<usize>) -> Vec<Range<usize>> {
    let (mut cells, mut from) = (Vec::new(), row.start);
    while let Some(at) = text.get(from..row.end).and_then(|rest| find(rest, "<t")) {
        let start = from + at;
        let cell = text.get(start..row.end).unwrap_or_default();
        let end_tag = match cell.as_bytes() {
            [b'<', b't', b'd', ..] => "</td>",
            [b'<', b't', b'h', b' ', ..] => "</th>",
            _ => {
                from = start + "<t".len();
                continue;
            }
        };
        let Some(end) = find(cell, end_tag) else { break };
        from = start + end + end_tag.len();
        cells.push(start..from);
    }
    cells
}

fn find(text: &str, wanted: &str) -> Option<usize> {
    memmem::find(text.as_bytes(), wanted.as_bytes())
}

#[cfg(test)]
mod tests {
    use crate::render::empty_columns::{page_without_empty_columns, without_empty_columns};

    #[test]
    fn what_is_there_for_no_row_is_no_column() {
        let table = ["| Who | Phone | Mail |", "| --- | --- | --- |", "| a \\| b | – | |", "| – | – | |"];
        let left = ["| Who | Mail |", "| --- | --- |", "| a \\| b | |", "| – | |"];
        assert_eq!(without_empty_columns(&table), left);
        let head = ["| Who | Phone |", "| --- | --- |"];
        assert_eq!(without_empty_columns(&head), head);
    }

    #[test]
    fn a_page_has_no_column_of_empty_cells() {
        let table = |phone: &str, cell: &str| {
            let head = "<thead><tr>\n<th scope=\"col\">Who</th>\n";
            let cells = "<tbody>\n<tr>\n<th scope=\"row\">Ana</th>\n";
            let mail = "<td data-label=\"Mail\"></td>\n";
            let other = "</tr>\n<tr id=\"b\">\n<th scope=\"row\"><b>Bo</b></th>\n";
            let end =
                "<td data-label=\"Mail\">b@example.com</td>\n</tr>\n</tbody></table></div>\n<p>After.</p>\n";
            format!(
                "<p>Before.</p>\n<div class=\"table\"><table>\n{head}{phone}<th scope=\"col\">Mail</th>\n</tr></thead>\n{cells}{cell}{mail}{other}{cell}{end}"
            )
        };
        let head = "<th scope=\"col\">Phone</th>\n";
        for cell in ["<td data-label=\"Phone\"></td>\n", "<td data-label=\"Phone\">\n–</td>\n"] {
            assert_eq!(page_without_empty_columns(&table(head, cell)), table("", ""));
        }
        let filled = table(head, "<td data-label=\"Phone\">1</td>\n");
        assert_eq!(page_without_empty_columns(&filled), filled);
        // A drawing is no text, and a column of a heat map has no label.
        for cell in ["<td data-label=\"Phone\"><svg></svg></td>\n", "<td class=\"on\"></td>\n"] {
            assert_eq!(page_without_empty_columns(&table(head, cell)), table(head, cell));
        }
    }
}
