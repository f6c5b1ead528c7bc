//! Commands carried out. What needs a dialog is handed back to the window.
use super::ask::{Ask, Field, Page};
use super::command::{Command, Needs};
use super::cut::Cut;
use super::editor::{Session, Stays};
use super::edits::places::Axis;
use super::edits::{deals, departments, folding, links, people, places};
use super::filter::Filter;
use super::naming::Naming;
use super::refusal::Refusal;
use super::saved_views::Direction;
use super::tools::{Event, ToolKind};
use crate::catalogue::{Side, Support};
use crate::layout::{A4_UPRIGHT, Arrange, Diagram, SCREEN};
use crate::locale::{Message, tr};
use crate::model::{LinkKind, PersonId, Step, Transaction};
use crate::report::person_name;
use crate::scene::Lens;
use std::collections::BTreeSet;

impl Session {
    /// Why a command can't be carried out now; `None` if it can.
    pub fn missing(&self, command: Command) -> Option<Needs> {
        let needs = command.row().needs;
        let on_map = |id: &PersonId| self.account().places().contains_key(id);
        let met = match needs {
            Needs::Nothing => true,
            Needs::Selection => !self.selection.is_empty(),
            Needs::SelectedPeople => !self.selection.people().is_empty(),
            Needs::PeopleOrRegion => !self.selection.people().is_empty() || self.selection.region().is_some(),
            Needs::SeveralPeople => self.selection.people().iter().filter(|id| on_map(id)).count() > 1,
            Needs::Region => self.selection.region().is_some(),
            Needs::OnePerson => self.selection.only().is_some(),
            Needs::SelectedOnMap => self.selection.people().iter().any(on_map),
            Needs::Waiting => !self.selection.people().iter().all(on_map),
            Needs::Photo => self.selection.only().is_some_and(|id| self.account().photos().contains_key(id)),
            Needs::Branch => !folding::bosses(self.account(), self.selection.people()).is_empty(),
            Needs::UndoStep => {
                self.can_turn_supposed(true).unwrap_or_else(|| self.document().undo_step().is_some())
            }
            Needs::RedoStep => {
                self.can_turn_supposed(false).unwrap_or_else(|| self.document().redo_step().is_some())
            }
            Needs::Supposing => self.is_supposing(),
            Needs::KeptPlan => self.has_kept_plan(),
            Needs::PeopleOnMap => !self.account().places().is_empty(),
            Needs::OtherLine => self.next_line().is_some(),
            Needs::InfluenceLine => self.selected_strength().is_some(),
            Needs::DirectedLine => self.selected_is_directed(),
            Needs::PeopleOrInfluenceLine => {
                !self.selection.people().is_empty() || self.selected_strength().is_some()
            }
            Needs::UnratedPerson => self.next_unrated().is_some(),
            Needs::Around => self.around.is_some(),
            Needs::SavedView => !self.account().views().is_empty(),
            Needs::Filtered => self.lit().is_some(),
            Needs::SecondDeal => self.account().deals().len() > 1,
        };
        (!met).then_some(needs)
    }

    /// Carries out a command; returns what is left for the window to do.
    pub fn run(&mut self, command: Command) -> Option<Ask> {
        self.finish_nudge();
        let (state, view) = (self.document.state(), self.looked_at());
        let ask = self.run_now(command);
        if !matches!(command, Command::Undo | Command::Redo) {
            self.remember_view(state, view);
        }
        ask
    }

    fn run_now(&mut self, command: Command) -> Option<Ask> {
        // Whoever presents steps through what is shown, and nothing else.
        if self.presentation.is_some() {
            return None;
        }
        if let Some(needs) = self.missing(command) {
            // A key that does nothing says why.
            self.tell(Message::new(needs.key()), Stays::Briefly);
            return None;
        }
        // The Enter that adds a peer draws the line that is under way.
        if command == Command::AddPeer && self.finish_line() {
            return None;
        }
        if leaves_scenario(command) {
            self.stop_supposing();
        }
        match command {
            Command::SupportUp | Command::StrongerLine if self.selected_strength().is_some() => {
                self.step_strength(true);
            }
            Command::SupportDown | Command::WeakerLine if self.selected_strength().is_some() => {
                self.step_strength(false);
            }
            Command::StrongerLine | Command::WeakerLine => {}
            Command::TurnLine => self.turn_line(),
            Command::NextLine => self.select_next_line(),
            Command::New => return Some(Ask::New),
            Command::Open => return Some(Ask::Open),
            Command::OpenSample => return Some(Ask::OpenSample),
            Command::Save => return Some(Ask::Save),
            Command::SaveAs => return Some(Ask::SaveAs),
            Command::SaveAsIWork => return Some(Ask::ToggleSaveAsIWork),
            Command::Import => return Some(Ask::Import),
            Command::Export => return Some(Ask::Export),
            Command::Quit => return Some(Ask::Quit),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Cut => {
                let text = self.copied();
                let made = people::delete(self.account(), self.selection.people());
                if self.commit(made.clone()) {
                    let back = self.document().undo_step().map(Step::to_transaction);
                    self.cut = back.map(|back| Cut::new(text.clone(), &made, back));
                }
                return Some(Ask::Copy(text));
            }
            Command::Copy => return Some(Ask::Copy(self.copied())),
            Command::CopyPicture => return Some(Ask::CopyPicture),
            Command::Paste => return Some(Ask::Paste),
            Command::Duplicate => self.duplicate(),
            Command::Delete => self.delete_selection(),
            Command::SelectAll => {
                // Whom a filter fades is not meant.
                self.relight();
                let cards = self.picture().geometry.cards.keys();
                let meant = |id: &&PersonId| self.lit().is_none_or(|lit| lit.contains(*id));
                let all: Vec<PersonId> = cards.filter(meant).cloned().collect();
                self.selection.set_people(all);
            }
            Command::Find => return Some(Ask::Find),
            Command::Filter => return Some(Ask::Filter),
            Command::ShowAll => self.clear_filter(),
            Command::NextMatch => self.show_neighbouring_lit(Direction::Next),
            Command::PreviousMatch => self.show_neighbouring_lit(Direction::Previous),
            Command::Neighbourhood => self.widen_neighbourhood(),
            Command::NarrowNeighbourhood => self.narrow_neighbourhood(),
            Command::Rename => return self.rename_selection(),
            Command::ChoosePhoto => return Some(Ask::Photo),
            Command::RemovePhoto => self.remove_photo(),
            Command::AddPerson => self.add_in_view(people::NewPerson::default()),
            Command::FitRegion => self.fit_region(),
            Command::HideRegion => {
                if let Some(id) = self.selection.region().cloned() {
                    self.toggle_region(&id);
                }
            }
            Command::AddReport => self.add_report(people::NewPerson::default()),
            Command::AddPeer => self.add_peer(),
            Command::AddPlaceholder => self.add_in_view(people::NewPerson::post(None)),
            Command::AddColleague => {
                let name = tr(self.lang(), "new-colleague").to_string();
                self.add_person(
                    people::NewPerson { name, side: Side::Us, ..people::NewPerson::default() },
                    None,
                );
                return self.selection.lead().cloned().map(|id| Ask::Field(Field::Name(id)));
            }
            Command::AddDepartment => self.add_department_here(),
            Command::PutOnMap => self.put_selected_on_map(),
            Command::ToTray => {
                let transaction = places::unplace(self.account(), self.selection.people());
                self.commit(transaction);
            }
            Command::Tidy => {
                let whole = self.sees_all();
                self.tidy(&BTreeSet::new(), Arrange::Tree);
                // Whoever looked at all of it goes on doing so.
                if whole { self.fit() } else { self.fit_if_hidden() }
            }
            Command::TidySelection => {
                let who = match self.selection.region() {
                    Some(region) => places::people_in(self.account(), region).into_iter().collect(),
                    None => self.selection.people().clone(),
                };
                if who.is_empty() {
                    self.tell(Message::new(Needs::SelectedPeople.key()), Stays::Briefly);
                } else {
                    self.tidy(&who, Arrange::Tree);
                    self.show_selection();
                }
            }
            Command::Compact => self.lay_out_for(SCREEN),
            Command::CompactA4 => self.lay_out_for(A4_UPRIGHT),
            Command::CompactSquare => self.lay_out_for(1.0),
            Command::Layers => self.draw_as(Diagram::Layered),
            Command::Network => self.draw_as(Diagram::Network),
            Command::Zipper => self.draw_as(Diagram::Zipper),
            Command::Boards => self.draw_as(Diagram::Departments),
            Command::AlignRow => self.align(Axis::Across),
            Command::AlignColumn => self.align(Axis::Down),
            Command::DistributeAcross => self.distribute(Axis::Across),
            Command::DistributeDown => self.distribute(Axis::Down),
            Command::Pin => {
                let transaction = places::toggle_pins(self.account(), self.selection.people());
                self.commit(transaction);
            }
            Command::Fold => self.fold(),
            Command::ZoomIn => self.zoom(1.25),
            Command::ZoomOut => self.zoom(0.8),
            Command::ZoomActual => self.zoom_actual(),
            Command::Fit => self.fit(),
            Command::FitSelection => self.fit_selection(),
            Command::SupportUp => self.step_support(1),
            Command::SupportDown => self.step_support(-1),
            Command::Neutral => self.rate_selected(&|_| Support::new(0)),
            Command::Unrate => self.rate_selected(&|_| None),
            Command::StepInfluence => self.step_influence(),
            Command::Roles => return Some(Ask::Roles),
            Command::NextUnrated => {
                if let Some(id) = self.next_unrated() {
                    self.show_person(&id);
                }
            }
            Command::Tool(tool) => self.take_tool(tool),
            Command::LensSupport => self.set_lens(Lens::Support),
            Command::LensInfluence => self.set_lens(Lens::Influence),
            Command::LensRole => self.set_lens(Lens::Role),
            Command::LensRelationship => self.set_lens(Lens::Relationship),
            Command::LensRisk => self.set_lens(Lens::Risk),
            Command::LensFragility => self.set_lens(Lens::Fragility),
            Command::ShowReports => self.toggle_show(|show| &mut show.reports),
            Command::ShowDotted => self.toggle_show(|show| &mut show.dotted),
            Command::ShowInfluence => self.toggle_show(|show| &mut show.influence),
            Command::ShowConflicts => self.toggle_show(|show| &mut show.conflicts),
            Command::ShowPairs => {
                self.toggle_show(|show| &mut show.pairs);
                let drawn = self.picture().geometry.lines.iter().any(|l| matches!(l.kind, LinkKind::Pair(_)));
                if self.look.show.pairs && !drawn {
                    self.tell(Message::new("notice-no-zipper"), Stays::Briefly);
                }
            }
            Command::ShowDepartments => self.toggle_show(|show| &mut show.departments),
            Command::ToggleLeft => return Some(Ask::ToggleLeft),
            Command::ToggleRight => return Some(Ask::ToggleRight),
            Command::ToggleMinimap => return Some(Ask::ToggleMinimap),
            Command::ShowKeyPeople => return Some(Ask::ShowKeyPeople),
            Command::ShowRisks => return Some(Ask::ShowRisks),
            Command::ShowTasks => return Some(Ask::ShowTasks),
            Command::ShowForecast => return Some(Ask::ShowForecast),
            Command::ToggleDock => return Some(Ask::ToggleDock),
            Command::NextPanel => return Some(Ask::NextPanel(Direction::Next)),
            Command::PreviousPanel => return Some(Ask::NextPanel(Direction::Previous)),
            Command::KeepView => return self.keep_view().map(|id| Ask::Field(Field::ViewTitle(id))),
            Command::NextView => self.show_neighbouring_view(Direction::Next),
            Command::PreviousView => self.show_neighbouring_view(Direction::Previous),
            Command::Present => self.present_to_team(),
            Command::PresentToCustomer => self.present_to_customer(),
            Command::Explain => {
                let number = self.number_shown();
                if number.is_none() {
                    self.tell(Message::new("explain-none"), Stays::Briefly);
                }
                return number.map(Ask::Explain);
            }
            Command::Way => self.toggle_way(),
            Command::WhatIf => {
                self.toggle_supposing();
                return self.is_supposing().then_some(Ask::ShowForecast);
            }
            Command::AddScenario => self.add_scenario(),
            Command::NextScenario => self.next_scenario(),
            Command::ClearScenario => self.clear_scenario(),
            Command::KeepScenario => self.keep_scenario(),
            Command::KeepPlan => {
                self.keep_cheapest();
                return Some(Ask::ShowForecast);
            }
            Command::DropPlan => self.drop_plan(),
            Command::ShowMap => return Some(Ask::Page(Page::Map)),
            Command::ShowMatrix => return Some(Ask::Page(Page::Matrix)),
            Command::ShowTable => return Some(Ask::Page(Page::Table)),
            Command::LargerInterface => return Some(Ask::ScaleInterface(1)),
            Command::SmallerInterface => return Some(Ask::ScaleInterface(-1)),
            Command::Language => return Some(Ask::ToggleLanguage),
            Command::Theme => return Some(Ask::ToggleTheme),
            Command::NewDeal => {
                let name = tr(self.lang(), "new-deal").to_string();
                let (id, transaction) = deals::add(self.account(), name);
                if self.commit(transaction) {
                    self.show_deal(id.clone());
                    self.selection.clear();
                    return Some(Ask::Field(Field::DealName(id)));
                }
            }
            Command::DeleteDeal => {
                if let Some(deal) = self.deal().cloned() {
                    let made = deals::delete(self.account(), &deal);
                    self.try_commit(made);
                }
            }
            Command::Weights => return Some(Ask::Weights),
            Command::Shortcuts => return Some(Ask::Shortcuts),
            Command::About => return Some(Ask::About),
        }
        None
    }

    /// Esc: ends the gesture, then the naming, then the tool, the neighbourhood, the filter, the selection. False if
    /// there was nothing to end, or nothing but a filter.
    pub fn escape(&mut self) -> bool {
        if !self.is_idle() {
            self.pointer(Event::Cancel);
        } else if self.naming.is_some() {
            self.cancel_naming();
        } else if self.tool != ToolKind::Select {
            (self.tool, self.line_from) = (ToolKind::Select, None);
        } else if self.way.is_some() {
            self.way = None;
        } else if self.around.is_some() {
            self.around = None;
        } else if !self.filter.is_empty() {
            self.filter = Filter::default();
            return false;
        } else if !self.selection.is_empty() {
            self.selection.clear();
        } else {
            return false;
        }
        true
    }

    /// Takes a tool in hand; the one in hand again puts it back.
    pub fn take_tool(&mut self, tool: ToolKind) {
        self.pointer(Event::Cancel);
        self.tool = if self.tool == tool { ToolKind::Select } else { tool };
        self.begin_line();
    }

    fn toggle_show(&mut self, field: impl Fn(&mut crate::scene::Show) -> &mut bool) {
        let mut show = self.look.show;
        let flag = field(&mut show);
        *flag = !*flag;
        self.show_chosen(show);
    }

    fn zoom(&mut self, factor: f32) {
        self.camera.zoom_at(self.canvas.center(), self.canvas, factor);
    }

    fn align(&mut self, axis: Axis) {
        let Some(lead) = self.selection.lead() else { return };
        let made = places::align(self.account(), self.selection.people(), lead, axis, self.lang());
        self.line_up(made);
    }

    fn distribute(&mut self, axis: Axis) {
        let cards = &self.derived.picture.geometry.cards;
        let people = self.selection.people();
        self.line_up(places::distribute(self.account(), people, axis, cards, self.lang()));
    }

    fn line_up(&mut self, made: Result<Transaction, Refusal>) {
        match made {
            Ok(transaction) if transaction.edits.is_empty() => {
                self.tell(Message::new("notice-lined-up-already"), Stays::Briefly);
            }
            Ok(transaction) => {
                self.commit_gliding(transaction);
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Folds the branches below the selected people, or opens them; what comes of it is in view.
    pub(super) fn fold(&mut self) {
        let transaction = folding::toggle(self.account(), self.selection.people());
        self.commit(transaction);
    }

    fn delete_people(&mut self) {
        let transaction = people::delete(self.account(), self.selection.people());
        let gone = self.selection.people().len();
        let name = self.selection.lead().map(|id| person_name(self.account(), id, self.lang()));
        if self.commit(transaction) {
            let said =
                Message::new("notice-deleted").with("count", gone).with("name", name.unwrap_or_default());
            self.tell(said, Stays::Briefly);
        }
    }

    fn delete_selection(&mut self) {
        if let Some(link) = self.selection.link().cloned() {
            let transaction = links::delete(self.account(), &link);
            self.commit(transaction);
        } else if let Some(region) = self.selection.region().cloned() {
            let transaction = departments::delete(self.account(), &region);
            self.commit(transaction);
        } else {
            self.delete_people();
        }
    }

    fn rename_selection(&mut self) -> Option<Ask> {
        if let Some(id) = self.selection.lead() {
            if !self.account().places().contains_key(id) {
                return Some(Ask::Field(Field::Name(id.clone())));
            }
            self.naming = Some(Naming::Person(id.clone()));
        } else if let Some(id) = self.selection.region() {
            self.naming = Some(Naming::Department(id.clone()));
        } else if let Some(id) = self.selection.link() {
            return Some(Ask::Field(Field::LinkWords(id.clone())));
        }
        None
    }

    /// The message that names the step which undo would take back.
    pub fn undo_words(&self) -> Option<String> {
        if let Some(something) = self.can_turn_supposed(true) {
            return something.then(|| step_words(("step-suppose", &[]), self.lang()));
        }
        self.document().undo_step().map(|step| step_words(step.name(), self.lang()))
    }
    /// The same for redo.
    pub fn redo_words(&self) -> Option<String> {
        if let Some(something) = self.can_turn_supposed(false) {
            return something.then(|| step_words(("step-suppose", &[]), self.lang()));
        }
        self.document().redo_step().map(|step| step_words(step.name(), self.lang()))
    }
}

/// What a scenario is not for: what leaves the window tells of the account, and others are shown the account.
fn leaves_scenario(command: Command) -> bool {
    matches!(
        command,
        Command::New
            | Command::Open
            | Command::OpenSample
            | Command::Import
            | Command::Export
            | Command::Cut
            | Command::Copy
            | Command::CopyPicture
            | Command::Paste
            | Command::Duplicate
            | Command::KeepView
            | Command::Present
            | Command::PresentToCustomer
            | Command::KeepPlan
            | Command::DropPlan
    )
}

fn step_words((name, args): (&str, &[(String, String)]), lang: crate::catalogue::Lang) -> String {
    let args: Vec<(&str, crate::locale::Arg)> = args
        .iter()
        .map(|(name, value)| {
            // Only counts are numbers: a person may be called 007.
            let number = value.parse::<f64>().ok().filter(|_| name == "count");
            (name.as_str(), number.map_or_else(|| value.as_str().into(), Into::into))
        })
        .collect();
    crate::locale::tr_args(lang, name, &args)
}
