//! How keys begin, and what people write before a password.

/// How the keys of well-known services begin, and how many letters and digits follow at least.
pub(super) const KEYS: [(&str, usize); 28] = [
    ("AKIA", 16),
    ("ASIA", 16),
    ("ghp_", 30),
    ("gho_", 30),
    ("ghs_", 30),
    ("ghu_", 30),
    ("github_pat_", 30),
    ("glpat-", 20),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("xoxa-", 20),
    ("xapp-", 20),
    ("sk_live_", 20),
    ("sk_test_", 20),
    ("rk_live_", 20),
    ("whsec_", 20),
    ("sk-", 20),
    ("AIza", 30),
    ("ya29.", 20),
    ("EAA", 40),
    ("IGQ", 40),
    ("SG.", 40),
    ("hf_", 30),
    ("npm_", 30),
    ("shpat_", 30),
    ("dop_v1_", 30),
    ("eyJ", 60),
    ("AAAAA", 40),
];

/// What a word announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Password,
    /// Digits, or groups of letters and digits.
    Code,
    /// Several words.
    Phrase,
}

/// A word after which a secret may stand, with letters as `Folded` has them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) text: &'static str,
    pub(super) kind: Kind,
}

const fn word(text: &'static str, kind: Kind) -> Word {
    Word { text, kind }
}

/// In the languages in which plans are written most; the longer before the shorter.
pub(super) const WORDS: [Word; 60] = [
    word("passphrase", Kind::Phrase),
    word("pass phrase", Kind::Phrase),
    word("pass-phrase", Kind::Phrase),
    word("password", Kind::Password),
    word("pass word", Kind::Password),
    word("passwort", Kind::Password),
    word("passcode", Kind::Code),
    word("passwd", Kind::Password),
    word("passord", Kind::Password),
    word("pass", Kind::Password),
    word("pword", Kind::Password),
    word("pwd", Kind::Password),
    word("pw", Kind::Password),
    word("psw", Kind::Password),
    word("kennwort", Kind::Password),
    word("losungswort", Kind::Password),
    word("zugangscode", Kind::Code),
    word("mot de passe", Kind::Password),
    word("mdp", Kind::Password),
    word("contrasena", Kind::Password),
    word("clave", Kind::Password),
    word("contrasenya", Kind::Password),
    word("palavra-passe", Kind::Password),
    word("palavra passe", Kind::Password),
    word("senha", Kind::Password),
    word("wachtwoord", Kind::Password),
    word("losenord", Kind::Password),
    word("adgangskode", Kind::Password),
    word("kodeord", Kind::Password),
    word("salasana", Kind::Password),
    word("haslo", Kind::Password),
    word("heslo", Kind::Password),
    word("jelszo", Kind::Password),
    word("parola", Kind::Password),
    word("sifre", Kind::Password),
    word("lozinka", Kind::Password),
    word("geslo", Kind::Password),
    word("\u{43f}apo\u{43b}\u{44c}", Kind::Password),
    word("密码", Kind::Password),
    word("密碼", Kind::Password),
    word("ハスワート", Kind::Password),
    word("비밀번호", Kind::Password),
    word("secret", Kind::Password),
    word("token", Kind::Password),
    word("api key", Kind::Password),
    word("api-key", Kind::Password),
    word("api_key", Kind::Password),
    word("apikey", Kind::Password),
    word("access key", Kind::Password),
    word("access_key", Kind::Password),
    word("credential", Kind::Password),
    word("backup code", Kind::Code),
    word("backup_code", Kind::Code),
    word("recovery code", Kind::Code),
    word("recovery_code", Kind::Code),
    word("backup-code", Kind::Code),
    word("wiederherstellungscode", Kind::Code),
    word("pin code", Kind::Code),
    word("pin-code", Kind::Code),
    word("pin", Kind::Code),
];

/// How many there are of what is looked for; a private key is the last.
const N_ALL: usize = KEYS.len() + WORDS.len() + 1;

const fn looked_for(index: usize) -> &'static [u8] {
    if index < KEYS.len() {
        KEYS[index].0.as_bytes()
    } else if index < KEYS.len() + WORDS.len() {
        WORDS[index - KEYS.len()].text.as_bytes()
    } else {
        b"-----BEGIN"
    }
}

/// The other case of a letter; of what is no letter the same.
const fn other_case(byte: u8) -> u8 {
    if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { byte }
}

/// A bit for each two bytes with which something that is looked for begins, in any case: they tell most words apart from
/// those.
pub(super) const BEGINNINGS: [u64; 1024] = {
    let mut table = [0; 1024];
    let mut index = 0;
    while index < N_ALL {
        let (first, second) = (looked_for(index)[0], looked_for(index)[1]);
        let (firsts, seconds) = ([first, other_case(first)], [second, other_case(second)]);
        let mut cases = 0;
        while cases < 4 {
            let pair = u16::from_le_bytes([firsts[cases & 1], seconds[cases >> 1]]) as usize;
            table[pair >> 6] |= 1 << (pair & 63);
            cases += 1;
        }
        index += 1;
    }
    table
};

/// Where three letters have their bit in `THREE_LETTERS`, in any case.
pub(super) const fn of_three(letters: [u8; 3]) -> (usize, usize) {
    let [first, second, third] = [letters[0] | 0x20, letters[1] | 0x20, letters[2] | 0x20];
    let number = (first as usize * 31 + second as usize) * 31 + third as usize;
    (number / 64 % 64, number % 64)
}

/// The same for the first three letters, of which some that are not looked for share a bit.
pub(super) const THREE_LETTERS: [u64; 64] = {
    let mut table = [0; 64];
    let mut index = 0;
    while index < N_ALL {
        let word = looked_for(index);
        let mut third: u8 = 0;
        loop {
            if word.len() == 2 || word[2] == third {
                let (at, bit) = of_three([word[0], word[1], third]);
                table[at] |= 1 << bit;
            }
            if third == u8::MAX {
                break;
            }
            third += 1;
        }
        index += 1;
    }
    table
};
