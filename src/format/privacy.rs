//! Who may see a field, as its declaration says.

/// Who may see a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// Everybody who may see the group that it stands in.
    Everybody,
    /// Those who work with the plan, and everybody where the entry names the field under `public`.
    Colleagues(Withheld),
    /// Those who work with the plan, and nobody else whatever the plan says: it is of a person.
    Never(Withheld),
}

impl Privacy {
    /// Who may see a field that stands in a group: whoever may see both.
    #[must_use]
    pub fn within(self, group: Privacy) -> Privacy {
        match (self, group) {
            (Privacy::Everybody, _) | (Privacy::Colleagues(_), Privacy::Never(_)) => group,
            (Privacy::Colleagues(_) | Privacy::Never(_), _) => self,
        }
    }

    /// Who that is, in the words of the reference.
    pub fn readers(self) -> &'static str {
        match self {
            Privacy::Everybody => "everybody",
            Privacy::Colleagues(_) => "colleagues",
            Privacy::Never(_) => "never public",
        }
    }
}

/// What kind of thing is left out of a document for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Withheld {
    /// Names of people.
    Names,
    /// Phones, addresses and chat names of people.
    PersonContacts,
    /// When people are on duty: hours, on-call hours, leave, last days, turns.
    Presence,
    /// Phones, addresses and hours of contacts outside.
    OutsideContacts,
    /// Who can sign in, and how accounts are secured and recovered.
    SignIn,
    /// What roles may decide and give away, and what responders may choose from.
    Authority,
    /// Budgets and working time.
    Money,
    /// Weaknesses, threats, competitors and risks.
    Assessment,
    /// Decisions that are needed.
    Decisions,
    /// How cases are kept, handed on and rehearsed.
    Handling,
    /// Words by which a program recognises comments.
    Recognition,
    /// Courses, and who had them.
    Training,
    /// Notes and exceptions from rules.
    Notes,
    /// Channels for colleagues alone.
    Channels,
    /// Posts and campaigns that are planned, and who publishes what.
    Publishing,
    /// Tools, and lists of accounts.
    Accounts,
}

impl Withheld {
    /// The word by which documents know it.
    pub fn word(self) -> &'static str {
        match self {
            Withheld::Names => "names",
            Withheld::PersonContacts => "person-contacts",
            Withheld::Presence => "presence",
            Withheld::OutsideContacts => "outside-contacts",
            Withheld::SignIn => "sign-in",
            Withheld::Authority => "authority",
            Withheld::Money => "money",
            Withheld::Assessment => "assessment",
            Withheld::Decisions => "decisions",
            Withheld::Handling => "handling",
            Withheld::Recognition => "recognition",
            Withheld::Training => "training",
            Withheld::Notes => "notes",
            Withheld::Channels => "channels",
            Withheld::Publishing => "publishing",
            Withheld::Accounts => "accounts",
        }
    }

    pub const ALL: [Withheld; 16] = [
        Withheld::Names,
        Withheld::PersonContacts,
        Withheld::Presence,
        Withheld::OutsideContacts,
        Withheld::SignIn,
        Withheld::Authority,
        Withheld::Money,
        Withheld::Assessment,
        Withheld::Decisions,
        Withheld::Handling,
        Withheld::Recognition,
        Withheld::Training,
        Withheld::Notes,
        Withheld::Channels,
        Withheld::Publishing,
        Withheld::Accounts,
    ];
}
