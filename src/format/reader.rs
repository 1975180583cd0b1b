//! What goes along while a plan is read: the findings, the references to be looked up, and the limits.

use crate::diagnostic::{Finding, Findings};
use crate::format::reference::{Reference, Removal, Target};
use crate::format::rule;
use crate::format::shape::{FieldInfo, Need, RecordInfo, Shape};
use crate::format::strays::{Above, Home, Strays};
use crate::format::suggest::{is_surely, nearest};
use crate::format::synonyms::{elsewhere, meant};
use crate::source::Span;
use crate::syntax::{Content, Node, Scalar};

/// What goes along while a plan is read: the findings and the references to be looked up.
#[derive(Debug)]
pub struct Reader<'t> {
    pub(crate) findings: Findings,
    pub(crate) references: Vec<Reference<'t>>,
    /// Ids whose value could not be read: a reference to them is not a second mistake.
    pub(crate) unreadable: Vec<&'t str>,
    /// Ids in the wrong shape, as they are written, with the position of their finding: a reference to them is not a second mistake either.
    pub(crate) misshapen: Vec<(&'t str, usize)>,
    /// Groups of fields that could not be read, by their names.
    pub(crate) lost: Vec<Span>,
    /// What stands too far left or right.
    pub(crate) strays: Strays<'t>,
    /// What was taken out of the plan that this one builds on.
    pub(crate) removals: Vec<Removal>,
    /// The name of the field that is being read, for messages.
    pub(crate) field: &'t str,
    /// Whether it is a whole plan, of which more is asked than of playbooks alone.
    is_whole: bool,
    /// How many more nodes may be read: aliases can make a small file endless.
    budget: usize,
    /// How many more times the nearest name is looked for.
    suggestions: usize,
}

/// How much was found and referred to before something was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    findings: usize,
    references: usize,
    misshapen: usize,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(is_whole: bool, n_nodes: usize) -> Reader<'t> {
        Reader {
            findings: Findings::default(),
            references: Vec::new(),
            unreadable: Vec::new(),
            misshapen: Vec::new(),
            lost: Vec::new(),
            strays: Strays::default(),
            removals: Vec::new(),
            field: "",
            is_whole,
            budget: (10 * n_nodes).max(200_000),
            suggestions: 500,
        }
    }

    pub(crate) fn find(
        &mut self,
        rule: &'static str,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.findings.add(rule, span, message)
    }

    /// How far reading has come, to go back there.
    pub(crate) fn mark(&self) -> Mark {
        Mark {
            findings: self.findings.len(),
            references: self.references.len(),
            misshapen: self.misshapen.len(),
        }
    }

    /// Forgets what was found since a mark.
    pub(crate) fn back_to(&mut self, mark: Mark) {
        self.findings.truncate(mark.findings);
        self.references.truncate(mark.references);
        self.misshapen.truncate(mark.misshapen);
    }

    pub(crate) fn refer(&mut self, target: Target, node: Node<'t>) {
        self.references.push(Reference { target, node });
    }

    /// The nearest of some names, as long as looking for it stays cheap.
    pub(crate) fn nearest<'n>(
        &mut self,
        word: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        nearest(word, names)
    }

    /// Counts a node; `false`, after one finding, when aliases have made the plan too long.
    pub(crate) fn afford(&mut self, node: Node<'_>) -> bool {
        if let Some(rest) = self.budget.checked_sub(1) {
            self.budget = rest;
            if rest == 0 {
                self.find(
                    rule::INPUT_TOO_LARGE,
                    node.span(),
                    "aliases repeat so much that the plan becomes too long",
                )
                .help("write less with `*`; the rest of the file is not checked");
            }
        }
        self.budget > 0
    }

    /// The text of a key, or a finding.
    pub(crate) fn word(&mut self, key: Node<'t>) -> Option<&'t str> {
        if !self.afford(key) {
            return None;
        }
        let word = key.scalar().filter(|scalar| !scalar.is_null()).map(|scalar| scalar.text);
        if word.is_none() && !matches!(key.content(), Content::Broken) {
            self.find(rule::WRONG_TYPE, key.span(), "a name must be a word").help("write `name: value`");
        }
        word
    }

    /// The scalar of a node, or a finding that says what is needed.
    pub(crate) fn scalar(&mut self, node: Node<'t>, needed: &str) -> Option<Scalar<'t>> {
        match node.content() {
            Content::Scalar(scalar) => Some(scalar),
            Content::Broken => None,
            Content::Mapping => {
                self.wrong_type(node, needed, "names with values");
                None
            }
            Content::List => {
                self.wrong_type(node, needed, "a list");
                None
            }
        }
    }

    /// Whether fields stand here; where not, how they are written is shown with those of the record itself.
    pub(crate) fn is_record(&mut self, node: Node<'t>, record: &'static RecordInfo) -> bool {
        let text = node.scalar().map(|scalar| clip(scalar.text)).filter(|text| !text.contains(NO_PLAIN_TEXT));
        self.is_mapping(node, "fields with values", || {
            format!("write its fields, such as `{}`", record.example(text.as_deref()))
        })
    }

    /// Whether names with values stand here, of which one has this shape.
    pub(crate) fn is_map(&mut self, node: Node<'t>, of: &Shape) -> bool {
        let first = node.items().next().unwrap_or(node).key().map(kebab).filter(|id| !id.is_empty());
        self.is_mapping(node, "names with their values", || {
            let name = first.unwrap_or_else(|| "a-name".to_owned());
            format!(
                "give each a name of its own instead of `- ` or brackets, such as `{name}: {}`",
                of.example()
            )
        })
    }

    fn is_mapping(&mut self, node: Node<'t>, needed: &str, help: impl FnOnce() -> String) -> bool {
        let found = match node.content() {
            Content::Mapping => return true,
            Content::Broken => return false,
            Content::List => "a list".to_owned(),
            Content::Scalar(scalar) => format!("`{}`", clip(scalar.text)),
        };
        self.wrong_type(node, needed, &found).help(help());
        false
    }

    pub(crate) fn wrong_type(&mut self, node: Node<'_>, needed: &str, found: &str) -> &mut Finding {
        let found = if found == "``" { "an empty text" } else { found };
        let message = format!("`{}` needs {needed}, not {found}", self.field);
        self.find(rule::WRONG_TYPE, node.span(), message)
    }

    /// Reports a field that the format does not have; gives back the field that was probably meant.
    pub(crate) fn unknown_field(
        &mut self,
        group: Node<'t>,
        key: Node<'t>,
        value: Node<'t>,
        record: &'static RecordInfo,
    ) -> Option<&'static str> {
        let name = key.key().unwrap_or_default();
        if record.open || name.starts_with("x-") {
            return None;
        }
        let is_field = |word: &&str| record.fields.iter().any(|field| field.name == *word);
        let word = name.split([':', ' ', '\u{a0}', '=']).next().filter(|word| word.len() < name.len());
        let rest = word.and_then(|word| name.get(word.len()..)).unwrap_or_default();
        let is_value = value.scalar().is_some_and(Scalar::is_null) || rest.contains(['[', '{', '"']);
        if let Some(word) = word.filter(is_field).filter(|_| is_value) {
            let is_between = |letter: char| matches!(letter, ':' | '=') || letter.is_whitespace();
            let rest = rest.trim_start_matches(is_between);
            let message = format!("`{}` lacks its colon or the space behind it", clip(name));
            let help = format!("write `{word}: {}`", clip(rest));
            self.find(rule::UNKNOWN_FIELD, key.span(), message).help(help);
            return record.fields.iter().map(|field| field.name).find(|field| *field == word);
        }
        let names: Vec<_> = record.fields.iter().map(|field| field.name).collect();
        let whole = self.strays.whole().filter(|_| meant(name, &names).is_none());
        let elsewhere = whole.and_then(|whole| elsewhere(name, record, whole));
        let near = if elsewhere.is_none() { self.nearest(name, names.iter().copied()) } else { None };
        let message = format!("{} has no field `{}`", record.name, clip(name));
        let finding = self.find(rule::UNKNOWN_FIELD, key.span(), message);
        let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        if !name.chars().all(is_word) && value.scalar().is_some_and(Scalar::is_null) {
            finding.help("if these words belong to the text before them, put the whole text in quotes: a comma ends it in brackets");
        } else if let Some(near) = near.filter(|near| is_beside(group, key, near)) {
            finding.help(format!("`{near}` is there already: remove one of the two"));
        } else if let Some(near) = near {
            let is_safe = is_surely(name, near, names.iter().copied());
            finding.help(format!("did you mean `{near}`?")).rewrite(near, is_safe);
        } else if let Some(path) = elsewhere {
            finding.help(format!(
                "say it under `{path}`, which `smplan explain {path}` shows, or begin it with `x-`"
            ));
        } else if name == "<<" {
            finding.help("plans do not merge with `<<`; write the fields out");
        } else {
            finding.help(format!("remove it, begin it with `x-`, or use one of: {}", names.join(", ")));
        }
        near
    }

    pub(crate) fn unknown_word(&mut self, node: Node<'t>, words: &'static [&'static str]) {
        let word = node.key().unwrap_or_default();
        let near = self.nearest(word, words.iter().copied());
        let message = format!("`{}` does not know `{}`", self.field, clip(word));
        let finding = self.find(rule::UNKNOWN_VALUE, node.span(), message);
        match near {
            Some(near) => {
                let is_safe = is_surely(word, near, words.iter().copied());
                finding.help(format!("did you mean `{near}`?")).rewrite(near, is_safe)
            }
            None => finding.help(format!("write one of: {}", words.join(", "))),
        };
    }

    /// Whether a name that is no field here belongs to the thing above it or to one around it. The thing above it was read
    /// without it, and is to be read again where that was not known.
    pub(crate) fn is_stray(
        &mut self,
        above: Option<Above<'t>>,
        (key, value): (Node<'t>, Node<'t>),
        is_to_be_read_again: &mut bool,
    ) -> bool {
        let Some(home) = self.strays.home(above, (key, value)) else { return false };
        let name = key.key().unwrap_or_default();
        let (message, help) = match home {
            Home::Above { name: above, is_known } => {
                *is_to_be_read_again |= !is_known;
                self.lost.push(above.span());
                let above = clip(above.key().unwrap_or_default());
                (
                    format!("`{}` stands beside `{above}` and belongs to it", clip(name)),
                    format!("write more spaces before it, as many as what belongs to `{above}` has"),
                )
            }
            Home::Around { record } => (
                format!("`{}` stands inside `{}` and does not belong to it", clip(name), clip(self.field)),
                format!("write fewer spaces before it: it is a field of {}", record.name),
            ),
            Home::Beside { record } => (
                format!("`{}` stands inside `{}` and does not belong to it", clip(name), clip(self.field)),
                format!(
                    "write fewer spaces before it, as many as `{}` has: it is {} of its own",
                    clip(self.field),
                    record.name
                ),
            ),
        };
        self.find(rule::UNKNOWN_FIELD, key.span(), message).help(help);
        self.unreadable.push(name);
        self.lost.push(key.span());
        true
    }

    /// Something of which only the name could be read.
    pub(crate) fn lose(&mut self, key: Node<'t>, gap: Node<'t>) {
        let Some(name) = key.key() else { return };
        self.unreadable.push(name);
        self.strays.lose(name, key.span(), gap);
    }

    /// A section that could not be read, or an entry of one: rules that have to know all of it do not look.
    pub(crate) fn lose_group(&mut self, key: Node<'t>, shape: &Shape) {
        if self.strays.depth() < 2 && shape.record().is_some() {
            self.lost.push(key.span());
        }
    }

    /// What stands below a name in its mapping belongs to it, and is not read.
    pub(crate) fn skip_what_follows(&mut self, node: Node<'t>, key: Node<'t>) {
        let rest = node.entries().filter(|(other, _)| other.span().start > key.span().start);
        self.unreadable.extend(rest.filter_map(|(other, _)| other.key()));
    }

    pub(crate) fn missing_field(&mut self, at: Span, record: &'static RecordInfo, field: &'static FieldInfo) {
        let required = match field.need {
            Need::Required => true,
            Need::RequiredInPlans => self.is_whole,
            Need::RequiredBy(_) | Need::RequiredWhen(_) | Need::Optional => false,
        };
        if required {
            self.find(rule::FIELD_MISSING, at, format!("{} has no `{}`", record.name, field.name))
                .of_the_whole()
                .label(format!("no `{}` here", field.name))
                .help(match field.shape.record().filter(|_| matches!(field.shape, Shape::Record(_))) {
                    Some(inner) => format!("add `{}: {{{}}}`", field.name, inner.skeleton()),
                    None => format!("add `{}:` ({})", field.name, field.shape.describe()),
                });
        }
    }

    pub(crate) fn check_id(&mut self, key: Node<'t>) {
        let id = key.key().unwrap_or_default();
        if is_id(id) {
            return;
        }
        let position = self.findings.len();
        let reserved = Target::RESERVED_OWNERS.contains(&id);
        let message = if reserved {
            format!("`{id}` is a reserved word and cannot be an id")
        } else if id.len() > MAX_ID {
            format!("the id `{}` is longer than {MAX_ID} characters", clip(id))
        } else {
            format!("the id `{}` is not in lower case with hyphens", clip(id))
        };
        let mended = kebab(id);
        let finding = self.find(rule::INVALID_ID, key.span(), message);
        if reserved || mended.is_empty() || mended == id {
            finding.help("use lower-case letters, digits and single hyphens, such as `store-manager`");
        } else {
            let loses_letters = id.chars().any(|letter| letter.is_alphanumeric() && !letter.is_ascii());
            finding
                .help(format!("write `{mended}`, also where it is referred to"))
                .rewrite(mended, !loses_letters);
        }
        if self.findings.len() > position {
            self.misshapen.push((id, position));
        }
    }
}

/// Whether a field is written beside another one; what stands in the plan that this one builds on does not.
fn is_beside(group: Node<'_>, field: Node<'_>, name: &str) -> bool {
    group.entries().any(|(key, _)| key.key() == Some(name) && key.span().file == field.span().file)
}

/// The longest id, in characters: ids become anchors and file names.
const MAX_ID: usize = 48;

/// Whether a text is a kebab-case id: `[a-z0-9]+(-[a-z0-9]+)*`, and no reserved owner word.
pub fn is_id(text: &str) -> bool {
    // Before each hyphen and at the end stands a letter or digit.
    let mut in_word = false;
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => in_word = true,
            b'-' if in_word => in_word = false,
            _ => return false,
        }
    }
    in_word && text.len() <= MAX_ID && !Target::RESERVED_OWNERS.contains(&text)
}

/// What something is called by: its id, or the id that it will have once it is fixed. So one id in the wrong
/// shape is one mistake, whether it is referred to in the wrong shape or in the right one.
pub(crate) fn mended(id: &str) -> Box<str> {
    if is_id(id) || Target::RESERVED_OWNERS.contains(&id) {
        return id.into();
    }
    let mended = kebab(id);
    if mended.is_empty() { id.into() } else { mended.into() }
}

/// The kebab-case id that somebody may have meant.
pub fn kebab(text: &str) -> String {
    let mut id = String::new();
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            id.push(character.to_ascii_lowercase());
        } else if let Some(spelled) = spelled(character) {
            id.push_str(spelled);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() >= MAX_ID {
            break;
        }
    }
    id.trim_end_matches('-').to_owned()
}

/// What a text in brackets without quotes cannot hold.
const NO_PLAIN_TEXT: [char; 11] = [',', ':', '#', '[', ']', '{', '}', '"', '\'', '`', '@'];

/// How people spell a letter of theirs on keyboards that do not have it.
fn spelled(letter: char) -> Option<&'static str> {
    const SPELLED: [(&str, &str); 20] = [
        ("äÄæÆ", "ae"),
        ("öÖœŒ", "oe"),
        ("üÜ", "ue"),
        ("ß", "ss"),
        ("øØ", "oe"),
        ("áàâãåąăÁÀÂÃÅĄĂ", "a"),
        ("çćčÇĆČ", "c"),
        ("ďđĎĐ", "d"),
        ("éèêëęěÉÈÊËĘĚ", "e"),
        ("ğĞ", "g"),
        ("íìîïıİÍÌÎÏ", "i"),
        ("łŁ", "l"),
        ("ñńňÑŃŇ", "n"),
        ("óòôõőÓÒÔÕŐ", "o"),
        ("řŘ", "r"),
        ("śšşșŚŠŞȘ", "s"),
        ("ťțŤȚ", "t"),
        ("úùûůűÚÙÛŮŰ", "u"),
        ("ýÿÝ", "y"),
        ("źżžŹŻŽ", "z"),
    ];
    SPELLED.iter().find(|(letters, _)| letters.contains(letter)).map(|(_, spelled)| *spelled)
}

/// Text short enough for a message, on one line.
pub(crate) fn clip(text: &str) -> String {
    let mut line: String =
        text.chars().take(60).map(|character| if character.is_control() { ' ' } else { character }).collect();
    if text.chars().nth(60).is_some() {
        line.push('…');
    }
    line
}
