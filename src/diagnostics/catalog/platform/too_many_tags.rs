//! E0585: more tags than a resource can have.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// A resource can have at most 50 tags. The compiler adds two: `project`, and `Name` where a resource has
    /// no name of its own.
    ///
    /// ```ecs fail
    /// project "platform" {
    ///   tags = {
    ///     tag01 = "1"
    ///     tag02 = "2"
    ///     tag03 = "3"
    ///     tag04 = "4"
    ///     tag05 = "5"
    ///     tag06 = "6"
    ///     tag07 = "7"
    ///     tag08 = "8"
    ///     tag09 = "9"
    ///     tag10 = "10"
    ///     tag11 = "11"
    ///     tag12 = "12"
    ///     tag13 = "13"
    ///     tag14 = "14"
    ///     tag15 = "15"
    ///     tag16 = "16"
    ///     tag17 = "17"
    ///     tag18 = "18"
    ///     tag19 = "19"
    ///     tag20 = "20"
    ///     tag21 = "21"
    ///     tag22 = "22"
    ///     tag23 = "23"
    ///     tag24 = "24"
    ///     tag25 = "25"
    ///     tag26 = "26"
    ///     tag27 = "27"
    ///     tag28 = "28"
    ///     tag29 = "29"
    ///     tag30 = "30"
    ///     tag31 = "31"
    ///     tag32 = "32"
    ///     tag33 = "33"
    ///     tag34 = "34"
    ///     tag35 = "35"
    ///     tag36 = "36"
    ///     tag37 = "37"
    ///     tag38 = "38"
    ///     tag39 = "39"
    ///     tag40 = "40"
    ///     tag41 = "41"
    ///     tag42 = "42"
    ///     tag43 = "43"
    ///     tag44 = "44"
    ///     tag45 = "45"
    ///     tag46 = "46"
    ///     tag47 = "47"
    ///     tag48 = "48"
    ///     tag49 = "49"
    ///   }
    /// }
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    ///
    /// Remove unused tags:
    ///
    /// ```ecs pass
    /// project "platform" {
    ///   tags = { team = "infrastructure" }
    /// }
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    /// }
    /// ```
    E0585 error "too many tags"
}

/// `span` is the first tag over the limit.
pub fn too_many_tags(span: Span, owner: &str, found: usize, limit: usize) -> Diagnostic {
    Diagnostic::new(
        &CODE,
        format!("`{owner}` has {found} tags, the limit is {limit}"),
        span,
        format!("{} too many, from here on", found.saturating_sub(limit)),
    )
    .note("AWS accepts 50, of which the compiler needs two: `project` and `Name`")
    .help("remove unused tags")
}
