# ---- What files these are ----

hook global BufCreate .*\.ecs %{ set-option buffer filetype ecs }
hook global BufCreate .*\.ecsvars %{ set-option buffer filetype ecsvars }

# Not in braces: there are some inside that are alone.
hook global WinSetOption filetype=(?:ecs|ecsvars) %¶
    require-module ecs
    set-option window static_words {{completions}}
    hook window InsertChar \n -group ecs-indent ecs-indent-on-new-line
    hook window InsertChar [\])}] -group ecs-indent ecs-indent-on-closing
    hook -once -always window WinSetOption filetype=.* %{ remove-hooks window ecs-.+ }
¶

hook -group ecs-highlight global WinSetOption filetype=(?:ecs|ecsvars) %{
    require-module ecs
    add-highlighter window/ecs ref ecs
    hook -once -always window WinSetOption filetype=.* %{ remove-highlighter window/ecs }
}

hook global BufSetOption filetype=(?:ecs|ecsvars) %{
    set-option buffer comment_line '#'
    set-option buffer comment_block_begin '/*'
    set-option buffer comment_block_end '*/'
    set-option buffer indentwidth 2
}

provide-module ecs %§

# ---- Colours: what stands later counts more ----

add-highlighter shared/ecs regions
add-highlighter shared/ecs/code default-region group
add-highlighter shared/ecs/block-comment region -recurse '/\*' '/\*' '\*/' fill {{Comment}}
add-highlighter shared/ecs/documentation region '///(?!/)' '$' fill {{DocComment}}
add-highlighter shared/ecs/comment region '#|//' '$' fill {{Comment}}
add-highlighter shared/ecs/label region '^\h*(?:existing\h+)?(?:project|{{kinds}})\h*\K"' '"' group
add-highlighter shared/ecs/nested-label region '\b(?:{{nested_blocks}})\h*\K"(?![/$])' '"' ref ecs/label
add-highlighter shared/ecs/string region '"' '(?<!\\)(?:\\\\)*"|$' group
add-highlighter shared/ecs/heredoc region -match-capture '<<-?(\w+)\h*$' '^\h*(\w+)\h*$' group

add-highlighter shared/ecs/code/ regex '\b[A-Za-z_]\w*\b' 0:{{Symbol}}
add-highlighter shared/ecs/code/ regex '\[\s*(for)\s+\w+(?:\h*,\h*\w+)?\s+(in)\b' 1:{{ForKeyword}} 2:{{ForKeyword}}
add-highlighter shared/ecs/code/ regex '\s(if)\s+[A-Za-z_"\[(!-]' 1:{{ForKeyword}}
add-highlighter shared/ecs/code/ regex '\bfor\s+(\w+)(?:\h*,\h*(\w+))?\s+in\b' 1:{{Declaration}} 2:{{Declaration}}
add-highlighter shared/ecs/code/ regex '\b[A-Za-z_]\w*(?=\()' 0:Default
add-highlighter shared/ecs/code/ regex '\b(?:{{functions}})(?=\()' 0:{{Function}}
add-highlighter shared/ecs/code/ regex '(?<=[\w\])]\.)[A-Za-z_]\w*' 0:{{Property}}
add-highlighter shared/ecs/code/ regex '(?<![\w\])]\.)\b([A-Za-z_]\w*)\.(?=[A-Za-z_])' 1:{{Reference}}
add-highlighter shared/ecs/code/ regex '(?<![\w\])]\.)\b({{namespaces}})\.([A-Za-z_]\w*)' 1:{{Namespace}} 2:{{Reference}}
add-highlighter shared/ecs/code/ regex '\b(?:true|false|null)\b' 0:{{Constant}}
add-highlighter shared/ecs/code/ regex '(?<![\w.])[0-9][0-9_]*(?:\.[0-9][0-9_]*)?(?:{{units}})?(?!\w)' 0:{{Number}}
add-highlighter shared/ecs/code/ regex '\.\.([0-9][0-9_]*(?:\.[0-9][0-9_]*)?(?:{{units}})?)(?!\w)' 1:{{Number}}
add-highlighter shared/ecs/code/ regex '[=!<>]=|[-+*/%<>!=?|]|&&|\|\||\?\?|\.\.' 0:{{Operator}}
add-highlighter shared/ecs/code/ regex '[0-9](%)' 1:{{Unit}}
add-highlighter shared/ecs/code/ regex '(?:^|[{,])\h*([A-Za-z_][\w-]*)\h*\{' 1:Default
add-highlighter shared/ecs/code/ regex '(?:^|(?<=[{,]))\h*({{nested_blocks}})\b(?![,\]])(?! [,\]])' 1:{{NestedBlock}}
add-highlighter shared/ecs/code/ regex '(?:^|[{,])\h*([A-Za-z_][\w-]*)\h*=(?!=)' 1:{{Attribute}}
add-highlighter shared/ecs/code/ regex '^\h*(?:param|var)\h+[A-Za-z_][\w-]*\h*:([^=\n{]*)' 1:{{Symbol}}
add-highlighter shared/ecs/code/ regex '^\h*(?:param|var)\h+[A-Za-z_][\w-]*\h*:[^=\n{]*?\b({{types}})\b' 1:{{Type}}
add-highlighter shared/ecs/code/ regex '^\h*(?:param|var)\h+[A-Za-z_][\w-]*\h*:\h*(?:list|map)<\h*({{types}})\b' 1:{{Type}}
add-highlighter shared/ecs/code/ regex '^\h*(?:param|var)\h+[A-Za-z_][\w-]*\h*:[^=\n{]*?(\|)' 1:{{Operator}}
add-highlighter shared/ecs/code/ regex '^\h*(?:param|var)\h+[A-Za-z_][\w-]*\h*:[^=\n{]*?(\?)' 1:{{Operator}}
add-highlighter shared/ecs/code/ regex '[<{}\[\](),:]' 0:{{Delimiter}}
add-highlighter shared/ecs/code/ regex '^(?:existing\h+)?({{kinds}})\b' 1:{{Kind}}
add-highlighter shared/ecs/code/ regex '^(existing|project)\b' 1:{{Keyword}}
add-highlighter shared/ecs/code/ regex '^\h*(assert)\h+[^={": \t]' 1:{{Keyword}}
add-highlighter shared/ecs/code/ regex '^\h*(param|var|let|output)\h+([A-Za-z_][\w-]*)' 1:{{Keyword}} 2:{{Declaration}}

add-highlighter shared/ecs/label/ fill {{Declaration}}
add-highlighter shared/ecs/label/ regex '"' 0:{{String}}

add-highlighter shared/ecs/string/ fill {{String}}
add-highlighter shared/ecs/string/ regex '\\u\{[0-9A-Fa-f]*\}|\\.' 0:{{Escape}}
add-highlighter shared/ecs/string/ ref ecs-interpolation
add-highlighter shared/ecs/heredoc/ fill {{Heredoc}}
# No region can say which line is its last: a word of capitals alone is taken for it.
add-highlighter shared/ecs/heredoc/ regex '<<-?\w+|^\h*([A-Z][A-Z0-9_]*)\h*$' 0:{{HeredocTag}}
add-highlighter shared/ecs/heredoc/ ref ecs-interpolation

add-highlighter shared/ecs-interpolation group
add-highlighter shared/ecs-interpolation/ regex '(\$\{)([^}]*)(\})' 1:{{Interpolation}} 2:Default 3:{{Interpolation}}
add-highlighter shared/ecs-interpolation/ regex '\$\{[^}]*?\b({{namespaces}})\.([A-Za-z_]\w*)' 1:{{Namespace}} 2:{{Reference}}
add-highlighter shared/ecs-interpolation/ regex '\$\{[^}]*?\w\.\w+\.(\w+)' 1:{{Property}}
add-highlighter shared/ecs-interpolation/ regex '\$\{[^}]*?\b({{functions}})\(' 1:{{Function}}
add-highlighter shared/ecs-interpolation/ regex '(\$\$\{)([^}]*\})' 1:{{Escape}} 2:{{String}}

§

# ---- Indentation ----

define-command -hidden ecs-indent-on-new-line %¶
    evaluate-commands -draft -itersel %¦
        # As the line above, less its trailing blanks.
        try %@ execute-keys -draft <semicolon> K <a-&> @
        try %@ execute-keys -draft k <a-x> s \h+$ <ret> d @
        # One step more behind an opening bracket or an operator.
        try %@ execute-keys -draft k <a-x> <a-k> (?:[{(\[]|[^=]==|[-+*/<!|&?:])\h*$ <ret> j <a-gt> @
        # A closing bracket that was pushed down goes to the line of its partner.
        try %@ execute-keys -draft <a-x> <a-k> ^\h*[\])}] <ret> <a-lt> @
    ¦
¶

define-command -hidden ecs-indent-on-closing %¶
    evaluate-commands -draft -itersel %¦
        try %@ execute-keys -draft <a-h> <a-k> ^\h*[\])}]$ <ret> h m <a-S> 1 <a-&> @
    ¦
¶
