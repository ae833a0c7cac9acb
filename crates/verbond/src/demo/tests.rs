//! The demonstration from an empty folder to its doors.

use super::doors;
use super::fill::{Plan, fill};
use super::folder::Folder;
use crate::house::House;
use crate::serve::app;
use alliance::Language;
use alliance::people::Role;
use alliance::quality::Topic;
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
    // One of each, and the trainer of the group that is going on.
    assert_eq!(roles, [Role::ALL, &[Role::Therapist]].concat());
    assert_eq!(doors.members.last().unwrap().login_name, "trainer-01");
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
    let organisation = app.organisation().id;
    let held: Vec<u32> =
        app.store.runs(organisation, None).await.unwrap().iter().map(|run| run.held).collect();
    assert_eq!(held, [4, 8, 8, 8, 8], "the newest group is half way");
    // Satisfaction is told by half years; of complaints too few have both scores for that.
    let out = app.store.publications(organisation).await.unwrap();
    let told = |topic| out[0].figures.figures.iter().filter(|figure| figure.topic == topic).count();
    assert_eq!((out.len(), told(Topic::Satisfaction), told(Topic::Complaints)), (1, 3, 1));
    let line = doors.as_json("http://127.0.0.1:8080", &app.settings.origin).to_string();
    assert!(!line.contains('\n') && line.contains(&client.link), "{line}");
}
