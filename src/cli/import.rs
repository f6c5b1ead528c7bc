//! `linchpin import`: another file becomes an account, its people laid out.
use super::Refused;
use super::arguments::Common;
use super::source::{self, laid_out, must_be_ron};
use super::{print, warn};
use crate::file::{FileError, Loaded, load_bytes, read_bytes, same_file, save};
use crate::import::{import_csv, is_table};
use crate::locale::tr_args;
use crate::model::{Account, PersonId};
use std::path::PathBuf;

/// Turn interchange JSON or a CSV of people and their managers into an account
#[derive(Debug, clap::Args)]
pub struct Import {
    /// Interchange JSON, a CSV with a row of headings, or an account
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// The account to write; what stands there is replaced
    #[arg(short, long, value_name = "OUT.ron")]
    output: PathBuf,
    #[command(flatten)]
    common: Common,
}

impl Import {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let Self { input: _, output, common } = self;
        must_be_ron(output)?;
        let (account, to_place) = self.read()?;
        let account = laid_out(account, &to_place)?;
        save(output, &account, None)?;
        let counts = [
            ("people", account.people().len().into()),
            ("links", account.links().len().into()),
            ("deals", account.deals().len().into()),
        ];
        print(&format!("{}\n", tr_args(common.lang(), "import-done", &counts)))?;
        Ok(())
    }

    fn read(&self) -> anyhow::Result<(Account, Vec<PersonId>)> {
        let Self { input, output, common } = self;
        let bytes = read_bytes(input)?;
        if is_table(input, &bytes) {
            let stem = input.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let table = |reason: String| Refused::Table { reason, path: input.clone() };
            let import = import_csv(&bytes, &stem).map_err(|error| table(error.to_string()))?;
            for warning in &import.warnings {
                warn(&warning.to_string());
            }
            if !import.unknown_headings.is_empty() {
                let names = import.unknown_headings.join(", ");
                warn(&tr_args(common.lang(), "import-columns-left-out", &[("names", names.as_str().into())]));
            }
            return Ok((import.account, import.to_place));
        }
        let Loaded { account, as_of: _, repairs, read_only, version: _, digest: _, to_place } =
            load_bytes(&bytes).map_err(|source| FileError::Read { source, path: input.clone() })?;
        if read_only && same_file(input, output) {
            return Err(Refused::NewerFile { path: output.clone() }.into());
        }
        if read_only {
            source::warn_of_newer();
        }
        for repair in &repairs {
            warn(&repair.to_string());
        }
        Ok((account, to_place))
    }
}
