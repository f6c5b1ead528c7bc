//! The ranking as JSON for other programs. Fields may be added, never renamed.
use super::rank::MetricsOf;
use crate::analysis::{Evidence, Factor, FloorKind, Leverage, Metrics, Question, Ranked, Reason};
use crate::catalogue::{Influence, Support};
use crate::model::PersonId;
use crate::session::Findings;
use serde_json::{Map, Value, json};

/// The whole answer, people in rank order.
pub(super) fn rank_json(findings: &Findings, own_weights: bool, numbers: Option<&MetricsOf>) -> Value {
    let Findings { question, ranking, leverage, .. } = findings;
    let Question { deal, stage, day } = question;
    let people: Vec<Value> = ranking
        .people
        .iter()
        .map(|ranked| person(ranked, numbers.and_then(|of| of.get(&ranked.id))))
        .collect();
    json!({
        "linchpin": "rank",
        "version": 1,
        "deal": deal.as_ref().map(crate::model::DealId::as_str),
        "stage": stage.as_ref().map(crate::catalogue::StageKey::as_str),
        "as_of": day.to_string(),
        "weights": by_component(ranking.weights),
        "own_weights": own_weights,
        "principal": ranking.principal.as_ref().map(PersonId::as_str),
        "secondary": ids(&ranking.secondary),
        "people": people,
        "win_next": leverage.iter().map(win_next).collect::<Vec<_>>(),
        "sensitivity": {
            "perturbation": ranking.sensitivity.perturbation,
            "top1_changed": ranking.sensitivity.top1_changed,
            "top3_changed": ranking.sensitivity.top3_changed,
        },
    })
}

fn win_next(step: &Leverage) -> Value {
    let Leverage { person, from, to, gain, cost } = step;
    json!({
        "person": person.as_str(),
        "from": from.map(Support::score),
        "to": to.score(),
        "gain": gain,
        "cost": cost,
        "worth": step.worth(),
    })
}

fn person(ranked: &Ranked, numbers: Option<&Metrics>) -> Value {
    let Ranked { id, rank, k, k_raw, components, contributions, vote, gradient, key, why } = ranked;
    let mut person = json!({
        "id": id.as_str(),
        "rank": rank,
        "k": k,
        "k_raw": k_raw,
        "components": by_component(*components),
        "contributions": by_component(*contributions),
        "vote": vote,
        "gradient": gradient,
        "key": key,
        "why": why.iter().map(reason).collect::<Vec<_>>(),
    });
    if let Some(m) = numbers {
        person["metrics"] = json!({
            "listeners": m.listeners,
            "listens_to": m.listens_to,
            "closeness": m.closeness,
            "betweenness": m.betweenness,
            "pagerank": m.pagerank,
        });
    }
    person
}

fn reason(reason: &Reason) -> Value {
    json!({
        "factor": reason.factor.key(),
        "points": reason.points,
        "evidence": evidence(&reason.evidence),
        "confidential": reason.confidential,
    })
}

fn evidence(evidence: &Evidence) -> Value {
    match evidence {
        Evidence::Role { role, score, veto } => {
            let mut value = json!({"by": "role", "role": role.as_str(), "score": score});
            if *veto {
                value["veto"] = json!(true);
            }
            value
        }
        Evidence::Position { depth, below } => json!({"by": "position", "depth": depth, "below": below}),
        Evidence::Sway { vote, gradient, through } => {
            let mut value = json!({"vote": vote, "gradient": gradient});
            if let Some(through) = through {
                value["through"] = ids(through);
            }
            value
        }
        Evidence::Broker { share, deciders } => json!({"share": share, "deciders": ids(deciders)}),
        Evidence::Listened { pagerank, listeners } => {
            json!({"pagerank": pagerank, "listeners": ids(listeners)})
        }
        Evidence::Level { outside: true, .. } => json!({"influence": "outside"}),
        Evidence::Level { influence, .. } => {
            json!({"influence": influence.map_or("unknown", Influence::key)})
        }
        Evidence::Floor { kind, value } => {
            let kind = match kind {
                FloorKind::Veto => "veto",
                FloorKind::SoleEconomicBuyer => "sole_economic_buyer",
            };
            json!({"kind": kind, "value": value})
        }
    }
}

fn by_component(values: [f64; 5]) -> Value {
    let named = Factor::COMPONENTS.iter().zip(values);
    Value::Object(named.map(|(factor, value)| (factor.key().to_owned(), json!(value))).collect::<Map<_, _>>())
}

fn ids(ids: &[PersonId]) -> Value {
    ids.iter().map(PersonId::as_str).collect()
}
