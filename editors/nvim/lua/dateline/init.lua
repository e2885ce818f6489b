--- What the server last said about itself.
local M = {}

local by_client = {}

--- Keeps what a client's server said in `dateline/status`.
function M.remember(client_id, status)
  by_client[client_id] = status
  vim.api.nvim_exec_autocmds("User", { pattern = "DatelineStatus", modeline = false })
end

--- For a status line: `state` ("starting", "indexing", "ready" or "idle"), `articles`, `findings` and
--- `message` of the server of a buffer (0 or nothing: the current one); nil where there is none.
function M.status(buffer)
  local client = vim.lsp.get_clients({ bufnr = buffer or 0, name = "dateline" })[1]
  return client and by_client[client.id]
end

--- The same of a client.
function M.status_of(client_id)
  return by_client[client_id]
end

return M
