//! Lists of people that the panels show each frame, made once a change: who waits in the tray, who belongs to
//! which department, our team, how many are rated, and the gaps in words.
use super::compose::Findings;
use crate::analysis::{Gap, Risk, RiskKind, Severity, known_alone};
use crate::catalogue::{Lang, Side, Support};
use crate::locale::{date_short, with_colon};
use crate::model::{Account, DepartmentId, PersonId, Task, TaskId};
use crate::report::{
    card_name, gap_words, person_name, risk_answer, risk_details, risk_evidence, risk_title,
    short_person_name,
};
use crate::scene::{Facts, Standing};
use std::collections::BTreeMap;

/// One row of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct RosterRow {
    pub id: PersonId,
    pub side: Side,
    pub name: String,
    pub title: String,
    pub organisation: String,
    pub initials: String,
    /// No longer there: shown faint.
    pub left: bool,
}

/// A risk in words.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskRow {
    pub severity: Severity,
    pub title: String,
    /// Whom and what it concerns.
    pub details: String,
    /// What was seen or heard that says so; may be empty.
    pub evidence: String,
    /// Both in one line, without saying twice whom it concerns.
    pub said: String,
    /// What to do about it, or why the team takes it.
    pub answer: String,
    /// Whom it leads to.
    pub people: Vec<PersonId>,
    pub kind: RiskKind,
    /// Why the team takes it; `None` where it doesn't.
    pub accepted: Option<String>,
    /// Why the team took it before what was found changed.
    pub lapsed: Option<String>,
}

/// Whom and what a risk concerns and what shows it: evidence that goes from person to person names them already.
fn said_once(account: &Account, risk: &Risk, details: &str, evidence: &str, lang: Lang) -> String {
    let named = |id: &PersonId| {
        let name = with_colon(lang, &short_person_name(account, id, lang), "");
        evidence.contains(name.trim_end())
    };
    let all = !risk.people.is_empty() && risk.people.iter().all(named);
    let alone = all && risk.value.is_none() && risk.departments.is_empty();
    let parts = if alone { vec![evidence] } else { vec![details, evidence] };
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ·  ")
}

/// A task of the deal in words.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskRow {
    pub id: TaskId,
    pub title: String,
    pub person: Option<PersonId>,
    /// Whom it is about, and who of ours does it.
    pub name: String,
    pub owner: String,
    pub due_words: String,
    /// What the person is to think once it is done, where it is a move of the plan that is kept.
    pub aim: Option<Support>,
    pub done: bool,
    pub overdue: bool,
}

/// What is open, the earliest day first and without a day last; then what is done.
fn tasks(account: &Account, findings: &Findings, lang: Lang) -> Vec<TaskRow> {
    let day = findings.question.day;
    let mut tasks: Vec<&Task> =
        account.tasks().values().filter(|task| Some(&task.deal) == findings.question.deal.as_ref()).collect();
    tasks.sort_by_key(|task| (task.done, task.due.is_none(), task.due, task.order.clone()));
    let name = |id: Option<&PersonId>| id.map(|id| person_name(account, id, lang)).unwrap_or_default();
    let row = |task: &Task| TaskRow {
        id: task.id.clone(),
        title: task.title.clone(),
        person: task.person.clone(),
        name: name(task.person.as_ref()),
        owner: name(task.owner.as_ref()),
        due_words: task.due.map(|due| date_short(lang, due)).unwrap_or_default(),
        aim: task.aim,
        done: task.done,
        overdue: !task.done && task.due.is_some_and(|due| due < day),
    };
    tasks.into_iter().map(row).collect()
}

/// All lists, in the user's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    /// People who have no place on the map, ours excepted; those who left, too, or nobody would find them.
    pub waiting: Vec<RosterRow>,
    pub team: Vec<RosterRow>,
    pub departments: Vec<(DepartmentId, String, Vec<RosterRow>)>,
    /// The gaps, the weightiest first, each with its words.
    pub gaps: Vec<(Gap, String)>,
    /// The risks, the gravest first, each in words; those that are accepted at the end.
    pub risks: Vec<RiskRow>,
    /// The tasks of the deal shown.
    pub tasks: Vec<TaskRow>,
    /// Members of the deal, and how many of them are rated.
    pub members: usize,
    pub rated: usize,
    pub influence_lines: usize,
    pub conflicts: usize,
    /// Members whom one of ours alone knows, by who that is.
    pub known_alone: BTreeMap<PersonId, Vec<PersonId>>,
}

impl Roster {
    /// Those of our team who are still there.
    pub fn active_team(&self) -> impl Iterator<Item = &RosterRow> {
        self.team.iter().filter(|row| !row.left)
    }

    pub(super) fn new(account: &Account, facts: &Facts, findings: &Findings, lang: Lang) -> Self {
        let gaps = findings.gaps.iter().map(|gap| (gap.clone(), gap_words(account, gap, lang))).collect();
        let risk = |risk: &Risk| {
            let details = risk_details(account, risk, lang);
            let evidence = risk_evidence(account, &findings.question, risk, lang);
            RiskRow {
                severity: risk.kind.severity(),
                title: risk_title(risk, lang),
                said: said_once(account, risk, &details, &evidence, lang),
                details,
                evidence,
                answer: risk_answer(risk, lang),
                people: risk.people.clone(),
                kind: risk.kind,
                accepted: risk.accepted.clone(),
                lapsed: risk.lapsed.clone(),
            }
        };
        let mut risks: Vec<RiskRow> = findings.risks.iter().map(risk).collect();
        risks.sort_by_key(|risk| risk.accepted.is_some());
        let tasks = tasks(account, findings, lang);
        let known_alone = known_alone(account, findings.question.deal.as_ref());
        let mut this = Self { gaps, risks, tasks, known_alone, ..Self::default() };
        let mut by_department: BTreeMap<&DepartmentId, Vec<RosterRow>> = BTreeMap::new();
        for person in account.people_in_order() {
            let organisation = person.organisation.as_ref().and_then(|o| account.organisations().get(o));
            let row = RosterRow {
                id: person.id.clone(),
                side: person.side,
                name: card_name(account, &person.id, lang),
                title: person.title_in(lang).to_owned(),
                organisation: organisation.map(|o| o.name.clone()).unwrap_or_default(),
                initials: person.initials_in(lang),
                left: person.left,
            };
            if person.side == Side::Us {
                this.team.push(row);
                continue;
            }
            if let Some(department) = person.department.as_ref().filter(|_| !person.left) {
                by_department.entry(department).or_default().push(row.clone());
            }
            if !account.places().contains_key(&person.id) {
                this.waiting.push(row);
            }
        }
        for department in account.departments_in_order() {
            let people = by_department.remove(&department.id).unwrap_or_default();
            this.departments.push((department.id.clone(), department.name.clone(), people));
        }
        for (_, card) in facts.all().filter(|(_, card)| card.standing == Standing::Member) {
            this.members += 1;
            this.rated += usize::from(card.support.is_some());
        }
        for link in account.links().values() {
            this.influence_lines += usize::from(link.kind.family() == "influence");
            this.conflicts += usize::from(link.kind.family() == "conflict");
        }
        this
    }
}
