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

--- What one server says of itself: the encoding of columns, its articles and findings.
local function client_lines(client)
  local buffers = vim.tbl_count(client.attached_buffers)
  vim.health.ok(("%s: %d open, positions in %s"):format(client.root_dir or "single files", buffers, client.offset_encoding))
  if client.offset_encoding ~= "utf-8" and vim.fn.has("nvim-0.11") == 0 then
    vim.health.warn("Neovim 0.10 gets the second half of an Arabic line wrong in " .. client.offset_encoding, {
      "let the capabilities of lsp/dateline.lua stand: they offer utf-8",
    })
  end
  local status = require("dateline").status(next(client.attached_buffers))
  if status then
    local words = ("%s: %d articles, %d findings"):format(status.state, status.articles, status.findings)
    local message = status.message
    vim.health.info(type(message) == "string" and words .. ". " .. message or words)
  end
  local info = require("dateline.server").ask_now(client, "info", {})
  if not info then
    vim.health.warn("the server does not answer, or is older than this plugin: `:Dateline` needs its commands")
  elseif type(info.newsroom) == "string" then
    vim.health.info("newsroom file: " .. info.newsroom)
  end
end

local function clients()
  vim.health.start("Articles")
  local attached = vim.lsp.get_clients({ name = "dateline" })
  if #attached == 0 then
    vim.health.info("no server is running: open a text or Markdown file")
  end
  vim.iter(attached):each(client_lines)
end

--- Whether the terminal is known to lay out right-to-left text, and its name; nil where neither is known.
local function terminal_orders()
  local env = vim.env
  if env.KONSOLE_VERSION then
    return true, "Konsole"
  elseif tonumber(env.VTE_VERSION or "") then
    -- VTE, which GNOME Terminal and many others are made of, does since 0.58.
    return tonumber(env.VTE_VERSION) >= 5800, "VTE " .. env.VTE_VERSION
  elseif (env.TERM or ""):find("mlterm", 1, true) or env.MLTERM then
    return true, "mlterm"
  elseif env.TERM_PROGRAM == "Apple_Terminal" then
    return true, "Terminal of macOS"
  elseif env.KITTY_WINDOW_ID or env.ALACRITTY_WINDOW_ID or env.GHOSTTY_RESOURCES_DIR or (env.TERM or ""):find("foot", 1, true) then
    return false, env.TERM
  end
  return nil, env.TERM or "unknown"
end

--- Windows that show an article from right to left.
local function turned_windows()
  return vim.tbl_filter(function(window)
    local buffer = vim.api.nvim_win_get_buf(window)
    return vim.wo[window].rightleft and vim.lsp.get_clients({ bufnr = buffer, name = "dateline" })[1] ~= nil
  end, vim.api.nvim_list_wins())
end

local function terminal()
  vim.health.start("Right-to-left text")
  local orders, name = terminal_orders()
  local known = orders == nil and "is not known to lay out Arabic or not to" or orders and "lays out Arabic" or "does not lay out Arabic"
  vim.health.info(("terminal %s: %s"):format(name, known))
  if vim.env.TMUX then
    vim.health.info("inside tmux, which hands on what the terminal outside it can do")
  end
  local turned = #turned_windows()
  vim.health.info(("'termbidi' is %s, 'rightleft' is on in %d windows with articles"):format(vim.o.termbidi and "on" or "off", turned))
  if vim.o.termbidi and orders == false then
    vim.health.warn("'termbidi' is on in a terminal that does not lay out Arabic", { ":set notermbidi, then :setlocal arabic" })
  elseif vim.o.termbidi and turned > 0 then
    vim.health.warn("'termbidi' and 'rightleft' both turn the text, which is then turned twice", { "set one of the two" })
  elseif orders and not vim.o.termbidi then
    vim.health.warn("'termbidi' is off in a terminal that lays out Arabic", { ":set termbidi" })
  elseif not vim.o.termbidi and turned == 0 then
    vim.health.info("Arabic is shown in the order of storage; see :help dateline-arabic")
  else
    vim.health.ok("Arabic is turned once")
  end
end

function M.check()
  neovim()
  server()
  clients()
  terminal()
end

return M
