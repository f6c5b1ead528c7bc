//! Golden pictures, one promise each: what a card, a line and a sheet look like.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't go on has failed; Clippy excepts the tests, not what they call"
)]
#[path = "support/pixels.rs"]
mod pixels;

use jiff::civil::{Date, date};
use linchpin::analysis::Question;
use linchpin::catalogue::{
    Confidence, Influence, Lang, Level, Placeholder, RoleKey, Side, StageKey, Strength, Support,
};
use linchpin::export::{PngBackground, PngOptions, rgba};
use linchpin::geom::{Rect, pt};
use linchpin::model::{
    Account, AccountBuilder, Contact, ContactId, Deal, DealId, Department, DepartmentId, Document, Dossier,
    Link, LinkId, LinkKind, Member, OrderKey, Organisation, OrganisationId, PairState, Person, PersonId,
    Photo, Place, Rating, RatingId, RatingValue, Region, Relationship, RelationshipId, Transaction,
};
use linchpin::scene::{Frame, Lens, Look, Paper, Scene, Shape, Show};
use linchpin::session::Findings;
use linchpin::session::compose::{customer_scene, deal_shown, internal_scene, map_picture};
use linchpin::session::sample::{SAMPLE_DAY, sample};
use linchpin::theme::ThemeId;
use pixels::{MOST_SEEN, Pixels, SEEN, assert_pixels};

const DAY: Date = date(2026, 6, 12);

fn pixels_of(scene: &Scene, scale: f32) -> Pixels {
    let options = PngOptions { scale, background: PngBackground::Opaque };
    let (width, height, rgba) = rgba(scene, options).unwrap();
    Pixels { width, height, rgba }
}

/// Compares a scene with its golden picture.
fn assert_picture(name: &str, scene: &Scene, scale: f32) {
    assert_pixels(name, &pixels_of(scene, scale));
}

fn look(theme: ThemeId, lang: Lang) -> Look {
    let show = Show { pairs: true, ..Show::default() };
    Look { theme, lens: Lens::Support, lang, show }
}

fn internal(account: &Account, look: Look, day: Date, frame: Frame) -> Scene {
    let deal = deal_shown(account, None);
    let findings = Findings::of(account, Question::about(account, deal.as_ref(), day));
    let picture = map_picture(account, &findings, look);
    internal_scene(account, &findings, &picture, frame, None)
}

fn deal() -> DealId {
    DealId::from("deal")
}

/// Records put together by short words.
struct Small(AccountBuilder);

impl Small {
    fn new() -> Self {
        let deal = Deal {
            id: deal(),
            order: OrderKey::nth(0),
            name: "Control system".to_owned(),
            stage: Some(StageKey::from("propose")),
            ..Deal::default()
        };
        let info = linchpin::model::AccountInfo { name: "Signs".to_owned(), ..Default::default() };
        Self(AccountBuilder { info, deals: vec![deal], ..AccountBuilder::default() })
    }

    fn person(
        &mut self,
        id: &str,
        name: [&str; 2],
        title: [&str; 2],
        side: Side,
        at: (f32, f32),
    ) -> &mut Self {
        let order = OrderKey::nth(self.0.people.len());
        self.0.people.push(Person {
            id: id.into(),
            order,
            name: name[0].to_owned(),
            name_local: name[1].to_owned(),
            title: title[0].to_owned(),
            title_local: title[1].to_owned(),
            side,
            ..Person::default()
        });
        self.0.places.push(Place::new(id.into(), pt(at.0, at.1)));
        self
    }

    fn member(&mut self, roles: &[&str], influence: Option<Influence>) -> &mut Self {
        let person = self.last();
        self.0.members.push(Member::new(deal(), person));
        if !roles.is_empty() {
            self.rating(RatingValue::Roles(roles.iter().map(|r| RoleKey::from(*r)).collect()), DAY, false);
        }
        if influence.is_some() {
            self.rating(RatingValue::Influence(influence), DAY, false);
        }
        self
    }

    fn support(&mut self, score: i8, day: Date, confirmed: bool) -> &mut Self {
        self.rating(RatingValue::Support(Support::new(score)), day, confirmed);
        self
    }

    fn rating(&mut self, value: RatingValue, day: Date, confirmed: bool) {
        let seq = self.0.ratings.len() as u64;
        let person = self.last();
        self.0.ratings.push(Rating {
            id: RatingId::from(format!("rating{seq}")),
            deal: deal(),
            person,
            seq,
            value,
            date: Some(day),
            confidence: if confirmed { Confidence::Confirmed } else { Confidence::Assumed },
            ..Rating::default()
        });
    }

    fn dossier(&mut self, departing: Option<Date>, ally: Option<&str>) -> &mut Self {
        let person = self.last();
        let competitor_ally = ally.map(OrganisationId::from);
        self.0.dossiers.push(Dossier { person, departing, competitor_ally, ..Dossier::default() });
        self
    }

    fn known(&mut self, us: &str, level: Level) -> &mut Self {
        let id = RelationshipId::from(format!("relationship{}", self.0.relationships.len()));
        let person = self.last();
        self.0.relationships.push(Relationship {
            id,
            us: us.into(),
            person,
            level,
            ..Relationship::default()
        });
        self
    }

    fn link(&mut self, kind: LinkKind, from: &str, to: &str, label: &str) -> &mut Self {
        let id = LinkId::from(format!("link{}", self.0.links.len()));
        let (from, to, label) = (from.into(), to.into(), label.to_owned());
        self.0.links.push(Link { id, kind, from, to, label, ..Link::default() });
        self
    }

    fn last(&self) -> PersonId {
        self.0.people.last().unwrap().id.clone()
    }

    fn build(self) -> Account {
        let (account, problems) = self.0.build();
        assert_eq!(problems, []);
        account
    }
}

/// Every sign that a card has: steps, unrated, assumed and confirmed, influence by height, placeholders, key tabs,
/// discs, partner, those outside of the deal, ours.
fn signs() -> Account {
    use Influence::{High, Low, Medium};
    const OLD: Date = date(2025, 1, 15);
    let mut it = Small::new();
    it.0.organisations.push(Organisation {
        id: "rival".into(),
        name: "Rival Works".to_owned(),
        side: Side::Competitor,
        mark: "R".to_owned(),
        ..Organisation::default()
    });
    it.0.departments.push(Department {
        id: DepartmentId::from("plant"),
        name: "Plant 一厂".to_owned(),
        ..Department::default()
    });
    it.0.regions.push(Region::new("plant".into(), Rect::new(-140.0, 380.0, 1000.0, 200.0)));
    let c = Side::Customer;
    it.person("us1", ["Anna Berg", "安娜"], ["Account manager", "客户经理"], Side::Us, (960.0, 440.0));
    it.person("boss", ["Li Guoqiang", "李国强"], ["Managing director", "总经理"], c, (0.0, 0.0))
        .member(&["economic_buyer"], Some(High))
        .support(-1, DAY, false)
        .known("us1", Level::Engaged);
    it.person(
        "cio",
        ["Wang Xiaoming", "王晓明"],
        ["Chief information officer", "首席信息官"],
        c,
        (240.0, 0.0),
    )
    .member(&["technical_buyer", "influencer"], Some(High))
    .support(3, DAY, true)
    .known("us1", Level::Partner);
    it.person("fin", ["Zhao Min", "赵敏"], ["Finance controller", "财务总监"], c, (480.0, 0.0))
        .member(&["finance"], Some(Medium))
        .support(-3, DAY, true)
        .dossier(None, Some("rival"));
    it.person(
        "ops",
        ["Maximilian Oberhuber-Steinfeld", "欧阳明轩"],
        ["Head of operations and maintenance, north", "北方运营与维护负责人"],
        c,
        (720.0, 0.0),
    )
    .member(&["user", "executor"], Some(Medium))
    .support(2, DAY, false);
    it.person("buy", ["Qian Hua", "钱华"], ["Buyer", "采购员"], c, (0.0, 216.0))
        .member(&["procurement"], Some(Medium))
        .support(-2, OLD, false);
    it.person("coach", ["Sun Lei", "孙磊"], ["Engineer", "工程师"], c, (240.0, 216.0))
        .member(&["coach"], Some(Low))
        .support(1, DAY, false)
        .dossier(Some(date(2026, 9, 30)), None);
    it.person("user", ["Zhou Jie", "周杰"], ["Shift leader", "班长"], c, (480.0, 216.0))
        .member(&["user"], Some(Low))
        .support(0, DAY, true);
    it.person("new", ["Wu Ping", "吴平"], ["Planner", "计划员"], c, (720.0, 216.0)).member(&[], None);
    it.person("post", ["", ""], ["IT security", "信息安全"], c, (0.0, 460.0))
        .member(&["technical_buyer"], Some(Medium));
    it.0.people.last_mut().unwrap().placeholder = Some(Placeholder::Unknown);
    it.person("seat", ["", ""], ["Quality", "质量"], c, (240.0, 460.0)).member(&[], Some(Low));
    it.0.people.last_mut().unwrap().placeholder = Some(Placeholder::Vacant);
    it.person("out", ["Zheng Yi", "郑毅"], ["Legal counsel", "法务"], c, (480.0, 460.0));
    it.person("partner", ["Dr Ines Roth", "罗特"], ["Consultant", "顾问"], Side::Other, (720.0, 460.0))
        .member(&["influencer"], Some(Low))
        .support(1, DAY, true);
    it.link(LinkKind::Pair(PairState::Current), "us1", "cio", "");
    for id in ["post", "seat", "out"] {
        let person = it.0.people.iter_mut().find(|p| p.id == PersonId::from(id)).unwrap();
        person.department = Some("plant".into());
    }
    it.0.contacts.push(Contact {
        id: ContactId::from("contact"),
        date: Some(date(2026, 5, 2)),
        people: vec!["cio".into()],
        us: vec!["us1".into()],
        ..Contact::default()
    });
    it.build()
}

/// Each kind of line between two cards that stand apart.
fn lines() -> Account {
    let kinds = [
        ("Reports", LinkKind::Reports, ""),
        ("Dotted", LinkKind::Dotted, ""),
        ("Strong", LinkKind::Influence(Strength::High), ""),
        ("Medium", LinkKind::Influence(Strength::Medium), ""),
        ("Weak", LinkKind::Influence(Strength::Low), ""),
        ("Conflict", LinkKind::Conflict, "Budget"),
        ("In place", LinkKind::Pair(PairState::Current), ""),
        ("Planned", LinkKind::Pair(PairState::Planned), ""),
    ];
    let mut it = Small::new();
    for (i, (name, kind, label)) in kinds.into_iter().enumerate() {
        let (from, to) = (format!("a{i}"), format!("b{i}"));
        let x = 280.0 * (i % 4) as f32;
        let y = 420.0 * (i / 4) as f32;
        let ours = matches!(kind, LinkKind::Pair(_));
        let up = kind == LinkKind::Reports || kind == LinkKind::Dotted;
        let (first, second) = if up { (y + 220.0, y) } else { (y, y + 220.0) };
        let side = if ours { Side::Us } else { Side::Customer };
        it.person(&from, [name, ""], ["From", ""], side, (x, first));
        it.person(&to, ["Goal", ""], ["To", ""], Side::Customer, (x + 40.0, second)).member(&[], None);
        it.link(kind, &from, &to, label);
    }
    it.build()
}

/// Cards of every height with a photo: a disc on a slope of colours, with a dark upper edge.
fn faces() -> Account {
    use Influence::{High, Low, Medium};
    let rgba = (0..300 * 400).flat_map(|i: u32| {
        let (x, y) = (i % 300, i / 300);
        let far = (x as f32 - 150.0).hypot(y as f32 - 170.0);
        match (y < 40, far < 90.0) {
            (true, _) => [20, 20, 30, 255],
            (_, true) => [240, 200, 170, 255],
            _ => [(x / 3) as u8, 120, (y / 2) as u8, 255],
        }
    });
    let photo = linchpin::photo::from_rgba(300, 400, rgba.collect()).unwrap();
    let mut it = Small::new();
    let c = Side::Customer;
    it.person("us1", ["Anna Berg", "安娜"], ["Account manager", "客户经理"], Side::Us, (720.0, 0.0));
    for (i, influence) in [High, Medium, Low].into_iter().enumerate() {
        let names = [["Li Guoqiang", "李国强"], ["Sun Lei", "孙磊"], ["Zhou Jie", "周杰"]][i];
        let title = ["Chief information officer", "首席信息官"];
        it.person(["a", "b", "c"][i], names, title, c, (240.0 * i as f32, 0.0))
            .member(&["technical_buyer", "influencer"], Some(influence))
            .support(1, DAY, true)
            .known("us1", Level::Engaged);
    }
    it.link(LinkKind::Pair(PairState::Current), "us1", "a", "");
    it.0.photos = ["a", "b", "c", "us1"]
        .map(|id| Photo { person: id.into(), data: photo.clone(), ..Photo::default() })
        .to_vec();
    it.build()
}

#[test]
fn photos_on_cards_of_every_height() {
    let mut account = faces();
    let scene = internal(&account, look(ThemeId::Light, Lang::En), DAY, Frame::Map);
    assert_picture("photos", &scene, 1.0);
    // What can't be read leaves its place empty in every kind of picture, and the card stands.
    let mut broken = account.photos()[&PersonId::from("a")].clone();
    broken.data = "iVBORw0KGgoAAAANSUhEUgAA".into();
    let mut document = Document::new(account);
    let mut change = Transaction::new("step-photo");
    change.push(broken);
    document.commit(change).unwrap();
    account = document.account().clone();
    let scene = internal(&account, look(ThemeId::Light, Lang::En), DAY, Frame::Map);
    assert!(linchpin::export::pdf(&scene).is_ok() && pixels_of(&scene, 1.0).width > 0);
}

#[test]
fn every_sign_of_a_card_in_light() {
    let scene = internal(&signs(), look(ThemeId::Light, Lang::En), DAY, Frame::Map);
    assert_picture("signs_light", &scene, 0.8);
}

#[test]
fn every_sign_of_a_card_in_dark() {
    let scene = internal(&signs(), look(ThemeId::Dark, Lang::En), DAY, Frame::Map);
    assert_picture("signs_dark", &scene, 0.8);
}

#[test]
fn every_sign_of_a_card_in_print() {
    let scene = internal(&signs(), look(ThemeId::Print, Lang::En), DAY, Frame::Map);
    assert_picture("signs_print", &scene, 0.8);
}

#[test]
fn every_sign_of_a_card_in_chinese() {
    let scene = internal(&signs(), look(ThemeId::Light, Lang::Zh), DAY, Frame::Map);
    assert_picture("signs_chinese", &scene, 0.8);
}

#[test]
fn what_relationships_are_short_of() {
    let look = Look { lens: Lens::Relationship, ..look(ThemeId::Light, Lang::En) };
    assert_picture("lens_relationship", &internal(&signs(), look, DAY, Frame::Map), 0.8);
}

#[test]
fn who_has_how_much_influence_in_dark() {
    let look = Look { lens: Lens::Influence, ..look(ThemeId::Dark, Lang::En) };
    assert_picture("lens_influence", &internal(&signs(), look, DAY, Frame::Map), 0.8);
}

#[test]
fn which_roles_people_hold_in_chinese() {
    let look = Look { lens: Lens::Role, ..look(ThemeId::Light, Lang::Zh) };
    assert_picture("lens_role", &internal(&signs(), look, DAY, Frame::Map), 0.8);
}

#[test]
fn what_is_at_risk_in_chinese_and_in_dark() {
    let look = Look { lens: Lens::Risk, ..look(ThemeId::Dark, Lang::Zh) };
    assert_picture("lens_risk", &internal(&signs(), look, DAY, Frame::Map), 0.8);
}

#[test]
fn each_kind_of_line() {
    let scene = internal(&lines(), look(ThemeId::Light, Lang::En), DAY, Frame::Map);
    assert_picture("lines", &scene, 0.7);
}

#[test]
fn the_customers_sheet_of_the_sample() {
    let scene = customer_scene(&sample(Lang::En), Lang::En, SAMPLE_DAY, Frame::Sheet(Paper::Screen));
    assert_picture("sample_customer", &scene, 0.5);
}

#[test]
fn the_teams_sheet_of_the_sample() {
    let scene =
        internal(&sample(Lang::En), look(ThemeId::Light, Lang::En), SAMPLE_DAY, Frame::Sheet(Paper::Screen));
    assert_picture("sample_sheet", &scene, 0.5);
}

#[test]
fn every_page_has_its_shape_and_all_that_stands_on_a_slide() {
    let aspects = [16.0 / 9.0, 297.0 / 210.0, 1.0, 210.0 / 297.0];
    let scenes = Paper::ALL.map(|paper| {
        internal(&sample(Lang::En), look(ThemeId::Light, Lang::En), SAMPLE_DAY, Frame::Sheet(paper))
    });
    let slide = scenes[0].groups.last().unwrap();
    for (scene, aspect) in scenes.iter().zip(aspects) {
        let off = scene.bounds.width() / scene.bounds.height() / aspect;
        assert!((0.999..1.001).contains(&off), "{:?} for {aspect}", scene.bounds);
        let furniture = scene.groups.last().unwrap();
        assert_eq!(furniture.shapes.len(), slide.shapes.len());
        let texts = scene.groups.iter().flat_map(|group| &group.shapes).filter_map(|shape| match shape {
            Shape::Text(text) => Some(text.at.y),
            _ => None,
        });
        let lowest = texts.fold(0.0_f32, f32::max);
        assert!(lowest < scene.bounds.max.y, "{lowest} on {:?}", scene.bounds);
        assert!(lowest > scene.bounds.max.y - 60.0, "the legend stands at the foot, {lowest}");
    }
}

#[test]
fn a_difference_is_noticed() {
    let mut scene = internal(&lines(), look(ThemeId::Light, Lang::En), DAY, Frame::Map);
    let before = pixels_of(&scene, 0.4);
    let shown = |g: &linchpin::scene::Group| matches!(g.shows, linchpin::scene::Element::Link { .. });
    let first = scene.groups.iter().position(shown).unwrap();
    scene.groups.remove(first);
    let after = pixels_of(&scene, 0.4);
    let all = f64::from(before.width) * f64::from(before.height);
    let seen = before.differences(&after).filter(|d| *d > SEEN).count() as f64 / all;
    assert!(seen > MOST_SEEN, "a line that is missing changes {seen} of the picture");
}
