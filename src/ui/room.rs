//! What has room in the window: on a small screen, or with a large interface scale, not everything does.
use crate::session::Page;
use crate::settings::Settings;
use egui::Vec2;

/// Size of the window in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Room(Vec2);

/// A panel at the side of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SidePanel {
    Left,
    #[default]
    Inspector,
}

impl Room {
    pub(super) fn of(ctx: &egui::Context) -> Self {
        Self(ctx.content_rect().size())
    }

    /// Whether what is shown is wide enough between both side panels; else one is shown, the one asked for last. All columns
    /// of the table are to stay in sight.
    pub(super) const fn for_both_sides(self, page: Page) -> bool {
        self.0.x
            >= match page {
                Page::Map | Page::Matrix => 1080.0,
                Page::Table => 1640.0,
            }
    }

    /// Whether a side panel stands beside the map though nobody asked for it.
    pub(super) const fn for_a_side(self) -> bool {
        self.0.x >= 640.0
    }

    /// Whether the list below the map has the gaps above it.
    pub(super) fn for_gaps(self) -> bool {
        self.dock_height() >= 120.0
    }

    /// Whether buttons of the top bar have words, and what the menus hold as well has a button there.
    pub(super) const fn for_words(self) -> bool {
        self.0.x >= 1000.0
    }

    /// Whether rules part the groups of the top bar.
    pub(super) const fn for_rules(self) -> bool {
        self.0.x >= 760.0
    }

    /// Whether the menus stand side by side; else one button holds them all.
    pub(super) const fn for_menus(self) -> bool {
        self.0.x >= 740.0
    }

    /// Whether there is a list of the stages in the bar at all: the inspector has them as well.
    pub(super) const fn for_stage_list(self) -> bool {
        self.0.x >= 600.0
    }

    /// Whether the stages stand side by side.
    pub(super) const fn for_stages(self) -> bool {
        self.0.x >= 1100.0
    }

    /// Height of the list below the map.
    pub(super) fn dock_height(self) -> f32 {
        (self.0.y * 0.3).clamp(98.0, 220.0).round()
    }

    /// Whether a side panel is shown beside a page; `last`: the one that was asked for last, if one was.
    pub(super) fn shows(
        self,
        panel: SidePanel,
        page: Page,
        last: Option<SidePanel>,
        settings: &Settings,
    ) -> bool {
        let (asked, other) = match panel {
            SidePanel::Left => (settings.left_panel, settings.right_panel),
            SidePanel::Inspector => (settings.right_panel, settings.left_panel),
        };
        let first = last.unwrap_or_default();
        asked
            && if self.for_a_side() {
                panel == first || !other || self.for_both_sides(page)
            } else {
                last == Some(panel)
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_window_shows_the_side_panel_that_was_asked_for_last() {
        let settings = Settings { left_panel: true, right_panel: true, ..Settings::default() };
        let (wide, narrow) = (Room(Vec2::new(1440.0, 900.0)), Room(Vec2::new(720.0, 450.0)));
        for panel in [SidePanel::Left, SidePanel::Inspector] {
            assert!(wide.shows(SidePanel::Left, Page::Map, Some(panel), &settings));
            assert!(wide.shows(SidePanel::Inspector, Page::Map, Some(panel), &settings));
            assert!(narrow.shows(panel, Page::Map, Some(panel), &settings));
        }
        assert!(!narrow.shows(SidePanel::Left, Page::Map, Some(SidePanel::Inspector), &settings));
        assert!(!wide.shows(SidePanel::Left, Page::Table, Some(SidePanel::Inspector), &settings));
        let tiny = Room(Vec2::new(512.0, 370.0));
        assert!(!tiny.shows(SidePanel::Inspector, Page::Map, None, &settings), "the map has all the room");
        assert!(tiny.shows(SidePanel::Inspector, Page::Map, Some(SidePanel::Inspector), &settings));
        let only_left = Settings { right_panel: false, ..settings };
        assert!(narrow.shows(SidePanel::Left, Page::Map, Some(SidePanel::Inspector), &only_left));
    }

    #[test]
    fn the_list_leaves_room_for_the_map() {
        assert_eq!(Room(Vec2::new(1440.0, 900.0)).dock_height(), 220.0);
        assert_eq!(Room(Vec2::new(720.0, 450.0)).dock_height(), 135.0);
        assert!(!Room(Vec2::new(512.0, 320.0)).for_gaps());
    }
}
