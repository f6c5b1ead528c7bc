//! An export as work off the frame: what was asked for becomes bytes in a file.
use crate::analysis::Question;
use crate::catalogue::Lang;
use crate::export::{
    ExportError, PngBackground, PngOptions, SvgText, csv, markdown, pdf, pdf_pages, png, rgba, svg,
};
use crate::file::{write_atomic, write_interchange};
use crate::locale::Message;
use crate::model::{Account, PersonId};
use crate::scene::{Frame, Look, Only, Paper, Scene};
use crate::session::compose::{
    customer_scene, customer_selection_scene, customer_view_scenes, internal_scene, map_picture, view_scenes,
    views_without_page,
};
use crate::session::pages::{customer_page_scenes, needs_pages, page_scenes, paper_for};
use crate::session::{Audience, Explain, Findings, Session, io_words_writing};
use crate::theme::ThemeId;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The kinds of files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Png,
    Svg,
    Pdf,
    Csv,
    Markdown,
    Json,
}

impl Format {
    pub(super) const ALL: [Self; 6] =
        [Self::Png, Self::Svg, Self::Pdf, Self::Csv, Self::Markdown, Self::Json];

    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }
    pub(super) fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_string_lossy().to_lowercase();
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }
    pub(super) fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Svg | Self::Pdf)
    }
}

/// What of the account becomes a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum What {
    #[default]
    Map,
    /// Whoever is selected, with the lines between them.
    Selection,
    /// A page for each saved view: a PDF.
    Views,
}

/// What the dialog asks for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ExportChoice {
    pub(super) format: Format,
    pub(super) audience: Audience,
    pub(super) frame: Frame,
    /// Nobody has chosen the frame yet: it is the page that suits the whole map, also for a customer and a selection.
    pub(super) suits_map: bool,
    pub(super) theme: ThemeId,
    pub(super) what: What,
    pub(super) scale: u8,
    pub(super) transparent: bool,
    pub(super) outlines: bool,
    /// However small a large map becomes on it.
    pub(super) one_page: bool,
}

impl ExportChoice {
    /// Whether a map too large for one page goes on to others.
    pub(super) fn may_have_pages(&self) -> bool {
        self.format == Format::Pdf && self.frame.paper().is_some() && self.what == What::Map
    }

    /// The page, and a slide where the picture is none.
    pub(super) fn paper(&self) -> Paper {
        self.frame.paper().unwrap_or_default()
    }
}

impl Default for ExportChoice {
    fn default() -> Self {
        Self {
            format: Format::Png,
            audience: Audience::Internal,
            frame: Frame::Sheet(Paper::Screen),
            suits_map: true,
            theme: ThemeId::Light,
            what: What::Map,
            scale: 2,
            transparent: false,
            // Whoever opens the file may not have our fonts.
            outlines: true,
            one_page: false,
        }
    }
}

/// What the dialog shows: the choice, and what of the account it depends on, which stays as it is while the dialog is
/// open.
pub(super) struct ExportDraft {
    pub(super) choice: ExportChoice,
    /// The pages on which the map is too small to be read.
    pub(super) too_small: Vec<Paper>,
    /// The titles of the saved views that are no page of a customer's file.
    pub(super) without_page: Vec<String>,
}

impl ExportDraft {
    pub(super) fn new(mut choice: ExportChoice, session: &Session) -> Self {
        let account = session.account();
        if choice.suits_map {
            choice.frame = Frame::Sheet(paper_for(account));
        }
        let without_page = views_without_page(account, session.day());
        let too_small = Paper::ALL.into_iter().filter(|paper| needs_pages(account, *paper)).collect();
        Self { choice, too_small, without_page }
    }
}

/// All that the work needs; owned, so that it runs on a thread.
pub(super) struct ExportWork {
    pub(super) choice: ExportChoice,
    pub(super) account: Account,
    pub(super) question: Question,
    /// `None`: still to be computed.
    pub(super) findings: Option<Arc<Findings>>,
    pub(super) look: Look,
    pub(super) selection: BTreeSet<PersonId>,
    pub(super) path: PathBuf,
}

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failed {
    #[error(transparent)]
    Picture(#[from] ExportError),
    #[error("{0}")]
    Account(#[from] crate::file::WriteError),
    #[error("the file can't be written ({source}); choose another folder: {path:?}")]
    Write { source: std::io::Error, path: PathBuf },
    #[error("what is exported would replace the account it is made from; choose another name")]
    OverItself,
    #[error("a list holds opinions; only a picture can be made for the customer")]
    ListForCustomer,
    #[error("the export stopped by itself; please report this, and try another format")]
    Stopped,
    #[error("the computer has no thread to spare ({0}); close something and try again")]
    NoThread(std::io::Error),
}

impl Explain for Failed {
    fn explain(&self) -> Message {
        match self {
            Self::Picture(error) => error.explain(),
            Self::Account(error) => error.explain(),
            Self::Write { source, path } => Message::new("error-export-save")
                .with("reason", io_words_writing(source))
                .with("path", path.display().to_string()),
            Self::OverItself => Message::new("error-over-itself"),
            Self::ListForCustomer => Message::new("error-list-for-customer"),
            Self::Stopped => Message::new("error-export-stopped"),
            Self::NoThread(_) => Message::new("error-no-thread"),
        }
    }
}

impl ExportWork {
    /// Makes the bytes and writes them.
    pub(super) fn run(&self) -> Result<PathBuf, Failed> {
        let bytes = self.bytes()?;
        write_atomic(&self.path, &bytes)
            .map_err(|source| Failed::Write { source, path: self.path.clone() })?;
        Ok(self.path.clone())
    }

    fn bytes(&self) -> Result<Vec<u8>, Failed> {
        let Self { choice, account, look, .. } = self;
        if choice.audience == Audience::Customer && !choice.format.is_picture() {
            return Err(Failed::ListForCustomer);
        }
        let lang: Lang = look.lang;
        let findings = &match &self.findings {
            Some(findings) => findings.clone(),
            None => Arc::new(Findings::of(account, self.question.clone())),
        };
        Ok(match choice.format {
            Format::Csv => csv(&findings.list(account, lang).table(lang))?,
            Format::Markdown => markdown(&findings.list(account, lang).table(lang)).into_bytes(),
            Format::Json => write_interchange(account, findings.question.day)?.into_bytes(),
            Format::Svg => {
                let text = if choice.outlines { SvgText::Outlines } else { SvgText::Text };
                svg(&self.scene(findings), text)?
            }
            Format::Pdf if choice.what == What::Views => {
                let day = findings.question.day;
                pdf_pages(&match choice.audience {
                    Audience::Customer => customer_view_scenes(account, lang, day),
                    Audience::Internal => view_scenes(account, lang, day, choice.theme),
                })?
            }
            Format::Pdf
                if choice.may_have_pages() && !choice.one_page && needs_pages(account, choice.paper()) =>
            {
                let day = findings.question.day;
                pdf_pages(&match choice.audience {
                    Audience::Customer => customer_page_scenes(account, lang, day, choice.paper()),
                    Audience::Internal => {
                        page_scenes(account, findings, Look { theme: choice.theme, ..*look }, choice.paper())
                    }
                })?
            }
            Format::Pdf => pdf(&self.scene(findings))?,
            Format::Png => {
                let background =
                    if choice.transparent { PngBackground::Transparent } else { PngBackground::Opaque };
                png(&self.scene(findings), PngOptions { scale: f32::from(choice.scale), background })?
            }
        })
    }

    fn scene(&self, findings: &Findings) -> Scene {
        let Self { choice, account, look, selection, .. } = self;
        let inside = |id: &PersonId| selection.contains(id);
        if choice.audience == Audience::Customer {
            let (lang, day) = (look.lang, findings.question.day);
            return match choice.what {
                What::Selection => customer_selection_scene(account, lang, day, choice.frame, inside),
                What::Map | What::Views => customer_scene(account, lang, day, choice.frame),
            };
        }
        let picture = map_picture(account, findings, Look { theme: choice.theme, ..*look });
        let only: Only = if choice.what == What::Selection { Some(&inside) } else { None };
        internal_scene(account, findings, &picture, choice.frame, only)
    }
}

/// A picture for the clipboard: whoever is selected, else the whole map, as the window shows it, at twice its size.
///
/// # Errors
/// A picture without area, or larger than can be made.
pub(super) fn clipboard_picture(session: &Session) -> Result<egui::ColorImage, ExportError> {
    const SCALE: f32 = 2.0;
    let selected = session.selection.people();
    let inside = |id: &PersonId| selected.contains(id);
    let only: Only = if selected.is_empty() { None } else { Some(&inside) };
    let scene = match session.findings_now() {
        Some(findings) => internal_scene(session.account(), &findings, session.picture(), Frame::Map, only),
        // The ranking is behind what the account says now.
        None => {
            let findings = Findings::of(session.account(), session.question());
            let picture = map_picture(session.account(), &findings, session.look);
            internal_scene(session.account(), &findings, &picture, Frame::Map, only)
        }
    };
    let options = PngOptions { scale: SCALE, background: PngBackground::Opaque };
    let (width, height, pixels) = rgba(&scene, options)?;
    Ok(egui::ColorImage::from_rgba_unmultiplied([width as usize, height as usize], &pixels))
}
