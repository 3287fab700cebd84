; The variables of `for` are seen inside of it only.

(for) @local.scope
(for variable: (identifier) @local.definition.variable)
(symbol) @local.reference
