"""What hangs on a single person, theirs or ours (section 10)."""

import constants as c
import opinion
import routes
from situation import Situation


def customer(s, ranking):
    """D, verdict and lost routes without each of the five best-ranked members."""
    import forecast  # it imports this module too
    result = []
    key_people = [s.net.ids[i] for i in range(s.n) if ranking.key[i]]
    for i in [i for i in ranking.order if s.member[i]][:5]:
        person = s.net.ids[i]
        without = Situation(s.account, s.deal, without=(person,))
        d = win = None
        if without.has_votes:
            x = opinion.settle(without, without.opinion)
            d, win = forecast.mean_vote(without, x), forecast.won(forecast.rule(without, x))
        cut_off = [other for other in key_people
                   if other != person and routes.route(s, other) and not routes.route(without, other)]
        result.append({"person": person, "d_without": d, "win_without": win, "cut_off": cut_off})
    return result


def us(s, ranking):
    """Which members hang on one of ours alone, and which share of all linked K that is."""
    linked = [i for i in s.members if s.net.links[i]]
    total = sum(ranking.k[i] for i in linked)
    result = []
    for person in s.net.ours:
        sole = [i for i in linked if list(s.net.links[i]) == [person]]
        if sole:
            share = sum(ranking.k[i] for i in sole) / total if total > 0 else 0.0
            result.append({"person": person, "sole_link": [s.net.ids[i] for i in sole], "share": share})
    return sorted(result, key=lambda entry: (-c.q(entry["share"]), entry["person"]))
