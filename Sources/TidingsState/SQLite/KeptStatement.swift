internal import GRDB
internal import GRDBSQLite
internal import TidingsDedup
internal import TidingsModel

/// `SQLITE_TRANSIENT`: SQLite copies what is bound before the call returns.
private var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

/// A prepared statement kept for the life of its connection, bound and stepped without intermediate values: the writer
/// runs a hundred of them for each poll.
///
/// To be used where its connection may be, on the writer's queue.
struct KeptStatement {
  private let owner: Statement
  private let handle: OpaquePointer
  private let room: KeyRoom

  init(_ db: Database, _ sql: String) throws {
    owner = try db.makeStatement(sql: sql)
    handle = owner.sqliteStatement
    room = KeyRoom(parameters: Int(sqlite3_bind_parameter_count(handle)))
  }

  /// Room for a key in each parameter, which stays where it is until the statement has run: SQLite would otherwise copy
  /// each of them onto the heap.
  private final class KeyRoom {
    let words: UnsafeMutablePointer<UInt64>

    init(parameters: Int) {
      words = .allocate(capacity: max(1, parameters * 2))
      words.initialize(repeating: 0, count: max(1, parameters * 2))
    }

    deinit { words.deallocate() }
  }

  /// Runs a statement that returns no row.
  func run(_ bind: (borrowing Binder) -> Void = { _ in }) throws {
    defer { reset() }
    bind(Binder(handle: handle, room: room.words))
    _ = try step()
  }

  /// The first row, or `nil`.
  func first<Value>(_ bind: (borrowing Binder) -> Void = { _ in }, _ read: (borrowing Row) -> Value) throws -> Value? {
    defer { reset() }
    bind(Binder(handle: handle, room: room.words))
    return try step() ? read(Row(handle: handle)) : nil
  }

  /// Every row, until the closure returns false.
  func each(_ bind: (borrowing Binder) -> Void = { _ in }, _ body: (borrowing Row) throws -> Bool) throws {
    defer { reset() }
    bind(Binder(handle: handle, room: room.words))
    while try step() {
      guard try body(Row(handle: handle)) else { return }
    }
  }

  /// Rows that the last statement of the connection wrote or deleted.
  var changes: Int { Int(sqlite3_changes(sqlite3_db_handle(handle))) }

  private func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let database = sqlite3_db_handle(handle)
      let extended = sqlite3_extended_errcode(database)
      throw DatabaseError(
        resultCode: ResultCode(rawValue: extended & 0xFF == code & 0xFF ? extended : code),
        message: sqlite3_errmsg(database).map { String(cString: $0) })
    }
  }

  private func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// Binds a statement's parameters, counted from 1.
  struct Binder: ~Copyable {
    fileprivate let handle: OpaquePointer
    fileprivate let room: UnsafeMutablePointer<UInt64>

    func bind(_ index: Int32, _ number: Int64?) {
      if let number { sqlite3_bind_int64(handle, index, number) }
    }
    func bind(_ index: Int32, _ number: Int?) { bind(index, number.map(Int64.init)) }
    func bind(_ index: Int32, _ number: Double?) {
      if let number { sqlite3_bind_double(handle, index, number) }
    }
    func bind(_ index: Int32, _ text: String?) {
      if let text { _ = sqlite3_bind_text(handle, index, text, Int32(clamping: text.utf8.count), transient) }
    }
    func bind(_ index: Int32, _ bytes: [UInt8]?) {
      guard let bytes else { return }
      _ = bytes.withUnsafeBytes {
        $0.isEmpty
          ? sqlite3_bind_zeroblob(handle, index, 0)
          : sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), transient)
      }
    }
    /// - Parameter bytes: not copied: they have to stay where they are until the statement has run.
    func bind(_ index: Int32, lasting bytes: UnsafeRawBufferPointer) {
      _ =
        bytes.isEmpty
        ? sqlite3_bind_zeroblob(handle, index, 0)
        : sqlite3_bind_blob64(handle, index, bytes.baseAddress, UInt64(bytes.count), nil)
    }
    func bind(_ index: Int32, _ time: Timestamp?) { bind(index, time?.microseconds) }
    func bind(_ index: Int32, _ key: DedupKey) { bind(index, high: key.high, low: key.low) }
    func bind(_ index: Int32, _ sketch: TextSketch?) {
      if let sketch { bind(index, high: sketch.high, low: sketch.low) }
    }
    func bind(_ index: Int32, _ id: ArticleID) { bind(index, high: id.high, low: id.low) }

    private func bind(_ index: Int32, high: UInt64, low: UInt64) {
      let place = room + Int(index - 1) * 2
      place[0] = high.bigEndian
      place[1] = low.bigEndian
      _ = sqlite3_bind_blob64(handle, index, place, 16, nil)
    }
  }

  /// Reads the columns of the present row, counted from 0.
  struct Row: ~Copyable {
    fileprivate let handle: OpaquePointer

    /// What stands in a column; `nil` for NULL. SQLite looks the column up once, and not for each question about it. Such a
    /// value is not protected from other threads, of which the connection has none.
    private func value(_ column: Int32) -> OpaquePointer? {
      let value = sqlite3_column_value(handle, column)
      return sqlite3_value_type(value) == SQLITE_NULL ? nil : value
    }

    private func bytes(of value: OpaquePointer) -> UnsafeRawBufferPointer {
      let start = sqlite3_value_blob(value)
      return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
    }

    func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    func int(_ column: Int32) -> Int { Int(int64(column)) }
    func int64IfAny(_ column: Int32) -> Int64? { value(column).map { sqlite3_value_int64($0) } }
    func intIfAny(_ column: Int32) -> Int? { int64IfAny(column).map(Int.init) }
    func doubleIfAny(_ column: Int32) -> Double? { value(column).map { sqlite3_value_double($0) } }
    func time(_ column: Int32) -> Timestamp { Timestamp(microseconds: int64(column)) }
    func timeIfAny(_ column: Int32) -> Timestamp? { int64IfAny(column).map(Timestamp.init(microseconds:)) }

    func bytesIfAny(_ column: Int32) -> [UInt8]? {
      value(column).map { Array(bytes(of: $0)) }
    }
    func bytes(_ column: Int32) -> [UInt8] { bytesIfAny(column) ?? [] }
    func textIfAny(_ column: Int32) -> String? {
      value(column).map { String(decoding: bytes(of: $0), as: UTF8.self) }
    }
    func text(_ column: Int32) -> String { textIfAny(column) ?? "" }

    func key(_ column: Int32) -> DedupKey {
      let (high, low) = words(column)
      return DedupKey(high: high, low: low)
    }
    func sketchIfAny(_ column: Int32) -> TextSketch? {
      guard value(column) != nil else { return nil }
      let (high, low) = words(column)
      return TextSketch(high: high, low: low)
    }
    func articleID(_ column: Int32) -> ArticleID {
      let (high, low) = words(column)
      return ArticleID(high: high, low: low)
    }

    private func words(_ column: Int32) -> (UInt64, UInt64) {
      guard let start = sqlite3_column_blob(handle, column), sqlite3_column_bytes(handle, column) == 16 else {
        return (0, 0)
      }
      return (
        UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
  }
}

extension Timestamp {
  /// Since the epoch, rounded down; clamped to what 64 bits hold.
  var microseconds: Int64 {
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    if overflow { return seconds < 0 ? Int64.min : Int64.max }
    return whole.addingReportingOverflow(Int64(nanoseconds / 1000)).partialValue
  }

  /// The same as it is kept.
  var inMicroseconds: Timestamp { Timestamp(microseconds: microseconds) }

  init(microseconds: Int64) {
    var seconds = microseconds / 1_000_000
    var rest = microseconds % 1_000_000
    if rest < 0 {
      seconds -= 1
      rest += 1_000_000
    }
    self.init(seconds: seconds, nanoseconds: Int32(rest) * 1000)
  }
}
