//! An account as text: one list a table, one record a line, sorted by id, absent fields left out, so that a
//! person can read it and `git diff` shows it well. The same account always gives the same bytes.
use super::error::WriteError;
use super::key_name::KeyName;
use super::ron_fields::{beyond_numbers, fields_of};
use super::stored::Stored;
use crate::model::{
    Acceptance, AcceptanceId, Account, AccountInfo, Contact, ContactId, Deal, DealId, Department,
    DepartmentId, Dossier, Extra, Hospitality, HospitalityId, Link, LinkId, Member, MemberKey, Organisation,
    OrganisationId, Person, PersonId, Photo, Place, Rating, RatingId, Region, Relationship, RelationshipId,
    SellingPoint, SellingPointId, Task, TaskId, View, ViewId, with_tables,
};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

macro_rules! write_lists {
    ($($list:ident: $record:ident, $id:ty;)*) => {
        fn lists(account: &Account, out: &mut String) -> Result<(), WriteError> {
            $(list::<$id, $record>(account.$list(), out)?;)*
            Ok(())
        }
    };
}
with_tables!(write_lists);

/// The text of the `.ron` file.
/// # Errors
/// A number that is infinite, no number, or beyond ±1e30.
pub fn write_ron(account: &Account) -> Result<String, WriteError> {
    let mut out = String::new();
    let version = super::FORMAT_VERSION;
    let info = record_text(account.info(), &account.info().extra, &absent_texts::<AccountInfo>()?, || {
        "the account".to_owned()
    })?;
    let _ = write!(
        out,
        "(\n    format: \"{}\",\n    version: {version},\n    account: {info},\n",
        super::ron_read::FORMAT
    );
    lists(account, &mut out)?;
    for (name, raw) in &account.unknown_lists().0 {
        let _ = writeln!(out, "    {name}: {raw},");
    }
    out.push_str(")\n");
    Ok(out)
}

fn list<I, R: Stored + Serialize + Default>(
    records: &BTreeMap<I, R>,
    out: &mut String,
) -> Result<(), WriteError> {
    if records.is_empty() {
        return Ok(());
    }
    let absent = absent_texts::<R>()?;
    let _ = writeln!(out, "    {}: [", R::LIST);
    for record in records.values() {
        let text = record_text(record, record.extra(), &absent, || KeyName(&record.key()).to_string())?;
        let _ = writeln!(out, "        {text},");
    }
    out.push_str("    ],\n");
    Ok(())
}

/// The texts of those fields that are absent, empty or false when nobody has set them.
fn absent_texts<R: Serialize + Default>() -> Result<BTreeMap<&'static str, String>, WriteError> {
    let mut fields = fields_of(&R::default()).map_err(|e| WriteError::NoText { record: e.to_string() })?;
    fields.retain(|(_, text)| matches!(text.as_str(), "None" | "\"\"" | "[]" | "false"));
    Ok(fields.into_iter().collect())
}

fn record_text<R: Serialize>(
    record: &R,
    extra: &Extra,
    absent: &BTreeMap<&'static str, String>,
    name: impl Fn() -> String,
) -> Result<String, WriteError> {
    let fields = fields_of(record).map_err(|_| WriteError::NoText { record: name() })?;
    let mut text = String::from("(");
    for (field, value) in &fields {
        if absent.get(field) == Some(value) {
            continue;
        }
        if beyond_numbers(value) {
            return Err(WriteError::NotFinite { record: name(), field });
        }
        push_field(&mut text, field, value);
    }
    for (field, value) in &extra.0 {
        push_field(&mut text, field, value);
    }
    text.push(')');
    Ok(text)
}

fn push_field(text: &mut String, field: &str, value: &str) {
    let comma = if text.len() > 1 { ", " } else { "" };
    let _ = write!(text, "{comma}{field}: {value}");
}
