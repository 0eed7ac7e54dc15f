import { LARGE_SHEET, sheet, type ZoneText } from './layouts.ts'
import type { Template } from './template.ts'

const minute = (number: number): ZoneText => ({ title: { fr: `Minute ${number}`, en: `Minute ${number}` } })

export const crazyEights: Template = {
  id: 'crazy-eights',
  title: { fr: 'Huit idées en huit minutes', en: 'Crazy eights' },
  purpose: { fr: 'Chercher vite, sans juger.', en: 'Search fast, judge nothing.' },
  instruction: {
    fr: 'Une case par minute : dessinez ou écrivez une idée, même drôle, puis passez à la case suivante.',
    en: 'One box a minute: draw or write one idea, a funny one too, then go on to the next box.',
  },
  kinds: ['drawing', 'idea'],
  zones: () => sheet([[1, 2, 3, 4].map(minute), [5, 6, 7, 8].map(minute)], { size: LARGE_SHEET }),
}
