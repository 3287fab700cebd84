# Generated from src/generate/editors/templates/ecs.kak; `UPDATE=1 cargo test generated` rewrites it.

# ---- What files these are ----

hook global BufCreate .*\.ecs %{ set-option buffer filetype ecs }
hook global BufCreate .*\.ecsvars %{ set-option buffer filetype ecsvars }

# Not in braces: there are some inside that are alone.
hook global WinSetOption filetype=(?:ecs|ecsvars) %¶
    require-module ecs
    set-option window static_words param var let output assert existing project moved network alerts volume cluster listener scaling service job resource access_logs access_point agent alarm allow at cleanup container deploy disk docker drain egress exports fargate flow_logs health http https instances jwt key lifecycle listener login logs mount override permission queue redirect registry_auth replication respond rewrite root root_volume route scale spot statement step throughput update access_point actions after agent_health alarms alerts allow allowed architecture archive arn at_least attributes authorize auto_scaling_group back_on_access backup batch body bucket capacity_provider certificate cidr claims client_id client_secret cluster codes command conditions container container_insights container_metadata cooldown count cpu customer data default deletion_policy deletion_protection depends_on description desired desync detailed_monitoring dns_name drain driver drop_invalid_headers email encrypted endpoints entrypoint environment essential excess excess_for exec export file_system for for_each from full_name gid give_up_after gpu group header health healthy host host_port hosted_zone_id http http2 https iam id idle_timeout image image_age image_pull images_every images_per_cycle in in_cooldown infrequent_access init instance_role interval iops ipv6 issuer keep_alive key key_pair keys lambda_stack lifetime list_claims listener listeners log_files log_group log_level log_size logging_drivers logical_id logical_ids manifest max max_price memory memory_limit metadata method min min_healthy more_certificates name nat network network_mode of on on_delete on_demand_base on_demand_percent options out out_cooldown out_when_full path pattern per_task performance permanent permissions permissions_boundary placement policies policy port prefix priority private_subnets properties protocol provisioned public_address public_subnets query read_only redirect region regions registry_auth requests require_tls reserved_memory resources restart retention retries rotate rotation_period routes run runs_on schedule scheme scope scratch secret secret_options secrets secrets_key security_group security_groups session_manager settings shortage shortage_for size source spot stack standalone_tasks startup_timeout status sticky stop_timeout strategy subnets tags target tasks_after threshold throughput timeout timezone to token topic traffic type types uid ulimits unhealthy unit update_replace_policy user user_data user_info volume vpc waf when word_claims working_directory writable zones length contains concat merge keys values range min max abs ceil floor lower upper trim replace join split format base64 file json yaml cidr_subnets import_value ssm secret_value ecr zones bool int number string secret duration size cpu percent port cidr arn stack_name bucket region instance_type key_pair vpc_id subnet_id security_group_id prefix_list_id image_id hosted_zone_id access_point_id image_tag image_digest image schedule path_pattern host_pattern list map range
    hook window InsertChar \n -group ecs-indent ecs-indent-on-new-line
    hook window InsertChar [\])}] -group ecs-indent ecs-indent-on-closing
    hook -once -always window WinSetOption filetype=.* %{ remove-hooks window ecs-.+ }
¶

hook -group ecs-highlight global WinSetOption filetype=(?:ecs|ecsvars) %{
    require-module ecs
    add-highlighter window/ecs ref ecs
    hook -once -always window WinSetOption filetype=.* %{ remove-highlighter window/ecs }
}

hook global BufSetOption filetype=(?:ecs|ecsvars) %{
    set-option buffer comment_line '#'
    set-option buffer comment_block_begin '/*'
    set-option buffer comment_block_end '*/'
    set-option buffer indentwidth 2
}

provide-module ecs %§

# ---- Colours: what stands later counts more ----

add-highlighter shared/ecs regions
add-highlighter shared/ecs/code default-region group
add-highlighter shared/ecs/block-comment region -recurse '/\*' '/\*' '\*/' fill comment
add-highlighter shared/ecs/documentation region '///(?!/)' '$' fill documentation
add-highlighter shared/ecs/comment region '#|//' '$' fill comment
add-highlighter shared/ecs/label region '^\h*(?:existing\h+)?(?:project|network|alerts|volume|cluster|listener|scaling|service|job|resource)\h*\K"' '"' group
add-highlighter shared/ecs/nested-label region '\b(?:access_logs|access_point|agent|alarm|allow|at|cleanup|container|deploy|disk|docker|drain|egress|exports|fargate|flow_logs|health|http|https|instances|jwt|key|lifecycle|listener|login|logs|mount|override|permission|queue|redirect|registry_auth|replication|respond|rewrite|root|root_volume|route|scale|spot|statement|step|throughput|update)\h*\K"(?![/$])' '"' ref ecs/label
add-highlighter shared/ecs/string region '"' '(?<!\\)(?:\\\\)*"|$' group
add-highlighter shared/ecs/heredoc region -match-capture '<<-?(\w+)\h*$' '^\h*(\w+)\h*$' group

add-highlighter shared/ecs/code/ regex '\b[A-Za-z_]\w*\b' 0:value
add-highlighter shared/ecs/code/ regex '\[\s*(for)\s+\w+(?:\h*,\h*\w+)?\s+(in)\b' 1:keyword 2:keyword
add-highlighter shared/ecs/code/ regex '\s(if)\s+[A-Za-z_"\[(!-]' 1:keyword
add-highlighter shared/ecs/code/ regex '\bfor\s+(\w+)(?:\h*,\h*(\w+))?\s+in\b' 1:variable 2:variable
add-highlighter shared/ecs/code/ regex '\b[A-Za-z_]\w*(?=\()' 0:Default
add-highlighter shared/ecs/code/ regex '\b(?:length|contains|concat|merge|keys|values|range|min|max|abs|ceil|floor|lower|upper|trim|replace|join|split|format|base64|file|json|yaml|cidr_subnets|import_value|ssm|secret_value|ecr|zones)(?=\()' 0:function
add-highlighter shared/ecs/code/ regex '(?<=[\w\])]\.)[A-Za-z_]\w*' 0:variable
add-highlighter shared/ecs/code/ regex '(?<![\w\])]\.)\b([A-Za-z_]\w*)\.(?=[A-Za-z_])' 1:variable
add-highlighter shared/ecs/code/ regex '(?<![\w\])]\.)\b(param|var|let|aws|each|network|alerts|volume|cluster|listener|scaling|service|job|resource)\.([A-Za-z_]\w*)' 1:module 2:variable
add-highlighter shared/ecs/code/ regex '\b(?:true|false|null)\b' 0:value
add-highlighter shared/ecs/code/ regex '(?<![\w.])[0-9][0-9_]*(?:\.[0-9][0-9_]*)?(?:s|m|h|d|B|KiB|MiB|GiB|TiB|vcpu|%)?(?!\w)' 0:value
add-highlighter shared/ecs/code/ regex '\.\.([0-9][0-9_]*(?:\.[0-9][0-9_]*)?(?:s|m|h|d|B|KiB|MiB|GiB|TiB|vcpu|%)?)(?!\w)' 1:value
add-highlighter shared/ecs/code/ regex '[=!<>]=|[-+*/%<>!=?|]|&&|\|\||\?\?|\.\.' 0:operator
add-highlighter shared/ecs/code/ regex '[0-9](%)' 1:value
add-highlighter shared/ecs/code/ regex '(?:^|[{,])\h*([A-Za-z_][\w-]*)\h*\{' 1:Default
add-highlighter shared/ecs/code/ regex '(?:^|(?<=[{,]))\h*(access_logs|access_point|agent|alarm|allow|at|cleanup|container|deploy|disk|docker|drain|egress|exports|fargate|flow_logs|health|http|https|instances|jwt|key|lifecycle|listener|login|logs|mount|override|permission|queue|redirect|registry_auth|replication|respond|rewrite|root|root_volume|route|scale|spot|statement|step|throughput|update)\b(?![,\]])(?! [,\]])' 1:type
add-highlighter shared/ecs/code/ regex '(?:^|[{,])\h*([A-Za-z_][\w-]*)\h*=(?!=)' 1:attribute
add-highlighter shared/ecs/code/ regex '^\h*(?:param|var)\h+[A-Za-z_][\w-]*\h*:([^=\n{]*)' 1:value
add-highlighter shared/ecs/code/ regex '^\h*(?:param|var)\h+[A-Za-z_][\w-]*\h*:[^=\n{]*?\b(bool|int|number|string|secret|duration|size|cpu|percent|port|cidr|arn|stack_name|bucket|region|instance_type|key_pair|vpc_id|subnet_id|security_group_id|prefix_list_id|image_id|hosted_zone_id|access_point_id|image_tag|image_digest|image|schedule|path_pattern|host_pattern|list|map|range)\b' 1:type
add-highlighter shared/ecs/code/ regex '^\h*(?:param|var)\h+[A-Za-z_][\w-]*\h*:\h*(?:list|map)<\h*(bool|int|number|string|secret|duration|size|cpu|percent|port|cidr|arn|stack_name|bucket|region|instance_type|key_pair|vpc_id|subnet_id|security_group_id|prefix_list_id|image_id|hosted_zone_id|access_point_id|image_tag|image_digest|image|schedule|path_pattern|host_pattern|list|map|range)\b' 1:type
add-highlighter shared/ecs/code/ regex '^\h*(?:param|var)\h+[A-Za-z_][\w-]*\h*:[^=\n{]*?(\|)' 1:operator
add-highlighter shared/ecs/code/ regex '^\h*(?:param|var)\h+[A-Za-z_][\w-]*\h*:[^=\n{]*?(\?)' 1:operator
add-highlighter shared/ecs/code/ regex '[<{}\[\](),:]' 0:Default
add-highlighter shared/ecs/code/ regex '^(?:existing\h+)?(network|alerts|volume|cluster|listener|scaling|service|job|resource)\b' 1:type
add-highlighter shared/ecs/code/ regex '^(existing|project)\b' 1:keyword
add-highlighter shared/ecs/code/ regex '^\h*(assert)\h+[^={": \t]' 1:keyword
add-highlighter shared/ecs/code/ regex '^\h*(param|var|let|output)\h+([A-Za-z_][\w-]*)' 1:keyword 2:variable

add-highlighter shared/ecs/label/ fill variable
add-highlighter shared/ecs/label/ regex '"' 0:string

add-highlighter shared/ecs/string/ fill string
add-highlighter shared/ecs/string/ regex '\\u\{[0-9A-Fa-f]*\}|\\.' 0:value
add-highlighter shared/ecs/string/ ref ecs-interpolation
add-highlighter shared/ecs/heredoc/ fill string
# No region can say which line is its last: a word of capitals alone is taken for it.
add-highlighter shared/ecs/heredoc/ regex '<<-?\w+|^\h*([A-Z][A-Z0-9_]*)\h*$' 0:meta
add-highlighter shared/ecs/heredoc/ ref ecs-interpolation

add-highlighter shared/ecs-interpolation group
add-highlighter shared/ecs-interpolation/ regex '(\$\{)([^}]*)(\})' 1:meta 2:Default 3:meta
add-highlighter shared/ecs-interpolation/ regex '\$\{[^}]*?\b(param|var|let|aws|each|network|alerts|volume|cluster|listener|scaling|service|job|resource)\.([A-Za-z_]\w*)' 1:module 2:variable
add-highlighter shared/ecs-interpolation/ regex '\$\{[^}]*?\w\.\w+\.(\w+)' 1:variable
add-highlighter shared/ecs-interpolation/ regex '\$\{[^}]*?\b(length|contains|concat|merge|keys|values|range|min|max|abs|ceil|floor|lower|upper|trim|replace|join|split|format|base64|file|json|yaml|cidr_subnets|import_value|ssm|secret_value|ecr|zones)\(' 1:function
add-highlighter shared/ecs-interpolation/ regex '(\$\$\{)([^}]*\})' 1:value 2:string

§

# ---- Indentation ----

define-command -hidden ecs-indent-on-new-line %¶
    evaluate-commands -draft -itersel %¦
        # As the line above, less its trailing blanks.
        try %@ execute-keys -draft <semicolon> K <a-&> @
        try %@ execute-keys -draft k <a-x> s \h+$ <ret> d @
        # One step more behind an opening bracket or an operator.
        try %@ execute-keys -draft k <a-x> <a-k> (?:[{(\[]|[^=]==|[-+*/<!|&?:])\h*$ <ret> j <a-gt> @
        # A closing bracket that was pushed down goes to the line of its partner.
        try %@ execute-keys -draft <a-x> <a-k> ^\h*[\])}] <ret> <a-lt> @
    ¦
¶

define-command -hidden ecs-indent-on-closing %¶
    evaluate-commands -draft -itersel %¦
        try %@ execute-keys -draft <a-h> <a-k> ^\h*[\])}]$ <ret> h m <a-S> 1 <a-&> @
    ¦
¶
