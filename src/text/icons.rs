//! Characters of the icon font, one constant per row of `assets/fonts/icons.tsv`.
pub const UNDO: char = '\u{E2A1}';
pub const REDO: char = '\u{E2A0}';
pub const COPY: char = '\u{E09E}';
pub const PASTE: char = '\u{E3E8}';
pub const DELETE: char = '\u{E18E}';
pub const RENAME: char = '\u{E1F9}';
pub const ADD: char = '\u{E13D}';
pub const REMOVE: char = '\u{E11C}';
pub const CLOSE: char = '\u{E1B2}';
pub const CHECK: char = '\u{E06C}';
pub const GROUP: char = '\u{E464}';
pub const OPEN: char = '\u{E247}';
pub const NEW: char = '\u{E0C9}';
pub const SAVE: char = '\u{E14D}';
pub const IMPORT: char = '\u{E22F}';
pub const EXPORT: char = '\u{E19E}';
pub const DOWNLOAD: char = '\u{E0B2}';
pub const REPORT: char = '\u{E0CC}';
pub const TABLE: char = '\u{E17D}';
pub const PICTURE: char = '\u{E0F6}';
pub const PRINT: char = '\u{E141}';
pub const HISTORY: char = '\u{E1F5}';
pub const SEARCH: char = '\u{E151}';
pub const COMMAND: char = '\u{E09A}';
pub const SETTINGS: char = '\u{E154}';
pub const LANGUAGE: char = '\u{E0FE}';
pub const THEME: char = '\u{E2B2}';
pub const PRESENT: char = '\u{E4AE}';
pub const SCREEN: char = '\u{E11D}';
pub const HELP: char = '\u{E082}';
pub const INFO: char = '\u{E0F9}';
pub const MORE: char = '\u{E0B6}';
pub const MENU: char = '\u{E115}';
pub const KEYBOARD: char = '\u{E284}';
pub const EXTERNAL: char = '\u{E0B9}';
pub const LINK: char = '\u{E102}';
pub const LOCKED: char = '\u{E10B}';
pub const FILTER: char = '\u{E0DC}';
pub const WARNING: char = '\u{E193}';
pub const ERROR: char = '\u{E077}';
pub const DONE: char = '\u{E226}';
pub const RIGHT: char = '\u{E06F}';
pub const DOWN: char = '\u{E06D}';
pub const LEFT: char = '\u{E06E}';
pub const UP: char = '\u{E070}';
pub const SORT: char = '\u{E211}';
pub const DRAG: char = '\u{E0EB}';
pub const SHOW: char = '\u{E0BA}';
pub const HIDE: char = '\u{E0BB}';
pub const ARROW_RIGHT: char = '\u{E049}';
pub const ARROW_UP: char = '\u{E04A}';
pub const ARROW_DOWN: char = '\u{E042}';
pub const SELECT: char = '\u{E1C3}';
pub const PAN: char = '\u{E1D7}';
pub const REPORTS_TO: char = '\u{E125}';
pub const INFLUENCE: char = '\u{E493}';
pub const CONFLICT: char = '\u{E084}';
pub const ZIPPER: char = '\u{E103}';
pub const DEPARTMENT: char = '\u{E435}';
pub const PLACEHOLDER: char = '\u{E1CB}';
pub const NOTE: char = '\u{E303}';
pub const PERSON: char = '\u{E19F}';
pub const ADD_PERSON: char = '\u{E1A2}';
pub const PEOPLE: char = '\u{E1A4}';
pub const COMPANY: char = '\u{E290}';
pub const ZOOM_IN: char = '\u{E1B6}';
pub const ZOOM_OUT: char = '\u{E1B7}';
pub const FIT: char = '\u{E112}';
pub const ARRANGE: char = '\u{E425}';
pub const ALIGN_H: char = '\u{E26D}';
pub const ALIGN_V: char = '\u{E26C}';
pub const DISTRIBUTE: char = '\u{E03C}';
pub const KEY_PERSON: char = '\u{E4A3}';
pub const SUPPORT: char = '\u{E212}';
pub const TASK: char = '\u{E4C3}';
pub const CONTACT: char = '\u{E117}';
pub const GAP: char = '\u{E180}';
pub const STAGE: char = '\u{E0D1}';
pub const CLOCK: char = '\u{E087}';
pub const LEAVING: char = '\u{E07A}';
pub const DATE: char = '\u{E063}';
pub const PHONE: char = '\u{E133}';
pub const MAIL: char = '\u{E10F}';
pub const VETO: char = '\u{E158}';
pub const FORECAST: char = '\u{E191}';

/// Name and character of every icon, in the order of the table.
pub const ALL: [(&str, char); 85] = [
    ("undo", UNDO),
    ("redo", REDO),
    ("copy", COPY),
    ("paste", PASTE),
    ("delete", DELETE),
    ("rename", RENAME),
    ("add", ADD),
    ("remove", REMOVE),
    ("close", CLOSE),
    ("check", CHECK),
    ("group", GROUP),
    ("open", OPEN),
    ("new", NEW),
    ("save", SAVE),
    ("import", IMPORT),
    ("export", EXPORT),
    ("download", DOWNLOAD),
    ("report", REPORT),
    ("table", TABLE),
    ("picture", PICTURE),
    ("print", PRINT),
    ("history", HISTORY),
    ("search", SEARCH),
    ("command", COMMAND),
    ("settings", SETTINGS),
    ("language", LANGUAGE),
    ("theme", THEME),
    ("present", PRESENT),
    ("screen", SCREEN),
    ("help", HELP),
    ("info", INFO),
    ("more", MORE),
    ("menu", MENU),
    ("keyboard", KEYBOARD),
    ("external", EXTERNAL),
    ("link", LINK),
    ("locked", LOCKED),
    ("filter", FILTER),
    ("warning", WARNING),
    ("error", ERROR),
    ("done", DONE),
    ("right", RIGHT),
    ("down", DOWN),
    ("left", LEFT),
    ("up", UP),
    ("sort", SORT),
    ("drag", DRAG),
    ("show", SHOW),
    ("hide", HIDE),
    ("arrow_right", ARROW_RIGHT),
    ("arrow_up", ARROW_UP),
    ("arrow_down", ARROW_DOWN),
    ("select", SELECT),
    ("pan", PAN),
    ("reports_to", REPORTS_TO),
    ("influence", INFLUENCE),
    ("conflict", CONFLICT),
    ("zipper", ZIPPER),
    ("department", DEPARTMENT),
    ("placeholder", PLACEHOLDER),
    ("note", NOTE),
    ("person", PERSON),
    ("add_person", ADD_PERSON),
    ("people", PEOPLE),
    ("company", COMPANY),
    ("zoom_in", ZOOM_IN),
    ("zoom_out", ZOOM_OUT),
    ("fit", FIT),
    ("arrange", ARRANGE),
    ("align_h", ALIGN_H),
    ("align_v", ALIGN_V),
    ("distribute", DISTRIBUTE),
    ("key_person", KEY_PERSON),
    ("support", SUPPORT),
    ("task", TASK),
    ("contact", CONTACT),
    ("gap", GAP),
    ("stage", STAGE),
    ("clock", CLOCK),
    ("leaving", LEAVING),
    ("date", DATE),
    ("phone", PHONE),
    ("mail", MAIL),
    ("veto", VETO),
    ("forecast", FORECAST),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_match_the_table_beside_the_font() {
        let table = include_str!("../../assets/fonts/icons.tsv");
        let rows: Vec<(&str, char)> = table
            .lines()
            .map(|line| {
                let cells: Vec<&str> = line.split('\t').collect();
                let code = u32::from_str_radix(cells[2], 16).unwrap();
                (cells[0], char::from_u32(code).unwrap())
            })
            .collect();
        assert_eq!(rows, ALL);
    }
}
