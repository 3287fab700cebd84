// What regular expressions cannot say: line ends that end an entry, nested comments, the text of strings, heredocs.

#include "tree_sitter/parser.h"

#include <stdlib.h>
#include <string.h>

// In the order of `externals` in grammar.js.
enum Token {
    NEWLINE,
    MISSING,
    BLOCK_COMMENT,
    STRING_CONTENT,
    HEREDOC_TAG,
    UNCLOSED_TAG,
    HEREDOC_OPEN,
    HEREDOC_TEXT,
    HEREDOC_CLOSE,
    RECOVERY,
};

// The heredocs around this place, the innermost last: an interpolation in one may hold another. Kept as it is serialised:
// for each its tag, then the tag's length.
typedef struct {
    unsigned size;
    unsigned char heredocs[TREE_SITTER_SERIALIZATION_BUFFER_SIZE];
} Scanner;

enum { MAX_TAG = 255 };

static void advance(TSLexer *lexer) { lexer->advance(lexer, false); }

static void skip(TSLexer *lexer) { lexer->advance(lexer, true); }

// The `extras` of grammar.js but for line ends.
static bool is_blank(int32_t c) {
    return c == ' ' || c == '\t' || c == '\r' || c == 0xFEFF || (c >= 0x200B && c <= 0x200D) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xAD || c == 0x180E;
}

static bool begins_word(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

static bool is_in_word(int32_t c) { return begins_word(c) || (c >= '0' && c <= '9'); }

static bool found(TSLexer *lexer, enum Token token) {
    lexer->result_symbol = token;
    return true;
}

// ---- Text ----

// What a `$` is.
typedef enum { TEXT, TEXT_FOR_NOW, NO_TEXT } Dollar;

// Judges the `$` ahead. However many there are, the last two before a brace are the escape, and a single one is an interpolation.
static Dollar scan_dollar(TSLexer *lexer, bool has_text) {
    lexer->mark_end(lexer);
    advance(lexer);
    if (lexer->lookahead == '{') {
        return NO_TEXT;
    }
    if (lexer->lookahead != '$') {
        return TEXT;
    }
    if (has_text) {
        // The token ends before the dollars, and they are scanned by themselves.
        return NO_TEXT;
    }
    lexer->mark_end(lexer);
    advance(lexer);
    return lexer->lookahead == '{' ? NO_TEXT : TEXT_FOR_NOW;
}

// Text of a string up to a quote, an escape, an interpolation or the end of the line.
static bool scan_string_content(TSLexer *lexer) {
    lexer->result_symbol = STRING_CONTENT;
    bool has_text = false;
    while (!lexer->eof(lexer)) {
        switch (lexer->lookahead) {
        case '"':
        case '\\':
        case '\n':
            lexer->mark_end(lexer);
            return has_text;
        case '$':
            switch (scan_dollar(lexer, has_text)) {
            case NO_TEXT:
                return has_text;
            case TEXT_FOR_NOW:
                return true;
            case TEXT:
                break;
            }
            break;
        default:
            advance(lexer);
        }
        has_text = true;
    }
    lexer->mark_end(lexer);
    return has_text;
}

// ---- Heredocs ----

// Whether the line ahead is the tag alone. What was looked at is text if not.
static bool scan_end_line(TSLexer *lexer, const unsigned char *tag, unsigned length, bool *has_text) {
    while (is_blank(lexer->lookahead)) {
        advance(lexer);
        *has_text = true;
    }
    for (unsigned at = 0; at < length; at++) {
        if (lexer->lookahead != tag[at]) {
            return false;
        }
        advance(lexer);
        *has_text = true;
    }
    while (is_blank(lexer->lookahead)) {
        advance(lexer);
    }
    return lexer->lookahead == '\n' || lexer->eof(lexer);
}

// Whether there is a line ahead that ends the heredoc. If not, the lines ahead are not its text: it is being typed.
static bool is_closed(TSLexer *lexer, const unsigned char *tag, unsigned length) {
    bool has_text = false;
    while (true) {
        while (lexer->lookahead != '\n') {
            if (lexer->eof(lexer)) {
                return false;
            }
            advance(lexer);
        }
        advance(lexer);
        if (scan_end_line(lexer, tag, length, &has_text)) {
            return true;
        }
    }
}

// `BASH` behind `<<-`.
static bool scan_heredoc_tag(Scanner *scanner, TSLexer *lexer) {
    unsigned length = 0;
    unsigned char *tag = scanner->heredocs + scanner->size;
    unsigned room = sizeof scanner->heredocs - scanner->size;
    if (!begins_word(lexer->lookahead)) {
        return false;
    }
    while (is_in_word(lexer->lookahead)) {
        if (length == MAX_TAG || length + 1 >= room) {
            return false;
        }
        tag[length++] = (unsigned char)lexer->lookahead;
        advance(lexer);
    }
    lexer->mark_end(lexer);
    while (is_blank(lexer->lookahead)) {
        advance(lexer);
    }
    if (lexer->lookahead != '\n' || !is_closed(lexer, tag, length)) {
        return found(lexer, UNCLOSED_TAG);
    }
    tag[length] = (unsigned char)length;
    scanner->size += length + 1;
    return found(lexer, HEREDOC_TAG);
}

// The rest of the line of the tag: the text begins with the next.
static bool scan_heredoc_open(TSLexer *lexer) {
    while (is_blank(lexer->lookahead)) {
        skip(lexer);
    }
    if (lexer->lookahead != '\n') {
        return false;
    }
    advance(lexer);
    return found(lexer, HEREDOC_OPEN);
}

// Text of a heredoc up to an escape, an interpolation or the line that ends it; or that line's beginning.
static bool scan_heredoc(Scanner *scanner, TSLexer *lexer) {
    if (scanner->size == 0) {
        return false;
    }
    unsigned length = scanner->heredocs[scanner->size - 1];
    const unsigned char *tag = scanner->heredocs + scanner->size - 1 - length;
    bool begins_line = lexer->get_column(lexer) == 0;
    bool has_text = false;
    while (true) {
        if (begins_line) {
            lexer->mark_end(lexer);
            bool had_text = has_text;
            if (scan_end_line(lexer, tag, length, &has_text)) {
                if (had_text) {
                    return found(lexer, HEREDOC_TEXT);
                }
                scanner->size -= length + 1;
                return found(lexer, HEREDOC_CLOSE);
            }
        }
        begins_line = false;
        if (lexer->eof(lexer)) {
            lexer->mark_end(lexer);
            return has_text && found(lexer, HEREDOC_TEXT);
        }
        if (lexer->lookahead == '$') {
            switch (scan_dollar(lexer, has_text)) {
            case NO_TEXT:
                return has_text && found(lexer, HEREDOC_TEXT);
            case TEXT_FOR_NOW:
                return found(lexer, HEREDOC_TEXT);
            case TEXT:
                break;
            }
        } else {
            begins_line = lexer->lookahead == '\n';
            advance(lexer);
        }
        has_text = true;
    }
}

// ---- Code ----

// One newline or several, with the blanks between. The token ends with the last one: indentation belongs to what follows.
static bool scan_newline(TSLexer *lexer) {
    while (lexer->lookahead == '\n') {
        advance(lexer);
        lexer->mark_end(lexer);
        while (is_blank(lexer->lookahead)) {
            advance(lexer);
        }
    }
    return found(lexer, NEWLINE);
}

// `/* nested */`. One without an end ends with its line.
static bool scan_block_comment(TSLexer *lexer) {
    advance(lexer);
    if (lexer->lookahead != '*') {
        return false;
    }
    advance(lexer);
    bool on_first_line = true;
    for (unsigned depth = 1; depth > 0 && !lexer->eof(lexer);) {
        int32_t c = lexer->lookahead;
        if (c == '\n' && on_first_line) {
            lexer->mark_end(lexer);
            on_first_line = false;
        }
        advance(lexer);
        if (c == '/' && lexer->lookahead == '*') {
            advance(lexer);
            depth++;
        } else if (c == '*' && lexer->lookahead == '/') {
            advance(lexer);
            depth--;
            if (depth == 0) {
                lexer->mark_end(lexer);
                return found(lexer, BLOCK_COMMENT);
            }
        }
    }
    if (on_first_line) {
        lexer->mark_end(lexer);
    }
    return found(lexer, BLOCK_COMMENT);
}

// Whether nothing more can stand on this line, or in these brackets.
static bool is_end(TSLexer *lexer) {
    int32_t c = lexer->lookahead;
    return c == '\n' || c == '}' || c == ']' || c == ')' || c == ',' || lexer->eof(lexer);
}

static bool scan_code(TSLexer *lexer, const bool *valid) {
    while (true) {
        while (is_blank(lexer->lookahead)) {
            skip(lexer);
        }
        if (valid[MISSING] && !valid[RECOVERY] && is_end(lexer)) {
            return found(lexer, MISSING);
        }
        if (lexer->lookahead != '\n') {
            break;
        }
        if (valid[NEWLINE]) {
            return scan_newline(lexer);
        }
        skip(lexer);
    }
    return valid[BLOCK_COMMENT] && lexer->lookahead == '/' && scan_block_comment(lexer);
}

// ---- What tree-sitter calls ----

void *tree_sitter_ecs_external_scanner_create(void) { return calloc(1, sizeof(Scanner)); }

void tree_sitter_ecs_external_scanner_destroy(void *payload) { free(payload); }

unsigned tree_sitter_ecs_external_scanner_serialize(void *payload, char *buffer) {
    const Scanner *scanner = payload;
    memcpy(buffer, scanner->heredocs, scanner->size);
    return scanner->size;
}

void tree_sitter_ecs_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
    Scanner *scanner = payload;
    scanner->size = length;
    if (length > 0) {
        memcpy(scanner->heredocs, buffer, length);
    }
}

bool tree_sitter_ecs_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
    Scanner *scanner = payload;
    // While the parser recovers everything is valid, and strings and heredocs would take what is none.
    if (!valid[RECOVERY]) {
        if (valid[HEREDOC_TEXT] || valid[HEREDOC_CLOSE]) {
            return scan_heredoc(scanner, lexer);
        }
        if (valid[STRING_CONTENT]) {
            return scan_string_content(lexer);
        }
        if (valid[HEREDOC_OPEN]) {
            return scan_heredoc_open(lexer);
        }
        if (valid[HEREDOC_TAG]) {
            return scan_heredoc_tag(scanner, lexer);
        }
    }
    return scan_code(lexer, valid);
}
