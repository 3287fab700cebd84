-- The language server of `.ecs` and `.ecsvars` files: `vim.lsp.enable('ecsc')` starts it.
return {
  cmd = { 'ecsc', 'lsp' },
  filetypes = { 'ecs', 'ecsvars' },
  -- The files of a folder are one program.
  root_dir = function(buffer, on_dir)
    on_dir(vim.fs.root(buffer, { 'ecsc.toml', '.git' }) or vim.fs.dirname(vim.api.nvim_buf_get_name(buffer)))
  end,
}
