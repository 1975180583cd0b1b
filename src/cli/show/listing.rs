//! A plan as a list of its values, for programs.

use crate::cli::answer::VERSION;
use crate::cli::show::Showing;
use crate::cli::show::origins::{Done, Place};
use crate::cli::show::scalars::value;
use crate::format::{FieldDefault, Shape};
use crate::plan::Plan;
use crate::syntax::{Content, Node};
use anyhow::{Result, bail};
use serde_json::{Value, json};

/// How many values are listed at most.
const MOST: usize = 500_000;

/// All values that are asked for, and what is not there because of a file.
pub(super) fn list(root: Node<'_>, showing: &Showing<'_>) -> Result<Value> {
    let mut listing = Listing { showing, path: Vec::new(), values: Vec::new() };
    listing.mapping(root, None);
    if listing.values.len() >= MOST {
        bail!("aliases repeat so much that the plan becomes too long to be shown; name a part of it");
    }
    let of_kind = |removed: bool| -> Vec<Value> {
        let all = showing.origins.all().into_iter().filter(|(path, _)| {
            path.split('.').enumerate().all(|(depth, name)| showing.wanted.names(depth, name))
        });
        let said = all.filter_map(|(path, one)| {
            let line = one.place.position.line;
            match &one.done {
                Done::Removed(was, value) if removed => {
                    Some(json!({"path": path, "file": one.place.file, "line": line, "was": was.with(value)}))
                }
                Done::Refused(value, listed) if !removed => Some(json!({
                    "path": path, "file": one.place.file, "line": line, "value": value,
                    "listed": {"file": listed.file, "line": listed.position.line},
                })),
                Done::Removed(..) | Done::Refused(..) | Done::Over(..) => None,
            }
        });
        said.collect()
    };
    Ok(json!({
        "version": VERSION, "values": listing.values, "removed": of_kind(true), "refused": of_kind(false),
    }))
}

struct Listing<'s, 't> {
    showing: &'s Showing<'s>,
    path: Vec<&'t str>,
    values: Vec<Value>,
}

impl<'t> Listing<'_, 't> {
    fn mapping(&mut self, node: Node<'t>, shape: Option<&'static Shape>) {
        let depth = self.path.len();
        for (key, inner) in node.entries() {
            let Some(name) = key.key().filter(|name| self.showing.wanted.takes(depth, name, inner)) else {
                continue;
            };
            if self.values.len() >= MOST {
                return;
            }
            let below = match shape {
                Some(shape) => shape.step(name).map(|(shape, _)| shape),
                None if depth == 0 => {
                    Plan::record().fields.iter().find(|field| field.name == name).map(|field| &field.shape)
                }
                None => None,
            };
            self.path.push(name);
            match inner.content() {
                Content::Mapping if inner.entries().len() > 0 => self.mapping(inner, below),
                Content::Scalar(_) | Content::List | Content::Mapping | Content::Broken => self.leaf(inner),
            }
            self.path.pop();
        }
        self.defaults(node, shape);
    }

    /// A value, and what it stands over.
    fn leaf(&mut self, node: Node<'t>) {
        let path = self.path.join(".");
        let place = Place::of(node.span(), self.showing.sources);
        let over: Vec<Value> = self
            .showing
            .origins
            .at(&path)
            .filter_map(|one| match &one.done {
                Done::Over(place, value) => Some(place.with(value)),
                Done::Removed(..) | Done::Refused(..) => None,
            })
            .collect();
        let (line, column) = (place.position.line, place.position.column);
        self.values.push(json!({
            "path": path, "value": value(node), "file": place.file, "line": line, "column": column, "over": over,
        }));
    }

    fn defaults(&mut self, node: Node<'t>, shape: Option<&'static Shape>) {
        let fields = match shape {
            Some(Shape::Record(info)) => info.fields,
            None if self.path.is_empty() => Plan::record().fields,
            _ => return,
        };
        let is_asked = self.showing.arguments.defaults && self.showing.wanted.takes_all(self.path.len());
        for field in fields.iter().filter(|_| is_asked) {
            let value = match field.default {
                Some(FieldDefault::Text(text)) => Value::from(text),
                Some(FieldDefault::Bool(yes)) => Value::from(yes),
                Some(FieldDefault::InWords(_)) | None => continue,
            };
            if !node.entries().any(|(key, _)| key.key() == Some(field.name)) {
                let path = self.path.iter().copied().chain([field.name]).collect::<Vec<_>>().join(".");
                self.values.push(json!({
                    "path": path, "value": value, "file": null, "line": null, "column": null, "over": [],
                }));
            }
        }
    }
}
