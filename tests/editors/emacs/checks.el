;;; checks.el --- Eglot over the newsroom  -*- lexical-binding: t -*-

;; Loaded by run.sh after the lines of editors/emacs.md, in the folder of the newsroom.

(require 'eglot)
(require 'flymake)
(require 'json)

(setq eglot-confirm-server-edits nil
      eglot-autoshutdown t
      vc-handled-backends nil
      make-backup-files nil)

(defvar checks-failed 0)
(defvar checks-expected
  (let ((json-array-type 'list))
    (json-read-file (getenv "EXPECTATIONS"))))

(defmacro check (name &rest body)
  "Run BODY as the check NAME; those after it still run when it fails."
  (declare (indent 1))
  `(condition-case trouble
       (progn ,@body (message "ok    emacs %s: %s" emacs-version ,name))
     (error (setq checks-failed (1+ checks-failed))
            (message "FAIL  emacs %s: %s\n      %s" emacs-version ,name (error-message-string trouble)))))

(defun same (expected actual)
  "Fail unless ACTUAL is EXPECTED."
  (unless (equal expected actual)
    (error "Expected %S\n           got %S" expected actual)))

(defun wait (what probe)
  "Wait until PROBE returns something, and return it; fail with WHAT after ten seconds."
  (let ((end (+ (float-time) 10)) result)
    (while (not (or (setq result (funcall probe)) (> (float-time) end)))
      (accept-process-output nil 0.02))
    (or result (error "%s did not come" what))))

(defun open (file)
  "Visit FILE, once the server has it."
  (switch-to-buffer (find-file-noselect file))
  ;; Eglot starts behind a command, and there are no commands in a batch.
  (run-hooks 'post-command-hook)
  (wait "the server" #'eglot-managed-p))

(defun place (quotation &optional context)
  "Put point into the middle of QUOTATION, of its occurrence inside CONTEXT if given."
  (goto-char (point-min))
  (when context
    (search-forward context)
    (goto-char (match-beginning 0)))
  (search-forward quotation)
  (goto-char (+ (match-beginning 0) (/ (length quotation) 2))))

(defun findings ()
  "The findings of the buffer as (RULE . TEXT), in the order of the text."
  (let ((all (sort (flymake-diagnostics)
                   (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))
    (mapcar (lambda (finding)
              (cons (plist-get (alist-get 'eglot-lsp-diag (flymake-diagnostic-data finding)) :code)
                    (buffer-substring-no-properties (flymake-diagnostic-beg finding)
                                                    (flymake-diagnostic-end finding))))
            all)))

(defun expected-findings (file)
  "What FILE is expected to have."
  (mapcar (lambda (finding) (cons (alist-get 'rule finding) (alist-get 'text finding)))
          (alist-get (intern file) (alist-get 'findings checks-expected))))

(defun expect-findings (wanted)
  "Fail unless the findings of the buffer come to be WANTED."
  ;; Edits are told when Emacs is idle, which a batch never is.
  (eglot--signal-textDocument/didChange)
  (ignore-errors (wait "" (lambda () (flymake-start) (equal wanted (findings)))))
  (same wanted (findings)))

(defun ask (method)
  "What the server answers to METHOD at point."
  (eglot--request (eglot-current-server) method (eglot--TextDocumentPositionParams)))

;; An Emacs without the package of markdown-mode knows plain text alone.
(defvar files (seq-filter (lambda (file) (string-suffix-p ".txt" file))
                          (mapcar (lambda (entry) (symbol-name (car entry)))
                                  (alist-get 'findings checks-expected))))

(check "the server counts as Emacs does"
  (open "announcement.txt")
  (same "utf-8" (plist-get (eglot--capabilities (eglot-current-server)) :positionEncoding))
  (same "plaintext" (eglot--languageId)))

(dolist (file files)
  (check (format "findings of %s" file)
    (open file)
    (expect-findings (expected-findings file))))

(dolist (case (alist-get 'hovers checks-expected))
  (let ((file (alist-get 'file case)))
    (when (member file files)
      (check (format "hover on «%s»" (or (alist-get 'in case) (alist-get 'at case)))
        (open file)
        (place (alist-get 'at case) (alist-get 'in case))
        (let ((text (plist-get (plist-get (ask :textDocument/hover) :contents) :value)))
          (dolist (words (alist-get 'says case))
            (unless (string-search words text)
              (error "«%s» is not in the hover:\n%s" words text))))))))

(dolist (case (alist-get 'definitions checks-expected))
  (check (format "definition of «%s»" (or (alist-get 'in case) (alist-get 'at case)))
    (open (alist-get 'file case))
    (place (alist-get 'at case) (alist-get 'in case))
    (xref-find-definitions (thing-at-point 'word))
    (same (alist-get 'to case) (file-name-nondirectory buffer-file-name))
    (unless (string-search (alist-get 'line case) (thing-at-point 'line))
      (error "«%s» is not in the line: %s" (alist-get 'line case) (thing-at-point 'line)))))

(check "a repair makes the finding go"
  (let* ((case (alist-get 'fix checks-expected))
         (file (alist-get 'file case)))
    (open file)
    (place (alist-get 'at case))
    (let ((repair (seq-find (lambda (action) (string-search (alist-get 'title case) (plist-get action :title)))
                            (eglot-code-actions (point) (point)))))
      (eglot-execute (eglot-current-server) repair))
    (unless (string-search (alist-get 'becomes case) (buffer-string))
      (error "The text is not repaired: %s" (buffer-string)))
    (expect-findings (seq-remove (lambda (finding) (equal (car finding) (alist-get 'rule case)))
                                 (expected-findings file)))))

(dolist (buffer (buffer-list))
  (with-current-buffer buffer
    (set-buffer-modified-p nil)))
(ignore-errors (eglot-shutdown-all))
(kill-emacs (if (zerop checks-failed) 0 1))

;;; checks.el ends here
