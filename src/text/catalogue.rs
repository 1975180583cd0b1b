//! Which phrases there are, and what is wrong with the file of a language.

use crate::text::functions::FUNCTIONS;
use crate::text::phrases::{ENGLISH_RESOURCE, PLACE, resource};
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Something that is wrong with the file of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The line of the file, from 1; 0 for a phrase that is not there.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
    /// Whether a phrase is not there: English stands in.
    pub is_missing: bool,
}

/// The keys of all phrases, in the order of the English file.
pub fn keys() -> Vec<String> {
    messages(ENGLISH_RESOURCE.entries()).map(|message| message.id.name.to_owned()).collect()
}

/// What is wrong with the file of a language, held against English: what is no phrase, phrases that there are not, gaps that
/// nothing fills, phrases that stand twice; and those that are not there.
pub fn check(text: &str) -> Vec<Mistake> {
    read(text).1
}

/// The phrases of a file, and what is wrong with them.
pub(super) fn read(text: &str) -> (FluentResource, Vec<Mistake>) {
    // Fluent knows no lines that end with CR alone.
    let text = &*text.replace("\r\n", "\n").replace('\r', "\n");
    let line_of = |at: usize| text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    let known: BTreeMap<&str, Named<'_>> = named(&ENGLISH_RESOURCE);
    let wrong = |line, message| Mistake { line, message, is_missing: false };
    let missing = |key: &str| {
        let message = format!("`{key}` is not there; English stands in");
        Mistake { line: 0, message, is_missing: true }
    };
    if let Some(at) = too_deep(text) {
        let too_deep = wrong(line_of(at), "braces and brackets are nested too deeply here".to_owned());
        let mistakes = std::iter::once(too_deep).chain(known.keys().map(|key| missing(key)));
        return (resource("").0, mistakes.collect());
    }
    let (own, unread) = resource(text);
    let mut mistakes: Vec<Mistake> = Vec::new();
    for error in unread {
        let start = error.slice.as_ref().map_or(error.pos.start, |slice| slice.start);
        let message = "this is no phrase; write `key = words`, with gaps as `{ $name }`".to_owned();
        mistakes.push(wrong(line_of(start), message));
    }
    let own_names = named(&own);
    let lines = lines_of_phrases(text);
    let mut seen = BTreeSet::new();
    for message in messages(own.entries()) {
        let key = message.id.name;
        let line = lines.get(key).copied().unwrap_or(1);
        if !seen.insert(key) {
            mistakes.push(wrong(line, format!("`{key}` stands here more than once; keep one of them")));
            continue;
        }
        let Some(in_english) = known.get(key) else {
            let near = match crate::view::nearest(key, known.keys().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`smplan templates show text/en.ftl` has all".to_owned(),
            };
            mistakes.push(wrong(line, format!("there is no phrase `{key}`; {near}")));
            continue;
        };
        let Some(named) = own_names.get(key) else { continue };
        if let Some(first) = named.gaps.difference(&in_english.gaps).next() {
            let gaps: Vec<String> = in_english.gaps.iter().map(|gap| format!("`${gap}`")).collect();
            let known = if gaps.is_empty() {
                "it has none".to_owned()
            } else {
                format!("it has {}", gaps.join(", "))
            };
            mistakes.push(wrong(line, format!("`{key}` has no gap `${first}`; {known}")));
        }
        for other in &named.phrases {
            // A phrase in a phrase in a phrase could come back to itself.
            match own_names.get(other).or(known.get(other)) {
                None => {
                    let message = format!("`{key}` uses a phrase `{other}`, and there is none");
                    mistakes.push(wrong(line, message));
                }
                Some(inner) if !inner.phrases.is_empty() => mistakes.push(wrong(
                    line,
                    format!("`{key}` uses `{other}`, which uses another phrase; write the words here"),
                )),
                Some(_) => {}
            }
        }
        let is_known = |name: &str| name == PLACE || FUNCTIONS.iter().any(|(known, _)| *known == name);
        if let Some(function) = named.functions.iter().find(|name| !is_known(name)) {
            let all = FUNCTIONS.map(|(name, _)| name).join("`, `");
            mistakes.push(wrong(line, format!("there is no `{function}(…)`; there are `{all}`")));
        }
        if let Some(term) = named.terms.first() {
            mistakes.push(wrong(line, format!("`{key}` uses `-{term}`; write the words here")));
        }
    }
    mistakes.sort_by_key(|mistake| mistake.line);
    mistakes.extend(known.keys().filter(|key| !seen.contains(*key)).map(|key| missing(key)));
    (own, mistakes)
}

/// What each phrase of a file names.
fn named(resource: &FluentResource) -> BTreeMap<&str, Named<'_>> {
    messages(resource.entries()).map(|message| (message.id.name, Named::in_message(message))).collect()
}

/// Where braces or brackets are nested more deeply than anybody writes; the parser would need a stack as deep.
fn too_deep(text: &str) -> Option<usize> {
    const MOST: usize = 20;
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' | b'(' => depth += 1,
            b'}' | b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MOST {
            return Some(at);
        }
    }
    None
}

/// The lines in which phrases begin, by their keys.
fn lines_of_phrases(text: &str) -> HashMap<&str, usize> {
    let mut lines = HashMap::new();
    for (index, line) in text.lines().enumerate() {
        if let Some((key, _)) = line.split_once('=') {
            lines.entry(key.trim_end()).or_insert(index + 1);
        }
    }
    lines
}

pub(super) fn messages<'r>(
    entries: impl Iterator<Item = &'r Entry<&'r str>>,
) -> impl Iterator<Item = &'r Message<&'r str>> {
    entries.filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        Entry::Term(_)
        | Entry::Comment(_)
        | Entry::GroupComment(_)
        | Entry::ResourceComment(_)
        | Entry::Junk { .. } => None,
    })
}

/// What a phrase names, in all its forms.
#[derive(Debug, Default)]
struct Named<'r> {
    gaps: BTreeSet<&'r str>,
    phrases: BTreeSet<&'r str>,
    functions: BTreeSet<&'r str>,
    /// Pieces of a file's own, which begin with a hyphen.
    terms: BTreeSet<&'r str>,
}

impl<'r> Named<'r> {
    fn in_message(message: &'r Message<&'r str>) -> Named<'r> {
        let mut named = Named::default();
        let forms = message.attributes.iter().map(|attribute| &attribute.value);
        for pattern in message.value.iter().chain(forms) {
            named.add_pattern(pattern);
        }
        named
    }

    fn add_pattern(&mut self, pattern: &'r Pattern<&'r str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.add_expression(expression);
            }
        }
    }

    fn add_expression(&mut self, expression: &'r Expression<&'r str>) {
        match expression {
            Expression::Inline(inline) => self.add_inline(inline),
            Expression::Select { selector, variants } => {
                self.add_inline(selector);
                for variant in variants {
                    self.add_pattern(&variant.value);
                }
            }
        }
    }

    fn add_inline(&mut self, inline: &'r InlineExpression<&'r str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.gaps.insert(id.name);
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.insert(id.name);
                arguments.positional.iter().for_each(|argument| self.add_inline(argument));
            }
            InlineExpression::MessageReference { id, .. } => {
                self.phrases.insert(id.name);
            }
            InlineExpression::TermReference { id, .. } => {
                self.terms.insert(id.name);
            }
            InlineExpression::Placeable { expression } => self.add_expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}
