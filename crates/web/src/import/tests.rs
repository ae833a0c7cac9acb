use crate::testing::{Answer, TestClinic};
use alliance::audit::AuditActor;
use alliance::people::{Member, Role};
use axum::http::StatusCode;

const FILE: &str = "client,therapist,month,phq9\n\
                    P1,nieuw-01,0,12\n\
                    P1,nieuw-01,1,\n\
                    P1,nieuw-01,2,9\n\
                    P2,nieuw-02,0,20\n";

/// A clinic and the cookie of its coordinator.
async fn clinic() -> (TestClinic, String) {
    let clinic = TestClinic::new().await;
    let coordinator = clinic.member(1, &[Role::Coordinator]).await;
    let cookie = clinic.sign_in(&coordinator).await;
    (clinic, cookie)
}

/// The value of an attribute of a tag, unescaped.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

/// What a browser would send if the reader changed nothing in the form with this action.
fn filled_in(page: &Answer, action: &str) -> Vec<(String, String)> {
    let start = format!("action=\"{action}\"");
    let (_, rest) =
        page.body.split_once(&start).unwrap_or_else(|| panic!("no form {action} in {}", page.body));
    let (form, _) = rest.split_once("</form>").expect("a form ends");
    let mut fields: Vec<(String, String)> = Vec::new();
    for tag in form.split('<').skip(1) {
        let name = attribute(tag, "name");
        if tag.starts_with("select ") {
            fields.push((name.expect("a select has a name"), String::new()));
        } else if tag.starts_with("option ") && tag.contains(" selected") {
            fields.last_mut().expect("an option stands in a select").1 = attribute(tag, "value").unwrap();
        } else if tag.starts_with("input ") {
            let is_off = tag.contains("type=\"radio\"") && !tag.contains(" checked");
            if let (Some(name), false) = (name, is_off) {
                fields.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        }
    }
    fields
}

/// A form with some of its fields filled in otherwise.
struct Form(Vec<(String, String)>);

impl Form {
    fn of(page: &Answer, action: &str) -> Self {
        Self(filled_in(page, action))
    }

    fn filled(mut self, name: &str, value: &str) -> Self {
        let field = self.0.iter_mut().find(|(other, _)| other == name);
        field.unwrap_or_else(|| panic!("no field {name}")).1 = value.to_owned();
        self
    }

    /// The first column of scores as a measure of its own.
    fn measure(self, column: &str, name: &str, max: &str) -> Self {
        self.filled("value_1_column", column)
            .filled("value_1_target", "new")
            .filled("value_1_name", name)
            .filled("value_1_min", "0")
            .filled("value_1_max", max)
            .filled("value_1_better", "lower")
    }

    async fn send(&self, clinic: &TestClinic, path: &str, cookie: &str) -> Answer {
        let fields: Vec<(&str, &str)> =
            self.0.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        clinic.post(path, cookie, &fields).await
    }
}

/// Uploads a file and gives the address of its columns.
async fn uploaded(clinic: &TestClinic, cookie: &str, text: &str) -> String {
    let answer = clinic.upload("/import", cookie, "scores.csv", text.as_bytes()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().to_owned()
}

/// Imports a file with a month and `phq9` in its last column; gives the address of the import.
async fn imported(clinic: &TestClinic, cookie: &str, text: &str) -> String {
    let draft = uploaded(clinic, cookie, text).await;
    let page = clinic.get(&draft, cookie).await;
    let form = Form::of(&page, &draft).measure("4", "PHQ-9", "27").filled("start", "2024-01-08");
    let checked = form.send(clinic, &draft, cookie).await;
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.body);
    let confirm = format!("{draft}/confirm");
    let done = Form::of(&checked, &confirm).send(clinic, &confirm, cookie).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    done.location().to_owned()
}

#[tokio::test]
async fn a_file_is_uploaded_mapped_checked_kept_and_undone() {
    let (clinic, cookie) = clinic().await;
    let organisation = clinic.app.organisation().id;
    let draft = uploaded(&clinic, &cookie, FILE).await;
    let page = clinic.get(&draft, &cookie).await;
    for said in ["scores.csv: 4 rijen en 4 kolommen", "UTF-8", "een komma", "nieuw-01"] {
        assert!(page.body.contains(said), "{said} in {}", page.body);
    }
    // The guess: who and when are known, the scores are for the reader to say.
    let form = Form::of(&page, &draft);
    for guessed in
        [("client", "1"), ("therapist", "2"), ("moment", "3"), ("unit", "month"), ("value_1_column", "")]
    {
        assert!(
            form.0.contains(&(guessed.0.to_owned(), guessed.1.to_owned())),
            "{guessed:?} in {:?}",
            form.0
        );
    }
    let empty = form.send(&clinic, &draft, &cookie).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("Kies ten minste één kolom met scores."), "{}", empty.body);
    assert!(empty.body.contains("Vul in vanaf welke dag geteld wordt."), "{}", empty.body);

    let form = Form::of(&page, &draft).measure("4", "PHQ-9", "27").filled("start", "2024-01-08");
    let checked = form.send(&clinic, &draft, &cookie).await;
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.body);
    for said in [
        "Er is nog niets bewaard.",
        "2 nieuwe cliënten",
        "2 nieuwe therapeuten",
        "4 nieuwe sessies",
        "3 ingevulde",
    ] {
        assert!(checked.body.contains(said), "{said} in {}", checked.body);
    }
    assert!(clinic.app.store.imports(organisation).await.unwrap().is_empty());

    let confirm = format!("{draft}/confirm");
    let form = Form::of(&checked, &confirm);
    let done = form.send(&clinic, &confirm, &cookie).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    // The same form once more leads to the same import.
    assert_eq!(form.send(&clinic, &confirm, &cookie).await.location(), done.location());
    assert_eq!(clinic.app.store.imports(organisation).await.unwrap().len(), 1);
    assert_eq!(clinic.get(&draft, &cookie).await.status, StatusCode::GONE);

    let shown = clinic.get(done.location(), &cookie).await;
    assert!(shown.body.contains("2 cliënten") && shown.body.contains("beheerder"), "{}", shown.body);
    let list = clinic.get_in_english("/imports", &cookie).await;
    assert!(list.body.contains("scores.csv") && list.body.contains("Medewerker 01"), "{}", list.body);

    let undo = format!("{}/undo", done.location());
    let unsure = clinic.post(&undo, &cookie, &[]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(clinic.post(&undo, &cookie, &[("sure", "yes")]).await.location(), done.location());
    let gone = clinic.get(done.location(), &cookie).await;
    assert!(gone.body.contains("Er is niets meer van over."), "{}", gone.body);
    let again = clinic.post(&undo, &cookie, &[("sure", "yes")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.body.contains("al ongedaan gemaakt"), "{}", again.body);
}

#[tokio::test]
async fn a_therapist_of_an_import_sees_the_own_clients_and_nobody_else() {
    let (clinic, cookie) = clinic().await;
    imported(&clinic, &cookie, FILE).await;
    let by = clinic.app.by(AuditActor::Operator);
    let members = clinic.app.store.members(by.organisation).await.unwrap();
    let first: &Member = members.iter().find(|member| member.login_name.as_str() == "nieuw-01").unwrap();
    clinic.app.store.choose_password(&by, first.id, "not-a-hash").await.unwrap();
    let therapist = clinic.sign_in(first).await;

    let caseload = clinic.get("/caseload", &therapist).await;
    assert_eq!(caseload.status, StatusCode::OK);
    assert!(caseload.body.contains("P1") && !caseload.body.contains("P2"), "{}", caseload.body);
    for (code, status) in [("P1", StatusCode::OK), ("P2", StatusCode::NOT_FOUND)] {
        let code = alliance::people::ClientCode::parse(code).unwrap();
        let client = clinic.app.store.client_by_code(by.organisation, &code).await.unwrap().unwrap();
        let sql = "select id from episode where client_id = ?1";
        let rows = clinic.app.store.engine().query(sql, store::values![client.id]).await.unwrap();
        let episode = rows[0].text("id").unwrap();
        let page = clinic.get(&format!("/episodes/{episode}"), &therapist).await;
        assert_eq!(page.status, status, "{code}");
        if status == StatusCode::OK {
            assert!(page.body.contains("PHQ-9") && page.body.contains("12"), "{}", page.body);
        }
    }
}

#[tokio::test]
async fn what_is_wrong_stands_there_by_line_column_and_value() {
    let (clinic, cookie) = clinic().await;
    let text =
        "client,therapist,month,phq9\nP1,,Post-Rx,3\nP1,,0,28\n=1+1,,0,\"<script>alert(1)</script>\"\n";
    let draft = uploaded(&clinic, &cookie, text).await;
    let page = clinic.get(&draft, &cookie).await;
    let form = Form::of(&page, &draft).measure("4", "PHQ-9", "27").filled("start", "2024-01-08");
    let wrong = form.send(&clinic, &draft, &cookie).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        "Er zijn 4 dingen die niet kloppen",
        "Post-Rx",
        "De score ligt buiten 0 tot 27.",
        "=1+1",
        "&lt;script&gt;",
        "Dit is geen getal.",
    ] {
        assert!(wrong.body.contains(said), "{said} in {}", wrong.body);
    }
    assert!(!wrong.body.contains("<script>alert"), "{}", wrong.body);
    // What was typed stands there still, and a row can be left out.
    let form = Form::of(&wrong, &draft).filled("skip_column", "3").filled("skip_text", "Post-Rx");
    let fewer = form.send(&clinic, &draft, &cookie).await;
    assert!(fewer.body.contains("Er zijn 3 dingen die niet kloppen"), "{}", fewer.body);
}

#[tokio::test]
async fn a_hostile_file_is_told_plainly_or_shown_as_text() {
    let (clinic, cookie) = clinic().await;
    let check = async |bytes: &[u8], status: StatusCode, said: &str| {
        let answer = clinic.upload("/import", &cookie, "<b>\"x\".csv", bytes).await;
        assert_eq!(answer.status, status, "{bytes:?}: {}", answer.body);
        let page = match status {
            StatusCode::SEE_OTHER => clinic.get(answer.location(), &cookie).await,
            _ => answer,
        };
        assert!(page.body.contains(said), "{said} in {}", page.body);
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{}", page.body);
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    check(b"", refused, "Het bestand is leeg.").await;
    check(b"a,b\n", refused, "geen rijen").await;
    check(b"a,b\n1,\0\n", refused, "Regel 2 bevat een teken").await;
    check(b"PK\x03\x04", refused, "Dit is een spreadsheet").await;
    check(b"a,<script>alert(1)</script>,<script>alert(1)</script>\n1,2,3\n", refused, "&lt;script&gt;").await;
    let through = StatusCode::SEE_OTHER;
    let script =
        "<script>alert(1)</script>,\"<img src=x onerror=alert(1)>\"\n\"<script>alert(2)</script>\",'\n";
    check(script.as_bytes(), through, "&lt;script&gt;alert(1)").await;
    check(b"cli\xebnt;score\nP\xe9;=cmd|' /C calc'!A0\n", through, "Windows-1252").await;
    check(b"\xff\xfec\0,\0d\0\n\x001\0,\x002\0", through, "UTF-16").await;
    check(b"a,b\n1\n1,2,3\n", through, "2 rijen en 2 kolommen").await;
    let wide: Vec<String> = (0..300).map(|place| format!("c{place}")).collect();
    let wide = format!("{}\n{}\n", wide.join(","), vec!["1"; 300].join(","));
    check(wide.as_bytes(), through, "Er zijn nog 288 kolommen").await;
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_and_one_that_is_missing_is_asked_for() {
    let (clinic, cookie) = clinic().await;
    let large = clinic.upload("/import", &cookie, "large.csv", &vec![b'a'; 21 << 20]).await;
    assert_eq!(large.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(large.body.contains("groter dan 20 MB"), "{}", large.body);
    let none = clinic.upload("/import", &cookie, "", b"").await;
    assert!(none.body.contains("Kies eerst een bestand."), "{}", none.body);
    let other = clinic.post("/import", &cookie, &[("file", "x")]).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn only_a_coordinator_imports_and_only_the_own_file() {
    let (clinic, cookie) = clinic().await;
    let done = imported(&clinic, &cookie, FILE).await;
    let draft = uploaded(&clinic, &cookie, FILE).await;
    let second = clinic.sign_in(&clinic.member(2, &[Role::Coordinator]).await).await;
    assert_eq!(clinic.get(&draft, &second).await.status, StatusCode::GONE);
    for (number, role) in [(3, Role::Therapist), (4, Role::Administrator), (5, Role::Researcher)] {
        let other = clinic.sign_in(&clinic.member(number, &[role]).await).await;
        for path in ["/imports", "/import", &draft, &done] {
            assert_eq!(clinic.get(path, &other).await.status, StatusCode::NOT_FOUND, "{role} {path}");
        }
        for path in
            [draft.clone(), format!("{draft}/confirm"), format!("{draft}/drop"), format!("{done}/undo")]
        {
            let fields = [("sure", "yes"), ("once", "k"), ("rows", "0")];
            let answer = clinic.post(&path, &other, &fields).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{role} {path}");
        }
        let upload = clinic.upload("/import", &other, "a.csv", FILE.as_bytes()).await;
        assert_eq!(upload.status, StatusCode::NOT_FOUND, "{role}");
    }
    assert_eq!(clinic.get("/imports", "").await.location(), "/login");
}

#[tokio::test]
async fn a_file_is_gone_after_an_hour_or_when_it_is_thrown_away() {
    let (clinic, cookie) = clinic().await;
    let draft = uploaded(&clinic, &cookie, FILE).await;
    assert_eq!(clinic.post(&format!("{draft}/drop"), &cookie, &[]).await.location(), "/imports");
    assert_eq!(clinic.get(&draft, &cookie).await.status, StatusCode::GONE);
    let draft = uploaded(&clinic, &cookie, FILE).await;
    clinic.clock.advance_ms(store::import::draft::DRAFT_LIFE_MS - 1);
    // An hour of doing nothing also ends the login, so somebody has to be here.
    let coordinator = clinic.app.store.members(clinic.app.organisation().id).await.unwrap().remove(0);
    let cookie = clinic.sign_in(&coordinator).await;
    assert_eq!(clinic.get(&draft, &cookie).await.status, StatusCode::OK);
    clinic.clock.advance_ms(1);
    let gone = clinic.get(&draft, &cookie).await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.body.contains("na een uur gewist"), "{}", gone.body);
}

#[tokio::test]
async fn the_same_file_again_is_said_and_its_scores_are_not_kept_twice() {
    let (clinic, cookie) = clinic().await;
    imported(&clinic, &cookie, FILE).await;
    let draft = uploaded(&clinic, &cookie, FILE).await;
    let page = clinic.get(&draft, &cookie).await;
    assert!(page.body.contains("al ingelezen"), "{}", page.body);
    // The house knows the measure by now, so the column is recognised.
    let form = Form::of(&page, &draft).filled("start", "2024-01-08");
    assert!(form.0.contains(&("value_1_target".into(), "measure:phq-9".into())), "{:?}", form.0);
    let wrong = form.send(&clinic, &draft, &cookie).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("Sessie 1 heeft deze score al."), "{}", wrong.body);
}

#[tokio::test]
async fn more_columns_of_scores_are_asked_for_without_losing_what_was_typed() {
    let (clinic, cookie) = clinic().await;
    let draft = uploaded(&clinic, &cookie, FILE).await;
    let page = clinic.get(&draft, &cookie).await;
    let mut form = Form::of(&page, &draft).measure("4", "PHQ-9", "27");
    form.0.push(("act".into(), "more".into()));
    let more = form.send(&clinic, &draft, &cookie).await;
    assert_eq!(more.status, StatusCode::OK);
    let again = Form::of(&more, &draft);
    assert!(again.0.contains(&("value_1_name".into(), "PHQ-9".into())));
    assert!(again.0.iter().any(|(name, _)| name == "value_7_column"), "{:?}", again.0);
    form.0.push(("unknown".into(), "x".into()));
    assert_eq!(form.send(&clinic, &draft, &cookie).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn answers_in_columns_called_after_items_are_read_as_answers() {
    let (clinic, cookie) = clinic().await;
    let draft =
        uploaded(&clinic, &cookie, "client,date,q_mood1,q_day1,q_people1,q_hope1\nP1,2024-01-08,3,4,5,6\n")
            .await;
    let page = clinic.get(&draft, &cookie).await;
    let form = Form::of(&page, &draft).filled("items_instrument", "wellbeing");
    let none = form.send(&clinic, &draft, &cookie).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", none.body);
    let form = Form::of(&page, &draft).filled("items_instrument", "wellbeing").filled("items_prefix", "q_");
    let checked = form.send(&clinic, &draft, &cookie).await;
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.body);
    assert!(checked.body.contains("1 ingevulde vragenlijst"), "{}", checked.body);
}
