//! A map too large for one page, as several that lead to one another: cut at its subtrees, each page as it stands on the
//! map where it can be read so, else arranged for the page.
use super::compose::{Findings, map_picture, page_of, sheet_facts};
use crate::catalogue::Lang;
use crate::geom::{Point, Rect};
use crate::layout::{Arrange, Assistants, Families, Scope, chart_as_placed, parts, region_around, slot};
use crate::locale::{tr_args, with_colon};
use crate::model::folding::{folded_away, open_regions_besides};
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, DepartmentId, Document, Edit, LinkKind, PersonId, Place, Region, Transaction};
use crate::report::person_name;
use crate::scene::{
    CustomerMap, CustomerView, Frame, Look, PageMark, PageSide, Paper, Scene, SheetFacts, customer_picture,
    internal_picture, sheet_aspect, sheet_scale,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A map drawn smaller than this on its sheet can't be read.
const LEAST_SCALE: f32 = 0.5;
/// How many people a page may have, tried one after the other until all can be read.
const TRIES: [usize; 8] = [90, 64, 45, 32, 24, 18, 13, 9];

/// One page: who stands on it, and where.
struct Page {
    places: BTreeMap<PersonId, Point>,
    /// In the order of the map.
    order: Vec<PersonId>,
    /// Who stands at its top and on an earlier page too; `None` on those where the roots stand.
    head: Option<PersonId>,
}

impl Page {
    fn has(&self, person: &PersonId) -> bool {
        self.places.contains_key(person)
    }
}

/// Whether the map, drawn on one sheet, can't be read.
pub fn needs_pages(account: &Account, paper: Paper) -> bool {
    let away = folded_away(account);
    let shown = account.places().values().filter(|place| !away.contains_key(&place.person)).count();
    shown > 1 && !can_be_read(on_one_sheet(account), paper)
}

/// The page for the map: a slide, unless another shows it half as large again; then the one whose shape it has, as that
/// is what it was laid out for.
pub fn paper_for(account: &Account) -> Paper {
    const WORTH_ANOTHER: f32 = 1.5;
    let Some(map) = Rect::around(on_one_sheet(account)).map(|map| map.expand(AROUND)) else {
        return Paper::default();
    };
    let scale = |paper: Paper| sheet_scale(map, paper);
    let largest = Paper::ALL.into_iter().map(scale).fold(0.0, f32::max);
    if scale(Paper::default()) * WORTH_ANOTHER >= largest {
        return Paper::default();
    }
    let alike = |paper: &Paper| {
        let shape = map.width() / map.height() / paper.aspect();
        shape.min(shape.recip())
    };
    Paper::ALL.into_iter().max_by(|a, b| alike(a).total_cmp(&alike(b))).unwrap_or_default()
}

/// Where the people of the map stand, and its departments.
fn on_one_sheet(account: &Account) -> Vec<Rect> {
    let away = folded_away(account);
    let shown = account.places().values().filter(|place| !away.contains_key(&place.person));
    let regions = open_regions_besides(account, &away).into_iter().map(Region::rect);
    shown.map(|place| slot(place.at())).chain(regions).collect()
}

fn can_be_read(rects: impl IntoIterator<Item = Rect>, paper: Paper) -> bool {
    Rect::around(rects).is_none_or(|around| sheet_scale(around.expand(AROUND), paper) >= LEAST_SCALE)
}

/// Around the cards: lines, and what sticks out of cards.
const AROUND: f32 = 40.0;

/// The account team's pages. One if the map can be read on it.
pub fn page_scenes(account: &Account, findings: &Findings, look: Look, paper: Paper) -> Vec<Scene> {
    let pages = pages(account, paper);
    let draw = |number: usize| {
        let shown = on_page(account, &pages[number].places);
        let picture = map_picture(&shown, findings, look);
        let mut facts = sheet_facts(account, findings, &picture.facts, look.lang);
        if number > 0 {
            // Who matters stands on the first page, once.
            facts = SheetFacts { title: facts.title, as_of: facts.as_of, ..SheetFacts::default() };
        }
        facts.subtitle = subtitle(account, &pages, number, &facts.subtitle, look.lang);
        facts.marks = marks(&pages, number);
        internal_picture(&picture, &facts, Frame::Sheet(paper), None)
    };
    (0..pages.len()).map(draw).collect()
}

/// The same of the customer's picture, made from what a customer may see and nothing else: whoever is not shown counts
/// for no page and for no number.
pub fn customer_page_scenes(account: &Account, lang: Lang, day: Date, paper: Paper) -> Vec<Scene> {
    let view = CustomerView::of(account, lang, day);
    let seen = account.places().values().filter(|place| view.shows(&place.person));
    let seen = seen.map(|place| (place.person.clone(), place.at())).collect();
    let account = on_page(account, &seen);
    let pages = pages(&account, paper);
    let draw = |number: usize| {
        let shown = on_page(&account, &pages[number].places);
        // Of the team those who face somebody there.
        let mut view = CustomerView::of(&shown, lang, day).only(|_, _| true);
        if pages.len() > 1 {
            view = view.noted(&page_of(number, pages.len(), lang));
        }
        customer_picture(&CustomerMap::new(view), Frame::Sheet(paper), &marks(&pages, number))
    };
    (0..pages.len()).map(draw).collect()
}

/// Which page it is, whose, and how many lines lead off it.
fn subtitle(account: &Account, pages: &[Page], number: usize, before: &str, lang: Lang) -> String {
    if pages.len() < 2 {
        return before.to_owned();
    }
    let page = &pages[number];
    let mut words = page_of(number, pages.len(), lang);
    if let Some(head) = &page.head {
        words = with_colon(lang, &words, &person_name(account, head, lang));
    }
    let away = folded_away(account);
    let shown = |id: &PersonId| account.places().contains_key(id) && !away.contains_key(id);
    let leaves = |a: &PersonId, b: &PersonId| page.has(a) && !page.has(b) && shown(b);
    let leads_off = |kind: &LinkKind| matches!(kind, LinkKind::Influence(_) | LinkKind::Conflict);
    let lines = account.links().values().filter(|link| {
        leads_off(&link.kind) && (leaves(&link.from, &link.to) || leaves(&link.to, &link.from))
    });
    let mut all = vec![before.to_owned(), words];
    match lines.count() {
        0 => {}
        count => all.push(tr_args(lang, "page-lines", &[("count", count.into())])),
    }
    all.retain(|part| !part.is_empty());
    all.join("  ·  ")
}

/// Where cards of a page lead to others.
fn marks(pages: &[Page], number: usize) -> Vec<PageMark> {
    let page = &pages[number];
    let mark = |person: &PersonId, side: PageSide, page: usize| PageMark {
        person: person.clone(),
        side,
        page,
        last: page,
        people: 0,
    };
    let mut marks: Vec<PageMark> = Vec::new();
    if let Some(head) = &page.head {
        // Where they stand below their own boss, or at the top of everything.
        let earlier =
            pages[..number].iter().position(|other| other.has(head) && other.head.as_ref() != Some(head));
        marks.extend(earlier.map(|earlier| mark(head, PageSide::Above, earlier)));
    }
    for (other, there) in pages.iter().enumerate().filter(|(other, _)| *other != number) {
        let Some(head) = there.head.as_ref().filter(|head| page.has(head)) else { continue };
        // The later pages of a boss of many go on from one to the next.
        if page.head.as_ref() == Some(head) && other < number {
            continue;
        }
        let people = there.places.len().saturating_sub(1);
        let below = |mark: &&mut PageMark| mark.person == *head && mark.side == PageSide::Below;
        match marks.iter_mut().find(below) {
            Some(mark) => (mark.last, mark.people) = (other, mark.people + people),
            None => marks.push(PageMark { people, ..mark(head, PageSide::Below, other) }),
        }
    }
    // Roots that no one page holds go on from page to page.
    let of_roots = |other: &usize| pages[*other].head.is_none();
    if page.head.is_none() {
        if let (Some(before), Some(first)) = ((0..number).rev().find(of_roots), page.order.first()) {
            marks.push(mark(first, PageSide::Above, before));
        }
        let free =
            |id: &&PersonId| !marks.iter().any(|mark| mark.person == **id && mark.side != PageSide::Above);
        let last = page.order.iter().rev().find(free).cloned();
        if let (Some(next), Some(last)) = ((number + 1..pages.len()).find(of_roots), last) {
            marks.push(mark(&last, PageSide::Onward, next));
        }
    }
    marks
}

/// The map cut into pages that can be read, if there are such.
fn pages(account: &Account, paper: Paper) -> Vec<Page> {
    let away = folded_away(account);
    let shown: BTreeSet<PersonId> =
        account.places().keys().filter(|id| !away.contains_key(*id)).cloned().collect();
    if !needs_pages(account, paper) {
        let held = account.places().values().filter(|place| shown.contains(&place.person));
        let places = held.map(|place| (place.person.clone(), place.at())).collect();
        return vec![Page { places, order: shown.into_iter().collect(), head: None }];
    }
    let hierarchy = Hierarchy::of(account, |id| shown.contains(id));
    let order = in_order(account, &hierarchy, &shown);
    let number: BTreeMap<&PersonId, usize> = order.iter().enumerate().map(|(i, id)| (id, i)).collect();
    let boss: Vec<Option<usize>> =
        order.iter().map(|id| hierarchy.boss_of(id).and_then(|b| number.get(b).copied())).collect();
    let mut last = Vec::new();
    for most in TRIES {
        let mut all = Vec::new();
        let mut readable = true;
        for part in parts(&boss, most) {
            let people: Vec<PersonId> = part.people.iter().map(|i| order[*i].clone()).collect();
            let (places, fits) = places_on_page(account, &people.iter().cloned().collect(), paper);
            readable &= fits;
            all.push(Page { places, order: people, head: part.head.map(|i| order[i].clone()) });
        }
        last = all;
        if readable {
            break;
        }
    }
    last
}

/// Roots from left to right as they stand, each with all below, bosses before reports.
fn in_order(account: &Account, hierarchy: &Hierarchy, shown: &BTreeSet<PersonId>) -> Vec<PersonId> {
    let at = |id: &PersonId| account.places().get(id).map(Place::at).unwrap_or_default();
    let mut roots: Vec<&PersonId> = shown.iter().filter(|id| hierarchy.boss_of(id).is_none()).collect();
    roots.sort_by(|a, b| at(a).x.total_cmp(&at(b).x).then_with(|| a.cmp(b)));
    let mut order = Vec::with_capacity(shown.len());
    let mut open: Vec<PersonId> = roots.into_iter().rev().cloned().collect();
    while let Some(id) = open.pop() {
        let mut reports: Vec<PersonId> = hierarchy.reports_of(&id).to_vec();
        reports.sort_by(|a, b| at(b).x.total_cmp(&at(a).x).then_with(|| b.cmp(a)));
        open.extend(reports);
        order.push(id);
    }
    order
}

/// Where the people of a page stand, and whether they can be read so: as on the map, else as compactly as there is room.
fn places_on_page(
    account: &Account,
    people: &BTreeSet<PersonId>,
    paper: Paper,
) -> (BTreeMap<PersonId, Point>, bool) {
    let held = || people.iter().filter_map(|id| Some((id.clone(), account.places().get(id)?.at())));
    let readable = |places: &BTreeMap<PersonId, Point>| {
        let theirs: BTreeSet<&DepartmentId> =
            places.keys().filter_map(|id| account.person(id)?.department.as_ref()).collect();
        // A frame reaches a little farther than its cards.
        let framed = theirs.iter().any(|department| account.regions().contains_key(*department));
        let slots = || places.values().map(|at| slot(*at));
        can_be_read(slots().chain(if framed { region_around(slots()) } else { None }), paper)
    };
    let as_they_stand: BTreeMap<PersonId, Point> = held().collect();
    if readable(&as_they_stand) {
        return (as_they_stand, true);
    }
    let scope = Scope::Only(people.clone());
    let arrange = Arrange::Compact(f64::from(sheet_aspect(paper)));
    match chart_as_placed(account, &scope, Assistants::InRow, arrange, Families::Free) {
        Ok(chart) => {
            let places = chart.places.into_iter().collect();
            let fits = readable(&places);
            (places, fits)
        }
        Err(_) => (as_they_stand, false),
    }
}

/// The account with these people alone on the map. Their departments are framed where no frame takes in others.
fn on_page(account: &Account, places: &BTreeMap<PersonId, Point>) -> Account {
    let mut document = Document::new(account.clone());
    let away = folded_away(account);
    let mut only = Transaction::new("step-place");
    for (id, place) in account.places() {
        match places.get(id) {
            Some(at) => only.push(place.moved_to(*at)),
            // Whoever is folded away below somebody here is counted there.
            None if away.get(id).is_some_and(|top| places.contains_key(top)) => {}
            None => only.edits.push(Edit::Place(id.clone(), None)),
        }
    }
    let of = |id: &PersonId| account.person(id).and_then(|person| person.department.as_ref());
    let slots: Vec<(Option<&DepartmentId>, Rect)> =
        places.iter().map(|(id, at)| (of(id), slot(*at))).collect();
    let frames: BTreeMap<&DepartmentId, Option<Rect>> = account
        .regions()
        .keys()
        .map(|id| (id, region_around(slots.iter().filter(|(of, _)| *of == Some(id)).map(|(_, slot)| *slot))))
        .collect();
    for (id, region) in account.regions() {
        let clean = frames[id].filter(|rect| {
            let others = frames.iter().filter(|(other, _)| **other != id).filter_map(|(_, held)| *held);
            slots.iter().all(|(of, slot)| *of == Some(id) || !slot.intersects(rect))
                && others.into_iter().all(|held| !held.intersects(rect))
        });
        match clean {
            Some(rect) => only.push(Region { extra: region.extra.clone(), ..Region::new(id.clone(), rect) }),
            None => only.edits.push(Edit::Region(id.clone(), None)),
        }
    }
    // Every edit takes away or moves what is there, so nothing is refused.
    let _ = document.commit(only);
    document.account().clone()
}
