//! Documents in other languages: nothing that the program says is left in English, and every language that ships is whole.

use crate::support::{files, plans, read, repository, run, scratch, text};
use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// English in a language in which every letter is the same, so that words that are not in its file are seen.
fn invented() -> String {
    let english = read(&repository("templates/text/en.ftl"));
    let mut phrases = parser::parse(english).expect("English is a file of phrases");
    for entry in &mut phrases.body {
        if let Entry::Message(message) = entry {
            message.value.iter_mut().for_each(invent);
        }
    }
    serializer::serialize(&phrases)
}

fn invent(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                *value = value
                    .chars()
                    .map(|letter| if letter.is_ascii_alphabetic() { 'ø' } else { letter })
                    .collect();
            }
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                for variant in variants {
                    invent(&mut variant.value);
                }
            }
            PatternElement::Placeable { .. } => {}
        }
    }
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
    // In a script `<` is less than.
    let body = body.split_once("<script>").map_or(body, |(before, _)| before);
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

/// What people read of a document in Markdown: no addresses, no pictures in words of their own, nothing that the checks found.
fn read_of_markdown(document: &str) -> String {
    let mut lines = Vec::new();
    let mut is_picture = false;
    for line in document.lines().skip_while(|line| line.starts_with("<!--")) {
        if line.starts_with("```") {
            is_picture = !is_picture;
        }
        // What the checks find is for those who write plans.
        let is_finding = line.starts_with('|') && line.ends_with("` |");
        if !is_picture && !is_finding && !line.starts_with("> [!") && !line.starts_with('<') {
            lines.push(without_targets(line));
        }
    }
    lines.join("\n")
}

/// A line without the targets of its links.
fn without_targets(line: &str) -> String {
    let mut parts = line.split("](");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once(')').map_or("", |(_, behind)| behind));
    }
    text
}

/// What people read of a calendar.
fn read_of_calendar(calendar: &str) -> String {
    let unfolded = calendar.replace("\r\n ", "");
    let is_read = |line: &&str| line.starts_with("SUMMARY:") || line.starts_with("DESCRIPTION:");
    let lines = unfolded.lines().filter(is_read).filter_map(|line| line.split_once(':'));
    lines.map(|(_, words)| words.replace("\\n", "\n")).collect::<Vec<_>>().join("\n")
}

/// A plan in another language, written into a folder.
fn in_language(plan: &Path, language: &str, folder: &Path) -> PathBuf {
    let written = read(plan);
    let others: Vec<&str> = written.lines().filter(|line| !line.starts_with("  language: ")).collect();
    let language = format!("\nplan:\n  language: {language}\n");
    let path = folder.join("plan.yaml");
    fs::write(&path, others.join("\n").replacen("\nplan:\n", &language, 1)).unwrap();
    path
}

/// All documents of a plan, each as people read it.
fn documents(path: &Path, site: &Path) -> Vec<String> {
    let path = path.to_str().unwrap();
    let render = |arguments: &[&str]| {
        let output = run(&[&["render", path], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let mut all = vec![
        spoken(&render(&["--html", "--as-of", "2026-04-15"])),
        spoken(&render(&["--html"])),
        read_of_markdown(&render(&["--as-of", "2026-04-15"])),
        read_of_markdown(&render(&[])),
        read_of_calendar(&render(&["--ics"])),
        render(&["--csv=actions"]),
        render(&["--csv=contacts"]),
        render(&["--csv=channels"]),
    ];
    render(&["--site", site.to_str().unwrap(), "--as-of", "2026-04-15"]);
    all.extend(
        files(site)
            .iter()
            .filter(|file| file.extension().is_some_and(|end| end == "html"))
            .map(|page| spoken(&read(page))),
    );
    let drill = run(&["drill", path, "--format", "markdown"]);
    all.push(read_of_markdown(&text(&drill.stdout)));
    all
}

#[test]
fn nothing_that_the_program_says_is_left_in_english() {
    let folder = scratch();
    let text = folder.path().join("templates/text");
    fs::create_dir_all(&text).unwrap();
    fs::write(text.join("eo.ftl"), invented()).unwrap();
    fs::write(folder.path().join("smplan.toml"), "[render]\ntemplates = \"templates\"\n").unwrap();
    let mut left: BTreeSet<String> = BTreeSet::new();
    for plan in &plans() {
        let own = words(&read(plan));
        let path = in_language(plan, "eo", folder.path());
        for document in documents(&path, &folder.path().join(name(plan))) {
            for line in document.lines() {
                let line = &line.replace(env!("CARGO_PKG_VERSION"), "");
                let unsaid: Vec<String> = words(line).difference(&own).cloned().collect();
                if !unsaid.is_empty() && !is_named(line) {
                    left.insert(format!("{}: {} in `{line}`", name(plan), unsaid.join(" ")));
                }
            }
        }
    }
    let left: Vec<String> = left.into_iter().collect();
    assert!(left.is_empty(), "{} pieces are left:\n{}", left.len(), left.join("\n"));
}

#[test]
fn every_language_that_ships_has_all_phrases_and_no_other() {
    for file in files(&repository("templates/text")) {
        let mistakes = smplan::text::check(&read(&file));
        assert!(mistakes.is_empty(), "{}: {mistakes:#?}", file.display());
        for end in ["\r\n", "\r"] {
            let mistakes = smplan::text::check(&read(&file).replace('\n', end));
            assert!(mistakes.is_empty(), "{} with lines that end in {end:?}: {mistakes:#?}", file.display());
        }
    }
}

#[test]
fn no_document_of_a_language_that_ships_lacks_a_phrase() {
    let folder = scratch();
    for language in ["en", "de"] {
        for plan in &plans() {
            let path = in_language(plan, language, folder.path());
            for document in documents(&path, &folder.path().join(format!("{language}-{}", name(plan)))) {
                assert!(!document.contains('⟦'), "{language}, {}: {document}", plan.display());
            }
        }
    }
}

/// What has no other words: the names of this program, of files and of a digest.
fn is_named(line: &str) -> bool {
    ["smplan", "SHA-256", "index.json", "plan.yaml"].iter().any(|name| line.contains(name))
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
