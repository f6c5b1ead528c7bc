//! `linchpin export`: a picture, a table or the interchange file of an account.
use super::arguments::Common;
use super::arrangement::{LayoutKind, anew, key_people, page};
use super::{Refused, source, warn};
use crate::analysis::Question;
use crate::catalogue::Lang;
use crate::export::{PngBackground, PngOptions, SvgText, csv, markdown, pdf, pdf_pages, png, svg};
use crate::file::{FileError, same_file, write_interchange};
use crate::geom::pt;
use crate::locale::tr_args;
use crate::model::{Account, Document, PersonId, Place, Transaction};
use crate::scene::{Element, Frame, Lens, Look, Paper, Scene, Show};
use crate::session::Audience;
use crate::session::Findings;
use crate::session::compose::{
    customer_scene, customer_view_scenes, internal_scene, map_picture, view_scenes, views_without_page,
};
use crate::session::pages::{customer_page_scenes, needs_pages, page_scenes};
use crate::theme::ThemeId;
use clap::builder::PossibleValue;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use jiff::civil::Date;
use std::path::PathBuf;

/// Write a picture (.svg, .png, .pdf), the ranked list (.csv, .md) or interchange JSON (.json)
#[derive(Debug, clap::Args)]
pub struct Export {
    /// An account (.ron) or interchange JSON
    file: PathBuf,
    /// What to write, by its ending; what stands there is replaced
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// The deal, by id or exact name [default: the first]
    #[arg(long)]
    deal: Option<String>,
    /// What the block of a card shows [default: support]
    #[arg(long, value_parser = PossibleValuesParser::new(Lens::ALL.iter().map(|lens| lens.key())).map(|key| Lens::from_key(&key).unwrap_or_default()))]
    lens: Option<Lens>,
    /// As large as the map, or a page with key people: of 16:9 (sheet), A4 that lies or stands, square [default: map]
    #[arg(long, value_parser = PossibleValuesParser::new(frame_keys()).map(|key| frame(&key)))]
    frame: Option<Frame>,
    /// Lay out everybody anew in the picture; the account stays as it is
    #[arg(long, value_enum, conflicts_with = "views")]
    layout: Option<LayoutKind>,
    /// The page that a compact layout is to fit: 16:9, A4 (upright), square, 297:210 [default: 16:9]
    #[arg(long, value_parser = page, requires = "layout")]
    page: Option<f64>,
    /// Pixels of a PNG a map point, 0.01 to 8 [default: 2]
    #[arg(long, value_parser = scale)]
    scale: Option<f32>,
    /// A PNG without background
    #[arg(long)]
    transparent: bool,
    /// Colours; the customer's picture is always in the presenter's [default: light]
    #[arg(long, value_parser = PossibleValuesParser::new(ThemeId::ALL.map(ThemeId::key)).map(|key| ThemeId::from_key(&key).unwrap_or(ThemeId::Light)))]
    theme: Option<ThemeId>,
    /// Who will read it: a customer's picture holds no opinions
    #[arg(long, value_enum, default_value_t = Audience::Internal)]
    audience: Audience,
    /// Text of an SVG as shapes, which look alike everywhere
    #[arg(long)]
    outlines: bool,
    /// A PDF of a sheet stays one page, however small a large map becomes on it
    #[arg(long, conflicts_with = "views")]
    one_page: bool,
    /// A PDF with a page for each saved view, as it looks at the account
    #[arg(long, conflicts_with_all = ["deal", "lens", "frame"])]
    views: bool,
    #[command(flatten)]
    common: Common,
}

impl clap::ValueEnum for Audience {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Internal, Self::Customer]
    }
    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Internal => PossibleValue::new("internal").help("The account team"),
            Self::Customer => PossibleValue::new("customer"),
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
    Pdf,
    Csv,
    Markdown,
    Interchange,
}

const DEFAULT_SCALE: f32 = 2.0;

impl Export {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let format = self.format()?;
        let candid = matches!(format, Format::Csv | Format::Markdown | Format::Interchange);
        if candid && self.audience == Audience::Customer {
            return Err(Refused::CandidFormat { format: format.name() }.into());
        }
        if self.views && format != Format::Pdf {
            return Err(Refused::ViewsArePages.into());
        }
        if same_file(&self.file, &self.output) {
            return Err(Refused::OverItself { path: self.output.clone() }.into());
        }
        self.warn_of_idle_options(format);
        let (loaded, day) = source::open(&self.file, &self.common)?;
        let picture = matches!(format, Format::Svg | Format::Png | Format::Pdf);
        let (account, to_place) = match self.layout.filter(|_| picture) {
            Some(kind) => (self.laid_out(kind, loaded.account, &loaded.to_place, day)?, Vec::new()),
            None => (loaded.account, loaded.to_place),
        };
        let bytes = match format {
            Format::Interchange => {
                let account = on_map(account, &to_place)?;
                let text = write_interchange(&account, day);
                text.map_err(|source| FileError::Write { source, path: self.output.clone() })?.into_bytes()
            }
            Format::Csv => {
                csv(&self.findings(&account, day)?.list(&account, self.lang()).table(self.lang()))?
            }
            Format::Markdown => {
                markdown(&self.findings(&account, day)?.list(&account, self.lang()).table(self.lang()))
                    .into_bytes()
            }
            Format::Svg => {
                let text = if self.outlines { SvgText::Outlines } else { SvgText::Text };
                svg(&self.scene(account, &to_place, day)?, text)?
            }
            Format::Pdf if self.views => {
                let theme = self.theme.unwrap_or(ThemeId::Light);
                let pages = match self.audience {
                    Audience::Customer => {
                        for title in views_without_page(&account, day) {
                            warn(&tr_args(
                                self.lang(),
                                "export-view-without-page",
                                &[("title", title.as_str().into())],
                            ));
                        }
                        customer_view_scenes(&account, self.lang(), day)
                    }
                    Audience::Internal => view_scenes(&account, self.lang(), day, theme),
                };
                if pages.is_empty() {
                    return Err(Refused::NoViews.into());
                }
                pdf_pages(&pages)?
            }
            Format::Pdf if let Some(paper) = self.paper().filter(|_| !self.one_page) => {
                pdf_pages(&self.pages(account, &to_place, day, paper)?)?
            }
            Format::Pdf => pdf(&self.scene(account, &to_place, day)?)?,
            Format::Png => {
                let background =
                    if self.transparent { PngBackground::Transparent } else { PngBackground::Opaque };
                let options = PngOptions { scale: self.scale.unwrap_or(DEFAULT_SCALE), background };
                png(&self.scene(account, &to_place, day)?, options)?
            }
        };
        source::write(&self.output, &bytes)?;
        Ok(())
    }

    fn paper(&self) -> Option<Paper> {
        self.frame.and_then(Frame::paper)
    }

    fn lang(&self) -> Lang {
        self.common.lang()
    }

    fn format(&self) -> Result<Format, Refused> {
        match source::ending(&self.output).as_str() {
            "svg" => Ok(Format::Svg),
            "png" => Ok(Format::Png),
            "pdf" => Ok(Format::Pdf),
            "csv" => Ok(Format::Csv),
            "md" => Ok(Format::Markdown),
            "json" => Ok(Format::Interchange),
            _ => Err(Refused::UnknownFormat { path: self.output.clone() }),
        }
    }

    fn findings(&self, account: &Account, day: Date) -> Result<Findings, Refused> {
        let deal = source::deal(account, self.deal.as_deref())?;
        Ok(Findings::of(account, Question::about(account, deal.as_ref(), day)))
    }

    /// The account as its map would be after a layout of everybody.
    fn laid_out(
        &self,
        kind: LayoutKind,
        account: Account,
        to_place: &[PersonId],
        day: Date,
    ) -> anyhow::Result<Account> {
        const WIDE: f64 = 16.0 / 9.0;
        let account = source::laid_out(account, to_place)?;
        let deal = source::deal(&account, self.deal.as_deref())?;
        let key = key_people(&account, &Question::about(&account, deal.as_ref(), day));
        anew(account, kind.drawing(self.page.unwrap_or(WIDE)), &key)
    }

    fn scene(&self, account: Account, to_place: &[PersonId], day: Date) -> anyhow::Result<Scene> {
        let account = source::laid_out(account, to_place)?;
        let (lang, frame) = (self.lang(), self.frame.unwrap_or_default());
        let scene = match self.audience {
            Audience::Customer => customer_scene(&account, lang, day, frame),
            Audience::Internal => {
                let findings = self.findings(&account, day)?;
                let picture = map_picture(&account, &findings, self.look(&account));
                internal_scene(&account, &findings, &picture, frame, None)
            }
        };
        let people = scene.groups.iter().any(|group| matches!(group.shows, Element::Person(_)));
        if people { Ok(scene) } else { Err(Refused::NobodyOnMap.into()) }
    }

    /// The sheet, and the others that a map too large for one goes on to.
    fn pages(
        &self,
        account: Account,
        to_place: &[PersonId],
        day: Date,
        paper: Paper,
    ) -> anyhow::Result<Vec<Scene>> {
        let placed = source::laid_out(account.clone(), to_place)?;
        if !needs_pages(&placed, paper) {
            return Ok(vec![self.scene(account, to_place, day)?]);
        }
        Ok(match self.audience {
            Audience::Customer => customer_page_scenes(&placed, self.lang(), day, paper),
            Audience::Internal => {
                page_scenes(&placed, &self.findings(&placed, day)?, self.look(&placed), paper)
            }
        })
    }

    fn look(&self, account: &Account) -> Look {
        let theme = self.theme.unwrap_or(ThemeId::Light);
        let usual = Show::default();
        let show = if account.info().zipper { usual.of_zipper() } else { usual };
        Look { theme, lens: self.lens.unwrap_or_default(), lang: self.lang(), show }
    }

    /// An option that this export has no use for is no error: scripts write one account in many formats.
    fn warn_of_idle_options(&self, format: Format) {
        let picture = matches!(format, Format::Svg | Format::Png | Format::Pdf);
        let opinions = picture && self.audience == Audience::Internal;
        let theme_fits = if opinions { true } else { picture && self.theme == Some(ThemeId::Presenter) };
        let idle = [
            (
                "--deal",
                self.deal.is_some() && (format == Format::Interchange || self.audience == Audience::Customer),
            ),
            ("--lens", self.lens.is_some() && !opinions),
            ("--frame", self.frame.is_some() && !picture),
            ("--layout", self.layout.is_some() && !picture),
            ("--page", self.page.is_some() && self.layout != Some(LayoutKind::Compact)),
            ("--scale", self.scale.is_some() && format != Format::Png),
            ("--transparent", self.transparent && format != Format::Png),
            ("--theme", self.theme.is_some() && !theme_fits),
            ("--outlines", self.outlines && format != Format::Svg),
            ("--one-page", self.one_page && (format != Format::Pdf || self.paper().is_none())),
        ];
        for (option, _) in idle.into_iter().filter(|(_, idle)| *idle) {
            warn(&tr_args(self.lang(), "export-option-idle", &[("option", option.into())]));
        }
    }
}

impl Format {
    const fn name(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Png => "PNG",
            Self::Pdf => "PDF",
            Self::Csv => "CSV",
            Self::Markdown => "Markdown",
            Self::Interchange => "interchange JSON",
        }
    }
}

/// Interchange says who is on the map, not where; so whoever comes from such a file needs any place at all.
fn on_map(account: Account, to_place: &[PersonId]) -> anyhow::Result<Account> {
    let mut document = Document::new(account);
    let mut places = Transaction::new("step-place").with("count", to_place.len());
    for id in to_place {
        places.push(Place::new(id.clone(), pt(0.0, 0.0)));
    }
    document.commit(places)?;
    Ok(document.account().clone())
}

fn frame_keys() -> Vec<&'static str> {
    std::iter::once("map").chain(Paper::ALL.map(Paper::key)).collect()
}

fn frame(key: &str) -> Frame {
    Paper::ALL.into_iter().find(|paper| paper.key() == key).map_or(Frame::Map, Frame::Sheet)
}

fn scale(text: &str) -> Result<f32, String> {
    let scale = text.parse().ok().filter(|scale| (0.01..=8.0).contains(scale));
    scale.ok_or_else(|| "choose a number from 0.01 to 8".to_owned())
}
