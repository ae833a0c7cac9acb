//! Fits beside lme4 and R.
