//! `linchpin new`: an account to start from, empty or the sample.
use super::arguments::Common;
use super::source::must_be_ron;
use crate::file::save;
use crate::locale::tr;
use crate::model::{Account, AccountBuilder, AccountId, AccountInfo, Deal, DealId, OrderKey};
use crate::session::sample::{sample, shifted};
use std::path::{Path, PathBuf};

/// Make a new account, empty but for one deal
#[derive(Debug, clap::Args)]
pub struct New {
    /// The account to write; what stands there is replaced
    #[arg(value_name = "OUT.ron")]
    output: PathBuf,
    /// Fill it with the sample, its dates moved to today
    #[arg(long)]
    sample: bool,
    #[command(flatten)]
    common: Common,
}

impl New {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let Self { output, sample: filled, common } = self;
        must_be_ron(output)?;
        let account =
            if *filled { shifted(&sample(common.lang()), common.day(None)) } else { self.empty(output) };
        save(output, &account, None)?;
        Ok(())
    }

    fn empty(&self, output: &Path) -> Account {
        let name = output.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let deal = tr(self.common.lang(), "new-deal-name").into_owned();
        let builder = AccountBuilder {
            info: AccountInfo { id: AccountId::fresh(), name, ..AccountInfo::default() },
            deals: vec![Deal { id: DealId::fresh(), order: OrderKey::nth(0), name: deal, ..Deal::default() }],
            ..AccountBuilder::default()
        };
        builder.build().0
    }
}
