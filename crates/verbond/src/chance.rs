//! Real chance: the one place where the program asks the machine for it.

use alliance::clock::Chance;

/// The chance of the operating system, good enough for secrets.
#[derive(Debug, Clone, Copy)]
pub struct SystemChance;

impl Chance for SystemChance {
    #[expect(clippy::disallowed_methods, reason = "this is the chance that everything else is given")]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives chance; without it no secret can be made");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_draws_differ() {
        let (mut one, mut other) = ([0; 32], [0; 32]);
        SystemChance.fill(&mut one);
        SystemChance.fill(&mut other);
        assert_ne!(one, other);
    }
}
