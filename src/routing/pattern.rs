//! What stands in the `match` of a triage row: phrases and regular expressions.

use crate::routing::normalize::{folded, is_in_word, plain};
use foldhash::HashMap;
use regex_automata::meta::{BuildError, Config, Regex};
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::literal::{ExtractKind, Extractor};
use regex_syntax::hir::{Class, Hir, HirKind, Look};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

/// The most phrases and regular expressions of one table.
pub const MOST_PATTERNS: usize = 20_000;

/// The most regular expressions among them.
pub(super) const MOST_EXPRESSIONS: usize = 1_000;

/// How large a regular expression may become, in bytes: a sentence of alternatives fits, a thousand repeats of any letter do not.
const LARGEST: usize = 256 * 1024;

/// How deep its groups may stand in each other.
const DEEPEST: u32 = 50;

/// What a row looks for.
#[derive(Clone, Debug)]
pub(super) enum Pattern {
    /// Words as they are compared.
    Phrase(Box<str>),
    /// Words of which the last may go on: `refund*`.
    Begun(Box<str>),
    Expression(Expression),
}

/// A regular expression that is made when it is first needed.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    source: Box<str>,
    /// What to look for before it is tried.
    hints: OnceCell<Hints>,
    /// As it is made to be looked at, and to read many comments.
    made: OnceCell<Rc<Made>>,
    ready: OnceCell<Option<Regex>>,
    n_tried: Cell<u32>,
}

/// What to look for in a comment before an expression is tried on it.
#[derive(Clone, Debug)]
pub(super) struct Hints {
    /// Words of which one is in every comment that fits, as phrases are compared; `None` where there are none to name.
    pub(super) words: Option<Vec<String>>,
    /// Whether each of them is at the beginning of a word where it fits: others need not be tried.
    pub(super) begin_words: bool,
}

/// What was made of an expression.
#[derive(Debug, Default)]
struct Made {
    regex: OnceCell<Result<Regex, Box<BuildError>>>,
    /// Its syntax, whatever the case.
    syntax: OnceCell<Option<Hir>>,
    needed: OnceCell<Option<Needed>>,
}

/// Words of which one is in every comment that fits.
#[derive(Debug)]
struct Needed {
    words: Vec<String>,
    /// Whether everything that fits begins with one of them; else it ends with one.
    are_prefixes: bool,
}

/// Why a pattern finds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There are no words in it.
    Empty,
    /// It is no regular expression; what is wrong with it, in a few words.
    Unreadable(String),
    TooLarge,
    /// There are more patterns than are looked at.
    TooMany,
}

impl Pattern {
    /// Reads what is written in a plan; `None` where there are no words in it.
    pub(super) fn of(text: &str) -> Option<Pattern> {
        if let Some(source) = expression(text) {
            if source.is_empty() {
                return None; // It would fit everything, and nobody writes that on purpose.
            }
            return Some(Pattern::Expression(Expression::of(source)));
        }
        let phrase = folded(text.trim());
        let phrase = phrase.trim();
        let begun = phrase.strip_suffix('*').filter(|begun| begun.ends_with(is_in_word));
        match begun {
            Some(begun) => Some(Pattern::Begun(begun.into())),
            None => (!phrase.is_empty()).then(|| Pattern::Phrase(phrase.into())),
        }
    }

    /// What is wrong with it.
    pub(super) fn problem(&self) -> Option<Problem> {
        match self {
            Pattern::Phrase(_) | Pattern::Begun(_) => None,
            Pattern::Expression(expression) => expression.problem(),
        }
    }
}

/// Whether a text is a regular expression.
pub(super) fn is_expression(text: &str) -> bool {
    expression(text).is_some()
}

/// What stands between the slashes; an `i` behind them changes nothing.
fn expression(text: &str) -> Option<&str> {
    let text = text.trim();
    let inner = text.strip_prefix('/')?;
    inner.strip_suffix('/').or_else(|| inner.strip_suffix("/i"))
}

/// Making an expression ready to read many comments takes four times as long as making it.
fn build(source: &str, for_many: bool) -> Result<Regex, Box<BuildError>> {
    let limits = Config::new()
        .nfa_size_limit(Some(LARGEST))
        .hybrid_cache_capacity(LARGEST)
        .auto_prefilter(for_many)
        .onepass(false);
    let syntax = syntax::Config::new().case_insensitive(true).nest_limit(DEEPEST);
    Regex::builder().configure(limits).syntax(syntax).build(source).map_err(Box::new)
}

/// What was made of an expression; the same for all plans that are read one after the other: those of many stores share
/// their expressions, and making one takes long.
fn made(source: &str) -> Rc<Made> {
    thread_local! {
        static MADE: RefCell<HashMap<Box<str>, Rc<Made>>> = RefCell::default();
    }
    // Each of them takes up to `LARGEST`.
    const MOST: usize = 128;
    MADE.with_borrow_mut(|all| {
        if let Some(made) = all.get(source) {
            return Rc::clone(made);
        }
        let made = Rc::new(Made::default());
        if all.len() < MOST {
            all.insert(source.into(), Rc::clone(&made));
        }
        made
    })
}

impl Expression {
    fn of(source: &str) -> Expression {
        Expression {
            source: plain(source).into(),
            hints: OnceCell::new(),
            made: OnceCell::new(),
            ready: OnceCell::new(),
            n_tried: Cell::new(0),
        }
    }

    /// The same, of which it is known what to look for.
    pub(super) fn with_hints(self, hints: Hints) -> Expression {
        Expression { hints: OnceCell::from(hints), ..self }
    }

    /// What to look for in a comment before it is tried.
    pub(super) fn hints(&self) -> &Hints {
        self.hints.get_or_init(|| Hints {
            words: self.needed().map(|needed| needed.words.clone()),
            begin_words: self.begins_word(),
        })
    }

    pub(super) fn is_match(&self, plain: &str) -> bool {
        self.ready().is_some_and(|regex| regex.is_match(plain))
    }

    /// As it reads comments: who tries it often has it made ready for that.
    fn ready(&self) -> Option<&Regex> {
        const FEW: u32 = 8;
        let n_tried = self.n_tried.get();
        if n_tried < FEW {
            self.n_tried.set(n_tried + 1);
            return self.regex().ok();
        }
        self.ready.get_or_init(|| build(&self.source, true).ok()).as_ref()
    }

    /// Where it ends that begins at a place.
    pub(super) fn end_at(&self, plain: &str, start: usize) -> Option<usize> {
        let at = Input::new(plain).range(start..).anchored(Anchored::Yes);
        self.ready()?.find(at).map(|found| found.end())
    }

    /// Everywhere that it is found.
    pub(super) fn find_all<'t>(
        &'t self,
        plain: &'t str,
    ) -> impl Iterator<Item = std::ops::Range<usize>> + 't {
        self.ready().into_iter().flat_map(move |regex| regex.find_iter(plain)).map(|found| found.range())
    }

    /// Where it is found first.
    pub(super) fn find(&self, plain: &str) -> Option<std::ops::Range<usize>> {
        self.regex().ok()?.find(plain).map(|found| found.range())
    }

    fn made(&self) -> &Made {
        self.made.get_or_init(|| made(&self.source))
    }

    fn regex(&self) -> Result<&Regex, &BuildError> {
        let regex = self.made().regex.get_or_init(|| build(&self.source, false));
        regex.as_ref().map_err(|error| &**error)
    }

    fn problem(&self) -> Option<Problem> {
        // To make an expression takes thirty times as long as to read it.
        if self.syntax().is_some_and(|syntax| at_most(syntax) <= LARGEST) {
            return None;
        }
        match self.regex() {
            Ok(_) => None,
            Err(error) if error.size_limit().is_some() => Some(Problem::TooLarge),
            Err(error) => Some(Problem::Unreadable(in_short(error, &self.source))),
        }
    }

    /// The syntax without the wish for any case.
    fn syntax(&self) -> Option<&Hir> {
        let parse = || ParserBuilder::new().nest_limit(DEEPEST).build().parse(&self.source).ok();
        self.made().syntax.get_or_init(parse).as_ref()
    }

    /// Whether each of the needed words is at the beginning of a word where it fits.
    fn begins_word(&self) -> bool {
        let begins = |syntax: &Hir| {
            let looks = syntax.properties().look_set_prefix();
            looks.contains(Look::WordUnicode) || looks.contains(Look::WordStartUnicode)
        };
        let are_words = |needed: &Needed| {
            needed.are_prefixes && needed.words.iter().all(|word| word.starts_with(is_in_word))
        };
        self.needed().is_some_and(are_words) && self.syntax().is_some_and(begins)
    }

    fn needed(&self) -> Option<&Needed> {
        let of = |syntax: &Hir| Needed::of(syntax, true).or_else(|| Needed::of(syntax, false));
        self.made().needed.get_or_init(|| self.syntax().and_then(of)).as_ref()
    }

    /// Whether it fits every comment in which a word stands by itself, whatever stands around it.
    pub(super) fn fits_around(&self, word: &str) -> bool {
        // A space may be several, and flags may ask for one case.
        if word.contains(' ') || self.source.contains("(?") {
            return false;
        }
        let lacks = |needed: &[String]| !needed.iter().any(|one| word.contains(one.as_str()));
        if self.hints().words.as_deref().is_some_and(lacks) {
            return false;
        }
        let Some(syntax) = self.syntax() else { return false };
        // Words can be checked for at the ends of the word; nothing else that is outside of it may matter.
        let looks = syntax.properties().look_set();
        let only_words = looks
            .iter()
            .all(|look| matches!(look, Look::WordUnicode | Look::WordStartUnicode | Look::WordEndUnicode));
        only_words && self.regex().is_ok_and(|regex| regex.is_match(word))
    }

    pub(super) fn source(&self) -> &str {
        &self.source
    }
}

impl Needed {
    /// Those at the beginning of everything that fits, or at its end.
    fn of(syntax: &Hir, are_prefixes: bool) -> Option<Needed> {
        const SHORTEST: usize = 2;
        const MOST: usize = 64;
        let mut extractor = Extractor::new();
        extractor.kind(if are_prefixes { ExtractKind::Prefix } else { ExtractKind::Suffix });
        extractor.limit_total(MOST).limit_class(8).limit_repeat(4).limit_literal_len(64);
        let found = extractor.extract(syntax);
        let words = found.literals()?.iter().map(|literal| {
            let text = std::str::from_utf8(literal.as_bytes()).ok()?;
            let words = folded(text);
            (words.len() >= SHORTEST && words != " ").then_some(words)
        });
        let mut all = words.collect::<Option<Vec<String>>>().filter(|words| !words.is_empty())?;
        // Whoever finds `refund` need not look for `refunds`.
        all.sort_unstable_by_key(|word| (word.len(), word.clone()));
        let mut words: Vec<String> = Vec::new();
        for word in all {
            let has = |known: &String| {
                if are_prefixes { word.starts_with(known.as_str()) } else { word.contains(known.as_str()) }
            };
            if !words.iter().any(has) {
                words.push(word);
            }
        }
        Some(Needed { words, are_prefixes })
    }
}

/// How many bytes an expression becomes at most when it is made, by what was measured of the parts that it has.
fn at_most(syntax: &Hir) -> usize {
    const SIGN: usize = 400;
    let all = |parts: &[Hir]| parts.iter().map(at_most).fold(SIGN, usize::saturating_add);
    match syntax.kind() {
        HirKind::Empty | HirKind::Look(_) => SIGN,
        HirKind::Literal(literal) => literal.0.len().saturating_mul(SIGN),
        HirKind::Class(Class::Unicode(class)) => class.ranges().len().saturating_add(1).saturating_mul(SIGN),
        HirKind::Class(Class::Bytes(class)) => class.ranges().len().saturating_add(1).saturating_mul(SIGN),
        HirKind::Capture(group) => at_most(&group.sub).saturating_add(SIGN),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => all(parts),
        HirKind::Repetition(repeated) => {
            let times = repeated.max.unwrap_or(0).max(repeated.min).saturating_add(1);
            let times = usize::try_from(times).unwrap_or(usize::MAX);
            at_most(&repeated.sub).saturating_add(SIGN).saturating_mul(times)
        }
    }
}

/// What is wrong with a regular expression, without the picture that points at it.
fn in_short(error: &BuildError, source: &str) -> String {
    let parsed = ParserBuilder::new().nest_limit(DEEPEST).build().parse(source);
    let (kind, offset) = match &parsed {
        Err(regex_syntax::Error::Parse(error)) => (error.kind().to_string(), error.span().start.offset),
        Err(regex_syntax::Error::Translate(error)) => (error.kind().to_string(), error.span().start.offset),
        _ => return error.to_string().lines().last().unwrap_or_default().trim().to_owned(),
    };
    let place = source.get(..offset).map_or(1, |before| before.chars().count() + 1);
    format!("character {place}: {kind}")
}

#[cfg(test)]
mod tests {
    use crate::routing::pattern::{DEEPEST, LARGEST, Pattern, Problem, at_most, build};
    use regex_syntax::ParserBuilder;

    fn problem(text: &str) -> Option<Problem> {
        Pattern::of(text).and_then(|pattern| pattern.problem())
    }

    #[test]
    fn slashes_make_a_regular_expression() {
        assert!(matches!(Pattern::of("/re(fund|pay)/"), Some(Pattern::Expression(_))));
        assert!(matches!(Pattern::of("/re(fund|pay)/i"), Some(Pattern::Expression(_))));
        assert!(matches!(Pattern::of("/r/travel"), Some(Pattern::Phrase(_))));
        assert!(Pattern::of(" \u{200b} ").is_none());
    }

    #[test]
    fn what_is_wrong_is_said_in_a_few_words() {
        assert_eq!(problem("/re(fund/"), Some(Problem::Unreadable("character 3: unclosed group".into())));
        assert_eq!(problem("/(\\w{500}){500}/"), Some(Problem::TooLarge));
        assert_eq!(problem("/(?=a)b/").map(|problem| matches!(problem, Problem::Unreadable(_))), Some(true));
        assert_eq!(problem("refund"), None);
    }

    #[test]
    fn what_is_called_small_is_never_too_large() {
        let parts = [
            "k",
            "ß",
            "word",
            "\\w",
            "\\d+",
            "[a-zäöü]",
            "[^x]",
            ".",
            "(?s:.)",
            "\\bş",
            "\\p{Greek}",
            "(a|İ|ſ)",
            "\\s*",
            "x?",
            "(?-i:Q)",
            "日本",
            "[가-힣]",
            "\\S",
            "\\p{L}{3}",
            "^$",
        ];
        let mut n_small = 0;
        for first in parts {
            for second in parts {
                for repeat in ["", "{2}", "{3,9}", "{40}", "{1,400}"] {
                    let source = format!("({first}{second}){repeat}");
                    let syntax = ParserBuilder::new().nest_limit(DEEPEST).build().parse(&source).unwrap();
                    if at_most(&syntax) <= LARGEST {
                        n_small += 1;
                        assert!(build(&source, false).is_ok(), "{source}: {}", at_most(&syntax));
                    }
                }
            }
        }
        assert!(n_small > 500, "{n_small}");
    }

    #[test]
    fn words_that_an_expression_needs_are_found() {
        let needed = |text: &str| match Pattern::of(text) {
            Some(Pattern::Expression(expression)) => expression.hints().words.clone(),
            _ => None,
        };
        assert_eq!(needed("/re(fund|pay)s?/"), Some(vec!["repay".into(), "refund".into()]));
        assert_eq!(needed("/.*Straße/"), Some(vec!["strasse".into()]));
        assert_eq!(needed("/[0-9]+/"), None);
        assert_eq!(needed("/^$|now/"), None);
    }
}
