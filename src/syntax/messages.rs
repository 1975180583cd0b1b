//! What the YAML parser stumbled over, in the words of somebody who writes a plan.

use granit_parser::ErrorKind;
use std::borrow::Cow;

type Explained = (Cow<'static, str>, Option<&'static str>);

/// The fact and, where one is known, the mend.
pub(super) fn explain(kind: &ErrorKind) -> Explained {
    let (message, help) = match kind {
        ErrorKind::UnclosedQuotedScalar => (
            "a quote is opened but never closed",
            "close the quote; inside double quotes write \\\" for a quote",
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "text goes on after its closing quote",
            "put quotes around the whole text, or remove them; inside double quotes write \\\" for a quote",
        ),
        ErrorKind::UnclosedFlowCollection { open } => {
            return (
                format!("the bracket `{open}` is opened but never closed").into(),
                Some("add the closing bracket, or a comma between two entries"),
            );
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return (
                format!("the bracket `{open}` is closed by `{close}`").into(),
                Some("close `[` with `]` and `{` with `}`"),
            );
        }
        ErrorKind::MisplacedFlowCollectionEnd => {
            ("a closing bracket has no opening one", "remove it, or put quotes around the text")
        }
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => (
            "a list or mapping in brackets does not go on or end as it should",
            "write a comma between entries and the closing bracket at the end; put quotes around text with `, : [ ] { }`",
        ),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::UnexpectedEofBlockMapping
        | ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::InvalidIndentation => (
            "this line does not line up with the lines above it",
            "give it as many spaces as its neighbours have; put quotes around text with a colon in it",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            "a field is written here without its colon",
            "write `name: value` with a space behind the colon, or indent the line if it belongs to the text above",
        ),
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidMappingValueWhitespace => (
            "a colon stands where none can be",
            "put quotes around text that holds `: `, or line the field up with its neighbours",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidBlockEntryWhitespace
        | ErrorKind::BlockEntryInFlowCollection => (
            "a list item stands where none can be",
            "begin the list on a line of its own below its name; put quotes around text that begins with `- `",
        ),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => {
            ("a tab stands where YAML wants spaces", "replace the tab by spaces")
        }
        ErrorKind::UnknownQuotedScalarEscape => (
            "a backslash in double quotes is followed by a letter that means nothing there",
            "write \\\\ for a backslash, or use single quotes",
        ),
        ErrorKind::InvalidBlockScalarHeader
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::ZeroBlockScalarIndent => (
            "the text after `|` or `>` does not begin as it should",
            "write the text on the next line, indented",
        ),
        ErrorKind::CommentInterceptedScalar | ErrorKind::CommentNotSeparated => (
            "a comment cuts through a text",
            "put quotes around text that holds `#`, and a space before a comment's `#`",
        ),
        ErrorKind::MissingAnchorOrAliasName => (
            "`&` or `*` begins an anchor, but no name follows",
            "put quotes around text that begins with `&` or `*`",
        ),
        ErrorKind::UnexpectedCharacter { character } => {
            return (
                format!("the character `{}` cannot begin a value", character.escape_default()).into(),
                Some("put quotes around the text"),
            );
        }
        ErrorKind::PlainScalarStartsWithDashFlowIndicator => {
            ("text in brackets begins with `-`", "put quotes around it")
        }
        ErrorKind::InvalidQuotedScalarIndent | ErrorKind::InvalidFlowScalarIndent => {
            ("a text over several lines does not line up", "indent its lines more than its name")
        }
        ErrorKind::UndeclaredTagHandle | ErrorKind::ExpectedTagBang | ErrorKind::InvalidTagTerminator => {
            ("`!` begins a YAML tag, which plans do not have", "put quotes around text that begins with `!`")
        }
        other => return (format!("this is not YAML: {other}").into(), None),
    };
    (message.into(), Some(help))
}

/// The beginning of a text, for a message.
pub(super) fn short(text: &str) -> String {
    text.chars().take(60).collect()
}
