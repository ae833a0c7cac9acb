//! What is known of a component's scores as a line of text, for the one who keeps it.

use super::known::{Known, RestsOn};
use super::method::Practice;
use stats::local_level::LocalLevel;
use stats::local_level::thresholds::Thresholds;
use std::fmt;
use std::str::FromStr;

/// The version of the text. Another one is learnt anew.
const VERSION: &str = "1";

/// Text of another version, or damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read what is known of scores")]
pub struct Unreadable;

impl fmt::Display for Known {
    /// Numbers read back as the very same numbers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Practice { model, spread, error } = self.practice;
        let (rests_on, episodes) = match self.rests_on {
            RestsOn::Usual { own } => ("usual", own),
            RestsOn::Own { episodes } => ("own", episodes),
        };
        write!(f, "{VERSION} {rests_on} {episodes}")?;
        for number in [model.mean, model.spread, model.step, model.noise, spread, error] {
            write!(f, " {number}")?;
        }
        write!(f, " {}", self.thresholds.rate())?;
        for (from, least) in self.thresholds.bands() {
            if let Some(from) = from {
                write!(f, " {from}")?;
            }
            write!(f, " {least}")?;
        }
        Ok(())
    }
}

impl FromStr for Known {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let mut words = text.split(' ');
        if words.next() != Some(VERSION) {
            return Err(Unreadable);
        }
        let rests_on = words.next();
        let episodes: usize = read(words.next())?;
        let rests_on = match rests_on {
            Some("usual") => RestsOn::Usual { own: episodes },
            Some("own") => RestsOn::Own { episodes },
            Some(_) | None => return Err(Unreadable),
        };
        let numbers = words.map(|word| read::<f64>(Some(word))).collect::<Result<Vec<_>, _>>()?;
        let [mean, level_spread, step, noise, spread, error, rate, first, bands @ ..] = numbers.as_slice()
        else {
            return Err(Unreadable);
        };
        let (pairs, []) = bands.as_chunks::<2>() else { return Err(Unreadable) };
        let edges = pairs.iter().map(|[edge, _]| *edge).collect();
        let least = std::iter::once(*first).chain(pairs.iter().map(|[_, least]| *least)).collect();
        let model = LocalLevel { mean: *mean, spread: *level_spread, step: *step, noise: *noise };
        Ok(Self {
            practice: Practice {
                model: model.checked().map_err(|_| Unreadable)?,
                spread: *spread,
                error: *error,
            },
            thresholds: Thresholds::of_bands(*rate, edges, least).map_err(|_| Unreadable)?,
            rests_on,
        })
    }
}

fn read<T: FromStr>(word: Option<&str>) -> Result<T, Unreadable> {
    word.ok_or(Unreadable)?.parse().map_err(|_| Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(edges: &[f64], least: &[f64]) -> Known {
        Known {
            practice: Practice {
                model: LocalLevel { mean: 7.9, spread: 1.3, step: 0.1 + 0.2, noise: 0.6 },
                spread: 1.02,
                error: 0.774_596_669_241_483_4,
            },
            thresholds: Thresholds::of_bands(0.025, edges.to_vec(), least.to_vec()).unwrap(),
            rests_on: RestsOn::Own { episodes: 131 },
        }
    }

    #[test]
    fn what_is_known_reads_back_as_the_very_same() {
        let usual = Known { rests_on: RestsOn::Usual { own: 12 }, ..known(&[], &[f64::NEG_INFINITY]) };
        for known in [known(&[], &[-2.1]), known(&[7.1, 8.4], &[-2.3, -2.0, -1.9]), usual] {
            assert_eq!(known.to_string().parse(), Ok(known));
        }
    }

    #[test]
    fn another_version_and_a_damaged_text_are_not_read() {
        let whole = known(&[7.1], &[-2.3, -2.0]).to_string();
        for (end, _) in whole.char_indices().filter(|(at, _)| whole[*at..].starts_with(' ')) {
            let part = &whole[..end];
            assert!(part.parse::<Known>().is_err() || part.split(' ').count() == 11, "{part}");
        }
        assert_eq!(whole.replacen('1', "2", 1).parse::<Known>(), Err(Unreadable));
        assert_eq!("".parse::<Known>(), Err(Unreadable));
    }
}
