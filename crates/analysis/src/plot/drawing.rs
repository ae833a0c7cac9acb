//! The strokes a picture is made of.

use maud::{Markup, PreEscaped, html};

/// A picture without its words: what is inside the `svg`.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// How wide its own coordinates are.
    width: f64,
    height: f64,
    /// Markup: every text in it is escaped.
    strokes: String,
}

/// How wide a picture is that still can be read on a phone.
pub const WIDTH: f64 = 440.0;
/// How wide a picture with columns of text is: a phone scrolls it.
pub const WIDTH_ROOMY: f64 = 600.0;

impl Drawing {
    pub(crate) fn new(width: f64, height: f64, strokes: Markup) -> Self {
        Self { width, height, strokes: strokes.into_string() }
    }

    /// The picture for a page, with what it is and what can be seen in it for those who do not see it.
    pub fn svg(&self, title: &str, description: &str) -> Markup {
        let class = if self.width > WIDTH { "plot roomy" } else { "plot" };
        html! {
            svg class=(class) viewBox=(format!("0 0 {} {}", place(self.width), place(self.height))) role="img" {
                title { (title) }
                desc { (description) }
                (PreEscaped(&self.strokes))
            }
        }
    }
}

/// A coordinate with one decimal, which is finer than a screen shows.
pub(super) fn place(value: f64) -> String {
    // What has no place is put where nobody looks; a picture with one wrong number would not be drawn at all.
    let value = if value.is_finite() { value } else { -9999.0 };
    let text = format!("{value:.1}");
    match text.strip_suffix(".0") {
        Some("-0") => "0".to_owned(),
        Some(whole) => whole.to_owned(),
        None => text,
    }
}

/// A straight line.
pub(crate) fn line(class: &str, from: (f64, f64), to: (f64, f64)) -> Markup {
    html! { line class=(class) x1=(place(from.0)) y1=(place(from.1)) x2=(place(to.0)) y2=(place(to.1)) {} }
}

/// Words that begin at a place.
pub(super) fn text(class: &str, at: (f64, f64), words: &str) -> Markup {
    html! { text class=(class) x=(place(at.0)) y=(place(at.1)) { (words) } }
}

/// A line through many places.
pub(super) fn path_through(class: &str, places: impl IntoIterator<Item = (f64, f64)>) -> Markup {
    html! { path class=(class) d=(steps(places)) {} }
}

/// A surface with these corners.
pub(super) fn surface(class: &str, places: impl IntoIterator<Item = (f64, f64)>) -> Markup {
    html! { path class=(class) d={ (steps(places)) "z" } {} }
}

/// Many dots as one path: a dot is a line without length and with round ends.
pub(super) fn dots(class: &str, places: impl IntoIterator<Item = (f64, f64)>) -> Markup {
    let path: String = places.into_iter().map(|(x, y)| format!("M{} {}h0", place(x), place(y))).collect();
    html! { path class=(class) d=(path) {} }
}

/// Many lines as one path.
pub(super) fn spans(class: &str, ends: impl IntoIterator<Item = ((f64, f64), (f64, f64))>) -> Markup {
    let path: String = ends
        .into_iter()
        .map(|(from, to)| format!("M{} {}L{} {}", place(from.0), place(from.1), place(to.0), place(to.1)))
        .collect();
    html! { path class=(class) d=(path) {} }
}

/// Nothing drawn.
pub(super) fn nothing() -> Markup {
    PreEscaped(String::new())
}

pub(super) fn steps(places: impl IntoIterator<Item = (f64, f64)>) -> String {
    let mut path = String::new();
    for (x, y) in places {
        path.push(if path.is_empty() { 'M' } else { 'L' });
        path.push_str(&format!("{} {}", place(x), place(y)));
    }
    path
}

/// A text for a place that holds so many letters; a longer one is cut.
pub(super) fn cut(words: &str, letters: usize) -> String {
    let clean: String = words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if clean.chars().count() <= letters {
        return clean;
    }
    let head: String = clean.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", head.trim_end())
}
