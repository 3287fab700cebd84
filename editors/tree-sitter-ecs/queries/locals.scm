; Names: those that `for` binds are seen inside of it only, all others in the whole file.

[(source_file) (for)] @local.scope

(for variable: (identifier) @local.definition.var)
(param name: (identifier) @local.definition.parameter)
(var name: (identifier) @local.definition.var)
(let name: (identifier) @local.definition.var)
(output name: (identifier) @local.definition.var)
(block label: (label (string_content) @local.definition.var))

; A word alone; `zones` in `let.zones`, `web` in `cluster.web`.
(symbol) @local.reference
(member
  object: (identifier)
  name: (identifier) @local.reference)
; `name` in `name.arn`
(member object: (identifier) @local.reference)
