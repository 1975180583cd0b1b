//! References that are made from the program itself, so that they cannot say anything else.

use crate::support::{expect, read, repository, run, text};
use smplan::config::{KEYS, Key, Kind};
use smplan::diagnostic::{Category, FixAvailability, Leniency};
use smplan::format::{FieldInfo, Need, Privacy, RecordInfo, Shape};
use smplan::plan::Plan;
use smplan::rules::RULES;
use std::fmt::Write;

const MADE: &str = "<!-- Made from the program by `UPDATE=1 cargo test`. Do not edit. -->\n\n";

/// A documentation comment without the space at the beginning of its lines.
fn prose(documentation: &str) -> String {
    let lines: Vec<&str> = documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n").trim().to_owned()
}

#[test]
fn the_reference_of_rules_is_made_from_the_rules() {
    let mut page = format!("{MADE}# Rules\n\n");
    let n_rules = RULES.len();
    writeln!(page, "`smplan explain NAME` prints the same. There are {n_rules} rules.\n").unwrap();
    page.push_str("Severities: an error fails a run, a warning does so with `--fail-on warning`, information never does unless it is asked for.\n\n");
    page.push_str("| rule | category | severity | what it finds |\n| --- | --- | --- | --- |\n");
    for rule in RULES {
        let info = rule.info;
        let summary = info.summary().replace('|', "\\|");
        writeln!(
            page,
            "| [`{0}`](#{0}) | {1} | {2} | {summary} |",
            info.name,
            info.category.name(),
            info.severity
        )
        .unwrap();
    }
    for category in Category::ALL {
        for rule in RULES.iter().filter(|rule| rule.info.category == category) {
            let info = rule.info;
            let leniency = match info.leniency {
                Leniency::Never => "",
                Leniency::InDrafts => " Where the plan says `status: draft`: a warning.",
                Leniency::ForSmallTeams => " Where the plan says `profile: small`: information.",
                Leniency::InDraftsAndForSmallTeams => {
                    " Where the plan says `status: draft`: a warning; where it says `profile: small`: information."
                }
            };
            writeln!(page, "\n## {}\n", info.name).unwrap();
            writeln!(
                page,
                "Category {}, {}, since {}.{leniency}\n",
                category.name(),
                info.severity,
                info.since
            )
            .unwrap();
            if info.fix == FixAvailability::Sometimes {
                page.push_str("`--fix` or `--unsafe-fixes` can mend some of it.\n\n");
            }
            // Headings of a rule stand one level below its name.
            let body = prose(info.documentation).replace("\n## ", "\n### ");
            writeln!(page, "{body}").unwrap();
        }
    }
    expect(&repository("docs/rules.md"), &page);
}

#[test]
fn the_reference_of_the_format_is_made_from_the_fields() {
    let mut page = format!("{MADE}# The plan format\n\n");
    page.push_str("`smplan explain goals.target` prints what is said of one field.\n\n");
    page.push_str("A `*` stands for any id, `[]` for every item of a list. Fields whose names begin with `x-` are yours.\n\n");
    writeln!(page, "{}\n", prose(Plan::record().documentation)).unwrap();
    page.push_str("Who sees a field in a document for everybody (`visibility: public`, `render --public`): *everybody*; *colleagues* alone, unless the entry says otherwise, as in `public: [phone, hours]`; or nobody else, whatever the plan says: *never public*.\n\n");
    table(&mut page, Plan::record(), "", Privacy::Everybody);
    for field in Plan::record().fields {
        if let Some(record) = field.shape.record() {
            section(&mut page, field.name, &path(field.name, &field.shape), record, 2, field.privacy);
        }
    }
    expect(&repository("docs/plan-format.md"), &page);
}

fn section(
    page: &mut String,
    title: &str,
    path: &str,
    record: &'static RecordInfo,
    level: usize,
    privacy: Privacy,
) {
    writeln!(page, "\n{} {title}\n\n{}\n", "#".repeat(level), prose(record.documentation)).unwrap();
    table(page, record, path, privacy);
    for field in record.fields {
        if let Some(inner) = field.shape.record() {
            let title = format!("{path}.{}", field.name);
            section(
                page,
                &title,
                &format!("{path}.{}", self::path(field.name, &field.shape)),
                inner,
                (level + 1).min(4),
                field.privacy.within(privacy),
            );
        }
    }
}

fn path(name: &str, shape: &Shape) -> String {
    match shape {
        Shape::Map(..) => format!("{name}.*"),
        Shape::List(_) => format!("{name}[]"),
        _ => name.to_owned(),
    }
}

fn table(page: &mut String, record: &'static RecordInfo, path: &str, privacy: Privacy) {
    page.push_str("| field | type | needed | who sees it | what it is |\n| --- | --- | --- | --- | --- |\n");
    for field in record.fields {
        let name = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
        let what = prose(field.documentation).replace('\n', " ").replace('|', "\\|");
        let readers = field.privacy.within(privacy).readers();
        writeln!(page, "| `{name}` | {} | {} | {readers} | {what} |", kind(record, field), need(field))
            .unwrap();
    }
    vocabularies(page, record);
}

/// Vocabularies that are too long for a table.
fn vocabularies(page: &mut String, record: &'static RecordInfo) {
    for field in record.fields {
        if let Shape::Words(words, _) = field.shape
            && words.len() > LONG_VOCABULARY
        {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            writeln!(page, "\n`{}` is one of {}.", field.name, words.join(", ")).unwrap();
        }
    }
}

const LONG_VOCABULARY: usize = 12;

fn kind(record: &RecordInfo, field: &FieldInfo) -> String {
    match &field.shape {
        Shape::OwnFields => {
            let names: Vec<String> = record.own_fields().map(|name| format!("`{name}`")).collect();
            format!("list of {}", names.join(", "))
        }
        Shape::Map(key, inner) if inner.record().is_some() => format!("one entry for each {key}"),
        Shape::List(inner) if inner.record().is_some() => "list of entries".to_owned(),
        Shape::Record(_) => "fields".to_owned(),
        Shape::Either(one, other) if one.record().is_some() || other.record().is_some() => {
            let name =
                |shape: &Shape| if shape.record().is_some() { "fields".to_owned() } else { shape.describe() };
            format!("{}, or {}", name(one), name(other))
        }
        Shape::Words(words, _) if words.len() > LONG_VOCABULARY => "one of the words below".to_owned(),
        other => other.describe().replace('|', "\\|"),
    }
}

fn need(field: &FieldInfo) -> String {
    let need = match field.need {
        Need::Required => "always".to_owned(),
        Need::RequiredInPlans => "in kind plan".to_owned(),
        Need::RequiredBy(rule) => format!("yes, see [`{rule}`](rules.md#{rule})"),
        Need::RequiredWhen(condition) => format!("when {condition}"),
        Need::Optional => "no".to_owned(),
    };
    match field.default {
        Some(default) => format!("{need}; without it: {}", default.text()),
        None => need,
    }
}

#[test]
fn the_reference_of_the_settings_is_made_from_their_keys() {
    let mut page = format!("{MADE}# Settings: `smplan.toml`\n\n");
    page.push_str("The file is found as `smplan.toml`, `.smplan.toml` or `.config/smplan.toml`: the nearest to each plan, up to the top of the repository.\n");
    page.push_str("What is said on the command line holds before the environment (`SMPLAN_CONFIG`, `SMPLAN_OUTPUT_FORMAT`), the environment before the file, the file before what is usual.\n");
    page.push_str("Paths are relative to the file.\n");
    page.push_str("A key, rule or value that there is not stops the run with exit code 2 and the nearest that there is.\n");
    page.push_str("`smplan lint --show-settings` prints what holds and where each value comes from; `smplan schema config` prints the JSON Schema for editors.\n");
    for key in KEYS {
        settings_key(&mut page, key);
    }
    page.push_str(
        "\n## Options of rules\n\n| rule | option | what it is | without it |\n| --- | --- | --- | --- |\n",
    );
    for rule in RULES {
        for option in rule.info.options {
            let (rule, name) = (rule.info.name, option.name);
            writeln!(
                page,
                "| [`{rule}`](rules.md#{rule}) | `{name}` | {} | `{}` |",
                option.documentation,
                option.usual()
            )
            .unwrap();
        }
    }
    expect(&repository("docs/settings.md"), &page);
}

fn settings_key(page: &mut String, key: &Key) {
    writeln!(page, "\n## {}\n\n{}\n", key.name, key.documentation).unwrap();
    writeln!(page, "```toml\n{}\n```", key.example).unwrap();
    if let Kind::Table(inner) | Kind::Tables(inner) | Kind::PerPlatform(inner) = key.kind {
        for inner in inner {
            let each = if matches!(key.kind, Kind::PerPlatform(_)) { "*." } else { "" };
            writeln!(page, "\n- `{}.{each}{}`: {}", key.name, inner.name, inner.documentation).unwrap();
        }
    }
}

#[test]
fn the_reference_of_the_command_line_is_made_from_its_help() {
    let help = |arguments: &[&str]| text(&run(arguments).stdout);
    let overview = help(&["--help"]);
    let mut page = format!("{MADE}# The command line\n\n```text\n{overview}```\n");
    for command in commands(&overview) {
        write!(page, "\n## smplan {command}\n\n```text\n{}```\n", help(&[command, "--help"])).unwrap();
    }
    expect(&repository("docs/cli.md"), &page);
}

/// The commands that the help lists; what it says of one can go on in a second line.
fn commands(overview: &str) -> Vec<&str> {
    let lines = overview.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
    let names = lines.take_while(|line| line.starts_with("  ")).filter(|line| !line.starts_with("   "));
    names.filter_map(|line| line.split_whitespace().next()).collect()
}

#[test]
fn the_reference_of_what_templates_see_is_made_from_its_schema() {
    let schema: serde_json::Value = serde_json::from_slice(&run(&["schema", "view"]).stdout).unwrap();
    let version = &schema["properties"]["view"];
    assert_eq!(version["type"], "integer");
    let mut page = format!(
        "{MADE}# What templates see\n\n`docs/templates.md` says how templates are changed. \
         `smplan schema view` prints the same as a JSON Schema.\n"
    );
    view_record(&mut page, "The plan", &schema);
    for (name, record) in schema["$defs"].as_object().unwrap() {
        view_record(&mut page, name, record);
    }
    expect(&repository("docs/view.md"), &page);
}

fn view_record(page: &mut String, name: &str, record: &serde_json::Value) {
    let words = |value: &serde_json::Value| {
        value["description"].as_str().unwrap_or_default().replace("`None`", "`none`").replace('\n', " ")
    };
    writeln!(page, "\n## {name}\n").unwrap();
    if !words(record).is_empty() {
        writeln!(page, "{}\n", words(record)).unwrap();
    }
    for (field, value) in record["properties"].as_object().into_iter().flatten() {
        let meaning = words(value);
        assert!(!meaning.is_empty(), "{name}.{field} says what it is");
        writeln!(page, "- `{field}`, {}: {meaning}", view_type(value)).unwrap();
    }
    for value in record["enum"].as_array().into_iter().flatten() {
        writeln!(page, "- {value}").unwrap();
    }
    for value in record["oneOf"].as_array().into_iter().flatten() {
        let Some(fields) = value["properties"].as_object() else {
            writeln!(page, "- {}: {}", value["const"], words(value)).unwrap();
            continue;
        };
        writeln!(page, "- `is` {}: {}", fields["is"]["const"], words(value)).unwrap();
        for (field, value) in fields.iter().filter(|(field, _)| *field != "is") {
            let meaning = words(value);
            assert!(!meaning.is_empty(), "{name}.{field} says what it is");
            writeln!(page, "  - `{field}`, {}: {meaning}", view_type(value)).unwrap();
        }
    }
}

/// A type in words: `text`, `list of Goal`, `Spark or none`.
fn view_type(value: &serde_json::Value) -> String {
    if let Some(name) = value["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(kinds) = value["anyOf"].as_array() {
        return kinds.iter().map(view_type).collect::<Vec<_>>().join(" or ");
    }
    if let Some(kinds) = value["type"].as_array() {
        let one =
            |kind: &serde_json::Value| view_type(&serde_json::json!({"type": kind, "items": value["items"]}));
        return kinds.iter().map(one).collect::<Vec<_>>().join(" or ");
    }
    match value["type"].as_str() {
        Some("array") => format!("list of {}", view_type(&value["items"])),
        Some("string") => "text".to_owned(),
        Some("integer" | "number") => "number".to_owned(),
        Some("boolean") => "true or false".to_owned(),
        Some("null") => "none".to_owned(),
        other => panic!("a type without words: {other:?} in {value}"),
    }
}

#[test]
fn the_changelog_names_every_command() {
    let changelog = read(&repository("CHANGELOG.md"));
    let overview = text(&run(&["--help"]).stdout);
    let commands = commands(&overview);
    assert!(commands.len() > 10, "{overview}");
    for command in commands {
        assert!(changelog.contains(&format!("`smplan {command}")), "{command}");
    }
}

#[test]
fn the_changelog_has_a_release_a_heading_and_a_change_a_line() {
    let changelog = read(&repository("CHANGELOG.md"));
    let headings: Vec<&str> = changelog.lines().filter(|line| line.starts_with("## ")).collect();
    let version = env!("CARGO_PKG_VERSION").trim_end_matches("-dev");
    assert!(headings[0].starts_with(&format!("## [{version}] - ")), "{}", headings[0]);
    for line in changelog.lines() {
        assert!(line.chars().count() <= 160, "more than 160 characters: {line}");
    }
}
