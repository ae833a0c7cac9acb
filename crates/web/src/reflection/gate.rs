//! How fast people come in: into one room, and from one address into all rooms together.
//!
//! A whole congress may share one address, so both let many in at once and then a few each second. A flood into one room is
//! refused before the room hears of it, and takes nothing from others.

use super::room::Rooms;
use crate::error::PageError;
use crate::state::App;
use alliance::clock::Timestamp;
use alliance::ids::ReflectionId;
use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// Into one room.
const ROOM: Rate = Rate { at_once: 900, every_ms: 20 };
/// From one address. Less than a room lets in: one address alone closes no room to others.
const ADDRESS: Rate = Rate { at_once: 450, every_ms: 66 };
/// Addresses that are remembered; with more, all are forgotten and the rooms' own limit is left.
const ADDRESSES_MOST: usize = 20_000;

/// So many at once, then one after each of these milliseconds.
#[derive(Debug, Clone, Copy)]
struct Rate {
    at_once: i64,
    every_ms: i64,
}

impl Rate {
    fn whole_ms(self) -> i64 {
        self.at_once * self.every_ms
    }
}

/// When all that was taken is given back.
#[derive(Debug, Clone, Copy)]
struct Taken(Timestamp);

impl Taken {
    /// What is taken at this moment. A clock that went back does not keep anybody out for long.
    fn ms(self, rate: Rate, now: Timestamp) -> i64 {
        self.0.ms_since(now).clamp(0, rate.whole_ms())
    }
}

/// Who came in lately.
#[derive(Debug, Default)]
pub(super) struct Gate {
    rooms: BTreeMap<ReflectionId, Taken>,
    addresses: BTreeMap<IpAddr, Taken>,
}

impl Gate {
    /// Whether one more may come in. Who is refused by one limit takes nothing from the other.
    fn admits(&mut self, room: ReflectionId, address: Option<IpAddr>, now: Timestamp) -> bool {
        let taken_ms = |taken: Option<&Taken>, rate| taken.map_or(0, |taken| taken.ms(rate, now));
        let of_room = taken_ms(self.rooms.get(&room), ROOM) + ROOM.every_ms;
        let of_address =
            address.map(|address| taken_ms(self.addresses.get(&address), ADDRESS) + ADDRESS.every_ms);
        if of_room > ROOM.whole_ms() || of_address.is_some_and(|taken| taken > ADDRESS.whole_ms()) {
            return false;
        }
        self.rooms.insert(room, Taken(now.plus_ms(of_room)));
        if let (Some(address), Some(taken)) = (address, of_address) {
            self.addresses.insert(address, Taken(now.plus_ms(taken)));
        }
        self.forget(now);
        true
    }

    fn forget(&mut self, now: Timestamp) {
        if self.rooms.len() > super::room::ROOMS_MOST {
            self.rooms.retain(|_, taken| taken.0 > now);
        }
        if self.addresses.len() > ADDRESSES_MOST {
            self.addresses.retain(|_, taken| taken.0 > now);
        }
        if self.addresses.len() > ADDRESSES_MOST {
            self.addresses.clear();
        }
    }
}

/// Whose device asks: the address of the connection. From a proxy on this machine or in the same private network it is what the
/// proxy wrote down last; who forges that evades the limit of an address and not that of a room.
pub fn address(extensions: &Extensions, headers: &HeaderMap) -> Option<IpAddr> {
    let ConnectInfo(connected) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    let near = connected.ip().to_canonical();
    let (is_this_machine, is_near) = match near {
        IpAddr::V4(ip) => (ip.is_loopback(), ip.is_private()),
        IpAddr::V6(ip) => (ip.is_loopback(), ip.is_unique_local()),
    };
    if !is_this_machine && !is_near {
        return Some(home(near));
    }
    let told = headers.get_all("x-forwarded-for").iter().next_back();
    let told = told.and_then(|line| line.as_bytes().rsplit(|byte| *byte == b',').next());
    let told =
        told.and_then(|last| match std::str::from_utf8(last).map(|last| last.trim().parse::<IpAddr>()) {
            Ok(Ok(ip)) => Some(home(ip.to_canonical())),
            Ok(Err(_)) | Err(_) => None,
        });
    // Without a word, all who come through a proxy on this machine would count as one.
    told.or_else(|| (!is_this_machine).then(|| home(near)))
}

/// One household has all addresses that begin with the same 64 bits.
fn home(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(_) => ip,
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

impl Rooms {
    /// Counts one who comes in.
    ///
    /// # Errors
    /// Too many came in at once: to this room, or from this address.
    pub fn admit(&self, app: &App, room: ReflectionId, address: Option<IpAddr>) -> Result<(), PageError> {
        let mut gate = self.gate.lock().expect("no holder of this lock can panic");
        match gate.admits(room, address, app.now()) {
            true => Ok(()),
            false => Err(PageError::Crowded("refusal-reflection-crowded".into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance::clock::SeededChance;

    const NOW: Timestamp = Timestamp::from_ms(1_000_000_000);

    fn room(seed: u64) -> ReflectionId {
        ReflectionId::make(NOW, &SeededChance::new(seed))
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn let_in(
        gate: &mut Gate,
        room: ReflectionId,
        address: Option<IpAddr>,
        asked: usize,
        at: Timestamp,
    ) -> usize {
        (0..asked).filter(|_| gate.admits(room, address, at)).count()
    }

    #[test]
    fn a_congress_behind_one_address_comes_in_at_once() {
        let mut gate = Gate::default();
        assert_eq!(let_in(&mut gate, room(1), Some(ip("203.0.113.7")), 300, NOW), 300);
    }

    #[test]
    fn ten_thousand_joins_are_refused_but_for_some_and_another_room_does_not_notice() {
        let mut gate = Gate::default();
        let (flooded, other) = (room(1), room(2));
        assert_eq!(let_in(&mut gate, flooded, Some(ip("203.0.113.7")), 10_000, NOW), 450, "from one address");
        assert_eq!(
            let_in(&mut gate, flooded, Some(ip("198.51.100.1")), 100, NOW),
            100,
            "others still come in"
        );
        assert_eq!(let_in(&mut gate, flooded, None, 10_000, NOW), 350, "from wherever");
        assert_eq!(let_in(&mut gate, other, None, 300, NOW), 300);
        assert_eq!(let_in(&mut gate, other, Some(ip("198.51.100.2")), 300, NOW), 300);
        assert_eq!(
            let_in(&mut gate, other, Some(ip("203.0.113.7")), 1, NOW),
            0,
            "whoever floods goes nowhere"
        );
    }

    #[test]
    fn who_waits_comes_in() {
        let mut gate = Gate::default();
        let_in(&mut gate, room(1), None, 2_000, NOW);
        assert_eq!(let_in(&mut gate, room(1), None, 2_000, NOW.plus_ms(1_000)), 50);
        assert_eq!(let_in(&mut gate, room(1), None, 2_000, NOW.plus_ms(60_000)), 900);
    }

    #[test]
    fn a_clock_that_goes_back_keeps_nobody_out_for_long() {
        let mut gate = Gate::default();
        let_in(&mut gate, room(1), None, 2_000, NOW);
        let earlier = NOW.plus_ms(-3_600_000);
        assert_eq!(let_in(&mut gate, room(1), None, 1, earlier), 0);
        gate.rooms.insert(room(1), Taken(earlier.plus_ms(ROOM.whole_ms())));
        assert_eq!(let_in(&mut gate, room(1), None, 100, earlier.plus_ms(1_000)), 50);
    }

    #[test]
    fn addresses_are_forgotten_before_they_fill_the_memory() {
        let mut gate = Gate::default();
        for number in 0..30_000_u32 {
            gate.admits(room(u64::from(number / 500)), Some(IpAddr::V4(number.into())), NOW);
        }
        assert!(gate.addresses.len() <= ADDRESSES_MOST);
    }

    fn check(connected: &str, told: Option<&'static str>, expected: Option<&str>) {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(ip(connected), 4_000)));
        let mut headers = HeaderMap::new();
        if let Some(told) = told {
            headers.insert("x-forwarded-for", axum::http::HeaderValue::from_static(told));
        }
        assert_eq!(address(&extensions, &headers), expected.map(ip), "{connected} {told:?}");
    }

    #[test]
    fn the_address_is_that_of_the_device_and_not_of_a_proxy() {
        check("203.0.113.7", None, Some("203.0.113.7"));
        check("203.0.113.7", Some("198.51.100.1"), Some("203.0.113.7"));
        check("127.0.0.1", None, None);
        check("127.0.0.1", Some("10.0.0.1, 198.51.100.1"), Some("198.51.100.1"));
        check("127.0.0.1", Some("nobody"), None);
        check("172.17.0.1", Some("2001:db8:1:2:3::9"), Some("2001:db8:1:2::"));
        check("172.17.0.1", None, Some("172.17.0.1"));
        check("::ffff:203.0.113.7", None, Some("203.0.113.7"));
        assert_eq!(address(&Extensions::new(), &HeaderMap::new()), None);
    }
}
