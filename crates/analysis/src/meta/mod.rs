//! Meta-analyses of a file of studies.

pub mod document;
mod parts;
mod small;
#[cfg(test)]
mod tests;
mod threelevel;
