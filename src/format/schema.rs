//! The JSON Schema of the plan format, made from the declarations of its fields.

use crate::format::shape::{FieldDefault, FieldInfo, Need, Plain, RecordInfo, Shape};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Whether a plan is wrong without a field of which a rule speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Always,
    /// In documents of kind plan.
    InPlans,
    /// It is better with it, or wrong without it under a condition that no schema can say.
    Otherwise,
}

/// The JSON Schema (draft-07) of plans, for editors. Of the rules that ask for fields, `wanted` says when they do.
pub fn json_schema(whole: &'static RecordInfo, wanted: &dyn Fn(&str) -> Wanted) -> Value {
    let mut definitions = Definitions { names: Vec::new(), schemas: BTreeMap::new(), wanted };
    let mut schema = definitions.object(whole);
    let needed = |record: &'static RecordInfo| -> Vec<&'static FieldInfo> {
        let is_needed = |field: &&FieldInfo| match field.need {
            Need::RequiredInPlans => true,
            Need::RequiredBy(rule) => wanted(rule) == Wanted::InPlans,
            _ => false,
        };
        record.fields.iter().filter(is_needed).collect()
    };
    // What documents of kind plan need besides, in the sections that are one group of fields.
    let in_plans: Map<String, Value> = whole
        .fields
        .iter()
        .filter_map(|field| match field.shape {
            Shape::Record(record) => Some((field.name.to_owned(), required(&needed(record)))),
            _ => None,
        })
        .filter(|(_, needs)| needs.get("required").or(needs.get("allOf")).is_some())
        .collect();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
        schema.insert("title".into(), json!("A social media plan (smplan)"));
        schema.insert("if".into(), json!({"properties": {"kind": {"const": "plan"}}}));
        schema.insert("then".into(), json!({"properties": in_plans}));
        schema.insert("definitions".into(), json!(definitions.schemas));
    }
    schema
}

/// Groups in which some fields are needed, under one of their names.
fn required(fields: &[&FieldInfo]) -> Value {
    let mut object = json!({"type": "object"});
    let names: Vec<&str> =
        fields.iter().filter(|field| field.alias.is_none()).map(|field| field.name).collect();
    if !names.is_empty() {
        object["required"] = json!(names);
    }
    let either: Vec<Value> = fields
        .iter()
        .filter_map(|field| {
            Some(json!({"anyOf": [{"required": [field.name]}, {"required": [field.alias?]}]}))
        })
        .collect();
    if !either.is_empty() {
        object["allOf"] = json!(either);
    }
    object
}

/// The records that were met, each once.
struct Definitions<'d> {
    names: Vec<(&'static RecordInfo, String)>,
    schemas: BTreeMap<String, Value>,
    wanted: &'d dyn Fn(&str) -> Wanted,
}

impl Definitions<'_> {
    fn reference(&mut self, record: &'static RecordInfo) -> Value {
        let known = self.names.iter().find(|(known, _)| std::ptr::eq(*known, record));
        let name = match known {
            Some((_, name)) => name.clone(),
            None => self.define(record),
        };
        json!({"$ref": format!("#/definitions/{name}")})
    }

    fn define(&mut self, record: &'static RecordInfo) -> String {
        let base = crate::format::reader::kebab(record.name);
        let mut name = base.clone();
        let mut number = 2;
        while self.names.iter().any(|(_, taken)| *taken == name) {
            name = format!("{base}-{number}");
            number += 1;
        }
        self.names.push((record, name.clone()));
        let mut object = self.object(record);
        let is_needed = |field: &&FieldInfo| match field.need {
            Need::Required => true,
            Need::RequiredBy(rule) => (self.wanted)(rule) == Wanted::Always,
            _ => false,
        };
        let needed: Vec<&str> = record.fields.iter().filter(is_needed).map(|field| field.name).collect();
        if let Some(object) = object.as_object_mut().filter(|_| !needed.is_empty()) {
            object.insert("required".into(), json!(needed));
        }
        self.schemas.insert(name.clone(), object);
        name
    }

    fn object(&mut self, record: &'static RecordInfo) -> Value {
        let mut properties: Map<String, Value> =
            record.fields.iter().map(|field| (field.name.to_owned(), self.field(record, field))).collect();
        for (alias, field) in record.fields.iter().filter_map(|field| Some((field.alias?, field))) {
            let mut value = self.field(record, field);
            value["description"] = json!(format!("Another name of `{}`.", field.name));
            properties.insert(alias.to_owned(), value);
        }
        let required: Vec<&str> = record
            .fields
            .iter()
            .filter(|field| field.need == Need::Required)
            .map(|field| field.name)
            .collect();
        let mut object = json!({
            "type": "object",
            "title": record.name,
            "description": prose(record.documentation),
            "properties": properties,
            "additionalProperties": record.open,
            "patternProperties": {"^x-": {}},
        });
        if let Some(object) = object.as_object_mut().filter(|_| !required.is_empty()) {
            object.insert("required".into(), json!(required));
        }
        object
    }

    fn field(&mut self, record: &RecordInfo, field: &FieldInfo) -> Value {
        let description = prose(field.documentation);
        let value = match field.shape {
            Shape::OwnFields => own_fields(record),
            _ => self.shape(&field.shape),
        };
        // Beside a reference draft-07 reads nothing.
        if value.get("$ref").is_some() {
            return json!({"title": field.name, "description": description, "allOf": [value]});
        }
        let mut value = value;
        if let Some(value) = value.as_object_mut() {
            value.insert("title".into(), json!(field.name));
            value.insert("description".into(), json!(description));
            match field.default {
                Some(FieldDefault::Text(text)) => value.insert("default".into(), json!(text)),
                Some(FieldDefault::Bool(on)) => value.insert("default".into(), json!(on)),
                Some(FieldDefault::InWords(_)) | None => None,
            };
        }
        value
    }

    fn shape(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Value(described, plain) => {
                let mut value = value(*plain);
                let examples = examples(described, *plain);
                if let Some(value) = value.as_object_mut().filter(|_| !examples.is_empty()) {
                    value.insert("examples".into(), json!(examples));
                }
                value
            }
            Shape::Words(words, also) => json!({"enum": words.iter().chain(*also).collect::<Vec<_>>()}),
            Shape::Id(_) => json!({"type": "string"}),
            Shape::List(inner) => json!({"type": "array", "items": self.shape(inner)}),
            Shape::OneOrMany(inner) => {
                let one = self.shape(inner);
                json!({"anyOf": [one, {"type": "array", "items": one}]})
            }
            Shape::Map(key, inner) => {
                let mut map = json!({"type": "object", "additionalProperties": self.shape(inner)});
                if let Some(map) = map.as_object_mut().filter(|_| *key == "id") {
                    map.insert("propertyNames".into(), json!({"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}));
                }
                map
            }
            // Which names there are depends on the record; `field` knows it.
            Shape::OwnFields => json!({"type": "array", "items": {"type": "string"}}),
            Shape::Record(record) => self.reference(record),
            Shape::Either(one, other) => json!({"anyOf": [self.shape(one), self.shape(other)]}),
        }
    }
}

/// The fields of a record that `public` may name.
fn own_fields(record: &RecordInfo) -> Value {
    let names: Vec<&str> = record.own_fields().collect();
    json!({"type": "array", "items": {"enum": names}})
}

/// A day that there is, save for 29 February, as a pattern.
const DAY: &str = "[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))";

/// The examples that a description names: `duration such as 15m, 4h`. Those of texts are sentences of their own.
fn examples(described: &str, plain: Plain) -> Vec<&str> {
    match (described.split_once(" such as "), plain) {
        (Some((_, examples)), Plain::Date | Plain::Moment | Plain::Duration | Plain::TimeZone) => {
            examples.split(", ").collect()
        }
        (Some((_, example)), Plain::Text) => vec![example],
        _ => Vec::new(),
    }
}

fn value(plain: Plain) -> Value {
    match plain {
        Plain::Text => json!({"type": ["string", "number", "boolean"]}),
        Plain::Number => json!({"type": "number"}),
        Plain::WholeNumber => json!({"type": "integer", "minimum": 0}),
        Plain::Between(first, last) => json!({"type": "integer", "minimum": first, "maximum": last}),
        Plain::Bool => json!({"type": "boolean"}),
        Plain::False => json!({"const": false}),
        Plain::Date => json!({"type": "string", "format": "date", "pattern": format!("^{DAY}$")}),
        Plain::Moment => {
            let time = "([01][0-9]|2[0-3]):[0-5][0-9](:00)?";
            json!({"type": "string", "pattern": format!("^{DAY}[T ]{time}$")})
        }
        Plain::TimeZone => json!({"type": "string", "pattern": "^(UTC|[A-Za-z]+(/[A-Za-z0-9_+-]+)+)$"}),
        Plain::Duration => json!({"type": "string", "pattern": "^[0-9]+(m|h|d|bd|w|mo|y)$"}),
        Plain::Anything => json!({}),
    }
}

/// A documentation comment as it is printed.
fn prose(documentation: &str) -> String {
    let lines: Vec<&str> = documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n").trim().to_owned()
}
