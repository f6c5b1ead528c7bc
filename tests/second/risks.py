"""The risks of `check` (section 11), one method a key, in the order of the table.

Each method returns None or a dict with `people` (indices) and whatever else the table names.
"""

import datetime

import constants as c
import fragility
import ranking as ranking_of

TABLE = [
    ("critical", "no_economic_buyer"), ("critical", "veto_against"),
    ("high", "eb_dark"), ("high", "single_thread"), ("high", "no_coach"), ("high", "detractor_path"),
    ("high", "bus_factor"), ("high", "cooling"), ("high", "learning_dip"),
    ("medium", "multiple_economic_buyers"), ("medium", "weak_coach"), ("medium", "no_backup"),
    ("medium", "unassigned"), ("medium", "unrated_key"), ("medium", "guesswork"),
    ("medium", "isolated_decider"), ("medium", "relationship_gap"), ("medium", "unconfirmed_selling_point"),
    ("medium", "forgotten_role"), ("medium", "no_way_in"), ("medium", "stalled"),
    ("low", "stale_rating"), ("low", "contact_overdue"), ("low", "uncovered_department"),
    ("low", "overdue_task"), ("low", "report_cycle"), ("low", "two_solid_bosses"), ("low", "orphan"),
]
WITHOUT_DEAL = ("report_cycle", "two_solid_bosses")


def those(people):
    """An entry that fires if anybody is in it."""
    people = list(people)
    return {"people": people} if people else None


class Check:
    def __init__(self, s):
        self.s, self.net = s, s.net
        self.ranking = ranking_of.rank(s)
        self.key = [i for i in range(s.n) if self.ranking.key[i]]
        self.past = [entry for entry in s.account.contacts if entry[0] <= s.as_of]
        self.coaches = [i for i in s.members if "coach" in s.member[i].roles]

    def quiet(self, i, days):
        """Whether no contact with i is noted within so many days."""
        dates = [date for date, people, _ in self.past if self.net.ids[i] in people]
        return not dates or (self.s.as_of - max(dates)).days > days

    def fall(self, i):
        """How far support fell within 60 days; None for somebody not rated."""
        member, today = self.s.member[i], self.s.as_of
        if not member or not member.support:
            return None
        start = today - datetime.timedelta(days=60)
        ratings = [(date or today, score) for date, score in member.history]
        ratings.append((member.support.date or today, member.support.score))
        seen = [score for date, score in ratings if start <= date <= today]
        before = [rating for rating in ratings if rating[0] < start]
        if before:
            seen.append(max(before)[1])  # the standing at the start: latest before it
        return max(seen, default=member.support.score) - member.support.score

    # critical
    def no_economic_buyer(self):
        return None if self.s.ebs else {"people": []}

    def veto_against(self):
        return those(i for i in self.s.members
                     if self.s.veto[i] and self.s.score[i] is not None and self.s.score[i] <= -1)

    # high
    def eb_dark(self):
        return those(i for i in self.s.ebs if self.quiet(i, 90))

    def single_thread(self):
        close = [i for i in self.s.members if c.LEVELS.index(self.net.level[i]) >= c.LEVELS.index("engaged")]
        return {"people": close} if len(self.s.members) >= 3 and len(close) <= 1 else None

    def no_coach(self):
        return None if self.coaches else {"people": []}

    def detractor_path(self):
        deciders = set(self.s.deciders)

        def reaches(i):
            one = set(self.net.influenced[i])
            two = {j for middle in one for j in self.net.influenced[middle]}
            return bool(((one | two) - {i}) & deciders)
        return those(i for i in self.s.members
                     if self.s.score[i] is not None and self.s.score[i] <= -2 and reaches(i))

    def bus_factor(self):
        linked = [i for i in self.s.members if self.net.links[i]]
        top = fragility.us(self.s, self.ranking)[:1]
        if len(linked) >= 2 and top and c.above(top[0]["share"], 0.6):
            return {"people": [], "names": [top[0]["person"]], "value": top[0]["share"]}

    def cooling(self):
        return those(i for i in self.s.members if (self.fall(i) or 0) >= 2)

    def learning_dip(self):
        return those(i for i in self.s.members if self.s.member[i].phase == "learning"
                     and ((self.fall(i) or 0) >= 1 or self.quiet(i, 30)))

    # medium
    def multiple_economic_buyers(self):
        return {"people": self.s.ebs} if len(self.s.ebs) > 1 else None

    def weak_coach(self):
        if self.coaches and all((self.s.score[i] or 0) < 2 for i in self.coaches):
            return {"people": self.coaches, "confidential": True}

    def no_backup(self):
        return those(i for i in self.key if len(self.net.links[i]) < 2)

    def unassigned(self):
        return those(i for i in range(self.s.n) if self.ranking.place[i] <= 5
                     and not (self.s.member[i] and self.s.member[i].owner))

    def unrated_key(self):
        return those(i for i in self.key if self.s.score[i] is None)

    def guesswork(self):
        guessed = [i for i in self.s.members if self.s.vote[i] and c.at_least(self.s.sigma[i], c.SPREAD_MAX)]
        share = sum(self.s.vote[i] for i in guessed)
        return {"people": guessed, "value": share} if c.above(share, 0.3) else None

    def isolated_decider(self):
        return those(i for i in self.s.deciders if not self.net.influencers[i])

    def relationship_gap(self):
        def required(i):
            default = "partner" if self.ranking.place[i] == 1 else "engaged"
            return self.s.member[i].required_level or default
        return those(i for i in self.key if self.s.member[i]
                     and c.LEVELS.index(self.net.level[i]) < c.LEVELS.index(required(i)))

    def unconfirmed_selling_point(self):
        open_for = {person for person, key, confirmed in self.s.deal.selling_points if key and not confirmed}
        return those(i for i in self.key if self.net.ids[i] in open_for)

    def forgotten_role(self):
        held = {role for i in self.s.members for role in self.s.member[i].roles}
        missing = [role for role in self.s.named if role not in held and role not in ("economic_buyer", "coach")]
        return {"people": [], "roles": missing} if missing else None

    def no_way_in(self):
        if self.s.stage in ("discover", "qualify") \
                and not any("receptivity" in self.s.member[i].access for i in self.s.members):
            return {"people": []}

    def stalled(self):
        latest = sorted(self.past, key=lambda entry: entry[0], reverse=True)
        if len(latest) < 3:
            return None
        # everything on the day of the third counts: the order within a day is not known
        recent = [entry for entry in latest if entry[0] >= latest[2][0]]
        if all(outcome in ("continuation", "no_sale") for _, _, outcome in recent):
            return {"people": []}

    # low
    def stale_rating(self):
        return those(i for i in self.key if self.s.score[i] is not None
                     and self.s.age(self.s.member[i].support.date) > 90)

    def contact_overdue(self):
        return those(i for i in self.s.members if (self.ranking.key[i] or self.s.influence(i) != "low")
                     and self.quiet(i, 365))

    def uncovered_department(self):
        people = {}
        for i in self.s.members:
            department = self.s.account.people[self.net.ids[i]].department
            if self.s.side[i] == "customer" and department:
                people.setdefault(department, []).append(i)
        bare = sorted(name for name, staff in people.items()
                      if c.at_least(sum(self.s.vote[i] for i in staff), 0.1)
                      and not any(self.net.links[i] for i in staff))
        if bare:
            return {"people": sorted(i for name in bare for i in people[name]), "departments": bare}

    def overdue_task(self):
        late = sum(1 for due, done in self.s.deal.tasks if due and due < self.s.as_of and not done)
        return {"people": [], "value": float(late)} if late else None

    def report_cycle(self):
        return those(self.net.on_cycle)

    def two_solid_bosses(self):
        return those(self.net.two_solid_bosses)

    def orphan(self):
        tied = {i for arrow in self.net.weight for i in arrow}
        return those(i for i in self.s.members if i not in tied) if self.s.n > 1 else None


def document(s):
    """The fields of `linchpin check` after the header."""
    check, risks = Check(s), []
    counts = dict.fromkeys(("critical", "high", "medium", "low"), 0)
    for severity, key in TABLE:
        if s.deal is None and key not in WITHOUT_DEAL:
            continue
        found = getattr(check, key)()
        if found is None:
            continue
        people = found.pop("names", None) or [s.net.ids[i] for i in found["people"]]
        risks.append({"key": key, "severity": severity, **found, "people": people})
        counts[severity] += 1
    return {"risks": risks, "counts": counts}
