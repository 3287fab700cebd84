; `]f` goes to the next block, `mif` marks what is inside of it.

(block body: (body) @function.inside) @function.around
(call arguments: (arguments (_) @parameter.inside))
(list (_) @parameter.inside)
[(comment) (block_comment) (doc_comment)] @comment.inside
(comment)+ @comment.around
(doc_comment)+ @comment.around
(attribute value: (_) @entry.inside) @entry.around
