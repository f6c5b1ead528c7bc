//! The rows of the table: what each column says of a person, how much room that takes, and in which order they stand.
use super::badge;
use super::table_columns::Column;
use crate::catalogue::{Catalogue, Influence, Level, Side, Support};
use crate::locale::{Lang, date_short, enumerated, sorted_by, tr, tr_args};
use crate::model::{PersonId, TaskId};
use crate::report::{next_step, person_name};
use crate::scene::{Badge, Standing};
use crate::session::Session;
use crate::theme::Weight;
use egui::Painter;
use jiff::civil::Date;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// One person.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) id: PersonId,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) support: Option<Support>,
    /// Takes part in the deal shown.
    pub(super) member: bool,
    /// Can be rated: of the customer, or a third party.
    pub(super) judged: bool,
    /// Of the customer's side, whose departments are on the map.
    pub(super) customer: bool,
    /// One of the key people.
    pub(super) key: bool,
    rank: Option<usize>,
    rank_words: String,
    department: String,
    roles: String,
    pub(super) badges: Vec<Badge>,
    pub(super) influence: Option<Influence>,
    influence_words: String,
    level: Level,
    level_words: String,
    owner: String,
    next: String,
    /// The task that the next step is; `None` where it is none yet.
    pub(super) task: Option<TaskId>,
    pub(super) due: Option<Date>,
    due_words: String,
    /// What is late, in words; empty where nothing is.
    pub(super) late: String,
}

impl Row {
    /// What a column says.
    pub(super) fn words(&self, column: Column) -> &str {
        match column {
            Column::Rank => &self.rank_words,
            Column::Name => &self.name,
            Column::Title => &self.title,
            Column::Department => &self.department,
            Column::Roles => &self.roles,
            Column::Influence => &self.influence_words,
            // Said by its colour and number.
            Column::Support => "",
            Column::Relationship => &self.level_words,
            Column::Owner => &self.owner,
            Column::Next => &self.next,
            Column::Due => &self.due_words,
        }
    }

    /// How words stand in a cell: size and weight.
    pub(super) fn style(&self, column: Column) -> (f32, Weight) {
        let strong = match column {
            Column::Name => self.key,
            Column::Due => !self.late.is_empty(),
            _ => false,
        };
        (12.0, if strong { Weight::Strong } else { Weight::Regular })
    }

    /// What says nothing stands last, whichever way round the rest is.
    fn compare(&self, other: &Self, column: Column, backwards: bool) -> Ordering {
        let turned = |order: Ordering| if backwards { order.reverse() } else { order };
        let known = |a: bool, b: bool, order: Ordering| b.cmp(&a).then(turned(order));
        let texts = |a: &str, b: &str| known(!a.is_empty(), !b.is_empty(), sorted_by(a).cmp(&sorted_by(b)));
        match column {
            Column::Rank => known(self.rank.is_some(), other.rank.is_some(), self.rank.cmp(&other.rank)),
            // The strongest first.
            Column::Influence => known(
                self.influence.is_some(),
                other.influence.is_some(),
                other.influence.cmp(&self.influence),
            ),
            Column::Support => {
                known(self.support.is_some(), other.support.is_some(), other.support.cmp(&self.support))
            }
            Column::Relationship => turned(other.level.cmp(&self.level)),
            Column::Due => known(self.due.is_some(), other.due.is_some(), self.due.cmp(&other.due)),
            Column::Name
            | Column::Title
            | Column::Department
            | Column::Roles
            | Column::Owner
            | Column::Next => texts(self.words(column), other.words(column)),
        }
    }
}

/// Everybody, in the order of a column; `true`: backwards. Of equals our own team stands last.
pub(super) fn rows(session: &Session, (column, backwards): (Column, bool)) -> Vec<Row> {
    let (account, lang) = (session.account(), session.lang());
    let catalogue = Catalogue::get();
    let picture = session.picture();
    let ranked: BTreeMap<&PersonId, _> = session.list().rows.iter().map(|row| (&row.id, row)).collect();
    let mut people = account.people_in_order();
    people.retain(|person| !person.left);
    people.sort_by_key(|person| person.side == Side::Us);
    let mut rows: Vec<Row> = people
        .into_iter()
        .filter_map(|person| {
            let card = picture.facts.of(&person.id)?;
            let row = ranked.get(&person.id).filter(|row| row.in_deal);
            let next = session.deal().and_then(|deal| next_step(account, deal, &person.id, session.day()));
            let next = next.unwrap_or_default();
            let department = person.department.as_ref().and_then(|id| account.departments().get(id));
            let roles: Vec<&str> = card.badges.iter().map(|badge| badge.name.as_str()).collect();
            Some(Row {
                id: person.id.clone(),
                name: card.name.clone(),
                title: card.title.clone(),
                support: card.support,
                member: card.standing == Standing::Member,
                judged: matches!(person.side, Side::Customer | Side::Other),
                key: card.mark.is_some(),
                rank: row.map(|row| row.rank),
                rank_words: row.map(|row| row.rank.to_string()).unwrap_or_default(),
                department: match (department, person.side) {
                    (Some(department), _) => department.name.clone(),
                    (None, Side::Us) => tr(lang, "our-team").into_owned(),
                    (None, Side::Customer) => String::new(),
                    (None, Side::Competitor | Side::Other) => {
                        let whose =
                            person.organisation.as_ref().and_then(|id| account.organisations().get(id));
                        whose.map(|organisation| organisation.name.clone()).unwrap_or_default()
                    }
                },
                customer: person.side == Side::Customer,
                roles: enumerated(lang, &roles),
                badges: card.badges.clone(),
                influence: card.influence,
                influence_words: card
                    .influence
                    .map(|i| catalogue.influence(i).name.get(lang).to_owned())
                    .unwrap_or_default(),
                level: card.actual,
                level_words: if card.actual == Level::None {
                    String::new()
                } else {
                    catalogue.level(card.actual).name.get(lang).to_owned()
                },
                owner: next.owner.as_ref().map(|owner| person_name(account, owner, lang)).unwrap_or_default(),
                next: next.text,
                task: next.task,
                due: next.due,
                late: next
                    .due
                    .filter(|due| *due < session.day())
                    .map(|due| tr_args(lang, "task-late", &[("date", date_short(lang, due).as_str().into())]))
                    .unwrap_or_default(),
                due_words: next.due.map(|due| date_short(lang, due)).unwrap_or_default(),
            })
        })
        .collect();
    // Stable: within equals the user's own order.
    rows.sort_by(|a, b| a.compare(b, column, backwards));
    rows
}

/// How wide each column wants to be, in points, for its head and for all that stands in it.
pub(super) fn wants(painter: &Painter, rows: &[Row], lang: Lang) -> Vec<f32> {
    /// Beside the words of a cell, and of a head, which has an arrow.
    const AROUND: (f32, f32) = (16.0, 28.0);
    /// So many of the longest texts are measured: one of them is the widest, or nearly so.
    const MEASURED: usize = 8;
    let width = |words: &str, (size, weight): (f32, Weight)| crate::text::width(words, size, weight);
    let wanted = |column: Column| {
        let head = width(&tr(lang, column.key()), (12.0, Weight::Strong)) + AROUND.1;
        if column == Column::Roles {
            return rows
                .iter()
                .map(|row| badge::row_width(painter, &row.badges) + AROUND.0)
                .fold(head, f32::max);
        }
        let mut longest: Vec<&Row> = rows.iter().collect();
        longest.sort_by_cached_key(|row| std::cmp::Reverse(row.words(column).chars().count()));
        let texts = longest.into_iter().take(MEASURED);
        texts.map(|row| width(row.words(column), row.style(column)) + AROUND.0).fold(head, f32::max)
    };
    Column::ALL.into_iter().map(wanted).collect()
}
