//! The ranking agrees with the golden file within its tolerances; metrics too.
#![allow(clippy::unwrap_used, clippy::expect_used)] // Clippy lets `#[test]` functions unwrap, not what they call.
use linchpin::analysis::{
    Decision, Evidence, Factor, FloorKind, Metrics, Population, Question, Ranked, Ranking, Sampling, metrics,
    rank,
};
use linchpin::catalogue::{AnalysisConstants, Influence};
use linchpin::clock::parse_date;
use linchpin::file::{Imported, read_interchange};
use linchpin::model::{Account, Document, PersonId, RatingValue};
use linchpin::session::edits::ratings::{self, Stamp};
use serde_json::{Value, json};

fn golden() -> Value {
    serde_json::from_str(include_str!("data/golden_analysis.json")).unwrap()
}

fn account(input: &Value) -> Account {
    let Imported { account, .. } = read_interchange(&input.to_string()).unwrap();
    account
}

/// What `rank` prints, as the golden file writes it.
fn printed(account: &Account, question: &Question, ranking: &Ranking, with_metrics: bool) -> Value {
    let names = ["authority", "sway", "broker", "listened", "level"];
    let by_name = |values: [f64; 5]| -> Value {
        names.iter().zip(values).map(|(n, v)| ((*n).to_owned(), json!(v))).collect()
    };
    let ids = |ids: &[PersonId]| -> Value { ids.iter().map(|id| json!(id.as_str())).collect() };
    let population = Population::new(
        account,
        AnalysisConstants::get(),
        question.deal.as_ref(),
        question.stage.as_ref(),
        question.day,
    );
    let all_metrics: Vec<Metrics> = if with_metrics { metrics(&population) } else { Vec::new() };
    let people: Vec<Value> = ranking
        .people
        .iter()
        .map(|r: &Ranked| {
            let why: Vec<Value> = r
                .why
                .iter()
                .map(|reason| {
                    let evidence = match &reason.evidence {
                        Evidence::Role { role, score, veto: true } => {
                            json!({"by": "role", "role": role.as_str(), "score": score, "veto": true})
                        }
                        Evidence::Role { role, score, veto: false } => {
                            json!({"by": "role", "role": role.as_str(), "score": score})
                        }
                        Evidence::Position { depth, below } => {
                            json!({"by": "position", "depth": depth, "below": below})
                        }
                        Evidence::Sway { vote, gradient, through: Some(through) } => {
                            json!({"vote": vote, "gradient": gradient, "through": ids(through)})
                        }
                        Evidence::Sway { vote, gradient, through: None } => {
                            json!({"vote": vote, "gradient": gradient})
                        }
                        Evidence::Broker { share, deciders } => {
                            json!({"share": share, "deciders": ids(deciders)})
                        }
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
                    };
                    json!({"factor": reason.factor.key(), "points": reason.points, "evidence": evidence,
                           "confidential": reason.confidential})
                })
                .collect();
            let mut person = json!({
                "id": r.id.as_str(), "rank": r.rank, "k": r.k, "k_raw": r.k_raw,
                "components": by_name(r.components), "contributions": by_name(r.contributions),
                "vote": r.vote, "gradient": r.gradient, "key": r.key, "why": why,
            });
            if with_metrics {
                let m = &all_metrics[population.index_of(&r.id).unwrap()];
                person["metrics"] = json!({"listeners": m.listeners, "listens_to": m.listens_to,
                    "closeness": m.closeness, "betweenness": m.betweenness, "pagerank": m.pagerank});
            }
            person
        })
        .collect();
    json!({
        "weights": by_name(ranking.weights), "principal": ranking.principal.as_ref().map(PersonId::as_str),
        "secondary": ids(&ranking.secondary), "people": people,
        "sensitivity": {"perturbation": ranking.sensitivity.perturbation,
            "top1_changed": ranking.sensitivity.top1_changed, "top3_changed": ranking.sensitivity.top3_changed},
    })
}

/// Every field of `expected` is in `found` within the tolerance of its name.
fn compare(
    path: &str,
    name: &str,
    expected: &Value,
    found: &Value,
    tolerances: &Value,
    wrong: &mut Vec<String>,
) {
    match (expected, found) {
        (Value::Object(fields), Value::Object(_)) => {
            for (name, value) in fields {
                compare(&format!("{path}.{name}"), name, value, &found[name], tolerances, wrong);
            }
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            for (i, (item, other)) in items.iter().zip(others).enumerate() {
                compare(&format!("{path}[{i}]"), name, item, other, tolerances, wrong);
            }
        }
        (Value::Number(a), Value::Number(b)) if a.is_f64() || b.is_f64() => {
            let tolerance = tolerances.get(name).unwrap_or(&tolerances["default"]).as_f64().unwrap();
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            if (a - b).abs() > tolerance {
                wrong.push(format!("{path}: expected {a}, found {b}"));
            }
        }
        (a, b) if a == b => {}
        (a, b) => wrong.push(format!("{path}: expected {a}, found {b}")),
    }
}

#[test]
fn the_ranking_agrees_with_the_golden_file() {
    let golden = golden();
    let mut wrong = Vec::new();
    let cases = golden["cases"].as_array().unwrap();
    assert!(cases.len() >= 15);
    for case in cases {
        let name = case["name"].as_str().unwrap();
        let expected = &case["expected"]["rank"];
        let account = account(&case["input"]);
        let day = parse_date(expected["as_of"].as_str().unwrap()).unwrap();
        let deal = expected["deal"].as_str().map(Into::into);
        let question = Question::about(&account, deal.as_ref(), day);
        let ranking = rank(&account, AnalysisConstants::get(), &question);
        let with_metrics = case["options"]["metrics"].as_bool().unwrap_or(false);
        let found = printed(&account, &question, &ranking, with_metrics);
        for field in ["weights", "principal", "secondary", "people", "sensitivity"] {
            compare(
                &format!("{name}.{field}"),
                field,
                &expected[field],
                &found[field],
                &golden["tolerances"],
                &mut wrong,
            );
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}

#[test]
fn points_add_up_to_k_and_order_in_the_file_does_not_matter() {
    for case in golden()["cases"].as_array().unwrap() {
        let mut reversed = case["input"].clone();
        for list in ["people", "reports", "influences", "relationships", "deals"] {
            if list != "deals"
                && let Some(items) = reversed[list].as_array_mut()
            {
                items.reverse();
            }
        }
        let (a, b) = (account(&case["input"]), account(&reversed));
        let day = parse_date(case["expected"]["rank"]["as_of"].as_str().unwrap()).unwrap();
        let deal = case["expected"]["rank"]["deal"].as_str().map(Into::into);
        let ranking = rank(&a, AnalysisConstants::get(), &Question::about(&a, deal.as_ref(), day));
        let again = rank(&b, AnalysisConstants::get(), &Question::about(&b, deal.as_ref(), day));
        assert_eq!(ranking, again, "{}", case["name"]);
        let gradient: f64 = ranking.people.iter().map(|r| r.gradient).sum();
        let votes: f64 = ranking.people.iter().map(|r| r.vote).sum();
        assert!((gradient - votes).abs() < 1e-9);
        for person in &ranking.people {
            let points: f64 = person.why.iter().map(|reason| reason.points).sum();
            assert!((points - person.k).abs() < 1e-9, "{}: {}", case["name"], person.id);
            assert!(Factor::COMPONENTS.iter().all(|f| person.why.iter().any(|reason| reason.factor == *f)));
        }
    }
}

#[test]
fn known_truths_of_the_kite_and_the_managers() {
    let golden = golden();
    let case =
        |name: &str| golden["cases"].as_array().unwrap().iter().find(|c| c["name"] == name).unwrap().clone();
    let numbers = |name: &str| {
        let case = case(name);
        let account = account(&case["input"]);
        let day = parse_date("2026-03-02").unwrap();
        let population = Population::new(&account, AnalysisConstants::get(), None, None, day);
        population.ids.iter().map(ToString::to_string).zip(metrics(&population)).collect::<Vec<_>>()
    };
    let kite = numbers("kite");
    let best = kite.iter().map(|(_, m)| m.betweenness).fold(0.0, f64::max);
    assert!((best - 0.3889).abs() < 5e-5, "{best}");
    let closest = kite.iter().map(|(_, m)| m.closeness).fold(0.0, f64::max);
    assert!((closest - 0.6429).abs() < 5e-5, "{closest}");
    let managers = numbers("krackhardt_advice");
    assert_eq!(managers.iter().map(|(_, m)| m.listeners).max(), Some(18));
    let best = managers.iter().map(|(_, m)| m.betweenness).fold(0.0, f64::max);
    assert!((best - 0.2340).abs() < 5e-5, "{best}");
    let rank = managers.iter().map(|(_, m)| m.pagerank).fold(0.0, f64::max);
    assert!((rank - 0.1638).abs() < 5e-5, "{rank}");
}

/// What the program prints is what the golden file holds, for every case.
#[test]
fn forecast_and_risks_agree_with_the_golden_file() {
    let golden = golden();
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for case in golden["cases"].as_array().unwrap() {
        for verb in ["forecast", "check", "plan", "routes"] {
            // Plan and way are parts of the forecast there.
            let expected = match verb {
                "plan" => case["expected"].get("forecast").map(|forecast| json!({"plan": forecast["plan"]})),
                "routes" => case["expected"].get("forecast").and_then(|forecast| {
                    let route = forecast["route"].as_object()?;
                    Some(json!({"routes": [route]}))
                }),
                verb => case["expected"].get(verb).cloned(),
            };
            let Some(expected) = expected else { continue };
            seen += 1;
            let name = case["name"].as_str().unwrap();
            let path = folder.path().join("case.json");
            std::fs::write(&path, case["input"].to_string()).unwrap();
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_linchpin"));
            command.arg(verb).arg(&path).args(["--format", "json"]);
            if let Some(to) = case["options"]["to"].as_str().filter(|_| verb == "forecast") {
                command.args(["--to", to]);
            }
            if verb == "routes" {
                command.args(["--to", expected["routes"][0]["to"].as_str().unwrap()]);
            }
            let output = command.output().unwrap();
            assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            let found: Value = serde_json::from_slice(&output.stdout).unwrap();
            compare(&format!("{name}.{verb}"), verb, &expected, &found, &golden["tolerances"], &mut wrong);
        }
    }
    assert!(seen >= 40);
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}

#[test]
fn a_step_is_worth_what_the_mean_vote_rises_by_when_it_is_taken() {
    let demo: Value = serde_json::from_str(include_str!("data/demo_account.en.json")).unwrap();
    let before = account(&demo);
    let constants = AnalysisConstants::get();
    let day = parse_date("2026-06-12").unwrap();
    let question = Question::about(&before, before.deals().keys().next(), day);
    let mean_vote = |account: &Account| {
        let decision = Decision::new(account, constants, &question);
        decision.forecast(Sampling { samples: 1, seed: 1 }).unwrap().d
    };
    let decision = Decision::new(&before, constants, &question);
    let steps = decision.leverage();
    assert!(steps.len() > 15, "{}", steps.len());
    assert!(steps.windows(2).all(|pair| pair[0].worth() >= pair[1].worth() - 1e-6));
    // The strongest opinions make stubborn too, which plan and worth leave as it is.
    let mild = |score: i8| score.abs() < 3;
    let compared = steps.iter().filter(|s| mild(s.to.score()) && s.from.is_none_or(|f| mild(f.score())));
    assert!(compared.clone().count() > 12);
    for step in compared {
        let rated = ratings::rate_all(
            &before,
            question.deal.as_ref().unwrap(),
            [(step.person.clone(), RatingValue::Support(Some(step.to)))],
            &Stamp { day, author: String::new() },
        );
        let mut document = Document::new(before.clone());
        document.commit(rated).unwrap();
        let rise = mean_vote(document.account()) - mean_vote(&before);
        // An unrated person counts as neutral, so that the step begins at 0.
        assert!((rise - step.gain).abs() < 1e-9, "{step:?}: {rise}");
        assert_eq!(step.to.score(), step.from.map_or(0, linchpin::catalogue::Support::score) + 1);
    }
}
