//! A path typed or picked in the window, where the desktop has no dialog of its own.
use super::super::file_dialog::{Purpose, completed};
use super::super::widgets::{Kind, item, note, theme};
use super::questions::buttons;
use super::{Answered, list_height, title};
use crate::locale::{tr, tr_args};
use crate::session::Session;
use crate::text::icons;
use egui::{Id, Key, ScrollArea, TextEdit, Ui, Vec2};
use std::path::{Path, PathBuf};

/// What is typed, with the listing of its folder.
pub(in crate::ui) struct PathDraft {
    pub(in crate::ui) purpose: Purpose,
    pub(in crate::ui) text: String,
    extensions: Vec<String>,
    /// The field got the focus, whoever had it before.
    focused: bool,
    /// A text that was to be opened or saved to, and can't be.
    tried: Option<String>,
    /// The folder that `entries` lists.
    listed: PathBuf,
    entries: Vec<(PathBuf, bool)>,
}

impl PathDraft {
    pub(in crate::ui) fn new(purpose: Purpose, suggested: &Path, extensions: &[&str]) -> Self {
        Self {
            purpose,
            text: suggested.display().to_string(),
            focused: false,
            tried: None,
            extensions: extensions.iter().map(|e| (*e).to_owned()).collect(),
            listed: PathBuf::new(),
            entries: Vec::new(),
        }
    }

    fn folder(&self) -> PathBuf {
        let path = Path::new(&self.text);
        if path.is_dir() { path.to_owned() } else { path.parent().map(Path::to_owned).unwrap_or_default() }
    }

    /// Folders first, then the files that fit, by name.
    fn list(&mut self) {
        let folder = self.folder();
        if folder == self.listed {
            return;
        }
        self.listed.clone_from(&folder);
        let fits = |path: &Path| {
            let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
            extension.is_some_and(|e| self.extensions.contains(&e))
        };
        let mut entries: Vec<(PathBuf, bool)> = std::fs::read_dir(&folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| (entry.path(), entry.path().is_dir()))
            .filter(|(path, is_folder)| {
                let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
                !hidden && (*is_folder || fits(path))
            })
            .collect();
        entries.sort_by_key(|(path, is_folder)| (!is_folder, path.clone()));
        self.entries = entries;
    }
}

/// Whether a file can be written there: the folder exists, and the path has a name that is no folder's.
fn savable(text: &str, path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    names_a_file(text) && !path.is_dir() && folder.is_none_or(Path::is_dir)
}

/// Whether something stands after the last folder.
fn names_a_file(text: &str) -> bool {
    !text.trim().is_empty() && !text.trim_end().ends_with(std::path::is_separator)
}

pub(super) fn show(ui: &mut Ui, session: &Session, draft: &mut PathDraft) -> Option<Answered> {
    let lang = session.lang();
    title(ui, &tr(lang, draft.purpose.title()), 560.0);
    let t = theme(ui);
    let id = Id::unique("path");
    let edit = TextEdit::singleline(&mut draft.text)
        .id(id)
        .desired_width(ui.available_width())
        .margin(egui::Margin::symmetric(8, 5));
    let response = ui.add(edit).accessible_name(tr(lang, draft.purpose.title()));
    // Asked before the field gets the focus back, which it loses by Enter.
    let enter = ui.input(|i| i.key_pressed(Key::Enter)) && response.lost_focus();
    if !std::mem::replace(&mut draft.focused, true) || ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    draft.list();
    let mut chosen = None;
    ScrollArea::vertical().max_height(list_height(ui, 240.0)).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        if let Some(parent) = draft.listed.parent().filter(|p| !p.as_os_str().is_empty())
            && item(ui, Some(icons::UP), "..", "", true).clicked()
        {
            chosen = Some((parent.to_owned(), true));
        }
        for (path, is_folder) in &draft.entries {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let icon = if *is_folder { icons::OPEN } else { icons::REPORT };
            if item(ui, Some(icon), &name, "", true).clicked() {
                chosen = Some((path.clone(), *is_folder));
            }
        }
    });
    if let Some((path, is_folder)) = chosen {
        let name =
            Path::new(&draft.text).file_name().map(ToOwned::to_owned).filter(|_| draft.purpose.saves());
        let path = match (is_folder, name) {
            (true, Some(name)) => path.join(name),
            (true, None) => path.join(""),
            (false, _) => path,
        };
        draft.text = path.display().to_string();
        // The Enter that chose it asks for nothing else.
        return None;
    }
    let ending = draft.extensions.first().map_or("", String::as_str);
    let path = completed(draft.purpose, PathBuf::from(draft.text.trim()), ending);
    let exists = path.is_file();
    if exists && draft.purpose.saves() {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        note(ui, &tr_args(lang, "path-replace", &[("name", name.as_str().into())]), 12.0, t.text_2);
    } else if draft.tried.as_deref() == Some(draft.text.as_str()) {
        let words = match (draft.purpose.saves(), names_a_file(&draft.text)) {
            (true, true) => "path-no-folder",
            (true, false) => "path-no-name",
            (false, _) => "path-no-file",
        };
        note(ui, &tr(lang, words), 12.0, t.edge_conflict);
    } else if !draft.purpose.saves() && !exists {
        note(ui, &tr(lang, "path-missing"), 12.0, t.text_3);
    }
    let (yes, cancel) =
        (tr(lang, if draft.purpose.saves() { "path-save" } else { "path-open" }), tr(lang, "cancel"));
    match buttons(ui, &[(&yes, Kind::Filled), (&cancel, Kind::Plain)]) {
        Some(1) => return Some(Answered::Close),
        Some(_) => {}
        None if enter => {}
        None => return None,
    }
    let usable = if draft.purpose.saves() { savable(&draft.text, &path) } else { exists };
    if !usable {
        draft.tried = Some(draft.text.clone());
    }
    usable.then_some(Answered::Path(draft.purpose, path))
}
