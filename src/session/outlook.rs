//! How the decision stands and what would win it: computed beside the frame, for as long as somebody looks at it.
use super::editor::{Session, Stays};
use super::edits::work;
use super::supposing::Opinions;
use crate::analysis::{Approach, Decision, Outlook, PlanStep, Question, Sampling};
use crate::catalogue::AnalysisConstants;
use crate::job::{Job, Progress, Wake};
use crate::locale::{Message, support_words, tr_args};
use crate::model::{Account, Document, Transaction};
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

    /// Makes a task of each move of the plan, in one step.
    pub fn plan_to_tasks(&mut self, outlook: &Outlook) {
        if let Some(plan) = &outlook.plan {
            self.steps_to_tasks(&plan.steps, &outlook.campaign.approaches);
        }
    }

    /// Makes a task of each of these moves, in one step, of whom `approaches` names; false if nothing could be made.
    pub(super) fn steps_to_tasks(&mut self, steps: &[PlanStep], approaches: &[Approach]) -> bool {
        let Some(deal) = self.deal.clone() else { return false };
        let lang = self.lang();
        let mut trial = Document::new(self.account().clone());
        let mut made_for = 0;
        let mut all = Transaction::new("step-plan-tasks");
        for step in steps {
            let name = person_name(self.account(), &step.person, lang);
            let (from, to) = (support_words(step.from, lang), support_words(Some(step.to), lang));
            let args =
                [("name", name.as_str().into()), ("from", from.as_str().into()), ("to", to.as_str().into())];
            let title = tr_args(lang, "plan-task", &args);
            // Asked a second time, the same task would stand twice.
            let mut open = self.account().tasks().values().filter(|task| task.deal == deal && !task.done);
            if open.any(|task| task.person.as_ref() == Some(&step.person) && task.title == title) {
                continue;
            }
            made_for += 1;
            let approach = approaches.iter().find(|approach| approach.person == step.person);
            let owner = approach.and_then(|approach| approach.owner.clone());
            let made = work::add_task_of(trial.account(), &deal, &step.person, &title, owner, &self.stamp());
            all.edits.extend(made.edits.clone());
            if trial.commit(made).is_err() {
                return false;
            }
        }
        if made_for == 0 {
            self.tell(Message::new("notice-plan-tasks-there"), Stays::Briefly);
            return true;
        }
        let done = self.commit(all.with("count", made_for));
        if done {
            self.tell(Message::new("notice-plan-tasks").with("count", made_for), Stays::Briefly);
        }
        done
    }
}
