//! The last figures of a goal as a line.

use schemars::JsonSchema;
use serde::Serialize;

/// A line in a field of 100 by 28, and the goal as a height.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Spark {
    /// `2,20 50,10 98,4`.
    pub points: String,
    /// The last point.
    pub x: String,
    /// How far the last figure is from the top.
    pub y: String,
    /// The height of the goal.
    pub target: Option<String>,
    /// The figures alone, as signs of different height: `▁▄█`.
    pub signs: String,
}

/// Signs by their height.
const SIGNS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

const LEFT: f64 = 2.0;
const RIGHT: f64 = 96.0;
const TOP: f64 = 4.0;
const BOTTOM: f64 = 24.0;

/// The last dozen of some figures, each with its day as a number; `None` for fewer than two.
pub(in crate::view) fn spark(figures: &[(f64, f64)], target: Option<f64>) -> Option<Spark> {
    const MOST: usize = 12;
    let last = figures.get(figures.len().saturating_sub(MOST)..).unwrap_or_default();
    let ((first_day, _), (last_day, last_value)) = (last.first()?, last.last()?);
    if last.len() < 2 || last_day <= first_day {
        return None;
    }
    let values = || last.iter().map(|(_, value)| *value).chain(target);
    let (lowest, highest) =
        (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let x = |day: f64| number(LEFT + (day - first_day) / (last_day - first_day) * (RIGHT - LEFT));
    let height = |value: f64| if highest > lowest { (value - lowest) / (highest - lowest) } else { 0.5 };
    let y = |value: f64| number(BOTTOM - height(value) * (BOTTOM - TOP));
    let points: Vec<String> = last.iter().map(|(day, value)| format!("{},{}", x(*day), y(*value))).collect();
    Some(Spark {
        points: points.join(" "),
        x: x(*last_day),
        y: y(*last_value),
        target: target.map(y),
        signs: last.iter().map(|(_, value)| sign(height(*value))).collect(),
    })
}

/// The sign of a height from 0 to 1.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 7")]
fn sign(height: f64) -> char {
    let step = (height.clamp(0.0, 1.0) * 7.0).round() as usize;
    SIGNS.get(step).copied().unwrap_or('▁')
}

fn number(value: f64) -> String {
    format!("{}", (value * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use crate::view::drawing::spark::spark;

    #[test]
    fn a_line_goes_from_its_first_to_its_last_figure() {
        let drawn = spark(&[(0.0, 310.0), (31.0, 190.0), (62.0, 15.0)], Some(15.0)).unwrap();
        assert_eq!(drawn.points, "2,4 49,12.1 96,24");
        assert_eq!((drawn.x.as_str(), drawn.y.as_str(), drawn.target.as_deref()), ("96", "24", Some("24")));
        assert!(spark(&[(0.0, 1.0)], None).is_none());
        assert!(spark(&[(5.0, 1.0), (5.0, 2.0)], None).is_none());
    }
}
