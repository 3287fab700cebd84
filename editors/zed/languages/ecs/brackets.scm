; What belongs together.

("{" @open "}" @close)
("[" @open "]" @close)
("(" @open ")" @close)
("<" @open ">" @close)
("\"" @open "\"" @close)
("${" @open "}" @close)
