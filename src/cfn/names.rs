//! The parameters and resources that a value refers to, and other names for them.

use super::{Output, Resource, Template, Text, Value};

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

/// Another name for a resource or parameter.
type Renamed<'a> = dyn Fn(&str) -> Option<&'a str> + 'a;

impl Template {
    /// Gives whatever this template refers to the names of `renamed`.
    pub fn rename(&mut self, renamed: &Renamed<'_>) {
        for resource in self.resources.values_mut() {
            resource.rename(renamed);
        }
        for Output { value, .. } in self.outputs.values_mut() {
            value.value.rename(renamed);
        }
        // Conditions and rules refer to parameters only.
    }
}

impl Resource {
    fn rename(&mut self, renamed: &Renamed<'_>) {
        self.properties.values_mut().for_each(|property| property.value.rename(renamed));
        let others =
            self.metadata.values_mut().chain(&mut self.creation_policy).chain(&mut self.update_policy);
        others.for_each(|value| value.rename(renamed));
        for id in &mut self.depends_on {
            rename(id, renamed);
        }
    }
}

fn rename(id: &mut String, renamed: &Renamed<'_>) {
    if let Some(name) = renamed(id) {
        name.clone_into(id);
    }
}

impl Value {
    fn rename(&mut self, renamed: &Renamed<'_>) {
        match self {
            Self::Ref(id) | Self::GetAtt(id, _) => rename(id, renamed),
            Self::Sub(text) => *text = placeholders_renamed(text, renamed),
            Self::SubWith(text, variables) => {
                // A variable is no resource, whatever it is called.
                let outer = |id: &str| if variables.contains_key(id) { None } else { renamed(id) };
                *text = placeholders_renamed(text, &outer);
            }
            _ => {}
        }
        self.parts_mut(&mut |part| part.rename(renamed));
    }
}

/// A text of `Fn::Sub` with other names in its placeholders; `${!Name}` is literal.
fn placeholders_renamed(text: &str, renamed: &Renamed<'_>) -> Text {
    let mut parts = text.split("${");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(['}', '.']).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        result.extend(["${", renamed(name).unwrap_or(name), rest]);
    }
    result.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cfn::Property;

    #[test]
    fn a_name_changes_wherever_the_template_refers_to_it() {
        let mut template = Template::default();
        let group = Resource::new("AWS::X", None)
            .with("Ref", Value::reference("A"))
            .with("Attribute", Value::attribute("A", "Arn"))
            .with("Text", Value::sub("${A}-${A.Arn}-${!A}-${AB}-$A"))
            .with("If", Value::choose("A", Value::reference("A"), Value::from("A")))
            .after("A");
        template.resources.insert("B".into(), group);
        let variables = Value::SubWith(
            "${A}-${C}".into(),
            Box::new([("C".into(), Value::reference("A"))].into_iter().collect()),
        );
        let output =
            Output { description: None, value: Property::from(variables), export: None, condition: None };
        template.outputs.insert("A".into(), output);
        template.rename(&|id| (id == "A").then_some("Z"));
        let group = &template.resources["B"];
        assert_eq!(group.properties["Ref"].value, Value::reference("Z"));
        assert_eq!(group.properties["Attribute"].value, Value::attribute("Z", "Arn"));
        assert_eq!(group.properties["Text"].value, Value::sub("${Z}-${Z.Arn}-${!A}-${AB}-$A"));
        assert_eq!(group.properties["If"].value, Value::choose("A", Value::reference("Z"), Value::from("A")));
        assert_eq!(group.depends_on, ["Z"]);
        let Value::SubWith(text, variables) = &template.outputs["A"].value.value else { panic!() };
        assert_eq!((text.as_ref(), &variables["C"]), ("${Z}-${C}", &Value::reference("Z")));
    }
}
