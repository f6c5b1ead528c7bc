//! Bytes of a table → text: spreadsheets in China save CSV as GB18030, GBK or UTF-16, with a mark or without.
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

/// The text and the name of its encoding. Never fails: what can't be decoded becomes U+FFFD.
///
/// In this order: byte order mark, the zero bytes of bare UTF-16, strict UTF-8, strict GB18030 if statistics
/// agree, what statistics say.
pub fn decode(bytes: &[u8]) -> (String, &'static str) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = bare_utf_16(bytes) {
        return decoded(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), "UTF-8");
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Allow);
    // GB18030 holds all of GBK and more.
    if guess == GBK || guess == GB18030 { decoded(GB18030, bytes) } else { decoded(guess, bytes) }
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> (String, &'static str) {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), encoding.name())
}

/// Text in UTF-16 has a zero byte beside each comma and line break, always on the same side.
fn bare_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    const SAMPLE: usize = 4096;
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd > 0 && even * 4 < odd {
        Some(UTF_16LE)
    } else if even > 0 && odd * 4 < even {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_a_spreadsheet_gives_the_same_text() {
        let text = "姓名,职务,上级\n王伟,总经理,\n李娜,采购部主任,王伟\n张敏,信息中心工程师,李娜\n";
        let utf_16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let with_mark = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            with_mark(b"\xef\xbb\xbf", text.as_bytes()),
            GB18030.encode(text).0.into_owned(),
            utf_16(u16::to_le_bytes),
            utf_16(u16::to_be_bytes),
            with_mark(b"\xff\xfe", &utf_16(u16::to_le_bytes)),
            with_mark(b"\xfe\xff", &utf_16(u16::to_be_bytes)),
        ] {
            assert_eq!(decode(&bytes).0, text);
        }
    }

    #[test]
    fn a_rare_character_and_a_western_file_are_read() {
        let rare = "姓名,上级\n𠮷田,王伟\n王伟,\n";
        assert_eq!(decode(&GB18030.encode(rare).0), (rare.to_owned(), "gb18030"));
        assert_eq!(
            decode(b"name,title\nJos\xe9 Garc\xeda,Se\xf1or engineer\n").0,
            "name,title\nJosé García,Señor engineer\n"
        );
    }
}
