//! Finding cases, running the program, and comparing with what is expected.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A path in this repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// All files below a folder, sorted.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The plans that ship with the program.
pub(crate) fn plans() -> Vec<PathBuf> {
    let is_plan = |path: &PathBuf| path.extension().is_some_and(|end| end == "yaml");
    let plans: Vec<PathBuf> = files(&repository("plans")).into_iter().filter(is_plan).collect();
    assert!(!plans.is_empty());
    plans
}

pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The program in an environment that says nothing.
pub(crate) fn smplan() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smplan"));
    command.env_clear().stdin(Stdio::null()).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// Runs the program and gives back what it said.
pub(crate) fn run(arguments: &[&str]) -> Output {
    smplan().args(arguments).output().unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

/// Compares with the file that holds what is expected; `UPDATE=1` rewrites it.
pub(crate) fn expect(path: &Path, actual: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(
        expected == actual,
        "{} expects something else (UPDATE=1 cargo test rewrites it)\n--- expected\n{expected}\n--- actual\n{actual}",
        path.display()
    );
}

/// An empty folder of its own, removed at the end.
pub(crate) fn scratch() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// What says in a case what is done, and what comes of it.
const COMMAND: &str = "command";
const EXPECTED: &str = "expected";

/// The files of a case, by what they are called in it.
pub(crate) fn files_of_case(case: &Path) -> impl Iterator<Item = (PathBuf, PathBuf)> + use<'_> {
    let named =
        files(case).into_iter().map(move |file| (file.strip_prefix(case).unwrap().to_path_buf(), file));
    named.filter(|(name, _)| ![COMMAND, EXPECTED].map(Path::new).contains(&name.as_path()))
}

/// Runs the lines of each case in a folder, in what was made ready for it, and compares with what is expected.
pub(crate) fn run_cases(
    cases: &str,
    ready: impl Fn(&Path, &Path) -> PathBuf,
    run: impl Fn(&str, &Path, &mut String),
) {
    let cases = fs::read_dir(repository(cases)).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = cases.collect();
    cases.sort();
    assert!(!cases.is_empty());
    for case in cases {
        let (folder, mut said) = (scratch(), String::new());
        let inside = ready(&case, folder.path());
        for line in read(&case.join(COMMAND)).lines().filter(|line| !line.is_empty()) {
            run(line, &inside, &mut said);
        }
        expect(&case.join(EXPECTED), &said);
    }
}
