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
}
