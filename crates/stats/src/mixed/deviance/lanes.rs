//! Numbers of many groups, several groups beside each other: one instruction works on as many as a register holds.

use pulp::{Arch, Simd, WithSimd};

/// How many numbers a register of this processor holds.
pub(crate) fn lane_count() -> usize {
    struct Count;
    impl WithSimd for Count {
        type Output = usize;

        #[inline(always)]
        fn with_simd<S: Simd>(self, _simd: S) -> usize {
            S::F64_LANES
        }
    }
    Arch::new().dispatch(Count)
}

/// As many numbers for each group as for any other; groups stand in batches, a lane each.
#[derive(Debug, Clone)]
pub(super) struct Lanes {
    /// How many groups a batch has.
    lanes: usize,
    /// How many numbers a group has.
    size: usize,
    values: Vec<f64>,
}

impl Lanes {
    pub fn zeros(group_count: usize, size: usize) -> Self {
        let lanes = lane_count();
        Self { lanes, size, values: vec![0.0; group_count.div_ceil(lanes) * lanes * size] }
    }

    pub fn clear(&mut self) {
        self.values.fill(0.0);
    }

    /// Where the first number of a group stands; its others follow at a distance of as many as there are lanes.
    fn place(&self, group: usize) -> usize {
        group / self.lanes * self.lanes * self.size + group % self.lanes
    }

    pub fn get(&self, group: usize, number: usize) -> f64 {
        self.values[self.place(group) + number * self.lanes]
    }

    /// The numbers of a group, from one on.
    pub fn of_mut(&mut self, group: usize, from: usize) -> impl Iterator<Item = &mut f64> {
        let (begin, lanes) = (self.place(group), self.lanes);
        let end = begin + (self.size - 1) * lanes + 1;
        self.values[begin + from * lanes..end].iter_mut().step_by(lanes)
    }

    /// The numbers of a group.
    pub fn of(&self, group: usize) -> impl Iterator<Item = f64> {
        let begin = self.place(group);
        let end = begin + (self.size - 1) * self.lanes + 1;
        self.values[begin..end].iter().step_by(self.lanes).copied()
    }

    /// The numbers of a batch, each for all its groups.
    #[inline(always)]
    pub fn batch<S: Simd>(&self, _simd: S, batch: usize) -> &[S::f64s] {
        let length = self.size * S::F64_LANES;
        S::as_simd_f64s(&self.values[batch * length..][..length]).0
    }

    /// The same, to be written.
    #[inline(always)]
    pub fn batch_mut<S: Simd>(&mut self, _simd: S, batch: usize) -> &mut [S::f64s] {
        let length = self.size * S::F64_LANES;
        S::as_mut_simd_f64s(&mut self.values[batch * length..][..length]).0
    }
}

/// One number for each lane.
#[inline(always)]
pub(super) fn spread<S: Simd>(simd: S, of: impl Fn(usize) -> f64) -> S::f64s {
    let mut all = simd.splat_f64s(0.0);
    let lanes: &mut [f64] = pulp::bytemuck::cast_slice_mut(std::slice::from_mut(&mut all));
    for (lane, value) in lanes.iter_mut().enumerate() {
        *value = of(lane);
    }
    all
}

/// The numbers of all lanes, one after the other for each place.
#[inline(always)]
pub(crate) fn flat<S: Simd>(_simd: S, lanes: &[S::f64s]) -> &[f64] {
    pulp::bytemuck::cast_slice(lanes)
}
