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

local new = vim.fn.has("nvim-0.11") == 1
vim.api.nvim_create_autocmd("FileType", {
  group = group,
  pattern = options.filetypes or { "text", "markdown" },
  once = new,
  callback = function(event)
    if new then
      enable()
    else
      require("dateline.start")(event.buf)
    end
  end,
})

vim.api.nvim_create_autocmd("LspAttach", {
  group = group,
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == "dateline" then
      require("dateline.attach").attach(client.id)
    end
  end,
})

vim.api.nvim_create_user_command("Dateline", function(call)
  require("dateline.command").run(call)
end, {
  nargs = "+",
  bang = true,
  complete = function(...)
    return require("dateline.command").complete(...)
  end,
  desc = "What Dateline knows of all articles, and its repairs",
})
