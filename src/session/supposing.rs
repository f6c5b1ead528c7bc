//! What if somebody thought otherwise: scenarios side by side, each a few changes of support. The account stays as it
//! is; what one keeps of a scenario are tasks. While one asks, everything that is shown is the scenario's.
use super::editor::{Session, Stays};
use super::outlook::Outlooks;
use super::refusal::Refusal;
use crate::analysis::{Outlook, PlanStep};
use crate::catalogue::Support;
use crate::locale::Message;
use crate::model::{
    Account, Current, DealId, Document, Edit, PersonId, Rating, RatingId, RatingValue, Transaction,
};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who is taken to think what.
pub type Opinions = BTreeMap<PersonId, Support>;

/// So many can be compared at a glance.
pub const MOST_SCENARIOS: usize = 4;

/// One scenario.
#[derive(Default)]
struct Scenario {
    opinions: Opinions,
    undo: Vec<Opinions>,
    redo: Vec<Opinions>,
    /// What the opinions take, from where the account has them.
    moves: Vec<PlanStep>,
    outlooks: Outlooks,
}

/// The scenarios of a deal; they stay while one works on the account.
pub(super) struct Supposing {
    on: bool,
    deal: DealId,
    scenarios: Vec<Scenario>,
    at: usize,
    /// The account as the scenario shown has it.
    account: Account,
    version: u64,
}

impl Supposing {
    /// Whether nothing is supposed in any scenario.
    pub(super) fn is_untouched(&self) -> bool {
        self.scenarios.iter().all(|scenario| scenario.opinions.is_empty())
    }

    /// The account as the scenario has it, and a number of its own for each state; `None` while nobody asks.
    pub(super) fn shown(&self) -> Option<(&Account, u64)> {
        // Above all that a document counts.
        self.on.then_some((&self.account, (1 << 63) + self.version))
    }
    fn scenario(&self) -> Option<&Scenario> {
        self.scenarios.get(self.at)
    }
}

/// The account with these opinions in place of what is rated.
fn with_opinions(account: &Account, deal: &DealId, day: Date, opinions: &Opinions) -> Account {
    let mut made = Document::new(account.clone());
    let mut all = Transaction::new("step-suppose");
    for (seq, (person, support)) in (account.next_rating_seq()..).zip(opinions) {
        let value = RatingValue::Support(Some(*support));
        let held = Current::of(account, deal, person, day).support_rating().cloned();
        all.push(held.map_or_else(
            || Rating {
                id: RatingId::fresh(),
                deal: deal.clone(),
                person: person.clone(),
                seq,
                value: value.clone(),
                date: Some(day),
                ..Rating::default()
            },
            |held| Rating { value: value.clone(), ..held },
        ));
    }
    // Members only are supposed anything of, so nothing is refused.
    let _ = made.commit(all);
    made.account().clone()
}

impl Session {
    /// Whether what is shown is a scenario.
    pub fn is_supposing(&self) -> bool {
        self.supposing.as_ref().is_some_and(|s| s.on)
    }

    /// How many scenarios there are, and which is shown; `None` while nobody asks.
    pub fn scenarios(&self) -> Option<(usize, usize)> {
        self.supposing.as_ref().filter(|s| s.on).map(|s| (s.scenarios.len(), s.at))
    }

    /// Who is taken to think what in the scenario shown.
    pub fn supposed(&self) -> Option<&Opinions> {
        self.supposing.as_ref().filter(|s| s.on)?.scenario().map(|scenario| &scenario.opinions)
    }

    /// What the account itself says of a member's support.
    pub fn rated_support(&self, person: &PersonId) -> Option<Support> {
        Current::of(self.document.account(), self.deal.as_ref()?, person, self.day).support()
    }

    /// Begins to ask, where one left off, or goes back to the account.
    pub fn toggle_supposing(&mut self) {
        if self.is_supposing() {
            self.stop_supposing();
            return;
        }
        let Some(deal) = self.deal.clone() else {
            self.refuse(&Refusal::NoDeal);
            return;
        };
        let held = self.supposing.take().filter(|held| held.deal == deal);
        let mut held = held.unwrap_or_else(|| Supposing {
            on: true,
            deal: deal.clone(),
            scenarios: vec![Scenario::default()],
            at: 0,
            account: Account::default(),
            version: 0,
        });
        held.on = true;
        // Who left the deal in the meantime, or was rated so, is not supposed to be anything.
        for scenario in &mut held.scenarios {
            scenario.opinions.retain(|id, support| {
                let current = Current::of(self.document.account(), &deal, id, self.day);
                let member = self.document.account().member(&deal, id).is_some();
                member && current.support() != Some(*support)
            });
            scenario.undo.clear();
            scenario.redo.clear();
        }
        for scenario in &mut held.scenarios {
            scenario.moves = self.moves_to(&scenario.opinions);
        }
        self.supposing = Some(held);
        self.suppose_anew();
    }

    /// Back to the account; the scenarios stay until the file is closed.
    pub fn stop_supposing(&mut self) {
        if let Some(supposing) = self.supposing.as_mut().filter(|s| s.on) {
            supposing.on = false;
            self.after_change();
        }
    }

    /// Shows a scenario.
    pub fn show_scenario(&mut self, at: usize) {
        if let Some(supposing) = self.supposing.as_mut().filter(|s| s.on && at < s.scenarios.len()) {
            supposing.at = at;
            self.suppose_anew();
        }
    }

    /// Shows the next scenario, after the last the first.
    pub fn next_scenario(&mut self) {
        if let Some((count, at)) = self.scenarios() {
            self.show_scenario((at + 1) % count.max(1));
        }
    }

    /// Another scenario, beginning with what the one shown supposes.
    pub fn add_scenario(&mut self) {
        let Some(supposing) = self.supposing.as_mut().filter(|s| s.on) else { return };
        if supposing.scenarios.len() >= MOST_SCENARIOS {
            self.tell(Message::new("notice-scenarios-full").with("count", MOST_SCENARIOS), Stays::UntilNext);
            return;
        }
        let opinions = supposing.scenario().map(|s| s.opinions.clone()).unwrap_or_default();
        supposing.scenarios.push(Scenario { opinions, ..Scenario::default() });
        let last = supposing.scenarios.len() - 1;
        self.show_scenario(last);
    }

    /// Nobody is supposed to think otherwise in the scenario shown; an empty one besides others goes.
    pub fn clear_scenario(&mut self) {
        let Some(supposing) = self.supposing.as_mut().filter(|s| s.on) else { return };
        if supposing.scenario().is_some_and(|s| s.opinions.is_empty()) {
            if supposing.scenarios.len() > 1 {
                supposing.scenarios.remove(supposing.at);
                supposing.at = supposing.at.min(supposing.scenarios.len() - 1);
                self.suppose_anew();
            }
            return;
        }
        self.suppose_opinions(Opinions::new());
    }

    /// Takes what a step would rate as supposed; false, with the reason told, for anything but support.
    pub(super) fn suppose(&mut self, transaction: &Transaction) -> bool {
        let (Some(mut opinions), Some(deal)) = (self.supposed().cloned(), self.deal.clone()) else {
            return false;
        };
        let before = opinions.clone();
        for edit in &transaction.edits {
            let rated = match edit {
                Edit::Rating(_, Some(rating)) if rating.deal == deal => Some(rating),
                _ => None,
            };
            let Some((person, RatingValue::Support(support))) = rated.map(|r| (&r.person, &r.value)) else {
                self.refuse(&Refusal::Supposing);
                return false;
            };
            match support.filter(|support| self.rated_support(person) != Some(*support)) {
                Some(support) => opinions.insert(person.clone(), support),
                None => opinions.remove(person),
            };
        }
        if opinions == before {
            self.refuse(&Refusal::Supposing);
            return false;
        }
        self.suppose_opinions(opinions);
        true
    }

    fn suppose_opinions(&mut self, opinions: Opinions) {
        let Some(supposing) = &mut self.supposing else { return };
        if let Some(scenario) = supposing.scenarios.get_mut(supposing.at) {
            let before = std::mem::replace(&mut scenario.opinions, opinions);
            scenario.undo.push(before);
            scenario.redo.clear();
        }
        self.suppose_anew();
    }

    /// Whether undo, or else redo, has something to turn back in the scenario; `None` while nobody asks.
    pub(super) fn can_turn_supposed(&self, back: bool) -> Option<bool> {
        let scenario = self.supposing.as_ref().filter(|s| s.on)?.scenario()?;
        Some(!if back { scenario.undo.is_empty() } else { scenario.redo.is_empty() })
    }

    /// Undo (`back`) or redo within the scenario; false while nobody asks.
    pub(super) fn turn_supposed(&mut self, back: bool) -> bool {
        let Some(supposing) = self.supposing.as_mut().filter(|s| s.on) else { return false };
        if let Some(Scenario { opinions, undo, redo, .. }) = supposing.scenarios.get_mut(supposing.at) {
            let (from, to) = if back { (undo, redo) } else { (redo, undo) };
            if let Some(held) = from.pop() {
                to.push(std::mem::replace(opinions, held));
                self.suppose_anew();
            }
        }
        true
    }

    fn suppose_anew(&mut self) {
        let shown = self.supposing.as_ref().and_then(Supposing::scenario);
        let opinions = shown.map(|scenario| scenario.opinions.clone()).unwrap_or_default();
        let moves = self.moves_to(&opinions);
        let Some(supposing) = &mut self.supposing else { return };
        if let Some(scenario) = supposing.scenarios.get_mut(supposing.at) {
            scenario.moves = moves;
        }
        supposing.account = with_opinions(self.document.account(), &supposing.deal, self.day, &opinions);
        supposing.version += 1;
        self.forget_refusal();
        self.after_change();
    }

    /// The outlook of a scenario; an older one while the present one is being computed.
    pub fn scenario_outlook(&mut self, at: usize) -> (Option<Arc<Outlook>>, bool) {
        let question = self.question();
        let Some(scenario) = self.supposing.as_mut().and_then(|s| s.scenarios.get_mut(at)) else {
            return (None, false);
        };
        let key = (self.document.state(), question, scenario.opinions.clone());
        scenario.outlooks.ask(self.document.account(), key, &self.derived.wake())
    }

    /// Who is moved in a scenario, from where to where, and what it costs us.
    pub fn scenario_moves(&self, at: usize) -> &[PlanStep] {
        let scenario = self.supposing.as_ref().and_then(|s| s.scenarios.get(at));
        scenario.map_or(&[], |scenario| &scenario.moves)
    }

    /// Makes tasks of the moves up in the scenario shown and goes back to the account; all scenarios are dropped.
    pub fn keep_scenario(&mut self) {
        let Some((_, at)) = self.scenarios() else { return };
        let moves = self.scenario_moves(at);
        let up: Vec<PlanStep> = moves.iter().filter(|step| step.cost > 0).cloned().collect();
        if up.is_empty() {
            self.tell(Message::new("notice-scenario-empty"), Stays::UntilNext);
            return;
        }
        self.stop_supposing();
        if self.keep_moves(&up) {
            let all = self.supposing.take();
            let dropped = all.as_ref().map_or(0, |all| all.scenarios.len().saturating_sub(1));
            // Whoever takes the step back has them again.
            self.dropped_scenarios = Some((self.document.state(), all));
            if dropped > 0 {
                let kept = Message::new("notice-scenario-kept").with("dropped", dropped);
                self.tell(kept, Stays::Briefly);
            }
        }
    }
}
