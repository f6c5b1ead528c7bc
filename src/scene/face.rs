//! What the block of a card says under each lens: words, colours, chevrons.
use super::card_facts::CardFacts;
use super::lens::Lens;
use crate::catalogue::{Influence, Lang, Support};
use crate::locale;
use crate::theme::{Pattern, Rgba, StepColor, Theme};

/// What the block says under a lens.
pub(super) struct Face {
    pub(super) text: String,
    pub(super) step: StepColor,
    /// Chevrons: the score, 0 for none.
    pub(super) chevrons: i8,
    pub(super) unrated: bool,
    pub(super) assumed: bool,
}

impl Face {
    pub(super) fn of(theme: &Theme, facts: &CardFacts, lens: Lens, lang: Lang) -> Self {
        let plain =
            |text: String, step: StepColor| Self { text, step, chevrons: 0, unrated: false, assumed: false };
        match lens {
            Lens::Support => {
                let score = facts.support.map(Support::score);
                Self {
                    text: score.map_or("?".to_owned(), locale::signed),
                    step: *theme.support(score),
                    chevrons: score.unwrap_or(0),
                    unrated: score.is_none(),
                    assumed: score.is_some() && !facts.confirmed,
                }
            }
            Lens::Influence => {
                let Some(influence) = facts.influence else {
                    return Self { unrated: true, ..plain("?".to_owned(), *theme.support(None)) };
                };
                let fill = influence_fill(theme, influence);
                let on = if influence == Influence::Low { theme.text } else { theme.on_ink };
                let on = if fill.contrast(on) < 4.5 { theme.text } else { on };
                let key = influence.key();
                let step = StepColor { fill, on, line: theme.ink, pattern: Pattern::None };
                plain(locale::tr(lang, &format!("influence-{key}-letter")).to_string(), step)
            }
            Lens::Role => match facts.badges.first() {
                Some(badge) => {
                    let family = theme.family(badge.family);
                    let step = StepColor {
                        fill: family.fill,
                        on: family.on,
                        line: family.line,
                        pattern: Pattern::None,
                    };
                    plain(badge.text.clone(), step)
                }
                None => plain("–".to_owned(), nothing(theme)),
            },
            Lens::Relationship => match facts.short() {
                Some(short) => plain(short.to_string(), shortfall(theme, short)),
                None => plain("–".to_owned(), nothing(theme)),
            },
            Lens::Risk => match facts.risks.len() {
                0 => plain("–".to_owned(), nothing(theme)),
                count => plain(count.to_string(), risky(theme)),
            },
            Lens::Fragility => {
                let loss = &facts.loss;
                let vote = loss.told_vote().map(|change| locale::change(lang, change, 1));
                let nobody = loss.stranger.then(|| "×".to_owned());
                let held = vote.or_else(|| loss.only_us.clone()).or(nobody);
                let text = held.unwrap_or_else(|| "–".to_owned());
                // The colour is that of what the block says.
                let step = match &loss.only_us {
                    _ if loss.grave => risky(theme),
                    _ if loss.told_vote().is_some() => StepColor { on: theme.text, ..nothing(theme) },
                    Some(_) => held_by_one(theme),
                    None if loss.stranger => held_by_nobody(theme),
                    None => nothing(theme),
                };
                plain(text, step)
            }
        }
    }
}

/// The block's colours by how many levels are missing: the more, the more ink.
pub fn shortfall(theme: &Theme, short: usize) -> StepColor {
    let share = [0.0, 0.3, 0.65, 1.0][short.min(3)];
    let fill = over(theme.ink, theme.card, share);
    let on = if fill.contrast(theme.on_ink) < 4.5 { theme.text } else { theme.on_ink };
    StepColor { fill, on, line: theme.ink, pattern: Pattern::None }
}

/// The block of somebody at risk.
fn risky(theme: &Theme) -> StepColor {
    StepColor { fill: theme.risk_fill, on: theme.risk_on, line: theme.risk_on, pattern: Pattern::None }
}

/// The block of somebody whom only one of ours knows: a tint of our colour.
pub fn held_by_one(theme: &Theme) -> StepColor {
    StepColor {
        fill: over(theme.ours, theme.card, 0.18),
        on: theme.text,
        line: theme.ours,
        pattern: Pattern::None,
    }
}

/// The block of somebody whom nobody of ours knows.
pub fn held_by_nobody(theme: &Theme) -> StepColor {
    StepColor { fill: theme.card, on: theme.text, line: theme.ink, pattern: Pattern::None }
}

/// A block that has nothing to say under the lens.
fn nothing(theme: &Theme) -> StepColor {
    StepColor { fill: theme.card, on: theme.text_3, line: theme.card_line, pattern: Pattern::None }
}

/// `ink` at `share` over `ground`, as one opaque colour.
pub(super) fn over(ink: Rgba, ground: Rgba, share: f32) -> Rgba {
    let mix = |a: u8, b: u8| (f32::from(a) * share + f32::from(b) * (1.0 - share)).round() as u8;
    Rgba { r: mix(ink.r, ground.r), g: mix(ink.g, ground.g), b: mix(ink.b, ground.b), a: 255 }
}

/// The block of the influence lens: the more ink, the more influence.
pub fn influence_fill(theme: &Theme, influence: Influence) -> Rgba {
    let share = match influence {
        Influence::High => 1.0,
        Influence::Medium => 0.45,
        Influence::Low => 0.12,
    };
    over(theme.ink, theme.card, share)
}
