//! A monkey at the pointer and the keyboard: whatever it does, nothing breaks, every step can be taken back, and Esc in
//! the middle of a gesture leaves no trace. The seeds are fixed.
use super::*;
use linchpin::catalogue::Lens;
use linchpin::scene::Show;
use linchpin::session::{Event, Modifiers, Way};

/// Of each of four monkeys; `LINCHPIN_MONKEY` asks for more.
const EVENTS: usize = 4_000;
/// Beyond so many people nothing more is added.
const MOST_PEOPLE: usize = 14;

const LINES_THAT_NEED_NO_WAY: Show = Show {
    reports: true,
    dotted: true,
    influence: false,
    conflicts: false,
    pairs: false,
    departments: true,
    large_labels: false,
};

/// A small generator of numbers (xorshift*), so that a run can be repeated.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides
    }
    pub(super) fn chance(&mut self, one_in: usize) -> bool {
        self.roll(one_in) == 0
    }
    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())].clone()
    }
}

fn somewhere(dice: &mut Dice, session: &support::TestSession) -> Point {
    let geometry = &session.session.picture().geometry;
    let cards: Vec<Rect> = geometry.cards.values().copied().collect();
    if cards.is_empty() || dice.chance(4) {
        return pt(dice.roll(1600) as f32 - 300.0, dice.roll(1000) as f32 - 100.0);
    }
    let card = dice.of(&cards);
    match dice.roll(3) {
        0 => card.center(),
        1 => dice.of(&RectSide::ALL).of(card),
        _ => pt(card.min.x + dice.roll(200) as f32, card.min.y + dice.roll(104) as f32),
    }
}

fn keys(dice: &mut Dice) -> Modifiers {
    Modifiers { shift: dice.chance(5), command: dice.chance(8), alt: dice.chance(6) }
}

fn act(dice: &mut Dice, session: &mut support::TestSession, clipboard: &mut String) {
    let at = somewhere(dice, session);
    let modifiers = keys(dice);
    let crowded = session.account().people().len() > MOST_PEOPLE;
    let this = &mut session.session;
    match dice.roll(25) {
        0..=4 => this.pointer(Event::Press { at, modifiers }),
        5..=9 => this.pointer(Event::Move { at, modifiers }),
        10..=13 => this.pointer(Event::Release { at, modifiers }),
        14 if !crowded && this.is_idle() => this.pointer(Event::DoublePress { at }),
        15 => {
            this.escape();
        }
        16 => this.walk(dice.of(&Way::ALL), dice.chance(3)),
        17 => {
            this.nudge(dice.roll(3) as f32 - 1.0, dice.roll(3) as f32 - 1.0);
            if dice.chance(3) {
                this.finish_nudge();
            }
        }
        18 => this.finish_naming(
            &dice.of(&["", "Wu", "吴", " ", "Li\n", "A very long name that nobody has"].map(str::to_owned)),
        ),
        19 if !crowded => this.paste(clipboard, dice.chance(2).then_some(at)),
        20 => this.set_lens(dice.of(Lens::ALL)),
        // From the tray: else a monkey that put everybody there would have nothing left to do.
        22 => {
            let waiting = |id: &&PersonId| !this.account().places().contains_key(*id);
            let waiting: Vec<PersonId> = this.account().people().keys().filter(waiting).cloned().collect();
            if !waiting.is_empty() && this.is_idle() {
                let placed = places::place(this.account(), &[(dice.of(&waiting), at)].into());
                this.commit(placed);
            }
        }
        21 => this.filter.text = dice.of(&["", "a", "w", "zzz"]).to_owned(),
        _ => {
            let command = dice.of(Command::ALL);
            let adds = crowded
                && matches!(
                    command,
                    Command::Duplicate
                        | Command::AddReport
                        | Command::AddPeer
                        | Command::AddPerson
                        | Command::AddPlaceholder
                        | Command::AddColleague
                        | Command::AddDepartment
                        | Command::NewDeal
                        | Command::KeepView
                );
            // Who presents is a test of its own.
            if !adds
                && !matches!(command, Command::Present | Command::PresentToCustomer)
                && let Some(linchpin::session::Ask::Copy(text)) = this.run(command)
            {
                *clipboard = text;
            }
        }
    }
    let hovered = session.session.picture().geometry.cards.keys().next().cloned();
    session.session.hovered = hovered.filter(|_| dice.chance(2));
}

/// Cards that were dragged ever further apart go back to the tray: leading lines over such a map takes most of the time.
fn sweep(session: &mut support::TestSession) {
    const WIDEST: f32 = 3000.0;
    let bounds = session.session.picture().geometry.bounds().unwrap_or_default();
    if session.session.is_idle() && bounds.width().max(bounds.height()) > WIDEST {
        session.session.run(Command::SelectAll);
        session.session.run(Command::ToTray);
    }
}

fn nothing_breaks_and_all_can_be_taken_back(seed: u64) {
    let asked = std::env::var("LINCHPIN_MONKEY").ok();
    let events = asked.and_then(|count| count.parse().ok()).unwrap_or(EVENTS);
    let mut dice = Dice(seed);
    let mut session = a_small_team()
        .department("Finance", Rect::new(900.0, 0.0, 480.0, 320.0))
        .person("Sun", 1000.0, 80.0)
        .of("Finance")
        .ours("Anna", 1200.0, 600.0)
        .in_tray("Zhou")
        .member("Li")
        .rated("Wang", -2)
        .link(INFLUENCE, "Qian", "Li")
        .session();
    let first = session.account().clone();
    let mut clipboard = String::new();
    for event in 0..events {
        let escapes = dice.chance(10);
        let before = (escapes && !session.session.is_idle()).then(|| session.account().clone());
        act(&mut dice, &mut session, &mut clipboard);
        sweep(&mut session);
        // Finding ways around cards takes most of the time and has tests of its own.
        session.session.look.show = LINES_THAT_NEED_NO_WAY;
        session.session.refresh();
        support::assert_invariants(&session.session);
        if let Some(before) = before
            && !session.session.is_idle()
        {
            session.session.pointer(Event::Cancel);
            assert!(session.session.is_idle(), "event {event}, seed {seed}");
            assert!(*session.account() == before, "Esc left a trace at event {event}, seed {seed}");
        }
    }
    session.session.finish_nudge();
    // A scenario has its own undo, and is no part of the account.
    session.session.stop_supposing();
    let last = session.account().clone();
    let (depth, changes) = (session.session.document().undo_depth(), session.session.document().revision());
    assert!(changes > events as u64 / 50, "the monkey did next to nothing: {changes} changes");
    while session.session.document().undo_depth() > 0 {
        session.session.run(Command::Undo);
    }
    assert!(*session.account() == first, "undo of everything, seed {seed}");
    for _ in 0..depth {
        session.session.run(Command::Redo);
    }
    assert!(*session.account() == last, "redo of everything, seed {seed}");
}

#[test]
fn whatever_a_first_monkey_does_can_be_taken_back() {
    nothing_breaks_and_all_can_be_taken_back(42);
}

#[test]
fn whatever_a_second_monkey_does_can_be_taken_back() {
    nothing_breaks_and_all_can_be_taken_back(7);
}

#[test]
fn whatever_a_third_monkey_does_can_be_taken_back() {
    nothing_breaks_and_all_can_be_taken_back(2026);
}

#[test]
fn whatever_a_fourth_monkey_does_can_be_taken_back() {
    nothing_breaks_and_all_can_be_taken_back(612);
}
