//! What a source file names, however it is spelt: `crate::a`, `use crate::{a::b, c}` over several lines, `super::super::a`,
//! the library's own name, `pub use`, paths inside macros, and `$crate::a`.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

/// A path as it stands in a file: its names from `crate` on, or from the name of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) line: usize,
    pub(crate) path: Vec<String>,
    /// What a `use` calls it in its module.
    called: Option<String>,
}

/// The module of a source file below `src`: `cli/mod.rs` is `cli`.
pub(crate) fn module_of(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').map(str::to_owned).collect()
}

/// All source files with what each names, by module.
pub(crate) struct Sources {
    pub(crate) named: BTreeMap<Vec<String>, Vec<Named>>,
    uses: BTreeMap<(Vec<String>, String), Vec<String>>,
}

impl Sources {
    /// Files below `src`, by their paths there, with their texts.
    pub(crate) fn of(files: &BTreeMap<String, String>) -> Sources {
        let modules: BTreeSet<Vec<String>> = files.keys().map(|file| module_of(file)).collect();
        let mut sources = Sources { named: BTreeMap::new(), uses: BTreeMap::new() };
        for (file, text) in files {
            let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
            let module = module_of(file);
            let mut scan =
                Scan { modules: &modules, file: &module, module: module.clone(), found: Vec::new() };
            scan.tokens(stream);
            for named in &scan.found {
                if let Some(called) = &named.called {
                    sources.uses.insert((module.clone(), called.clone()), named.path.clone());
                }
            }
            let found = scan.found;
            sources.named.insert(module, found);
        }
        sources
    }

    /// The module in which the thing of a path is, past everything that only passes its name on.
    pub(crate) fn home(&self, path: &[String]) -> Option<&Vec<String>> {
        let mut path: Vec<String> = path.to_vec();
        // Names that are passed on in a circle do not compile, but a type and a function may share a name.
        for _ in 0..8 {
            let inside = path.strip_prefix(&["crate".to_owned()][..])?;
            let (module, rest) = (1..=inside.len()).rev().find_map(|length| {
                let (module, _) = self.named.get_key_value(&inside[..length])?;
                Some((module, &inside[length..]))
            })?;
            let next = rest.first().and_then(|name| self.uses.get(&(module.clone(), name.clone())));
            match next.filter(|next| next[0] == "crate") {
                Some(next) => path = [next, &rest[1..]].concat(),
                None => return Some(module),
            }
        }
        None
    }

    /// A path from its library on: `fs::write` below `use std::fs` is `std::fs::write`.
    pub(crate) fn whole(&self, module: &[String], path: &[String]) -> Vec<String> {
        match self.uses.get(&(module.to_vec(), path[0].clone())) {
            Some(used) if path.len() > 1 && path[0] != "crate" => [used, &path[1..]].concat(),
            _ => path.to_vec(),
        }
    }
}

struct Scan<'s> {
    modules: &'s BTreeSet<Vec<String>>,
    file: &'s [String],
    /// The file's own, or one that stands in it.
    module: Vec<String>,
    found: Vec<Named>,
}

impl Scan<'_> {
    fn tokens(&mut self, stream: TokenStream) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let next = tokens.get(at + 1);
            match token {
                // `use<'a>` behind a type imports nothing.
                TokenTree::Ident(word) if word == "use" && next.is_some_and(|next| !is(next, '<')) => {
                    let length = tokens[at..].iter().position(|token| is(token, ';'));
                    let end = length.map_or(tokens.len(), |length| at + length);
                    self.tree(&tokens[at + 1..end], &[]);
                    at = end;
                }
                // `extern crate self as other` would be one more name for everything.
                TokenTree::Ident(word)
                    if word == "extern" && next.is_some_and(|next| word_is(next, "crate")) =>
                {
                    self.add(word.span().start().line, vec!["crate".to_owned()], None);
                    at += 2;
                }
                TokenTree::Ident(word) if word == "mod" => match (next, tokens.get(at + 2)) {
                    (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) => {
                        self.module.push(name.to_string());
                        self.tokens(body.stream());
                        self.module.pop();
                        at += 3;
                    }
                    _ => at += 2,
                },
                TokenTree::Ident(first) => {
                    let (path, length) = path(&tokens[at..]);
                    if path.len() > 1 {
                        self.add(first.span().start().line, path, None);
                    }
                    at += length;
                }
                TokenTree::Group(group) => {
                    self.tokens(group.stream());
                    at += 1;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => at += 1,
            }
        }
    }

    /// What follows `use`, or stands in one of its pairs of braces.
    fn tree(&mut self, tokens: &[TokenTree], before: &[String]) {
        for item in tokens.split(|token| is(token, ',')) {
            let item = &item[item.iter().take_while(|token| is(token, ':')).count()..];
            let Some(first) = item.first() else { continue };
            let (names, length) = path(item);
            let whole: Vec<String> = [before, &names].concat();
            match item.get(length..).and_then(|rest| rest.iter().find(|token| !is(token, ':'))) {
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    self.tree(&inner, &whole);
                }
                Some(all) if is(all, '*') => {
                    self.add(first.span().start().line, [whole, vec!["*".to_owned()]].concat(), None);
                }
                rest => {
                    let renamed = rest.and_then(|_| item.last()).map(ToString::to_string);
                    let mut whole = whole;
                    if whole.len() > 1 && whole.last().is_some_and(|last| last == "self") {
                        whole.pop();
                    }
                    let called = renamed.or_else(|| whole.last().cloned());
                    self.add(first.span().start().line, whole, called);
                }
            }
        }
    }

    fn add(&mut self, line: usize, path: Vec<String>, called: Option<String>) {
        let path = self.absolute(path);
        let called = called.filter(|_| self.module == self.file);
        self.found.push(Named { line, path, called });
    }

    fn absolute(&self, path: Vec<String>) -> Vec<String> {
        let mut module = self.module.clone();
        let mut rest = path.as_slice();
        match path.first().map(String::as_str) {
            Some("crate" | "smplan") => {
                module.clear();
                rest = &path[1..];
            }
            Some("self") => rest = &path[1..],
            Some("super") => {
                while rest.first().is_some_and(|name| name == "super") {
                    module.pop();
                    rest = &rest[1..];
                }
            }
            Some(first) if self.modules.contains(&[&module[..], &[first.to_owned()]].concat()) => {}
            _ => return path,
        }
        [&["crate".to_owned()], &module[..], rest].concat()
    }
}

/// The names at the beginning of some tokens with `::` between, and how many tokens they are.
fn path(tokens: &[TokenTree]) -> (Vec<String>, usize) {
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(TokenTree::Ident(name)) = tokens.get(at) {
        names.push(name.to_string());
        at += 1;
        match tokens.get(at..at + 3) {
            Some([one, two, TokenTree::Ident(_)]) if is(one, ':') && is(two, ':') => at += 2,
            _ => break,
        }
    }
    (names, at)
}

fn is(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

fn word_is(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

#[test]
fn every_spelling_of_an_import_is_seen() {
    let text = r#"
        //! crate::comment
        use crate::one;
        use crate::{
            two::{Two, self},
            three,
        };
        pub use smplan::four::Four as Other;
        pub(super) use super::super::five;
        use ::regex::{Regex, bytes::Regex as Bytes};
        macro_rules! made { () => { $crate::six::call("crate::literal") } }
        fn body() -> impl Sized + use<> { vec![super::eight::<u8>(), self::tests::nine()]; crate::seven::Seven }
        mod tests { use super::super::ten; use crate::eleven::*; }
        mod child;
        use child::Child;
        use crate::{self as everything};
        extern crate self as also;
        pub(crate) use {body, made};
    "#;
    let files = [("room/mod.rs", ""), ("room/file.rs", text), ("room/file/child.rs", "")];
    let sources = Sources::of(&files.map(|(file, text)| (file.to_owned(), text.to_owned())).into());
    let found = &sources.named[&["room".to_owned(), "file".to_owned()][..]];
    let found: Vec<String> =
        found.iter().map(|named| format!("{} {}", named.line, named.path.join("::"))).collect();
    assert_eq!(
        found,
        [
            "3 crate::one",
            "5 crate::two::Two",
            "5 crate::two",
            "6 crate::three",
            "8 crate::four::Four",
            "9 crate::five",
            "10 regex::Regex",
            "10 regex::bytes::Regex",
            "11 crate::six::call",
            "12 crate::room::eight",
            "12 crate::room::file::tests::nine",
            "12 crate::seven::Seven",
            "13 crate::room::ten",
            "13 crate::eleven::*",
            "15 crate::room::file::child::Child",
            "16 crate",
            "17 crate",
            "18 body",
            "18 made",
        ]
    );
    let home = |path: &str| sources.home(&path.split("::").map(str::to_owned).collect::<Vec<_>>());
    assert_eq!(home("crate::room::file::Child").unwrap().join("::"), "room::file::child");
    assert_eq!(home("crate::room::file::body").unwrap().join("::"), "room::file");
    let module = ["room".to_owned(), "file".to_owned()];
    let whole = |path: [&str; 2]| sources.whole(&module, &path.map(str::to_owned)).join("::");
    assert_eq!(whole(["Bytes", "new"]), "regex::bytes::Regex::new");
    assert_eq!(whole(["std", "fs"]), "std::fs");
}
