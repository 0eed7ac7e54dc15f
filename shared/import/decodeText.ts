/** Bytes of an uploaded file as text: UTF-8, UTF-16 with its mark, else Windows-1252, which spreadsheets still write. Pure. */

/** @returns null when it is no text at all, a spreadsheet file for instance. */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  // Text never holds NUL; archives (.xlsx, .ods) do, and begin with PK.
  if (bytes.includes(0) || (first === 0x50 && second === 0x4b && bytes[2] === 3)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
