//! Whose photo a picture is that was dropped, pasted or chosen.
use super::editor::Session;
use super::edits::photos;
use super::hit::card_at;
use crate::geom::Point;
use crate::model::{PersonId, PhotoData};

impl Session {
    /// Whose card lies at a point.
    pub fn card_below(&self, at: Point) -> Option<PersonId> {
        card_at(&self.derived.picture, at).cloned()
    }

    /// Whom a picture's file is named after: somebody's name in either script, whatever stands between the words.
    pub fn named_by_picture(&self, stem: &str) -> Option<PersonId> {
        let plain = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let wanted = plain(stem);
        if wanted.is_empty() {
            return None;
        }
        let people = self.account().people_in_order();
        let found = people.into_iter().filter(|p| plain(&p.name) == wanted || plain(&p.name_local) == wanted);
        // Of two with one name neither is meant for certain.
        let mut ids = found.map(|person| &person.id);
        ids.next().filter(|_| ids.next().is_none()).cloned()
    }

    /// Gives people photos, as one step; who is gone meanwhile gets none.
    pub fn give_photos(&mut self, mut photos: Vec<(PersonId, PhotoData)>) {
        photos.retain(|(id, _)| self.account().person(id).is_some());
        if photos.is_empty() {
            return;
        }
        let lang = self.lang();
        self.commit(photos::give(self.account(), photos, lang));
    }

    /// Takes the photo of the one person selected away.
    pub(super) fn remove_photo(&mut self) {
        let Some(id) = self.selection.only() else { return };
        let lang = self.lang();
        self.commit(photos::remove(self.account(), id, lang));
    }
}
