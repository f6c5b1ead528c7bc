"""The ranking with its reasons and its sensitivity (section 5).

`rank` returns a `Ranking`, which the other analyses use too; `document` is the JSON of section 12.
"""

import math
from dataclasses import dataclass
from itertools import product

import centrality
import constants as c
import opinion


@dataclass
class Ranking:
    order: list  # people, best first
    place: list  # rank of each person, from 1
    k: list
    k_raw: list
    components: list  # of dicts by factor
    key: list  # bool by person
    gradient: list
    floor: list  # (value, kind)
    pagerank: list
    share: list  # raw broker share
    by_decider: list  # [(decider, its delta)]
    authority_of: list  # evidence of the authority component


def authority(s):
    """(component, evidence) of each person: the better of role and position on the chart."""
    depth, below, size = s.net.chart()
    largest = max(size, default=0)
    # Neutral names nobody, so it cannot pass the EB over: no reduction (as the golden file has it).
    stage = 0.6 if s.named and "economic_buyer" not in s.named else 1.0
    result = []
    for i in range(s.n):
        level = 30.0
        if depth[i] is not None:
            height = 100.0
            for _ in range(depth[i]):
                height *= 0.75
            level = 30 + (height - 30) * size[i] / largest
        span = 100 * math.log(1 + below[i]) / math.log(s.n) if s.n > 1 else 0.0
        position = (0.6 * level + 0.4 * span) * stage
        if s.member[i]:
            score, role = s.role_score(i)
            if c.q(score) >= c.q(position):
                evidence = {"by": "role", "role": role, "score": score}
                if s.veto[i]:
                    evidence["veto"] = True
                result.append((max(score, position), evidence))
                continue
        result.append((position, {"by": "position", "depth": depth[i], "below": below[i]}))
    return result


def floors(s):
    """(value, kind) of each person's floor."""
    result = []
    for i in range(s.n):
        value, kind = 0.0, None
        if s.veto[i]:
            value = c.FLOOR_VETO[s.stage] * c.FLOOR_VETO_INFLUENCE[s.influence(i)]
            kind = "veto"
        if s.ebs == [i] and c.q(c.FLOOR_SOLE_EB[s.stage]) >= c.q(value):
            value, kind = float(c.FLOOR_SOLE_EB[s.stage]), "sole_economic_buyer"
        result.append((value, kind))
    return result


def order_by(s, weights, components, floor):
    """K, k_raw and the order under some weights."""
    raw = []
    for row in components:
        total = 0.0
        for factor, weight in zip(c.FACTORS, weights):
            total += weight * row[factor]
        raw.append(total)
    k = [max(raw[i], floor[i][0]) for i in range(s.n)]
    order = sorted(range(s.n), key=lambda i: (-c.q(k[i]), -c.q(raw[i]), -c.q(s.vote[i]), i))
    return k, raw, order


def rank(s):
    """The ranking of a situation."""
    g = opinion.gradient(s)
    top = max(g, default=0.0)
    share, by_decider = centrality.broker(s)
    most = max(max(share, default=0.0), 0.20)
    pi = centrality.pagerank(s.net)
    low, spread = min(pi, default=0.0), 0.0
    if s.n:
        spread = max(max(pi) - low, 1 / s.n)
    by_authority = authority(s)
    components = [{
        "authority": by_authority[i][0],
        "sway": 100 * g[i] / top if top > 0 else 0.0,
        "broker": 100 * share[i] / most,
        "listened": 100 * (pi[i] - low) / spread,
        "level": float(c.LEVEL_SCORE[s.influence(i)]),
    } for i in range(s.n)]
    floor = floors(s)
    k, raw, order = order_by(s, c.WEIGHTS[s.stage], components, floor)
    place = [0] * s.n
    for number, i in enumerate(order, 1):
        place[i] = number
    key = [place[i] <= 10 and c.at_least(k[i], 50.0) for i in range(s.n)]
    if order and not any(key):
        key[order[0]] = True
    return Ranking(order, place, k, raw, components, key, g, floor, pi, share, by_decider,
                   [evidence for _, evidence in by_authority])


def sensitivity(s, ranking):
    """Shares of the 32 perturbed weightings that change rank 1 and the set of the first three."""
    first, third = 0, 0
    for signs in product((0.8, 1.2), repeat=5):
        weights = [w * sign for w, sign in zip(c.WEIGHTS[s.stage], signs)]
        total = sum(weights)
        _, _, order = order_by(s, [w / total for w in weights], ranking.components, ranking.floor)
        first += order[:1] != ranking.order[:1]
        third += set(order[:3]) != set(ranking.order[:3])
    return {"perturbation": 0.2, "top1_changed": first / 32, "top3_changed": third / 32}


def through(s, ranking, i):
    """Up to three people over whom the opinion of i reaches the mean vote."""
    if not s.has_votes:
        return []
    reach = opinion.column(s, i)
    part = {j: s.vote[j] * reach[j] for j in range(s.n) if j != i}
    bound = 0.05 * ranking.gradient[i]
    strong = [j for j in part if part[j] >= bound + c.EPS]
    return [s.net.ids[j] for j in sorted(strong, key=lambda j: (-c.q(part[j]), j))[:3]]


def why(s, ranking, i):
    """The structured reasons for the rank of i, most points first."""
    net, contributions = s.net, contributions_of(s, ranking, i)
    sway = {"vote": s.vote[i], "gradient": ranking.gradient[i]}
    if ranking.key[i]:
        sway["through"] = through(s, ranking, i)
    between = [] if s.is_eb[i] else [d for d, delta in ranking.by_decider if c.above(delta[i], 0.0)]
    strongest = sorted(net.influenced[i], key=lambda j: (-c.STRENGTH_RANK[net.explicit[i, j]], j))
    evidence = {
        "authority": ranking.authority_of[i],
        "sway": sway,
        "broker": {"share": ranking.share[i], "deciders": [net.ids[d] for d in between[:3]]},
        "listened": {"pagerank": ranking.pagerank[i], "listeners": [net.ids[j] for j in strongest[:3]]},
        "level": {"influence": s.influence(i)},
    }
    reasons = [{"factor": factor, "points": contributions[factor], "evidence": evidence[factor],
                "confidential": factor == "authority" and evidence[factor].get("role") == "coach"}
               for factor in c.FACTORS]
    if ranking.k[i] - ranking.k_raw[i] > c.EPS:
        value, kind = ranking.floor[i]
        reasons.append({"factor": "floor", "points": ranking.k[i] - ranking.k_raw[i],
                        "evidence": {"kind": kind, "value": value}, "confidential": False})
    return sorted(reasons, key=lambda reason: -c.q(reason["points"]))  # stable: table order in ties


def contributions_of(s, ranking, i):
    return {factor: weight * ranking.components[i][factor]
            for factor, weight in zip(c.FACTORS, c.WEIGHTS[s.stage])}


def document(s, with_metrics=False):
    """The fields of `linchpin rank` after the header."""
    ranking = rank(s)
    metrics = centrality.metrics(s.net, ranking.pagerank) if with_metrics else None
    people = []
    for i in ranking.order:
        entry = {
            "id": s.net.ids[i], "rank": ranking.place[i], "k": ranking.k[i], "k_raw": ranking.k_raw[i],
            "components": ranking.components[i], "contributions": contributions_of(s, ranking, i),
            "vote": s.vote[i], "gradient": ranking.gradient[i], "key": ranking.key[i],
            "why": why(s, ranking, i),
        }
        if metrics:
            entry["metrics"] = metrics[i]
        people.append(entry)
    second = [s.net.ids[i] for i in ranking.order[1:5]
              if c.at_least(ranking.k[i], 50.0) and c.at_least(ranking.k[i], 0.6 * ranking.k[ranking.order[0]])]
    return {
        "weights": dict(zip(c.FACTORS, c.WEIGHTS[s.stage])),
        "principal": s.net.ids[ranking.order[0]] if ranking.order else None,
        "secondary": second,
        "people": people,
        "sensitivity": sensitivity(s, ranking),
    }
