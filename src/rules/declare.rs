//! What a rule is, and the macro that declares one.

use crate::diagnostic::{Finding, Findings, RuleInfo};
use crate::model::{Date, Plan};
use crate::source::Span;

/// A rule: what may be said about it, and how it looks at a plan.
#[derive(Clone, Copy)]
pub struct Rule {
    pub info: RuleInfo,
    /// `None` for what is found while the plan is read.
    pub(super) check: Option<fn(&Plan, &Context, &mut Found)>,
    /// Whether it looks at a plan of which a part was not read.
    pub(super) looks_at_parts: bool,
}

/// What rules know besides the plan.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The day on which the plan is looked at; without one, rules about today are silent.
    pub as_of: Option<Date>,
}

/// Collects what one rule finds.
pub struct Found {
    pub(super) rule: &'static str,
    pub(super) findings: Findings,
}

impl Found {
    /// Adds a finding; the mend and more places can be added to what is returned.
    pub fn add(&mut self, span: Span, message: impl Into<String>) -> &mut Finding {
        self.findings.add(self.rule, span, message)
    }

    /// How many findings there are so far, those of other rules too.
    pub fn count(&self) -> usize {
        self.findings.len()
    }

    /// Adds a finding about a field that is not there.
    pub fn missing(&mut self, place: Span, field: &str, message: impl Into<String>) -> &mut Finding {
        self.add(place, message).label(format!("no `{field}` here"))
    }
}

/// Declares a rule from its documentation, its name, its category, its severity, when it speaks more softly,
/// the version that brought it, and its check; `check of parts` where it also looks at a plan of which a part was not
/// read, `while reading` where it is found by then.
macro_rules! declare_rule {
    ($(#[doc = $doc:literal])* $name:literal, $category:expr, $severity:expr, since $since:literal, $($check:tt)+) => {
        crate::rules::declare::declare_rule! {
            $(#[doc = $doc])* $name, $category, $severity, crate::diagnostic::Softened::Never, since $since, $($check)+
        }
    };
    ($(#[doc = $doc:literal])* $name:literal, $category:expr, $severity:expr, $softened:expr, since $since:literal, $($check:tt)+) => {
        pub(super) const RULE: crate::rules::Rule = crate::rules::Rule {
            info: crate::diagnostic::RuleInfo {
                name: $name,
                documentation: concat!($($doc, "\n"),*),
                category: $category,
                severity: $severity,
                softened: $softened,
                since: $since,
            },
            check: crate::rules::declare::how!($($check)+),
            looks_at_parts: crate::rules::declare::looks_at_parts!($($check)+),
        };
    };
}

macro_rules! how {
    (while reading) => {
        None
    };
    ($check:ident of parts) => {
        Some($check)
    };
    ($check:ident) => {
        Some($check)
    };
}

macro_rules! looks_at_parts {
    ($check:ident of parts) => {
        true
    };
    ($($other:tt)+) => {
        false
    };
}

pub(super) use {declare_rule, how, looks_at_parts};
