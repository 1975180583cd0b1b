//! Why a plan was left as it is.

use crate::rehearsal::NameError;
use std::fmt;

/// What was asked for cannot be done, and what to do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub message: String,
    pub help: String,
}

impl Refused {
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Refused {
        Refused { message: message.into(), help: help.into() }
    }
}

impl From<NameError> for Refused {
    fn from(error: NameError) -> Refused {
        Refused::new(error.to_string(), error.help())
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}
