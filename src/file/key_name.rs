//! What a record is called in a message of the command line: "person p03".
use crate::model::Key;
use std::fmt;

/// Displays a key as a word and its id, in English.
#[derive(Clone, Copy, Debug)]
pub struct KeyName<'a>(pub &'a Key);

impl fmt::Display for KeyName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Key::Organisation(id) => write!(f, "organisation {id}"),
            Key::Department(id) => write!(f, "department {id}"),
            Key::Person(id) => write!(f, "person {id}"),
            Key::Place(id) => write!(f, "place of person {id}"),
            Key::Region(id) => write!(f, "region of department {id}"),
            Key::Photo(id) => write!(f, "photo of person {id}"),
            Key::Link(id) => write!(f, "link {id}"),
            Key::Deal(id) => write!(f, "deal {id}"),
            Key::Member(key) => write!(f, "member {} of deal {}", key.person, key.deal),
            Key::Dossier(id) => write!(f, "dossier of person {id}"),
            Key::Relationship(id) => write!(f, "relationship {id}"),
            Key::Rating(id) => write!(f, "rating {id}"),
            Key::SellingPoint(id) => write!(f, "selling point {id}"),
            Key::Task(id) => write!(f, "task {id}"),
            Key::Contact(id) => write!(f, "contact {id}"),
            Key::Hospitality(id) => write!(f, "hospitality {id}"),
            Key::View(id) => write!(f, "view {id}"),
            Key::Acceptance(id) => write!(f, "accepted risk {id}"),
        }
    }
}
