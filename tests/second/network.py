"""Who counts and how they are tied: population, reporting lines, arrows (sections 1 and 3).

Everything is indexed 0…n-1 in ascending order of id. An arrow a -> b means that b listens to a.
"""

from constants import INFLUENCE_LENGTH, INFLUENCE_WEIGHT, LEVELS, REPORT_ARROW, STRENGTH_RANK


class Network:
    """The ranked people of an account, `without` some of them, and the ties between them."""

    def __init__(self, account, without=()):
        self.account = account
        # Python orders text by code point, which is the order of its UTF-8 bytes.
        self.ids = sorted(p.id for p in account.people.values()
                          if p.side in ("customer", "other") and not p.left and p.id not in without)
        self.index = {person: i for i, person in enumerate(self.ids)}
        self.n = len(self.ids)
        self.ours = sorted(p.id for p in account.people.values() if p.side == "us" and not p.left)
        self._influences()
        self._reports()
        self._arrows()
        self._relationships()

    def _pair(self, a, b):
        """Both indices, or None for a tie that section 1 ignores."""
        if a == b or a not in self.index or b not in self.index:
            return None
        return self.index[a], self.index[b]

    def _influences(self):
        """`explicit[(from, to)]`: the strongest of the influences given."""
        self.explicit = {}
        for source, target, strength in self.account.influences:
            pair = self._pair(source, target)
            if pair is None:
                continue
            old = self.explicit.get(pair)
            if old is None or STRENGTH_RANK[strength] > STRENGTH_RANK[old]:
                self.explicit[pair] = strength
        self.explicit = dict(sorted(self.explicit.items()))
        self.influenced = [[] for _ in range(self.n)]  # whom i influences
        self.influencers = [[] for _ in range(self.n)]  # whom i listens to
        for a, b in self.explicit:
            self.influenced[a].append(b)
            self.influencers[b].append(a)

    def _reports(self):
        """Solid bosses (one a person at most), dotted lines, and the defects that `check` names."""
        solid, dotted = {}, set()
        for person, boss, line in self.account.reports:
            pair = self._pair(person, boss)
            if pair is None:
                continue
            if line == "solid":
                solid.setdefault(pair[0], set()).add(pair[1])
            else:
                dotted.add(pair)
        self.two_solid_bosses = sorted(p for p, bosses in solid.items() if len(bosses) > 1)
        self.boss = [None] * self.n
        for person, bosses in solid.items():
            first, *rest = sorted(bosses)
            self.boss[person] = first
            dotted.update((person, other) for other in rest)
        # A cycle is looked for among the lines that stayed solid, since the document
        # demotes second bosses first ("Then …").
        self.on_cycle = [i for i in range(self.n) if self._returns(i)]
        for i in self.on_cycle:
            self.boss[i] = None
        self.dotted = sorted(dotted)
        self.lines = sorted([(i, self.boss[i], "solid") for i in range(self.n) if self.boss[i] is not None]
                            + [(p, b, "dotted") for p, b in self.dotted])

    def _returns(self, start):
        """Whether following the solid lines up from `start` comes back to it."""
        at, steps = self.boss[start], 0
        while at is not None and at != start and steps <= self.n:
            at, steps = self.boss[at], steps + 1
        return at == start

    def _arrows(self):
        """`weight` and `length` by arrow (from, to); `trust[i]`: [(j, W_ij)] in order; `exposure[i]`: r_i."""
        self.weight, self.length = {}, {}

        def add(arrow, weight, length):
            self.weight[arrow] = max(self.weight.get(arrow, 0.0), weight)
            self.length[arrow] = min(self.length.get(arrow, length), length)

        for arrow, strength in self.explicit.items():
            add(arrow, INFLUENCE_WEIGHT[strength], INFLUENCE_LENGTH[strength])
        for person, boss, line in self.lines:
            add((boss, person), *REPORT_ARROW[line, "down"])
            add((person, boss), *REPORT_ARROW[line, "up"])
        into = [[] for _ in range(self.n)]
        for (a, b), weight in sorted(self.weight.items()):
            into[b].append((a, weight))
        self.exposure = [sum(w for _, w in row) for row in into]
        self.trust = [[(j, w / self.exposure[i]) for j, w in into[i]] for i in range(self.n)]

    def _relationships(self):
        """`links[i]`: {one of ours: highest level above none}; `level[i]`: the best of them."""
        self.links = [{} for _ in range(self.n)]
        for us, person, level in self.account.relationships:
            if us not in self.ours or person not in self.index or level == "none":
                continue
            links = self.links[self.index[person]]
            if LEVELS.index(level) > LEVELS.index(links.get(us, "none")):
                links[us] = level
        self.level = [max(links.values(), key=LEVELS.index, default="none") for links in self.links]

    def chart(self):
        """Depth, people below and tree size of each person in the forest of solid lines.

        Somebody without a solid line has depth None and tree size 0.
        """
        children = [[] for _ in range(self.n)]
        for i, boss in enumerate(self.boss):
            if boss is not None:
                children[boss].append(i)
        depth, below, size = [None] * self.n, [0] * self.n, [0] * self.n
        for root in range(self.n):
            if self.boss[root] is not None or not children[root]:
                continue
            depth[root], tree = 0, [root]
            for at in tree:  # grows while it is walked: breadth first
                for child in children[at]:
                    depth[child] = depth[at] + 1
                    tree.append(child)
            for at in reversed(tree):
                below[at] = sum(1 + below[child] for child in children[at])
            for at in tree:
                size[at] = len(tree)
        return depth, below, size
