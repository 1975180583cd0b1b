//! The same input gives the same bytes: whatever the machine, the folder, the order of its files and the number of cores;
//! and nothing needs a network.

use crate::support::{files, plans, scratch, smplan};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a machine can say of itself; none of it may matter.
const MACHINES: [&[(&str, &str)]; 3] = [
    &[
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("TZ", "Pacific/Kiritimati"),
        ("COLUMNS", "20"),
        ("CI", ""),
    ],
    &[
        ("LC_ALL", "C"),
        ("TZ", "../../etc/passwd"),
        ("TERM", "dumb"),
        ("RUST_BACKTRACE", "1"),
        ("RUST_LOG", "trace"),
    ],
    &[("HOME", "/nowhere"), ("USER", "somebody"), ("TMPDIR", "/nowhere"), ("PATH", "/usr/bin:/bin")],
];

/// A folder with the plans many times over, written in an order.
fn folder_of_plans(backwards: bool) -> tempfile::TempDir {
    let folder = scratch();
    let mut copies: Vec<(PathBuf, PathBuf)> = Vec::new();
    for plan in plans() {
        for index in 0..4 {
            let name = format!("{}-{index}.yaml", plan.file_stem().unwrap().to_string_lossy());
            copies.push((plan.clone(), folder.path().join(name)));
        }
    }
    if backwards {
        copies.reverse();
    }
    for (from, to) in copies {
        fs::copy(from, to).unwrap();
    }
    folder
}

/// Everything that the program makes of a folder of plans, by the names of the files.
fn everything(folder: &Path, run: &dyn Fn(&[&str]) -> Output) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let day = ["--as-of", "2026-04-15"];
    for format in ["human", "json", "sarif", "junit", "github", "markdown"] {
        let output = run(&[&["lint", ".", "--format", format], &day[..]].concat());
        all.insert(format!("lint {format}"), output.stdout);
    }
    for (name, arguments) in [
        ("pages", &["render", ".", "--html", "-o", "out/pages/"][..]),
        ("documents", &["render", ".", "-o", "out/documents/"]),
        ("calendars", &["render", ".", "--ics", "-o", "out/calendars/"]),
        ("tables", &["render", ".", "--csv", "-o", "out/tables/"]),
        ("site", &["render", ".", "--site", "out/site"]),
    ] {
        let output = run(&[arguments, &day[..]].concat());
        assert!(output.status.code() == Some(0), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
    for path in files(&folder.join("out")) {
        let name = path.strip_prefix(folder).unwrap().display().to_string();
        all.insert(name, fs::read(&path).unwrap());
    }
    fs::remove_dir_all(folder.join("out")).unwrap();
    all
}

fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>, what: &str) {
    assert!(one.keys().eq(other.keys()), "{what}: other files");
    for (name, bytes) in one {
        assert!(other.get(name) == Some(bytes), "{what}: `{name}` is different");
    }
}

fn plain(folder: &Path, arguments: &[&str]) -> Output {
    smplan().current_dir(folder).args(arguments).output().unwrap()
}

#[test]
fn the_same_plans_give_the_same_bytes_on_every_machine() {
    let folder = folder_of_plans(false);
    let folder = folder.path();
    let usual = everything(folder, &|arguments| plain(folder, arguments));
    assert!(usual.len() > 80, "{} files", usual.len());
    for machine in MACHINES {
        let there = everything(folder, &|arguments| {
            smplan().current_dir(folder).envs(machine.iter().copied()).args(arguments).output().unwrap()
        });
        assert_same(&usual, &there, &format!("{machine:?}"));
    }
    let other = folder_of_plans(true);
    let there = everything(other.path(), &|arguments| plain(other.path(), arguments));
    assert_same(&usual, &there, "another folder, its files written in another order");
    // One core instead of all, and no network; where the system lets us say so.
    for wrapper in [&["taskset", "-c", "0"][..], &["unshare", "--map-root-user", "--net"]] {
        let [program, before @ ..] = wrapper else { continue };
        let wrapped = |arguments: &[&str]| {
            let mut command = Command::new(program);
            command
                .current_dir(folder)
                .args(before)
                .arg(env!("CARGO_BIN_EXE_smplan"))
                .args(arguments)
                .output()
        };
        if wrapped(&["--version"]).is_ok_and(|output| output.status.success()) {
            let there = everything(folder, &|arguments| wrapped(arguments).unwrap());
            assert_same(&usual, &there, program);
        }
    }
}
