//! The little linear algebra a mixed model needs, sized for it: small matrices of coefficients, one large one of crossed effects.

pub(crate) mod dense;
pub(crate) mod eigen;
pub(crate) mod matrix;
pub(crate) mod triangle;
