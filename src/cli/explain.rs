//! `smplan explain`: what a rule, a field or a setting is for.

use crate::cli::Outcome;
use crate::cli::terminal::{Terminal, advise, complain};
use crate::config::{KEYS, Key};
use crate::diagnostic::{FixAvailability, RuleInfo};
use crate::format::{FieldInfo, Need, Privacy, RecordInfo, Shape, nearest};
use crate::plan::{Hours, Plan};
use crate::rules::{LEFT_OUT, RULES, read_otherwise};
use anyhow::Result;
use std::fmt::Write as _;

/// Explain a rule, a field of the format, a setting, or hours.
///
/// A field is named by its path, such as `playbooks.*.escalation`; the `*` may be left out.
/// `smplan explain hours "Mo-Fr 9-17"` says in words how hours are read.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A rule, the path of a field, a key of smplan.toml, or `hours`.
    name: String,
    /// The hours that `hours` explains.
    hours: Option<String>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let name = arguments.name.trim();
    match &arguments.hours {
        Some(hours) if name == "hours" => return explain_hours(hours, terminal),
        Some(_) => {
            complain("only `hours` takes a second argument");
            advise("quote what is one: smplan explain hours \"Mo-Fr 09:00-17:00\"");
            return Ok(Outcome::Undone);
        }
        None => {}
    }
    let text = match crate::cli::rules::find(name, terminal)? {
        Some(rule) => explain_rule(&rule),
        None => match (explain_field(name), KEYS.iter().find(|key| key.name == name)) {
            (Ok(text), _) => text,
            (Err(_), Some(key)) => explain_setting(key),
            (Err(nearest_field), None) => {
                complain(&format!("no rule, field or setting is called `{name}`"));
                if let Some(left_out) = LEFT_OUT.iter().find(|left_out| left_out.name == name) {
                    advise(&crate::cli::rules::fate(left_out.fate));
                    return Ok(Outcome::Undone);
                }
                let rules = RULES.iter().map(|rule| rule.info.name);
                let near = nearest(name, rules.chain(KEYS.iter().map(|key| key.name)))
                    .map(str::to_owned)
                    .or(nearest_field)
                    .or_else(|| field_of_a_section(name));
                match near {
                    Some(near) => advise(&format!("did you mean `{near}`?")),
                    None => advise(
                        "`smplan rules` lists the rules; fields are named by their path, such as goals.target",
                    ),
                }
                return Ok(Outcome::Undone);
            }
        },
    };
    terminal.print(text.as_bytes())?;
    Ok(Outcome::Good)
}

fn explain_rule(info: &RuleInfo) -> String {
    let mut text =
        format!("{} ({}, {}, since {})\n\n", info.name, info.severity, info.category.name(), info.since);
    for line in info.documentation.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        text.push_str(line);
        text.push('\n');
    }
    if !info.options.is_empty() {
        let _ = writeln!(text, "\nOptions, under [rules.{}] in smplan.toml:\n", info.name);
        for option in info.options {
            let _ =
                writeln!(text, "  {}: {} Without it: {}", option.name, option.documentation, option.usual());
        }
    }
    if info.fix == FixAvailability::Sometimes {
        text.push_str("\n`smplan lint --fix` or `--unsafe-fixes` can fix some of what it finds.\n");
    }
    if info.always_on {
        text.push_str("\nIt cannot be switched off.\n");
    }
    text
}

/// How hours are read, part by part, and where that is not what they seem to mean.
fn explain_hours(written: &str, terminal: &mut Terminal) -> Result<Outcome> {
    let hours = match Hours::read(written) {
        Ok(hours) => hours,
        Err(refused) => {
            complain(&refused.message);
            advise(&refused.help);
            return Ok(Outcome::Undone);
        }
    };
    let mut text = format!("{}\n\n", &*hours);
    for part in hours.spec().in_words() {
        let _ = writeln!(text, "  {part}");
    }
    if let Some((message, help)) = read_otherwise(&hours) {
        let _ = writeln!(text, "\nMind: {message}.\nIf you mean something else, {help}.");
    }
    terminal.print(text.as_bytes())?;
    Ok(Outcome::Good)
}

/// The path of a field whose own name, or another word for it, this is: `goals.metric` for `kpi`.
fn field_of_a_section(name: &str) -> Option<String> {
    let sections = Plan::record().fields.iter().filter_map(|section| {
        let fields = section.shape.record()?.fields.iter().map(|field| field.name);
        Some((section.name, nearest(name, fields)?))
    });
    let all: Vec<(&str, &str)> = sections.collect();
    let exact = all.iter().find(|(_, field)| *field == name);
    exact.or(all.first()).map(|(section, field)| format!("{section}.{field}"))
}

/// What is to be said of a setting.
fn explain_setting(key: &Key) -> String {
    format!("{}, in smplan.toml\n\n{}\n\n{}\n", key.name, key.documentation, key.example)
}

/// What is to be said of the field at a path, or the nearest path.
fn explain_field(path: &str) -> Result<String, Option<String>> {
    let mut record: &'static RecordInfo = Plan::record();
    let mut walked: Vec<&str> = Vec::new();
    let mut shape: Option<Shape> = None;
    let mut field: Option<&'static FieldInfo> = None;
    let mut privacy = Privacy::Everybody;
    for step in path.split('.').map(|step| step.trim_end_matches("[]")) {
        let inside = shape.as_ref().map_or(Some(record), Shape::record);
        if step == "*" || step.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let Some(inside) = inside else { return Err(None) };
        record = inside;
        let Some(next) = record.fields.iter().find(|field| field.name == step) else {
            let near = nearest(step, record.fields.iter().map(|field| field.name));
            return Err(near.map(|near| walked.iter().copied().chain([near]).collect::<Vec<_>>().join(".")));
        };
        walked.push(next.name);
        shape = Some(next.shape);
        privacy = next.privacy.within(privacy);
        field = Some(next);
    }
    let (Some(field), Some(shape)) = (field, shape) else { return Err(None) };
    let mut text = format!("{}\n\n", walked.join("."));
    text.push_str(&documentation(field.documentation));
    let _ = writeln!(text, "\nType: {}", kind(&shape));
    let _ = writeln!(text, "Needed: {}", need(field));
    let _ = writeln!(text, "Seen by: {}", seen_by(privacy, field, record));
    if let Some(tighter) = field.tighter {
        let _ = writeln!(text, "Under `tighten_only` of a group: {}", tighter.in_words());
    }
    if let Some(inner) = shape.record() {
        let _ = writeln!(text, "\n{}Fields of {}:\n", documentation(inner.documentation), inner.name);
        let width = inner.fields.iter().map(|field| field.name.len()).max().unwrap_or(0);
        for field in inner.fields {
            let first = field.documentation.trim().lines().next().unwrap_or_default();
            let _ = writeln!(text, "  {:width$}  {first}", field.name);
        }
    }
    Ok(text)
}

/// Who sees a field, and what changes that.
fn seen_by(privacy: Privacy, field: &FieldInfo, record: &RecordInfo) -> String {
    let can_be_named = record.fields.iter().any(|field| matches!(field.shape, Shape::OwnFields));
    match privacy {
        Privacy::Everybody => "everybody".to_owned(),
        Privacy::Colleagues(_) if can_be_named && privacy == field.privacy => {
            format!("colleagues; everybody where `public: [{}]` stands beside it", field.name)
        }
        Privacy::Colleagues(_) => "colleagues; it is in no public document".to_owned(),
        Privacy::Never(_) => {
            "colleagues; it is never in a public document, whatever the plan says".to_owned()
        }
    }
}

fn documentation(text: &str) -> String {
    text.lines().flat_map(|line| [line.strip_prefix(' ').unwrap_or(line), "\n"]).collect()
}

fn kind(shape: &Shape) -> String {
    match shape {
        Shape::Map(key, inner) if inner.record().is_some() => format!("one entry for each {key}"),
        Shape::List(inner) if inner.record().is_some() => "a list".to_owned(),
        Shape::Record(_) => "fields with values".to_owned(),
        Shape::Words(words, _) => format!("one of {}", words.join(", ")),
        other => other.describe(),
    }
}

fn need(field: &FieldInfo) -> String {
    let need = match field.need {
        Need::Required => "always".to_owned(),
        Need::RequiredInPlans => "in documents of kind plan".to_owned(),
        Need::RequiredBy(rule) => format!("always; `{rule}` says more"),
        Need::RequiredWhen(condition) => format!("when {condition}"),
        Need::Optional => "no".to_owned(),
    };
    match field.default {
        Some(default) => format!("{need}; without it: {}", default.text()),
        None => need,
    }
}
