//! Whom the map lights up: those whom a text, a filter and a neighbourhood let through. The rest is faded, not gone.
use super::editor::Session;
use super::find::{Fit, fit};
use super::saved_views::Direction;
use crate::catalogue::{RoleKey, Stance};
use crate::model::folding::folded_away;
use crate::model::{Account, DealId, DepartmentId, LinkKind, PairState, Person, PersonId, Place, RatingsNow};
use crate::scene::{CardFacts, Disc, Facts, Standing};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is looked for; within one set any will do, and all that are not empty must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// In a name, a title or a department's name.
    pub text: String,
    /// Held in the deal shown.
    pub roles: BTreeSet<RoleKey>,
    /// Only of members of the deal shown.
    pub stances: BTreeSet<Stance>,
    /// Whose department is one of these.
    pub departments: BTreeSet<DepartmentId>,
    /// Ours who own the person, face them or have an open task with them.
    pub owners: BTreeSet<PersonId>,
    /// Only those whose rating is old.
    pub stale: bool,
}

impl Filter {
    /// Whether everybody passes.
    pub fn is_empty(&self) -> bool {
        let Self { text, roles, stances, departments, owners, stale } = self;
        text.trim().is_empty()
            && roles.is_empty()
            && stances.is_empty()
            && departments.is_empty()
            && owners.is_empty()
            && !stale
    }
}

/// A person and all whom `steps` lines of reporting or influence reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbourhood {
    /// Whose neighbourhood it is.
    pub person: PersonId,
    /// 1 to 3.
    pub steps: usize,
}

/// So far a neighbourhood grows before it is left.
const MOST_STEPS: usize = 3;

/// What the lit people were last worked out from.
#[derive(Clone, Debug, Default, PartialEq)]
struct LitFor {
    version: u64,
    filter: Filter,
    around: Option<Neighbourhood>,
    way: Option<BTreeSet<PersonId>>,
}

/// Whom text, filter and neighbourhood let through.
#[derive(Clone, Debug, Default)]
pub(super) struct Passing {
    asked: LitFor,
    people: Option<BTreeSet<PersonId>>,
}

impl Session {
    /// Whom text, filter and neighbourhood let through, or who stands on the way that is shown, be they drawn or folded
    /// away; `None`: everybody.
    pub fn passing(&self) -> Option<&BTreeSet<PersonId>> {
        self.passing.people.as_ref()
    }

    /// The people who are lit: those who pass, and whoever is drawn for a branch in which somebody does; `None`:
    /// everybody.
    pub fn lit(&self) -> Option<&Arc<BTreeSet<PersonId>>> {
        self.derived.picture.lit.as_ref()
    }

    /// Lights the neighbourhood of the person selected last, a step further each time; after the last everybody.
    pub(super) fn widen_neighbourhood(&mut self) {
        let Some(lead) = self.selection.lead().cloned() else { return };
        let steps = match &self.around {
            Some(around) if around.person == lead => around.steps + 1,
            _ => 1,
        };
        self.around = (steps <= MOST_STEPS).then_some(Neighbourhood { person: lead, steps });
    }

    /// Lights a step less of the neighbourhood that is shown; of the first step everybody.
    pub(super) fn narrow_neighbourhood(&mut self) {
        let around = self.around.take().filter(|around| around.steps > 1);
        self.around = around.map(|around| Neighbourhood { steps: around.steps - 1, ..around });
    }

    /// Lights everybody.
    pub fn clear_filter(&mut self) {
        self.filter = Filter::default();
        self.around = None;
        self.way = None;
    }

    /// Who stands on the way that is shown.
    fn on_the_way(&self) -> Option<BTreeSet<PersonId>> {
        let (to, route) = self.way()?;
        let hops = route.into_iter().flat_map(|route| &route.hops);
        let ends = hops.flat_map(|hop| [&hop.from, &hop.to]).chain([to]);
        Some(ends.cloned().collect())
    }

    /// Works out who is lit, if that may have changed.
    pub(super) fn relight(&mut self) {
        let asked = LitFor {
            version: self.derived.version,
            filter: self.filter.clone(),
            around: self.around.clone(),
            way: self.on_the_way(),
        };
        if self.passing.asked == asked {
            return;
        }
        if self.around.as_ref().is_some_and(|around| self.account().person(&around.person).is_none()) {
            self.around = None;
        }
        let question = Asked { deal: self.deal(), day: self.day() };
        let facts = &self.derived.picture.facts;
        let mut lit = lit(self.account(), facts, &question, &self.filter, self.around.as_ref());
        if let Some(way) = &asked.way {
            lit = Some(way.clone());
        }
        let people = lit.clone();
        if let Some(lit) = &mut lit {
            // Who is folded away shines through whoever is drawn instead.
            let away = folded_away(self.account());
            let tops: Vec<PersonId> = lit.iter().filter_map(|id| away.get(id)).cloned().collect();
            lit.extend(tops);
        }
        self.derived.light(lit);
        self.passing = Passing { asked: LitFor { version: self.derived.version, ..asked }, people };
    }

    /// Selects the next of those who pass, in reading order, and brings the card into view; a folded branch opens for that.
    pub fn show_neighbouring_lit(&mut self, direction: Direction) {
        let Some(passing) = self.passing() else { return };
        let at = |id: &PersonId| self.account().places().get(id).map(Place::at);
        let mut all: Vec<(f32, f32, &PersonId)> =
            passing.iter().filter_map(|id| at(id).map(|at| (at.y, at.x, id))).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let held = self.selection.lead().and_then(|lead| all.iter().position(|(.., id)| *id == lead));
        let next = direction.round(held, all.len()).and_then(|i| all.get(i)).map(|(.., id)| *id);
        // Where nobody on the map is lit, whoever waits beside it is.
        let waiting = || passing.iter().find(|id| !self.account().places().contains_key(*id));
        if let Some(id) = next.or_else(waiting).cloned() {
            self.show_person(&id);
        }
    }
}

/// Of which deal, and on what day.
pub(super) struct Asked<'a> {
    pub(super) deal: Option<&'a DealId>,
    pub(super) day: Date,
}

/// Who passes a filter and belongs to a neighbourhood; `None` where both let everybody through.
pub(super) fn lit(
    account: &Account,
    facts: &Facts,
    asked: &Asked,
    filter: &Filter,
    around: Option<&Neighbourhood>,
) -> Option<BTreeSet<PersonId>> {
    if filter.is_empty() && around.is_none() {
        return None;
    }
    let near = around.map(|around| reach(account, around));
    let sieve = Sieve::new(account, asked, filter);
    let people = account.people().values().filter(|person| {
        near.as_ref().is_none_or(|near| near.contains(&person.id))
            && facts.of(&person.id).is_some_and(|card| sieve.person(person, card))
    });
    Some(people.map(|person| person.id.clone()).collect())
}

/// A filter with what it looks up.
struct Sieve<'a> {
    account: &'a Account,
    deal: Option<&'a DealId>,
    filter: &'a Filter,
    text: String,
    now: RatingsNow<'a>,
    /// Whom the owners have to do with.
    owned: BTreeSet<&'a PersonId>,
}

impl<'a> Sieve<'a> {
    fn new(account: &'a Account, asked: &Asked<'a>, filter: &'a Filter) -> Self {
        let is_owner = |id: &PersonId| filter.owners.contains(id);
        let facing = account.links().values().filter(|link| {
            matches!(link.kind, LinkKind::Pair(PairState::Current | PairState::Planned))
                && is_owner(&link.from)
        });
        let mut owned: BTreeSet<&PersonId> = facing.map(|link| &link.to).collect();
        let tasks = account.tasks().values().filter(|task| !task.done);
        let theirs = tasks.filter(|task| task.owner.as_ref().is_some_and(is_owner));
        owned.extend(theirs.filter_map(|task| task.person.as_ref()));
        let members = account.members().values();
        owned.extend(members.filter(|m| m.owner.as_ref().is_some_and(is_owner)).map(|m| &m.person));
        let text = filter.text.trim().to_lowercase();
        Self { account, deal: asked.deal, filter, text, now: RatingsNow::on(account, asked.day), owned }
    }

    fn person(&self, person: &Person, card: &CardFacts) -> bool {
        let filter = self.filter;
        let member = card.standing == Standing::Member;
        let department = person.department.as_ref();
        (self.text.is_empty() || self.says(person))
            && (filter.stances.is_empty() || member && filter.stances.contains(&Stance::of(card.support)))
            && (filter.departments.is_empty() || department.is_some_and(|d| filter.departments.contains(d)))
            && (filter.owners.is_empty() || self.owned.contains(&person.id))
            && (!filter.stale || card.discs.contains(&Disc::Stale))
            && (filter.roles.is_empty() || self.holds_one(&person.id))
    }

    fn says(&self, person: &Person) -> bool {
        let department = person.department.as_ref().and_then(|id| self.account.departments().get(id));
        let department = department.map_or("", |department| department.name.as_str());
        // A few letters stand within many words that nobody means who looks for a person.
        let few = self.text.is_ascii() && self.text.len() < 3;
        let within =
            |text: &str, few: bool| fit(text, &self.text).is_some_and(|fit| !few || fit != Fit::Inside);
        [&person.name, &person.name_local].into_iter().any(|name| within(name, false))
            || [&person.title, &person.title_local].into_iter().any(|title| within(title, few))
            || within(department, true)
    }

    fn holds_one(&self, id: &PersonId) -> bool {
        let Some(deal) = self.deal else { return false };
        self.now.of(deal, id).roles().iter().any(|role| self.filter.roles.contains(role))
    }
}

/// Everybody within so many lines of reporting, influence or conflict, either way.
fn reach(account: &Account, around: &Neighbourhood) -> BTreeSet<PersonId> {
    let mut found = BTreeSet::from([around.person.clone()]);
    let mut border = vec![around.person.clone()];
    for _ in 0..around.steps {
        let mut next = Vec::new();
        for id in &border {
            let lines = account.links_of(id).filter(|link| !matches!(link.kind, LinkKind::Pair(_)));
            for other in lines.map(|link| if link.from == *id { &link.to } else { &link.from }) {
                if found.insert(other.clone()) {
                    next.push(other.clone());
                }
            }
        }
        border = next;
    }
    found
}
