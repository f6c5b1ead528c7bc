//! egui's own style from our tokens: for what egui draws itself, text fields, menus, scroll bars, tooltips.
use super::fonts::strong;
use super::paint::color;
use crate::theme::{Theme, ThemeId};
use egui::epaint::{FontColorTransferFunction, Shadow};
use egui::style::{ScrollStyle, Selection, WidgetVisuals};
use egui::{CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, vec2};

/// Applies the theme; `scale` is physical pixels a logical one, so that hairlines stay sharp; `still`: nothing moves.
pub(super) fn apply(ctx: &egui::Context, id: ThemeId, scale: f32, still: bool) {
    let base = if id == ThemeId::Dark { egui::Theme::Dark } else { egui::Theme::Light };
    ctx.set_theme(base);
    let mut style = style(Theme::get(id), base, scale);
    if still {
        style.animation_time = 0.0;
    }
    ctx.set_style_of(base, style);
}

fn style(theme: &Theme, base: egui::Theme, scale: f32) -> Style {
    let hairline = scale.floor().max(1.0) / scale;
    let mut style = Style { visuals: base.default_visuals(), ..Style::default() };
    let body = FontId::new(13.0, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Heading, FontId::new(15.0, strong())),
        (TextStyle::Body, body.clone()),
        (TextStyle::Button, body.clone()),
        (TextStyle::Monospace, body),
        (TextStyle::Small, FontId::new(11.0, FontFamily::Proportional)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 8.0);
    spacing.button_padding = vec2(10.0, 4.0);
    spacing.interact_size = vec2(28.0, 28.0);
    spacing.menu_margin = Margin::symmetric(8, 6);
    spacing.window_margin = Margin::same(12);
    // A menu is as high as it needs to be, not as high as egui guesses.
    spacing.default_area_size = vec2(600.0, 4000.0);
    spacing.scroll = ScrollStyle::floating();
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.floating_allocated_width = 0.0;
    spacing.scroll.dormant_handle_opacity = 0.25;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.08;

    let v = &mut style.visuals;
    let radius = CornerRadius::same(4);
    let widget = |weak, fill, line, text| WidgetVisuals {
        weak_bg_fill: color(weak),
        bg_fill: color(fill),
        bg_stroke: Stroke::new(hairline, color(line)),
        fg_stroke: Stroke::new(1.0, color(text)),
        corner_radius: radius,
        expansion: 0.0,
    };
    v.widgets.noninteractive = widget(theme.surface, theme.surface, theme.line, theme.text);
    v.widgets.inactive = widget(theme.surface, theme.bar_off, theme.line, theme.text);
    v.widgets.hovered = widget(theme.surface_alt, theme.surface_alt, theme.line_strong, theme.text);
    v.widgets.active = widget(theme.accent_soft, theme.accent_soft, theme.accent, theme.accent_text);
    v.widgets.open = v.widgets.active;
    v.selection =
        Selection { bg_fill: color(theme.accent_soft), stroke: Stroke::new(1.0, color(theme.accent_text)) };
    v.text_options.color_transfer_function = FontColorTransferFunction::Gamma(0.8);
    v.window_corner_radius = CornerRadius::same(8);
    v.menu_corner_radius = CornerRadius::same(6);
    let shadow = |offset, blur| Shadow { offset: [0, offset], blur, spread: 0, color: color(theme.shadow) };
    v.popup_shadow = shadow(4, 12);
    v.window_shadow = shadow(8, 24);
    v.window_fill = color(theme.surface);
    v.panel_fill = color(theme.surface);
    v.extreme_bg_color = color(theme.surface);
    v.window_stroke = Stroke::new(hairline, color(theme.line));
    v.indent_has_left_vline = false;
    v.striped = false;
    style
}
