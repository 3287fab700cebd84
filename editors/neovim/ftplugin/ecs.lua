-- Colours by tree-sitter where its parser is installed; else by the syntax file for Vim.
if pcall(vim.treesitter.start, 0, 'ecs') then
  vim.bo.syntax = ''
  vim.wo[0][0].foldexpr = 'v:lua.vim.treesitter.foldexpr()'
end
