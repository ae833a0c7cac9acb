//! The one list of language files. A folder that speaks to people holds `text.nl.ftl` and `text.en.ftl` and stands here.

/// The language files of one folder.
#[derive(Debug)]
pub(super) struct Text {
    /// The folder under `src`; every key in its files begins with this name.
    pub folder: &'static str,
    /// The Dutch file.
    pub nl: &'static str,
    /// The English file.
    pub en: &'static str,
}

macro_rules! texts {
    ($($folder:literal),+ $(,)?) => {
        /// All language files, one entry a folder.
        pub(super) const TEXTS: &[Text] = &[$(Text {
            folder: $folder,
            nl: include_str!(concat!("../", $folder, "/text.nl.ftl")),
            en: include_str!(concat!("../", $folder, "/text.en.ftl")),
        }),+];
    };
}

texts![
    "account",
    "agreement",
    "caseload",
    "chart",
    "characteristic",
    "check",
    "client",
    "competence",
    "copy",
    "discussion",
    "episode",
    "factor",
    "frame",
    "front",
    "help",
    "how",
    "import",
    "instrument",
    "kiosk",
    "mark",
    "measure",
    "medium",
    "member",
    "opening",
    "reflection",
    "refusal",
    "programme",
    "quality",
    "reveal",
    "roster",
    "rupture",
    "session",
    "shell",
    "signal",
    "study",
    "style",
    "today",
    "work",
];

#[cfg(test)]
mod tests;
