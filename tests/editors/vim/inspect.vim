" For each file of $FILES, on lines of their own: writes FILE.groups, the linked group of each byte, and FILE.indented, the file
" after `gg=G`; both in $OUT.
set nocompatible nomore encoding=utf-8
let &runtimepath = $EDITOR_FILES .. ',' .. $VIMRUNTIME
filetype plugin indent on
syntax enable

function Group(line, column) abort
  return synIDattr(synIDtrans(synID(a:line, a:column, 1)), 'name')
endfunction

try
  for file in split($FILES, "\n")
    execute 'edit' fnameescape(file)
    let groups = []
    for line in range(1, line('$'))
      call add(groups, map(range(1, len(getline(line))), 'synIDattr(synID(line, v:val, 1), "name")'))
    endfor
    let links = {}
    for row in groups
      for name in row
        if name !=# '' && !has_key(links, name)
          " Not what the colour scheme makes of it, but the group that it is a link to.
          let links[name] = matchstr(execute('highlight ' .. name), 'links to \zs\w*')
        endif
      endfor
    endfor
    let out = $OUT .. '/' .. fnamemodify(file, ':t')
    call writefile([json_encode(#{groups: groups, links: links, options: #{
      \ filetype: &filetype, commentstring: &commentstring, shiftwidth: &shiftwidth, expandtab: &expandtab}})], out .. '.groups')
    if expand('%:e') ==# 'ecs'
      normal! gg=G
    endif
    call writefile(getline(1, '$'), out .. '.indented')
    edit!
  endfor
catch
  call writefile([v:throwpoint, v:exception], $OUT .. '/error')
  cquit
endtry
qall!
