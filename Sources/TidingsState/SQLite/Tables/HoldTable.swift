internal import GRDB
internal import TidingsModel

/// The hosts that asked to be left alone.
enum HoldTable: String {
  /// Those not to be asked for anything.
  case polls = "holds"
  /// Those not to be asked for the pages of articles.
  case pages = "page_holds"

  /// In the order of their hosts.
  func all(_ db: Database) throws -> [HostHold] {
    var holds: [HostHold] = []
    try KeptStatement(db, "SELECT host, until FROM \(rawValue) ORDER BY host").each { row in
      holds.append(HostHold(host: row.text(0), until: row.time(1)))
      return true
    }
    return holds
  }

  /// The later of two holds of a host stands.
  func put(_ db: Database, _ hold: HostHold) throws {
    try KeptStatement(
      db,
      """
      INSERT INTO \(rawValue)(host, until) VALUES(?1, ?2)
      ON CONFLICT(host) DO UPDATE SET until = max(until, excluded.until)
      """
    ).run {
      $0.bind(1, hold.host)
      $0.bind(2, hold.until)
    }
  }
}
