//! A playbook on one sheet, for the wall and for 2 a.m.

use crate::render::address::Address;
use crate::render::fit::{LINE, SHEET, in_rows, lines, size_class, too_long, width};
use crate::render::page::{Around, Page, Skin, finish};
use crate::render::say::fact;
use crate::render::style::Kind;
use crate::render::{Templates, TooLong};
use crate::text::{Arguments, Language};
use crate::view::{
    Arrangement, Duration, Message, OnDuty, Owner, Playbook, Reach, Roster, Rung, Step, StepContact, Text,
    View,
};
use anyhow::Result;
use serde::Serialize;

/// The sizes of the text, in points; nothing is ever smaller.
const SIZES: [f64; 5] = [12.0, 11.0, 10.5, 10.0, 9.5];

/// How many lines there are to write on, two beside each other; fewer where the sheet would be too small at the smallest size.
const LINES_TO_WRITE_ON: [u8; 3] = [4, 3, 2];

#[derive(Serialize)]
struct Card<'v> {
    #[serde(flatten)]
    page: Page<'v>,
    playbook: &'v Playbook,
    /// Whom to call, hour by hour.
    roster: Option<&'v Roster>,
    /// The size of the text on paper: `12`, `10-5`.
    size: String,
    rows: Vec<Row<'v>>,
    /// How many lines there are to write on, two beside each other.
    n_fill: u8,
    /// Whether anybody stands in on any step.
    has_backups: bool,
    /// The messages to send first, at most two.
    first_messages: Vec<FirstMessage<'v>>,
    arrangements: Vec<&'v Arrangement>,
    /// Where its current version is.
    address: Option<&'v Address>,
    /// What is never taken away, in the words of the plan.
    kept: Vec<&'v str>,
    #[serde(skip)]
    language: &'v Language,
}

/// A step of the escalation path.
#[derive(Serialize)]
struct Row<'v> {
    after: Option<Duration>,
    /// Whom to call; nothing where nobody is named.
    who: Option<String>,
    what: Option<&'v str>,
    /// The people behind the role, with their numbers.
    calls: Vec<Call<'v>>,
    /// Whether it is somebody else at each location, so that the number is written in by hand.
    is_written_in: bool,
    otherwise: Vec<Call<'v>>,
}

/// Whom to call.
#[derive(Serialize)]
struct Call<'v> {
    name: String,
    phone: Option<&'v str>,
    dial: Option<&'v str>,
    /// How to reach them where there is no number; that there is no way, where there is none.
    other: Option<&'v str>,
}

#[derive(Serialize)]
struct FirstMessage<'v> {
    code: &'v str,
    name: &'v str,
    /// The words, in as many languages as the sheet takes.
    texts: &'v [Text],
    /// The languages for which there is no room.
    elsewhere: Vec<String>,
}

/// The card of a playbook as a page that is one sheet on paper.
///
/// The text is as large as the sheet allows, from 12 points to 9.5. A playbook that needs more is no error but
/// [`TooLong`]: somebody has to say it in fewer words.
pub fn card(
    view: &View,
    playbook: &Playbook,
    templates: &Templates,
    around: &Around,
    address: Option<&Address>,
) -> Result<Result<String, TooLong>> {
    let language = templates.language();
    // What is for everybody has no ways to reach anybody, and says so once.
    let no_way = view.left_out.is_empty().then(|| language.word("roster-no-number"));
    let no_way = no_way.as_deref();
    let rows: Vec<Row<'_>> = playbook.ladder.iter().map(|rung| row(rung, no_way, language)).collect();
    let mut card = Card {
        page: Page { view, skin: Skin::of(templates, Kind::Card), around },
        playbook,
        roster: playbook.roster.and_then(|place| view.rosters.get(place)),
        size: String::new(),
        n_fill: 0,
        has_backups: rows.iter().any(|row| !row.otherwise.is_empty()),
        rows,
        first_messages: Vec::new(),
        arrangements: playbook.arrangements.iter().filter(|one| one.on_the_wall).collect(),
        kept: kept(view),
        address: None,
        language,
    };
    let [most, ..] = LINES_TO_WRITE_ON;
    let [.., smallest] = SIZES;
    let larger = SIZES.into_iter().map(|size| (size, most));
    let measures = larger.chain(LINES_TO_WRITE_ON.into_iter().map(|n_fill| (smallest, n_fill)));
    let fits = |card: &mut Card<'_>| {
        measures.clone().find(|(size, n_fill)| {
            card.n_fill = *n_fill;
            card.height(*size) <= SHEET.1
        })
    };
    // The words in all languages come first, then where else the card is, then the words in one language less.
    let found = || playbook.words.iter().filter_map(|id| view.messages.iter().find(|one| one.id == *id));
    let most_languages = found().map(|message| message.texts.len()).max().unwrap_or(0).max(1);
    let ways = (1..=most_languages).rev().flat_map(|n_languages| [(n_languages, true), (n_languages, false)]);
    let fitting = ways.into_iter().find_map(|(n_languages, has_address)| {
        card.first_messages = found().map(|message| first_message(message, n_languages, language)).collect();
        card.address = address.filter(|_| has_address);
        fits(&mut card)
    });
    let Some((size, _)) = fitting else {
        return Ok(Err(too_long(card.height(smallest), smallest)));
    };
    card.size = size_class(size);
    Ok(Ok(finish(&templates.render("html/card.html", &card)?)))
}

fn row<'v>(rung: &'v Rung, no_way: Option<&'v str>, language: &Language) -> Row<'v> {
    let names = rung.owners.iter().map(|owner| name(owner, language));
    let known = rung.owners.iter().filter(|owner| !owner.people.is_empty());
    Row {
        after: rung.after,
        who: (!rung.owners.is_empty()).then(|| language.list("or", names)),
        what: rung.what.as_deref(),
        calls: known.flat_map(|owner| calls(owner, no_way, language)).collect(),
        is_written_in: rung.owners.iter().any(|owner| owner.by_location && owner.people.is_empty()),
        otherwise: rung.backups.iter().flat_map(|owner| calls(owner, no_way, language)).collect(),
    }
}

/// What somebody is called in a language: whoever is no person and no role is called by its words.
fn name(owner: &Owner, language: &Language) -> String {
    language.text(&fact(owner))
}

/// The people behind a role; the role itself where they are not known.
fn calls<'v>(owner: &'v Owner, no_way: Option<&'v str>, language: &Language) -> Vec<Call<'v>> {
    if owner.people.is_empty() {
        return vec![Call { name: name(owner, language), phone: None, dial: None, other: None }];
    }
    let call = |Reach { name, phone, dial, email, chat, .. }: &'v Reach| Call {
        name: name.clone(),
        phone: phone.as_deref(),
        dial: dial.as_deref(),
        other: email.as_deref().or(chat.as_deref()).or(no_way.filter(|_| phone.is_none())),
    };
    owner.people.iter().map(call).collect()
}

/// A message to send first, in so many languages at most.
fn first_message<'v>(message: &'v Message, n_languages: usize, language: &Language) -> FirstMessage<'v> {
    let Message { code, name, texts, .. } = message;
    let (texts, elsewhere) = texts.split_at(n_languages.min(texts.len()));
    let elsewhere = elsewhere.iter().filter_map(|text| text.language.as_deref());
    FirstMessage { code, name, texts, elsewhere: elsewhere.map(|tag| language.name_of(tag)).collect() }
}

/// What is never taken away.
fn kept(view: &View) -> Vec<&str> {
    view.moderation.iter().flat_map(|moderation| &moderation.keep).map(String::as_str).collect()
}

/// How large the title is, in points: it is read from a metre away.
const TITLE: f64 = 20.0;

impl Card<'_> {
    /// How high the card is at most, in points, as `css/card.css` sets it: all measures below are from there.
    fn height(&self, size: f64) -> f64 {
        const CAREFUL: f64 = 1.02;
        let wide = SHEET.0 / size;
        let column = (wide - 1.4) / 2.0;
        let view = self.page.view;
        let text = |words: &str, line: f64| lines(words, line, false) * LINE;
        let bold = |words: &str, line: f64| lines(words, line, true) * LINE;
        let section = |inside: f64| if inside > 0.0 { inside + 2.55 } else { 0.0 };

        let title_size = TITLE / size;
        let title = lines(&self.playbook.title, (wide - 2.0) / title_size, true) * title_size * 1.15;
        let calling: f64 =
            self.first_calls().iter().map(|words| lines(words, wide - 3.6, false) * LARGER * LINE).sum();
        let notes: f64 = self.call_notes().iter().map(|words| text(words, wide - 2.0)).sum();
        let head = title + LINE + calling + notes + 1.6;

        let step = |step: &Step| {
            let words = format!("{} {}", step.what, self.beside(step));
            let bolder = width(&step.what, true) - width(&step.what, false);
            text(&words, column - 1.7 - bolder / lines(&words, column - 1.7, false).max(1.0)) + 0.25
        };
        let first: f64 = self.playbook.steps.iter().map(step).sum();
        let triggers = self.playbook.triggers.iter().map(|trigger| self.told("trigger", trigger));
        let when: f64 = triggers.map(|words| text(&words, column - 1.3) + 0.2).sum();
        let promised: f64 = self.promised().iter().map(|words| text(words, column - 11.0).max(LINE)).sum();
        let promised = if promised > 0.0 { promised + 0.3 } else { 0.0 };
        let clock = self.playbook.clock.map(|clock| self.language.word(&format!("clock-{clock}")));
        let clock = clock.map_or(0.0, |words| text(&words, column) + 0.3);
        let beginning = section(first.max(when + promised + clock));

        let (calling, instead) = if self.has_backups { (19.5, 12.4) } else { (wide * 0.68, 0.0) };
        let beside = if calling >= 2.0 * ONE_CALL { 2.0 } else { 1.0 };
        let who = wide - 5.4 - calling - instead - 1.2;
        let rows: f64 = self
            .rows
            .iter()
            .map(|row| {
                let doing = row.what.map_or(0.0, |what| lines(what, who / 0.94, false) * 0.94 * LINE);
                let each = row.calls.iter().map(|call| call.height((calling - 0.6) / beside));
                let each: Vec<f64> = each.collect();
                let calls = if beside > 1.0 { in_rows(&each, 2) } else { each.iter().sum() };
                let calls = if row.is_written_in { calls + 2.2 * LINE } else { calls };
                let otherwise: f64 = row.otherwise.iter().map(|call| call.height(instead - 0.6)).sum();
                (bold(row.who.as_deref().unwrap_or_default(), who).max(LINE) + doing)
                    .max(LINE + 0.3)
                    .max(calls)
                    .max(otherwise)
                    + 0.5
            })
            .sum();
        let ladder = section(if rows > 0.0 { rows + 1.9 } else { 0.0 });

        // One alone has the whole width.
        let column = if self.first_messages.len() > 1 { column } else { wide };
        let words = |one: &FirstMessage<'_>| {
            let words = |one: &Text| {
                let blanks = one.pieces.iter().filter(|piece| piece.blank);
                let blanks: f64 = blanks.map(|piece| width(&piece.words, true)).sum();
                text(&one.words, column - 1.9) + blanks * 0.13 / (column - 1.9) * LINE + 0.8
            };
            let label = format!("{} {}", one.code, one.name);
            let elsewhere = if one.elsewhere.is_empty() { 0.0 } else { self.elsewhere(one, column) };
            lines(&label, column / 1.1, true) * 1.1 * LINE
                + one.texts.iter().map(words).sum::<f64>()
                + elsewhere
        };
        let messages: Vec<f64> = self.first_messages.iter().map(words).collect();
        let messages = section(messages.into_iter().fold(0.0, f64::max));

        let half = (wide - 1.4) / 2.0;
        let known: Vec<f64> = self.known().iter().map(|words| text(words, half) + 0.3).collect();
        let known = section(in_rows(&known, 2));

        let fill = section(f64::from(self.n_fill) * 1.9);
        let provenance = [view.title.as_ref(), view.overview.time_zone.as_ref(), Some(&view.source)];
        let provenance: f64 = provenance.into_iter().flatten().map(|words| width(words, false)).sum();
        // Beside the code that leads to the current version there is less room.
        let (beside, least) =
            if self.address.is_some() { ((CODE + 12.0) / size, CODE / size) } else { (0.0, 0.0) };
        let foot = (provenance + 88.0) / ((wide - beside) / 0.85);
        let address = self
            .address
            .as_ref()
            .map_or(0.0, |address| lines(&address.url, (wide - beside) / 0.85, false) + 1.0);
        let foot = ((foot.ceil() + address) * 0.85 * LINE).max(least) + 0.6;
        (head + beginning + ladder + messages + known + fill + foot) * size * CAREFUL
    }
}

/// What stands on the card in the words of the language, to be measured.
impl Card<'_> {
    /// Who does a step, and when.
    fn beside(&self, step: &Step) -> String {
        let mut gaps = Arguments::new();
        gaps.set("who", self.language.argument(&fact(&step.owner)));
        gaps.set("within", self.language.argument(&fact(step.within)));
        gaps.set("every", self.language.argument(&fact(step.every)));
        gaps.set("from", self.language.argument(&fact(&step.from)));
        let mut words = self.language.say("step-by", &gaps);
        if let Some(backup) = &step.backup {
            let mut names = Arguments::new();
            names.set("names", self.language.argument(&fact([backup])));
            words = format!("{words}. {}", self.language.say("stands-in-names", &names));
        }
        if !step.contacts.is_empty() {
            let way = |one: &StepContact| format!("{} {}", one.named.label, one.way().unwrap_or_default());
            let all: Vec<String> = step.contacts.iter().map(way).collect();
            let mut names = Arguments::new();
            names.set("names", self.language.argument(&fact(all.join(", "))));
            words = format!("{words}. {}", self.language.say("step-with", &names));
        }
        words
    }

    /// Whom to call at which hours, line by line.
    fn first_calls(&self) -> Vec<String> {
        let hotline =
            || self.page.view.overview.hotline.iter().map(|call| format!("{} {}", call.label, call.phone));
        let Some(roster) = self.roster else {
            let hotline: Vec<String> = hotline().collect();
            return if hotline.is_empty() { vec![self.nobody_to_call()] } else { hotline };
        };
        let line = |one: &OnDuty| {
            let Some(who) = &one.who else {
                let mut gaps = Arguments::new();
                gaps.set("unknown", self.language.argument(&fact(&roster.unknown)));
                return format!("{} {}", self.language.say("roster-nobody", &gaps), self.hours(one));
            };
            let way = [&who.phone, &who.email, &who.chat].into_iter().flatten().next();
            let way = way.cloned().unwrap_or_else(|| self.language.word("roster-no-number"));
            format!("{} {way} {}", who.name, self.hours(one))
        };
        roster.people.iter().map(line).collect()
    }

    /// That nobody can be called with what the card says.
    fn nobody_to_call(&self) -> String {
        let is_left_out = self.page.view.left_out.contains(&"person-contacts");
        self.language.word(if is_left_out { "ways-left-out" } else { "nobody-to-call" })
    }

    /// How high the line is that says where the words of a message are in other languages.
    fn elsewhere(&self, message: &FirstMessage<'_>, line: f64) -> f64 {
        let mut gaps = Arguments::new();
        gaps.set("languages", self.language.argument(&fact(&message.elsewhere)));
        lines(&self.language.say("words-elsewhere", &gaps), line, false) * LINE + 0.3
    }

    /// What is said after them.
    fn call_notes(&self) -> Option<String> {
        self.roster.filter(|roster| !roster.is_weekly).map(|_| self.language.word("roster-in-turns"))
    }

    fn hours(&self, one: &OnDuty) -> String {
        match one {
            OnDuty { is_unknown: true, .. } => self.language.word("roster-hours-unknown"),
            OnDuty { is_always: true, .. } => self.language.word("roster-always"),
            OnDuty { is_rest: true, .. } => self.language.word("roster-rest"),
            OnDuty { hours, .. } if hours.is_empty() => self.language.word("roster-some-days"),
            OnDuty { hours, .. } => self.language.text(&fact(hours)),
        }
    }

    fn told(&self, prefix: &str, told: impl Serialize) -> String {
        self.language.tell(prefix, &fact(told))
    }

    /// Within which times things are done.
    fn promised(&self) -> Vec<String> {
        let Playbook { acknowledge_within, follow_up_within, resolve_within, .. } = self.playbook;
        let limits = [acknowledge_within, follow_up_within, resolve_within].into_iter().flatten();
        let limits = limits.map(|limit| self.language.duration(limit.amount, limit.unit));
        limits.chain(self.playbook.update_every.map(|update| self.told("update", update))).collect()
    }

    /// What else is laid down, and what is never taken away.
    fn known(&self) -> Vec<String> {
        let arranged = self.arrangements.iter().map(|one| {
            let points: Vec<String> = one.points.iter().map(|point| self.told("point", point)).collect();
            format!("{}: {}", self.told_word("topic", one.about), points.join("; "))
        });
        let kept = (!self.kept.is_empty())
            .then(|| format!("{}: {}", self.language.word("never-hide"), self.kept.join(", ")));
        arranged.chain(kept).collect()
    }

    fn told_word(&self, vocabulary: &str, word: impl Serialize) -> String {
        let word = fact(word);
        self.language.value(vocabulary, word.as_str().unwrap_or_default())
    }
}

/// How large the code is that leads to the current version, in points: 22 millimetres.
const CODE: f64 = 62.4;

/// How wide a name with its number is where two stand beside each other.
const ONE_CALL: f64 = 17.2;

/// How much larger numbers are than the text around them.
const LARGER: f64 = 1.1;

impl Call<'_> {
    /// How high a name with its number is on lines of this width.
    fn height(&self, line: f64) -> f64 {
        let Some(phone) = self.phone else {
            let other = self.other.unwrap_or_default();
            return lines(&format!("{} {other}", self.name), line, false) * LINE;
        };
        let number = width(phone, true) * LARGER;
        let one_line = width(&self.name, false) + width(" ", false) + number <= line;
        let broken = || lines(&self.name, line, false) * LINE + (number / line).ceil() * LARGER * LINE;
        if one_line { LARGER * LINE } else { broken() }
    }
}
