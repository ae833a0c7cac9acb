use crate::testing::TestClinic;
use alliance::people::Role;
use axum::http::{StatusCode, header};

/// A clinic with an import of two clients, and a researcher's cookie.
async fn clinic() -> (TestClinic, String) {
    let clinic = TestClinic::new().await;
    let researcher = clinic.sign_in(&clinic.member(9, &[Role::Researcher]).await).await;
    (clinic, researcher)
}

async fn import(clinic: &TestClinic, text: &str) {
    use alliance::import::{choices::Choices, plan::plan, reading::read, table};
    let app = &clinic.app;
    let table = table::Table::read(text.as_bytes(), table::Limits::default()).unwrap();
    let mut choices = Choices::guess(&table, &Default::default());
    choices.measure("phq9==PHQ-9, \"kort\":0..27:lower").unwrap();
    let mapping = choices.settle(&table, &Default::default()).unwrap();
    let contents = read(&table, &mapping, app.today()).unwrap();
    let house = app.organisation().id;
    let known = app.store.known_for_import(house, &contents, app.zone()).await.unwrap();
    let file = store::import::ImportedFile { name: "a.csv".into(), fingerprint: "x".into(), row_count: 3 };
    let by = app.by(alliance::audit::AuditActor::Operator);
    app.store
        .apply_import(&by, None, &file, &plan(contents, &known).unwrap(), app.zone(), None)
        .await
        .unwrap();
}

const FILE: &str =
    "client,session,date,phq9\n2026-101,1,2024-01-08,12\n2026-101,2,2024-01-15,\n2026-102,1,2024-02-01,20\n";

#[tokio::test]
async fn a_researcher_sees_what_is_in_the_set_and_takes_three_files() {
    let (clinic, cookie) = clinic().await;
    let empty = clinic.get("/study", &cookie).await;
    assert!(empty.body.contains("Er is nog niets om te onderzoeken"), "{}", empty.body);
    import(&clinic, FILE).await;
    let page = clinic.get("/study?study=proef+%3Cb%3E", &cookie).await;
    for said in [
        "2 cliënten, 2 trajecten en 3 gehouden sessies.",
        "Toestemming regel je buiten Verbond",
        "=PHQ-9, &quot;kort&quot;",
        "proef &lt;b&gt;",
        "/study/export.csv?study=proef+%3Cb%3E",
    ] {
        assert!(page.body.contains(said), "{said} in {}", page.body);
    }
    assert!(!page.body.contains("2026-101"), "{}", page.body);

    let rows = clinic.get("/study/export.csv?study=proef", &cookie).await;
    assert_eq!(rows.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert_eq!(rows.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"export.csv\"");
    let lines: Vec<&str> = rows.body.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with("client,episode,session,days_since_first"));
    assert!(lines.iter().any(|line| line.ends_with(",2,7,,,,,session,,,,")), "{}", rows.body);
    assert!(!rows.body.contains("2026-10") && !rows.body.contains("2024"), "{}", rows.body);
    assert_eq!(clinic.get("/study/export.csv?study=proef", &cookie).await.body, rows.body);
    assert_ne!(clinic.get("/study/export.csv?study=andere", &cookie).await.body, rows.body);

    let around = clinic.get("/study/around.csv?study=proef", &cookie).await;
    assert_eq!(around.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"around.csv\"");
    assert_eq!(around.body, "client,episode,session,what,name,number,perspective,value\n");
    let book = clinic.get("/study/codebook.csv", &cookie).await;
    assert!(book.body.contains("\"'=PHQ-9, \"\"kort\"\"\""), "{}", book.body);
    let about = clinic.get("/study/README.txt?study=proef", &cookie).await;
    assert!(about.body.contains("2 clients, 2 episodes, 3 sessions held"), "{}", about.body);
    assert!(about.body.contains("--define 'phq-9-kort:0..27:lower'"), "{}", about.body);
}

#[tokio::test]
async fn nobody_else_takes_a_study() {
    let (clinic, _) = clinic().await;
    let paths =
        ["/study", "/study/export.csv", "/study/around.csv", "/study/codebook.csv", "/study/README.txt"];
    for (number, role) in [(1, Role::Therapist), (2, Role::Coordinator), (3, Role::Administrator)] {
        let cookie = clinic.sign_in(&clinic.member(number, &[role]).await).await;
        for path in paths {
            assert_eq!(clinic.get(path, &cookie).await.status, StatusCode::NOT_FOUND, "{role} {path}");
        }
    }
    for path in paths {
        assert_eq!(clinic.get(path, "").await.location(), "/login", "{path}");
    }
}

#[tokio::test]
async fn a_name_that_cannot_be_shown_names_no_study() {
    let (clinic, cookie) = clinic().await;
    let hidden = clinic.get("/study?study=a%E2%80%AEb", &cookie).await;
    assert_eq!(hidden.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(clinic.get("/study?study=+", &cookie).await.status, StatusCode::OK);
}
