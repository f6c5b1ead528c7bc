//! What is printed as words and tables: the ranked list and the gaps. All of it is internal: a customer's
//! export has no table.
//! Not here: who ranks where (`analysis`), how a table is written (`export`), pictures (`scene`).
mod campaign_words;
mod gap_words;
mod names;
mod next_step;
mod outlook_table;
mod plan_table;
mod ranked_list;
mod risk_evidence;
mod risk_table;
mod sums;
mod table;
mod why;

pub use campaign_words::{approach_words, if_not_words, kept_words, route_words};
pub use gap_words::gap_words;
pub use names::{author_name, card_name, person_name, short_person_name};
pub use next_step::{NextStep, next_step};
pub use outlook_table::{between_words, outlook_table, share_words};
pub use plan_table::{plan_table, routes_table};
pub use ranked_list::{ListOrder, NextWin, RankedList, RankedRow, ranked_list};
pub use risk_evidence::risk_evidence;
pub use risk_table::{risk_answer, risk_details, risk_table, risk_title};
pub use sums::{Ground, LineKind, Number, Sum, SumLine};
pub use table::{Cell, Column, Table};
pub use why::{reason_words, why_words};
