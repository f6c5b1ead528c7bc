"""How the decision stands: settled opinions, the rule, P(win) (section 7), and the JSON of `forecast`."""

import math

import constants as c
import fragility
import opinion
import plan
import ranking as ranking_of
import routes

MASK = (1 << 64) - 1


def splitmix64(seed, number):
    """Output `number` (from 1) of SplitMix64 from a seed: its state can be jumped to."""
    z = (seed + number * 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def normal(seed, draw):
    """The `draw`-th (from 0) nearly normal number: twelve 16-bit parts of three outputs."""
    total = 0
    for number in (3 * draw + 1, 3 * draw + 2, 3 * draw + 3):
        z = splitmix64(seed, number)
        total += (z & 0xFFFF) + ((z >> 16) & 0xFFFF) + ((z >> 32) & 0xFFFF) + (z >> 48)
    return (total + 6 - 393216) / 65536


def mean_vote(s, x):
    return sum(s.vote[i] * x[i] for i in range(s.n))


def majority(s, x):
    return sum(s.vote[i] for i in range(s.n) if c.above(x[i], 0.0))


def rule(s, x, margin=0.0):
    """The four clauses for settled opinions x; `eb_ok` is None if no EB is known."""
    return {
        "mean_ok": c.at_least(mean_vote(s, x), 0.5 + margin),
        "veto_ok": all(c.at_least(x[i], -1 + margin) for i in range(s.n) if s.veto[i]),
        "eb_ok": all(c.at_least(x[i], margin) for i in s.ebs) if s.ebs else None,
        "majority_ok": c.above(majority(s, x), 0.5),
    }


def won(clauses):
    return all(clauses.values())


class Sampler:
    """The samples of one deal: the same noise for every set of means, as the plan needs it."""

    def __init__(self, s, seed, samples):
        self.s, self.samples = s, samples
        self.heard = sorted({i for i in s.members if s.vote[i] > 0} | set(s.deciders))
        matrix = {i: opinion.row(s, i) for i in self.heard}
        self.rows = [[matrix[i][j] for j in s.members] for i in self.heard]
        count = len(s.members)
        self.noise = [[s.sigma[i] * normal(seed, k * count + j) for j, i in enumerate(s.members)]
                      for k in range(samples)]

    def hits(self, own):
        """How many samples are won (without the EB clause if no EB is known), opinions `own` being the means."""
        s = self.s
        mean = [own[i] for i in s.members]
        votes = [s.vote[i] for i in self.heard]
        bounds = [max(-1.0 if s.veto[i] else -9.0, 0.0 if s.is_eb[i] else -9.0) - c.EPS for i in self.heard]
        hits = 0
        for noise in self.noise:
            opinions = [min(3.0, max(-3.0, m + z)) for m, z in zip(mean, noise)]
            d = for_us = 0.0
            for weights, vote, bound in zip(self.rows, votes, bounds):
                x = sum([w * o for w, o in zip(weights, opinions)])
                if x < bound:
                    break
                d += vote * x
                if x > c.EPS:
                    for_us += vote
            else:
                hits += d >= 0.5 - c.EPS and for_us > 0.5 + c.EPS
        return hits

    def probability(self, hits):
        return (1.0 if self.s.ebs else 0.5) * hits / self.samples


def wilson(hits, samples, factor):
    """Wilson's interval of hits in samples, times the factor of section 7."""
    z2, p = c.WILSON_Z ** 2, hits / samples
    centre = (p + z2 / (2 * samples)) / (1 + z2 / samples)
    half = c.WILSON_Z * math.sqrt(p * (1 - p) / samples + z2 / (4 * samples * samples)) / (1 + z2 / samples)
    return [factor * max(0.0, centre - half), factor * min(1.0, centre + half)]


def document(s, seed=1, samples=10000, to=None):
    """The fields of `linchpin forecast` after the header."""
    ranking = ranking_of.rank(s)
    x = opinion.settle(s, s.opinion)
    result = {
        "label": "scenario, not forecast",
        "people": [{
            "id": s.net.ids[i], "s": s.score[i], "rated": s.score[i] is not None, "sigma": s.sigma[i],
            "stubbornness": s.stubbornness[i], "t": s.t[i], "vote": s.vote[i], "veto": s.veto[i], "x": x[i],
        } for i in s.members],
        "seed": seed, "samples": samples,
    }
    names = ("d", "majority", "rule", "win", "hits", "p_win", "wilson", "unrated_share", "plan")
    result.update(dict.fromkeys(names))
    if s.has_votes:
        clauses = rule(s, x)
        sampler = Sampler(s, seed, samples)
        hits = sampler.hits(s.opinion)
        result.update(
            d=mean_vote(s, x), majority=majority(s, x), rule=clauses, win=won(clauses), hits=hits,
            p_win=sampler.probability(hits), wilson=wilson(hits, samples, 1.0 if s.ebs else 0.5),
            unrated_share=sum(s.vote[i] for i in s.members if s.score[i] is None),
            plan=plan.document(s, ranking.gradient, sampler))
    principal = s.net.ids[ranking.order[0]] if ranking.order else None
    result["route"] = routes.route(s, to if to is not None else principal)
    result["fragility"] = {"customer": fragility.customer(s, ranking), "us": fragility.us(s, ranking)}
    return result
