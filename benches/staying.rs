//! How much of a chart stays as people know it: the share of cards that stand elsewhere below their boss once one person
//! more has joined, on the average of joining below everybody in turn. `tests/hierarchy.rs` holds it down for small charts.
use crate::made_accounts::{account, grown};
use crate::measure::{Amount, Figure, is_wanted};
use linchpin::geom::{Point, Vec2};
use linchpin::layout::{
    Arrange, Assistants, Chart, Families, SCREEN, Scope, arranged, chart_as_placed, next_report,
};
use linchpin::model::PersonId;
use linchpin::model::hierarchy::Hierarchy;
use std::collections::BTreeMap;

const PEOPLE: usize = 100;

pub(crate) fn figures() -> Vec<Figure> {
    let kinds = [("Tidy tree", Arrange::Tree, 0.1), ("Compact chart", Arrange::Compact(SCREEN), 0.2)];
    let figures = kinds.into_iter().filter_map(|(kind, arrange, asked)| {
        let name = format!("{kind} of {PEOPLE} people: cards that one person more moves below their boss");
        is_wanted(&name).then(|| Figure {
            name,
            asked: Amount::Share(asked),
            measured: Amount::Share(moved(arrange)),
        })
    });
    figures.collect()
}

type Places = BTreeMap<PersonId, Point>;

fn places(chart: Chart) -> Places {
    chart.places.into_iter().collect()
}

fn moved(arrange: Arrange) -> f64 {
    let before = account(PEOPLE);
    let hierarchy = Hierarchy::of(&before, |_| true);
    let stood = places(arranged(&before, &Scope::All, Assistants::InRow, arrange).unwrap());
    let offset = |places: &Places, id: &PersonId| -> Option<Vec2> {
        Some(*places.get(id)? - *places.get(hierarchy.boss_of(id)?)?)
    };
    let shares = before.people().keys().map(|boss| {
        let siblings: Vec<Point> = hierarchy.reports_of(boss).iter().map(|id| stood[id]).collect();
        let account = grown(PEOPLE, &stood, boss, next_report(stood[boss], &siblings));
        let stands = places(
            chart_as_placed(&account, &Scope::All, Assistants::InRow, arrange, Families::AsTheyStand)
                .unwrap(),
        );
        let elsewhere = stood.keys().filter(|id| {
            let (a, b) = (offset(&stood, id), offset(&stands, id));
            a.zip(b).is_some_and(|(a, b)| (a - b).length() > 0.5)
        });
        elsewhere.count() as f64 / PEOPLE as f64
    });
    let shares: Vec<f64> = shares.collect();
    shares.iter().sum::<f64>() / shares.len() as f64
}
