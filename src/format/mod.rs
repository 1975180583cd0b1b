//! How a plan is written: records of fields, vocabularies, values, and reading them from a tree.
//!
//! Each record is declared once, with its fields, types and documentation; reading, `explain`, the schema and the reference
//! of the format all come from that declaration. Nothing here knows which records there are.

mod compared;
pub(crate) mod decode;
pub(crate) mod disclosed;
pub(crate) mod either;
pub(crate) mod fields;
pub(crate) mod map;
pub(crate) mod privacy;
pub(crate) mod reader;
pub(crate) mod record;
pub(crate) mod redaction;
pub(crate) mod reference;
mod schema;
pub(crate) mod shape;
mod strays;
pub(crate) mod suggest;
mod synonyms;
mod table;
pub(crate) mod tighter;
pub(crate) mod values;

pub use compared::Compared;
pub use decode::{Field, Naming, OneOrMany, Said, Words};
pub use disclosed::Disclosed;
pub use map::{Entry, Map};
pub use privacy::{Privacy, Withheld};
pub use reader::{Reader, is_id, kebab};
pub use reference::{Removal, Target};
pub use schema::{Wanted, json_schema};
pub use shape::{Fallback, FieldDefault, FieldInfo, Need, Plain, RecordInfo, Shape};
pub use suggest::{is_surely, nearest};
pub use table::{Table, Tabular, append_row, read_table, said_of_tables, without_guard};
pub use tighter::Tighter;
pub use values::{
    Anything, Cadence, Country, Date, DayOrTime, Delay, Duration, Email, Hours, HoursJoint, HoursPart,
    HoursSpec, Language, Moment, Number, Phone, PlanId, Text, TimeOfDay, TimeZone, TurnLength, Unit, Url,
    WeekMoment, Weekdays, WholeNumber, begun_months, check_url, is_time_zone, later, meant_zone, mend_url,
    read_country, read_date, whole_months,
};

/// The names of the rules whose findings come from reading a plan.
pub mod rule {
    pub const FIELD_MISSING: &str = "field-missing";
    pub const HOURS_UNKNOWABLE: &str = "hours-unknowable";
    pub const INVALID_CONTACT: &str = "invalid-contact";
    pub const INVALID_DATE: &str = "invalid-date";
    pub const INVALID_DURATION: &str = "invalid-duration";
    pub const GUIDE_MISSING: &str = "guide-missing";
    pub const INVALID_HOURS: &str = "invalid-hours";
    pub const INVALID_ID: &str = "invalid-id";
    pub const LOCATION_UNKNOWN: &str = "location-unknown";
    pub const NOT_ONE_PLAN: &str = "not-one-plan";
    pub const REMOVAL_LEAVES_REFERENCES: &str = "removal-leaves-references";
    pub const SECRET_IN_PLAN: &str = "secret-in-plan";
    pub const TABLE_UNREADABLE: &str = "table-unreadable";
    pub const TEXT_LOST_TO_COMMENT: &str = "text-lost-to-comment";
    pub const UNFINISHED_TEXT: &str = "unfinished-text";
    pub const UNKNOWN_FIELD: &str = "unknown-field";
    pub const UNKNOWN_REFERENCE: &str = "unknown-reference";
    pub const UNKNOWN_TIME_ZONE: &str = "unknown-time-zone";
    pub const UNKNOWN_VALUE: &str = "unknown-value";
    pub const UNSUPPORTED_VERSION: &str = "unsupported-version";
    pub const INPUT_TOO_LARGE: &str = "input-too-large";
    pub const WRONG_TYPE: &str = "wrong-type";
}
