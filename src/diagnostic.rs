//! What is found in a plan, as pure data: nothing here finds, judges or prints.

use crate::source::Span;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

/// How loud a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    Locations,
    Governance,
    Measurement,
    Privacy,
    Exceptions,
    Organisation,
}

impl Category {
    pub const ALL: [Category; 11] = [
        Category::Structure,
        Category::Plan,
        Category::Playbook,
        Category::Escalation,
        Category::Messages,
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
            Category::Locations => "locations",
            Category::Governance => "governance",
            Category::Measurement => "measurement",
            Category::Privacy => "privacy",
            Category::Exceptions => "exceptions",
            Category::Organisation => "organisation",
        }
    }
}

/// A text that lives as long as the program: the names and words of an organisation's own rules stand beside those of
/// the program. Each text is kept once.
pub fn kept(text: &str) -> &'static str {
    static TEXTS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = texts.get(text) {
        return known;
    }
    let new: &'static str = Box::leak(text.to_owned().into_boxed_str());
    texts.insert(new);
    new
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
    pub severity: Severity,
    pub leniency: Leniency,
    /// The version that brought the rule.
    pub since: &'static str,
    /// What can be set for it.
    pub options: &'static [RuleOption],
    /// Whether it cannot be switched off: it says that a plan could not be read.
    pub always_on: bool,
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

impl RuleInfo {
    /// One sentence that says what the rule finds.
    pub fn summary(&self) -> &'static str {
        self.documentation.trim_start().lines().next().unwrap_or_default().trim()
    }
}

/// How a finding compares with what its rule usually finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SeverityShift {
    #[default]
    Usual,
    Milder,
    Graver,
}

/// Things in a sentence: `a`, `a and b`, `a, b and c`.
pub fn listed(items: &[impl AsRef<str>]) -> String {
    let words: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

/// Another place that explains a finding.
#[derive(Clone, Debug)]
pub struct Related {
    pub span: Span,
    pub label: String,
}

/// A way to mend a finding that smplan can take by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether it is certainly what was meant; `--unsafe-fixes` takes the others too.
    pub is_safe: bool,
    pub edits: Vec<Edit>,
}

/// One change of a plan, said in the words of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Another word or text instead of the one at a place, quoted as it was or as it has to be.
    Rewrite { place: Span, value: String },
    /// Exactly these characters instead of those at a place.
    Replace { place: Span, text: String },
    /// One more field for the group of fields that begins at a place.
    AddField { place: Span, name: &'static str, value: String },
    /// No comment any more.
    RemoveComment { place: Span },
}

/// One change of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextEdit {
    pub span: Span,
    pub text: String,
}

/// A fix as changes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    pub is_safe: bool,
    /// In the order of the text; they do not overlap.
    pub edits: Vec<TextEdit>,
}

/// What a rule or the reader found, before anybody decides how loud it is.
#[derive(Clone, Debug)]
pub struct Finding {
    pub rule: &'static str,
    pub span: Span,
    /// A fact: lower case, no full stop, names in backticks.
    pub message: String,
    /// What is missing or meant at the marked place.
    pub label: Option<Cow<'static, str>>,
    /// The mend, in the planner's words.
    pub help: Option<Cow<'static, str>>,
    pub related: Vec<Related>,
    pub weight: SeverityShift,
    /// Whether the marked text must not be shown: it may be a password.
    pub concealed: bool,
    /// Whether the marked place stands for the whole thing that begins there, such as a step without an owner.
    pub whole: bool,
    /// How to mend it without a person.
    pub fix: Option<Box<Fix>>,
}

impl Finding {
    pub fn new(rule: &'static str, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            rule,
            span,
            message: message.into(),
            label: None,
            help: None,
            related: Vec::new(),
            weight: SeverityShift::Usual,
            concealed: false,
            whole: false,
            fix: None,
        }
    }

    pub fn help(&mut self, help: impl Into<Cow<'static, str>>) -> &mut Finding {
        self.help = Some(help.into());
        self
    }

    pub fn label(&mut self, label: impl Into<Cow<'static, str>>) -> &mut Finding {
        self.label = Some(label.into());
        self
    }

    pub fn related(&mut self, span: Span, label: impl Into<String>) -> &mut Finding {
        self.related.push(Related { span, label: label.into() });
        self
    }

    /// Keeps the marked text out of reports.
    pub fn conceal(&mut self) -> &mut Finding {
        self.concealed = true;
        self
    }

    /// Says how to mend it, where that is certainly what was meant.
    pub fn fix(&mut self, edit: Edit) -> &mut Finding {
        self.fix = Some(Box::new(Fix { is_safe: true, edits: vec![edit] }));
        self
    }

    /// Says how to mend it, where something else could be meant.
    pub fn unsafe_fix(&mut self, edit: Edit) -> &mut Finding {
        self.fix = Some(Box::new(Fix { is_safe: false, edits: vec![edit] }));
        self
    }

    /// Says that another word was meant at the marked place.
    pub fn rewrite(&mut self, value: impl Into<String>, is_safe: bool) -> &mut Finding {
        let edit = Edit::Rewrite { place: self.span, value: value.into() };
        if is_safe { self.fix(edit) } else { self.unsafe_fix(edit) }
    }

    /// Says that the marked place stands for the whole thing that begins there.
    pub fn of_the_whole(&mut self) -> &mut Finding {
        self.whole = true;
        self
    }

    /// The message and the mend in one line: for formats that have one text for both.
    pub fn message_with_help(&self) -> String {
        match &self.help {
            Some(help) => format!("{}; {help}", self.message),
            None => self.message.clone(),
        }
    }

    pub fn milder(&mut self) -> &mut Finding {
        self.weight = SeverityShift::Milder;
        self
    }

    pub fn graver(&mut self) -> &mut Finding {
        self.weight = SeverityShift::Graver;
        self
    }
}

/// Findings as they are collected, in no particular order. What is wrong in a part that a plan repeats with `*` is said once.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    /// What is added: the rule, the place, and a digest of the words.
    added: HashSet<(&'static str, Span, u64)>,
    /// What was added again, for whoever goes on to write it.
    again: Option<Finding>,
}

impl Findings {
    /// Adds a finding, where it is not there already; the mend and more places can be added to what is returned.
    pub fn add(&mut self, rule: &'static str, span: Span, message: impl Into<String>) -> &mut Finding {
        let finding = Finding::new(rule, span, message);
        let mut words = DefaultHasher::new();
        finding.message.hash(&mut words);
        if !self.added.insert((rule, span, words.finish())) {
            return self.again.insert(finding);
        }
        self.list.push(finding);
        self.list.last_mut().expect("internal: just pushed")
    }

    pub fn get_mut(&mut self, index: usize) -> Option<&mut Finding> {
        self.list.get_mut(index)
    }

    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn append(&mut self, other: Findings) {
        self.list.extend(other.list);
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

/// SHA-256 in hexadecimal of the rule, the plan, the path by ids, and the value: it survives moved lines and another
/// order of keys and list items.
pub type Fingerprint = String;

/// A finding with its severity and the path of the object that it is about.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Ids and field names with dots between them; list items count from 0. Empty for the whole plan.
    pub path: String,
    /// What it is known by from run to run; empty where nobody asked for it.
    pub fingerprint: Fingerprint,
    /// How to mend it without a person, as changes of the text.
    pub mend: Option<Box<Mend>>,
    pub finding: Finding,
}
