vim.treesitter.language.register('ecs', 'ecsvars')
vim.cmd.runtime('ftplugin/ecs.lua')
