//! The JSON Schema of `smplan.toml`, made from its keys.

use crate::config::keys::{KEYS, Key, Kind};
use crate::config::{EDITIONS, Known};
use crate::diagnostic::{Category, OptionKind, Severity};
use crate::plan::Platform;
use serde_json::{Map, Value, json};

/// The JSON Schema (draft-07) of the configuration, for editors.
pub fn json_schema(known: Known<'_>) -> Value {
    let mut schema = table(KEYS, known);
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
        schema.insert("title".into(), json!("smplan.toml"));
    }
    schema
}

fn table(keys: &'static [Key], known: Known<'_>) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| {
            let mut value = kind(&key.kind, known);
            if let Some(value) = value.as_object_mut() {
                value.insert("description".into(), json!(key.documentation));
            }
            (key.name.to_owned(), value)
        })
        .collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

fn kind(kind: &Kind, known: Known<'_>) -> Value {
    match kind {
        Kind::Text => json!({"type": "string"}),
        Kind::Texts => json!({"type": "array", "items": {"type": "string"}}),
        Kind::Rules => rules(known),
        Kind::Severity => json!({"enum": Severity::ALL.map(Severity::name)}),
        Kind::Format => json!({"enum": known.formats}),
        Kind::Edition => json!({"enum": EDITIONS}),
        Kind::Size => json!({"type": ["string", "integer"]}),
        Kind::Number => json!({"type": "integer", "minimum": 1}),
        Kind::TextPerText => json!({"type": "object", "additionalProperties": {"type": "string"}}),
        Kind::Sections => json!({"type": "array", "items": {"enum": known.sections}}),
        Kind::Colours => colours(known),
        Kind::PerRule => per_rule(known),
        Kind::PerPath => json!({"type": "object", "additionalProperties": rules(known)}),
        Kind::PerPlatform(keys) => {
            let properties: Map<String, Value> =
                Platform::WORDS.iter().map(|word| ((*word).to_owned(), table(keys, known))).collect();
            json!({"type": "object", "additionalProperties": false, "properties": properties})
        }
        Kind::Table(keys) => table(keys, known),
        Kind::Tables(keys) => json!({"type": "array", "items": table(keys, known)}),
    }
}

fn colours(known: Known<'_>) -> Value {
    let colour = json!({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"});
    let properties: Map<String, Value> =
        known.colours.iter().map(|name| ((*name).to_owned(), colour.clone())).collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

fn rules(known: Known<'_>) -> Value {
    let rules = known.rules.iter().map(|rule| rule.name);
    let names: Vec<&str> = rules.chain(Category::ALL.map(Category::name)).chain(["ALL"]).collect();
    json!({"type": "array", "items": {"enum": names}})
}

fn per_rule(known: Known<'_>) -> Value {
    let properties: Map<String, Value> = known
        .rules
        .iter()
        .map(|rule| {
            let severity = if rule.always_on {
                json!({"enum": ["error"]})
            } else {
                json!({"enum": ["off", "error", "warning", "info"]})
            };
            let mut settings: Map<String, Value> = rule
                .options
                .iter()
                .map(|option| {
                    let value = match option.kind {
                        OptionKind::Duration => json!({"type": "string", "description": option.documentation}),
                        OptionKind::Words(words) => {
                            json!({"type": "array", "items": {"enum": words}, "description": option.documentation})
                        }
                    };
                    (option.name.to_owned(), value)
                })
                .collect();
            settings.insert("severity".into(), severity.clone());
            let settings = json!({"type": "object", "additionalProperties": false, "properties": settings});
            (rule.name.to_owned(), json!({"description": rule.summary(), "anyOf": [severity, settings]}))
        })
        .collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}
