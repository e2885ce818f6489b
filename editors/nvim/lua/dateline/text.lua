--- Text for a window of Neovim. The server puts quotations between isolates (U+2068, U+2069), which keep Arabic and
--- its quotation marks together where text is laid out. Neovim lays nothing out and never hands them to the terminal:
--- it writes them as `<2068>`.
local M = {}

local isolates = { "\u{2068}", "\u{2069}" }

--- The text without isolates.
function M.plain(text)
  for _, isolate in ipairs(isolates) do
    text = text:gsub(isolate, "")
  end
  return text
end

--- The text in one line.
function M.line(text)
  return vim.trim((M.plain(text):gsub("%s+", " ")))
end

--- Whether most of its letters are of a script that runs from right to left. In UTF-8 the letters of Hebrew, Arabic,
--- Syriac and Thaana begin with the bytes D6 to DE, and those of no other script do.
function M.runs_left(text)
  local _, left = text:gsub("[\214-\222][\128-\191]", "")
  local _, right = text:gsub("%a", "")
  return left > right
end

--- A window that is opened over one that runs from right to left takes that from it, and draws English backwards:
--- this has it run as most of its words do.
function M.turn(window, words)
  if vim.wo[window].rightleft and not M.runs_left(words) then
    vim.api.nvim_set_option_value("rightleft", false, { win = window, scope = "local" })
  end
end

--- What a user reads in an answer; all else, the text of an edit above all, is left as it came.
local read = { contents = true, detail = true, documentation = true, label = true, message = true, title = true, tooltip = true, value = true }
local kept = { arguments = true, data = true, edit = true }

--- An answer of the server with what a user reads of it made plain.
function M.plain_answer(answer, key)
  if type(answer) == "string" then
    return read[key] and M.plain(answer) or answer
  elseif type(answer) ~= "table" or kept[key] then
    return answer
  end
  for name, value in pairs(answer) do
    -- The strings of a list are what the list is.
    answer[name] = M.plain_answer(value, type(name) == "number" and key or name)
  end
  return answer
end

return M
