//! Columns of tables in Markdown that say nothing: what is there for no row is no column.

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

#[cfg(test)]
mod tests {
    use crate::render::empty_columns::without_empty_columns;

    #[test]
    fn what_is_there_for_no_row_is_no_column() {
        let table = ["| Who | Phone | Mail |", "| --- | --- | --- |", "| a \\| b | – | |", "| – | – | |"];
        let left = ["| Who | Mail |", "| --- | --- |", "| a \\| b | |", "| – | |"];
        assert_eq!(without_empty_columns(&table), left);
        let head = ["| Who | Phone |", "| --- | --- |"];
        assert_eq!(without_empty_columns(&head), head);
    }
}
