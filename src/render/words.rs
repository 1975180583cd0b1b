//! The words of pages, and pages in other words: those that stand in templates, and those that the program says itself.

use crate::render::Templates;
use crate::render::card::WRITE_DOWN;
use crate::view::vocabulary;
use std::collections::BTreeMap;
use std::ops::Range;

/// Words of the program, each with those to show instead.
pub type Words = BTreeMap<String, String>;

/// Attributes whose values are read by people.
const SPOKEN: [&str; 3] = [" aria-label=\"", " data-label=\"", " alt=\""];

/// All words of pages by the template in which they stand first, in the order of the templates; under no name those that
/// stand in none.
pub fn words_of_pages() -> Vec<(&'static str, Vec<String>)> {
    let mut seen: Vec<String> = Vec::new();
    let mut all = Vec::new();
    let mut take = |name: &'static str, words: Vec<String>| {
        let mut new = Vec::new();
        for word in words {
            if !seen.contains(&word) {
                seen.push(word.clone());
                new.push(word);
            }
        }
        if !new.is_empty() {
            all.push((name, new));
        }
    };
    take("", vocabulary().into_iter().chain(WRITE_DOWN).map(str::to_owned).collect());
    for name in Templates::names().filter(|name| is_page(name)) {
        let text = Templates::text(name).unwrap_or_default();
        let words = places(text).into_iter().filter_map(|place| text.get(place)).chain(handed_on(text));
        take(name, words.map(str::to_owned).collect());
    }
    all
}

/// Whether a file is a template of pages.
pub(super) fn is_page(name: &str) -> bool {
    name.starts_with("html/")
}

/// A template of a page in other words.
pub(super) fn in_words(template: &str, words: &Words) -> String {
    let mut result = String::with_capacity(template.len());
    let mut end = 0;
    for place in places(template) {
        let Some(instead) = template.get(place.clone()).and_then(|word| words.get(word)) else { continue };
        result.push_str(template.get(end..place.start).unwrap_or_default());
        for character in instead.chars() {
            // Words are no part of the template, whatever is in them.
            match character {
                '<' => result.push_str("&lt;"),
                '>' => result.push_str("&gt;"),
                '&' => result.push_str("&amp;"),
                '"' => result.push_str("&quot;"),
                '{' => result.push_str("&#123;"),
                '}' => result.push_str("&#125;"),
                character => result.push(character),
            }
        }
        end = place.end;
    }
    result.push_str(template.get(end..).unwrap_or_default());
    result
}

/// What the program says, in other words: all of it, or else word by word, so that `14 Sep 2026` and `within 15 minutes` need
/// no entry of their own.
pub(super) fn said(text: &str, words: &Words) -> String {
    if let Some(instead) = words.get(text) {
        return instead.clone();
    }
    let mut result = String::with_capacity(text.len());
    for part in text.split_inclusive(' ') {
        let word = part.trim_end_matches([' ', ',', ';', '.', ':']);
        result.push_str(words.get(word).map_or(word, String::as_str));
        result.push_str(part.get(word.len()..).unwrap_or_default());
    }
    result
}

/// Where words stand in a template: between its tags, its expressions and its blocks, and in attributes that are read.
fn places(template: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(rest) = template.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some(length) = block(rest) {
            at += length;
        } else if rest.starts_with('<') {
            let length = tag(rest);
            attributes(template, at..at + length, &mut places);
            at += length;
        } else {
            let length = rest.find(['<', '{']).unwrap_or(rest.len()).max(1);
            keep(template, at..at + length, &mut places);
            at += length;
        }
    }
    places
}

/// Words that a template hands on to a piece that says them.
fn handed_on(template: &str) -> impl Iterator<Item = &str> {
    [("show.fact(", 1), ("show.bullets(", 1), ("show.tag(", 3)].into_iter().flat_map(
        move |(piece, number)| {
            template.split(piece).skip(1).filter_map(move |rest| {
                let arguments = rest.split_once(')')?.0;
                arguments.split('"').nth(number).filter(|word| is_said(word))
            })
        },
    )
}

/// The length of an expression, a block or a comment that a template begins with.
fn block(rest: &str) -> Option<usize> {
    let end = match rest.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        "{#" => "#}",
        _ => return None,
    };
    Some(rest.find(end).map_or(rest.len(), |found| found + end.len()))
}

/// The length of a tag, with the expressions in it.
fn tag(rest: &str) -> usize {
    let mut at = 1;
    while let Some(inside) = rest.get(at..).filter(|inside| !inside.is_empty()) {
        match block(inside) {
            Some(length) => at += length,
            None if inside.starts_with('>') => return at + 1,
            None => at += inside.find(['>', '{']).unwrap_or(inside.len()).max(1),
        }
    }
    rest.len()
}

fn attributes(template: &str, tag: Range<usize>, places: &mut Vec<Range<usize>>) {
    let text = template.get(tag.clone()).unwrap_or_default();
    for name in SPOKEN {
        let Some(found) = text.find(name) else { continue };
        let mut at = tag.start + found + name.len();
        while let Some(rest) =
            template.get(at..tag.end).filter(|rest| !rest.is_empty() && !rest.starts_with('"'))
        {
            let length = block(rest).unwrap_or_else(|| {
                let length = rest.find(['"', '{']).unwrap_or(rest.len()).max(1);
                keep(template, at..at + length, places);
                length
            });
            at += length;
        }
    }
}

/// Keeps a piece of text without the spaces around it, where there are letters in it.
fn keep(template: &str, place: Range<usize>, places: &mut Vec<Range<usize>>) {
    let text = template.get(place.clone()).unwrap_or_default();
    let is_word = |character: char| character.is_alphabetic() || character == '?' || character == '!';
    let (Some(first), Some(last)) = (text.find(is_word), text.rfind(is_word)) else { return };
    let width = text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let core = place.start + first..place.start + last + width;
    if template.get(core.clone()).is_some_and(is_said) {
        places.push(core);
    }
}

/// Whether a piece of a template is words, and not an ending, an entity or an attribute.
fn is_said(piece: &str) -> bool {
    const NAMES: [&str; 6] = ["warn", "bad", "plain", "SHA", "index.json", "ok"];
    let n_letters = piece.chars().filter(|character| character.is_alphabetic()).count();
    n_letters > 1 && !piece.starts_with(' ') && !piece.contains(['=', '&', '"']) && !NAMES.contains(&piece)
}

#[cfg(test)]
mod tests {
    use crate::render::words::{Words, in_words, places, said};

    fn of(template: &str) -> Vec<&str> {
        places(template).into_iter().filter_map(|place| template.get(place)).collect()
    }

    #[test]
    fn words_are_found_between_tags_and_in_what_is_read() {
        assert_eq!(
            of("<p class=\"x\">How {{ a }}, and {% if b > c %}why?{% endif %}</p>"),
            ["How", "and", "why?"]
        );
        assert_eq!(
            of("<td data-label=\"Next step\">{{ x }}</td><a {% if a > 1 %}b{% endif %}>Go</a>"),
            ["Next step", "Go"]
        );
        assert_eq!(of("<svg aria-label=\"From {{ a }} to {{ b }}.\"></svg>{# Not this. #}"), ["From", "to"]);
    }

    #[test]
    fn other_words_are_text_whatever_is_in_them() {
        let words = Words::from([("Go".to_owned(), "<b>{{ x }}\"".to_owned())]);
        assert_eq!(
            in_words("<a>Go</a> <i>Going</i>", &words),
            "<a>&lt;b&gt;&#123;&#123; x &#125;&#125;&quot;</a> <i>Going</i>"
        );
    }

    #[test]
    fn what_is_said_is_looked_up_whole_and_then_word_by_word() {
        let words = [("Sep", "Sept."), ("within", "binnen"), ("minutes", "Minuten"), ("at once", "sofort")];
        let words: Words = words.map(|(one, other)| (one.to_owned(), other.to_owned())).into();
        assert_eq!(said("14 Sep 2026, within 15 minutes", &words), "14 Sept. 2026, binnen 15 Minuten");
        assert_eq!(said("at once", &words), "sofort");
    }
}
