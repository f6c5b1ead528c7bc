//! What endangers a deal: each detector of the method's table of risks, gravest first. A finding names whom it
//! concerns; its words and advice are messages of the language.
use super::EPSILON;
use super::forecast::Decision;
use super::fragility::sole_links;
use super::gaps::{days_between, days_since_contact};
use super::key_people::{Question, Ranked, Ranking};
use super::population::Part;
use super::route::{best_level, known_by};
use crate::catalogue::{
    Access, AnalysisConstants, Influence, Level, Outcome, Phase, RoleKey, Side, StageKey, Support,
};
use crate::model::hierarchy::Hierarchy;
use crate::model::{
    Account, Contact, DealId, DepartmentId, LinkKind, Member, PersonId, Rating, RatingValue, RatingsNow,
};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How grave a risk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Critical,
    High,
    Medium,
    Low,
}

impl Severity {
    /// Gravest first.
    pub const ALL: [Self; 4] = [Self::Critical, Self::High, Self::Medium, Self::Low];

    /// Whether a risk with somebody is marked on their card and in lists.
    pub fn is_marked(self) -> bool {
        self != Self::Low
    }

    /// The word in printed answers, and in the keys of messages.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// One line a risk, in the order of the method's table.
macro_rules! risks {
    ($($kind:ident = $key:literal, $severity:ident;)+) => {
        /// What endangers a deal. Its words are the messages `risk-<key>-title` and `risk-<key>-do`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RiskKind { $($kind),+ }

        impl RiskKind {
            /// In the order of the method's table.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// The word in printed answers.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$kind => $key),+ }
            }

            /// How grave it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$kind => Severity::$severity),+ }
            }
        }
    };
}

risks! {
    NoEconomicBuyer = "no_economic_buyer", Critical;
    VetoAgainst = "veto_against", Critical;
    EbDark = "eb_dark", High;
    SingleThread = "single_thread", High;
    NoCoach = "no_coach", High;
    DetractorPath = "detractor_path", High;
    BusFactor = "bus_factor", High;
    Cooling = "cooling", High;
    LearningDip = "learning_dip", High;
    MultipleEconomicBuyers = "multiple_economic_buyers", Medium;
    WeakCoach = "weak_coach", Medium;
    NoBackup = "no_backup", Medium;
    Unassigned = "unassigned", Medium;
    UnratedKey = "unrated_key", Medium;
    Guesswork = "guesswork", Medium;
    IsolatedDecider = "isolated_decider", Medium;
    RelationshipGap = "relationship_gap", Medium;
    UnconfirmedSellingPoint = "unconfirmed_selling_point", Medium;
    ForgottenRole = "forgotten_role", Medium;
    NoWayIn = "no_way_in", Medium;
    Stalled = "stalled", Medium;
    StaleRating = "stale_rating", Low;
    ContactOverdue = "contact_overdue", Low;
    UncoveredDepartment = "uncovered_department", Low;
    OverdueTask = "overdue_task", Low;
    ReportCycle = "report_cycle", Low;
    TwoSolidBosses = "two_solid_bosses", Low;
    Orphan = "orphan", Low;
}

impl RiskKind {
    /// Whether it is found because of what the people concerned think of us.
    pub fn rests_on_opinions(self) -> bool {
        use RiskKind::{Cooling, DetractorPath, LearningDip, VetoAgainst, WeakCoach};
        matches!(self, VetoAgainst | DetractorPath | Cooling | LearningDip | WeakCoach)
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Risk {
    pub kind: RiskKind,
    /// Whom it concerns, in order of id; empty where it is that somebody or something is missing.
    pub people: Vec<PersonId>,
    /// Which place those of them who are ranked have among those who matter, from 1.
    pub ranks: BTreeMap<PersonId, usize>,
    /// A share (0 … 1) or a count, where the method says so.
    pub value: Option<f64>,
    pub roles: Vec<RoleKey>,
    pub departments: Vec<DepartmentId>,
    /// What was found, in one line: an acceptance counts as long as this is the same.
    pub facts: String,
    /// Why the team takes it; `None` where it doesn't.
    pub accepted: Option<String>,
    /// Why the team took it as it was found earlier; it counts again since.
    pub lapsed: Option<String>,
}

impl Risk {
    fn of(kind: RiskKind, people: Vec<PersonId>) -> Self {
        Self {
            kind,
            people,
            ranks: BTreeMap::new(),
            value: None,
            roles: Vec::new(),
            departments: Vec::new(),
            facts: String::new(),
            accepted: None,
            lapsed: None,
        }
    }

    /// Whom and what it concerns, in one line; where opinions are the matter, with them. Shares count in tenths, so that
    /// a breath of air doesn't bring an accepted risk back.
    fn said(&self, account: &Account, support: impl Fn(&PersonId) -> Option<Support>) -> String {
        let person = |id: &PersonId| match support(id).filter(|_| self.kind.rests_on_opinions()) {
            Some(support) => format!("{id}:{}", support.score()),
            None => id.to_string(),
        };
        let mut words: Vec<String> = self.people.iter().map(person).collect();
        words.extend(self.roles.iter().map(ToString::to_string));
        words.extend(
            self.departments.iter().filter_map(|id| Some(account.departments().get(id)?.name.clone())),
        );
        let share = |value: f64| if value <= 1.0 { (10.0 * value).round() / 10.0 } else { value };
        words.extend(self.value.map(|value| share(value).to_string()));
        words.join(" ")
    }

    /// Whether it tells who is our coach.
    pub fn is_confidential(&self) -> bool {
        self.kind == RiskKind::WeakCoach
    }
}

/// The risks of a deal, in the order of the method's table. Without a deal only the chart is looked at.
pub fn risks(decision: &Decision, ranking: &Ranking, question: &Question) -> Vec<Risk> {
    let account = decision.population.account;
    let mut found = Vec::new();
    if let Some(deal) = question.deal.as_ref().filter(|_| !decision.members.is_empty()) {
        let now = RatingsNow::on(account, question.day);
        let at_start = RatingsNow::on(account, trend_start(question.day, decision.population.constants));
        let look = Look { decision, ranking, account, deal, day: question.day, now, at_start };
        found = RiskKind::ALL.iter().filter_map(|kind| look.at(*kind)).collect();
    }
    let ranked: BTreeSet<&PersonId> = decision.population.ids.iter().copied().collect();
    let chart = Hierarchy::of(account, |id| ranked.contains(id));
    for (kind, people) in
        [(RiskKind::ReportCycle, chart.on_cycle), (RiskKind::TwoSolidBosses, chart.two_bosses)]
    {
        if !people.is_empty() {
            found.push(Risk::of(kind, people.into_iter().collect()));
        }
    }
    found.sort_by_key(|risk| risk.kind);
    let population = &decision.population;
    let support = |id: &PersonId| population.parts[population.index_of(id)?].as_ref()?.support;
    for risk in &mut found {
        let rank = |id: &PersonId| Some((id.clone(), ranking.of(id)?.rank));
        risk.ranks = risk.people.iter().filter_map(rank).collect();
        risk.facts = risk.said(account, support);
        let of_kind = account
            .acceptances()
            .values()
            .filter(|held| Some(&held.deal) == question.deal.as_ref() && held.risk == risk.kind.key());
        let (now, before): (Vec<_>, Vec<_>) = of_kind.partition(|held| held.facts == risk.facts);
        risk.accepted = now.first().map(|held| held.reason.clone());
        let latest = before.iter().max_by_key(|held| held.date);
        risk.lapsed = latest.filter(|_| now.is_empty()).map(|held| held.reason.clone());
    }
    found
}

/// How well ours must know somebody of this rank: as the team says, else as [`level_for_rank`] does.
pub fn required_level(member: &Member, rank: usize) -> Level {
    member.required_level.unwrap_or(level_for_rank(rank))
}

/// How well ours must know a key person of this rank where the team says nothing.
pub fn level_for_rank(rank: usize) -> Level {
    if rank == 1 { Level::Partner } else { Level::Engaged }
}

/// The contacts up to a day, the last first.
pub fn last_contacts(account: &Account, day: Date) -> impl Iterator<Item = &Contact> {
    let dated = |contact: &&Contact| contact.date.is_some_and(|date| date <= day);
    let mut contacts: Vec<&Contact> = account.contacts().values().filter(dated).collect();
    contacts.sort_by_key(|contact| (contact.date, contact.order.clone()));
    contacts.into_iter().rev()
}

/// What the detectors look at: a deal with members.
struct Look<'a> {
    decision: &'a Decision<'a>,
    ranking: &'a Ranking,
    account: &'a Account,
    deal: &'a DealId,
    day: Date,
    now: RatingsNow<'a>,
    /// What stood when the days of a trend began.
    at_start: RatingsNow<'a>,
}

/// The first of the days that a trend is looked for in.
fn trend_start(day: Date, constants: &AnalysisConstants) -> Date {
    day.saturating_sub(i64::from(constants.days.cooling).days())
}

impl<'a> Look<'a> {
    fn constants(&self) -> &'a AnalysisConstants {
        self.decision.population.constants
    }

    fn members(&self) -> impl Iterator<Item = (&'a PersonId, &Part<'a>)> {
        let population = &self.decision.population;
        population.ids.iter().zip(&population.parts).filter_map(|(id, part)| Some((*id, part.as_ref()?)))
    }

    /// The members of whom something holds.
    fn those(&self, holds: impl Fn(&PersonId, &Part) -> bool) -> Vec<PersonId> {
        self.members().filter(|(id, part)| holds(id, part)).map(|(id, _)| id.clone()).collect()
    }

    /// The key people of whom something holds, in order of id.
    fn key_people(&self, holds: impl Fn(&Ranked) -> bool) -> Vec<PersonId> {
        let mut ids: Vec<PersonId> =
            self.ranking.key_people().filter(|key| holds(key)).map(|key| key.id.clone()).collect();
        ids.sort();
        ids
    }

    fn part(&self, id: &PersonId) -> Option<&Part<'a>> {
        self.decision.population.index_of(id).and_then(|i| self.decision.population.parts[i].as_ref())
    }

    fn is_key(&self, id: &PersonId) -> bool {
        self.ranking.of(id).is_some_and(|ranked| ranked.key)
    }

    /// The best level at which any of ours knows a person.
    fn level(&self, id: &PersonId) -> Level {
        best_level(self.account, id)
    }

    fn not_met_within(&self, id: &PersonId, days: i32) -> bool {
        days_since_contact(self.account, id, self.day).is_none_or(|since| since > days.into())
    }

    /// The finding of one kind; the two about the chart are found without a deal.
    fn at(&self, kind: RiskKind) -> Option<Risk> {
        let c = self.constants();
        let score = |part: &Part| part.support.map(Support::score);
        let buyers = || self.those(|_, part| part.economic_buyer);
        let some = |people: Vec<PersonId>| (!people.is_empty()).then(|| Risk::of(kind, people));
        let missing = |is_missing: bool| is_missing.then(|| Risk::of(kind, Vec::new()));
        match kind {
            RiskKind::NoEconomicBuyer => missing(buyers().is_empty()),
            RiskKind::VetoAgainst => {
                some(self.those(|_, part| part.veto && score(part).is_some_and(|s| s <= -1)))
            }
            RiskKind::EbDark => {
                some(self.those(|id, part| part.economic_buyer && self.not_met_within(id, c.days.eb_dark)))
            }
            RiskKind::SingleThread => {
                let close = self.those(|id, _| self.level(id) >= Level::Engaged);
                let hangs = self.decision.members.len() >= c.single_thread_members && close.len() <= 1;
                hangs.then(|| Risk::of(kind, close))
            }
            RiskKind::NoCoach => missing(!self.members().any(|(_, part)| part.roles.contains(&"coach"))),
            RiskKind::DetractorPath => {
                some(self.those(|id, part| score(part).is_some_and(|s| s <= -2) && self.reaches_decider(id)))
            }
            RiskKind::BusFactor => self.bus_factor(),
            RiskKind::Cooling => some(self.those(|id, _| self.fall(id) >= i16::from(c.cooling_drop))),
            RiskKind::LearningDip => some(self.those(|id, part| {
                part.member.phase == Some(Phase::Learning)
                    && (self.fall(id) >= 1 || self.not_met_within(id, c.days.learning))
            })),
            RiskKind::MultipleEconomicBuyers => some(buyers()).filter(|risk| risk.people.len() > 1),
            RiskKind::WeakCoach => {
                let coaches = self.those(|_, part| part.roles.contains(&"coach"));
                let strong = |id: &PersonId| self.part(id).and_then(score).is_some_and(|s| s >= 2);
                some(coaches).filter(|risk| !risk.people.iter().any(strong))
            }
            RiskKind::NoBackup => some(self.key_people(|key| known_by(self.account, &key.id).len() < 2)),
            RiskKind::Unassigned => {
                let top = self.ranking.people.iter().filter(|ranked| ranked.rank <= c.fragile_top);
                let without = |id: &PersonId| self.part(id).is_none_or(|part| part.member.owner.is_none());
                let mut ids: Vec<PersonId> =
                    top.map(|ranked| ranked.id.clone()).filter(|id| without(id)).collect();
                ids.sort();
                some(ids)
            }
            RiskKind::UnratedKey => some(self.key_people(|key| self.part(&key.id).and_then(score).is_none())),
            RiskKind::Guesswork => self.guesswork(),
            RiskKind::IsolatedDecider => some(self.those(|id, part| {
                (part.economic_buyer || part.veto) && !self.influences(id).any(|(_, to)| to == id)
            })),
            RiskKind::RelationshipGap => some(self.key_people(|key| {
                let part = self.part(&key.id);
                part.is_some_and(|p| self.level(&key.id) < required_level(p.member, key.rank))
            })),
            RiskKind::UnconfirmedSellingPoint => {
                let points = self.account.selling_points().values();
                let open: BTreeSet<&PersonId> = points
                    .filter(|point| point.deal == *self.deal && point.key && !point.confirmed)
                    .map(|point| &point.person)
                    .collect();
                some(self.key_people(|key| open.contains(&key.id)))
            }
            RiskKind::ForgottenRole => self.forgotten_roles(),
            RiskKind::NoWayIn => {
                let early = |stage: &StageKey| matches!(stage.as_str(), "discover" | "qualify");
                let willing = |part: &Part| part.member.access.contains(&Access::Receptivity);
                let nobody = !self.members().any(|(_, part)| willing(part));
                missing(self.decision.population.stage.as_ref().is_some_and(early) && nobody)
            }
            RiskKind::Stalled => missing(self.stalled()),
            RiskKind::StaleRating => some(self.key_people(|key| {
                let rated = self.now.of(self.deal, &key.id).support_rating().and_then(|r| r.date);
                let age = rated.and_then(|date| days_between(date, self.day));
                age.is_some_and(|days| days > c.days.stale.into())
            })),
            RiskKind::ContactOverdue => some(self.those(|id, part| {
                let matters = self.is_key(id) || part.influence != Some(Influence::Low);
                matters && self.not_met_within(id, c.days.contact)
            })),
            RiskKind::UncoveredDepartment => self.uncovered_departments(),
            RiskKind::OverdueTask => {
                let tasks = self.account.tasks().values().filter(|task| task.deal == *self.deal);
                let late = tasks.filter(|t| !t.done && t.due.is_some_and(|due| due < self.day)).count();
                (late > 0).then(|| Risk { value: Some(late as f64), ..Risk::of(kind, Vec::new()) })
            }
            RiskKind::Orphan => self.orphans(),
            RiskKind::ReportCycle | RiskKind::TwoSolidBosses => None,
        }
    }

    /// Explicit arrows from and to a person among the ranked: who influences, whom.
    fn influences(&self, id: &PersonId) -> impl Iterator<Item = (&'a PersonId, &'a PersonId)> {
        let population = &self.decision.population;
        let ranked = |id: &PersonId| population.index_of(id).is_some();
        let arrows = self.account.links_of(id).filter(|link| matches!(link.kind, LinkKind::Influence(_)));
        arrows.map(|link| (&link.from, &link.to)).filter(move |(from, to)| ranked(from) && ranked(to))
    }

    /// Who listens to a person.
    fn listeners(&self, id: &PersonId) -> Vec<&'a PersonId> {
        self.influences(id).filter(|(from, _)| *from == id).map(|(_, to)| to).collect()
    }

    /// Whether somebody has the ear of a decider, or of somebody who has.
    fn reaches_decider(&self, id: &PersonId) -> bool {
        let decides = |at: &PersonId| at != id && self.part(at).is_some_and(|p| p.economic_buyer || p.veto);
        let near = self.listeners(id);
        near.iter().any(|at| decides(at)) || near.iter().any(|at| self.listeners(at).into_iter().any(decides))
    }

    fn bus_factor(&self) -> Option<Risk> {
        let linked = self.members().filter(|(id, _)| self.level(id) > Level::None).count();
        if linked < 2 {
            return None;
        }
        let most = sole_links(self.account, self.ranking, Some(self.deal)).into_iter().next()?;
        let heavy = most.share > self.constants().bus_share + EPSILON;
        heavy.then(|| Risk { value: Some(most.share), ..Risk::of(RiskKind::BusFactor, vec![most.us]) })
    }

    /// By how many steps support fell from its best within the days of a trend; that which stood at their start counts.
    fn fall(&self, id: &PersonId) -> i16 {
        let today = self.now.of(self.deal, id).support();
        let start = trend_start(self.day, self.constants());
        let scored = |rating: &Rating| match rating.value {
            RatingValue::Support(Some(score)) => Some(score.score()),
            _ => None,
        };
        let counts = |rating: &&Rating| {
            rating.deal == *self.deal && rating.date.is_some_and(|date| date >= start && date <= self.day)
        };
        let within = self.account.ratings_of(id).filter(counts).filter_map(scored);
        let at_start = self.at_start.of(self.deal, id).support().map(Support::score);
        let best = within.chain(at_start).max();
        best.zip(today).map_or(0, |(best, today)| i16::from(best) - i16::from(today.score()))
    }

    fn guesswork(&self) -> Option<Risk> {
        let c = self.constants();
        let guesses: Vec<_> = self
            .decision
            .opinions()
            .into_iter()
            .filter(|opinion| opinion.vote > 0.0 && opinion.sigma >= c.sigma.unknown - EPSILON)
            .collect();
        let share: f64 = guesses.iter().map(|opinion| opinion.vote).sum();
        let people = guesses.into_iter().map(|opinion| opinion.id).collect();
        (share > c.guess_share + EPSILON)
            .then(|| Risk { value: Some(share), ..Risk::of(RiskKind::Guesswork, people) })
    }

    fn forgotten_roles(&self) -> Option<Risk> {
        let held = |role: &RoleKey| self.members().any(|(_, part)| part.roles.contains(&role.as_str()));
        // The economic buyer and the coach have risks of their own.
        let counts = |role: &&RoleKey| !matches!(role.as_str(), "economic_buyer" | "coach");
        let named = self.decision.population.named_roles().iter();
        let roles: Vec<RoleKey> = named.filter(counts).filter(|role| !held(role)).cloned().collect();
        (!roles.is_empty()).then(|| Risk { roles, ..Risk::of(RiskKind::ForgottenRole, Vec::new()) })
    }

    fn stalled(&self) -> bool {
        let most = self.constants().stalled_contacts;
        let last: Vec<&Contact> = last_contacts(self.account, self.day).take(most).collect();
        let leads_nowhere =
            |contact: &&Contact| matches!(contact.outcome, Some(Outcome::Continuation | Outcome::NoSale));
        last.len() == most && last.iter().all(leads_nowhere)
    }

    fn uncovered_departments(&self) -> Option<Risk> {
        let mut by_department: BTreeMap<&DepartmentId, (f64, Vec<&PersonId>)> = BTreeMap::new();
        for (id, _) in self.members() {
            let Some(person) = self.account.person(id).filter(|p| p.side == Side::Customer) else { continue };
            let Some(department) = &person.department else { continue };
            let vote = self.ranking.of(id).map_or(0.0, |ranked| ranked.vote);
            let held = by_department.entry(department).or_default();
            held.0 += vote;
            held.1.push(id);
        }
        let least = self.constants().department_share - EPSILON;
        by_department
            .retain(|_, (share, ids)| *share >= least && ids.iter().all(|id| self.level(id) == Level::None));
        let mut people: Vec<PersonId> =
            by_department.values().flat_map(|(_, ids)| ids).map(|id| (*id).clone()).collect();
        people.sort();
        let order = self.account.departments_in_order();
        let departments: Vec<DepartmentId> =
            order.into_iter().map(|d| d.id.clone()).filter(|id| by_department.contains_key(id)).collect();
        (!departments.is_empty())
            .then(|| Risk { departments, ..Risk::of(RiskKind::UncoveredDepartment, people) })
    }

    fn orphans(&self) -> Option<Risk> {
        let population = &self.decision.population;
        if population.len() < 2 {
            return None;
        }
        let ranked = |id: &PersonId| population.index_of(id).is_some();
        let joins =
            |kind: LinkKind| matches!(kind, LinkKind::Reports | LinkKind::Dotted | LinkKind::Influence(_));
        let lines = self.account.links().values().filter(|link| {
            joins(link.kind) && link.from != link.to && ranked(&link.from) && ranked(&link.to)
        });
        let joined: BTreeSet<&PersonId> = lines.flat_map(|link| [&link.from, &link.to]).collect();
        let alone = self.those(|id, _| !joined.contains(id));
        (!alone.is_empty()).then(|| Risk::of(RiskKind::Orphan, alone))
    }
}
