//! The lines of a pasted list: one is chosen, its words can be typed over in place.
use super::super::list_height;
use super::PastedDraft;
use crate::catalogue::Catalogue;
use crate::import::{PastedPerson, PastedWords};
use crate::locale::{Lang, called, enumerated, signed, tr, tr_args};
use crate::model::PersonId;
use crate::report::person_name;
use crate::scene::badge;
use crate::session::Session;
use crate::session::edits::pasted_known::{Blank, Found};
use crate::theme::Weight;
use crate::ui::canvas::swatch;
use crate::ui::paint;
use crate::ui::widgets::{check_box, focus_all, focus_ring, near_rows, theme};
use egui::{
    Align2, FocusDirection, Id, Key, Margin, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, TextEdit, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};
use std::collections::BTreeMap;

const ROW: f32 = 26.0;
/// What is said below the list, and offered for it, is so high.
const NOTES: f32 = 150.0;
/// Width of the column of names.
const NAMES: f32 = 210.0;
/// Width of the check box's part of a row.
const BOX: f32 = 26.0;
/// Roles and influence have so much room at the right, so that the numbers before them stand below one another.
const JUDGED: f32 = 120.0;

/// What of a list follows from the account.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) found: Found,
    outline: Vec<usize>,
    depths: Vec<usize>,
    /// Another line has the same name.
    twice: Vec<bool>,
}

impl Facts {
    /// Whether a boss is named for line `i` who is neither in the list nor in the account.
    pub(super) fn lacks_boss(&self, draft: &PastedDraft, i: usize) -> bool {
        let person = &draft.list.people[i];
        person.boss.is_none()
            && self.found.bosses[i].is_none()
            && self.found.known[i].is_none()
            && !person.boss_elsewhere.is_empty()
    }

    pub(super) fn of(session: &Session, draft: &PastedDraft) -> Self {
        let people = &draft.list.people;
        let outline = draft.list.as_outline();
        Self {
            found: session.found(&draft.list.planned(&draft.without)),
            depths: depths(people, &outline),
            twice: named_twice(people),
            outline,
        }
    }
}

/// Whether another line has the same name, by number.
fn named_twice(people: &[PastedPerson]) -> Vec<bool> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for person in people.iter().filter(|person| !person.is_department) {
        *count.entry(&person.name).or_default() += 1;
    }
    people
        .iter()
        .map(|person| !person.name.is_empty() && count.get(person.name.as_str()) > Some(&1))
        .collect()
}

/// How many bosses of the list stand above each, by number.
fn depths(people: &[PastedPerson], outline: &[usize]) -> Vec<usize> {
    let mut depths = vec![0; people.len()];
    for &i in outline {
        depths[i] = people[i].boss.map_or(0, |boss| depths[boss] + 1);
    }
    depths
}

/// The words of one line while they are typed.
#[derive(Clone, Debug)]
pub(super) struct Editing {
    row: usize,
    words: PastedWords,
    /// The field that takes the keyboard first.
    first: Option<Cell>,
}

/// The fields of a line, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Name,
    Title,
    Department,
    Boss,
}

impl Cell {
    const ALL: [Self; 4] = [Self::Name, Self::Title, Self::Department, Self::Boss];

    /// The part of the row's width.
    fn share(self) -> f32 {
        match self {
            Self::Name | Self::Title => 0.29,
            Self::Department => 0.2,
            Self::Boss => 0.22,
        }
    }
    fn label(self) -> &'static str {
        match self {
            Self::Name => "field-name",
            Self::Title => "field-title",
            Self::Department => "field-department",
            Self::Boss => "paste-boss-field",
        }
    }
    fn text(self, words: &mut PastedWords) -> &mut String {
        match self {
            Self::Name => &mut words.name,
            Self::Title => &mut words.title,
            Self::Department => &mut words.department,
            Self::Boss => &mut words.boss,
        }
    }
    fn id(self, row: usize) -> Id {
        Id::unique(("pasted-cell", row, self.label()))
    }
}

fn row_id(i: usize) -> Id {
    Id::unique(("pasted-row", i))
}

/// Shows the lines; whether Enter was pressed for the whole list.
pub(super) fn rows(ui: &mut Ui, session: &Session, draft: &mut PastedDraft, facts: &Facts) -> bool {
    let mut enter = false;
    // Notes and buttons take more room here than elsewhere.
    let tallest = (list_height(ui, 480.0 + NOTES) - NOTES).max(3.0 * ROW);
    let list = ScrollArea::vertical().id_salt("pasted").max_height(tallest).min_scrolled_height(tallest);
    list.auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        if draft.editing.is_none() {
            walk(ui, draft, facts, tallest);
            enter = ui.memory(|memory| memory.has_focus(row_id(draft.current)))
                && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        }
        // One that is opened in this frame is shown in the next.
        let open = draft.editing.as_ref().map(|editing| editing.row);
        let mut shown = open.is_none();
        near_rows(ui, facts.outline.len(), ROW, |ui, near| {
            for i in facts.outline[near].iter().copied() {
                if draft.editing.as_ref().is_some_and(|editing| editing.row == i) {
                    shown = true;
                    fields(ui, session, draft, facts, i);
                } else {
                    row(ui, session, draft, facts, i);
                }
            }
        });
        // Scrolled so far away that its fields are gone, a line takes its words: else no key could end it.
        if !shown && draft.editing.as_ref().map(|editing| editing.row) == open {
            draft.take_words();
        }
    });
    enter
}

/// Moves the choice by the keys, and into view.
fn walk(ui: &Ui, draft: &mut PastedDraft, facts: &Facts, tall: f32) {
    let page = (tall / ROW).floor().max(1.0) as isize;
    let keys = [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::End, isize::MAX / 2),
        (Key::Home, isize::MIN / 2),
    ];
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let by: isize = keys.iter().filter(|(key, _)| pressed(*key)).map(|(_, by)| by).sum();
    if by != 0 {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        let at = facts.outline.iter().position(|i| *i == draft.current).unwrap_or_default();
        let to = at.saturating_add_signed(by).min(facts.outline.len().saturating_sub(1));
        draft.current = facts.outline.get(to).copied().unwrap_or_default();
        draft.wants_focus = true;
        let top = ui.cursor().min + vec2(0.0, to as f32 * ROW);
        ui.scroll_to_rect(Rect::from_min_size(top, vec2(1.0, ROW)), None);
    }
    if pressed(Key::F2) {
        draft.edit(draft.current, Cell::Name);
    }
    if pressed(Key::Delete) || pressed(Key::Backspace) {
        draft.toggle(draft.current);
    }
}

impl PastedDraft {
    /// Takes what was typed over a line.
    pub(super) fn take_words(&mut self) {
        if let Some(editing) = self.editing.take() {
            self.list.reword(editing.row, &editing.words);
        }
    }

    fn edit(&mut self, row: usize, first: Cell) {
        self.take_words();
        self.editing = Some(Editing { row, words: self.list.words(row), first: Some(first) });
    }
}

fn row(ui: &mut Ui, session: &Session, draft: &mut PastedDraft, facts: &Facts, i: usize) {
    let (lang, t) = (session.lang(), theme(ui));
    let person = &draft.list.people[i];
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), ROW));
    let response = ui.interact(rect, row_id(i), Sense::click());
    let taken = draft.takes(i);
    let name = called(lang, person.post, &person.name);
    let beside = beside(session, draft, facts, i);
    response.widget_info(|| {
        let words = if beside.is_empty() { name.clone() } else { format!("{name}, {beside}") };
        WidgetInfo::selected(Role::CheckBox, true, taken, words)
    });
    let chosen = draft.current == i;
    if chosen || response.hovered() {
        let tint = if chosen { t.accent_soft } else { t.surface_alt };
        ui.painter().rect_filled(rect, 4.0, paint::color(tint));
    }
    let middle = rect.center().y;
    check_box(ui, pos2(rect.min.x + 10.0, middle), taken);
    focus_ring(ui, &response);
    let x = rect.min.x + BOX + 18.0 * facts.depths[i] as f32;
    let heading = draft.list.heading(i);
    let tint = if facts.found.known[i].is_some() || !taken { t.text_3 } else { t.text };
    let tint = if heading.is_some() { t.text_2 } else { tint };
    let style = (13.0, Weight::Strong);
    let at = pos2(x, middle);
    let used =
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, heading.unwrap_or(&name), style, tint, 260.0);
    let right = opinions(ui, session, person, pos2(rect.max.x - 8.0, middle));
    // Titles stand below one another where the names leave them the room.
    let at = pos2((x + used + 10.0).max(rect.min.x + NAMES), middle);
    let (style, room) = ((12.0, Weight::Regular), right - at.x - 8.0);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, &beside, style, t.text_2, room);
    if draft.wants_focus && chosen {
        response.request_focus();
        draft.wants_focus = false;
    }
    if response.gained_focus() {
        draft.current = i;
    }
    // The hand names a place; the space bar doesn't.
    let pressed_at = response.interact_pointer_pos();
    if response.clicked() {
        draft.current = i;
        match pressed_at {
            Some(at) if at.x > rect.min.x + BOX => {
                let cell = if at.x < rect.min.x + NAMES.max(x + used - rect.min.x) {
                    Cell::Name
                } else {
                    Cell::Title
                };
                draft.edit(i, cell);
            }
            Some(_) | None => draft.toggle(i),
        }
    }
}

/// What stands beside a name: whether somebody is known already, else title, department and a boss outside the list.
fn beside(session: &Session, draft: &PastedDraft, facts: &Facts, i: usize) -> String {
    let (lang, list) = (session.lang(), &draft.list);
    if list.people[i].is_department {
        return tr(lang, "paste-is-heading").into_owned();
    }
    let person = &list.people[i];
    if facts.found.known[i].is_some() {
        return known_words(lang, &facts.found.fills[i], &facts.found.differs[i]);
    }
    let department = match person.department.as_str() {
        "" => list.department_above(i).unwrap_or_default(),
        said => said,
    };
    let goes_under = draft.under.as_ref().is_some_and(|(_, on)| *on);
    let boss = boss_words(session, person, facts.found.bosses[i].as_ref(), goes_under);
    // What will be the department is told from the title; where somebody ends up comes before either.
    let twice = if facts.twice[i] { tr(lang, "paste-twice") } else { "".into() };
    let parts =
        [twice.as_ref(), &boss, &person.title, department, &person.email, &person.phone, &person.note];
    let parts = parts.into_iter().filter(|words| !words.is_empty());
    parts.collect::<Vec<_>>().join("  ·  ")
}

/// That somebody is in the account already, and what the list says besides.
fn known_words(lang: Lang, fills: &[Blank], differs: &[Blank]) -> String {
    let what = |blanks: &[Blank]| {
        let named = blanks.iter().map(|blank| {
            let words = match blank {
                Blank::NameLocal => tr(lang, "field-name-local"),
                Blank::Title => tr(lang, "field-title"),
                Blank::Email => tr(lang, "field-email"),
                Blank::Phone => tr(lang, "field-phone"),
                Blank::Office => tr(lang, "field-office"),
                Blank::Department => tr(lang, "field-department"),
                Blank::Boss => tr(lang, "paste-boss-field"),
            };
            words.into_owned()
        });
        enumerated(lang, &named.collect::<Vec<_>>())
    };
    let mut parts = vec![tr(lang, "paste-known").into_owned()];
    if !fills.is_empty() {
        parts.push(tr_args(lang, "paste-fills", &[("what", what(fills).as_str().into())]));
    }
    if !differs.is_empty() {
        parts.push(tr_args(lang, "paste-differs", &[("what", what(differs).as_str().into())]));
    }
    parts.join("  ·  ")
}

/// Under whom somebody comes to stand who reports to nobody of the list.
fn boss_words(session: &Session, person: &PastedPerson, boss: Option<&PersonId>, goes_under: bool) -> String {
    let lang = session.lang();
    match boss {
        Some(boss) => {
            let name = person_name(session.account(), boss, lang);
            tr_args(lang, "paste-boss", &[("name", name.as_str().into())])
        }
        None if person.boss_elsewhere.is_empty() => String::new(),
        None if goes_under => {
            tr_args(lang, "paste-boss-not-found", &[("name", person.boss_elsewhere.as_str().into())])
        }
        None => tr_args(lang, "paste-boss-unknown", &[("name", person.boss_elsewhere.as_str().into())]),
    }
}

/// What a line says of somebody, up to `end`; returns where it begins.
fn opinions(ui: &Ui, session: &Session, person: &PastedPerson, end: Pos2) -> f32 {
    let (lang, t) = (session.lang(), theme(ui));
    let said = &person.opinions;
    if said.is_empty() {
        return end.x;
    }
    let influence = said.influence.map(|level| Catalogue::get().influence(level).name.get(lang).to_owned());
    let roles = said.roles.iter().map(|role| badge(role, lang).text);
    let words: Vec<String> = roles.chain(influence).collect();
    let style = (12.0, Weight::Strong);
    let left = end.x - JUDGED;
    let at = pos2(left, end.y);
    paint::text(ui.painter(), at, Align2::LEFT_CENTER, &words.join(" · "), style, t.text_2, JUDGED);
    let Some(support) = said.support else { return left };
    let score = support.score();
    let swatch_at = left - 36.0;
    swatch(ui.painter(), t, Some(score), &signed(score), pos2(swatch_at, end.y));
    swatch_at
}

/// The words of a line as fields; they are taken when none of them has the keyboard any more, and left as they were by Esc.
fn fields(ui: &mut Ui, session: &Session, draft: &mut PastedDraft, facts: &Facts, i: usize) {
    let (lang, t) = (session.lang(), theme(ui));
    let dropped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let taken = draft.takes(i);
    let Some(editing) = &mut draft.editing else { return };
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), ROW));
    ui.painter().rect_filled(rect, 4.0, paint::color(t.accent_soft));
    check_box(ui, pos2(rect.min.x + 10.0, rect.center().y), taken);
    // The fields stand as far in as the name did, while there is room for them.
    let inset = (18.0 * facts.depths[i] as f32).min(rect.width() * 0.25);
    let room = rect.width() - BOX - inset;
    let mut left = rect.min.x + BOX + inset - 6.0;
    let first = editing.first.take();
    for cell in Cell::ALL {
        let name = tr(lang, cell.label());
        let field = Rect::from_min_size(pos2(left, rect.min.y), vec2(room * cell.share() - 4.0, ROW));
        left = field.max.x + 4.0;
        let text = cell.text(&mut editing.words);
        let edit = TextEdit::singleline(text)
            .id(cell.id(i))
            .hint_text(egui::RichText::new(name.as_ref()).color(paint::color(t.text_3)))
            .text_color(paint::color(t.text))
            .margin(Margin::symmetric(5, 3))
            .align(Align2::LEFT_CENTER);
        let response = ui.put(field, edit).accessible_name(name);
        if first == Some(cell) {
            focus_all(&response, text);
        }
        if response.has_focus() {
            let stroke = egui::Stroke::new(2.0, paint::color(t.focus));
            ui.painter().rect_stroke(field, 4.0, stroke, egui::StrokeKind::Inside);
        }
    }
    let focused = ui.memory(|memory| Cell::ALL.iter().any(|cell| memory.has_focus(cell.id(i))));
    if dropped || first.is_none() && !focused {
        if dropped {
            draft.editing = None;
        }
        draft.take_words();
        // By a key, the line has the keyboard again; by the hand, whatever was pressed.
        draft.wants_focus = !ui.input(|input| input.pointer.any_pressed() || input.pointer.any_released());
        ui.ctx().request_repaint();
    }
}
