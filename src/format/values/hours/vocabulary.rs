//! The words of hours, in the languages in which people write them.

/// What a word of hours stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A day of the week, from Monday = 0 on.
    Day(i8),
    /// A month, from January = 1 on.
    Month(i8),
    EveryDay,
    PublicHoliday,
    SchoolHoliday,
    /// `sunrise`, `dusk` and the like.
    Sun,
    Week,
    Easter,
    /// `day` in `PH +1 day`.
    DayUnit,
    To,
    And,
    From,
    Open,
    Off,
    Unknown,
    Am,
    Pm,
    /// `h` or `Uhr` behind a number.
    Clock,
    Noon,
    Midnight,
}

/// The words of a language: its days, its months and some others, with the forms of each parted by spaces.
pub(super) struct Vocabulary {
    days: [&'static str; 7],
    months: [&'static str; 12],
    others: &'static [(Meaning, &'static str)],
}

impl Vocabulary {
    /// What a word in small letters stands for.
    pub(super) fn meaning(&self, word: &str) -> Option<Meaning> {
        let has = |forms: &str| forms.split(' ').any(|form| form == word);
        let number =
            |forms: &[&str]| forms.iter().position(|forms| has(forms)).and_then(|at| i8::try_from(at).ok());
        let day = number(&self.days).map(Meaning::Day);
        let month = || number(&self.months).map(|month| Meaning::Month(month + 1));
        let other = |known: &[(Meaning, &str)]| {
            known.iter().find(|(_, forms)| has(forms)).map(|(meaning, _)| *meaning)
        };
        day.or_else(month).or_else(|| other(self.others)).or_else(|| other(OF_ALL))
    }
}

/// Words of OpenStreetMap, which are the same everywhere.
const OF_ALL: &[(Meaning, &str)] = &[
    (Meaning::PublicHoliday, "ph"),
    (Meaning::SchoolHoliday, "sh"),
    (Meaning::Sun, "sunrise sunset dawn dusk"),
    (Meaning::Week, "week"),
    (Meaning::Easter, "easter"),
    (Meaning::DayUnit, "day days"),
    (Meaning::Open, "open"),
    (Meaning::Off, "off closed"),
    (Meaning::Unknown, "unknown"),
    (Meaning::Am, "am"),
    (Meaning::Pm, "pm"),
    (Meaning::Clock, "h hrs hours"),
];

/// English comes first: where it can read hours, no other language is asked.
pub(super) const ENGLISH: Vocabulary = Vocabulary {
    days: [
        "mo mon monday mondays",
        "tu tue tues tuesday tuesdays",
        "we wed weds wednesday wednesdays",
        "th thu thur thurs thursday thursdays",
        "fr fri friday fridays",
        "sa sat saturday saturdays",
        "su sun sunday sundays",
    ],
    months: [
        "jan january",
        "feb february",
        "mar march",
        "apr april",
        "may",
        "jun june",
        "jul july",
        "aug august",
        "sep sept september",
        "oct october",
        "nov november",
        "dec december",
    ],
    others: &[
        (Meaning::To, "to till until through"),
        (Meaning::And, "and"),
        (Meaning::From, "from"),
        (Meaning::EveryDay, "daily"),
        (Meaning::Noon, "noon"),
        (Meaning::Midnight, "midnight"),
    ],
};

pub(super) const OTHERS: [Vocabulary; 6] = [
    // German
    Vocabulary {
        days: [
            "mo montag montags",
            "di die dienstag dienstags",
            "mi mit mittwoch mittwochs",
            "do don donnerstag donnerstags",
            "fr fre freitag freitags",
            "sa sam samstag samstags sonnabend sonnabends",
            "so son sonntag sonntags",
        ],
        months: [
            "jan januar jänner",
            "feb februar",
            "mär mrz märz",
            "apr april",
            "mai",
            "jun juni",
            "jul juli",
            "aug august",
            "sep sept september",
            "okt oktober",
            "nov november",
            "dez dezember",
        ],
        others: &[
            (Meaning::To, "bis"),
            (Meaning::And, "und"),
            (Meaning::From, "von ab"),
            (Meaning::EveryDay, "täglich"),
            (Meaning::PublicHoliday, "feiertag feiertage feiertags"),
            (Meaning::SchoolHoliday, "schulferien"),
            (Meaning::Off, "geschlossen zu frei"),
            (Meaning::Clock, "uhr"),
        ],
    },
    // French
    Vocabulary {
        days: [
            "lu lun lundi lundis",
            "ma mar mardi mardis",
            "me mer mercredi mercredis",
            "je jeu jeudi jeudis",
            "ve ven vendredi vendredis",
            "sa sam samedi samedis",
            "di dim dimanche dimanches",
        ],
        months: [
            "janv janvier",
            "févr fév février",
            "mars",
            "avr avril",
            "mai",
            "juin",
            "juil juillet",
            "août aout",
            "sept septembre",
            "oct octobre",
            "nov novembre",
            "déc décembre",
        ],
        others: &[
            (Meaning::To, "à au a"),
            (Meaning::And, "et"),
            (Meaning::From, "de du"),
            (Meaning::Off, "fermé ferme"),
            (Meaning::Clock, "heures"),
        ],
    },
    // Spanish
    Vocabulary {
        days: [
            "lu lun lunes",
            "ma mar martes",
            "mi mié mie miércoles miercoles",
            "ju jue jueves",
            "vi vie viernes",
            "sá sa sáb sab sábado sabado sábados sabados",
            "do dom domingo domingos",
        ],
        months: [
            "ene enero",
            "feb febrero",
            "marzo",
            "abr abril",
            "may mayo",
            "jun junio",
            "jul julio",
            "ago agosto",
            "sep sept septiembre",
            "oct octubre",
            "nov noviembre",
            "dic diciembre",
        ],
        others: &[
            (Meaning::To, "a al hasta"),
            (Meaning::And, "y"),
            (Meaning::From, "de del desde"),
            (Meaning::Off, "cerrado"),
            (Meaning::Clock, "horas"),
        ],
    },
    // Dutch
    Vocabulary {
        days: [
            "ma maa maandag maandags",
            "di din dinsdag dinsdags",
            "wo woe woensdag woensdags",
            "do don donderdag donderdags",
            "vr vrij vrijdag vrijdags",
            "za zat zaterdag zaterdags",
            "zo zon zondag zondags",
        ],
        months: [
            "jan januari",
            "feb februari",
            "mrt maart",
            "apr april",
            "mei",
            "jun juni",
            "jul juli",
            "aug augustus",
            "sep sept september",
            "okt oktober",
            "nov november",
            "dec december",
        ],
        others: &[
            (Meaning::To, "tot"),
            (Meaning::And, "en"),
            (Meaning::From, "van"),
            (Meaning::EveryDay, "dagelijks"),
            (Meaning::Off, "gesloten dicht vrij"),
            (Meaning::Clock, "uur u"),
        ],
    },
    // Italian
    Vocabulary {
        days: [
            "lu lun lunedì lunedi",
            "ma mar martedì martedi",
            "me mer mercoledì mercoledi",
            "gi gio giovedì giovedi",
            "ve ven venerdì venerdi",
            "sa sab sabato",
            "do dom domenica",
        ],
        months: [
            "gen gennaio",
            "feb febbraio",
            "marzo",
            "apr aprile",
            "mag maggio",
            "giu giugno",
            "lug luglio",
            "ago agosto",
            "set sett settembre",
            "ott ottobre",
            "nov novembre",
            "dic dicembre",
        ],
        others: &[
            (Meaning::To, "a al alle"),
            (Meaning::And, "e ed"),
            (Meaning::From, "da dal dalle"),
            (Meaning::Off, "chiuso"),
            (Meaning::Clock, "ore"),
        ],
    },
    // Portuguese
    Vocabulary {
        days: [
            "seg segunda segundas",
            "ter terça terca",
            "qua quarta quartas",
            "qui quinta quintas",
            "sex sexta sextas",
            "sáb sab sábado sabado",
            "dom domingo domingos",
        ],
        months: [
            "jan janeiro",
            "fev fevereiro",
            "mar março marco",
            "abr abril",
            "mai maio",
            "jun junho",
            "jul julho",
            "ago agosto",
            "set setembro",
            "out outubro",
            "nov novembro",
            "dez dezembro",
        ],
        others: &[
            (Meaning::To, "a à às as até"),
            (Meaning::And, "e"),
            (Meaning::From, "de das"),
            (Meaning::Off, "fechado"),
            (Meaning::Clock, "horas"),
        ],
    },
];
