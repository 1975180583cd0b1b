//! Phrases that answers do better without: a file of data for each language.

use crate::routing::Phrases;
use std::rc::Rc;

/// The files, by language.
const FILES: [(&str, &str); 2] =
    [("en", include_str!("../../data/phrases/en.txt")), ("de", include_str!("../../data/phrases/de.txt"))];

/// All lists of a language.
#[derive(Debug)]
pub struct Lists {
    entries: Vec<Entry>,
    phrases: Phrases,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    list: &'static str,
    words: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Usual,
    /// Said as information only.
    Milder,
    /// Takes back the hits that it covers.
    Not,
    /// Takes back all hits of its list.
    Unless,
}

/// A phrase of a list that stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The list, which is the name of its rule.
    pub list: &'static str,
    pub words: &'static str,
    pub is_milder: bool,
}

/// The languages that have lists, as a sentence names them.
pub fn languages_with_lists() -> String {
    FILES.map(|(language, _)| format!("`{language}`")).join(" and ")
}

/// The lists of a language such as `en` or `de-AT`; `None` where it has none. Read once.
pub fn lists_of(language: &str) -> Option<Rc<Lists>> {
    thread_local! {
        static READ: [std::cell::OnceCell<Rc<Lists>>; FILES.len()] = const { [const { std::cell::OnceCell::new() }; FILES.len()] };
    }
    let code = language.split(['-', '_']).next().unwrap_or_default();
    let at = FILES.iter().position(|(known, _)| known.eq_ignore_ascii_case(code))?;
    let (_, file) = FILES.get(at)?;
    READ.with(|read| read.get(at).map(|lists| Rc::clone(lists.get_or_init(|| Rc::new(Lists::of(file))))))
}

impl Lists {
    fn of(file: &'static str) -> Lists {
        let mut list = "";
        let mut entries = Vec::new();
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
                list = name;
                continue;
            }
            let (kind, words) = match line.split_once(' ') {
                Some(("~", words)) => (Kind::Milder, words),
                Some(("-", words)) => (Kind::Not, words),
                Some(("!", words)) => (Kind::Unless, words),
                _ => (Kind::Usual, line),
            };
            entries.push(Entry { list, words, kind });
        }
        let phrases = Phrases::of(entries.iter().map(|entry| entry.words));
        Lists { entries, phrases }
    }

    /// The names of the lists, each once.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<&str> = self.entries.iter().map(|entry| entry.list).collect();
        names.dedup();
        names
    }

    /// For each list the first phrase that stands in a text; one that is said as information only where there is no other.
    pub fn find(&self, text: &str) -> Vec<Listed> {
        let hits = self.phrases.find(text);
        let all: Vec<_> =
            hits.iter().filter_map(|hit| Some((self.entries.get(hit.number)?, &hit.place))).collect();
        let mut found: Vec<Listed> = Vec::new();
        for (entry, place) in &all {
            let takes_back = |(other, covers): &(&Entry, &std::ops::Range<usize>)| {
                other.list == entry.list
                    && match other.kind {
                        Kind::Not => covers.start <= place.start && place.end <= covers.end,
                        Kind::Unless => true,
                        Kind::Usual | Kind::Milder => false,
                    }
            };
            let is_hit = matches!(entry.kind, Kind::Usual | Kind::Milder) && !all.iter().any(takes_back);
            if !is_hit {
                continue;
            }
            let listed =
                Listed { list: entry.list, words: entry.words, is_milder: entry.kind == Kind::Milder };
            match found.iter_mut().find(|known| known.list == entry.list) {
                Some(known) if known.is_milder && !listed.is_milder => *known = listed,
                Some(_) => {}
                None => found.push(listed),
            }
        }
        found
    }
}
