//! Mistakes in the rules themselves, found before any plan is read.

use crate::config::{OwnRule, rule::INVALID_CONFIG};
use crate::diagnostic::Findings;
use crate::format::{FieldInfo, RecordInfo, Shape, nearest};
use crate::own_rules::language::{
    FILTERS, LONGEST, NAMES, TESTS, environment, filters_and_tests, multiplies, words_of,
};
use crate::plan::Plan;
use crate::source::Spanned;

/// What is wrong with some rules.
pub fn mistakes(rules: &[OwnRule]) -> Findings {
    let mut findings = Findings::default();
    for rule in rules {
        look_at(rule, &mut findings);
    }
    findings
}

fn look_at(rule: &OwnRule, findings: &mut Findings) {
    let item = match &rule.each {
        None => Some(Shape::Record(Plan::record())),
        Some(each) => match leads_to(&each.value) {
            Ok(shape) => Some(shape),
            Err((message, near)) => {
                let finding = findings.add(INVALID_CONFIG, each.span, message);
                match near {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => finding.help(
                        "name a list or named things of a plan, such as playbooks or playbooks.*.steps",
                    ),
                };
                None
            }
        },
    };
    let item = item.as_ref().and_then(Shape::record);
    if let (Some(at), Some(record)) = (&rule.at, item)
        && let Err((message, near)) = field_of(record, &at.value)
    {
        let finding = findings.add(INVALID_CONFIG, at.span, message);
        if let Some(near) = near {
            finding.help(format!("did you mean `{near}`?"));
        }
    }
    look_at_expression(&rule.holds, item, findings);
    for template in [Some(&rule.message), rule.help.as_ref()].into_iter().flatten() {
        look_at_template(template, item, findings);
    }
}

fn look_at_expression(holds: &Spanned<String>, item: Option<&'static RecordInfo>, findings: &mut Findings) {
    if !is_bearable(holds, true, findings) {
        return;
    }
    let environment = environment();
    look_at_words(&holds.value, holds, findings);
    match environment.compile_expression(&holds.value) {
        Err(error) => {
            findings
                .add(
                    INVALID_CONFIG,
                    holds.span,
                    format!("the expression cannot be read: {}", words_of(&error)),
                )
                .help("write a condition such as item.owner or item.severity != 'low'");
        }
        Ok(expression) => {
            let mut names: Vec<String> = expression.undeclared_variables(true).into_iter().collect();
            names.sort();
            look_at_names(&names, holds, item, findings);
        }
    }
}

fn look_at_template(template: &Spanned<String>, item: Option<&'static RecordInfo>, findings: &mut Findings) {
    if !is_bearable(template, false, findings) {
        return;
    }
    let environment = environment();
    for expression in expressions_of(&template.value) {
        look_at_words(expression, template, findings);
    }
    match environment.template_from_str(&template.value) {
        Err(error) => {
            findings
                .add(INVALID_CONFIG, template.span, format!("the text cannot be read: {}", words_of(&error)))
                .help("write expressions in `{{ … }}`, such as {{ id }}");
        }
        Ok(compiled) => {
            let mut names: Vec<String> = compiled.undeclared_variables(true).into_iter().collect();
            names.sort();
            look_at_names(&names, template, item, findings);
        }
    }
}

/// Whether a text is short enough and multiplies nothing.
fn is_bearable(text: &Spanned<String>, is_expression: bool, findings: &mut Findings) -> bool {
    if text.value.len() > LONGEST {
        findings
            .add(INVALID_CONFIG, text.span, format!("this is longer than {LONGEST} characters"))
            .help("make two rules of it");
        return false;
    }
    let expressions = if is_expression { vec![text.value.as_str()] } else { expressions_of(&text.value) };
    if expressions.iter().any(|expression| multiplies(expression)) {
        findings
            .add(INVALID_CONFIG, text.span, "`*` cannot be used here, because it would also repeat texts")
            .help("write a | times(b) for the product of two numbers");
        return false;
    }
    true
}

/// Reports filters and tests that there are not: they would be missed only when they are reached.
fn look_at_words(expression: &str, text: &Spanned<String>, findings: &mut Findings) {
    for (what, word) in filters_and_tests(expression) {
        let known: &[&str] = if what == "filter" { &FILTERS } else { &TESTS };
        if known.contains(&word.as_str()) {
            continue;
        }
        let finding = findings.add(INVALID_CONFIG, text.span, format!("there is no {what} `{word}`"));
        match nearest(&word, known.iter().copied()) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(format!("use one of {}", known.join(", "))),
        };
    }
}

/// The expressions in a text.
fn expressions_of(text: &str) -> Vec<&str> {
    let begins = text.match_indices("{{").chain(text.match_indices("{%")).map(|(at, _)| at + 2);
    begins
        .filter_map(|at| {
            let inside = text.get(at..)?;
            let end = inside.find("}}").or_else(|| inside.find("%}")).unwrap_or(inside.len());
            inside.get(..end)
        })
        .collect()
}

/// Reports names that an expression does not know, and fields that a plan does not have.
fn look_at_names(
    names: &[String],
    text: &Spanned<String>,
    item: Option<&'static RecordInfo>,
    findings: &mut Findings,
) {
    for name in names {
        let (root, path) = name.split_once('.').unwrap_or((name, ""));
        let wrong = match root {
            "item" => item.map_or(Ok(()), |record| path_in(record, path)),
            "plan" => path_in(Plan::record(), path),
            root if NAMES.contains(&root) => Ok(()),
            root => Err((format!("there is no `{root}` here"), nearest(root, NAMES).map(str::to_owned))),
        };
        if let Err((message, near)) = wrong {
            let finding = findings.add(INVALID_CONFIG, text.span, message);
            match near {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None if root == "item" || root == "plan" => {
                    finding.help("`smplan explain` lists the fields, such as `smplan explain goals`; yours begin with `x-`")
                }
                None => finding.help(format!("use one of {}", NAMES.join(", "))),
            };
        }
    }
}

/// What is wrong with a name, and the nearest or another help.
type Wrong = (String, Option<String>);

/// Whether a plan has a path of fields; what is in maps, lists and `x-` fields is up to the plan.
fn path_in(record: &'static RecordInfo, path: &str) -> Result<(), Wrong> {
    let Some(first) = path.split('.').next().filter(|first| !first.is_empty()) else { return Ok(()) };
    let field = field_of(record, first)?;
    let rest = path.get(first.len() + 1..).unwrap_or_default();
    match field.map(|field| &field.shape) {
        Some(Shape::Record(inner)) => path_in(inner, rest),
        Some(Shape::Map(_, inner)) => {
            let below = rest.split_once('.').map_or("", |(_, below)| below);
            inner.record().map_or(Ok(()), |record| path_in(record, below))
        }
        _ => Ok(()),
    }
}

/// A field of a record; `None` for one's own.
fn field_of(record: &'static RecordInfo, name: &str) -> Result<Option<&'static FieldInfo>, Wrong> {
    if name.starts_with("x-") || record.open {
        return Ok(None);
    }
    let found = record.fields.iter().find(|field| field.name == name);
    found.map(Some).ok_or_else(|| {
        let near = nearest(name, record.fields.iter().map(|field| field.name)).map(str::to_owned);
        (format!("{} has no field `{name}`", record.name), near)
    })
}

/// What an entry below a path is.
fn leads_to(each: &str) -> Result<Shape, Wrong> {
    let mut record = Plan::record();
    let mut shape = Shape::Record(record);
    for step in each.split('.').map(|step| step.trim_end_matches("[]")).filter(|step| *step != "*") {
        let field = field_of(record, step)?;
        let Some(field) = field else { return Ok(Shape::Record(record)) };
        shape = field.shape;
        if let Some(inner) = shape.record() {
            record = inner;
        }
    }
    match shape {
        Shape::Map(_, inner) | Shape::List(inner) | Shape::OneOrMany(inner) => Ok(*inner),
        Shape::Either(one, other) => Ok(if one.record().is_some() { *one } else { *other }),
        Shape::Record(record) => Ok(Shape::Record(record)),
        Shape::Value(..) | Shape::Words(..) | Shape::Id(_) | Shape::OwnFields => {
            Err((format!("`{each}` is a single value"), None))
        }
    }
}
