//! The records of an account, as they stand in the file: plain values without behaviour beyond small
//! questions about themselves. A new field is one line here.
//! Candid content (dossiers, ratings, selling points …) is kept in records apart from identity and places.
use super::ids::{
    AcceptanceId, AccountId, ContactId, DealId, DepartmentId, HospitalityId, LinkId, MemberKey,
    OrganisationId, PersonId, RatingId, RelationshipId, SellingPointId, TaskId, ViewId,
};
use super::order_key::OrderKey;
use super::photo_data::PhotoData;
use crate::catalogue::{
    Access, Confidence, ContactFunction, Influence, Intensity, Lang, Lens, Level, NeedKey, Outcome, Phase,
    Placeholder, RoleKey, Side, StageKey, Stance, Strength, Support, Weights, has_han, initials, other, pick,
};
use crate::geom::{Point, Rect, RectSide, pt};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Fields that a newer version wrote and this one doesn't know: (name, raw text), written back as they stood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Extra(pub Vec<(String, String)>);

impl Extra {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            /// What a newer version wrote and this one doesn't know.
            #[serde(skip_serializing_if = "Extra::is_empty")]
            pub extra: Extra,
        }
    )*};
}

records! {
    /// The account itself.
    AccountInfo {
        id: AccountId,
        name: String,
        /// The name in the other script.
        name_local: String,
        industry: String,
        headquarters: String,
        /// Limits of the gifts and hospitality register, a person and a year, in `limit_currency`.
        gift_limit: Option<f64>,
        hospitality_limit: Option<f64>,
        limit_currency: String,
        /// Weights of the ranking that the team chose in place of the method's.
        weights: Option<Weights>,
        /// Whether the map was last laid out as a zipper: lines between counterparts then take the place of all others.
        zipper: bool,
    }
    /// The customer, we, a competitor, a partner.
    Organisation {
        id: OrganisationId,
        order: OrderKey,
        name: String,
        side: Side,
        /// One or two letters for the diamond of a competitor's ally.
        mark: String,
        note: String,
    }
    /// A department of the customer; shown as a region when `regions` has one for it.
    Department {
        id: DepartmentId,
        order: OrderKey,
        name: String,
        head: Option<PersonId>,
    }
    /// A person, or a post without a known person: identity, nothing candid.
    Person {
        id: PersonId,
        order: OrderKey,
        name: String,
        /// The name in the other script.
        name_local: String,
        title: String,
        title_local: String,
        department: Option<DepartmentId>,
        organisation: Option<OrganisationId>,
        side: Side,
        /// No longer with the customer.
        left: bool,
        placeholder: Option<Placeholder>,
        initials: String,
        office: String,
        /// `YYYY-MM`.
        in_role_since: String,
        email: String,
        phone: String,
    }
    /// Where a person's card stands: the top centre of its slot, in map points.
    /// A person without a place is in the tray.
    Place {
        person: PersonId,
        x: f32,
        y: f32,
        /// No layout moves the card.
        pinned: bool,
        /// The program chose this place, and may choose another to make room; `false` where somebody put the card.
        arranged: bool,
        /// Whoever stands below in the hierarchy is not drawn, only counted.
        folded: bool,
    }
    /// Where a department's region lies on the map.
    Region {
        department: DepartmentId,
        x: f32,
        y: f32,
        w: f32,
        h: f32,
    }
    /// A picture of a person, at most 256 px, inside the file: base64 of a PNG or JPEG.
    Photo {
        person: PersonId,
        data: PhotoData,
    }
    /// What is looked at, to come back to it or to show it: a part of the map, and how it is drawn.
    View {
        id: ViewId,
        order: OrderKey,
        title: String,
        /// The part of the map, in map points.
        x: f32,
        y: f32,
        w: f32,
        h: f32,
        deal: Option<DealId>,
        lens: Lens,
        hide_reports: bool,
        hide_dotted: bool,
        hide_influence: bool,
        hide_conflicts: bool,
        show_pairs: bool,
        hide_departments: bool,
        /// Whom the map lights up: those who say this …
        text: String,
        /// … hold one of these roles …
        roles: Vec<RoleKey>,
        stances: Vec<Stance>,
        departments: Vec<DepartmentId>,
        /// … have to do with one of these of ours …
        owners: Vec<PersonId>,
        stale: bool,
        /// … and are within so many steps of this person.
        around: Option<PersonId>,
        steps: u8,
    }
    /// What we keep to ourselves about a person.
    Dossier {
        person: PersonId,
        note: String,
        departing: Option<Date>,
        departing_note: String,
        competitor_ally: Option<OrganisationId>,
    }
    /// A line between two people. `from` reports to, influences, is in conflict with or (ours) faces `to`.
    Link {
        id: LinkId,
        kind: LinkKind,
        from: PersonId,
        to: PersonId,
        /// What a conflict is about, in a few words.
        label: String,
        note: String,
        /// The sides of the cards that the user bound the ends to; `None`: whichever suits. Reporting lines on
        /// a bus have no choice.
        from_side: Option<RectSide>,
        to_side: Option<RectSide>,
    }
    /// How well one of ours (`us`) knows a person, whatever the deal.
    Relationship {
        id: RelationshipId,
        us: PersonId,
        person: PersonId,
        level: Level,
    }
    /// One purchase that we want to win.
    Deal {
        id: DealId,
        order: OrderKey,
        name: String,
        stage: Option<StageKey>,
        value: Option<f64>,
        currency: String,
        expected_close: Option<Date>,
        competitor: Option<OrganisationId>,
    }
    /// A person's part in a deal. Judgements of the person are [`Rating`]s.
    Member {
        deal: DealId,
        person: PersonId,
        /// Set: overrides the veto that follows from the roles.
        veto: Option<bool>,
        /// Set: replaces the weight of the vote that follows from the roles.
        vote: Option<f64>,
        owner: Option<PersonId>,
        required_level: Option<Level>,
        contact_intensity: Option<Intensity>,
        access: Vec<Access>,
        phase: Option<Phase>,
        needs: Vec<NeedKey>,
        note: String,
    }
    /// One judgement; appended, never overwritten. "Now" is the newest on or before the day asked for.
    Rating {
        id: RatingId,
        deal: DealId,
        person: PersonId,
        /// Position among the ratings of the account: of two on one day the later counts.
        seq: u64,
        value: RatingValue,
        date: Option<Date>,
        author: String,
        confidence: Confidence,
        evidence: String,
    }
    /// Feature → benefit for this person → confirmed → how often told.
    SellingPoint {
        id: SellingPointId,
        order: OrderKey,
        deal: DealId,
        person: PersonId,
        feature: String,
        benefit: String,
        key: bool,
        confirmed: bool,
        told: u32,
    }
    /// Something to do in a stage of a deal.
    Task {
        id: TaskId,
        order: OrderKey,
        deal: DealId,
        stage: Option<StageKey>,
        role: Option<RoleKey>,
        title: String,
        person: Option<PersonId>,
        /// What the person is to think once it is done: the task is a move of the plan that the team keeps.
        aim: Option<Support>,
        owner: Option<PersonId>,
        due: Option<Date>,
        done: bool,
        result: String,
    }
    /// One contact: who with, what for, what came of it.
    Contact {
        id: ContactId,
        order: OrderKey,
        date: Option<Date>,
        people: Vec<PersonId>,
        us: Vec<PersonId>,
        deal: Option<DealId>,
        function: Option<ContactFunction>,
        objective: String,
        outcome: Option<Outcome>,
        next_step: String,
    }
    /// A risk that the team takes; it counts as long as what was found is the same.
    Acceptance {
        id: AcceptanceId,
        deal: DealId,
        /// The kind of risk, by its key.
        risk: String,
        /// What was found when it was accepted.
        facts: String,
        reason: String,
        date: Option<Date>,
        author: String,
    }
    /// A gift or an invitation, for the register.
    Hospitality {
        id: HospitalityId,
        order: OrderKey,
        date: Option<Date>,
        person: PersonId,
        kind: String,
        value: f64,
        currency: String,
        by: Option<PersonId>,
    }
}

/// What a link says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// The solid line to the boss.
    #[default]
    Reports,
    /// A dotted line to a second boss.
    Dotted,
    Influence(Strength),
    Conflict,
    /// One of ours faces a person of theirs (zipper).
    Pair(PairState),
}

/// Whether our counterpart is in place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PairState {
    #[default]
    Current,
    Planned,
}

/// What was judged. `None` inside: judged to be unknown (again).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RatingValue {
    Roles(Vec<RoleKey>),
    Influence(Option<Influence>),
    Support(Option<Support>),
}

impl Default for RatingValue {
    fn default() -> Self {
        Self::Support(None)
    }
}

impl Place {
    /// The top centre of the card's slot.
    pub fn at(&self) -> Point {
        pt(self.x, self.y)
    }
    /// A place for a person.
    pub fn new(person: PersonId, at: Point) -> Self {
        Self { person, x: at.x, y: at.y, ..Self::default() }
    }
    /// The same card elsewhere.
    pub fn moved_to(&self, at: Point) -> Self {
        Self { x: at.x, y: at.y, ..self.clone() }
    }
    /// The same card where somebody put it.
    pub fn put_at(&self, at: Point) -> Self {
        Self { arranged: false, ..self.moved_to(at) }
    }
    /// The same card where the program found room for it.
    pub fn arranged_at(&self, at: Point) -> Self {
        Self { arranged: true, ..self.moved_to(at) }
    }
}

impl Region {
    /// Where it lies, in map points.
    pub fn rect(&self) -> Rect {
        Rect::new(self.x, self.y, self.w, self.h)
    }
    /// A region for a department.
    pub fn new(department: DepartmentId, rect: Rect) -> Self {
        let (x, y, w, h) = (rect.min.x, rect.min.y, rect.width(), rect.height());
        Self { department, x, y, w, h, extra: Extra::default() }
    }
}

impl Person {
    /// The name in the script of the language, where the person has both.
    pub fn name_in(&self, lang: Lang) -> &str {
        pick(lang, &self.name, Some(&self.name_local))
    }
    /// The name that [`name_in`](Self::name_in) doesn't give.
    pub fn other_name(&self, lang: Lang) -> &str {
        other(lang, &self.name, &self.name_local)
    }
    /// The title that [`title_in`](Self::title_in) doesn't give.
    pub fn other_title(&self, lang: Lang) -> &str {
        other(lang, &self.title, &self.title_local)
    }
    /// The title in the script of the language, where the person has both.
    pub fn title_in(&self, lang: Lang) -> &str {
        pick(lang, &self.title, Some(&self.title_local))
    }
    /// One or two letters for a chip: as given if they fit the language, else from the name.
    pub fn initials_in(&self, lang: Lang) -> String {
        let given = self.initials.as_str();
        let fits = has_han(given) == (lang == Lang::Zh);
        if !given.is_empty() && fits { given.to_owned() } else { initials(self.name_in(lang)) }
    }
}

impl AccountInfo {
    /// The team's weights as shares of 1; `None` where there are none, or none that could be used.
    pub fn own_weights(&self) -> Option<Weights> {
        self.weights.and_then(Weights::shares)
    }

    /// The name in the script of the language, where the account has both.
    pub fn name_in(&self, lang: Lang) -> &str {
        pick(lang, &self.name, Some(&self.name_local))
    }
}

impl Member {
    /// A part in a deal of which nothing is said yet.
    pub fn new(deal: DealId, person: PersonId) -> Self {
        Self { deal, person, ..Self::default() }
    }
    /// What names the record.
    pub fn key(&self) -> MemberKey {
        MemberKey { deal: self.deal.clone(), person: self.person.clone() }
    }
}

impl LinkKind {
    /// The same word for every strength and state: `reports`, `dotted`, `influence`, `conflict`, `pair`.
    pub fn family(self) -> &'static str {
        match self {
            Self::Reports => "reports",
            Self::Dotted => "dotted",
            Self::Influence(_) => "influence",
            Self::Conflict => "conflict",
            Self::Pair(_) => "pair",
        }
    }
}
