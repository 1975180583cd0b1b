//! Letting an organisation's own rules look at a plan.

use crate::config::OwnRule;
use crate::diagnostic::{Finding, Findings};
use crate::own_rules::language::{environment, words_of};
use crate::own_rules::value::Values;
use crate::plan::Date;
use crate::source::Span;
use crate::syntax::{Content, Node, Tree};
use minijinja::{Environment, Expression, Template, Value};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// How much all rules together may do on one plan, in nodes that are looked at.
const MOST_WORK: u64 = 5_000_000;

/// The longest message, in bytes.
const LONGEST_MESSAGE: usize = 1000;

/// What some rules find in a plan. Mistakes in the rules themselves were found before.
pub fn check<'r>(rules: impl Iterator<Item = &'r OwnRule>, tree: &Tree<'_>, as_of: Option<Date>) -> Findings {
    let mut findings = Findings::default();
    let mut rules = rules.peekable();
    let (Some(root), Some(_)) = (tree.root(), rules.peek()) else { return findings };
    let mut values = Values::default();
    let (plan, plan_size) = values.of(root);
    let as_of = as_of.map_or(Value::UNDEFINED, |day| Value::from(day.to_string()));
    let environment = environment();
    let mut work = 0_u64;
    for rule in rules {
        let Some(compiled) = compile(rule, &environment) else { continue };
        let sees_all = compiled.sees_plan;
        for entry in entries(root, rule.each.as_ref().map_or("", |each| each.value.as_str())) {
            let (item, size) = values.of(entry.node);
            let (parent, parent_size) = values.of(entry.parent);
            let seen = if sees_all { plan_size } else { size.saturating_add(parent_size.min(1000)) };
            work = work.saturating_add(seen).saturating_add(compiled.steps);
            if work > MOST_WORK {
                findings
                    .add(
                        rule.info.name,
                        root.span(),
                        "the organisation's own rules together are too much work for this plan: this one and those after it were not looked at to the end",
                    )
                    .help(
                        "have fewer rules, let them look at the entries of a section (`each`) instead of the whole plan, or make several plans of it",
                    );
                return findings;
            }
            let context: Value = BTreeMap::from([
                ("item", item),
                ("id", entry.id.clone()),
                ("parent", parent),
                ("parent_id", entry.parent_id.clone()),
                ("plan", plan.clone()),
                ("as_of", as_of.clone()),
            ])
            .into();
            let n_before = findings.len();
            look(rule, &compiled, &entry, &context, &mut findings);
            if findings.len() > n_before {
                work = work.saturating_add(compiled.steps_to_say);
            }
        }
    }
    findings
}

struct Compiled<'e> {
    holds: Expression<'e, 'e>,
    message: Template<'e, 'e>,
    help: Option<Template<'e, 'e>>,
    sees_plan: bool,
    /// About how much work the condition is by itself.
    steps: u64,
    /// About how much work the message is.
    steps_to_say: u64,
}

fn compile<'e>(rule: &'e OwnRule, environment: &'e Environment<'e>) -> Option<Compiled<'e>> {
    let holds = environment.compile_expression(&rule.holds.value).ok()?;
    let message = environment.template_from_str(&rule.message.value).ok()?;
    let help = match &rule.help {
        Some(help) => Some(environment.template_from_str(&help.value).ok()?),
        None => None,
    };
    let sees_plan = rule.each.is_none() || holds.undeclared_variables(false).contains("plan");
    let steps = 20 + rule.holds.value.len() as u64 / 8;
    let texts = [Some(&rule.message), rule.help.as_ref()].into_iter().flatten();
    // A loop goes on until its steps are used up.
    let steps_to_say = texts.map(|text| if text.value.contains("{%") { 20_000 } else { 100 }).sum();
    Some(Compiled { holds, message, help, sees_plan, steps, steps_to_say })
}

/// One thing that a rule looks at.
struct Entry<'t> {
    /// Its name, or its number from 1.
    id: Value,
    /// The name, or the first thing in it.
    place: Span,
    node: Node<'t>,
    parent: Node<'t>,
    parent_id: Value,
}

/// The entries below a path: of maps and lists everything, of groups of fields the field.
fn entries<'t>(root: Node<'t>, each: &str) -> Vec<Entry<'t>> {
    let place = root.entries().next().map_or(root.span(), |(key, _)| key.span());
    let whole = Entry { id: Value::UNDEFINED, place, node: root, parent: root, parent_id: Value::UNDEFINED };
    let mut level = vec![whole];
    let steps: Vec<&str> = each
        .split('.')
        .map(|step| step.trim_end_matches("[]"))
        .filter(|step| !step.is_empty() && *step != "*")
        .collect();
    for step in steps {
        let mut next = Vec::new();
        for entry in &level {
            let field = entry.node.entry(step);
            let Some((_, value)) = field else { continue };
            next.extend(below(value, entry));
        }
        level = next;
    }
    level
}

fn below<'t>(value: Node<'t>, of: &Entry<'t>) -> Vec<Entry<'t>> {
    let entry = |id: Value, place: Span, node: Node<'t>| Entry {
        id,
        place,
        node,
        parent: of.node,
        parent_id: of.id.clone(),
    };
    match value.content() {
        Content::Mapping => {
            // A group of fields is one thing; names with groups behind them are many.
            let is_many = value.entries().all(|(_, inner)| matches!(inner.content(), Content::Mapping));
            if is_many {
                let named = value.entries();
                named
                    .map(|(key, inner)| entry(Value::from(key.key().unwrap_or_default()), key.span(), inner))
                    .collect()
            } else {
                let place = value.entries().next().map_or(value.span(), |(key, _)| key.span());
                vec![entry(Value::UNDEFINED, place, value)]
            }
        }
        Content::List => value
            .items()
            .enumerate()
            .map(|(index, item)| {
                let place = item.entries().next().map_or(item.span(), |(key, _)| key.span());
                entry(Value::from(index + 1), place, item)
            })
            .collect(),
        Content::Scalar(_) | Content::Broken => Vec::new(),
    }
}

fn look(
    rule: &OwnRule,
    compiled: &Compiled<'_>,
    entry: &Entry<'_>,
    context: &Value,
    findings: &mut Findings,
) {
    let answer = match compiled.holds.eval(context.clone()) {
        Ok(answer) if answer.is_true() => return,
        Ok(_) => None,
        Err(error) => Some(words_of(&error)),
    };
    let field = rule.at.as_ref().and_then(|at| {
        entry
            .node
            .entries()
            .find(|(key, _)| key.key() == Some(at.value.as_str()))
            .map(|(_, value)| value.span())
    });
    let message = match answer {
        None => filled(&compiled.message, context),
        Some(why) => Ok(format!("rule `{}` cannot tell: {why}", rule.info.name)),
    };
    let message = message.unwrap_or_else(|why| format!("rule `{}` cannot say it: {why}", rule.info.name));
    let finding: &mut Finding = findings.add(rule.info.name, field.unwrap_or(entry.place), message);
    if field.is_none() {
        finding.of_the_whole();
    }
    if let Some(Ok(help)) = compiled.help.as_ref().map(|help| filled(help, context)) {
        finding.help(help);
    }
}

/// A message with its expressions filled in, or why that cannot be done.
fn filled(template: &Template<'_, '_>, context: &Value) -> Result<String, String> {
    let mut text = Capped(Vec::new());
    match template.render_captured_to(context.clone(), &mut text) {
        Err(error) if text.0.len() < LONGEST_MESSAGE => Err(words_of(&error)),
        _ => Ok(String::from_utf8_lossy(&text.0).trim().to_owned()),
    }
}

/// Text that ends when it is too long.
struct Capped(Vec<u8>);

impl Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = LONGEST_MESSAGE.saturating_sub(self.0.len());
        self.0.extend_from_slice(bytes.get(..room.min(bytes.len())).unwrap_or_default());
        if room < bytes.len() {
            return Err(io::Error::other("the message is too long"));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
