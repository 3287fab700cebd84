//! The classes of tokens, and what each editor calls them: the one table from the language to colours.
//!
//! The server's semantic tokens, the TextMate grammar, the tree-sitter queries and the syntax files of Vim, Emacs and Kakoune
//! take their names from here; a test compares what they say of each token of the examples.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TokenClass {
    /// `param`, `let`, `existing`, `project`: a word that begins a declaration.
    Keyword,
    /// `for`, `in`, `if` of a list.
    ForKeyword,
    /// `cluster` in `cluster "web" {`
    Kind,
    /// `http` in `http {}`
    NestedBlock,
    /// `arn`, `list`
    Type,
    /// `zones` in `let zones = 3`, `web` in `cluster "web" {`: a name where it is declared.
    Declaration,
    /// `encrypted` in `encrypted = true`, and the key of a map.
    Attribute,
    /// `cluster` in `cluster.web`, `param` in `param.zones`
    Namespace,
    /// `zones` in `param.zones`
    Parameter,
    /// `zones` in `let.zones`, `web` in `cluster.web`, a variable of `for`.
    Reference,
    /// `arn` in `cluster.web.arn`
    Property,
    /// `internet_facing`: one of the words that an attribute or type lists.
    Symbol,
    /// `true`, `false`, `null`
    Constant,
    /// `max` in `max(1, 2)`
    Function,
    /// `15` in `15m`
    Number,
    /// `m` in `15m`
    Unit,
    /// `"text"`, with its quotes.
    String,
    /// `\n`, `$${`
    Escape,
    /// `${` and its `}`
    Interpolation,
    /// `<<-END` and `END`
    HeredocTag,
    /// What stands between them.
    Heredoc,
    /// `# ...`
    Comment,
    /// `/// ...`
    DocComment,
    /// `+`, `=`, `..`, `?`
    Operator,
    /// `{`, `[`, `(`, and `<` of a type.
    Bracket,
    /// `,`, `.`, `:`
    Delimiter,
}

/// What the editors call a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scopes {
    /// The class.
    pub class: TokenClass,
    /// The type and the modifiers of the Language Server Protocol. `None`: the server leaves it to the editor's own grammar,
    /// which knows as much; what the server says would cover finer colours, those of a script in a heredoc for one.
    pub semantic: Option<(&'static str, &'static [&'static str])>,
    /// The scope of the TextMate grammar.
    pub textmate: &'static str,
    /// The capture of the tree-sitter queries, as Neovim, Zed and tree-sitter itself name it.
    pub capture: &'static str,
    /// The same for Helix.
    pub helix: &'static str,
    /// The highlight group of Vim.
    pub vim: &'static str,
    /// The face of Emacs; `None`: the face of plain text.
    pub emacs: Option<&'static str>,
    /// The face of Kakoune.
    pub kakoune: &'static str,
}

macro_rules! scopes {
    ($($class:ident: $semantic:tt, $textmate:literal, $capture:literal, $helix:literal, $vim:literal, $emacs:tt, $kakoune:literal;)+) => {
        /// The table.
        pub static SCOPES: &[Scopes] = &[$(Scopes {
            class: TokenClass::$class,
            semantic: scopes!(@semantic $semantic),
            textmate: $textmate,
            capture: $capture,
            helix: $helix,
            vim: $vim,
            emacs: scopes!(@emacs $emacs),
            kakoune: $kakoune,
        }),+];

        impl TokenClass {
            /// The name of the class: `Attribute`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$class => stringify!($class)),+
                }
            }

            /// What the editors call it.
            pub fn scopes(self) -> &'static Scopes {
                SCOPES
                    .iter()
                    .find(|scopes| scopes.class == self)
                    .unwrap_or_else(|| unreachable!("the macro matches each class, so each has a row"))
            }
        }
    };
    (@semantic -) => { None };
    (@semantic ($ty:literal $($modifier:literal)*)) => { Some(($ty, &[$($modifier),*])) };
    (@emacs -) => { None };
    (@emacs $face:literal) => { Some($face) };
}

// The words of the Language Server Protocol are its standard ones, so that every theme knows them; each class that the server
// speaks of has a pair of its own wherever colours should differ.
#[rustfmt::skip]
scopes! {
    Keyword:       ("keyword"),                     "keyword.declaration.ecs",                     "keyword",               "keyword",                   "Keyword",        "font-lock-keyword-face",       "keyword";
    ForKeyword:    ("keyword"),                     "keyword.control.for.ecs",                     "keyword.repeat",        "keyword.control.repeat",    "Repeat",         "font-lock-keyword-face",       "keyword";
    Kind:          ("class" "defaultLibrary"),      "support.class.kind.ecs",                      "type",                  "type",                      "Structure",      "font-lock-type-face",          "type";
    NestedBlock:   ("struct" "defaultLibrary"),     "support.class.block.ecs",                     "type.block",            "type.block",                "Structure",      "font-lock-type-face",          "type";
    Type:          ("type" "defaultLibrary"),       "support.type.ecs",                            "type.builtin",          "type.builtin",              "Type",           "font-lock-type-face",          "type";
    Declaration:   ("variable" "declaration"),      "entity.name.variable.ecs",                    "variable.declaration",  "variable.declaration",      "Identifier",     "font-lock-variable-name-face", "variable";
    Attribute:     ("property"),                    "entity.other.attribute-name.ecs",             "property",              "attribute",                 "Label",          "font-lock-variable-name-face", "attribute";
    Namespace:     ("namespace"),                   "variable.language.namespace.ecs",             "module",                "namespace",                 "Include",        "font-lock-builtin-face",       "module";
    Parameter:     ("parameter"),                   "variable.parameter.ecs",                      "variable.parameter",    "variable.parameter",        "Identifier",     "font-lock-variable-name-face", "variable";
    Reference:     ("variable"),                    "variable.other.readwrite.ecs",                "variable",              "variable",                  "Identifier",     "font-lock-variable-name-face", "variable";
    Property:      ("property" "readonly"),         "variable.other.property.ecs",                 "variable.member",       "variable.other.member",     "Identifier",     -,                              "variable";
    Symbol:        ("enumMember"),                  "variable.other.enummember.ecs",               "constant",              "constant",                  "Constant",       "font-lock-constant-face",      "value";
    Constant:      ("enumMember" "defaultLibrary"), "constant.language.ecs",                       "constant.builtin",      "constant.builtin",          "Boolean",        "font-lock-constant-face",      "value";
    Function:      ("function" "defaultLibrary"),   "support.function.ecs",                        "function.builtin",      "function.builtin",          "Function",       "font-lock-function-name-face", "function";
    Number:        ("number"),                      "constant.numeric.ecs",                        "number",                "constant.numeric",          "Number",         "font-lock-constant-face",      "value";
    Unit:          -,                               "keyword.other.unit.ecs",                      "number.unit",           "constant.numeric.unit",     "Special",        "font-lock-constant-face",      "value";
    String:        ("string"),                      "string.quoted.double.ecs",                    "string",                "string",                    "String",         "font-lock-string-face",        "string";
    Escape:        -,                               "constant.character.escape.ecs",               "string.escape",         "constant.character.escape", "SpecialChar",    "font-lock-constant-face",      "value";
    Interpolation: -,                               "punctuation.definition.template-expression.ecs", "punctuation.special", "punctuation.special",      "Special",        "font-lock-builtin-face",       "meta";
    HeredocTag:    -,                               "keyword.other.heredoc.ecs",                   "label",                 "label",                     "PreProc",        "font-lock-constant-face",      "meta";
    Heredoc:       -,                               "string.unquoted.heredoc.ecs",                 "string.heredoc",        "string.heredoc",            "String",         "font-lock-string-face",        "string";
    Comment:       ("comment"),                     "comment.ecs",                                 "comment",               "comment",                   "Comment",        "font-lock-comment-face",       "comment";
    DocComment:    ("comment" "documentation"),     "comment.line.documentation.ecs",              "comment.documentation", "comment.line.documentation", "SpecialComment", "font-lock-doc-face",          "documentation";
    Operator:      ("operator"),                    "keyword.operator.ecs",                        "operator",              "operator",                  "Operator",       -,                              "operator";
    Bracket:       -,                               "punctuation.section.brackets.ecs",            "punctuation.bracket",   "punctuation.bracket",       "Delimiter",      -,                              "Default";
    Delimiter:     -,                               "punctuation.separator.ecs",                   "punctuation.delimiter", "punctuation.delimiter",     "Delimiter",      -,                              "Default";
}

/// The types of semantic tokens that the table names, each once, in its order: the server's legend.
pub fn semantic_types() -> Vec<&'static str> {
    each_once(SCOPES.iter().filter_map(|scopes| scopes.semantic).map(|(ty, _)| ty))
}

/// The modifiers of semantic tokens that the table names, each once, in its order: the server's legend.
pub fn semantic_modifiers() -> Vec<&'static str> {
    each_once(
        SCOPES
            .iter()
            .filter_map(|scopes| scopes.semantic)
            .flat_map(|(_, modifiers)| modifiers.iter().copied()),
    )
}

fn each_once(words: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut known = Vec::new();
    for word in words {
        if !known.contains(&word) {
            known.push(word);
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_has_one_row_and_a_scope_of_its_own() {
        for (at, scopes) in SCOPES.iter().enumerate() {
            assert_eq!(scopes.class as usize, at, "the rows stand in the order of the classes");
            let same = SCOPES
                .iter()
                .filter(|other| other.textmate == scopes.textmate || other.capture == scopes.capture);
            assert_eq!(same.count(), 1, "{}", scopes.class.name());
        }
    }

    #[test]
    fn the_legend_has_the_protocols_words_only() {
        let types = [
            "namespace",
            "type",
            "class",
            "enum",
            "interface",
            "struct",
            "typeParameter",
            "parameter",
            "variable",
            "property",
            "enumMember",
            "event",
            "function",
            "method",
            "macro",
            "keyword",
            "modifier",
            "comment",
            "string",
            "number",
            "regexp",
            "operator",
            "decorator",
        ];
        assert!(semantic_types().iter().all(|ty| types.contains(ty)));
        let modifiers = ["declaration", "definition", "readonly", "documentation", "defaultLibrary"];
        assert!(semantic_modifiers().iter().all(|modifier| modifiers.contains(modifier)));
    }
}
