//! The customer's picture. [`CustomerView`] is built from the account by an allow list and cannot hold an
//! opinion; everything here is drawn from it and from nothing else.
use super::customer_view::{CustomerPerson, CustomerView};
use super::detail::Detail;
use super::geometry::{ceilings, heading};
use super::key_strip::{WIDE, team_cards};
use super::legend::customer_legend;
use super::line::link_shapes;
use super::page_marks::{self, PageMark};
use super::pen::Pen;
use super::region;
use super::shape::{Align, Corners, Element, Group, Scene, Stroke};
use super::sheet::{Frame, MARGIN, Page, SheetFacts, Strip, frame_map};
use crate::geom::{Point, Rect, pt};
use crate::layout::{Reporting, reporting_lines};
use crate::locale::{self, tr};
use crate::model::{DepartmentId, LinkKind, PairState, PersonId};
use crate::theme::{Metrics, Theme, ThemeId};
use std::collections::BTreeMap;

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
        let cards: BTreeMap<PersonId, Rect> =
            view.people.iter().map(|(id, person)| (id.clone(), person.card())).collect();
        let number: BTreeMap<&PersonId, usize> = cards.keys().enumerate().map(|(i, id)| (id, i)).collect();
        let regions: Vec<Rect> = view.regions.iter().map(|(.., rect)| *rect).collect();
        let solid = view.lines.iter().filter(|line| !line.dotted).map(|line| (&line.boss, &line.person));
        let ceilings = ceilings(solid, &cards, &regions);
        let lines: Vec<Reporting> = view
            .lines
            .iter()
            .map(|line| Reporting {
                report: number[&line.person],
                boss: number[&line.boss],
                ceiling: ceilings.get(&line.person).copied(),
                dotted: line.dotted,
            })
            .collect();
        let headings: Vec<Rect> = view.regions.iter().map(|(_, name, rect)| heading(*rect, name)).collect();
        let outlines: Vec<Rect> = cards.values().copied().collect();
        let courses = reporting_lines(&outlines, &headings, &lines);
        Self { view, cards, courses }
    }
}

/// The picture for the customer, in the presenter's theme.
pub fn customer_picture(map: &CustomerMap, frame: Frame, marks: &[PageMark]) -> Scene {
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
            draw(shows, String::new(), &|pen| link_shapes(pen, kind, points, 1.0, None));
        }
    }
    let headers: Vec<(&DepartmentId, region::Header)> = view
        .regions
        .iter()
        .map(|(id, name, rect)| {
            let lines = map.courses.iter().map(|course| (LinkKind::Reports, course.as_slice()));
            let trunks = region::trunks(*rect, lines);
            (id, region::Header { rect: *rect, name: name.clone(), counts: None, trunks })
        })
        .collect();
    let all: Vec<&region::Header> = headers.iter().map(|(_, header)| header).collect();
    let names = region::names_style(&all, Metrics::get().presenter.region, Detail::Full);
    for (id, header) in headers {
        draw(Element::Region(id.clone()), header.name.clone(), &|pen| header.draw(pen, names, Detail::Full));
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
        page_links: Vec::new(),
        on_paper: None,
    };
    let leading = page_marks::mark(&mut scene, theme, view.lang, &map.cards, marks);
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
        Frame::Stage => scene.bounds = scene.bounds.expand(MARGIN),
        Frame::Sheet(paper) => {
            let page = Page::new(paper);
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
                let text = tr(view.lang, "sheet-your-contacts");
                pen.label(&text, heading, at.x, at.y + 12.0, Align::Left, theme.text, 600.0);
                team_cards(&mut pen, &view.team, pt(at.x, at.y + 32.0), page.width - 2.0 * page.margin, WIDE);
            }
            page.rule(&mut pen, page.legend - 12.0);
            customer_legend(&mut pen, &kinds, chips, view.lang, pt(page.margin, page.legend));
        }
    }
    page_marks::lead(&mut scene, &leading);
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
