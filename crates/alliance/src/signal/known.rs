//! What an organisation knows of its own scores: how they vary, and how low is too low.

use super::method::Practice;
use stats::local_level::Timed;
use stats::local_level::thresholds::Thresholds;

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
        /// How many own ones there are.
        own: usize,
    },
    /// On so many own ones.
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
    /// Which of them are known to be no ordinary ones.
    pub strained: Vec<usize>,
}

impl Known {
    /// What holds for an organisation that knows too little of its own scores.
    pub fn usual(rate: super::setting::Rate, own: usize) -> Self {
        let model = stats::local_level::LocalLevel { mean: 8.0, spread: 1.2, step: 0.05, noise: 0.6 };
        let thresholds = Thresholds::of_bands(rate.share(), vec![8.0], vec![-2.1, -2.0]);
        Self {
            practice: Practice { model, spread: 1.0, error: 0.77 },
            thresholds: thresholds.expect("bands"),
            rests_on: RestsOn::Usual { own },
        }
    }
}
