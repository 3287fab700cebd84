// Classes of elements for the scopes of TextMate grammars: a theme speaks of `keyword` or `keyword-control`, as those of editors do.

/** `scope-keyword scope-keyword-declaration` of `keyword.declaration.ecs`. */
export function classes(scope) {
  const words = scope.split('.').slice(0, -1);
  return words.map((_, at) => `scope-${words.slice(0, at + 1).join('-')}`).join(' ');
}
