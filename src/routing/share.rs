//! Shares of many comments.

/// Percent with one decimal.
#[expect(clippy::cast_precision_loss, reason = "a share is no exact number")]
pub(super) fn share(part: u64, all: u64) -> f64 {
    if all == 0 { 0.0 } else { (part as f64 * 1000.0 / all as f64).round() / 10.0 }
}
