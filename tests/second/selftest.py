"""Properties of section 13 and brute-force checks on generated accounts: `selftest.py [FIRST [COUNT]]`.

Plans are checked against every possible plan, routes against every simple path, M against its rows,
and that reversing every list of the file changes nothing.
"""

import collections
import copy
import itertools
import json
import sys

import constants as c
import forecast
import generate
import main
import opinion
import plan
import ranking
import reading
import risks
import routes
from situation import Situation

SEEN = collections.Counter()


def backwards(value, name=""):
    """The document with every list reversed, but for `departments`, whose order says something."""
    if isinstance(value, dict):
        return {key: backwards(entry, key) for key, entry in value.items()}
    if isinstance(value, list):
        return [backwards(entry) for entry in (value if name == "departments" else reversed(value))]
    return value


def check_opinion(s, seed):
    g = opinion.gradient(s)
    assert abs(sum(g) - sum(s.vote)) < 1e-9, (seed, "sum of g")
    x = opinion.settle(s, s.opinion)
    for i in range(s.n):
        row = opinion.row(s, i)
        assert abs(sum(row) - 1) < 1e-9 and min(row) >= 0, (seed, "row of M")
        assert abs(sum(m * o for m, o in zip(row, s.opinion)) - x[i]) < 1e-9, (seed, "x = M s")
        assert abs(row[0] - opinion.column(s, 0)[i]) < 1e-9, (seed, "column of M")
    assert abs(forecast.mean_vote(s, x) - sum(a * b for a, b in zip(g, s.opinion))) < 1e-9, (seed, "D = g s")
    assert not any(opinion.settle(s, [0.0] * s.n)), (seed, "neutral")


def check_points(s, seed):
    for entry in ranking.document(s)["people"]:
        points = sum(reason["points"] for reason in entry["why"])
        assert abs(points - entry["k"]) < 1e-6, (seed, "points add up")
        SEEN.update(["floor " + reason["evidence"]["kind"] for reason in entry["why"] if reason["factor"] == "floor"])


def check_plan(s, seed):
    """Every plan tried, if the candidates are few enough."""
    if not s.has_votes:
        return
    sampler = forecast.Sampler(s, 1, 20)
    g = opinion.gradient(s)
    found = plan.document(s, g, sampler)
    SEEN.update([f"plan feasible={found['feasible']} exact={found['exact']} steps={len(found['steps'])}"])
    x = opinion.settle(s, s.opinion)
    people = plan.candidates(s, x, g)
    if len(people) > 7:
        return
    best = None
    for numbers in itertools.product(*(range(len(costs) + 1) for _, costs in people)):
        own = list(s.opinion)
        for (i, _), number in zip(people, numbers):
            own[i] += number
        clauses = forecast.rule(s, opinion.settle(s, own), 0.25)
        if False in clauses.values():
            continue
        cost = sum(sum(costs[:number]) for (_, costs), number in zip(people, numbers))
        merit = (cost, sum(n > 0 for n in numbers), sum(numbers), [-n for n in numbers])
        if best is None or merit < best:
            best = merit
    assert found["feasible"] == (best is not None), (seed, "feasible", found, best)
    if best:
        steps = [(s.net.ids[i], (s.score[i] or 0) - n) for (i, _), n in zip(people, best[3]) if n]
        assert found["cost"] == best[0] and [(p["person"], p["to"]) for p in found["steps"]] == steps, \
            (seed, found, best)


def check_routes(s, seed):
    """Every simple path of up to five hops, on the smaller accounts."""
    if s.n > 8:
        return
    ways, net = routes.hops(s), s.net
    best = {}

    def walk(path, cost):
        at = path[-1]
        merit = (cost, len(path) - 1, [path[0]] + [net.ids[i] for i in path[1:]])
        if at not in best or merit < best[at]:
            best[at] = merit
        for (a, b), (price, _) in ways.items():
            if a == at and b not in path[1:]:
                walk(path + [b], cost + price)

    for i in range(s.n):
        for us, level in net.links[i].items():
            walk([us, i], c.ROUTE_LEVEL[level])
    for i in range(s.n):
        found = routes.route(s, net.ids[i])
        SEEN.update([f"route of {len(found['hops'])} hops" if found else "no route"])
        if found is None:
            assert i not in best, (seed, net.ids[i])
        else:
            ids = [found["hops"][0]["from"]] + [hop["to"] for hop in found["hops"]]
            assert (found["cost"], len(found["hops"]), ids) == best[i], (seed, found, best[i])
            assert found["cost"] == sum(hop["cost"] for hop in found["hops"])


def check_seed(seed):
    document = generate.Maker(seed).account()
    assert document == generate.Maker(seed).account()
    text = json.dumps(document)
    turned = copy.deepcopy(document)
    turned = backwards(turned)
    turned["deals"].reverse()  # the first deal is the default
    for command in ("rank", "forecast", "check", "routes"):
        options = {"samples": 200, "metrics": True}
        assert main.run(command, text, **options) == main.run(command, json.dumps(turned), **options), (seed, command)
    account = reading.read(text)
    s = Situation(account, account.deals[0])
    check_opinion(s, seed)
    check_points(s, seed)
    check_plan(s, seed)
    check_routes(s, seed)
    SEEN.update(risk["key"] for risk in risks.document(s)["risks"])
    result = main.run("forecast", text, samples=200)
    SEEN.update([f"win={result['win']}"] + ["cut_off" for e in result["fragility"]["customer"] if e["cut_off"]])


if __name__ == "__main__":
    first = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    for seed in range(first, first + count):
        check_seed(seed)
    for name, number in sorted(SEEN.items()):
        print(f"{number:6} {name}")
    print(f"{count} accounts: all properties hold; risks never seen:",
          [key for _, key in risks.TABLE if key not in SEEN])
