//! The words of messages: their blanks, how long they can become, and what is in them.

use crate::format::map::Entry;
use crate::format::values::Text;
use crate::plan::document::Plan;
use crate::plan::messages::{Message, MessageKind, Placeholder, PlaceholderSource};
use crate::plan::places::Location;
use crate::source::Spanned;
use minijinja::{Environment, UndefinedBehavior, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How much work filling in one message may be.
const FUEL: u64 = 20_000;

/// The longest filling that is counted, in characters.
const LONGEST_FILLING: usize = 10_000;

impl Message {
    /// The texts of the message, each with its language; `None` for the language of the plan.
    pub fn wordings(&self) -> Vec<(Spanned<&Text>, Option<&str>)> {
        let own = self.text.get().map(|text| (Spanned { span: self.text.span(), value: text }, None));
        let others = self.texts.get().map(|texts| texts.0.entries()).unwrap_or_default();
        let others = others
            .iter()
            .map(|text| (Spanned { span: text.value.span, value: &text.value.value }, Some(&*text.id)));
        own.into_iter().chain(others).collect()
    }

    /// Whether the message answers somebody, rather than being posted by itself.
    pub fn is_answer(&self) -> bool {
        !matches!(
            self.kind.copied(),
            None | Some(MessageKind::Holding | MessageKind::Update | MessageKind::ReportBack)
        )
    }

    /// The parts of a text: words, and the names of blanks (`true`); `None` where there is more to it than blanks.
    pub fn parts(text: &str) -> Option<Vec<(&str, bool)>> {
        let part = |piece| match piece {
            Piece::Words(words) => (words, false),
            Piece::Blank(name) => (name, true),
        };
        Some(pieces(text)?.into_iter().map(part).collect())
    }

    /// The first blank in a text whose name has hyphens, which a template takes for minus signs.
    pub fn hyphenated_blank(text: &str) -> Option<&str> {
        let is_word = |part: &str| {
            part.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        let is_hyphenated =
            |name: &&str| name.contains('-') && name.trim_end_matches('-').split('-').all(is_word);
        let blanks = text.split("{{").skip(1).filter_map(|rest| Some(rest.split_once("}}")?.0.trim()));
        blanks.into_iter().find(is_hyphenated)
    }

    /// The names of the blanks in a text; `None` where it cannot be read.
    pub fn blanks(&self, text: &str) -> Option<Vec<String>> {
        if let Some(pieces) = pieces(text) {
            let mut names: Vec<String> = Vec::new();
            for piece in pieces {
                if let Piece::Blank(name) = piece
                    && !names.iter().any(|known| known == name)
                {
                    names.push(name.to_owned());
                }
            }
            return Some(names);
        }
        let environment = environment();
        let template = environment.template_from_str(text).ok()?;
        let mut names: Vec<String> = template.undeclared_variables(false).into_iter().collect();
        names.retain(|name| environment.globals().all(|(global, _)| global != name));
        names.sort();
        Some(names)
    }

    /// A text as it is at a place: what is known of that is filled in, the other blanks stay.
    pub fn text_at<'t>(&self, text: &'t str, location: Option<&Location>) -> Cow<'t, str> {
        let declared = self.placeholders.get().map(|declared| declared.0.entries()).unwrap_or_default();
        let is_filled =
            |location: &Location| declared.iter().any(|blank| blank.value.value_at(location).is_some());
        let Some(location) = location.filter(|location| is_filled(location)) else {
            return Cow::Borrowed(text);
        };
        let Some(pieces) = pieces(text) else { return Cow::Borrowed(text) };
        let mut filled = String::with_capacity(text.len());
        for piece in pieces {
            match piece {
                Piece::Words(words) => filled.push_str(words),
                Piece::Blank(name) => match self.placeholder(name).and_then(|blank| blank.value_at(location))
                {
                    Some(value) => filled.push_str(&value),
                    None => filled.extend(["{{ ", name, " }}"]),
                },
            }
        }
        Cow::Owned(filled)
    }

    fn placeholder(&self, name: &str) -> Option<&Placeholder> {
        Some(&self.placeholders.get()?.0.entry(name)?.value)
    }

    /// The text with every blank as long as it can be; `None` where it cannot be filled in.
    pub fn longest(&self, text: &str) -> Option<String> {
        const UNKNOWN: usize = 20;
        let length = |placeholder: &Placeholder| {
            let example = placeholder.example.get().map_or(0, |example| example.chars().count());
            let max = placeholder.max.copied().and_then(|max| usize::try_from(max.0).ok()).unwrap_or(UNKNOWN);
            max.max(example).min(LONGEST_FILLING)
        };
        self.fill(text, |placeholder| "x".repeat(placeholder.map_or(UNKNOWN, length))).ok()
    }

    /// The example of a blank.
    pub fn example_of(&self, blank: &str) -> Option<&str> {
        self.placeholder(blank)?.example.get().map(|example| &**example)
    }

    /// The text with the examples filled in, or why that cannot be done.
    pub fn filled_with_examples(&self, text: &str) -> Result<String, String> {
        self.fill(text, |placeholder| {
            placeholder
                .and_then(|placeholder| placeholder.example.get())
                .map_or_else(|| "…".to_owned(), |text| text.to_string())
        })
    }

    fn fill(&self, text: &str, filling: impl Fn(Option<&Placeholder>) -> String) -> Result<String, String> {
        let declared = self.placeholders.get().map(|declared| declared.0.entries()).unwrap_or_default();
        let of = |name: &str| {
            declared.iter().find(|placeholder| &*placeholder.id == name).map(|entry| &entry.value)
        };
        if let Some(pieces) = pieces(text) {
            return Ok(pieces
                .into_iter()
                .map(|piece| match piece {
                    Piece::Words(words) => words.to_owned(),
                    Piece::Blank(name) => filling(of(name)),
                })
                .collect());
        }
        let values: BTreeMap<&str, Value> = declared
            .iter()
            .map(|placeholder: &Entry<Placeholder>| {
                (&*placeholder.id, Value::from(filling(Some(&placeholder.value))))
            })
            .collect();
        let environment = environment();
        let rendered =
            environment.template_from_str(text).and_then(|template| template.render(Value::from(values)));
        rendered.map_err(|error| error.detail().map_or_else(|| error.kind().to_string(), str::to_owned))
    }
}

impl Placeholder {
    /// What fills it at a place by itself.
    pub fn value_at(&self, location: &Location) -> Option<String> {
        match self.from.copied()? {
            PlaceholderSource::Name => location.name.get().map(|name| name.to_string()),
            PlaceholderSource::Phone => location.phone.get().map(|phone| phone.to_string()),
        }
    }
}

/// A part of a text that has no more to it than blanks.
enum Piece<'t> {
    Words(&'t str),
    Blank(&'t str),
}

/// The parts of a text whose only marks are blanks; `None` where there is more to it.
fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (words, from) = rest.split_at_checked(at)?;
        match from.as_bytes() {
            [b'{', b'{', ..] => {
                pieces.push(Piece::Words(words));
                let (name, after) = from.get(2..)?.split_once("}}")?;
                let name = name.trim();
                let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
                    && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                if !is_name {
                    return None;
                }
                pieces.push(Piece::Blank(name));
                rest = after;
            }
            [b'{', b'%' | b'#', ..] => return None,
            _ => {
                let (brace, after) = from.split_at_checked(1)?;
                pieces.push(Piece::Words(words));
                pieces.push(Piece::Words(brace));
                rest = after;
            }
        }
    }
    pieces.push(Piece::Words(rest));
    Some(pieces)
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Lenient);
    environment.set_fuel(Some(FUEL));
    environment
}

impl Plan {
    /// Whether the plan is in English, so that rules that look at English words may speak.
    pub fn is_in_english(&self) -> bool {
        is_english(self.language())
    }

    /// The English texts of a message.
    pub fn english_wordings<'p>(
        &self,
        message: &'p Message,
    ) -> impl Iterator<Item = (Spanned<&'p Text>, Option<&'p str>)> {
        let usual = self.is_in_english();
        message.wordings().into_iter().filter(move |(_, language)| language.map_or(usual, is_english))
    }
}

fn is_english(language: &str) -> bool {
    language == "en" || language.starts_with("en-")
}

/// Whether a text in lower case has some words in it, as whole words.
pub fn has_words(text: &str, words: &str) -> bool {
    let is_part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let Some(&first) = words.as_bytes().first() else { return false };
    let begun = memchr::memchr_iter(first, text.as_bytes());
    begun.filter(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(words))).any(|at| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|after| after.chars().next());
        !is_part(before) && !is_part(after)
    })
}

#[cfg(test)]
mod tests {
    use crate::plan::has_words;

    #[test]
    fn words_are_found_whole() {
        assert!(has_words("please call us.", "call us"));
        assert!(!has_words("we recall users", "call us"));
    }
}
