//! Names in CloudFormation: `vpc_stack` becomes `VpcStack` and `vpc-stack`.

/// `vpc_stack` as a logical id: `VpcStack`.
pub fn pascal_case(name: &str) -> String {
    // A logical id has only letters and digits, so separators go. `a1` and `a_1` collide; resolve reports that.
    let mut out = String::with_capacity(name.len());
    for word in name.split(['_', '-', '.']) {
        let mut chars = word.chars();
        if let Some(first) = chars.next() {
            out.push(first.to_ascii_uppercase());
            out.push_str(chars.as_str());
        }
    }
    out
}

/// `vpc_stack` in stack and file names: `vpc-stack`.
pub fn kebab_case(name: &str) -> String {
    // A stack name has no underscores.
    name.replace('_', "-")
}
