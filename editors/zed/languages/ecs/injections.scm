; Generated from src/generate/editors/templates/injections.scm; `UPDATE=1 cargo test generated` rewrites it.

; The tag of a heredoc says what it holds. Interpolations and escapes are holes in it.

((heredoc
  (heredoc_tag) @_tag
  (heredoc_body) @injection.content)
  (#any-of? @_tag "BASH" "SH" "SHELL" "bash" "sh" "shell")
  (#set! injection.language "bash"))

((heredoc
  (heredoc_tag) @_tag
  (heredoc_body) @injection.content)
  (#any-of? @_tag "JSON" "json")
  (#set! injection.language "json"))

((heredoc
  (heredoc_tag) @_tag
  (heredoc_body) @injection.content)
  (#any-of? @_tag "YAML" "YML" "yaml" "yml")
  (#set! injection.language "yaml"))

((heredoc
  (heredoc_tag) @_tag
  (heredoc_body) @injection.content)
  (#any-of? @_tag "PYTHON" "PY" "python" "py")
  (#set! injection.language "python"))

((heredoc
  (heredoc_tag) @_tag
  (heredoc_body) @injection.content)
  (#any-of? @_tag "TOML" "toml")
  (#set! injection.language "toml"))

((heredoc
  (heredoc_tag) @_tag
  (heredoc_body) @injection.content)
  (#any-of? @_tag "SQL" "sql")
  (#set! injection.language "sql"))

((heredoc
  (heredoc_tag) @_tag
  (heredoc_body) @injection.content)
  (#any-of? @_tag "INI" "CONF" "ini" "conf")
  (#set! injection.language "ini"))

([(comment) (block_comment)] @injection.content
  (#set! injection.language "comment"))
