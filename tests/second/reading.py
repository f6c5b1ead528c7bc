"""Reading of the Linchpin interchange JSON (section 2): checks every value, fills the defaults.

Only what the analyses read is kept. A refusal is a `Refused` whose text names the place.
"""

import datetime
import json
from dataclasses import dataclass, field

from constants import LEVELS, ROLES


class Refused(Exception):
    """The document breaks section 2; the text names the place."""


SIDES = ("customer", "other", "us", "competitor")
STRENGTHS = {"high": "high", "medium": "medium", "low": "low", 3: "high", 2: "medium", 1: "low"}


@dataclass
class Person:
    id: str
    side: str
    left: bool
    department: str | None


@dataclass
class Support:
    score: int
    date: datetime.date | None
    confidence: str


@dataclass
class Member:
    person: str
    roles: list
    influence: str  # high, medium, low, unknown
    support: Support | None
    history: list  # of (date, score)
    veto: bool | None
    vote: float | None
    owner: str | None
    required_level: str | None
    intensity: str | None
    access: list
    phase: str | None


@dataclass
class Deal:
    id: str
    stage: str | None
    members: list = field(default_factory=list)
    selling_points: list = field(default_factory=list)  # (person, key, confirmed)
    tasks: list = field(default_factory=list)  # (due, done)


@dataclass
class Account:
    as_of: datetime.date
    people: dict  # id -> Person
    reports: list  # (person, boss, line)
    influences: list  # (from, to, strength)
    relationships: list  # (us, person, level)
    contacts: list  # (date, [people], outcome)
    deals: list


def get(record, name, default=None):
    """A field's value; `null` equals absent."""
    value = record.get(name)
    return default if value is None else value


def items(record, name, place):
    value = get(record, name, [])
    if not isinstance(value, list):
        raise Refused(f"{place}: {name} is not a list")
    return value


def one_of(record, name, allowed, default, place):
    value = get(record, name, default)
    if value is not None and value not in allowed:
        raise Refused(f"{place}: {name} {value!r} is not one of {', '.join(map(str, allowed))}")
    return value


def date_of(value, place):
    if value is None:
        return None
    try:
        if len(value) != 10:
            raise ValueError
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Refused(f"{place}: {value!r} is not a date YYYY-MM-DD") from None


def score_of(value, place):
    if isinstance(value, bool) or not isinstance(value, int) or not -3 <= value <= 3:
        raise Refused(f"{place}: score {value!r} is not a whole number from -3 to 3")
    return value


def read(text, as_of=None):
    """Account from the text of an interchange file; `as_of` (a date) wins over the file's."""
    top = json.loads(text)
    if get(top, "format") != "linchpin-interchange":
        raise Refused("format is not linchpin-interchange")
    if get(top, "version") != 1:
        raise Refused("version is not 1")
    people = {}
    for number, record in enumerate(items(top, "people", "document")):
        place = f"people[{number}]"
        person = get(record, "id")
        if not isinstance(person, str):
            raise Refused(f"{place}: id is missing")
        if person in people:
            raise Refused(f"{place}: id {person} is given twice")
        people[person] = Person(person, one_of(record, "side", SIDES, "customer", place),
                                bool(get(record, "left", False)), get(record, "department") or None)

    def known(record, name, place, optional=False):
        value = get(record, name)
        if value is None and optional:
            return None
        if value not in people:
            raise Refused(f"{place}: {name} {value!r} is not a known person")
        return value

    reports, influences, relationships, contacts = [], [], [], []
    for number, record in enumerate(items(top, "reports", "document")):
        place = f"reports[{number}]"
        reports.append((known(record, "person", place), known(record, "boss", place),
                        one_of(record, "line", ("solid", "dotted"), "solid", place)))
    for number, record in enumerate(items(top, "influences", "document")):
        place = f"influences[{number}]"
        strength = one_of(record, "strength", STRENGTHS, "medium", place)
        influences.append((known(record, "from", place), known(record, "to", place), STRENGTHS[strength]))
    for number, record in enumerate(items(top, "relationships", "document")):
        place = f"relationships[{number}]"
        relationships.append((known(record, "us", place), known(record, "person", place),
                              one_of(record, "level", LEVELS, "none", place)))
    for number, record in enumerate(items(top, "contacts", "document")):
        place = f"contacts[{number}]"
        for name in ("people", "us"):
            for person in items(record, name, place):
                if person not in people:
                    raise Refused(f"{place}: {name} {person!r} is not a known person")
        outcome = one_of(record, "outcome", ("advance", "continuation", "order", "no_sale"), None, place)
        date = date_of(get(record, "date"), place)
        if date is None:
            raise Refused(f"{place}: date is missing")
        contacts.append((date, items(record, "people", place), outcome))
    deals, seen = [], set()
    for number, record in enumerate(items(top, "deals", "document")):
        deal = read_deal(record, f"deals[{number}]", known)
        if deal.id in seen:
            raise Refused(f"deals[{number}]: id {deal.id} is given twice")
        seen.add(deal.id)
        deals.append(deal)
    file_date = date_of(get(top, "as_of"), "as_of")
    return Account(as_of or file_date or datetime.date.today(),
                   people, reports, influences, relationships, contacts, deals)


def read_deal(record, place, known):
    """One deal with its members, selling points and tasks."""
    if not isinstance(get(record, "id"), str):
        raise Refused(f"{place}: id is missing")
    deal = Deal(record["id"], get(record, "stage"))
    seen = set()
    for number, entry in enumerate(items(record, "members", place)):
        member = read_member(entry, f"{place}.members[{number}]", known)
        if member.person in seen:
            raise Refused(f"{place}.members[{number}]: person {member.person} is given twice")
        seen.add(member.person)
        deal.members.append(member)
    for number, entry in enumerate(items(record, "selling_points", place)):
        deal.selling_points.append((known(entry, "person", f"{place}.selling_points[{number}]"),
                                    bool(get(entry, "key", False)), bool(get(entry, "confirmed", False))))
    for number, entry in enumerate(items(record, "tasks", place)):
        where = f"{place}.tasks[{number}]"
        known(entry, "owner", where, optional=True)
        deal.tasks.append((date_of(get(entry, "due"), where), bool(get(entry, "done", False))))
    return deal


def read_member(record, place, known):
    """One member; a role key that is not in the table counts as `other`."""
    support = get(record, "support")
    if support is not None:
        support = Support(score_of(get(support, "score"), place), date_of(get(support, "date"), place),
                          one_of(support, "confidence", ("confirmed", "assumed"), "assumed", place))
    history = [(date_of(get(entry, "date"), place), score_of(get(entry, "score"), place))
               for entry in items(record, "support_history", place)]
    vote = get(record, "vote")
    if vote is not None and (isinstance(vote, bool) or not isinstance(vote, (int, float)) or vote < 0):
        raise Refused(f"{place}: vote {vote!r} is not a number from 0")
    access = items(record, "access", place)
    for value in access:
        if value not in ("receptivity", "dissatisfaction", "power"):
            raise Refused(f"{place}: access {value!r} is unknown")
    roles = [role if role in ROLES else "other" for role in items(record, "roles", place)] or ["other"]
    return Member(
        person=known(record, "person", place),
        roles=roles,
        influence=one_of(record, "influence", ("high", "medium", "low"), None, place) or "unknown",
        support=support,
        history=history,
        veto=get(record, "veto"),
        vote=vote,
        owner=known(record, "owner", place, optional=True),
        required_level=one_of(record, "required_level", LEVELS, None, place),
        intensity=one_of(record, "contact_intensity", ("deep", "frequent", "light", "none"), None, place),
        access=access,
        phase=one_of(record, "phase", ("new_toy", "learning", "effectiveness"), None, place),
    )
