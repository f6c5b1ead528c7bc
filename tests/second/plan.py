"""The cheapest plan that wins with a margin (section 8): exact search over whole steps of support."""

import constants as c
import opinion


def first_start(s, i):
    """The score a member's steps start from; somebody unrated starts at neutral."""
    return s.score[i] if s.score[i] is not None else 0


def step_costs(s, i):
    """Costs of the first and second step that member i may take (none, one or two of them)."""
    member = s.member[i]
    if member.intensity == "none":
        return []
    times = c.PLAN_LEVEL[s.net.level[i]] + (1 if member.intensity == "light" else 0)
    start = first_start(s, i)
    costs = [c.PLAN_STEP[score] * times for score in range(start, min(start + 2, 3))]
    if costs and s.score[i] is None:
        costs[0] += 2  # find out first where they stand
    return costs


def candidates(s, x, gradient):
    """All who may take a step, in the order of the search."""
    entries = []
    for i in s.members:
        costs = step_costs(s, i)
        if not costs:
            continue
        below = (s.is_eb[i] and not c.at_least(x[i], c.PLAN_MARGIN)
                 or s.veto[i] and not c.at_least(x[i], -1 + c.PLAN_MARGIN))
        entries.append((not below, -c.q(gradient[i] / costs[0]), i, costs))
    return [(i, costs) for _, _, i, costs in sorted(entries)]


class Search:
    """Depth first over 0, 1, 2 steps of each candidate; cheapest wins, then fewest persons and steps."""

    def __init__(self, s, x, chosen):
        self.s, self.x, self.chosen = s, x, chosen
        self.reach = [opinion.column(s, i) for i, _ in chosen]
        self.best, self.best_steps = None, None
        # all that the candidates from position p on can still add, for the pruning
        self.rest = [[0.0] * s.n]
        for (_, costs), reach in zip(reversed(chosen), reversed(self.reach)):
            self.rest.insert(0, [a + len(costs) * b for a, b in zip(self.rest[0], reach)])

    def wins(self, x):
        import forecast  # it imports this module too
        clauses = forecast.rule(self.s, x, c.PLAN_MARGIN)
        return all(value is not False for value in clauses.values())

    def run(self):
        self.visit(0, self.x, 0, [])
        return self.best_steps

    def visit(self, position, x, cost, steps):
        if self.best is not None and cost > self.best[0]:
            return
        if self.wins(x):
            # anything more than this only costs more
            full = steps + [0] * (len(self.chosen) - len(steps))
            merit = (cost, sum(n > 0 for n in full), sum(full), [-n for n in full])
            if self.best is None or merit < self.best:
                self.best, self.best_steps = merit, full
            return
        if position == len(self.chosen):
            return
        if not self.wins([a + b for a, b in zip(x, self.rest[position])]):
            return
        costs, reach = self.chosen[position][1], self.reach[position]
        for number in range(len(costs), -1, -1):
            self.visit(position + 1, [a + number * b for a, b in zip(x, reach)],
                       cost + sum(costs[:number]), steps + [number])


def document(s, gradient, sampler):
    """The `plan` object."""
    import forecast
    x = opinion.settle(s, s.opinion)
    everybody = candidates(s, x, gradient)
    chosen = everybody[:c.PLAN_CANDIDATES]
    search = Search(s, x, chosen)
    assumes = [] if s.ebs else ["economic_buyer"]
    done = search.wins(x)
    exact = done or len(everybody) == len(chosen)
    numbers = search.run()
    feasible = numbers is not None
    taken = numbers if feasible else [len(costs) for _, costs in chosen]
    own = list(s.opinion)
    for (i, _), number in zip(chosen, taken):
        own[i] += number
    result = {"feasible": feasible, "exact": exact, "cost": None, "steps": [],
              "d_after": forecast.mean_vote(s, opinion.settle(s, own)), "p_win_after": None, "assumes": assumes}
    if feasible:
        for (i, costs), number in zip(chosen, numbers):
            if number:
                result["steps"].append({"person": s.net.ids[i], "from": s.score[i],
                                        "to": first_start(s, i) + number, "cost": sum(costs[:number])})
        result["cost"] = search.best[0]
        result["p_win_after"] = sampler.probability(sampler.hits(own))
    return result
