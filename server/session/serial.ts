/** Runs asynchronous commands one after the other: what one decided still holds when it writes. */
export type Serial = <T>(command: () => Promise<T>) => Promise<T>

export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve()
  return (command) => {
    const result = last.then(command, command)
    last = result.catch(() => {})
    return result
  }
}
