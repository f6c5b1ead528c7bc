//! What the team says to a risk, in the list below the map.
use super::*;
use linchpin::analysis::RiskKind;
use linchpin::session::edits::acceptances;

const REASON: &str = "Thiel retires before the evaluation";

impl Window {
    /// What was said to the risk of a veto against us: the reason that holds, and the one that has lapsed.
    fn said(&mut self) -> (Option<String>, Option<String>) {
        self.settle();
        let risks = &self.session().findings().risks;
        let risk = risks.iter().find(|risk| risk.kind == RiskKind::VetoAgainst).unwrap();
        (risk.accepted.clone(), risk.lapsed.clone())
    }

    /// Opens the field for the reason in the row that has `held` in it.
    fn open_reason(&mut self, held: &str) {
        let (accept, why) = (self.word("risk-accept"), self.word("risk-accept-why"));
        let count = self.harness.get_all_by_role_and_label(Role::Button, &accept).count();
        for row in 0..count {
            let at = self.harness.get_all_by_role_and_label(Role::Button, &accept).nth(row).unwrap().rect();
            self.click_at(at.center());
            if self.node(Role::TextInput, &why).accesskit_node().value().as_deref() == Some(held) {
                return;
            }
            self.key(Key::Escape);
        }
        panic!("no row holds {held:?}");
    }
}

#[test]
fn a_risk_that_came_back_is_left_by_esc_and_taken_again_by_enter() {
    let mut window = window(Lang::En);
    let session = window.session();
    let deal = session.deal().cloned().unwrap();
    let found =
        session.findings().risks.iter().find(|risk| risk.kind == RiskKind::VetoAgainst).unwrap().clone();
    let made = acceptances::accept(session.account(), &deal, &found, REASON, &session.stamp()).unwrap();
    session.commit(made);
    assert_eq!(window.said(), (Some(REASON.to_owned()), None));
    let against = found.people[0].clone();
    window.select(against.as_str()).letter(Key::Plus, "+");
    assert_eq!(window.said(), (None, Some(REASON.to_owned())), "another opinion is another risk");
    let depth = window.depth();
    let tab = window.word("dock-risks");
    window.click(Role::Tab, &tab);
    window.open_reason(REASON);
    window.key(Key::Escape);
    assert_eq!((window.said().0, window.depth()), (None, depth));
    window.open_reason(REASON);
    window.key(Key::Enter);
    assert_eq!((window.said().0.as_deref(), window.depth()), (Some(REASON), depth + 1));
}

#[test]
fn arrows_go_from_risk_to_risk_and_stay_in_the_list() {
    let mut window = window(Lang::En);
    window.select(FIRST);
    let (before, selected) = (window.account(), window.session().selection.clone());
    let tab = window.word("dock-risks");
    window.click(Role::Tab, &tab);
    let rows = window.harness.get_all_by_role(Role::Row).count();
    assert!(rows > 8, "{rows} risks");
    window.harness.get_all_by_role(Role::Row).next().unwrap().focus();
    window.settle();
    let at = |window: &Window| {
        window.harness.get_all_by_role(Role::Row).position(|row| row.accesskit_node().is_focused())
    };
    for row in 1..rows {
        window.key(Key::ArrowDown);
        assert_eq!(at(&window), Some(row));
    }
    window.key(Key::ArrowDown);
    assert_eq!(at(&window), Some(rows - 1));
    window.key(Key::Home);
    assert_eq!(at(&window), Some(0));
    window.key(Key::ArrowUp).key(Key::ArrowDown);
    assert_eq!(at(&window), Some(1));
    assert_eq!((window.account(), &window.session().selection), (before, &selected));
}
