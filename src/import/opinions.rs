//! What a line says of somebody besides name and title: "Anna Berg, CFO, +2, EB, high". Support with its sign, roles by
//! badge or name, influence by its word, in either language and in any order.
use super::name_title::name_and_title;
use crate::catalogue::{Catalogue, Influence, Lang, Role, RoleKey, Support};
use crate::model::RatingValue;

/// Judgements of one person; what was not said is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opinions {
    pub support: Option<Support>,
    pub influence: Option<Influence>,
    pub roles: Vec<RoleKey>,
}

impl Opinions {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.values().is_empty()
    }

    /// As ratings.
    pub fn values(&self) -> Vec<RatingValue> {
        let support = self.support.map(|support| RatingValue::Support(Some(support)));
        let influence = self.influence.map(|influence| RatingValue::Influence(Some(influence)));
        let roles = (!self.roles.is_empty()).then(|| RatingValue::Roles(self.roles.clone()));
        support.into_iter().chain(influence).chain(roles).collect()
    }

    /// Takes one word in; false if it is none of these.
    fn take(&mut self, word: &str) -> bool {
        // Said to be unknown is what holds anyway.
        if ["?", "？", "未评", "未评级", "unrated"].contains(&word) {
            return true;
        }
        if let Some(support) = support(word) {
            return self.support.replace(support).is_none();
        }
        if let Some(influence) = influence(word) {
            return self.influence.replace(influence).is_none();
        }
        let roles: Option<Vec<RoleKey>> = word.split('+').map(role_by_badge).collect();
        roles.is_some_and(|roles| roles.into_iter().all(|role| self.hold(role)))
    }

    /// Takes in all words of a field; false, and nothing taken, if one is something else.
    fn take_all(&mut self, field: &str) -> bool {
        // "Strongly supports": of the words for support some are two.
        if field.contains(' ')
            && self.support.is_none()
            && let Some(support) = support_by_name(field)
        {
            self.support = Some(support);
            return true;
        }
        let mut with = self.clone();
        let mut words = field.split([' ', '/', '&']).filter(|word| !word.is_empty()).peekable();
        let taken = words.peek().is_some() && words.all(|word| with.take(word));
        if taken {
            *self = with;
        }
        taken
    }

    fn hold(&mut self, role: RoleKey) -> bool {
        let new = !self.roles.contains(&role);
        if new {
            self.roles.push(role);
        }
        new
    }

    /// What the cell of a column for support says; there a sign is not needed. False if it says nothing known.
    pub(super) fn take_support(&mut self, cell: &str) -> bool {
        self.support = support(cell).or_else(|| Support::new(cell.parse().ok()?));
        self.support.is_some() || self.take(cell)
    }
    /// What the cell of a column for influence says; false if nothing known.
    pub(super) fn take_influence(&mut self, cell: &str) -> bool {
        self.influence = influence(cell);
        self.influence.is_some() || self.take(cell)
    }
    /// What the cell of a column for roles says, by badges or names; false if there is something else.
    pub(super) fn take_roles(&mut self, cell: &str) -> bool {
        let mut all = true;
        for part in cell.split([',', '，', ';', '；', '/', '、']).map(str::trim) {
            if let Some(role) = role_by_name(part) {
                self.hold(role);
            } else if !part.is_empty() {
                all &= self.take_all(part);
            }
        }
        all
    }
}

/// The one role that has the name of a department.
const PROCUREMENT: &str = "procurement";
const BETWEEN: [char; 6] = [',', '，', ';', '；', '、', '|'];

/// A line parted into name and title, what follows the judgements (a department), and these. The first field is the
/// name, the first of the others that is no judgement is the title; the name of a role is one only after a title.
pub fn parted(line: &str) -> (String, String, Opinions) {
    parted_as(line, false)
}

/// The same in a list, where right behind a title stands the department: also one that is called like a role.
pub(super) fn parted_in_list(line: &str) -> (String, String, Opinions) {
    parted_as(line, true)
}

fn parted_as(line: &str, in_list: bool) -> (String, String, Opinions) {
    let mut found = Opinions::default();
    let line = &closed(&by_wide_spaces(line), &mut found);
    let mut fields = line.split(BETWEEN).map(str::trim);
    let first = fields.next().unwrap_or_default();
    let (mut head, mut behind): (Vec<&str>, Vec<&str>) = (vec![first], Vec::new());
    for field in fields {
        if found.take_all(field) {
            continue;
        }
        let is_department = in_list && found.is_empty() && head.len() == 2;
        let role = role_by_name(field).filter(|role| !(is_department && role.as_str() == PROCUREMENT));
        if let (true, Some(role)) = (head.len() > 1, role) {
            found.hold(role);
        } else if found.is_empty() || head.len() == 1 {
            // A sign says what it is even without a comma before it.
            let field = signed_end(field, &mut found);
            head.push(zero_end(field, &mut found));
        } else {
            behind.push(field);
        }
    }
    if let [name] = head[..] {
        let name = worded_end(name, &mut found);
        head = vec![signed_end(name, &mut found)];
    }
    if found.is_empty() {
        // Nothing was read: the line stays as it was written.
        return (line.trim().to_owned(), String::new(), found);
    }
    head.retain(|field| !field.is_empty());
    (head.join(", "), behind.join(", "), found)
}

/// Fields that only the wide spaces of a Chinese keyboard part, with commas between them. "王　强": within a name they part
/// nothing.
fn by_wide_spaces(line: &str) -> String {
    const WIDE: char = '\u{3000}';
    let parts: Vec<&str> = line.split(WIDE).map(str::trim).filter(|part| !part.is_empty()).collect();
    let single = |part: &&str| part.chars().count() == 1 && !part.is_ascii();
    let in_name = parts.iter().take(2).filter(|part| single(part)).count() == 2;
    if line.contains(BETWEEN) || parts.len() < 2 {
        return line.to_owned();
    }
    if in_name {
        let name = parts[..2].concat();
        let fields: Vec<&str> = std::iter::once(name.as_str()).chain(parts[2..].iter().copied()).collect();
        return fields.join("，");
    }
    parts.join("，")
}

/// "刘洋（财务总监） 0 中": judgements behind what is closed are taken in, and the line is without them.
fn closed(line: &str, found: &mut Opinions) -> String {
    let end = line.rfind([')', '）']).and_then(|at| Some(at + line[at..].chars().next()?.len_utf8()));
    match end {
        Some(end) if !line[end..].contains(BETWEEN) && found.take_all(line[end..].trim()) => {
            line[..end].to_owned()
        }
        _ => line.to_owned(),
    }
}

/// The field without a signed figure at its end, which is taken in.
fn signed_end<'a>(field: &'a str, found: &mut Opinions) -> &'a str {
    match field.rsplit_once(char::is_whitespace) {
        Some((head, tail)) if tail.starts_with(SIGNS) && !head.trim().is_empty() && found.take(tail) => {
            head.trim_end()
        }
        _ => field,
    }
}

/// "王芳 采购经理 反对 高": the line without the Chinese words at its end that judge, which are taken in. Only behind a name
/// with a title: "张伟 技术 支持" supports nobody.
fn worded_end<'a>(line: &'a str, found: &mut Opinions) -> &'a str {
    let (mut with, mut head) = (found.clone(), line.trim_end());
    while let Some((before, tail)) = head.rsplit_once(char::is_whitespace) {
        if tail.is_ascii() && !tail.starts_with(SIGNS) && tail != "0" || !with.take(tail) {
            break;
        }
        head = before.trim_end();
    }
    if with == *found || name_and_title(head).1.is_empty() {
        return line;
    }
    *found = with;
    head
}

/// "Head of Production 0": a title without the zero at its end, which is taken in. Behind a name alone it may be anything.
fn zero_end<'a>(title: &'a str, found: &mut Opinions) -> &'a str {
    match title.rsplit_once(char::is_whitespace) {
        Some((head, tail @ ("0" | "０"))) if !head.trim().is_empty() && found.take(tail) => head.trim_end(),
        _ => title,
    }
}

const SIGNS: [char; 6] = ['+', '＋', '-', '－', '−', '–'];

/// "+2", "−1", "0", also as a Chinese keyboard writes them; or the word for one that can be nothing else.
fn support(word: &str) -> Option<Support> {
    let plain: String = word.chars().map(half_width_digit).collect();
    support_by_sign(&plain).or_else(|| support_by_name(word))
}

fn half_width_digit(c: char) -> char {
    let digit = u32::from(c).checked_sub(u32::from('０')).filter(|digit| *digit < 10);
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)
}

/// By its name in the method, in either language.
fn support_by_name(word: &str) -> Option<Support> {
    let lower = word.to_lowercase();
    let says = |support: &Support| {
        let name = &Catalogue::get().support(*support).name;
        Lang::ALL.iter().any(|lang| name.get(*lang).to_lowercase() == lower)
    };
    Support::ALL.iter().copied().find(says)
}

fn support_by_sign(word: &str) -> Option<Support> {
    let digits = word.trim_start_matches(SIGNS);
    let signs = word.len() - digits.len();
    let score: i8 = digits.parse().ok().filter(|_| digits.len() == 1)?;
    let first = word.chars().next().filter(|_| signs > 0);
    match first {
        None if score == 0 => Support::new(0),
        None => None,
        Some(sign) if sign.len_utf8() != signs => None,
        Some('+' | '＋') => Support::new(score),
        Some(_) => Support::new(-score),
    }
}

/// By its word, or by the capital that begins the English one.
fn influence(word: &str) -> Option<Influence> {
    let levels = [Influence::High, Influence::Medium, Influence::Low];
    let name =
        |level: &Influence, lang: &Lang| Catalogue::get().influence(*level).name.get(*lang).to_lowercase();
    let lower = word.to_lowercase();
    let says = |level: &Influence| {
        Lang::ALL.iter().any(|lang| name(level, lang) == lower)
            || word == name(level, &Lang::En)[..1].to_uppercase()
    };
    levels.into_iter().find(says)
}

fn role_by_badge(word: &str) -> Option<RoleKey> {
    let known = |role: &&Role| Lang::ALL.iter().any(|lang| role.badge.get(*lang) == word);
    Catalogue::get().roles.iter().find(known).map(|role| role.key.clone())
}

fn role_by_name(words: &str) -> Option<RoleKey> {
    let lower = words.to_lowercase();
    let known = |role: &&Role| Lang::ALL.iter().any(|lang| role.name.get(*lang).to_lowercase() == lower);
    Catalogue::get().roles.iter().find(known).map(|role| role.key.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (String, String, Option<i8>, Option<Influence>, Vec<String>) {
        let (rest, behind, found) = parted(line);
        let roles = found.roles.iter().map(ToString::to_string).collect();
        (rest, behind, found.support.map(Support::score), found.influence, roles)
    }

    fn said(
        rest: &str,
        behind: &str,
        support: Option<i8>,
        influence: Option<Influence>,
        roles: &[&str],
    ) -> (String, String, Option<i8>, Option<Influence>, Vec<String>) {
        let roles = roles.iter().map(|key| (*key).to_owned()).collect();
        (rest.to_owned(), behind.to_owned(), support, influence, roles)
    }

    #[test]
    fn what_stands_after_name_and_title_is_a_judgement_in_any_order() {
        let high = Some(Influence::High);
        let (eb, tb) = ("economic_buyer", "technical_buyer");
        for line in [
            "Anna Berg, CFO, +2, EB, high",
            "Anna Berg, CFO, High, EB, +2",
            "Anna Berg, CFO +2, EB high",
            "Anna Berg, +2, CFO, EB, H",
            "Anna Berg, CFO, +2, Economic buyer, high",
        ] {
            assert_eq!(read(line), said("Anna Berg, CFO", "", Some(2), high, &[eb]), "{line}");
        }
        let with_department = "Cara Doe, CFO, +2, EB, high, Finance";
        assert_eq!(read(with_department), said("Cara Doe, CFO", "Finance", Some(2), high, &[eb]));
        assert_eq!(read("D Four, CFO, -2, EB+TB"), said("D Four, CFO", "", Some(-2), None, &[eb, tb]));
        let ben = said("Ben Cole (Buyer)", "", Some(-3), None, &[tb, "influencer"]);
        assert_eq!(read("Ben Cole (Buyer), TB/INF, −3"), ben);
        let wang = said("王晓明, 首席信息官", "", Some(1), high, &[tb]);
        assert_eq!(read("王晓明，首席信息官，+1，技，高"), wang);
        let li = said("李伟, 采购经理", "", Some(-1), None, &["procurement"]);
        assert_eq!(read("李伟, 采购经理, -1, 采购"), li);
        assert_eq!(read("Dora Fine, Clerk 0"), said("Dora Fine, Clerk", "", Some(0), None, &[]));
        assert_eq!(read("Dora Fine, 0"), said("Dora Fine", "", Some(0), None, &[]));
        for wide in
            ["王强，首席财务官，－1，高", "王强　首席财务官　－１　高", "王强，首席财务官，没兴趣，高"]
        {
            assert_eq!(read(wide), said("王强, 首席财务官", "", Some(-1), high, &[]), "{wide}");
        }
        let liu = said("刘洋（财务总监）", "", Some(0), Some(Influence::Medium), &[]);
        assert_eq!(read("刘洋（财务总监） 0 中"), liu);
        assert_eq!(read("赵敏，首席信息官，反对，高"), said("赵敏, 首席信息官", "", Some(-2), high, &[]));
        let strongly = said("Anna Berg, CFO", "", Some(3), high, &[]);
        assert_eq!(read("Anna Berg, CFO, strongly supports, high"), strongly);
        let wang = said("王芳 采购经理", "", Some(-2), high, &[]);
        assert_eq!(read("王芳 采购经理 反对 高"), wang);
        assert_eq!(read("总经理 李强 支持").2, read("总经理 李强，支持").2);
        assert_eq!(read("韩梅 值班长 0"), said("韩梅 值班长", "", Some(0), None, &[]));
        assert_eq!(read("张伟 技术 支持"), said("张伟 技术 支持", "", None, None, &[]));
        assert_eq!(read("王　强　＋２"), said("王强", "", Some(2), None, &[]));
        assert_eq!(read("Dora Fine -1"), said("Dora Fine", "", Some(-1), None, &[]));
    }

    #[test]
    fn names_and_titles_are_left_alone() {
        for line in [
            "Anna Berg, Head of PR",
            "Anna Berg, Head of Operations, north",
            "Uwe Stark, Head of Controlling (TB)",
            "Anna Berg, Coordinator",
            "Anna-2",
            "Eve Low",
            "Dora Fine 0",
            "EB",
            "+2",
            "Anna Berg, +4",
            "",
        ] {
            assert_eq!(read(line), said(line, "", None, None, &[]), "{line}");
        }
    }
}
