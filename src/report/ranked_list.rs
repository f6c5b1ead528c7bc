//! The ranked list: who to win, why, what next, who does it, by when.
use super::names::person_name;
use super::next_step::next_step;
use super::risk_table::risk_title;
use super::table::{Cell, Column, Table};
use super::why::why_words;
use crate::analysis::{Leverage, Ranking, Risk};
use crate::catalogue::{Catalogue, Lang, StageKey, Support};
use crate::locale::{clauses, date_long, enumerated, tr, tr_args};
use crate::model::{Account, DealId, PersonId, RatingsNow};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The list in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RankedList {
    pub account: String,
    pub deal: String,
    pub stage: String,
    pub day: Option<Date>,
    /// The team's weights instead of the method's.
    pub own_weights: bool,
    /// Rank 1 would change under small changes of the weights.
    pub close_call: bool,
    pub rows: Vec<RankedRow>,
    /// Which of them to win next, the most worth first.
    next: Vec<usize>,
}

/// One person of the list, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RankedRow {
    pub id: PersonId,
    pub rank: usize,
    pub name: String,
    pub title: String,
    pub roles: String,
    pub support: Option<Support>,
    /// K, 0 … 100.
    pub score: f64,
    pub key: bool,
    /// The reasons that count most, the weightiest first.
    pub reasons: Vec<String>,
    /// The same in one line.
    pub why: String,
    pub next: String,
    pub owner: String,
    /// Our person's initials.
    pub owner_initials: String,
    pub due: Option<Date>,
    pub in_deal: bool,
    /// One more step of support with this person; `None` where there is none.
    pub step: Option<NextWin>,
    /// What endangers the deal with this person, as far as the team doesn't take it, the gravest first.
    pub risks: Vec<String>,
    /// Whether the card says so.
    pub in_danger: bool,
}

/// What a step of support with somebody is worth and costs.
#[derive(Clone, Debug, PartialEq)]
pub struct NextWin {
    /// From 1, by worth for cost.
    pub place: usize,
    /// Rise of the mean vote.
    pub gain: f64,
    pub cost: i32,
    /// Worth for cost, as a share of the best.
    pub share: f64,
}

/// The two orders of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// Who matters.
    #[default]
    Matters,
    /// Who to win next.
    WinNext,
}

/// The list of one deal in the ranking's order.
pub fn ranked_list(
    account: &Account,
    ranking: &Ranking,
    leverage: &[Leverage],
    deal: Option<&DealId>,
    stage: Option<&StageKey>,
    day: Date,
    lang: Lang,
) -> RankedList {
    let now = RatingsNow::on(account, day);
    let catalogue = Catalogue::get();
    let best = leverage.first().map_or(0.0, Leverage::worth);
    let steps: BTreeMap<&PersonId, NextWin> = leverage
        .iter()
        .enumerate()
        .map(|(i, step)| {
            let share = if best > 0.0 { step.worth() / best } else { 0.0 };
            let place = i + 1;
            (&step.person, NextWin { place, gain: step.gain, cost: step.cost, share })
        })
        .collect();
    let rows: Vec<RankedRow> = ranking
        .people
        .iter()
        .map(|ranked| {
            let person = account.person(&ranked.id);
            let current = deal.map(|d| now.of(d, &ranked.id)).unwrap_or_default();
            let reasons = why_words(account, ranked, lang);
            let step = deal.and_then(|d| next_step(account, d, &ranked.id, day)).unwrap_or_default();
            let owner = step.owner.as_ref().and_then(|id| account.person(id));
            let roles: Vec<&str> = current
                .roles()
                .iter()
                .map(|key| catalogue.role(key).map_or(key.as_str(), |r| r.name.get(lang)))
                .collect();
            RankedRow {
                id: ranked.id.clone(),
                rank: ranked.rank,
                name: person_name(account, &ranked.id, lang),
                title: person.map(|p| p.title_in(lang).to_owned()).unwrap_or_default(),
                roles: enumerated(lang, &roles),
                support: current.support(),
                score: ranked.k,
                key: ranked.key,
                why: clauses(lang, &reasons),
                reasons,
                next: step.text,
                owner: owner.map(|p| p.name_in(lang).to_owned()).unwrap_or_default(),
                owner_initials: owner.map(|p| p.initials_in(lang)).unwrap_or_default(),
                due: step.due,
                step: steps.get(&ranked.id).cloned(),
                risks: Vec::new(),
                in_danger: false,
                in_deal: deal.is_some_and(|d| account.member(d, &ranked.id).is_some()),
            }
        })
        .collect();
    let mut next: Vec<usize> = (0..rows.len()).filter(|&i| rows[i].step.is_some()).collect();
    next.sort_by_key(|&i| rows[i].step.as_ref().map(|step| step.place));
    RankedList {
        account: account.info().name_in(lang).to_owned(),
        deal: deal.and_then(|d| account.deals().get(d)).map(|d| d.name.clone()).unwrap_or_default(),
        stage: stage.map_or_else(
            || tr(lang, "stage-none").to_string(),
            |key| catalogue.stage(key).map_or(key.to_string(), |s| s.name.get(lang).to_owned()),
        ),
        day: Some(day),
        own_weights: account.info().own_weights().is_some(),
        close_call: ranking.sensitivity.is_close_call(),
        rows,
        next,
    }
}

impl RankedList {
    /// The same with the risks of each person.
    #[must_use]
    pub fn with_risks(mut self, risks: &[Risk], lang: Lang) -> Self {
        let mut open: Vec<&Risk> = risks.iter().filter(|risk| risk.accepted.is_none()).collect();
        open.sort_by_key(|risk| risk.kind.severity());
        let mut of: BTreeMap<&PersonId, Vec<&Risk>> = BTreeMap::new();
        for risk in open {
            for id in &risk.people {
                of.entry(id).or_default().push(risk);
            }
        }
        for row in &mut self.rows {
            let theirs = of.remove(&row.id).unwrap_or_default();
            row.risks = theirs.iter().map(|risk| risk_title(risk, lang)).collect();
            row.in_danger = row.in_deal && theirs.iter().any(|risk| risk.kind.severity().is_marked());
        }
        self
    }

    /// How many rows an order has: by who to win next, those who can be won at all.
    pub fn count(&self, order: ListOrder) -> usize {
        match order {
            ListOrder::Matters => self.rows.len(),
            ListOrder::WinNext => self.next.len(),
        }
    }

    /// A row by its place in an order, from 0.
    pub fn row(&self, order: ListOrder, place: usize) -> Option<&RankedRow> {
        let at = match order {
            ListOrder::Matters => place,
            ListOrder::WinNext => *self.next.get(place)?,
        };
        self.rows.get(at)
    }

    /// The list as a table.
    pub fn table(&self, lang: Lang) -> Table {
        let headings = [
            ("column-rank", true),
            ("column-name", false),
            ("column-title", false),
            ("column-roles", false),
            ("column-support", true),
            ("column-score", true),
            ("column-why", false),
            ("column-next", false),
            ("column-owner", false),
            ("column-due", false),
            ("column-risks", false),
        ];
        let columns =
            headings.map(|(key, numeric)| Column { heading: tr(lang, key).to_string(), numeric }).to_vec();
        let rows = self
            .rows
            .iter()
            .map(|row| {
                vec![
                    Cell::Number(row.rank as f64, 0),
                    Cell::from(row.name.clone()),
                    Cell::from(row.title.clone()),
                    Cell::from(row.roles.clone()),
                    row.support.map_or(Cell::Empty, |s| Cell::Number(f64::from(s.score()), 0)),
                    Cell::Number(row.score, 1),
                    Cell::from(row.why.clone()),
                    Cell::from(row.next.clone()),
                    Cell::from(row.owner.clone()),
                    Cell::from(row.due.map(|d| d.to_string()).unwrap_or_default()),
                    Cell::from(clauses(lang, &row.risks)),
                ]
            })
            .collect();
        let mut subtitle: Vec<String> =
            vec![self.deal.clone(), tr_args(lang, "sheet-stage", &[("stage", self.stage.as_str().into())])];
        subtitle.extend(
            self.day.map(|d| tr_args(lang, "sheet-as-of", &[("date", date_long(lang, d).as_str().into())])),
        );
        subtitle.push(tr(lang, "sheet-internal").to_string());
        subtitle.retain(|part| !part.is_empty());
        let notes = [(self.close_call, "close-call"), (self.own_weights, "own-weights")];
        let nobody = (self.rows.is_empty(), "gaps-nobody");
        let notes = notes.into_iter().chain([nobody]).filter(|(holds, _)| *holds);
        let notes = notes.map(|(_, key)| tr(lang, key).to_string()).collect();
        Table { title: self.account.clone(), subtitle: subtitle.join(" · "), columns, rows, notes }
    }
}
