//! What a rule is, and the macro that declares one.

use crate::config::Settings;
use crate::diagnostic::{Extent, Finding, Findings, RuleInfo, RuleOption};
use crate::due;
use crate::duty::Days;
use crate::plan::{
    Date, Duration, Entry, Goal, LadderInUse, Naming, Plan, PlanKind, Platform, Playbook, Said, TextLimit,
};
use crate::publishing::{Agreement, Occurrences};
use crate::response::{self, Dated, Promise};
use crate::routing::Patterns;
use crate::rules::swapped::Swaps;
use crate::rules::worded::{InMessage, Worded, listed, worded};
use crate::source::Span;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::ptr;

/// A rule: what may be said about it, and how it looks at a plan.
#[derive(Clone, Copy)]
pub struct Rule {
    pub info: RuleInfo,
    /// `None` for what is found while the plan is read.
    pub(super) check: Option<fn(&Context<'_>, &mut RuleFindings)>,
    /// Whether what it says holds of a plan of which a part was not read.
    pub(super) holds_of_parts: bool,
    /// Whether it is about plans, and not about the files beside them: settings and baselines.
    pub is_about_plans: bool,
    /// The sections on which what it says hangs by what is not there: it is silent where a part of them was not read.
    pub needs: &'static [&'static str],
    pub consequence: Consequence,
}

/// Where it says who is on duty to answer what, and when.
pub(super) const TEAM: &[&str] = &[
    "plan.time_zone",
    "plan.country",
    "plan.horizon",
    "people",
    "roles",
    "regions",
    "locations",
    "closed",
    "contacts",
    "channels",
    "severities",
    "escalations",
    "playbooks",
];

/// Where numbers, pages and addresses stand.
pub(super) const CONTACTS: &[&str] =
    &["people", "regions", "locations", "contacts", "channels", "moderation", "situation"];

/// What has to be decided.
pub(super) const PARTS: &[&str] = &[
    "not_needed",
    "locations",
    "channels",
    "severities",
    "listening",
    "triage",
    "moderation",
    "playbooks",
    "feedback",
    "governance",
    "plan.review",
];

impl Rule {
    /// Whether it looks at a plan of which so much was read: not where it hangs by what was not.
    pub fn looks_at(&self, extent: &Extent) -> bool {
        match extent {
            Extent::Whole => true,
            Extent::Beginning => self.holds_of_parts,
            Extent::Gaps { parts, .. } => {
                self.check.is_none() || parts.iter().all(|part| self.can_do_without(part))
            }
        }
    }

    /// Whether what it says hangs by nothing in a section, or in a field of the section `plan`.
    fn can_do_without(&self, path: &str) -> bool {
        let (section, field) =
            path.split_once('.').map_or((path, None), |(section, field)| (section, Some(field)));
        let is_known = Plan::record().fields.iter().any(|known| known.name == section);
        let of_plan = Plan::record().fields.iter().find(|known| known.name == "plan");
        let of_plan = of_plan.and_then(|known| known.shape.record());
        let is_of_plan = |field: &&str| {
            of_plan.is_some_and(|record| record.fields.iter().any(|known| known.name == *field))
        };
        match (section, field.filter(is_of_plan)) {
            // Nobody knows what kind of document it is, or how much is asked of it.
            ("kind" | "extends", _) | ("plan", None | Some("profile")) => self.holds_of_parts,
            _ if is_known => {
                !self.needs.iter().any(|needed| is_around(needed, path) || is_around(path, needed))
            }
            _ => self.needs.is_empty(),
        }
    }
}

/// Whether what a path leads to is what another one leads to, or around it.
fn is_around(path: &str, other: &str) -> bool {
    other.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What follows where a rule finds something, besides that it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consequence {
    Nothing,
    /// A part of the plan is not there as it was meant.
    LosesAPart,
    /// An error keeps a plan for everybody from becoming a document.
    StopsPublishing,
}

/// A plan as rules look at it: the day, the settings, and what was worked out of the plan so far.
#[derive(Clone, Debug)]
pub struct Context<'c> {
    pub plan: &'c Plan,
    /// The day on which the plan is looked at; without one, rules about today are silent.
    pub as_of: Option<Date>,
    /// The day of the calendar or that on which the plan is looked at, whichever is later.
    latest_day: Option<Date>,
    pub settings: &'c Settings,
    said: OnceCell<Said<'c>>,
    namings: OnceCell<HashMap<&'c str, Vec<Naming<'c>>>>,
    ladders: OnceCell<Vec<LadderInUse<'c>>>,
    promises: OnceCell<Option<Vec<Promise<'c>>>>,
    /// Where the promises of each playbook stand among all.
    of_playbooks: OnceCell<HashMap<*const Entry<Playbook>, Range<usize>>>,
    triage: OnceCell<Patterns<'c>>,
    worded: OnceCell<Vec<Worded<'c>>>,
    listed: OnceCell<Vec<InMessage<'c>>>,
    pub(super) occurrences: OnceCell<Occurrences>,
    pub(super) agreements: OnceCell<Vec<Agreement<'c>>>,
    pub(super) swaps: OnceCell<Vec<Swaps<'c>>>,
}

impl<'c> Context<'c> {
    pub fn new(
        plan: &'c Plan,
        as_of: Option<Date>,
        calendar_day: Option<Date>,
        settings: &'c Settings,
    ) -> Context<'c> {
        Context {
            plan,
            as_of,
            latest_day: as_of.max(calendar_day),
            settings,
            said: OnceCell::new(),
            namings: OnceCell::new(),
            ladders: OnceCell::new(),
            promises: OnceCell::new(),
            of_playbooks: OnceCell::new(),
            triage: OnceCell::new(),
            worded: OnceCell::new(),
            listed: OnceCell::new(),
            occurrences: OnceCell::new(),
            agreements: OnceCell::new(),
            swaps: OnceCell::new(),
        }
    }

    /// The day after which nothing can have happened yet; without one, nobody knows.
    pub(super) fn latest_today(&self) -> Option<Date> {
        self.latest_day
    }

    /// The goals that are to be measured: other documents than plans say what they want without a figure.
    pub(super) fn goals(&self) -> impl Iterator<Item = &'c Entry<Goal>> {
        let goals = if self.plan.kind() == PlanKind::Plan { self.plan.goals.entries() } else { &[] };
        goals.iter()
    }

    /// All that is written in the plan, collected once.
    pub(super) fn said(&self) -> &Said<'c> {
        self.said.get_or_init(|| self.plan.said())
    }

    /// Everywhere that a person, a role or a contact is named.
    pub(super) fn namings_of(&self, id: &str) -> &[Naming<'c>] {
        let by_id = || {
            let mut by_id: HashMap<&str, Vec<Naming<'_>>> = HashMap::new();
            for naming in &self.said().namings {
                by_id.entry(naming.id).or_default().push(*naming);
            }
            by_id
        };
        self.namings.get_or_init(by_id).get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The escalation paths of the plan with the playbooks that climb them, looked up once.
    pub(super) fn ladders(&self) -> &[LadderInUse<'c>] {
        self.ladders.get_or_init(|| self.plan.ladders())
    }

    /// The days on which promises are judged; `None` where none of the horizon are left.
    pub(super) fn days(&self) -> Option<Days> {
        response::judged_days(self.plan, self.as_of)
    }

    /// What the escalation paths of the plan make of its promises, worked out once; none where there is too much to look at.
    pub(super) fn promises(&self) -> &[Promise<'c>] {
        self.judged().unwrap_or_default()
    }

    /// Those of one playbook.
    pub(super) fn promises_of(&self, playbook: &Entry<Playbook>) -> &[Promise<'c>] {
        let all = self.promises();
        let ranges = || {
            let mut ranges: HashMap<*const Entry<Playbook>, Range<usize>> = HashMap::new();
            for (index, promise) in all.iter().enumerate() {
                let range = ranges.entry(ptr::from_ref(promise.pledge.case.playbook)).or_insert(index..index);
                range.end = index + 1;
            }
            ranges
        };
        let range = self.of_playbooks.get_or_init(ranges).get(&ptr::from_ref(playbook));
        range.and_then(|range| all.get(range.clone())).unwrap_or_default()
    }

    /// Whether there is too much to look at.
    pub(super) fn is_too_much(&self) -> bool {
        self.judged().is_none()
    }

    fn judged(&self) -> Option<&[Promise<'c>]> {
        let judge = || due::promises(self.plan, self.as_of);
        self.promises.get_or_init(judge).as_deref()
    }

    /// The patterns of the triage table, read once.
    pub(super) fn triage(&self) -> &Patterns<'c> {
        self.triage.get_or_init(|| Patterns::of(self.plan))
    }

    /// What the texts of all messages say, read once.
    pub(super) fn worded(&self) -> &[Worded<'c>] {
        self.worded.get_or_init(|| worded(self.plan))
    }

    /// The phrases of all lists in all messages, looked for once.
    pub(super) fn listed(&self) -> &[InMessage<'c>] {
        self.listed.get_or_init(|| listed(self.plan))
    }

    /// What breaks promises on single days; nothing of tasks that are late every week.
    pub(super) fn dated(&self) -> impl Iterator<Item = &Dated<'c>> {
        due::dated(self.promises())
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

/// What one rule finds, beside what others found.
#[derive(Debug)]
pub struct RuleFindings {
    rule: &'static str,
    all: Findings,
    n_of_others: usize,
}

impl RuleFindings {
    pub(super) fn new(rule: &'static str, of_others: Findings) -> RuleFindings {
        RuleFindings { rule, n_of_others: of_others.len(), all: of_others }
    }

    /// What was found by all rules so far.
    pub(super) fn into_all(self) -> Findings {
        self.all
    }

    /// The name of the rule.
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// Adds a finding; the fix and more places can be added to what is returned.
    pub fn add(&mut self, span: Span, message: impl Into<String>) -> &mut Finding {
        self.all.add(self.rule, span, message)
    }

    /// Adds a finding about a field that is not there.
    pub fn missing(&mut self, place: Span, field: &str, message: impl Into<String>) -> &mut Finding {
        self.add(place, message).of_the_whole().label(format!("no `{field}` here"))
    }

    /// How many findings of this rule there are so far.
    pub fn count(&self) -> usize {
        self.all.len() - self.n_of_others
    }

    /// Says at the place of the next finding that it and those after it are not shown.
    pub fn end_here(&mut self, place: Span) -> &mut Finding {
        let shown = self.count();
        self.add(
            place,
            format!("only the first {shown} findings of `{}` are shown, and there are more", self.rule),
        )
        .for_others()
        .help("fix those that are shown, and check again")
    }

    /// Says at a place that the plan is too large for the rule, which does not look at what is left of it.
    pub fn give_up_here(&mut self, place: Span) -> &mut Finding {
        self.add(
            place,
            format!("the plan is too large for `{}`, which looks no further than this", self.rule),
        )
        .for_others()
        .help("make several plans of it")
    }
}

/// Declares a rule: its documentation, its name, its category, its severity, when it speaks more softly, the version that
/// brought it, its options in brackets, and how it finds:
///
/// - `check`: it looks at whole plans; `check of parts`: also at a plan of which a part was not read.
/// - `while reading`: it is found by then; `while reading whole plans`: it is not said of a plan of which a part was not
///   read; `while reading always`: it cannot be switched off; `while reading for stores`: neither, because the plan that a
///   store builds on decides; `while reading other files`: it is not about plans.
///
/// Behind that stand, in this order, `about structure`, `owners` or `promises` where its findings come sooner than those of
/// its category, `needs ["section"]` with the sections of which it must know all, because it speaks of
/// what is not there, or `needs team`, `needs contacts` or `needs parts` for many of them, `fixes some` where some of its findings can be fixed without a person, and
/// `loses a part` where a part of the plan is not there as it was meant, and `stops publishing` where a plan for everybody
/// that has such an error becomes no document.
macro_rules! declare_rule {
    ($(#[doc = $doc:literal])* $name:literal, $category:expr, $severity:expr, since $since:literal, $($check:tt)+) => {
        crate::rules::declare::declare_rule! {
            $(#[doc = $doc])* $name, $category, $severity, crate::diagnostic::Leniency::Never, since $since, $($check)+
        }
    };
    ($(#[doc = $doc:literal])* $name:literal, $category:expr, $severity:expr, $leniency:expr, since $since:literal, $([$($option:expr),+],)? $($check:ident)+ $(, about $area:ident)? $(, needs $needs:tt)? $(, fixes $fixes:ident)? $(, loses a $loses:ident)? $(, stops $stops:ident)?) => {
        pub(super) const RULE: crate::rules::Rule = crate::rules::Rule {
            info: crate::diagnostic::RuleInfo {
                name: $name,
                documentation: concat!($($doc, "\n"),*),
                category: $category,
                area: crate::rules::declare::area!($category $(, $area)?),
                severity: $severity,
                leniency: $leniency,
                since: $since,
                options: &[$($($option),+)?],
                fix: crate::rules::declare::fix_availability!($($fixes)?),
                always_on: crate::rules::declare::is_always_on!($($check)+),
                binds_stores: crate::rules::declare::binds_stores!($($check)+),
            },
            check: crate::rules::declare::how!($($check)+),
            holds_of_parts: crate::rules::declare::holds_of_parts!($($check)+),
            needs: crate::rules::declare::needs!($($needs)?),
            is_about_plans: crate::rules::declare::is_about_plans!($($check)+),
            consequence: crate::rules::declare::consequence!($($loses)? $($stops)?),
        };
    };
}

macro_rules! area {
    ($category:expr) => {
        $category.area()
    };
    ($category:expr, structure) => {
        crate::diagnostic::Area::Structure
    };
    ($category:expr, owners) => {
        crate::diagnostic::Area::Owners
    };
    ($category:expr, promises) => {
        crate::diagnostic::Area::Promises
    };
}

macro_rules! needs {
    () => {
        &[]
    };
    (team) => {
        crate::rules::declare::TEAM
    };
    (contacts) => {
        crate::rules::declare::CONTACTS
    };
    (parts) => {
        crate::rules::declare::PARTS
    };
    ([$($section:literal),+]) => {
        &[$($section),+]
    };
}

macro_rules! how {
    (while reading $($what:ident)*) => {
        None
    };
    ($check:ident $(of parts)?) => {
        Some($check)
    };
}

macro_rules! holds_of_parts {
    (while reading whole plans) => {
        false
    };
    (while reading $($what:ident)*) => {
        true
    };
    ($check:ident of parts) => {
        true
    };
    ($check:ident) => {
        false
    };
}

macro_rules! is_always_on {
    (while reading always) => {
        true
    };
    (while reading for stores) => {
        true
    };
    ($($other:tt)+) => {
        false
    };
}

macro_rules! binds_stores {
    (while reading for stores) => {
        true
    };
    ($($other:tt)+) => {
        false
    };
}

macro_rules! is_about_plans {
    (while reading other files) => {
        false
    };
    ($($other:tt)+) => {
        true
    };
}

macro_rules! fix_availability {
    () => {
        crate::diagnostic::FixAvailability::Never
    };
    (some) => {
        crate::diagnostic::FixAvailability::Sometimes
    };
}

macro_rules! consequence {
    () => {
        crate::rules::Consequence::Nothing
    };
    (part) => {
        crate::rules::Consequence::LosesAPart
    };
    (publishing) => {
        crate::rules::Consequence::StopsPublishing
    };
}

pub(super) use {
    area, binds_stores, consequence, declare_rule, fix_availability, holds_of_parts, how, is_about_plans,
    is_always_on, needs,
};
