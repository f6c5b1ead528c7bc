//! Which column of a table holds what, by the words people write above them in English, Chinese and German.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Id,
    Name,
    LocalName,
    Title,
    Department,
    /// The boss, by id or by name.
    Manager,
    Organisation,
    Side,
    Email,
    Phone,
    Office,
    Note,
}

impl Column {
    /// The column of a heading; case, spaces and punctuation don't matter.
    pub fn of_heading(heading: &str) -> Option<Self> {
        let plain: String =
            heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        NAMES.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(column, _)| *column)
    }
}

const NAMES: &[(Column, &[&str])] = &[
    (
        Column::Id,
        &[
            "id",
            "employeeid",
            "personid",
            "employeenumber",
            "staffid",
            "工号",
            "编号",
            "员工编号",
            "员工号",
            "personalnummer",
            "staffnumber",
        ],
    ),
    (
        Column::Name,
        &[
            "name",
            "fullname",
            "employee",
            "person",
            "employeename",
            "姓名",
            "名字",
            "员工",
            "员工姓名",
            "mitarbeiter",
            "mitarbeiterin",
            "vollständigername",
            "contact",
            "contactname",
            "stakeholder",
            "ansprechpartner",
        ],
    ),
    (
        Column::LocalName,
        &["localname", "namelocal", "chinesename", "nativename", "中文名", "本地姓名", "英文名"],
    ),
    (
        Column::Title,
        &[
            "title",
            "jobtitle",
            "position",
            "role",
            "职务",
            "职位",
            "岗位",
            "头衔",
            "titel",
            "funktion",
            "stelle",
            "stellenbezeichnung",
            "berufsbezeichnung",
            "rolle",
            "designation",
            "jobrole",
            "post",
            "职称",
        ],
    ),
    (
        Column::Department,
        &[
            "department",
            "dept",
            "team",
            "unit",
            "部门",
            "科室",
            "所属部门",
            "abteilung",
            "bereich",
            "division",
            "businessunit",
            "orgunit",
            "organisationseinheit",
        ],
    ),
    (
        Column::Manager,
        &[
            "manager",
            "managerid",
            "managername",
            "reportsto",
            "boss",
            "supervisor",
            "linemanager",
            "上级",
            "汇报给",
            "直属上级",
            "上级领导",
            "汇报对象",
            "主管",
            "经理",
            "直接上级",
            "汇报上级",
            "上级工号",
            "上级姓名",
            "vorgesetzter",
            "vorgesetzte",
            "führungskraft",
            "chef",
            "chefin",
            "berichtetan",
            "reportingto",
            "directmanager",
            "supervisorname",
            "bossname",
        ],
    ),
    (
        Column::Organisation,
        &[
            "organisation",
            "organization",
            "company",
            "employer",
            "公司",
            "单位",
            "组织",
            "所属公司",
            "firma",
            "unternehmen",
        ],
    ),
    (Column::Side, &["side", "阵营", "一方", "归属"]),
    (
        Column::Email,
        &[
            "email",
            "emailaddress",
            "mail",
            "邮箱",
            "电子邮箱",
            "电子邮件",
            "邮件",
            "emailadresse",
            "mailadresse",
            "workemail",
            "businessemail",
        ],
    ),
    (
        Column::Phone,
        &[
            "phone",
            "telephone",
            "mobile",
            "phonenumber",
            "电话",
            "手机",
            "手机号",
            "联系电话",
            "telefon",
            "telefonnummer",
            "handy",
            "mobil",
            "mobilephone",
            "workphone",
            "tel",
        ],
    ),
    (
        Column::Office,
        &["office", "location", "办公室", "办公地点", "地点", "standort", "büro", "site", "city", "ort"],
    ),
    (
        Column::Note,
        &[
            "note",
            "notes",
            "comment",
            "备注",
            "说明",
            "notiz",
            "notizen",
            "bemerkung",
            "bemerkungen",
            "kommentar",
            "comments",
            "remarks",
            "remark",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_written() {
        for (heading, column) in [
            ("Reports To", Column::Manager),
            ("reports_to", Column::Manager),
            (" E-mail ", Column::Email),
            ("NAME", Column::Name),
            ("汇报给", Column::Manager),
            ("职 务", Column::Title),
            ("Vorgesetzte", Column::Manager),
        ] {
            assert_eq!(Column::of_heading(heading), Some(column), "{heading}");
        }
        assert_eq!(Column::of_heading("shoe size"), None);
        assert_eq!(Column::of_heading(""), None);
    }
}
