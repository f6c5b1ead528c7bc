//! A map too large for one page of paper: several that lead to one another.
use super::support::{self, DAY, look};
use super::*;
use linchpin::analysis::Question;
use linchpin::catalogue::Lang;
use linchpin::export::pdf_pages;
use linchpin::model::Account;
use linchpin::scene::{Element, Paper, Scene};
use linchpin::session::Findings;
use linchpin::session::pages::{customer_page_scenes, needs_pages, page_scenes, paper_for};
use linchpin::session::sample::{SAMPLE_DAY, sample};
use std::collections::{BTreeMap, BTreeSet};

/// A company of bosses with six reports each, in one wide tree.
fn a_large_company(count: usize) -> Account {
    let mut builder = support::an_account();
    let names: Vec<String> = (0..count).map(|i| format!("P{i:03}")).collect();
    for (i, name) in names.iter().enumerate() {
        let depth = (0..8).take_while(|d| i >= (6_usize.pow(*d) - 1) / 5).count() as f32;
        builder = builder.person(name, 300.0 * i as f32, 200.0 * depth);
        if i > 0 {
            builder = builder.reports(name, &names[(i - 1) / 6]);
        }
    }
    builder.build()
}

#[test]
fn the_page_that_a_map_was_laid_out_for_is_the_one_that_suits_it() {
    let mut session = support::TestSession::new(sample(Lang::En));
    assert_eq!(paper_for(session.account()), Paper::Screen, "as it was drawn");
    let laid_out = [
        (Command::CompactA4, Paper::A4Upright),
        (Command::CompactSquare, Paper::Square),
        (Command::Compact, Paper::Screen),
    ];
    for (command, paper) in laid_out {
        session.run_as_one_step(command);
        assert_eq!(paper_for(session.account()), paper, "{command:?}");
    }
    assert_eq!(paper_for(&support::an_account().build()), Paper::Screen, "of nobody");
}

/// From the first page one gets to every other.
fn assert_all_reached(pages: &[Scene]) {
    let mut reached = BTreeSet::from([0]);
    let mut open = vec![0];
    while let Some(at) = open.pop() {
        open.extend(pages[at].page_links.iter().map(|link| link.page).filter(|page| reached.insert(*page)));
    }
    assert_eq!(reached.len(), pages.len(), "a page that no other leads to");
}

#[test]
fn a_map_too_large_for_one_page_goes_on_to_others_that_lead_there() {
    let account = a_large_company(260);
    assert!(needs_pages(&account, Paper::Screen));
    let question = Question { deal: None, stage: None, day: DAY };
    let look = look();
    let pages = page_scenes(&account, &Findings::of(&account, question), look, Paper::Screen);
    assert!((3..40).contains(&pages.len()), "{} pages", pages.len());
    let shown = |scene: &Scene| -> BTreeMap<PersonId, Rect> {
        let people = scene.groups.iter().filter_map(|group| match &group.shows {
            Element::Person(id) => Some((id.clone(), group.bounds)),
            _ => None,
        });
        people.collect()
    };
    let everybody: BTreeSet<PersonId> = pages.iter().flat_map(|page| shown(page).into_keys()).collect();
    assert_eq!(everybody.len(), 260, "nobody is lost between two pages");
    for (at, page) in pages.iter().enumerate() {
        // A card is 200 points wide on the map; half of that can still be read.
        let cards = shown(page);
        assert!(cards.values().all(|card| card.width() >= 95.0), "page {at} can't be read");
        assert!(cards.values().all(|card| page.bounds.contains_rect(card)), "page {at} is cut off");
        for link in &page.page_links {
            assert!(link.page < pages.len() && link.page != at && page.bounds.contains_rect(&link.rect));
            // The mark stands at somebody's card, and that person is met again where it leads.
            let whose = cards.iter().min_by_key(|(_, card)| {
                let gap = [card.min.y - link.rect.max.y, link.rect.min.y - card.max.y, 0.0];
                let away = (card.center().x - link.rect.center().x).abs();
                (away + gap.into_iter().fold(0.0, f32::max)) as i64
            });
            let (id, _) = whose.unwrap();
            assert!(shown(&pages[link.page]).contains_key(id), "page {at}: {id} is not on {}", link.page);
        }
        // From the first page one gets everywhere, and back.
        assert!(!page.page_links.is_empty(), "page {at} leads nowhere");
    }
    assert_all_reached(&pages);
    let bytes = pdf_pages(&pages).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert_eq!(text.matches("/MediaBox").count(), pages.len());
    let links: usize = pages.iter().map(|page| page.page_links.len()).sum();
    assert_eq!(text.matches("/Subtype/Link").count() + text.matches("/Subtype /Link").count(), links);
    assert_eq!(bytes, pdf_pages(&pages).unwrap(), "the same every time");
    let customer = customer_page_scenes(&account, Lang::En, DAY, Paper::Screen);
    assert_eq!(customer.len(), pages.len());
}

#[test]
fn a_map_that_can_be_read_on_one_page_stays_there() {
    let account = sample(Lang::En);
    assert!(!needs_pages(&account, Paper::Screen));
    let deal = account.deals().keys().next().cloned();
    let question = Question::about(&account, deal.as_ref(), SAMPLE_DAY);
    let pages = page_scenes(&account, &Findings::of(&account, question), look(), Paper::Screen);
    assert_eq!(pages.len(), 1);
    assert!(pages[0].page_links.is_empty());
}

/// Many who report to nobody, some of them no business of the customer's, and a branch that is folded away.
#[test]
fn roots_go_on_from_page_to_page_and_a_customer_hears_of_nobody_hidden() {
    let mut builder = support::an_account();
    for i in 0..150 {
        builder = builder.person(&format!("P{i:03}"), 260.0 * i as f32, 0.0);
    }
    builder = builder.person("Below", 0.0, 400.0).reports("Below", "P000").ours("Max", -600.0, 0.0);
    let mut session = builder.session();
    session.select(&["P000"]);
    session.run_as_one_step(Command::Fold);
    let account = session.account().clone();
    let question = Question { deal: None, stage: None, day: DAY };
    let pages = page_scenes(&account, &Findings::of(&account, question), look(), Paper::Screen);
    assert!(pages.len() > 1);
    assert_all_reached(&pages);
    let customer = customer_page_scenes(&account, Lang::En, DAY, Paper::Screen);
    assert_all_reached(&customer);
    for page in &customer {
        assert!(page.groups.iter().any(|group| matches!(group.shows, Element::Person(_))), "an empty page");
    }
}
