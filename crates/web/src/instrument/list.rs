//! The catalogue: each instrument with its rights, its key's status and the texts that are here.

use crate::error::PageError;
use crate::shell::date::day_in_year;
use crate::shell::layout::Width;
use crate::shell::part::{Meaning, card, more, page_head, tag};
use crate::shell::reader::{Nav, SignedIn};
use crate::state::App;
use alliance::instrument::catalogue;
use alliance::instrument::definition::{Better, Instrument};
use alliance::instrument::rights::Words;
use alliance::instrument::text_pack::TextPack;
use axum::extract::State;
use jiff::civil::Date;
use maud::{Markup, html};

/// The page.
pub async fn page(State(app): State<App>, signed_in: SignedIn) -> Result<Markup, PageError> {
    let packs = app.store.text_packs(signed_in.actor.organisation).await?;
    let speech = &signed_in.speech;
    let (ours, published): (Vec<_>, Vec<_>) =
        catalogue::instruments().partition(|instrument| instrument.rights().words == Words::Ours);
    let main = html! {
        (page_head(&speech.t("instrument-title"), Some(&speech.t("instrument-intro")), None))
        h2 { (speech.t("instrument-ours")) }
        p { (speech.t("instrument-ours-what")) }
        @for instrument in ours { (one(&signed_in, instrument, &[], app.today())) }
        h2 { (speech.t("instrument-published")) }
        p { (speech.t("instrument-published-what")) }
        @for instrument in published {
            @let own: Vec<&TextPack> = packs.iter().filter(|pack| pack.instrument() == instrument.key()).collect();
            (one(&signed_in, instrument, &own, app.today()))
        }
    };
    Ok(signed_in.page(speech.t("instrument-title"), Nav::Account).wide(Width::Middle).render(&main))
}

fn one(signed_in: &SignedIn, instrument: &Instrument, packs: &[&TextPack], today: Date) -> Markup {
    let speech = &signed_in.speech;
    let name = instrument.name().in_language(speech.language());
    card(
        Some(name),
        &html! {
            p {
                (tag(Meaning::Plain, &speech.t(&format!("instrument-status-{}", instrument.key_status())))) " "
                (speech.with("instrument-size", &[("count", &instrument.items().len())])) " · "
                (instrument.id()) ", " (speech.with("instrument-version", &[("version", &instrument.key().version)]))
            }
            @for pack in packs { (pack_line(signed_in, pack, today)) }
            (more(&speech.t("instrument-scales"), &html! {
                ul { @for scale in instrument.subscales() {
                    li {
                        strong { (scale.name.in_language(speech.language())) } " "
                        (scale.range.min) "–" (scale.range.max) ", "
                        (speech.t(&format!("instrument-better-{}", better(scale.better))))
                    }
                } }
                p { (speech.with("instrument-rights", &[("holder", &instrument.rights().holder), ("licence", &instrument.rights().licence)])) }
            }))
        },
    )
}

fn pack_line(signed_in: &SignedIn, pack: &TextPack, today: Date) -> Markup {
    let speech = &signed_in.speech;
    let language = pack.language().as_str().to_uppercase();
    let licence = pack.licence();
    html! {
        p {
            (speech.with("instrument-pack", &[("language", &language), ("reference", &licence.reference)])) " "
            @match licence.expires_on {
                None => {}
                Some(day) if licence.is_valid_on(today) => {
                    (speech.with("instrument-pack-until", &[("day", &day_in_year(speech, day))]))
                }
                Some(day) => { (tag(Meaning::ToDiscuss, &speech.with("instrument-pack-ended", &[("day", &day_in_year(speech, day))]))) }
            }
        }
    }
}

fn better(better: Better) -> &'static str {
    match better {
        Better::Higher => "higher",
        Better::Lower => "lower",
        Better::Neither => "neither",
    }
}
