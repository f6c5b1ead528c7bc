//! The deals of an interchange file with their members, ratings, selling points and tasks; contacts and the
//! hospitality register, which may name a deal or what happened in one.
use super::error::ReadError;
use super::interchange::{ContactShape, DealShape, MemberShape, Top};
use super::interchange_read::{Reader, wrong};
use super::member_ratings::{WrongEntry, judgements};
use crate::model::{
    Acceptance, Contact, Deal, DealId, Hospitality, Member, OrderKey, PersonId, Rating, SellingPoint, Task,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

impl Reader<'_> {
    pub(super) fn deal(&mut self, i: usize, shape: &DealShape, as_of: Option<Date>) -> Result<(), ReadError> {
        let deal = DealId::from(shape.id.as_str());
        self.builder.deals.push(Deal {
            id: deal.clone(),
            order: OrderKey::nth(i),
            name: shape.name.clone(),
            stage: shape.stage.clone(),
            value: shape.value,
            currency: shape.currency.clone(),
            expected_close: shape.expected_close,
            competitor: self.organisations.get(shape.competitor.as_str()).cloned(),
            ..Deal::default()
        });
        let mut members = BTreeMap::new();
        for (m, member) in shape.members.iter().enumerate() {
            let place = || format!("deals[{i}].members[{m}]");
            if members.insert(member.person.as_str(), m).is_some() {
                let place = format!("{}.person", place());
                return Err(ReadError::Duplicate { place, id: member.person.clone() });
            }
            self.member(&deal, member, as_of, place)?;
        }
        for (m, former) in shape.former_members.iter().enumerate() {
            let place = || format!("deals[{i}].former_members[{m}]");
            let person = self.person(&former.person, || format!("{}.person", place()))?;
            self.ratings(&deal, &person, former, as_of, place)?;
        }
        for (s, point) in shape.selling_points.iter().enumerate() {
            let person = self.person(&point.person, || format!("deals[{i}].selling_points[{s}].person"))?;
            let id = self.derive("selling_point", &format!("{deal}>{person}")).into();
            self.builder.selling_points.push(SellingPoint {
                id,
                order: OrderKey::nth(s),
                deal: deal.clone(),
                person,
                feature: point.feature.clone(),
                benefit: point.benefit.clone(),
                key: point.key,
                confirmed: point.confirmed,
                told: point.told,
                ..SellingPoint::default()
            });
        }
        for accepted in &shape.accepted_risks {
            let id =
                self.derive("acceptance", &format!("{deal}>{}>{}", accepted.risk, accepted.facts)).into();
            self.builder.acceptances.push(Acceptance {
                id,
                deal: deal.clone(),
                risk: accepted.risk.clone(),
                facts: accepted.facts.clone(),
                reason: accepted.reason.clone(),
                date: accepted.date,
                author: accepted.author.clone(),
                ..Acceptance::default()
            });
        }
        for (t, task) in shape.tasks.iter().enumerate() {
            let place = |field| move || format!("deals[{i}].tasks[{t}].{field}");
            let person = self.maybe_person(task.person.as_deref(), place("person"))?;
            let owner = self.maybe_person(task.owner.as_deref(), place("owner"))?;
            let id = self.derive("task", deal.as_str()).into();
            self.builder.tasks.push(Task {
                id,
                order: OrderKey::nth(t),
                deal: deal.clone(),
                stage: task.stage.clone(),
                role: task.role.clone(),
                title: task.title.clone(),
                person,
                aim: task.aim,
                owner,
                due: task.due,
                done: task.done,
                result: task.result.clone(),
                ..Task::default()
            });
        }
        Ok(())
    }

    fn member(
        &mut self,
        deal: &DealId,
        shape: &MemberShape,
        as_of: Option<Date>,
        place: impl Fn() -> String,
    ) -> Result<(), ReadError> {
        let person = self.person(&shape.person, || format!("{}.person", place()))?;
        let owner = self.maybe_person(shape.owner.as_deref(), || format!("{}.owner", place()))?;
        if shape.vote.is_some_and(|vote| vote < 0.0) {
            return wrong(format!("{}.vote", place()), "a vote weighs 0 or more");
        }
        self.ratings(deal, &person, shape, as_of, place)?;
        self.builder.members.push(Member {
            veto: shape.veto,
            // −0 is 0, and is written so.
            vote: shape.vote.map(|vote| vote + 0.0),
            owner,
            required_level: shape.required_level,
            contact_intensity: shape.contact_intensity,
            access: shape.access.clone(),
            phase: shape.phase,
            needs: shape.needs.clone(),
            note: shape.note.clone(),
            ..Member::new(deal.clone(), person)
        });
        Ok(())
    }

    fn ratings(
        &mut self,
        deal: &DealId,
        person: &PersonId,
        shape: &MemberShape,
        as_of: Option<Date>,
        place: impl Fn() -> String,
    ) -> Result<(), ReadError> {
        let ratings = judgements(shape, as_of).map_err(|WrongEntry { index, field, reason }| {
            ReadError::Value { place: format!("{}.history[{index}].{field}", place()), reason }
        })?;
        for rating in ratings {
            let id = self.derive("rating", &format!("{deal}>{person}")).into();
            self.builder.ratings.push(Rating {
                id,
                deal: deal.clone(),
                person: person.clone(),
                seq: self.builder.ratings.len() as u64,
                value: rating.value,
                date: rating.date,
                author: rating.author,
                confidence: rating.confidence,
                evidence: rating.evidence,
                ..Rating::default()
            });
        }
        Ok(())
    }

    pub(super) fn contact(&mut self, i: usize, shape: &ContactShape) -> Result<(), ReadError> {
        let people = self.all(&shape.people, |n| format!("contacts[{i}].people[{n}]"))?;
        let us = self.all(&shape.us, |n| format!("contacts[{i}].us[{n}]"))?;
        let deal = match shape.deal.as_deref() {
            None => None,
            Some(id) => Some(self.deals.get(id).cloned().ok_or_else(|| ReadError::Unknown {
                place: format!("contacts[{i}].deal"),
                id: id.to_owned(),
            })?),
        };
        let day = shape.date.map(|date| date.to_string()).unwrap_or_default();
        let id = self.derive("contact", &day).into();
        self.builder.contacts.push(Contact {
            id,
            order: OrderKey::nth(i),
            date: shape.date,
            people,
            us,
            deal,
            function: shape.function,
            objective: shape.objective.clone(),
            outcome: shape.outcome,
            next_step: shape.next_step.clone(),
            ..Contact::default()
        });
        Ok(())
    }

    pub(super) fn hospitality(&mut self, top: &Top) -> Result<(), ReadError> {
        for (i, shape) in top.hospitality.iter().enumerate() {
            let person = self.person(&shape.person, || format!("hospitality[{i}].person"))?;
            let by = self.maybe_person(shape.by.as_deref(), || format!("hospitality[{i}].by"))?;
            let id = self.derive("hospitality", person.as_str()).into();
            self.builder.hospitality.push(Hospitality {
                id,
                order: OrderKey::nth(i),
                date: shape.date,
                person,
                kind: shape.kind.clone(),
                value: shape.value,
                currency: shape.currency.clone(),
                by,
                ..Hospitality::default()
            });
        }
        Ok(())
    }
}
