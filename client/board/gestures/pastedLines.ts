import { readCardText } from '../model/cardText.ts'

/** More than a mail or a spreadsheet column has; a longer list is a file, and files are imported. */
export const MAX_PASTED_LINES = 200

export interface PastedLines {
  /** A card each. */
  lines: string[]
  /** How many were left out: a line too long for a card closes one's own connection, and a long list fills the board. */
  tooLong: number
  tooMany: number
}

/** What was pasted on the board, a card a line: blank lines, bullets and numbers before the text are no part of it. */
export function pastedLines(text: string): PastedLines {
  const found = text
    .split(/\r\n?|\n/)
    .map((line) => readCardText(line.replace(/^\s*(?:[-–—•*·▪◦]|\d{1,3}[.)])\s+/, '')))
  const lines = found.flatMap((line) => (line.ok ? [line.text] : []))
  return {
    lines: lines.slice(0, MAX_PASTED_LINES),
    tooLong: found.filter((line) => !line.ok && line.reason === 'too-long').length,
    tooMany: Math.max(0, lines.length - MAX_PASTED_LINES),
  }
}
