//! The QR code on the therapist's screen.

use fast_qr::{ECL, QRBuilder};
use maud::{Markup, html};

/// Light modules around a code, so that a camera finds its edge.
const QUIET: usize = 4;

/// The code of an address, dark on light in every colour scheme, with what it is for readers who cannot see it; `None`
/// for an address longer than a code can hold.
pub fn code(address: &str, label: &str) -> Option<Markup> {
    let Ok(code) = QRBuilder::new(address).ecl(ECL::M).build() else { return None };
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let run = (column..code.size).take_while(|at| code[row][*at].value()).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", column + QUIET, row + QUIET));
            }
            column += run.max(1);
        }
    }
    let side = code.size + 2 * QUIET;
    Some(html! {
        svg class="qr" viewBox=(format!("0 0 {side} {side}")) role="img" aria-label=(label) shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path fill="#000" d=(path) {}
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_draws_every_dark_module_once_and_nothing_else() {
        let address = "https://verbond.example/c/0123456789abcdef";
        let drawn = code(address, "code").unwrap().into_string();
        let qr = QRBuilder::new(address).ecl(ECL::M).build().map_err(|_| ()).unwrap();
        let dark: usize =
            (0..qr.size).map(|row| (0..qr.size).filter(|at| qr[row][*at].value()).count()).sum();
        let runs = drawn.split_once(" d=\"").unwrap().1.split_once('"').unwrap().0;
        let drawn: usize = runs
            .split('h')
            .skip(1)
            .step_by(2)
            .map(|run| run.split_once('v').unwrap().0.parse::<usize>().unwrap())
            .sum();
        assert_eq!(drawn, dark);
    }

    #[test]
    fn an_address_that_is_too_long_has_no_code() {
        assert!(code(&"x".repeat(5_000), "code").is_none());
    }
}
