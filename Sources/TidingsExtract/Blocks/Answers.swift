/// Finds the answers on a page about one question (schema.org's `Question`), of which the question is the article. Where
/// there are several questions, as in what is asked often, the answers are.
enum Answers {
  /// A question is an article from this weight on.
  private static let leastQuestion: Int32 = 200

  /// - Returns: the answers' elements, in page order.
  static func find(in page: Page, _ mass: [PageAnalysis.Mass]) -> [Int] {
    guard page.attributes.contains(where: { $0.name == .itemtype }) else { return [] }
    var question: Int?
    var answers: [Int] = []
    for node in page.nodes.indices {
      if page.attribute(.itemtype, of: node).map({ ByteText.equals($0.suffix(9), "/question") }) ?? false {
        guard question == nil else { return [] }
        question = node
      }
      guard let property = page.attribute(.itemprop, of: node),
        ByteText.equals(property, "acceptedanswer") || ByteText.equals(property, "suggestedanswer")
      else { continue }
      if let last = answers.last, page.contains(last, node) { continue }
      answers.append(node)
    }
    guard let question, !answers.isEmpty, answers.allSatisfy({ page.contains(question, $0) }),
      mass[question].weight - answers.reduce(0, { $0 &+ mass[$1].weight }) >= leastQuestion
    else { return [] }
    return answers
  }
}
