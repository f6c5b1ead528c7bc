//! Numbers, money and dates as each language writes them.
use crate::catalogue::Lang;
use jiff::civil::Date;

/// U+2212, as wide as a plus; a hyphen looks like a dash before a figure.
const MINUS: char = '−';
/// Stands for what is no number.
const NO_NUMBER: &str = "–";

/// A number with its thousands grouped: `8,400,000`. Both languages group alike.
pub fn number(_lang: Lang, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NO_NUMBER.to_owned();
    }
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 3);
    // What rounds to zero has no sign.
    if value < 0.0 && digits.contains(|c: char| matches!(c, '1'..='9')) {
        text.push(MINUS);
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A change with its sign: `+0.4`, `−1.2`, `0.0`.
pub fn change(lang: Lang, value: f64, decimals: usize) -> String {
    let text = number(lang, value, decimals);
    let rises = value > 0.0 && text.contains(|c: char| matches!(c, '1'..='9'));
    if rises { format!("+{text}") } else { text }
}

/// A score with its sign: `+2`, `−3`, `0`.
pub fn signed(score: i8) -> String {
    match score {
        1.. => format!("+{score}"),
        0 => "0".to_owned(),
        ..0 => format!("{MINUS}{}", score.unsigned_abs()),
    }
}

/// The value of a deal, as short as a heading needs it: `EUR 8.4 M`, `EUR 620 k`, `840万欧元`.
/// `currency` is an ISO 4217 code.
pub fn money(lang: Lang, value: f64, currency: &str) -> String {
    match lang {
        Lang::En => {
            let text = match in_units(lang, value, &ENGLISH_UNITS) {
                Some((figure, unit)) => format!("{figure} {unit}"),
                None => number(lang, value, 0),
            };
            format!("{currency} {text}").trim_start().to_owned()
        }
        Lang::Zh => {
            let text = match in_units(lang, value, &CHINESE_UNITS) {
                Some((figure, unit)) => format!("{figure}{unit}"),
                None => number(lang, value, 0),
            };
            match currency {
                "EUR" => format!("{text}欧元"),
                "USD" => format!("{text}美元"),
                "CNY" => format!("{text}元"),
                "GBP" => format!("{text}英镑"),
                "JPY" => format!("{text}日元"),
                code => format!("{text} {code}").trim_end().to_owned(),
            }
        }
    }
}

/// A day of this year or so: `26 Jun`, `6月26日`.
pub fn date_short(lang: Lang, date: Date) -> String {
    match lang {
        Lang::En => {
            let month = english_month(date);
            format!("{} {}", date.day(), month.get(..3).unwrap_or(month))
        }
        Lang::Zh => format!("{}月{}日", date.month(), date.day()),
    }
}

/// A day with its year: `12 June 2026`, `2026年6月12日`.
pub fn date_long(lang: Lang, date: Date) -> String {
    match lang {
        Lang::En => format!("{} {} {}", date.day(), english_month(date), date.year()),
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
    }
}

fn english_month(date: Date) -> &'static str {
    match date.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// A power of ten with a name.
struct Unit {
    name: &'static str,
    size: f64,
    /// The least value shown in it.
    from: f64,
    decimals: usize,
}

const ENGLISH_UNITS: [Unit; 3] = [
    Unit { name: "bn", size: 1e9, from: 1e9, decimals: 1 },
    Unit { name: "M", size: 1e6, from: 1e6, decimals: 1 },
    // A smaller sum is as short in full.
    Unit { name: "k", size: 1e3, from: 1e4, decimals: 0 },
];
const CHINESE_UNITS: [Unit; 2] = [
    Unit { name: "亿", size: 1e8, from: 1e8, decimals: 2 },
    Unit { name: "万", size: 1e4, from: 1e4, decimals: 1 },
];

/// The figure and the name of the largest of `units` that fits, the largest first; `None` below the smallest.
fn in_units(lang: Lang, value: f64, units: &[Unit]) -> Option<(String, &'static str)> {
    let mut smaller = units.iter().skip(1);
    units.iter().find_map(|unit| {
        // What the next unit would round up to a whole one of this: 999,960 is "1 M", not "1,000 k".
        let half_a_step = |unit: &Unit| 0.5 * unit.size / 10f64.powi(unit.decimals as i32);
        let from = unit.from - smaller.next().map_or(0.0, half_a_step);
        let fits = value.is_finite() && value.abs() >= from;
        fits.then(|| (without_end_zeros(number(lang, value / unit.size, unit.decimals)), unit.name))
    })
}

/// `8.0` as `8`, `8.50` as `8.5`.
pub(super) fn without_end_zeros(figure: String) -> String {
    if figure.contains('.') { figure.trim_end_matches('0').trim_end_matches('.').to_owned() } else { figure }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        let text = |value, decimals| number(Lang::En, value, decimals);
        assert_eq!(text(8_400_000.0, 0), "8,400,000");
        assert_eq!(text(999.0, 0), "999");
        assert_eq!(text(1234.565, 1), "1,234.6");
        assert_eq!(text(-1000.0, 0), "−1,000");
        assert_eq!(text(-0.04, 1), "0.0");
        assert_eq!(text(f64::NAN, 1), "–");
        assert_eq!(number(Lang::Zh, 0.5, 2), "0.50");
    }

    #[test]
    fn a_score_has_its_sign() {
        assert_eq!([2, 0, -3].map(signed), ["+2", "0", "−3"]);
    }

    #[test]
    fn a_deal_is_worth_what_its_heading_says() {
        let en = |value| money(Lang::En, value, "EUR");
        assert_eq!(en(8_400_000.0), "EUR 8.4 M");
        assert_eq!(en(8_000_000.0), "EUR 8 M");
        assert_eq!(en(620_000.0), "EUR 620 k");
        assert_eq!(en(999_960.0), "EUR 1 M");
        assert_eq!(en(9_500.0), "EUR 9,500");
        assert_eq!(en(2_350_000_000.0), "EUR 2.4 bn");
        assert_eq!(en(-620_000.0), "EUR −620 k");
        assert_eq!(en(f64::INFINITY), "EUR –");
        assert_eq!(money(Lang::En, 10.0, ""), "10");
        assert_eq!(money(Lang::Zh, 8_400_000.0, "EUR"), "840万欧元");
        assert_eq!(money(Lang::Zh, 99_950_000.0, "CNY"), "9,995万元");
        assert_eq!(money(Lang::Zh, 125_000.0, "CNY"), "12.5万元");
        assert_eq!(money(Lang::Zh, 120_000_000.0, "USD"), "1.2亿美元");
        assert_eq!(money(Lang::Zh, 9_500.0, "GBP"), "9,500英镑");
        assert_eq!(money(Lang::Zh, 20_000.0, "CHF"), "2万 CHF");
    }

    #[test]
    fn days_are_written_as_each_language_does() {
        let day = date(2026, 6, 12);
        assert_eq!(date_short(Lang::En, day), "12 Jun");
        assert_eq!(date_short(Lang::Zh, day), "6月12日");
        assert_eq!(date_long(Lang::En, day), "12 June 2026");
        assert_eq!(date_long(Lang::Zh, day), "2026年6月12日");
        assert_eq!(date_short(Lang::En, date(2026, 9, 1)), "1 Sep");
    }
}
