// Methods of a text in conditions: "a".startsWith("b"). What they look for may itself be a fact.

export const textMethods: Readonly<Record<string, ((text: string, other: string) => string | boolean) | undefined>> = {
  startsWith: (text, other) => text.startsWith(other),
  endsWith: (text, other) => text.endsWith(other),
  contains: (text, other) => text.includes(other),
  // Letters of ASCII only: those of other scripts change with the language.
  lowerAscii: (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  upperAscii: (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
};
