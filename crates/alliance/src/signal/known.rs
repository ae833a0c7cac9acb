//! What an organisation knows of its own scores: how they vary, and how low is too low.

use super::drawn::World;
use super::method::Practice;
use super::setting::Rate;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use stats::StatsError;
use stats::local_level::fit::LocalLevelFit;
use stats::local_level::follow::{Ahead, Follow, follow};
use stats::local_level::thresholds::{Ordinary, Thresholds};
use stats::local_level::{LocalLevel, Timed};

/// From how many episodes on an organisation's own scores count. Until then the instrument's usual way of varying holds.
///
/// # Source
/// our choice, ADR-0015
pub const OWN_FROM: usize = 30;
/// How many episodes the usual way of varying weighs beside an organisation's own.
///
/// # Source
/// our choice, ADR-0015
pub const USUAL_WEIGHT: f64 = 30.0;
/// How many measured sessions come before the first one that is judged.
///
/// # Source
/// our choice, ADR-0015: less is no series yet
pub const SESSIONS_BEFORE: usize = 3;

/// How a session check of two items a component varies in practice: the most likely model of series drawn from
/// [`World::USUAL`]. Times are weeks.
const USUAL: Practice = Practice {
    model: LocalLevel { mean: 7.91, spread: 0.968, step: 0.011_3, noise: 1.11 },
    spread: 1.073,
    error: 1.053_6,
};
/// Where the drawing of usual sessions begins, and how many series are drawn.
const SEED: u64 = 20_261_122;
const SERIES_COUNT: usize = 1_500;

/// What is known of the scores of one component from one perspective.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// How they vary.
    pub practice: Practice,
    /// How low is too low.
    pub thresholds: Thresholds,
    /// On whose episodes it rests.
    pub rests_on: RestsOn,
}

/// On whose episodes what is known rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestsOn {
    /// On the usual way of varying, because there are so few own ones.
    Usual {
        /// How many own ones there are: fewer than [`OWN_FROM`], or none that vary.
        own: usize,
    },
    /// On so many own ones, drawn towards the usual way with the weight of [`USUAL_WEIGHT`] episodes.
    Own {
        /// How many.
        episodes: usize,
    },
}

/// The measured sessions of one episode, from one perspective, about one component.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OwnSeries {
    /// Each with its time in weeks.
    pub sessions: Vec<Timed>,
    /// Which of them are known to be no ordinary ones, by place: the client marked them, or a rupture was noticed.
    pub strained: Vec<usize>,
}

impl OwnSeries {
    fn is_ordinary(&self, place: usize) -> bool {
        place >= SESSIONS_BEFORE && !self.strained.contains(&place)
    }
}

/// Sessions in which nothing happened, as they come in practice: what an organisation's own are laid beside.
#[derive(Debug, Clone, PartialEq)]
pub struct UsualSessions(Vec<Ordinary>);

impl UsualSessions {
    /// Draws them, always the same ones.
    ///
    /// # Errors
    /// None of its own: the usual world can be drawn.
    pub fn drawn() -> Result<Self, StatsError> {
        let mut rng = ChaCha8Rng::seed_from_u64(SEED);
        let mut sessions = Vec::new();
        for _ in 0..SERIES_COUNT {
            let series = OwnSeries::weekly(&World::USUAL.ordinary(&mut rng).sessions);
            sessions.extend(ordinary(&series, &USUAL.model)?);
        }
        Ok(Self(sessions))
    }
}

impl Known {
    /// What holds for an organisation that knows too little of its own scores.
    pub fn usual(rate: Rate, own: usize) -> Self {
        let (edges, least) = usual_bands(rate);
        let thresholds = Thresholds::of_bands(rate.share(), edges.to_vec(), least.to_vec());
        Self {
            practice: USUAL,
            thresholds: thresholds.expect("the bands stand in this file"),
            rests_on: RestsOn::Usual { own },
        }
    }

    /// What an organisation's own episodes teach.
    ///
    /// With `n` episodes of two measured sessions or more, each of the mean, the variances and the spread is
    /// `(n·own + 30·usual)/(n + 30)`, the own ones by greatest likelihood. Thresholds are counted on the own ordinary sessions
    /// together with [`UsualSessions`], which weigh as much as thirty episodes.
    ///
    /// # Missing data
    /// Sessions that were not measured are not in the series. Fewer than [`OWN_FROM`] episodes, or scores that are all
    /// the same, give [`Known::usual`].
    /// # Errors
    /// [`StatsError`] for series that go back in time or hold what is no number.
    /// # Source
    /// our choice, ADR-0015
    pub fn learnt(own: &[OwnSeries], usual: &UsualSessions, rate: Rate) -> Result<Self, StatsError> {
        let own: Vec<&OwnSeries> = own.iter().filter(|series| series.sessions.len() >= 2).collect();
        let episodes = own.len();
        if episodes < OWN_FROM {
            return Ok(Self::usual(rate, episodes));
        }
        let timed: Vec<&[Timed]> = own.iter().map(|series| series.sessions.as_slice()).collect();
        let fitted = match LocalLevelFit::new(&timed) {
            Ok(fit) => fit.model(),
            Err(StatsError::NoVariation { .. }) => return Ok(Self::usual(rate, episodes)),
            Err(error) => return Err(error),
        };
        let drawn = |own: f64, usual: f64| {
            (episodes as f64 * own + USUAL_WEIGHT * usual) / (episodes as f64 + USUAL_WEIGHT)
        };
        let model = LocalLevel {
            mean: drawn(fitted.mean, USUAL.model.mean),
            spread: drawn(fitted.spread, USUAL.model.spread),
            step: drawn(fitted.step, USUAL.model.step),
            noise: drawn(fitted.noise, USUAL.model.noise),
        };
        let practice = Practice {
            model,
            spread: drawn(spread_within(&timed).powi(2), USUAL.spread.powi(2)).sqrt(),
            error: model.noise.sqrt(),
        };
        let mut sessions = Vec::new();
        for series in &own {
            sessions.extend(ordinary(series, &model)?);
        }
        let per_episode = sessions.len() as f64 / episodes as f64;
        let weight = USUAL_WEIGHT * per_episode.max(1.0) / usual.0.len() as f64;
        sessions.extend(usual.0.iter().map(|session| Ordinary { weight, ..*session }));
        let thresholds = Thresholds::new(rate.share(), &sessions)?;
        Ok(Self { practice, thresholds, rests_on: RestsOn::Own { episodes } })
    }
}

impl OwnSeries {
    /// A series of weekly sessions.
    pub fn weekly(sessions: &[Option<f64>]) -> Self {
        let measured = sessions.iter().enumerate();
        let timed =
            |(week, value): (usize, &Option<f64>)| Some(Timed { time: week as f64, value: (*value)? });
        Self { sessions: measured.filter_map(timed).collect(), strained: Vec::new() }
    }
}

/// The sessions of a series that can be judged and are not known to be strained, beside what was expected of them.
fn ordinary(series: &OwnSeries, model: &LocalLevel) -> Result<Vec<Ordinary>, StatsError> {
    let followed = follow(model, Follow::USUAL, &series.sessions)?;
    let judged = followed.iter().enumerate().filter(|(place, _)| series.is_ordinary(*place));
    let of = |(_, ahead): (usize, &Ahead)| Ordinary {
        expected: ahead.expectation.value,
        fall: ahead.fall,
        weight: 1.0,
    };
    Ok(judged.map(of).collect())
}

/// How much the sessions of one client vary, pooled over clients, as a standard deviation.
pub(super) fn spread_within<S: AsRef<[Timed]>>(series: &[S]) -> f64 {
    let (mut squares, mut degrees) = (0.0, 0.0);
    for one in series {
        let one = one.as_ref();
        let mean = one.iter().map(|seen| seen.value).sum::<f64>() / one.len() as f64;
        squares += one.iter().map(|seen| (seen.value - mean).powi(2)).sum::<f64>();
        degrees += one.len() as f64 - 1.0;
    }
    (squares / degrees).sqrt()
}

/// Where the bands of expected values of usual sessions begin, and how low is too low in each: counted on 88 410 sessions of 6 000
/// drawn series.
fn usual_bands(rate: Rate) -> ([f64; 4], [f64; 5]) {
    let edges = [7.076, 7.716, 8.233, 8.782];
    match rate {
        Rate::OneIn20 => (edges, [-2.102, -2.174, -2.121, -2.041, -1.885]),
        Rate::OneIn40 => (edges, [-2.407, -2.479, -2.430, -2.419, -2.282]),
        Rate::OneIn80 => (edges, [-2.656, -2.755, -2.678, -2.694, -2.609]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(world: &World, seed: u64, count: usize) -> Vec<OwnSeries> {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        (0..count).map(|_| OwnSeries::weekly(&world.ordinary(&mut rng).sessions)).collect()
    }

    /// The share of sessions that can be judged and lie below.
    fn share_called(known: &Known, series: &[OwnSeries]) -> f64 {
        let sessions: Vec<Ordinary> =
            series.iter().flat_map(|series| ordinary(series, &known.practice.model).unwrap()).collect();
        let called = |session: &&Ordinary| session.fall < known.thresholds.at(session.expected);
        sessions.iter().filter(called).count() as f64 / sessions.len() as f64
    }

    #[test]
    fn the_usual_way_of_varying_is_that_of_usual_series() {
        let series = drawn(&World::USUAL, 7, 3_000);
        let timed: Vec<&[Timed]> = series.iter().map(|series| series.sessions.as_slice()).collect();
        let fitted = LocalLevelFit::new(&timed).unwrap().model();
        // 3 000 series of about 18 sessions: standard errors are about 0.02, 0.03, 0.001 and 0.008.
        assert!((fitted.mean - USUAL.model.mean).abs() < 0.06);
        assert!((fitted.spread - USUAL.model.spread).abs() < 0.1);
        assert!((fitted.step - USUAL.model.step).abs() < 0.004);
        assert!((fitted.noise - USUAL.model.noise).abs() < 0.03);
        assert!((spread_within(&timed) - USUAL.spread).abs() < 0.02);
        assert!((USUAL.error - USUAL.model.noise.sqrt()).abs() < 1e-4);
    }

    #[test]
    fn usual_thresholds_keep_their_share_from_the_fourth_session_on() {
        let series = drawn(&World::USUAL, 8, 2_000);
        for rate in Rate::ALL {
            let share = share_called(&Known::usual(*rate, 0), &series);
            assert!((share / rate.share() - 1.0).abs() < 0.2, "{rate}: {share}");
        }
    }

    #[test]
    fn an_organisation_that_varies_in_its_own_way_keeps_the_share_once_it_has_learnt() {
        let own = World { mean: 7.0, spread: 1.4, noise: 1.1, ..World::USUAL };
        let usual = UsualSessions::drawn().unwrap();
        let known = Known::learnt(&drawn(&own, 9, 400), &usual, Rate::OneIn40).unwrap();
        assert_eq!(known.rests_on, RestsOn::Own { episodes: 400 });
        let (before, after) = {
            let later = drawn(&own, 10, 2_000);
            (share_called(&Known::usual(Rate::OneIn40, 0), &later), share_called(&known, &later))
        };
        assert!((after * 40.0 - 1.0).abs() < (before * 40.0 - 1.0).abs(), "{before} {after}");
        assert!((after * 40.0 - 1.0).abs() < 0.2, "{after}");
    }

    #[test]
    fn fewer_than_thirty_episodes_or_scores_that_never_vary_leave_the_usual_way() {
        let usual = UsualSessions::drawn().unwrap();
        let learnt = |own: &[OwnSeries]| Known::learnt(own, &usual, Rate::OneIn40).unwrap();
        assert_eq!(learnt(&[]), Known::usual(Rate::OneIn40, 0));
        assert_eq!(learnt(&drawn(&World::USUAL, 11, 29)), Known::usual(Rate::OneIn40, 29));
        let at_the_top = vec![OwnSeries::weekly(&[Some(10.0); 8]); 40];
        assert_eq!(learnt(&at_the_top), Known::usual(Rate::OneIn40, 40));
        assert_eq!(learnt(&drawn(&World::USUAL, 11, 30)).rests_on, RestsOn::Own { episodes: 30 });
    }

    #[test]
    fn a_session_known_to_be_strained_does_not_teach_what_is_ordinary() {
        let usual = UsualSessions::drawn().unwrap();
        let mut own = drawn(&World::USUAL, 12, 200);
        for series in &mut own {
            let place = 6.min(series.sessions.len() - 1);
            series.sessions[place].value = 1.0;
        }
        let unsaid = Known::learnt(&own, &usual, Rate::OneIn40).unwrap();
        own.iter_mut().for_each(|series| series.strained = vec![6]);
        let said = Known::learnt(&own, &usual, Rate::OneIn40).unwrap();
        assert!(said.thresholds.at(8.0) > unsaid.thresholds.at(8.0));
    }

    #[test]
    fn a_series_that_goes_back_in_time_is_refused() {
        let back = OwnSeries {
            sessions: [(2.0, 8.0), (1.0, 7.0)].map(|(time, value)| Timed { time, value }).to_vec(),
            strained: Vec::new(),
        };
        let usual = UsualSessions::drawn().unwrap();
        assert!(Known::learnt(&vec![back; 40], &usual, Rate::OneIn40).is_err());
    }
}
