//! Prints who matters in the first deal of an account, and why:
//! `cargo run --example rank_account -- examples/sample.en.ron`.
#![allow(clippy::print_stdout)] // An example may print.
use linchpin::analysis::Question;
use linchpin::catalogue::Lang;
use linchpin::clock::today;
use linchpin::file::load;
use linchpin::session::Findings;
use linchpin::session::compose::deal_shown;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name an account: a .ron or interchange file")?;
    let loaded = load(Path::new(&path))?;
    let account = &loaded.account;
    let day = loaded.as_of.unwrap_or_else(today);
    let deal = deal_shown(account, None);
    let findings = Findings::of(account, Question::about(account, deal.as_ref(), day));
    let list = findings.list(account, Lang::En);
    println!("{}, {}, stage: {}", list.account, list.deal, list.stage);
    for row in list.rows.iter().filter(|row| row.key) {
        println!("{:2}. {} ({:.1}): {}", row.rank, row.name, row.score, row.why);
    }
    Ok(())
}
