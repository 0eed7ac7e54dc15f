import { LARGE_SHEET, sheet, withHeart, type ZoneText } from './layouts.ts'
import type { Template } from './template.ts'

interface Petal {
  ring: ZoneText
  heart: ZoneText
}

const petal = (number: number): Petal => ({
  ring: { title: { fr: `Pétale ${number}`, en: `Petal ${number}` } },
  heart: { title: { fr: `Idée ${number}`, en: `Idea ${number}` }, color: 'rose' },
})

const centre: Petal = {
  ring: { title: { fr: 'Huit idées autour', en: 'Eight ideas around it' }, color: 'rose' },
  heart: { title: { fr: 'Le sujet', en: 'The subject' }, color: 'sun' },
}

export const lotusBlossom: Template = {
  id: 'lotus-blossom',
  title: { fr: 'Fleur de lotus', en: 'Lotus blossom' },
  purpose: { fr: 'Faire pousser soixante-quatre idées sur un sujet.', en: 'Grow sixty-four ideas from one subject.' },
  instruction: {
    fr: 'Au milieu, un sujet et huit idées autour. Recopiez chaque idée au cœur d’un pétale, et trouvez-en huit autour d’elle.',
    en: 'In the middle, a subject with eight ideas around it. Copy each idea into the heart of a petal, and find eight around it.',
  },
  kinds: ['idea', 'question', 'drawing'],
  zones() {
    const petals = [petal(1), petal(2), petal(3), petal(4), centre, petal(5), petal(6), petal(7), petal(8)]
    const rings = petals.map(({ ring }) => ring)
    const rows = [rings.slice(0, 3), rings.slice(3, 6), rings.slice(6)]
    return sheet(rows, { size: LARGE_SHEET }).flatMap((ring, index) => withHeart(ring, petals[index]!.heart))
  },
}
