//! How long the name of a host is on its way (RFC 3492).

const BASE: u32 = 36;
const FIRST: u32 = 1;
const LAST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL: u32 = 128;

/// How many letters a part of a name takes: as many as it has where they are of the usual alphabet, else those of its
/// encoding with the `xn--` before it. `None` for what is too long to be encoded.
pub(super) fn length(label: &str) -> Option<usize> {
    const LONGEST: usize = 256;
    if label.is_ascii() {
        return Some(label.len());
    }
    let letters: Vec<u32> = label.to_lowercase().chars().map(u32::from).collect();
    if letters.len() > LONGEST {
        return None;
    }
    let n_basic = letters.iter().filter(|letter| **letter < INITIAL).count();
    let mut n_written = n_basic + usize::from(n_basic > 0);
    let (mut least, mut delta, mut bias) = (INITIAL, 0_u32, INITIAL_BIAS);
    let mut handled = u32::try_from(n_basic).ok()?;
    while (handled as usize) < letters.len() {
        let next = letters.iter().copied().filter(|letter| *letter >= least).min()?;
        delta = delta.checked_add((next - least).checked_mul(handled + 1)?)?;
        least = next;
        for &letter in &letters {
            if letter < least {
                delta = delta.checked_add(1)?;
            }
            if letter == least {
                n_written += n_digits(delta, bias);
                bias = adapted(delta, handled + 1, u32::try_from(n_basic).ok()? == handled);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        least = least.checked_add(1)?;
    }
    Some("xn--".len() + n_written)
}

/// How many digits a number takes whose base changes from digit to digit.
fn n_digits(mut number: u32, bias: u32) -> usize {
    let mut n = 1;
    let mut place = BASE;
    loop {
        let threshold = place.saturating_sub(bias).clamp(FIRST, LAST);
        if number < threshold {
            return n;
        }
        number = (number - threshold) / (BASE - threshold);
        place += BASE;
        n += 1;
    }
}

fn adapted(delta: u32, n_points: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / DAMP } else { delta / 2 };
    delta += delta / n_points;
    let mut bias = 0;
    while delta > ((BASE - FIRST) * LAST) / 2 {
        delta /= BASE - FIRST;
        bias += BASE;
    }
    bias + (BASE - FIRST + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use crate::plan::queries::punycode::length;

    #[test]
    fn names_are_as_long_as_they_travel() {
        // https://www.rfc-editor.org/rfc/rfc3492#section-7.1: (A), (B) and (L).
        assert_eq!(length("ليهمابتكلموشعربي؟"), Some("xn--egbpdaj6bu4bxfgehfvwxn".len()));
        assert_eq!(length("他们为什么不说中文"), Some("xn--ihqwcrb4cv8a8dqg056pqjye".len()));
        assert_eq!(length("3年b組金八先生"), Some("xn--3b-ww4c5e180e575a65lsy2b".len()));
        assert_eq!(length("bücher"), Some("xn--bcher-kva".len()));
        assert_eq!(length("example"), Some(7));
    }
}
