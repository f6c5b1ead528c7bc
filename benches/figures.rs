//! The figures of the README: `cargo bench --bench figures` measures them and prints the table.
#![allow(clippy::print_stdout)] // The table is what this is for.
#![allow(clippy::unwrap_used, reason = "a figure that can't be taken ends the run")]
mod made_accounts;
mod measure;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod process;
mod staying;
mod thinking;
#[cfg(feature = "gui")]
mod window_frames;

use jiff::civil::{Date, date};
use linchpin::analysis::{Question, rank};
use linchpin::catalogue::{AnalysisConstants, Lang};
use linchpin::export::{PngBackground, PngOptions, SvgText, pdf, png, svg};
use linchpin::file::{load_bytes, write_ron};
use linchpin::geom::Rect;
use linchpin::job::Progress;
use linchpin::layout::{Arrange, Assistants, SCREEN, Scope, arranged, chart};
use linchpin::model::{Account, LinkKind};
use linchpin::scene::{Detail, Frame, Geometry, Lens, Look, MapPicture, Scene, Show};
use linchpin::session::compose::{deal_shown, internal_scene};
use linchpin::session::sample::sample;
use linchpin::session::{Findings, Session};
use linchpin::theme::ThemeId;
use made_accounts::{account, account_with};
use measure::{Figure, is_wanted, markdown, median};
use std::sync::Arc;
use std::time::Duration;

const DAY: Date = date(2026, 6, 12);
const LOOK: Look = Look { theme: ThemeId::Light, lens: Lens::Support, lang: Lang::En, show: Show::USUAL };
/// What is left of a window of 1440 × 900 for the map.
const CANVAS: Rect = Rect::new(0.0, 0.0, 1440.0, 900.0);

fn main() {
    let mut figures: Vec<Figure> = Vec::new();
    figures.extend(first_picture());
    figures.extend([(200, 5), (1000, 60)].into_iter().filter_map(|(people, ms)| ranking(people, ms)));
    figures.extend(thinking::figures());
    figures.extend(tree());
    figures.extend(compact_chart());
    figures.extend(staying::figures());
    figures.extend(exports());
    figures.extend(routes());
    #[cfg(feature = "gui")]
    figures.extend(window_frames::figures());
    #[cfg(all(feature = "gui", target_os = "linux"))]
    figures.extend(process::figures());
    println!("{}", markdown(&figures));
}

/// Takes the figure if it is wanted.
fn figure(name: &str, asked_ms: u64, measure: impl FnOnce() -> Duration) -> Option<Figure> {
    is_wanted(name).then(|| Figure {
        name: name.to_owned(),
        asked: Duration::from_millis(asked_ms).into(),
        measured: measure().into(),
    })
}

/// From the text of a file to the shapes that a window first shows: all people at once. The ranking comes later,
/// from a thread of its own, as in the window.
fn first_picture() -> Option<Figure> {
    let work = |text: &str| {
        let loaded = load_bytes(text.as_bytes()).unwrap();
        let mut session = Session::new(loaded.account, DAY, LOOK, Arc::new(|| {}));
        session.canvas = CANVAS;
        session.fit();
        let picture = session.picture();
        let view = session.camera.screen_from_map(CANVAS, 1.0).invert_rect(CANVAS);
        let detail = Detail::at(session.camera.zoom, None);
        let visible = (0..picture.parts.len()).filter(|&i| picture.parts[i].bounds.intersects(&view));
        let shapes: usize = visible.map(|i| picture.draw(i, detail).len()).sum();
        assert!(shapes >= 5000, "not everybody is in view");
        shapes
    };
    figure("5,000 people, 1.5 lines each: file read, first picture drawn", 500, || {
        let text = write_ron(&account(5000)).unwrap();
        median(5, || work(&text))
    })
}

fn question(account: &Account) -> Question {
    Question::about(account, deal_shown(account, None).as_ref(), DAY)
}

fn ranking(people: usize, asked_ms: u64) -> Option<Figure> {
    figure(&format!("Ranking {people} people"), asked_ms, || {
        let account = account(people);
        let question = question(&account);
        median(9, || rank(&account, AnalysisConstants::get(), &question))
    })
}

fn tree() -> Option<Figure> {
    figure("Tidy tree of 1,000 people", 5, || {
        let account = account(1000);
        median(15, || chart(&account, &Scope::All, Assistants::Beside).unwrap())
    })
}

fn compact_chart() -> Option<Figure> {
    figure("Compact chart of 1,000 people", 20, || {
        let account = account(1000);
        let arrange = Arrange::Compact(SCREEN);
        median(15, || arranged(&account, &Scope::All, Assistants::Beside, arrange).unwrap())
    })
}

/// The whole map as it is exported, lines straight: routes have a figure of their own.
fn scene(account: &Account) -> Scene {
    let findings = Findings::of(account, question(account));
    let facts = findings.facts(account, LOOK.lens, LOOK.lang);
    let geometry = Geometry::new(account, &facts, LOOK.lang);
    let picture = MapPicture::new(account, facts, geometry, LOOK);
    internal_scene(account, &findings, &picture, Frame::Map, None)
}

fn exports() -> impl Iterator<Item = Figure> {
    const MEGAPIXELS: f32 = 36e6;
    let scene = scene(&account(1000));
    let area = scene.bounds.width() * scene.bounds.height();
    let unit = (MEGAPIXELS / area).sqrt();
    let picture = |scale: f32| png(&scene, PngOptions { scale, background: PngBackground::Opaque }).unwrap();
    [
        figure("1,000 cards as SVG", 100, || median(7, || svg(&scene, SvgText::Text).unwrap())),
        figure("1,000 cards as PDF", 300, || median(7, || pdf(&scene).unwrap())),
        figure("1,000 cards as PNG of 36 megapixels", 1200, || median(3, || picture(unit))),
        figure("The same at twice the scale", 5000, || median(3, || picture(2.0 * unit))),
    ]
    .into_iter()
    .flatten()
}

fn routes() -> impl Iterator<Item = Figure> {
    [sample_routes(), made_routes("in rows", false), made_routes("in a tidy tree", true)]
        .into_iter()
        .flatten()
}

fn made_routes(how: &str, in_tree: bool) -> Option<Figure> {
    figure(&format!("1,500 influence lines led around 1,000 cards {how}"), 150, || {
        let account = account_with(1000, 1500, in_tree);
        let findings = Findings::of(&account, question(&account));
        let facts = findings.facts(&account, LOOK.lens, LOOK.lang);
        let plan = Geometry::new(&account, &facts, LOOK.lang)
            .plan(|line| matches!(line.kind, LinkKind::Influence(_)));
        median(5, || plan.run(&Progress::default()))
    })
}

fn sample_routes() -> Option<Figure> {
    let account = sample(Lang::En);
    let findings = Findings::of(&account, question(&account));
    let facts = findings.facts(&account, LOOK.lens, LOOK.lang);
    let geometry = Geometry::new(&account, &facts, LOOK.lang);
    let plan = geometry.plan(|_| true);
    let name = format!("The sample's {} lines led around its {} cards", plan.len(), plan.cards());
    figure(&name, 50, || median(9, || plan.run(&Progress::default())))
}
