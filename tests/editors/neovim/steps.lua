-- Drives Neovim as a person would, and writes what it sees to $OUT as JSON. The files of editors/ are the only configuration.
local editors, program, out = vim.env.EDITOR_FILES, vim.env.PROGRAM, vim.env.OUT
local seen = {}

vim.opt.runtimepath:append({ editors .. '/vim', editors .. '/neovim' })
vim.opt.swapfile = false
vim.cmd('filetype plugin indent on')
vim.lsp.enable('ecsc')

-- Waits until something is there, and gives it.
local function await(what, look)
  local found
  vim.wait(15000, function()
    found = look()
    return found ~= nil and found ~= false
  end, 20)
  if not found then
    error('there is no ' .. what .. ' after 15 seconds')
  end
  return found
end

-- Puts the cursor on the last character of the first `text` of the buffer.
local function go(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local _, stop = line:find(text, 1, true)
    if stop then
      vim.api.nvim_win_set_cursor(0, { number, stop - 1 })
      return
    end
  end
  error('there is no `' .. text .. '`')
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n') .. '\n'
end

local function replace(from, to)
  local new = text():gsub(vim.pesc(from), (to:gsub('%%', '%%%%')), 1)
  vim.api.nvim_buf_set_lines(0, 0, -1, true, vim.split(new:sub(1, -2), '\n'))
end

-- What a request is answered.
local function ask(method, more)
  local client = vim.lsp.get_clients({ bufnr = 0 })[1]
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(0, client.offset_encoding), more or {})
  local answer = client:request_sync(method, params, 15000, 0)
  assert(answer and not answer.err, method .. ': ' .. vim.inspect(answer))
  return answer.result
end

local steps = {}

function steps.attach()
  vim.cmd.edit(program)
  seen.filetype = vim.bo.filetype
  seen.commentstring = vim.bo.commentstring
  local client = await('client', function() return vim.lsp.get_clients({ bufnr = 0, name = 'ecsc' })[1] end)
  await('initialized client', function() return client.initialized end)
  seen.server = client.server_info and client.server_info.name
end

function steps.colours()
  -- By tree-sitter, whose parser was built from the grammar's C sources.
  seen.highlighter = vim.treesitter.highlighter.active[vim.api.nvim_get_current_buf()] ~= nil
  vim.treesitter.get_parser(0):parse(true)
  go('project')
  local position = vim.api.nvim_win_get_cursor(0)
  local captures = vim.treesitter.get_captures_at_pos(0, position[1] - 1, position[2])
  seen.captures = vim.tbl_map(function(capture) return capture.capture end, captures)
end

function steps.diagnostics()
  replace('encrypted = true', 'encryptd = true')
  local found = await('diagnostic', function()
    local all = vim.diagnostic.get(0)
    return #all > 0 and all
  end)
  seen.diagnostic = { code = found[1].code, line = found[1].lnum + 1, source = found[1].source }
  replace('encryptd = true', 'encrypted = true')
  await('end of the diagnostic', function() return #vim.diagnostic.get(0) == 0 end)
end

function steps.hover()
  go('timeout')
  seen.hover = vim.inspect(ask('textDocument/hover').contents)
end

function steps.code_action()
  replace('encrypted = true', 'encryptd = true')
  await('diagnostic', function() return #vim.diagnostic.get(0) > 0 end)
  go('encryptd')
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action) return action.kind == 'quickfix' end,
  })
  await('fix', function() return text():find('encrypted = true', 1, true) end)
  seen.fixed = true
end

function steps.completion()
  replace('cluster  = cluster.web', 'cluster  = cluster.')
  go('cluster  = cluster.')
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  local client = vim.lsp.get_clients({ bufnr = 0 })[1]
  local uri = vim.uri_from_bufnr(0)
  local answer = client:request_sync('textDocument/completion', {
    textDocument = { uri = uri },
    position = { line = line - 1, character = column + 1 },
  }, 15000, 0)
  assert(answer and not answer.err, vim.inspect(answer))
  local items = answer.result.items or answer.result
  seen.completion = vim.tbl_map(function(item) return item.label end, items)
  replace('cluster  = cluster.', 'cluster  = cluster.web')
end

function steps.definition()
  go('volume = volume.shared')
  vim.lsp.buf.definition()
  await('definition', function() return vim.api.nvim_get_current_line():find('^volume "shared"') end)
  seen.definition = vim.api.nvim_get_current_line()
end

function steps.rename()
  go('volume "share')
  vim.lsp.buf.rename('common')
  await('new name', function() return text():find('volume = volume.common', 1, true) end)
  seen.renamed = text():find('volume "common" {', 1, true) ~= nil and not text():find('shared"', 1, true)
  replace('volume "common"', 'volume "shared"')
  replace('volume.common', 'volume.shared')
end

function steps.format()
  local before = text()
  replace('  encrypted = true', '      encrypted=true')
  vim.lsp.buf.format({ timeout_ms = 15000 })
  seen.formatted = text() == before
end

for _, step in ipairs(vim.split(vim.env.STEPS, ' ')) do
  local fine, trouble = pcall(steps[step])
  seen[step .. '_error'] = not fine and trouble or nil
end
vim.fn.writefile({ vim.json.encode(seen) }, out)
vim.cmd('qall!')
