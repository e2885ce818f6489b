-- Starts Dateline for the file types of its articles. There is no setup() to call: options are in
-- `vim.g.dateline`, and nothing is loaded before the first such file is opened.

if vim.g.loaded_dateline or vim.fn.has("nvim-0.10") == 0 then
  return
end
vim.g.loaded_dateline = true

local options = vim.g.dateline or {}
if options.enabled == false then
  return
end

local group = vim.api.nvim_create_augroup("dateline", {})

--- Neovim 0.11 and later: enabled once, and from then on Neovim starts the server by itself. While
--- Neovim still starts up, `vim.lsp.enable` would leave out the file that is being opened.
local function enable()
  if vim.v.vim_did_enter == 1 then
    vim.schedule(function()
      vim.lsp.enable("dateline")
    end)
  else
    vim.api.nvim_create_autocmd("VimEnter", {
      group = group,
      once = true,
      callback = function()
        vim.lsp.enable("dateline")
      end,
    })
  end
end

--- Neovim 0.10, which reads no lsp/*.lua by itself and does not complete the capabilities of a client.
local function start(buffer)
  if vim.bo[buffer].buftype ~= "" then
    return
  end
  local config = dofile(vim.api.nvim_get_runtime_file("lsp/dateline.lua", false)[1])
  config.name = "dateline"
  config.capabilities = vim.tbl_deep_extend("force", vim.lsp.protocol.make_client_capabilities(), config.capabilities)
  local find_root = config.root_dir
  config.root_dir = nil
  find_root(buffer, function(folder)
    config.root_dir = folder
  end)
  vim.lsp.start(config, { bufnr = buffer })
end

local new = vim.fn.has("nvim-0.11") == 1
vim.api.nvim_create_autocmd("FileType", {
  group = group,
  pattern = options.filetypes or { "text", "markdown" },
  once = new,
  callback = function(event)
    if new then
      enable()
    else
      start(event.buf)
    end
  end,
})
