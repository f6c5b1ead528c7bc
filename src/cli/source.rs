//! The account that a verb is about: read from either kind of file, with the day and the deal asked for.
use super::Refused;
use super::arguments::Common;
use crate::analysis::Question;
use crate::catalogue::{Catalogue, StageKey};
use crate::file::{FileError, Loaded, load, write_atomic};
use crate::layout::{Arrange, Assistants};
use crate::model::{Account, Deal, DealId, Document, PersonId};
use crate::session::compose::deal_shown;
use crate::session::edits::tidy::first_layout;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::path::Path;

/// The file's account as it stands there, and the day.
pub(super) fn open(path: &Path, common: &Common) -> Result<(Loaded, Date), FileError> {
    let loaded = load(path)?;
    for repair in &loaded.repairs {
        super::warn(&repair.to_string());
    }
    if loaded.read_only {
        warn_of_newer();
    }
    let day = common.day(loaded.as_of);
    Ok((loaded, day))
}

/// The account, and the question about one of its deals.
pub(super) fn asked(file: &Path, common: &Common, about: Option<&str>) -> anyhow::Result<(Loaded, Question)> {
    let (loaded, day) = open(file, common)?;
    let deal = deal(&loaded.account, about)?;
    let question = Question::about(&loaded.account, deal.as_ref(), day);
    Ok((loaded, question))
}

/// Says that the file holds more than this version understands.
pub(super) fn warn_of_newer() {
    super::warn(
        "the file was written by a newer Linchpin; what this one doesn't know counts for nothing here",
    );
}

/// The account with a place for everybody of theirs whom the file wants on the map and gives none.
pub(super) fn laid_out(account: Account, to_place: &[PersonId]) -> anyhow::Result<Account> {
    let who: BTreeSet<PersonId> = to_place.iter().cloned().collect();
    let mut document = Document::new(account);
    let layout = first_layout(document.account(), &who, Assistants::InRow, Arrange::Tree);
    document.commit(layout)?;
    Ok(document.account().clone())
}

/// The deal by id or by its exact name; the first one if none is asked for.
pub(super) fn deal(account: &Account, asked: Option<&str>) -> Result<Option<DealId>, Refused> {
    let Some(asked) = asked else { return Ok(deal_shown(account, None)) };
    let id = DealId::from(asked);
    if account.deals().contains_key(&id) {
        return Ok(Some(id));
    }
    let called: Vec<&Deal> = account.deals_in_order().into_iter().filter(|deal| deal.name == asked).collect();
    match called.as_slice() {
        [deal] => Ok(Some(deal.id.clone())),
        [] => {
            let known =
                account.deals_in_order().into_iter().map(|deal| format!("{} ({})", deal.id, deal.name));
            Err(Refused::UnknownDeal { asked: asked.to_owned(), known: known.collect() })
        }
        several => Err(Refused::AmbiguousDeal {
            asked: asked.to_owned(),
            count: several.len(),
            ids: several.iter().map(|deal| deal.id.to_string()).collect(),
        }),
    }
}

/// The stage of this key.
pub(super) fn stage(asked: &str) -> Result<StageKey, Refused> {
    let known = Catalogue::get().stages.iter().map(|stage| &stage.key);
    known.clone().find(|key| key.as_str() == asked).cloned().ok_or_else(|| Refused::UnknownStage {
        asked: asked.to_owned(),
        known: known.map(ToString::to_string).collect(),
    })
}

/// Puts `bytes` where `path` points, or leaves what stands there.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write_atomic(path, bytes).map_err(|source| FileError::Save { source, path: path.to_owned() })
}

/// What the name of a file ends in, in small letters; empty if in nothing.
pub(super) fn ending(path: &Path) -> String {
    path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Refuses a name for an account that no program would open.
pub(super) fn must_be_ron(path: &Path) -> Result<(), Refused> {
    if ending(path) == "ron" { Ok(()) } else { Err(Refused::NotRon { path: path.to_owned() }) }
}
