//! The parameters and resources that a value refers to.

use super::Value;

impl Value {
    /// Calls `visit` with each parameter and resource that this value, or a value inside it, refers to.
    pub fn names<'a>(&'a self, visit: &mut impl FnMut(&'a str)) {
        self.walk(&mut |part| part.own_names(visit));
    }

    /// The same for this value alone, without the values inside it.
    pub fn own_names<'a>(&'a self, visit: &mut impl FnMut(&'a str)) {
        match self {
            Self::Ref(name) | Self::GetAtt(name, _) => visit(name),
            Self::Sub(text) | Self::SubWith(text, _) => {
                // `${Name}` and `${Name.Attribute}` are references, `${!Name}` is literal.
                let placeholders = text.split('$').skip(1).filter_map(|part| part.strip_prefix('{'));
                for placeholder in placeholders.filter(|part| !part.starts_with('!')) {
                    // Pseudo parameters and variables of `SubWith` are visited, too: whoever asks
                    // looks the names up, and does not find these.
                    visit(placeholder.split(['}', '.']).next().unwrap_or_default());
                }
            }
            // Conditions have other names than parameters and resources, so `!If [Name, ...]` does not count.
            _ => {}
        }
    }
}
