--- The way to the server: which one, and what it is asked to do.
local M = {}

local new = vim.fn.has("nvim-0.11") == 1

--- The server of the current buffer; where it has none (a quickfix list, a page of help), any that runs.
function M.client()
  return vim.lsp.get_clients({ bufnr = 0, name = "dateline" })[1] or vim.lsp.get_clients({ name = "dateline" })[1]
end

--- Tells the user something.
function M.say(words, level)
  vim.notify("Dateline: " .. words, level or vim.log.levels.INFO)
end

--- The name of a command of the server, and what else makes a request of it.
local function request(command, arguments)
  return "workspace/executeCommand", { command = "dateline.server." .. command, arguments = arguments }
end

local function offers(client, command)
  local offered = vim.tbl_get(client.server_capabilities, "executeCommandProvider", "commands") or {}
  return vim.tbl_contains(offered, "dateline.server." .. command)
end

--- The server, if it is there and can do that; else the user is told what is amiss.
local function able(command)
  local client = M.client()
  if not client then
    return M.say("no server is running. Open an article, or see :checkhealth dateline", vim.log.levels.WARN)
  end
  if not offers(client, command) then
    local version = vim.tbl_get(client, "server_info", "version") or "that runs"
    return M.say(("the server %s cannot do that; it is older than this plugin"):format(version), vim.log.levels.WARN)
  end
  return client
end

--- Has the server carry out a command, and calls `done` with the result and the client.
function M.ask(command, arguments, done)
  local client = able(command)
  if not client then
    return
  end
  local function answer(fault, result)
    if fault then
      M.say(fault.message or vim.inspect(fault), vim.log.levels.ERROR)
    elseif result ~= nil and result ~= vim.NIL then
      done(result, client)
    end
  end
  local method, params = request(command, arguments)
  local buffer = vim.api.nvim_get_current_buf()
  if new then
    client:request(method, params, answer, buffer)
  else
    client.request(method, params, answer, buffer)
  end
end

--- Calls `act` once the server has read all articles: what it answers before is of some of them only. A server that
--- takes longer than a minute is asked all the same.
function M.when_read(act)
  local client = M.client()
  local deadline = vim.uv.now() + 60000
  local told = false
  local function look()
    local status = client and require("dateline").status_of(client.id)
    local reading = client and not (status and (status.state == "ready" or status.state == "idle"))
    if not reading or client.is_stopped(client) or vim.uv.now() > deadline then
      return act()
    end
    if status and not told then
      told = true
      M.say("the articles are still being read")
    end
    vim.defer_fn(look, 50)
  end
  look()
end

--- The same as `ask` at once, for completion and the health check: the result, or nil within a second.
function M.ask_now(client, command, arguments)
  if not offers(client, command) then
    return nil
  end
  local method, params = request(command, arguments)
  local buffer = vim.api.nvim_get_current_buf()
  local answer
  if new then
    answer = client:request_sync(method, params, 1000, buffer)
  else
    answer = client.request_sync(method, params, 1000, buffer)
  end
  local result = answer and answer.result
  return result ~= vim.NIL and result or nil
end

return M
