//! What shows a risk: what was seen or heard of the people concerned, and what the account holds of them.
use super::names::short_person_name;
use crate::analysis::{Question, Risk, RiskKind};
use crate::catalogue::{Catalogue, Lang, Level, Side};
use crate::locale::{clauses, date_short, enumerated, listed, support_words, tr, tr_args, with_colon};
use crate::model::{Account, DealId, LinkKind, PersonId, RatingsNow};
use std::collections::BTreeMap;

/// By person where it is about people; empty where the finding is that something is missing.
pub fn risk_evidence(account: &Account, question: &Question, risk: &Risk, lang: Lang) -> String {
    let Some(deal) = &question.deal else { return chart_evidence(account, risk, lang) };
    let look = Look { account, question, deal, lang, now: RatingsNow::on(account, question.day) };
    if risk.kind == RiskKind::OverdueTask {
        return look.overdue_tasks();
    }
    let said = risk.people.iter().filter_map(|id| {
        let words = look.of_person(risk.kind, id)?;
        Some(with_colon(lang, &short_person_name(account, id, lang), &words))
    });
    let said: Vec<String> = said.take(MOST_PEOPLE).collect();
    if said.is_empty() {
        return chart_evidence(account, risk, lang);
    }
    let words = clauses(lang, &said);
    match risk.people.len().saturating_sub(MOST_PEOPLE) {
        0 => words,
        count => tr_args(lang, "said-more", &[("words", words.as_str().into()), ("count", count.into())]),
    }
}

/// So many are told of; a sentence of hundreds says no more.
const MOST_PEOPLE: usize = 12;

/// The bosses of whoever has two.
fn chart_evidence(account: &Account, risk: &Risk, lang: Lang) -> String {
    if risk.kind != RiskKind::TwoSolidBosses {
        return String::new();
    }
    let said = risk.people.iter().map(|id| {
        let solid = account.links_of(id).filter(|link| link.kind == LinkKind::Reports && link.from == *id);
        let bosses: Vec<String> = solid.map(|link| short_person_name(account, &link.to, lang)).collect();
        with_colon(lang, &short_person_name(account, id, lang), &enumerated(lang, &bosses))
    });
    clauses(lang, &said.collect::<Vec<_>>())
}

struct Look<'a> {
    account: &'a Account,
    question: &'a Question,
    deal: &'a DealId,
    lang: Lang,
    now: RatingsNow<'a>,
}

impl Look<'_> {
    fn of_person(&self, kind: RiskKind, id: &PersonId) -> Option<String> {
        match kind {
            _ if kind.rests_on_opinions() => self.opinion(id),
            RiskKind::EbDark | RiskKind::ContactOverdue => Some(self.last_contact(id)),
            RiskKind::RelationshipGap | RiskKind::SingleThread => Some(self.relationship(id)),
            RiskKind::NoBackup => Some(self.who_knows(id)),
            RiskKind::StaleRating => {
                let date = self.now.of(self.deal, id).support_rating()?.date?;
                let date = date_short(self.lang, date);
                Some(tr_args(self.lang, "evidence-rated", &[("date", date.as_str().into())]))
            }
            RiskKind::UnconfirmedSellingPoint => {
                let points = self.account.selling_points_of(id);
                let open = points.filter(|point| point.deal == *self.deal && point.key && !point.confirmed);
                Some(enumerated(self.lang, &open.map(|point| point.feature.clone()).collect::<Vec<_>>()))
            }
            _ => None,
        }
    }

    /// What was seen or heard that says so, else the step itself.
    fn opinion(&self, id: &PersonId) -> Option<String> {
        let current = self.now.of(self.deal, id);
        let rating = current.support_rating()?;
        let evidence = rating.evidence.trim().trim_end_matches(['.', '。']);
        if !evidence.is_empty() {
            return Some(evidence.to_owned());
        }
        let step = support_words(current.support(), self.lang);
        let date = rating.date.map(|date| date_short(self.lang, date)).unwrap_or_default();
        Some(listed(self.lang, &[&step, &date]))
    }

    fn last_contact(&self, id: &PersonId) -> String {
        let dates = self.account.contacts_of(id).filter_map(|contact| contact.date);
        match dates.filter(|date| *date <= self.question.day).max() {
            Some(date) => {
                let date = date_short(self.lang, date);
                tr_args(self.lang, "evidence-met", &[("date", date.as_str().into())])
            }
            None => tr(self.lang, "evidence-never-met").into_owned(),
        }
    }

    /// Those of ours who know a person, and how well.
    fn known_by(&self, id: &PersonId) -> BTreeMap<&PersonId, Level> {
        let ours = |us: &PersonId| self.account.person(us).is_some_and(|us| us.side == Side::Us && !us.left);
        let mut known: BTreeMap<&PersonId, Level> = BTreeMap::new();
        let held = self.account.relationships_of(id).filter(|held| held.level > Level::None);
        for held in held.filter(|held| ours(&held.us)) {
            let level = known.entry(&held.us).or_default();
            *level = (*level).max(held.level);
        }
        known
    }

    /// How well we know a person, and what is required where the account says so.
    fn relationship(&self, id: &PersonId) -> String {
        let name = |level: Level| Catalogue::get().level(level).name.get(self.lang);
        let best = self.known_by(id).into_values().max().unwrap_or_default();
        let member = self.account.member(self.deal, id);
        match member.and_then(|member| member.required_level) {
            Some(required) => {
                let args = [("level", name(best).into()), ("required", name(required).into())];
                tr_args(self.lang, "evidence-level", &args)
            }
            None => name(best).to_owned(),
        }
    }

    fn who_knows(&self, id: &PersonId) -> String {
        let known = self.known_by(id).into_keys().map(|us| short_person_name(self.account, us, self.lang));
        match known.collect::<Vec<_>>().as_slice() {
            [] => tr(self.lang, "evidence-nobody").into_owned(),
            names => {
                let names = enumerated(self.lang, names);
                tr_args(self.lang, "evidence-only", &[("names", names.as_str().into())])
            }
        }
    }

    fn overdue_tasks(&self) -> String {
        let tasks = self.account.tasks().values().filter(|task| task.deal == *self.deal && !task.done);
        let late = tasks.filter_map(|task| Some((task.due.filter(|due| *due < self.question.day)?, task)));
        let mut late: Vec<_> = late.collect();
        late.sort_by_key(|(due, _)| *due);
        let said = late.into_iter().map(|(due, task)| {
            let args = [("title", task.title.clone()), ("date", date_short(self.lang, due))];
            tr_args(
                self.lang,
                "evidence-due",
                &args.each_ref().map(|(key, words)| (*key, words.as_str().into())),
            )
        });
        clauses(self.lang, &said.collect::<Vec<_>>())
    }
}
