//! What templates can say: phrases by key, facts in words, days, durations and lists in the language of the document.

use crate::render::controls::is_control;
use crate::render::filters::{MARKDOWN, escaped_for, heading_link};
use crate::text::{Argument, Arguments, Language, direction};
use minijinja::value::{DynObject, Serde, ValueKind, ValueOrKwargs};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, Value};
use serde::Serialize;
use std::sync::Arc;

/// The words of a document, and whether they are marked as words of another language than the plan's.
#[derive(Clone)]
pub(super) struct Words {
    pub(super) language: Arc<Language>,
    /// The plan is in a language that has no words of its own here: what the program says is marked as English.
    pub(super) are_foreign: bool,
}

/// The beginning of something that is written as it is: the names of these characters are no characters of a text.
const FIRST_MARK: u32 = 0xFDD0;

/// How many of them there are.
const N_MARKS: usize = 32;

impl Words {
    /// What the program says, as it stands in the text of a page or document: marked where it is in another language.
    fn own(&self, state: &State<'_, '_>, text: String) -> Value {
        if self.are_foreign && matches!(state.auto_escape(), AutoEscape::Html) {
            return Value::from_safe_string(marked(&escaped_for(state.auto_escape(), &text)));
        }
        Value::from(text)
    }

    /// What somebody or something is called, as a link to where it stands in the document, where it does.
    fn linked(&self, state: &State<'_, '_>, named: &Value) -> Result<String, Error> {
        let escape = state.auto_escape();
        let label = self.language.text(named);
        let anchor = named.get_attr("anchor")?;
        Ok(match anchor.as_str() {
            Some(_) if *escape == MARKDOWN => heading_link(&label),
            Some(anchor) => {
                format!("<a href=\"#{}\">{}</a>", escaped_for(escape, anchor), escaped_for(escape, &label))
            }
            None => escaped_for(escape, &label),
        })
    }

    /// A phrase whose gaps are filled with what is escaped already as it is, and with the words of the plan.
    fn filled(
        &self,
        state: &State<'_, '_>,
        is_attribute: bool,
        say: impl FnOnce(&mut dyn FnMut(&Value) -> Argument<'static>) -> String,
    ) -> Value {
        let is_page = matches!(state.auto_escape(), AutoEscape::Html) && !is_attribute;
        let mut written: Vec<String> = Vec::new();
        let text = say(&mut |value: &Value| {
            let text = value.as_str();
            let other_way =
                |text: &str| is_page && reads_the_other_way(text, self.language.is_right_to_left());
            let as_it_is = match text {
                Some(text) if value.is_safe() => Some(text.to_owned()),
                Some(text) if other_way(text) => {
                    Some(format!("<bdi>{}</bdi>", escaped_for(state.auto_escape(), text)))
                }
                _ => None,
            };
            match as_it_is.filter(|_| written.len() < N_MARKS) {
                Some(text) => {
                    written.push(text);
                    Argument::from(mark(written.len() - 1))
                }
                None => self.language.argument(value),
            }
        });
        let is_marked = self.are_foreign && is_page;
        if written.is_empty() && !is_marked {
            return Value::from(text);
        }
        let mut escaped = escaped_for(state.auto_escape(), &text);
        for (index, text) in written.iter().enumerate() {
            escaped = escaped.replace(&mark(index), text);
        }
        Value::from_safe_string(if is_marked { marked(&escaped) } else { escaped })
    }
}

/// A value as it stands in a page or document.
fn as_written(state: &State<'_, '_>, value: &Value) -> String {
    match value.as_str() {
        Some(text) if value.is_safe() => text.to_owned(),
        Some(text) => escaped_for(state.auto_escape(), text),
        None => escaped_for(state.auto_escape(), &value.to_string()),
    }
}

/// A sign that no text holds, for something that is written as it is.
fn mark(index: usize) -> String {
    let code = FIRST_MARK + u32::try_from(index).unwrap_or_default();
    char::from_u32(code).map(String::from).unwrap_or_default()
}

/// Words of the program on a page in another language.
fn marked(html: &str) -> String {
    format!("<span lang=\"en\" dir=\"ltr\">{html}</span>")
}

/// Whether a text has letters that are read the other way than the text around it.
fn reads_the_other_way(text: &str, around_is_right_to_left: bool) -> bool {
    let is_right_to_left = |letter: char| matches!(u32::from(letter), 0x0590..=0x08FF | 0xFB1D..=0xFDCF | 0xFDF0..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF);
    if around_is_right_to_left {
        text.chars().any(|letter| letter.is_alphabetic() && !is_right_to_left(letter))
    } else {
        !text.is_ascii() && text.chars().any(is_right_to_left)
    }
}

/// How a value is said.
type Spell = fn(&Language, &Value) -> String;

/// How the word of a vocabulary is said.
type SayWord = fn(&Language, &str, &str) -> String;

pub(super) fn register(environment: &mut Environment<'_>, words: &Words) {
    for (name, is_attribute) in [("t", false), ("t_attribute", true)] {
        let words = words.clone();
        environment.add_function(
            name,
            move |state: &State<'_, '_>, key: &str, gaps: Option<ValueOrKwargs>| {
                if !words.language.has(key) {
                    return Err(Error::new(
                        ErrorKind::InvalidOperation,
                        format!("there is no phrase `{key}`"),
                    ));
                }
                let gaps = gaps.map(ValueOrKwargs::into_value);
                let pairs = gaps.as_ref().and_then(Value::as_object).and_then(DynObject::try_iter_pairs);
                Ok(words.filled(state, is_attribute, |show| {
                    let mut arguments = Arguments::with_capacity(8);
                    for (name, value) in pairs.into_iter().flatten() {
                        arguments.set(name.to_string(), show(&value));
                    }
                    words.language.say(key, &arguments)
                }))
            },
        );
    }
    environment.add_function("direction", |language: &str| direction(language));
    for (name, is_attribute) in [("tell", false), ("tell_attribute", true)] {
        let own = words.clone();
        environment.add_filter(name, move |state: &State<'_, '_>, fact: Value, prefix: &str| {
            if fact.is_none() || fact.is_undefined() {
                return fact;
            }
            let tell = |show: &mut dyn FnMut(&Value) -> Argument<'static>| {
                own.language.tell_with(prefix, &fact, |_, value| show(value))
            };
            own.filled(state, is_attribute, tell)
        });
    }
    // Names of months stand in pictures, where nothing can be marked.
    let own = words.clone();
    environment.add_filter("month", move |day: &str| own.language.month(day));
    let own = words.clone();
    environment.add_filter("month_and_year", move |day: &str| own.language.month_and_year(day));
    let vocabulary: [(&'static str, SayWord); 2] =
        [("word", Language::value), ("capital_word", Language::value_with_capital)];
    for (name, look) in vocabulary {
        let own = words.clone();
        environment.add_filter(name, move |state: &State<'_, '_>, word: &Value, vocabulary: &str| match word
            .as_str()
        {
            Some(word) => own.own(state, look(&own.language, vocabulary, word)),
            None => word.clone(),
        });
    }
    let own = words.clone();
    environment.add_filter("language", move |tag: &str| own.language.name_of(tag));
    let own = words.clone();
    environment.add_filter("listed", move |items: &Value, kind: Option<&str>| {
        let items: Vec<String> = items.try_iter()?.map(|item| own.language.text(&item)).collect();
        Ok::<_, Error>(own.language.list(kind.unwrap_or("plain"), items))
    });
    // What one thing is called, or several one after the other.
    for name in ["name", "names"] {
        let own = words.clone();
        environment.add_filter(name, move |named: &Value| match named.kind() {
            ValueKind::None | ValueKind::Undefined => named.clone(),
            _ => Value::from(own.language.text(named)),
        });
    }
    let own = words.clone();
    environment.add_filter("linked", move |state: &State<'_, '_>, named: &Value| match named.kind() {
        ValueKind::None | ValueKind::Undefined => Ok(named.clone()),
        ValueKind::Seq | ValueKind::Iterable => {
            let links =
                named.try_iter()?.map(|named| own.linked(state, &named)).collect::<Result<Vec<_>, _>>()?;
            Ok(Value::from_safe_string(links.join(", ")))
        }
        _ => Ok::<_, Error>(Value::from_safe_string(own.linked(state, named)?)),
    });
    let own = words.clone();
    environment.add_filter(
        "told",
        move |state: &State<'_, '_>, facts: &Value, prefix: &str, between: Option<&str>| {
            let facts = facts.try_iter()?.map(|fact| {
                let told = own.filled(state, false, |show| {
                    own.language.tell_with(prefix, &fact, |_, value| show(value))
                });
                as_written(state, &told)
            });
            Ok::<_, Error>(Value::from_safe_string(facts.collect::<Vec<_>>().join(between.unwrap_or(", "))))
        },
    );
    let own = words.clone();
    environment.add_filter("words", move |state: &State<'_, '_>, items: &Value, vocabulary: &str| {
        let words = items.try_iter()?.map(|word| match word.as_str() {
            Some(word) => as_written(state, &own.own(state, own.language.value(vocabulary, word))),
            None => as_written(state, &word),
        });
        Ok::<_, Error>(Value::from_safe_string(words.collect::<Vec<_>>().join(", ")))
    });
    environment.add_filter("bold", |state: &State<'_, '_>, words: &Value| {
        Value::from_safe_string(format!("**{}**", as_written(state, words)))
    });
    let own = words.clone();
    environment.add_filter("times", move |state: &State<'_, '_>, spans: &Value| {
        let times = spans.try_iter()?.map(|span| {
            let (from, to) = (span.get_attr("from")?, span.get_attr("to")?);
            if (from.as_str(), to.as_str()) == (Some("00:00"), Some("24:00")) {
                return Ok(as_written(state, &own.own(state, own.language.word("all-day"))));
            }
            Ok::<_, Error>(format!("{from}-{to}"))
        });
        Ok::<_, Error>(Value::from_safe_string(times.collect::<Result<Vec<_>, _>>()?.join(", ")))
    });
    let filters: [(&'static str, Spell); 10] = [
        ("day", |language, day| language.day(day.as_str().unwrap_or_default())),
        ("weekday", |language, day| match day.as_str() {
            Some(day) => language.weekday(day),
            None => language.weekday(&day.to_string()),
        }),
        ("moment", |language, moment| language.moment(moment.as_str().unwrap_or_default())),
        ("wait", |language, minutes| language.wait(i64::try_from(minutes.clone()).unwrap_or_default())),
        ("amount", |language, amount| of_amount(language, amount)),
        ("compact_wait", |language, minutes| {
            language.compact_wait(i64::try_from(minutes.clone()).unwrap_or_default())
        }),
        ("compact", |language, duration| of_duration(duration, |n, unit| language.compact(n, unit))),
        ("duration", |language, duration| of_duration(duration, |n, unit| language.duration(n, unit))),
        ("every", |language, duration| of_duration(duration, |n, unit| language.every(n, unit))),
        ("badge", |language, duration| of_duration(duration, |n, unit| language.badge(n, unit))),
    ];
    for (name, spell) in filters {
        let own = words.clone();
        environment.add_filter(name, move |state: &State<'_, '_>, value: &Value| match value.kind() {
            // What is not there stays so, for `or "–"`.
            ValueKind::None | ValueKind::Undefined => value.clone(),
            _ => own.own(state, spell(&own.language, value)),
        });
    }
}

/// A figure with what it is counted in.
fn of_amount(language: &Language, amount: &Value) -> String {
    let field = |name: &str| amount.get_attr(name).unwrap_or_default();
    language.amount(f64::try_from(field("value")).unwrap_or_default(), field("unit").as_str())
}

/// A fact as phrases take it.
pub(super) fn fact(fact: impl Serialize) -> Value {
    Value::from(Serde(fact))
}

fn of_duration(duration: &Value, spell: impl FnOnce(u32, &str) -> String) -> String {
    let field = |name: &str| duration.get_attr(name).unwrap_or_default();
    let amount = u32::try_from(field("amount")).unwrap_or_default();
    spell(amount, field("unit").as_str().unwrap_or_default())
}

/// A template in which phrases without gaps stand as text already: a page says a thousand of them.
///
/// Only `{{ t("key") }}` and `{{ t_attribute("key") }}` are put in, each for the language of the template.
pub(super) fn with_words(name: &str, template: &str, words: &Words) -> String {
    let is_page = name.rsplit('.').next() == Some("html");
    let mut result = String::with_capacity(template.len() + 1024);
    let mut rest = template;
    while let Some((before, call)) = rest.split_once("{{ t") {
        result.push_str(before);
        rest = if let Some((text, behind)) = put_in(call, is_page, words) {
            result.push_str(&text);
            behind
        } else {
            result.push_str("{{ t");
            call
        };
    }
    result.push_str(rest);
    result
}

/// The words of a call such as `("key") }}` or `_attribute("key") }}`, and what stands behind it.
fn put_in<'t>(call: &'t str, is_page: bool, words: &Words) -> Option<(String, &'t str)> {
    let (is_attribute, call) = match call.strip_prefix("_attribute") {
        Some(call) => (true, call),
        None => (false, call),
    };
    let (key, behind) = call.strip_prefix("(\"")?.split_once("\") }}")?;
    // Only a bare key is a phrase without gaps.
    let is_key = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let text = words.language.known_word(key).filter(|_| is_key)?;
    // Braces would be read as a part of the template.
    if text.contains(['{', '}']) || text.contains(is_control) {
        return None;
    }
    let escape = if is_page { AutoEscape::Html } else { MARKDOWN };
    let escaped = escaped_for(&escape, &text);
    Some((if is_page && words.are_foreign && !is_attribute { marked(&escaped) } else { escaped }, behind))
}
