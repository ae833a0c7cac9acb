//! Where the program listens, and where others reach it.

use crate::failure::Failure;
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use tokio::net::{TcpListener, TcpSocket};

/// Connections that may wait to be taken in. With the usual 128, three hundred phones that come at once would find no place, and
/// ask again a second later.
const WAITING_MOST: u32 = 4_096;

/// Listens at an address.
///
/// # Errors
/// The port is taken, may not be used, or the address is none of this machine.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    listener(address).map_err(|error| {
        let key = match error.kind() {
            ErrorKind::AddrInUse => "failure-port-taken",
            ErrorKind::PermissionDenied => "failure-port-forbidden",
            ErrorKind::AddrNotAvailable => "failure-address-foreign",
            _ => return Failure::new("failure-listen").with("address", address).with("detail", error),
        };
        Failure::new(key).with("address", address)
    })
}

fn listener(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    // Started again, it need not wait for what the connections before it left behind.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING_MOST)
}

/// The addresses at which browsers reach a program that listens here: the first for this machine, the others for the
/// devices around it.
pub fn reached_at(listening: SocketAddr) -> Vec<SocketAddr> {
    let port = listening.port();
    if !listening.ip().is_unspecified() {
        return vec![listening];
    }
    let around = [Ipv4Addr::UNSPECIFIED.into(), Ipv6Addr::UNSPECIFIED.into()].into_iter().filter_map(outward);
    let around = around.filter(|ip| listening.is_ipv6() || ip.is_ipv4());
    std::iter::once(Ipv4Addr::LOCALHOST.into()).chain(around).map(|ip| SocketAddr::new(ip, port)).collect()
}

/// The address with which this machine would speak to the world. Nothing is sent: a datagram socket that is only
/// connected chooses its own address, by a documentation address that leads nowhere.
fn outward(from: IpAddr) -> Option<IpAddr> {
    let far: IpAddr = match from {
        IpAddr::V4(_) => Ipv4Addr::new(192, 0, 2, 1).into(),
        IpAddr::V6(_) => Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1).into(),
    };
    let socket = UdpSocket::bind((from, 0)).and_then(|socket| {
        socket.connect((far, 9))?;
        socket.local_addr()
    });
    // A machine without a network has no such address: that is no failure.
    let ip = match socket {
        Ok(address) => address.ip(),
        Err(_) => return None,
    };
    (!ip.is_loopback() && !ip.is_unspecified()).then_some(ip)
}

/// Where people reach it: as was said, or else the address that reaches furthest.
pub fn origin(said: Option<&str>, listening: SocketAddr) -> String {
    match said {
        Some(said) => said.trim_end_matches('/').to_owned(),
        None => {
            let reached = reached_at(listening);
            let furthest = reached.iter().find(|address| !address.ip().is_loopback());
            format!("http://{}", furthest.unwrap_or(&reached[0]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_port_that_is_taken_is_told_and_port_0_takes_a_free_one() {
        let first = listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
        let taken = first.local_addr().unwrap();
        assert_ne!(taken.port(), 0);
        assert_eq!(listen(taken).await.unwrap_err().key(), "failure-port-taken");
        let foreign = listen("192.0.2.7:0".parse().unwrap()).await;
        assert_eq!(foreign.unwrap_err().key(), "failure-address-foreign");
    }

    #[test]
    fn links_lead_to_where_people_reach_it() {
        let listening: SocketAddr = "127.0.0.1:8080".parse().unwrap();
        assert_eq!(origin(None, listening), "http://127.0.0.1:8080");
        assert_eq!(origin(Some("https://verbond.example/"), listening), "https://verbond.example");
        let everywhere = reached_at("0.0.0.0:8080".parse().unwrap());
        assert_eq!(everywhere[0], listening);
        assert!(everywhere.iter().all(|address| !address.ip().is_unspecified()));
    }
}
