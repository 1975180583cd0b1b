//! The smaller sections that keep a plan honest: `moderation`, `risks`, `feedback` and `lint`.

use crate::format::decode::Decode;
use crate::format::reader::Reader;
use crate::format::record::{record, words};
use crate::format::shape::Shape;
use crate::format::values::{Date, Duration, Text, Url};
use crate::plan::ids::{ChannelId, OwnerId, PlaybookId};
use crate::source::Span;
use crate::syntax::Node;

record! {
    /// What is hidden, what stays, and who decides.
    #[seen whole]
    pub struct Moderation, "the section `moderation`" {
        /// What is hidden.
        hide: Vec<Text> [required when "there is an owned-social channel"],
        /// What stays, however much it hurts.
        keep: Vec<Text> [required when "there is an owned-social channel"] [tighter Superset],
        /// What is deleted.
        delete: Vec<Text> [tighter Subset],
        /// Whether a copy is kept first.
        archive_before_removal: bool,
        /// Who may hide.
        may_hide: Vec<crate::source::Spanned<OwnerId>> [tighter Subset],
        /// Who may block somebody.
        may_block: Vec<crate::source::Spanned<OwnerId>> [tighter Subset],
        /// Where the rules of the house are published.
        house_rules: Url,
        /// Where somebody can object.
        appeal: ChannelId,
        /// Where somebody can report a comment.
        report_to: ChannelId,
    }
}

record! {
    /// Something that may go wrong.
    #[seen whole]
    pub struct Risk, "a risk" {
        /// What may happen.
        what: Text [required],
        /// How likely it is, 1 to 5.
        likelihood: Score [required],
        /// How bad it would be, 1 to 5.
        impact: Score [required],
        /// Who watches it.
        owner: OwnerId [required],
        /// What is done when it happens.
        playbook: PlaybookId,
    }
}

/// A figure from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score(pub u8);

impl Decode for Score {
    const SHAPE: Shape = Shape::Value("1 to 5", crate::format::shape::Plain::Between(1, 5));

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Score> {
        let text = reader.scalar(node, "a number from 1 to 5")?.text;
        let score = match text {
            "1" => Some(1),
            "2" => Some(2),
            "3" => Some(3),
            "4" => Some(4),
            "5" => Some(5),
            _ => None,
        };
        if score.is_none() {
            let found = format!("`{}`", crate::format::reader::clip(text));
            reader
                .wrong_type(node, "a number from 1 to 5", &found)
                .help("write 1 for the least and 5 for the most");
        }
        score.map(Score)
    }
}

record! {
    /// How what customers say changes what the organisation does.
    #[seen whole]
    pub struct Feedback, "the section `feedback`" {
        /// Who collects it.
        owner: OwnerId [required],
        /// How often.
        every: Duration [required] [tighter Less],
        /// Who hears of it.
        report_to: Vec<OwnerId>,
        /// What comes first.
        rank_by: RankBy [default RankBy::Frequency] [not shown "there is one way only"],
        /// How customers are asked.
        survey: Text,
    }
}

words! {
    /// What comes first in the list of causes.
    pub enum RankBy { Frequency = "frequency" }
}

record! {
    /// Exceptions from rules that somebody looked at and agreed to.
    #[seen whole]
    pub struct LintSettings, "the section `lint`" {
        /// The exceptions.
        allow: Vec<LintAllow>,
    }
}

record! {
    /// One exception.
    #[seen whole]
    pub struct LintAllow, "an exception" {
        /// Name of the rule.
        rule: Text [required] [not shown "`smplan lint` tells of exceptions"],
        /// Dotted path of the place, `*` for any one name.
        at: Text [not shown "`smplan lint` tells of exceptions"],
        /// The location in whose plan it holds; without it, in all plans that build on this one as well.
        location: Text [not shown "`smplan lint` tells of exceptions"],
        /// Why it is all right.
        reason: Text [not shown "`smplan lint` tells of exceptions"],
        /// Until when.
        until: Date [not shown "`smplan lint` tells of exceptions"],
    }
}
