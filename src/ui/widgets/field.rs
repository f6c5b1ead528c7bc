//! Text fields. What is being typed is a draft that is kept outside of the widget: it is applied when the field
//! loses the focus for whatever reason, even if it is no longer drawn, and dropped by Esc.
use super::theme;
use crate::analysis::RiskKind;
use crate::clock::parse_date;
use crate::model::{
    ContactId, DealId, DepartmentId, LinkId, OrganisationId, PersonId, RatingId, SellingPointId, TaskId,
    ViewId,
};
use crate::ui::paint::color;
use egui::text::{CCursor, CCursorRange};
use egui::{
    Align2, Event, Id, Key, KeyboardShortcut, Modifiers, Response, Role, Stroke, StrokeKind, TextEdit, Ui,
    Vec2, WidgetInfo,
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Which text of the account a field edits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum FieldKey {
    AccountName,
    /// The account's name in the top bar.
    AccountTitle,
    PersonName(PersonId),
    PersonNameLocal(PersonId),
    PersonTitle(PersonId),
    PersonTitleLocal(PersonId),
    PersonInitials(PersonId),
    PersonOffice(PersonId),
    PersonSince(PersonId),
    PersonEmail(PersonId),
    PersonPhone(PersonId),
    DossierNote(PersonId),
    DossierLeaving(PersonId),
    DossierLeavingNote(PersonId),
    MemberNote(DealId, PersonId),
    MemberVote(DealId, PersonId),
    NewNeed(DealId, PersonId),
    NewRole(DealId, PersonId),
    Evidence(DealId, PersonId),
    /// What shows that all of them stand as they are rated.
    EvidenceOfAll(DealId, BTreeSet<PersonId>),
    NewTask(DealId, PersonId),
    TaskTitle(TaskId),
    TaskDue(TaskId),
    TaskResult(TaskId),
    NewSellingPoint(DealId, PersonId),
    SellingFeature(SellingPointId),
    SellingBenefit(SellingPointId),
    ContactDate(ContactId),
    ContactObjective(ContactId),
    ContactNext(ContactId),
    RatingDate(RatingId),
    RatingEvidence(RatingId),
    LinkLabel(LinkId),
    LinkNote(LinkId),
    DepartmentName(DepartmentId),
    OrganisationName(OrganisationId),
    DealName(DealId),
    DealValue(DealId),
    DealCurrency(DealId),
    DealClose(DealId),
    ViewTitle(ViewId),
    /// Why the team takes a risk.
    AcceptRisk(DealId, RiskKind),
    /// The same texts as in the inspector, in the row of the table.
    RowName(PersonId),
    /// Whose row it is, and for whom it is written.
    RowTitle(PersonId, BTreeSet<PersonId>),
    /// The task of whose row it is, the others that are called so from now on, and who gets such a task.
    RowTask(TaskId, BTreeSet<TaskId>, BTreeSet<PersonId>),
    /// Whose row it is, the tasks of others that are called so from now on, and who else gets such a task.
    RowNewTask(DealId, PersonId, BTreeSet<TaskId>, BTreeSet<PersonId>),
    /// Of whose row it is the day, and which tasks get it.
    RowDue(TaskId, BTreeSet<TaskId>),
}

impl FieldKey {
    pub(in crate::ui) fn id(&self) -> Id {
        Id::unique(("field", self))
    }
}

/// Where typing begins in a field that takes the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cursor {
    /// What is typed takes the place of the text.
    Replaces,
    /// It goes on behind the text.
    Behind,
}

/// The one draft there is.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Drafts {
    open: Option<(FieldKey, String)>,
    /// What is in `open` was tried and can't be taken; it stays in its field until it is changed.
    refused: bool,
    /// The field that takes the focus as soon as it is shown, and where typing goes on.
    wanted: Option<(FieldKey, Cursor)>,
}

impl Drafts {
    /// No field is open, and none is to be; whether one was, or has the keyboard.
    pub(in crate::ui) fn close(&mut self, ctx: &egui::Context) -> bool {
        let was = self.open.is_some() || self.wanted.is_some() || ctx.text_edit_focused();
        *self = Self::default();
        was
    }
    /// The draft whose field has lost the focus; the caller applies it. By Esc it is lost together with the draft.
    pub(in crate::ui) fn finished(&mut self, ctx: &egui::Context) -> Option<(FieldKey, String)> {
        let (key, _) = self.open.as_ref().filter(|_| !self.refused)?;
        if self.wanted.as_ref().is_some_and(|(wanted, _)| wanted == key) {
            return None;
        }
        if ctx.memory(|memory| memory.has_focus(key.id())) {
            return None;
        }
        // egui takes the focus away on Esc before any field sees the key.
        let dropped = ctx.input(|input| input.key_pressed(Key::Escape));
        self.open.take().filter(|_| !dropped)
    }
    /// Puts a text back that could not be taken, so that it can be corrected.
    pub(in crate::ui) fn refuse(&mut self, key: FieldKey, text: String) {
        self.open = Some((key, text));
        self.refused = true;
    }
    /// Whether nothing was typed that isn't applied.
    pub(in crate::ui) fn is_empty(&self) -> bool {
        self.open.is_none()
    }
    /// Whether words were typed into this field that are not applied yet.
    pub(in crate::ui) fn has_words(&self, key: &FieldKey) -> bool {
        self.open.as_ref().is_some_and(|(open, text)| open == key && !text.trim().is_empty())
    }
    /// Whether nothing was changed in this field.
    pub(in crate::ui) fn is_closed(&self, key: &FieldKey) -> bool {
        self.open.as_ref().is_none_or(|(open, _)| open != key)
    }
    /// Lets the next frame that shows this field put the keyboard there, its text selected.
    pub(in crate::ui) fn want(&mut self, key: FieldKey) {
        self.wanted = Some((key, Cursor::Replaces));
    }
    /// The same with `text` in place of what stands there; typing goes on behind it.
    pub(in crate::ui) fn begin(&mut self, key: FieldKey, text: String) {
        self.open = Some((key.clone(), text));
        self.refused = false;
        self.wanted = Some((key, Cursor::Behind));
    }
    /// The draft as it stands, to be applied now: before saving, before closing.
    pub(in crate::ui) fn take(&mut self) -> Option<(FieldKey, String)> {
        self.open.take_if(|_| !self.refused)
    }
}

/// A field of one line, called `name`.
pub(in crate::ui) fn field(
    ui: &mut Ui,
    drafts: &mut Drafts,
    key: FieldKey,
    value: &str,
    name: &str,
    width: f32,
) -> Response {
    edit(ui, drafts, key, value, name, width, 1)
}

/// A field of one line beside its label.
pub(in crate::ui) fn labelled_field(
    ui: &mut Ui,
    drafts: &mut Drafts,
    key: FieldKey,
    value: &str,
    label: &str,
) {
    super::labelled(ui, label, |ui| {
        let width = ui.available_width();
        field(ui, drafts, key, value, label, width);
    });
}

/// A field of several lines.
pub(in crate::ui) fn multiline(
    ui: &mut Ui,
    drafts: &mut Drafts,
    key: FieldKey,
    value: &str,
    name: &str,
) -> Response {
    let width = ui.available_width();
    edit(ui, drafts, key, value, name, width, 2)
}

/// A field for a day as `YYYY-MM-DD`, called `name`; shown in red while it is none.
pub(in crate::ui) fn date_field(
    ui: &mut Ui,
    drafts: &mut Drafts,
    key: FieldKey,
    value: Option<Date>,
    name: &str,
    width: f32,
) -> Response {
    let shown = value.map(|d| d.to_string()).unwrap_or_default();
    let draft = drafts.open.as_ref().filter(|(open, _)| *open == key).map(|(_, text)| text.trim().to_owned());
    let response = edit(ui, drafts, key, &shown, "YYYY-MM-DD", width, 1).accessible_name(name);
    if draft.is_some_and(|text| !text.is_empty() && parse_date(&text).is_none()) {
        let stroke = Stroke::new(1.5, color(theme(ui).edge_conflict));
        ui.painter().rect_stroke(response.rect, 4.0, stroke, StrokeKind::Outside);
    }
    response
}

/// Gives a field the focus with the cursor behind its text, so that typing goes on.
pub(in crate::ui) fn focus_end(response: &Response, text: &str) {
    focus_range(response, CCursorRange::one(CCursor::new(text.chars().count())));
}

/// Gives a field the focus with all of its text selected, so that typing replaces it.
pub(in crate::ui) fn focus_all(response: &Response, text: &str) {
    let end = CCursor::new(text.chars().count());
    focus_range(response, CCursorRange::two(CCursor::new(0), end));
}

fn focus_range(response: &Response, range: CCursorRange) {
    response.request_focus();
    let mut state = TextEdit::load_state(&response.ctx, response.id).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    TextEdit::store_state(&response.ctx, response.id, state);
    response.ctx.request_repaint();
}

fn edit(
    ui: &mut Ui,
    drafts: &mut Drafts,
    key: FieldKey,
    value: &str,
    name: &str,
    width: f32,
    rows: usize,
) -> Response {
    let id = key.id();
    let t = theme(ui);
    let mut text = match &drafts.open {
        Some((open, text)) if *open == key => text.clone(),
        _ => value.to_owned(),
    };
    let base = if rows > 1 { TextEdit::multiline(&mut text) } else { TextEdit::singleline(&mut text) };
    let margin = egui::Margin::symmetric(8, if rows > 1 { 6 } else { 4 });
    let edit = base
        .id(id)
        .hint_text(egui::RichText::new(name).color(color(t.text_3)))
        .text_color(color(t.text))
        .desired_width(width)
        .desired_rows(rows)
        .margin(margin)
        .min_size(Vec2::new(width, 28.0))
        .align(if rows > 1 { Align2::LEFT_TOP } else { Align2::LEFT_CENTER });
    let mut layouter = |ui: &Ui, buffer: &dyn egui::TextBuffer, wrap: f32| {
        let mut job = egui::text::LayoutJob::default();
        job.wrap.max_width = wrap;
        let format = egui::text::TextFormat {
            font_id: egui::TextStyle::Body.resolve(ui.style()),
            line_height: Some(20.0),
            color: color(t.text),
            ..egui::text::TextFormat::default()
        };
        job.append(buffer.as_str(), 0.0, format);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let response = if rows > 1 {
        // Enter keeps what was typed, as in every other field; with Shift it begins a line.
        let edit = edit.return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
        let response = ui.add(edit.layouter(&mut layouter));
        // As it was pressed: Shift may be up again by the end of the frame.
        let plain_enter = |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, modifiers, .. } if !modifiers.shift);
        if response.has_focus() && ui.input(|i| i.events.iter().any(plain_enter)) {
            response.surrender_focus();
        }
        response
    } else {
        ui.add(edit)
    };
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, name);
        info.current_text_value = Some(text.clone());
        info
    });
    if let Some((_, cursor)) = drafts.wanted.take_if(|(wanted, _)| *wanted == key) {
        match cursor {
            Cursor::Replaces => focus_all(&response, &text),
            Cursor::Behind => focus_end(&response, &text),
        }
        response.scroll_to_me(None);
    }
    if response.changed() {
        drafts.open = Some((key, text));
        drafts.refused = false;
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, color(t.focus));
        ui.painter().rect_stroke(response.rect, 4.0, stroke, StrokeKind::Inside);
    }
    response
}
