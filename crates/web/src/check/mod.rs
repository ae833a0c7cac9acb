//! The check: a client opens a link and answers on an own phone or on the therapist's device, a therapist answers at a
//! desk or types paper over. Each answers apart; the server keeps the halves sealed until both are in.

pub mod device;
pub mod draft;
pub mod landing;
pub mod link;
pub mod own;
pub mod paper;
pub mod print;
pub mod receive;
pub mod send;
pub mod sheet;
pub mod show;
#[cfg(test)]
mod tests;
pub mod waiting;
