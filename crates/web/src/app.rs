//! The table of contents: every route, in the order of the pages, and what stands around them all.

use crate::error::{PageError, tell};
use crate::shell::reader::Reader;
use crate::state::App;
use crate::{
    account, agreement, caseload, characteristic, check, client, competence, copy, discussion, episode,
    factor, frame, front, help, how, import, instrument, kiosk, mark, measure, member, programme, quality,
    reflection, reveal, roster, rupture, security, session, shell, signal, study, style, today, work,
};
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tower_http::compression::CompressionLayer;

/// All pages of one installation.
pub fn router(app: App) -> Router {
    let pages = Router::new()
        // Anyone.
        .route("/", get(front::page::page))
        .route("/language", post(front::language::submit_form))
        .route("/help", get(help::page))
        .route("/how", get(how::page::page))
        .route("/style", get(async |reader: Reader| style::page(&reader.speech)))
        // Signing in and out.
        .route("/login", get(account::login::page).post(account::login::submit_form))
        .route("/logout", post(account::logout::submit_form))
        .route("/welcome/{token}", get(account::welcome::page).post(account::welcome::submit_form))
        .route("/account", get(account::own::page))
        .route("/account/pin", post(account::own::keep_pin))
        .route("/account/password", post(account::own::keep_password))
        // Clients and their episodes.
        .route("/today", get(today::page::page))
        .route("/caseload", get(caseload::list::page))
        // A therapist's own way of working, and cards to talk from.
        .merge(own_way_of_working())
        .route("/clients/new", get(client::open::page).post(client::open::submit_form))
        .route("/episodes/{episode}", get(episode::case::page))
        .route(
            "/episodes/{episode}/settings",
            get(client::settings::page).post(client::settings::submit_form),
        )
        // What was measured at the start, and the client's own copy of all of it.
        .merge(start_and_copy())
        // Goals and tasks: the therapist's way in, and the link for the client's.
        .merge(agreement_of_member())
        // What the two keep to around the talking.
        .merge(frame_of_member())
        // Ruptures and repair, and a case prepared for a talk with colleagues.
        .merge(rupture_and_discussion())
        // Programmes for groups, and the runs of them.
        .merge(programmes())
        // Competence as observers see it.
        .merge(observed())
        // One session: start, give the check, follow it.
        .route("/episodes/{episode}/sessions", get(session::start::page).post(session::start::submit_form))
        .route("/sessions/{session}", get(session::show::page))
        .route("/sessions/{session}/hold", post(session::step::hold))
        .route("/sessions/{session}/cancel", post(session::step::cancel))
        .route("/sessions/{session}/no-measuring", post(session::step::measuring))
        .route("/sessions/{session}/offer", post(session::step::offer))
        .route("/sessions/{session}/link", post(session::invitation::make_link))
        .route("/sessions/{session}/link/withdraw", post(session::invitation::withdraw))
        .route("/sessions/{session}/events", get(session::events::listen))
        // The client's half.
        .route("/c/{token}", get(check::link::page).post(check::link::start))
        .route("/check/{sitting}", get(check::show::page).post(check::send::submit_form))
        .route("/check/{sitting}/draft", post(check::draft::submit_form))
        .route("/check/{sitting}/events", get(check::show::listen))
        // The client's own pages, by an episode link: goals and tasks, and the frame.
        .merge(agreement_of_client())
        .route("/mine/{token}/frame", get(frame::own::page).post(frame::own::submit_form))
        .route("/mine/{token}/frame/kept", get(frame::own::kept))
        .route("/mine/{token}/frame/review", get(frame::review::own_page).post(frame::review::own_submit))
        .merge(run_of_client())
        // The client's own mark, and the route for a complaint.
        .merge(mark_of_client())
        // What was made in a session, as a photo or a sound.
        .merge(works())
        // The therapist's device in the client's hands, and paper.
        .route("/sessions/{session}/kiosk", post(kiosk::hand_over::submit_form))
        .route("/kiosk", get(kiosk::page::page))
        .route("/kiosk/unlock", post(kiosk::unlock::submit_form))
        .route("/sessions/{session}/paper", get(check::paper::page).post(check::paper::submit_form))
        .route("/sessions/{session}/paper/print", get(check::print::page))
        // The therapist's half, and what opens.
        .route("/sessions/{session}/check", get(check::own::page).post(check::own::submit_form))
        .route("/sessions/{session}/check/draft", post(check::own::keep_draft))
        .route("/sessions/{session}/reveal", get(reveal::show::page))
        .route("/sessions/{session}/discussed", post(reveal::discussed::submit_form))
        .route("/sessions/{session}/signals", post(signal::answer::submit_form))
        // A team's live session.
        .merge(room())
        .merge(organisation())
        .fallback(async || PageError::NotFound)
        .layer(CompressionLayer::new());
    Router::new()
        .merge(pages)
        .merge(shell::asset::router())
        .layer(from_fn(security::same_origin))
        .layer(from_fn_with_state(app.clone(), tell))
        .layer(from_fn_with_state(app.clone(), security::headers))
        .with_state(app)
}

/// What was measured at the start of an episode, and the copy a client asks for.
fn start_and_copy() -> Router<App> {
    Router::new()
        .route(
            "/episodes/{episode}/characteristics",
            get(characteristic::page::page).post(characteristic::note::submit_form),
        )
        .route(
            "/episodes/{episode}/characteristics/{characteristic}/take-back",
            post(characteristic::take_back::submit_form),
        )
        .route("/episodes/{episode}/copy", get(copy::page::page))
}

/// Goals and tasks, for a therapist.
fn agreement_of_member() -> Router<App> {
    Router::new()
        .route("/episodes/{episode}/agreement", get(agreement::overview::page))
        .route(
            "/episodes/{episode}/agreement/new/{kind}",
            get(agreement::propose::page).post(agreement::propose::submit_form),
        )
        .route("/episodes/{episode}/agreement/at/{moment}", get(agreement::at::page))
        .route("/episodes/{episode}/agreement/points/{point}", get(agreement::point::page))
        .route("/episodes/{episode}/agreement/points/{point}/words", post(agreement::words::submit_form))
        .route("/episodes/{episode}/agreement/points/{point}/ratings", post(agreement::rate::submit_form))
        .route("/episodes/{episode}/agreement/points/{point}/confirm", post(agreement::confirm::submit_form))
        .route("/episodes/{episode}/agreement/points/{point}/talk", post(agreement::confirm::discuss))
        .route("/episodes/{episode}/agreement/points/{point}/ending", post(agreement::ending::submit_form))
        .route("/episodes/{episode}/agreement/points/{point}/versions", get(agreement::compare::page))
        .route("/episodes/{episode}/link", post(agreement::link_made::make))
        .route("/episodes/{episode}/link/withdraw", post(agreement::link_made::withdraw))
}

/// Goals and tasks, for a client with a link.
fn agreement_of_client() -> Router<App> {
    Router::new()
        .route("/mine/{token}", get(agreement::overview::page))
        .route(
            "/mine/{token}/new/{kind}",
            get(agreement::propose::page).post(agreement::propose::submit_form),
        )
        .route("/mine/{token}/points/{point}", get(agreement::point::page))
        .route("/mine/{token}/points/{point}/words", post(agreement::words::submit_form))
        .route("/mine/{token}/points/{point}/ratings", post(agreement::rate::submit_form))
        .route("/mine/{token}/points/{point}/confirm", post(agreement::confirm::submit_form))
        .route("/mine/{token}/points/{point}/talk", post(agreement::confirm::discuss))
        .route("/mine/{token}/points/{point}/ending", post(agreement::ending::submit_form))
        .route("/mine/{token}/points/{point}/versions", get(agreement::compare::page))
}

/// The frame of an episode, for its therapist.
fn frame_of_member() -> Router<App> {
    Router::new()
        .route("/episodes/{episode}/frame", get(frame::show::page).post(frame::begin::submit_form))
        .route(
            "/episodes/{episode}/frame/sections/{section}",
            get(frame::section::page).post(frame::section::submit_form),
        )
        .route("/episodes/{episode}/frame/confirm", post(frame::confirm::submit_form))
        .route("/episodes/{episode}/frame/review", get(frame::review::page).post(frame::review::submit_form))
        .route("/episodes/{episode}/frame/review/begin", post(frame::review::begin_form))
        .route("/episodes/{episode}/frame/review/stop", post(frame::review::stop_form))
        .route("/episodes/{episode}/frame/versions", get(frame::versions::page))
        .route("/episodes/{episode}/frame/print", get(frame::print::page))
}

/// Programmes, and the runs of them, for who keeps or gives them.
fn programmes() -> Router<App> {
    Router::new()
        .route("/runs", get(programme::list::page))
        .route("/programmes/new", get(programme::new::page).post(programme::new::submit_form))
        .route("/programmes/{programme}", get(programme::template::page))
        .route(
            "/programmes/{programme}/edit",
            get(programme::new::edit_page).post(programme::new::submit_edit),
        )
        .route("/programmes/{programme}/runs", get(programme::plan::page).post(programme::plan::submit_form))
        .route("/runs/{run}", get(programme::show::page))
        .route("/runs/{run}/participants", post(programme::participants::add))
        .route("/runs/{run}/participants/{participant}/place", post(programme::participants::give_place))
        .route("/runs/{run}/participants/{participant}/leave", post(programme::participants::leave))
        .route("/runs/{run}/links", post(programme::participants::links))
        .route("/runs/{run}/medium", post(programme::medium::keep))
        .route("/runs/{run}/trainers", get(programme::trainers::page).post(programme::trainers::add))
        .route("/runs/{run}/trainers/end", post(programme::trainers::end))
        .route("/runs/{run}/sessions/{number}", get(programme::meeting::page).post(programme::meeting::hold))
        .route("/runs/{run}/sessions/{number}/move", post(programme::meeting::move_to))
        .route("/runs/{run}/sessions/{number}/cancel", post(programme::meeting::cancel))
        .route(
            "/runs/{run}/sessions/{number}/ratings",
            get(programme::ratings::page).post(programme::ratings::submit_form),
        )
        .route("/runs/{run}/sessions/{number}/ratings/draft", post(programme::ratings::keep_draft))
        .route(
            "/runs/{run}/sessions/{number}/correct",
            get(programme::correct::page).post(programme::correct::submit_form),
        )
        .route(
            "/runs/{run}/participants/{participant}/paper/{stage}",
            get(programme::paper::page).post(programme::paper::submit_form),
        )
        .route("/runs/{run}/schedule", get(programme::schedule::page))
        .route("/runs/{run}/group", get(programme::group::page))
        .route("/runs/{run}/people", get(programme::people::page))
}

/// Raters, what they saw, and what a trainer gets to read of it.
fn observed() -> Router<App> {
    Router::new()
        .route("/competence", get(competence::list::page))
        .route("/competence/ask", get(competence::ask::page).post(competence::ask::submit_form))
        .route(
            "/runs/{run}/sessions/{number}/observations",
            get(competence::ask::meeting_page).post(competence::ask::meeting_submit),
        )
        .route("/observations/{observation}", get(competence::rate::page).post(competence::rate::submit_form))
        .route("/observations/{observation}/draft", post(competence::rate::keep_draft))
        .route("/competence/raters", get(competence::raters::page))
        .route("/competence/development", get(competence::development::own_page))
        .route("/competence/development/{trainer}", get(competence::development::page))
        .route("/competence/supervisors", post(competence::supervisor::choose))
        .route("/competence/supervisors/end", post(competence::supervisor::end))
        .route("/mirror", get(competence::mirror::page))
        .route(
            "/competence/calibration",
            get(competence::calibration::list::page).post(competence::calibration::list::submit_form),
        )
        .route("/competence/calibration/{set}", get(competence::calibration::set::page))
        .route("/competence/calibration/{set}/recordings", post(competence::calibration::set::add_recording))
        .route(
            "/competence/calibration/{set}/recordings/{recording}",
            get(competence::calibration::rate::page).post(competence::calibration::rate::submit_form),
        )
}

/// The own page of a member of a run, by the episode link.
fn run_of_client() -> Router<App> {
    Router::new()
        .route("/mine/{token}/figures", get(quality::own::page).post(quality::own::submit_form))
        .route("/mine/{token}/run", get(programme::own::page))
        .route("/mine/{token}/run/sessions/{number}", post(programme::own::start))
        .route(
            "/mine/{token}/run/{stage}/{measure}",
            get(programme::own_list::page).post(programme::own_list::submit_form),
        )
}

/// What a client lets know at any time, and to whom.
fn mark_of_client() -> Router<App> {
    Router::new()
        .route("/check/{sitting}/mark", get(mark::own::check_page).post(mark::own::check_submit))
        .route("/check/{sitting}/mark/withdraw", post(mark::own::check_withdraw))
        .route("/mine/{token}/mark", get(mark::own::page).post(mark::own::submit_form))
        .route("/mine/{token}/mark/withdraw", post(mark::own::withdraw))
        .route("/complaints", get(mark::complaint::page))
}

/// The works of a client, added and taken away by the client, and seen by who treats.
fn works() -> Router<App> {
    Router::new()
        .route(
            "/check/{sitting}/works",
            get(work::page::check_page).post(work::upload::submit_form).layer(work::upload::limit()),
        )
        .route("/check/{sitting}/works/{work}", get(work::content::at_check))
        .route("/check/{sitting}/works/{work}/away", post(work::away::at_check))
        .route("/mine/{token}/works", get(work::page::page))
        .route("/mine/{token}/works/{work}", get(work::content::of_client))
        .route("/mine/{token}/works/{work}/away", post(work::away::of_client))
        .route("/works/{work}", get(work::content::of_member))
}

/// Ruptures and what became of them, and the case as it is brought to colleagues.
fn rupture_and_discussion() -> Router<App> {
    Router::new()
        // Ruptures and repair.
        .route("/episodes/{episode}/ruptures", get(rupture::new::page).post(rupture::new::submit_form))
        .route("/ruptures/{rupture}", get(rupture::show::page))
        .route("/ruptures/{rupture}/edit", get(rupture::edit::page).post(rupture::edit::submit_form))
        .route("/ruptures/{rupture}/word", post(rupture::word::submit_form))
        .route("/ruptures/{rupture}/aside", post(rupture::aside::submit_form))
        .route("/ruptures/{rupture}/take-up", post(rupture::aside::take_up))
        .route("/episodes/{episode}/marks/{mark}/discussed", post(mark::discussed::submit_form))
        // A case, prepared for a talk with colleagues.
        .route("/discussions", get(discussion::list::page))
        .route("/episodes/{episode}/discussion", get(discussion::show::page))
        .route(
            "/episodes/{episode}/discussion/edit",
            get(discussion::edit::page).post(discussion::edit::submit_form),
        )
        .route(
            "/episodes/{episode}/discussion/share",
            get(discussion::share::page).post(discussion::share::submit_form),
        )
        .route("/episodes/{episode}/discussion/share/{share}/end", post(discussion::share::end))
}

/// Team reflections: prepared, led, told.
fn reflections() -> Router<App> {
    Router::new()
        .route("/reflections", get(reflection::list::page))
        .route("/reflections/new", get(reflection::new::page).post(reflection::new::submit_form))
        .route("/reflections/{reflection}", get(reflection::edit::page).post(reflection::edit::submit_form))
        .route("/reflections/{reflection}/open", post(reflection::edit::open_form))
        .route("/reflections/{reflection}/lead", get(reflection::lead::page))
        .route("/reflections/{reflection}/report", get(reflection::report::page))
        .route("/reflections/{reflection}/report.md", get(reflection::report::markdown))
        .route("/reflections/{reflection}/report.json", get(reflection::report::json))
        .route("/reflections/{reflection}/delete", post(reflection::edit::delete_form))
}

/// The live room of a reflection, for whoever has its code.
fn room() -> Router<App> {
    Router::new()
        .route("/w", get(reflection::phone::door))
        .route("/w/{code}", get(reflection::phone::page))
        .route("/w/{code}/board", get(reflection::phone::board_page))
        .route("/w/{code}/screen", get(reflection::screen::page))
        .route("/w/{code}/reminder.ics", get(reflection::reminder::download))
        .route("/w/{code}/do", post(reflection::act::submit_form))
        .route("/w/{code}/join", post(reflection::join::submit_form))
        .route("/w/{code}/remind", post(reflection::remind::submit_form))
        .route("/w/{code}/remind/withdraw", post(reflection::remind::withdraw_form))
        .route("/reminder/thanks", get(reflection::answer::thanks))
        .route("/reminder/withdrawn", get(reflection::answer::withdrawn))
        .route("/reminder/{secret}", get(reflection::answer::page).post(reflection::answer::submit_form))
        .route("/reminder/{secret}/withdraw", post(reflection::answer::withdraw_form))
        .route("/w/{code}/state", get(reflection::post::state))
        .route("/w/{code}/commands", post(reflection::post::commands))
        .route("/w/{code}/events", get(reflection::stream::listen))
        .route("/w/{code}/ws", get(reflection::socket::open))
}

/// The pages about the organisation as a whole.
fn organisation() -> Router<App> {
    Router::new()
        // What the organisation keeps.
        .route("/roster", get(roster::list::page))
        .route("/frame-template", get(frame::template::page))
        .route(
            "/frame-template/{section}",
            get(frame::template::section_page).post(frame::template::submit_form),
        )
        .route("/marks", get(mark::list::page))
        .route("/complaints/edit", get(mark::complaint::edit).post(mark::complaint::submit_form))
        .route("/measures", get(measure::list::page).post(measure::list::submit_form))
        .route("/imports", get(import::list::page))
        .route(
            "/import",
            get(import::upload::page).post(import::upload::submit_form).layer(import::upload::limit()),
        )
        .route("/import/{draft}", get(import::mapping::page).post(import::mapping::check))
        .route("/import/{draft}/confirm", post(import::confirm::submit_form))
        .route("/import/{draft}/drop", post(import::draft::drop_form))
        .route("/imports/{import}", get(import::show::page))
        .route("/imports/{import}/undo", post(import::undo::submit_form))
        .route("/study", get(study::page::page))
        .route("/study/export.csv", get(study::export::download))
        .route("/study/edges.csv", get(study::edges::download))
        .route("/study/around.csv", get(study::around::download))
        .route("/study/runs.csv", get(study::runs::download))
        .route("/study/codebook.csv", get(study::codebook::download))
        .route("/study/README.txt", get(study::readme::download))
        // Signals: what they are for, on or off, what the house learnt of its own scores.
        .route("/settings/signals", get(signal::settings::page).post(signal::settings::submit_form))
        .route("/settings/signals/off", post(signal::settings::switch_off))
        .route("/settings/signals/learn", post(signal::settings::learn_again))
        .merge(quality())
        // Team reflections, for who leads them.
        .merge(reflections())
        // What is measured with.
        .route("/instruments", get(instrument::list::page))
        // Members of the organisation.
        .route("/members", get(member::list::page).post(member::add::submit_form))
        .route("/members/{member}/roles", post(member::roles::submit_form))
        .route("/members/{member}/welcome", post(member::welcome::submit_form))
        .route("/members/{member}/disable", post(member::disable::submit_form))
}

/// Quality figures: a year before it comes out, and what came out for anyone.
fn quality() -> Router<App> {
    Router::new()
        .route("/settings/quality", get(quality::settings::page).post(quality::settings::submit_form))
        .route("/settings/quality/{year}", get(quality::year::page))
        .route("/settings/quality/{year}/publish", post(quality::year::publish_form))
        .route("/settings/quality/{year}/hide", post(quality::year::hide))
        .route("/settings/quality/{year}/show", post(quality::year::show))
        .route("/quality", get(quality::public::page))
        .route("/quality.json", get(quality::json::figures))
        .route("/quality.schema.json", get(quality::json::schema))
}

fn own_way_of_working() -> Router<App> {
    Router::new()
        .route("/factors", get(factor::own::page).post(factor::own::submit_form))
        .route("/factors/forget", post(factor::own::forget))
        .route("/cards", get(factor::cards::list))
        .route("/cards/{medium}", get(factor::cards::page))
}
