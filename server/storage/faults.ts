/** Faults of storage that a caller may tell apart. Expected outcomes are values; these are thrown. */

/** A clientID is already another participant's in this epoch: the guard should have refused its update. */
export class BindingConflictError extends Error {
  override name = 'BindingConflictError'
}

/** A record to be changed does not exist: records are never deleted, so the caller made the id up. */
export class RecordNotFoundError extends Error {
  override name = 'RecordNotFoundError'
}

/** The database was made by a newer version of Tablée, whose tables this one does not know. Nothing was touched. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError'
}

/** Another process has this data folder open. Nothing was touched. */
export class DataFolderInUseError extends Error {
  override name = 'DataFolderInUseError'
}

/** The data folder cannot be made or written. Nothing was touched. */
export class DataFolderNotWritableError extends Error {
  override name = 'DataFolderNotWritableError'
}
