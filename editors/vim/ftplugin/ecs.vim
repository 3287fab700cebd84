if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal commentstring=#\ %s
setlocal comments=:///,://,:#,s:/*,ex:*/
setlocal formatoptions-=t formatoptions+=croql
setlocal expandtab shiftwidth=2 softtabstop=2
setlocal textwidth=100
setlocal suffixesadd=.ecs
" `cluster.web` is two words, `drain_timeout` one.
setlocal iskeyword=@,48-57,_

if executable('ecsc')
  compiler ecsc
endif

let b:undo_ftplugin = 'setlocal commentstring< comments< formatoptions< expandtab< shiftwidth< softtabstop< textwidth< suffixesadd< iskeyword<'
