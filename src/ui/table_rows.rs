//! The rows of the table: what each column says of a person, and in which order they stand.
use crate::catalogue::{Catalogue, Influence, Level, Side, Support};
use crate::locale::{date_short, enumerated, sorted_by, tr};
use crate::model::{PersonId, TaskId};
use crate::report::{next_step, person_name};
use crate::scene::Standing;
use crate::session::Session;
use jiff::civil::Date;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Column {
    #[default]
    Rank,
    Name,
    Title,
    Department,
    Roles,
    Influence,
    Support,
    Relationship,
    Owner,
    Next,
    Due,
}

impl Column {
    /// From left to right.
    pub(super) const ALL: [Self; 11] = [
        Self::Rank,
        Self::Name,
        Self::Title,
        Self::Department,
        Self::Roles,
        Self::Influence,
        Self::Support,
        Self::Relationship,
        Self::Owner,
        Self::Next,
        Self::Due,
    ];

    /// Key of the message that names it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Rank => "table-rank",
            Self::Name => "field-name",
            Self::Title => "field-title",
            Self::Department => "field-department",
            Self::Roles => "roles",
            Self::Influence => "influence",
            Self::Support => "lens-support",
            Self::Relationship => "lens-relationship",
            Self::Owner => "field-owner",
            Self::Next => "table-next",
            Self::Due => "table-due",
        }
    }

    /// Whether its order is from A to Z, or from the least; else the most stands first.
    pub(super) fn rises(self) -> bool {
        !matches!(self, Self::Influence | Self::Support | Self::Relationship)
    }

    /// So wide that it can be read; what is left over goes to names, titles and next steps.
    pub(super) fn widths(available: f32) -> Vec<f32> {
        let least: Vec<(f32, f32)> = Self::ALL
            .into_iter()
            .map(|column| match column {
                Self::Rank => (58.0, 0.0),
                Self::Name => (130.0, 1.0),
                Self::Title => (150.0, 1.0),
                Self::Department => (110.0, 0.5),
                Self::Roles => (116.0, 0.8),
                Self::Influence | Self::Relationship => (100.0, 0.0),
                Self::Support => (80.0, 0.0),
                Self::Owner => (92.0, 0.2),
                Self::Next => (150.0, 1.5),
                Self::Due => (64.0, 0.0),
            })
            .collect();
        let (width, shares) = least.iter().fold((0.0, 0.0), |(w, s), (width, share)| (w + width, s + share));
        let over = (available - width).max(0.0);
        least.into_iter().map(|(width, share)| (width + over * share / shares).floor()).collect()
    }
}

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
                due_words: next.due.map(|due| date_short(lang, due)).unwrap_or_default(),
            })
        })
        .collect();
    // Stable: within equals the user's own order.
    rows.sort_by(|a, b| a.compare(b, column, backwards));
    rows
}
