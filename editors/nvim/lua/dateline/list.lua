--- Lists of places in the quickfix window.
local text = require("dateline.text")

local M = {}

--- The quickfix entries of `rows`, in their order. A row is `{ location, text, type }`; one without a location is a
--- heading that `:cnext` steps over. `text` may be a function of the line and the column (from 1) of the place.
local function items(rows, client)
  local places = vim.tbl_map(function(row)
    return row.location
  end, vim.tbl_filter(function(row)
    return row.location ~= nil
  end, rows))
  -- All at once, so that each file is read once; that sorts them by file, and the order of the rows is another.
  local found = {}
  for _, item in ipairs(vim.lsp.util.locations_to_items(places, client.offset_encoding)) do
    found[item.user_data] = item
  end
  return vim.tbl_map(function(row)
    local item = row.location and found[row.location] or { valid = 0 }
    local words = row.text
    if type(words) == "function" then
      words = words(item.text or "", item.col or 1)
    end
    return vim.tbl_extend("force", item, { text = text.line(words), type = row.type, user_data = row.location })
  end, rows)
end

--- Shows the rows as a new quickfix list.
function M.show(title, rows, client)
  local entries = items(rows, client)
  vim.fn.setqflist({}, " ", { title = "Dateline: " .. title, items = entries })
  vim.cmd("botright copen")
  local words = vim.tbl_map(function(entry)
    return entry.text
  end, entries)
  text.turn(0, table.concat(words, "\n"))
end

--- The first letter of a severity, as the quickfix list has it: `hint` is its note.
function M.letter(severity)
  return ({ error = "E", warning = "W", info = "I", hint = "N" })[severity]
end

return M
