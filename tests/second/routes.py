"""The introduction route: the cheapest path from any of us to a target (section 9)."""

import heapq

import constants as c


def introduction_price(s, a):
    """What the introducer a adds to a hop; None: never introduces."""
    member, score = s.member[a], s.score[a]
    if score is None:
        price = 4
    elif score <= -2:
        return None
    else:
        price = {-1: 8, 0: 3, 1: 1}.get(score, 0)
    if member and ("coach" in member.roles or "receptivity" in member.access or s.net.level[a] == "ally"):
        price -= 1
    return price


def hops(s):
    """`ways[(a, b)]` = (cost, via) of the best way a introduces b."""
    net, base = s.net, {}

    def add(arrow, cost, via):
        base[arrow] = min(base.get(arrow, (cost, via)), (cost, via))

    for (a, b), strength in net.explicit.items():
        add((a, b), c.ROUTE_INFLUENCE[strength], "influence")
        add((b, a), c.ROUTE_BACK, "influence_back")
    for person, boss, line in net.lines:
        add((boss, person), c.ROUTE_REPORT[line, "down"], "report")
        add((person, boss), c.ROUTE_REPORT[line, "up"], "report")
    ways = {}
    for (a, b), (cost, via) in base.items():
        price = introduction_price(s, a)
        if price is not None:
            ways[a, b] = (max(1, cost + price), via)
    return ways


def route(s, target):
    """The best route to the person with id `target`, or None."""
    net = s.net
    if target not in net.index:
        return None
    ways = hops(s)
    back = [[] for _ in range(net.n)]
    onward = [[] for _ in range(net.n)]
    for (a, b), (cost, via) in sorted(ways.items()):
        back[b].append((a, cost))
        onward[a].append((b, cost, via))
    # (cost, hops) from each person to the target
    left = {}
    heap = [((0, 0), net.index[target])]
    while heap:
        best, at = heapq.heappop(heap)
        if at in left:
            continue
        left[at] = best
        for a, cost in back[at]:
            if a not in left:
                heapq.heappush(heap, ((best[0] + cost, best[1] + 1), a))
    # The path is then read from our side, so that the smallest id at each hop is easy to see.
    starts = []
    for i in left:
        for us, level in net.links[i].items():
            cost = c.ROUTE_LEVEL[level]
            starts.append((left[i][0] + cost, left[i][1] + 1, us, i, cost))
    if not starts:
        return None
    total, _, us, at, cost = min(starts)
    path = [{"from": us, "to": net.ids[at], "via": "relationship", "cost": cost}]
    while net.ids[at] != target:
        for to, cost, via in onward[at]:
            if to in left and (left[to][0] + cost, left[to][1] + 1) == left[at]:
                path.append({"from": net.ids[at], "to": net.ids[to], "via": via, "cost": cost})
                at = to
                break
    return {"to": target, "cost": total, "hops": path}


def document(s, principal, to=None):
    """The route asked for, and one to everybody (fields of our own, for comparing by --to)."""
    return {"route": route(s, to if to is not None else principal),
            "routes": {person: route(s, person) for person in s.net.ids}}
