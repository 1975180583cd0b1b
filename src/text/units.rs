//! Days, durations, waits and lists in a language: the parts that phrases are filled with.

use crate::text::phrases::Phrases;
use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::{Date, DateTime};

/// How a language says what is measured and listed. It knows phrases without functions alone, so that the functions of
/// phrases can call it.
pub(super) struct Units(pub(super) Phrases);

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Units {
    fn say(&self, key: &str, arguments: &FluentArgs<'_>) -> String {
        self.0.say(key, None, arguments).unwrap_or_default()
    }

    /// The word for a value of a vocabulary of the format; `None` where the format does not know it.
    pub(super) fn value(&self, vocabulary: &str, word: &str) -> Option<String> {
        self.0.say(&format!("{vocabulary}-{word}"), None, &FluentArgs::new())
    }

    /// `14 Sep 2026`, of a day as in ISO 8601; anything else as it is.
    pub(super) fn day(&self, day: &str) -> String {
        day.parse().map_or_else(|_| day.to_owned(), |day| self.date(day))
    }

    /// `1 Jan`, of a day before another of the same year, which says the year; else with its year.
    pub(super) fn day_before(&self, day: &str, next: &str) -> String {
        match (day.parse::<Date>(), next.parse::<Date>()) {
            (Ok(day), Ok(next)) if day.year() == next.year() => self.date_as("date-in-a-row", day),
            _ => self.day(day),
        }
    }

    fn date(&self, day: Date) -> String {
        self.date_as("date", day)
    }

    fn date_as(&self, phrase: &str, day: Date) -> String {
        let month = self.name_of_month(day);
        let arguments = FluentArgs::from_iter([
            ("day", FluentValue::from(day.day())),
            ("month", FluentValue::from(month)),
            ("year", FluentValue::from(day.year())),
        ]);
        self.say(phrase, &arguments)
    }

    /// `Sat 14 Mar 2026`, of a day as in ISO 8601; `Sat`, of a day of the week from 1 for Monday; anything else as it is.
    pub(super) fn weekday(&self, day: &str) -> String {
        match (day.parse(), day.parse::<usize>()) {
            (Ok(day), _) => self.date_with_weekday(day),
            (_, Ok(from_one)) => self.name_of_weekday(from_one.saturating_sub(1)),
            _ => day.to_owned(),
        }
    }

    /// `Sep`, of a day as in ISO 8601; anything else as it is.
    pub(super) fn month(&self, day: &str) -> String {
        day.parse().map_or_else(|_| day.to_owned(), |day: Date| self.name_of_month(day))
    }

    /// `Sep 2026`, of a day as in ISO 8601; anything else as it is.
    pub(super) fn month_and_year(&self, day: &str) -> String {
        let Ok(date) = day.parse::<Date>() else { return day.to_owned() };
        let arguments = FluentArgs::from_iter([
            ("month", FluentValue::from(self.name_of_month(date))),
            ("year", FluentValue::from(date.year())),
        ]);
        self.say("month-and-year", &arguments)
    }

    fn name_of_month(&self, day: Date) -> String {
        self.say(&format!("month-{}", day.month()), &FluentArgs::new())
    }

    fn date_with_weekday(&self, day: Date) -> String {
        let weekday =
            self.name_of_weekday(usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0));
        let arguments = FluentArgs::from_iter([("weekday", weekday), ("date", self.date(day))]);
        self.say("date-with-weekday", &arguments)
    }

    fn name_of_weekday(&self, from_monday: usize) -> String {
        let name = WEEKDAYS.get(from_monday).copied().unwrap_or_default();
        self.say(&format!("weekday-{name}"), &FluentArgs::new())
    }

    /// `Sat 14 Mar 2026 22:30`, of a local time as in ISO 8601, with or without its offset; anything else as it is.
    pub(super) fn moment(&self, moment: &str) -> String {
        let local = moment.get(..16).unwrap_or(moment);
        let Ok(at) = local.parse::<DateTime>() else { return moment.to_owned() };
        let arguments = FluentArgs::from_iter([
            ("date", self.date_with_weekday(at.date())),
            ("time", format!("{:02}:{:02}", at.hour(), at.minute())),
        ]);
        self.say("moment", &arguments)
    }

    /// `Sat 22:30`: a time of every week; `weekday` counts from 1 for Monday.
    pub(super) fn week_time(&self, weekday: usize, time: &str) -> String {
        let weekday = self.name_of_weekday(weekday.saturating_sub(1));
        self.say("week-time", &FluentArgs::from_iter([("weekday", weekday), ("time", time.to_owned())]))
    }

    /// `Mon-Fri`, `Mon, Wed`: days of the week in runs from the first to the last, from 1 for Monday.
    fn days_of_week(&self, runs: &[(usize, usize)]) -> String {
        let name = |weekday: usize| self.name_of_weekday(weekday.saturating_sub(1) % 7);
        let run = |(first, last): &(usize, usize)| match last.saturating_sub(*first) {
            0 => name(*first),
            1 => self.list("plain", [name(*first), name(*last)]),
            _ => {
                let ends = [("from", name(*first)), ("to", name(*last))];
                self.say("weekdays", &FluentArgs::from_iter(ends))
            }
        };
        match runs {
            // Sun-Thu: days that go on over the end of the week are one run.
            [(1, last), between @ .., (first, 7)] => {
                let runs = [(*first, last + 7)].into_iter().chain(between.iter().copied());
                self.list("plain", runs.map(|one| run(&one)))
            }
            _ => self.list("plain", runs.iter().map(run)),
        }
    }

    /// `Mon-Fri 17:00-20:00`, `Mon-Fri 20:00-07:00`, `Sat 13:00 to Mon 08:00`: a time that comes every week; `ends_on` is the day
    /// of the week on which it ends, where that is a later one. One night is said as people say it.
    pub(super) fn week_span(
        &self,
        days: &[(usize, usize)],
        from: &str,
        to: &str,
        ends_on: Option<usize>,
    ) -> String {
        let next = days.first().map(|(first, _)| first % 7 + 1);
        let ends_on = ends_on.filter(|end| Some(*end) != next || to >= from);
        let key = if ends_on.is_some() { "week-span-of-days" } else { "week-span" };
        let to = ends_on.map_or_else(|| to.to_owned(), |weekday| self.week_time(weekday, to));
        let gaps = [("days", self.days_of_week(days)), ("from", from.to_owned()), ("to", to)];
        self.say(key, &FluentArgs::from_iter(gaps))
    }

    /// `15 minutes`, `1 business day`; `form` is the form that a sentence asks for, such as `dative`.
    pub(super) fn duration(&self, amount: u32, unit: &str, form: Option<&str>) -> String {
        let key = format!("duration-{unit}");
        let arguments = FluentArgs::from_iter([("n", amount)]);
        self.0.say(&key, form, &arguments).unwrap_or_else(|| format!("{amount} {unit}"))
    }

    /// `every 3 months`, `every day`.
    pub(super) fn every(&self, amount: u32, unit: &str) -> String {
        self.say(&format!("every-{unit}"), &FluentArgs::from_iter([("n", amount)]))
    }

    /// As short as a badge: `Start`, `15 min`, `2 h`.
    pub(super) fn badge(&self, amount: u32, unit: &str) -> String {
        let key = if amount == 0 { "badge-start".to_owned() } else { format!("badge-{unit}") };
        self.say(&key, &FluentArgs::from_iter([("n", amount)]))
    }

    /// A figure with what it is counted in: `41 min`, `45%`, `1.5`.
    pub(super) fn amount(&self, value: f64, unit: Option<&str>) -> String {
        let figure = value.to_string().replace('.', &self.say("decimal-mark", &FluentArgs::new()));
        match unit {
            None => figure,
            Some("%") => self.say("percent", &FluentArgs::from_iter([("n", figure)])),
            Some(unit) => {
                let arguments = FluentArgs::from_iter([("n", figure), ("unit", unit.to_owned())]);
                self.say("amount-of", &arguments)
            }
        }
    }

    /// How long somebody waits: `43 hours`, `13 hours 30 minutes`, `5 days 2 hours`; `at once` for no time.
    pub(super) fn wait(&self, minutes: i64, form: Option<&str>) -> String {
        const MANY_DAYS: i64 = 4 * 24 * 60;
        // Whoever waits for days does not count minutes.
        let parts = if minutes >= MANY_DAYS {
            [(minutes / (24 * 60), "days"), (minutes / 60 % 24, "hours")]
        } else {
            [(minutes / 60, "hours"), (minutes % 60, "minutes")]
        };
        let said = parts
            .into_iter()
            .filter(|(amount, _)| *amount > 0)
            .map(|(amount, unit)| self.duration(u32::try_from(amount).unwrap_or(u32::MAX), unit, form));
        let pair = |one: String, other: String| {
            self.say("wait-of-two", &FluentArgs::from_iter([("one", one), ("other", other)]))
        };
        said.reduce(pair).unwrap_or_else(|| self.say("at-once", &FluentArgs::new()))
    }

    /// As short as it is typed: `15m`, `2bd`.
    pub(super) fn compact(&self, amount: u32, unit: &str) -> String {
        self.say(&format!("compact-{unit}"), &FluentArgs::from_iter([("n", amount)]))
    }

    /// How long somebody waits, as short: `45m`, `13h 30m`, `9d 1h`.
    pub(super) fn compact_wait(&self, minutes: i64) -> String {
        const DAY: i64 = 24 * 60;
        let (days, rest) = if minutes >= 4 * DAY { (minutes / DAY, minutes % DAY) } else { (0, minutes) };
        let parts = [(days, "days"), (rest / 60, "hours"), (rest % 60, "minutes")];
        // Whoever waits for days does not count minutes.
        let most = if days > 0 { 2 } else { 3 };
        let said = parts.into_iter().filter(|(amount, _)| *amount > 0).take(most);
        let said = said.map(|(amount, unit)| self.compact(u32::try_from(amount).unwrap_or(u32::MAX), unit));
        let said: Vec<String> = said.collect();
        if said.is_empty() { self.say("at-once", &FluentArgs::new()) } else { said.join(" ") }
    }

    /// Things one after the other; `kind` is `plain`, `and` or `or`: `a, b and c`; or `any`, where each is enough alone:
    /// `a or b or c`.
    pub(super) fn list(&self, kind: &str, items: impl IntoIterator<Item = String>) -> String {
        let mut items: Vec<String> = items.into_iter().collect();
        let Some(last) = items.pop() else { return String::new() };
        let pair = |key: &str, one: String, other: String| {
            self.say(key, &FluentArgs::from_iter([("one", one), ("other", other)]))
        };
        let between = if kind == "any" { "list-any" } else { "list-plain" };
        let others = items.into_iter().reduce(|one, other| pair(between, one, other));
        match others {
            None => last,
            Some(others) => pair(&format!("list-{kind}"), others, last),
        }
    }
}
