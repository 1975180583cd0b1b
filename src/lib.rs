//! Social media plans as code: read, checked, rendered.

pub mod cli;
pub mod compose;
pub mod config;
pub mod diagnostic;
pub mod due;
pub mod duty;
pub mod edit;
pub mod engine;
pub mod fix;
pub mod format;
pub mod own_rules;
pub mod plan;
pub mod publishing;
pub mod rehearsal;
pub mod render;
pub mod report;
pub mod response;
pub mod routing;
pub mod rules;
pub mod scaffold;
pub mod source;
pub mod suppress;
pub mod syntax;
pub mod text;
pub mod view;
pub mod wording;
