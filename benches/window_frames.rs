//! Frames of the window: session, widgets and tessellation on the processor, without a screen, at 1440 × 900, while
//! the map is panned, a card is dragged and the view is zoomed, at 200, 1,000 and 5,000 people.
//! Not here: what a graphics card adds, which no program without a window can tell.
use crate::DAY;
use crate::made_accounts::{account, chinese_account};
use crate::measure::{Figure, is_wanted};
use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Vec2, pos2};
use linchpin::geom::{Point, Rect, vec2};
use linchpin::model::{Account, PersonId};
use linchpin::settings::Settings;
use linchpin::ui::{App, Options};
use std::time::{Duration, Instant};

const FRAMES: usize = 60;
/// So many until caches are filled and panels have their sizes.
const WARM_UP: usize = 20;
const FRAME_SECONDS: f64 = 1.0 / 60.0;
/// The ranking of many people comes from a thread.
const MOST_WAITING: Duration = Duration::from_secs(20);

/// The figures of the window.
pub(crate) fn figures() -> Vec<Figure> {
    let mut figures = Vec::new();
    for (people, frame_us) in [(200, 1_500), (1000, 2_000), (5000, 3_000)] {
        // Whoever moves everybody expects less, and zooming draws every text in a new size: there the worst
        // frame is what one feels.
        let gestures: [(Gesture, &str, fn(usize) -> Account, u64, Of); 6] = [
            (point, "only the pointer moves", account, 1_000, Of::Median),
            (pan, "panning", account, frame_us, Of::Median),
            (drag, "dragging a card", account, frame_us, Of::Median),
            (drag_all, "dragging everybody", account, 10_000, Of::Median),
            (zoom, "zooming", account, 10_000, Of::Worst),
            (zoom, "zooming in Chinese", chinese_account, 10_000, Of::Worst),
        ];
        for (gesture, name, account, asked_us, of) in gestures {
            let what = if of == Of::Worst { "The worst frame" } else { "A frame" };
            let name = format!("{what} while {name}, {people} people");
            if !is_wanted(&name) {
                continue;
            }
            let mut times = gesture(&mut Window::with(account(people)));
            times.sort();
            let place = if of == Of::Worst { times.len() - 1 } else { times.len() / 2 };
            let asked = Duration::from_micros(asked_us);
            figures.push(Figure { name, asked: asked.into(), measured: times[place].into() });
        }
    }
    figures
}

type Gesture = fn(&mut Window) -> Vec<Duration>;

/// Which of the frames a figure speaks of.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Median,
    Worst,
}

/// The window without a screen.
struct Window {
    ctx: Context,
    app: App,
    time: f64,
}

impl Window {
    fn with(account: Account) -> Self {
        let ctx = Context::default();
        let options = Options { as_of: Some(DAY), ..Options::default() };
        let mut app = App::new(&ctx, None, &options, Settings::default(), None);
        app.session().start_import(account, None);
        let mut window = Self { ctx, app, time: 0.0 };
        let start = Instant::now();
        for _ in 0..WARM_UP {
            window.frame(Vec::new());
        }
        while window.app.session().working() && start.elapsed() < MOST_WAITING {
            std::thread::sleep(Duration::from_millis(20));
            window.frame(Vec::new());
        }
        window
    }

    /// One frame; how long it took until there are triangles.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += FRAME_SECONDS;
        let input = RawInput {
            screen_rect: Some(egui::Rect::from_min_size(Pos2::ZERO, Vec2::new(1440.0, 900.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let start = Instant::now();
        let output = self.ctx.run_ui(input, |ui| self.app.frame(ui));
        std::hint::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        start.elapsed()
    }

    /// At actual size, in the middle of the map, as the caches like it after a while.
    fn at_actual_size(&mut self) {
        self.app.session().camera.zoom = 1.0;
        for _ in 0..WARM_UP {
            self.frame(Vec::new());
        }
    }
}

fn pan(window: &mut Window) -> Vec<Duration> {
    window.at_actual_size();
    let step = |window: &mut Window| {
        window.app.session().camera.pan(vec2(-7.0, -3.0));
        window.frame(Vec::new())
    };
    (0..FRAMES).map(|_| step(window)).collect()
}

/// Over cards, lines and what is between them, with nothing pressed.
fn point(window: &mut Window) -> Vec<Duration> {
    window.at_actual_size();
    let canvas = window.app.session().canvas;
    let at = |i: usize| {
        let share = i as f32 / FRAMES as f32;
        let (x, y) =
            (canvas.min.x + share * canvas.width(), canvas.min.y + (0.2 + 0.6 * share) * canvas.height());
        Event::PointerMoved(pos2(x, y))
    };
    (0..FRAMES).map(|i| window.frame(vec![at(i)])).collect()
}

/// From the whole map to actual size.
fn zoom(window: &mut Window) -> Vec<Duration> {
    let session = window.app.session();
    session.fit();
    let factor = (1.0 / session.camera.zoom).powf(1.0 / FRAMES as f32);
    let step = |window: &mut Window| {
        let session = window.app.session();
        let canvas = session.canvas;
        session.camera.zoom_at(canvas.center(), canvas, factor);
        window.frame(Vec::new())
    };
    (0..FRAMES).map(|_| step(window)).collect()
}

/// The card nearest to the middle, with its lines: Alt leaves the people below where they are.
fn drag(window: &mut Window) -> Vec<Duration> {
    window.at_actual_size();
    let session = window.app.session();
    let middle = session.canvas.center();
    let to_screen = session.camera.screen_from_map(session.canvas, 1.0);
    let cards = session.picture().geometry.cards.values().map(|card| to_screen.rect(*card));
    let far = |card: &Rect| card.center().distance(middle);
    let card = cards.min_by(|a, b| far(a).total_cmp(&far(b))).unwrap();
    drag_from(window, card.center(), Modifiers::ALT)
}

/// Everybody, by the head to whom all others report.
fn drag_all(window: &mut Window) -> Vec<Duration> {
    let head = PersonId::from("p00000");
    window.app.session().show_person(&head);
    window.at_actual_size();
    let session = window.app.session();
    let to_screen = session.camera.screen_from_map(session.canvas, 1.0);
    let card = session.picture().geometry.cards[&head];
    drag_from(window, to_screen.rect(card).center(), Modifiers::NONE)
}

fn drag_from(window: &mut Window, at: Point, modifiers: Modifiers) -> Vec<Duration> {
    let mut at = pos2(at.x, at.y);
    let button = |pos: Pos2, pressed: bool| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    };
    window.frame(vec![Event::ModifiersChanged(modifiers), Event::PointerMoved(at)]);
    window.frame(vec![button(at, true)]);
    let times = (0..FRAMES)
        .map(|_| {
            at += Vec2::new(2.0, 1.0);
            window.frame(vec![Event::PointerMoved(at)])
        })
        .collect();
    assert!(!window.app.session().is_idle(), "nothing is being dragged");
    window.frame(vec![button(at, false), Event::ModifiersChanged(Modifiers::NONE)]);
    times
}
