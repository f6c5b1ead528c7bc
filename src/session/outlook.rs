//! How the decision stands and what would win it: computed beside the frame, for as long as somebody looks at it.
use super::editor::{Session, Stays};
use super::edits::work;
use crate::analysis::{Decision, Outlook, Question, Sampling};
use crate::catalogue::AnalysisConstants;
use crate::job::{Job, Progress};
use crate::locale::{Message, support_words, tr_args};
use crate::model::{Account, Document, Transaction};
use crate::report::person_name;
use std::sync::Arc;

/// What an outlook is about: the state of the document, and the question.
type Key = (u64, Question);

/// The last answer, and the one that is being computed.
#[derive(Default)]
pub(super) struct Outlooks {
    answer: Option<(Key, Arc<Outlook>)>,
    job: Option<(Key, Job<Outlook>)>,
}

fn outlook(account: &Account, question: &Question) -> Outlook {
    let constants = AnalysisConstants::get();
    let decision = Decision::new(account, constants, question);
    Outlook::new(&decision, question, Sampling::of(constants), None)
}

impl Session {
    /// The outlook of the deal shown; an older one while the present one is being computed, and second whether it is
    /// the present one.
    pub fn outlook(&mut self) -> (Option<Arc<Outlook>>, bool) {
        let question = Question::about(self.account(), self.deal.as_ref(), self.day);
        let key = (self.document.state(), question);
        if let Some((asked, job)) = &mut self.outlooks.job {
            let found = job.poll();
            let running = job.running();
            let asked = asked.clone();
            if let Some(found) = found {
                self.outlooks.answer = Some((asked, Arc::new(found)));
                self.outlooks.job = None;
            } else if !running {
                self.outlooks.job = None;
            }
        }
        let fresh = self.outlooks.answer.as_ref().is_some_and(|(held, _)| *held == key);
        if !fresh && self.outlooks.job.is_none() {
            let (copy, asked) = (self.account().clone(), key.1.clone());
            let work = move |_: &Progress| outlook(&copy, &asked);
            match Job::start("outlook", self.derived.wake(), work) {
                Ok(job) => self.outlooks.job = Some((key, job)),
                // Without a thread to spare the window waits for once.
                Err(_) => {
                    let found = outlook(self.account(), &key.1);
                    self.outlooks.answer = Some((key, Arc::new(found)));
                }
            }
        }
        (self.outlooks.answer.as_ref().map(|(_, outlook)| outlook.clone()), fresh)
    }

    /// Makes a task of each move of the plan, in one step.
    pub fn plan_to_tasks(&mut self, outlook: &Outlook) {
        let (Some(plan), Some(deal)) = (&outlook.plan, self.deal.clone()) else { return };
        let lang = self.lang();
        let mut trial = Document::new(self.account().clone());
        let mut made_for = 0;
        let mut all = Transaction::new("step-plan-tasks");
        for step in &plan.steps {
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
            let made = work::add_task(trial.account(), &deal, &step.person, &title, &self.stamp());
            all.edits.extend(made.edits.clone());
            if trial.commit(made).is_err() {
                return;
            }
        }
        if made_for == 0 {
            self.tell(Message::new("notice-plan-tasks-there"), Stays::Briefly);
        } else if self.commit(all.with("count", made_for)) {
            self.tell(Message::new("notice-plan-tasks").with("count", made_for), Stays::Briefly);
        }
    }
}
