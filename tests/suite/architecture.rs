//! What `docs/architecture.md` says, held.

use crate::imports::{Named, Sources};
use crate::support::{files, read, repository};
use std::collections::{BTreeMap, BTreeSet};

/// The rows of the table below a heading, as their cells.
fn rows(heading: &str) -> Vec<Vec<String>> {
    let document = read(&repository("docs/architecture.md"));
    let (_, section) = document.split_once(&format!("{heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap_or_default();
    let lines = section.lines().filter(|line| line.starts_with("| `"));
    lines
        .map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

/// Names with commas between, in backticks or without.
fn names(cell: &str) -> BTreeSet<String> {
    let names = cell.split(',').map(|name| name.trim().trim_matches('`').to_owned());
    names.filter(|name| name != "–").collect()
}

/// The rooms: each module and what it may use.
fn rooms() -> BTreeMap<String, BTreeSet<String>> {
    let rows = rows("# The rooms of the house").into_iter();
    rows.map(|cells| (cells[0].trim_matches('`').to_owned(), names(&cells[2]))).collect()
}

fn sources() -> Sources {
    let source = repository("src");
    let text = |path: &std::path::PathBuf| {
        let name = path.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/");
        (name, read(path))
    };
    let is_rust = |path: &&std::path::PathBuf| path.extension().is_some_and(|end| end == "rs");
    Sources::of(&files(&source).iter().filter(is_rust).map(text).collect())
}

/// Everything that is named in a room, with its module.
fn named_in_rooms(sources: &Sources) -> impl Iterator<Item = (&Vec<String>, &Named)> {
    let modules = sources.named.iter().filter(|(module, _)| !matches!(module[0].as_str(), "lib" | "main"));
    modules.flat_map(|(module, named)| named.iter().map(move |named| (module, named)))
}

#[test]
fn imports_go_one_way_down() {
    let rooms = rooms();
    let sources = sources();
    let mut wrong = Vec::new();
    for module in sources.named.keys().filter(|module| !matches!(module[0].as_str(), "lib" | "main")) {
        if !rooms.contains_key(&module[0]) {
            wrong.push(format!("{}: not in docs/architecture.md", module.join("::")));
        }
    }
    for (module, named) in named_in_rooms(&sources) {
        let Some(allowed) = rooms.get(&module[0]).filter(|_| named.path[0] == "crate") else { continue };
        let place = format!("{} line {}", module.join("::"), named.line);
        match named.path.get(1).map(String::as_str) {
            None => wrong.push(format!("{place}: a name for all rooms at once")),
            Some(_) if named.path.last().is_some_and(|name| name == "*") => {
                wrong.push(format!("{place}: `{}` hides what is used", named.path.join("::")));
            }
            Some(room) if room == module[0] || allowed.contains(room) => {}
            Some(room) => wrong.push(format!("{place}: `{}` may not use `{room}`", module[0])),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Circles of files that need each other: the room, how many there may be, and how many files one may have. Fewer and
/// smaller ones are better.
const CIRCLES: &[(&str, usize, usize)] = &[("view", 3, 3)];

#[test]
fn files_of_a_room_hardly_ever_go_round_in_a_circle() {
    let sources = sources();
    let mut uses: BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> = BTreeMap::new();
    for (module, named) in named_in_rooms(&sources) {
        // A folder's `mod.rs` holds the table of its files; they may use what stands in it.
        let is_own = |home: &&Vec<String>| home[0] == module[0] && !home.starts_with(module);
        if let Some(home) = sources.home(&named.path).filter(is_own) {
            uses.entry(module).or_default().insert(home);
        }
    }
    let reach = |from: &Vec<String>| {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&Vec<String>> = uses.get(from).into_iter().flatten().copied().collect();
        while let Some(next) = open.pop() {
            if reached.insert(next) {
                open.extend(uses.get(next).into_iter().flatten());
            }
        }
        reached
    };
    let reached: BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> =
        uses.keys().map(|module| (*module, reach(module))).collect();
    let goes_round = |one: &Vec<String>, other: &Vec<String>| {
        reached.get(one).is_some_and(|reached| reached.contains(other))
    };
    let mut circles: BTreeMap<&str, BTreeSet<Vec<String>>> = BTreeMap::new();
    for module in reached.keys().filter(|module| goes_round(module, module)) {
        let circle = reached.keys().filter(|other| goes_round(module, other) && goes_round(other, module));
        circles.entry(&module[0]).or_default().insert(circle.map(|module| module.join("::")).collect());
    }
    for (room, circles) in circles {
        let known = CIRCLES.iter().find(|(known, _, _)| *known == room);
        let (most, longest) = known.map_or((0, 0), |(_, most, longest)| (*most, *longest));
        let is_known = circles.len() <= most && circles.iter().all(|circle| circle.len() <= longest);
        assert!(is_known, "`{room}`: these files need each other; move what they share down: {circles:#?}");
    }
}

#[test]
fn libraries_are_used_where_the_document_says() {
    let sources = sources();
    let mut users: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (module, named) in named_in_rooms(&sources) {
        users.entry(named.path[0].clone()).or_default().insert(module[0].clone());
    }
    let rows = rows("## Libraries with a room of their own");
    let mut only_users = BTreeSet::new();
    for cells in &rows {
        let said = names(&cells[2]);
        for library in names(&cells[0]) {
            let found = users.get(&library.replace('-', "_")).cloned().unwrap_or_default();
            assert_eq!(said, found, "`{library}` is used in other rooms than docs/architecture.md says");
        }
        only_users.extend(said.first().filter(|_| said.len() == 1).cloned());
    }
    for cells in self::rows("# The rooms of the house") {
        let room = cells[0].trim_matches('`');
        let is_true = !cells[1].contains("the only user of") || only_users.contains(room);
        assert!(
            is_true,
            "`{room}` is said to be the only user of something, and of nothing in the table below"
        );
    }
}

#[test]
fn what_is_deliberately_absent_is_absent() {
    let sources = sources();
    let rows = rows("## What is deliberately absent");
    let mut wrong = Vec::new();
    for (module, named) in named_in_rooms(&sources) {
        let path = sources.whole(module, &named.path).join("::") + "::";
        let (place, line) = (module.join("::") + "::", named.line);
        for cells in &rows {
            let is_it = names(&cells[0]).iter().any(|name| path.starts_with(&format!("{name}::")));
            let is_allowed =
                names(&cells[2]).iter().any(|allowed| place.starts_with(&format!("{allowed}::")));
            if is_it && !is_allowed {
                wrong.push(format!("{} line {line}: `{}`", module.join("::"), path.trim_end_matches(':')));
            }
        }
    }
    assert!(wrong.is_empty(), "these are deliberately absent:\n{}", wrong.join("\n"));
    assert!(!repository("build.rs").exists());
}

#[test]
fn the_files_that_contributors_are_led_to_are_there() {
    for document in ["CONTRIBUTING.md", "docs/architecture.md"] {
        let text = read(&repository(document));
        let is_path = |name: &&str| {
            ["src/", "templates/", "tests/", "docs/"].iter().any(|folder| name.starts_with(folder))
        };
        let named: Vec<&str> = text.split('`').skip(1).step_by(2).filter(is_path).collect();
        assert!(!named.is_empty(), "{document} names no file");
        for name in named.iter().filter(|name| !name.contains('<')) {
            assert!(repository(name).exists(), "{document} names `{name}`, which is not there");
        }
    }
}

#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    for path in files(&repository("src")) {
        let n_lines = read(&path).lines().count();
        assert!(n_lines <= 500, "{} has {n_lines} lines: split it", path.display());
    }
}

#[test]
fn no_line_of_a_template_is_longer_than_120_characters() {
    for kind in ["html", "md", "css", "js"] {
        for path in files(&repository(&format!("templates/{kind}"))) {
            // A drawn path is one word.
            let too_long = |line: &&str| line.chars().count() > 120 && !line.starts_with("<path d=");
            let text = read(&path);
            let found = text.lines().find(too_long);
            assert!(found.is_none(), "{}: {}", path.display(), found.unwrap_or_default());
        }
    }
}

#[test]
fn the_repository_stays_small() {
    const LARGEST_FILE: u64 = 1 << 20;
    const ALL: u64 = 25 << 20;
    let git = std::process::Command::new("git").args(["ls-files", "-z"]).current_dir(repository("")).output();
    // An archive of the sources has no list of what is kept.
    let Some(output) = git.ok().filter(|output| output.status.success()) else { return };
    let listed = String::from_utf8(output.stdout).unwrap();
    let size = |name: &str| std::fs::symlink_metadata(repository(name)).map_or(0, |metadata| metadata.len());
    let sizes: Vec<(&str, u64)> = listed.split_terminator('\0').map(|name| (name, size(name))).collect();
    for (name, bytes) in &sizes {
        assert!(*bytes <= LARGEST_FILE, "{name} has {bytes} bytes: keep what made it instead");
    }
    let all: u64 = sizes.iter().map(|(_, bytes)| bytes).sum();
    assert!(all <= ALL, "all files that are kept have {all} bytes: keep what a person wrote");
}
