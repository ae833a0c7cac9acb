//! How sure intervals are, as it is typed.

use analysis::failure::Failure;
use clap::Args;

/// How sure intervals are.
#[derive(Debug, Args)]
pub struct Confidence {
    /// How sure intervals are, in percent
    #[arg(long, value_name = "PERCENT", default_value_t = 95.0)]
    confidence: f64,
}

impl Confidence {
    /// As a share, between 0 and 1.
    ///
    /// # Errors
    /// [`Failure::Confidence`]
    pub fn share(&self) -> Result<f64, Failure> {
        let is_percent = self.confidence > 0.0 && self.confidence < 100.0;
        if is_percent {
            Ok(self.confidence / 100.0)
        } else {
            Err(Failure::Confidence { percent: self.confidence })
        }
    }
}
