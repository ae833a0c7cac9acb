use super::tests::{ask, come_in, opened, prepared};
use crate::testing::TestClinic;
use axum::http::StatusCode;

#[tokio::test]
async fn without_script_every_act_of_leading_is_a_form_that_answers_with_the_page() {
    let clinic = TestClinic::new().await;
    let (cookie, path) = prepared(&clinic, "five-steps", "Team Zuid").await;
    let code = opened(&clinic, &cookie, &path).await;
    let (bo, _kim) = (come_in(&clinic, &code, "Bo").await, come_in(&clinic, &code, "Kim").await);
    let lead = format!("{path}/lead");
    let page = async || clinic.get(&lead, &cookie).await;
    let act = async |command: &str, about: &[(&str, &str)]| {
        let mut fields = vec![("t", command), ("as", "lead")];
        fields.extend(about);
        let answer = ask(&clinic, &code, &cookie, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{command} {about:?}: {}", answer.words());
        page().await
    };
    // What the page offers now is what a form on it sends.
    let offers = async |command: &str, expected: bool| {
        let body = page().await.body;
        let plain = body.split("<div class=\"live\"").next().unwrap().to_owned();
        let found = plain.contains(&format!("name=\"t\" value=\"{command}\""));
        assert_eq!(found, expected, "{command}");
    };
    offers("timer.start", false).await;
    act("step.go", &[("step", "0")]).await;
    for command in ["timer.start", "timer.add", "step.reveal", "step.authorship", "note.add", "room.lock"] {
        offers(command, true).await;
    }
    act("timer.start", &[]).await;
    offers("timer.pause", true).await;
    let more = act("timer.add", &[("minutes", "2")]).await;
    assert!(more.words().contains("Nog 7 minuten"), "{}", more.words());
    act("timer.pause", &[]).await;
    let named = act("step.authorship", &[("step", "0"), ("authorship", "named")]).await;
    assert!(named.words().contains("Maak deze stap anoniem"));
    act("step.authorship", &[("step", "0"), ("authorship", "anonymous")]).await;
    act("note.add", &[("step", "0"), ("text", "rust geven")]).await;
    offers("step.authorship", false).await;
    ask(&clinic, &code, &bo, &[("t", "note.add"), ("cid", ""), ("text", "veel rust")]).await;
    let muted = act("person.mute", &[("person", "2")]).await;
    assert!(muted.words().contains("wacht met schrijven"));
    act("person.unmute", &[("person", "2")]).await;
    act("step.reveal", &[("step", "0")]).await;
    // Groups: drawn of those who are connected, so nobody sits yet; back is one form.
    act("step.go", &[("step", "1")]).await;
    offers("groups.draw", true).await;
    act("groups.draw", &[]).await;
    let back = page().await.words();
    assert!(back.contains("Terug naar: Denk terug"), "{back}");
    act("step.go", &[("step", "3")]).await;
    let cluster =
        act("cluster.new", &[("notes", "1"), ("notes", "2"), ("name", "Rust"), ("cluster", "")]).await;
    assert!(cluster.words().contains("Rust"));
    act("cluster.new", &[("name", "Tempo"), ("cluster", "")]).await;
    let merged = act("cluster.merge", &[("from", "2"), ("into", "1")]).await;
    assert!(!merged.words().contains("Tempo"));
    assert!(act("undo", &[]).await.words().contains("Tempo"));
    act("note.hide", &[("note", "1")]).await;
    act("note.show", &[("note", "1")]).await;
    act("word.hide", &[("stem", "rust")]).await;
    offers("word.show", true).await;
    act("word.show", &[("stem", "rust")]).await;
    act("word.merge", &[("from", "rust"), ("into", "vel")]).await;
    // A cluster is taken over as a factor, and stays tied to it.
    act("factors.set", &[("word-0", "Rust"), ("meaning-0", ""), ("from-0", "1")]).await;
    let taken = act("cluster.merge", &[("from", "1"), ("into", "2")]).await;
    assert!(taken.body.contains("name=\"from-0\" value=\"2\""), "the factor goes along with its cluster");
    act("factors.lock", &[]).await;
    offers("factors.set", false).await;
    act("factors.unlock", &[]).await;
    let skip = act("step.go", &[("step", "5")]).await.words();
    assert!(skip.contains("Sla over, naar: Wat neem ik mee?"), "{skip}");
    act("step.go", &[("step", "7")]).await;
    act("room.lock", &[]).await;
    act("room.unlock", &[]).await;
    let refused = ask(&clinic, &code, &cookie, &[("t", "room.unlock"), ("as", "lead")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a refusal is a page too");
    assert_eq!(act("room.close", &[]).await.location(), format!("{path}/report"));
}

#[tokio::test]
async fn a_brainstorm_by_medium_ends_side_by_side_beside_what_others_named() {
    let clinic = TestClinic::new().await;
    let (cookie, path) = prepared(&clinic, "medium", "Vaktherapie").await;
    let code = opened(&clinic, &cookie, &path).await;
    let (bo, kim) = (come_in(&clinic, &code, "Bo").await, come_in(&clinic, &code, "Kim").await);
    let lead = async |fields: &[(&str, &str)]| {
        let mut fields = fields.to_vec();
        fields.push(("as", "lead"));
        let answer = ask(&clinic, &code, &cookie, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{fields:?}: {}", answer.words());
    };
    let note = async |who: &str, text: &str| {
        let answer = ask(&clinic, &code, who, &[("t", "note.add"), ("cid", ""), ("text", text)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.words());
    };
    lead(&[("t", "step.go"), ("step", "0")]).await;
    for (who, group) in [(&bo, "1"), (&kim, "4")] {
        ask(&clinic, &code, who, &[("t", "group.choose"), ("group", group)]).await;
    }
    note(&bo, "samen luisteren mag").await;
    note(&kim, "een rol aannemen").await;
    lead(&[("t", "step.reveal"), ("step", "0")]).await;
    lead(&[("t", "step.go"), ("step", "1")]).await;
    let phone = clinic.get(&format!("/w/{code}"), &kim).await.words();
    assert!(phone.contains("Drama") && phone.contains("Vat samen"), "who chose a group sits there: {phone}");
    assert!(!phone.contains("Ter inspiratie"), "what others named comes after the own work");
    note(&kim, "Spel maakt veel mogelijk.").await;
    note(&bo, "Muziek mag er gewoon zijn.").await;
    lead(&[("t", "room.close")]).await;
    insta::assert_snapshot!("report_medium_nl", clinic.get(&format!("{path}/report"), &cookie).await.words());
    let markdown = clinic.get(&format!("{path}/report.md"), &cookie).await.body;
    assert!(markdown.contains("## Ter inspiratie") && markdown.contains("In allebei: "), "{markdown}");
}

#[tokio::test]
async fn a_plan_of_ones_own_is_kept_copied_and_used_again_for_another_team() {
    let clinic = TestClinic::new().await;
    let (cookie, path) = prepared(&clinic, "own", "Team Zuid").await;
    let fields = |act: &'static str, title: &'static str| {
        [
            ("team", "Team Zuid"),
            ("title", "Onze eigen opzet"),
            ("language", "nl"),
            ("count", "1"),
            ("part-0", "Deel"),
            ("title-0", title),
            ("prompt-0", "Wat werkte?"),
            ("minutes-0", "12"),
            ("format-0", "trios"),
            ("groups-0", ""),
            ("collects-0", "notes"),
            ("dots-0", "3"),
            ("on_one-0", "2"),
            ("shows-0", "group"),
            ("optional-0", "yes"),
            ("act", act),
        ]
    };
    let copied = clinic.post(&path, &cookie, &fields("copy-0", "Rondje")).await;
    assert_eq!(copied.body.matches("value=\"Rondje\"").count(), 2, "{}", copied.words());
    clinic.post(&path, &cookie, &fields("keep", "Rondje")).await;
    let again = format!("/reflections/new?from={}", path.trim_start_matches("/reflections/"));
    for page in ["/reflections", &path] {
        assert!(clinic.get(page, &cookie).await.body.contains(&again), "{page} leads to it");
    }
    let form = clinic.get(&again, &cookie).await;
    assert!(form.body.contains("value=\"Team Zuid\"") && form.words().contains("(x) Onze eigen opzet"));
    let from = path.trim_start_matches("/reflections/");
    let next = super::tests::prepare(&clinic, &cookie, from, "Team Noord").await;
    let next = clinic.get(&next, &cookie).await;
    for kept in ["value=\"Rondje\"", "Wat werkte?", "value=\"12\"", "value=\"trios\" selected", "Team Noord"]
    {
        assert!(next.body.contains(kept), "{kept}");
    }
    let other = clinic.get("/reflections/new?from=nothing", &cookie).await;
    assert_eq!(other.status, StatusCode::OK);
}
