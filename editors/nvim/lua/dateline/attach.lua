--- What is done once for each client, when its first buffer is attached: plain text, and findings that can be read
--- in a window that runs from right to left ('rightleft').
local text = require("dateline.text")

local M = {}

--- By buffer, whether the findings were last drawn for a window that runs from right to left.
local drawn = {}

local function rightleft(buffer)
  return vim.iter(vim.fn.win_findbuf(buffer)):any(function(window)
    return vim.wo[window].rightleft
  end)
end

--- What the user set for all diagnostics; an option may be a function of namespace and buffer.
local function setting(option, namespace, buffer)
  local value = vim.diagnostic.config()[option]
  if type(value) == "function" then
    return value(namespace, buffer)
  end
  return value or false
end

--- Such a window draws everything from right to left, so that a message in it would run backwards: there the
--- findings have signs, and their words stand in the float (`CTRL-W d`) and in the lists. Only the client's own
--- namespace is told so, and what the user set for that one stays.
local function configure(namespace)
  local own = vim.diagnostic.config(nil, namespace) or {}
  local options = {}
  for _, option in ipairs({ "virtual_text", "virtual_lines", "signs" }) do
    if own[option] == nil and vim.diagnostic.config()[option] ~= nil then
      options[option] = function(_, buffer)
        drawn[buffer] = rightleft(buffer)
        if drawn[buffer] then
          return option == "signs" and (setting(option, namespace, buffer) or true)
        end
        return setting(option, namespace, buffer)
      end
    end
  end
  vim.diagnostic.config(options, namespace)
end

--- Turns the float that Neovim has opened for an article: what hovers there, or a finding.
local function turn_float()
  local float = vim.b.lsp_floating_preview
  if float and vim.api.nvim_win_is_valid(float) and vim.lsp.get_clients({ bufnr = 0, name = "dateline" })[1] then
    local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(float), 0, -1, false)
    text.turn(float, table.concat(lines, "\n"))
  end
end

--- Draws findings anew where a window was turned, opened or closed.
local function redraw()
  for _, client in ipairs(vim.lsp.get_clients({ name = "dateline" })) do
    for buffer in pairs(client.attached_buffers) do
      if drawn[buffer] ~= nil and drawn[buffer] ~= rightleft(buffer) then
        vim.diagnostic.show(vim.lsp.diagnostic.get_namespace(client.id), buffer)
      end
    end
  end
end

local function watch()
  local group = vim.api.nvim_create_augroup("dateline.rightleft", {})
  local function on(events, pattern, act)
    vim.api.nvim_create_autocmd(events, { group = group, pattern = pattern, callback = vim.schedule_wrap(act) })
  end
  on("OptionSet", { "rightleft", "arabic" }, redraw)
  on({ "BufWinEnter", "WinClosed" }, "*", redraw)
  on("WinNew", "*", turn_float)
  vim.api.nvim_create_autocmd("BufWipeout", {
    group = group,
    callback = function(event)
      drawn[event.buf] = nil
    end,
  })
end

--- Answers come without isolates. Notifications, the findings among them, pass the handlers of the client instead.
--- What the server is to complete later (`codeAction/resolve`) goes back to it as it came, by which it knows it.
local function read_plainly(client)
  local request = client.rpc.request
  local as_it_came = setmetatable({}, { __mode = "k" })
  local function plain(result)
    if type(result) == "table" and vim.islist(result) then
      for _, item in ipairs(result) do
        if type(item) == "table" and item.data ~= nil then
          as_it_came[item] = vim.deepcopy(item)
        end
      end
    end
    return text.plain_answer(result)
  end
  client.rpc.request = function(method, params, callback, ...)
    return request(method, as_it_came[params] or params, function(fault, result, ...)
      callback(fault, plain(result), ...)
    end, ...)
  end
end

local known = {}

--- A buffer was attached to a client.
function M.attach(client_id)
  local client = vim.lsp.get_client_by_id(client_id)
  if not client or known[client_id] then
    return
  end
  if not next(known) then
    watch()
  end
  known[client_id] = true
  read_plainly(client)
  configure(vim.lsp.diagnostic.get_namespace(client_id))
end

return M
