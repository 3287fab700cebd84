; What may be folded: blocks, lists and maps over lines, scripts.

[
  (body)
  (map)
  (list)
  (for)
  (arguments)
  (heredoc)
  (block_comment)
] @fold
