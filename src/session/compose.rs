//! Whole pictures for export: the account's map with everything that stands around it. Window and command line
//! both come through here, so both write the same picture.
use super::filter::{Asked, lit};
use super::saved_views::{Shown, area};
use crate::analysis::{
    Decision, Fragility, Gap, Leverage, Question, Ranking, Risk, fragility, gaps, rank, risks,
};
use crate::catalogue::{AnalysisConstants, Lang};
use crate::geom::Rect;
use crate::job::Progress;
use crate::locale::{date_long, date_short, enumerated, money, tr_args};
use crate::model::{Account, DealId, PersonId, RatingsNow, View};
use crate::report::{RankedList, ranked_list};
use crate::scene::{
    CustomerMap, CustomerView, FactSource, Facts, Frame, Geometry, KeyCard, Lens, Look, MapPicture, Only,
    Paper, Scene, SheetFacts, Standing, customer_picture, internal_picture, stage_name, team,
};
use crate::theme::ThemeId;
use jiff::civil::Date;
use std::sync::{Arc, OnceLock};

/// Which deal is shown: the one asked for, else the first in the user's order.
pub fn deal_shown(account: &Account, asked: Option<&DealId>) -> Option<DealId> {
    asked
        .filter(|id| account.deals().contains_key(id))
        .cloned()
        .or_else(|| account.deals_in_order().first().map(|d| d.id.clone()))
}

/// Who will see an export. A customer's picture comes from [`CustomerView`], which can't hold the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// The account team.
    #[default]
    Internal,
    Customer,
}

/// What follows from the account for one question.
#[derive(Clone, Debug)]
pub struct Findings {
    pub question: Question,
    pub ranking: Ranking,
    /// Who to win next.
    pub leverage: Vec<Leverage>,
    pub gaps: Vec<Gap>,
    pub risks: Vec<Risk>,
    /// What hangs on single people: made when it is first asked for.
    fragility: OnceLock<Fragility>,
}

impl Findings {
    /// Ranks the account and looks for gaps; takes as long as that takes.
    pub fn of(account: &Account, question: Question) -> Self {
        let constants = AnalysisConstants::get();
        let ranking = rank(account, constants, &question);
        let decision = Decision::new(account, constants, &question);
        let risks = risks(&decision, &ranking, &question);
        let mut gaps = gaps(decision.population(), &ranking, question.deal.as_ref(), question.day);
        // What the team takes with open eyes is not held up to it any more.
        let accepted = |gap: &Gap| risks.iter().any(|r| r.kind == gap.kind.risk() && r.accepted.is_some());
        gaps.retain(|gap| !accepted(gap));
        let leverage = decision.leverage();
        Self { question, ranking, leverage, gaps, risks, fragility: OnceLock::new() }
    }

    /// The ranked list in words.
    pub fn list(&self, account: &Account, lang: Lang) -> RankedList {
        let Question { deal, stage, day } = &self.question;
        let list =
            ranked_list(account, &self.ranking, &self.leverage, deal.as_ref(), stage.as_ref(), *day, lang);
        list.with_risks(&self.risks, lang)
    }

    /// What hangs on single people of the account that this was found of.
    pub fn fragility(&self, account: &Account) -> &Fragility {
        self.fragility.get_or_init(|| {
            let decision = Decision::new(account, AnalysisConstants::get(), &self.question);
            fragility(&decision, &self.question, &self.ranking)
        })
    }

    /// What every card says under a lens.
    pub fn facts(&self, account: &Account, lens: Lens, lang: Lang) -> Facts {
        Facts::new(&FactSource {
            account,
            constants: AnalysisConstants::get(),
            deal: self.question.deal.as_ref(),
            ranking: &self.ranking,
            risks: &self.risks,
            fragility: (lens == Lens::Fragility).then(|| self.fragility(account)),
            day: self.question.day,
            lang,
        })
    }
}

/// The map with every line led around cards.
pub fn map_picture(account: &Account, findings: &Findings, look: Look) -> MapPicture {
    let facts = findings.facts(account, look.lens, look.lang);
    let mut geometry = Geometry::new(account, &facts, look.lang);
    let courses = geometry.plan(|line| look.shows(line.kind)).run(&Progress::default());
    geometry.lead(&courses);
    MapPicture::new(account, facts, geometry, look)
}

/// The account team's picture, framed.
pub fn internal_scene(
    account: &Account,
    findings: &Findings,
    picture: &MapPicture,
    frame: Frame,
    only: Only,
) -> Scene {
    internal_picture(picture, &sheet_facts(account, findings, &picture.facts, picture.lang), frame, only)
}

/// A page for each saved view, in the user's order: the people who stand in its part of the map, as it shows them.
pub fn view_scenes(account: &Account, lang: Lang, day: Date, theme: ThemeId) -> Vec<Scene> {
    let views = account.views_in_order();
    let page = |(number, view): (usize, &View)| {
        let deal = deal_shown(account, view.deal.as_ref());
        let findings = Findings::of(account, Question::about(account, deal.as_ref(), day));
        let shown = Shown::of(view.clone());
        let look = Look { theme, lens: shown.lens, lang, show: shown.show };
        let mut picture = map_picture(account, &findings, look);
        let asked = Asked { deal: deal.as_ref(), day };
        let lit = lit(account, &picture.facts, &asked, &shown.filter, shown.around.as_ref());
        picture.lit = lit.map(Arc::new);
        let area = area(view);
        // Whoever stands across the border is there whole, and so is their part of the department.
        let within = picture.geometry.cards.values().filter(|card| area.contains(card.center()));
        let seen =
            Rect::around(within.map(|card| card.expand(24.0))).map_or(area, |cards| cards.union(&area));
        picture.cut_to(seen);
        let inside =
            |id: &PersonId| picture.geometry.cards.get(id).is_some_and(|card| area.contains(card.center()));
        let mut facts = sheet_facts(account, &findings, &picture.facts, lang);
        let account = std::mem::replace(&mut facts.title, view.title.clone());
        let words = [account, facts.subtitle].into_iter().filter(|words| !words.is_empty());
        facts.subtitle = words.collect::<Vec<_>>().join("  ·  ");
        if views.len() > 1 {
            facts.as_of = format!("{}  ·  {}", page_of(number, views.len(), lang), facts.as_of);
        }
        internal_picture(&picture, &facts, Frame::Sheet(Paper::Screen), Some(&inside))
    };
    views.iter().copied().enumerate().map(page).collect()
}

/// The customer's picture, framed; made from what a customer may see and nothing else.
pub fn customer_scene(account: &Account, lang: Lang, day: Date, frame: Frame) -> Scene {
    customer_picture(&CustomerMap::new(CustomerView::of(account, lang, day)), frame, &[])
}

/// The part of the customer's picture with these people only.
pub fn customer_selection_scene(
    account: &Account,
    lang: Lang,
    day: Date,
    frame: Frame,
    inside: impl Fn(&PersonId) -> bool,
) -> Scene {
    let view = CustomerView::of(account, lang, day).only(|id, _| inside(id));
    customer_picture(&CustomerMap::new(view), frame, &[])
}

/// A page of the customer's picture for each saved view that shows somebody. Of a view only its part of the map is
/// taken: its title, its lens and its filter are opinions.
pub fn customer_view_scenes(account: &Account, lang: Lang, day: Date) -> Vec<Scene> {
    let (parts, _) = customer_views(account, lang, day);
    let pages = parts.len();
    let draw = |(number, (_, part)): (usize, (&View, CustomerView))| {
        let part = if pages > 1 { part.noted(&page_of(number, pages, lang)) } else { part };
        customer_picture(&CustomerMap::new(part), Frame::Sheet(Paper::Screen), &[])
    };
    parts.into_iter().enumerate().map(draw).collect()
}

/// The titles of the saved views of which a customer gets no page: they show the customer nobody, or exactly whom the
/// page of an earlier view shows.
pub fn views_without_page(account: &Account, day: Date) -> Vec<String> {
    // The language changes words, not who is shown.
    let (_, without) = customer_views(account, Lang::default(), day);
    without.into_iter().map(|view| view.title.clone()).collect()
}

/// The parts of the map that the saved views show a customer who sees the whole first: none shows what was seen before.
pub(super) fn customer_areas(account: &Account, day: Date) -> Vec<Rect> {
    let whole = CustomerView::of(account, Lang::default(), day);
    let (parts, _) = customer_views(account, Lang::default(), day);
    parts.into_iter().filter(|(_, part)| !whole.shows_the_same(part)).map(|(view, _)| area(view)).collect()
}

/// The parts of the customer's picture that the saved views show, and the views that are no page. Views that differ by
/// what a customer is not shown would be the same page twice.
fn customer_views(account: &Account, lang: Lang, day: Date) -> (Vec<(&View, CustomerView)>, Vec<&View>) {
    let whole = CustomerView::of(account, lang, day);
    let (mut parts, mut without): (Vec<(&View, CustomerView)>, _) = (Vec::new(), Vec::new());
    for view in account.views_in_order() {
        let area = area(view);
        let part = whole.clone().only(|_, card| area.contains(card.center()));
        if part.is_empty() || parts.iter().any(|(_, held)| held.shows_the_same(&part)) {
            without.push(view);
        } else {
            parts.push((view, part));
        }
    }
    (parts, without)
}

/// "Page 2 of 7".
pub(super) fn page_of(number: usize, pages: usize, lang: Lang) -> String {
    tr_args(lang, "page-of", &[("page", (number + 1).into()), ("pages", pages.into())])
}

pub(super) fn sheet_facts(account: &Account, findings: &Findings, facts: &Facts, lang: Lang) -> SheetFacts {
    let Question { deal, stage, day } = &findings.question;
    let record = deal.as_ref().and_then(|id| account.deals().get(id));
    let mut subtitle: Vec<String> = Vec::new();
    if let Some(record) = record {
        subtitle.push(record.name.clone());
        let stage = stage_name(stage.as_ref(), lang);
        subtitle.push(tr_args(lang, "sheet-stage", &[("stage", stage.as_str().into())]));
        subtitle.extend(record.value.map(|value| money(lang, value, &record.currency)));
        subtitle.extend(
            record.expected_close.map(|date| {
                tr_args(lang, "sheet-close-by", &[("date", date_long(lang, date).as_str().into())])
            }),
        );
    }
    let list = findings.list(account, lang);
    let key_people = list
        .rows
        .iter()
        .filter(|row| row.key)
        .take(5)
        .map(|row| KeyCard {
            rank: row.rank,
            name: row.name.clone(),
            title: row.title.clone(),
            support: row.support,
            score: row.score,
            reasons: row.reasons.clone(),
            next: row.next.clone(),
            owner: row.owner.clone(),
            due: row
                .due
                .map(|due| {
                    let key = if due < *day { "sheet-overdue" } else { "sheet-due" };
                    tr_args(lang, key, &[("date", date_short(lang, due).as_str().into())])
                })
                .unwrap_or_default(),
        })
        .collect();
    let team = team(account, lang, |id| facts.of(id).map(|f| f.faces.clone()).unwrap_or_default());
    let now = RatingsNow::on(account, *day);
    let support = match deal {
        Some(deal) => facts
            .all()
            .filter(|(id, card)| card.standing == Standing::Member && account.places().contains_key(*id))
            .map(|(id, _)| now.of(deal, id).support())
            .collect(),
        None => Vec::new(),
    };
    let competitor =
        record.and_then(|d| d.competitor.as_ref()).and_then(|id| account.organisations().get(id)).map(|o| {
            let allies: Vec<&str> = account
                .dossiers()
                .values()
                .filter(|d| d.competitor_ally.as_ref() == Some(&o.id))
                .filter_map(|d| account.person(&d.person))
                .map(|p| crate::locale::short_name(p.name_in(lang)))
                .collect();
            let joined = enumerated(lang, &allies);
            let words = if allies.is_empty() {
                String::new()
            } else {
                tr_args(lang, "sheet-allies", &[("names", joined.as_str().into())])
            };
            (o.name.clone(), o.mark.clone(), words)
        });
    SheetFacts {
        title: account.info().name_in(lang).to_owned(),
        subtitle: subtitle.join("  ·  "),
        as_of: tr_args(lang, "sheet-as-of", &[("date", date_long(lang, *day).as_str().into())]),
        key_people,
        team,
        support,
        competitor,
        marks: Vec::new(),
    }
}
