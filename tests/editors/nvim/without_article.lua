-- Neovim without an article costs nothing: no module of the plugin is loaded and no server runs.
local test = dofile(vim.fs.dirname(debug.getinfo(1, "S").source:sub(2)) .. "/harness.lua")

test.run(function()
  test.check("the plugin was found", function()
    test.same(true, vim.g.loaded_dateline)
  end)

  test.check("nothing is loaded before an article is opened", function()
    vim.cmd("enew | setfiletype lua")
    vim.wait(200)
    test.same({}, vim.tbl_filter(function(name)
      return vim.startswith(name, "dateline")
    end, vim.tbl_keys(package.loaded)))
    test.same({}, vim.lsp.get_clients())
  end)

  test.check("a file opened after the start is read too", function()
    local buffer = test.open("announcement.txt")
    test.wait("a finding", function()
      return test.findings(buffer)[1]
    end)
  end)
end)
