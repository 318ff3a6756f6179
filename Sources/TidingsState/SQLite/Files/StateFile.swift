internal import CSQLite
internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import TidingsModel

/// Opens state files, and refuses what is none.
enum StateFile {
  /// Files up to this size are checked throughout when they are opened: more would be felt at each start.
  private static let checkedSize = 4 << 20

  /// Opens the state for one writer and readers beside it; makes it when there is none.
  static func open(_ path: String) throws(StateError) -> DatabasePool {
    tidings_sqlite_count_no_memory()
    if try isMissing(path) { try create(path) } else { try examine(path) }
    do {
      var configuration = Configuration()
      configuration.label = "tidings state"
      configuration.maximumReaderCount = 2
      configuration.busyMode = .timeout(10)
      configuration.prepareDatabase { db in try prepare(db) }
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.writeWithoutTransaction { db in
        // GRDB sets NORMAL, with which a power failure forgets the last transactions.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
      }
      try Schema.migrator.migrate(pool)
      return pool
    } catch { throw StateError(error, path: path) }
  }

  /// Opens the state for reading beside whoever writes it.
  static func openReadOnly(_ path: String) throws(StateError) -> DatabaseQueue {
    guard try !isMissing(path) else {
      throw .cannotOpen(path: path, detail: "there is no state yet: the daemon has not run")
    }
    do {
      let queue = try readOnlyQueue(path)
      try queue.read { db in
        try refuseForeign(db, path: path)
        guard try Schema.migrator.hasCompletedMigrations(db) else {
          throw StateError.cannotOpen(path: path, detail: "written by an older tidings; run the daemon once")
        }
      }
      return queue
    } catch { throw StateError(error, path: path) }
  }

  /// What opening a state comes to, with nothing written or made.
  static func refusal(_ path: String) -> StateError? {
    do {
      guard try !isMissing(path) else { return nil }
      let hasLog = access(path + "-wal", F_OK) == 0
      // A log alone, as a copy may have it, is not read without an index to it being made.
      guard !hasLog || access(path + "-shm", F_OK) == 0 else { return nil }
      // Without a log nobody has the state open, and SQLite would make one to read the file.
      try examine(try readOnlyQueue(hasLog ? path : immutable(path)), path)
      return nil
    } catch { return StateError(error, path: path) }
  }

  /// The URI by which SQLite reads a file that nobody changes, and puts none beside it.
  private static func immutable(_ path: String) -> String {
    let escaped = PercentEncoding.encode(path) { $0 == 0x2F || PercentEncoding.isUnreserved($0) }
    return "file:" + escaped + "?immutable=1"
  }

  /// Looks at a state without writing to it, so that a file which is refused stays as it is.
  private static func examine(_ path: String) throws(StateError) {
    do {
      do {
        try examine(try readOnlyQueue(path), path)
      } catch let error as DatabaseError where needsRecovery(error) {
        // A crash left a transaction half done, which has to be rolled back before anybody can read the file; that needs
        // to write.
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in keepLog(db) }
        try examine(try DatabaseQueue(path: path, configuration: configuration), path)
      }
    } catch { throw StateError(error, path: path) }
  }

  private static func examine(_ queue: DatabaseQueue, _ path: String) throws {
    defer { try? queue.close() }
    try queue.read { db in
      try refuseForeign(db, path: path)
      try refuseDamaged(db, path: path)
    }
  }

  private static func needsRecovery(_ error: DatabaseError) -> Bool {
    [.SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY, .SQLITE_READONLY_CANTINIT].contains(error.extendedResultCode)
  }

  private static func readOnlyQueue(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in keepLog(db) }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Whether there is no state yet: no file, or an empty one.
  private static func isMissing(_ path: String) throws(StateError) -> Bool {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return true }
      throw StateError(failureOf: "open", errno, path: path, statePath: path)
    }
    // No connection of this process has the file open yet: closing the descriptor drops no lock of SQLite's.
    defer { _ = Glibc.close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .cannotOpen(path: path, detail: "fstat: \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAStateFile(path: path, found: "not a regular file") }
    if status.st_size == 0 { return true }
    var header = [UInt8](repeating: 0, count: 16)
    let count = read(descriptor, &header, header.count)
    guard count == 16, header.starts(with: "SQLite format 3\0".utf8) else {
      throw .notAStateFile(path: path, found: "no SQLite database")
    }
    return false
  }

  /// Makes an empty file of our own mode, which SQLite then gives its log as well.
  private static func create(_ path: String) throws(StateError) {
    var descriptor = StateDirectory.makeFile(path, ofStateAt: path)
    // An empty one is filled, and a link may lead to where none is yet.
    if descriptor < 0, errno == EEXIST { descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640) }
    guard descriptor >= 0 else { throw StateError(failureOf: "open", errno, path: path, statePath: path) }
    _ = Glibc.close(descriptor)
  }

  private static func prepare(_ db: Database) throws {
    // Readers look at little, and the writer goes through the pages of keys in their order.
    try db.execute(sql: "PRAGMA cache_size = \(db.configuration.readonly ? -1024 : -2048)")
    try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
    // Debian's SQLite writes zeros over all that is deleted: each article that leaves the outbox, a second time.
    try db.execute(sql: "PRAGMA secure_delete = OFF")
    keepLog(db)
  }

  /// The log stays when the last connection is closed: `tidings status`, which may not write here, could not open the
  /// state without.
  private static func keepLog(_ db: Database) {
    var keep: CInt = 1
    _ = sqlite3_file_control(db.sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, &keep)
  }

  /// Moves what stands in the log into the file and empties the log, before the last connection is closed: whoever opens
  /// the state next would have to read all of the log. A reader that is in the way for long, or a full disk, leaves that
  /// work to the next start.
  static func emptyLog(_ db: Database) {
    try? db.execute(sql: "PRAGMA busy_timeout = 1000")
    _ = try? db.checkpoint(.truncate)
  }

  private static func refuseForeign(_ db: Database, path: String) throws {
    let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    if id != Schema.applicationID {
      // What a crash left while the file was being made is ours as well: nothing yet, or the migrator's empty table.
      let tables =
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
      guard id == 0, tables == 0 else { throw StateError.foreign(path: path) }
    } else if try Schema.migrator.hasBeenSuperseded(db) {
      throw StateError.newer(path: path)
    }
  }

  private static func refuseDamaged(_ db: Database, path: String) throws {
    let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
    guard pages.multipliedReportingOverflow(by: pageSize).partialValue <= checkedSize else { return }
    let found = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
    guard found == "ok" else { throw refusal(found, path: path) }
  }

  /// A page that could not be read says nothing of what stands on it.
  private static func refusal(_ found: String, path: String) -> StateError {
    let code = found.firstRange(of: "error code=").flatMap { Int32(found[$0.upperBound...].prefix { $0.isNumber }) }
    guard code != nil || found.contains("failed to get page"), let last = found.split(separator: "\n").last,
      (code ?? SQLITE_IOERR) & 0xFF != SQLITE_CORRUPT
    else { return .corrupt(path: path, detail: found) }
    return StateError(
      DatabaseError(resultCode: ResultCode(rawValue: code ?? SQLITE_IOERR), message: String(last)), path: path)
  }
}

extension StateError {
  /// What an error of GRDB or SQLite means for the state.
  init(_ error: any Error, path: String) {
    if let error = error as? StateError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(code: -1, detail: String(describing: error))
      return
    }
    let code = error.extendedResultCode.rawValue
    let detail = "\(error.message ?? "no message"), SQLite \(code)"
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull(path: path, detail: detail)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path, detail: detail)
    case .SQLITE_BUSY: self = .locked(path: path)
    case .SQLITE_IOERR: self = .inputOutput(path: path, detail: detail)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path: path, detail: detail)
    case .SQLITE_CANTOPEN: self = .cannotOpen(path: path, detail: detail)
    default: self = .failed(code: code, detail: error.message ?? String(describing: error))
    }
  }
}
