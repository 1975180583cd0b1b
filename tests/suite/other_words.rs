//! Pages in other words: nothing that the program says is left in its own.

use crate::support::{files, plans, read, run, scratch, text};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A language in which every letter is the same, so that words in another are seen.
fn invented(word: &str) -> String {
    let mut is_gap = false;
    let letters = word.chars().map(|letter| {
        is_gap = letter == '{' || (is_gap && letter != '}');
        if letter.is_ascii_alphabetic() && !is_gap { 'ø' } else { letter }
    });
    letters.collect()
}

/// The file of words that the program prints, filled in.
fn all_words() -> String {
    let printed = text(&run(&["templates", "words"]).stdout);
    let line = |line: &str| match line.strip_suffix(" = \"\"") {
        Some(quoted) => format!("{quoted} = {}\n", invented(quoted)),
        None => format!("{line}\n"),
    };
    printed.lines().map(line).collect()
}

/// Words of a text by their letters, in small letters.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|letter: char| !letter.is_ascii_alphabetic())
        .filter(|word| word.len() > 1)
        .map(str::to_lowercase)
        .collect()
}

/// What people read on a page, with what is read out of pictures, each piece on a line.
fn spoken(page: &str) -> String {
    let body = page.split_once("</head>").map_or(page, |(_, body)| body);
    // What the checks find is for those who write plans.
    let body = body.split_once("<section id=\"findings\"").map_or(body, |(before, _)| before);
    let mut spoken = String::new();
    for piece in body.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else { continue };
        for name in ["aria-label=\"", "data-label=\""] {
            let value = tag.split_once(name).and_then(|(_, rest)| rest.split_once('"'));
            spoken.push_str(value.map_or("", |(value, _)| value));
            spoken.push('\n');
        }
        let is_read = !["script", "code", "style", "blockquote"].iter().any(|name| tag.starts_with(name));
        spoken.push_str(if is_read { text } else { "" });
        spoken.push('\n');
    }
    spoken.replace("&amp;", "&").replace("&#x27;", "'").replace("&quot;", "\"")
}

#[test]
fn nothing_that_the_program_says_is_left_in_its_own_words() {
    let folder = scratch();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    put("smplan.toml", "[render]\nwords = {eo = \"words.toml\"}\n");
    put("words.toml", &all_words());
    let mut left: BTreeSet<String> = BTreeSet::new();
    for plan in &plans() {
        let written = read(plan);
        let own = words(&written);
        let others = written.lines().filter(|line| !line.starts_with("  language: "));
        let others: Vec<&str> = others.collect();
        put("plan.yaml", &others.join("\n").replacen("\nplan:\n", "\nplan:\n  language: eo\n", 1));
        let path = folder.path().join("plan.yaml");
        let path = path.to_str().unwrap();
        let site = folder.path().join(name(plan));
        for arguments in
            [&["--html", "--as-of", "2026-04-15"][..], &["--html"], &["--site", site.to_str().unwrap()]]
        {
            let output = run(&[&["render", path], arguments].concat());
            assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
            let mut pages = vec![text(&output.stdout)];
            pages.extend(files(&site.join("cards")).iter().map(|card| read(card)));
            for page in pages {
                for line in spoken(&page).lines() {
                    let unsaid: Vec<String> = words(line).difference(&own).cloned().collect();
                    if !unsaid.is_empty() && !is_named(line) {
                        left.insert(format!("{}: {} in `{line}`", name(plan), unsaid.join(" ")));
                    }
                }
            }
        }
    }
    let left: Vec<String> = left.into_iter().collect();
    assert!(left.is_empty(), "{} pieces are left:\n{}", left.len(), left.join("\n"));
}

/// What has no other words: the name of this program, and of a digest.
fn is_named(line: &str) -> bool {
    line.contains("smplan") || line.contains("SHA-256")
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
