//! How the decision stands and what would win it: computed beside the frame, for as long as somebody looks at it.
use super::editor::{Session, Stays};
use super::edits::plans::{self, PlannedMove};
use super::supposing::Opinions;
use crate::analysis::{Decision, Outlook, PlanStep, Question, Sampling};
use crate::catalogue::AnalysisConstants;
use crate::job::{Job, Progress, Wake};
use crate::locale::{Message, support_words, tr_args};
use crate::model::Account;
use crate::report::person_name;
use std::sync::Arc;

/// What an outlook is about: the state of the document, the question, and who is taken to think otherwise.
pub(super) type Key = (u64, Question, Opinions);

/// The last answer, and the one that is being computed.
#[derive(Default)]
pub(super) struct Outlooks {
    answer: Option<(Key, Arc<Outlook>)>,
    job: Option<(Key, Job<Outlook>)>,
}

fn outlook(account: &Account, question: &Question, opinions: &Opinions) -> Outlook {
    let constants = AnalysisConstants::get();
    let decision = Decision::new(account, constants, question).supposing(opinions);
    Outlook::new(&decision, question, Sampling::of(constants), None)
}

impl Outlooks {
    /// The answer to `key`; an older one while the present one is being computed, and second whether it is the
    /// present one.
    pub(super) fn ask(&mut self, account: &Account, key: Key, wake: &Wake) -> (Option<Arc<Outlook>>, bool) {
        if let Some((asked, job)) = &mut self.job {
            let found = job.poll();
            let running = job.running();
            let asked = asked.clone();
            if let Some(found) = found {
                self.answer = Some((asked, Arc::new(found)));
                self.job = None;
            } else if !running {
                self.job = None;
            }
        }
        let fresh = self.answer.as_ref().is_some_and(|(held, _)| *held == key);
        if !fresh && self.job.is_none() {
            let (copy, asked) = (account.clone(), key.clone());
            let work = move |_: &Progress| outlook(&copy, &asked.1, &asked.2);
            match Job::start("outlook", wake.clone(), work) {
                Ok(job) => self.job = Some((key, job)),
                // Without a thread to spare the window waits for once.
                Err(_) => {
                    let found = outlook(account, &key.1, &key.2);
                    self.answer = Some((key, Arc::new(found)));
                }
            }
        }
        (self.answer.as_ref().map(|(_, outlook)| outlook.clone()), fresh)
    }

    /// The answer to `key`, for which the window waits if nobody has asked yet.
    fn at_once(&mut self, account: &Account, key: Key) -> Arc<Outlook> {
        if let Some((held, answer)) = &self.answer
            && *held == key
        {
            return answer.clone();
        }
        let found = Arc::new(outlook(account, &key.1, &key.2));
        (self.answer, self.job) = (Some((key, found.clone())), None);
        found
    }
}

impl Session {
    /// The outlook of what is shown: of the scenario, or of the deal as it stands. An older one while the present one
    /// is being computed, and second whether it is the present one.
    pub fn outlook(&mut self) -> (Option<Arc<Outlook>>, bool) {
        match self.scenarios() {
            Some((_, at)) => self.scenario_outlook(at),
            None => self.outlook_today(),
        }
    }

    /// The outlook of the deal as the account has it.
    pub fn outlook_today(&mut self) -> (Option<Arc<Outlook>>, bool) {
        let key = (self.document.state(), self.question(), Opinions::new());
        self.outlooks.ask(self.document.account(), key, &self.derived.wake())
    }

    /// What it takes to bring members to these opinions from where the account has them.
    pub(super) fn moves_to(&self, opinions: &Opinions) -> Vec<PlanStep> {
        let question = self.question();
        Decision::new(self.document.account(), AnalysisConstants::get(), &question).moves(opinions)
    }

    /// The team keeps the cheapest plan of the deal as the account has it: a task of each move, in one step.
    pub(super) fn keep_cheapest(&mut self) {
        let key = (self.document.state(), self.question(), Opinions::new());
        // Nobody may have looked at it yet, and a plan of an older state would be another one's.
        let plan = self.outlooks.at_once(self.document.account(), key).plan.clone();
        let Some(plan) = plan else {
            self.tell(Message::new("outlook-nobody-votes"), Stays::Briefly);
            return;
        };
        if plan.steps.is_empty() {
            let key = if plan.feasible { "notice-plan-won" } else { "notice-plan-none" };
            self.tell(Message::new(key), Stays::Briefly);
            return;
        }
        self.keep_moves(&plan.steps);
    }

    /// Whether the team keeps a plan for the deal that is shown.
    pub(super) fn has_kept_plan(&self) -> bool {
        self.deal.as_ref().is_some_and(|deal| plans::has_plan(self.account(), deal))
    }

    /// The team keeps no plan any more; its tasks stay.
    pub(super) fn drop_plan(&mut self) {
        let made = self.deal.as_ref().and_then(|deal| plans::drop_plan(self.account(), deal));
        if let Some(made) = made
            && self.commit(made)
        {
            self.tell(Message::new("notice-plan-dropped"), Stays::Briefly);
        }
    }

    /// The team keeps these moves as its plan, each with an owner where somebody of ours comes to the person; false if that
    /// was refused.
    pub(super) fn keep_moves(&mut self, steps: &[PlanStep]) -> bool {
        let Some(deal) = self.deal.clone() else { return false };
        let lang = self.lang();
        let question = self.question();
        let decision = Decision::new(self.document.account(), AnalysisConstants::get(), &question);
        let approaches = decision.approaches(steps);
        let planned = steps.iter().zip(approaches).map(|(step, approach)| {
            let name = person_name(self.account(), &step.person, lang);
            let (from, to) = (support_words(step.from, lang), support_words(Some(step.to), lang));
            let args =
                [("name", name.as_str().into()), ("from", from.as_str().into()), ("to", to.as_str().into())];
            PlannedMove {
                person: step.person.clone(),
                aim: step.to,
                title: tr_args(lang, "plan-task", &args),
                owner: approach.owner,
            }
        });
        let made = plans::keep_plan(self.account(), &deal, planned.collect(), &self.stamp());
        let Some((transaction, added)) = made else {
            self.tell(Message::new("notice-plan-there"), Stays::Briefly);
            return true;
        };
        let done = self.commit(transaction);
        if done {
            self.tell(Message::new("notice-plan-kept").with("count", added), Stays::Briefly);
        }
        done
    }
}
