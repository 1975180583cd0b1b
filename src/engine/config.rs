//! What has to be known to check a plan, besides its files.

use crate::config::Settings;
use crate::diagnostic::RuleInfo;
use crate::plan::Date;
use crate::rules::{RULES, Selection};
use crate::syntax::Limits;
use std::sync::Arc;

/// How the plans of one configuration are checked.
#[derive(Clone, Debug)]
pub struct CheckConfig {
    pub settings: Arc<Settings>,
    /// The rules that are on, and how loud each is.
    pub selection: Selection,
    /// All rules there are, those of the organisation last.
    pub rules: Arc<[RuleInfo]>,
    /// The rules that are on and look at plans.
    pub ran: Arc<[RuleInfo]>,
    /// The day on which plans are looked at; without one, rules about today are silent.
    pub as_of: Option<Date>,
    /// The day of the calendar, where plans are looked at as of another one.
    pub calendar_day: Option<Date>,
    /// How much of a file is read.
    pub limits: Limits,
    /// Whether plans are looked at as if each said `visibility: public`.
    pub as_public: bool,
}

impl CheckConfig {
    /// The same for all plans of some settings, with the usual limits.
    pub fn new(settings: Arc<Settings>, selection: Selection, as_of: Option<Date>) -> CheckConfig {
        let own = settings.own_rules.iter().map(|own| own.info);
        let rules = RULES.iter().map(|rule| rule.info).chain(own).collect();
        let others = RULES.iter().filter(|rule| !rule.is_about_plans).map(|rule| rule.info.name);
        let others: Vec<&str> = others.collect();
        let looks_at_plans = |info: &RuleInfo| !others.contains(&info.name);
        let ran = selection.rules_on().filter(looks_at_plans).collect();
        CheckConfig {
            settings,
            selection,
            rules,
            ran,
            as_of,
            calendar_day: None,
            limits: Limits::default(),
            as_public: false,
        }
    }
}
