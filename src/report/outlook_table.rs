//! The outlook of a decision as a table of two columns: what, and how it stands.
use super::names::person_name;
use super::table::{Cell, Column, Table};
use crate::analysis::{Outlook, Question};
use crate::catalogue::Lang;
use crate::locale::{date_long, enumerated, signed, support_words, tr, tr_args};
use crate::model::Account;

/// A share in whole hundredths. Never sure: nobody is to read 0 % or 100 % of what was drawn by lot.
pub fn share_words(share: f64) -> String {
    // Of nobody is no less than nothing.
    match 100.0 * share + 0.0 {
        few if few > 0.0 && few < 0.5 => "< 1 %".to_owned(),
        most if (99.5..100.0).contains(&most) => "> 99 %".to_owned(),
        plain => format!("{plain:.0} %"),
    }
}

/// Between what a share lies: with a decimal where whole percents would be the same, which would say nothing. Only what
/// is 0 or 100 % is called so.
pub fn between_words(interval: [f64; 2]) -> [String; 2] {
    let [low, high] = interval.map(share_words);
    if low != high || interval[0] == interval[1] {
        return [low, high];
    }
    interval.map(|share| match 100.0 * share + 0.0 {
        few if few > 0.0 && few < 0.05 => "< 0.1 %".to_owned(),
        most if (99.95..100.0).contains(&most) => "> 99.9 %".to_owned(),
        plain => format!("{plain:.1} %"),
    })
}

/// Forecast with its rule, plan, introduction and weak points, a row each.
pub fn outlook_table(account: &Account, question: &Question, outlook: &Outlook, lang: Lang) -> Table {
    let deal = question.deal.as_ref().and_then(|id| account.deals().get(id));
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut say = |what: &str, how: String| rows.push((tr(lang, what).into_owned(), how));
    let yes_no = |holds: bool| tr(lang, if holds { "outlook-yes" } else { "outlook-no" }).into_owned();
    let percent = share_words;
    if let Some(forecast) = &outlook.forecast {
        let chance = forecast.chance;
        let [low, high] = between_words(chance.interval);
        let p = percent(chance.p);
        let args = [("p", p.as_str().into()), ("low", low.as_str().into()), ("high", high.as_str().into())];
        say("outlook-chance", tr_args(lang, "outlook-chance-words", &args));
        say("outlook-mean", format!("{:+.2} · {}", forecast.d, yes_no(forecast.rule.mean)).replace('-', "−"));
        say("outlook-veto", yes_no(forecast.rule.veto));
        // The rule takes it that they are not against us; nobody knows yet.
        let buyer = match forecast.rule.economic_buyer {
            _ if forecast.buyer_unrated => tr(lang, "outlook-buyer-unrated").into_owned(),
            Some(holds) => yes_no(holds),
            None => tr(lang, "outlook-unknown").into_owned(),
        };
        say("outlook-buyer", buyer);
        say(
            "outlook-majority",
            format!("{} · {}", percent(forecast.majority), yes_no(forecast.rule.majority)),
        );
        say("outlook-unrated", percent(forecast.unrated_share));
    } else {
        say("outlook-chance", tr(lang, "outlook-nobody-votes").into_owned());
    }
    if let Some(plan) = &outlook.plan {
        let after = plan.after.map_or_else(String::new, |chance| percent(chance.p));
        let words = match (plan.feasible, plan.steps.is_empty()) {
            (false, _) => tr(lang, "outlook-plan-none").into_owned(),
            (true, true) => tr(lang, "outlook-plan-won").into_owned(),
            (true, false) => {
                let args = [("cost", plan.cost.unwrap_or_default().into()), ("after", after.as_str().into())];
                tr_args(lang, "outlook-plan-words", &args)
            }
        };
        say("outlook-plan", words);
        for step in &plan.steps {
            let from = support_words(step.from, lang);
            let words = format!("{from} → {} ({})", signed(step.to.score()), step.cost);
            rows.push((format!("  {}", person_name(account, &step.person, lang)), words));
        }
    }
    let mut say = |what: &str, how: String| rows.push((tr(lang, what).into_owned(), how));
    match &outlook.route {
        Some(route) => {
            let start = route.hops.first().map(|hop| &hop.from).into_iter();
            let path: Vec<String> = start
                .chain(route.hops.iter().map(|hop| &hop.to))
                .map(|id| person_name(account, id, lang))
                .collect();
            say("outlook-route", format!("{} ({})", path.join(" → "), route.cost));
        }
        None => say("outlook-route", tr(lang, "outlook-route-none").into_owned()),
    }
    for without in &outlook.fragility.customer {
        let mut words = match without.outcome {
            Some((d, won)) => format!("{d:+.2} · {}", yes_no(won)).replace('-', "−"),
            None => tr(lang, "outlook-nobody-votes").into_owned(),
        };
        if !without.cut_off.is_empty() {
            let names: Vec<String> =
                without.cut_off.iter().map(|id| person_name(account, id, lang)).collect();
            let names = enumerated(lang, &names);
            words = format!(
                "{words} · {}",
                tr_args(lang, "outlook-cut-off", &[("names", names.as_str().into())])
            );
        }
        let name = person_name(account, &without.person, lang);
        rows.push((tr_args(lang, "outlook-without", &[("name", name.as_str().into())]), words));
    }
    for link in &outlook.fragility.us {
        let names: Vec<String> = link.people.iter().map(|id| person_name(account, id, lang)).collect();
        let name = person_name(account, &link.us, lang);
        let what = tr_args(lang, "outlook-sole", &[("name", name.as_str().into())]);
        rows.push((what, format!("{} ({})", enumerated(lang, &names), percent(link.share))));
    }
    let subtitle = [
        deal.map(|deal| deal.name.clone()),
        Some(tr_args(lang, "sheet-as-of", &[("date", date_long(lang, question.day).as_str().into())])),
    ];
    let column = |key: &str| Column { heading: tr(lang, key).into_owned(), numeric: false };
    Table {
        title: account.info().name_in(lang).to_owned(),
        subtitle: subtitle.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        columns: vec![column("outlook-what"), column("outlook-how")],
        rows: rows.into_iter().map(|(what, how)| vec![Cell::from(what), Cell::from(how)]).collect(),
        notes: vec![tr(lang, "outlook-note").into_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_never_says_the_same_twice_nor_that_what_is_likely_is_certain() {
        assert_eq!(between_words([0.263, 0.281]), ["26 %", "28 %"]);
        assert_eq!(between_words([0.0, 0.000_9]), ["0 %", "< 1 %"]);
        assert_eq!(between_words([0.000_02, 0.000_57]), ["< 0.1 %", "0.1 %"]);
        assert_eq!(between_words([0.999_43, 0.999_98]), ["99.9 %", "> 99.9 %"]);
        assert_eq!(between_words([1.0, 1.0]), ["100 %", "100 %"]);
    }
}
