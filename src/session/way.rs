//! The way to somebody: who of ours introduces us, and by whom. It is shown until somebody asks for another or for
//! everybody; it follows what changes.
use super::editor::Session;
use crate::analysis::{Population, Question, Route, introduction};
use crate::catalogue::AnalysisConstants;
use crate::geom::{Rect, vec2};
use crate::model::PersonId;

/// To whom, and what was found for which state of the picture.
pub(super) struct ShownWay {
    to: PersonId,
    /// The number of the account's state, and the question.
    asked: (u64, Question),
    route: Option<Route>,
}

impl Session {
    /// Shows the way to the person selected last, or no way any more if it is the one shown.
    pub(super) fn toggle_way(&mut self) {
        let to = self.selection.lead().cloned();
        let same = self.way.as_ref().map(|way| &way.to) == to.as_ref();
        self.way = None;
        if let Some(to) = to.filter(|_| !same) {
            let route = self.find_way(&to);
            self.way = Some(ShownWay { to, asked: self.way_key(), route });
            self.bring_way_into_view();
        }
    }

    /// Shows all of the way with what is written above its cards, smaller where it has no room as it is.
    fn bring_way_into_view(&mut self) {
        /// The name of who begins it stands above the first card, the way in words at the top of the map.
        const ABOVE: f32 = 110.0;
        let Some(route) = self.way.as_ref().and_then(|way| way.route.as_ref()) else { return };
        let cards = &self.derived.picture.geometry.cards;
        let on_map = route.hops.iter().flat_map(|hop| [&hop.from, &hop.to]).filter_map(|id| cards.get(id));
        let Some(around) = Rect::around(on_map.copied()) else { return };
        let area = Rect { min: around.min - vec2(0.0, ABOVE), max: around.max };
        let (seen, clear) = (area.size() * self.camera.zoom, self.beside_tools());
        if seen.x > clear.width() || seen.y > clear.height() {
            self.camera.fit(area, self.canvas, clear);
        } else {
            self.reveal(area);
        }
    }

    /// To whom the way is shown, and the way; `None` inside where nobody can introduce us.
    pub fn way(&self) -> Option<(&PersonId, Option<&Route>)> {
        self.way.as_ref().map(|way| (&way.to, way.route.as_ref()))
    }

    /// Looks for the way again if something changed.
    pub(super) fn refresh_way(&mut self) {
        if self.way.is_none() {
            return;
        }
        let asked = self.way_key();
        let Some(way) = self.way.take_if(|way| way.asked != asked) else { return };
        if self.account().person(&way.to).is_some() {
            let route = self.find_way(&way.to);
            self.way = Some(ShownWay { to: way.to, asked, route });
        }
    }

    fn way_key(&self) -> (u64, Question) {
        (self.shown().1, self.question())
    }

    fn find_way(&self, to: &PersonId) -> Option<Route> {
        let question = self.question();
        let (deal, stage) = (question.deal.as_ref(), question.stage.as_ref());
        let population = Population::new(self.account(), AnalysisConstants::get(), deal, stage, self.day);
        introduction(&population, to)
    }
}
