//! W0850: a value that CloudFormation would have to look up inside text that it encodes.

use crate::diagnostics::Diagnostic;
use crate::source::Span;

declare! {
    /// `ssm(...)` becomes a dynamic reference, `{{resolve:ssm:...}}`, which CloudFormation replaces by the value
    /// when it hands a property to a service. User data, and what `base64` encodes, is encoded before that: the
    /// service gets the reference itself, and not the value. This was seen with a deployed secret
    /// (aws/aws-cdk issue 21980); AWS's documentation says nothing about it. User data also contains the ids of
    /// the volumes and access points that the instances mount.
    ///
    /// ```ecs fail
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     user_data = "echo ${ssm("/platform/proxy")} > /etc/proxy"
    ///   }
    /// }
    /// ```
    ///
    /// Let the deployment pass the value on (`Proxy=$(aws ssm get-parameter --name /platform/proxy --query
    /// Parameter.Value --output text)`), or let the script ask for it with the AWS CLI, which is on the instance,
    /// and with a policy that allows it:
    ///
    /// ```ecs pass
    /// param proxy: string
    ///
    /// existing network "main" {
    ///   stack = "vpc"
    ///   zones = 3
    /// }
    ///
    /// cluster "web" {
    ///   network = network.main
    ///
    ///   instances {
    ///     user_data = "echo ${param.proxy} > /etc/proxy"
    ///   }
    /// }
    /// ```
    W0850 warning "reference in encoded text"
}

/// `reference` is what the template has in `place`; `in_script` says that a script on the instance could ask for the value.
pub fn reference_in_base64(span: Span, reference: &str, place: &str, in_script: bool) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &CODE,
        format!("CloudFormation does not look up `{reference}` in {place}"),
        span,
        "encoded as it is, not as its value",
    );
    diagnostic.help(if in_script {
        "pass the value as a `param` at deployment, or let the script ask for it with `aws ssm get-parameter`"
    } else {
        "pass the value as a `param` at deployment"
    })
}
