//! From a file to its documents.

use crate::cli::check::{Checks, check};
use crate::cli::configuration::Loaded;
use crate::cli::gather::PlanFile;
use crate::cli::input::{self, STDIN_NAME};
use crate::cli::look::Layers;
use crate::cli::places::Places;
use crate::cli::provenance;
use crate::cli::render::Arguments;
use crate::model::{Date, Plan};
use crate::rehearsal::find_playbook;
use crate::render::{self, TABLES, Table, Templates, TooLong};
use crate::report::Checked;
use crate::rules::{Choice, Selection};
use crate::view::{Origin, View};
use anyhow::Result;

/// Which documents are wanted of each plan.
pub(super) enum What<'a> {
    Markdown,
    Page,
    /// The card of the playbook of this name.
    Card(&'a str),
    Cards,
    Calendar,
    /// This table, or all of them.
    Tables(Option<Table>),
}

impl What<'_> {
    /// Whether there is one document of each plan.
    pub(super) fn is_one(&self) -> bool {
        !matches!(self, What::Cards | What::Tables(None))
    }

    fn is_page(&self) -> bool {
        matches!(self, What::Page | What::Card(_) | What::Cards)
    }
}

/// How the documents of some plans are made.
pub(super) struct Kind {
    checks: Checks,
    templates: Templates,
    /// The sections that are wanted, in their order; all where none are named.
    sections: Option<Vec<String>>,
}

/// A file whose documents are wanted.
pub(super) struct Job<'j> {
    pub(super) file: &'j PlanFile,
    pub(super) kind: &'j Kind,
    pub(super) commit: Option<String>,
}

/// A document that is made.
pub(super) struct Document {
    /// What its name has behind that of the plan: `-complaint`; nothing where there is one document of each plan.
    pub(super) suffix: String,
    pub(super) extension: &'static str,
    pub(super) text: String,
}

/// What became of a file.
pub(super) enum Made {
    /// A file in a folder that does not say that it is a plan.
    NoPlan,
    /// It cannot be read as a plan.
    Mistakes(Box<Checked>),
    /// With what can be done about it.
    Failed(anyhow::Error, Option<String>),
    Documents {
        documents: Vec<Document>,
        /// What is too long for its sheet, in words.
        too_long: Vec<String>,
    },
}

impl Kind {
    pub(super) fn of(
        loaded: &Loaded,
        arguments: &Arguments,
        as_of: Option<Date>,
        places: &mut Places,
    ) -> Result<Kind> {
        let selection = Selection::of(&loaded.settings, Choice::default())
            .map_err(|_| anyhow::anyhow!("the settings name a rule that there is not"))?;
        let layers = Layers::of(Some(loaded), arguments.templates.as_deref(), places)?;
        if arguments.what().is_page() {
            layers.warn_of_colours();
        }
        let set = loaded.settings.look.sections.as_ref().map(|set| set.value.clone());
        Ok(Kind {
            checks: Checks::new(loaded, selection, as_of),
            templates: layers.templates(arguments.no_script)?,
            sections: arguments.sections.clone().or(set),
        })
    }
}

impl Job<'_> {
    pub(super) fn make(&self, what: &What<'_>) -> Made {
        let checks = &self.kind.checks;
        let input = match input::read_candidate(&self.file.candidate, STDIN_NAME, checks.limits) {
            Ok(Some(input)) => input,
            Ok(None) => return Made::NoPlan,
            Err(error) => return Made::Failed(error, None),
        };
        let looked = check(input, &self.file.names, checks);
        let Some(plan) = looked.plan else { return Made::Mistakes(Box::new(looked.checked)) };
        let view = self.view(&plan, &looked.checked);
        let documents = Documents { job: self, plan: &plan, view: &view, checked: &looked.checked };
        documents.make(what).unwrap_or_else(|error| Made::Failed(error, None))
    }

    fn view(&self, plan: &Plan, checked: &Checked) -> View {
        let source = checked.sources.first();
        let line = |start| source.position(start).line;
        let diagnostics: Vec<_> =
            checked.diagnostics.iter().map(|one| (one.clone(), line(one.finding.span.start))).collect();
        let digest = provenance::digest(source.text());
        View::of(
            plan,
            &Origin {
                file: &self.file.candidate.file_name(),
                diagnostics: &diagnostics,
                as_of: self.kind.checks.as_of,
                digest: Some(&digest),
                commit: self.commit.as_deref(),
                sections: self.kind.sections.as_deref(),
            },
        )
    }
}

/// A plan whose documents are made.
struct Documents<'d> {
    job: &'d Job<'d>,
    plan: &'d Plan,
    view: &'d View,
    checked: &'d Checked,
}

impl Documents<'_> {
    fn make(&self, what: &What<'_>) -> Result<Made> {
        let templates = &self.job.kind.templates;
        let one = |extension, text| Made::Documents {
            documents: vec![Document { suffix: String::new(), extension, text }],
            too_long: Vec::new(),
        };
        Ok(match what {
            What::Markdown => one("md", render::markdown(self.view, templates)?),
            What::Page => one("html", render::page(self.view, templates)?),
            What::Calendar => one("ics", render::calendar(self.view)),
            What::Tables(Some(table)) => one("csv", table.csv(self.view)),
            What::Tables(None) => {
                let document = |table: &Table| Document {
                    suffix: format!("-{}", table.name),
                    extension: "csv",
                    text: table.csv(self.view),
                };
                Made::Documents { documents: TABLES.iter().map(document).collect(), too_long: Vec::new() }
            }
            What::Cards => self.cards(|_| true, true)?,
            What::Card(name) => match find_playbook(self.plan, name) {
                Ok(playbook) => self.cards(|id| *id == *playbook.id, false)?,
                Err(unknown) => {
                    let file = self.job.file.candidate.path().display();
                    Made::Failed(anyhow::anyhow!("`{file}`: {unknown}"), Some(unknown.help()))
                }
            },
        })
    }

    fn cards(&self, is_wanted: impl Fn(&str) -> bool, are_named: bool) -> Result<Made> {
        let (mut documents, mut too_long) = (Vec::new(), Vec::new());
        for (entry, playbook) in self.plan.playbooks.entries().iter().zip(&self.view.playbooks) {
            if !is_wanted(&entry.id) {
                continue;
            }
            match render::card(self.view, playbook, &self.job.kind.templates)? {
                Ok(text) => {
                    let suffix = if are_named { format!("-{}", entry.id) } else { String::new() };
                    documents.push(Document { suffix, extension: "html", text });
                }
                Err(TooLong { n_lines }) => {
                    let source = self.checked.sources.first();
                    let line = source.position(entry.place.start).line;
                    too_long.push(format!(
                        "`{}` line {line}: the card of `{}` does not fit on one sheet, by about {n_lines} lines; \
                         say it in fewer or shorter steps, messages and signs, or make two playbooks of it",
                        source.name(),
                        playbook.title,
                    ));
                }
            }
        }
        Ok(Made::Documents { documents, too_long })
    }
}
