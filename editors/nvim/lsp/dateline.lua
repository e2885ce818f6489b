-- How Neovim talks to the Dateline server. Neovim 0.11 and later read this file by themselves for
-- `vim.lsp.enable("dateline")`; plugin/dateline.lua reads it for 0.10.

local options = vim.g.dateline or {}

--- Whether a file or folder lies in a folder, or is it.
local function lies_in(path, folder)
  return path == folder or vim.startswith(path, (folder:gsub("/$", "")) .. "/")
end

--- The folder whose articles belong together: that of the newsroom file, else the repository, else the
--- folder Neovim was started in if the article lies in it. The home folder and those around it are never taken by
--- that last rule: a note opened there should not make the server read everything the user has.
local function root(buffer)
  local found = vim.fs.root(buffer, "dateline.toml") or vim.fs.root(buffer, ".git")
  if found then
    return found
  end
  local here = vim.fs.normalize(vim.fn.getcwd())
  local home = vim.fs.normalize(vim.uv.os_homedir() or "/")
  if not lies_in(home, here) and lies_in(vim.fs.normalize(vim.api.nvim_buf_get_name(buffer)), here) then
    return here
  end
end

return {
  cmd = options.cmd or { "dateline", "lsp" },
  filetypes = options.filetypes or { "text", "markdown" },
  root_dir = function(buffer, found)
    found(root(buffer))
  end,
  -- Neovim 0.10 converts a byte column to UTF-16 wrongly once it is past the length of the line in UTF-16,
  -- which on an Arabic line is its second half (neovim#30692). With UTF-8 offered first nothing has to be
  -- converted, and the server takes it.
  capabilities = { general = { positionEncodings = { "utf-8", "utf-16" } } },
  get_language_id = function(_, filetype)
    return filetype == "text" and "plaintext" or filetype
  end,
  settings = { dateline = options.settings },
  before_init = function(params, config)
    local own = { statusNotifications = true, codeLensCommands = true }
    params.initializationOptions = vim.tbl_extend("force", config.settings.dateline or {}, own)
    -- What is wrong in one article can be due to another. Neovim 0.10 never asks again for an article that was
    -- not edited itself, and 0.12 asks for the workspace but leaves the answer out of open buffers. The server
    -- tells both of its own accord if they do not say that they can ask.
    params.capabilities.textDocument.diagnostic = nil
    params.capabilities.workspace.diagnostics = nil
  end,
  commands = {
    ["dateline.showReferences"] = function(command, context)
      require("dateline.command").show_references(command, context)
    end,
  },
  handlers = {
    ["textDocument/publishDiagnostics"] = function(fault, result, ...)
      return vim.lsp.handlers["textDocument/publishDiagnostics"](fault, require("dateline.text").plain_answer(result), ...)
    end,
    ["dateline/status"] = function(_, status, context)
      require("dateline").remember(context.client_id, status)
    end,
  },
}
