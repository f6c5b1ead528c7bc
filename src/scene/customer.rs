//! The customer's picture. [`CustomerView`] is built from the account by an allow list and cannot hold an
//! opinion; everything here is drawn from it and from nothing else.
use super::geometry::{ceilings, heading};
use super::key_strip::{TeamCard, team, team_cards};
use super::legend::customer_legend;
use super::line::link_shapes;
use super::pen::Pen;
use super::region;
use super::shape::{Align, Corners, Element, Group, Scene, Stroke};
use super::sheet::{Frame, Page, SheetFacts, Strip, frame_map};
use crate::catalogue::{Lang, Side};
use crate::geom::{Point, Rect, pt};
use crate::job::Progress;
use crate::layout::{Bus, CARD_WIDTH, GridIndex, Obstacle, Request, report_line, route};
use crate::locale::{self, tr};
use crate::model::folding::folded_away;
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, DepartmentId, LinkId, LinkKind, PairState, PersonId};
use crate::theme::{Metrics, PresenterPart, Theme, ThemeId};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What a customer may see: names, titles, departments, reporting and dotted lines, current counterparts, our
/// team. Nothing that a team thinks or plans has a field here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomerView {
    account: String,
    as_of: String,
    lang: Lang,
    people: BTreeMap<PersonId, CustomerPerson>,
    lines: Vec<CustomerLine>,
    regions: Vec<(DepartmentId, String, Rect)>,
    team: Vec<TeamCard>,
}

#[derive(Clone, Debug, PartialEq)]
struct CustomerPerson {
    name: String,
    title: String,
    at: Point,
    /// Initials of our person in place.
    counterpart: Option<String>,
    ours: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct CustomerLine {
    id: LinkId,
    person: PersonId,
    boss: PersonId,
    dotted: bool,
}

impl CustomerView {
    /// The part of the account that a customer may see on `day`.
    pub fn of(account: &Account, lang: Lang, day: Date) -> Self {
        let show = &Metrics::get().presenter;
        let info = account.info();
        let mut counterpart = BTreeMap::new();
        let mut faces: BTreeMap<&PersonId, Vec<(String, PairState)>> = BTreeMap::new();
        for link in account.links().values().filter(|l| l.kind == LinkKind::Pair(PairState::Current)) {
            let (Some(us), Some(them)) = (account.person(&link.from), account.person(&link.to)) else {
                continue;
            };
            // A file may hold lines that no command would draw: only ours who are here face theirs who are.
            let shown = us.side == Side::Us
                && !us.left
                && them.side == Side::Customer
                && !them.left
                && account.places().contains_key(&link.to);
            if shown && show.shows(PresenterPart::CurrentCounterpart) {
                counterpart.insert(&link.to, us.initials_in(lang));
                if them.placeholder.is_none() {
                    let name = locale::short_name(them.name_in(lang)).to_owned();
                    faces.entry(&link.from).or_default().push((name, PairState::Current));
                }
            }
        }
        let visible = |side: Side| match side {
            Side::Customer => true,
            Side::Us => show.shows(PresenterPart::OurTeam),
            Side::Other | Side::Competitor => false,
        };
        let away = folded_away(account);
        let people: BTreeMap<PersonId, CustomerPerson> = account
            .places()
            .values()
            .filter(|place| !away.contains_key(&place.person))
            .filter_map(|place| Some((place, account.person(&place.person)?)))
            .filter(|(_, person)| visible(person.side) && !person.left)
            .map(|(place, person)| {
                let name = match person.placeholder {
                    Some(_) => tr(lang, "name-to-be-named").to_string(),
                    None => person.name_in(lang).to_owned(),
                };
                let seen = CustomerPerson {
                    name,
                    title: if show.shows(PresenterPart::Titles) {
                        person.title_in(lang).to_owned()
                    } else {
                        String::new()
                    },
                    at: place.at(),
                    counterpart: counterpart.get(&person.id).cloned(),
                    ours: person.side == Side::Us,
                };
                (person.id.clone(), seen)
            })
            .collect();
        let hierarchy = Hierarchy::of(account, |id| people.contains_key(id));
        let dotted: BTreeSet<&LinkId> = hierarchy.dotted.iter().collect();
        let lines = account
            .links()
            .values()
            .filter(|l| match l.kind {
                LinkKind::Reports => show.shows(PresenterPart::Reports),
                LinkKind::Dotted => show.shows(PresenterPart::Dotted),
                LinkKind::Influence(_) | LinkKind::Conflict | LinkKind::Pair(_) => false,
            })
            .filter(|l| people.contains_key(&l.from) && people.contains_key(&l.to) && l.from != l.to)
            .map(|l| CustomerLine {
                id: l.id.clone(),
                person: l.from.clone(),
                boss: l.to.clone(),
                dotted: dotted.contains(&l.id),
            })
            .collect();
        let regions = account
            .regions()
            .values()
            .filter(|_| show.shows(PresenterPart::Departments))
            .filter_map(|r| {
                Some((r.department.clone(), account.departments().get(&r.department)?.name.clone(), r.rect()))
            })
            .collect();
        let team = if show.shows(PresenterPart::OurTeam) {
            team(account, lang, |id| faces.remove(id).unwrap_or_default())
        } else {
            Vec::new()
        };
        Self {
            account: info.name_in(lang).to_owned(),
            as_of: locale::tr_args(
                lang,
                "sheet-as-of",
                &[("date", locale::date_long(lang, day).as_str().into())],
            ),
            lang,
            people,
            lines,
            regions,
            team,
        }
    }
}

/// The customer's map with every line's course.
#[derive(Clone, Debug)]
pub struct CustomerMap {
    view: CustomerView,
    cards: BTreeMap<PersonId, Rect>,
    /// In the order of the view's lines.
    courses: Vec<Vec<Point>>,
}

impl CustomerMap {
    /// Finds where the lines run.
    pub fn new(view: CustomerView) -> Self {
        let m = Metrics::get();
        let cards: BTreeMap<PersonId, Rect> = view
            .people
            .iter()
            .map(|(id, p)| {
                let height = if p.ours { m.ours_card.height } else { m.presenter.card_height };
                (id.clone(), Rect::new(p.at.x - CARD_WIDTH / 2.0, p.at.y, CARD_WIDTH, height))
            })
            .collect();
        let index = GridIndex::new(cards.values().copied().collect());
        let number: BTreeMap<&PersonId, usize> = cards.keys().enumerate().map(|(i, id)| (id, i)).collect();
        let regions: Vec<Rect> = view.regions.iter().map(|(.., rect)| *rect).collect();
        let solid = view.lines.iter().filter(|line| !line.dotted).map(|line| (&line.boss, &line.person));
        let ceilings = ceilings(solid, &cards, &regions);
        let mut courses: Vec<Option<Vec<Point>>> = Vec::new();
        let mut requests = Vec::new();
        for line in &view.lines {
            let (from, to) = (number[&line.person], number[&line.boss]);
            let (bus, points) =
                report_line(cards[&line.boss], cards[&line.person], ceilings.get(&line.boss).copied());
            if line.dotted || bus == Bus::Around || index.crossed(&points, &[from, to]) {
                requests.push(Request::new(from, to, 1));
                courses.push(None);
            } else {
                courses.push(Some(points));
            }
        }
        let obstacles: Vec<Obstacle> =
            cards.values().map(|rect| Obstacle { rect: *rect, marks: Vec::new() }).collect();
        let headings: Vec<Rect> = view.regions.iter().map(|(_, name, rect)| heading(*rect, name)).collect();
        let fixed: Vec<Vec<Point>> = courses.iter().flatten().cloned().collect();
        let mut routes = route(&obstacles, &headings, &fixed, &requests, &Progress::default()).into_iter();
        let courses = courses
            .into_iter()
            .map(|c| c.or_else(|| routes.next().map(|r| r.points)).unwrap_or_default())
            .collect();
        Self { view, cards, courses }
    }
}

/// The picture for the customer, in the presenter's theme.
pub fn customer_picture(map: &CustomerMap, frame: Frame) -> Scene {
    let theme = Theme::get(ThemeId::Presenter);
    let view = &map.view;
    let mut groups = Vec::new();
    let mut draw = |shows: Element, label: String, paint: &dyn Fn(&mut Pen)| {
        let mut pen = Pen::new(theme);
        paint(&mut pen);
        groups.push(Group::new(shows, label, pen.shapes));
    };
    for (id, _, rect) in &view.regions {
        draw(Element::Region(id.clone()), String::new(), &|pen| region::area(pen, *rect));
    }
    for dotted in [false, true] {
        for (line, points) in view.lines.iter().zip(&map.courses).filter(|(line, _)| line.dotted == dotted) {
            let kind = if dotted { LinkKind::Dotted } else { LinkKind::Reports };
            let shows =
                Element::Link { id: line.id.clone(), from: line.person.clone(), to: line.boss.clone() };
            draw(shows, String::new(), &|pen| link_shapes(pen, kind, points, pen.m.radius.edge_bend));
        }
    }
    for (id, name, rect) in &view.regions {
        draw(Element::Region(id.clone()), name.clone(), &|pen| {
            let trunks = region::trunks(*rect, map.courses.iter().map(Vec::as_slice));
            region::header(pen, *rect, name, pen.m.presenter.region, None, &trunks);
        });
    }
    for (id, person) in &view.people {
        let Some(rect) = map.cards.get(id) else { continue };
        let label = locale::listed(view.lang, &[&person.name, &person.title]);
        draw(Element::Person(id.clone()), label, &|pen| presenter_card(pen, person, *rect));
    }
    let bounds = Rect::around(groups.iter().map(|g| g.bounds)).unwrap_or(Rect::new(0.0, 0.0, 200.0, 100.0));
    let mut scene = Scene {
        bounds,
        background: theme.canvas,
        groups,
        title: view.account.clone(),
        lang: view.lang.tag(),
    };
    let mut kinds = Vec::new();
    if view.lines.iter().any(|l| !l.dotted) {
        kinds.push(LinkKind::Reports);
    }
    if view.lines.iter().any(|l| l.dotted) {
        kinds.push(LinkKind::Dotted);
    }
    let chips = view.people.values().any(|person| person.counterpart.is_some());
    let chip = tr(view.lang, "sheet-customer").to_string();
    let mut pen = Pen::new(theme);
    match frame {
        Frame::Map => frame_map(&mut pen, &mut scene, &chip, |pen, at, _| {
            customer_legend(pen, &kinds, chips, view.lang, at);
            if kinds.is_empty() && !chips { 0.0 } else { 60.0 }
        }),
        Frame::Sheet => {
            let page = Page::new();
            page.place_map(&mut scene, page.map_area(Strip::of(view.team.is_empty())));
            let facts = SheetFacts {
                title: view.account.clone(),
                as_of: view.as_of.clone(),
                ..SheetFacts::default()
            };
            page.title(&mut pen, &facts, &chip);
            if !view.team.is_empty() {
                let heading = super::pen::sized(16.0, 24.0, crate::theme::Weight::Strong);
                let at = pt(page.margin, page.strip);
                let text = tr(view.lang, "sheet-our-team");
                pen.label(&text, heading, at.x, at.y + 12.0, Align::Left, theme.text, 600.0);
                team_cards(&mut pen, &view.team, pt(at.x, at.y + 32.0), 900.0);
            }
            page.rule(&mut pen, page.legend - 12.0);
            customer_legend(&mut pen, &kinds, chips, view.lang, pt(page.margin, page.legend));
        }
    }
    scene.groups.push(Group::new(Element::Furniture, String::new(), pen.shapes));
    scene
}

fn presenter_card(pen: &mut Pen, person: &CustomerPerson, rect: Rect) {
    let (m, theme) = (pen.m, pen.theme);
    pen.boxed(rect, m.radius.card, Some(theme.card), Stroke::new(m.stroke.card, theme.card_line));
    if person.ours {
        pen.fill(
            Rect { max: pt(rect.min.x + m.ours_card.bar, rect.max.y), ..rect },
            Corners::left(m.ours_card.bar),
            theme.ours,
        );
        let room = rect.width() - 24.0;
        pen.label(
            &person.name,
            m.text.body_bold,
            rect.min.x + 14.0,
            rect.min.y + 16.0,
            Align::Left,
            theme.text,
            room,
        );
        pen.label(
            &person.title,
            m.text.caption,
            rect.min.x + 14.0,
            rect.min.y + 33.0,
            Align::Left,
            theme.text_2,
            room,
        );
        return;
    }
    let x = rect.min.x + m.presenter.content_x;
    let right = rect.max.x - m.card.content_right;
    let chip = m.card.counterpart;
    let room = if person.counterpart.is_some() { right - x - chip - 6.0 } else { right - x };
    let name = m.presenter.name;
    pen.label(&person.name, name, x, rect.min.y + 10.0 + name.line / 2.0, Align::Left, theme.text, room);
    pen.paragraph(&person.title, m.presenter.title, x, rect.min.y + 38.0, theme.text_2, right - x, 2);
    if let Some(initials) = &person.counterpart {
        super::card::counterpart(
            pen,
            initials,
            PairState::Current,
            Rect::new(right - chip, rect.min.y + 12.0, chip, chip),
        );
    }
}
