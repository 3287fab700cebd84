; What each token is. No token is caught by two patterns: editors do not agree which of them would count.

; ---- Words ----

["param" "var" "let" "output" "assert" "existing"] @{{Keyword}}

(source_file
  (block kind: (identifier) @{{Keyword}})
  (#eq? @{{Keyword}} "project"))

(for ["for" "in" "if"] @{{ForKeyword}})

; A misspelt kind, block, type or function has no colour.
(source_file
  (block kind: (identifier) @{{Kind}})
  (#any-of? @{{Kind}} "{{kinds}}"))

(body
  (block kind: (identifier) @{{NestedBlock}})
  (#any-of? @{{NestedBlock}} "{{nested_blocks}}"))

(type_name
  name: (identifier) @{{Type}}
  (#any-of? @{{Type}} "{{types}}"))

(type
  "|"
  (type_name name: (identifier) @{{Symbol}})
  (#not-match? @{{Symbol}} "^({{types}})$"))

(type
  (type_name name: (identifier) @{{Symbol}})
  "|"
  (#not-match? @{{Symbol}} "^({{types}})$"))

(param name: (identifier) @{{Declaration}})
(var name: (identifier) @{{Declaration}})
(let name: (identifier) @{{Declaration}})
(output name: (identifier) @{{Declaration}})
(for variable: (identifier) @{{Declaration}})

(block
  kind: (identifier) @_kind
  label: (label (string_content) @{{Declaration}})
  (#not-match? @_kind "^({{path_labelled}})$"))

(block
  kind: (identifier) @_kind
  label: (label (string_content) @{{String}})
  (#any-of? @_kind "{{path_labelled}}"))

(attribute name: (identifier) @{{Attribute}})

(call
  function: (identifier) @{{Function}}
  (#any-of? @{{Function}} "{{functions}}"))

; ---- References ----

(member
  object: (identifier) @{{Namespace}}
  (#any-of? @{{Namespace}} "{{namespaces}}"))

(member
  object: (identifier) @{{Reference}}
  (#not-match? @{{Reference}} "^({{namespaces}})$"))

(member
  object: (identifier) @_namespace
  name: (identifier) @{{Parameter}}
  (#eq? @_namespace "param"))

(member
  object: (identifier) @_namespace
  name: (identifier) @{{Reference}}
  (#any-of? @_namespace "{{namespaces}}")
  (#not-eq? @_namespace "param"))

(member
  object: (identifier) @_namespace
  name: (identifier) @{{Property}}
  (#not-match? @_namespace "^({{namespaces}})$"))

(member
  object: [
    (member) (index) (call) (parenthesized) (list) (for) (map)
    (string) (heredoc) (number) (boolean) (null)
  ]
  name: (identifier) @{{Property}})

; A word alone may be a variable of `for`, too; only a language server knows.
(symbol) @{{Symbol}}

; ---- Values ----

[(null) (boolean)] @{{Constant}}

(number) @{{Number}}
(unit) @{{Unit}}

(string "\"" @{{String}})
(label "\"" @{{String}})
(string (string_content) @{{String}})
(escape_sequence) @{{Escape}}
(interpolation ["${" "}"] @{{Interpolation}})

["<<" "<<-" (heredoc_tag) (heredoc_end)] @{{HeredocTag}}
(heredoc_body) @{{Heredoc}}

; ---- Comments ----

[(comment) (block_comment)] @{{Comment}}
(doc_comment) @{{DocComment}}

; ---- Marks ----

(binary operator: _ @{{Operator}})
(unary operator: _ @{{Operator}})
["=" "?" "|"] @{{Operator}}

(body ["{" "}"] @{{Bracket}})
(map ["{" "}"] @{{Bracket}})
(list ["[" "]"] @{{Bracket}})
(for ["[" "]"] @{{Bracket}})
(index ["[" "]"] @{{Bracket}})
(arguments ["(" ")"] @{{Bracket}})
(parenthesized ["(" ")"] @{{Bracket}})
(type_name ["<" ">"] @{{Bracket}})

["," "." ":"] @{{Delimiter}}
