/// Finds the answers on a page about one question (schema.org's `Question`), of which the question is the article. Where
/// there are several questions, as in what is asked often, the answers are.
enum Answers {
  /// A question's text is an article from this weight on.
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
    guard let question, !answers.isEmpty, answers.allSatisfy({ page.contains(question, $0) }) else { return [] }
    let text = (question..<Int(page.nodes[question].end)).first { node in
      page.attribute(.itemprop, of: node).map { ByteText.equals($0, "text") } ?? false
        && !answers.contains { page.contains($0, node) }
    }
    return text.map { mass[$0].weight >= leastQuestion } == true ? answers : []
  }
}
