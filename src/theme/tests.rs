//! The bundled data parses, and what is read can be read: contrast minimums of WCAG 2.
mod vision;

use super::*;

const TEXT: f64 = 4.5;
const GRAPHICS: f64 = 3.0;

/// The pairs of one theme that lie below their minimum, named.
fn too_faint(theme: &Theme) -> Vec<String> {
    let mut faint = Vec::new();
    let mut row = |what: String, a: Rgba, b: Rgba, least: f64| {
        let contrast = a.contrast(b);
        if contrast < least {
            faint.push(format!("{} {what}: {contrast:.2} < {least}", theme.id.key()));
        }
    };
    let t = theme;
    let grounds = [
        ("surface", t.surface),
        ("canvas", t.canvas),
        ("region_fill", t.region_fill),
        ("card", t.card),
        ("surface_alt", t.surface_alt),
    ];
    for (ink, colour) in
        [("text", t.text), ("text_2", t.text_2), ("text_3", t.text_3), ("accent_text", t.accent_text)]
    {
        for (ground, fill) in grounds {
            row(format!("{ink} on {ground}"), colour, fill, TEXT);
        }
    }
    row("on_accent on accent".into(), t.on_accent, t.accent, TEXT);
    row("accent_text on accent_soft".into(), t.accent_text, t.accent_soft, TEXT);
    row("on_ink on ink".into(), t.on_ink, t.ink, TEXT);
    row("risk_on on risk_fill".into(), t.risk_on, t.risk_fill, TEXT);
    row("stale_on on stale_fill".into(), t.stale_on, t.stale_fill, TEXT);
    for family in Family::ALL {
        let badge = t.family(family);
        row(format!("badge {family:?}"), badge.on, badge.fill, TEXT);
    }
    for score in (-3..=3).map(Some).chain([None]) {
        let step = t.support(score);
        row(format!("number of {score:?}"), step.on, step.fill, TEXT);
        row(format!("line of {score:?} on card"), step.line, t.card, GRAPHICS);
    }
    for (edge, colour) in [
        ("edge_report", t.edge_report),
        ("edge_influence", t.edge_influence),
        ("edge_conflict", t.edge_conflict),
        ("edge_zipper", t.edge_zipper),
        ("placeholder_line", t.placeholder_line),
    ] {
        row(format!("{edge} on canvas"), colour, t.canvas, GRAPHICS);
        row(format!("{edge} on region_fill"), colour, t.region_fill, GRAPHICS);
    }
    for (mark, colour) in [
        ("selection", t.selection),
        ("gauge_line", t.gauge_line),
        ("gauge_fill", t.gauge_fill),
        ("bar_on", t.bar_on),
        ("guide", t.guide),
        ("ours", t.ours),
        ("competitor", t.competitor),
        ("partner", t.partner),
        ("line_strong", t.line_strong),
    ] {
        row(format!("{mark} on card"), colour, t.card, GRAPHICS);
    }
    faint
}

#[test]
fn text_badges_and_lines_stand_out_in_every_theme() {
    let faint: Vec<String> = ThemeId::ALL.into_iter().flat_map(|id| too_faint(Theme::get(id))).collect();
    assert!(faint.is_empty(), "{faint:#?}");
}

#[test]
fn every_theme_is_read_from_its_own_file() {
    for id in ThemeId::ALL {
        assert_eq!(Theme::get(id).id, id);
        assert_eq!(ThemeId::from_key(id.key()), Some(id));
    }
    assert_eq!(ThemeId::from_key("sepia"), None);
}

#[test]
fn metrics_are_read_and_the_card_heights_step_down() {
    let height = &Metrics::get().card.height;
    assert!(height.high > height.medium && height.medium > height.low);
    assert_eq!(Metrics::get().text.name_high, TextStyle { size: 16.0, line: 20.0, weight: Weight::Strong });
    assert_eq!(Metrics::get().stroke.influence.get(2), 2.5);
}

#[test]
fn the_four_families_have_roles_and_differ_in_every_theme() {
    let metrics = Metrics::get();
    for family in Family::ALL {
        assert!(metrics.role_family.iter().any(|row| row.family == family), "{family:?}");
    }
    for id in ThemeId::ALL {
        let colours = Family::ALL.map(|family| *Theme::get(id).family(family));
        for (i, colour) in colours.iter().enumerate() {
            assert!(!colours[..i].contains(colour), "{} {i}", id.key());
        }
    }
    assert_eq!(metrics.family_of_role("coach"), Some(Family::Connect));
}

#[test]
fn support_steps_differ_and_unrated_is_patterned() {
    for id in ThemeId::ALL {
        let theme = Theme::get(id);
        for (i, step) in theme.support.steps.iter().enumerate() {
            assert!(!theme.support.steps[..i].contains(step), "{} {i}", id.key());
        }
        let unrated = if id == ThemeId::Print { Pattern::Dots } else { Pattern::Hatch };
        assert_eq!(theme.support(None).pattern, unrated);
    }
    let light = Theme::get(ThemeId::Light);
    assert_eq!(light.support(Some(9)), light.support(Some(3)), "out of range is clamped");
}

#[test]
fn print_is_without_colour_and_says_the_sign_by_hatching() {
    let print = Theme::get(ThemeId::Print);
    for (score, step) in (-3..).zip(&print.support.steps) {
        assert!(step.fill.r == step.fill.g && step.fill.g == step.fill.b);
        assert_eq!(step.pattern != Pattern::None, score < 0, "{score}");
    }
}

#[test]
fn a_presenter_theme_shows_neither_more_nor_less_than_listed() {
    let presenter = &Metrics::get().presenter;
    assert_eq!(presenter.show.len(), 7);
    assert!(presenter.shows(PresenterPart::OurTeam));
}

#[test]
fn colours_come_back_from_their_text() {
    for text in ["#2B5CC9", "#2B5CC91F", "#00000000"] {
        assert_eq!(Rgba::from_hex(text).unwrap().to_hex(), text);
    }
    for text in ["", "2B5CC9", "#2B5CC", "#2B5CC9F", "#+B5CC9", "#GGGGGG", "#2B5CC91FFF"] {
        assert_eq!(Rgba::from_hex(text), None, "{text}");
    }
    let half = Rgba { r: 1, g: 2, b: 3, a: 200 }.with_opacity(0.5);
    assert_eq!(half.a, 100);
    let (black, white) = (Rgba::from_hex("#000000").unwrap(), Rgba::from_hex("#FFFFFF").unwrap());
    assert!((black.contrast(white) - 21.0).abs() < 1e-9);
}
