"""Opinion dynamics of Friedkin and Johnsen by iteration (sections 5 and 7).

`spread_back` solves y = v + W'Ty, `settle` solves x = (I - T)s + TWx; both stop when the
largest change is at most 1e-13. Rows and columns of M follow from them, so that no matrix is built.
"""

STOP = 1e-13


def settle(situation, opinion):
    """Settled opinions x = M s."""
    t, trust = situation.t, situation.net.trust
    own = [(1 - t[i]) * opinion[i] for i in range(situation.n)]
    x = list(opinion)
    while True:
        new = [own[i] + t[i] * sum(w * x[j] for j, w in trust[i]) for i in range(situation.n)]
        change = max((abs(a - b) for a, b in zip(new, x)), default=0.0)
        x = new
        if change <= STOP:
            return x


def spread_back(situation, start):
    """(I - T)(I - W'T)^-1 start: how much each own opinion counts in a sum weighted by `start`."""
    t, trust, n = situation.t, situation.net.trust, situation.n
    y = list(start)
    while True:
        new = list(start)
        for i in range(n):
            share = t[i] * y[i]
            if share:
                for j, w in trust[i]:
                    new[j] += w * share
        change = max((abs(a - b) for a, b in zip(new, y)), default=0.0)
        y = new
        if change <= STOP:
            return [(1 - t[i]) * y[i] for i in range(n)]


def gradient(situation):
    """g: how far the mean vote D moves when one's own opinion moves by one."""
    return spread_back(situation, situation.vote)


def row(situation, i):
    """Row i of M: whose opinions make up the settled opinion of i."""
    unit = [0.0] * situation.n
    unit[i] = 1.0
    return spread_back(situation, unit)


def column(situation, i):
    """Column i of M: whom the opinion of i reaches."""
    unit = [0.0] * situation.n
    unit[i] = 1.0
    return settle(situation, unit)
