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
///
/// One mistake gives one message: behind the title may stand what the diagnostic hides, and what hides it, as in
/// `E0102 error "stray bracket", hides: Line`.
macro_rules! declare {
    ($(#[doc = $page:literal])+ $id:ident $severity:ident $title:literal
        $(, hides: $hides:ident)? $(, hidden_by: $hidden_by:ident)?) => {
        #[doc = concat!("`", stringify!($id), "`: ", $title, ".")]
        pub static CODE: $crate::diagnostics::Code = $crate::diagnostics::Code {
            id: stringify!($id),
            title: $title,
            severity: declare!(@severity $severity),
            hides: declare!(@option Hides $($hides)?),
            hidden_by: declare!(@option HiddenBy $($hidden_by)?),
            page: concat!($($page, "\n"),+),
        };
    };
    (@severity error) => { $crate::diagnostics::Severity::Error };
    (@severity warning) => { $crate::diagnostics::Severity::Warning };
    (@option $set:ident $word:ident) => { Some($crate::diagnostics::$set::$word) };
    (@option $set:ident) => { None };
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
