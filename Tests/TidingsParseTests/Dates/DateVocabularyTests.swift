import Testing
import TidingsParse

/// The words of dates, for those who read running text.
@Suite struct DateVocabularyTests {
  @Test(
    "A name that is another month's in a neighbour's language is one only where the language is known",
    arguments: [
      ("listopada", "pl", 11), ("listopada", "hr", 10), ("lip", "cs", 7), ("spa", "lt", 10), ("Lip", "bs", 6),
    ])
  func monthOfLanguage(_ name: String, _ language: String, _ month: Int) {
    #expect(DateVocabulary.month(named: name, language: language) == month)
    #expect(DateVocabulary.month(named: name) == nil)
    #expect(DateVocabulary.isMonth(name) == (name != "spa"))
  }

  @Test("The Persian May is none in a text, where it is the beginning of a verb")
  func persianMay() {
    #expect(DateVocabulary.month(named: "می", language: "fa") == nil)
    #expect(DateVocabulary.month(named: "مه", language: "fa") == 5)
  }
}
