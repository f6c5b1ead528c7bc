//! What a customer may see of an account, from a type that cannot hold the rest.
use super::key_strip::{TeamCard, team};
use crate::catalogue::{Lang, Side};
use crate::geom::{Point, Rect};
use crate::layout::CARD_WIDTH;
use crate::locale::{self, tr};
use crate::model::folding::{folded_away, open_regions_besides};
use crate::model::hierarchy::Hierarchy;
use crate::model::{Account, DepartmentId, LinkId, LinkKind, PairState, PersonId};
use crate::theme::{Metrics, PresenterPart};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
/// What a customer may see: names, titles, departments, reporting and dotted lines, current counterparts, our
/// team. Nothing that a team thinks or plans has a field here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CustomerView {
    pub(super) account: String,
    pub(super) as_of: String,
    pub(super) lang: Lang,
    pub(super) people: BTreeMap<PersonId, CustomerPerson>,
    pub(super) lines: Vec<CustomerLine>,
    pub(super) regions: Vec<(DepartmentId, String, Rect)>,
    pub(super) team: Vec<TeamCard>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct CustomerPerson {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) at: Point,
    /// Initials of our person in place.
    pub(super) counterpart: Option<String>,
    pub(super) ours: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct CustomerLine {
    pub(super) id: LinkId,
    pub(super) person: PersonId,
    pub(super) boss: PersonId,
    pub(super) dotted: bool,
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
        let regions = open_regions_besides(account, &away)
            .into_iter()
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

impl CustomerView {
    /// Our people whose initials stand on cards: initials and name.
    pub fn counterparts(&self) -> Vec<(String, String)> {
        let facing = self.team.iter().filter(|card| !card.faces.is_empty());
        facing.map(|card| (card.initials.clone(), card.name.clone())).collect()
    }

    /// Whether it shows nobody.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Whether somebody is shown.
    pub fn shows(&self, id: &PersonId) -> bool {
        self.people.contains_key(id)
    }

    /// With a note beside the day.
    #[must_use]
    pub fn noted(mut self, note: &str) -> Self {
        self.as_of = format!("{note}  ·  {}", self.as_of);
        self
    }

    /// Whether the same people are shown.
    pub fn shows_the_same(&self, other: &Self) -> bool {
        self.people.keys().eq(other.people.keys())
    }

    /// The part of it with the people of whom `keep` says so, told their card.
    pub fn only(mut self, keep: impl Fn(&PersonId, Rect) -> bool) -> Self {
        self.people.retain(|id, person| keep(id, person.card()));
        let people = &self.people;
        self.lines.retain(|line| people.contains_key(&line.person) && people.contains_key(&line.boss));
        let shown: BTreeSet<&str> = people.values().map(|person| locale::short_name(&person.name)).collect();
        for card in &mut self.team {
            card.faces.retain(|(name, _)| shown.contains(name.as_str()));
        }
        // On a part of the map, who faces nobody there has nothing to do with it.
        if self.team.iter().any(|card| !card.faces.is_empty()) {
            self.team.retain(|card| !card.faces.is_empty());
        }
        self.regions.retain(|(_, _, rect)| people.values().any(|p| rect.contains(p.card().center())));
        self
    }
}

impl CustomerPerson {
    pub(super) fn card(&self) -> Rect {
        let m = Metrics::get();
        let height = if self.ours { m.ours_card.height } else { m.presenter.card_height };
        Rect::new(self.at.x - CARD_WIDTH / 2.0, self.at.y, CARD_WIDTH, height)
    }
}
