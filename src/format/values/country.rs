//! Countries and their regions.

use crate::format::decode::Decode;
use crate::format::reader::{Reader, clip};
use crate::format::rule;
use crate::format::shape::{Plain, Shape};
use crate::source::Span;
use crate::syntax::Node;
use std::ops::Deref;

/// A country of ISO 3166, or a region of one with holidays of its own: `IE`, `US`, `DE-BY`, `GB-ENG`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country(Box<str>);

/// The codes of ISO 3166-1, and `XK`, which stands for Kosovo everywhere although it is not in the standard.
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT \
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH \
    ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT \
    HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS \
    LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI \
    NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG \
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG \
    UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// What people write instead, and the code that they mean.
const OTHERS: &[(&str, &str)] = &[
    ("UK", "GB"),
    ("EN", "GB"),
    ("GBR", "GB"),
    ("ENGLAND", "GB-ENG"),
    ("SCOTLAND", "GB-SCT"),
    ("WALES", "GB-WLS"),
    ("UNITED KINGDOM", "GB"),
    ("USA", "US"),
    ("UNITED STATES", "US"),
    ("DEU", "DE"),
    ("GER", "DE"),
    ("GERMANY", "DE"),
    ("DEUTSCHLAND", "DE"),
    ("AUT", "AT"),
    ("AUSTRIA", "AT"),
    ("CHE", "CH"),
    ("SUI", "CH"),
    ("SWITZERLAND", "CH"),
    ("FRA", "FR"),
    ("FRANCE", "FR"),
    ("ESP", "ES"),
    ("SPAIN", "ES"),
    ("ITA", "IT"),
    ("ITALY", "IT"),
    ("NLD", "NL"),
    ("NETHERLANDS", "NL"),
    ("HOLLAND", "NL"),
    ("PRT", "PT"),
    ("PORTUGAL", "PT"),
    ("IRL", "IE"),
    ("IRELAND", "IE"),
    ("EL", "GR"),
    ("IND", "IN"),
    ("INDIA", "IN"),
    ("CAN", "CA"),
    ("CANADA", "CA"),
    ("AUS", "AU"),
    ("AUSTRALIA", "AU"),
    ("NZL", "NZ"),
    ("JPN", "JP"),
    ("JAPAN", "JP"),
    ("AN", "CW"),
    ("BU", "MM"),
    ("TP", "TL"),
    ("ZR", "CD"),
];

impl Country {
    /// The country of a code; whether holidays of a region are known is not looked at.
    pub fn parse(text: &str) -> Option<Country> {
        let (country, region) = text.split_once('-').unwrap_or((text, "A"));
        let is_region = (1..=24).contains(&region.chars().count())
            && !region.starts_with(' ')
            && !region.ends_with(' ')
            && region.chars().all(|letter| letter.is_alphanumeric() || letter == ' ')
            && region.starts_with(|first: char| first.is_uppercase() || first.is_numeric());
        (is_country(country) && is_region).then(|| Country(text.into()))
    }

    /// The country without its region.
    pub fn without_region(&self) -> &str {
        self.0.split_once('-').map_or(&self.0, |(country, _)| country)
    }
}

fn is_country(code: &str) -> bool {
    code.len() == 2 && CODES.split(' ').any(|known| known == code)
}

impl Deref for Country {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Decode for Country {
    const SHAPE: Shape =
        Shape::Value("country code such as US or IE, or a region such as DE-BY", Plain::Text);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Country> {
        let text = reader.scalar(node, "country code such as US or DE-BY")?.text;
        let country = Country::parse(text);
        if country.is_none() {
            let message = format!("`{}` is no country code of ISO 3166", clip(text));
            let help = match meant(text) {
                Some(code) => format!("write {code}"),
                None => {
                    "write a country code in two capital letters, such as US or IE, or a region such as DE-BY"
                        .to_owned()
                }
            };
            reader.find(rule::UNKNOWN_VALUE, node.span(), message).help(help);
        }
        country
    }
}

/// A country by its code, or by what people write instead: `United Kingdom`.
pub fn read_country(text: &str) -> Option<Country> {
    Country::parse(text).or_else(|| Country::parse(&meant(text)?))
}

/// The code that somebody means by something else.
fn meant(text: &str) -> Option<String> {
    let capital = text.trim().to_uppercase().replace('_', "-");
    if Country::parse(&capital).is_some() {
        return Some(capital);
    }
    let (country, region) = match capital.split_once('-') {
        Some((country, region)) => (country, Some(region)),
        None => (capital.as_str(), None),
    };
    let (_, code) = OTHERS.iter().find(|(other, _)| *other == country)?;
    Some(region.map_or((*code).to_owned(), |region| format!("{code}-{region}")))
}

#[cfg(test)]
mod tests {
    use crate::format::values::country::{Country, meant};

    #[test]
    fn codes_that_are_none_are_refused_with_the_one_that_is_meant() {
        for good in ["IE", "US", "DE-BY", "GB-ENG", "IT-BZ", "AD-02", "AU-NSW Western", "XK"] {
            assert!(Country::parse(good).is_some(), "{good}");
        }
        for (bad, code) in [
            ("UK", Some("GB")),
            ("uk", Some("GB")),
            ("de", Some("DE")),
            ("de_by", Some("DE-BY")),
            ("UK-SCT", Some("GB-SCT")),
            ("USA", Some("US")),
            ("Germany", Some("DE")),
            ("EU", None),
            ("XX", None),
            ("", None),
            ("DE-", None),
            ("DE- BY", None),
        ] {
            assert!(Country::parse(bad).is_none(), "{bad}");
            assert_eq!(meant(bad).as_deref(), code, "{bad}");
        }
    }
}
