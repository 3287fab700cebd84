;;; steps.el --- Drives Emacs and Eglot as a person would -*- lexical-binding: t; -*-

;; Writes what it sees to $OUT as JSON; editors/emacs is the only configuration.

;; The package of those Emacsen that have no Eglot of their own.
(unless (locate-library "eglot")
  (let ((default-directory "/usr/share/emacs/site-lisp/elpa-src"))
    (when (file-directory-p default-directory) (normal-top-level-add-subdirs-to-load-path))))
(require 'eglot)
(require 'json)
(require 'ecs-mode)
(require 'xref)

(defvar seen nil "What was seen.")
(setq eglot-sync-connect 15
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil
      create-lockfiles nil)

(defun note (name value) (push (cons name value) seen))

(defun await (what look)
  "Wait until LOOK gives something, and give it."
  (let ((deadline (+ (float-time) 15)) found)
    (while (and (not (setq found (funcall look))) (< (float-time) deadline))
      (accept-process-output nil 0.05))
    (or found (error "There is no %s after 15 seconds" what))))

(defun go (text)
  "Put point behind the first TEXT."
  (goto-char (point-min))
  (search-forward text))

(defun swap (from to)
  "Replace the first FROM by TO, and rest: an idle Eglot tells the server."
  (go from)
  (replace-match to t t)
  (eglot--signal-textDocument/didChange))

(defun buffer-diagnostics ()
  "The diagnostics of the buffer."
  (flymake-start)
  (accept-process-output nil 0.05)
  (flymake-diagnostics))

(defun attach ()
  (find-file (getenv "PROGRAM"))
  (note 'mode (symbol-name major-mode))
  (eglot--connect-now)
  (note 'attached (and (await "server" #'eglot-current-server) t)))

(defun eglot--connect-now ()
  "Start the server that `ecs-mode' has registered."
  (apply #'eglot (append (eglot--guess-contact) '(nil))))

(defun diagnostics ()
  (swap "encrypted = true" "encryptd = true")
  (let ((found (car (await "diagnostic" #'buffer-diagnostics))))
    (note 'diagnostic (flymake-diagnostic-text found))
    (note 'diagnostic_line (line-number-at-pos (flymake-diagnostic-beg found))))
  (swap "encryptd = true" "encrypted = true")
  (await "end of the diagnostic" (lambda () (null (buffer-diagnostics)))))

(defun hover ()
  (go "    timeo")
  (let ((answer (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover (eglot--TextDocumentPositionParams))))
    (note 'hover (format "%S" (plist-get answer :contents)))))

(defun completion ()
  (swap "cluster  = cluster.web" "cluster  = cluster.")
  (go "cluster  = cluster.")
  (let* ((table (nth 2 (eglot-completion-at-point)))
         (found (all-completions "" table)))
    (note 'completion (vconcat (mapcar #'substring-no-properties found))))
  (swap "cluster  = cluster." "cluster  = cluster.web"))

(defun definition ()
  (go "volume = volume.shar")
  (let ((found (car (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))
    (unless found (error "There is no definition"))
    (save-excursion
      (goto-char (xref-location-marker (xref-item-location found)))
      (note 'definition (buffer-substring (line-beginning-position) (line-end-position))))))

(defun rename ()
  (go "volume \"sha")
  (eglot-rename "common")
  (await "new name" (lambda () (string-search "volume = volume.common" (buffer-string))))
  (note 'renamed (and (string-search "volume \"common\" {" (buffer-string))
                      (not (string-search "volume \"shared\"" (buffer-string)))
                      t))
  (swap "volume \"common\"" "volume \"shared\"")
  (swap "volume.common" "volume.shared"))

(defun format-buffer ()
  (let ((before (buffer-string)))
    (swap "  encrypted = true" "      encrypted=true")
    (eglot-format-buffer)
    (note 'formatted (equal before (buffer-string)))))

(dolist (step '(attach diagnostics hover completion definition rename format-buffer))
  (condition-case trouble
      (funcall step)
    (error (note (intern (format "%s_error" step)) (error-message-string trouble)))))
(with-temp-file (getenv "OUT") (insert (json-encode seen)))
(ignore-errors (eglot-shutdown (eglot-current-server)))
(kill-emacs 0)
