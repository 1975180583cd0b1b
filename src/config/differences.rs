//! What differs between two settings, as far as it matters to what is found in plans.

use crate::diagnostic::Severity;
use crate::source::{FileId, Sources, Span};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};

/// A setting that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingChange {
    /// Such as `rules.drill-overdue`.
    pub key: String,
    pub old: Option<Value>,
    pub new: Option<Value>,
    /// Where it is written, in the files of each side.
    pub places: [Option<Span>; 2],
    /// Whether less may be found than before; where nobody can tell, it may.
    pub is_looser: bool,
}

/// Settings that say how something is shown, and what smplan is needed.
const OF_OTHER_THINGS: [&str; 4] = ["render", "format", "required-version", "extend"];

/// What of one's own rule says what it finds.
const OF_OWN_RULES: [&str; 5] = ["each", "holds", "severity", "message", "at"];

type Said = BTreeMap<String, (Value, Span)>;

/// What differs between the settings of some files, the farthest first on both sides; `severity_of` a rule is how loud it is where
/// nothing is set. `None` where one of them is not TOML.
pub fn differences(
    old: &Sources,
    new: &Sources,
    severity_of: impl Fn(&str) -> Option<Severity>,
) -> Option<Vec<SettingChange>> {
    let (before, after) = (said(old)?, said(new)?);
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let change = |key: &String| {
        let (was, is) = (before.get(key), after.get(key));
        let value = |said: Option<&(Value, Span)>| said.map(|(value, _)| value.clone());
        let (old, new) = (value(was), value(is));
        let place = |said: Option<&(Value, Span)>| said.map(|(_, place)| *place);
        (old != new).then(|| SettingChange {
            is_looser: is_looser(key, old.as_ref(), new.as_ref(), &severity_of),
            key: key.clone(),
            old,
            new,
            places: [place(was), place(is)],
        })
    };
    Some(keys.into_iter().filter_map(change).collect())
}

/// All that some files say together: what is nearer wins, and lists that hold beside each other are put together.
fn said(files: &Sources) -> Option<Said> {
    let mut said = Said::new();
    for (file, source) in files.iter() {
        let text = source.text();
        let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (table, errors) = DeTable::parse_recoverable(bare);
        if !errors.is_empty() {
            return None;
        }
        let mut reading = Reading { file, offset: text.len() - bare.len(), said: &mut said };
        for (name, value) in table.get_ref() {
            let name = name.get_ref().as_ref();
            if !OF_OTHER_THINGS.contains(&name) {
                reading.put(name, value.span().start, value.get_ref());
            }
        }
    }
    Some(said)
}

struct Reading<'s> {
    file: FileId,
    offset: usize,
    said: &'s mut Said,
}

impl Reading<'_> {
    fn put(&mut self, key: &str, start: usize, value: &DeValue<'_>) {
        match (key, value) {
            ("rule", DeValue::Array(rules)) => {
                for rule in rules {
                    if let Value::Object(mut fields) = plain(rule.get_ref())
                        && let Some(Value::String(name)) = fields.remove("name")
                    {
                        fields.retain(|field, _| OF_OWN_RULES.contains(&field.as_str()));
                        self.say(&format!("rule.{name}"), rule.span().start, Value::Object(fields));
                    }
                }
            }
            (_, DeValue::Table(fields)) => {
                for (name, value) in fields {
                    let name = name.get_ref();
                    // How loud a rule is stands in its table, or in its place.
                    let below = match (key.starts_with("rules."), name.as_ref()) {
                        (true, "severity") => key.to_owned(),
                        _ => format!("{key}.{name}"),
                    };
                    self.put(&below, value.span().start, value.get_ref());
                }
            }
            (_, value) => self.say(key, start, plain(value)),
        }
    }

    fn say(&mut self, key: &str, start: usize, value: Value) {
        let place = Span::new(self.file, start + self.offset, start + self.offset);
        let is_added_to =
            key == "extend-select" || key == "words.avoid" || key.starts_with("per-path-ignores.");
        match (self.said.get_mut(key), value) {
            (Some((Value::Array(known), at)), Value::Array(more)) if is_added_to => {
                known.extend(more);
                *at = place;
            }
            (_, value) => {
                self.said.insert(key.to_owned(), (value, place));
            }
        }
    }
}

fn plain(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => number.as_str().parse::<i64>().map_or(Value::Null, Value::from),
        DeValue::Float(number) => Value::String(number.as_str().to_owned()),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Datetime(date) => Value::String(date.to_string()),
        DeValue::Array(items) => Value::Array(items.iter().map(|item| plain(item.get_ref())).collect()),
        DeValue::Table(fields) => {
            let fields =
                fields.iter().map(|(name, value)| (name.get_ref().to_string(), plain(value.get_ref())));
            Value::Object(fields.collect::<Map<_, _>>())
        }
    }
}

/// Whether less may be found than before.
fn is_looser(
    key: &str,
    old: Option<&Value>,
    new: Option<&Value>,
    severity_of: impl Fn(&str) -> Option<Severity>,
) -> bool {
    let (section, rest) = key.split_once('.').map_or((key, None), |(section, rest)| (section, Some(rest)));
    match (section, rest) {
        ("ignore" | "exclude" | "per-path-ignores", _) => lacks(old, new),
        ("extend-select" | "words", _) => lacks(new, old),
        ("include", _) => new.is_some() && (old.is_none() || lacks(new, old)),
        ("select", _) => old.is_none() || new.is_none() || lacks(new, old),
        ("fail-on", _) => rank(new, Some(Severity::Error)) > rank(old, Some(Severity::Error)),
        ("min-severity", _) => rank(new, Some(Severity::Info)) > rank(old, Some(Severity::Info)),
        ("rules", Some(rule)) if !rule.contains('.') => {
            let default = severity_of(rule);
            default.is_none() || rank(new, default) < rank(old, default)
        }
        ("rule", _) => old.is_some(),
        ("baseline", _) => new.is_some(),
        ("platforms", _) => match (old.and_then(Value::as_i64), new.and_then(Value::as_i64)) {
            (Some(old), Some(new)) => new > old,
            _ => true,
        },
        ("limits", _) => false,
        // What more an option or an edition finds, its name does not say.
        _ => true,
    }
}

/// Whether a list lacks something of another one; no list has nothing.
fn lacks(list: Option<&Value>, other: Option<&Value>) -> bool {
    let items = |value: Option<&Value>| match value {
        Some(Value::Array(items)) => items.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    let has = items(list);
    items(other).iter().any(|item| !has.contains(item))
}

/// How loud a word is: nothing at all for `off`.
fn rank(word: Option<&Value>, default: Option<Severity>) -> u8 {
    match word.and_then(Value::as_str).or(default.map(Severity::name)) {
        Some("error") => 3,
        Some("warning") => 2,
        Some("info") => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{SettingChange, differences};
    use crate::diagnostic::Severity;
    use crate::source::{Source, Sources};

    fn changes(old: &str, new: &str) -> Vec<SettingChange> {
        let sources = |text: &str| {
            let mut sources = Sources::default();
            sources.push(Source::new("smplan.toml", text));
            sources
        };
        differences(&sources(old), &sources(new), |_| Some(Severity::Warning)).unwrap()
    }

    #[test]
    fn what_finds_less_is_told_from_what_finds_more() {
        for (old, new, key, is_looser) in [
            ("", "ignore = ['a']", "ignore", true),
            ("ignore = ['a', 'b']", "ignore = ['b']", "ignore", false),
            ("", "rules.a = 'off'", "rules.a", true),
            ("", "rules.a = 'error'", "rules.a", false),
            ("rules.a = 'error'", "rules.a = {severity = 'info'}", "rules.a", true),
            ("rules.a = 'error'", "", "rules.a", true),
            ("rules.a = 'off'", "", "rules.a", false),
            ("rules.a = {min = '3mo'}", "rules.a = {min = '1mo'}", "rules.a.min", true),
            ("words.avoid = ['a', 'b']", "words.avoid = ['a']", "words.avoid", true),
            ("words.avoid = ['a']", "words.avoid = ['a', 'b']", "words.avoid", false),
            ("words.prefer = {a = 'b'}", "", "words.prefer.a", true),
            ("", "fail-on = 'warning'", "fail-on", false),
            ("fail-on = 'info'", "", "fail-on", true),
            ("", "min-severity = 'error'", "min-severity", true),
            ("", "select = ['structure']", "select", true),
            ("select = ['ALL']", "", "select", true),
            ("", "include = ['a']", "include", true),
            ("", "exclude = ['a']", "exclude", true),
            ("", "per-path-ignores = {'old/' = ['a']}", "per-path-ignores.old/", true),
            ("", "baseline = 'known.json'", "baseline", true),
            (
                "platforms.x.max-characters = 280",
                "platforms.x.max-characters = 500",
                "platforms.x.max-characters",
                true,
            ),
            (
                "platforms.x.max-characters = 280",
                "platforms.x.max-characters = 200",
                "platforms.x.max-characters",
                false,
            ),
            ("[[rule]]\nname = 'a'\nholds = 'x'\nmessage = 'm'", "", "rule.a", true),
            ("", "[[rule]]\nname = 'a'\nholds = 'x'\nmessage = 'm'", "rule.a", false),
            ("", "limits.plan-bytes = '16MiB'", "limits.plan-bytes", false),
        ] {
            let told: Vec<(String, bool)> =
                changes(old, new).into_iter().map(|one| (one.key, one.is_looser)).collect();
            assert_eq!(told, [(key.to_owned(), is_looser)], "{old} -> {new}");
        }
    }

    #[test]
    fn how_settings_are_written_makes_no_difference() {
        let old = "ignore = ['a']\nrender.url = 'https://example.com'\n[rules]\nb = 'off'\n";
        let new = "# for now\nrules = {b = {severity = \"off\"}}\nignore = [\n  \"a\",\n]\n";
        assert_eq!(changes(old, new), []);
    }
}
