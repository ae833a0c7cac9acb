use super::*;
use proptest::prelude::*;

fn place() -> impl Strategy<Value = (u32, u32)> {
    (0..=SIDE, 0..=SIDE)
}

fn between((x, y): (u32, u32), (other_x, other_y): (u32, u32)) -> Position {
    let field = Field::read(&format!("client={x},{y} medium={other_x},{other_y}")).unwrap();
    field.position(Edge::ClientMedium).unwrap()
}

proptest! {
    /// Monotone: two markers that are moved apart on their line never come closer.
    #[test]
    fn further_apart_is_never_closer(from in place(), step_x in 0_u32..60, step_y in 0_u32..60, times in 0_u32..16) {
        let at = |n: u32| ((from.0 + step_x * n).min(SIDE), (from.1 + step_y * n).min(SIDE));
        prop_assert!(between(from, at(times)) >= between(from, at(times + 1)));
    }

    /// Symmetric: who lies where, and the field mirrored, turned or moved, does not count.
    #[test]
    fn only_the_distance_counts(one in place(), other in place()) {
        let expected = between(one, other);
        let mirrored = |(x, y): (u32, u32)| (SIDE - x, y);
        let turned = |(x, y): (u32, u32)| (y, SIDE - x);
        prop_assert_eq!(between(other, one), expected);
        prop_assert_eq!(between(mirrored(one), mirrored(other)), expected);
        prop_assert_eq!(between(turned(one), turned(other)), expected);
    }

    /// Resolution independent: a screen of any size that maps its pixels on the field gives the same answer, but for
    /// what rounding to a whole place of the field moves.
    #[test]
    fn the_size_of_the_screen_does_not_count(one in place(), other in place(), pixels in 320_u32..4_000) {
        let seen = |(x, y): (u32, u32)| {
            let there_and_back = |at: u32| {
                let pixel = (f64::from(at) * f64::from(pixels) / f64::from(SIDE)).round();
                whole(pixel * f64::from(SIDE) / f64::from(pixels))
            };
            (there_and_back(x), there_and_back(y))
        };
        // Half a pixel and half a place at each marker in each direction, on the steepest part of the mapping.
        let moved = 2.0 * 2.0_f64.sqrt() * (0.5 * f64::from(SIDE) / f64::from(pixels) + 0.5);
        let most = 10.0 * moved / (FAR - NEAR);
        prop_assert!((between(one, other).value() - between(seen(one), seen(other)).value()).abs() <= most + 1e-9);
    }

    #[test]
    fn what_was_read_reads_the_same_when_written_back(client in place(), medium in place()) {
        let text = format!("client={},{} medium={},{}", client.0, client.1, medium.0, medium.1);
        let field = Field::read(&text).unwrap();
        prop_assert_eq!(Field::read(&field.text()).unwrap(), field);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[a-z=,0-9 -]{0,60}") {
        let read = Field::read(&text);
        prop_assert!(read.is_ok() || read.is_err());
    }

    #[test]
    fn the_page_says_what_will_be_kept(one in place(), other in place()) {
        let field = Field::read(&format!("therapist={},{} medium={},{}", one.0, one.1, other.0, other.1)).unwrap();
        let distance = field.place(Corner::Therapist).unwrap().distance(field.place(Corner::Medium).unwrap());
        let said = Field::bounds().into_iter().rfind(|(from, _)| distance >= *from).unwrap().1;
        prop_assert_eq!(Some(said), field.step(Edge::TherapistMedium));
    }
}

fn triples() -> impl Iterator<Item = [i32; 3]> {
    (0..7).flat_map(|one| (0..7).flat_map(move |two| (0..7).map(move |three| [one, two, three])))
}

fn steps(field: &Field) -> [i32; 3] {
    [Edge::ClientTherapist, Edge::ClientMedium, Edge::TherapistMedium].map(|edge| field.step(edge).unwrap())
}

/// No answer to one edge keeps another from any: all 343 together can be laid, and are shown as they were given.
#[test]
fn every_three_answers_can_be_laid_and_are_shown_as_they_were() {
    for answers in triples() {
        let [base, left, right] = answers;
        assert_eq!(steps(&Field::showing(base, left, right).unwrap()), answers);
    }
    assert_eq!(Field::showing(7, 0, 0), Err(Outside));
}

/// The arrow keys move by strides: near each field lies one on the strides that says the same.
#[test]
fn the_arrow_keys_reach_every_three_answers() {
    let strides = |at: u32| {
        let below = at / STRIDE * STRIDE;
        [below, (below + STRIDE).min(SIDE)]
    };
    for answers in triples() {
        let [base, left, right] = answers;
        let shown = Field::showing(base, left, right).unwrap();
        let [client, therapist, medium] = Corner::ALL else { panic!("a triangle has three corners") };
        let near = |corner: &Corner| {
            let place = shown.place(*corner).unwrap();
            strides(place.x)
                .into_iter()
                .flat_map(move |x| strides(place.y).map(|y| Place::new(x, y).unwrap()))
        };
        let found = near(client).any(|c| {
            near(therapist).any(|t| {
                near(medium).any(|m| {
                    let placed = [(*client, c), (*therapist, t), (*medium, m)].into();
                    steps(&Field { placed }) == answers
                })
            })
        });
        assert!(found, "{answers:?}");
    }
}

#[test]
fn a_marker_outside_or_twice_is_refused_and_one_beside_the_field_says_nothing() {
    let check = |text: &str, expected: Result<[Option<i32>; 3], FieldRefusal>| {
        let read = Field::read(text).map(|field| {
            [Edge::ClientTherapist, Edge::ClientMedium, Edge::TherapistMedium].map(|edge| field.step(edge))
        });
        assert_eq!(read, expected, "{text:?}");
    };
    check("", Ok([None, None, None]));
    check("client=0,0", Ok([None, None, None]));
    check("client=0,0 therapist=0,1000", Ok([Some(0), None, None]));
    check("client=0,0 therapist=0,0 medium=0,600", Ok([Some(6), Some(3), Some(3)]));
    check("client=1001,0", Err(FieldRefusal::Outside));
    check("client=-1,0", Err(FieldRefusal::Outside));
    check("client=0,0 client=0,0", Err(FieldRefusal::Unreadable));
    check("client=0.5,0", Err(FieldRefusal::Unreadable));
    check("observer=1,1", Err(FieldRefusal::Unreadable));
    check("client", Err(FieldRefusal::Unreadable));
}
