//! Closed lists: enums whose variants have one stable name in files, rows, addresses and the API.

/// Declares an enum with `ALL`, `name`, `from_name`, `Display` and serde by name.
macro_rules! closed_list {
    ($(#[$doc:meta])* $vis:vis enum $list:ident { $($(#[$vdoc:meta])* $variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        $vis enum $list { $($(#[$vdoc])* #[serde(rename = $name)] $variant),+ }

        impl $list {
            /// Every value, in the list's own order.
            pub const ALL: &'static [$list] = &[$($list::$variant),+];

            /// The stable name.
            pub fn name(self) -> &'static str {
                match self { $($list::$variant => $name),+ }
            }

            /// The value with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.name() == name)
            }
        }

        impl std::fmt::Display for $list {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}
pub(crate) use closed_list;
