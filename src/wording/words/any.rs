//! Words of any language.

use crate::wording::words::Meaning::{Always, Clock, Currency, Unit};
use crate::wording::words::Words;

pub(super) const WORDS: Words = &[
    ("$", "", &[Currency("$")]),
    ("24", "/ 7 / 365", &[Always]),
    ("24", "h / 24", &[Always]),
    ("24", "/ 7", &[Always]),
    ("7", "j / 7", &[Always]),
    ("aud", "", &[Currency("AUD")]),
    ("cad", "", &[Currency("CAD")]),
    ("chf", "", &[Currency("CHF")]),
    ("dollar", "", &[Currency("$")]),
    ("dollars", "", &[Currency("$")]),
    ("eur", "", &[Currency("EUR")]),
    ("euro", "", &[Currency("EUR")]),
    ("euros", "", &[Currency("EUR")]),
    ("gbp", "", &[Currency("GBP")]),
    ("h", "24", &[Always]),
    ("h", "", &[Unit(60), Clock]),
    ("hrs", "", &[Unit(60)]),
    ("min", "", &[Unit(1)]),
    ("mins", "", &[Unit(1)]),
    ("minute", "", &[Unit(1)]),
    ("minuten", "", &[Unit(1)]),
    ("sfr", "", &[Currency("CHF")]),
    ("us", "- dollar", &[Currency("USD")]),
    ("us", "$", &[Currency("USD")]),
    ("usd", "", &[Currency("USD")]),
    ("£", "", &[Currency("GBP")]),
    ("€", "", &[Currency("EUR")]),
];
