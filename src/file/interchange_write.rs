//! Account → interchange JSON. Nothing of the account but its layout and ids made in the window is lost:
//! ratings that the plain fields can't hold go into each member's `history`.
use super::error::WriteError;
use super::interchange::{
    AcceptanceShape, AccountShape, ConflictShape, ContactShape, DealShape, DepartingShape, DepartmentShape,
    FORMAT, HospitalityShape, InfluenceShape, LimitsShape, LineShape, MemberShape, OrganisationShape,
    PairShape, PersonShape, RelationshipShape, ReportShape, SellingPointShape, TaskShape, Top, VERSION,
};
use super::member_ratings::{Judgement, judgements};
use crate::catalogue::Side;
use crate::model::{
    Account, Deal, DealId, Department, DepartmentId, Link, LinkKind, Member, OrderKey, Organisation,
    OrganisationId, Person, PersonId, Rating, RatingsNow,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The text of the interchange file that shows the account as it stands on `day`.
/// # Errors
/// A number that is infinite or no number.
pub fn write_interchange(account: &Account, day: Date) -> Result<String, WriteError> {
    let writer = Writer {
        account,
        day,
        now: RatingsNow::on(account, day),
        departments: unique_names(account.departments().values().map(|d| (d.id.clone(), &d.name))),
        organisations: unique_names(account.organisations().values().map(|o| (o.id.clone(), &o.name))),
        ratings: ratings_by_member(account),
    };
    let no_text = |error: serde_json::Error| WriteError::NoText { record: error.to_string() };
    check_finite(account)?;
    let mut text = serde_json::to_string_pretty(&writer.top()).map_err(no_text)?;
    text.push('\n');
    Ok(text)
}

/// JSON has no word for infinity and would say `null`.
fn check_finite(account: &Account) -> Result<(), WriteError> {
    let check = |record: &dyn Fn() -> String, field, number: Option<f64>| match number {
        Some(number) if !number.is_finite() => Err(WriteError::NotFinite { record: record(), field }),
        Some(_) | None => Ok(()),
    };
    let info = account.info();
    check(&|| "the account".to_owned(), "gift_limit", info.gift_limit)?;
    check(&|| "the account".to_owned(), "hospitality_limit", info.hospitality_limit)?;
    for deal in account.deals().values() {
        check(&|| format!("deal {}", deal.id), "value", deal.value)?;
    }
    for member in account.members().values() {
        check(&|| format!("member {} of deal {}", member.person, member.deal), "vote", member.vote)?;
    }
    for entry in account.hospitality().values() {
        check(&|| format!("hospitality {}", entry.id), "value", Some(entry.value))?;
    }
    Ok(())
}

/// Interchange knows departments and organisations by name, so equal names get a number and empty ones the id.
fn unique_names<'a, I: Ord + Clone + std::fmt::Display>(
    named: impl Iterator<Item = (I, &'a String)>,
) -> BTreeMap<I, String> {
    let mut names = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (id, name) in named {
        let stem = if name.is_empty() { id.to_string() } else { name.clone() };
        let mut unique = stem.clone();
        let mut number = 2;
        while !taken.insert(unique.clone()) {
            unique = format!("{stem} ({number})");
            number += 1;
        }
        names.insert(id, unique);
    }
    names
}

fn ratings_by_member(account: &Account) -> BTreeMap<(&DealId, &PersonId), Vec<&Rating>> {
    let mut by_member: BTreeMap<_, Vec<&Rating>> = BTreeMap::new();
    for rating in account.ratings().values() {
        by_member.entry((&rating.deal, &rating.person)).or_default().push(rating);
    }
    for ratings in by_member.values_mut() {
        ratings.sort_by_key(|r| (r.seq, r.date));
    }
    by_member
}

struct Writer<'a> {
    account: &'a Account,
    day: Date,
    now: RatingsNow<'a>,
    departments: BTreeMap<DepartmentId, String>,
    organisations: BTreeMap<OrganisationId, String>,
    ratings: BTreeMap<(&'a DealId, &'a PersonId), Vec<&'a Rating>>,
}

impl Writer<'_> {
    fn top(&self) -> Top {
        let account = self.account;
        let info = account.info();
        let mut top = Top {
            format: FORMAT.to_owned(),
            version: VERSION,
            as_of: Some(self.day),
            account: AccountShape {
                id: info.id.to_string(),
                name: info.name.clone(),
                name_local: info.name_local.clone(),
                industry: info.industry.clone(),
                headquarters: info.headquarters.clone(),
                limits: LimitsShape {
                    gift_per_person_year: info.gift_limit,
                    hospitality_per_person_year: info.hospitality_limit,
                    currency: info.limit_currency.clone(),
                },
                weights: info.weights,
                zipper: info.zipper,
            },
            organisations: ordered(account.organisations().values(), |o| &o.order)
                .map(|o| self.organisation(o))
                .collect(),
            departments: account.departments_in_order().into_iter().map(|d| self.department(d)).collect(),
            people: account.people_in_order().into_iter().map(|p| self.person(p)).collect(),
            relationships: self.relationships(),
            contacts: ordered(account.contacts().values(), |c| &c.order)
                .map(|c| ContactShape {
                    date: c.date,
                    people: c.people.iter().map(ToString::to_string).collect(),
                    us: c.us.iter().map(ToString::to_string).collect(),
                    deal: c.deal.as_ref().map(ToString::to_string),
                    function: c.function,
                    objective: c.objective.clone(),
                    outcome: c.outcome,
                    next_step: c.next_step.clone(),
                })
                .collect(),
            hospitality: ordered(account.hospitality().values(), |h| &h.order)
                .map(|h| HospitalityShape {
                    date: h.date,
                    person: h.person.to_string(),
                    kind: h.kind.clone(),
                    value: h.value,
                    currency: h.currency.clone(),
                    by: h.by.as_ref().map(ToString::to_string),
                })
                .collect(),
            deals: account.deals_in_order().into_iter().map(|d| self.deal(d)).collect(),
            ..Top::default()
        };
        self.links(&mut top);
        top
    }

    fn organisation(&self, organisation: &Organisation) -> OrganisationShape {
        OrganisationShape {
            name: self.organisation_name(Some(&organisation.id)),
            side: organisation.side,
            mark: organisation.mark.clone(),
            note: organisation.note.clone(),
        }
    }

    fn organisation_name(&self, id: Option<&OrganisationId>) -> String {
        id.and_then(|id| self.organisations.get(id)).cloned().unwrap_or_default()
    }

    fn department(&self, department: &Department) -> DepartmentShape {
        DepartmentShape {
            name: self.departments.get(&department.id).cloned().unwrap_or_default(),
            head: department.head.as_ref().map(ToString::to_string),
        }
    }

    fn person(&self, person: &Person) -> PersonShape {
        let account = self.account;
        let dossier = account.dossiers().get(&person.id);
        let in_tray = !account.places().is_empty() && !account.places().contains_key(&person.id);
        let departing = dossier
            .filter(|d| d.departing.is_some() || !d.departing_note.is_empty())
            .map(|d| DepartingShape { date: d.departing, note: d.departing_note.clone() });
        PersonShape {
            id: person.id.to_string(),
            name: person.name.clone(),
            name_local: person.name_local.clone(),
            title: person.title.clone(),
            title_local: person.title_local.clone(),
            department: person
                .department
                .as_ref()
                .and_then(|id| self.departments.get(id))
                .cloned()
                .unwrap_or_default(),
            organisation: self.organisation_name(person.organisation.as_ref()),
            side: person.side,
            left: person.left,
            placeholder: person.placeholder,
            // No import places ours, so nothing is said of it.
            placed: (in_tray && person.side != Side::Us).then_some(false),
            initials: person.initials.clone(),
            office: person.office.clone(),
            in_role_since: person.in_role_since.clone(),
            email: person.email.clone(),
            phone: person.phone.clone(),
            photo: account.photos().get(&person.id).map(|p| p.data.as_str().to_owned()).unwrap_or_default(),
            note: dossier.map(|d| d.note.clone()).unwrap_or_default(),
            departing,
            competitor_ally: self.organisation_name(dossier.and_then(|d| d.competitor_ally.as_ref())),
        }
    }

    fn links(&self, top: &mut Top) {
        let mut links: Vec<&Link> = self.account.links().values().collect();
        // Derived ids end in a number, and a longer number is a larger one.
        links.sort_by_key(|l| (&l.from, &l.to, l.id.as_str().len(), &l.id));
        for link in links {
            let (from, to, note) = (link.from.to_string(), link.to.to_string(), link.note.clone());
            let report =
                |line| ReportShape { person: from.clone(), boss: to.clone(), line, note: note.clone() };
            match link.kind {
                LinkKind::Reports => top.reports.push(report(LineShape::Solid)),
                LinkKind::Dotted => top.reports.push(report(LineShape::Dotted)),
                LinkKind::Influence(strength) => {
                    top.influences.push(InfluenceShape { from, to, strength: Some(strength), note });
                }
                LinkKind::Conflict => {
                    top.conflicts.push(ConflictShape { a: from, b: to, label: link.label.clone(), note });
                }
                LinkKind::Pair(state) => {
                    top.pairs.push(PairShape { us: from, person: to, state: Some(state), note });
                }
            }
        }
    }

    fn relationships(&self) -> Vec<RelationshipShape> {
        let mut relationships: Vec<_> = self.account.relationships().values().collect();
        relationships.sort_by_key(|r| (&r.us, &r.person, r.id.as_str().len(), &r.id));
        let shape = |r: &crate::model::Relationship| RelationshipShape {
            us: r.us.to_string(),
            person: r.person.to_string(),
            level: r.level,
        };
        relationships.into_iter().map(shape).collect()
    }

    fn deal(&self, deal: &Deal) -> DealShape {
        let account = self.account;
        let mut members: Vec<&Member> = account.members().values().filter(|m| m.deal == deal.id).collect();
        // Ratings are numbered through the file, so who was rated first stands first.
        members.sort_by_key(|m| {
            let first = self.ratings.get(&(&m.deal, &m.person)).and_then(|r| r.first());
            (first.map_or(u64::MAX, |r| r.seq), &m.person)
        });
        DealShape {
            id: deal.id.to_string(),
            name: deal.name.clone(),
            stage: deal.stage.clone(),
            value: deal.value,
            currency: deal.currency.clone(),
            expected_close: deal.expected_close,
            competitor: self.organisation_name(deal.competitor.as_ref()),
            members: members.into_iter().map(|m| self.member(m)).collect(),
            former_members: self.former_members(&deal.id),
            selling_points: ordered(account.selling_points().values().filter(|s| s.deal == deal.id), |s| {
                &s.order
            })
            .map(|s| SellingPointShape {
                person: s.person.to_string(),
                feature: s.feature.clone(),
                benefit: s.benefit.clone(),
                key: s.key,
                confirmed: s.confirmed,
                told: s.told,
            })
            .collect(),
            tasks: ordered(account.tasks().values().filter(|t| t.deal == deal.id), |t| &t.order)
                .map(|t| TaskShape {
                    stage: t.stage.clone(),
                    role: t.role.clone(),
                    title: t.title.clone(),
                    person: t.person.as_ref().map(ToString::to_string),
                    aim: t.aim,
                    owner: t.owner.as_ref().map(ToString::to_string),
                    due: t.due,
                    done: t.done,
                    result: t.result.clone(),
                })
                .collect(),
            accepted_risks: account
                .acceptances()
                .values()
                .filter(|accepted| accepted.deal == deal.id)
                .map(|accepted| AcceptanceShape {
                    risk: accepted.risk.clone(),
                    facts: accepted.facts.clone(),
                    reason: accepted.reason.clone(),
                    date: accepted.date,
                    author: accepted.author.clone(),
                })
                .collect(),
        }
    }

    /// Who was judged in the deal and is not in it.
    fn former_members(&self, deal: &DealId) -> Vec<MemberShape> {
        let judged = self
            .ratings
            .iter()
            .filter(|((of, person), _)| *of == deal && self.account.member(deal, person).is_none());
        let shape = |((_, person), ratings): (&(&DealId, &PersonId), &Vec<&Rating>)| MemberShape {
            person: person.to_string(),
            history: ratings.iter().map(|r| Judgement::of(r).to_history()).collect(),
            ..MemberShape::default()
        };
        judged.map(shape).collect()
    }

    fn member(&self, member: &Member) -> MemberShape {
        let now = self.now.of(&member.deal, &member.person);
        let current = now.support_rating();
        let ratings = self.ratings.get(&(&member.deal, &member.person)).map_or(&[][..], Vec::as_slice);
        let wanted: Vec<Judgement> = ratings.iter().copied().map(Judgement::of).collect();
        let mut shape = MemberShape {
            person: member.person.to_string(),
            roles: now.roles().to_vec(),
            influence: now.influence(),
            support: current.and_then(|r| Judgement::of(r).to_support()),
            support_history: ratings
                .iter()
                .filter(|r| current.is_none_or(|c| c.id != r.id))
                .filter(|r| r.date.is_none_or(|date| date <= self.day))
                .filter_map(|r| Judgement::of(r).to_score())
                .collect(),
            history: Vec::new(),
            veto: member.veto,
            vote: member.vote,
            owner: member.owner.as_ref().map(ToString::to_string),
            required_level: member.required_level,
            contact_intensity: member.contact_intensity,
            access: member.access.clone(),
            phase: member.phase,
            needs: member.needs.clone(),
            note: member.note.clone(),
        };
        let read_back = judgements(&shape, Some(self.day)).ok();
        if read_back.as_ref() != Some(&wanted) {
            shape.history = wanted.iter().map(Judgement::to_history).collect();
        }
        shape
    }
}

/// Records in the user's order, equal keys by id.
fn ordered<'a, R: 'a>(
    records: impl Iterator<Item = &'a R>,
    order: impl Fn(&R) -> &OrderKey,
) -> impl Iterator<Item = &'a R> {
    let mut records: Vec<&R> = records.collect();
    records.sort_by(|a, b| order(a).cmp(order(b)));
    records.into_iter()
}
