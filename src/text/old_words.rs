//! Files of words in the old form, such as `"{n} of {all}" = "{n} von {all}"`, as a file of phrases.
//!
//! A phrase is found by what it says in English, with gaps by their order; each of its variants for itself.

use crate::text::catalogue::messages;
use crate::text::phrases::ENGLISH_RESOURCE;
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The file of a language with all phrases whose words an old file knows.
pub fn from_old_words(old: &BTreeMap<String, String>) -> String {
    let old = Old::of(old);
    let mut text = String::new();
    for message in messages(ENGLISH_RESOURCE.entries()) {
        if let Some(pattern) = message.value.as_ref().and_then(|pattern| old.pattern(pattern)) {
            let _ = writeln!(text, "{} ={pattern}", message.id.name);
        }
    }
    text
}

/// What an old file says.
struct Old<'o> {
    /// Other words by their English ones, with gaps by their order.
    by_order: BTreeMap<String, Vec<Piece<'o>>>,
    words: &'o BTreeMap<String, String>,
}

/// A piece of a phrase in the old form: words, or the gap that is so many in the English order.
enum Piece<'o> {
    Words(&'o str),
    Gap(usize),
}

/// A variant of a phrase: its words and gaps, and which variant it is of each choice before it.
struct Variant {
    choices: Vec<String>,
    words: Vec<String>,
    gaps: Vec<String>,
}

impl<'o> Old<'o> {
    fn of(words: &'o BTreeMap<String, String>) -> Old<'o> {
        let by_order = words.iter().filter_map(|(english, other)| {
            let names: Vec<&str> = pieces(english).filter_map(Result::err).collect();
            let order = |name: &str| names.iter().position(|known| *known == name);
            let other = pieces(other).map(|piece| match piece {
                Ok(words) => Some(Piece::Words(words)),
                Err(name) => order(name).map(Piece::Gap),
            });
            let key = pieces(english).map(|piece| piece.unwrap_or("{}")).collect();
            Some((key, other.collect::<Option<Vec<_>>>()?))
        });
        Old { by_order: by_order.collect(), words }
    }

    /// A pattern in other words; `None` where one of its variants is not known.
    fn pattern(&self, pattern: &Pattern<&str>) -> Option<String> {
        let variants = variants(pattern, 0);
        let said: Vec<(Vec<String>, String)> = variants
            .into_iter()
            .map(|variant| Some((variant.choices.clone(), self.variant(&variant)?)))
            .collect::<Option<_>>()?;
        match said.as_slice() {
            [(choices, only)] if choices.is_empty() => Some(format!(" {only}")),
            _ => Some(format!(" {}", nested(pattern, &said)?)),
        }
    }

    fn variant(&self, variant: &Variant) -> Option<String> {
        let key = variant.words.join("{}");
        let trimmed = key.trim_end_matches('.');
        let known = self.by_order.get(&key).map(|pieces| (pieces, ""));
        let known = known
            .or_else(|| Some((self.by_order.get(trimmed)?, key.get(trimmed.len()..).unwrap_or_default())));
        let Some((pieces, end)) = known else { return self.word_by_word(variant) };
        let mut text = String::new();
        for piece in pieces {
            match piece {
                Piece::Words(words) => text.push_str(&written(words)),
                Piece::Gap(index) => text.push_str(variant.gaps.get(*index)?),
            }
        }
        Some(text + end)
    }

    /// A variant of which every word is known for itself, as `14 Sep 2026`.
    fn word_by_word(&self, variant: &Variant) -> Option<String> {
        let mut text = String::new();
        let mut gaps = variant.gaps.iter();
        let mut n_words = 0;
        for (index, words) in variant.words.iter().enumerate() {
            if index > 0 {
                text.push_str(gaps.next()?);
            }
            let mut rest = words.as_str();
            while !rest.is_empty() {
                let length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
                let (word, behind) = rest.split_at_checked(length)?;
                if !word.is_empty() {
                    text.push_str(&written(self.words.get(word)?));
                    n_words += 1;
                }
                let length = behind.find(char::is_alphabetic).unwrap_or(behind.len());
                let (signs, next) = behind.split_at_checked(length)?;
                text.push_str(signs);
                rest = next;
            }
        }
        (n_words > 0).then_some(text)
    }
}

/// The words and the names of gaps of a phrase in the old form.
fn pieces(phrase: &str) -> impl Iterator<Item = Result<&str, &str>> {
    phrase.split('{').enumerate().flat_map(|(index, piece)| {
        let (gap, words) = match piece.split_once('}') {
            Some((gap, words)) if index > 0 => (Some(gap), words),
            _ => (None, piece),
        };
        gap.map(Err).into_iter().chain(Some(words).filter(|words| !words.is_empty()).map(Ok))
    })
}

/// Words as they stand in a file of phrases.
fn written(words: &str) -> String {
    words.replace('{', "{ \"{\" }").replace('\n', " ")
}

/// All variants of a pattern: one for each way through its choices.
fn variants(pattern: &Pattern<&str>, depth: usize) -> Vec<Variant> {
    const DEEPEST: usize = 4;
    let mut all = vec![Variant { choices: Vec::new(), words: vec![String::new()], gaps: Vec::new() }];
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                for variant in &mut all {
                    variant.push_words(value);
                }
            }
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    for variant in &mut all {
                        variant.push_words(value);
                    }
                }
                Expression::Inline(inline) => {
                    for variant in &mut all {
                        variant.gaps.push(format!("{{ {} }}", inline_text(inline)));
                        variant.words.push(String::new());
                    }
                }
                Expression::Select { variants: chosen, .. } if depth < DEEPEST => {
                    let ways: Vec<(String, Vec<Variant>)> = chosen
                        .iter()
                        .map(|one| (key_text(&one.key, one.default), variants(&one.value, depth + 1)))
                        .collect();
                    let before = std::mem::take(&mut all);
                    for variant in &before {
                        for (key, inner) in &ways {
                            all.extend(inner.iter().map(|inner| variant.followed_by(key, inner)));
                        }
                    }
                }
                Expression::Select { .. } => return Vec::new(),
            },
        }
    }
    all
}

impl Variant {
    fn push_words(&mut self, words: &str) {
        if let Some(last) = self.words.last_mut() {
            last.push_str(words);
        }
    }

    fn followed_by(&self, key: &str, inner: &Variant) -> Variant {
        let mut words = self.words.clone();
        let mut others = inner.words.iter();
        if let (Some(last), Some(first)) = (words.last_mut(), others.next()) {
            last.push_str(first);
        }
        words.extend(others.cloned());
        let choices =
            self.choices.iter().cloned().chain([key.to_owned()]).chain(inner.choices.iter().cloned());
        Variant {
            choices: choices.collect(),
            words,
            gaps: self.gaps.iter().chain(&inner.gaps).cloned().collect(),
        }
    }
}

/// Variants as choices inside of choices, each with its whole sentence; `None` where a choice stands inside another one.
fn nested(pattern: &Pattern<&str>, said: &[(Vec<String>, String)]) -> Option<String> {
    let selectors: Vec<String> = pattern
        .elements
        .iter()
        .filter_map(|element| match element {
            PatternElement::Placeable { expression: Expression::Select { selector, .. } } => {
                Some(inline_text(selector))
            }
            _ => None,
        })
        .collect();
    if said.iter().any(|(choices, _)| choices.len() != selectors.len()) {
        return None;
    }
    Some(choices(&selectors, said, 0))
}

fn choices(selectors: &[String], said: &[(Vec<String>, String)], level: usize) -> String {
    let Some(selector) = selectors.get(level) else {
        return said.first().map(|(_, text)| text.clone()).unwrap_or_default();
    };
    let mut text = format!("{{ {selector} ->");
    for group in said.chunk_by(|one, other| one.0.get(level) == other.0.get(level)) {
        let key = group.first().and_then(|(choices, _)| choices.get(level)).map_or("", String::as_str);
        let inner = choices(selectors, group, level + 1);
        let inner = if inner.is_empty() { "{\"\"}".to_owned() } else { inner };
        let _ = write!(text, "\n    {key} {inner}");
    }
    text.push_str("\n    }");
    text
}

fn key_text(key: &VariantKey<&str>, is_default: bool) -> String {
    let star = if is_default { "*" } else { "" };
    match key {
        VariantKey::Identifier { name } => format!("{star}[{name}]"),
        VariantKey::NumberLiteral { value } => format!("{star}[{value}]"),
    }
}

fn inline_text(inline: &InlineExpression<&str>) -> String {
    match inline {
        InlineExpression::VariableReference { id } => format!("${}", id.name),
        InlineExpression::NumberLiteral { value } => (*value).to_owned(),
        InlineExpression::StringLiteral { value } => format!("\"{value}\""),
        InlineExpression::FunctionReference { id, arguments } => {
            let positional = arguments.positional.iter().map(inline_text);
            let named =
                arguments.named.iter().map(|one| format!("{}: {}", one.name.name, inline_text(&one.value)));
            format!("{}({})", id.name, positional.chain(named).collect::<Vec<_>>().join(", "))
        }
        InlineExpression::MessageReference { id, .. } => id.name.to_owned(),
        InlineExpression::TermReference { id, .. } => format!("-{}", id.name),
        InlineExpression::Placeable { expression } => match &**expression {
            Expression::Inline(inner) => inline_text(inner),
            Expression::Select { selector, .. } => inline_text(selector),
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Arguments, Language, from_old_words};
    use fluent_bundle::FluentValue;

    #[test]
    fn old_words_become_phrases_variant_by_variant() {
        let old = [
            ("Likelihood", "Wahrscheinlichkeit"),
            ("Sep", "Sept."),
            ("hour", "Stunde"),
            ("hours", "Stunden"),
            ("{name} on {day}", "{day}: {name}"),
            ("every", "alle"),
            ("months", "Monate"),
            ("kept {time}", "{time} aufbewahrt"),
            ("kept {time} in {place}", "{time} in {place} aufbewahrt"),
        ];
        let file = from_old_words(&old.map(|(one, other)| (one.to_owned(), other.to_owned())).into());
        let language = Language::of("de", &[&file], "location").unwrap();
        assert_eq!(language.word("likelihood"), "Wahrscheinlichkeit");
        assert_eq!(language.word("impact"), "Impact");
        assert_eq!(language.day("2026-09-14"), "14 Sept. 2026");
        assert_eq!(language.duration(1, "hours"), "1 Stunde");
        assert_eq!(language.duration(2, "hours"), "2 Stunden");
        let said = |key: &str, gaps: &[(&str, &str)]| {
            let mut arguments = Arguments::new();
            for (name, value) in gaps {
                arguments.set(*name, FluentValue::from(*value));
            }
            language.say(key, &arguments)
        };
        assert_eq!(said("name-on-day", &[("name", "Mara"), ("on", "2026-09-14")]), "14 Sept. 2026: Mara");
        assert_eq!(said("records-kept", &[("retain", "x"), ("place", "none")]), "x aufbewahrt");
        assert_eq!(said("records-kept", &[("retain", "x"), ("place", "y")]), "x in y aufbewahrt");
    }
}
