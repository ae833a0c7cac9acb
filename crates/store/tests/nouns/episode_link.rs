//! Episode links: opening never uses one up, a new one stops the old, withdrawing stops them all.

use crate::clinic::on_both;
use alliance::episode_link::{EPISODE_LINK_LIFE_MS, LinkRefusal};

#[test]
fn a_link_opens_however_often_until_a_newer_one_or_until_it_is_withdrawn() {
    on_both(async |clinic| {
        let (store, episode) = (&clinic.store, clinic.episode.id);
        let until = clinic.now.plus_ms(EPISODE_LINK_LIFE_MS);
        let opens = async |token| store.episode_link(token).await.unwrap().unwrap().may_open(clinic.now);
        store.make_episode_link(&clinic.by(), episode, [1; 32], until).await.unwrap();
        for _ in 0..3 {
            assert_eq!(opens([1; 32]).await, Ok(()));
        }
        let found = store.episode_link([1; 32]).await.unwrap().unwrap();
        assert_eq!((found.organisation, found.episode), (clinic.by().organisation, episode));
        store.make_episode_link(&clinic.by(), episode, [2; 32], until).await.unwrap();
        assert_eq!(opens([1; 32]).await, Err(LinkRefusal::Withdrawn));
        assert_eq!(opens([2; 32]).await, Ok(()));
        let newest = store.newest_episode_link(clinic.by().organisation, episode).await.unwrap().unwrap();
        assert_eq!(newest.expires_at, until);
        store.withdraw_episode_links(&clinic.by(), episode).await.unwrap();
        assert_eq!(opens([2; 32]).await, Err(LinkRefusal::Withdrawn));
        assert_eq!(store.episode_link([3; 32]).await.unwrap(), None);
    });
}
