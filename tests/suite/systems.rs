//! Three systems: what only one of them has is guarded, wherever it stands.

use crate::support::{files, read, repository};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;

/// What only Unix, or only Linux, has.
const OF_ONE_SYSTEM: &[&[&str]] = &[&["std", "os"], &["nix"], &["rustix"]];

/// The lines that name what only one system has, outside of an item with a guard such as `#[cfg(unix)]`.
fn unguarded(tokens: TokenStream) -> BTreeSet<usize> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = BTreeSet::new();
    let mut is_guarded = false;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group)
                if group.delimiter() == Delimiter::Bracket && is_guard(&group.stream()) =>
            {
                is_guarded = true;
                continue;
            }
            TokenTree::Group(group) if !is_guarded => found.extend(unguarded(group.stream())),
            TokenTree::Ident(_) if !is_guarded && names_one_system(&tokens[index..]) => {
                found.insert(token.span().start().line);
            }
            _ => {}
        }
        // An item ends with its braces or its semicolon.
        let ends = match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(punct) => punct.as_char() == ';',
            _ => false,
        };
        is_guarded &= !ends;
    }
    found
}

fn is_guard(attribute: &TokenStream) -> bool {
    let text = attribute.to_string().replace(' ', "");
    ["cfg(unix)", "cfg(windows)", "cfg(target_os=\"linux\")"].contains(&text.as_str())
}

fn names_one_system(tokens: &[TokenTree]) -> bool {
    let path: Vec<String> = tokens.iter().take(5).map(ToString::to_string).collect();
    OF_ONE_SYSTEM.iter().any(|names| match names {
        [name] => path[0] == *name && path.get(1).is_some_and(|next| next == ":"),
        names => path[0] == names[0] && path.get(3).is_some_and(|next| next == names[1]),
    })
}

/// The modules of a file that are there on one system alone.
fn guarded_modules(text: &str) -> BTreeSet<String> {
    let lines: Vec<&str> = text.lines().collect();
    let pairs = lines.windows(2).filter(|pair| pair[0] == "#[cfg(unix)]" || pair[0] == "#[cfg(windows)]");
    pairs.filter_map(|pair| Some(pair[1].strip_prefix("mod ")?.trim_end_matches(';').to_owned())).collect()
}

#[test]
fn what_one_system_has_is_guarded() {
    let mut wrong = Vec::new();
    let mut n_files = 0;
    for folder in ["src", "tests/suite", "benches", "fuzz/src"] {
        let guarded =
            guarded_modules(&std::fs::read_to_string(repository(folder).join("main.rs")).unwrap_or_default());
        for path in
            files(&repository(folder)).iter().filter(|path| path.extension().is_some_and(|end| end == "rs"))
        {
            let module = path.file_stem().unwrap().to_str().unwrap();
            if guarded.contains(module) {
                continue;
            }
            let tokens = read(path).parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            wrong.extend(unguarded(tokens).into_iter().map(|line| format!("{}:{line}", path.display())));
            n_files += 1;
        }
    }
    assert!(n_files > 300, "{n_files}");
    assert!(wrong.is_empty(), "not on every system: {wrong:#?}");
}

#[test]
fn the_guard_sees_what_is_not_guarded() {
    for (text, n_lines) in [
        ("use std::os::unix::fs::MetadataExt;", 1),
        ("#[cfg(unix)]\nuse std::os::unix::fs::MetadataExt;\nuse nix::sys;", 1),
        (
            "#[cfg(target_os = \"linux\")]\nfn one() { rustix::fs::sync(); }\nfn other() { rustix::fs::sync(); }",
            1,
        ),
        ("#[test]\nfn one() { use std::os::windows::fs::X; }", 1),
        ("fn nix(unix: u8) -> u8 { unix }", 0),
    ] {
        assert_eq!(unguarded(text.parse().unwrap()).len(), n_lines, "{text}");
    }
}

#[test]
fn the_address_and_the_version_stand_in_one_place() {
    let address = env!("CARGO_PKG_REPOSITORY");
    let version = env!("CARGO_PKG_VERSION");
    let mut wrong = Vec::new();
    for folder in
        ["src", "templates", "packaging", ".github", "action.yml", ".pre-commit-hooks.yaml", "pyproject.toml"]
    {
        let path = repository(folder);
        let inside = if path.is_file() { vec![path] } else { files(&path) };
        assert!(!inside.is_empty(), "{folder}");
        for path in inside {
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            for (index, line) in text.lines().enumerate() {
                if line.contains(address) || line.contains(version) {
                    wrong.push(format!("{}:{}: {line}", path.display(), index + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "say CARGO_PKG_REPOSITORY, CARGO_PKG_VERSION or @VERSION@: {wrong:#?}");
}

#[test]
fn the_summary_of_the_book_lists_every_page() {
    let summary = read(&repository("docs/SUMMARY.md"));
    for path in files(&repository("docs")) {
        let name = path.strip_prefix(repository("docs")).unwrap().to_string_lossy().replace('\\', "/");
        if path.extension().is_some_and(|end| end == "md") && name != "SUMMARY.md" {
            assert_eq!(summary.matches(&format!("]({name})")).count(), 1, "{name}");
        }
    }
    let n_links = summary.matches("](").count();
    let links = summary.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    let n_found = links.filter(|(link, _)| repository("docs").join(link).is_file()).count();
    assert_eq!(n_found, n_links);
}

#[test]
fn the_readme_is_short_and_names_the_oldest_rust() {
    let readme = read(&repository("README.md"));
    assert!(readme.contains(&format!("Rust {} or later", env!("CARGO_PKG_RUST_VERSION"))));
    assert!(readme.lines().count() <= 120, "{} lines", readme.lines().count());
}
