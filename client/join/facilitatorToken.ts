/** The token in what was pasted or opened: a whole link `…#facilitator=<token>`, its fragment, or the token itself. */
export function facilitatorToken(text: string): string {
  const match = /#?facilitator=([^&\s]+)/.exec(text)
  return match?.[1] ?? text.trim()
}

/** The token in the fragment of the page's address, or null. */
export const tokenOfHash = (hash: string): string | null => /^#facilitator=([^&\s]+)$/.exec(hash)?.[1] ?? null
