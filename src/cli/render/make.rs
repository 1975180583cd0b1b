//! From a file to its documents.

use crate::cli::answer::json;
use crate::cli::appearance::{ByLanguage, Layers};
use crate::cli::check::{check_config, check_with};
use crate::cli::configuration::Loaded;
use crate::cli::families::Bases;
use crate::cli::find::Candidate;
use crate::cli::gather::PlanFile;
use crate::cli::input::{self, STDIN_NAME};
use crate::cli::one_plan;
use crate::cli::places::Places;
use crate::cli::provenance;
use crate::cli::render::Arguments;
use crate::cli::render::part::Part;
use crate::cli::render::since::Before;
use crate::cli::scorecards::Standing;
use crate::diagnostic::{Diagnostic, PlanReport, Severity};
use crate::engine::{self, CheckConfig};
use crate::plan::{Date, Plan};
use crate::rehearsal::{NameError, find_open_location, find_owner, find_playbook};
use crate::render::{self, Address, Around, Column, Since, TABLES, Table, Templates, TooLong};
use crate::rules::{self, Choice, Consequence, Selection};
use crate::source::Sources;
use crate::view::{self, Origin, PostEvent, Summary, View};
use anyhow::Result;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Which documents are wanted of each plan.
pub(super) enum What<'a> {
    Markdown,
    Page,
    /// The view itself, for programs.
    Facts,
    /// The card of the playbook of this name.
    Card(&'a str),
    Cards,
    /// Pages, cards and calendars that know of each other.
    Site,
    Calendar,
    /// The turns of those who are called first.
    DutyCalendar,
    /// Who is on duty, on a sheet.
    Duty,
    /// What executives ask, on a sheet.
    Summary,
    /// This table, or all of them.
    Tables(Option<Table>),
    /// What goes out when, as a page, a calendar, a table, and as Hootsuite reads it.
    CalendarPage,
    PostsCalendar,
    Posts,
    Hootsuite,
    /// How the stores of a group stand, as a table.
    Scorecard,
}

impl What<'_> {
    /// Whether there is one document of each plan.
    pub(super) fn is_one(&self) -> bool {
        !matches!(self, What::Cards | What::Site | What::Tables(None) | What::Hootsuite)
    }

    fn is_page(&self) -> bool {
        matches!(
            self,
            What::Page
                | What::Card(_)
                | What::Cards
                | What::Site
                | What::Duty
                | What::Summary
                | What::CalendarPage
        )
    }
}

/// How the documents of some plans are made.
pub(super) struct Kind {
    pub(super) config: CheckConfig,
    pub(super) templates: ByLanguage,
    /// The sections that are wanted, in their order; all where none are named.
    sections: Option<Vec<String>>,
    pub(super) part: Part,
    /// The columns of tables that are wanted; all where none are named.
    pub(super) columns: Vec<Column>,
}

/// A file whose documents are wanted.
pub(super) struct Job<'j> {
    pub(super) file: &'j PlanFile,
    pub(super) kind: &'j Kind,
    pub(super) commit: Option<String>,
    /// What its documents are called, without their endings.
    pub(super) stem: PathBuf,
    /// What is known of the plans on which several build.
    pub(super) bases: &'j Bases,
    /// The plan as it was, where it is wanted what changed since then.
    pub(super) before: Option<Before>,
}

/// A document that is made.
pub(super) struct Document {
    /// Its path in the folder that it goes to.
    pub(super) name: String,
    pub(super) text: String,
}

/// What became of a file.
pub(super) enum Made {
    /// A file in a folder that does not say that it is a plan.
    NoPlan,
    /// It is the plan of a location that is planned or closed, in words.
    NotOpen(String, Standing),
    /// It cannot be read as a plan.
    Mistakes(Box<PlanReport>),
    /// It is for everybody and holds what is not.
    NotForEverybody(Box<PlanReport>),
    /// With what can be done about it.
    Failed(anyhow::Error, Option<String>),
    Documents(Box<Documents>),
}

/// The documents of one plan.
#[derive(Default)]
pub(super) struct Documents {
    pub(super) all: Vec<Document>,
    /// What is too long for its sheet, in words.
    pub(super) too_long: Vec<String>,
    /// What the first page of a site shows of the plan.
    pub(super) summary: Option<Summary>,
    /// What the plan brings to the scorecard of a group.
    pub(super) standing: Standing,
}

impl Made {
    /// What the file brings to the scorecard of a group.
    pub(super) fn take_standing(&mut self) -> Standing {
        match self {
            Made::NoPlan | Made::NotForEverybody(_) => Standing::Nothing,
            Made::NotOpen(_, standing) => std::mem::take(standing),
            Made::Mistakes(_) | Made::Failed(..) => Standing::Unreadable,
            Made::Documents(made) => std::mem::take(&mut made.standing),
        }
    }
}

impl Kind {
    pub(super) fn of(
        loaded: &Loaded,
        arguments: &Arguments,
        as_of: Option<Date>,
        places: &Places,
    ) -> Result<Kind> {
        let selection = Selection::of(&loaded.settings, Choice::default())
            .map_err(|_| anyhow::anyhow!("the settings name a rule that there is not"))?;
        let layers = Layers::of(loaded, arguments.templates.as_deref(), places)?;
        if arguments.what().is_page() {
            layers.warn_of_colours();
        }
        layers.tell_of_old_words();
        let mut config = check_config(loaded, selection, as_of);
        config.as_public = arguments.public;
        let set = loaded.settings.look.sections.as_ref().map(|set| set.value.clone());
        Ok(Kind {
            config,
            templates: layers.templates(arguments.no_script)?,
            sections: if arguments.calendar {
                Some(of_calendar())
            } else {
                arguments.sections.clone().or(set)
            },
            part: arguments.part(),
            columns: arguments.columns.clone().unwrap_or_default(),
        })
    }
}

/// The sections of a page of what goes out when.
fn of_calendar() -> Vec<String> {
    ["calendar", "campaigns"].map(str::to_owned).to_vec()
}

impl Job<'_> {
    pub(super) fn make(&self, what: &What<'_>) -> Made {
        let config = &self.kind.config;
        if matches!(what, What::Scorecard) {
            return self.standing();
        }
        let input = match input::read_candidate(&self.file.candidate, STDIN_NAME, config.limits) {
            Ok(Some(input)) => input,
            Ok(None) => return Made::NoPlan,
            Err(error) => return Made::Failed(error, None),
        };
        let check = |sources: Sources| {
            let inherited = self.bases.of(&sources, self.file.configuration, config);
            engine::check_beside(sources, config, &inherited)
        };
        let mut checked = check_with(input, &self.file.names, config, &self.bases.files, check);
        if checked.plan.as_ref().is_some_and(|plan| plan.is_public()) {
            let stops = |one: &Diagnostic| {
                one.severity == Severity::Error
                    && rules::rule(one.finding.rule)
                        .is_some_and(|rule| rule.consequence == Consequence::StopsPublishing)
            };
            if checked.report.diagnostics.iter().any(stops) {
                checked.report.diagnostics.retain(stops);
                return Made::NotForEverybody(Box::new(checked.report));
            }
        }
        let Some(plan) = checked.plan.take() else { return Made::Mistakes(checked.into_mistakes()) };
        if let Some(words) = one_plan::not_open(&plan, checked.report.sources.first().name()) {
            let advice = "no document is made of it until it has `status: open`";
            return match &self.file.candidate {
                Candidate::Walked(_) => {
                    let today = config.as_of;
                    let standing = today.map(|today| Standing::of(&plan, today, None, false));
                    Made::NotOpen(words, standing.unwrap_or_default())
                }
                _ => Made::Failed(anyhow::anyhow!("{words}"), Some(advice.to_owned())),
            };
        }
        let since = match &self.before {
            Some(_) if plan.is_public() => {
                let file = self.file.candidate.path().display();
                return Made::Failed(
                    anyhow::anyhow!("`{file}` is for everybody, and what changed in it is for colleagues"),
                    Some("compare it with smplan diff".to_owned()),
                );
            }
            Some(before) => match before.compare(&checked.report.sources, config.as_of) {
                Ok(since) => Some(since),
                Err(mistakes) => return Made::Mistakes(mistakes),
            },
            None => None,
        };
        let view = match self.view(&plan, &checked.report, what) {
            Ok(view) => view,
            Err(unknown) => return self.unknown(&unknown),
        };
        let templates = match self.kind.templates.of(&view.language, plan.location_kind().word()) {
            Ok(templates) => templates,
            Err(error) => return Made::Failed(error, None),
        };
        let (report, since) = (&checked.report, since.as_ref());
        let maker = Maker { job: self, plan: &plan, view: &view, since, report, templates: &templates };
        maker.make(what).unwrap_or_else(|error| Made::Failed(error, None))
    }

    pub(super) fn unknown(&self, unknown: &NameError) -> Made {
        let file = self.file.candidate.path().display();
        Made::Failed(anyhow::anyhow!("`{file}`: {unknown}"), Some(unknown.help()))
    }

    fn view(&self, plan: &Plan, report: &PlanReport, what: &What<'_>) -> Result<View, NameError> {
        let part = &self.kind.part;
        let owner = part.role.as_deref().map(|name| find_owner(plan, name)).transpose()?;
        let location = part.location.as_deref().map(|name| find_open_location(plan, name)).transpose()?;
        let location = location.map(|location| &*location.id);
        Ok(self.view_of(plan, report, matches!(what, What::Markdown), owner, location))
    }

    /// The facts of a plan, or of a part of it.
    pub(super) fn view_of(
        &self,
        plan: &Plan,
        report: &PlanReport,
        is_text: bool,
        owner: Option<&str>,
        location: Option<&str>,
    ) -> View {
        let placed = |one: &Diagnostic| {
            let is_in_table = report.sources.is_table(one.finding.span.file);
            let name = Path::new(report.source(one).name()).file_name();
            let table = name.filter(|_| is_in_table).map(|name| name.to_string_lossy().into_owned());
            (one.clone(), table, report.positions(one).0.line)
        };
        let diagnostics: Vec<_> = report.diagnostics.iter().map(placed).collect();
        let digest = provenance::digest(report.sources.iter().map(|(_, source)| source.text()));
        View::of(
            plan,
            &Origin {
                file: &self.file.candidate.file_name(),
                diagnostics: &diagnostics,
                as_of: self.kind.config.as_of,
                digest: Some(&digest),
                commit: self.commit.as_deref(),
                sections: self.kind.sections.as_deref(),
                owner,
                location,
                for_everybody: self.kind.part.public,
                is_text,
            },
        )
    }
}

/// A plan whose documents are made.
pub(super) struct Maker<'d> {
    pub(super) job: &'d Job<'d>,
    pub(super) plan: &'d Plan,
    pub(super) view: &'d View,
    pub(super) since: Option<&'d Since>,
    pub(super) report: &'d PlanReport,
    pub(super) templates: &'d Templates,
}

impl Maker<'_> {
    fn make(&self, what: &What<'_>) -> Result<Made> {
        let (templates, columns) = (self.templates, self.job.kind.columns.as_slice());
        let one = |extension, text| documents(vec![Document { name: self.name("", extension), text }]);
        Ok(match what {
            What::Markdown => one("md", render::markdown(self.view, self.since, templates)?),
            What::Page => {
                let around = Around { since: self.since.cloned(), ..Around::default() };
                one("html", render::page(self.view, templates, &around)?)
            }
            What::Facts => one("json", json(self.view)),
            What::Calendar => one("ics", render::calendar(self.view, &self.turns(), templates)),
            What::DutyCalendar => one("ics", self.duty_calendar()?),
            What::CalendarPage => {
                self.posts()?;
                one("html", render::page(self.view, templates, &Around::default())?)
            }
            What::PostsCalendar => one("ics", render::posts_calendar(self.view, &self.posts()?, templates)),
            What::Posts => one("csv", render::posts_table(&self.posts()?, columns, templates)),
            What::Hootsuite => documents(self.hootsuite()?),
            What::Duty => one("html", self.duty_sheet()?),
            What::Summary => match render::summary(self.view, templates)? {
                Ok(text) => one("html", text),
                Err(TooLong { n_lines }) => {
                    let too_long = format!(
                        "`{}`: the summary does not fit on one sheet, by about {n_lines} lines; say goals, asks, risks and \
                         changes in fewer words",
                        self.job.file.candidate.path().display(),
                    );
                    of_cards((Vec::new(), vec![too_long]))
                }
            },
            What::Tables(Some(table)) => one("csv", table.csv(self.view, columns, templates)),
            What::Tables(None) => {
                let document = |table: &Table| Document {
                    name: self.name(&format!("-{}", table.name), "csv"),
                    text: table.csv(self.view, columns, templates),
                };
                documents(TABLES.iter().map(document).collect())
            }
            What::Cards => {
                of_cards(self.cards(None, &Around::default(), |id| self.name(&format!("-{id}"), "html"))?)
            }
            What::Card(name) => match find_playbook(self.plan, name) {
                Ok(playbook) => {
                    let wanted = Some(&*playbook.id);
                    if !self.view.playbooks.iter().any(|shown| *shown.id == *playbook.id) {
                        let file = self.job.file.candidate.path().display();
                        anyhow::bail!("`{file}`: playbook `{}` is not in this part of the plan", playbook.id);
                    }
                    of_cards(self.cards(wanted, &Around::default(), |_| self.name("", "html"))?)
                }
                Err(unknown) => self.job.unknown(&unknown),
            },
            What::Site => self.site()?,
            What::Scorecard => documents(Vec::new()),
        })
    }

    /// Where the current version of a sheet is; where a team publishes its plans is not for everybody.
    fn address(&self, path: Option<&str>) -> Option<Address> {
        let is_for_everybody = self.job.kind.part.public || self.plan.is_public();
        self.templates.address(path).filter(|_| !is_for_everybody)
    }

    fn duty_sheet(&self) -> Result<String> {
        if self.view.as_of.is_none() {
            let file = self.job.file.candidate.path().display();
            anyhow::bail!(
                "`{file}`: a duty sheet is of a day: add --as-of today, or a day such as --as-of 2026-06-01"
            );
        }
        self.has_duty()?;
        render::duty_sheet(self.view, self.templates, self.address(None))
    }

    /// The turns of the person or role whose calendar it is.
    fn turns(&self) -> Vec<view::Rota> {
        let part = &self.job.kind.part;
        let owner = part.owner(self.plan).filter(|_| !part.public && !self.plan.is_public());
        owner.map(|owner| view::rotas_of(self.plan, self.job.kind.config.as_of, owner)).unwrap_or_default()
    }

    fn duty_calendar(&self) -> Result<String> {
        self.has_duty()?;
        let part = &self.job.kind.part;
        let owner = part.owner(self.plan);
        let location = part.location.as_deref().and_then(|name| find_open_location(self.plan, name).ok());
        let location = location.map(|location| &*location.id);
        let turns = view::duty_turns(self.plan, self.job.kind.config.as_of, location, owner);
        Ok(render::duty_calendar(self.view, &turns, self.templates))
    }

    /// What goes out when, of the posts that are shown.
    fn posts(&self) -> Result<Vec<PostEvent>> {
        let file = self.job.file.candidate.path().display();
        anyhow::ensure!(
            !self.view.posts.is_empty(),
            "`{file}` does not say what goes out when: that needs a `calendar`; documents for everybody do not say it"
        );
        let shown: HashSet<&str> = self.view.posts.iter().map(|post| &*post.id).collect();
        let mut events = view::post_events(self.plan);
        events.retain(|event| shown.contains(&*event.id));
        Ok(events)
    }

    /// The files that Hootsuite reads.
    fn hootsuite(&self) -> Result<Vec<Document>> {
        let file = self.job.file.candidate.path().display();
        let files = render::hootsuite(&self.posts()?);
        anyhow::ensure!(!files.is_empty(), "`{file}` has no post with a `text` that is to go out");
        let document = |(name, text): (String, String)| Document {
            name: self.name(&format!("-hootsuite-{name}"), "csv"),
            text,
        };
        Ok(files.into_iter().map(document).collect())
    }

    /// Whether the document can say who is on duty.
    fn has_duty(&self) -> Result<()> {
        let file = self.job.file.candidate.path().display();
        anyhow::ensure!(
            !self.view.rosters.is_empty(),
            "`{file}` does not say who is on duty: that needs a playbook with an escalation ladder, and `hours` of the people \
             on it; documents for everybody do not say it"
        );
        Ok(())
    }

    /// The name of a document; of a part of a plan with what it is of, so that no part is written over another.
    pub(super) fn name(&self, suffix: &str, extension: &str) -> String {
        let mut name = self.job.stem.display().to_string();
        for id in self.view.narrowed.iter().flat_map(|part| part.ids()) {
            name.push('-');
            name.push_str(id);
        }
        format!("{name}{suffix}.{extension}")
    }

    /// A card of each playbook or of the one that is wanted, `None` where it is too long for one, and what is said of those
    /// that are.
    pub(super) fn cards(
        &self,
        wanted: Option<&str>,
        around: &Around,
        name: impl Fn(&str) -> String,
    ) -> Result<(Vec<Option<Document>>, Vec<String>)> {
        let (mut documents, mut too_long) = (Vec::new(), Vec::new());
        let in_site = around.page.is_some();
        // A part of a plan does not have all of its playbooks.
        for playbook in &self.view.playbooks {
            let id = playbook.id.as_str();
            let Some(entry) = self.plan.playbooks.entry(id) else { continue };
            if wanted.is_some_and(|wanted| wanted != id) {
                continue;
            }
            let mut own = name(&entry.id);
            if documents.iter().flatten().any(|other: &Document| other.name == own) {
                // Ids that are written wrongly may come to the same.
                own = name(&format!("{}-{}", entry.id, playbook.code));
            }
            let address = self.address(in_site.then_some(own.as_str()));
            match render::card(self.view, playbook, self.templates, around, address.as_ref())? {
                Ok(text) => documents.push(Some(Document { name: own, text })),
                Err(TooLong { n_lines }) => {
                    documents.push(None);
                    let source = self.report.source_of(entry.place);
                    let line = self.report.positions_of(entry.place).0.line;
                    too_long.push(format!(
                        "`{}` line {line}: the card of `{}` does not fit on one sheet, by about {n_lines} lines; \
                         say it in fewer or shorter steps, messages and signs, or make two playbooks of it",
                        source.name(),
                        playbook.title,
                    ));
                }
            }
        }
        Ok((documents, too_long))
    }
}

pub(super) fn documents(all: Vec<Document>) -> Made {
    Made::Documents(Box::new(Documents { all, ..Documents::default() }))
}

fn of_cards((cards, too_long): (Vec<Option<Document>>, Vec<String>)) -> Made {
    let all = cards.into_iter().flatten().collect();
    Made::Documents(Box::new(Documents { all, too_long, ..Documents::default() }))
}
