; Where brackets are not closed by themselves.

[(string) (label) (heredoc)] @string
[(comment) (block_comment) (doc_comment)] @comment
