; Indentation, for Neovim.

[
  (body)
  (map)
  (list)
  (for)
  (index)
  (arguments)
  (parenthesized)
] @indent.begin

["}" "]" ")"] @indent.branch @indent.end

; A script keeps the indentation that it has.
(heredoc_body) @indent.ignore
(heredoc_end) @indent.ignore
(block_comment) @indent.ignore

(ERROR) @indent.auto
