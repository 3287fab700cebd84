" `:make` checks the program that the file belongs to: its folder.
if exists('current_compiler')
  finish
endif
let current_compiler = 'ecsc'

CompilerSet makeprg=ecsc\ check\ --message-format\ short\ %:h:S
CompilerSet errorformat=%f:%l:%c:\ %trror%m,%f:%l:%c:\ %tarning%m
