internal import GRDB
internal import TidingsDedup
internal import TidingsModel

/// Finds the earlier article that one is nearly a copy of (`SimHash64`), and remembers each for those that follow. It
/// marks, and holds nothing back.
final class NearDuplicates {
  private let table: NearTable
  private let articles: ArticleTable
  /// Made when first asked; `nil` until then.
  private var index: NearIndex?
  /// Where the index stood when the transaction began; `nil` when it was not there.
  private var mark: NearIndex.Mark?
  /// The first article row that counts, and since which day; of the transaction.
  private var window: (day: Int, lowest: Int64?)?

  init(_ db: Database, articles: ArticleTable) throws {
    table = try NearTable(db)
    self.articles = articles
  }

  func begin() {
    mark = index?.mark
    window = nil
  }

  func end(lastArticle: Int64) throws { try table.end(lastArticle: lastArticle) }

  func undo() {
    table.undo()
    let isBack = mark.flatMap { index?.goBack(to: $0) } ?? false
    if !isBack { index = nil }
  }

  /// - Parameter hash: of the text as delivered.
  func earlier(than article: KnownArticle, hash: SimHash64, now: Timestamp) throws -> ArticleID? {
    let oldest = now.seconds - NearTable.lifetime
    let today = now.daysSinceEpoch
    let firstDay = today - 7
    if window?.day != firstDay || window?.lowest == nil {
      window = (firstDay, try articles.lowestRow(since: firstDay, today: today))
    }
    guard let lowest = window?.lowest else { return nil }
    if index == nil { index = try table.index(from: lowest) }
    let rows = index?.articles(near: hash, from: lowest, before: article.row) ?? []
    index?.add(hash, article: article.row, lowest: lowest)
    table.insert(hash, article: article.row)
    for row in rows {
      guard let other = try articles.identity(of: row), other.firstSeen.seconds >= oldest, other.id != article.id else {
        continue
      }
      return other.id
    }
    return nil
  }
}
