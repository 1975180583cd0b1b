//! Groups of stores, from outside: the folders in `tests/groups/`, each with its files, commands, and what they say.

use crate::support::{files_of_case, run_cases, smplan, text};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Copies the files of a case; what is called `dot-git` is called `.git` in the copy, because git keeps no such files.
fn copy(from: &Path, to: &Path) {
    for (name, file) in files_of_case(from) {
        let target = to.join(PathBuf::from(name.to_string_lossy().replace("dot-git", ".git")));
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
}

/// Does what a line says: `mkdir NAME`, `link TARGET NAME`, `in FOLDER smplan …`, or `smplan …`.
fn run(line: &str, folder: &Path, said: &mut String) {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        ["mkdir", name] => fs::create_dir_all(folder.join(name)).unwrap(),
        ["link", target, name] => std::os::unix::fs::symlink(target, folder.join(name)).unwrap(),
        ["in", inner, "smplan", arguments @ ..] => smplan_in(line, &folder.join(inner), arguments, said),
        ["smplan", arguments @ ..] => smplan_in(line, folder, arguments, said),
        _ => panic!("`{line}` is no command of a case"),
    }
}

fn smplan_in(line: &str, folder: &Path, arguments: &[&str], said: &mut String) {
    let mut command = smplan();
    let (arguments, input) = match arguments.iter().position(|word| *word == "<") {
        Some(at) => (&arguments[..at], Some(folder.join(arguments[at + 1]))),
        None => (arguments, None),
    };
    if let Some(input) = input {
        command.stdin(fs::File::open(input).unwrap());
    }
    let output = command.args(arguments).current_dir(folder).output().unwrap();
    let told = [text(&output.stdout), text(&output.stderr)].concat();
    assert!(!told.contains(&*folder.to_string_lossy()), "{line} tells where it runs:\n{told}");
    writeln!(said, "$ {line}\n{told}? {}\n", output.status.code().unwrap()).unwrap();
}

#[test]
fn every_case_of_a_group_says_what_is_expected() {
    let ready = |case: &Path, folder: &Path| {
        // Below another folder, so that there is something outside.
        let inside = folder.join("plans");
        fs::create_dir_all(&inside).unwrap();
        copy(case, &inside);
        inside
    };
    run_cases("tests/groups", ready, run);
}
