//! One language: its phrases, found by key and filled.

use crate::text::catalogue::{self, Mistake};
use crate::text::filling::{Filling, Of, plan_text};
use crate::text::functions::add_functions;
use crate::text::phrases::{Argument, Arguments, ENGLISH, ENGLISH_RESOURCE, Phrases};
use crate::text::units::Units;
use fluent_bundle::FluentResource;
use minijinja::Value;
use minijinja::value::{Serde, ValueKind};
use serde::Serialize;
use std::sync::Arc;
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// What places are called where no plan says it.
pub const USUAL_PLACE: &str = "location";

/// The words of one language.
pub struct Language {
    tag: LanguageIdentifier,
    phrases: Phrases,
    units: Arc<Units>,
}

impl Language {
    /// English, as it is in the binary.
    pub fn english() -> Language {
        Language::english_of(USUAL_PLACE)
    }

    /// The same for a plan whose places are called by a word of the format, such as `store`.
    pub fn english_of(place: &'static str) -> Language {
        Language::with(ENGLISH, &[Arc::clone(&ENGLISH_RESOURCE)], place)
    }

    /// A language by its tag (BCP 47) and its files, each over the one before. What none of them says is said in English;
    /// a phrase that English does not have, a gap that it does not fill and what is no phrase at all are mistakes, with the
    /// place of their file. Places are called by a word of the format.
    pub fn of(tag: &str, files: &[&str], place: &'static str) -> Result<Language, (usize, Vec<Mistake>)> {
        let mut resources = vec![Arc::clone(&ENGLISH_RESOURCE)];
        for (index, text) in files.iter().enumerate() {
            let (resource, mut mistakes) = catalogue::read(text);
            mistakes.retain(|mistake| !mistake.is_missing);
            if !mistakes.is_empty() {
                return Err((index, mistakes));
            }
            resources.push(Arc::new(resource));
        }
        Ok(Language::with(tag, &resources, place))
    }

    fn with(tag: &str, resources: &[Arc<FluentResource>], place: &'static str) -> Language {
        let tag: LanguageIdentifier = tag.parse().unwrap_or_default();
        let units = Arc::new(Units(Phrases::of(&tag, resources, place)));
        let mut phrases = Phrases::of(&tag, resources, place);
        add_functions(&mut phrases, &units);
        Language { tag, phrases, units }
    }

    /// The tag of the language (BCP 47).
    pub fn tag(&self) -> String {
        self.tag.to_string()
    }

    /// Whether it is read from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.tag.character_direction() == CharacterDirection::RTL
    }

    /// A phrase by its key. A key that there is not is shown in brackets that no plan uses, so that tests find it.
    pub fn say(&self, key: &str, arguments: &Arguments<'_>) -> String {
        self.phrases.say(key, None, arguments).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// A phrase without gaps.
    pub fn word(&self, key: &str) -> String {
        self.say(key, &Arguments::new())
    }

    /// A phrase without gaps; `None` where there is no such phrase.
    pub fn known_word(&self, key: &str) -> Option<String> {
        self.phrases.say(key, None, &Arguments::new())
    }

    /// The word for a value of a vocabulary of the format, such as `owned-social` of `channel-kind`. Words that the format
    /// does not know are a plan's own: they stay, with spaces for hyphens.
    pub fn value(&self, vocabulary: &str, word: &str) -> String {
        self.units.value(vocabulary, word).unwrap_or_else(|| word.replace('-', " "))
    }

    /// The same with a capital, for tables and the beginning of a sentence.
    pub fn value_with_capital(&self, vocabulary: &str, word: &str) -> String {
        let word = self.value(vocabulary, word);
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// What a language is called, by its tag as in BCP 47: `Portuguese (BR)`; the tag itself where it has no name here.
    pub fn name_of(&self, tag: &str) -> String {
        let (language, region) = tag.split_once('-').unwrap_or((tag, ""));
        match self.units.value("language", language) {
            Some(name) if region.is_empty() => name,
            Some(name) => format!("{name} ({region})"),
            None => tag.to_owned(),
        }
    }

    /// A fact in words. What it is (`is`) decides the phrase, its other fields fill the gaps:
    /// `{"is": "paused-by", "by": …}` of `playbook` is the phrase `playbook-paused-by`.
    pub fn tell(&self, prefix: &str, fact: &Value) -> String {
        self.tell_with(prefix, fact, |_, value| self.argument(value))
    }

    /// The same of a fact that is not a value yet.
    pub fn tell_fact(&self, prefix: &str, fact: &impl Serialize) -> String {
        self.tell(prefix, &Value::from(Serde(fact)))
    }

    /// The same, where the caller says how each value is shown.
    pub fn tell_with<'v>(
        &self,
        prefix: &str,
        fact: &'v Value,
        mut show: impl FnMut(&str, &Value) -> Argument<'v>,
    ) -> String {
        let is = attribute(fact, "is");
        let Some(is) = is.as_ref().and_then(Value::as_str) else { return self.text(fact) };
        let mut arguments = Arguments::new();
        for name in fact.try_iter().into_iter().flatten() {
            let Some(text) = name.as_str().filter(|name| *name != "is") else { continue };
            if let Ok(value) = fact.get_item(&name) {
                arguments.set(text.to_owned(), show(text, &value));
            }
        }
        self.say(&format!("{prefix}-{is}"), &arguments)
    }

    /// A value as it fills a gap: names by their labels, durations, figures and times of a week in words, lists one after the
    /// other, what is not there as `none`, for phrases that choose by it.
    pub fn argument(&self, value: &Value) -> Argument<'static> {
        match value.kind() {
            ValueKind::Number => match (i64::try_from(value.clone()), f64::try_from(value.clone())) {
                (Ok(whole), _) => Argument::from(whole),
                (_, Ok(number)) => Argument::from(number),
                _ => Argument::from(value.to_string()),
            },
            ValueKind::Bool => Argument::from(if value.is_true() { "yes" } else { "no" }),
            ValueKind::None | ValueKind::Undefined => Argument::from("none"),
            ValueKind::Map => match self.duration_of(value) {
                Some(duration) => duration.into_argument(),
                None => plan_text(self.named(value)),
            },
            ValueKind::Seq | ValueKind::Iterable => {
                let items = value.try_iter().into_iter().flatten();
                let items: Vec<String> = items.map(|item| self.text(&item)).collect();
                if items.is_empty() {
                    return Argument::from("none");
                }
                let text = self.list("plain", items.iter().cloned());
                Filling { text, of: Of::List(items) }.into_argument()
            }
            _ => plan_text(self.text(value)),
        }
    }

    /// A value in words: what something is called, a duration, a list.
    pub fn text(&self, value: &Value) -> String {
        match value.kind() {
            ValueKind::String => value.as_str().unwrap_or_default().to_owned(),
            ValueKind::Seq | ValueKind::Iterable => {
                let items = value.try_iter().into_iter().flatten();
                self.list("plain", items.map(|item| self.text(&item)))
            }
            ValueKind::Map => self.named(value),
            _ => value.to_string(),
        }
    }

    /// What a fact of several fields is called: an owner, a duration, a figure, times of a week.
    fn named(&self, value: &Value) -> String {
        let text = |name: &str| attribute(value, name);
        if let Some(reserved) = text("reserved") {
            return self.value("owner", &reserved.to_string());
        }
        if let Some(label) = text("label") {
            return label.to_string();
        }
        if let Some(duration) = self.duration_of(value) {
            return duration.text;
        }
        if let Some(figure) = text("value").and_then(|value| f64::try_from(value).ok()) {
            let unit = text("unit");
            return self.amount(figure, unit.as_ref().and_then(Value::as_str));
        }
        if let (Some(weekday), Some(time)) = (text("weekday"), text("time")) {
            let weekday = usize::try_from(weekday).unwrap_or_default();
            return self.units.week_time(weekday, &time.to_string());
        }
        if let (Some(days), Some(from), Some(to)) = (text("days"), text("from"), text("to")) {
            let number = |value: Value| usize::try_from(value).ok();
            let run =
                |run: Value| Some((number(attribute(&run, "first")?)?, number(attribute(&run, "last")?)?));
            let runs: Vec<(usize, usize)> = days.try_iter().into_iter().flatten().filter_map(run).collect();
            let ends_on = text("ends_on").and_then(number);
            return self.units.week_span(&runs, &from.to_string(), &to.to_string(), ends_on);
        }
        String::new()
    }

    fn duration_of(&self, value: &Value) -> Option<Filling> {
        let (amount, unit) = (attribute(value, "amount")?, attribute(value, "unit")?);
        let (amount, unit) = (u32::try_from(amount).ok()?, unit.to_string());
        Some(Filling { text: self.duration(amount, &unit), of: Of::Duration { amount, unit } })
    }

    /// `14 Sep 2026`, of a day as in ISO 8601.
    pub fn day(&self, day: &str) -> String {
        self.units.day(day)
    }

    /// `Sat 14 Mar 2026`, of a day as in ISO 8601; `Sat`, of a day of the week from 1 for Monday.
    pub fn weekday(&self, day: &str) -> String {
        self.units.weekday(day)
    }

    /// `Sat 14 Mar 2026 22:30`, of a local time as in ISO 8601.
    pub fn moment(&self, moment: &str) -> String {
        self.units.moment(moment)
    }

    /// `Sep`, of a day as in ISO 8601.
    pub fn month(&self, day: &str) -> String {
        self.units.month(day)
    }

    /// `Sep 2026`, of a day as in ISO 8601.
    pub fn month_and_year(&self, day: &str) -> String {
        self.units.month_and_year(day)
    }

    /// `41 min`, `45%`: a figure with what it is counted in.
    pub fn amount(&self, value: f64, unit: Option<&str>) -> String {
        self.units.amount(value, unit)
    }

    /// `15 minutes`, of an amount and a unit such as `minutes` or `business-days`.
    pub fn duration(&self, amount: u32, unit: &str) -> String {
        self.units.duration(amount, unit, None)
    }

    /// `every 3 months`, `every day`.
    pub fn every(&self, amount: u32, unit: &str) -> String {
        self.units.every(amount, unit)
    }

    /// `Start`, `15 min`, `2 h`.
    pub fn badge(&self, amount: u32, unit: &str) -> String {
        self.units.badge(amount, unit)
    }

    /// As short as it is typed: `15m`, `2bd`.
    pub fn compact(&self, amount: u32, unit: &str) -> String {
        self.units.compact(amount, unit)
    }

    /// How long somebody waits, as short: `45m`, `13h 30m`, `9d 1h`.
    pub fn compact_wait(&self, minutes: i64) -> String {
        self.units.compact_wait(minutes)
    }

    /// How long somebody waits, in words.
    pub fn wait(&self, minutes: i64) -> String {
        self.units.wait(minutes, None)
    }

    /// Things one after the other; `kind` is `plain`, `and`, `or` or `any`.
    pub fn list(&self, kind: &str, items: impl IntoIterator<Item = String>) -> String {
        self.units.list(kind, items)
    }

    /// Whether there is a phrase of a key.
    pub fn has(&self, key: &str) -> bool {
        self.phrases.has(key)
    }
}

/// How a language (BCP 47) is read: `rtl`, or `ltr` where that is not known.
pub fn direction(tag: &str) -> &'static str {
    match tag.parse::<LanguageIdentifier>().map(|tag| tag.character_direction()) {
        Ok(CharacterDirection::RTL) => "rtl",
        _ => "ltr",
    }
}

/// A field of a fact that is there and holds something.
fn attribute(value: &Value, name: &str) -> Option<Value> {
    value.get_attr(name).ok().filter(|found| !found.is_undefined() && !found.is_none())
}

#[cfg(test)]
mod tests {
    use crate::text::Language;
    use minijinja::Value;
    use minijinja::value::Serde;
    use serde_json::json;

    #[test]
    fn somebody_whose_name_is_a_word_of_phrases_is_somebody() {
        let language = Language::english();
        let say = |by: Value| {
            let mut arguments = crate::text::Arguments::new();
            let nothing = || Value::from(());
            for (name, value) in
                [("what", Value::from("Weekly call")), ("every", nothing()), ("last", nothing()), ("by", by)]
            {
                arguments.set(name, language.argument(&value));
            }
            language.say("meeting", &arguments)
        };
        assert_eq!(say(Value::from("none")), "Weekly call, called by none");
        assert_eq!(say(Value::from(())), "Weekly call");
    }

    #[test]
    fn waits_are_as_short_as_they_are_typed() {
        let english = Language::english();
        let waits = [0, 45, 13 * 60 + 30, 43 * 60, 9 * 24 * 60 + 61].map(|wait| english.compact_wait(wait));
        assert_eq!(waits, ["at once", "45m", "13h 30m", "43h", "9d 1h"]);
    }

    #[test]
    fn times_of_a_week_are_said_with_their_days() {
        let said = |span: serde_json::Value| {
            let hours =
                Value::from(Serde(json!({"is": "too-long", "minutes": 60, "hours": [span], "more": 2})));
            Language::english().tell("week", &hours)
        };
        let evenings = json!({"days": [{"first": 1, "last": 5}, {"first": 7, "last": 7}], "from": "17:00", "to": "20:00"});
        let before = "Whoever writes in these 1 hour waits too long:";
        assert_eq!(said(evenings), format!("{before} Sun-Fri 17:00-20:00 and 2 more."));
        let weekend =
            json!({"days": [{"first": 6, "last": 6}], "from": "13:00", "to": "08:00", "ends_on": 1});
        assert_eq!(said(weekend), format!("{before} Sat 13:00 to Mon 08:00 and 2 more."));
    }
}
