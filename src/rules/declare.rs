//! What a rule is, and the macro that declares one.

use crate::config::Settings;
use crate::diagnostic::{Finding, Findings, RuleInfo, RuleOption};
use crate::plan::{Date, Duration, LadderInUse, Plan, Platform, TextLimit};
use crate::response::{self, Dated, Depth, Promise};
use crate::routing::Patterns;
use crate::source::Span;
use std::cell::OnceCell;

/// A rule: what may be said about it, and how it looks at a plan.
#[derive(Clone, Copy)]
pub struct Rule {
    pub info: RuleInfo,
    /// `None` for what is found while the plan is read.
    pub(super) check: Option<for<'p> fn(&'p Plan, &Context<'p>, &mut Found)>,
    /// Whether it looks at a plan of which a part was not read.
    pub(super) looks_at_parts: bool,
}

/// What rules know besides the plan.
#[derive(Clone, Debug)]
pub struct Context<'c> {
    /// The day on which the plan is looked at; without one, rules about today are silent.
    pub as_of: Option<Date>,
    pub settings: &'c Settings,
    ladders: OnceCell<Vec<LadderInUse<'c>>>,
    promises: OnceCell<Vec<Promise<'c>>>,
    dated: OnceCell<Option<Vec<Dated<'c>>>>,
    triage: OnceCell<Patterns<'c>>,
}

impl<'c> Context<'c> {
    pub fn new(as_of: Option<Date>, settings: &'c Settings) -> Context<'c> {
        Context {
            as_of,
            settings,
            ladders: OnceCell::new(),
            promises: OnceCell::new(),
            dated: OnceCell::new(),
            triage: OnceCell::new(),
        }
    }

    /// The ladders of the plan with the playbooks that climb them, looked up once.
    pub(super) fn ladders(&self, plan: &'c Plan) -> &[LadderInUse<'c>] {
        self.ladders.get_or_init(|| plan.ladders())
    }

    /// What the ladders of the plan make of its promises, worked out once.
    pub(super) fn promises(&self, plan: &'c Plan) -> &[Promise<'c>] {
        self.promises.get_or_init(|| response::promises(plan, Depth::Broken))
    }

    /// The patterns of the triage table, read once.
    pub(super) fn triage(&self, plan: &'c Plan) -> &Patterns<'c> {
        self.triage.get_or_init(|| Patterns::of(plan))
    }

    /// The promises that break on some days of the calendar, worked out once; none where there is too much to look at.
    pub(super) fn dated(&self, plan: &'c Plan) -> &[Dated<'c>] {
        self.calendar(plan).unwrap_or_default()
    }

    /// Whether the calendar of the plan is too much to look at.
    pub(super) fn is_too_much_for_a_calendar(&self, plan: &'c Plan) -> bool {
        self.calendar(plan).is_none()
    }

    fn calendar(&self, plan: &'c Plan) -> Option<&[Dated<'c>]> {
        self.dated.get_or_init(|| response::dated(plan, self.promises(plan))).as_deref()
    }

    /// The items of an option of a rule.
    pub fn option(&self, rule: &str, option: &'static RuleOption) -> Vec<&'c str> {
        let set = self.settings.rules.get(rule).and_then(|rule| rule.options.get(option.name));
        match set {
            Some(set) => set.value.iter().map(String::as_str).collect(),
            None => option.default.to_vec(),
        }
    }

    /// A duration that is an option of a rule.
    pub fn duration(&self, rule: &str, option: &'static RuleOption) -> Duration {
        let text = self.option(rule, option).first().copied().unwrap_or_default();
        Duration::parse(text).expect("internal: options are read before plans, and defaults are tested")
    }

    /// The longest text of a platform.
    pub fn text_limit(&self, platform: Platform, is_answer: bool) -> Option<TextLimit> {
        let usual = platform.text_limit(is_answer);
        let set = self.settings.max_characters.iter().find(|(known, _)| *known == platform);
        match set {
            Some((_, most)) => {
                Some(usual.map_or(TextLimit::of_characters(most.value), |limit| limit.with_most(most.value)))
            }
            None => usual,
        }
    }
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
        self.add(place, message).of_the_whole().label(format!("no `{field}` here"))
    }
}

/// Declares a rule from its documentation, its name, its category, its severity, when it speaks more softly,
/// the version that brought it, its options in brackets, and its check; `check of parts` where it also looks at a plan of which a part was not
/// read, `while reading` where it is found by then, `always` where it
/// cannot be switched off.
macro_rules! declare_rule {
    ($(#[doc = $doc:literal])* $name:literal, $category:expr, $severity:expr, since $since:literal, $($check:tt)+) => {
        crate::rules::declare::declare_rule! {
            $(#[doc = $doc])* $name, $category, $severity, crate::diagnostic::Leniency::Never, since $since, $($check)+
        }
    };
    ($(#[doc = $doc:literal])* $name:literal, $category:expr, $severity:expr, $leniency:expr, since $since:literal, $([$($option:expr),+],)? $($check:ident)+) => {
        pub(super) const RULE: crate::rules::Rule = crate::rules::Rule {
            info: crate::diagnostic::RuleInfo {
                name: $name,
                documentation: concat!($($doc, "\n"),*),
                category: $category,
                severity: $severity,
                leniency: $leniency,
                since: $since,
                options: &[$($($option),+)?],
                always_on: crate::rules::declare::is_always_on!($($check)+),
            },
            check: crate::rules::declare::how!($($check)+),
            looks_at_parts: crate::rules::declare::looks_at_parts!($($check)+),
        };
    };
}

macro_rules! how {
    (while reading $(always)?) => {
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

macro_rules! is_always_on {
    (while reading always) => {
        true
    };
    ($($other:tt)+) => {
        false
    };
}

pub(super) use {declare_rule, how, is_always_on, looks_at_parts};
