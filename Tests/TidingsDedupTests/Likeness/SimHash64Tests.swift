import Testing
import TidingsDedup
import TidingsModel

@Suite struct SimHashes {
  private func hash(_ text: String) -> SimHash64? {
    var item = Item()
    item.contentText = text
    return SimHash64(item)
  }

  private func words(_ count: Int, seed: Int = 1) -> [String] {
    (0..<count).map { "word\(($0 * 7919 + seed * 13) % 9973)" }
  }

  @Test func needFiftyWords() {
    #expect(hash(words(49).joined(separator: " ")) == nil)
    #expect(hash(words(50).joined(separator: " ")) != nil)
    #expect(hash("") == nil)
    #expect(hash(String(repeating: "-- ", count: 500)) == nil)
  }

  @Test func stayTheSameFromRunToRun() throws {
    // Hashes are kept in the state: another value for the same text would be another format of the file.
    let text = words(60).joined(separator: " ")
    let bits = try #require(hash(text)).bits
    #expect(bits == 0x2430_B715_AD07_1A10)
  }

  @Test func stayTheSameForWordsOfAllLengthsAndScripts() throws {
    // The value was reckoned by another implementation, byte by byte.
    let sentence =
      "Bến phà @Cảng số 12 [mở lại] lúc 7:30 `sáng` {thứ Hai}, hành khách nên đến trước nửa giờ; "
      + "straßenbahnhaltestelle internationalization × 港口渡轮 เรือ 100% a/b c_d Zz "
    let text = (0..<6).map { sentence + "\($0)" }.joined()
    #expect(try #require(hash(text)).bits == 0xA83E_EC0D_9E51_CD6B)
  }

  @Test func doNotSeeCaseAndPunctuation() {
    let plain = words(80).joined(separator: " ")
    #expect(hash(plain) == hash(plain.uppercased()))
    #expect(hash(plain) == hash(words(80).joined(separator: ", ") + "!"))
  }

  @Test func areNearForNearlyEqualTexts() throws {
    for seed in 1...20 {
      var changed = words(600, seed: seed)
      changed[300] = "ferry"
      let distance = try #require(hash(words(600, seed: seed).joined(separator: " "))).distance(
        to: #require(hash(changed.joined(separator: " "))))
      #expect(distance <= 5)
    }
  }

  @Test func areFarForOtherTexts() throws {
    let one = try #require(hash(words(300, seed: 1).map { $0 + "a" }.joined(separator: " ")))
    let other = try #require(hash(words(300, seed: 1).map { $0 + "b" }.joined(separator: " ")))
    #expect(one.distance(to: other) > 16)
  }

  @Test func workForLanguagesWithoutSpaces() throws {
    let sentence = "港口的渡轮服务在星期一早上恢复运行乘客需要提前半小时到达码头"
    let text = (0..<8).map { "第\($0)天" + sentence + "编号\($0 * 37)" }.joined()
    let changed = text.replacing("第3天", with: "第三天")
    let one = try #require(hash(text))
    #expect(one.distance(to: try #require(hash(changed))) <= 3)
    #expect(one.distance(to: try #require(hash(String(text.reversed())))) > 10)
    #expect(hash("เรือข้ามฟากกลับมาให้บริการอีกครั้งตั้งแต่เช้าวันจันทร์ผู้โดยสารควรมาถึงท่าเรือก่อนเวลา") != nil)
  }

  /// Letters are looked for sixteen bytes at a time.
  @Test func doNotDependOnWhereInTheTextAWordStands() {
    let words = [
      "ấn", "×", "người", "Straße", "şehir", "город", "мир,", "שלום", "مدينة", "،", "λόγος", "½", "港口", "เรือ",
      "naïve—so", "7÷2",
      "ḿ", "नगर।",
    ]
    let text = (0..<6).map { round in words.map { "\($0)\(round)" }.joined(separator: " ") }.joined(separator: " ")
    let expected = hash(text)
    #expect(expected != nil)
    for before in 1..<40 { #expect(hash(String(repeating: " ", count: before) + text) == expected) }
  }
}
