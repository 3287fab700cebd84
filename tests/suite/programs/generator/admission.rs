//! Who may send requests to a service, and what its tasks are counted for: what stands behind that elsewhere in the program.

use super::plans::{Choice, Plan};
use super::{Generator, Known};

impl Generator {
    /// Who may send requests: URLs of a provider, and claims of a token.
    pub(super) fn plan_admission(plan: &mut Plan) {
        use Choice::Text;
        for (name, value) in [
            ("issuer", "\"https://login.example.com\""),
            ("authorize", "\"https://login.example.com/${aws.region}\""),
            ("token", "\"https://login.example.com/token\""),
            ("user_info", "\"https://login.example.com/user\""),
            ("keys", "\"https://login.example.com/keys\""),
            ("scope", "\"openid email\""),
            ("claims", "{ client_id = [\"a\", \"b\"] }"),
            ("list_claims", "{ groups = [\"buyers\"] }"),
            ("word_claims", "{ scope = [\"read\"] }"),
        ] {
            plan.set(&Text(value.into()), &[name]);
        }
    }

    /// Whether the listener of the routes has HTTPS in every deployment: those that exist are said to.
    pub(super) fn front_is_secure(&self) -> bool {
        let Some(name) = self.front.as_deref().and_then(|front| front.strip_prefix("listener.")) else {
            return false;
        };
        let listener = self.blocks.iter().find(|block| block.kind == "listener" && block.name == name);
        let has_https =
            |block: &Known| block.nested.iter().any(|(kind, label)| *kind == "https" && label.is_empty());
        listener.is_some_and(|listener| listener.existing || has_https(listener))
    }

    /// Services may scale by a queue, for which their tasks are counted.
    pub(super) fn plan_insights(&mut self, plan: &mut Plan) {
        let insights = self.dice.one_of(&["enabled", "enhanced"]);
        plan.set(&Choice::Text(insights.into()), &["container_insights"]);
    }
}
