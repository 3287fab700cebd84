if exists('b:did_indent')
  finish
endif
let b:did_indent = 1

setlocal indentexpr=EcsIndent(v:lnum)
setlocal indentkeys=0{,0},0),0],0:,!^F,o,O,e
setlocal autoindent
let b:undo_indent = 'setlocal indentexpr< indentkeys< autoindent<'

if exists('*EcsIndent')
  finish
endif

let s:text = '\vecs(String|Label|Quote|Heredoc|Comment|DocComment)'

" Whether a place is in a string, a heredoc or a comment.
function s:InText(line, column) abort
  if synIDattr(synID(a:line, a:column, 0), 'name') ==# 'ecsInterpolationMark'
    return 1
  endif
  for id in reverse(copy(synstack(a:line, a:column)))
    let name = synIDattr(id, 'name')
    if name ==# 'ecsInterpolation'
      return 0
    elseif name =~# s:text
      return 1
    endif
  endfor
  return 0
endfunction

" Whether a line begins inside of a heredoc or a comment: its blanks are content.
function s:BeginsInText(line) abort
  let names = map(synstack(a:line, 1), 'synIDattr(v:val, "name")')
  let begun = indexof(names, {_, name -> name ==# 'ecsHeredoc'}) >= 0
  return begun || (getline(a:line) !~# '^\s*\%(#\|/\)' && indexof(names, {_, name -> name ==# 'ecsComment'}) >= 0)
endfunction

" The last line before with code or a comment, that does not begin in a text.
function s:Above(line) abort
  let above = prevnonblank(a:line - 1)
  while above > 0 && s:BeginsInText(above)
    let above = prevnonblank(above - 1)
  endwhile
  return above
endfunction

" A line without its comment.
function s:Code(line) abort
  let text = getline(a:line)
  let end = len(text)
  while end > 0 && (text[end - 1] =~# '\s' || synIDattr(synID(a:line, end, 0), 'name') =~# '\vecs(Doc)?Comment')
    let end -= 1
  endwhile
  return strpart(text, 0, end)
endfunction

" Whether the entry goes on in the next line: the line ends with an operator, or the `:` of a condition.
function s:GoesOn(line) abort
  let code = s:Code(a:line)
  let group = synIDattr(synID(a:line, len(code), 0), 'name')
  return group =~# '\vecs(Operator|TypeUnion|Delimiter)$' && code =~# '\v([^=]|\=\=)$' && code !~# ',$'
endfunction

function EcsIndent(line) abort
  if s:BeginsInText(a:line)
    return -1
  endif
  call cursor(a:line, 1)
  " A declaration begins at the first column, and no bracket around it is open.
  let head = search('^\h', 'bnW')
  let opening = searchpair('[[({]', '', '[])}]', 'bnW', 's:InText(line("."), col("."))', head, 200)
  let indent = opening > 0 ? indent(opening) : 0
  if getline(a:line) =~# '^\s*[])}]'
    return indent
  endif
  let indent += opening > 0 ? shiftwidth() : 0
  let above = s:Above(a:line)
  let goes_on = above > opening && s:GoesOn(above)
  return indent + (goes_on || getline(a:line) =~# '^\s*:' ? shiftwidth() : 0)
endfunction
