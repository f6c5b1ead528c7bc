//! Numbers that look like chance and are the same on every machine. Source: `SplitMix64` of Steele, Lea, Flood 2014.

/// A sequence of such numbers.
#[derive(Clone, Debug)]
pub struct SplitMix {
    state: u64,
}

impl SplitMix {
    const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

    /// The sequence of `seed`, from the output after the first `skipped`.
    pub const fn new(seed: u64, skipped: u64) -> Self {
        Self { state: seed.wrapping_add(Self::STEP.wrapping_mul(skipped)) }
    }

    /// The next 64 bits.
    pub fn output(&mut self) -> u64 {
        self.state = self.state.wrapping_add(Self::STEP);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`, which is not 0: nearly even, as bounds here are far below 2⁶⁴.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.output() % bound.max(1) as u64) as usize
    }

    /// Puts what is in `all` into another order.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_paper() {
        let mut numbers = SplitMix::new(1_234_567, 0);
        assert_eq!(numbers.output(), 6_457_827_717_110_365_317);
        assert_eq!(numbers.output(), 3_203_168_211_198_807_973);
        assert_eq!(SplitMix::new(1_234_567, 1).output(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn a_shuffle_keeps_all() {
        let mut all: Vec<usize> = (0..100).collect();
        SplitMix::new(1, 0).shuffle(&mut all);
        assert_ne!(all, (0..100).collect::<Vec<_>>());
        all.sort_unstable();
        assert_eq!(all, (0..100).collect::<Vec<_>>());
    }
}
