//! Lines of a list that name a department and nobody: "IT:", "## Legal", "财务部". Whoever stands below belongs there.
use super::posts::{is_full_name, names_a_department};

/// The headings that hold for the lines that follow.
#[derive(Clone, Debug, Default)]
pub(super) struct Sections {
    open: Vec<Section>,
}

#[derive(Clone, Debug)]
struct Section {
    name: String,
    depth: usize,
    /// Whoever belongs to it is indented more; else all who follow do, up to the next heading.
    indents: bool,
}

impl Sections {
    /// Takes a line in if it is a heading: it says so by a sign, or by words that name a department and nobody. `below`:
    /// how far the next line is indented, if there is one.
    pub(super) fn opens(&mut self, words: &str, depth: usize, below: Option<usize>) -> bool {
        let Some(below) = below.filter(|below| *below >= depth) else { return false };
        let hashed = words.strip_prefix('#').map(|words| words.trim_start_matches(['#', ' ']));
        let marked = words.strip_suffix([':', '：']).map(str::trim_end);
        let called = names_a_department(words).then_some(words);
        let Some(name) = hashed.or(marked).or(called) else { return false };
        // Before a colon may stand somebody whose reports follow.
        let may_be_somebody = hashed.is_none() && !names_a_department(name) && is_full_name(name);
        if name.is_empty() || name.contains(['@', ',', '，']) || may_be_somebody {
            return false;
        }
        self.open.retain(|section| section.depth < depth);
        self.open.push(Section { name: name.to_owned(), depth, indents: below > depth });
        true
    }

    /// The department of a line that is indented so far; it ends those it does not belong to.
    pub(super) fn at(&mut self, depth: usize) -> Option<&str> {
        let holds = |s: &Section| if s.indents { s.depth < depth } else { s.depth <= depth };
        self.open.retain(holds);
        self.open.last().map(|section| section.name.as_str())
    }
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

    fn read(text: &str) -> Vec<Said> {
        with_departments(pasted(text).people)
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
    fn names_and_last_lines_head_nothing() {
        assert_eq!(read("Anna Berg:\n  Ben Cole")[1].2, Some(0));
        assert_eq!(read("Grace Holt\nLegal").len(), 2);
    }
}
