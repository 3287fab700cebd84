;;; inspect.el --- What Emacs makes of files -*- lexical-binding: t; -*-

;; Writes, for each file of $FILES (one a line), FILE.faces and FILE.indented to $OUT.

(require 'imenu)
(require 'json)
(require 'ecs-mode)

(defun inspect-faces ()
  "The face of each character, as a list of strings."
  (font-lock-ensure)
  (let (faces)
    (dotimes (at (- (point-max) (point-min)))
      (let ((face (get-text-property (+ (point-min) at) 'face)))
        (push (cond ((null face) "") ((listp face) (symbol-name (car face))) (t (symbol-name face))) faces)))
    (vconcat (nreverse faces))))

(dolist (file (split-string (getenv "FILES") "\n" t))
  (let ((out (expand-file-name (file-name-nondirectory file) (getenv "OUT"))))
    (with-current-buffer (find-file-noselect file)
      (let ((found `((mode . ,(symbol-name major-mode))
                     (comment . ,comment-start)
                     (imenu . ,(vconcat (mapcar #'car (funcall imenu-create-index-function))))
                     (faces . ,(inspect-faces)))))
        (with-temp-file (concat out ".faces") (insert (json-encode found))))
      (let ((inhibit-message t)) (indent-region (point-min) (point-max)))
      (let ((text (buffer-string)))
        (with-temp-file (concat out ".indented") (insert text)))
      (set-buffer-modified-p nil))))
