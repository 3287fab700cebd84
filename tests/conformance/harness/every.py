"""Every check that a template must pass by itself."""

from . import checks, hazards, permissions, production

OF_TEMPLATES = [
    checks.resources_fit_their_schemas,
    checks.references_resolve,
    checks.everything_declared_is_used,
    checks.taggable_resources_have_tags,
    checks.parameters_are_sound,
    checks.exports_are_unique_and_prefixed,
    hazards.secrets_stay_secret,
    hazards.target_groups_are_used,
    hazards.rolling_updates_can_proceed,
    hazards.file_system_policies_allow,
    hazards.hooks_come_last,
    hazards.data_is_kept,
    hazards.scripts_name_what_exists,
    permissions.statements_fit,
    hazards.the_agent_gets_no_requests,
    hazards.target_groups_follow_their_load_balancer,
    hazards.interfaces_have_their_groups_once,
    hazards.principals_are_of_every_partition,
    *production.OF_TEMPLATES,
]

# The load balancer of an application is in another stack, which cannot replace it while the application's rules import its listener.
OF_APPLICATIONS = [check for check in OF_TEMPLATES if check is not hazards.target_groups_follow_their_load_balancer]
