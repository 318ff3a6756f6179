import TestClock
import Testing

@testable import TidingsParse

@Suite("Persons in one line of text")
struct PersonTextTests {
  @Test(
    "Name and address are told apart",
    arguments: [
      ("lan@example.org (Lan)", "Lan", "lan@example.org"), ("Lan <lan@example.org>", "Lan", "lan@example.org"),
      ("Lan (lan@example.org)", "Lan", "lan@example.org"), ("\"Lan\" <lan@example.org>", "Lan", "lan@example.org"),
      ("lan@example.org", nil, "lan@example.org"), ("Lan", "Lan", nil),
      ("mailto:lan@example.org", nil, "lan@example.org"),
      ("lan@example.org?subject=x (Lan)", "Lan", "lan@example.org"),
      ("Lan &lt;&gt; lan@example.org", "Lan", "lan@example.org"),
      ("lan@example.org (Lan (Hà Nội))", "Lan (Hà Nội)", "lan@example.org"), ("@lan", "@lan", nil), ("a@b", "a@b", nil),
      ("lan@example.org\u{A0}(Lan)", "Lan", "lan@example.org"), ("lan@example.org - Lan", "Lan", "lan@example.org"),
      ("me @ home", "me @ home", nil), ("(Lan)", "Lan", nil), ("()", nil, nil),
      ("(Lan) (Hà Nội)", "(Lan) (Hà Nội)", nil), ("wang@example.org（王）", "王", "wang@example.org"),
      ("<a href=\"mailto:lan@example.org?subject=x\">Lan</a>", "Lan", "lan@example.org"),
      ("By <a href='http://example.org/lan'>Lan</a>", "By Lan", nil),
    ] as [(String, String?, String?)])
  func toldApart(_ text: String, _ name: String?, _ email: String?) {
    let person = PersonText.read(text)
    #expect(person?.name == name)
    #expect(person?.email == email)
  }

  @Test(
    "Several persons with an address each are told apart",
    arguments: [
      "lan@example.org (Lan), hoa@example.org (Hoa)", "Lan <lan@example.org>; Hoa <hoa@example.org>",
      "lan@example.org (Lan) hoa@example.org (Hoa)", "lan@example.org - Lan | hoa@example.org - Hoa",
    ])
  func several(_ text: String) {
    let people = PersonText.list(text)
    #expect(people.map(\.name) == ["Lan", "Hoa"] && people.map(\.email) == ["lan@example.org", "hoa@example.org"])
  }

  @Test(
    "One person stays one, whatever commas stand in the name",
    arguments: [
      "\"Lan, Hoa\" <lan@example.org>", "lan@example.org (Lan, Hoa)", "Lan; Hoa", "lan@example.org (@lan, x)",
    ])
  func notSeveral(_ text: String) { #expect(PersonText.list(text) == [PersonText.read(text)].compactMap(\.self)) }

  @Test("White space alone is nobody")
  func nobody() { #expect(PersonText.read(" \n ") == nil) }

  @Test("The same person named twice is one, with all that is known")
  func merged() {
    var people: [ParsedPerson] = []
    PersonText.add(ParsedPerson(name: "Lan"), to: &people)
    PersonText.add(ParsedPerson(name: "Lan", email: "lan@example.org"), to: &people)
    PersonText.add(ParsedPerson(email: "lan@example.org", url: ParsedReference("/lan")), to: &people)
    #expect(people == [ParsedPerson(name: "Lan", email: "lan@example.org", url: ParsedReference("/lan"))])
  }

  @Test("Persons are told apart behind any number of commas", .timeLimit(.minutes(30)))
  func commas() {
    let began = processorTime()
    let commas = String(repeating: ",", count: 4000)
    for _ in 0..<300 {
      #expect(PersonText.list("@@" + commas).count <= 1)
      #expect(
        PersonText.list("lan@example.org (Lan)" + commas + "hoa@example.org (Hoa)").map(\.email)
          == ["lan@example.org", "hoa@example.org"])
    }
    #expect(processorTime() - began < .seconds(60))
  }
}
