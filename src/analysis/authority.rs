//! Formal power: what the role gives in this stage, or the position in the chart, whichever is more.
use super::listening::Listening;
use super::population::{Part, Population, ROLE_ORDER, row};
use super::quantum;
use crate::model::PersonId;

/// The authority component of one person, with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Authority {
    pub(super) value: f64,
    pub(super) source: Source,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Source {
    Role {
        role: &'static str,
        veto: bool,
    },
    /// `depth` is `None` without a solid line.
    Position {
        depth: Option<usize>,
        below: usize,
    },
}

/// One entry a person in the order of the population.
pub(super) fn authority(population: &Population, listening: &Listening) -> Vec<Authority> {
    let positions = positions(population, listening);
    population
        .parts
        .iter()
        .zip(positions)
        .map(|(part, position)| {
            let by_position = Authority {
                value: position.score,
                source: Source::Position { depth: position.depth, below: position.below },
            };
            let Some(part) = part else { return by_position };
            let RoleScore { role, score, .. } = role_score(population, part);
            if quantum(score) >= quantum(position.score) {
                Authority { value: score, source: Source::Role { role, veto: part.veto } }
            } else {
                by_position
            }
        })
        .collect()
}

/// What a role gives in a stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoleScore {
    pub role: &'static str,
    /// 0 … 100, of the role alone.
    pub base: f64,
    /// Whether a veto raised the base.
    pub raised: bool,
    /// What the stage does with it.
    pub stage: StageWord,
    /// R of the method, 0 … 100.
    pub score: f64,
}

/// What a stage says of a role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StageWord {
    /// No stage: the base counts as it is.
    Silent,
    /// Named at this place, from 0, which is worth so much of 100.
    Names(usize, f64),
    NamesOthers,
}

/// R of the method: the best role's score in this stage; of equal ones the first in the order of roles.
pub(super) fn role_score(population: &Population, part: &Part) -> RoleScore {
    let c = population.constants;
    let mut best = RoleScore {
        role: "other",
        base: 0.0,
        raised: false,
        stage: StageWord::Silent,
        score: f64::NEG_INFINITY,
    };
    for role in ROLE_ORDER.into_iter().filter(|role| part.roles.contains(role)) {
        let confers = row(c, role).veto && part.veto;
        let raised = confers || part.member.veto == Some(true);
        let base = if raised { row(c, role).authority.max(c.veto_base) } else { row(c, role).authority };
        let (stage, score) = match population.stage_names(role) {
            _ if population.stage.is_none() => (StageWord::Silent, base),
            Some(place) => {
                let named = c.role_named_score.get(place).copied().unwrap_or(base);
                let score = c.role_base_share * base + (1.0 - c.role_base_share) * named;
                (StageWord::Names(place, named), score)
            }
            None => (StageWord::NamesOthers, c.role_unnamed * base),
        };
        if quantum(score) > quantum(best.score) {
            best = RoleScore {
                role,
                base,
                raised: raised && c.veto_base > row(c, role).authority,
                stage,
                score,
            };
        }
    }
    best
}

/// Where somebody stands in the chart of solid lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// 0 at the top; `None` without a solid line.
    pub depth: Option<usize>,
    pub below: usize,
    /// O of the method, 0 … 100.
    pub level: f64,
    /// S of the method, 0 … 100.
    pub span: f64,
    /// Less than 1 where the stage doesn't ask for who signs.
    pub by_stage: f64,
    /// P of the method, 0 … 100.
    pub score: f64,
}

/// P of the method, from depth, people below and the size of the tree.
pub(super) fn positions(population: &Population, listening: &Listening) -> Vec<Position> {
    let c = population.constants;
    let n = population.len();
    let hierarchy = &listening.hierarchy;
    let boss: Vec<Option<usize>> =
        population.ids.iter().map(|id| hierarchy.boss_of(id).and_then(|b| population.index_of(b))).collect();
    let reports = |id: &PersonId| -> Vec<usize> {
        hierarchy.reports_of(id).iter().filter_map(|r| population.index_of(r)).collect()
    };
    let mut depth = vec![None; n];
    let mut below = vec![0_usize; n];
    let mut size = vec![1_usize; n];
    for root in (0..n).filter(|&i| boss[i].is_none()) {
        let mut tree = vec![(root, 0_usize)];
        let mut next = 0;
        while let Some(&(i, d)) = tree.get(next) {
            tree.extend(reports(population.ids[i]).into_iter().map(|r| (r, d + 1)));
            next += 1;
        }
        if tree.len() == 1 {
            continue;
        }
        for &(i, d) in tree.iter().rev() {
            depth[i] = Some(d);
            size[i] = tree.len();
            if let Some(b) = boss[i] {
                below[b] += below[i] + 1;
            }
        }
    }
    let largest = size.iter().copied().max().unwrap_or(1) as f64;
    let names_buyer = population.stage.is_none() || population.stage_names("economic_buyer").is_some();
    let by_stage = if names_buyer { 1.0 } else { c.position_stage };
    (0..n)
        .map(|i| {
            let level = match depth[i] {
                None => c.position_unknown,
                Some(depth) => {
                    let at_depth = (0..depth).fold(100.0, |score, _| score * c.position_decay);
                    c.position_unknown + (at_depth - c.position_unknown) * size[i] as f64 / largest
                }
            };
            let span =
                if n == 1 { 0.0 } else { 100.0 * libm::log(1.0 + below[i] as f64) / libm::log(n as f64) };
            let score = (c.position_level_share * level + (1.0 - c.position_level_share) * span) * by_stage;
            Position { depth: depth[i], below: below[i], level, span, by_stage, score }
        })
        .collect()
}
