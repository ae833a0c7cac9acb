//! One filling-in of an instrument, and its score.
