//! What a card of the account team's picture says, as values: one pass over the account, then drawing only.
use super::loss::{Loss, losses};
use crate::analysis::{Fragility, Ranking, Risk, RiskKind, Severity, level_for_rank};
use crate::catalogue::{
    AnalysisConstants, Catalogue, Confidence, Influence, Lang, Level, Placeholder, RoleKey, Side, StageKey,
    Support,
};
use crate::locale;
use crate::model::{Account, DealId, LinkKind, PairState, PersonId, PhotoData, RatingsNow};
use crate::theme::{Family, Metrics};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a person is to the picture; decides which card is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A full card.
    Member,
    /// A customer's person who isn't in the deal shown: a plain low card; not a gap.
    OutsideTheDeal,
    /// One of ours.
    Ours,
    Competitor,
    /// A partner or consultant outside the deal.
    Partner,
}

/// A disc on a card's top edge, in the order in which they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disc {
    Risk,
    Leaving,
    /// With the competitor's letter.
    Ally(String),
    Stale,
}

/// A role's badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    pub text: String,
    /// The role in words.
    pub name: String,
    pub family: Family,
    /// Dashed: a coach is never shown to a customer.
    pub confidential: bool,
}

/// Everything a card shows.
#[derive(Clone, Debug, PartialEq)]
pub struct CardFacts {
    pub name: String,
    pub title: String,
    pub standing: Standing,
    /// Of side `other`: a coloured bar at the right edge.
    pub other_side: bool,
    pub placeholder: Option<Placeholder>,
    pub support: Option<Support>,
    pub confirmed: bool,
    pub influence: Option<Influence>,
    pub badges: Vec<Badge>,
    pub actual: Level,
    pub required: Option<Level>,
    pub counterpart: Option<(String, PairState)>,
    /// 1 for the principal, 2 … 5 for the secondary.
    pub mark: Option<usize>,
    pub discs: Vec<Disc>,
    /// What endangers the deal here, a few words each, gravest first.
    pub risks: Vec<String>,
    /// Whether one of these is critical or high.
    pub pressing: bool,
    /// What is lost without this person, where that was asked.
    pub loss: Loss,
    pub initials: String,
    pub photo: Option<PhotoData>,
    /// Of ours: whom they face.
    pub faces: Vec<(String, PairState)>,
}

/// The facts of a whole account in one deal on one day.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    cards: BTreeMap<PersonId, Arc<CardFacts>>,
}

/// What facts are made from.
pub struct FactSource<'a> {
    pub account: &'a Account,
    pub constants: &'a AnalysisConstants,
    pub deal: Option<&'a DealId>,
    pub ranking: &'a Ranking,
    /// What was found, gravest first.
    pub risks: &'a [Risk],
    /// What is lost if somebody leaves, where the lens shows it.
    pub fragility: Option<&'a Fragility>,
    pub day: Date,
    pub lang: Lang,
}

impl Facts {
    /// One pass over the account.
    pub fn new(source: &FactSource) -> Self {
        let FactSource { account, constants, deal, ranking, risks, fragility, day, lang } = *source;
        let now = RatingsNow::on(account, day);
        let mut levels: BTreeMap<&PersonId, Level> = BTreeMap::new();
        for relationship in account.relationships().values() {
            let held = levels.entry(&relationship.person).or_default();
            *held = (*held).max(relationship.level);
        }
        let mut pairs: BTreeMap<&PersonId, (&PersonId, PairState)> = BTreeMap::new();
        let mut faces: BTreeMap<&PersonId, Vec<(String, PairState)>> = BTreeMap::new();
        for link in account.links().values() {
            if let LinkKind::Pair(state) = link.kind {
                let held = pairs.entry(&link.to).or_insert((&link.from, state));
                // A counterpart in place counts before a planned one.
                if state < held.1 {
                    *held = (&link.from, state);
                }
                if let Some(person) = account.person(&link.to) {
                    let name = locale::short_name(person.name_in(lang)).to_owned();
                    faces.entry(&link.from).or_default().push((name, state));
                }
            }
        }
        // What the team takes with open eyes is not held up to it any more.
        let mut endangered: BTreeMap<&PersonId, Vec<&Risk>> = BTreeMap::new();
        for risk in risks.iter().filter(|risk| risk.accepted.is_none()) {
            for id in &risk.people {
                endangered.entry(id).or_default().push(risk);
            }
        }
        let mut losses = fragility.map(|found| losses(account, found, lang)).unwrap_or_default();
        // A low risk is for the list: with its discs every second card would have one.
        let is_grave = |risk: &&Risk| risk.kind.severity().is_marked();
        let key: BTreeMap<&PersonId, usize> = ranking.key_people().map(|r| (&r.id, r.rank)).collect();
        let cards = account
            .people()
            .values()
            .map(|person| {
                let id = &person.id;
                let member = deal.and_then(|deal| account.member(deal, id));
                let standing = match (person.side, member) {
                    (Side::Us, _) => Standing::Ours,
                    (Side::Competitor, _) => Standing::Competitor,
                    (Side::Other, None) => Standing::Partner,
                    (Side::Customer, None) => Standing::OutsideTheDeal,
                    (Side::Customer | Side::Other, Some(_)) => Standing::Member,
                };
                let current = deal.map(|deal| now.of(deal, id)).unwrap_or_default();
                let dossier = account.dossiers().get(id);
                let rating = current.support_rating();
                let mut discs = Vec::new();
                let theirs = endangered.remove(id).unwrap_or_default();
                if standing == Standing::Member && theirs.iter().any(is_grave) {
                    discs.push(Disc::Risk);
                }
                if dossier.is_some_and(|d| d.departing.is_some()) {
                    discs.push(Disc::Leaving);
                }
                if let Some(ally) = dossier.and_then(|d| d.competitor_ally.as_ref()) {
                    let mark = account.organisations().get(ally).map_or("", |o| o.mark.as_str());
                    discs.push(Disc::Ally(mark.to_owned()));
                }
                let stale = rating.and_then(|r| r.date).and_then(|date| days(date, day));
                if standing == Standing::Member && stale.is_some_and(|days| days > constants.days.stale) {
                    discs.push(Disc::Stale);
                }
                let mut risks: Vec<String> =
                    theirs.iter().filter_map(|risk| card_words(risk, lang)).collect();
                for words in discs.iter().filter_map(|disc| disc_risk(disc, lang)) {
                    // An old rating is told by a disc on every card, as a risk only of key people.
                    if !risks.contains(&words) {
                        risks.push(words);
                    }
                }
                let mark = if ranking.principal.as_ref() == Some(id) {
                    Some(1)
                } else {
                    ranking.secondary.iter().find(|s| *s == id).and_then(|_| key.get(id).copied())
                };
                let facts = CardFacts {
                    name: locale::called(lang, person.placeholder, person.name_in(lang)),
                    title: person.title_in(lang).to_owned(),
                    standing,
                    other_side: person.side == Side::Other,
                    placeholder: person.placeholder,
                    support: current.support(),
                    confirmed: rating.is_some_and(|r| r.confidence == Confidence::Confirmed),
                    influence: current.influence(),
                    badges: current.roles().iter().map(|role| badge(role, lang)).collect(),
                    actual: levels.get(id).copied().unwrap_or_default(),
                    required: member
                        .and_then(|m| m.required_level)
                        .or_else(|| key.get(id).map(|rank| level_for_rank(*rank))),
                    counterpart: pairs
                        .get(id)
                        .and_then(|(us, state)| account.person(us).map(|p| (p.initials_in(lang), *state))),
                    mark: mark.filter(|_| standing == Standing::Member),
                    discs,
                    risks: if standing == Standing::Member { risks } else { Vec::new() },
                    pressing: theirs.iter().any(|risk| risk.kind.severity() <= Severity::High),
                    loss: losses.remove(id).unwrap_or_default(),
                    initials: person.initials_in(lang),
                    photo: account.photos().get(id).map(|photo| photo.data.clone()),
                    faces: faces.remove(id).unwrap_or_default(),
                };
                (id.clone(), Arc::new(facts))
            })
            .collect();
        Self { cards }
    }

    /// What a card says; `None` for whoever is not in the account.
    pub fn of(&self, id: &PersonId) -> Option<&CardFacts> {
        self.shared(id).map(Arc::as_ref)
    }

    /// The same for whoever keeps it.
    pub(super) fn shared(&self, id: &PersonId) -> Option<&Arc<CardFacts>> {
        self.cards.get(id)
    }

    /// All cards, also of people who are not on the map, by id.
    pub fn all(&self) -> impl Iterator<Item = (&PersonId, &CardFacts)> {
        self.cards.iter().map(|(id, facts)| (id, facts.as_ref()))
    }
}

impl CardFacts {
    /// Somebody of whom nothing is known but that they take part.
    pub fn unknown(name: String) -> Self {
        Self {
            name,
            title: String::new(),
            standing: Standing::Member,
            other_side: false,
            placeholder: None,
            support: None,
            confirmed: false,
            influence: None,
            badges: Vec::new(),
            actual: Level::None,
            required: None,
            counterpart: None,
            mark: None,
            discs: Vec::new(),
            risks: Vec::new(),
            pressing: false,
            loss: Loss::default(),
            initials: String::new(),
            photo: None,
            faces: Vec::new(),
        }
    }

    /// What the card is called where its title has no room: a post that nobody is known to hold, by the title.
    pub fn alone(&self) -> &str {
        if self.placeholder.is_some() && !self.title.is_empty() { &self.title } else { &self.name }
    }

    /// The same where there is room for a word or two: of a person the surname.
    pub fn shortest(&self) -> &str {
        if self.placeholder.is_some() { self.alone() } else { locale::short_name(&self.name) }
    }

    /// Height of the card, in map points: influence says it.
    pub fn height(&self) -> f32 {
        let m = Metrics::get();
        match self.standing {
            Standing::Ours | Standing::Competitor | Standing::Partner => m.ours_card.height,
            Standing::OutsideTheDeal => m.card.height.low,
            Standing::Member => match self.influence {
                Some(Influence::High) => m.card.height.high,
                Some(Influence::Medium) => m.card.height.medium,
                Some(Influence::Low) | None => m.card.height.low,
            },
        }
    }

    /// How many levels the relationship is short of what is required; `None` where nothing is.
    pub fn short(&self) -> Option<usize> {
        let required = self.required.filter(|level| *level != Level::None)?;
        Some(self.actual.short_of(required))
    }

    /// What a screen reader says: name, post, support in words.
    pub fn spoken(&self, lang: Lang) -> String {
        let support = locale::support_words(self.support, lang);
        match self.standing {
            Standing::Member => locale::listed(lang, &[&self.name, &self.title, &support]),
            _ => locale::listed(lang, &[&self.name, &self.title]),
        }
    }
}

/// The badge of a role; a team's own role shows its first letters.
pub fn badge(role: &RoleKey, lang: Lang) -> Badge {
    match Catalogue::get().role(role) {
        Some(role) => Badge {
            text: role.badge.get(lang).to_owned(),
            name: role.name.get(lang).to_owned(),
            family: Metrics::get().family_of_role(role.key.as_str()).unwrap_or(Family::Connect),
            confidential: role.confidential,
        },
        None => Badge {
            text: role.as_str().chars().take(3).collect::<String>().to_uppercase(),
            name: role.to_string(),
            family: Family::Connect,
            confidential: false,
        },
    }
}

/// What is found about a person, in a few words; `None` of what is somebody's lack, who is nowhere.
fn card_words(risk: &Risk, lang: Lang) -> Option<String> {
    let nobodys = [
        RiskKind::NoEconomicBuyer,
        RiskKind::NoCoach,
        RiskKind::ForgottenRole,
        RiskKind::UncoveredDepartment,
        RiskKind::OverdueTask,
    ];
    let words = || locale::tr(lang, &format!("risk-{}-card", risk.kind.key())).into_owned();
    (!nobodys.contains(&risk.kind)).then(words)
}

/// What a disc says, in words; the risk disc stands for risks, which speak for themselves.
fn disc_risk(disc: &Disc, lang: Lang) -> Option<String> {
    let key = match disc {
        Disc::Risk => return None,
        Disc::Leaving => "risk-leaving",
        Disc::Ally(_) => "risk-ally",
        Disc::Stale => "risk-stale",
    };
    Some(locale::tr(lang, key).into_owned())
}

fn days(from: Date, to: Date) -> Option<i32> {
    from.until((jiff::Unit::Day, to)).ok().map(|span| span.get_days())
}

/// The stage's name in words; the key of a team's own stage.
pub fn stage_name(stage: Option<&StageKey>, lang: Lang) -> String {
    match stage {
        Some(key) => Catalogue::get().stage(key).map_or(key.to_string(), |s| s.name.get(lang).to_owned()),
        None => locale::tr(lang, "stage-none").to_string(),
    }
}
