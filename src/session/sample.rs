//! The sample account, which shows on a first start what the program is for.
//! Not here: how its files are made (`examples/make_samples.rs`).
use crate::catalogue::Lang;
use crate::file::read_ron;
use crate::model::{Account, AccountBuilder, with_tables};
use jiff::civil::{Date, date};

/// The day that the sample's dates were written for.
pub const SAMPLE_DAY: Date = date(2026, 6, 12);

/// The sample with its texts in the language, its dates as they were written.
pub fn sample(lang: Lang) -> Account {
    let text = match lang {
        Lang::En => include_str!("../../examples/sample.en.ron"),
        Lang::Zh => include_str!("../../examples/sample.zh-Hans.ron"),
    };
    match read_ron(text) {
        Ok(read) => read.account,
        // A part of the program: if it is broken, so is the build, and a test says so first.
        Err(error) => unreachable!("examples/sample.{}.ron: {error}", lang.tag()),
    }
}

macro_rules! records_of {
    ($($list:ident: $record:ident, $id:ty;)*) => {
        /// Every record of the account, to be put together anew.
        fn records_of(account: &Account) -> AccountBuilder {
            AccountBuilder {
                info: account.info().clone(),
                unknown_lists: account.unknown_lists().clone(),
                $($list: account.$list().values().cloned().collect(),)*
            }
        }
    };
}
with_tables!(records_of);

/// The account with every day moved by as much, so that [`SAMPLE_DAY`] becomes `today`.
pub fn shifted(account: &Account, today: Date) -> Account {
    let mut records = records_of(account);
    let days = records
        .ratings
        .iter_mut()
        .map(|r| &mut r.date)
        .chain(records.tasks.iter_mut().map(|t| &mut t.due))
        .chain(records.contacts.iter_mut().map(|c| &mut c.date))
        .chain(records.hospitality.iter_mut().map(|h| &mut h.date))
        .chain(records.deals.iter_mut().map(|d| &mut d.expected_close))
        .chain(records.dossiers.iter_mut().map(|d| &mut d.departing));
    // Two civil days are always some days apart.
    let by = SAMPLE_DAY.until(today).unwrap_or_default();
    for day in days.flatten() {
        *day = day.saturating_add(by);
    }
    records.build().0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::write_ron;
    use crate::model::PersonId;

    #[test]
    fn both_samples_read_without_repairs_and_show_the_same_people() {
        let [en, zh] = [Lang::En, Lang::Zh].map(sample);
        assert!(en.people().keys().eq(zh.people().keys()));
        assert_eq!(en.places(), zh.places());
        assert_eq!((en.places().len(), en.regions().len(), en.deals().len()), (25, 5, 2));
        for text in
            [include_str!("../../examples/sample.en.ron"), include_str!("../../examples/sample.zh-Hans.ron")]
        {
            let read = read_ron(text).unwrap();
            assert_eq!(read.repairs, []);
            assert_eq!(write_ron(&read.account).unwrap(), text);
        }
    }

    #[test]
    fn dates_move_together_and_nothing_else_changes() {
        let account = sample(Lang::En);
        assert_eq!(shifted(&account, SAMPLE_DAY), account);
        let later = shifted(&account, date(2027, 6, 12));
        let leaving =
            |account: &Account| account.dossiers().get(&PersonId::from("p12")).and_then(|d| d.departing);
        assert_eq!((leaving(&account), leaving(&later)), (Some(date(2026, 9, 30)), Some(date(2027, 9, 30))));
        assert_eq!(later.people(), account.people());
        assert_eq!(later.ratings().len(), account.ratings().len());
        assert!(
            later.ratings().iter().all(|(id, r)| r.date != account.ratings()[id].date || r.date.is_none())
        );
        assert_eq!(shifted(&later, date(2025, 6, 12)), account);
    }
}
