//! Drawing a line by keyboard: its key with somebody selected begins it there, going to somebody else aims it, Enter
//! draws it. With a line selected the next one begins where that one does.
use super::editor::Session;
use super::edits::links;
use super::tools::{Draft, OpenEnd, Outcome, Target, ToolKind, Transient};
use crate::catalogue::Side;
use crate::layout::border;
use crate::model::{LinkKind, PersonId};

impl Session {
    /// From whom a line is being drawn by keyboard.
    pub fn line_from(&self) -> Option<&PersonId> {
        self.line_from.as_ref().filter(|id| self.derived.picture.geometry.cards.contains_key(*id))
    }

    /// Whether somebody is one of our team: lines from there are counterparts only.
    pub fn is_ours(&self, id: &PersonId) -> bool {
        self.account().person(id).is_some_and(|person| person.side == Side::Us)
    }

    /// The tool was taken: a line begins at whoever is selected, or where the selected line does.
    pub(super) fn begin_line(&mut self) {
        let draws = self.tool.link_kind().is_some();
        let again = self.whose_line().filter(|id| self.derived.picture.geometry.cards.contains_key(*id));
        if let Some(owner) = again.filter(|_| draws).cloned() {
            self.selection.set_person(owner);
        }
        let begins = draws && self.somebody_on_map();
        self.line_from = self.selection.only().filter(|_| begins).cloned();
    }

    fn line_draft(&self) -> Option<Draft> {
        let from = self.line_from()?.clone();
        Some(Draft { from, kind: self.tool.link_kind()?, downwards: false })
    }

    /// The line as it would be drawn to whoever is selected now.
    pub(super) fn aimed_line(&self) -> Transient {
        let aimed = || {
            let draft = self.line_draft()?;
            let to = self.selection.lead().filter(|id| **id != draft.from)?;
            let geometry = &self.derived.picture.geometry;
            let (from, onto) = (geometry.outline(&draft.from)?, geometry.outline(to)?);
            // From border to border: nothing runs through the cards that it joins.
            let (start, end) = (border(from, onto.center()), border(onto, from.center()));
            let target = Some(draft.to(&self.context(), to));
            Some(Transient::Line { from: start, to: end, kind: draft.kind, target, open: OpenEnd::Nothing })
        };
        aimed().unwrap_or_default()
    }

    /// Enter: draws the line that is aimed, or says why it can't be. With the tool in hand and no line begun yet, one
    /// begins at whoever is selected. False if there is nothing to do of it.
    pub(super) fn finish_line(&mut self) -> bool {
        let Some(draft) = self.line_draft() else {
            self.begin_line();
            return self.line_from.is_some();
        };
        let Some(to) = self.selection.lead().filter(|id| **id != draft.from).cloned() else { return true };
        if let Target { refused: Some(refusal), .. } = draft.to(&self.context(), &to) {
            self.refuse(&refusal);
            return true;
        }
        let (from, to) = draft.ends(&to);
        match links::connect(self.account(), draft.kind, from, to, self.lang()) {
            Ok((id, transaction)) => {
                (self.tool, self.line_from) = (ToolKind::Select, None);
                self.carry_out(Outcome::Connect(id, transaction));
                self.lines_of = Some(draft.from);
            }
            Err(refusal) => self.refuse(&refusal),
        }
        true
    }

    /// Whether the line that is under way may join somebody: one of ours is faced, and by nothing else.
    pub(super) fn line_may_end_at(&self, id: &PersonId) -> bool {
        let ours = self.line_from().is_some_and(|from| self.is_ours(from)) || self.is_ours(id);
        let faces = self.tool.link_kind().is_some_and(|kind| matches!(kind, LinkKind::Pair(_)));
        self.line_from() != Some(id) && faces == ours
    }

    /// Draws the line that is under way to whoever was looked for by name.
    pub fn draw_line_to(&mut self, id: &PersonId) {
        // A branch that is opened for whoever is folded away is another step, and would end the line.
        let line = (self.tool, self.line_from.clone());
        self.show_person(id);
        (self.tool, self.line_from) = line;
        self.finish_line();
    }
}
