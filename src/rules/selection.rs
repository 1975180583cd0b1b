//! Which rules run.

use crate::diagnostic::Category;
use crate::rules::RULES;

/// The rules that are switched on.
#[derive(Clone, Debug)]
pub struct Selection {
    on: Vec<bool>,
}

/// A name that is neither a rule nor a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    pub name: String,
    pub nearest: Option<&'static str>,
}

impl Selection {
    pub fn all() -> Selection {
        Selection { on: vec![true; RULES.len()] }
    }

    /// The rules that some names select: names of rules or categories, or `ALL`. Without any, all rules.
    pub fn of(select: &[String], ignore: &[String]) -> Result<Selection, UnknownRule> {
        let mut selection = Selection { on: vec![select.is_empty(); RULES.len()] };
        for name in select {
            selection.switch(name, true)?;
        }
        for name in ignore {
            selection.switch(name, false)?;
        }
        Ok(selection)
    }

    pub fn is_on(&self, rule: &str) -> bool {
        RULES.iter().zip(&self.on).any(|(known, &on)| on && known.info.name == rule)
    }

    pub(super) fn is_on_at(&self, index: usize) -> bool {
        self.on.get(index).copied().unwrap_or(false)
    }

    fn switch(&mut self, name: &str, on: bool) -> Result<(), UnknownRule> {
        let mut known = false;
        for (rule, switch) in RULES.iter().zip(&mut self.on) {
            if name == "ALL" || name == rule.info.name || name == rule.info.category.name() {
                *switch = on;
                known = true;
            }
        }
        if known {
            return Ok(());
        }
        let names = RULES.iter().map(|rule| rule.info.name).chain(Category::ALL.map(Category::name));
        Err(UnknownRule { name: name.to_owned(), nearest: crate::model::nearest(name, names) })
    }
}
