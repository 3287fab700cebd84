//! The parameters and resources that a value names.

use super::Value;

impl Value {
    /// Calls `visit` with each parameter and resource that this value or one inside names.
    pub fn names<'a>(&'a self, visit: &mut impl FnMut(&'a str)) {
        self.walk(&mut |part| part.own_names(visit));
    }

    /// The same of this value alone, without those inside.
    pub fn own_names<'a>(&'a self, visit: &mut impl FnMut(&'a str)) {
        match self {
            Self::Ref(name) | Self::GetAtt(name, _) => visit(name),
            Self::Sub(text) | Self::SubWith(text, _) => {
                // `${!Name}` is literal.
                let placeholders = text.split('$').skip(1).filter_map(|part| part.strip_prefix('{'));
                for placeholder in placeholders.filter(|part| !part.starts_with('!')) {
                    visit(placeholder.split(['}', '.']).next().unwrap_or_default());
                }
            }
            _ => {}
        }
    }
}
