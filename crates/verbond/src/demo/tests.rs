//! The demonstration from an empty folder to its doors.

use super::doors;
use super::fill::{Plan, fill};
use super::folder::Folder;
use crate::house::House;
use crate::serve::app;
use alliance::Language;
use alliance::people::Role;
use web::state::{Mail, Settings, Simulated, token_hash};

#[tokio::test]
async fn an_empty_folder_becomes_a_practice_with_a_door_for_every_role_and_a_client() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::open(&place.path().join("demo")).unwrap();
    let plan = Plan { seed: 1, clients: 12, name: "Praktijk Voorbeeld".into(), language: Language::Dutch };
    fill(&folder.database(), &plan).await.unwrap();
    let house = House::open(&folder.database()).await.unwrap();
    let origin = "http://127.0.0.1:8080".into();
    let app = app(house, Settings { origin, simulated: Simulated::Yes, mail: Mail::Nobody }).unwrap();
    let doors = doors::open(&app).await.unwrap();
    let roles: Vec<Role> = doors.members.iter().map(|door| door.role).collect();
    assert_eq!(roles, Role::ALL);
    for door in &doors.members {
        let token = door.link.strip_prefix("http://127.0.0.1:8080/welcome/").unwrap();
        let member = app.store.welcome(token_hash(token), app.now()).await.unwrap().unwrap();
        assert_eq!(member.login_name.as_str(), door.login_name);
    }
    assert!(doors.today >= 4, "{}", doors.today);
    let client = doors.client.as_ref().unwrap();
    let token = client.link.strip_prefix("http://127.0.0.1:8080/c/").unwrap();
    let keyed = app.store.keyed_sitting(token_hash(token)).await.unwrap().unwrap();
    assert_eq!(keyed.sitting.state.submitted_at(), None);
    let line = doors.as_json("http://127.0.0.1:8080", &app.settings.origin).to_string();
    assert!(!line.contains('\n') && line.contains(&client.link), "{line}");
}
