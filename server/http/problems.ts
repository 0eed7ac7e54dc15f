/** Every error that the API answers with: status, and what it says to a person, in French and English. RFC 9457. */
import type { Language } from '../../shared/text/language.ts'
import type { Refusal, RefusalFacts } from '../session/outcome.ts'

type HttpOnlyCode =
  | 'not-signed-in'
  | 'foreign-origin'
  | 'invalid-input'
  | 'malformed-json'
  | 'unsupported-media-type'
  | 'mistyped-code'
  | 'body-too-large'
  | 'file-too-large'
  | 'not-found'
  | 'method-not-allowed'
  | 'internal'
export type ProblemCode = Refusal | HttpOnlyCode

interface ProblemText {
  title: string
  /** With {facts} in braces. */
  detail?: string
}
type ProblemKind = { status: number } & Record<Language, ProblemText>

const say = (title: string, detail?: string): ProblemText => (detail === undefined ? { title } : { title, detail })

const PROBLEMS: Record<ProblemCode, ProblemKind> = {
  'not-signed-in': {
    status: 401,
    fr: say('Il faut d’abord entrer.', 'Entrez avec le code de la séance, ou avec votre lien d’animation.'),
    en: say('You need to come in first.', 'Join with the session’s code, or use your facilitator link.'),
  },
  'wrong-token': {
    status: 401,
    fr: say('Ce lien d’animation n’est pas le bon.', 'Copiez-le en entier depuis la fenêtre où Tablée a été lancé.'),
    en: say('This facilitator link is not the right one.', 'Copy all of it from the window where Tablée was started.'),
  },
  'wrong-observer-link': {
    status: 401,
    fr: say(
      'Ce lien d’observation ne s’ouvre pas.',
      'Il a été fermé, ou copié en partie. Demandez-en un à l’animation.',
    ),
    en: say('This observer link does not open.', 'It was revoked, or copied in part. Ask the facilitator for one.'),
  },
  'not-allowed': {
    status: 403,
    fr: say('Vous n’avez pas accès à cela.'),
    en: say('You do not have access to this.'),
  },
  'foreign-origin': {
    status: 403,
    fr: say('Cette demande vient d’une autre page.', 'Rouvrez Tablée depuis son adresse et recommencez.'),
    en: say('This request comes from another page.', 'Open Tablée again from its own address and retry.'),
  },
  'too-many-attempts': {
    status: 429,
    fr: say('Trop d’essais à la fois.', 'Patientez {retryAfterSeconds} secondes, puis réessayez.'),
    en: say('Too many attempts at once.', 'Wait {retryAfterSeconds} seconds, then try again.'),
  },
  'mistyped-code': {
    status: 422,
    fr: say('Une lettre du code semble fausse.', 'Un code a 8 caractères. Relisez-le à l’écran de la salle.'),
    en: say('One letter of the code seems off.', 'A code has 8 characters. Read it again from the room’s screen.'),
  },
  'unknown-code': {
    status: 404,
    fr: say('Aucune séance n’a ce code.', 'Vérifiez auprès de l’animation que c’est bien celui d’aujourd’hui.'),
    en: say('No session has this code.', 'Check with the facilitator that it is today’s.'),
  },
  'unknown-programme': {
    status: 404,
    fr: say('Ce programme n’existe pas.'),
    en: say('This programme does not exist.'),
  },
  'unknown-session': { status: 404, fr: say('Cette séance n’existe pas.'), en: say('This session does not exist.') },
  'unknown-participant': {
    status: 404,
    fr: say('Cette personne n’est pas dans la séance.'),
    en: say('This person is not in the session.'),
  },
  'unknown-board': { status: 404, fr: say('Ce tableau n’existe pas.'), en: say('This board does not exist.') },
  'unknown-iteration': {
    status: 404,
    fr: say('Cette itération n’existe pas.'),
    en: say('This iteration does not exist.'),
  },
  'unknown-group': { status: 422, fr: say('Ce groupe n’existe pas.'), en: say('This group does not exist.') },
  'unknown-table': { status: 422, fr: say('Cette table n’existe pas.'), en: say('This table does not exist.') },
  'unknown-template': {
    status: 400,
    fr: say('Le modèle « {template} » n’existe pas.', 'Rien n’a été créé.'),
    en: say('There is no template “{template}”.', 'Nothing was made.'),
  },
  'session-closed': {
    status: 409,
    fr: say('La séance est terminée.', 'Tout ce qui a été écrit est gardé.'),
    en: say('The session has ended.', 'Everything that was written is kept.'),
  },
  'session-full': {
    status: 409,
    fr: say('La séance est complète.', 'Elle accueille {limit} personnes au plus.'),
    en: say('The session is full.', 'It holds {limit} people at most.'),
  },
  'too-many-boards': {
    status: 422,
    fr: say('La séance a déjà autant de tableaux que possible.'),
    en: say('The session has as many boards as it can hold.'),
  },
  locked: {
    status: 423,
    fr: say('Ce tableau est verrouillé.', 'Déverrouillez-le, puis recommencez.'),
    en: say('This board is locked.', 'Unlock it, then try again.'),
  },
  'board-full': {
    status: 422,
    fr: say('Il n’y a pas assez de place sur ce tableau.', 'Il reste {free} cartes libres sur {limit}.'),
    en: say('There is not enough room on this board.', '{free} of {limit} cards are left.'),
  },
  'not-a-csv': {
    status: 422,
    fr: say('Ce fichier n’est pas un CSV lisible.', 'Dans votre tableur : Enregistrer sous, format CSV (UTF-8).'),
    en: say('This file is not a readable CSV.', 'In your spreadsheet: Save as, format CSV (UTF-8).'),
  },
  'unknown-column': {
    status: 422,
    fr: say('Le fichier n’a pas de colonne « {column} ».', 'Colonnes trouvées : {found}'),
    en: say('The file has no column “{column}”.', 'Columns found: {found}'),
  },
  'too-many-rows': {
    status: 422,
    fr: say('Le fichier a plus de {limit} lignes.', 'Partagez-le en plusieurs fichiers. Rien n’a été importé.'),
    en: say('The file has more than {limit} rows.', 'Split it into several files. Nothing was imported.'),
  },
  'stray-cell': {
    status: 422,
    fr: say(
      'La ligne {row} a plus de colonnes que la ligne d’en-têtes.',
      'Mettez entre guillemets les textes qui contiennent une virgule ou un point-virgule. Rien n’a été importé.',
    ),
    en: say(
      'Row {row} has more columns than the row of headers.',
      'Put texts that hold a comma or a semicolon in quotation marks. Nothing was imported.',
    ),
  },
  'stray-quote': {
    status: 422,
    fr: say(
      'Un guillemet de la ligne {row} n’est pas à sa place.',
      'Un texte qui commence par un guillemet finit par un guillemet, et double ceux qu’il contient. Rien n’a été importé.',
    ),
    en: say(
      'A quotation mark in row {row} is out of place.',
      'A text that begins with a quotation mark ends with one, and doubles those inside. Nothing was imported.',
    ),
  },
  'no-statements': {
    status: 422,
    fr: say('La colonne « {column} » est vide.', 'Rien n’a été importé.'),
    en: say('The column “{column}” is empty.', 'Nothing was imported.'),
  },
  'statement-too-long': {
    status: 422,
    fr: say('Le texte de la ligne {row} est trop long.', '{limit} caractères au plus. Rien n’a été importé.'),
    en: say('The text in row {row} is too long.', '{limit} characters at most. Nothing was imported.'),
  },
  'invalid-input': {
    status: 422,
    fr: say('Quelque chose manque ou n’est pas valable.'),
    en: say('Something is missing or not valid.'),
  },
  'malformed-json': { status: 400, fr: say('Ce n’est pas du JSON valable.'), en: say('This is not valid JSON.') },
  'unsupported-media-type': {
    status: 415,
    fr: say('Ce type de contenu n’est pas accepté ici.'),
    en: say('This kind of content is not accepted here.'),
  },
  'body-too-large': { status: 413, fr: say('La demande est trop grande.'), en: say('The request is too large.') },
  'file-too-large': {
    status: 413,
    fr: say('Le fichier est trop grand.', '{megabytes} Mo au plus. Rien n’a été importé.'),
    en: say('The file is too large.', '{megabytes} MB at most. Nothing was imported.'),
  },
  'not-found': { status: 404, fr: say('Il n’y a rien à cette adresse.'), en: say('There is nothing at this address.') },
  'method-not-allowed': {
    status: 405,
    fr: say('Cette adresse ne se demande pas ainsi.'),
    en: say('This address does not take this method.'),
  },
  internal: {
    status: 500,
    fr: say('Une erreur est survenue sur le serveur.', 'Ce qui était enregistré l’est toujours. Réessayez.'),
    en: say('Something went wrong on the server.', 'What was saved still is. Try again.'),
  },
}

export interface FieldError {
  path: string
  message: string
}

/** Thrown by routes and middleware; app.ts makes the answer of it. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly code: ProblemCode
  readonly facts: RefusalFacts
  readonly errors: FieldError[] | null

  constructor(code: ProblemCode, facts: RefusalFacts = {}, errors: FieldError[] | null = null) {
    super(code)
    this.code = code
    this.facts = facts
    this.errors = errors
  }
}

/** The problem document and its status, in one language. */
export function describeProblem(problem: ProblemError, language: Language) {
  const { code, facts, errors } = problem
  const kind = PROBLEMS[code]
  const { title, detail } = kind[language]
  return {
    type: `urn:tablee:problem:${code}`,
    title: fill(title, facts),
    status: kind.status,
    code,
    ...(detail !== undefined && Object.keys(facts).length >= countPlaces(detail)
      ? { detail: fill(detail, facts) }
      : {}),
    ...(errors === null ? {} : { errors }),
  }
}

const PLACE = /\{(\w+)\}/g
const countPlaces = (text: string): number => text.match(PLACE)?.length ?? 0
const fill = (text: string, facts: RefusalFacts): string =>
  text.replace(PLACE, (place, name: string) => String(facts[name] ?? place))
