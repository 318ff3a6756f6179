import CLibXML2
import Testing

@testable import TidingsParse

@Suite("Entities")
struct XMLEntitiesTests {
  @Test("libxml2 finds no room in an entity to leave the text of its declaration in, which nobody would free")
  func takesNoOriginal() {
    var entities = XMLEntities(documentSize: 1000)
    let isTaken = entities.declare("site", "The Site")
    #expect(isTaken)
    let (entity, _) = entities.find("site", inAttribute: false)
    #expect(entity.pointee.orig != nil)
    #expect(String(cString: entity.pointee.content) == "The Site")
  }

  @Test("An entity may be used in another before it is declared, and names itself at no distance")
  func forward() throws {
    func read(_ subset: String) throws -> (title: String, isWellFormed: Bool) {
      let document =
        "<!DOCTYPE rss [\(subset)]><rss><channel><title>x&a;y</title><item><title>i</title></item></channel></rss>"
      let feed = try FeedParser.parse(Array(document.utf8))
      return (String(decoding: feed.title?.bytes ?? [], as: UTF8.self), feed.isWellFormed)
    }
    let forward = try read("<!ENTITY a '&b;, &b;'><!ENTITY b 'B &amp; C'>")
    #expect(forward.title == "xB & C, B & Cy" && forward.isWellFormed)
    for subset in ["<!ENTITY a '&a;'>", "<!ENTITY a '&b;'><!ENTITY b '&a;'>"] {
      #expect(try !read(subset).isWellFormed)
    }
  }
}
