//! The documents of plans in a site, and the stores of groups.

use crate::cli::one_plan::{self, Unread};
use crate::cli::render::make::{Document, Documents, Job, Made, Maker, What, documents};
use crate::cli::render::site_paths;
use crate::cli::scorecards::Standing;
use crate::due::promises;
use crate::render::{self, Around};
use crate::rules;
use crate::view::{CardLink, Day, GroupBase, Playbook, Scorecard, StoreScore, Summary};
use anyhow::Result;
use std::collections::BTreeMap;

/// What a site has for a plan or for one of its locations.
struct InSite {
    page: Document,
    cards: Vec<Option<Document>>,
    calendar: Option<Document>,
    /// What is said of cards that are too long.
    too_long: Vec<String>,
}

impl Job<'_> {
    /// What the file brings to the scorecard of a group; it is used, and not checked.
    pub(super) fn standing(&self) -> Made {
        let (one, today) =
            match (one_plan::read_beside(&self.file.candidate, &self.bases.files), self.kind.config.as_of) {
                (Ok(Some(one)), Some(today)) => (one, today),
                (Ok(_), _) => return Made::NoPlan,
                (Err(Unread::Mistakes(report) | Unread::Settings(report)), _) => {
                    return Made::Mistakes(report);
                }
                (Err(Unread::Error(error)), _) => return Made::Failed(error, None),
            };
        let needs_promises = Standing::needs_promises(&one.plan);
        let promises = if needs_promises { promises(&one.plan, Some(today)) } else { None };
        let standing = Standing::of(&one.plan, today, promises.as_deref(), one.note.is_some());
        Made::Documents(Box::new(Documents { standing, ..Documents::default() }))
    }

    /// How the stores of a group stand, as a table, or as a page of a site.
    pub(super) fn scorecard(&self, what: &What<'_>, base: &GroupBase, mut card: Scorecard) -> Made {
        let mut made = || {
            let templates = self.kind.templates.of(&base.language, base.location_kind)?;
            let Some(today) = self.kind.config.as_of.filter(|_| matches!(what, What::Site)) else {
                let name = format!("{}.csv", self.stem.display());
                return Ok(Document {
                    name,
                    text: render::scorecard_table(&card, &self.kind.columns, &templates),
                });
            };
            let top = format!("../{}", site_paths::to_top(&self.stem));
            for page in card.stores.iter_mut().filter_map(|store| store.page.as_mut()) {
                page.insert_str(0, &top);
            }
            let home = format!("{top}{}", site_paths::FIRST_PAGE);
            let plan = format!("{top}{}", site_paths::path("plans", &self.stem, "", "html"));
            let name = site_paths::all_stores(&self.stem);
            let text = render::scorecard_page(&card, base, Day(today), (&home, &plan), &templates)?;
            Ok(Document { name, text })
        };
        made().map_or_else(|error| Made::Failed(error, None), |document| documents(vec![document]))
    }
}

impl Maker<'_> {
    /// The documents of the plan in a site, and those of each location.
    pub(super) fn site(&self) -> Result<Made> {
        let top = site_paths::to_top(&self.job.stem);
        let mut stores: Vec<InSite> = Vec::new();
        // A part of a plan has the locations that it shows; what another plan binds is shown by that.
        let is_shown = |id: &str| {
            self.job.kind.part.location.is_none()
                && self
                    .plan
                    .locations
                    .entry(id)
                    .is_none_or(|location| !self.plan.is_bound_elsewhere(location))
        };
        let mut pages: BTreeMap<String, String> = BTreeMap::new();
        for store in self.view.stores.iter().filter(|store| is_shown(&store.id)) {
            let view = self.job.view_of(self.plan, self.report, false, None, Some(&store.id));
            let maker = Maker { view: &view, ..*self };
            let of_store = maker.in_site(["stores"; 2], &format!("-{}", store.id), Default::default())?;
            pages.insert(store.id.clone(), of_store.page.name.clone());
            stores.push(of_store);
        }
        let standing = self.standing_in_site(&pages);
        let is_group = matches!(standing, Standing::Base(_)) && !self.view.stores.is_empty();
        let all_stores = is_group.then(|| format!("{top}{}", site_paths::all_stores(&self.job.stem)));
        let store_pages = pages.iter().map(|(id, page)| (id.clone(), format!("{top}{page}"))).collect();
        let own = self.in_site(["plans", "cards"], "", (store_pages, all_stores))?;
        let source = self.job.file.names.from_top.clone();
        let mut summary = Summary::of(self.plan, self.view, source, self.job.kind.config.as_of);
        summary.page = Some(own.page.name.clone());
        summary.calendar = own.calendar.as_ref().map(|calendar| calendar.name.clone());
        let link = |(playbook, card): (&Playbook, &Option<Document>)| {
            let (code, title) = (playbook.code.clone(), playbook.title.clone());
            Some(CardLink { code, playbook: title, card: card.as_ref()?.name.clone() })
        };
        summary.cards = self.view.playbooks.iter().zip(&own.cards).filter_map(link).collect();
        let mut made = Documents { summary: Some(summary), standing, ..Documents::default() };
        for InSite { page, cards, calendar, too_long } in [own].into_iter().chain(stores) {
            made.all.extend([page].into_iter().chain(cards.into_iter().flatten()).chain(calendar));
            made.too_long.extend(too_long);
        }
        Ok(Made::Documents(Box::new(made)))
    }

    /// What the plan brings to the scorecard of a group; the pages of its locations are known by their ids. Nothing without a
    /// day, and where it is for everybody.
    fn standing_in_site(&self, pages: &BTreeMap<String, String>) -> Standing {
        let part = &self.job.kind.part;
        let today = self.job.kind.config.as_of.filter(|_| !part.public && part.location.is_none());
        let Some(today) = today else { return Standing::Nothing };
        let mut findings = self.report.diagnostics.iter();
        let has_mistakes = findings.any(|one| rules::loses_a_part(one.finding.rule));
        let page = |id: &str| pages.get(id).cloned();
        let score = self.view.score.clone().map(|score| StoreScore { page: page(&score.id), ..score });
        let of_store = Standing::of_store(self.plan, score, has_mistakes);
        let mut standing = of_store.unwrap_or_else(|| Standing::of_base(self.plan, today));
        if let Standing::Base(base) = &mut standing {
            base.lead_to(page);
        }
        standing
    }

    /// A page, cards and a calendar, in the folders of pages and of cards, with links to each other, to the first page and to the
    /// pages of locations.
    fn in_site(
        &self,
        [pages, cards]: [&str; 2],
        suffix: &str,
        (stores, all_stores): (BTreeMap<String, String>, Option<String>),
    ) -> Result<InSite> {
        let stem = &self.job.stem;
        let top = site_paths::to_top(stem);
        let page = site_paths::path(pages, stem, suffix, "html");
        let around = Around { page: Some(format!("{top}{page}")), ..Around::default() };
        let card_name = |id: &str| site_paths::path(cards, stem, &format!("{suffix}-{id}"), "html");
        let (cards, too_long) = self.cards(None, &around, card_name)?;
        let calendar = (!self.view.events.is_empty()).then(|| Document {
            name: site_paths::path("calendars", stem, suffix, "ics"),
            text: render::calendar(self.view, &[], self.templates),
        });
        let way = |document: &Document| format!("{top}{}", document.name);
        let around = Around {
            home: Some(format!("{top}{}", site_paths::FIRST_PAGE)),
            page: None,
            calendar: calendar.as_ref().map(way),
            cards: cards.iter().map(|card| card.as_ref().map(way)).collect(),
            stores,
            all_stores,
            since: None,
        };
        let text = render::page(self.view, self.templates, &around)?;
        Ok(InSite { page: Document { name: page, text }, cards, calendar, too_long })
    }
}
