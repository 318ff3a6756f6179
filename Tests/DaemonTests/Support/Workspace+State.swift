import CSQLite
import Testing

extension Workspace {
  /// Changes the state as its own program never would; nobody may hold it.
  func changeState(_ sql: String) throws {
    var database: OpaquePointer?
    try #require(sqlite3_open(path("state.sqlite"), &database) == SQLITE_OK)
    defer { sqlite3_close(database) }
    try #require(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK)
  }

  /// The number that a query of the state gives, beside whoever writes to it; 0 while there is no such table yet.
  func number(inState sql: String) throws -> Int {
    var database: OpaquePointer?
    try #require(sqlite3_open_v2(path("state.sqlite"), &database, SQLITE_OPEN_READONLY, nil) == SQLITE_OK)
    defer { sqlite3_close(database) }
    var query: OpaquePointer?
    guard sqlite3_prepare_v2(database, sql, -1, &query, nil) == SQLITE_OK else { return 0 }
    defer { sqlite3_finalize(query) }
    return sqlite3_step(query) == SQLITE_ROW ? Int(sqlite3_column_int64(query, 0)) : 0
  }
}
