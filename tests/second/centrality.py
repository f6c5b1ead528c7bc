"""Centralities on explicit influence (section 6), PageRank and the restricted broker measure (section 5).

Arrows here run listener -> influencer for section 6 and PageRank, influencer -> listener
(the direction influence travels) for the broker measure.
"""

import heapq

from constants import INFLUENCE_WEIGHT, above, q


def pagerank(net, damping=0.85):
    """PageRank; the mass of people who listen to nobody is spread evenly."""
    n = net.n
    if n == 0:
        return []
    out = []
    for i in range(n):
        weights = [(j, INFLUENCE_WEIGHT[net.explicit[j, i]]) for j in net.influencers[i]]
        total = sum(w for _, w in weights)
        out.append([(j, w / total) for j, w in weights])
    rank = [1.0 / n] * n
    for _ in range(1000):
        idle = sum(rank[i] for i in range(n) if not out[i])
        new = [(1 - damping) / n + damping * idle / n] * n
        for i in range(n):
            for j, share in out[i]:
                new[j] += damping * rank[i] * share
        change = sum(abs(a - b) for a, b in zip(new, rank))
        rank = new
        if change <= 1e-14:
            break
    return rank


def breadth_first(neighbours, source, n):
    """Order of visit, distances, path counts and predecessors from one source, every arrow 1 long."""
    distance, count = {source: 0}, [0] * n
    count[source] = 1
    before, order = [[] for _ in range(n)], [source]
    for at in order:
        for to in neighbours[at]:
            if to not in distance:
                distance[to] = distance[at] + 1
                order.append(to)
            if distance[to] == distance[at] + 1:
                count[to] += count[at]
                before[to].append(at)
    return order, distance, count, before


def metrics(net, rank):
    """Section 6, one object a person."""
    n = net.n
    between, reached, total = [0.0] * n, [0] * n, [0] * n
    for source in range(n):
        order, distance, count, before = breadth_first(net.influencers, source, n)
        depend = [0.0] * n
        for at in reversed(order):
            for previous in before[at]:
                depend[previous] += count[previous] / count[at] * (1 + depend[at])
            if at != source:
                between[at] += depend[at]
                reached[at] += 1
                total[at] += distance[at]
    return [{
        "listeners": len(net.influenced[i]),
        "listens_to": len(net.influencers[i]),
        "closeness": reached[i] / total[i] * reached[i] / (n - 1) if reached[i] else 0.0,
        "betweenness": between[i] / ((n - 1) * (n - 2)) if n > 2 else 0.0,
        "pagerank": rank[i],
    } for i in range(n)]


def dependency(net, target):
    """delta_d(i) for all i: the share of everybody's shortest paths to `target` that run through i.

    Dijkstra from the target against the arrows; lengths are whole, so ties are exact.
    """
    n = net.n
    back = [[] for _ in range(n)]
    for (a, b), length in sorted(net.length.items()):
        back[b].append((a, length))
    distance, count = {target: 0}, [0] * n
    count[target] = 1
    after, order, done = [[] for _ in range(n)], [], set()
    heap = [(0, target)]
    while heap:
        far, at = heapq.heappop(heap)
        if at in done:
            continue
        done.add(at)
        order.append(at)
        for previous, length in back[at]:
            way = far + length
            old = distance.get(previous)
            if old is None or way < old:
                distance[previous], count[previous], after[previous] = way, count[at], [at]
                heapq.heappush(heap, (way, previous))
            elif way == old:
                count[previous] += count[at]
                after[previous].append(at)
    depend = [0.0] * n
    for at in reversed(order):
        for following in after[at]:
            depend[following] += count[following] / count[at] * (1 + depend[at])
    depend[target] = 0.0
    return depend


def broker(situation):
    """(raw share, [(decider, its delta)]) as section 5 restricts it; EBs are no stations."""
    n, vote = situation.n, situation.vote
    by_vote = sorted(range(n), key=lambda i: (-q(vote[i]), i))
    if situation.deciders:
        targets = [i for i in by_vote if i in set(situation.deciders)][:16]
    else:
        targets = [i for i in by_vote if above(vote[i], 0.0)][:5]
    if n < 3 or not targets:
        return [0.0] * n, []
    total = sum(vote[d] for d in sorted(targets))
    raw, by_decider = [0.0] * n, []
    for d in targets:
        share = vote[d] / total if total > 0 else 1 / len(targets)
        delta = dependency(net=situation.net, target=d)
        by_decider.append((d, delta))
        for i in range(n):
            if not situation.is_eb[i]:
                raw[i] += share * delta[i] / (n - 2)
    return raw, by_decider
