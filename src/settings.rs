//! What belongs to this computer, not to the account: language, theme, recent files, window. A small file of
//! our own, written atomically; one that can't be read is replaced by defaults, since nothing is lost by it.
//! Not here: the camera and the selection (`session`), anything about people.
use crate::catalogue::Lang;
use crate::file::write_atomic;
use crate::model::AccountId;
use crate::theme::ThemeId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How many recent files are remembered.
const MOST_RECENT: usize = 10;
/// Overrides where settings and journals are kept; for tests and for portable use.
const HOME_VARIABLE: &str = "LINCHPIN_HOME";

/// All settings; fields that a file lacks take their default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub lang: Lang,
    pub theme: ThemeId,
    /// Latest first.
    pub recent: Vec<PathBuf>,
    pub save_as_i_work: bool,
    pub left_panel: bool,
    pub right_panel: bool,
    pub dock: bool,
    /// The whole map, small, in the corner.
    pub minimap: bool,
    pub show_pairs: bool,
    /// How large the interface is, in hundredths; the map's zoom is apart from it.
    pub scale: u16,
    /// Size of the window in logical pixels.
    pub window: Option<(f32, f32)>,
    /// Who speaks, by account: the id of one of ours.
    pub authors: BTreeMap<AccountId, String>,
    /// Accounts whose last export was for the customer.
    pub for_customer: BTreeMap<AccountId, bool>,
}

impl Default for Settings {
    fn default() -> Self {
        let lang = sys_locale::get_locale().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default();
        Self {
            lang,
            theme: ThemeId::Light,
            recent: Vec::new(),
            save_as_i_work: false,
            left_panel: true,
            right_panel: true,
            dock: true,
            minimap: true,
            show_pairs: false,
            scale: 100,
            window: None,
            authors: BTreeMap::new(),
            for_customer: BTreeMap::new(),
        }
    }
}

/// The sizes that the interface can have, in hundredths.
const SCALES: [u16; 8] = [75, 90, 100, 110, 125, 150, 175, 200];

impl Settings {
    /// Makes the interface larger (or smaller) by `steps` of those there are.
    pub fn step_scale(&mut self, steps: i8) {
        let held = SCALES.iter().position(|scale| *scale >= self.scale).unwrap_or(SCALES.len() - 1);
        self.scale = SCALES[held.saturating_add_signed(steps.into()).min(SCALES.len() - 1)];
    }
}

/// The folder of settings and journals; `None` on a system without a home.
pub fn home() -> Option<PathBuf> {
    std::env::var_os(HOME_VARIABLE).map(PathBuf::from).or_else(|| Some(config_folder()?.join("linchpin")))
}

/// Where this system's programs keep what is theirs.
fn config_folder() -> Option<PathBuf> {
    let named = |variable| std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        named("APPDATA")
    } else if cfg!(target_os = "macos") {
        Some(std::env::home_dir()?.join("Library/Application Support"))
    } else {
        named("XDG_CONFIG_HOME").or_else(|| Some(std::env::home_dir()?.join(".config")))
    }
}

/// Where people keep what they write: the desktop's folder of documents, else their home.
pub fn documents() -> Option<PathBuf> {
    let home = std::env::home_dir()?;
    // On Linux the folder is called what the desktop's language calls it, and this file knows.
    let listed =
        config_folder().and_then(|folder| std::fs::read_to_string(folder.join("user-dirs.dirs")).ok());
    let listed = listed.as_deref().and_then(documents_in).map(|inside| home.join(inside));
    listed.into_iter().chain([home.join("Documents"), home]).find(|path| path.is_dir())
}

/// The folder of documents that `user-dirs.dirs` names; joined to the home it is right, absolute or not.
fn documents_in(user_dirs: &str) -> Option<&str> {
    let value = user_dirs.lines().find_map(|line| line.trim().strip_prefix("XDG_DOCUMENTS_DIR="))?;
    let value = value.trim_matches('"');
    Some(value.strip_prefix("$HOME").map_or(value, |inside| inside.trim_start_matches('/')))
}

impl Settings {
    /// Reads the settings in `home`.
    pub fn load(home: &Path) -> Self {
        std::fs::read_to_string(home.join("settings.ron"))
            .ok()
            .and_then(|text| ron::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Writes the settings into `home`, which is made if it doesn't exist.
    pub fn save(&self, home: &Path) -> std::io::Result<()> {
        std::fs::create_dir_all(home)?;
        let pretty = ron::ser::PrettyConfig::new().new_line("\n");
        let text = ron::ser::to_string_pretty(self, pretty).map_err(std::io::Error::other)?;
        write_atomic(&home.join("settings.ron"), text.as_bytes())
    }

    /// Puts a file at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|held| held != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MOST_RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_documents_is_read_in_any_language() {
        let file = "# comment\nXDG_DESKTOP_DIR=\"$HOME/桌面\"\nXDG_DOCUMENTS_DIR=\"$HOME/文档\"\n";
        assert_eq!(documents_in(file), Some("文档"));
        assert_eq!(documents_in("XDG_DOCUMENTS_DIR=\"/srv/papers\""), Some("/srv/papers"));
        assert_eq!(documents_in(""), None);
    }

    #[test]
    fn settings_survive_their_file_and_a_broken_one_gives_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings { theme: ThemeId::Dark, ..Settings::default() };
        settings.remember(Path::new("/tmp/a.ron"));
        settings.save(folder.path()).unwrap();
        assert_eq!(Settings::load(folder.path()), settings);
        std::fs::write(folder.path().join("settings.ron"), "(lang: klingon").unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
    }
}
