//! The picture of a person as the file holds it. Not here: what it looks like (`photo`).
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::Arc;

/// Base64 of a PNG or JPEG; cheap to clone. What a file holds is kept as it stands, readable or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoData(Arc<str>);

/// A kind of picture that other programs read as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoKind {
    Png,
    Jpeg,
}

impl PhotoData {
    /// Of the bytes of a PNG or JPEG.
    pub fn of(bytes: &[u8]) -> Self {
        Self(STANDARD.encode(bytes).into())
    }

    /// The text, as the file has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes of the picture; `None` if the text is no base64.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        STANDARD.decode(self.0.as_bytes()).ok()
    }

    /// Which kind its first bytes say it is.
    pub fn kind(&self) -> Option<PhotoKind> {
        // Twelve signs are nine bytes.
        let start = STANDARD.decode(self.0.as_bytes().get(..12)?).ok()?;
        if start.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(PhotoKind::Png)
        } else if start.starts_with(b"\xff\xd8\xff") {
            Some(PhotoKind::Jpeg)
        } else {
            None
        }
    }

    /// Where the text lies in memory: for as long as it is held, what was drawn from there holds.
    pub fn address(&self) -> usize {
        Arc::as_ptr(&self.0).cast::<u8>().addr()
    }
}

impl From<&str> for PhotoData {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl Serialize for PhotoData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for PhotoData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(text.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_first_bytes_say_what_it_is() {
        assert_eq!(PhotoData::of(b"\x89PNG\r\n\x1a\n....").kind(), Some(PhotoKind::Png));
        assert_eq!(PhotoData::of(b"\xff\xd8\xff\xe0........").kind(), Some(PhotoKind::Jpeg));
        for text in ["", "no base64 at all!", "R0lGODlhAQABAAAAACw="] {
            assert_eq!(PhotoData::from(text).kind(), None, "{text}");
        }
        assert_eq!(PhotoData::from("%%%%").bytes(), None);
        assert_eq!(PhotoData::of(b"\xff\xd8\xff").bytes().as_deref(), Some(&b"\xff\xd8\xff"[..]));
    }
}
