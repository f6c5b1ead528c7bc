//! Who reports to whom when the chart has defects, and what the tidy layout promises for any forest.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can't go on has failed")]
mod support;

use linchpin::geom::{Point, Rect};
use linchpin::layout::{
    Arrange, Assistants, Chart, Families, SCREEN, Scope, arranged, chart, chart_as_placed, next_report,
    report_line,
};
use linchpin::model::hierarchy::Hierarchy;
use linchpin::model::{
    Account, AccountBuilder, Deal, Department, DepartmentId, Link, LinkId, LinkKind, OrderKey, Person,
    PersonId, Place, Rating, RatingId, RatingValue,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use support::{an_account, person_id, slot, the_deal};

fn everybody(account: &Account) -> Hierarchy {
    Hierarchy::of(account, |_| true)
}

// Defects.

#[test]
fn of_two_bosses_the_one_with_the_bigger_id_counts_as_dotted() {
    for bosses in [["A", "B"], ["B", "A"]] {
        let account = an_account()
            .in_tray("A")
            .in_tray("B")
            .in_tray("Report")
            .reports("Report", bosses[0])
            .reports("Report", bosses[1])
            .build();
        let hierarchy = everybody(&account);
        assert_eq!(hierarchy.boss_of(&person_id("Report")), Some(&person_id("A")));
        assert_eq!(hierarchy.reports_of(&person_id("A")), [person_id("Report")]);
        assert_eq!(hierarchy.reports_of(&person_id("B")), []);
        assert_eq!(hierarchy.two_bosses, BTreeSet::from([person_id("Report")]));
        let to_b = account.links().values().find(|link| link.to == person_id("B")).unwrap();
        assert_eq!(hierarchy.dotted, vec![to_b.id.clone()]);
    }
}

#[test]
fn a_second_boss_who_is_not_counted_is_no_second_boss() {
    let account = an_account()
        .in_tray("A")
        .in_tray("B")
        .in_tray("Report")
        .reports("Report", "A")
        .reports("Report", "B")
        .build();
    let hierarchy = Hierarchy::of(&account, |id| *id != person_id("A"));
    assert_eq!(hierarchy.boss_of(&person_id("Report")), Some(&person_id("B")));
    assert!(hierarchy.dotted.is_empty() && hierarchy.two_bosses.is_empty());
}

#[test]
fn a_second_boss_is_drawn_as_a_dotted_line() {
    let session = an_account()
        .person("A", 0.0, 0.0)
        .person("B", 400.0, 0.0)
        .person("Report", 200.0, 400.0)
        .reports("Report", "A")
        .reports("Report", "B")
        .session();
    let kinds: Vec<_> =
        session.session.picture().geometry.lines.iter().map(|l| (l.to.as_str(), l.kind)).collect();
    assert_eq!(kinds, [("A", LinkKind::Reports), ("B", LinkKind::Dotted)]);
}

#[test]
fn nobody_on_a_cycle_has_a_boss_and_those_below_keep_theirs() {
    let account = an_account()
        .in_tray("A")
        .in_tray("B")
        .in_tray("C")
        .in_tray("Below")
        .in_tray("Lower")
        .reports("A", "B")
        .reports("B", "C")
        .reports("C", "A")
        .reports("Below", "B")
        .reports("Lower", "Below")
        .build();
    let hierarchy = everybody(&account);
    assert_eq!(hierarchy.on_cycle, ["A", "B", "C"].map(person_id).into());
    for name in ["A", "B", "C"] {
        assert_eq!(hierarchy.boss_of(&person_id(name)), None);
    }
    assert_eq!(hierarchy.reports_of(&person_id("B")), [person_id("Below")]);
    assert_eq!(hierarchy.subtree(&person_id("B")), ["B", "Below", "Lower"].map(person_id));
    assert!(hierarchy.is_above(&person_id("B"), &person_id("Lower")));
    assert!(!hierarchy.is_above(&person_id("C"), &person_id("Lower")));
    let places = chart(&account, &Scope::All, Assistants::Beside).unwrap().places;
    assert_eq!(places.len(), 5, "everybody has a place all the same");
}

// The tidy layout.

/// A forest to lay out: node `i` hangs under a node before it, or is a root.
#[derive(Clone)]
struct Forest {
    parents: Vec<Option<usize>>,
    /// Turns the order of ids against the order among siblings.
    turn: usize,
    departments: Vec<Option<u8>>,
    gatekeepers: Vec<bool>,
}

impl fmt::Debug for Forest {
    /// `3<1 d2 g`: node 3 below node 1, in department 2, a gatekeeper.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (node, parent) in self.parents.iter().enumerate() {
            write!(f, "{node}")?;
            parent.map_or(Ok(()), |parent| write!(f, "<{parent}"))?;
            self.departments[node].map_or(Ok(()), |department| write!(f, " d{department}"))?;
            f.write_str(if self.gatekeepers[node] { " g; " } else { "; " })?;
        }
        Ok(())
    }
}

fn any_forest(most: usize) -> impl Strategy<Value = Forest> {
    let node = (option::weighted(0.95, any::<prop::sample::Index>()), 0usize..4);
    (vec(node, 1..=most), 1usize..97, any::<bool>()).prop_map(|(nodes, turn, wide)| {
        let parents = nodes
            .iter()
            .enumerate()
            .map(|(i, (parent, near))| {
                let any = (i > 0).then(|| parent.map(|p| p.index(i))).flatten();
                // Near parents make deep trees, any parents wide ones.
                any.map(|any| if wide || *near == 0 { any } else { i.saturating_sub(*near) })
            })
            .collect();
        let count = nodes.len();
        Forest { parents, turn, departments: vec![None; count], gatekeepers: vec![false; count] }
    })
}

fn any_forest_of_departments(most: usize) -> impl Strategy<Value = Forest> {
    any_forest(most).prop_flat_map(|forest| {
        let count = forest.parents.len();
        let departments = vec(option::weighted(0.15, 0u8..6), count);
        let gatekeepers = vec(proptest::bool::weighted(0.1), count);
        (Just(forest), departments, gatekeepers).prop_map(|(forest, given, gatekeepers)| {
            let mut departments: Vec<Option<u8>> = Vec::new();
            for (i, given) in given.into_iter().enumerate() {
                // Mostly a boss's department, so that whole branches form one.
                let inherited = forest.parents[i].and_then(|boss| departments[boss]);
                departments.push(given.or(inherited));
            }
            Forest { departments, gatekeepers, ..forest }
        })
    })
}

impl Forest {
    fn id(&self, node: usize) -> PersonId {
        PersonId::from(format!("p{:03}-{node}", node * self.turn % 389))
    }

    fn account(&self) -> Account {
        self.account_at(&BTreeMap::new())
    }

    /// The account with everybody who has a place there.
    fn account_at(&self, places: &BTreeMap<PersonId, Point>) -> Account {
        let mut records = AccountBuilder {
            deals: vec![Deal { id: the_deal(), ..Deal::default() }],
            departments: (0..6)
                .map(|d| Department { id: DepartmentId::from(format!("d{d}")), ..Department::default() })
                .collect(),
            ..AccountBuilder::default()
        };
        for (node, parent) in self.parents.iter().enumerate() {
            records.people.push(Person {
                id: self.id(node),
                order: OrderKey::nth(node),
                department: self.departments[node].map(|d| DepartmentId::from(format!("d{d}"))),
                ..Person::default()
            });
            if let Some(parent) = parent {
                let (from, to) = (self.id(node), self.id(*parent));
                records.links.push(Link {
                    id: LinkId::from(format!("l{node}")),
                    from,
                    to,
                    ..Link::default()
                });
            }
            if self.gatekeepers[node] {
                records.ratings.push(Rating {
                    id: RatingId::from(format!("r{node}")),
                    deal: the_deal(),
                    person: self.id(node),
                    value: RatingValue::Roles(vec!["gatekeeper".into()]),
                    ..Rating::default()
                });
            }
        }
        records.places = places.iter().map(|(id, at)| Place::new(id.clone(), *at)).collect();
        let (account, problems) = records.build();
        assert_eq!(problems, []);
        account
    }

    /// With one more below `boss`, the last of the siblings.
    fn and_one_below(&self, boss: usize) -> Self {
        let mut more = self.clone();
        more.parents.push(Some(boss));
        more.departments.push(self.departments[boss]);
        more.gatekeepers.push(false);
        more
    }

    /// From everybody's boss (or from the first of all) to them.
    fn offsets(&self, places: &BTreeMap<PersonId, Point>) -> Vec<(f32, f32)> {
        let at = |node: usize| places[&self.id(node)];
        let offset = |(node, boss): (usize, &Option<usize>)| {
            let by = at(node) - at(boss.unwrap_or(0));
            (by.x, by.y)
        };
        self.parents.iter().enumerate().map(offset).collect()
    }

    /// The share of `self`'s people who stand elsewhere below their boss once one more has joined below `boss`, and
    /// stands right of the last of the siblings.
    fn moved_by_one_below(&self, boss: usize, arrange: Arrange) -> f64 {
        let before = places_of(arranged(&self.account(), &Scope::All, Assistants::InRow, arrange).unwrap());
        let more = self.and_one_below(boss);
        let new = self.parents.len();
        let siblings: Vec<Point> = self.reports(boss).iter().map(|i| before[&self.id(*i)]).collect();
        let mut standing = before.clone();
        standing.insert(more.id(new), next_report(before[&self.id(boss)], &siblings));
        let account = more.account_at(&standing);
        let after = places_of(
            chart_as_placed(&account, &Scope::All, Assistants::InRow, arrange, Families::AsTheyStand)
                .unwrap(),
        );
        let near = |(a, b): &((f32, f32), (f32, f32))| (a.0 - b.0).abs() < 0.5 && (a.1 - b.1).abs() < 0.5;
        let moved = self.offsets(&before).into_iter().zip(self.offsets(&after)).filter(|pair| !near(pair));
        moved.count() as f64 / self.parents.len() as f64
    }

    /// Stands beside the boss: the first who is only a gatekeeper, without reports.
    fn is_assistant(&self, node: usize) -> bool {
        let may = |i: usize| self.gatekeepers[i] && !self.parents.contains(&Some(i));
        self.parents[node].is_some()
            && may(node)
            && !(0..node).any(|i| self.parents[i] == self.parents[node] && may(i))
    }

    fn reports(&self, boss: usize) -> Vec<usize> {
        (0..self.parents.len()).filter(|&i| self.parents[i] == Some(boss) && !self.is_assistant(i)).collect()
    }
}

fn places_of(chart: Chart) -> BTreeMap<PersonId, Point> {
    chart.places.into_iter().collect()
}

/// An upright or level piece of a reporting line.
struct Piece {
    family: usize,
    from: Point,
    to: Point,
}

impl Piece {
    fn area(&self) -> Rect {
        Rect::from_corners(self.from, self.to)
    }

    /// Whether the pieces cross or run along one another; touching is allowed.
    fn crosses(&self, other: &Self) -> bool {
        const SLACK: f32 = 0.1;
        let (a, b) = (self.area(), other.area());
        let x = a.max.x.min(b.max.x) - a.min.x.max(b.min.x);
        let y = a.max.y.min(b.max.y) - a.min.y.max(b.min.y);
        let upright = |r: &Rect| r.width() < SLACK;
        if upright(&a) == upright(&b) {
            return if upright(&a) { x.abs() < SLACK && y > SLACK } else { y.abs() < SLACK && x > SLACK };
        }
        let (up, level) = if upright(&a) { (a, b) } else { (b, a) };
        level.min.x + SLACK < up.min.x
            && up.min.x < level.max.x - SLACK
            && up.min.y + SLACK < level.min.y
            && level.min.y < up.max.y - SLACK
    }
}

/// Where everybody stands.
struct LaidOut {
    slots: Vec<Rect>,
    regions: Vec<Rect>,
}

fn check_places(forest: &Forest, arrange: Arrange) -> Result<LaidOut, TestCaseError> {
    let account = forest.account();
    let laid_out = arranged(&account, &Scope::All, Assistants::Beside, arrange).unwrap();
    let place: BTreeMap<PersonId, Point> = laid_out.places.iter().cloned().collect();
    let count = forest.parents.len();
    prop_assert_eq!(place.len(), count);
    let at: Vec<Point> = (0..count).map(|node| place[&forest.id(node)]).collect();
    let slots: Vec<Rect> = at.iter().map(|at| slot(*at)).collect();

    let rows = arrange == Arrange::Tree;
    for boss in (0..count).filter(|_| rows) {
        let reports = forest.reports(boss);
        prop_assert!(reports.windows(2).all(|pair| at[pair[0]].x < at[pair[1]].x), "order below {boss}");
        if let (Some(&first), Some(&last)) = (reports.first(), reports.last()) {
            let middle = f32::midpoint(at[first].x, at[last].x);
            prop_assert!((at[boss].x - middle).abs() < 0.1, "{boss} at {} is not above {middle}", at[boss].x);
            prop_assert!(reports.iter().all(|&i| slots[i].min.y > slots[boss].max.y));
        }
    }
    let roots: Vec<usize> = (0..count).filter(|&i| forest.parents[i].is_none()).collect();
    prop_assert!(!rows || roots.windows(2).all(|pair| at[pair[0]].x < at[pair[1]].x), "order of roots");

    let mut by_left: Vec<usize> = (0..count).collect();
    by_left.sort_by(|&a, &b| slots[a].min.x.total_cmp(&slots[b].min.x));
    for (i, &a) in by_left.iter().enumerate() {
        for &b in by_left[i + 1..].iter().take_while(|&&b| slots[b].min.x < slots[a].max.x - 0.1) {
            prop_assert!(!slots[a].intersects(&slots[b].expand(-0.1)), "{a} and {b} overlap");
        }
    }

    for (department, region) in &laid_out.regions {
        for (node, slot) in slots.iter().enumerate() {
            let id = forest.id(node);
            let belongs = account.person(&id).unwrap().department.as_ref() == Some(department);
            let inside = region.expand(0.1).contains_rect(slot);
            prop_assert!(belongs || !inside, "{node} is in the region of {department}");
            prop_assert!(
                inside || !region.expand(-0.1).intersects(slot),
                "{node} cuts the region of {department}"
            );
        }
        // The largest branch of the department is inside, whole.
        let of = |node: usize| account.person(&forest.id(node)).unwrap().department.clone();
        let mut branches: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for node in (0..count).filter(|&node| of(node).as_ref() == Some(department)) {
            let mut head = node;
            while let Some(boss) = forest.parents[head].filter(|&boss| of(boss).as_ref() == Some(department))
            {
                head = boss;
            }
            branches.entry(head).or_default().push(node);
        }
        let inside = |nodes: &[usize]| nodes.iter().all(|&n| region.expand(0.1).contains_rect(&slots[n]));
        let largest = branches.values().map(Vec::len).max();
        prop_assert!(branches.values().any(|nodes| Some(nodes.len()) == largest && inside(nodes)));
    }
    let regions: Vec<&Rect> = laid_out.regions.values().collect();
    for (i, a) in regions.iter().enumerate() {
        let apart = regions[i + 1..].iter().all(|b| !a.expand(-0.1).intersects(b));
        prop_assert!(apart, "two regions overlap");
    }
    Ok(LaidOut { slots, regions: laid_out.regions.into_values().collect() })
}

impl LaidOut {
    /// The highest region that holds a report but not the boss: the family's bus runs above it.
    fn ceiling(&self, reports: &[usize], boss: usize) -> Option<f32> {
        let holds = |region: &&Rect| {
            let holds = |node: usize| region.contains(self.slots[node].center());
            !holds(boss) && reports.iter().any(|report| holds(*report))
        };
        self.regions.iter().filter(holds).map(|region| region.min.y).reduce(f32::min)
    }
}

fn check_lines(forest: &Forest, laid_out: &LaidOut) -> Result<(), TestCaseError> {
    let slots = &laid_out.slots;
    let mut pieces: Vec<Piece> = Vec::new();
    for (node, parent) in forest.parents.iter().enumerate() {
        let Some(boss) = *parent else { continue };
        let beside = |other: &usize| slots[*other].min.y == slots[node].min.y;
        let row: Vec<usize> = forest.reports(boss).into_iter().filter(beside).collect();
        let (_, points) = report_line(slots[boss], slots[node], laid_out.ceiling(&row, boss));
        pieces.extend(points.windows(2).map(|ends| Piece { family: boss, from: ends[0], to: ends[1] }));
    }
    for piece in &pieces {
        for (node, slot) in slots.iter().enumerate() {
            let crossed = slot.expand(-0.1).crossed_by(piece.from, piece.to);
            prop_assert!(!crossed, "a line of {} runs through {node}", piece.family);
        }
    }
    pieces.sort_by(|a, b| a.area().min.x.total_cmp(&b.area().min.x));
    for (i, a) in pieces.iter().enumerate() {
        for b in pieces[i + 1..].iter().take_while(|b| b.area().min.x <= a.area().max.x + 0.1) {
            prop_assert!(
                a.family == b.family || !a.crosses(b),
                "lines of {} and {} cross",
                a.family,
                b.family
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn small_forests_are_tidy(forest in any_forest(24)) {
        check_lines(&forest, &check_places(&forest, Arrange::Tree)?)?;
    }

    #[test]
    fn small_forests_with_departments_and_assistants_are_tidy(forest in any_forest_of_departments(24)) {
        check_lines(&forest, &check_places(&forest, Arrange::Tree)?)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn forests_of_up_to_four_hundred_are_tidy(forest in any_forest(400)) {
        check_lines(&forest, &check_places(&forest, Arrange::Tree)?)?;
    }

    #[test]
    fn forests_of_up_to_four_hundred_with_departments_are_tidy(forest in any_forest_of_departments(400)) {
        check_lines(&forest, &check_places(&forest, Arrange::Tree)?)?;
    }

    #[test]
    fn compact_charts_have_no_overlaps_and_no_line_runs_through_a_card(
        forest in any_forest(120),
        aspect in prop::sample::select(vec![16.0 / 9.0, 1.0, 210.0 / 297.0]),
    ) {
        check_lines(&forest, &check_places(&forest, Arrange::Compact(aspect))?)?;
    }

    #[test]
    fn compact_charts_with_departments_and_assistants_are_as_clean(forest in any_forest_of_departments(120)) {
        check_lines(&forest, &check_places(&forest, Arrange::Compact(16.0 / 9.0))?)?;
    }

    #[test]
    fn a_chart_laid_out_again_moves_nobody(
        forest in any_forest_of_departments(80),
        arrange in prop::sample::select(vec![Arrange::Tree, Arrange::Compact(SCREEN), Arrange::Compact(1.0)]),
    ) {
        // Below one boss: who stands beside whom of those without one is nobody's family.
        let mut forest = forest;
        forest.parents.iter_mut().skip(1).for_each(|boss| *boss = boss.or(Some(0)));
        let first = places_of(arranged(&forest.account(), &Scope::All, Assistants::Beside, arrange).unwrap());
        let standing = forest.account_at(&first);
        let again = places_of(chart_as_placed(&standing, &Scope::All, Assistants::Beside, arrange, Families::AsTheyStand).unwrap());
        let pairs = forest.offsets(&first).into_iter().zip(forest.offsets(&again)).enumerate();
        let moved = pairs.filter(|(_, (a, b))| (a.0 - b.0).abs() > 0.5 || (a.1 - b.1).abs() > 0.5);
        prop_assert_eq!(moved.collect::<Vec<_>>(), vec![]);
    }
}

/// Companies of a hundred and twenty, each growing by one below people in turn. Of a small one a single card is a larger
/// part of the page, and is oftener worth a new drawing. Drawn anew each time, the compact charts move twice as many.
#[test]
fn somebody_more_moves_few_of_the_others() {
    const PEOPLE: usize = 120;
    for (arrange, most) in [(Arrange::Tree, 0.05), (Arrange::Compact(SCREEN), 0.15)] {
        let (mut sum, mut runs) = (0.0, 0);
        for span in [3, 4, 6] {
            let parents: Vec<Option<usize>> =
                (0..PEOPLE).map(|i| i.checked_sub(1).map(|before| before / span)).collect();
            let (departments, gatekeepers) = (vec![None; PEOPLE], vec![false; PEOPLE]);
            let forest = Forest { parents, turn: 1, departments, gatekeepers };
            for boss in (0..PEOPLE).step_by(7) {
                sum += forest.moved_by_one_below(boss, arrange);
                runs += 1;
            }
        }
        let share = sum / f64::from(runs);
        assert!(share < most, "{arrange:?}: {share}");
    }
}
