//! The linear algebra that only a mixed model needs: factors of any rank, and one large matrix of crossed effects.

pub(crate) mod dense;
pub(crate) mod triangle;
