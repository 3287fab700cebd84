;;; ecs-mode.el --- Major mode for .ecs files -*- lexical-binding: t; -*-

;; Generated from src/generate/editors/templates/ecs-mode.el; `UPDATE=1 cargo test generated` rewrites it.

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Colours and indents `.ecs' files, declarations of container platforms on Amazon ECS, and tells Eglot of their language server,
;; `ecsc lsp'.

;;; Code:

(require 'prog-mode)
(require 'syntax)

(defgroup ecs nil
  "Container platforms on Amazon ECS."
  :group 'languages)

(defcustom ecs-indent-offset 2
  "By how many columns the inside of a bracket is indented."
  :type 'natnum
  :safe #'natnump)

(defcustom ecs-server-command '("ecsc" "lsp")
  "The command that starts the language server."
  :type '(repeat string))

(defface ecs-attribute-face '((t :inherit font-lock-variable-name-face))
  "Face of the names of attributes.")

(defvar ecs-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?_ "w" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\\ "\\" table)
    ;; `#' and `//' to the end of the line; `/*' nests.
    (modify-syntax-entry ?# "< b" table)
    (modify-syntax-entry ?/ ". 124b" table)
    (modify-syntax-entry ?* ". 23n" table)
    (modify-syntax-entry ?\n "> b" table)
    (dolist (mark (append "+-%=<>!?:|&.,$" nil))
      (modify-syntax-entry mark "." table))
    table)
  "Syntax of `ecs-mode'.")

;;;; Strings of several lines

(defun ecs--state (place)
  "What PLACE is in, as `syntax-ppss' tells."
  (save-excursion (save-match-data (syntax-ppss place))))

(defconst ecs--heredoc-rx
  (rx "<<" (? "-") (group (any "A-Za-z_") (* (any "A-Za-z0-9_"))) (* (any " \t\r")) (group "\n"))
  "How a heredoc begins.")

(defun ecs--propertize (start end)
  "Mark the heredocs between START and END as strings."
  (goto-char start)
  ;; One that began before goes on.
  (ecs--close-heredoc end)
  (while (re-search-forward ecs--heredoc-rx end t)
    (let ((opening (match-beginning 0))
          (tag (match-string-no-properties 1))
          (line-end (match-beginning 2)))
      (unless (nth 8 (ecs--state opening))
        (put-text-property line-end (1+ line-end) 'syntax-table (string-to-syntax "|"))
        (put-text-property line-end (1+ line-end) 'ecs-heredoc tag)
        (ecs--close-heredoc end)))))

(defun ecs--close-heredoc (end)
  "Mark the end of the heredoc around point, if it is before END."
  (let* ((state (ecs--state (point)))
         (tag (and (eq (nth 3 state) t) (get-text-property (nth 8 state) 'ecs-heredoc))))
    (when tag
      (if (re-search-forward (format "^[ \t]*\\(%s\\)[ \t\r]*$" (regexp-quote tag)) end 'move)
          (let ((line-end (match-beginning 0)))
            ;; The string ends with the line before its tag.
            (put-text-property (1- line-end) line-end 'syntax-table (string-to-syntax "|"))
            (put-text-property (match-beginning 1) (match-end 1) 'ecs-heredoc-end t)
            (goto-char (match-end 0)))))))

;;;; Colours

(defconst ecs--name "[A-Za-z_][A-Za-z0-9_-]*" "A name.")

(defun ecs--matcher (rule wanted)
  "A matcher of RULE where WANTED holds of the state of its first group."
  (lambda (limit)
    (let (found)
      (while (and (setq found (re-search-forward rule limit t))
                  (not (funcall wanted (ecs--state (or (match-beginning 1) (match-beginning 0)))))))
      found)))

(defun ecs--not-in-text (rule)
  "A matcher that looks for RULE outside of strings and comments."
  (ecs--matcher rule (lambda (state) (not (nth 8 state)))))

(defun ecs--in-string (rule)
  "A matcher that looks for RULE inside of strings."
  (ecs--matcher rule (lambda (state) (nth 3 state))))

(defun ecs--interpolation (limit)
  "Look before LIMIT for `${' in a string: it, what it holds, and its brace."
  (let (found)
    (while (and (not found) (re-search-forward "\\${" limit t))
      (let ((start (match-beginning 0)))
        (when (and (nth 3 (ecs--state start))
                   ;; Two dollars are an escape.
                   (not (eq (char-before start) ?$)))
          (let ((inside (point)) (depth 1))
            (while (and (> depth 0) (re-search-forward "[{}]" (line-end-position) t))
              (setq depth (+ depth (if (eq (char-before) ?{) 1 -1))))
            (if (> depth 0)
                (goto-char inside)
              (set-match-data (list start (point) start inside inside (1- (point)) (1- (point)) (point)))
              (setq found t))))))
    found))

(defun ecs--heredoc-end (limit)
  "Look before LIMIT for a tag that ends a heredoc."
  (let ((start (text-property-any (point) limit 'ecs-heredoc-end t)))
    (when start
      (goto-char (or (next-single-property-change start 'ecs-heredoc-end nil limit) limit))
      (set-match-data (list start (point)))
      t)))

(defun ecs--symbol (limit)
  "Look before LIMIT for a word that is neither called nor a part of a path."
  (let (found)
    (while (and (not found) (re-search-forward "\\(?:^\\|[^.A-Za-z0-9_]\\|\\.\\.\\)\\([A-Za-z_][A-Za-z0-9_]*\\)\\_>" limit t))
      (goto-char (match-end 1))
      (setq found (and (not (nth 8 (ecs--state (match-beginning 1))))
                       (save-match-data
                         (not (looking-at "(\\|\\.[A-Za-z_]\\|[ \t]*=\\(?:[^=]\\|$\\)\\|[ \t]*\"")))
                       ;; `size {` is a block, `= internal {` a value and a body.
                       (or (not (save-match-data (looking-at "[ \t]*{")))
                           (save-match-data (save-excursion (goto-char (match-beginning 1)) (looking-back "=[ \t]*" (line-beginning-position))))))))
    found))

(defconst ecs--expression-keywords
  `(("\\_<\\(param\\|var\\|let\\|aws\\|each\\|network\\|alerts\\|volume\\|cluster\\|listener\\|scaling\\|service\\|job\\|resource\\)\\.\\([A-Za-z_][A-Za-z0-9_]*\\)"
     (1 'font-lock-builtin-face t) (2 'font-lock-variable-name-face t))
    ("\\_<\\(length\\|contains\\|concat\\|merge\\|keys\\|values\\|range\\|min\\|max\\|abs\\|ceil\\|floor\\|lower\\|upper\\|trim\\|replace\\|join\\|split\\|format\\|base64\\|file\\|json\\|yaml\\|cidr_subnets\\|import_value\\|ssm\\|secret_value\\|ecr\\|zones\\)(" (1 'font-lock-function-name-face t))
    ("\\_<\\([0-9][0-9_]*\\(?:\\.[0-9][0-9_]*\\)?\\(s\\|m\\|h\\|d\\|B\\|KiB\\|MiB\\|GiB\\|TiB\\|vcpu\\|%\\)?\\)\\_>" (1 'font-lock-constant-face t)))
  "References, functions and numbers: what may stand in an interpolation, too.")

(defconst ecs-font-lock-keywords
  `(;; Declarations.
    (,(ecs--not-in-text (concat "^[ \t]*\\(param\\|var\\|let\\|output\\)[ \t]+\\(" ecs--name "\\)"))
     (1 'font-lock-keyword-face) (2 'font-lock-variable-name-face))
    (,(ecs--not-in-text "^[ \t]*\\(assert\\)[ \t]") (1 'font-lock-keyword-face))
    (,(ecs--not-in-text "^[ \t]*\\(project\\)[ \t]*\"\\([^\"\n]*\\)\"") (1 'font-lock-keyword-face) (2 'font-lock-variable-name-face t))
    (,(ecs--not-in-text "^[ \t]*\\(?:\\(existing\\)[ \t]+\\)?\\(network\\|alerts\\|volume\\|cluster\\|listener\\|scaling\\|service\\|job\\|resource\\)[ \t]*\"\\([^\"\n]*\\)\"")
     (1 'font-lock-keyword-face nil t) (2 'font-lock-type-face) (3 'font-lock-variable-name-face t))
    (,(ecs--not-in-text "\\(?:^\\|[^.A-Za-z0-9_]\\)\\(access_logs\\|access_point\\|agent\\|alarm\\|allow\\|at\\|cleanup\\|container\\|deploy\\|disk\\|docker\\|drain\\|egress\\|exports\\|fargate\\|flow_logs\\|health\\|http\\|https\\|instances\\|key\\|lifecycle\\|listener\\|logs\\|mount\\|override\\|permission\\|redirect\\|registry_auth\\|replication\\|respond\\|rewrite\\|root\\|root_volume\\|route\\|scale\\|spot\\|statement\\|step\\|throughput\\|update\\)\\_>[ \t]*\"\\([^\"\n/]*\\)\"[ \t]*{") (1 'font-lock-type-face) (2 'font-lock-variable-name-face t))
    (,(ecs--not-in-text "\\(?:^\\|[^.A-Za-z0-9_]\\)\\(access_logs\\|access_point\\|agent\\|alarm\\|allow\\|at\\|cleanup\\|container\\|deploy\\|disk\\|docker\\|drain\\|egress\\|exports\\|fargate\\|flow_logs\\|health\\|http\\|https\\|instances\\|key\\|lifecycle\\|listener\\|logs\\|mount\\|override\\|permission\\|redirect\\|registry_auth\\|replication\\|respond\\|rewrite\\|root\\|root_volume\\|route\\|scale\\|spot\\|statement\\|step\\|throughput\\|update\\)\\_>[ \t]*\\(?:\"[^\"\n]*\"[ \t]*\\)?{") (1 'font-lock-type-face))
    (,(ecs--not-in-text (concat "\\(?:^\\|[{,]\\)[ \t]*\\(" ecs--name "\\)[ \t]*=\\(?:[^=]\\|$\\)")) (1 'ecs-attribute-face))
    ;; Types.
    (,(ecs--not-in-text (concat "^[ \t]*\\(?:param\\|var\\)[ \t]+" ecs--name "[ \t]*:"))
     ("\\_<\\(bool\\|int\\|number\\|string\\|secret\\|duration\\|size\\|cpu\\|percent\\|port\\|cidr\\|arn\\|stack_name\\|bucket\\|region\\|instance_type\\|key_pair\\|vpc_id\\|subnet_id\\|security_group_id\\|prefix_list_id\\|image_id\\|hosted_zone_id\\|access_point_id\\|image_tag\\|image_digest\\|image\\|schedule\\|path_pattern\\|host_pattern\\|list\\|map\\|range\\)\\_>\\|\\_<\\([A-Za-z_][A-Za-z0-9_]*\\)\\_>"
      (save-excursion (skip-chars-forward "^={\n") (point)) nil
      (1 'font-lock-type-face nil t) (2 'font-lock-constant-face nil t)))
    ;; Expressions.
    (,(ecs--not-in-text "\\(?:^\\|[^.A-Za-z0-9_]\\|\\.\\.\\)\\(param\\|var\\|let\\|aws\\|each\\|network\\|alerts\\|volume\\|cluster\\|listener\\|scaling\\|service\\|job\\|resource\\)\\.\\([A-Za-z_][A-Za-z0-9_]*\\)")
     (1 'font-lock-builtin-face) (2 'font-lock-variable-name-face))
    (,(ecs--not-in-text "\\_<\\(length\\|contains\\|concat\\|merge\\|keys\\|values\\|range\\|min\\|max\\|abs\\|ceil\\|floor\\|lower\\|upper\\|trim\\|replace\\|join\\|split\\|format\\|base64\\|file\\|json\\|yaml\\|cidr_subnets\\|import_value\\|ssm\\|secret_value\\|ecr\\|zones\\)(") (1 'font-lock-function-name-face))
    (,(ecs--not-in-text "\\_<\\(true\\|false\\|null\\)\\_>") (1 'font-lock-constant-face))
    (,(ecs--not-in-text "\\[[ \t\n]*\\(for\\)[ \t\n]+\\([A-Za-z_][A-Za-z0-9_]*\\)\\(?:[ \t]*,[ \t]*\\([A-Za-z_][A-Za-z0-9_]*\\)\\)?[ \t\n]+\\(in\\)\\_>")
     (1 'font-lock-keyword-face) (2 'font-lock-variable-name-face) (3 'font-lock-variable-name-face nil t) (4 'font-lock-keyword-face))
    (,(ecs--not-in-text "\\_<\\([0-9][0-9_]*\\(?:\\.[0-9][0-9_]*\\)?\\)\\(s\\|m\\|h\\|d\\|B\\|KiB\\|MiB\\|GiB\\|TiB\\|vcpu\\|%\\)?") (1 'font-lock-constant-face) (2 'font-lock-constant-face nil t))
    ;; Texts.
    (,(ecs--not-in-text "<<-?[A-Za-z_][A-Za-z0-9_]*[ \t\r]*$") (0 'font-lock-constant-face t))
    (,(ecs--in-string "\\\\u{[0-9A-Fa-f]*}\\|\\\\[nrt\"\\\\]\\|\\$\\${") (0 'font-lock-constant-face t))
    (ecs--interpolation (1 'font-lock-builtin-face t) (2 'default t) (3 'font-lock-builtin-face t)
                        ,@(mapcar (lambda (rule)
                                    (append (list (car rule)
                                                  '(progn (goto-char (match-beginning 2)) (match-end 2))
                                                  '(goto-char (match-end 0)))
                                            (cdr rule)))
                                  ecs--expression-keywords))
    (ecs--heredoc-end (0 'font-lock-constant-face t))
    ;; What is left: words alone.
    (ecs--symbol (1 'font-lock-constant-face)))
  "Colours of `ecs-mode'.")

(defun ecs--syntactic-face (state)
  "The face of the text or comment of STATE."
  (cond
   ((nth 3 state) 'font-lock-string-face)
   ((save-excursion
      (goto-char (nth 8 state))
      (looking-at "///\\(?:[^/]\\|$\\)"))
    'font-lock-doc-face)
   (t 'font-lock-comment-face)))

;;;; Indentation

(defun ecs--goes-on-p ()
  "Whether the line of code before this one ends with an operator."
  (save-excursion
    (forward-comment (- (point)))
    (and (not (bobp))
         (not (nth 8 (ecs--state (point))))
         (memq (char-before) (append "+-*/%<>!?:|&" nil))
         ;; The `?' and `>' of a type end it.
         (not (save-excursion (back-to-indentation) (looking-at "\\(?:param\\|var\\)[ \t][^=]*[?>]$"))))))

(defun ecs--indentation ()
  "The column at which this line should begin; nil where its blanks are content."
  (save-excursion
    (back-to-indentation)
    (let* ((state (ecs--state (line-beginning-position)))
           (opening (nth 1 state)))
      (unless (nth 8 state)
        (let ((outer (if opening (save-excursion (goto-char opening) (current-indentation)) 0)))
          (cond
           ((looking-at "[])}]") outer)
           (t (+ outer
                 (if opening ecs-indent-offset 0)
                 (if (or (looking-at ":") (ecs--goes-on-p)) ecs-indent-offset 0)))))))))

(defun ecs-indent-line ()
  "Indent the line."
  (interactive)
  (let ((column (ecs--indentation)))
    (cond
     ((null column) 'noindent)
     ((<= (current-column) (current-indentation)) (indent-line-to column))
     (t (save-excursion (indent-line-to column))))))

;;;; Modes

;;;###autoload
(define-derived-mode ecs-mode prog-mode "ECS"
  "Major mode for `.ecs' files: container platforms on Amazon ECS."
  (setq-local comment-start "# "
              comment-end ""
              comment-start-skip "\\(?:#+\\|//+\\|/\\*+\\)[ \t]*"
              parse-sexp-ignore-comments t
              indent-line-function #'ecs-indent-line
              indent-tabs-mode nil
              tab-width 2
              fill-column 100
              electric-indent-chars (append "{}[]():" electric-indent-chars)
              syntax-propertize-function #'ecs--propertize
              font-lock-multiline t
              font-lock-defaults '(ecs-font-lock-keywords
                                   nil nil nil
                                   (font-lock-syntactic-face-function . ecs--syntactic-face))
              imenu-generic-expression
              `((nil ,(concat "^\\(?:existing[ \t]+\\)?\\(" ecs--name "[ \t]+\"[^\"\n]*\"\\)[ \t]*{") 1)
                (nil ,(concat "^\\(\\(?:param\\|var\\|let\\|output\\)[ \t]+" ecs--name "\\)") 1))))

;;;###autoload
(define-derived-mode ecsvars-mode ecs-mode "ECS-vars"
  "Major mode for `.ecsvars' files: the values of variables.")

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.ecs\\'" . ecs-mode))
;;;###autoload
(add-to-list 'auto-mode-alist '("\\.ecsvars\\'" . ecsvars-mode))

;;;; Language server

(defvar eglot-server-programs)

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons 'ecs-mode (lambda (&rest _) ecs-server-command))))

(provide 'ecs-mode)
;;; ecs-mode.el ends here
