//! The team's own weights of the ranking.
use super::*;
use linchpin::catalogue::Weights;
use linchpin::file::{load_bytes, write_ron};
use linchpin::session::edits::weights;

/// Only what one was rated counts.
const ONLY_LEVEL: Weights = Weights { authority: 0.0, sway: 0.0, broker: 0.0, listened: 0.0, level: 3.0 };

#[test]
fn own_weights_rank_anew_are_said_and_saved_and_undone() {
    let mut session = a_small_team().member("Li").member("Wang").member("Zhao").rated("Li", 1).session();
    session.session.refresh();
    let of_the_method = session.session.findings().ranking.clone();
    let made = weights::set(session.account(), Some(ONLY_LEVEL)).unwrap();
    session.mark().session.commit(made);
    let ranking = session.session.findings().ranking.clone();
    assert_eq!(ranking.weights, [0.0, 0.0, 0.0, 0.0, 1.0]);
    assert_ne!(ranking, of_the_method);
    for ranked in &ranking.people {
        assert!((ranked.k - ranked.components[4]).abs() < 1e-9 || ranked.k > ranked.components[4]);
    }
    assert!(session.session.list().own_weights);
    let saved = write_ron(session.account()).unwrap();
    let read = load_bytes(saved.as_bytes()).unwrap();
    assert_eq!(read.account.info().weights, ONLY_LEVEL.shares());
    assert_eq!(weights::set(session.account(), Some(ONLY_LEVEL)), None, "nothing would change");
    session.assert_undo_and_redo();
    session.undo();
    assert_eq!(session.session.findings().ranking, of_the_method);
    assert!(!session.session.list().own_weights);
}

#[test]
fn weights_that_are_none_leave_the_methods() {
    let nothing = Weights { level: 0.0, ..ONLY_LEVEL };
    let negative = Weights { level: -1.0, ..ONLY_LEVEL };
    let no_number = Weights { level: f64::NAN, ..ONLY_LEVEL };
    for weights in [nothing, negative, no_number] {
        assert_eq!(weights.shares(), None);
    }
}
