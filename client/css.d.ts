/** Custom properties may stand in a `style`: how a component hands a token to its style sheet. */
import 'react'

declare module 'react' {
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined
  }
}
