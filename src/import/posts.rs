//! What reads as a post, as somebody's name, as a department: by the words of which one stands in most of them.
use crate::catalogue::Placeholder;

/// Words of which one stands in most English and German titles, and hardly ever in a name.
const POSTS: [&str; 46] = [
    "ceo",
    "cfo",
    "coo",
    "cio",
    "cto",
    "ciso",
    "cmo",
    "cpo",
    "cro",
    "evp",
    "svp",
    "vp",
    "president",
    "chief",
    "director",
    "manager",
    "officer",
    "engineer",
    "architect",
    "analyst",
    "controller",
    "buyer",
    "counsel",
    "administrator",
    "specialist",
    "consultant",
    "assistant",
    "coordinator",
    "secretary",
    "supervisor",
    "geschäftsführer",
    "geschäftsführerin",
    "leiter",
    "leiterin",
    "vorstand",
    "vorständin",
    "direktor",
    "direktorin",
    "einkäufer",
    "einkäuferin",
    "assistent",
    "assistentin",
    "prokurist",
    "prokuristin",
    "referent",
    "referentin",
];

/// Words of departments, regions and firms: what holds one is nobody's name.
const NOBODY: [&str; 50] = [
    "resources",
    "sales",
    "finance",
    "legal",
    "procurement",
    "purchasing",
    "operations",
    "marketing",
    "technology",
    "security",
    "compliance",
    "engineering",
    "production",
    "logistics",
    "supply",
    "chain",
    "design",
    "service",
    "services",
    "support",
    "quality",
    "research",
    "development",
    "information",
    "digital",
    "department",
    "division",
    "team",
    "board",
    "group",
    "region",
    "north",
    "south",
    "east",
    "west",
    "america",
    "asia",
    "europe",
    "pacific",
    "corp",
    "inc",
    "ltd",
    "gmbh",
    "ag",
    "einkauf",
    "vertrieb",
    "finanzen",
    "personal",
    "technik",
    "recht",
];

/// What may stand small within a name: "Ursula von der Heide".
const PARTICLES: [&str; 16] = [
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "la", "le", "zu", "ten", "bin", "al",
];

fn holds(words: &str, known: &[&str]) -> bool {
    let mut all = words.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    all.any(|word| known.contains(&word.as_str()))
}

/// Whether a word of it is one of a title's; "head" and "lead" are names as well, so they count with what follows.
pub(super) fn names_a_post(words: &str) -> bool {
    let lower = words.trim().to_lowercase();
    holds(&lower, &POSTS) || lower.starts_with("head of ") || lower.starts_with("team lead")
}

/// Whether words say what somebody does, and not who they are: "Plant Manager", 财务总监.
pub fn is_title(words: &str) -> bool {
    names_a_post(words) || is_chinese_title(words)
}

/// "CFO": one word that is a title.
pub(super) fn is_a_post(words: &str) -> bool {
    POSTS.contains(&words.trim().to_lowercase().as_str())
}

/// What else stands in the name of a department; "it" as well, which in a list stands alone.
const DEPARTMENTS: [&str; 17] = [
    "it",
    "hr",
    "r",
    "d",
    "and",
    "und",
    "the",
    "leadership",
    "management",
    "executive",
    "committee",
    "buying",
    "human",
    "abteilung",
    "leitung",
    "office",
    "c",
];

/// "Legal", "Human Resources", "Leadership team", "财务部": the name of a department, and nobody's.
pub(super) fn names_a_department(words: &str) -> bool {
    const CHINESE: [&str; 10] =
        ["部", "部门", "处", "科", "中心", "委员会", "管理层", "领导层", "班子", "团队"];
    const ALONE: [&str; 12] =
        ["财务", "法务", "采购", "人事", "市场", "销售", "研发", "生产", "技术", "信息", "运营", "质量"];
    let words = words.trim();
    if ALONE.contains(&words) {
        return true;
    }
    // 李登科 is somebody.
    let may_be_name = words.chars().count() == 3 && words.ends_with(['科', '处']);
    if words.chars().count() > 2 && !may_be_name && CHINESE.iter().any(|ending| words.ends_with(ending)) {
        return words.chars().all(char::is_alphanumeric);
    }
    let mut parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).peekable();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '&' | '/' | '-');
    // A single letter names a department only beside another: "R&D".
    words.chars().count() > 1
        && words.chars().all(fits)
        && parts.peek().is_some()
        && parts
            .map(str::to_lowercase)
            .all(|part| NOBODY.contains(&part.as_str()) || DEPARTMENTS.contains(&part.as_str()))
}

/// What stands for a name where nobody holds the post, or nobody knows who.
pub fn unheld(words: &str) -> Option<Placeholder> {
    const UNKNOWN: [&str; 15] = [
        "?",
        "??",
        "???",
        "tbd",
        "tba",
        "n.n.",
        "n. n.",
        "nn",
        "unknown",
        "unbekannt",
        "未知",
        "待定",
        "post",
        "position",
        "岗位",
    ];
    const VACANT: [&str; 4] = ["vacant", "vacancy", "vakant", "空缺"];
    let lower = words.trim().to_lowercase();
    if UNKNOWN.contains(&lower.as_str()) {
        Some(Placeholder::Unknown)
    } else {
        VACANT.contains(&lower.as_str()).then_some(Placeholder::Vacant)
    }
}

/// First and last name, or a Chinese name.
pub(super) fn is_full_name(words: &str) -> bool {
    is_chinese_name(words) || is_western_name(words)
}

/// Two to five words that begin with capitals, but for particles.
fn is_western_name(words: &str) -> bool {
    let fits = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’');
    let is_part =
        |word: &str| word.chars().next().is_some_and(char::is_uppercase) || PARTICLES.contains(&word);
    let all: Vec<&str> = words.split_whitespace().collect();
    (2..=5).contains(&all.len())
        && words.chars().all(fits)
        && all.iter().all(|word| is_part(word))
        && !names_a_post(words)
        && !holds(words, &NOBODY)
}

/// How Chinese titles end.
const ENDINGS: [&str; 15] = [
    "会计",
    "官",
    "总监",
    "经理",
    "主任",
    "主管",
    "总裁",
    "总",
    "长",
    "师",
    "专员",
    "代表",
    "助理",
    "顾问",
    "负责人",
];

pub(super) fn ends_like_a_title(words: &str) -> bool {
    ENDINGS.iter().any(|ending| words.ends_with(ending))
}

/// Chinese, and as long as a name.
pub(super) fn is_short_chinese(words: &str) -> bool {
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    (2..=4).contains(&words.chars().count()) && words.chars().all(chinese)
}

/// How Chinese names of departments and of firms end, and what stands for a name where there is none.
const NO_NAMES: [&str; 14] =
    ["部", "处", "科", "组", "区", "局", "院", "室", "中心", "公司", "集团", "待定", "空缺", "未知"];

pub(super) fn is_chinese_name(words: &str) -> bool {
    is_short_chinese(words)
        && !ends_like_a_title(words)
        && !NO_NAMES.iter().any(|ending| words.ends_with(ending))
}

/// What stands before a title's end and is no surname.
const RANKS: [&str; 5] = ["总", "副", "正", "大", "代"];

/// "王总", "李经理": the surname before what its bearer is called in the office.
pub(super) fn surname_before_title(words: &str) -> Option<&str> {
    if !is_short_chinese(words) || is_chinese_title(words) {
        return None;
    }
    let endings = ENDINGS.iter().filter_map(|ending| words.strip_suffix(ending));
    let before = endings.min_by_key(|before| before.len());
    before.filter(|before| before.chars().count() == 1 && !RANKS.contains(before))
}

/// Of two signs with such an end one may be a surname: "王总"; and so may one sign before a longer end: "王经理".
pub(super) fn is_chinese_title(words: &str) -> bool {
    let before =
        ENDINGS.iter().filter_map(|ending| words.strip_suffix(ending)).min_by_key(|before| before.len());
    before.is_some_and(|before| {
        words.chars().count() > 2 && (before.chars().count() > 1 || RANKS.contains(&before))
    })
}
