"""The deal on the network: roles, veto, votes, stubbornness, spread (sections 1, 3, 4 and 7)."""

import math

import constants as c
from network import Network


class Situation:
    """All that the analyses of one deal start from; `without` leaves people out as if they had left."""

    def __init__(self, account, deal, without=()):
        self.account, self.deal, self.as_of = account, deal, account.as_of
        self.net = net = Network(account, without)
        self.n = net.n
        stage = deal.stage if deal else None
        self.stage = stage if stage in c.STAGE_ROLES else "neutral"
        self.named = c.STAGE_ROLES[self.stage]
        self.member = [None] * self.n
        for member in (deal.members if deal else []):
            if member.person in net.index:
                self.member[net.index[member.person]] = member
        self.members = [i for i in range(self.n) if self.member[i]]
        self.side = [account.people[person].side for person in net.ids]
        self.is_eb = [bool(m) and "economic_buyer" in m.roles and self.side[i] == "customer"
                      for i, m in enumerate(self.member)]
        self.ebs = [i for i in range(self.n) if self.is_eb[i]]
        self.veto = [self._veto(i) for i in range(self.n)]
        self.deciders = [i for i in range(self.n) if self.is_eb[i] or self.veto[i]]
        self.score = [m.support.score if m and m.support else None for m in self.member]
        self.opinion = [float(s or 0) for s in self.score]
        self.stubbornness = [self._stubbornness(i) for i in range(self.n)]
        self.t = [(1 - self.stubbornness[i]) * min(1.0, net.exposure[i]) for i in range(self.n)]
        self.sigma = [self._sigma(m) for m in self.member]
        power = [self._vote(i) for i in range(self.n)]
        total = sum(power)
        self.has_votes = total > 0
        self.vote = [u / total for u in power] if total > 0 else [0.0] * self.n

    def influence(self, i):
        return self.member[i].influence if self.member[i] else "outside"

    def _role_veto(self, i, role):
        """Whether this role gives this person a veto."""
        member = self.member[i]
        return (role in ("economic_buyer", "technical_buyer") and self.side[i] == "customer"
                and member.influence != "low" and member.veto is not False)

    def _veto(self, i):
        member = self.member[i]
        if not member:
            return False
        if member.veto is not None:
            return member.veto
        return any(self._role_veto(i, role) for role in member.roles)

    def _stubbornness(self, i):
        member = self.member[i]
        if not member:
            return 0.5
        b = max(c.ROLES[role][2] for role in member.roles)
        if self.veto[i] and not self.is_eb[i]:
            b = max(b, c.VETO_STUBBORNNESS)
        if member.influence == "high":
            b += 0.05
        elif member.influence == "low":
            b -= 0.05
        if member.support and abs(member.support.score) == 3:
            b += 0.10
        return min(0.95, max(0.10, b))

    def age(self, date):
        """Days since a date; 0 for none, and for one still to come."""
        return max(0, (self.as_of - date).days) if date else 0

    def _sigma(self, member):
        if not member:
            return 0.0  # outside the deal: opinion 0 with no spread
        if not member.support:
            return c.SPREAD_MAX
        base = c.SPREAD[member.support.confidence]
        years = self.age(member.support.date) / 365.25
        return min(c.SPREAD_MAX, math.sqrt(base * base + 0.25 * years))

    def _vote(self, i):
        member = self.member[i]
        if not member:
            return 0.0
        if member.vote is not None:
            return float(member.vote)
        if self.side[i] == "other":
            return 0.0
        return max(c.ROLES[role][1] * self._vote_stage(role) for role in member.roles) \
            * c.VOTE_INFLUENCE[member.influence]

    def _vote_stage(self, role):
        if not self.named:
            return 1.0
        return c.VOTE_NAMED[self.named.index(role)] if role in self.named else c.VOTE_UNNAMED

    def role_score(self, i):
        """(R, the role that gives it) of a member."""
        member = self.member[i]
        best = None
        for role in sorted(set(member.roles), key=c.ROLE_ORDER.index):
            base = c.ROLES[role][0]
            if member.veto is True or self._role_veto(i, role):
                base = max(base, c.VETO_BASE)
            if not self.named:
                score = float(base)
            elif role in self.named:
                score = 0.4 * base + 0.6 * c.ROLE_NAMED_SCORE[self.named.index(role)]
            else:
                score = 0.6 * base
            if best is None or c.q(score) > c.q(best[0]):
                best = (score, role)
        return best
