//! The forecast as JSON for other programs. Fields may be added, never renamed.
use crate::analysis::{Fragility, KeptPlan, Opinion, Outlook, Plan, Question, Route, Rule, Sampling};
use crate::catalogue::{StageKey, Support};
use crate::model::{DealId, PersonId};
use serde_json::{Value, json};

/// What every answer begins with.
pub(super) fn heading(command: &str, question: &Question) -> Value {
    json!({
        "linchpin": command,
        "version": 1,
        "deal": question.deal.as_ref().map(DealId::as_str),
        "stage": question.stage.as_ref().map(StageKey::as_str),
        "as_of": question.day.to_string(),
    })
}

/// The whole answer, people in order of id.
pub(super) fn forecast_json(question: &Question, outlook: &Outlook, sampling: Sampling) -> Value {
    let Outlook { opinions, forecast, plan, campaign: _, kept: _, route, fragility } = outlook;
    let known = |value: fn(&crate::analysis::Forecast) -> Value| forecast.as_ref().map_or(Value::Null, value);
    let mut json = heading("forecast", question);
    let said = json!({
        "label": "scenario, not forecast",
        "people": opinions.iter().map(opinion).collect::<Vec<_>>(),
        "seed": sampling.seed,
        "samples": sampling.samples,
        "d": known(|f| json!(f.d)),
        "majority": known(|f| json!(f.majority)),
        "rule": known(|f| rule(f.rule)),
        "win": known(|f| json!(f.rule.won())),
        "hits": known(|f| json!(f.chance.hits)),
        "p_win": known(|f| json!(f.chance.p)),
        "wilson": known(|f| json!(f.chance.interval)),
        "unrated_share": known(|f| json!(f.unrated_share)),
        "plan": plan.as_ref().map_or(Value::Null, plan_json),
        "route": route.as_ref().map_or(Value::Null, route_json),
        "fragility": fragility_json(fragility),
    });
    if let (Some(json), Value::Object(said)) = (json.as_object_mut(), said) {
        json.extend(said);
    }
    json
}

fn opinion(opinion: &Opinion) -> Value {
    let Opinion { id, support, sigma, stubbornness, t, vote, veto, x } = opinion;
    json!({
        "id": id.as_str(),
        "s": support.map(Support::score),
        "rated": support.is_some(),
        "sigma": sigma,
        "stubbornness": stubbornness,
        "t": t,
        "vote": vote,
        "veto": veto,
        "x": x,
    })
}

fn rule(rule: Rule) -> Value {
    json!({
        "mean_ok": rule.mean,
        "veto_ok": rule.veto,
        "eb_ok": rule.economic_buyer,
        "majority_ok": rule.majority,
    })
}

pub(super) fn plan_json(plan: &Plan) -> Value {
    let steps = plan.steps.iter().map(|step| {
        json!({
            "person": step.person.as_str(),
            "from": step.from.map(Support::score),
            "to": step.to.score(),
            "cost": step.cost,
        })
    });
    json!({
        "feasible": plan.feasible,
        "exact": plan.exact,
        "cost": plan.cost,
        "steps": steps.collect::<Vec<_>>(),
        "d_after": plan.d_after,
        "p_win_after": plan.after.map(|chance| chance.p),
        "assumes": if plan.assumes_buyer { vec!["economic_buyer"] } else { Vec::new() },
    })
}

/// The plan that the team keeps; `reached` says who is there.
pub(super) fn kept_json(kept: &KeptPlan) -> Value {
    let moves = kept.moves.iter().map(|one| {
        json!({
            "person": one.person.as_str(),
            "now": one.now.map(Support::score),
            "aim": one.aim.score(),
            "cost": one.cost,
            "reached": one.is_reached(),
        })
    });
    json!({
        "moves": moves.collect::<Vec<_>>(),
        "cost": kept.cost,
        "d_after": kept.d_after,
        "p_win_after": kept.after.map(|chance| chance.p),
    })
}

pub(super) fn route_json(route: &Route) -> Value {
    let hops = route.hops.iter().map(|hop| {
        json!({"from": hop.from.as_str(), "to": hop.to.as_str(), "via": hop.via.key(), "cost": hop.cost})
    });
    json!({"to": route.to.as_str(), "cost": route.cost, "hops": hops.collect::<Vec<_>>()})
}

fn fragility_json(fragility: &Fragility) -> Value {
    let ids = |ids: &[PersonId]| -> Value { ids.iter().map(PersonId::as_str).collect() };
    let customer = fragility.customer.iter().map(|without| {
        json!({
            "person": without.person.as_str(),
            "d_without": without.outcome.map(|(d, _)| d),
            "win_without": without.outcome.map(|(_, won)| won),
            "cut_off": ids(&without.cut_off),
        })
    });
    let us = fragility
        .us
        .iter()
        .map(|link| json!({"person": link.us.as_str(), "sole_link": ids(&link.people), "share": link.share}));
    json!({"customer": customer.collect::<Vec<_>>(), "us": us.collect::<Vec<_>>()})
}
