//! A configuration file as it is typed.

use crate::config::keys::{KEYS, Key, Kind, LIMITS, PLATFORM, WORDS};
use crate::config::own::{self, OwnRule};
use crate::config::patterns::Patterns;
use crate::config::reader::{Reader, Value, clip};
use crate::config::theme::{self, TypedTheme};
use crate::config::{EDITIONS, Known};
use crate::diagnostic::{Category, Findings, OptionKind, RuleInfo, Severity, name_today};
use crate::plan::{Duration, Platform};
use crate::source::{FileId, Source, Spanned};
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// A configuration file as it is typed, with the place of what later checks may point at.
#[derive(Clone, Debug, Default)]
pub struct ConfigFile {
    /// The name of the file in reports.
    pub name: String,
    pub edition: Option<Spanned<&'static str>>,
    pub extend: Option<Spanned<String>>,
    pub include: Option<Spanned<Patterns>>,
    pub exclude: Option<Spanned<Patterns>>,
    pub select: Option<Spanned<Vec<String>>>,
    pub extend_select: Option<Spanned<Vec<String>>>,
    pub ignore: Option<Spanned<Vec<String>>>,
    pub fail_on: Option<Spanned<Severity>>,
    pub min_severity: Option<Spanned<Severity>>,
    pub format: Option<Spanned<&'static str>>,
    /// Relative to the file.
    pub baseline: Option<Spanned<String>>,
    pub own_rules: Vec<OwnRule>,
    pub rules: Vec<TypedRule>,
    pub path_ignores: Vec<TypedPathIgnore>,
    /// Words that are not used, each with the one to use instead.
    pub words: Vec<(Spanned<String>, Option<String>)>,
    pub plan_bytes: Option<Spanned<usize>>,
    pub max_characters: Vec<(Platform, Spanned<usize>)>,
    pub look: TypedTheme,
}

/// How loud a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeverityOverride {
    Off,
    At(Severity),
}

/// What a file says of one rule.
#[derive(Clone, Debug)]
pub struct TypedRule {
    pub name: Spanned<&'static str>,
    pub severity: Option<SeverityOverride>,
    /// Options by name, as text: lists have one text for each item.
    pub options: Vec<(&'static str, Vec<String>)>,
}

/// Rules that do not look at some files.
#[derive(Clone, Debug)]
pub struct TypedPathIgnore {
    /// The pattern as it is written.
    pub pattern: Spanned<String>,
    pub patterns: Patterns,
    pub rules: Vec<Spanned<String>>,
}

/// Reads a configuration. `folder` is where its paths begin. Never fails: mistakes are findings.
pub fn read(source: &Source, file: FileId, folder: &Path, known: Known<'_>) -> (ConfigFile, Findings) {
    let text = source.text();
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { file, offset: text.len() - bare.len(), findings: Findings::default() };
    let mut config = ConfigFile { name: source.name().to_owned(), ..ConfigFile::default() };
    let (table, errors) = DeTable::parse_recoverable(bare);
    let mut last_line = 0;
    for error in &errors {
        // One mistake often makes the parser stumble again on the same line.
        let start = error.span().map_or(0, |span| span.start);
        let line = bare.get(..start).map_or(0, |before| before.lines().count().max(1));
        if line == last_line {
            continue;
        }
        last_line = line;
        let span = reader.span(error.span().unwrap_or(0..0));
        let message = error.message().lines().next().unwrap_or_default();
        reader
            .find(span, format!("this is not TOML: {}", clip(message)))
            .help("write `name = value`: text stands in quotes, lists in brackets, names of tables in brackets on a line of their own");
    }
    if errors.is_empty() {
        let keys = reader.known(table.get_ref(), KEYS);
        // Names of one's own rules can be used in all other settings.
        if let Some((_, value)) = keys.iter().find(|(key, _)| key.name == "rule") {
            config.own_rules = own::read(value, known, &mut reader);
        }
        let rules: Vec<RuleInfo> =
            known.rules.iter().copied().chain(config.own_rules.iter().map(|own| own.info)).collect();
        let known = Known { rules: &rules, ..known };
        for (key, value) in keys {
            read_key(&mut config, key, value, folder, known, &mut reader);
        }
    }
    (config, reader.findings)
}

/// The file that a configuration extends, whatever else is in it.
pub fn extended_by(text: &str) -> Option<String> {
    let (table, _) = DeTable::parse_recoverable(text.strip_prefix('\u{feff}').unwrap_or(text));
    let value = table.get_ref().iter().find(|(name, _)| name.get_ref() == "extend")?.1;
    match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    }
}

fn read_key(
    config: &mut ConfigFile,
    key: &'static Key,
    value: &Value<'_>,
    folder: &Path,
    known: Known<'_>,
    reader: &mut Reader,
) {
    let span = reader.place(value);
    let name = key.name;
    match name {
        "edition" => {
            config.edition = reader.word(name, value, EDITIONS).map(|value| Spanned { span, value });
        }
        "required-version" => check_version(value, reader),
        "extend" => config.extend = reader.text(name, value),
        "include" => config.include = patterns(name, value, folder, reader),
        "exclude" => config.exclude = patterns(name, value, folder, reader),
        "select" => config.select = rules(name, value, known, reader),
        "extend-select" => config.extend_select = rules(name, value, known, reader),
        "ignore" => config.ignore = rules(name, value, known, reader),
        "fail-on" => {
            config.fail_on = reader.severity(name, value).map(|value| Spanned { span, value });
        }
        "min-severity" => {
            config.min_severity = reader.severity(name, value).map(|value| Spanned { span, value });
        }
        "format" => {
            config.format = reader.word(name, value, known.formats).map(|value| Spanned { span, value });
        }
        "baseline" => config.baseline = reader.text(name, value),
        "rules" => per_rule(config, value, known, reader),
        "per-path-ignores" => per_path(config, value, folder, known, reader),
        "words" => words(config, value, reader),
        "limits" => {
            if let Some(table) = reader.table(name, value) {
                for (key, value) in reader.known(table, LIMITS) {
                    let span = reader.place(value);
                    config.plan_bytes = reader.size(key.name, value).map(|value| Spanned { span, value });
                }
            }
        }
        "render" => config.look = theme::read(value, known, reader),
        "platforms" => per_platform(config, value, reader),
        // Read before the others.
        "rule" => {}
        _ => debug_assert!(matches!(key.kind, Kind::Text), "a key that nobody reads: {name}"),
    }
}

/// Stops a version that the settings were not written for.
fn check_version(value: &Value<'_>, reader: &mut Reader) {
    let Some(text) = reader.text("required-version", value) else { return };
    let own = env!("CARGO_PKG_VERSION");
    // What comes before a release has what the release has.
    let own = own.split('-').next().unwrap_or(own);
    match (semver::VersionReq::parse(&text.value), semver::Version::parse(own)) {
        (Err(_), _) => {
            reader
                .find(text.span, format!("`{}` names no versions", clip(&text.value)))
                .help(format!("write them such as \">={own}\""));
        }
        (Ok(wanted), Ok(own)) if !wanted.matches(&own) => {
            reader
                .find(text.span, format!("this is smplan {own}, and the settings want {}", clip(&text.value)))
                .help("install a version that fits, or change `required-version`");
        }
        _ => {}
    }
}

fn patterns(key: &str, value: &Value<'_>, folder: &Path, reader: &mut Reader) -> Option<Spanned<Patterns>> {
    let texts = reader.texts(key, value)?;
    match Patterns::new(folder, texts.iter().map(|text| text.value.as_str())) {
        Ok(patterns) => Some(Spanned { span: reader.place(value), value: patterns }),
        Err((wrong, why)) => {
            let place =
                texts.iter().find(|text| text.value == wrong).map_or(reader.place(value), |text| text.span);
            unreadable_pattern(place, wrong, &why, reader);
            None
        }
    }
}

fn unreadable_pattern(place: crate::source::Span, pattern: &str, why: &str, reader: &mut Reader) {
    reader
        .find(place, format!("`{}` is no pattern of paths: {}", clip(pattern), clip(why)))
        .help("write it as in .gitignore, such as plans/archive/ or *.draft.yaml");
}

/// Names of rules and categories that there are.
fn rules(
    key: &str,
    value: &Value<'_>,
    known: Known<'_>,
    reader: &mut Reader,
) -> Option<Spanned<Vec<String>>> {
    let names = reader.texts(key, value)?;
    let mut kept = Vec::new();
    for name in names {
        if let Some(rule) = always_on(&name.value, known).filter(|_| key == "ignore") {
            refuse_to_switch_off(&name, rule, reader);
        } else if name.value == "ALL" || is_rule_or_category(&name, known, reader) {
            kept.push(name.value);
        }
    }
    Some(Spanned { span: reader.place(value), value: kept })
}

fn is_rule_or_category(name: &Spanned<String>, known: Known<'_>, reader: &mut Reader) -> bool {
    let rules = known.rules.iter().map(|rule| rule.name);
    let names: Vec<&str> = rules.chain(Category::ALL.map(Category::name)).collect();
    let is_known = names.contains(&name_today(&name.value));
    if !is_known {
        let placed = reader.placed(name);
        let message = format!("there is no rule or category `{}`", clip(&name.value));
        reader.unknown(message, &placed, &names);
    }
    is_known
}

/// The rule of a name, where it cannot be switched off.
fn always_on<'k>(name: &str, known: Known<'k>) -> Option<&'k RuleInfo> {
    known.rules.iter().find(|rule| rule.is_called(name) && rule.always_on)
}

fn refuse_to_switch_off(name: &Spanned<impl AsRef<str>>, rule: &RuleInfo, reader: &mut Reader) {
    reader
        .find(name.span, format!("`{}` cannot be switched off", name.value.as_ref()))
        .help(rule.why_always_on());
}

fn per_rule(config: &mut ConfigFile, value: &Value<'_>, known: Known<'_>, reader: &mut Reader) {
    let Some(table) = reader.table("rules", value) else { return };
    for (name, value) in table {
        let Some(info) = known.rules.iter().find(|rule| rule.is_called(name.get_ref())) else {
            let message = format!("there is no rule `{}`", clip(name.get_ref()));
            let names: Vec<&str> = known.rules.iter().map(|rule| rule.name).collect();
            reader.unknown(message, name, &names);
            continue;
        };
        let place = reader.span(name.span());
        let mut rule = TypedRule {
            name: Spanned { span: place, value: info.name },
            severity: None,
            options: Vec::new(),
        };
        if let DeValue::Table(settings) = value.get_ref() {
            for (key, value) in settings {
                let key_name = key.get_ref().as_ref();
                if key_name == "severity" {
                    rule.severity = severity(&rule.name, value, info, reader);
                } else if let Some(option) = info.options.iter().find(|option| option.name == key_name) {
                    if let Some(values) = option_values(option.name, &option.kind, value, reader) {
                        rule.options.push((option.name, values));
                    }
                } else {
                    let options = info.options.iter().map(|option| option.name);
                    let names: Vec<&str> = options.chain(["severity"]).collect();
                    let message = format!("`{}` has no option `{}`", info.name, clip(key_name));
                    reader.unknown(message, key, &names);
                }
            }
        } else {
            rule.severity = severity(&rule.name, value, info, reader);
        }
        config.rules.push(rule);
    }
}

/// A severity, or off.
fn severity(
    name: &Spanned<&'static str>,
    value: &Value<'_>,
    info: &RuleInfo,
    reader: &mut Reader,
) -> Option<SeverityOverride> {
    let word = reader.word(name.value, value, &["off", "error", "warning", "info"])?;
    let severity = Severity::ALL.into_iter().find(|severity| severity.name() == word);
    if info.always_on && severity != Some(Severity::Error) {
        refuse_to_switch_off(name, info, reader);
        return None;
    }
    Some(severity.map_or(SeverityOverride::Off, SeverityOverride::At))
}

fn option_values(
    name: &str,
    kind: &OptionKind,
    value: &Value<'_>,
    reader: &mut Reader,
) -> Option<Vec<String>> {
    match kind {
        OptionKind::Duration => {
            let text = reader.text(name, value)?;
            if Duration::parse(&text.value).is_none() {
                reader.find(text.span, format!("`{}` is not a duration", clip(&text.value))).help(
                    "write a number and m, h, d, bd (business days), w, mo or y, such as \"90m\" or \"9mo\"",
                );
                return None;
            }
            Some(vec![text.value])
        }
        OptionKind::Words(words) => {
            let texts = reader.texts(name, value)?;
            let mut values = Vec::new();
            for text in texts {
                if words.contains(&text.value.as_str()) {
                    values.push(text.value);
                } else {
                    let placed = reader.placed(&text);
                    let message = format!("`{name}` cannot hold `{}`", clip(&text.value));
                    reader.unknown(message, &placed, words);
                }
            }
            Some(values)
        }
    }
}

fn per_path(
    config: &mut ConfigFile,
    value: &Value<'_>,
    folder: &Path,
    known: Known<'_>,
    reader: &mut Reader,
) {
    let Some(table) = reader.table("per-path-ignores", value) else { return };
    for (pattern, value) in table {
        let text = pattern.get_ref().to_string();
        let place = reader.span(pattern.span());
        let names = reader.texts(&text, value).unwrap_or_default();
        let mut rules = Vec::new();
        for name in names {
            if let Some(rule) = always_on(&name.value, known) {
                refuse_to_switch_off(&name, rule, reader);
            } else if is_rule_or_category(&name, known, reader) {
                rules.push(name);
            }
        }
        match Patterns::new(folder, [text.as_str()]) {
            Ok(patterns) => config.path_ignores.push(TypedPathIgnore {
                pattern: Spanned { span: place, value: text },
                patterns,
                rules,
            }),
            Err((wrong, why)) => unreadable_pattern(place, wrong, &why, reader),
        }
    }
}

fn words(config: &mut ConfigFile, value: &Value<'_>, reader: &mut Reader) {
    let Some(table) = reader.table("words", value) else { return };
    for (key, value) in reader.known(table, WORDS) {
        if key.name == "avoid" {
            let words = reader.texts(key.name, value).unwrap_or_default();
            config.words.extend(words.into_iter().map(|word| (word, None)));
        } else if let Some(table) = reader.table("words.prefer", value) {
            for (word, instead) in table {
                let instead = reader.text(word.get_ref(), instead).map(|text| text.value);
                let word = Spanned { span: reader.span(word.span()), value: word.get_ref().to_string() };
                config.words.extend(instead.map(|instead| (word, Some(instead))));
            }
        }
    }
}

fn per_platform(config: &mut ConfigFile, value: &Value<'_>, reader: &mut Reader) {
    let Some(table) = reader.table("platforms", value) else { return };
    for (name, value) in table {
        let Some(platform) = Platform::of(name.get_ref()) else {
            let message = format!("there is no platform `{}`", clip(name.get_ref()));
            reader.unknown(message, name, Platform::WORDS);
            continue;
        };
        let Some(settings) = reader.table(&format!("platforms.{}", name.get_ref()), value) else { continue };
        for (key, value) in reader.known(settings, PLATFORM) {
            let span = reader.place(value);
            if let Some(value) = reader.number(key.name, value) {
                config.max_characters.push((platform, Spanned { span, value }));
            }
        }
    }
}
