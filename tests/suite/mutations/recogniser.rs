//! Whether a text follows the grammar of the language reference: read strictly, with no recovery, and without the compiler.
//! Strings are taken as they are: no mutation changes their inside.

use super::lexer::{Kind, Token, tokens};

/// Whether the text is a program of the grammar.
pub(super) fn accepts(text: &str) -> bool {
    let tokens = tokens(text);
    let mut reader = Reader { text, tokens: &tokens, at: 0, brackets: false };
    reader.program().is_some() && reader.at == tokens.len()
}

/// Each rule gives `None` where the text does not follow it.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    /// Whether a line end is white space here.
    brackets: bool,
}

impl Reader<'_> {
    /// `program = item*`, each on lines of its own
    fn program(&mut self) -> Option<()> {
        self.line_ends();
        while self.at < self.tokens.len() {
            self.item()?;
            if self.at < self.tokens.len() {
                self.kind(Kind::LineEnd)?;
            }
            self.line_ends();
        }
        Some(())
    }

    fn item(&mut self) -> Option<()> {
        match self.peek()? {
            "param" | "var" => {
                self.at += 1;
                self.name()?;
                self.mark(":")?;
                self.ty()?;
                if self.mark("=").is_some() {
                    self.expr()?;
                }
                self.optional_body()
            }
            "let" => {
                self.at += 1;
                self.name()?;
                self.mark("=")?;
                self.expr()
            }
            "output" => {
                self.at += 1;
                self.name()?;
                self.mark("=")?;
                self.expr()?;
                self.optional_body()
            }
            "assert" => {
                self.at += 1;
                self.expr()?;
                self.mark(",")?;
                self.kind(Kind::Text)
            }
            word => {
                if word == "existing" {
                    self.at += 1;
                }
                self.name()?;
                self.kind(Kind::Text)?;
                self.body()
            }
        }
    }

    fn optional_body(&mut self) -> Option<()> {
        if self.peek() == Some("{") { self.body() } else { Some(()) }
    }

    /// `"{" [entry (sep entry)* [sep]] "}"`
    fn body(&mut self) -> Option<()> {
        let brackets = std::mem::replace(&mut self.brackets, false);
        self.mark("{")?;
        self.line_ends();
        while self.mark("}").is_none() {
            self.entry()?;
            if self.peek() != Some("}") {
                let before = self.at;
                self.line_ends();
                if self.mark(",").is_some() {
                    self.line_ends();
                }
                (self.at > before).then_some(())?;
            }
        }
        self.brackets = brackets;
        Some(())
    }

    /// `NAME "=" expr | NAME [STRING] body`, in a map also `STRING "=" expr`
    fn entry(&mut self) -> Option<()> {
        let quoted = self.kind(Kind::Text).is_some();
        if !quoted {
            self.name()?;
        }
        if self.mark("=").is_some() {
            return self.expr();
        }
        if quoted {
            return None;
        }
        let _ = self.kind(Kind::Text);
        self.body()
    }

    /// `alternative ("|" alternative)* ["?"]`
    fn ty(&mut self) -> Option<()> {
        loop {
            if self.kind(Kind::Text).is_none() && self.kind(Kind::Number).is_none() {
                self.name()?;
                if self.mark("<").is_some() {
                    self.ty()?;
                    self.mark(">")?;
                }
            }
            if self.mark("|").is_none() {
                break;
            }
        }
        let _ = self.mark("?");
        Some(())
    }

    /// `expr "?" expr ":" expr`, the loosest; both lines may be broken at its marks.
    fn expr(&mut self) -> Option<()> {
        self.binary(0)?;
        if self.operator(&["?"]).is_some() {
            self.expr()?;
            let before = self.at;
            self.line_ends();
            if self.operator(&[":"]).is_none() {
                self.at = before;
                return None;
            }
            self.expr()?;
        }
        Some(())
    }

    fn binary(&mut self, level: usize) -> Option<()> {
        /// The operators from loose to tight, and whether they chain.
        const LEVELS: [(&[&str], bool); 8] = [
            (&["??"], true),
            (&["||"], true),
            (&["&&"], true),
            (&["==", "!="], false),
            (&["<", "<=", ">", ">="], false),
            (&[".."], false),
            (&["+", "-"], true),
            (&["*", "/", "%"], true),
        ];
        let Some((operators, chain)) = LEVELS.get(level) else { return self.unary() };
        self.binary(level + 1)?;
        let mut count = 0;
        while self.operator(operators).is_some() {
            count += 1;
            self.binary(level + 1)?;
        }
        (count < 2 || *chain).then_some(())
    }

    fn unary(&mut self) -> Option<()> {
        self.white();
        while self.mark("!").is_some() || self.mark("-").is_some() {}
        self.primary()?;
        loop {
            let touches = self.tokens.get(self.at).is_some_and(|token| token.touches);
            match self.peek() {
                Some(".") if touches => {
                    self.at += 1;
                    self.touching_name()?;
                }
                Some("[") if touches => {
                    self.at += 1;
                    self.inside(|reader| {
                        reader.expr()?;
                        reader.white();
                        reader.mark("]")
                    })?;
                }
                _ => return Some(()),
            }
        }
    }

    fn primary(&mut self) -> Option<()> {
        if self.kind(Kind::Text).is_some() {
            return Some(());
        }
        if self.tokens.get(self.at)?.kind == Kind::Number {
            return self.number();
        }
        match self.peek()? {
            "{" => self.body(),
            "(" => {
                self.at += 1;
                self.inside(|reader| {
                    reader.expr()?;
                    reader.white();
                    reader.mark(")")
                })
            }
            "[" => {
                self.at += 1;
                if self.peek() == Some("for") {
                    return self.inside(Self::for_clause);
                }
                self.inside(|reader| reader.elements("]"))
            }
            _ => {
                self.name()?;
                let touches = self.tokens.get(self.at).is_some_and(|token| token.touches);
                if touches && self.mark("(").is_some() {
                    return self.inside(|reader| reader.elements(")"));
                }
                Some(())
            }
        }
    }

    /// `[expr ("," expr)* [","]]` and the closing mark
    fn elements(&mut self, close: &str) -> Option<()> {
        loop {
            self.white();
            if self.mark(close).is_some() {
                return Some(());
            }
            self.expr()?;
            self.white();
            if self.mark(",").is_none() {
                return self.mark(close);
            }
        }
    }

    /// `"for" NAME ["," NAME] "in" expr ":" expr ["if" expr] "]"`
    fn for_clause(&mut self) -> Option<()> {
        self.mark("for")?;
        self.white();
        self.name()?;
        self.white();
        if self.mark(",").is_some() {
            self.white();
            self.name()?;
            self.white();
        }
        self.mark("in")?;
        self.expr()?;
        self.white();
        self.mark(":")?;
        self.expr()?;
        self.white();
        if self.mark("if").is_some() {
            self.expr()?;
            self.white();
        }
        self.mark("]")
    }

    fn number(&mut self) -> Option<()> {
        const UNITS: [&str; 12] = ["", "s", "m", "h", "d", "B", "KiB", "MiB", "GiB", "TiB", "vcpu", "%"];
        let text = self.peek()?;
        let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '_');
        UNITS.contains(&unit).then_some(())?;
        self.kind(Kind::Number)
    }

    fn inside(&mut self, rule: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        let brackets = std::mem::replace(&mut self.brackets, true);
        let result = rule(self);
        self.brackets = brackets;
        result
    }

    /// One of these operators; the line may end behind it.
    fn operator(&mut self, wanted: &[&str]) -> Option<()> {
        let before = self.at;
        self.white();
        if self.peek().is_some_and(|found| wanted.contains(&found)) {
            self.at += 1;
            self.line_ends();
            return Some(());
        }
        self.at = before;
        None
    }

    fn white(&mut self) {
        if self.brackets {
            self.line_ends();
        }
    }

    fn line_ends(&mut self) {
        while self.kind(Kind::LineEnd).is_some() {}
    }

    fn name(&mut self) -> Option<()> {
        self.kind(Kind::Word)
    }

    fn touching_name(&mut self) -> Option<()> {
        self.tokens.get(self.at)?.touches.then_some(())?;
        self.name()
    }

    fn kind(&mut self, kind: Kind) -> Option<()> {
        (self.tokens.get(self.at)?.kind == kind).then(|| self.at += 1)
    }

    /// A mark or a word that is one here.
    fn mark(&mut self, wanted: &str) -> Option<()> {
        (self.peek()? == wanted).then(|| self.at += 1)
    }

    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.at).map(|token| &self.text[token.range.clone()])
    }
}

#[test]
fn the_recogniser_takes_the_examples_and_refuses_what_is_none() {
    for (_, text) in super::programs() {
        assert!(accepts(&text), "{text}");
    }
    for text in [
        "a = 1",
        "let a = 1 2",
        "x {}",
        "let a = [1 2]",
        "let a = 1..2..3",
        "volume \"a\" { b }",
        "let a = 5x",
    ] {
        assert!(!accepts(text), "{text}");
    }
}
