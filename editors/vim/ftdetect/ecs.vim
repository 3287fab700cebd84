autocmd BufRead,BufNewFile *.ecs setfiletype ecs
autocmd BufRead,BufNewFile *.ecsvars setfiletype ecsvars
