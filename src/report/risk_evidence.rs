//! What shows a risk: what was seen or heard of the people concerned, and what the account holds of them.
use super::names::short_person_name;
use crate::analysis::{Question, Risk, RiskKind, known_alone, known_by, last_contacts, required_level};
use crate::catalogue::{AnalysisConstants, Catalogue, Lang, Level, RoleKey, Side};
use crate::locale::{clauses, date_short, enumerated, listed, support_words, tr, tr_args, with_colon};
use crate::model::{Account, DealId, LinkKind, PersonId, RatingsNow};

/// By person where it is about people, else what was looked through in vain.
pub fn risk_evidence(account: &Account, question: &Question, risk: &Risk, lang: Lang) -> String {
    let Some(deal) = &question.deal else { return chart_evidence(account, risk, lang) };
    let look = Look { account, question, deal, lang, now: RatingsNow::on(account, question.day) };
    match risk.kind {
        RiskKind::OverdueTask => return look.overdue_tasks(),
        RiskKind::Stalled => return look.how_contacts_ended(),
        _ if risk.people.is_empty() => return look.nobody(),
        _ => {}
    }
    let said = risk.people.iter().filter_map(|id| {
        let words = look.of_person(risk, id)?;
        Some(with_colon(lang, &short_person_name(account, id, lang), &words))
    });
    let mut said: Vec<String> = said.collect();
    let more = said.len().saturating_sub(MOST_PEOPLE);
    said.truncate(MOST_PEOPLE);
    if said.is_empty() {
        return chart_evidence(account, risk, lang);
    }
    let words = clauses(lang, &said);
    match more {
        0 => words,
        count => tr_args(lang, "said-more", &[("words", words.as_str().into()), ("count", count.into())]),
    }
}

/// So many are told of; a sentence of hundreds says no more.
const MOST_PEOPLE: usize = 12;

/// The bosses of whoever has two, or stands in a circle.
fn chart_evidence(account: &Account, risk: &Risk, lang: Lang) -> String {
    if !matches!(risk.kind, RiskKind::TwoSolidBosses | RiskKind::ReportCycle) {
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
    fn of_person(&self, risk: &Risk, id: &PersonId) -> Option<String> {
        let rank = || risk.ranks.get(id).copied();
        let ranked = |rank: usize| tr_args(self.lang, "evidence-rank", &[("rank", rank.into())]);
        match risk.kind {
            RiskKind::VetoAgainst
            | RiskKind::DetractorPath
            | RiskKind::Cooling
            | RiskKind::LearningDip
            | RiskKind::WeakCoach
            | RiskKind::Guesswork => {
                Some(self.opinion(id).unwrap_or_else(|| tr(self.lang, "evidence-not-rated").into_owned()))
            }
            RiskKind::EbDark | RiskKind::ContactOverdue => Some(self.last_contact(id)),
            RiskKind::RelationshipGap | RiskKind::SingleThread => Some(self.relationship(id, rank())),
            RiskKind::NoBackup | RiskKind::UncoveredDepartment => Some(self.who_knows(id)),
            RiskKind::Unassigned | RiskKind::UnratedKey => rank().map(ranked),
            RiskKind::IsolatedDecider => Some(tr(self.lang, "evidence-no-influence").into_owned()),
            RiskKind::Orphan => Some(tr(self.lang, "evidence-no-line").into_owned()),
            RiskKind::MultipleEconomicBuyers => {
                let role = Catalogue::get()
                    .role(&RoleKey::from("economic_buyer"))
                    .map(|role| role.name.get(self.lang));
                let title = self.account.person(id).map(|person| person.title_in(self.lang));
                Some(listed(self.lang, &[role.unwrap_or_default(), title.unwrap_or_default()]))
            }
            RiskKind::BusFactor => Some(self.who_is_known_to(id)),
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
            // About nobody in particular, or told of the chart.
            RiskKind::NoEconomicBuyer
            | RiskKind::NoCoach
            | RiskKind::ForgottenRole
            | RiskKind::NoWayIn
            | RiskKind::Stalled
            | RiskKind::OverdueTask
            | RiskKind::ReportCycle
            | RiskKind::TwoSolidBosses => None,
        }
    }

    /// Among how many people it was looked for.
    fn nobody(&self) -> String {
        let is_theirs = |id: &PersonId| {
            self.account.person(id).is_some_and(|p| matches!(p.side, Side::Customer | Side::Other) && !p.left)
        };
        let members = self.account.members().keys().filter(|key| key.deal == *self.deal);
        let count = members.filter(|key| is_theirs(&key.person)).count();
        tr_args(self.lang, "evidence-none-of", &[("count", count.into())])
    }

    /// When the last contacts were, and what came of them, the latest first.
    fn how_contacts_ended(&self) -> String {
        let last =
            last_contacts(self.account, self.question.day).take(AnalysisConstants::get().stalled_contacts);
        let words = last.filter_map(|contact| {
            let date = date_short(self.lang, contact.date?);
            let outcome = Catalogue::get().outcome(contact.outcome?).name.get(self.lang);
            Some(with_colon(self.lang, &date, outcome))
        });
        clauses(self.lang, &words.collect::<Vec<_>>())
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

    /// How well we know a person, and what is required of one of this rank.
    fn relationship(&self, id: &PersonId, rank: Option<usize>) -> String {
        let name = |level: Level| Catalogue::get().level(level).name.get(self.lang);
        let best = known_by(self.account, id).into_values().max().unwrap_or_default();
        let member = self.account.member(self.deal, id);
        let required = member.zip(rank).map(|(member, rank)| required_level(member, rank));
        match required.filter(|required| *required > best) {
            Some(required) => {
                let args = [("level", name(best).into()), ("required", name(required).into())];
                tr_args(self.lang, "evidence-level", &args)
            }
            None => name(best).to_owned(),
        }
    }

    fn who_knows(&self, id: &PersonId) -> String {
        let known =
            known_by(self.account, id).into_keys().map(|us| short_person_name(self.account, us, self.lang));
        match known.collect::<Vec<_>>().as_slice() {
            [] => tr(self.lang, "evidence-nobody").into_owned(),
            names => {
                let names = enumerated(self.lang, names);
                tr_args(self.lang, "evidence-only", &[("names", names.as_str().into())])
            }
        }
    }

    /// Whom one of ours alone knows.
    fn who_is_known_to(&self, us: &PersonId) -> String {
        let alone = known_alone(self.account, Some(self.deal)).remove(us).unwrap_or_default();
        let names: Vec<String> =
            alone.iter().map(|id| short_person_name(self.account, id, self.lang)).collect();
        tr_args(self.lang, "evidence-alone", &[("names", enumerated(self.lang, &names).as_str().into())])
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
