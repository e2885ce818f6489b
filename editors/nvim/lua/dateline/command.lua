--- `:Dateline SUBCOMMAND`
local list = require("dateline.list")
local server = require("dateline.server")
local text = require("dateline.text")

local M = {}

--- What is there of the words, with `between` between them. Latin words and numbers come first and Arabic last: so a
--- line stays in order in a terminal that lays Arabic out, and is all Arabic to the eye after that.
local function joined(between, ...)
  local words = {}
  for n = 1, select("#", ...) do
    local word = select(n, ...)
    if type(word) == "string" and word ~= "" then
      table.insert(words, word)
    end
  end
  return table.concat(words, between)
end

local function counted(number, one, many)
  return ("%d %s"):format(number, number == 1 and one or many)
end

--- The rows of one meeting: a heading, then who says what of it, then what does not agree.
local function meeting_rows(meeting, rows)
  table.insert(rows, { text = joined("  ", meeting.first, meeting.kind, meeting.name) })
  for _, report in ipairs(meeting.reports or {}) do
    for _, said in ipairs(report.says or {}) do
      local words = joined(": ", said.label, said.text)
      table.insert(rows, { location = said.location, text = joined("  ", said.value, words) })
    end
    if #(report.says or {}) == 0 then
      table.insert(rows, { location = report.location, text = meeting.name or meeting.kind })
    end
  end
  for _, finding in ipairs(meeting.disagreements or {}) do
    table.insert(rows, {
      location = finding.location,
      text = joined(": ", finding.rule, finding.message),
      type = list.letter(finding.severity),
    })
  end
end

local function timeline()
  server.ask("timeline", {}, function(result, client)
    local rows = {}
    for _, meeting in ipairs(result.meetings or {}) do
      meeting_rows(meeting, rows)
    end
    if #rows == 0 then
      return server.say("no meetings in " .. counted(result.articles or 0, "article", "articles"))
    end
    list.show("meetings in order of time", rows, client)
  end)
end

--- The words of an article from a place on, as many as a line of a list has room for.
local function from_here(line, column)
  return vim.fn.strcharpart(line:sub(column), 0, 60)
end

--- Where a person is introduced, then where each article first names them.
local function person_rows(person, rows)
  if type(person.introduction) == "table" then
    table.insert(rows, {
      location = person.introduction,
      text = function(line, column)
        return "introduced  " .. from_here(line, column)
      end,
    })
  end
  for _, report in ipairs(person.reports or {}) do
    table.insert(rows, {
      location = report.location,
      text = function(line, column)
        return ("%d×  %s"):format(report.mentions, from_here(line, column))
      end,
    })
  end
  return rows
end

local function person_line(person)
  local who = joined(" · ", text.line(person.name), text.line(table.concat(person.roles or {}, " · ")))
  return ("%d×  %s"):format(person.mentions, who)
end

local function all_people(people, client)
  local rows = {}
  for _, person in ipairs(people) do
    table.insert(rows, { text = person_line(person) })
    person_rows(person, rows)
  end
  list.show("people", rows, client)
end

--- A picker; with `!` all of them in the quickfix list.
local function people(_, call)
  server.ask("people", {}, function(found, client)
    if #found == 0 then
      return server.say("no people")
    elseif call.bang then
      return all_people(found, client)
    end
    vim.ui.select(found, { prompt = "People", kind = "dateline.person", format_item = person_line }, function(person)
      if person then
        list.show(text.line(person.name), person_rows(person, {}), client)
      end
    end)
  end)
end

local function check()
  server.ask("check", {}, function(findings, client)
    if #findings == 0 then
      return server.say("no findings")
    end
    local rows = vim.tbl_map(function(finding)
      local words = joined(": ", finding.rule, finding.message)
      return { location = finding.location, text = words, type = list.letter(finding.severity) }
    end, findings)
    list.show("findings of all articles", rows, client)
  end)
end

local function fix()
  server.ask("fix", { vim.uri_from_bufnr(0) }, function(result)
    if result.applied then
      server.say(counted(result.edits, "repair", "repairs"))
    else
      server.say("nothing here has a repair to prefer over others; vim.lsp.buf.code_action() offers the rest")
    end
  end)
end

--- The rule of the finding at the cursor, else of the first one in its line.
local function rule_here()
  local at = vim.api.nvim_win_get_cursor(0)
  local first
  for _, finding in ipairs(vim.diagnostic.get(0, { lnum = at[1] - 1 })) do
    if finding.source == "dateline" then
      first = first or finding.code
      if finding.col <= at[2] and at[2] < finding.end_col then
        return finding.code
      end
    end
  end
  return first
end

--- A page in a split, where `q` closes it. Opened as `:vertical Dateline explain` says.
local function page(name, markdown, mods)
  local buffer = vim.fn.bufnr(name)
  buffer = buffer ~= -1 and buffer or vim.api.nvim_create_buf(false, true)
  local window = vim.fn.bufwinid(buffer)
  if window ~= -1 then
    vim.api.nvim_set_current_win(window)
  else
    vim.cmd({ cmd = "sbuffer", args = { buffer }, mods = mods })
  end
  vim.api.nvim_buf_set_name(buffer, name)
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(text.plain(markdown), "\n", { trimempty = true }))
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].bufhidden = "wipe"
  vim.bo[buffer].filetype = "markdown"
  text.turn(0, markdown)
  vim.keymap.set("n", "q", "<cmd>close<cr>", { buffer = buffer, desc = "Close this page" })
end

local function explain(rule, call)
  rule = rule or rule_here()
  if not rule then
    return server.say("which rule? There is no finding in this line", vim.log.levels.WARN)
  end
  server.ask("explain", { rule }, function(markdown)
    page("dateline://explain/" .. rule, markdown, call.smods)
  end)
end

--- Says what is known of the day of publication.
local function tell_published()
  server.ask("published", { vim.uri_from_bufnr(0) }, function(known)
    local day = known.day ~= vim.NIL and known.day
    if day then
      server.say(("published %s, %s"):format(day, known.told))
    else
      server.say(known.told, vim.log.levels.WARN)
    end
  end)
end

local function published(day)
  if not day then
    return tell_published()
  elseif not day:match("^%d%d%d%d%-%d%d%-%d%d$") then
    return server.say("a day is wanted, as in :Dateline published 2026-03-05", vim.log.levels.WARN)
  end
  server.ask("setPublished", { vim.uri_from_bufnr(0), day }, function(result)
    if not result.applied then
      server.say("nothing was changed", vim.log.levels.WARN)
    end
  end)
end

--- Starts the server for all buffers that hold articles.
local function start()
  if vim.fn.has("nvim-0.11") == 1 then
    return vim.lsp.enable("dateline")
  end
  local filetypes = (vim.g.dateline or {}).filetypes or { "text", "markdown" }
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(filetypes, vim.bo[buffer].filetype) then
      require("dateline.start")(buffer)
    end
  end
end

local function stop(clients, force)
  for _, client in ipairs(clients) do
    if vim.fn.has("nvim-0.11") == 1 then
      client:stop(force)
    else
      client.stop(force)
    end
  end
end

--- Stops the servers, and starts them anew when they are gone; one that does not go within three seconds is made to.
local function restart()
  local stopping = vim.lsp.get_clients({ name = "dateline" })
  stop(stopping, false)
  local function there(client)
    return vim.lsp.get_client_by_id(client.id) ~= nil
  end
  local waited = 0
  local timer = assert(vim.uv.new_timer())
  local function look()
    if timer:is_closing() then
      return
    elseif not vim.iter(stopping):any(there) then
      timer:close()
      start()
    elseif waited == 3000 then
      stop(stopping, true)
    end
    waited = waited + 50
  end
  timer:start(0, 50, vim.schedule_wrap(look))
end

--- Neovim's log of all servers, at its end: what Dateline writes to standard error is in it.
local function log(_, call)
  local file = require("vim.lsp.log").get_filename()
  vim.cmd({ cmd = "sview", args = { file }, magic = { file = false }, mods = call.smods })
  vim.bo.autoread = true
  vim.cmd("normal! G")
end

local subcommands = {
  check = check,
  explain = explain,
  fix = fix,
  log = log,
  people = people,
  published = published,
  restart = restart,
  timeline = timeline,
}

--- Those that are about all articles.
local about_all = { check = true, people = true, timeline = true }

--- Carries out `:Dateline`.
function M.run(call)
  local act = subcommands[call.fargs[1]]
  if not act then
    local names = table.concat(vim.fn.sort(vim.tbl_keys(subcommands)), ", ")
    return server.say(("no «%s»; there are %s"):format(call.fargs[1], names), vim.log.levels.ERROR)
  end
  if about_all[call.fargs[1]] then
    return server.when_read(function()
      act(call.fargs[2], call)
    end)
  end
  act(call.fargs[2], call)
end

--- Completes the subcommands, and the rules for `explain`.
function M.complete(lead, line, position)
  local before = vim.split(vim.trim(line:sub(1, position - #lead):gsub("^.-Dateline!?", "", 1)), "%s+", { trimempty = true })
  local words = {}
  if #before == 0 then
    words = vim.tbl_keys(subcommands)
  elseif #before == 1 and before[1] == "explain" then
    local client = server.client()
    words = client and server.ask_now(client, "explain", {}) or {}
  end
  words = vim.tbl_filter(function(word)
    return vim.startswith(word, lead)
  end, words)
  table.sort(words)
  return words
end

--- The command of a code lens: the places it counts.
function M.show_references(command, context)
  local client = vim.lsp.get_client_by_id(context.client_id) or server.client()
  local rows = vim.tbl_map(function(location)
    return {
      location = location,
      text = from_here,
    }
  end, vim.tbl_get(command, "arguments", 3) or {})
  list.show(text.line(command.title or "references"), rows, client)
end

return M
