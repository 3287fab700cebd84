" Generated from src/generate/editors/templates/ecs.vim; `UPDATE=1 cargo test generated` rewrites it.

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
syntax match ecsNamespace /\v([0-9A-Za-z_)\]]\.)@2<!<(param|var|let|aws|each|network|alerts|volume|cluster|listener|scaling|service|job|resource)>\ze\.\h/
syntax match ecsReference /\v([0-9A-Za-z_)\]]\.)@2<!<(param|var|let|aws|each|network|alerts|volume|cluster|listener|scaling|service|job|resource)\.\zs\h\w*/
syntax match ecsParameter /\v([0-9A-Za-z_)\]]\.)@2<!<param\.\zs\h\w*/
syntax match ecsConstant /\v([0-9A-Za-z_)\]]\.)@2<!<(true|false|null)>/
syntax match ecsUnknownFunction /\v<\h\w*\ze\(/
syntax match ecsFunction /\v<(length|contains|concat|merge|keys|values|range|min|max|abs|ceil|floor|lower|upper|trim|replace|join|split|format|base64|file|json|yaml|cidr_subnets|import_value|ssm|secret_value|ecr|zones)\ze\(/

" A word before a brace begins a block; a misspelt one has no colour.
syntax match ecsUnknownBlock /\v(\=[ \t]*)@8<!\.@1<!<\h[[:alnum:]_-]*\ze[ \t]*("[^"]*"[ \t]*)*\{/ nextgroup=ecsLabel skipwhite
syntax match ecsNestedBlock /\v\.@1<!<(access_logs|access_point|agent|alarm|allow|at|cleanup|container|deploy|disk|docker|drain|egress|exports|fargate|flow_logs|health|http|https|instances|key|lifecycle|listener|logs|mount|override|permission|redirect|registry_auth|replication|respond|rewrite|root|root_volume|route|scale|spot|statement|step|throughput|update)>\ze[ \t]*("[^"]*"[ \t]*)?\{/ nextgroup=ecsLabel skipwhite
syntax match ecsNestedBlock /\v\.@1<!<(disk|mount)>\ze[ \t]*("[^"]*"[ \t]*)?\{/
syntax match ecsKind /\v^[ \t]*\zs<(network|alerts|volume|cluster|listener|scaling|service|job|resource)>\ze[ \t]*"/ nextgroup=ecsLabel skipwhite
syntax match ecsExistingKind /\v<(network|alerts|volume|cluster|listener|scaling|service|job|resource)>/ contained nextgroup=ecsLabel skipwhite
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
syntax match ecsType /\v<(bool|int|number|string|secret|duration|size|cpu|percent|port|cidr|arn|stack_name|bucket|region|instance_type|key_pair|vpc_id|subnet_id|security_group_id|prefix_list_id|image_id|hosted_zone_id|access_point_id|image_tag|image_digest|image|schedule|path_pattern|host_pattern|list|map|range)>/ contained containedin=ecsTypeName,ecsTypeSymbol nextgroup=@ecsTypeMark skipwhite
syntax match ecsTypeUnion /|/ contained nextgroup=ecsTypeSymbol,ecsString,ecsNumber skipwhite skipempty
syntax match ecsTypeOptional /?/ contained nextgroup=@ecsTypeMark skipwhite
syntax match ecsTypeBracket /[<>]/ contained nextgroup=@ecsTypeMark,ecsTypeSymbol,ecsTypeName skipwhite
syntax cluster ecsTypeMark contains=ecsTypeUnion,ecsTypeOptional,ecsTypeBracket

" ---- Values ----

syntax match ecsNumber /\v<\d[0-9_]*(\.\d[0-9_]*)?/ nextgroup=ecsUnit
syntax match ecsUnit /\v(s|m|h|d|B|KiB|MiB|GiB|TiB|vcpu|\%)\w@!/ contained

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

highlight default link ecsKeyword Keyword
highlight default link ecsProject Keyword
highlight default link ecsForKeyword Repeat
highlight default link ecsForIn Repeat
highlight default link ecsKind Structure
highlight default link ecsExistingKind Structure
highlight default link ecsNestedBlock Structure
highlight default link ecsType Type
highlight default link ecsDeclaration Identifier
highlight default link ecsTypedDeclaration Identifier
highlight default link ecsLabel Identifier
highlight default link ecsForVariable Identifier
highlight default link ecsAttribute Label
highlight default link ecsNamespace Include
highlight default link ecsParameter Identifier
highlight default link ecsReference Identifier
highlight default link ecsProperty Identifier
highlight default link ecsSymbol Constant
highlight default link ecsTypeSymbol Constant
highlight default link ecsConstant Boolean
highlight default link ecsFunction Function
highlight default link ecsNumber Number
highlight default link ecsUnit Special
highlight default link ecsString String
highlight default link ecsQuote String
highlight default link ecsEscape SpecialChar
highlight default link ecsHeredocEscape SpecialChar
highlight default link ecsInterpolationMark Special
highlight default link ecsHeredocTag PreProc
highlight default link ecsHeredoc String
highlight default link ecsComment Comment
highlight default link ecsDocComment SpecialComment
highlight default link ecsOperator Operator
highlight default link ecsTypeUnion Operator
highlight default link ecsTypeOptional Operator
highlight default link ecsBracket Delimiter
highlight default link ecsTypeBracket Delimiter
highlight default link ecsDelimiter Delimiter
highlight default link ecsTypeColon Delimiter
highlight default link ecsForComma Delimiter

let b:current_syntax = 'ecs'

let &cpo = s:cpo
unlet s:cpo
