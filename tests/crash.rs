//! A process that dies while it saves leaves the old file or the new one, whole, and what else it leaves is swept.
//! The test binary starts itself anew as the process that saves, and kills it after a moment.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that can't go on has failed"
)]
use linchpin::file::{load, save, sweep};
use linchpin::model::{Account, AccountBuilder, AccountInfo, Person, PersonId};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// In the child: the file to save to, again and again.
const SAVE_TO: &str = "LINCHPIN_TEST_SAVE_TO";
const KILLS: u64 = 60;
/// Large enough that a save takes longer than a kill.
const PEOPLE: usize = 3000;

/// An account that says in every record which version it is, so that a mixture shows.
fn version(number: u64) -> Account {
    let people = (0..PEOPLE).map(|i| Person {
        id: PersonId::from(format!("p{i:05}").as_str()),
        name: format!("Version {number}"),
        ..Person::default()
    });
    let info =
        AccountInfo { id: "crash".into(), name: format!("Version {number}"), ..AccountInfo::default() };
    AccountBuilder { info, people: people.collect(), ..AccountBuilder::default() }.build().0
}

/// Which version a whole file holds.
fn version_in(path: &Path) -> String {
    let loaded = load(path).unwrap_or_else(|error| panic!("the file is broken: {error}"));
    assert!(loaded.repairs.is_empty() && loaded.account.people().len() == PEOPLE);
    let names: BTreeSet<&str> = loaded.account.people().values().map(|p| p.name.as_str()).collect();
    assert_eq!(names.into_iter().collect::<Vec<_>>(), [loaded.account.info().name.as_str()]);
    loaded.account.info().name.clone()
}

fn leftovers(folder: &Path) -> usize {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_string_lossy().ends_with(".linchpin-tmp")).count()
}

#[test]
fn a_kill_during_a_save_leaves_the_old_file_or_the_new_one() {
    if let Some(path) = std::env::var_os(SAVE_TO) {
        return save_until_killed(Path::new(&path));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("account.ron");
    let start = Instant::now();
    save(&path, &version(0), None).unwrap();
    let one_save = start.elapsed().as_micros() as u64;
    let (mut versions, mut left) = (BTreeSet::new(), 0);
    // A fixed sequence of odd delays, from none to three saves.
    let mut chance: u64 = 0x9E37_79B9_7F4A_7C15;
    // Kills fall where chance puts them: on until some came in the middle of a save.
    for round in 0..10 * KILLS {
        if round >= KILLS && left > 0 && versions.len() > 1 {
            break;
        }
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["a_kill_during_a_save_leaves_the_old_file_or_the_new_one", "--exact", "--nocapture"])
            .env(SAVE_TO, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let ready =
            BufReader::new(child.stdout.take().unwrap()).lines().any(|line| line.unwrap().contains("saving"));
        assert!(ready, "the child never saved");
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros((chance >> 33) % (3 * one_save + 1)));
        child.kill().unwrap();
        child.wait().unwrap();
        versions.insert(version_in(&path));
        left += leftovers(folder.path());
        if cfg!(target_os = "linux") {
            sweep(folder.path()).unwrap();
            assert_eq!(leftovers(folder.path()), 0);
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }
    // Otherwise every kill came too early or too late, and nothing was tried.
    assert!(versions.len() > 1, "no save came through: {versions:?}");
    assert!(left > 0, "no save was interrupted");
}

fn save_until_killed(path: &Path) {
    let versions = [version(1), version(2), version(3)];
    // A test's own name stands on the line already; it ends with this one.
    println!("saving");
    for account in versions.iter().cycle() {
        save(path, account, None).unwrap();
    }
}
