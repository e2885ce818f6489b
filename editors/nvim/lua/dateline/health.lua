--- `:checkhealth dateline`
local M = {}

local function neovim()
  vim.health.start("Neovim")
  local version = tostring(vim.version())
  if vim.fn.has("nvim-0.10") == 0 then
    vim.health.error(version .. " is too old: Dateline needs 0.10 or later")
  elseif vim.fn.has("nvim-0.11") == 0 then
    vim.health.ok(version .. " (the server is started by an autocommand)")
  else
    vim.health.ok(version .. " (the server is started by vim.lsp.enable)")
  end
  if (vim.g.dateline or {}).enabled == false then
    vim.health.warn("switched off", { "vim.g.dateline.enabled is false" })
  elseif not vim.g.loaded_dateline then
    vim.health.error("plugin/dateline.lua has not run", { "add the folder editors/nvim to 'runtimepath'" })
  end
end

local function server()
  vim.health.start("Server")
  local cmd = (vim.g.dateline or {}).cmd or { "dateline", "lsp" }
  local program = vim.fn.exepath(cmd[1])
  if program == "" then
    vim.health.error("`" .. cmd[1] .. "` is not found", {
      "install it: cargo install dateline",
      'or say where it is: vim.g.dateline = { cmd = { "/path/to/dateline", "lsp" } }',
    })
    return
  end
  vim.health.ok("program: " .. program)
  local ran, result = pcall(function()
    return vim.system({ program, "--version" }, { text = true, timeout = 5000 }):wait()
  end)
  if ran and result.code == 0 then
    vim.health.ok("version: " .. vim.trim(result.stdout))
  else
    vim.health.error("`" .. program .. " --version` fails", { ran and vim.trim(result.stderr or "") or result })
  end
end

local function clients()
  vim.health.start("Articles")
  local attached = vim.lsp.get_clients({ name = "dateline" })
  if #attached == 0 then
    vim.health.info("no server is running: open a text or Markdown file")
  end
  for _, client in ipairs(attached) do
    local buffers = vim.tbl_count(client.attached_buffers)
    vim.health.ok(("%s: %d open, positions in %s"):format(client.root_dir or "single files", buffers, client.offset_encoding))
    local status = require("dateline").status(next(client.attached_buffers))
    if status then
      local words = ("%s: %d articles, %d findings"):format(status.state, status.articles, status.findings)
      local message = status.message
      vim.health.info(type(message) == "string" and words .. ". " .. message or words)
    end
  end
end

local function terminal()
  vim.health.start("Right-to-left text")
  if vim.o.termbidi then
    vim.health.ok("'termbidi' is on: the terminal is expected to order and join Arabic")
  else
    vim.health.info(
      "'termbidi' is off: Neovim itself writes Arabic in the order of storage. In a terminal that orders "
        .. "right-to-left text itself (Konsole, GNOME Terminal, mlterm) set 'termbidi'; in another one "
        .. "'rightleft' turns a window of Arabic around. See :help dateline-arabic"
    )
  end
end

function M.check()
  neovim()
  server()
  clients()
  terminal()
end

return M
