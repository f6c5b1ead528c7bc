//! The shapes of interchange JSON, as other programs write them: nested, by name, absent = default.
//! Not here: how they become records (`interchange_read`) and come from them (`interchange_write`).
use crate::catalogue::{
    Access, Confidence, ContactFunction, Influence, Intensity, Level, NeedKey, Outcome, Phase, Placeholder,
    RoleKey, Side, StageKey, Strength, Support, Weights,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub(super) const FORMAT: &str = "linchpin-interchange";
pub(super) const VERSION: u32 = 1;

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub(super) struct $name {
            $($(#[$field_doc])* #[serde(skip_serializing_if = "is_default")] pub(super) $field: $type,)*
        }
    )*};
}

shapes! {
    Top {
        format: String,
        version: u32,
        as_of: Option<Date>,
        account: AccountShape,
        organisations: Vec<OrganisationShape>,
        departments: Vec<DepartmentShape>,
        people: Vec<PersonShape>,
        reports: Vec<ReportShape>,
        influences: Vec<InfluenceShape>,
        conflicts: Vec<ConflictShape>,
        relationships: Vec<RelationshipShape>,
        pairs: Vec<PairShape>,
        contacts: Vec<ContactShape>,
        hospitality: Vec<HospitalityShape>,
        deals: Vec<DealShape>,
    }
    AccountShape {
        id: String,
        name: String,
        name_local: String,
        industry: String,
        headquarters: String,
        limits: LimitsShape,
        weights: Option<Weights>,
        zipper: bool,
    }
    LimitsShape {
        gift_per_person_year: Option<f64>,
        hospitality_per_person_year: Option<f64>,
        currency: String,
    }
    OrganisationShape { name: String, side: Side, mark: String, note: String, }
    DepartmentShape { name: String, head: Option<String>, }
    PersonShape {
        id: String,
        name: String,
        name_local: String,
        title: String,
        title_local: String,
        department: String,
        organisation: String,
        side: Side,
        left: bool,
        placeholder: Option<Placeholder>,
        placed: Option<bool>,
        initials: String,
        office: String,
        in_role_since: String,
        email: String,
        phone: String,
        photo: String,
        note: String,
        departing: Option<DepartingShape>,
        competitor_ally: String,
    }
    DepartingShape { date: Option<Date>, note: String, }
    ReportShape { person: String, boss: String, line: LineShape, note: String, }
    InfluenceShape { from: String, to: String, strength: Option<Strength>, note: String, }
    ConflictShape { a: String, b: String, label: String, note: String, }
    RelationshipShape { us: String, person: String, level: Level, }
    PairShape { us: String, person: String, state: Option<crate::model::PairState>, note: String, }
    ContactShape {
        date: Option<Date>,
        people: Vec<String>,
        us: Vec<String>,
        deal: Option<String>,
        function: Option<ContactFunction>,
        objective: String,
        outcome: Option<Outcome>,
        next_step: String,
    }
    HospitalityShape {
        date: Option<Date>,
        person: String,
        kind: String,
        value: f64,
        currency: String,
        by: Option<String>,
    }
    DealShape {
        id: String,
        name: String,
        stage: Option<StageKey>,
        value: Option<f64>,
        currency: String,
        expected_close: Option<Date>,
        competitor: String,
        members: Vec<MemberShape>,
        /// Ours: people who were judged in the deal and are no longer in it; `person` and `history`.
        former_members: Vec<MemberShape>,
        selling_points: Vec<SellingPointShape>,
        tasks: Vec<TaskShape>,
        /// Ours: risks that the team takes.
        accepted_risks: Vec<AcceptanceShape>,
    }
    AcceptanceShape { risk: String, facts: String, reason: String, date: Option<Date>, author: String, }
    MemberShape {
        person: String,
        roles: Vec<RoleKey>,
        influence: Option<Influence>,
        support: Option<SupportShape>,
        support_history: Vec<ScoreShape>,
        history: Vec<RatingShape>,
        veto: Option<bool>,
        vote: Option<f64>,
        owner: Option<String>,
        required_level: Option<Level>,
        contact_intensity: Option<Intensity>,
        access: Vec<Access>,
        phase: Option<Phase>,
        needs: Vec<NeedKey>,
        note: String,
    }
    SupportShape {
        score: Option<Support>,
        date: Option<Date>,
        author: String,
        confidence: Confidence,
        evidence: String,
    }
    ScoreShape { date: Option<Date>, score: Option<Support>, }
    RatingShape {
        kind: RatingKindShape,
        value: Option<serde_json::Value>,
        date: Option<Date>,
        author: String,
        confidence: Confidence,
        evidence: String,
    }
    SellingPointShape {
        person: String,
        feature: String,
        benefit: String,
        key: bool,
        confirmed: bool,
        told: u32,
    }
    TaskShape {
        stage: Option<StageKey>,
        role: Option<RoleKey>,
        title: String,
        person: Option<String>,
        aim: Option<Support>,
        owner: Option<String>,
        due: Option<Date>,
        done: bool,
        result: String,
    }
}

/// How a reporting line is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum LineShape {
    #[default]
    Solid,
    Dotted,
}

/// What an entry of a member's history judges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RatingKindShape {
    Roles,
    Influence,
    // Always written: the default must not be left out, or an empty entry would be read as a rating.
    #[default]
    Unnamed,
    Support,
}
