//! Lists of others, from outside: the folders in `tests/import/cases/`, each with a list as somebody exported it, commands, and what
//! they say. Beside the list are the files of `tests/import/group/`, unless the case has its own.
//!
//! A workbook is written from `NAME.xlsx.txt`: `[Name]` begins a sheet, `[Name, hidden]` one that nobody sees; cells stand between
//! `|`. `#417` is a number, `#0000:417` one with a format, `@2026-04-05 09:00` a day or a time, `!` a formula that failed, and
//! `<3>Manager` stands over three columns.

use crate::support::{files, files_of_case, read, repository, run_cases, smplan, text};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn copy(from: &Path, to: &Path) {
    for (name, file) in files_of_case(from) {
        let target = to.join(&name);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        match name.to_string_lossy().strip_suffix(".xlsx.txt") {
            Some(stem) => workbook(&read(&file), &to.join(format!("{stem}.xlsx"))),
            None => _ = fs::copy(&file, target).unwrap(),
        }
    }
}

fn workbook(described: &str, path: &Path) {
    let mut book = Workbook::new();
    let (mut number, mut has_sheet) = (0, false);
    for line in described.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let sheet = book.add_worksheet();
            let (name, hidden) = name.split_once(", hidden").map_or((name, false), |(name, _)| (name, true));
            sheet.set_name(name).unwrap().set_hidden(hidden);
            (number, has_sheet) = (0, true);
            continue;
        }
        if !has_sheet {
            book.add_worksheet();
            has_sheet = true;
        }
        let last = book.worksheets().len() - 1;
        let sheet = book.worksheet_from_index(last).unwrap();
        for (column, cell) in line.split('|').enumerate() {
            write_cell(sheet, number, u16::try_from(column).unwrap(), cell.trim());
        }
        number += 1;
    }
    book.save(path).unwrap();
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    if let Some(number) = cell.strip_prefix('#') {
        let (format, number) = number.split_once(':').unwrap_or(("General", number));
        let format = Format::new().set_num_format(format);
        sheet.write_number_with_format(row, column, number.parse::<f64>().unwrap(), &format).unwrap();
    } else if let Some(moment) = cell.strip_prefix('@') {
        let format = Format::new().set_num_format("dd/mm/yyyy hh:mm");
        let moment = ExcelDateTime::parse_from_str(moment).unwrap();
        sheet.write_datetime_with_format(row, column, &moment, &format).unwrap();
    } else if cell == "!" {
        sheet.write_formula(row, column, Formula::new("=NA()").set_result("#N/A")).unwrap();
    } else if let Some((width, words)) = cell.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        let last = column + width.parse::<u16>().unwrap() - 1;
        sheet.merge_range(row, column, row, last, words, &Format::new()).unwrap();
    } else if !cell.is_empty() {
        sheet.write_string(row, column, cell).unwrap();
    }
}

/// What stands in each file, and when it was written.
fn seen(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)> {
    let look = |path: PathBuf| {
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        (path.strip_prefix(folder).unwrap().to_path_buf(), (fs::read(&path).unwrap(), written))
    };
    files(folder).into_iter().map(look).collect()
}

/// Does what a line says: `smplan …`, with words in quotation marks, or `cat FILE`.
fn run(line: &str, folder: &Path, said: &mut String) {
    writeln!(said, "$ {line}").unwrap();
    if let Some(name) = line.strip_prefix("cat ") {
        writeln!(said, "{}", read(&folder.join(name))).unwrap();
        return;
    }
    let words = line.strip_prefix("smplan ").unwrap_or_else(|| panic!("`{line}` is no command of a case"));
    let parts = words.split('"').enumerate().flat_map(|(number, part)| {
        if number % 2 == 1 { vec![format!("\u{1}{part}")] } else { vec![part.replace(' ', "\u{0}")] }
    });
    let words = parts.collect::<String>().replace('\u{1}', "");
    let before = seen(folder);
    let arguments = words.split('\u{0}').filter(|word| !word.is_empty());
    let output = smplan().args(arguments).current_dir(folder).output().unwrap();
    let told = [text(&output.stdout), text(&output.stderr)].concat();
    assert!(!told.contains(&*folder.to_string_lossy()), "{line} tells where it runs:\n{told}");
    writeln!(said, "{told}? {}", output.status.code().unwrap()).unwrap();
    for (name, now) in seen(folder) {
        match before.get(&name) {
            None => writeln!(said, "+ {}", name.display()).unwrap(),
            Some(then) if *then != now => writeln!(said, "* {}", name.display()).unwrap(),
            Some(_) => {}
        }
    }
    said.push('\n');
}

#[test]
fn every_list_becomes_what_is_expected() {
    let ready = |case: &Path, folder: &Path| {
        copy(&repository("tests/import/group"), folder);
        copy(case, folder);
        folder.to_path_buf()
    };
    run_cases("tests/import/cases", ready, run);
}
