" The values of variables look as they do in a program.
runtime! syntax/ecs.vim
