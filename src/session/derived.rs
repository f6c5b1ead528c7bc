//! What follows from the account: ranking, gaps, list and picture, cached by the document's revision and asked
//! again only when something changed. What takes longer than a frame runs as a job.
use super::compose::Findings;
use super::roster::Roster;
use crate::analysis::Question;
use crate::geom::Point;
use crate::job::{Job, Progress, Wake};
use crate::model::{Account, LinkId, PersonId};
use crate::report::RankedList;
use crate::scene::{Geometry, Look, MapPicture, RoutePlan};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Up to this many people the ranking is computed at once.
const RANK_AT_ONCE: usize = 300;
/// Up to this many lines among this many cards routes are found at once.
const ROUTE_AT_ONCE: (usize, usize) = (48, 120);

/// The cached results. `version` grows whenever the picture changes.
pub(super) struct Derived {
    findings_key: Option<(u64, Question)>,
    findings: Arc<Findings>,
    ranking_job: Option<(u64, Question, Job<Findings>)>,
    picture_key: Option<(u64, u64, Look)>,
    findings_version: u64,
    pub(super) list: RankedList,
    pub(super) roster: Arc<Roster>,
    pub(super) picture: Arc<MapPicture>,
    pub(super) version: u64,
    plan: RoutePlan,
    courses: BTreeMap<LinkId, Vec<Point>>,
    route_job: Option<(RoutePlan, Job<BTreeMap<LinkId, Vec<Point>>>)>,
    wake: Wake,
}

impl Derived {
    pub(super) fn new(account: &Account, question: Question, look: Look, wake: Wake) -> Self {
        let findings = Arc::new(Findings::of(&Account::default(), question.clone()));
        let facts = findings.facts(&Account::default(), look.lens, look.lang);
        let picture = Arc::new(MapPicture::new(&Account::default(), facts, Geometry::default(), look));
        let mut this = Self {
            findings_key: None,
            findings,
            ranking_job: None,
            picture_key: None,
            findings_version: 0,
            list: RankedList::default(),
            roster: Arc::default(),
            picture,
            version: 0,
            plan: RoutePlan::default(),
            courses: BTreeMap::new(),
            route_job: None,
            wake,
        };
        this.refresh(account, 0, question, look);
        this
    }

    /// Another document comes: nothing cached is about it.
    pub(super) fn forget(&mut self) {
        let nobody = Question { deal: None, stage: None, day: self.findings.question.day };
        self.findings = Arc::new(Findings::of(&Account::default(), nobody));
        self.findings_key = None;
        self.picture_key = None;
        self.ranking_job = None;
        self.route_job = None;
        self.courses.clear();
        self.plan = RoutePlan::default();
    }

    /// Wakes the window when work beside it is done.
    pub(super) fn wake(&self) -> Wake {
        self.wake.clone()
    }

    pub(super) fn findings(&self) -> &Arc<Findings> {
        &self.findings
    }

    /// Whether the ranking is still being computed.
    pub(super) fn ranking(&self) -> bool {
        self.ranking_job.is_some()
    }

    /// Whether something is still being computed.
    pub(super) fn working(&self) -> bool {
        self.ranking_job.is_some() || self.route_job.is_some()
    }

    /// Brings everything up to date with the account at `revision`; costs nothing when nothing changed.
    pub(super) fn refresh(&mut self, account: &Account, revision: u64, question: Question, look: Look) {
        self.refresh_findings(account, revision, question);
        let key = (revision, self.findings_version, look);
        if self.picture_key != Some(key) {
            self.picture_key = Some(key);
            self.draw(account, look);
        }
        if let Some((_, job)) = &mut self.route_job {
            let found = job.poll();
            let running = job.running();
            if let Some(courses) = found {
                if let Some((plan, _)) = self.route_job.take() {
                    self.plan = plan;
                    self.courses = courses;
                    self.draw(account, look);
                }
            } else if !running {
                self.route_job = None;
            }
        }
    }

    fn refresh_findings(&mut self, account: &Account, revision: u64, question: Question) {
        let key = (revision, question);
        if self.findings_key.as_ref() != Some(&key) {
            if account.people().len() <= RANK_AT_ONCE {
                self.ranking_job = None;
                self.accept(Findings::of(account, key.1.clone()), key);
            } else if self.ranking_job.is_none() {
                // One at a time: when it is done, the newest state is asked about.
                let (copy, asked) = (account.clone(), key.1.clone());
                // Of many people also what only one lens shows is worked out beside the frame.
                let work = move |_: &Progress| {
                    let findings = Findings::of(&copy, asked);
                    findings.fragility(&copy);
                    findings
                };
                match Job::start("ranking", self.wake.clone(), work) {
                    Ok(job) => self.ranking_job = Some((key.0, key.1, job)),
                    // Without a thread to spare the window waits for once.
                    Err(_) => self.accept(Findings::of(account, key.1.clone()), key),
                }
            }
        }
        if let Some((revision, question, job)) = &mut self.ranking_job {
            let found = job.poll();
            let running = job.running();
            let key = (*revision, question.clone());
            if let Some(findings) = found {
                self.ranking_job = None;
                self.accept(findings, key);
            } else if !running {
                // It panicked, and would again: the list stays as it was until the next change.
                self.ranking_job = None;
                self.findings_key = Some(key);
            }
        }
    }

    fn accept(&mut self, findings: Findings, key: (u64, Question)) {
        self.findings = Arc::new(findings);
        self.findings_key = Some(key);
        self.findings_version += 1;
    }

    fn draw(&mut self, account: &Account, look: Look) {
        self.list = self.findings.list(account, look.lang);
        let facts = self.findings.facts(account, look.lens, look.lang);
        self.roster = Arc::new(Roster::new(account, &facts, &self.findings, look.lang));
        let mut geometry = Geometry::new(account, &facts, look.lang);
        let plan = geometry.plan(|line| look.shows(line.kind));
        if plan == self.plan {
            self.route_job = None;
            geometry.lead(&self.courses);
        } else if plan.len() <= ROUTE_AT_ONCE.0 && plan.cards() <= ROUTE_AT_ONCE.1 {
            self.route_job = None;
            self.courses = plan.run(&Progress::default());
            self.plan = plan;
            geometry.lead(&self.courses);
        } else {
            self.keep_courses_that_fit(&mut geometry);
            if self.route_job.as_ref().is_none_or(|(asked, _)| *asked != plan) {
                let work = plan.clone();
                let started = Job::start("routes", self.wake.clone(), move |progress| work.run(progress));
                self.route_job = started.ok().map(|job| (plan, job));
            }
        }
        self.picture = Arc::new(MapPicture::new(account, facts, geometry, look));
        self.version += 1;
    }

    /// Lights these people, or everybody.
    pub(super) fn light(&mut self, lit: Option<BTreeSet<PersonId>>) {
        if self.picture.lit.as_deref() != lit.as_ref() {
            Arc::make_mut(&mut self.picture).lit = lit.map(Arc::new);
            self.version += 1;
        }
    }

    /// Until new routes are there, lines whose cards did not move run as before.
    fn keep_courses_that_fit(&self, geometry: &mut Geometry) {
        let on_border = |p: &Point, rect: &crate::geom::Rect| {
            rect.expand(1.0).contains(*p) && !rect.expand(-1.0).contains(*p)
        };
        let fitting: BTreeMap<LinkId, Vec<Point>> = geometry
            .lines
            .iter()
            .filter_map(|line| {
                let course = self.courses.get(&line.id)?;
                let (from, to) = (geometry.outline(&line.from)?, geometry.outline(&line.to)?);
                let fits = on_border(course.first()?, &from) && on_border(course.last()?, &to);
                fits.then(|| (line.id.clone(), course.clone()))
            })
            .collect();
        geometry.lead(&fitting);
    }
}
