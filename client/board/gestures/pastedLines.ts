/** More than a mail or a spreadsheet column has; a longer list is a file, and files are imported. */
const MAX_LINES = 200

/** What was pasted on the board, a card a line: blank lines, bullets and numbers before the text are left out. */
export function pastedLines(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/^\s*(?:[-–—•*·▪◦]|\d{1,3}[.)])\s+/, '').trim())
    .filter((line) => line !== '')
    .slice(0, MAX_LINES)
}
