//! What to export, for whom, how.
use super::super::exporting::{ExportChoice, ExportDraft, Format, What};
use super::super::widgets::{Kind, check_row, labelled, note, segmented, theme};
use super::questions::buttons;
use super::{Answered, title};
use crate::locale::{listed, tr, tr_args};
use crate::scene::{Frame, Paper};
use crate::session::{Audience, Session};
use crate::theme::ThemeId;
use egui::Ui;

pub(super) fn show(ui: &mut Ui, session: &Session, draft: &mut ExportDraft) -> Option<Answered> {
    let ExportDraft { choice, too_small, without_page } = draft;
    let lang = session.lang();
    title(ui, &tr(lang, "export-title"), 460.0);
    let top = ui.cursor().min.y;
    let pick = |ui: &mut Ui, label: &str, keys: &[&str], chosen: usize| -> Option<usize> {
        let names: Vec<_> = keys.iter().map(|key| tr(lang, key)).collect();
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        labelled(ui, &tr(lang, label), |ui| {
            let width = ui.available_width();
            segmented(ui, &names, Some(chosen), Some(width))
        })
    };
    if let Some(i) =
        pick(ui, "export-for", &["audience-internal", "audience-customer"], usize::from(for_customer(choice)))
    {
        choice.audience = if i == 1 { Audience::Customer } else { Audience::Internal };
    }
    let formats: Vec<String> = Format::ALL.iter().map(|f| f.extension().to_uppercase()).collect();
    let formats: Vec<&str> = formats.iter().map(String::as_str).collect();
    let at = Format::ALL.iter().position(|f| *f == choice.format);
    labelled(ui, &tr(lang, "export-format"), |ui| {
        let width = ui.available_width();
        if let Some(i) = segmented(ui, &formats, at, Some(width)) {
            choice.format = Format::ALL[i];
            // What is kept is what is to be shown: a file of pages has a page for each.
            let proposes = choice.format == Format::Pdf && choice.what == What::Map;
            if proposes && !session.account().views().is_empty() {
                choice.what = What::Views;
            }
        }
    });
    let refused = for_customer(choice) && !choice.format.is_picture();
    let about = match choice.format {
        Format::Csv | Format::Markdown => Some("export-list-note"),
        Format::Json => Some("export-json-note"),
        Format::Png | Format::Svg | Format::Pdf => None,
    };
    if let Some(about) = about.filter(|_| !refused) {
        note(ui, &tr(lang, about), 12.0, theme(ui).text_2);
    }
    if choice.format.is_picture() {
        let frames: Vec<(Frame, &str)> = Paper::ALL
            .map(|paper| (Frame::Sheet(paper), paper_name(paper)))
            .into_iter()
            .chain([(Frame::Map, "export-map")])
            .collect();
        let at = frames.iter().position(|(frame, _)| *frame == choice.frame).unwrap_or(0);
        let keys: Vec<&str> = frames.iter().map(|(_, key)| *key).collect();
        if let Some(i) = pick(ui, "export-frame", &keys, at) {
            (choice.frame, choice.suits_map) = (frames[i].0, false);
        }
        if !for_customer(choice) {
            let themes = [ThemeId::Light, ThemeId::Dark, ThemeId::Print];
            let at = themes.iter().position(|t| *t == choice.theme).unwrap_or(0);
            if let Some(i) = pick(ui, "export-theme", &["theme-light", "theme-dark", "theme-print"], at) {
                choice.theme = themes[i];
            }
        }
        let mut all = vec![(What::Map, "export-all")];
        if !session.selection.people().is_empty() {
            all.push((What::Selection, "export-selection"));
        }
        if choice.format == Format::Pdf && !session.account().views().is_empty() {
            all.push((What::Views, "export-views"));
        }
        let at = all.iter().position(|(what, _)| *what == choice.what).unwrap_or(0);
        choice.what = all[at].0;
        if all.len() > 1 {
            let keys: Vec<&str> = all.iter().map(|(_, key)| *key).collect();
            if let Some(i) = pick(ui, "export-what", &keys, at) {
                choice.what = all[i].0;
            }
        }
    }
    if choice.format == Format::Png {
        labelled(ui, &tr(lang, "export-scale"), |ui| {
            let width = ui.available_width();
            if let Some(i) =
                segmented(ui, &["1×", "2×", "3×", "4×"], Some(usize::from(choice.scale) - 1), Some(width))
            {
                choice.scale = i as u8 + 1;
            }
        });
        if check_row(ui, &tr(lang, "export-transparent"), choice.transparent).clicked() {
            choice.transparent = !choice.transparent;
        }
    }
    if choice.format == Format::Svg && check_row(ui, &tr(lang, "export-outlines"), choice.outlines).clicked()
    {
        choice.outlines = !choice.outlines;
    }
    if choice.may_have_pages() && too_small.contains(&choice.paper()) {
        let on_one = check_row(ui, &tr(lang, "export-one-page"), choice.one_page)
            .on_hover_text(tr(lang, "export-one-page-tip"));
        if on_one.clicked() {
            choice.one_page = !choice.one_page;
        }
    }
    if choice.what == What::Views && for_customer(choice) && !without_page.is_empty() {
        let titles: Vec<String> = without_page.iter().map(|title| format!("“{title}”")).collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let listed = listed(lang, &titles);
        let args = [("titles", listed.as_str().into())];
        note(ui, &tr_args(lang, "export-views-without-page", &args), 12.0, theme(ui).text_2);
    }
    keep_height(ui, top);
    let t = theme(ui);
    let words = match (refused, for_customer(choice)) {
        (true, _) => "export-refused",
        (false, true) => "export-customer-note",
        (false, false) => "export-internal-note",
    };
    note(ui, &tr(lang, words), 12.0, if refused { t.edge_conflict } else { t.text_2 });
    let (go, cancel) = (tr(lang, "export-go"), tr(lang, "cancel"));
    if refused {
        // Nothing to press but what leads out of it; the sentence above says why.
        return buttons(ui, &[(&cancel, Kind::Plain)]).map(|_| Answered::Close);
    }
    match buttons(ui, &[(&go, Kind::Filled), (&cancel, Kind::Plain)])? {
        0 => Some(Answered::Export(choice.clone())),
        _ => Some(Answered::Close),
    }
}

/// The buttons stay where they are while the choices above them come and go.
fn keep_height(ui: &mut Ui, top: f32) {
    let used = ui.cursor().min.y - top;
    let id = ui.scope_id().with("height");
    let tallest = ui.data_mut(|data| {
        let held: &mut f32 = data.get_temp_mut_or_default(id);
        *held = held.max(used);
        *held
    });
    ui.add_space(tallest - used);
}

fn for_customer(choice: &ExportChoice) -> bool {
    choice.audience == Audience::Customer
}

/// Key of a page's name.
const fn paper_name(paper: Paper) -> &'static str {
    match paper {
        Paper::Screen => "export-sheet",
        Paper::A4 => "export-a4",
        Paper::A4Upright => "export-a4-upright",
        Paper::Square => "export-square",
    }
}
