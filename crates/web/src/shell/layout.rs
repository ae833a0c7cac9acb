//! The document around a page: head, navigation, main part, footer.
//!
//! There is no script and no style in the document itself, so that the content security policy can refuse both.

use super::asset::Asset;
use super::language::Speech;
use crate::state::Simulated;
use alliance::Language;
use maud::{DOCTYPE, Markup, html};

/// Where the language switch sends its choice: a POST with `language` (`nl`, `en`) and `back`, the page to return to.
pub const LANGUAGE_PATH: &str = "/language";

/// Whose page it is; decides what stands around it.
#[derive(Debug, Clone)]
pub enum Layout {
    /// Someone of the organisation, signed in.
    Member(Member),
    /// A client: no navigation, nothing to get lost in, help within reach.
    Client(Client),
    /// Anyone: sign-in, explanations.
    Public,
    /// A wall that many look at from afar: nothing around it.
    Wall,
}

/// What a member's page has around it.
#[derive(Debug, Clone)]
pub struct Member {
    /// The places to go, in order.
    pub places: Vec<Place>,
    /// Who is signed in, as they know themselves.
    pub name: String,
    /// Where signing out is sent (a POST).
    pub sign_out: String,
}

/// A place in the navigation.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its name.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether the reader is there.
    pub here: Here,
}

/// Whether the reader is at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// This very page.
    Page,
    /// A page that belongs to the place.
    Within,
    /// Another place.
    Elsewhere,
}

/// What a client's page has around it.
#[derive(Debug, Clone)]
pub struct Client {
    /// Where help in an emergency is found.
    pub help: String,
}

/// How wide the main part may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A form, a text: one column.
    Narrow,
    /// Two people looking at one screen.
    Middle,
    /// Lists and courses.
    Wide,
}

/// A page on its way to becoming a document.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    speech: &'a Speech,
    title: String,
    layout: Layout,
    width: Width,
    back: String,
    refresh_s: Option<u32>,
    live: Live,
}

/// Whether a page needs the weight of the live reflection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Live {
    Yes,
    No,
}

impl<'a> Page<'a> {
    /// A page with this title (the start of the document's title) in this layout.
    pub fn new(speech: &'a Speech, title: impl Into<String>, layout: Layout) -> Self {
        let width = match layout {
            Layout::Member(_) | Layout::Wall => Width::Wide,
            Layout::Client(_) | Layout::Public => Width::Narrow,
        };
        Self {
            speech,
            title: title.into(),
            layout,
            width,
            back: "/".to_owned(),
            refresh_s: None,
            live: Live::No,
        }
    }

    /// Gives the main part another width than its layout's own.
    #[must_use]
    pub const fn wide(mut self, width: Width) -> Self {
        self.width = width;
        self
    }

    /// Names the address (path and query) to which a change of language returns; without it, the start.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.back = path.into();
        self
    }

    /// Adds the style and the script of the live reflection.
    #[must_use]
    pub const fn with_room(mut self) -> Self {
        self.live = Live::Yes;
        self
    }

    /// Lets a reader without script see news: the page loads again after so many seconds.
    #[must_use]
    pub const fn refreshed_without_script(mut self, seconds: u32) -> Self {
        self.refresh_s = Some(seconds);
        self
    }

    /// The whole document around `main`, which begins with the page's one `h1`.
    pub fn render(&self, main: &Markup) -> Markup {
        let (body, width) = (self.body_class(), self.width.class());
        html! {
            (DOCTYPE)
            html lang=(self.speech.language()) {
                (self.head())
                body class=(body) {
                    a class="skip" href="#main" { (self.speech.t("shell-skip")) }
                    @if self.speech.simulated() == Simulated::Yes {
                        aside class="simulated" aria-label=(self.speech.t("shell-demonstration")) { (self.speech.t("shell-simulated")) }
                    }
                    @if !matches!(self.layout, Layout::Wall) { (self.header()) }
                    main #main class=(width) tabindex="-1" { (main) }
                    @if !matches!(self.layout, Layout::Wall) { (self.footer()) }
                }
            }
        }
    }

    const fn body_class(&self) -> &'static str {
        match self.layout {
            Layout::Member(_) => "for-member",
            Layout::Client(_) => "for-client",
            Layout::Public => "for-anyone",
            Layout::Wall => "for-wall",
        }
    }

    fn head(&self) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                meta name="color-scheme" content="light dark";
                title { (self.speech.with("shell-title", &[("page", &self.title)])) }
                link rel="icon" href=(Asset::Icon.href()) type="image/svg+xml";
                @for font in [Asset::TextFont, Asset::HeadFont] {
                    link rel="preload" href=(font.href()) as="font" type="font/woff2" crossorigin;
                }
                link rel="stylesheet" href=(Asset::Style.href());
                script type="module" src=(Asset::Script.href()) {}
                @if self.live == Live::Yes {
                    link rel="stylesheet" href=(Asset::ReflectionStyle.href());
                    script type="module" src=(Asset::ReflectionScript.href()) {}
                }
                @if let Some(seconds) = self.refresh_s {
                    noscript { meta http-equiv="refresh" content=(seconds); }
                }
            }
        }
    }

    fn header(&self) -> Markup {
        let speech = self.speech;
        html! {
            header class="site-head" {
                @match &self.layout {
                    Layout::Member(member) => {
                        a class="brand" href="/" title=(speech.t("shell-home")) { (speech.t("shell-brand")) }
                        nav class="places" aria-label=(speech.t("shell-navigation")) {
                            ul { @for place in &member.places { li { (place.link()) } } }
                        }
                        (self.languages())
                        form class="sign-out" method="post" action=(member.sign_out) {
                            span class="who" { (member.name) }
                            button type="submit" { (speech.t("shell-sign-out")) }
                        }
                    }
                    Layout::Client(_) | Layout::Public | Layout::Wall => {
                        span class="brand" { (speech.t("shell-brand")) }
                        (self.languages())
                    }
                }
            }
        }
    }

    fn languages(&self) -> Markup {
        let ours = self.speech.language();
        html! {
            form class="languages" method="post" action=(LANGUAGE_PATH) aria-label=(self.speech.t("shell-language")) {
                input type="hidden" name="back" value=(self.back);
                @for language in Language::ALL {
                    button type="submit" name="language" value=(language) lang=(language)
                        aria-current=[(*language == ours).then_some("true")] {
                        (language.as_str().to_uppercase())
                        span class="unseen" { " " (own_name(*language)) }
                    }
                }
            }
        }
    }

    fn footer(&self) -> Markup {
        html! {
            footer class="site-foot" {
                @match &self.layout {
                    Layout::Client(client) => {
                        a href=(client.help) { (self.speech.t("shell-help")) }
                    }
                    Layout::Member(_) | Layout::Public | Layout::Wall => { p { (self.speech.t("shell-footer")) } }
                }
            }
        }
    }
}

impl Place {
    fn link(&self) -> Markup {
        let here = match self.here {
            Here::Page => Some("page"),
            Here::Within => Some("true"),
            Here::Elsewhere => None,
        };
        html! { a href=(self.href) aria-current=[here] { (self.label) } }
    }
}

impl Width {
    const fn class(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Middle => "middle",
            Self::Wide => "wide",
        }
    }
}

/// A language by its own name, the same in every language of the screens.
const fn own_name(language: Language) -> &'static str {
    match language {
        Language::Dutch => "Nederlands",
        Language::English => "English",
    }
}

#[cfg(test)]
mod tests;
