if exists('b:current_syntax')
  finish
endif

let s:cpo = &cpo
set cpo&vim

syntax case match
" A heredoc may be as long as a file.
syntax sync fromstart

" ---- Words: what stands later counts more ----

syntax match ecsSymbol /\v<\h\w*>/
syntax match ecsProperty /\v([0-9A-Za-z_)\]]\.)@2<=\h\w*/
" name.arn
syntax match ecsReference /\v([0-9A-Za-z_)\]]\.)@2<!<\h\w*>\ze\.\h/
syntax match ecsNamespace /\v([0-9A-Za-z_)\]]\.)@2<!<({{namespaces}})>\ze\.\h/
syntax match ecsReference /\v([0-9A-Za-z_)\]]\.)@2<!<({{namespaces}})\.\zs\h\w*/
syntax match ecsParameter /\v([0-9A-Za-z_)\]]\.)@2<!<param\.\zs\h\w*/
syntax match ecsConstant /\v([0-9A-Za-z_)\]]\.)@2<!<(true|false|null)>/
syntax match ecsUnknownFunction /\v<\h\w*\ze\(/
syntax match ecsFunction /\v<({{functions}})\ze\(/

" A word before a brace begins a block; a misspelt one has no colour.
syntax match ecsUnknownBlock /\v(\=[ \t]*)@8<!\.@1<!<\h[[:alnum:]_-]*\ze[ \t]*("[^"]*"[ \t]*)*\{/ nextgroup=ecsLabel skipwhite
syntax match ecsNestedBlock /\v\.@1<!<({{nested_blocks}})>\ze[ \t]*("[^"]*"[ \t]*)?\{/ nextgroup=ecsLabel skipwhite
syntax match ecsNestedBlock /\v\.@1<!<({{path_labelled}})>\ze[ \t]*("[^"]*"[ \t]*)?\{/
syntax match ecsKind /\v^[ \t]*\zs<({{kinds}})>\ze[ \t]*"/ nextgroup=ecsLabel skipwhite
syntax match ecsExistingKind /\v<({{kinds}})>/ contained nextgroup=ecsLabel skipwhite
syntax match ecsProject /\v^[ \t]*\zsproject>\ze[ \t]*"/ nextgroup=ecsLabel skipwhite

syntax match ecsAttribute /\v<\h[[:alnum:]_-]*>\ze[ \t]*\=([^=]|$)/

" ---- Declarations ----

syntax match ecsKeyword /\v^[ \t]*\zs<assert>\ze[ \t]+[^={": \t]/
syntax match ecsKeyword /\v^[ \t]*\zs<(let|output)>\ze[ \t]+\h/ nextgroup=ecsDeclaration skipwhite
syntax match ecsKeyword /\v^[ \t]*\zs<(param|var)>\ze[ \t]+\h/ nextgroup=ecsTypedDeclaration skipwhite
syntax match ecsKeyword /\v^[ \t]*\zs<existing>\ze[ \t]+\h/ nextgroup=ecsExistingKind skipwhite
syntax match ecsDeclaration /\v<\h[[:alnum:]_-]*>/ contained
syntax match ecsTypedDeclaration /\v<\h[[:alnum:]_-]*>/ contained nextgroup=ecsTypeColon skipwhite
syntax match ecsTypeColon /:/ contained nextgroup=ecsTypeSymbol,ecsTypeName,ecsString,ecsNumber skipwhite
syntax match ecsTypeName /\v<\h\w*>/ contained nextgroup=@ecsTypeMark skipwhite
syntax match ecsTypeSymbol /\v<\h\w*>\ze[ \t]*\|/ contained nextgroup=@ecsTypeMark skipwhite
" The alternatives after the first.
syntax match ecsTypeSymbol /\v(\|[ \t]*)@8<=<\h\w*>/ contained nextgroup=@ecsTypeMark skipwhite
syntax match ecsType /\v<({{types}})>/ contained containedin=ecsTypeName,ecsTypeSymbol nextgroup=@ecsTypeMark skipwhite
syntax match ecsTypeUnion /|/ contained nextgroup=ecsTypeSymbol,ecsString,ecsNumber skipwhite skipempty
syntax match ecsTypeOptional /?/ contained nextgroup=@ecsTypeMark skipwhite
syntax match ecsTypeBracket /[<>]/ contained nextgroup=@ecsTypeMark,ecsTypeSymbol,ecsTypeName skipwhite
syntax cluster ecsTypeMark contains=ecsTypeUnion,ecsTypeOptional,ecsTypeBracket

" ---- Values ----

syntax match ecsNumber /\v<\d[0-9_]*(\.\d[0-9_]*)?/ nextgroup=ecsUnit
syntax match ecsUnit /\v({{units}})\w@!/ contained

syntax match ecsOperator /\v[=!<>]\=|[-+*/%<>!=?]|\&\&|\|\||\?\?|\.\./
syntax match ecsDelimiter /[,:]/
syntax match ecsDelimiter /\.\ze\h/

syntax region ecsList matchgroup=ecsBracket start=/\[/ end=/\]/ contains=TOP fold
syntax region ecsGroup matchgroup=ecsBracket start=/(/ end=/)/ contains=TOP
syntax region ecsBody matchgroup=ecsBracket start=/{/ end=/}/ contains=TOP fold
" [for name, value in list: value if condition]
syntax match ecsForKeyword /\v\[\_s*\zsfor>\ze\_s+\h/ contained containedin=ecsList nextgroup=ecsForVariable skipwhite skipempty
syntax match ecsForVariable /\v<\h\w*>/ contained nextgroup=ecsForComma,ecsForIn skipwhite skipempty
syntax match ecsForComma /,/ contained nextgroup=ecsForVariable skipwhite skipempty
syntax match ecsForIn /\<in\>/ contained
syntax match ecsForKeyword /\v<if>\ze\_s+/ contained containedin=ecsList

" ---- Strings ----

syntax region ecsString matchgroup=ecsQuote start=/"/ skip=/\\./ end=/"/ oneline contains=ecsEscape,ecsInterpolation
syntax region ecsLabel matchgroup=ecsQuote start=/"/ skip=/\\./ end=/"/ oneline contained contains=ecsEscape,ecsInterpolation nextgroup=ecsLabel skipwhite
syntax match ecsEscape /\\u{\x*}\|\\./ contained
syntax match ecsEscape /$${/ contained

" The tag says what a heredoc holds.
syntax region ecsHeredoc matchgroup=ecsHeredocTag start=/\v\<\<-?\z(\h\w*)[ \t\r]*$/ end=/\v^[ \t]*\zs\z1\ze[ \t\r]*$/ contains=ecsHeredocEscape,ecsInterpolation fold
for [s:file, s:name, s:tags] in [
    \ ['sh', 'Shell', 'BASH|SH|SHELL|bash|sh|shell'],
    \ ['json', 'Json', 'JSON|json'],
    \ ['yaml', 'Yaml', 'YAML|YML|yaml|yml'],
    \ ['python', 'Python', 'PYTHON|PY|python|py'],
    \ ]
  execute 'syntax include @ecs' .. s:name 'syntax/' .. s:file .. '.vim'
  unlet! b:current_syntax
  execute 'syntax region ecsHeredoc matchgroup=ecsHeredocTag start=/\v\<\<-?\z(' .. s:tags .. ')[ \t\r]*$/'
    \ 'end=/\v^[ \t]*\zs\z1\ze[ \t\r]*$/ keepend fold contains=@ecs' .. s:name .. ',ecsHeredocEscape,ecsInterpolation'
  execute 'syntax cluster ecsScript add=@ecs' .. s:name
endfor
syntax case match
syntax iskeyword clear

" After the scripts, and in them wherever they have something of their own to say about `${`.
syntax region ecsInterpolation matchgroup=ecsInterpolationMark start=/${/ end=/}/ contained contains=TOP
  \ containedin=@ecsScript,shDoubleQuote,shCommandSub,shExpr
syntax match ecsHeredocEscape /$${/ contained containedin=@ecsScript,shDoubleQuote,shCommandSub,shExpr

" ---- Comments ----

syntax match ecsComment /\v(#|\/\/).*/ contains=@Spell
syntax match ecsDocComment /\v\/\/\/([^/].*)?$/ contains=@Spell
syntax region ecsComment start=+/\*+ end=+\*/+ contains=ecsComment,@Spell fold

" ---- Colours ----

highlight default link ecsKeyword {{Keyword}}
highlight default link ecsProject {{Keyword}}
highlight default link ecsForKeyword {{ForKeyword}}
highlight default link ecsForIn {{ForKeyword}}
highlight default link ecsKind {{Kind}}
highlight default link ecsExistingKind {{Kind}}
highlight default link ecsNestedBlock {{NestedBlock}}
highlight default link ecsType {{Type}}
highlight default link ecsDeclaration {{Declaration}}
highlight default link ecsTypedDeclaration {{Declaration}}
highlight default link ecsLabel {{Declaration}}
highlight default link ecsForVariable {{Declaration}}
highlight default link ecsAttribute {{Attribute}}
highlight default link ecsNamespace {{Namespace}}
highlight default link ecsParameter {{Parameter}}
highlight default link ecsReference {{Reference}}
highlight default link ecsProperty {{Property}}
highlight default link ecsSymbol {{Symbol}}
highlight default link ecsTypeSymbol {{Symbol}}
highlight default link ecsConstant {{Constant}}
highlight default link ecsFunction {{Function}}
highlight default link ecsNumber {{Number}}
highlight default link ecsUnit {{Unit}}
highlight default link ecsString {{String}}
highlight default link ecsQuote {{String}}
highlight default link ecsEscape {{Escape}}
highlight default link ecsHeredocEscape {{Escape}}
highlight default link ecsInterpolationMark {{Interpolation}}
highlight default link ecsHeredocTag {{HeredocTag}}
highlight default link ecsHeredoc {{Heredoc}}
highlight default link ecsComment {{Comment}}
highlight default link ecsDocComment {{DocComment}}
highlight default link ecsOperator {{Operator}}
highlight default link ecsTypeUnion {{Operator}}
highlight default link ecsTypeOptional {{Operator}}
highlight default link ecsBracket {{Bracket}}
highlight default link ecsTypeBracket {{Bracket}}
highlight default link ecsDelimiter {{Delimiter}}
highlight default link ecsTypeColon {{Delimiter}}
highlight default link ecsForComma {{Delimiter}}

let b:current_syntax = 'ecs'

let &cpo = s:cpo
unlet s:cpo
