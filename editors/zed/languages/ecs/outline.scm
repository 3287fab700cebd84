; The declarations of a file, and the blocks in them.

(param "param" @context name: (identifier) @name) @item
(var "var" @context name: (identifier) @name) @item
(let "let" @context name: (identifier) @name) @item
(output "output" @context name: (identifier) @name) @item

(block
  "existing"? @context
  kind: (identifier) @context
  label: (label) @name) @item

(block
  !label
  kind: (identifier) @name) @item

(doc_comment) @annotation
