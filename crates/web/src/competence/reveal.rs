//! All ratings of one observation side by side, once all are in: where raters agree, what is strong, what could be next.

use super::{Watching, domain_name, sentence};
use crate::shell::language::Speech;
use crate::shell::layout::Width;
use crate::shell::notice::who_sees;
use crate::shell::number;
use crate::shell::part::{breadcrumb, computed, page_head};
use crate::shell::reader::{Nav, SignedIn};
use crate::shell::table::{Align, Table};
use alliance::competence::observation::Rating;
use alliance::competence::profile::Profile;
use alliance::competence::{Domain, Level};
use maud::{Markup, html};

/// The page.
pub(super) fn page(signed_in: &SignedIn, watching: &Watching) -> Markup {
    let speech = &signed_in.speech;
    let ratings = &watching.seen.ratings;
    let title = speech.with("competence-observation-title", &[("trainer", &watching.trainer())]);
    let profile = Profile::of(ratings);
    let main = html! {
        (breadcrumb(speech, &[(&speech.t("competence-title"), "/competence")]))
        (page_head(&title, Some(&watching.about), None))
        p class="lead" { (first(speech, ratings)) }
        (strong_and_next(speech, &profile))
        (remarks(speech, watching))
        section class="card" { h2 { (speech.t("competence-side-by-side")) } (table(speech, watching)) }
        (computed(speech, &html! { p { (speech.t("competence-reveal-computed")) } }))
        (who_sees(speech, &speech.t("competence-who-sees-observation")))
    };
    signed_in.page(title, Nav::Competence).wide(Width::Middle).at(watching.path("")).render(&main)
}

/// How many levels the raters of a domain lie apart; `None` with fewer than two who saw it.
fn apart(ratings: &[Rating], domain: Domain) -> Option<u8> {
    let levels: Vec<u8> = ratings.iter().filter_map(|one| one.levels.of(domain)).map(Level::number).collect();
    let (low, high) = (levels.iter().min()?, levels.iter().max()?);
    (levels.len() > 1).then(|| high - low)
}

/// Agreement in words, before any number.
fn first(speech: &Speech, ratings: &[Rating]) -> String {
    let seen: Vec<(Domain, u8)> =
        Domain::ALL.iter().filter_map(|domain| Some((*domain, apart(ratings, *domain)?))).collect();
    let near = seen.iter().filter(|(_, apart)| *apart <= 1).count();
    let far: Vec<String> = seen
        .iter()
        .filter(|(_, apart)| *apart > 1)
        .map(|(domain, _)| domain_name(speech, *domain).to_lowercase())
        .collect();
    let (far_count, named) = (far.len(), far.join(", "));
    speech.with(
        "competence-first",
        &[("near", &near), ("of", &seen.len()), ("far", &far_count), ("domains", &named)],
    )
}

/// Strengths and next steps, in the words of the descriptors.
pub(super) fn strong_and_next(speech: &Speech, profile: &Profile) -> Markup {
    let level = |domain: Domain| profile.seen.iter().find(|one| one.domain == domain).map(|one| one.level);
    html! {
        div class="cards" {
            section class="card" {
                h2 { (speech.t("competence-strengths")) }
                @if profile.strengths.is_empty() { p { (speech.t("competence-no-strength")) } }
                @for domain in &profile.strengths {
                    h3 { (domain_name(speech, *domain)) }
                    @if let Some(level) = level(*domain) { p { (sentence(speech, *domain, level)) } }
                }
            }
            section class="card" {
                h2 { (speech.t("competence-next")) }
                @if profile.next.is_empty() { p { (speech.t("competence-no-next")) } }
                @for (domain, next) in &profile.next {
                    h3 { (domain_name(speech, *domain)) }
                    p { (sentence(speech, *domain, *next)) }
                }
            }
        }
    }
}

fn remarks(speech: &Speech, watching: &Watching) -> Markup {
    let wrote = |one: &&Rating| one.remarks.strengths.is_some() || one.remarks.needs.is_some();
    let written: Vec<&Rating> = watching.seen.ratings.iter().filter(wrote).collect();
    html! {
        @if !written.is_empty() {
            section class="card" {
                h2 { (speech.t("competence-in-words")) }
                @for one in written {
                    h3 { (watching.names.name(one.rater)) }
                    (remark(speech, "strengths", one.remarks.strengths.as_deref()))
                    (remark(speech, "needs", one.remarks.needs.as_deref()))
                }
            }
        }
    }
}

pub(super) fn remark(speech: &Speech, which: &str, text: Option<&str>) -> Markup {
    html! {
        @if let Some(text) = text {
            p { strong { (speech.t(&format!("competence-field-{which}"))) } }
            p class="own-words" dir="auto" { (text) }
        }
    }
}

fn table(speech: &Speech, watching: &Watching) -> Table {
    let ratings = &watching.seen.ratings;
    let table = Table::new(speech.t("competence-side-by-side"))
        .caption_unseen()
        .column(Align::Words, speech.t("competence-column-domain"));
    let table = ratings
        .iter()
        .fold(table, |table, one| table.column(Align::Numbers, watching.names.name(one.rater)))
        .column(Align::Words, speech.t("competence-column-words"));
    Domain::ALL.iter().copied().fold(table, |table, domain| {
        let level = |one: &Rating| match one.levels.of(domain) {
            Some(level) => html! { (level) },
            None => html! { span class="quiet-text" { (speech.t("competence-unseen-short")) } },
        };
        let said = match apart(ratings, domain) {
            None => number::ABSENT.to_owned(),
            Some(0) => speech.t("competence-apart-none"),
            Some(1) => speech.t("competence-apart-one"),
            Some(levels) => speech.with("competence-apart-more", &[("levels", &levels.to_string())]),
        };
        let name = html! { (domain_name(speech, domain)) };
        table.row(std::iter::once(name).chain(ratings.iter().map(level)).chain([html! { (said) }]).collect())
    })
}
