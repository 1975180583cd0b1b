//! What a rule or the reader found, before anybody decides how loud it is.

use crate::diagnostic::{Edit, Fix};
use crate::source::Span;
use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How a finding compares with what its rule usually finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SeverityShift {
    #[default]
    Usual,
    Milder,
    Graver,
}

/// Another place that explains a finding.
#[derive(Clone, Debug)]
pub struct Related {
    pub span: Span,
    pub label: String,
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
    /// Whether it stands for others that are not said: nobody can decide to live with what they have not seen.
    pub stands_for_others: bool,
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
            stands_for_others: false,
            fix: None,
        }
    }

    /// Marks it as standing for others that are not said.
    pub fn for_others(&mut self) -> &mut Finding {
        self.stands_for_others = true;
        self
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

    /// The same for a mend that changes several places.
    pub fn unsafe_fixes(&mut self, edits: Vec<Edit>) -> &mut Finding {
        self.fix = Some(Box::new(Fix { is_safe: false, edits }));
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
        if !self.added.insert(identity(&finding)) {
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

    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
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

    /// Takes back all but the first ones.
    pub fn truncate(&mut self, length: usize) {
        for finding in self.list.drain(length.min(self.list.len())..) {
            self.added.remove(&identity(&finding));
        }
    }

    /// Keeps some of them, which may be changed on the way.
    pub fn retain(&mut self, is_kept: impl FnMut(&mut Finding) -> bool) {
        self.list.retain_mut(is_kept);
    }
}

/// The rule, the place, and a digest of the words.
fn identity(finding: &Finding) -> (&'static str, Span, u64) {
    let mut words = DefaultHasher::new();
    finding.message.hash(&mut words);
    (finding.rule, finding.span, words.finish())
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
