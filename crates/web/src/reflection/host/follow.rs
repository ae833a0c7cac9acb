//! Following what other nodes keep in the same room.

use super::Host;
use alliance::reflection::room::Room;
use store::Notice;
use store::reflection::kept::{Tail, topic};
use tokio::sync::broadcast;

impl Host {
    /// Takes in what another node kept.
    pub(super) async fn follow(&mut self, notice: Result<Notice, broadcast::error::RecvError>) {
        let news = match notice {
            Ok(Notice::Changed(changed)) => {
                let place = changed.strip_prefix(&topic(self.reflection.id)).map(str::parse::<u64>);
                matches!(place, Some(Ok(place)) if place > self.room.seq())
            }
            Ok(Notice::Missed) | Err(_) => true,
        };
        if news {
            self.follow_tail().await;
            self.tell_what_is_due();
        }
    }

    pub(super) async fn follow_tail(&mut self) {
        let (organisation, id) = (self.reflection.organisation, self.reflection.id);
        match self.app.store.room_tail(organisation, id, self.room.seq()).await {
            Ok(Tail::Lines(lines)) => self.follow_lines(lines).await,
            Ok(Tail::Replaced) => self.reload().await,
            Err(error) => {
                tracing::error!(error = %error, reflection.id = %id, "room.not-followed");
                self.reload().await;
            }
        }
    }

    async fn follow_lines(&mut self, lines: Vec<alliance::reflection::room::Logged>) {
        for line in lines {
            let before = self.room.seq();
            match self.room.follow(&line) {
                Ok(touched) => self.remember(before, touched.into_iter().collect()),
                Err(_expected) => return self.reload().await,
            }
        }
    }

    /// Another node was first: takes in what it kept, or the keys it knows.
    pub(super) async fn come_second(&mut self, saved: Option<Room>) {
        let Some(saved) = saved else { return self.reload().await };
        self.room = saved;
        let before = self.room.seq();
        self.follow_tail().await;
        if self.room.seq() == before {
            // The same command came to both nodes: its key is known now.
            match self.app.store.load_room(&self.reflection).await {
                Ok(room) if room.seq() == before => self.room = room,
                Ok(_) | Err(_) => self.reload().await,
            }
        }
    }
}
