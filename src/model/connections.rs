//! Who is connected to whom: one graph, kept beside the records. Its indices never leave this file.
use super::ids::{LinkId, PersonId};
use super::records::Link;
use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use std::collections::BTreeMap;

/// The graph of all links among all people.
#[derive(Clone, Debug, Default)]
pub(super) struct Connections {
    graph: StableDiGraph<PersonId, LinkId>,
    nodes: BTreeMap<PersonId, NodeIndex>,
    edges: BTreeMap<LinkId, EdgeIndex>,
}

impl Connections {
    pub(super) fn add_person(&mut self, id: &PersonId) {
        if !self.nodes.contains_key(id) {
            let node = self.graph.add_node(id.clone());
            self.nodes.insert(id.clone(), node);
        }
    }

    pub(super) fn remove_person(&mut self, id: &PersonId) {
        if let Some(node) = self.nodes.remove(id) {
            self.graph.remove_node(node);
        }
    }

    /// Both ends must have been added; the account checks that first.
    pub(super) fn add_link(&mut self, link: &Link) {
        if let (Some(&from), Some(&to)) = (self.nodes.get(&link.from), self.nodes.get(&link.to)) {
            let edge = self.graph.add_edge(from, to, link.id.clone());
            self.edges.insert(link.id.clone(), edge);
        }
    }

    pub(super) fn remove_link(&mut self, id: &LinkId) {
        if let Some(edge) = self.edges.remove(id) {
            self.graph.remove_edge(edge);
        }
    }

    /// Ids of the links that start or end at `person`, in no particular order.
    pub(super) fn links_of(&self, person: &PersonId) -> Vec<LinkId> {
        let Some(&node) = self.nodes.get(person) else { return Vec::new() };
        let mut ids: Vec<LinkId> = [Direction::Outgoing, Direction::Incoming]
            .into_iter()
            .flat_map(|direction| self.graph.edges_directed(node, direction).map(|e| e.weight().clone()))
            .collect();
        // A self loop stands in both lists.
        ids.sort();
        ids.dedup();
        ids
    }

    /// Whether this graph holds exactly these people and links with these ends.
    pub(super) fn agrees_with(
        &self,
        people: impl ExactSizeIterator<Item = PersonId>,
        links: &BTreeMap<LinkId, Link>,
    ) -> bool {
        let people_agree = people.len() == self.graph.node_count()
            && people.into_iter().all(|id| self.nodes.get(&id).is_some_and(|&n| self.graph[n] == id));
        people_agree
            && links.len() == self.graph.edge_count()
            && links.values().all(|link| {
                self.edges.get(&link.id).is_some_and(|&edge| {
                    self.graph.edge_endpoints(edge).is_some_and(|(from, to)| {
                        self.graph[from] == link.from
                            && self.graph[to] == link.to
                            && self.graph[edge] == link.id
                    })
                })
            })
    }
}
