--- Starting the server where Neovim does not do it by itself: 0.10 knows no `vim.lsp.enable`, reads no lsp/*.lua and
--- does not complete the capabilities of a client.
return function(buffer)
  if vim.bo[buffer].buftype ~= "" then
    return
  end
  local config = dofile(vim.api.nvim_get_runtime_file("lsp/dateline.lua", false)[1])
  config.name = "dateline"
  config.capabilities = vim.tbl_deep_extend("force", vim.lsp.protocol.make_client_capabilities(), config.capabilities)
  local find_root = config.root_dir
  config.root_dir = nil
  find_root(buffer, function(folder)
    config.root_dir = folder
  end)
  vim.lsp.start(config, { bufnr = buffer })
end
