//! Settings as they are meant: several configuration files, each extending the next, made one.

use crate::config::file::{ConfigFile, SeverityOverride, TypedRule};
use crate::config::own::OwnRule;
use crate::config::patterns::Patterns;
use crate::config::theme::TypedTheme;
use crate::diagnostic::Severity;
use crate::plan::Platform;
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;

/// What holds for some plans.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The files that it comes from, the nearest last.
    pub files: Vec<String>,
    pub edition: Option<Setting<&'static str>>,
    pub include: Option<Setting<Patterns>>,
    pub exclude: Option<Setting<Patterns>>,
    /// Names of rules and categories, or `ALL`.
    pub select: Option<Setting<Vec<String>>>,
    pub extend_select: Option<Setting<Vec<String>>>,
    pub ignore: Option<Setting<Vec<String>>>,
    pub fail_on: Option<Setting<Severity>>,
    pub min_severity: Option<Setting<Severity>>,
    pub format: Option<Setting<&'static str>>,
    /// Relative to the file that says it.
    pub baseline: Option<Setting<String>>,
    /// Rules of one's own, in the order of the files.
    pub own_rules: Vec<OwnRule>,
    pub rules: BTreeMap<&'static str, RuleSetting>,
    /// Words that are not used, each with the one to use instead.
    pub words: Vec<(String, Option<String>)>,
    pub path_ignores: Vec<PathIgnore>,
    pub plan_bytes: Option<Setting<usize>>,
    pub max_characters: Vec<(Platform, Setting<usize>)>,
    pub look: Theme,
}

/// What documents look like. Files and folders are relative to the file that names them.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    pub templates: Option<Setting<String>>,
    pub logo: Option<Setting<String>>,
    /// Where the site is published.
    pub url: Option<Setting<String>>,
    /// The sections of a document, in their order.
    pub sections: Option<Setting<Vec<String>>>,
    /// Files with the words of pages, by language.
    pub words: BTreeMap<String, Setting<String>>,
    /// Colours by their names: `#rrggbb`, on a light screen and on a dark one.
    pub light: BTreeMap<&'static str, Setting<String>>,
    pub dark: BTreeMap<&'static str, Setting<String>>,
}

/// A value, and the file and place that it comes from.
#[derive(Clone, Debug)]
pub struct Setting<T> {
    pub value: T,
    /// The place, in the files of the settings.
    pub span: Span,
}

/// What is set for one rule.
#[derive(Clone, Debug, Default)]
pub struct RuleSetting {
    pub severity: Option<Setting<SeverityOverride>>,
    pub options: BTreeMap<&'static str, Setting<Vec<String>>>,
}

/// Rules that do not look at some files.
#[derive(Clone, Debug)]
pub struct PathIgnore {
    /// The pattern as it is written.
    pub pattern: Spanned<String>,
    pub patterns: Patterns,
    /// Names of rules and categories.
    pub rules: Vec<Spanned<String>>,
}

impl Settings {
    /// The settings of a file and of those that it extends, the farthest first: what is nearer wins.
    pub fn of(files: &[ConfigFile]) -> Settings {
        let mut settings = Settings::default();
        for file in files {
            settings.put(file);
        }
        settings
    }

    fn put(&mut self, file: &ConfigFile) {
        self.files.push(file.name.clone());
        replace(&mut self.edition, file.edition.as_ref());
        replace(&mut self.include, file.include.as_ref());
        replace(&mut self.exclude, file.exclude.as_ref());
        replace(&mut self.select, file.select.as_ref());
        replace(&mut self.ignore, file.ignore.as_ref());
        replace(&mut self.fail_on, file.fail_on.as_ref());
        replace(&mut self.min_severity, file.min_severity.as_ref());
        replace(&mut self.format, file.format.as_ref());
        replace(&mut self.baseline, file.baseline.as_ref());
        replace(&mut self.plan_bytes, file.plan_bytes.as_ref());
        match (&mut self.extend_select, &file.extend_select) {
            (Some(all), Some(more)) => all.value.extend(more.value.iter().cloned()),
            (none, more) => replace(none, more.as_ref()),
        }
        let words = file.words.iter().map(|(word, instead)| (word.value.clone(), instead.clone()));
        self.words.extend(words);
        self.own_rules.extend(file.own_rules.iter().cloned());
        for TypedRule { name, severity, options } in &file.rules {
            let rule = self.rules.entry(name.value).or_default();
            if let Some(severity) = severity {
                rule.severity = Some(Setting { value: *severity, span: name.span });
            }
            for (option, values) in options {
                rule.options.insert(option, Setting { value: values.clone(), span: name.span });
            }
        }
        self.path_ignores.extend(file.path_ignores.iter().map(|ignore| PathIgnore {
            pattern: ignore.pattern.clone(),
            patterns: ignore.patterns.clone(),
            rules: ignore.rules.clone(),
        }));
        let TypedTheme { templates, logo, url, sections, words, light, dark } = &file.look;
        for (language, file) in words {
            let file = Setting { value: file.value.clone(), span: file.span };
            self.look.words.insert(language.clone(), file);
        }
        replace(&mut self.look.templates, templates.as_ref());
        replace(&mut self.look.logo, logo.as_ref());
        replace(&mut self.look.url, url.as_ref());
        replace(&mut self.look.sections, sections.as_ref());
        for (all, typed) in [(&mut self.look.light, light), (&mut self.look.dark, dark)] {
            for (name, colour) in typed {
                all.insert(name, Setting { value: colour.value.clone(), span: colour.span });
            }
        }
        for (platform, most) in &file.max_characters {
            self.max_characters.retain(|(known, _)| known != platform);
            self.max_characters.push((*platform, Setting { value: most.value, span: most.span }));
        }
    }
}

fn replace<T: Clone>(old: &mut Option<Setting<T>>, new: Option<&Spanned<T>>) {
    if let Some(new) = new {
        *old = Some(Setting { value: new.value.clone(), span: new.span });
    }
}
