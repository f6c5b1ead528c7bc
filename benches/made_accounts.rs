//! Accounts of any size for measuring: a tree of people, of whom everybody has a judgement, and one influence line
//! for every second person. The same size gives the same account.
use linchpin::catalogue::{Influence, RoleKey, Strength, Support};
use linchpin::geom::{Point, pt};
use linchpin::layout::{Assistants, CARD_WIDTH, ROW_GAP, SIBLING_GAP, SLOT_HEIGHT, Scope, chart};
use linchpin::model::{
    Account, AccountBuilder, AccountInfo, Deal, Link, LinkKind, Member, OrderKey, Person, PersonId, Place,
    Rating, RatingValue,
};
use std::collections::BTreeMap;

/// Reports of each boss.
const SPAN: usize = 6;
const SCREEN_ASPECT: f32 = 1.6;
const SURNAMES: [&str; 8] = ["Novak", "Okafor", "Lindqvist", "欧阳", "Marchetti", "司马", "Haddad", "Berger"];
const GIVEN: [&str; 7] = ["Ana", "Bem", "Carla", "明轩", "Dario", "思远", "Elif"];
const TITLES: [&str; 5] =
    ["Head of Operations", "信息化部主任", "Plant Engineer", "Buyer", "Director, Finance"];

fn person(i: usize) -> PersonId {
    PersonId::from(format!("p{i:05}").as_str())
}

/// An account of `count` people with a place each, 1.5 lines each, in one deal; names in both scripts.
pub(crate) fn account(count: usize) -> Account {
    account_with(count, count / 2, false)
}

/// With so many influence lines, in rows or as a tidy tree.
pub(crate) fn account_with(count: usize, lines: usize, in_tree: bool) -> Account {
    account_of(count, lines, in_tree, |i| {
        format!("{} {}", GIVEN[i % GIVEN.len()], SURNAMES[i / 3 % SURNAMES.len()])
    })
}

/// The same with names of 300 different Chinese characters.
#[cfg(feature = "gui")]
pub(crate) fn chinese_account(count: usize) -> Account {
    const FIRST: u32 = 0x4E00;
    const CHARACTERS: usize = 300;
    let character = |i: usize| char::from_u32(FIRST + (i % CHARACTERS) as u32).unwrap();
    account_of(count, count / 2, false, |i| [i, i * 7 + 100, i * 11 + 200].map(character).iter().collect())
}

/// The account of `count` people who stand at `places`, and one more below `boss`, at `at`.
pub(crate) fn grown(count: usize, places: &BTreeMap<PersonId, Point>, boss: &PersonId, at: Point) -> Account {
    let mut parts = parts_of(count, 0, &|i| format!("{i}"));
    parts.places = places.iter().map(|(id, at)| Place::new(id.clone(), *at)).collect();
    let new = person(count);
    parts.people.push(Person { id: new.clone(), order: OrderKey::nth(count), ..Person::default() });
    parts.places.push(Place::new(new.clone(), at));
    let (from, to) = (new, boss.clone());
    parts.links.push(Link { id: "new".into(), kind: LinkKind::Reports, from, to, ..Link::default() });
    built(parts)
}

fn account_of(count: usize, lines: usize, in_tree: bool, name: impl Fn(usize) -> String) -> Account {
    let account = built(parts_of(count, lines, &name));
    if !in_tree {
        return account;
    }
    let chart = chart(&account, &Scope::All, Assistants::Beside).unwrap();
    let mut parts = parts_of(count, lines, &name);
    parts.places = chart.places.into_iter().map(|(id, at)| Place::new(id, at)).collect();
    built(parts)
}

fn parts_of(count: usize, lines: usize, name: &impl Fn(usize) -> String) -> AccountBuilder {
    let mut parts = AccountBuilder {
        info: AccountInfo { id: "made".into(), name: format!("{count} people"), ..AccountInfo::default() },
        deals: vec![Deal { id: "deal".into(), name: "Deal".to_owned(), ..Deal::default() }],
        ..AccountBuilder::default()
    };
    let link = |kind, from: usize, to: usize| Link {
        id: format!("l{from:05}>{to:05}").as_str().into(),
        kind,
        from: person(from),
        to: person(to),
        ..Link::default()
    };
    for i in 0..count {
        parts.people.push(Person {
            id: person(i),
            order: OrderKey::nth(i),
            name: name(i),
            title: TITLES[i / 2 % TITLES.len()].to_owned(),
            ..Person::default()
        });
        parts.places.push(Place::new(person(i), place(i, count)));
        parts.members.push(Member { deal: "deal".into(), person: person(i), ..Member::default() });
        if i > 0 {
            parts.links.push(link(LinkKind::Reports, i, (i - 1) / SPAN));
        }
        rate(&mut parts, i);
    }
    for k in 0..lines {
        let (round, from) = (2 * k / count, 2 * k % count + 2 * k / count % 2);
        // To somebody near, as most influence is, and not to the boss.
        let to = from + 1 + (from * 7 + round * 13) % 40;
        if to < count {
            let strength = [Strength::Low, Strength::Medium, Strength::High][k % 3];
            parts.links.push(link(LinkKind::Influence(strength), from, to));
        }
    }
    parts
}

fn built(parts: AccountBuilder) -> Account {
    let (account, problems) = parts.build();
    assert!(problems.is_empty(), "the made account is broken: {problems:?}");
    account
}

/// In rows, about as wide as a screen: all of it is in view when it fits the window.
fn place(i: usize, count: usize) -> Point {
    let columns = (count as f32 * SCREEN_ASPECT).sqrt().ceil() as usize;
    let (column, row) = ((i % columns) as f32, (i / columns) as f32);
    pt(column * (CARD_WIDTH + SIBLING_GAP), row * (SLOT_HEIGHT + ROW_GAP))
}

fn rate(parts: &mut AccountBuilder, i: usize) {
    let role = match i {
        0 => Some("economic_buyer"),
        _ if i.is_multiple_of(9) => Some("user"),
        _ if i.is_multiple_of(14) => Some("technical_buyer"),
        _ => None,
    };
    let influence = [Influence::Low, Influence::Medium, Influence::High][i * 5 % 3];
    let support = Support::new((i * 11 % 7) as i8 - 3);
    let values = [
        role.map(|key| RatingValue::Roles(vec![RoleKey::from(key)])),
        Some(RatingValue::Influence(Some(influence))),
        Some(RatingValue::Support(support)),
    ];
    for value in values.into_iter().flatten() {
        let seq = parts.ratings.len() as u64;
        parts.ratings.push(Rating {
            id: format!("r{seq:06}").as_str().into(),
            deal: "deal".into(),
            person: person(i),
            seq,
            value,
            ..Rating::default()
        });
    }
}
