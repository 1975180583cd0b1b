//! Which rules run, and how loud they are.

use crate::config::{EDITION, Settings, SeverityOverride};
use crate::diagnostic::{Category, RuleInfo, Severity};
use crate::rules::RULES;

/// The rules that are switched on, and the severities that were set for them.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The rules of the program, in the order of the catalogue, then those of the organisation.
    rules: Vec<Switch>,
}

#[derive(Clone, Copy, Debug)]
struct Switch {
    info: RuleInfo,
    on: bool,
    severity: Option<Severity>,
}

impl Switch {
    fn on(info: RuleInfo) -> Switch {
        Switch { info, on: true, severity: None }
    }
}

/// What the command line says of rules; names of rules or categories, or `ALL`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice<'c> {
    /// Only these; without any, those of the settings.
    pub select: &'c [String],
    /// These as well.
    pub extend_select: &'c [String],
    /// Not these.
    pub ignore: &'c [String],
}

/// A name that is neither a rule nor a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    pub name: String,
    pub nearest: Option<&'static str>,
}

impl Selection {
    pub fn all() -> Selection {
        Selection { rules: RULES.iter().map(|rule| Switch::on(rule.info)).collect() }
    }

    /// The rules of the edition, changed by the settings and then by the command line.
    pub fn of(settings: &Settings, choice: Choice<'_>) -> Result<Selection, UnknownRule> {
        let mut selection = Selection::all();
        let edition = settings.edition.as_ref().map_or(EDITION, |edition| edition.value);
        for switch in &mut selection.rules {
            switch.on = edition_of(switch.info.since) <= edition;
        }
        selection.rules.extend(settings.own_rules.iter().map(|own| Switch::on(own.info)));
        if let Some(select) = &settings.select {
            selection.only(&select.value)?;
        }
        for switch in &mut selection.rules {
            let set = settings.rules.get(switch.info.name).and_then(|set| set.severity.as_ref());
            match set.map(|set| set.value) {
                Some(SeverityOverride::At(severity)) => {
                    switch.on = true;
                    switch.severity = Some(severity);
                }
                Some(SeverityOverride::Off) => switch.on = false,
                None => {}
            }
        }
        let set = |names: &Option<crate::config::Setting<Vec<String>>>| {
            names.as_ref().map(|names| names.value.clone()).unwrap_or_default()
        };
        selection.switch(&set(&settings.extend_select), true)?;
        selection.switch(&set(&settings.ignore), false)?;
        if !choice.select.is_empty() {
            selection.only(choice.select)?;
        }
        selection.switch(choice.extend_select, true)?;
        selection.switch(choice.ignore, false)?;
        for switch in &mut selection.rules {
            switch.on |= switch.info.always_on;
        }
        Ok(selection)
    }

    pub fn is_on(&self, rule: &str) -> bool {
        self.switch_of(rule).is_some_and(|switch| switch.on)
    }

    /// The rules that look at plans.
    pub fn rules_on(&self) -> impl Iterator<Item = RuleInfo> {
        self.rules.iter().filter(|switch| switch.on).map(|switch| switch.info)
    }

    /// How loud what a rule usually finds is.
    pub fn severity_of(&self, rule: &RuleInfo) -> Severity {
        self.severity(rule.name).unwrap_or(rule.severity)
    }

    pub(super) fn is_on_at(&self, index: usize) -> bool {
        self.rules.get(index).is_some_and(|switch| switch.on)
    }

    /// What is known of a rule.
    pub(super) fn info(&self, rule: &str) -> Option<&RuleInfo> {
        self.switch_of(rule).map(|switch| &switch.info)
    }

    /// The severity that was set for a rule.
    pub(super) fn severity(&self, rule: &str) -> Option<Severity> {
        self.switch_of(rule)?.severity
    }

    fn switch_of(&self, rule: &str) -> Option<&Switch> {
        self.rules.iter().find(|switch| switch.info.name == rule)
    }

    fn only(&mut self, names: &[String]) -> Result<(), UnknownRule> {
        for switch in &mut self.rules {
            switch.on = false;
        }
        self.switch(names, true)
    }

    fn switch(&mut self, names: &[String], on: bool) -> Result<(), UnknownRule> {
        for name in names {
            let mut known = false;
            for switch in &mut self.rules {
                if fits(&switch.info, name) {
                    switch.on = on;
                    known = true;
                }
            }
            // A category can be empty: that of the organisation often is.
            if !known && !Category::ALL.iter().any(|category| category.name() == name) {
                let rules = self.rules.iter().map(|switch| switch.info.name);
                let names = rules.chain(Category::ALL.map(Category::name));
                let nearest = crate::plan::nearest(name, names);
                return Err(UnknownRule { name: name.clone(), nearest });
            }
        }
        Ok(())
    }
}

/// Whether a name of a rule or category, or `ALL`, means a rule.
pub fn fits(rule: &RuleInfo, name: &str) -> bool {
    name == "ALL" || rule.is_called(name) || name == rule.category.name()
}

/// The edition in which the rules of a version are on by default.
fn edition_of(since: &str) -> &'static str {
    // One edition so far: the next one names the first version whose rules wait for it.
    debug_assert!(
        ["0.1.", "0.2."].iter().any(|known| since.starts_with(known)),
        "say which edition switches rules of version {since} on"
    );
    EDITION
}
