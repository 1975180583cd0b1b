//! Rules of one's own as they are typed: `[[rule]]`.

use crate::config::Known;
use crate::config::keys::OWN_RULE;
use crate::config::reader::{Reader, Value, clip};
use crate::diagnostic::{Category, FixAvailability, Leniency, RuleInfo, Severity, kept};
use crate::plan::kebab;
use crate::source::Spanned;
use std::fmt::Write as _;
use toml::de::DeValue;

/// A rule of an organisation's own.
#[derive(Clone, Debug)]
pub struct OwnRule {
    pub info: RuleInfo,
    pub name: Spanned<&'static str>,
    /// The path of what it looks at.
    pub each: Option<Spanned<String>>,
    /// What must hold.
    pub holds: Spanned<String>,
    pub message: Spanned<String>,
    pub help: Option<Spanned<String>>,
    /// The field that is marked.
    pub at: Option<Spanned<String>>,
    /// Pieces of plans in which it finds nothing.
    pub ok: Vec<Spanned<String>>,
    /// Pieces of plans in which it finds something.
    pub bad: Vec<Spanned<String>>,
}

/// Reads the rules of a file; `known` are the rules that there are already.
pub(super) fn read(value: &Value<'_>, known: Known<'_>, reader: &mut Reader) -> Vec<OwnRule> {
    let DeValue::Array(items) = value.get_ref() else {
        let place = reader.place(value);
        reader.find(place, "`rule` needs a list of rules").help("write `[[rule]]`, in two brackets");
        return Vec::new();
    };
    let mut rules: Vec<OwnRule> = Vec::new();
    for item in items {
        let Some(rule) = read_one(item, reader) else { continue };
        let name = rule.name.value;
        if known.rules.iter().any(|info| info.is_called(name))
            || rules.iter().any(|own| own.name.value == name)
        {
            reader
                .find(rule.name.span, format!("there is a rule `{name}` already"))
                .help("give yours another name");
        } else {
            rules.push(rule);
        }
    }
    rules
}

fn read_one(value: &Value<'_>, reader: &mut Reader) -> Option<OwnRule> {
    let table = reader.table("rule", value)?;
    let place = reader.place(value);
    let (mut name, mut summary, mut why, mut each, mut holds) = (None, None, None, None, None);
    let (mut message, mut help, mut at, mut severity) = (None, None, None, None);
    let (mut ok, mut bad) = (Vec::new(), Vec::new());
    for (key, value) in reader.known(table, OWN_RULE) {
        match key.name {
            "name" => name = reader.text(key.name, value),
            "summary" => summary = reader.text(key.name, value),
            "why" => why = reader.text(key.name, value),
            "each" => each = reader.text(key.name, value),
            "holds" => holds = reader.text(key.name, value),
            "message" => message = reader.text(key.name, value),
            "help" => help = reader.text(key.name, value),
            "at" => at = reader.text(key.name, value),
            "severity" => severity = reader.severity(key.name, value),
            "ok" => ok = reader.texts(key.name, value).unwrap_or_default(),
            _ => bad = reader.texts(key.name, value).unwrap_or_default(),
        }
    }
    for (key, is_missing) in
        [("name", name.is_none()), ("holds", holds.is_none()), ("message", message.is_none())]
    {
        let is_written = table.iter().any(|(written, _)| written.get_ref() == key);
        if is_missing && !is_written {
            reader.find(place, format!("a rule has no `{key}`")).help(format!("add `{key} = \"…\"`"));
        }
    }
    let (name, holds, message) = (name?, holds?, message?);
    if kebab(&name.value) != name.value {
        let mended = kebab(&name.value);
        reader
            .find(name.span, format!("the name `{}` is not in lower case with hyphens", clip(&name.value)))
            .help(if mended.is_empty() {
                "write it such as playbook-without-lawyer".to_owned()
            } else {
                format!("write `{mended}`")
            });
        return None;
    }
    let mut documentation = summary.map_or_else(|| message.value.clone(), |summary| summary.value);
    documentation.push('\n');
    if let Some(why) = why {
        let _ = writeln!(documentation, "\n## Why this matters\n{}", why.value.trim());
    }
    for (kind, examples) in [("bad", &bad), ("good", &ok)] {
        for example in examples {
            let _ = writeln!(documentation, "\n```yaml {kind}\n{}\n```", example.value.trim());
        }
    }
    let name = Spanned { span: name.span, value: kept(&name.value) };
    let info = RuleInfo {
        name: name.value,
        documentation: kept(&documentation),
        category: Category::Organisation,
        area: Category::Organisation.area(),
        severity: severity.unwrap_or(Severity::Warning),
        leniency: Leniency::Never,
        since: "smplan.toml",
        options: &[],
        fix: FixAvailability::Never,
        always_on: false,
        binds_stores: false,
    };
    Some(OwnRule { info, name, each, holds, message, help, at, ok, bad })
}
