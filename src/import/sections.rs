//! Lines of a list that name a department and nobody: "IT:", "## Legal", "财务部". Whoever stands below belongs there.
use super::posts::{is_full_name, names_a_department};

/// The department that a line names, if it is a heading: it says so by a sign, or by words that name a department and
/// nobody. `below`: how far the next line is indented, if there is one.
pub(super) fn department_named(words: &str, depth: usize, below: Option<usize>) -> Option<&str> {
    below.filter(|below| *below >= depth)?;
    let hashed = words.strip_prefix('#').map(|words| words.trim_start_matches(['#', ' ']));
    let marked = words.strip_suffix([':', '：']).map(str::trim_end);
    let called = names_a_department(words).then_some(words);
    let name = hashed.or(marked).or(called)?;
    // Before a colon may stand somebody whose reports follow.
    let may_be_somebody = hashed.is_none() && !names_a_department(name) && is_full_name(name);
    let is_heading = !name.is_empty() && !name.contains(['@', ',', '，']) && !may_be_somebody;
    is_heading.then_some(name)
}

/// "IT: Celia Novak, CIO": whom a line names, and the department that stands before.
pub(super) fn by_department(words: &str) -> Option<(&str, &str)> {
    let (department, rest) = words.split_once([':', '：'])?;
    let (department, rest) = (department.trim(), rest.trim());
    let name = rest.split([',', '，', '(', '（', '–']).next().unwrap_or_default().trim();
    (names_a_department(department) && is_full_name(name)).then_some((rest, department))
}

#[cfg(test)]
mod tests {
    use super::super::pasted::pasted;
    use super::super::said::{Said, all, with_departments};
    use std::collections::BTreeSet;

    fn read(text: &str) -> Vec<Said> {
        with_departments(pasted(text).people_without(&BTreeSet::new()))
    }

    #[test]
    fn a_line_that_names_a_department_is_that_of_those_below_it() {
        let expected = all(&[
            ("Grace Holt", "", None),
            ("Celia Novak", "IT", None),
            ("Tom Lund", "IT", None),
            ("Ann Xu", "Legal", None),
        ]);
        for text in [
            "Grace Holt, CEO\nIT:\nCelia Novak, CIO\nTom Lund\nLegal:\nAnn Xu",
            "Grace Holt, CEO\nIT\nCelia Novak, CIO\nTom Lund\nLegal\nAnn Xu",
            "Grace Holt, CEO\n## IT\n- Celia Novak, CIO\n- Tom Lund\n## Legal\n- Ann Xu",
            "Grace Holt, CEO\nIT:\n  Celia Novak, CIO\n  Tom Lund\nLegal\n  Ann Xu",
            "Grace Holt, CEO\nIT: Celia Novak, CIO\nIT: Tom Lund\nLegal: Ann Xu",
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        assert_eq!(
            read("周建国，总经理\n财务部\n李娜，首席财务官\n采购部：\n王伟"),
            all(&[("周建国", "", None), ("李娜", "财务部", None), ("王伟", "采购部", None)])
        );
    }

    #[test]
    fn below_a_boss_a_department_takes_nobody_the_boss() {
        let text =
            "Grace Holt, CEO\n  IT:\n    Celia Novak, CIO\n      Tom Lund\n  Legal team\n    Ann Xu\n  Bo Um";
        assert_eq!(
            read(text),
            all(&[
                ("Grace Holt", "", None),
                ("Celia Novak", "IT", Some(0)),
                ("Tom Lund", "IT", Some(1)),
                ("Ann Xu", "Legal team", Some(0)),
                ("Bo Um", "", Some(0)),
            ])
        );
    }

    #[test]
    fn a_line_that_is_read_as_a_department_stays_in_the_list_and_can_be_somebody() {
        let mut list = pasted("Grace Holt, CEO\nLegal\nAnn Xu");
        assert_eq!(list.heading(1), Some("Legal"));
        list.turn_heading(1);
        assert_eq!(list.people_without(&BTreeSet::new()).len(), 3);
    }

    #[test]
    fn names_and_last_lines_head_nothing() {
        assert_eq!(read("Anna Berg:\n  Ben Cole")[1].2, Some(0));
        assert_eq!(read("Grace Holt\nLegal").len(), 2);
    }
}
