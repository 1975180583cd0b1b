//! YAML text, and tables, to a tree that knows the place of everything in it. The only user of the YAML parser.

mod assembly;
mod build;
mod cells;
mod copied;
mod gap;
mod gaps;
mod granit;
mod hidden;
mod limits;
mod listing;
mod messages;
mod parse;
mod places;
mod quick;
mod recovery;
mod tree;
mod trees;

pub use assembly::{Assembly, Piece};
pub use build::Parsed;
pub use cells::{Cell, CellFlaw, DELIMITERS, Rows, hidden_in_table};
pub use granit::parse_thoroughly;
pub use hidden::is_visible;
pub use limits::Limits;
pub use listing::{CellValue, Listing};
pub use parse::parse;
pub use quick::parse_quickly;
pub use tree::{Comment, Content, Node, Scalar, Style, Tree};
pub use trees::Trees;

/// The names of the rules whose findings come from reading YAML.
pub mod rule {
    pub const DUPLICATE_KEY: &str = "duplicate-key";
    pub const HIDDEN_CHARACTER: &str = "hidden-character";
    pub const INPUT_TOO_LARGE: &str = "input-too-large";
    pub const INVALID_YAML: &str = "invalid-yaml";
    pub const NOT_ONE_PLAN: &str = "not-one-plan";
    pub const TYPOGRAPHIC_QUOTES: &str = "typographic-quotes";
    pub const WRONG_TYPE: &str = "wrong-type";
}
