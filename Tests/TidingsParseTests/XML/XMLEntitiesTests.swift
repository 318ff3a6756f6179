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
}
