-- A desk that asks for more than Neovim's own keys do: `:Dateline`, code lenses, windows from right to left. Neovim
-- was started with an article, as `nvim announcement.txt`.
local test = dofile(vim.fs.dirname(debug.getinfo(1, "S").source:sub(2)) .. "/harness.lua")

--- What the plugin told the user since it was last asked.
local told = {}
vim.notify = function(words)
  table.insert(told, words)
end

local function said(words)
  test.wait("the words «" .. words .. "»", function()
    return table.concat(told, "\n"):find(words, 1, true)
  end)
  told = {}
end

--- Runs a command that fills the quickfix list, and returns the list once it has that title; closes its window.
local function quickfix(command, title)
  vim.fn.setqflist({}, "f")
  vim.cmd(command)
  local list = test.wait("the list «" .. title .. "»", function()
    local list = vim.fn.getqflist({ title = true, items = true })
    return list.title == "Dateline: " .. title and #list.items > 0 and list
  end)
  test.same("quickfix", vim.bo.buftype)
  vim.cmd("cclose")
  return list.items
end

--- The words that an entry points at, from its column to the end of the line, and the file they are in.
local function pointed_at(item)
  local file = vim.api.nvim_buf_get_name(item.bufnr)
  return vim.fn.readfile(file)[item.lnum]:sub(item.col), vim.fs.basename(file)
end

--- The entry whose text holds `words` and that points at `quote` in `file`.
local function entry(items, words, quote, file)
  for n, item in ipairs(items) do
    if item.valid == 1 and item.text:find(words, 1, true) then
      local text, name = pointed_at(item)
      if name == file and vim.startswith(text, quote) then
        return n, item
      end
    end
  end
  error(("no entry «%s» for «%s» in %s:\n%s"):format(words, quote, file, vim.inspect(items)), 2)
end

local function heading(items, words)
  for n, item in ipairs(items) do
    if item.valid == 0 and item.text:find(words, 1, true) then
      return n, item
    end
  end
  error(("no heading «%s»:\n%s"):format(words, vim.inspect(items)), 2)
end

local function no_isolates(text)
  assert(not text:find("\u{2068}") and not text:find("\u{2069}"), "isolates are in: " .. text)
end

local function float()
  return test.wait("the float", function()
    local window = vim.b.lsp_floating_preview
    return window and vim.api.nvim_win_is_valid(window) and window
  end)
end

local function virtual_text(buffer)
  local client = test.client(buffer)
  local space = vim.diagnostic.get_namespace(vim.lsp.diagnostic.get_namespace(client.id)).user_data.virt_text_ns
  return space and #vim.api.nvim_buf_get_extmarks(buffer, space, 0, -1, {}) or 0
end

local function signs(buffer)
  local client = test.client(buffer)
  local space = vim.diagnostic.get_namespace(vim.lsp.diagnostic.get_namespace(client.id)).user_data.sign_ns
  return space and #vim.api.nvim_buf_get_extmarks(buffer, space, 0, -1, {}) or 0
end

test.run(function()
  local article = vim.api.nvim_get_current_buf()
  test.wait("the state «ready»", function()
    local status = require("dateline").status(article)
    return status and status.state == "ready" and status.findings > 2
  end)

  test.check("subcommands and rules are completed", function()
    test.same({ "people", "published" }, vim.fn.getcompletion("Dateline p", "cmdline"))
    local rules = vim.fn.getcompletion("Dateline explain w", "cmdline")
    test.same({ "weekday-mismatch" }, rules)
    test.same({}, vim.fn.getcompletion("Dateline check w", "cmdline"))
    test.same({ "restart" }, vim.fn.getcompletion("vertical Dateline res", "cmdline"))
  end)

  test.check("an unknown subcommand is named, with those there are", function()
    vim.cmd("Dateline tomeline")
    said("timeline")
  end)

  test.check(":Dateline timeline lists meetings under their day, with who says what", function()
    local items = quickfix("Dateline timeline", "meetings in order of time")
    local top, head = heading(items, "مؤتمر أمن المياه")
    assert(head.text:find("^2026%-03%-%d%d "), "the day does not come first: " .. head.text)
    local one = entry(items, "الثلاثاء 17 مارس 2026", "يوم الثلاثاء 17", "announcement.txt")
    local two = entry(items, "الأربعاء 18 مارس 2026", "يوم الأربعاء 18", "opening.txt")
    assert(top < one and top < two, "a report stands above its meeting")
    local days = {}
    for _, item in ipairs(items) do
      no_isolates(item.text)
      table.insert(days, item.valid == 0 and item.text:match("^%d%d%d%d%-%d%d%-%d%d") or nil)
    end
    test.same(vim.fn.sort(vim.deepcopy(days)), days)
    local _, odd = entry(items, "meeting-date-conflict", "يوم", "announcement.txt")
    test.same("W", odd.type)
  end)

  test.check(":cnext goes from the heading to the report, in the right column", function()
    quickfix("Dateline timeline", "meetings in order of time")
    vim.cmd("cfirst")
    vim.cmd("cnext")
    local items = vim.fn.getqflist()
    local first = vim.iter(items):find(function(item)
      return item.valid == 1
    end)
    test.same(first.bufnr, vim.api.nvim_get_current_buf())
    test.same({ first.lnum, first.col - 1 }, vim.api.nvim_win_get_cursor(0))
    vim.cmd.buffer(article)
  end)

  test.check(":Dateline check lists the findings of all articles", function()
    local items = quickfix("Dateline check", "findings of all articles")
    local _, weekday = entry(items, "weekday-mismatch: ", "يوم الأربعاء 12 مارس 2026", "announcement.txt")
    test.same("E", weekday.type)
    entry(items, "meeting-date-conflict: ", "يوم الأربعاء 18 مارس 2026", "opening.txt")
    for _, item in ipairs(items) do
      no_isolates(item.text)
    end
  end)

  test.check(":Dateline people picks one, and lists where articles name them", function()
    local choices, format
    vim.ui.select = function(items, options, choose)
      choices, format = items, options.format_item
      choose(vim.iter(items):find(function(person)
        return person.name:find("الحداد", 1, true)
      end))
    end
    local items = quickfix("Dateline people", "سلمى الحداد")
    assert(format(choices[1]):find("^%d+×  "), format(choices[1]))
    entry(items, "introduced", "سلمى الحداد", "announcement.txt")
    entry(items, "×", "الحداد", "delegations.txt")
  end)

  test.check(":Dateline! people lists all of them", function()
    local items = quickfix("Dateline! people", "people")
    heading(items, "سلمى الحداد")
    heading(items, "Visser")
    entry(items, "introduced", "Karen Visser", "harbour.md")
  end)

  test.check(":Dateline explain shows the page of a rule, and of the finding here", function()
    test.open("announcement.txt", "الأربعاء 12 مارس 2026")
    test.wait("the findings", function()
      return #vim.diagnostic.get(0) == 2
    end)
    vim.cmd("vertical Dateline explain")
    test.wait("the page", function()
      return vim.api.nvim_buf_get_name(0) == "dateline://explain/weekday-mismatch"
    end)
    test.same({ "nofile", "markdown", false }, { vim.bo.buftype, vim.bo.filetype, vim.bo.modifiable })
    assert(test.text(0):find("weekday-mismatch", 1, true), test.text(0))
    assert(vim.api.nvim_win_get_width(0) < vim.o.columns, "the modifier was not heeded")
    test.same({}, vim.lsp.get_clients({ bufnr = 0 }))
    vim.api.nvim_feedkeys("q", "xt", false)
    test.same(article, vim.api.nvim_get_current_buf())
    vim.cmd("Dateline explain no-such-rule")
    said("no-such-rule")
  end)

  test.check("repairs and findings carry no isolates", function()
    local buffer = test.open("announcement.txt", "الأربعاء 12 مارس 2026")
    for _, finding in ipairs(vim.diagnostic.get(buffer)) do
      no_isolates(finding.message)
    end
    local titles = {}
    vim.ui.select = function(items, options)
      titles = vim.tbl_map(options.format_item, items)
    end
    vim.lsp.buf.code_action()
    test.wait("the repairs", function()
      return titles[1]
    end)
    no_isolates(table.concat(titles))
  end)

  test.check("a window from right to left has signs and no virtual text, and only there", function()
    local before = vim.deepcopy(vim.diagnostic.config())
    vim.diagnostic.config({ virtual_text = true })
    local buffer = test.open("announcement.txt")
    test.wait("virtual text", function()
      return virtual_text(buffer) == 2
    end)
    vim.wo.rightleft = true
    test.wait("the end of the virtual text", function()
      return virtual_text(buffer) == 0
    end)
    test.same(2, signs(buffer))
    vim.wo.rightleft = false
    test.wait("virtual text again", function()
      return virtual_text(buffer) == 2
    end)
    test.same(true, vim.diagnostic.config().virtual_text)
    vim.diagnostic.config({ virtual_text = before.virtual_text })
    test.same(before, vim.diagnostic.config())
  end)

  test.check("what opens over such a window runs as its words do", function()
    test.open("announcement.txt", "الأربعاء 12 مارس 2026")
    vim.wo.rightleft = true
    vim.diagnostic.open_float()
    local window = float()
    test.wait("the float to turn", function()
      return not vim.wo[window].rightleft
    end)
    vim.api.nvim_win_close(window, true)
    test.same(true, vim.wo.rightleft)
    vim.cmd("Dateline check")
    test.wait("the list", function()
      return vim.bo.buftype == "quickfix"
    end)
    test.same(false, vim.wo.rightleft)
    vim.cmd("cclose")
    vim.wo.rightleft = false
  end)

  test.check(":checkhealth says how the terminal and Neovim share the turning of Arabic", function()
    local function report()
      vim.cmd("silent checkhealth dateline")
      local text = test.text(0)
      vim.cmd("bwipeout")
      return text
    end
    test.open("announcement.txt")
    vim.env.TMUX, vim.env.VTE_VERSION, vim.env.KONSOLE_VERSION = nil, nil, "240802"
    assert(report():find("WARNING 'termbidi' is off in a terminal that lays out", 1, true), report())
    vim.o.termbidi = true
    assert(report():find("OK Arabic is turned once", 1, true), report())
    vim.wo.rightleft = true
    assert(report():find("WARNING 'termbidi' and 'rightleft' both turn", 1, true), report())
    vim.env.KONSOLE_VERSION, vim.env.KITTY_WINDOW_ID = nil, "1"
    assert(report():find("WARNING 'termbidi' is on in a terminal that does not", 1, true), report())
    vim.o.termbidi = false
    assert(report():find("OK Arabic is turned once", 1, true), report())
    vim.wo.rightleft = false
    assert(report():find("Arabic is shown in the order of storage", 1, true), report())
  end)

  test.check("the command of a code lens lists the places it counts", function()
    local client = test.client(article)
    local range = { start = { line = 2, character = 0 }, ["end"] = { line = 2, character = 4 } }
    local uri = vim.uri_from_bufnr(article)
    local lens = {
      title = "2 places",
      command = "dateline.showReferences",
      arguments = { uri, range.start, { { uri = uri, range = range }, { uri = uri, range = range } } },
    }
    local run = client.commands["dateline.showReferences"]
    run(lens, { bufnr = article, client_id = client.id })
    local list = vim.fn.getqflist({ title = true, items = true })
    test.same("Dateline: 2 places", list.title)
    test.same({ 3, 1 }, { list.items[1].lnum, list.items[1].col })
    vim.cmd("cclose")
  end)

  test.check("a code lens that the user switched on lists what it counts", function()
    test.open("announcement.txt", "سلمى الحداد")
    if vim.fn.has("nvim-0.12") == 1 then
      vim.lsp.codelens.enable(true, { bufnr = article })
    else
      vim.lsp.codelens.refresh({ bufnr = article })
    end
    vim.ui.select = function(items, options, choose)
      choose(vim.iter(items):find(function(item)
        return options.format_item(item):find("سلمى الحداد", 1, true)
      end))
    end
    vim.fn.setqflist({}, "f")
    local list = test.wait("the list of a lens", function()
      vim.lsp.codelens.run()
      vim.wait(100)
      local list = vim.fn.getqflist({ title = true, items = true })
      return #list.items > 0 and list
    end)
    assert(vim.startswith(list.title, "Dateline: سلمى الحداد"), list.title)
    entry(list.items, "سلمى الحداد", "سلمى الحداد", "announcement.txt")
    entry(list.items, "الحداد", "الحداد", "delegations.txt")
    vim.cmd("cclose")
  end)

  test.check(":Dateline fix makes all repairs to prefer, and no other", function()
    vim.fn.writefile({
      "عمّان، 5 مارس 2026 (خدمة الأخبار) - يعقد المعرض يوم الخميس 12 كانون الثاني/فبراير 2026.",
      "",
      "ويفتتح المدير المعرض الثاني يوم الخميس 12 مارس 2026، وتعلن النتائج يوم الأربعاء 12 مارس 2026.",
      "",
      "وتبدأ الدورة يوم الأحد 24 مارس 2026.",
    }, "fair.txt")
    local buffer = test.open("fair.txt")
    test.wait("the findings", function()
      return #vim.diagnostic.get(buffer) == 3
    end)
    vim.cmd("Dateline fix")
    said("2 repairs")
    test.same({ "weekday-mismatch «يوم الأحد 24 مارس 2026»" }, test.wait("the repaired text", function()
      local left = test.findings(buffer)
      return #left == 1 and left
    end))
    assert(test.text(buffer):find("النتائج يوم الخميس 12 مارس 2026", 1, true), test.text(buffer))
    assert(not test.text(buffer):find("كانون", 1, true), test.text(buffer))
    vim.cmd("Dateline fix")
    said("nothing here")
  end)

  test.check(":Dateline published tells and writes the day of publication", function()
    vim.fn.writefile({ "Council to meet", "", "The council will meet on Tuesday, the mayor said." }, "council.txt")
    local buffer = test.open("council.txt")
    vim.cmd("Dateline published")
    said("a publication date that is not known")
    vim.cmd("Dateline published yesterday")
    said("a day is wanted")
    vim.cmd("Dateline published 2026-03-06")
    test.wait("the front matter", function()
      return test.text(buffer):find("^%-%-%-\n.*published: 2026%-03%-06\n.*%-%-%-\n")
    end)
    vim.cmd("Dateline published 2026-03-07")
    test.wait("the other day", function()
      return test.text(buffer):find("published: 2026-03-07", 1, true) and not test.text(buffer):find("2026-03-06", 1, true)
    end)
    vim.cmd("Dateline published")
    said("published 2026-03-07, from the front matter")
    vim.cmd("edit!")
  end)

  test.check(":Dateline restart starts anew, and the findings come back", function()
    local buffer = test.open("announcement.txt")
    local old = test.client(buffer).id
    vim.cmd("Dateline restart")
    test.wait("another client", function()
      local client = vim.lsp.get_clients({ bufnr = buffer, name = "dateline" })[1]
      return client and client.id ~= old
    end)
    test.wait("the findings", function()
      return #test.findings(buffer) == 2
    end)
    test.same(1, #vim.lsp.get_clients({ name = "dateline" }))
    -- Asked of a server that has only begun to read, the answer is of all articles even so.
    vim.cmd("Dateline restart")
    test.wait("a third client", function()
      local client = vim.lsp.get_clients({ bufnr = buffer, name = "dateline" })[1]
      return client and client.id > old + 1
    end)
    entry(quickfix("Dateline check", "findings of all articles"), "meeting-date-conflict", "يوم الأربعاء 18", "opening.txt")
    vim.wo.rightleft = true
    test.wait("the end of virtual text in the new client's namespace", function()
      return virtual_text(buffer) == 0 and signs(buffer) == 2
    end)
    vim.wo.rightleft = false
  end)

  test.check("neither the whole disk nor the home folder is taken for a newsroom", function()
    local config = dofile(vim.api.nvim_get_runtime_file("lsp/dateline.lua", false)[1])
    local newsroom = vim.fn.getcwd()
    local function root_from(folder)
      vim.cmd.cd(vim.fn.fnameescape(folder))
      local root
      config.root_dir(article, function(found)
        root = found
      end)
      vim.cmd.cd(vim.fn.fnameescape(newsroom))
      return root
    end
    test.same(newsroom, root_from(newsroom))
    test.same(nil, root_from("/"))
    test.same(nil, root_from(vim.env.HOME))
    test.same(nil, root_from(vim.fs.dirname(newsroom)))
  end)

  test.check(":Dateline log opens the log of the servers", function()
    vim.cmd("tab Dateline log")
    test.same("lsp.log", vim.fs.basename(vim.api.nvim_buf_get_name(0)))
    test.same(2, vim.fn.tabpagenr("$"))
    test.same({ true, vim.fn.line("$") }, { vim.bo.readonly, vim.fn.line(".") })
    vim.cmd("tabclose")
  end)

  test.check("without a server a command says so", function()
    for _, client in ipairs(vim.lsp.get_clients({ name = "dateline" })) do
      client.rpc.terminate()
    end
    test.wait("the end of the server", function()
      return #vim.lsp.get_clients({ name = "dateline" }) == 0
    end)
    vim.cmd("Dateline timeline")
    said("no server is running")
    vim.cmd("Dateline restart")
    test.client(article)
  end)

  test.check("no error was reported", function()
    test.same("", vim.v.errmsg)
  end)
end)
