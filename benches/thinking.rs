//! Figures of what the program works out: centralities, ranking, forecast and plan, and the layouts.
use super::{LOOK, figure, question};
use crate::made_accounts::{account, account_with};
use crate::measure::{Figure, median};
use linchpin::analysis::{Decision, Population, Sampling, metrics, rank};
use linchpin::catalogue::AnalysisConstants;
use linchpin::layout::{Assistants, Cast, Diagram, SCREEN, Scope, chart, diagram, settle};
use linchpin::session::sample::sample;

pub(crate) fn figures() -> Vec<Figure> {
    let constants = AnalysisConstants::get();
    // What igraph needed where it was last measured.
    let centralities =
        [(100, 1, 9), (1_000, 11, 5), (10_000, 1_716, 1)].into_iter().filter_map(|(people, ms, runs)| {
            figure(&format!("Centralities of {people} people, betweenness among them"), ms, || {
                let account = account_with(people, people * 3 / 2, false);
                let asked = question(&account);
                let population = Population::new(
                    &account,
                    constants,
                    asked.deal.as_ref(),
                    asked.stage.as_ref(),
                    asked.day,
                );
                median(runs, || metrics(&population))
            })
        });
    let ranking = figure("Ranking 10000 people", 1_000, || {
        let account = account(10_000);
        median(1, || rank(&account, constants, &question(&account)))
    });
    let forecast = figure("Forecast of 200 people, 10,000 samples", 100, || {
        let account = account(200);
        let asked = question(&account);
        median(5, || Decision::new(&account, constants, &asked).forecast(Sampling::of(constants)))
    });
    let plan = figure("Plan to win, the sample's 25 people", 100, || {
        let account = sample(LOOK.lang);
        let asked = question(&account);
        median(5, || Decision::new(&account, constants, &asked).plan(Sampling::of(constants)))
    });
    let tree = figure("Tidy tree of 5,000 people", 12, || {
        let account = account(5_000);
        median(5, || chart(&account, &Scope::All, Assistants::Beside).unwrap())
    });
    let pictures = [("Layers of influence", Diagram::Layered), ("Network", Diagram::Network)];
    let pictures = pictures.into_iter().filter_map(|(name, kind)| {
        figure(&format!("{name} of 500 people"), 300, || {
            let account = account_with(500, 750, false);
            let people = account.people_in_order().into_iter().map(|person| person.id.clone()).collect();
            let cast = Cast { people, ..Cast::default() };
            median(3, || {
                let mut drawn = diagram(&account, &cast, kind, SCREEN).unwrap();
                settle(kind, &mut drawn.places, &|_| false, &[]);
                drawn
            })
        })
    });
    centralities.chain(ranking).chain(forecast).chain(plan).chain(tree).chain(pictures).collect()
}
