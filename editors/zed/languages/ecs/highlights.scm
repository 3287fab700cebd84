; Generated from src/generate/editors/templates/highlights.scm; `UPDATE=1 cargo test generated` rewrites it.

; What each token is. No token is caught by two patterns: editors do not agree which of them would count.

; ---- Words ----

["param" "var" "let" "output" "assert" "existing"] @keyword

(source_file
  (block kind: (identifier) @keyword)
  (#eq? @keyword "project"))

(for ["for" "in" "if"] @keyword.repeat)

; A misspelt kind, block, type or function has no colour.
(source_file
  (block kind: (identifier) @type)
  (#any-of? @type "network" "alerts" "volume" "cluster" "listener" "scaling" "service" "job" "resource"))

(body
  (block kind: (identifier) @type.block)
  (#any-of? @type.block "access_logs" "access_point" "agent" "alarm" "allow" "at" "cleanup" "container" "deploy" "disk" "docker" "drain" "egress" "exports" "fargate" "flow_logs" "health" "http" "https" "instances" "key" "lifecycle" "listener" "logs" "mount" "override" "permission" "redirect" "registry_auth" "replication" "respond" "rewrite" "root" "root_volume" "route" "scale" "spot" "statement" "step" "throughput" "update"))

(type_name
  name: (identifier) @type.builtin
  (#any-of? @type.builtin "bool" "int" "number" "string" "secret" "duration" "size" "cpu" "percent" "port" "cidr" "arn" "stack_name" "bucket" "region" "instance_type" "key_pair" "vpc_id" "subnet_id" "security_group_id" "prefix_list_id" "image_id" "hosted_zone_id" "access_point_id" "image_tag" "image_digest" "image" "schedule" "path_pattern" "host_pattern" "list" "map" "range"))

(type
  "|"
  (type_name name: (identifier) @constant)
  (#not-match? @constant "^(bool|int|number|string|secret|duration|size|cpu|percent|port|cidr|arn|stack_name|bucket|region|instance_type|key_pair|vpc_id|subnet_id|security_group_id|prefix_list_id|image_id|hosted_zone_id|access_point_id|image_tag|image_digest|image|schedule|path_pattern|host_pattern|list|map|range)$"))

(type
  (type_name name: (identifier) @constant)
  "|"
  (#not-match? @constant "^(bool|int|number|string|secret|duration|size|cpu|percent|port|cidr|arn|stack_name|bucket|region|instance_type|key_pair|vpc_id|subnet_id|security_group_id|prefix_list_id|image_id|hosted_zone_id|access_point_id|image_tag|image_digest|image|schedule|path_pattern|host_pattern|list|map|range)$"))

(param name: (identifier) @variable.declaration)
(var name: (identifier) @variable.declaration)
(let name: (identifier) @variable.declaration)
(output name: (identifier) @variable.declaration)
(for variable: (identifier) @variable.declaration)

(block
  kind: (identifier) @_kind
  label: (label (string_content) @variable.declaration)
  (#not-match? @_kind "^(disk|mount)$"))

(block
  kind: (identifier) @_kind
  label: (label (string_content) @string)
  (#any-of? @_kind "disk" "mount"))

(attribute name: (identifier) @property)

(call
  function: (identifier) @function.builtin
  (#any-of? @function.builtin "length" "contains" "concat" "merge" "keys" "values" "range" "min" "max" "abs" "ceil" "floor" "lower" "upper" "trim" "replace" "join" "split" "format" "base64" "file" "json" "yaml" "cidr_subnets" "import_value" "ssm" "secret_value" "ecr" "zones"))

; ---- References ----

(member
  object: (identifier) @module
  (#any-of? @module "param" "var" "let" "aws" "each" "network" "alerts" "volume" "cluster" "listener" "scaling" "service" "job" "resource"))

(member
  object: (identifier) @variable
  (#not-match? @variable "^(param|var|let|aws|each|network|alerts|volume|cluster|listener|scaling|service|job|resource)$"))

(member
  object: (identifier) @_namespace
  name: (identifier) @variable.parameter
  (#eq? @_namespace "param"))

(member
  object: (identifier) @_namespace
  name: (identifier) @variable
  (#any-of? @_namespace "param" "var" "let" "aws" "each" "network" "alerts" "volume" "cluster" "listener" "scaling" "service" "job" "resource")
  (#not-eq? @_namespace "param"))

(member
  object: (identifier) @_namespace
  name: (identifier) @variable.member
  (#not-match? @_namespace "^(param|var|let|aws|each|network|alerts|volume|cluster|listener|scaling|service|job|resource)$"))

(member
  object: [
    (member) (index) (call) (parenthesized) (list) (for) (map)
    (string) (heredoc) (number) (boolean) (null)
  ]
  name: (identifier) @variable.member)

; A word alone may be a variable of `for`, too; only a language server knows.
(symbol) @constant

; ---- Values ----

[(null) (boolean)] @constant.builtin

(number) @number
(unit) @number.unit

(string "\"" @string)
(label "\"" @string)
(string (string_content) @string)
(escape_sequence) @string.escape
(interpolation ["${" "}"] @punctuation.special)

["<<" "<<-" (heredoc_tag) (heredoc_end)] @label
(heredoc_body) @string.heredoc

; ---- Comments ----

[(comment) (block_comment)] @comment
(doc_comment) @comment.documentation

; ---- Marks ----

(binary operator: _ @operator)
(unary operator: _ @operator)
["=" "?" "|"] @operator

(body ["{" "}"] @punctuation.bracket)
(map ["{" "}"] @punctuation.bracket)
(list ["[" "]"] @punctuation.bracket)
(for ["[" "]"] @punctuation.bracket)
(index ["[" "]"] @punctuation.bracket)
(arguments ["(" ")"] @punctuation.bracket)
(parenthesized ["(" ")"] @punctuation.bracket)
(type_name ["<" ">"] @punctuation.bracket)

["," "." ":"] @punctuation.delimiter
