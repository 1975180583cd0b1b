//! Defaults, as they would be written in a plan.

use crate::format::values::{Date, Delay, Duration, TurnLength};

/// A value that a default is written as: `[default "24h"]`. A test reads the defaults of all fields, so that each is one.
pub(crate) trait Written<Default> {
    fn written(default: Default) -> Self;
}

impl Written<bool> for bool {
    fn written(default: bool) -> bool {
        default
    }
}

impl Written<&'static str> for Duration {
    fn written(default: &'static str) -> Duration {
        Duration::parse(default).expect("internal: a test reads the defaults of all fields")
    }
}

impl Written<&'static str> for Delay {
    fn written(default: &'static str) -> Delay {
        Delay::parse(default).expect("internal: a test reads the defaults of all fields")
    }
}

impl Written<&'static str> for TurnLength {
    fn written(default: &'static str) -> TurnLength {
        TurnLength(Duration::written(default))
    }
}

impl Written<&'static str> for Date {
    fn written(default: &'static str) -> Date {
        default.parse().expect("internal: a test reads the defaults of all fields")
    }
}
