//! `declare!`: a diagnostic's code with its explain page; `catalog!`: the codes of one subject.

/// Declares the `CODE` of this file. The doc comment is the explain page.
///
/// ```text
/// declare! {
///     /// A block has only the attributes of its kind.
///     ///
///     /// ```ecs fail
///     /// ...
///     /// ```
///     E0203 error "unknown attribute"
/// }
/// ```
macro_rules! declare {
    ($(#[doc = $page:literal])+ $id:ident error $title:literal) => {
        declare!(@ Error, $id, $title, $($page),+);
    };
    ($(#[doc = $page:literal])+ $id:ident warning $title:literal) => {
        declare!(@ Warning, $id, $title, $($page),+);
    };
    (@ $severity:ident, $id:ident, $title:literal, $($page:literal),+) => {
        #[doc = concat!("`", stringify!($id), "`: ", $title, ".")]
        pub static CODE: $crate::diagnostics::Code = $crate::diagnostics::Code {
            id: stringify!($id),
            title: $title,
            severity: $crate::diagnostics::Severity::$severity,
            page: concat!($($page, "\n"),+),
        };
    };
}

/// The codes of one subject: a module each, and the list of all.
///
/// A constructor is named like its module, and stands beside it: `names::unknown_attribute(...)`. The constructors of `too_deep {}`
/// have names of their own, and are called through the module.
macro_rules! catalog {
    ($($module:ident $({ $($own:tt)* })?),* $(,)?) => {
        $(
            pub mod $module;
            catalog!(@ $module $({ $($own)* })?);
        )*

        /// The codes of this subject, in order.
        pub static CODES: &[&$crate::diagnostics::Code] = &[$(&$module::CODE),*];
    };
    (@ $module:ident) => { pub use $module::$module; };
    (@ $module:ident {}) => {};
}
