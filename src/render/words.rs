//! The words of pages, and pages in other words: those that stand in templates, and those that the program says itself.

use crate::render::Templates;
use crate::render::card::WRITE_DOWN;
use crate::render::phrases::Phrase;
use crate::view::vocabulary;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// Words of the program, each with those to show instead.
#[derive(Clone, Debug, Default)]
pub struct Words {
    whole: BTreeMap<String, String>,
    /// Those with gaps; of two that fit the first says more.
    phrases: Vec<Phrase>,
}

impl Words {
    /// Each of the words with those to show instead. In phrases with gaps the others have the same gaps.
    pub fn of(words: BTreeMap<String, String>) -> Words {
        let mut phrases: Vec<Phrase> =
            words.iter().filter_map(|(text, instead)| Phrase::of(text, instead)).collect();
        phrases.sort_by_key(|phrase| Reverse(phrase.weight()));
        Words { whole: words, phrases }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// What the program says, in other words, as far as they are known.
    pub(super) fn say(&self, text: &str) -> String {
        if let Some(said) = self.known(text) {
            return said;
        }
        match [". ", "; ", ", "].into_iter().find(|between| text.contains(between)) {
            Some(between) => {
                let parts: Vec<String> = text.split(between).map(|part| self.say(part)).collect();
                parts.join(between)
            }
            None => text.to_owned(),
        }
    }

    /// The same; `None` where some of it is not known. All of a text can have an entry, or be a phrase with gaps, or every
    /// word of it is known, so that `14 Sep 2026` and `within 15 minutes` need no entry of their own.
    fn known(&self, text: &str) -> Option<String> {
        if let Some(instead) = self.whole.get(text) {
            return Some(instead.clone());
        }
        if let Some(sentence) = text.strip_suffix('.') {
            return Some(self.known(sentence)? + ".");
        }
        let parts = |between: &str| {
            let parts = text.contains(between).then(|| text.split(between).map(|part| self.known(part)));
            parts.and_then(Iterator::collect::<Option<Vec<String>>>).map(|parts| parts.join(between))
        };
        let phrase = |has_comma: bool| {
            let mut phrases = self.phrases.iter().filter(|phrase| phrase.has_comma() == has_comma);
            phrases.find_map(|phrase| phrase.said(text, |words, is_of_plan| self.fill(words, is_of_plan)))
        };
        parts("; ")
            .or_else(|| phrase(true))
            .or_else(|| parts(", "))
            .or_else(|| phrase(false))
            .or_else(|| parts(". "))
            .or_else(|| self.word_by_word(text))
    }

    /// What fills a gap.
    fn fill(&self, words: &str, is_of_plan: bool) -> Option<String> {
        if is_of_plan { Some(self.say_days(words)) } else { self.known(words) }
    }

    /// Words of the plan, with days and times behind them in other words.
    fn say_days(&self, text: &str) -> String {
        let has_figure = |part: &str| part.contains(|letter: char| letter.is_ascii_digit());
        let say = |part: &str| {
            self.word_by_word(part).filter(|_| has_figure(part)).unwrap_or_else(|| part.to_owned())
        };
        let parts: Vec<String> = text.split(", ").map(say).collect();
        parts.join(", ")
    }

    /// A text of which every word is known; figures and signs stay as they are.
    fn word_by_word(&self, text: &str) -> Option<String> {
        let mut result = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
            let (word, behind) = rest.split_at_checked(length)?;
            if !word.is_empty() {
                result.push_str(self.whole.get(word)?);
            }
            let length = behind.find(char::is_alphabetic).unwrap_or(behind.len());
            let (signs, next) = behind.split_at_checked(length)?;
            result.push_str(signs);
            rest = next;
        }
        Some(result)
    }
}

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
    take("", vocabulary().into_iter().chain(WRITE_DOWN.map(str::to_owned)).collect());
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
        let Some(instead) = template.get(place.clone()).and_then(|word| words.whole.get(word)) else {
            continue;
        };
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
    use crate::render::words::{Words, in_words, places};

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
        let words = of_pairs(&[("Go", "<b>{{ x }}\"")]);
        assert_eq!(
            in_words("<a>Go</a> <i>Going</i>", &words),
            "<a>&lt;b&gt;&#123;&#123; x &#125;&#125;&quot;</a> <i>Going</i>"
        );
    }

    fn of_pairs(pairs: &[(&str, &str)]) -> Words {
        Words::of(pairs.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect())
    }

    #[test]
    fn what_is_said_is_looked_up_whole_and_then_part_by_part() {
        let words = of_pairs(&[
            ("Sep", "Sept."),
            ("within", "binnen"),
            ("minutes", "Minuten"),
            ("at once", "sofort"),
            ("Mon", "Mo"),
            ("May", "Mai"),
        ]);
        assert_eq!(words.say("14 Sep 2026, within 15 minutes"), "14 Sept. 2026, binnen 15 Minuten");
        assert_eq!(words.say("at once"), "sofort");
        assert_eq!(words.say("Mon-Mon 08:00-09:00"), "Mo-Mo 08:00-09:00");
        assert_eq!(words.say("May Johnson, within minutes"), "May Johnson, binnen Minuten");
    }

    #[test]
    fn phrases_keep_what_is_the_plan_s_and_say_the_rest_in_other_words() {
        let words = of_pairs(&[
            (
                "{time} on {when}, at {place} ({names} on {until})",
                "{when} in {place} {time} ({names}, {until})",
            ),
            ("{time} on {when}", "{when}: {time}"),
            ("paused by {name}", "angehalten von {name}"),
            ("hours", "Stunden"),
            ("Sat", "Sa"),
            ("on", "am"),
        ]);
        assert_eq!(
            words.say("43 hours on Sat 14:00, at Sat on Sea (Pat, Ana and Bo on Sat 15:00)"),
            "Sa 14:00 in Sat on Sea 43 Stunden (Pat, Ana and Bo, Sa 15:00)"
        );
        assert_eq!(words.say("43 hours on Sat 14:00"), "Sa 14:00: 43 Stunden");
        assert_eq!(words.say("pause all; paused by Sat on Sea"), "pause all; angehalten von Sat on Sea");
        assert_eq!(words.say("x, 43 hours on Sat 14:00."), "x, Sa 14:00: 43 Stunden.");
    }
}
