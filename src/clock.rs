//! What day it is. Everything else takes the day as an argument, so that the same input gives the same bytes.
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// Today where the computer stands. Asked once, at the edge of the program, and passed in from there.
#[allow(clippy::disallowed_methods)] // The one place that reads the clock.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}

/// What time it is; for what is only noted, never for what is computed.
#[allow(clippy::disallowed_methods)] // The one place that reads the clock.
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// A moment as the clock on the wall shows it.
pub fn local(at: Timestamp) -> DateTime {
    at.to_zoned(jiff::tz::TimeZone::system()).datetime()
}

/// A day written `YYYY-MM-DD`; nothing else is read, so that `06/07` is never guessed at.
pub fn parse_date(text: &str) -> Option<Date> {
    let ours = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if ours { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_year_month_day_and_nothing_else() {
        assert_eq!(parse_date("2026-06-12"), Some(date(2026, 6, 12)));
        for other in ["2026-02-30", "2026-6-12", "12.06.2026", "2026-06-12T10:00", "20260612", "", "２０２６"]
        {
            assert_eq!(parse_date(other), None, "{other}");
        }
    }

    #[test]
    fn today_is_a_plausible_day() {
        assert!(today().year() >= 2025);
    }
}
