//! Writes the sample accounts beside this file, from the interchange files and tables under `tests/data`:
//! `cargo run --example make_samples`.
use linchpin::catalogue::Strength;
use linchpin::file::{read_interchange, save};
use linchpin::geom::{Rect, pt};
use linchpin::layout::{Arrange, Assistants, CARD_WIDTH};
use linchpin::model::{
    Account, AccountBuilder, AccountInfo, Deal, DealId, Department, DepartmentId, Document, Link, LinkKind,
    Member, OrderKey, Person, PersonId, Place, Region, Transaction,
};
use linchpin::session::edits::tidy::first_layout;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Left-top corners of the cards. Our team, the competitor's man, the partner's and two more wait in the tray.
const CARDS: [(&str, f32, f32); 25] = [
    ("p01", 1052.0, 136.0),
    ("p02", 1340.0, 144.0),
    ("p03", 172.0, 368.0),
    ("p09", 788.0, 368.0),
    ("p22", 1404.0, 368.0),
    ("p15", 1780.0, 368.0),
    ("p18", 2036.0, 368.0),
    ("p04", 52.0, 584.0),
    ("p05", 68.0, 728.0),
    ("p06", 68.0, 832.0),
    ("p07", 292.0, 584.0),
    ("p08", 308.0, 728.0),
    ("p13", 548.0, 584.0),
    ("p12", 788.0, 584.0),
    ("p14", 804.0, 728.0),
    ("p10", 1028.0, 584.0),
    ("p11", 1044.0, 728.0),
    ("p24", 1284.0, 584.0),
    ("p23", 1524.0, 584.0),
    ("p25", 1540.0, 728.0),
    ("p16", 1780.0, 584.0),
    ("p17", 1796.0, 728.0),
    ("p19", 2036.0, 584.0),
    ("p20", 2052.0, 728.0),
    ("p21", 2052.0, 832.0),
];

/// Regions by the head of the department: names differ between the languages, people don't.
const REGIONS: [(&str, Rect); 5] = [
    ("p03", Rect::new(40.0, 296.0, 480.0, 632.0)),
    ("p09", Rect::new(536.0, 296.0, 720.0, 632.0)),
    ("p22", Rect::new(1272.0, 296.0, 480.0, 632.0)),
    ("p15", Rect::new(1768.0, 296.0, 240.0, 632.0)),
    ("p18", Rect::new(2024.0, 296.0, 240.0, 632.0)),
];

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let (data, examples) = (root.join("tests/data"), root.join("examples"));
    for lang in ["en", "zh-Hans"] {
        let text = fs::read_to_string(data.join(format!("demo_account.{lang}.json")))?;
        let account = placed(read_interchange(&text)?.account)?;
        save(&examples.join(format!("sample.{lang}.ron")), &account, None)?;
    }
    save(&examples.join("krackhardt.ron"), &managers(&data)?, None)?;
    Ok(())
}

fn placed(account: Account) -> Result<Account, Box<dyn Error>> {
    let mut places = Transaction::new("step-place").with("count", CARDS.len());
    for (id, left, top) in CARDS {
        let at = pt(left + CARD_WIDTH / 2.0, top);
        // No user put them there: they make way for whoever is added.
        places.push(Place::new(id.into(), at).arranged_at(at));
    }
    for (head, rect) in REGIONS {
        let department = account.person(&head.into()).and_then(|person| person.department.clone());
        places.push(Region::new(department.ok_or("the head of a department is in none")?, rect));
    }
    let mut document = Document::new(account);
    document.commit(places)?;
    Ok(document.account().clone())
}

/// Twenty-one managers of one company: whom each asks for advice, and whom they report to.
/// Source: David Krackhardt, "Cognitive social structures", Social Networks 9, 1987.
fn managers(data: &Path) -> Result<Account, Box<dyn Error>> {
    let deal = DealId::from("deal");
    let mut records = AccountBuilder {
        info: AccountInfo {
            id: "krackhardt".into(),
            name: "Krackhardt's managers".into(),
            ..AccountInfo::default()
        },
        deals: vec![Deal {
            id: deal.clone(),
            order: OrderKey::nth(0),
            name: "Advice".into(),
            ..Deal::default()
        }],
        ..AccountBuilder::default()
    };
    for number in 1..=4 {
        records.departments.push(Department {
            id: format!("department-{number}").into(),
            order: OrderKey::nth(number),
            name: format!("Department {number}"),
            ..Department::default()
        });
    }
    for (order, row) in csv::Reader::from_path(data.join("krackhardt_nodes.csv"))?.deserialize().enumerate() {
        let (id, _age, _tenure, level, department): (String, u32, f64, u32, u32) = row?;
        let title = match level {
            1 => "President",
            2 => "Vice president",
            _ => "Supervisor",
        };
        records.people.push(Person {
            id: id.as_str().into(),
            order: OrderKey::nth(order),
            name: format!("Manager {id}"),
            title: title.into(),
            // The president is in none.
            department: (department > 0).then(|| DepartmentId::from(format!("department-{department}"))),
            ..Person::default()
        });
        records.members.push(Member::new(deal.clone(), PersonId::from(id)));
    }
    for row in csv::Reader::from_path(data.join("krackhardt_edges.csv"))?.deserialize() {
        let (layer, from, to): (String, String, String) = row?;
        let (kind, from, to) = match layer.as_str() {
            // Who is asked influences the one who asks.
            "advice" => (LinkKind::Influence(Strength::Medium), to, from),
            "reports" => (LinkKind::Reports, from, to),
            _ => continue,
        };
        let id = format!("{}/{from}>{to}", kind.family()).into();
        records.links.push(Link { id, kind, from: from.into(), to: to.into(), ..Link::default() });
    }
    let (account, problems) = records.build();
    if let Some(problem) = problems.first() {
        return Err(format!("the tables don't fit together: {problem:?}").into());
    }
    let everybody = account.people().keys().cloned().collect();
    let layout = first_layout(&account, &everybody, Assistants::Beside, Arrange::Tree);
    let mut document = Document::new(account);
    document.commit(layout)?;
    Ok(document.account().clone())
}
