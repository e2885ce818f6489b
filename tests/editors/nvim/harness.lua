--- What the Neovim tests share: named checks, waiting, and places found by quotation.
local M = {}

local passed, failed = 0, 0
local version = tostring(vim.version()):gsub("%+.*", "")

--- One check. Those after it still run when it fails.
function M.check(name, body)
  local began = vim.uv.hrtime()
  local ok, trouble = xpcall(body, debug.traceback)
  passed, failed = passed + (ok and 1 or 0), failed + (ok and 0 or 1)
  local line = ("%s  nvim %s: %s (%d ms)\n"):format(ok and "ok  " or "FAIL", version, name, (vim.uv.hrtime() - began) / 1e6)
  io.stdout:write(ok and line or line .. tostring(trouble):gsub("\n?$", "\n"))
end

--- Runs the checks once Neovim has come up, and ends it with 0 only if all passed and there were some.
function M.run(checks)
  vim.api.nvim_create_autocmd("VimEnter", {
    once = true,
    callback = vim.schedule_wrap(function()
      local ok, trouble = xpcall(checks, debug.traceback)
      if not ok then
        io.stdout:write("FAIL  " .. trouble .. "\n")
      end
      vim.cmd((ok and failed == 0 and passed > 0) and "qall!" or "1cquit!")
    end),
  })
end

--- Waits until `probe` returns something true, and returns it; fails with `what` after ten seconds.
function M.wait(what, probe)
  local result
  local came = vim.wait(10000, function()
    result = probe()
    return result
  end, 20)
  return came and result or error(what .. " did not come", 2)
end

function M.same(expected, actual)
  if not vim.deep_equal(expected, actual) then
    error(("expected %s\n     got %s"):format(vim.inspect(expected), vim.inspect(actual)), 2)
  end
end

--- The buffer's text, lines joined by "\n".
function M.text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
end

--- Row and byte column (from 0) of the middle of `quote`, of its occurrence inside `context` if given.
function M.place(buffer, quote, context)
  local text = M.text(buffer)
  local from = text:find(context or quote, 1, true)
  from = from and text:find(quote, from, true) or error("not in the text: " .. quote, 2)
  local middle = from + vim.str_byteindex(quote, math.floor(vim.fn.strchars(quote) / 2)) - 1
  local before = text:sub(1, middle)
  local _, row = before:gsub("\n", "")
  return row, #before:match("[^\n]*$")
end

--- The client of a buffer, once it is there.
function M.client(buffer)
  return M.wait("the client", function()
    local client = vim.lsp.get_clients({ bufnr = buffer, name = "dateline" })[1]
    return client and client.initialized and client
  end)
end

--- Opens a file of the newsroom, puts the cursor on `quote`, and returns the buffer once the server has it.
function M.open(file, quote, context)
  -- `:edit` of the file that is open would read it again.
  if vim.fs.basename(vim.api.nvim_buf_get_name(0)) ~= file then
    vim.cmd.edit(vim.fn.fnameescape(file))
  end
  local buffer = vim.api.nvim_get_current_buf()
  M.client(buffer)
  if quote then
    local row, column = M.place(buffer, quote, context)
    vim.api.nvim_win_set_cursor(0, { row + 1, column })
  end
  return buffer
end

--- The findings of a buffer as a list of "rule «text»", in the order of the text.
function M.findings(buffer)
  local found = vim.diagnostic.get(buffer)
  table.sort(found, function(a, b)
    return a.lnum ~= b.lnum and a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col
  end)
  return vim.tbl_map(function(d)
    local text = vim.api.nvim_buf_get_text(buffer, d.lnum, d.col, d.end_lnum, d.end_col, {})
    return ("%s «%s»"):format(d.code, table.concat(text, "\n"))
  end, found)
end

--- Waits until the findings of a buffer are exactly these.
function M.expect_findings(buffer, expected)
  vim.wait(10000, function()
    return vim.deep_equal(expected, M.findings(buffer))
  end, 20)
  M.same(expected, M.findings(buffer))
end

return M
