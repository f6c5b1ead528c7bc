//! The window as pictures, without a graphics card: egui's triangles filled one by one. Each promises one thing: a
//! theme with a lens in a language, or how the middle of a gesture looks.
use super::*;
use crate::pixels::{Pixels, assert_pixels};
use egui::epaint::{Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, Rect, TextureId};

/// What the window shows now, in `area`.
fn painted(window: &Window, area: Rect) -> Pixels {
    let ctx = &window.harness.ctx;
    let shapes = window.harness.output().shapes.clone();
    let (width, height) = (area.width() as usize, area.height() as usize);
    let mut canvas = Canvas { width, height, at: area.min, pixels: vec![[0.0; 3]; width * height] };
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone lives too short")]
    let atlas = ctx.fonts(|fonts| fonts.image());
    for part in ctx.tessellate(shapes, 1.0) {
        // Other textures than that of the glyphs are pictures of their own.
        if let Primitive::Mesh(mesh) = &part.primitive
            && mesh.texture_id == TextureId::default()
        {
            canvas.mesh(mesh, part.clip_rect, &atlas);
        }
    }
    let bytes = |c: &[f32; 3]| [c[0], c[1], c[2], 255.0].map(|v| v.round().clamp(0.0, 255.0) as u8);
    Pixels {
        width: width as u32,
        height: height as u32,
        rgba: canvas.pixels.iter().flat_map(bytes).collect(),
    }
}

struct Canvas {
    width: usize,
    height: usize,
    /// The point of the window in its upper left corner.
    at: Pos2,
    pixels: Vec<[f32; 3]>,
}

impl Canvas {
    fn mesh(&mut self, mesh: &Mesh, clip: Rect, atlas: &ColorImage) {
        let clip = clip.translate(-self.at.to_vec2());
        for corners in mesh.indices.chunks_exact(3) {
            let [a, b, c] = [corners[0], corners[1], corners[2]].map(|i| mesh.vertices[i as usize]);
            self.triangle([a, b, c], clip, atlas);
        }
    }

    fn triangle(&mut self, corners: [Vertex; 3], clip: Rect, atlas: &ColorImage) {
        let [a, b, c] = corners.map(|corner| corner.pos - self.at.to_vec2());
        let doubled = (b - a).x * (c - a).y - (b - a).y * (c - a).x;
        if doubled == 0.0 {
            return;
        }
        let around = Rect::from_points(&[a, b, c]).intersect(clip);
        let range = |low: f32, high: f32, most: usize| {
            (low - 0.5).ceil().max(0.0) as usize..((high - 0.5).ceil().max(0.0) as usize).min(most)
        };
        for y in range(around.min.y, around.max.y, self.height) {
            for x in range(around.min.x, around.max.x, self.width) {
                let p = pos2(x as f32 + 0.5, y as f32 + 0.5);
                let area = |from: Pos2, to: Pos2| (to - from).x * (p - from).y - (to - from).y * (p - from).x;
                let shares = [area(b, c), area(c, a), area(a, b)].map(|part| part / doubled);
                // Of two triangles that share an edge, one has its pixels: the one to whose right or lower side it is.
                let inside = |share: f32, from: Pos2, to: Pos2| {
                    let (dx, dy) = ((to - from).x * doubled.signum(), (to - from).y * doubled.signum());
                    share > 0.0 || share == 0.0 && (dy < 0.0 || dy == 0.0 && dx > 0.0)
                };
                if inside(shares[0], b, c) && inside(shares[1], c, a) && inside(shares[2], a, b) {
                    self.blend(x, y, &corners, shares, atlas);
                }
            }
        }
    }

    fn blend(&mut self, x: usize, y: usize, corners: &[Vertex; 3], shares: [f32; 3], atlas: &ColorImage) {
        let mixed = |of: &dyn Fn(&Vertex) -> f32| -> f32 {
            corners.iter().zip(shares).map(|(corner, share)| of(corner) * share).sum()
        };
        let [width, height] = atlas.size;
        let (u, v) = (mixed(&|c| c.uv.x) * width as f32, mixed(&|c| c.uv.y) * height as f32);
        let texel: Color32 = atlas[((u as usize).min(width - 1), (v as usize).min(height - 1))];
        let [r, g, b, a] = [0, 1, 2, 3].map(|i| {
            mixed(&|corner| f32::from(corner.color.to_array()[i])) * f32::from(texel.to_array()[i]) / 255.0
        });
        let pixel = &mut self.pixels[y * self.width + x];
        for (held, new) in pixel.iter_mut().zip([r, g, b]) {
            *held = new + *held * (1.0 - a / 255.0);
        }
    }
}

const WHOLE: Rect = Rect { min: Pos2::ZERO, max: pos2(1440.0, 900.0) };

/// The canvas of a window on the sample, zoomed so that the cards' details are seen.
fn map(window: &mut Window) -> Rect {
    let canvas = window.session().canvas;
    Rect::from_min_max(pos2(canvas.min.x, canvas.min.y), pos2(canvas.max.x, canvas.max.y))
}

/// Nothing is below the pointer that would light up.
fn pointer_away(window: &mut Window) {
    window.move_to(pos2(700.0, 20.0));
    window.settle();
}

#[test]
fn the_window_in_light_shows_support_in_english() {
    let mut window = window(Lang::En);
    pointer_away(&mut window);
    assert_pixels("window_light_en", &painted(&window, WHOLE));
}

#[test]
fn the_window_in_dark_shows_risks_in_chinese() {
    let mut window = window(Lang::Zh);
    window.session().set_theme(ThemeId::Dark);
    window.session().set_lens(Lens::Risk);
    pointer_away(&mut window);
    assert_pixels("window_dark_zh", &painted(&window, WHOLE));
}

#[test]
fn a_card_that_is_dragged_shows_guides_gaps_and_what_it_is_dropped_on() {
    let mut window = window(Lang::En);
    window.session().still = true;
    let (marcus, noor) = (window.card("p10"), window.card("p14"));
    let camera = window.session().camera;
    let mid_state = |window: &mut Window, name: &str, to: Pos2| {
        window.session().camera = camera;
        window.move_to(noor);
        window.press_button(noor, true);
        for i in 1..=4 {
            window.move_to(noor.lerp(to, i as f32 / 4.0));
        }
        window.harness.run_steps(3);
        let area = map(window);
        assert_pixels(name, &painted(window, area));
        window.key(Key::Escape);
        window.press_button(to, false);
        window.settle();
    };
    mid_state(&mut window, "gesture_guides", noor + egui::vec2(3.0, 12.0));
    mid_state(&mut window, "gesture_drop", marcus + egui::vec2(0.0, 10.0));
}

#[test]
fn a_line_that_is_drawn_lights_its_target_and_says_why_another_is_none() {
    let mut window = window(Lang::En);
    window.session().still = true;
    window.select("p14");
    let card = {
        let session = window.session();
        let to_screen = session.camera.screen_from_map(session.canvas, 1.0);
        to_screen.rect(session.picture().geometry.cards[&PersonId::from("p14")])
    };
    let (middle, edge) = (card.center(), card.max.x);
    let from_side = (pos2(edge, middle.y), window.card("p10"));
    let from_top = (pos2(middle.x, card.min.y), window.card("p09"));
    for (name, (from, to)) in [("gesture_line", from_side), ("gesture_refused", from_top)] {
        window.move_to(from);
        window.press_button(from, true);
        for i in 1..=4 {
            window.move_to(from.lerp(to, i as f32 / 4.0));
        }
        window.harness.run_steps(3);
        let area = map(&mut window);
        assert_pixels(name, &painted(&window, area));
        window.key(Key::Escape);
        window.press_button(to, false);
        window.settle();
    }
}

#[test]
fn a_folded_branch_and_a_marquee_over_its_neighbours() {
    let mut window = window(Lang::Zh);
    window.session().still = true;
    window.select("p09");
    window.session().run(Command::Fold);
    window.session().run(Command::Fit);
    window.settle();
    let area = map(&mut window);
    let from = area.min + egui::vec2(60.0, 60.0);
    window.move_to(from);
    window.press_button(from, true);
    for i in 1..=4 {
        window.move_to(from.lerp(area.center(), i as f32 / 4.0));
    }
    window.harness.run_steps(3);
    assert_pixels("gesture_marquee", &painted(&window, area));
}
