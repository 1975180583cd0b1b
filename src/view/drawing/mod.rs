//! Where things stand in pictures. Templates draw; they do no sums.
//!
//! Positions along a picture are percent of its width, as text, so that a picture fits any width without its words being
//! scaled; positions inside a picture with a fixed drawing are its own units.

pub(super) mod cover;
pub(super) mod map;
pub(super) mod spark;
pub(super) mod timeline;

pub(super) use cover::CoverChart;
pub(super) use map::StrategyMap;
pub(super) use spark::Spark;
pub(super) use timeline::{Bar, Timeline};

/// A share of a whole as percent with one decimal: `12.5%`.
fn percent(part: f64, whole: f64) -> String {
    let share = if whole > 0.0 { (part / whole * 100.0).clamp(0.0, 100.0) } else { 0.0 };
    format!("{}%", (share * 10.0).round() / 10.0)
}
