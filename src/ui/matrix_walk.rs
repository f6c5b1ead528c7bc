//! Going from chip to chip of the matrix by arrows: along its row, and through the cells above and below. By themselves
//! arrows would look for whatever lies nearest, which is often in another row.
use crate::model::PersonId;
use crate::session::{Session, Way};
use egui::{Event, FocusDirection, Id, Key, Modifiers, Ui};

/// Where a chip stands: its row and column, and which of its cell it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) place: usize,
    pub(super) person: &'a PersonId,
}

/// By which name the window knows somebody's chip.
pub(super) fn chip_id(person: &PersonId) -> Id {
    Id::unique(("chip", person))
}

/// Takes an arrow while a chip has the keyboard; with Shift whom it leads to is selected besides the others. With Ctrl
/// the chip itself is to go: returns who, and to which row and column.
pub(super) fn walk(
    ui: &Ui,
    session: &mut Session,
    spots: &[Spot],
    whole: Option<Id>,
) -> Option<(PersonId, usize, usize)> {
    let focused = ui.memory(egui::Memory::focused);
    let (way, held) = ui.input(|i| i.events.iter().find_map(arrow))?;
    // From the whole of it Ctrl moves whoever is selected.
    let meant = focused.filter(|id| Some(*id) != whole || held.command);
    let has = |spot: &&Spot| match meant {
        Some(id) if Some(id) == whole => session.selection.lead() == Some(spot.person),
        meant => meant == Some(chip_id(spot.person)),
    };
    let from = spots.iter().find(has)?;
    if meant == whole {
        ui.memory_mut(|memory| memory.request_focus(chip_id(from.person)));
    }
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    if held.command {
        let (row, column) = beside(from, way)?;
        return Some((from.person.clone(), row, column));
    }
    let to = next(spots, from, way)?;
    if held.shift {
        session.selection.lead_also(to.person.clone());
    } else {
        session.selection.set_person(to.person.clone());
    }
    ui.memory_mut(|memory| memory.request_focus(chip_id(to.person)));
    ui.ctx().request_repaint();
    None
}

/// The row and column beside a chip's, which may lie outside.
fn beside(from: &Spot, way: Way) -> Option<(usize, usize)> {
    Some(match way {
        Way::Up => (from.row.checked_sub(1)?, from.column),
        Way::Down => (from.row + 1, from.column),
        Way::Left => (from.row, from.column.checked_sub(1)?),
        Way::Right => (from.row, from.column + 1),
    })
}

fn arrow(event: &Event) -> Option<(Way, Modifiers)> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    let way = match key {
        Key::ArrowUp => Way::Up,
        Key::ArrowDown => Way::Down,
        Key::ArrowLeft => Way::Left,
        Key::ArrowRight => Way::Right,
        _ => return None,
    };
    Some((way, *modifiers))
}

/// Who comes next: the nearest column of the row that holds somebody; up and down first within the cell, then the
/// nearest row that holds somebody, and there the nearest column.
fn next<'a>(spots: &[Spot<'a>], from: &Spot, way: Way) -> Option<Spot<'a>> {
    let ahead = spots.iter().filter(|to| match way {
        Way::Left => to.row == from.row && to.column < from.column,
        Way::Right => to.row == from.row && to.column > from.column,
        Way::Up => {
            to.row < from.row || to.row == from.row && to.column == from.column && to.place < from.place
        }
        Way::Down => {
            to.row > from.row || to.row == from.row && to.column == from.column && to.place > from.place
        }
    });
    let place = |to: &Spot| match way {
        Way::Left | Way::Right => to.place.abs_diff(from.place),
        // From below one comes to the last of a cell.
        Way::Up => usize::MAX - to.place,
        Way::Down => to.place,
    };
    ahead.min_by_key(|to| (to.row.abs_diff(from.row), to.column.abs_diff(from.column), place(to))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_keep_to_the_row_and_leave_a_cell_at_its_ends() {
        let people: Vec<PersonId> = (0..6).map(|i| PersonId::from(format!("p{i}"))).collect();
        // Two in the first cell of row 0, one at its far end; in row 2 one in the middle with two in the cell.
        let places = [(0, 0, 0), (0, 0, 1), (0, 6, 0), (2, 3, 0), (2, 3, 1), (2, 7, 0)];
        let spots: Vec<Spot> = places
            .into_iter()
            .zip(&people)
            .map(|((row, column, place), person)| Spot { row, column, place, person })
            .collect();
        let to = |from: usize, way| {
            let found = next(&spots, &spots[from], way)?;
            people.iter().position(|person| person == found.person)
        };
        assert_eq!(to(0, Way::Right), Some(2));
        assert_eq!(to(0, Way::Down), Some(1));
        assert_eq!(to(1, Way::Down), Some(3));
        assert_eq!(to(2, Way::Down), Some(5));
        assert_eq!(to(2, Way::Left), Some(0));
        assert_eq!(to(4, Way::Up), Some(3));
        assert_eq!(to(3, Way::Up), Some(1));
        assert_eq!(to(0, Way::Up), None);
        assert_eq!(to(5, Way::Right), None);
    }
}
