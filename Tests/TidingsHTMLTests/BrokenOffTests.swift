import Testing
import TidingsHTML

@Suite("Texts that go on elsewhere")
struct BrokenOffTests {
  @Test(
    "A text breaks off that ends in an ellipsis, in brackets or without",
    arguments: [
      ("The bridge was opened…", true), ("The bridge was opened...", true), ("The bridge [...]", true),
      ("The bridge was […]", true), ("[The bridge…]", true), ("The bridge was opened.", false), ("", false),
      ("The bridge… was opened.", false),
    ])
  func ellipsis(_ text: String, _ breaksOff: Bool) { #expect(PlainText.breaksOff(text) == breaksOff) }
}
