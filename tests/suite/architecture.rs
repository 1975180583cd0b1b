//! The rooms of `docs/architecture.md`, held.

use crate::support::{files, read, repository};
use std::collections::BTreeMap;

/// The table: each module and what it may use.
fn table() -> BTreeMap<String, Vec<String>> {
    let names = |cell: &str| -> Vec<String> {
        cell.split(',')
            .map(|name| name.trim().trim_matches('`').to_owned())
            .filter(|name| name != "–")
            .collect()
    };
    read(&repository("docs/architecture.md"))
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.strip_prefix("| `")?.split('|').collect();
            Some((cells.first()?.trim().trim_matches('`').to_owned(), names(cells.get(2)?)))
        })
        .collect()
}

/// The modules that a line names by `crate::…`.
fn used(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).filter_map(|rest| {
        let end =
            rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(rest.len());
        rest.get(..end).filter(|name| !name.is_empty())
    })
}

#[test]
fn imports_go_one_way_down() {
    let table = table();
    let source = repository("src");
    let mut wrong = Vec::new();
    for path in files(&source) {
        let relative = path.strip_prefix(&source).unwrap();
        let module = relative.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_owned();
        if matches!(module.as_str(), "lib" | "main") {
            continue;
        }
        let Some(allowed) = table.get(&module) else {
            wrong.push(format!("{}: module `{module}` is not in docs/architecture.md", path.display()));
            continue;
        };
        for (index, line) in
            read(&path).lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            for name in used(line) {
                if name != module && !allowed.iter().any(|allowed| allowed == name) {
                    wrong.push(format!("{}:{}: `{module}` may not use `{name}`", path.display(), index + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    for path in files(&repository("src")) {
        let n_lines = read(&path).lines().count();
        assert!(n_lines <= 500, "{} has {n_lines} lines: split it", path.display());
    }
}
