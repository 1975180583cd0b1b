//! What may be said of a rule without running it.

use crate::diagnostic::old_names::old_names;
use std::fmt;

/// How loud a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Info,
    Warning,
    Error,
}

impl Severity {
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    #[must_use]
    pub fn milder(self) -> Severity {
        match self {
            Severity::Error => Severity::Warning,
            Severity::Warning | Severity::Info => Severity::Info,
        }
    }

    #[must_use]
    pub fn graver(self) -> Severity {
        match self {
            Severity::Info => Severity::Warning,
            Severity::Warning | Severity::Error => Severity::Error,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The part of a plan that a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    Structure,
    Plan,
    Playbook,
    Escalation,
    Messages,
    Publishing,
    Locations,
    Governance,
    Measurement,
    Privacy,
    Exceptions,
    Organisation,
}

impl Category {
    pub const ALL: [Category; 12] = [
        Category::Structure,
        Category::Plan,
        Category::Playbook,
        Category::Escalation,
        Category::Messages,
        Category::Publishing,
        Category::Locations,
        Category::Governance,
        Category::Measurement,
        Category::Privacy,
        Category::Exceptions,
        Category::Organisation,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Category::Structure => "structure",
            Category::Plan => "plan",
            Category::Playbook => "playbook",
            Category::Escalation => "escalation",
            Category::Messages => "messages",
            Category::Publishing => "publishing",
            Category::Locations => "locations",
            Category::Governance => "governance",
            Category::Measurement => "measurement",
            Category::Privacy => "privacy",
            Category::Exceptions => "exceptions",
            Category::Organisation => "organisation",
        }
    }

    /// What most of its rules are about.
    pub const fn area(self) -> Area {
        match self {
            Category::Structure => Area::Structure,
            Category::Escalation => Area::Promises,
            Category::Plan
            | Category::Playbook
            | Category::Messages
            | Category::Publishing
            | Category::Locations
            | Category::Governance
            | Category::Measurement
            | Category::Privacy
            | Category::Exceptions
            | Category::Organisation => Area::Rest,
        }
    }
}

/// What somebody who works on a plan has in hand: what comes first is needed for what comes after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// How it is written.
    Structure,
    /// Who answers for what.
    Owners,
    /// What customers are told and promised, and whether it can be kept.
    Promises,
    Rest,
}

impl Area {
    pub const ALL: [Area; 4] = [Area::Structure, Area::Owners, Area::Promises, Area::Rest];

    pub fn name(self) -> &'static str {
        match self {
            Area::Structure => "structure",
            Area::Owners => "owners",
            Area::Promises => "promises",
            Area::Rest => "other things",
        }
    }
}

/// When a rule speaks more softly than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leniency {
    /// Always as loud.
    Never,
    /// A warning instead of an error where the plan says `status: draft`: something is not there yet.
    InDrafts,
    /// Information only where the plan says `profile: small`: a bakery of two has no need of it.
    ForSmallTeams,
    /// Both of the two.
    InDraftsAndForSmallTeams,
}

/// What may be said of a rule without running it.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// Kebab-case, and says what is wrong.
    pub name: &'static str,
    /// Markdown; the first line is the summary.
    pub documentation: &'static str,
    pub category: Category,
    /// What its findings are about, where many are put in order.
    pub area: Area,
    pub severity: Severity,
    pub leniency: Leniency,
    /// The version that brought the rule.
    pub since: &'static str,
    /// What can be set for it.
    pub options: &'static [RuleOption],
    /// Whether `--fix` or `--unsafe-fixes` can mend what it finds.
    pub fix: FixAvailability,
    /// Whether it cannot be switched off: it says that a plan could not be read, or binds stores.
    pub always_on: bool,
    /// Whether it says what a plan keeps from those that build on it: that plan alone makes exceptions.
    pub binds_stores: bool,
}

impl RuleInfo {
    /// Whether this is its name, or one that it had.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || old_names(self.name).contains(&name)
    }

    /// Why it cannot be switched off.
    pub fn why_always_on(&self) -> &'static str {
        if self.binds_stores {
            "the plan that a store builds on can allow it, under `lint.allow` with `location`"
        } else {
            "it says that a plan could not be read, so that nothing else could be checked"
        }
    }

    /// One sentence that says what the rule finds.
    pub fn summary(&self) -> &'static str {
        self.documentation.trim_start().lines().next().unwrap_or_default().trim()
    }
}

/// Whether what a rule finds can be mended without a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixAvailability {
    Never,
    /// Some of its findings can be.
    Sometimes,
}

/// Something that can be set for a rule.
#[derive(Clone, Copy, Debug)]
pub struct RuleOption {
    pub name: &'static str,
    /// One sentence that says what it does.
    pub documentation: &'static str,
    pub kind: OptionKind,
    /// What holds where nothing is set: one text for each item of a list.
    pub default: &'static [&'static str],
}

impl RuleOption {
    /// What holds where nothing is set, as it would be written.
    pub fn usual(&self) -> String {
        let values: Vec<String> = self.default.iter().map(|value| format!("\"{value}\"")).collect();
        match self.kind {
            OptionKind::Duration => values.concat(),
            OptionKind::Words(_) => format!("[{}]", values.join(", ")),
        }
    }
}

/// What may be set.
#[derive(Clone, Copy, Debug)]
pub enum OptionKind {
    /// A duration such as `90m` or `9mo`.
    Duration,
    /// A list of some of these words.
    Words(&'static [&'static str]),
}
