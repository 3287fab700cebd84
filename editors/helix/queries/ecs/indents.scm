; Indentation, for Helix.

[
  (body)
  (map)
  (list)
  (for)
  (index)
  (arguments)
  (parenthesized)
] @indent

["}" "]" ")"] @outdent
