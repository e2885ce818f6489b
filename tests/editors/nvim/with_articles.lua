-- A desk at work: Neovim was started with an article, as `nvim announcement.txt`.
local test = dofile(vim.fs.dirname(debug.getinfo(1, "S").source:sub(2)) .. "/harness.lua")
local expected = vim.json.decode(table.concat(vim.fn.readfile(vim.env.EXPECTATIONS), "\n"))

local function as_lines(findings)
  return vim.tbl_map(function(finding)
    return ("%s «%s»"):format(finding.rule, finding.text)
  end, findings)
end

local function without(rule, findings)
  return as_lines(vim.tbl_filter(function(finding)
    return finding.rule ~= rule
  end, findings))
end

--- The text of the floating window that `K` opens; closes it.
local function hover()
  vim.lsp.buf.hover()
  local window = test.wait("the hover", function()
    return vim.iter(vim.api.nvim_list_wins()):find(function(w)
      return vim.api.nvim_win_get_config(w).relative ~= ""
    end)
  end)
  local text = test.text(vim.api.nvim_win_get_buf(window))
  vim.api.nvim_win_close(window, true)
  return text
end

test.run(function()
  local first = vim.api.nvim_get_current_buf()

  test.check("the article given on the command line is read", function()
    local client = test.client(first)
    test.same("utf-8", client.offset_encoding)
    test.same(vim.uv.fs_realpath(vim.fn.getcwd()), vim.uv.fs_realpath(client.root_dir))
  end)

  -- All are opened and all findings have come before one is compared, and then there is a pause: a false
  -- finding that comes late must not be missed.
  for file in vim.spairs(expected.findings) do
    test.open(file)
  end
  vim.wait(10000, function()
    return vim.iter(expected.findings):all(function(file, findings)
      return vim.deep_equal(as_lines(findings), test.findings(vim.fn.bufnr(file)))
    end)
  end, 20)
  vim.wait(500)
  for file, findings in vim.spairs(expected.findings) do
    test.check("findings of " .. file, function()
      test.same(as_lines(findings), test.findings(vim.fn.bufnr(file)))
    end)
  end

  for _, case in ipairs(expected.hovers) do
    test.check(("hover on «%s»"):format(case["in"] or case.at), function()
      test.open(case.file, case.at, case["in"])
      local text = hover()
      for _, words in ipairs(case.says) do
        assert(text:find(words, 1, true), ("«%s» is not in the hover:\n%s"):format(words, text))
      end
    end)
  end

  for _, case in ipairs(expected.definitions) do
    test.check(("definition of «%s»"):format(case["in"] or case.at), function()
      test.open(case.file, case.at, case["in"])
      test.same(case.file, vim.fs.basename(vim.api.nvim_buf_get_name(0)))
      vim.lsp.buf.definition()
      test.wait("the other file", function()
        return vim.fs.basename(vim.api.nvim_buf_get_name(0)) == case.to
      end)
      local line = vim.api.nvim_get_current_line()
      assert(line:find(case.line, 1, true), ("«%s» is not in the line: %s"):format(case.line, line))
    end)
  end

  test.check("the status is kept for a status line", function()
    test.open("announcement.txt")
    local status = test.wait("the state «ready»", function()
      local status = require("dateline").status()
      return status and status.state == "ready" and status
    end)
    test.same(vim.tbl_count(expected.findings), status.articles)
    assert(status.findings > 0, "no findings are counted")
  end)

  test.check("the findings come back when the article is read again", function()
    local buffer = test.open("announcement.txt")
    test.expect_findings(buffer, as_lines(expected.findings["announcement.txt"]))
    vim.cmd("edit")
    test.expect_findings(buffer, as_lines(expected.findings["announcement.txt"]))
  end)

  test.check("a repair makes the finding go", function()
    local case = expected.fix
    local buffer = test.open(case.file, case.at)
    vim.lsp.buf.code_action({
      apply = true,
      context = { only = { "quickfix" } },
      filter = function(action)
        return action.title:find(case.title, 1, true) ~= nil
      end,
    })
    test.wait("the repaired text", function()
      return test.text(buffer):find(case.becomes, 1, true)
    end)
    test.expect_findings(buffer, without(case.rule, expected.findings[case.file]))
  end)

  test.check("an edit makes the finding go, in the other article too", function()
    local case = expected.edit
    local buffer = test.open(case.file)
    local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
    for n, line in ipairs(lines) do
      lines[n] = line:gsub(vim.pesc(case.replace), (case.with:gsub("%%", "%%%%")))
    end
    vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
    assert(test.text(buffer):find(case.with, 1, true), "the edit changed nothing")
    for _, file in ipairs(case.clears) do
      test.wait("the end of the finding in " .. file, function()
        return not vim.iter(test.findings(vim.fn.bufnr(file))):any(function(finding)
          return vim.startswith(finding, case.rule)
        end)
      end)
    end
  end)

  test.check(":checkhealth dateline finds no error", function()
    vim.cmd.checkhealth("dateline")
    local report = test.text(0)
    assert(report:find("version: dateline", 1, true), "the version is not in the report:\n" .. report)
    assert(report:find("4 articles", 1, true), "the articles are not in the report:\n" .. report)
    assert(not report:find("ERROR", 1, true), report)
  end)

  test.check("the help has its tags", function()
    vim.cmd("helptags ALL")
    vim.cmd.help("g:dateline")
    test.same("dateline.txt", vim.fs.basename(vim.api.nvim_buf_get_name(0)))
    for reference in test.text(0):gmatch("|(%S-)|") do
      assert(vim.tbl_contains(vim.fn.getcompletion(reference, "help"), reference), "no help for |" .. reference .. "|")
    end
    for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
      assert(vim.fn.strwidth(line) <= 78, "too wide: " .. line)
    end
  end)

  test.check("no error was reported", function()
    test.same("", vim.v.errmsg)
  end)
end)
