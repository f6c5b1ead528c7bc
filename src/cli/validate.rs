//! `linchpin validate`: what is wrong with a file. A file that can't be read is an error; what loading mends and
//! what drawing gets around are warnings.
use super::arguments::Common;
use super::print;
use crate::catalogue::Lang;
use crate::file::{Loaded, Repair, load};
use crate::locale::{enumerated, tr, tr_args};
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, LinkKind, PersonId};
use crate::photo::pixels;
use crate::report::person_name;
use crate::session::Explain;
use std::path::PathBuf;

/// Say what is wrong with a file; exit code 1 if it can't be read
#[derive(Debug, clap::Args)]
pub struct Validate {
    /// An account (.ron) or interchange JSON
    file: PathBuf,
    #[command(flatten)]
    common: Common,
}

/// Something that a user should put right.
#[derive(Clone, Debug, PartialEq)]
enum Problem {
    /// The format's version.
    Newer(u32),
    Mended(Repair),
    ReportCycle(Vec<PersonId>),
    TwoSolidBosses {
        person: PersonId,
        bosses: Vec<PersonId>,
    },
    SelfLink(PersonId),
    /// It is no PNG or JPEG, or damaged.
    Photo(PersonId),
}

impl Validate {
    pub(super) fn run(&self) -> anyhow::Result<()> {
        let lang = self.common.lang();
        let loaded = load(&self.file)?;
        let problems = problems(&loaded);
        let mut text = String::new();
        for problem in &problems {
            let words = problem.words(&loaded.account, lang);
            text.push_str(&tr_args(lang, "validate-warning", &[("problem", words.as_str().into())]));
            text.push('\n');
        }
        if problems.is_empty() {
            text.push_str(&tr(lang, "validate-fine"));
        } else {
            text.push_str(&tr_args(lang, "validate-count", &[("count", problems.len().into())]));
        }
        text.push('\n');
        print(&text)?;
        Ok(())
    }
}

fn problems(loaded: &Loaded) -> Vec<Problem> {
    let Loaded { account, as_of: _, repairs, read_only, version, digest: _, to_place: _ } = loaded;
    let mut found = Vec::new();
    found.extend(version.filter(|_| *read_only).map(Problem::Newer));
    found.extend(repairs.iter().cloned().map(Problem::Mended));
    let hierarchy = Hierarchy::of(account, |_| true);
    found.extend(cycles(account, &hierarchy).into_iter().map(Problem::ReportCycle));
    for person in &hierarchy.two_bosses {
        let solid =
            account.links_of(person).filter(|link| link.kind == LinkKind::Reports && link.from == *person);
        let mut bosses: Vec<PersonId> =
            solid.map(|link| link.to.clone()).filter(|boss| boss != person).collect();
        bosses.sort();
        bosses.dedup();
        found.push(Problem::TwoSolidBosses { person: person.clone(), bosses });
    }
    let own = account.links().values().filter(|link| link.from == link.to);
    found.extend(own.map(|link| Problem::SelfLink(link.from.clone())));
    let dark = account.photos().values().filter(|photo| pixels(&photo.data, 1, false).is_none());
    found.extend(dark.map(|photo| Problem::Photo(photo.person.clone())));
    found
}

/// Each circle of solid lines, from its smallest id upwards along the bosses.
fn cycles(account: &Account, hierarchy: &Hierarchy) -> Vec<Vec<PersonId>> {
    let mut left = hierarchy.on_cycle.clone();
    let mut found = Vec::new();
    while let Some(start) = left.pop_first() {
        let mut cycle = vec![start];
        // On a circle everybody's boss is on it, too.
        while let Some(next) = cycle.last().and_then(|at| {
            let solid =
                account.links_of(at).filter(|l| l.kind == LinkKind::Reports && l.from == *at && l.to != *at);
            solid.map(|link| &link.to).min().filter(|boss| left.contains(*boss)).cloned()
        }) {
            left.remove(&next);
            cycle.push(next);
        }
        found.push(cycle);
    }
    found
}

impl Problem {
    fn words(&self, account: &Account, lang: Lang) -> String {
        let name = |id: &PersonId| format!("{} ({id})", person_name(account, id, lang));
        let names = |ids: &[PersonId]| -> String {
            let names: Vec<String> = ids.iter().map(name).collect();
            enumerated(lang, &names)
        };
        match self {
            Self::Newer(version) => tr_args(lang, "validate-newer", &[("version", (*version).into())]),
            Self::Mended(repair) => repair.explain().text(lang),
            Self::ReportCycle(people) => {
                tr_args(lang, "validate-cycle", &[("names", names(people).as_str().into())])
            }
            Self::TwoSolidBosses { person, bosses } => {
                let (person, bosses) = (name(person), names(bosses));
                let args = [("name", person.as_str().into()), ("bosses", bosses.as_str().into())];
                tr_args(lang, "validate-two-bosses", &args)
            }
            Self::Photo(person) => tr_args(lang, "validate-photo", &[("name", name(person).as_str().into())]),
            Self::SelfLink(person) => {
                tr_args(lang, "validate-self-link", &[("name", name(person).as_str().into())])
            }
        }
    }
}
